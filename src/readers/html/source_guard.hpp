// Source that the parser can take: gumbo needs time by the square of the depth, of the attributes of a tag, of repeated <body> tags, and
// memory by the product of formatting elements that are left open. What goes past a limit is blanked with spaces, so that every place
// in the source stays where it was.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/web_page.hpp"
#include "readers/html_reader.hpp"

namespace sverka::html {

struct GuardedSource {
  std::string_view text;             // the source given, or `blanked`
  std::string blanked;               // empty if nothing had to be
  std::vector<NoindexMark> noindex;  // those of the source
  // What stands outside tags and comments; nothing where it had to be blanked, or where white space and letters part ways (<frameset>).
  std::vector<TextRange> texts;
  std::vector<Note> notes;
};

// `out.text` may view `out.blanked`: the result must stay where it is.
void guard_source(std::string_view source, const PageLimits& limits, GuardedSource& out);

}  // namespace sverka::html
