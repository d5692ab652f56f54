// Base64 with and without what its writers leave out.
#include "text/base64.hpp"

#include <gtest/gtest.h>

namespace sverka {
namespace {

TEST(Base64, IsReadInEitherAlphabet) {
  EXPECT_EQ(bytes_of_base64(""), "");
  EXPECT_EQ(bytes_of_base64("aA=="), "h");
  EXPECT_EQ(bytes_of_base64("aGU"), "he");
  EXPECT_EQ(bytes_of_base64("aGVs\n bG8="), "hello");
  EXPECT_EQ(bytes_of_base64("+/8="), "\xFB\xFF");
  EXPECT_EQ(bytes_of_base64("-_8"), "\xFB\xFF");
  EXPECT_EQ(bytes_of_base64("a=b="), std::nullopt);
  EXPECT_EQ(bytes_of_base64("a%3D"), std::nullopt);
}

}  // namespace
}  // namespace sverka
