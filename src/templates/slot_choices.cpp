#include "templates/slot_choices.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "templates/slot_text.hpp"
#include "text/token.hpp"

namespace sverka {
namespace {

// "Charter / power of attorney No. ___ (delete as appropriate)" is one choice.
class ChoiceScan {
 public:
  ChoiceScan(std::string_view text, const Lexicon& lexicon) : text_(text), lower_(to_lower(text)), lexicon_(lexicon) {}

  // The range of the choice with its remark; empty if the block has none.
  TextRange find() const {
    std::size_t remark = std::string::npos, remark_end = 0;
    for (const std::string& words : lexicon_.list("choice_remarks")) {
      const std::size_t found = lower_.find(words);
      if (found != std::string::npos && found < remark) {
        remark = found;
        remark_end = found + words.size();
      }
    }
    if (remark == std::string::npos || lower_.size() != text_.size()) {
      return {};
    }
    const bool bracketed = remark > 0 && text_[remark - 1] == '(';
    const std::size_t slash = text_.rfind(" / ", remark);
    if (slash == std::string_view::npos) {
      return {};
    }
    const std::size_t choice_end = bracketed ? remark - 1 : remark;
    std::size_t begin = words_back(slash, words_in(text_.substr(slash + 3, choice_end - slash - 3)));
    for (const std::string_view sign : {",", ";", "("}) {
      const std::size_t found = text_.rfind(sign, slash);
      begin = found == std::string_view::npos ? begin : std::max(begin, found + sign.size());
    }
    for (const std::string& opener : lexicon_.list("choice_openers")) {
      const std::size_t found = lower_.rfind(opener + " ", slash);
      begin = found == std::string::npos ? begin : std::max(begin, found + opener.size());
    }
    while (begin < slash && text_[begin] == ' ') {
      ++begin;
    }
    const std::size_t end = bracketed && remark_end < text_.size() && text_[remark_end] == ')' ? remark_end + 1 : remark_end;
    return range_of(begin, end);
  }

  // Where the last `count` words before `end` begin: alternatives are about equally long.
  std::size_t words_back(std::size_t end, std::size_t count) const {
    std::vector<std::size_t> begins;
    tokenize(text_.substr(0, end), [&](const Token& token, std::string_view) {
      if (token.kind != TokenKind::Punctuation) {
        begins.push_back(token.begin);
      }
    });
    return begins.size() <= count || count == 0 ? 0 : begins[begins.size() - count];
  }

  std::vector<std::string> alternatives(TextRange range) const {
    std::string_view inside = text_.substr(range.begin, range.end - range.begin);
    for (const std::string& words : lexicon_.list("choice_remarks")) {
      const std::size_t found = to_lower(inside).find(words);
      if (found != std::string::npos) {
        inside = inside.substr(0, found > 0 && inside[found - 1] == '(' ? found - 1 : found);
      }
    }
    std::vector<std::string> choices;
    for (std::size_t at = 0; at <= inside.size();) {
      const std::size_t slash = std::min(inside.find(" / ", at), inside.size());
      choices.emplace_back(without_outer_space(inside.substr(at, slash - at)));
      at = slash + 3;
    }
    return choices;
  }

 private:
  std::string_view text_;
  std::string lower_;
  const Lexicon& lexicon_;
};

}  // namespace

void add_choice(const Document& document, std::uint32_t block, const Lexicon& lexicon, std::vector<MarkedSlot>& slots) {
  const std::string& text = document.blocks[block].text;
  const ChoiceScan scan(text, lexicon);
  const TextRange range = scan.find();
  if (range.begin == range.end) {
    return;
  }
  const auto inside = [&](const MarkedSlot& slot) {
    return slot.span.first_block == block && slot.span.last_block == block && slot.span.begin >= range.begin && slot.span.end <= range.end;
  };
  slots.erase(std::remove_if(slots.begin(), slots.end(), inside), slots.end());
  MarkedSlot slot;
  slot.mark = SlotMark::Underscores;
  slot.span = span_in(block, range.begin, range.end);
  slot.choices = scan.alternatives(range);
  slots.push_back(std::move(slot));
}

}  // namespace sverka
