#include "cli/sinks.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "jobs/folder.hpp"

namespace sverka {

namespace {

namespace fs = std::filesystem;

std::string_view ending_of(Format format) {
  switch (format) {
    case Format::Text:
      return ".txt";
    case Format::Json:
      return ".json";
    case Format::Csv:
      return ".csv";
    case Format::Xlsx:
      return ".xlsx";
    case Format::Html:
      break;
  }
  return ".html";
}

tl::unexpected<Error> output_failed(const std::string& path) {
  return fail(ErrorCode::Usage, path, "output-failed", std::strerror(errno));
}

Result<void> write_whole(const std::string& path, std::string_view bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) {
    return output_failed(path);
  }
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const bool closed = std::fclose(file) == 0;
  return written && closed ? Result<void>() : Result<void>(output_failed(path));
}

// A regular file is replaced as a whole; a device or a pipe is written to.
Result<void> replace_file(const std::string& path, std::string_view bytes) {
  std::error_code problem;
  const fs::file_status status = fs::status(path, problem);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    return write_whole(path, bytes);
  }
  const std::string partial = path + ".part";
  if (Result<void> written = write_whole(partial, bytes); !written) {
    std::remove(partial.c_str());
    return written;
  }
  if (std::rename(partial.c_str(), path.c_str()) != 0) {
    const auto failure = output_failed(path);
    std::remove(partial.c_str());
    return failure;
  }
  return {};
}

}  // namespace

Sink::Sink(Format format, std::string path) : format_(format), path_(path == "-" ? std::string() : std::move(path)) {
  folder_ = !path_.empty() && (path_.back() == '/' || sverka::is_folder(path_));
}

Result<void> Sink::write(std::string_view report, const std::string& subject) {
  if (folder_) {
    return write_to_folder(report, subject);
  }
  const std::string_view between = written_++ > 0 && format_ == Format::Text ? "\n\n" : "";
  if (!path_.empty()) {
    collected_ += between;
    collected_ += report;
    return {};
  }
  const bool written = std::fwrite(between.data(), 1, between.size(), stdout) == between.size() &&
                       std::fwrite(report.data(), 1, report.size(), stdout) == report.size() && std::fflush(stdout) == 0;
  return written ? Result<void>() : Result<void>(output_failed("-"));
}

Result<void> Sink::write_to_folder(std::string_view report, const std::string& subject) {
  std::error_code problem;
  fs::create_directories(path_, problem);
  std::string name = stem(subject);
  const std::size_t count = ++names_[name];
  if (count > 1) {
    name += "-" + std::to_string(count);
  }
  return replace_file((fs::path(path_) / (name + std::string(ending_of(format_)))).string(), report);
}

Result<void> Sink::finish() {
  return path_.empty() || folder_ ? Result<void>() : replace_file(path_, collected_);
}

Result<std::vector<Sink>> make_sinks(const std::vector<std::string>& formats, const std::vector<std::string>& outputs) {
  std::vector<Format> wanted;
  for (const std::string& name : formats) {
    const std::optional<Format> format = parse_format(name);
    if (!format) {
      return fail(ErrorCode::Usage, "--format", "usage-value", name);
    }
    wanted.push_back(*format);
  }
  if (wanted.empty()) {
    wanted.push_back(Format::Text);
  }
  if (outputs.size() > wanted.size()) {
    return fail(ErrorCode::Usage, "--output", "usage-output-pairs", outputs.back());
  }
  std::vector<Sink> sinks;
  std::size_t to_standard_output = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    sinks.emplace_back(wanted[i], i < outputs.size() ? outputs[i] : std::string());
    to_standard_output += sinks.back().is_standard_output() ? 1 : 0;
  }
  if (to_standard_output > 1) {
    return fail(ErrorCode::Usage, "--format", "usage-several-to-stdout");
  }
  return sinks;
}

Result<void> check_sinks(const std::vector<Sink>& sinks, const std::vector<std::string>& inputs) {
  for (const Sink& sink : sinks) {
    if (sink.format() == Format::Html && inputs.size() > 1 && !sink.is_folder()) {
      return fail(ErrorCode::Usage, "--output", "usage-html-needs-folder");
    }
    for (const std::string& input : inputs) {
      std::error_code problem;
      if (!sink.is_standard_output() && !sink.is_folder() && fs::equivalent(sink.path(), input, problem)) {
        return fail(ErrorCode::Usage, sink.path(), "usage-output-is-input");
      }
    }
  }
  return {};
}

}  // namespace sverka
