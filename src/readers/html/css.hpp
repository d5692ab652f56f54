// CSS text -> the rules and declarations that can hide text. By the CSS Syntax standard: errors are skipped as a browser skips them.
#pragma once

#include <string_view>
#include <vector>

#include "document/style_sheet.hpp"
#include "readers/html_reader.hpp"

namespace sverka::html {

StyleSheet parse_style_sheet(std::string_view text, const PageLimits& limits);

// Of a style attribute.
std::vector<StyleDeclaration> parse_declarations(std::string_view text);

}  // namespace sverka::html
