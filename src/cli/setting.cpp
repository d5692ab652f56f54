#include "cli/setting.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/file.hpp"
#include "base/mapped_file.hpp"
#include "checks/packed_toml.hpp"
#include "isolation/sorted_pool.hpp"
#include "jobs/folder.hpp"
#include "jobs/workshop.hpp"
#include "readers/html_reader.hpp"
#include "readers/pdf_reader.hpp"
#include "readers/prepare.hpp"

extern char** environ;

namespace sverka {

namespace {

constexpr std::size_t kConfigBytes = std::size_t{1} << 20;
constexpr std::size_t kBeginning = 1024;
constexpr std::size_t kPackBytes = std::size_t{64} << 20;
constexpr unsigned kNarrowest = 60;
constexpr unsigned kWidest = 100;
constexpr unsigned kWidthOfFiles = 96;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string folder_of_program() {
  std::error_code problem;
  return std::filesystem::read_symlink("/proc/self/exe", problem).parent_path().string();
}

PlaceHints place_hints() {
  return {environment("SVERKA_HOME"), folder_of_program(), SVERKA_SOURCE_DIR};
}

// --config, else sverka.toml here, else the installed one; empty if there is none.
std::string config_path(const std::string& option) {
  if (!option.empty()) {
    return option;
  }
  const std::array<std::string, 3> usual{"sverka.toml", folder_of_program() + "/../share/sverka/sverka.toml", "/etc/sverka/sverka.toml"};
  const auto found = std::find_if(usual.begin(), usual.end(), is_file);
  return found == usual.end() ? std::string() : *found;
}

// A folder in the configuration is meant from the configuration's own folder.
void resolve(std::optional<std::string>& folder, const std::string& config) {
  if (folder && !folder->empty() && folder->front() != '/') {
    folder = (std::filesystem::path(config).parent_path() / *folder).string();
  }
}

Result<Configuration> read_configuration(const std::string& option) {
  Configuration configuration;
  const std::string path = config_path(option);
  if (!path.empty()) {
    const Result<std::string> text = read_file(path, kConfigBytes);
    if (!text && text.error().code != ErrorCode::Empty) {
      return fail(ErrorCode::NotFound, path, "config-not-found");
    }
    Result<Configuration> loaded = load_configuration(text ? std::string_view(*text) : std::string_view(), path);
    if (!loaded) {
      return loaded;
    }
    configuration = std::move(*loaded);
    resolve(configuration.checks_folder, path);
    resolve(configuration.templates_folder, path);
  }
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view variable(*entry);
    const std::size_t equals = variable.find('=');
    if (equals == std::string_view::npos || variable.substr(0, 7) != "SVERKA_") {
      continue;
    }
    if (Result<void> set = override_configuration(configuration, variable.substr(0, equals), variable.substr(equals + 1)); !set) {
      return fail(set.error());
    }
  }
  return configuration;
}

unsigned terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return kWidthOfFiles;
  }
  return std::clamp<unsigned>(size.ws_col, kNarrowest, kWidest);
}

// What is built with the program stands beside it, and once installed in its folder of libraries.
std::string path_of_companion(const std::string& name) {
  const std::string beside = folder_of_program() + "/" + name;
  return is_file(beside) ? beside : folder_of_program() + "/../" SVERKA_MODULE_FOLDER "/" + name;
}

bool wants_colour(const CommonOptions& options) {
  return !options.no_color && environment("NO_COLOR").empty() && environment("TERM") != "dumb" && isatty(STDOUT_FILENO) != 0;
}

}  // namespace

bool begins_like_pdf(const std::string& path) {
  return looks_like_pdf(read_beginning(path, kBeginning));
}

Exit worse(Exit left, Exit right) {
  constexpr std::array<Exit, 4> kGravestFirst{Exit::CouldNotCheck, Exit::DoesNotConform, Exit::NeedsReview, Exit::Conforms};
  const auto rank = [&kGravestFirst](Exit exit) { return std::find(kGravestFirst.begin(), kGravestFirst.end(), exit); };
  return std::min(rank(left), rank(right)) == rank(left) ? left : right;
}

Exit exit_of(Conclusion conclusion) {
  switch (conclusion) {
    case Conclusion::Conforms:
      return Exit::Conforms;
    case Conclusion::NeedsReview:
      return Exit::NeedsReview;
    case Conclusion::DoesNotConform:
      break;
  }
  return Exit::DoesNotConform;
}

Result<Setting> make_setting(const CommonOptions& options) {
  use_packed_toml([] {
    static const Result<MappedFile> pack = MappedFile::open(path_of_companion("checks.packed"), kPackBytes);
    return pack ? pack->bytes() : std::string_view();
  });
  if (!options.language.empty() && options.language != "ru" && options.language != "en") {
    return fail(ErrorCode::Usage, "--lang", "usage-value", options.language);
  }
  Result<Date> today = today_of(options.today);
  if (!today) {
    return fail(today.error());
  }
  Result<std::vector<Sink>> sinks = make_sinks(options.formats, options.outputs);
  if (!sinks) {
    return fail(sinks.error());
  }
  Result<Configuration> configuration = read_configuration(options.config);
  if (!configuration) {
    return fail(configuration.error());
  }
  Result<Places> places = find_places(*configuration, place_hints());
  if (!places) {
    return fail(places.error());
  }
  Setting setting{std::move(*configuration), std::move(*places), *today, {}, std::move(*sinks)};
  setting.report.language = language_of(options.language);
  setting.report.colour = wants_colour(options);
  setting.report.version = SVERKA_VERSION;
  setting.report.detail = options.quiet ? Detail::Brief : Detail::Full;
  setting.report.width = terminal_width();
  return setting;
}

Result<std::unique_ptr<ReaderPool>> start_readers(const Setting& setting, const std::vector<std::string>& files) {
  if (std::any_of(files.begin(), files.end(), begins_like_pdf)) {
    set_pdf_module(path_of_companion("libsverka-pdf.so"));
    return start_sorted_pool(setting.configuration.isolation, setting.configuration.reading);
  }
  return ReaderPool::start(setting.configuration.isolation, setting.configuration.reading);
}

Result<std::unique_ptr<ReaderPool>> start_all_readers(const Setting& setting) {
  set_pdf_module(path_of_companion("libsverka-pdf.so"));
  return ReaderPool::start(setting.configuration.isolation, setting.configuration.reading);
}

Result<std::unique_ptr<PagePool>> start_page_readers(const Setting& setting) {
  set_html_module(path_of_companion("libsverka-html.so"));
  IsolationLimits limits = page_isolation();
  limits.workers = setting.configuration.isolation.workers;
  PageLimits pages;
  pages.bytes = static_cast<std::size_t>(setting.configuration.fetch.body_bytes);
  return PagePool::start(limits, pages);
}

std::string path_of_module(const std::string& name) {
  return path_of_companion(name);
}

std::string folder_of_sentences() {
  const Result<Configuration> configuration = read_configuration({});
  const Result<Places> places = find_places(configuration ? *configuration : Configuration{}, place_hints());
  return places ? places->checks : std::string();
}

Exit report_failure(const Error& error, const ErrorManner& manner) {
  const Messages messages = load_sentences(folder_of_sentences());
  if (manner.json) {
    std::puts(write_error_json(error, messages, manner.language).c_str());
  } else {
    std::fputs(write_error_text(error, messages, manner.language).c_str(), stderr);
  }
  return Exit::CouldNotCheck;
}

}  // namespace sverka
