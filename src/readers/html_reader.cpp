#include "readers/html_reader.hpp"

#include <dlfcn.h>

#include <utility>

namespace sverka {
namespace {

std::string html_module;

}  // namespace

void set_html_module(std::string path) {
  html_module = std::move(path);
}

// Never closed: the reader is used until the process ends.
HtmlReader open_html_module() {
  if (html_module.empty()) {
    return {};
  }
  void* const module = ::dlopen(html_module.c_str(), RTLD_NOW | RTLD_LOCAL);
  const auto describe =
      module == nullptr ? nullptr : reinterpret_cast<DescribeHtmlReader>(::dlsym(module, kDescribeHtmlReader));
  HtmlReader reader;
  if (describe != nullptr) {
    describe(reader);
  }
  return reader;
}

}  // namespace sverka
