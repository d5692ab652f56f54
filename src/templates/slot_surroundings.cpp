#include "templates/slot_surroundings.hpp"

#include <algorithm>

#include "templates/slot_text.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

// Words before a line that call who signs on it, and words of a name with initials and the party behind it.
constexpr std::size_t kMostSigners = 2;
constexpr std::size_t kNameAndNext = 6;

bool is_bracket(std::string_view text) {
  const std::string_view sign = without_outer_space(text);
  return sign.empty() || sign == "(" || sign == "/";
}

// A surname with initials and nothing else: the name under a line.
bool is_initials(std::string_view text) {
  std::size_t initials = 0, words = 0, points = 0, others = 0;
  tokenize(text, [&](const Token& token, std::string_view key) {
    if (token.kind == TokenKind::Word) {
      std::size_t at = 0;
      next_code_point(key, at);
      (at == key.size() ? initials : words) += 1;
    } else if (key != "(" && key != ")") {
      (key == "." ? points : others) += 1;
    }
  });
  return words == 1 && others == 0 && initials >= 1 && initials <= 2 && points >= initials;
}

// A name with initials, and perhaps the next party: "S.P. Gromova  Lessee:".
bool begins_with_initials(std::string_view text) {
  std::vector<std::string> keys;
  tokenize(text, [&](const Token&, std::string_view key) {
    if (keys.size() < kNameAndNext) {
      keys.emplace_back(key);
    }
  });
  for (std::size_t count = 3; count <= keys.size(); ++count) {
    std::string joined;
    for (std::size_t at = 0; at < count; ++at) {
      joined += keys[at] + ' ';
    }
    if (is_initials(joined)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool holds_any(std::string_view text, std::span<const std::string> words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

std::string spaced_label(std::string name) {
  for (const char sign : {'_', '-', '.'}) {
    std::replace(name.begin(), name.end(), sign, ' ');
  }
  return fold_label(name);
}

const std::string& SlotSurroundings::folded_block(std::uint32_t block) const {
  std::optional<std::string>& kept = folded_blocks_[block];
  if (!kept) {
    kept = fold_label(block_text(block));
  }
  return *kept;
}

std::string SlotSurroundings::words_before(std::size_t index) const {
  const MarkedSlot& mark = marks_[index];
  std::uint32_t begin = 0;
  if (index > 0 && marks_[index - 1].span.last_block == mark.span.first_block) {
    begin = marks_[index - 1].span.end;
  }
  return fold_label(std::string_view(block_text(mark.span.first_block)).substr(begin, mark.span.begin - begin));
}

std::string SlotSurroundings::words_after(std::size_t index) const {
  const Span& span = marks_[index].span;
  const std::string_view text = block_text(span.last_block);
  const auto begin_of = [&](std::size_t other) {
    const bool here = other < marks_.size() && marks_[other].span.first_block == span.last_block;
    return here ? std::max<std::size_t>(marks_[other].span.begin, span.end) : text.size();
  };
  std::size_t end = begin_of(index + 1);
  const bool beside = text.substr(span.end, end - span.end).find_first_not_of(" ,") == std::string_view::npos;
  if (beside && end < text.size() && marks_[index + 1].bent_word) {
    end = begin_of(index + 2);
  }
  return fold_label(text.substr(span.end, end - span.end));
}

bool SlotSurroundings::is_signature(std::size_t index) const {
  const std::string before = words_before(index), after = words_after(index);
  const MarkedSlot& mark = marks_[index];
  if (mark.mark != SlotMark::Underscores || mark.whole_date || !mark.prefix.empty()) {
    return false;
  }
  const auto ends = [](std::string_view text, char sign) {
    const std::size_t last = text.find_last_not_of(' ');
    return last != std::string_view::npos && text[last] == sign;
  };
  const auto begins = [](std::string_view text, char sign) {
    const std::size_t first = text.find_first_not_of(' ');
    return first != std::string_view::npos && text[first] == sign;
  };
  const bool beside_stroke = begins(after, '/') || ends(before, '/');
  if ((beside_stroke && !is_labelled_to_the_left(mark.span.first_block)) || is_initials(after)) {
    return true;
  }
  if (signs_here(before) && (begins_with_initials(after) || (is_bracket(after) && beside_person(index, index + 1)))) {
    return true;
  }
  const bool has_name_behind = without_outer_space(after) == "(" && is_below_the_text(mark.span.first_block);
  if (has_name_behind && words_in(before) > 0 && signs_here(before)) {
    return true;
  }
  if (is_line_of_signatures(index) || (is_line_of_blanks(mark.span.first_block) && !is_labelled_to_the_left(mark.span.first_block))) {
    return true;
  }
  if (before.empty() && after.empty() && (beside_person(index, index + 1) || (index > 0 && beside_person(index, index - 1)))) {
    return true;
  }
  const std::string whole = folded_block(mark.span.first_block);
  const bool alone = before.empty() && after.empty();
  return holds_any(whole, lexicon_.list("signature_words")) || (alone && near_signature(mark.span.first_block)) ||
         (after.empty() && is_party(before) && below_signatures(mark.span.first_block));
}

// The marks of the line and the brackets of the line below it, or behind the mark, belong to each other in order.
std::string SlotSurroundings::caption(std::size_t index) const {
  const auto holds_mark = [&](std::uint32_t block, std::size_t begin, std::size_t end) {
    return std::any_of(marks_.begin(), marks_.end(), [&](const MarkedSlot& mark) {
      return mark.span.first_block == block && begin <= mark.span.begin && mark.span.begin < end;
    });
  };
  const auto brackets_of = [](std::string_view text) {
    std::vector<TextRange> brackets;
    for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
      const std::size_t close = std::min(text.find(')', open), text.size());
      brackets.push_back({static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(close)});
      open = close;
    }
    return brackets;
  };
  const auto piece = [](std::string_view text, TextRange range) { return fold_label(text.substr(range.begin, range.end - range.begin)); };

  const Span& span = marks_[index].span;
  const std::string_view text = block_text(span.last_block);
  const std::size_t behind = std::min(text.find_first_not_of(" ,.", span.end), text.size());
  if (behind < text.size() && text[behind] == '(') {
    const std::size_t close = std::min(text.find(')', behind), text.size());
    return holds_mark(span.last_block, behind, close)
               ? std::string()
               : piece(text, {static_cast<std::uint32_t>(behind + 1), static_cast<std::uint32_t>(close)});
  }
  const std::uint32_t below = span.last_block + 1;
  if (below >= document_.blocks.size() || document_.blocks[below].cell != document_.blocks[span.last_block].cell) {
    return {};
  }
  const std::string_view remark = without_outer_space(block_text(below));
  const std::vector<TextRange> brackets = brackets_of(remark);
  if (!remark.starts_with("(") || remark.find_last_of(')') + 2 < remark.size() || holds_mark(below, 0, block_text(below).size())) {
    return {};
  }
  std::size_t first = index, last = index;
  while (first > 0 && marks_[first - 1].span.last_block == span.last_block) {
    --first;
  }
  while (last + 1 < marks_.size() && marks_[last + 1].span.first_block == span.last_block) {
    ++last;
  }
  const bool one_each = brackets.size() == last - first + 1;
  const bool only_last = brackets.size() == 1 && index == last && behind >= text.size();
  return one_each ? piece(remark, brackets[index - first]) : only_last ? piece(remark, brackets[0]) : std::string();
}

bool SlotSurroundings::is_of_example(std::size_t index) const {
  const Span& span = marks_[index].span;
  const std::string_view text = block_text(span.first_block);
  const std::size_t open = text.rfind('(', span.begin);
  const std::size_t close = text.find(')', span.end);
  if (open == std::string_view::npos || close == std::string_view::npos ||
      text.substr(open, span.begin - open).find(')') != std::string_view::npos) {
    return false;
  }
  const bool behind_blank = std::any_of(marks_.begin(), marks_.end(), [&](const MarkedSlot& mark) {
    return mark.span.last_block == span.first_block && mark.span.end <= open &&
           text.substr(mark.span.end, open - mark.span.end).find_first_not_of(' ') == std::string_view::npos;
  });
  const std::string remark = fold_label(text.substr(open, close - open));
  return behind_blank && holds_any(remark, lexicon_.list("alternative_signs"));
}

// "Car, trailer | ____ / ____": words in the cell before it that call no signer.
bool SlotSurroundings::is_labelled_to_the_left(std::uint32_t block) const {
  const Cell& cell = document_.blocks[block].cell;
  for (std::uint32_t other = block; cell.table != 0 && other-- > 0 && document_.blocks[other].cell.table == cell.table;) {
    const Cell& left = document_.blocks[other].cell;
    if (left.row != cell.row || left.column + 1 < cell.column) {
      break;
    }
    if (left.column < cell.column) {
      const std::string& text = folded_block(other);
      return words_in(text) > 0 && !is_signing_party(text) && !is_party(text) && !holds_any(text, lexicon_.list("signature_words")) &&
             text.find('_') == std::string::npos;
    }
  }
  return false;
}

// Nothing but who the party is: "Client:".
bool SlotSurroundings::is_party(std::string_view text) const {
  const auto holds = [&](std::string_view list) { return holds_any(text, lexicon_.list(list)); };
  return words_in(text) == 1 && (holds("client_words") || holds("company_words"));
}

// A line or two under "Signatures of the Parties". A heading that also tells of details is followed by names.
bool SlotSurroundings::below_signatures(std::uint32_t block) const {
  constexpr std::uint32_t kReach = 3;
  constexpr std::size_t kHeadingWords = 3;
  for (std::uint32_t other = block > kReach ? block - kReach : 0; other < block; ++other) {
    const std::string& text = folded_block(other);
    const auto heads = lexicon_.list("signature_headings");
    if (words_in(text) <= kHeadingWords &&
        std::any_of(heads.begin(), heads.end(), [&](const std::string& word) { return text.starts_with(word); })) {
      return true;
    }
  }
  return false;
}

// Nothing, or who signs: "Lessee:", "For the Buyer".
bool SlotSurroundings::signs_here(std::string_view before) const {
  const std::size_t colon = before.find_last_not_of(' ');
  return words_in(before) == 0 || (words_in(before) <= kMostSigners && is_signing_party(before)) ||
         (colon != std::string_view::npos && before[colon] == ':' && is_signing_party(before.substr(before.find_last_of(' ', colon) + 1)));
}

// Every word of the text is one of those that call a party where it signs.
bool SlotSurroundings::is_signing_party(std::string_view text) const {
  const auto words = lexicon_.list("signing_words");
  bool any = false, all = true;
  tokenize(text, [&](const Token& token, std::string_view key) {
    if (token.kind != TokenKind::Punctuation) {
      any = true;
      all = all && std::find(words.begin(), words.end(), to_lower(key)) != words.end();
    }
  });
  return any && all;
}

// "Contractor ________ Customer ________" below everything else.
bool SlotSurroundings::is_line_of_signatures(std::size_t index) const {
  const std::uint32_t block = marks_[index].span.first_block;
  std::size_t marks = 0;
  for (std::size_t other = 0; other < marks_.size(); ++other) {
    if (marks_[other].span.first_block != block) {
      continue;
    }
    ++marks;
    if (marks_[other].mark != SlotMark::Underscores || !is_signing_party(words_before(other))) {
      return false;
    }
  }
  return marks >= 2 && words_in(words_after(index)) <= kMostSigners && is_below_the_text(block);
}

// Nothing but requisites and signatures follows.
bool SlotSurroundings::is_below_the_text(std::uint32_t block) const {
  constexpr std::size_t kLongestBehind = 120;  // bytes of a block of those
  for (std::uint32_t below = block + 1; below < document_.blocks.size(); ++below) {
    if (document_.blocks[below].story == Story::Body && block_text(below).size() > kLongestBehind) {
      return false;
    }
  }
  return true;
}

// "________ (________)   ________ (________)": nothing but blanks and the brackets of names.
bool SlotSurroundings::is_line_of_blanks(std::uint32_t block) const {
  const std::string_view text = without_outer_space(block_text(block));
  return text.find_first_not_of("_ \t()/") == std::string_view::npos && text.find_first_of("(/") != std::string_view::npos &&
         text.find('_') < text.find_first_of("(/") && is_below_the_text(block);
}

// The other slot stands in the same line and takes a person's name.
bool SlotSurroundings::beside_person(std::size_t index, std::size_t other) const {
  if (other >= marks_.size() || marks_[other].span.first_block != marks_[index].span.first_block) {
    return false;
  }
  const MarkedSlot& mark = marks_[other];
  return mark.schema == "person_name" || words_.last_in(fold_label(mark.prompt)).schema == "person_name" ||
         words_.last_in(spaced_label(mark.name)).schema == "person_name";
}

bool SlotSurroundings::near_signature(std::uint32_t block) const {
  for (std::uint32_t other = block; other < document_.blocks.size() && other < block + 3; ++other) {
    if (holds_any(folded_block(other), lexicon_.list("signature_words"))) {
      return true;
    }
  }
  return false;
}

bool SlotSurroundings::continues(std::size_t index) const {
  const auto is_line = [&](const MarkedSlot& mark) {
    return mark.mark == SlotMark::Underscores && mark.span.first_block == mark.span.last_block;
  };
  if (index == 0 || !is_line(marks_[index]) || !is_line(marks_[index - 1])) {
    return false;
  }
  const Span &above = marks_[index - 1].span, &below = marks_[index].span;
  const Block &first = document_.blocks[above.first_block], &second = document_.blocks[below.first_block];
  const auto blank = [](std::string_view text) { return text.find_first_not_of(' ') == std::string_view::npos; };
  return below.first_block == above.first_block + 1 && first.story == second.story && first.cell == second.cell &&
         blank(std::string_view(first.text).substr(above.end)) && blank(std::string_view(second.text).substr(0, below.begin)) &&
         blank(std::string_view(second.text).substr(below.end));
}

}  // namespace sverka
