// What the module exports (readers/html_reader.hpp).
#include "readers/html/read_page.hpp"
#include "readers/html_reader.hpp"

extern "C" {

__attribute__((visibility("default"))) void sverka_html_reader(sverka::HtmlReader& reader) {
  reader = {&sverka::html::read_page, &sverka::html::read_style_sheet, &sverka::html::read_feed};
}
}
