// What the module exports (readers/html_reader.hpp).
#include "readers/html/read_page.hpp"
#include "readers/html_reader.hpp"

extern "C" {

__attribute__((visibility("default"))) void sverka_html_reader(sverka::HtmlReader& reader) {
  const auto read_page = [](std::string_view bytes, std::string_view charset, const sverka::PageLimits& limits) {
    return sverka::html::read_page(bytes, charset, limits);
  };
  reader = {read_page, &sverka::html::read_style_sheet, &sverka::html::read_feed};
}
}
