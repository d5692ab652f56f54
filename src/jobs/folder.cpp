#include "jobs/folder.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace sverka {

namespace fs = std::filesystem;

namespace {

// Paths under `folder` for which `wanted` holds; a file system that fails midway gives what it gave.
template <class Wanted>
std::vector<std::string> listed(const std::string& folder, const Wanted& wanted) {
  std::vector<std::string> paths;
  std::error_code problem;
  for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem)) {
    if (wanted(*at)) {
      paths.push_back(at->path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool ends_with(const std::string& text, std::string_view ending) {
  return text.size() >= ending.size() && text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

}  // namespace

std::vector<std::string> files_in(const std::string& folder, std::string_view ending) {
  return listed(folder, [ending](const fs::directory_entry& entry) {
    std::error_code problem;
    const std::string name = file_name(entry.path().native());
    return name.front() != '.' && ends_with(name, ending) && entry.is_regular_file(problem);
  });
}

std::vector<std::string> folders_in(const std::string& folder) {
  std::vector<std::string> names = listed(folder, [](const fs::directory_entry& entry) {
    std::error_code problem;
    return file_name(entry.path().native()).front() != '.' && entry.is_directory(problem);
  });
  std::transform(names.begin(), names.end(), names.begin(), file_name);
  return names;
}

bool is_folder(const std::string& path) {
  std::error_code problem;
  return fs::is_directory(path, problem);
}

bool is_file(const std::string& path) {
  std::error_code problem;
  return fs::is_regular_file(path, problem);
}

std::string file_name(const std::string& path) {
  std::size_t end = path.size();
  while (end > 1 && path[end - 1] == '/') {
    --end;
  }
  const std::string trimmed = path.substr(0, end);
  const std::size_t slash = trimmed.rfind('/');
  return slash == std::string::npos || trimmed.size() == 1 ? trimmed : trimmed.substr(slash + 1);
}

std::string stem(const std::string& path) {
  const std::string name = file_name(path);
  const std::size_t point = name.rfind('.');
  return point == std::string::npos || point == 0 ? name : name.substr(0, point);
}

}  // namespace sverka
