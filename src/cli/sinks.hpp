// Where reports go: standard output, a file, or a folder with one report for each checked file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/options.hpp"

namespace sverka {

class Sink {
 public:
  // `path` empty or "-": standard output. An existing folder, or a path that ends with a slash: one report a
  // file in it.
  Sink(Format format, std::string path);

  Format format() const { return format_; }
  bool is_standard_output() const { return path_.empty(); }
  bool is_folder() const { return folder_; }
  const std::string& path() const { return path_; }

  // A report about the file named `subject`. Reports to one file or to standard output follow one another.
  Result<void> write(std::string_view report, const std::string& subject);
  // Puts a file in its place: until then an old report stands as it was. Errors: usage, "output-failed".
  Result<void> finish();

 private:
  Result<void> write_to_folder(std::string_view report, const std::string& subject);

  Format format_;
  std::string path_;
  bool folder_ = false;
  std::string collected_;                     // of a single file
  std::map<std::string, std::size_t> names_;  // of a folder: how often a name was used
  std::size_t written_ = 0;
};

// --format and --output in pairs; formats without an output share standard output, which takes one. Errors:
// usage.
Result<std::vector<Sink>> make_sinks(const std::vector<std::string>& formats, const std::vector<std::string>& outputs);

// Refuses HTML of several files without a folder, and a report that would overwrite an input. Errors: usage.
Result<void> check_sinks(const std::vector<Sink>& sinks, const std::vector<std::string>& inputs);

}  // namespace sverka
