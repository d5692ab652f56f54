#include "templates/slot_marks.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "templates/slot_choices.hpp"
#include "templates/slot_scan.hpp"
#include "templates/slot_text.hpp"
#include "templates/slot_words.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestCellLabel = 80;     // bytes
constexpr std::size_t kLongestControlWords = 60;  // a control over more words wraps fixed text, it is no slot

std::string text_of(const Document& document, const Span& span) {
  if (span.first_block == span.last_block) {
    return document.blocks[span.first_block].text.substr(span.begin, span.end - span.begin);
  }
  std::string text = document.blocks[span.first_block].text.substr(span.begin);
  for (std::uint32_t block = span.first_block + 1; block <= span.last_block; ++block) {
    text += '\n';
    text += block == span.last_block ? document.blocks[block].text.substr(0, span.end) : document.blocks[block].text;
  }
  return text;
}

bool contains(const Span& outer, const Span& inner) {
  const auto before = [](std::uint32_t block, std::uint32_t at, std::uint32_t other_block, std::uint32_t other_at) {
    return block < other_block || (block == other_block && at <= other_at);
  };
  return before(outer.first_block, outer.begin, inner.first_block, inner.begin) &&
         before(inner.last_block, inner.end, outer.last_block, outer.end);
}

bool same_cell(const Cell& one, const Cell& other) {
  return one.table == other.table && one.row == other.row && one.column == other.column;
}

SlotMark mark_of(ControlKind kind) {
  return kind == ControlKind::FormField ? SlotMark::FormField : kind == ControlKind::MergeField ? SlotMark::MergeField : SlotMark::Control;
}

// A legacy check box shows one of the ballot boxes U+2610 to U+2612.
bool is_ballot_box(std::string_view text) {
  return text == "\u2610" || text == "\u2611" || text == "\u2612";
}

// A control around a picture or a chart and no text.
bool is_object(const Document& document, const Control& control, std::string_view text) {
  return without_outer_space(text).empty() && std::any_of(document.items.begin(), document.items.end(), [&](const Item& item) {
           return control.span.first_block <= item.block && item.block <= control.span.last_block &&
                  (item.kind == "picture" || item.kind == "chart-text" || item.kind == "diagram-text");
         });
}

// Content controls, form fields and merge fields that are slots; those that wrap other controls or fixed text are not.
void add_controls(const Document& document, MarkedTemplate& marked) {
  for (std::size_t index = 0; index < document.controls.size(); ++index) {
    const Control& control = document.controls[index];
    if (control.kind == ControlKind::Repeating) {
      marked.repeated.push_back(RepeatedSpan{control.span});
      continue;
    }
    if (control.kind == ControlKind::Group || control.content_locked) {
      continue;
    }
    const bool wraps_control = std::any_of(document.controls.begin(), document.controls.end(), [&](const Control& other) {
      return &other != &control && other.kind != ControlKind::Group && contains(control.span, other.span) &&
             !(other.span == control.span && &other < &control);
    });
    const std::string text = text_of(document, control.span);
    const bool wraps_marks = text.find("{{") != std::string::npos || (!control.shows_placeholder && text.find("___") != std::string::npos &&
                                                                      letters_in(text) > 0 && control.kind == ControlKind::Text);
    if (wraps_control || wraps_marks) {
      continue;
    }
    if (!control.shows_placeholder && words_in(text) > kLongestControlWords) {
      marked.defects.push_back(TemplateDefect{"control-wraps-text", control.span.first_block, control.name});
      continue;
    }
    MarkedSlot slot;
    slot.mark = mark_of(control.kind);
    slot.span = control.span;
    slot.name = control.name;
    slot.prompt = text;
    slot.choices = control.choices;
    slot.check_box = control.kind == ControlKind::CheckBox || (control.kind == ControlKind::FormField && is_ballot_box(text));
    slot.date_picker = control.kind == ControlKind::Date;
    slot.picture = control.kind == ControlKind::Picture || (!control.shows_placeholder && is_object(document, control, text));
    marked.slots.push_back(std::move(slot));
  }
}

// The byte ranges of a block that no control covers.
std::vector<TextRange> free_ranges(const std::vector<MarkedSlot>& controls, std::uint32_t block, std::size_t size) {
  std::vector<TextRange> taken;
  for (const MarkedSlot& slot : controls) {
    if (slot.span.first_block <= block && block <= slot.span.last_block) {
      taken.push_back(range_of(slot.span.first_block == block ? slot.span.begin : 0, slot.span.last_block == block ? slot.span.end : size));
    }
  }
  std::sort(taken.begin(), taken.end(), [](TextRange one, TextRange other) { return one.begin < other.begin; });
  std::vector<TextRange> free;
  std::uint32_t at = 0;
  for (const TextRange& range : taken) {
    if (range.begin > at) {
      free.push_back(TextRange{at, range.begin});
    }
    at = std::max(at, range.end);
  }
  if (at < size) {
    free.push_back(TextRange{at, static_cast<std::uint32_t>(size)});
  }
  return free;
}

// The whole text of the cell is what its own kind of value is called: "INN", "Legal address:".
bool is_label(std::string_view text, const SlotWords& words) {
  std::string label = fold_label(text);
  while (!label.empty() && (label.back() == ':' || label.back() == ' ' || label.back() == '.')) {
    label.pop_back();
  }
  const SlotGuess guess = words.last_in(label);
  return guess.found() && guess.end == label.size() && label.size() <= kLongestCellLabel;
}

// An empty cell to the right of a label is a place to fill in.
void add_empty_cells(const Document& document, const Lexicon& lexicon, std::vector<MarkedSlot>& slots) {
  std::optional<SlotWords> words;
  for (std::uint32_t block = 1; block < document.blocks.size(); ++block) {
    const Block& here = document.blocks[block];
    const Block& left = document.blocks[block - 1];
    const Cell& cell = here.cell;
    const bool beside =
        cell.table != 0 && left.cell.table == cell.table && left.cell.row == cell.row && left.cell.column + 1 == cell.column;
    const bool only_block = block + 1 == document.blocks.size() || !same_cell(document.blocks[block + 1].cell, cell);
    const bool label_alone = block == 1 || !same_cell(document.blocks[block - 2].cell, left.cell);
    if (!beside || !only_block || !label_alone || !without_outer_space(here.text).empty() || !here.label.empty() ||
        without_outer_space(left.text).empty()) {
      continue;
    }
    if (!words) {
      words.emplace(lexicon);
    }
    const bool taken = std::any_of(slots.begin(), slots.end(),
                                   [&](const MarkedSlot& slot) { return slot.span.first_block <= block && block <= slot.span.last_block; });
    if (!taken && is_label(left.text, *words)) {
      MarkedSlot slot;
      slot.mark = SlotMark::EmptyCell;
      slot.span = span_in(block, 0, here.text.size());
      slots.push_back(std::move(slot));
    }
  }
}

// False only if nothing in the text is an underscore or looks like a letter X. Of ASCII and the Russian alphabet only the letters named
// here do; what other alphabets hold is left to the skeleton.
bool may_hold_line(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (byte == '_' || byte == 'x' || byte == 'X') {
        return true;
      }
    } else if (byte == 0xD0 || byte == 0xD1) {
      const std::string_view letter = text.substr(at++, 2);
      if (letter == "\u0425" || letter == "\u0445") {
        return true;
      }
    } else {
      return true;
    }
  }
  return false;
}

}  // namespace

MarkedTemplate find_slot_marks(const Document& document, const Lexicon& lexicon) {
  MarkedTemplate marked;
  add_controls(document, marked);
  const std::vector<MarkedSlot> controls = marked.slots;
  for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
    const std::string& text = document.blocks[block].text;
    if (text.find_first_of("{[<_/") == std::string::npos && text.find("...") == std::string::npos &&
        text.find(kEllipsis) == std::string::npos) {
      continue;
    }
    for (const TextRange& range : free_ranges(controls, block, text.size())) {
      scan_marks(document, block, range, lexicon, marked.slots);
    }
    add_choice(document, block, lexicon, marked.slots);
  }
  add_empty_cells(document, lexicon, marked.slots);
  std::stable_sort(marked.slots.begin(), marked.slots.end(), [](const MarkedSlot& one, const MarkedSlot& other) {
    return one.span.first_block != other.span.first_block ? one.span.first_block < other.span.first_block
                                                          : one.span.begin < other.span.begin;
  });
  return marked;
}

bool is_untouched_mark(std::string_view text) {
  const std::string_view mark = without_outer_space(text);
  if (mark.empty()) {
    return false;
  }
  if (mark.starts_with("{{") && mark.ends_with("}}")) {
    return true;
  }
  const bool bracket = (mark.front() == '[' && mark.back() == ']') || (mark.front() == '<' && mark.back() == '>');
  if (bracket && mark.find_first_of("]>") == mark.size() - 1) {
    return true;
  }
  if (mark.size() >= kShortestDots && end_of_dots(mark, 0) == mark.size()) {
    return true;
  }
  if (!may_hold_line(mark)) {
    return false;
  }
  // Only underscores, and the signs and fixed digits that stand between them: "<<__>> ____ 20__".
  std::size_t underscores = 0;
  bool other = false;
  tokenize(mark, [&](const Token& token, std::string_view key) {
    if (key == "_") {
      underscores += token.end - token.begin;
    } else if (token.kind == TokenKind::Word) {
      const bool crosses = key.size() >= 3 && key.find_first_not_of("Xx") == std::string_view::npos;
      const bool cyrillic_crosses = key.size() >= 6 && skeleton(key).find_first_not_of('x') == std::string::npos;
      underscores += crosses || cyrillic_crosses ? 3 : 0;
      other = other || !(crosses || cyrillic_crosses);
    } else if (token.kind == TokenKind::Number) {
      const bool written_on = token.begin > 0 && mark[token.begin - 1] == '_';  // "_20_" per cent
      other = other || key != "20" || written_on;                               // of "20__", the mark's own
    } else if (mark.substr(token.begin).starts_with("\u2014") || mark.substr(token.begin).starts_with("\u2013")) {
      // A dash that was written on the line says that there is nothing to fill in.
      other = other || (token.begin > 0 && mark[token.begin - 1] == '_' && token.end < mark.size() && mark[token.end] == '_');
    }
  });
  return underscores >= 2 && !other;
}

}  // namespace sverka
