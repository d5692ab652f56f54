#include "templates/slot_marks.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "templates/slot_choices.hpp"
#include "templates/slot_text.hpp"
#include "templates/slot_words.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::string_view kEllipsis = "\u2026";
constexpr std::size_t kShortestDots = 5;          // bytes of a dotted line
constexpr std::size_t kLongestPrompt = 400;       // bytes between brackets
constexpr std::size_t kLongestCellLabel = 80;     // bytes
constexpr std::size_t kLongestControlWords = 60;  // a control over more words wraps fixed text, it is no slot

std::size_t letters_in(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    letters += is_letter(next_code_point(text, at)) ? 1 : 0;
  }
  return letters;
}

// "{{basis: a | b}}" -> name, schema or choices.
MarkedSlot braces_slot(std::uint32_t block, std::string_view text, std::size_t begin, std::size_t end) {
  MarkedSlot slot;
  slot.mark = SlotMark::Braces;
  slot.span = span_in(block, begin, end);
  const std::string_view inside = without_outer_space(text.substr(begin + 2, end - begin - 4));
  const std::size_t colon = inside.find(':');
  slot.name = std::string(without_outer_space(inside.substr(0, colon)));
  if (colon == std::string_view::npos) {
    return slot;
  }
  const std::string_view rest = without_outer_space(inside.substr(colon + 1));
  if (rest.find('|') == std::string_view::npos) {
    slot.schema = std::string(rest);
    return slot;
  }
  for (std::size_t at = 0; at <= rest.size();) {
    const std::size_t bar = std::min(rest.find('|', at), rest.size());
    slot.choices.emplace_back(without_outer_space(rest.substr(at, bar - at)));
    at = bar + 1;
  }
  return slot;
}

// Past the points, or the ellipses, that begin at `at`. A point behind ellipses ends the sentence.
std::size_t end_of_dots(std::string_view text, std::size_t at) {
  const std::string_view dot = text[at] == '.' ? std::string_view(".") : kEllipsis;
  while (text.substr(at).starts_with(dot)) {
    at += dot.size();
  }
  return at;
}

class BlockScan {
 public:
  BlockScan(const Document& document, std::uint32_t block, const Lexicon& lexicon, std::vector<MarkedSlot>& slots)
      : text_(document.blocks[block].text), block_(block), lexicon_(lexicon), slots_(slots) {}

  // Marks between two bytes; what content controls cover is not scanned.
  void scan(std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to;) {
      const std::size_t next = mark_at(at, to);
      at = next > at ? next : at + 1;
    }
  }

 private:
  // Past the mark that begins here, or `at` if none does.
  std::size_t mark_at(std::size_t at, std::size_t to) {
    switch (text_[at]) {
      case '{':
        return braces_at(at, to);
      case '[':
        return bracket_at(at, to, ']');
      case '<':
        return bracket_at(at, to, '>');
      case '_':
        return underscores_at(at, to);
      case '.':
      case kEllipsis[0]:
        return dots_at(at, to);
      default:
        return at;
    }
  }

  std::size_t braces_at(std::size_t at, std::size_t to) {
    if (at + 1 >= to || text_[at + 1] != '{') {
      return at;
    }
    const std::size_t close = text_.find("}}", at + 2);
    if (close == std::string_view::npos || close + 2 > to || close - at > kLongestPrompt) {
      return at;
    }
    slots_.push_back(braces_slot(block_, text_, at, close + 2));
    return close + 2;
  }

  std::size_t bracket_at(std::size_t at, std::size_t to, char closing) {
    const std::size_t close = text_.find(closing, at + 1);
    if (close == std::string_view::npos || close >= to || close - at > kLongestPrompt) {
      return at;
    }
    const std::string_view inside = text_.substr(at + 1, close - at - 1);
    const bool blank = inside.find("___") != std::string_view::npos;
    const bool nested = inside.find(text_[at]) != std::string_view::npos;
    if (nested || (!blank && letters_in(inside) < 3) || (closing == '>' && inside.find_first_of("/=@") != std::string_view::npos)) {
      return at;
    }
    MarkedSlot slot;
    slot.mark = SlotMark::Bracket;
    const std::size_t word = word_before(at);
    const bool endings = word < at && inside.find('/') != std::string_view::npos && inside.find(' ') == std::string_view::npos;
    slot.span = span_in(block_, endings ? word : at, close + 1);
    slot.prompt = std::string(inside);
    slot.bent_word = endings;
    for (std::size_t from = 0; endings && from <= inside.size();) {
      const std::size_t stroke = std::min(inside.find('/', from), inside.size());
      slot.choices.push_back(std::string(text_.substr(word, at - word)) + std::string(inside.substr(from, stroke - from)));
      from = stroke + 1;
    }
    slots_.push_back(std::move(slot));
    return close + 1;
  }

  // Where the word that ends right before `at` begins; `at` if none does.
  std::size_t word_before(std::size_t at) const {
    std::size_t begin = at;
    while (begin > 0) {
      std::size_t letter = begin - 1;
      while (letter > 0 && (static_cast<unsigned char>(text_[letter]) & 0xC0) == 0x80) {
        --letter;
      }
      std::size_t after = letter;
      if (!is_letter(next_code_point(text_, after))) {
        break;
      }
      begin = letter;
    }
    return begin;
  }

  // A participle whose ending waits for the party's gender: the stem is part of the mark, the whole word is what is filled in.
  bool ending_at(std::size_t at, std::size_t end) {
    const std::size_t word = word_before(at);
    const std::string stem(text_.substr(word, at - word));
    const auto stems = lexicon_.list("bent_word_stems");
    if (std::find(stems.begin(), stems.end(), to_lower(stem)) == stems.end()) {
      return false;
    }
    MarkedSlot slot;
    slot.mark = SlotMark::Underscores;
    slot.span = span_in(block_, word, end);
    slot.bent_word = true;
    for (const std::string& ending : lexicon_.list("bent_word_endings")) {
      slot.choices.push_back(stem + ending);
    }
    slots_.push_back(std::move(slot));
    return true;
  }

  std::size_t run_end(std::size_t at) const {
    while (at < text_.size() && text_[at] == '_') {
      ++at;
    }
    return at;
  }

  std::size_t digits_before(std::size_t at) const {
    std::size_t begin = at;
    while (begin > 0 && text_[begin - 1] >= '0' && text_[begin - 1] <= '9') {
      --begin;
    }
    return begin;
  }

  bool quote_before(std::size_t at) const {
    while (at > 0 && text_[at - 1] == ' ') {
      --at;
    }
    return ends_with_quote(text_.substr(0, at));
  }

  static bool ends_with_quote(std::string_view before) {
    for (const char32_t quote : {U'"', U'\u00AB', U'\u201C', U'\u201E'}) {
      std::string sign;
      append_utf8(sign, quote);
      if (before.ends_with(sign)) {
        return true;
      }
    }
    return false;
  }

  static std::size_t opening_quote_length(std::string_view before) {
    return before.ends_with('"') ? 1 : before.ends_with("\u00AB") ? 2 : 3;
  }

  std::size_t underscores_at(std::size_t at, std::size_t to) {
    const std::size_t end = std::min(run_end(at), to);
    if (const std::size_t date_end = date_at(at, to)) {
      return date_end;
    }
    if (end - at >= 2 && ending_at(at, end)) {
      return end;
    }
    if (const std::size_t compound_end = compound_at(at, to)) {
      return compound_end;
    }
    const std::size_t digits = digits_before(at);
    const bool year = at - digits == 2 && end - at >= 2;  // "20__"
    if (end - at < 3 && !year && !(end - at == 2 && quote_before(at))) {
      return end;
    }
    MarkedSlot slot;
    slot.mark = SlotMark::Underscores;
    slot.prefix = year ? std::string(text_.substr(digits, at - digits)) : std::string();
    slot.span = span_in(block_, year ? digits : at, end);
    slots_.push_back(std::move(slot));
    return end;
  }

  // A dotted line; before the number of a page it is the leader of a table of contents.
  std::size_t dots_at(std::size_t at, std::size_t to) {
    const std::size_t end = std::min(end_of_dots(text_, at), to);
    if (end - at < kShortestDots) {
      return std::max(end, at + 1);
    }
    const std::string_view rest = without_outer_space(text_.substr(end));
    if (!rest.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos) {
      return end;
    }
    MarkedSlot slot;
    slot.mark = SlotMark::Underscores;
    slot.span = span_in(block_, at, end);
    slots_.push_back(std::move(slot));
    return end;
  }

  // "____@____", "__.__.____", "____-____", "+7 (____) ___-__-__": one value to whoever fills it in.
  std::size_t compound_at(std::size_t at, std::size_t to) {
    constexpr std::ptrdiff_t kLeastUnderscores = 4;
    std::size_t begin = at, end = run_end(at);
    const std::size_t inside = text_.substr(end).starts_with(") ") ? end + 2 : end + 1;
    const bool area = at > 0 && text_[at - 1] == '(' && text_.substr(end).starts_with(")") && inside < to && text_[inside] == '_';
    if (area) {
      begin = begin_of_number(at - 1);
      end = run_end(inside);
    }
    std::string joints;
    while (end + 1 < to && std::string_view(".-@").find(text_[end]) != std::string_view::npos && text_[end + 1] == '_') {
      joints += text_[end];
      end = run_end(end + 1);
    }
    if (joints.empty() || end > to || (area && joints.find('-') == std::string::npos) ||
        std::count(text_.begin() + static_cast<std::ptrdiff_t>(at), text_.begin() + static_cast<std::ptrdiff_t>(end), '_') <
            kLeastUnderscores) {
      return 0;
    }
    MarkedSlot slot;
    slot.mark = SlotMark::Underscores;
    slot.whole_date = joints == "..";
    slot.span = span_in(block_, begin, end);
    slots_.push_back(std::move(slot));
    return end;
  }

  // "+7 (": the country's number belongs to the rest.
  std::size_t begin_of_number(std::size_t bracket) const {
    for (const std::string_view country : {"+7 ", "8 ", "+7", "8"}) {
      const std::size_t begin = bracket - std::min(country.size(), bracket);
      const bool whole = begin == 0 || text_[begin - 1] == ' ' || text_[begin - 1] == ':';
      if (text_.substr(begin, bracket - begin) == country && whole) {
        return begin;
      }
    }
    return bracket;
  }

  // "<<__>> ________ 20__ g.": day, in quotes or not, month, year. One date to whoever fills it in, in whatever form.
  std::size_t date_at(std::size_t at, std::size_t to) {
    std::size_t before = at;
    while (before > 0 && text_[before - 1] == ' ') {
      --before;
    }
    const bool quoted = ends_with_quote(text_.substr(0, before));
    const std::size_t begin = quoted ? before - opening_quote_length(text_.substr(0, before)) : at;
    std::size_t cursor = run_end(at);
    if (quoted) {
      const std::size_t closed = skip_closing_quote(skip_spaces(cursor));
      if (closed == cursor) {
        return 0;
      }
      cursor = closed;
    } else if (cursor - at < 2 || skip_spaces(cursor) == cursor) {
      return 0;
    }
    cursor = skip_spaces(cursor);
    const std::size_t month_end = run_end(cursor);
    if (month_end - cursor < 2) {
      return 0;
    }
    cursor = skip_spaces(month_end);
    std::size_t year_end = cursor;
    while (year_end < text_.size() && ((text_[year_end] >= '0' && text_[year_end] <= '9') || text_[year_end] == '_')) {
      ++year_end;
    }
    const std::string_view year = text_.substr(cursor, year_end - cursor);
    const bool year_mark = year.starts_with("20") || year.starts_with("19") || (quoted && !year.empty());
    if (!year_mark || year_end > to) {
      return 0;
    }
    year_end = past_year_word(year_end);
    MarkedSlot slot;
    slot.mark = SlotMark::Underscores;
    slot.whole_date = true;
    slot.span = span_in(block_, begin, year_end);
    slots_.push_back(std::move(slot));
    return year_end;
  }

  std::size_t skip_spaces(std::size_t at) const {
    while (at < text_.size()) {
      std::size_t after = at;
      if (!is_space(next_code_point(text_, after))) {
        break;
      }
      at = after;
    }
    return at;
  }

  std::size_t skip_closing_quote(std::size_t at) const {
    for (const std::string_view quote : {"\"", "\u00BB", "\u201D", "\u201C"}) {
      if (text_.substr(at).starts_with(quote)) {
        return at + quote.size();
      }
    }
    return at;
  }

  // "20__ g." and "20__ goda": the word belongs to the date, since people write it or not.
  std::size_t past_year_word(std::size_t year_end) const {
    const std::size_t word = skip_spaces(year_end);
    for (const std::string& year : lexicon_.list("year_words")) {
      if (text_.substr(word).starts_with(year)) {
        std::size_t end = word + year.size();
        std::size_t after = end;
        const bool whole = end >= text_.size() || !is_letter(next_code_point(text_, after));
        if (whole) {
          return end;
        }
      }
    }
    return year_end;
  }

  std::string_view text_;
  std::uint32_t block_;
  const Lexicon& lexicon_;
  std::vector<MarkedSlot>& slots_;
};

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
      BlockScan(document, block, lexicon, marked.slots).scan(range.begin, range.end);
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
    }
  });
  return underscores >= 2 && !other;
}

}  // namespace sverka
