#include "templates/slot_scan.hpp"

#include <algorithm>
#include <string>

#include "templates/slot_text.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestPrompt = 400;  // bytes between brackets

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
    if (end - at < 3 && !year && !(end - at == 2 && (quote_before(at) || is_word(at, end)))) {
      return end;
    }
    MarkedSlot slot;
    slot.mark = SlotMark::Underscores;
    slot.prefix = year ? std::string(text_.substr(digits, at - digits)) : std::string();
    slot.span = span_in(block_, year ? digits : at, end);
    slots_.push_back(std::move(slot));
    return end;
  }

  // "____ rub. __ kop.": a short line between spaces.
  bool is_word(std::size_t at, std::size_t end) const {
    return at > 0 && text_[at - 1] == ' ' && end < text_.size() && std::string_view(" .,%").find(text_[end]) != std::string_view::npos;
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

  // "____@____", "__.__.____", "____-____", "__:__", "+7 (____) ___-__-__": one value to whoever fills it in.
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
    while (end + 1 < to && std::string_view(".-@:").find(text_[end]) != std::string_view::npos) {
      const std::size_t next = past_century(end + 1);
      if (next >= to || text_[next] != '_' || (next > end + 1 && joints != ".")) {
        break;
      }
      joints += text_[end];
      end = run_end(next);
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

  // "__.__.20__": the fixed digits of the year.
  std::size_t past_century(std::size_t at) const {
    const std::string_view rest = text_.substr(at);
    return at + (rest.starts_with("20") || rest.starts_with("19") ? 2 : 0);
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
    if (const std::size_t line = skip_spaces(year_end); year.size() == 2 && line < to && text_[line] == '_') {
      year_end = run_end(line);  // "20 ____"
    }
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

}  // namespace

std::size_t letters_in(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    letters += is_letter(next_code_point(text, at)) ? 1 : 0;
  }
  return letters;
}

std::size_t end_of_dots(std::string_view text, std::size_t at) {
  const std::string_view dot = text[at] == '.' ? std::string_view(".") : kEllipsis;
  while (text.substr(at).starts_with(dot)) {
    at += dot.size();
  }
  return at;
}

void scan_marks(const Document& document, std::uint32_t block, TextRange range, const Lexicon& lexicon, std::vector<MarkedSlot>& slots) {
  BlockScan(document, block, lexicon, slots).scan(range.begin, range.end);
}

}  // namespace sverka
