// Reads a built DOCX and shows it as lines, so that a case is one string against another.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "readers/read.hpp"
#include "support/docx_builder.hpp"

namespace sverka::testing {

inline Document read_built(const DocxBuilder& builder) {
  auto document = read_document(builder.bytes(), {});
  EXPECT_TRUE(document) << document.error().reason << " " << document.error().detail;
  return document ? *document : Document{};
}

inline Document read_body(std::string_view body) {
  return read_built(DocxBuilder(std::string(body)));
}

inline std::string flag_names(std::uint32_t flags) {
  static const char* const kNames[] = {"hidden",      "web-hidden",  "tiny",       "squeezed", "low-contrast", "struck",  "off-page",
                                       "clipped",     "covered",     "hidden-row", "inserted", "deleted",      "moved",   "caps",
                                       "field",       "page",        "toc",        "note",     "symbol",       "unknown", "bidi",
                                       "placeholder", "transparent", "ruby",       "math",     "vertical"};
  std::string names;
  for (std::size_t bit = 0; bit < std::size(kNames); ++bit) {
    if ((flags >> bit & 1u) != 0) {
      names += (names.empty() ? "" : "+") + std::string(kNames[bit]);
    }
  }
  return names;
}

// "[footnote] 1| text {hidden:more}": story unless body, label, runs with flags in braces; line breaks as
// "/".
inline std::string show(const Block& block) {
  static const char* const kStories[] = {"",           "[textbox] ", "[header] ", "[footer] ", "[footnote] ",
                                         "[endnote] ", "[comment] ", "[unseen] "};
  static const char* const kUses[] = {"", "", "[first] ", "[even] "};
  std::string line = kStories[static_cast<std::size_t>(block.story)];
  line += kUses[static_cast<std::size_t>(block.header_use)];
  line += block.label.empty() ? "" : block.label + "| ";
  for (const Run& run : block.runs) {
    std::string text = block.text.substr(run.text.begin, run.text.end - run.text.begin);
    for (char& letter : text) {
      letter = letter == '\n' ? '/' : letter;
    }
    line += run.flags == 0 ? text : "{" + flag_names(run.flags) + ":" + text + "}";
  }
  return line;
}

inline std::string show(const Document& document) {
  std::string lines;
  for (const Block& block : document.blocks) {
    lines += (&block == &document.blocks.front() ? "" : "\n") + show(block);
  }
  return lines;
}

// "kind=value" of every item, one a line.
inline std::string show_items(const Document& document) {
  std::string lines;
  for (const Item& item : document.items) {
    lines += (lines.empty() ? "" : "\n") + item.kind + "=" + item.value;
  }
  return lines;
}

inline std::vector<Item> items_of(const Document& document, std::string_view kind) {
  std::vector<Item> found;
  for (const Item& item : document.items) {
    if (item.kind == kind) {
      found.push_back(item);
    }
  }
  return found;
}

inline std::string note_codes(const Document& document) {
  std::string codes;
  for (const Note& note : document.notes) {
    codes += (codes.empty() ? "" : " ") + note.code;
  }
  return codes;
}

inline std::string span_text(const Document& document, const Span& span) {
  std::string text;
  for (std::uint32_t at = span.first_block; at <= span.last_block; ++at) {
    const std::string& whole = document.blocks.at(at).text;
    const std::size_t begin = at == span.first_block ? span.begin : 0;
    const std::size_t end = at == span.last_block ? span.end : whole.size();
    text += (at == span.first_block ? "" : "\n") + whole.substr(begin, end - begin);
  }
  return text;
}

}  // namespace sverka::testing
