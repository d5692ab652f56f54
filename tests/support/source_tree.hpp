// The product's own sources, for tests that hold the house's order.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace sverka {

struct SourceFile {
  std::string path;  // below the folder that was asked for: "text/utf8.cpp"
  std::string bytes;
};

inline std::filesystem::path source_folder() {
  return SVERKA_SOURCE_DIR;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Every regular file below src/, in order of path.
inline std::vector<SourceFile> source_files() {
  std::vector<SourceFile> files;
  const std::filesystem::path folder = source_folder() / "src";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files.push_back({std::filesystem::relative(entry.path(), folder).generic_string(), bytes_of(entry.path())});
    }
  }
  std::sort(files.begin(), files.end(), [](const auto& left, const auto& right) { return left.path < right.path; });
  return files;
}

}  // namespace sverka
