#include "fetch/browser.hpp"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string_view>

#include "base/shared_library.hpp"

namespace sverka {

namespace {

constexpr std::array<std::string_view, 4> kPrograms = {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"};

std::string found_on_path() {
  const char* const path = std::getenv("PATH");
  for (const std::string_view program : kPrograms) {
    std::string_view rest = path == nullptr ? "/usr/bin" : path;
    while (!rest.empty()) {
      const std::string_view folder = rest.substr(0, rest.find(':'));
      rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
      std::string full = std::string(folder) + "/" + std::string(program);
      if (folder.starts_with('/') && ::access(full.c_str(), X_OK) == 0) {
        return full;
      }
    }
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<Browser>> open_browser(const std::string& path, const BrowserTerms& terms) {
  BrowserTerms found = terms;
  found.program = terms.program.empty() ? found_on_path() : terms.program;
  if (found.program.empty() || ::access(found.program.c_str(), X_OK) != 0) {
    return fail(ErrorCode::NotFound, found.program, "browser-missing");
  }
  const Result<MakeBrowser> make = open_function<MakeBrowser>(path, kMakeBrowser, "browser-module-missing");
  if (!make) {
    return fail(make.error());
  }
  std::unique_ptr<Browser> browser((*make)(found));
  return browser ? Result<std::unique_ptr<Browser>>(std::move(browser))
                 : Result<std::unique_ptr<Browser>>(fail(ErrorCode::Unsupported, found.program, "browser-missing"));
}

}  // namespace sverka
