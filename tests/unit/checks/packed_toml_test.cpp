// A pack gives what parsing gives, and an edited text is not in it.
#include "checks/packed_toml.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace sverka {
namespace {

bool equal(const TomlValue& one, const TomlValue& other) {
  if (one.kind != other.kind || one.boolean != other.boolean || one.integer != other.integer || one.text != other.text ||
      one.line != other.line || one.column != other.column || one.items.size() != other.items.size() ||
      one.entries.size() != other.entries.size()) {
    return false;
  }
  for (std::size_t at = 0; at < one.items.size(); ++at) {
    if (!equal(one.items[at], other.items[at])) {
      return false;
    }
  }
  for (std::size_t at = 0; at < one.entries.size(); ++at) {
    if (one.entries[at].first != other.entries[at].first || !equal(one.entries[at].second, other.entries[at].second)) {
      return false;
    }
  }
  return true;
}

std::vector<std::string> all_texts() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SVERKA_SOURCE_DIR "/checks")) {
    if (entry.path().extension() == ".toml") {
      std::ostringstream text;
      text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      texts.push_back(text.str());
    }
  }
  return texts;
}

const std::string kOdd = "a = -5\nb = [true, [1, 2], {c = \"\\u0416\"}]\nd = 2026-11-22\n[t]\nx = 0\n";

class PackedToml : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::vector<std::string> texts = all_texts();
    texts.push_back(kOdd);
    texts.push_back("broken = ");
    parsed() = texts;
    bytes() = pack_toml(texts);
  }
  static std::vector<std::string>& parsed() {
    static std::vector<std::string> texts;
    return texts;
  }
  static std::string& bytes() {
    static std::string bytes;
    return bytes;
  }
};

TEST_F(PackedToml, GivesWhatParsingGives) {
  ASSERT_GT(parsed().size(), 40u);
  const TomlPack pack(bytes());
  for (const std::string& text : parsed()) {
    const Result<TomlTree> value = parse_toml(text, {});
    const std::optional<TomlTree> packed = pack.find(text);
    ASSERT_EQ(packed.has_value(), value.has_value()) << text.substr(0, 80);
    EXPECT_TRUE(!packed || equal(packed->root, value->root)) << text.substr(0, 80);
  }
}

TEST_F(PackedToml, DoesNotKnowAnEditedText) {
  const TomlPack pack(bytes());
  EXPECT_TRUE(pack.find(kOdd).has_value());
  EXPECT_FALSE(pack.find(kOdd + " ").has_value());
  EXPECT_FALSE(pack.find("").has_value());
}

TEST_F(PackedToml, BrokenBytesGiveNothingWrong) {
  const std::string whole = pack_toml({kOdd});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string part = whole.substr(0, size);
    const TomlPack pack(part);
    EXPECT_FALSE(pack.find(kOdd).has_value()) << size;
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    static_cast<void>(TomlPack(changed).find(kOdd));  // must end, and touch nothing beyond its bytes
  }
}

}  // namespace
}  // namespace sverka
