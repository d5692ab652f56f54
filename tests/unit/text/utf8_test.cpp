// Broken bytes are found and mended as one code point after another would have them.
#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace sverka {
namespace {

std::string mended_one_by_one(const std::string& text) {
  std::string mended;
  for (std::size_t at = 0; at < text.size();) {
    append_utf8(mended, next_code_point(text, at));
  }
  return mended;
}

TEST(Utf8, RepairsWhatIsBroken) {
  const struct {
    const char* text;
    const char* mended;
  } cases[] = {
      {"", ""},
      {"plain words of ASCII", "plain words of ASCII"},
      {"\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82", "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82"},
      {"\xEF\xBF\xBD", "\xEF\xBF\xBD"},                          // U+FFFD itself is no fault
      {"a\xFFz", "a\xEF\xBF\xBDz"},                              // no byte of UTF-8
      {"\xD0", "\xEF\xBF\xBD"},                                  // cut
      {"\xD0\x9F\xD1", "\xD0\x9F\xEF\xBF\xBD"},                  //
      {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},                  // overlong
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},  // a surrogate
      {"12345678\xD0\xD0\x90\xD0\x90\xD0\x90", "12345678\xEF\xBF\xBD\xD0\x90\xD0\x90\xD0\x90"},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(repair_utf8(one.text), one.mended) << one.text;
    EXPECT_EQ(is_valid_utf8(one.text), std::string(one.text) == one.mended) << one.text;
  }
}

TEST(Utf8, LooksAtManyBytesAsAtOne) {
  std::mt19937 chance(3);
  const std::string pieces[] = {
      "a",    " ",    "word", "\xD0\x90",    "\xD1\x8F", "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2", "\xE2\x80\x94", "\xF0\x9F\x98\x80",
      "\xD0", "\x90", "\xFF", "\xED\xA0\x80"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t count = chance() % 12; count > 0; --count) {
      text += pieces[chance() % (round % 2 == 0 ? 8 : std::size(pieces))];
    }
    const std::string mended = mended_one_by_one(text);
    ASSERT_EQ(repair_utf8(text), mended);
    ASSERT_EQ(is_valid_utf8(text), mended == text);
    ASSERT_TRUE(is_valid_utf8(mended));
  }
}

}  // namespace
}  // namespace sverka
