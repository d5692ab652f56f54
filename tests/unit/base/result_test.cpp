#include "base/result.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace sverka {
namespace {

// The codes of the outer face: each has its own name, and none was forgotten.
TEST(Result, EveryCodeHasItsName) {
  const struct {
    ErrorCode code;
    const char* name;
  } cases[] = {
      {ErrorCode::NotFound, "not_found"},
      {ErrorCode::Unsupported, "unsupported"},
      {ErrorCode::Encrypted, "encrypted"},
      {ErrorCode::Damaged, "damaged"},
      {ErrorCode::Empty, "empty"},
      {ErrorCode::TooLarge, "too_large"},
      {ErrorCode::LimitReached, "limit_reached"},
      {ErrorCode::Timeout, "timeout"},
      {ErrorCode::Network, "network"},
      {ErrorCode::BadRule, "bad_rule"},
      {ErrorCode::BadTemplate, "bad_template"},
      {ErrorCode::BadLedger, "bad_ledger"},
      {ErrorCode::Usage, "usage"},
      {ErrorCode::Internal, "internal"},
  };
  EXPECT_EQ(std::size(cases), static_cast<std::size_t>(ErrorCode::Internal) + 1);
  std::set<std::string_view> names;
  for (const auto& one : cases) {
    EXPECT_EQ(name_of(one.code), one.name);
    names.insert(name_of(one.code));
  }
  EXPECT_EQ(names.size(), std::size(cases));
}

Result<int> half(int number) {
  if (number % 2 != 0) {
    return fail(ErrorCode::Usage, "here", "odd", std::to_string(number));
  }
  return number / 2;
}

Result<std::string> half_in_words(int number) {
  const Result<int> result = half(number);
  if (!result) {
    return fail(result.error());
  }
  return std::to_string(*result);
}

TEST(Result, IsAValueOrAnError) {
  EXPECT_EQ(*half_in_words(8), "4");
  const auto failed = half_in_words(7);
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().code, ErrorCode::Usage);
  EXPECT_EQ(failed.error().where, "here");
  EXPECT_EQ(failed.error().reason, "odd");
  EXPECT_EQ(failed.error().detail, "7");
}

}  // namespace
}  // namespace sverka
