#include "readers/html_reader.hpp"

#include <utility>

#include "base/shared_library.hpp"

namespace sverka {
namespace {

std::string html_module;

}  // namespace

void set_html_module(std::string path) {
  html_module = std::move(path);
}

HtmlReader open_html_module() {
  if (html_module.empty()) {
    return {};
  }
  HtmlReader reader;
  if (const auto describe = open_function<DescribeHtmlReader>(html_module, kDescribeHtmlReader, "html-reader-missing")) {
    (*describe)(reader);
  }
  return reader;
}

}  // namespace sverka
