#include <gtest/gtest.h>

#include <set>
#include <string>

#include "support/source_tree.hpp"

namespace sverka {
namespace {

// The top level holds what tools and newcomers look for there, and nothing else.
TEST(TopLevel, HoldsNothingElse) {
  const std::set<std::string> allowed = {
      "CMakeLists.txt", "CMakePresets.json", "Makefile",     "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md",
      "DECISIONS.md",   "CHANGELOG.md",      "packages.txt", "src",       "templates",       "checks",
      "tests",          "fixtures",          "docs",         "packaging", "build",           "compile_commands.json"};
  std::set<std::string> present;
  for (const auto& entry : std::filesystem::directory_iterator(source_folder())) {
    const std::string name = entry.path().filename().string();
    present.insert(name);
    EXPECT_TRUE(name[0] == '.' || name.rfind("LICENSE", 0) == 0 || allowed.count(name) != 0) << name;
  }
  for (const char* name : {"CMakeLists.txt", "src", "tests", "checks", "templates", "fixtures"}) {
    EXPECT_EQ(present.count(name), 1u) << name;
  }
}

}  // namespace
}  // namespace sverka
