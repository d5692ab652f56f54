// Names in a folder, sorted, so that the order in which the file system lists them decides nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sverka {

// Paths of the regular files whose names end with `ending`. An absent folder has none.
std::vector<std::string> files_in(const std::string& folder, std::string_view ending);
// Names of the folders inside, without "." and hidden ones.
std::vector<std::string> folders_in(const std::string& folder);
bool is_folder(const std::string& path);
bool is_file(const std::string& path);
// "a/b/name.toml" -> "name.toml", and without its ending -> "name".
std::string file_name(const std::string& path);
std::string stem(const std::string& path);

}  // namespace sverka
