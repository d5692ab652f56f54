#include <gtest/gtest.h>

#include "support/source_tree.hpp"

namespace sverka {
namespace {

// In a program that hunts Cyrillic letters among Latin ones, a letter in the code must be what it looks like.
// People's words stand in checks/ and templates/.
TEST(Sources, AreAscii) {
  std::size_t count = 0;
  for (const SourceFile& file : source_files()) {
    std::size_t line = 1;
    for (const char letter : file.bytes) {
      line += letter == '\n' ? 1 : 0;
      const auto byte = static_cast<unsigned char>(letter);
      const bool plain = (byte >= 0x20 && byte < 0x7F) || letter == '\n';
      ASSERT_TRUE(plain) << "src/" << file.path << ":" << line << ": byte " << static_cast<int>(byte);
    }
    EXPECT_TRUE(file.bytes.empty() || file.bytes.back() == '\n') << "src/" << file.path << " has no last line end";
    ++count;
  }
  EXPECT_GT(count, 20u);
}

}  // namespace
}  // namespace sverka
