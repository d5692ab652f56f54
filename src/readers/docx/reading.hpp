// What the walkers of one document share: its parts, styles and counters, and what is gathered on the way for
// later.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "document/document.hpp"
#include "readers/docx/block_writer.hpp"
#include "readers/docx/look_cache.hpp"
#include "readers/docx/number_format.hpp"
#include "readers/docx/numbering.hpp"
#include "readers/docx/parts.hpp"
#include "readers/docx/styles.hpp"

namespace sverka {

// How a kind of note is numbered: w:footnotePr, w:endnotePr (ISO 29500-1, 17.11).
struct NoteNumbering {
  NumberStyle style;
  int start = 1;
  bool restarts_by_section = false;
};

// One kind of note: its references in the order of the text.
struct NoteReferences {
  NoteNumbering numbering;
  std::vector<std::string> ids;  // in order of first reference
  std::unordered_set<std::string> known;
  std::vector<std::string> marks;  // the number shown for each; empty for a custom mark
  int next = 0;                    // next number; 0 before the first
};

// What a comment is anchored to.
struct CommentAnchor {
  std::optional<Position> begin, end, reference;
  std::uint16_t part = 0;
};

// In points; the largest of the document's sections.
struct PageSize {
  double width = 595, height = 842, left_margin = 85, right_margin = 42, top_margin = 57;
};

// A field that refers to a bookmark, and where its result stands.
struct BookmarkReference {
  std::string name;
  bool certain = true;  // false: an instruction that may be a bookmark's name alone
  std::uint32_t block = 0;
  TextRange range;
};

struct Reading {
  Reading(Parts& the_parts) : parts(the_parts), writer(the_parts) {}

  Parts& parts;
  BlockWriter writer;
  Styles styles;
  Numbering numbering;
  std::unique_ptr<LookCache> looks;
  PageSize page_size;
  bool even_and_odd = false;      // w:evenAndOddHeaders
  bool background_shown = false;  // w:displayBackgroundShape
  NoteReferences footnotes, endnotes;
  std::vector<std::string> comment_order;
  std::unordered_map<std::string, CommentAnchor> comment_anchors;
  std::unordered_map<std::string, std::uint32_t> bookmarks;  // name -> block
  std::vector<BookmarkReference> bookmark_references;        // in order
  std::vector<std::uint32_t> sections;                       // w:sectPr nodes of the main part, in order
  std::uint32_t text_boxes = 0;
  std::uint32_t tables = 0;
  std::uint32_t bindings = 0;    // content controls whose stored value was looked up
  std::uint32_t page = 1;        // by w:lastRenderedPageBreak where there are any, else by breaks of the author
  bool rendered_breaks = false;  // the main part has w:lastRenderedPageBreak

  Document& document() { return parts.document(); }
};

}  // namespace sverka
