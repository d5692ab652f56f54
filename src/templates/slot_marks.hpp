// Finds what a template's author marked as slots, in any of the ways that offices use: content controls, {{name}}, underscores, dotted
// lines, bracketed prompts, legacy form fields and merge fields, empty cells beside a label, and choices beside "delete as
// appropriate". A reader gives lines under nothing as underscores.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace sverka {

struct MarkedSlot {
  SlotMark mark = SlotMark::Underscores;
  Span span;           // may cover several blocks for a content control
  std::string name;    // as the author gave it; empty if only words around it tell
  std::string schema;  // of {{name: schema}}
  std::vector<std::string> choices;
  std::string prompt;       // the words inside a bracket or placeholder
  std::string prefix;       // fixed digits that belong to the value: "20" of "20__"
  bool whole_date = false;  // day, month and year marks that make one date
  bool bent_word = false;   // a whole word whose ending is open: "named__"
  bool check_box = false, date_picker = false, picture = false;
};

struct RepeatedSpan {
  Span span;
};

struct MarkedTemplate {
  std::vector<MarkedSlot> slots;  // in document order, not overlapping
  std::vector<RepeatedSpan> repeated;
  std::vector<TemplateDefect> defects;
};

MarkedTemplate find_slot_marks(const Document& document, const Lexicon& lexicon);

// True if the text holds nothing but a slot's mark: underscores, dots, a bracketed prompt, "{{...}}", a row of X letters.
bool is_untouched_mark(std::string_view text);

}  // namespace sverka
