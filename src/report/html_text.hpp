// Text on its way into HTML. Everything that comes from a document, a template or a file name passes through
// here.
#pragma once

#include <string>
#include <string_view>

namespace sverka {

// For element content and for attributes in double quotes. Unseen characters become a visible <span
// class="cp">U+200B</span>.
std::string html(std::string_view text);

// For attributes in double quotes: no tags, unseen characters as [U+200B].
std::string html_attribute(std::string_view text);

// html() that keeps the lines: a line end as <br>, a tab as a wide space.
std::string html_lines(std::string_view text);

}  // namespace sverka
