// What each slot holds.
#include <algorithm>
#include <map>

#include "templates/grading.hpp"
#include "templates/slot_marks.hpp"
#include "text/token.hpp"

namespace sverka {
namespace {

class ValueCollection {
 public:
  explicit ValueCollection(const Graded& graded) : graded_(graded) {}

  std::vector<SlotValue> run() {
    for (std::size_t at = 0; at < graded_.steps.size(); ++at) {
      const GradedStep& step = graded_.steps[at];
      if (step.step.kind == StepKind::Repeat) {
        repeat(step.step.element);
      } else if (step.step.kind == StepKind::Skip) {
        held_at(step).value.state = is_missing(at) ? SlotState::Missing : SlotState::Empty;
        locate_empty(at);
      } else if (step.step.kind == StepKind::Fill) {
        take(step);
      }
    }
    std::vector<SlotValue> values;
    values.reserve(values_.size());
    for (auto& [key, held] : values_) {
      finish(held);
      values.push_back(std::move(held.value));
    }
    return values;
  }

 private:
  using Key = std::pair<std::uint32_t, std::uint32_t>;

  struct Held {
    SlotValue value;
    bool shows_prompt = false;
  };

  Held& held_at(const GradedStep& step) {
    const auto slot = static_cast<std::uint32_t>(graded_.element(step).slot);
    if (last_ != nullptr && last_->value.slot == slot) {
      return *last_;
    }
    const auto repetition = occurrences_.find(slot);
    const std::uint32_t occurrence = repetition == occurrences_.end() ? 0 : repetition->second;
    last_ = &values_[Key{slot, occurrence}];
    last_->value.slot = slot;
    last_->value.occurrence = occurrence;
    return *last_;
  }

  // A repeated part begins again: its slots take their next values.
  void repeat(std::uint32_t first_element) {
    last_ = nullptr;
    for (const RepeatedPart& part : graded_.sample.repeated) {
      if (part.first != first_element) {
        continue;
      }
      for (std::uint32_t element = part.first; element < part.last; ++element) {
        if (graded_.sample.elements[element].slot >= 0) {
          ++occurrences_[static_cast<std::uint32_t>(graded_.sample.elements[element].slot)];
        }
      }
    }
  }

  void take(const GradedStep& step) {
    Held& held = held_at(step);
    SlotValue& value = held.value;
    const StreamToken& token = graded_.token(step);
    value.state = SlotState::Filled;
    const bool struck = graded_.sample.slots[value.slot].schema == FieldSchema::Choice && (token.flags & kStruck) != 0;
    if ((token.flags & kDeleted) != 0 || struck) {
      apart_ = true;  // what was struck out of a choice is no part of the value
      return;
    }
    held.shows_prompt = held.shows_prompt || (token.flags & kPlaceholder) != 0;
    if (value.places.empty() || value.places.back().block != token.block || apart_) {
      value.places.push_back(Place{token.block, token.range});
      apart_ = false;
    } else {
      value.places.back().range.end = std::max(value.places.back().range.end, token.range.end);
    }
  }

  // An empty slot is where its neighbours are.
  void locate_empty(std::size_t at) {
    SlotValue& value = held_at(graded_.steps[at]).value;
    for (std::size_t before = at; before-- > 0 && at - before < 32;) {
      if (graded_.steps[before].has_token()) {
        const StreamToken& token = graded_.token(graded_.steps[before]);
        value.places.push_back(Place{token.block, TextRange{token.range.end, token.range.end}});
        return;
      }
    }
  }

  // The words around the slot are gone too: the place to fill in was taken out.
  bool is_missing(std::size_t at) const {
    const std::uint32_t block = graded_.element(graded_.steps[at]).block;
    bool any = false, found = false;
    const auto look = [&](std::size_t index) {
      const GradedStep& step = graded_.steps[index];
      if (step.has_element() && graded_.element(step).block == block) {
        any = true;
        found = found || step.step.kind != StepKind::Delete;
      }
      return !step.has_element() || graded_.element(step).block == block;
    };
    for (std::size_t index = at; index-- > 0 && at - index < 64 && look(index);) {
    }
    for (std::size_t index = at + 1; index < graded_.steps.size() && index - at < 64 && look(index); ++index) {
    }
    return any && !found;
  }

  void finish(Held& held) const {
    SlotValue& value = held.value;
    std::string printed;
    for (const Place& place : value.places) {
      const std::string& text = graded_.document.blocks[place.block].text;
      printed += (printed.empty()                                                        ? ""
                  : &place != &value.places.front() && (&place)[-1].block == place.block ? " "
                                                                                         : "\n") +
                 text.substr(place.range.begin, place.range.end - place.range.begin);
    }
    if (!value.places.empty()) {
      value.clause = graded_.clauses[value.places.front().block];
    }
    const Slot& slot = graded_.sample.slots[value.slot];
    const std::string folded = slot.schema == FieldSchema::Choice ? without_remark(folded_lines(printed)) : folded_lines(printed);
    if (value.state == SlotState::Filled) {
      const bool same_mark = (folded == fold_spaces(slot.mark_text) || printed == slot.mark_text) && slot.mark != SlotMark::Control;
      const bool control_prompt = slot.mark == SlotMark::Control && held.shows_prompt;
      if (folded.empty()) {
        value.state = SlotState::Empty;
      } else if (same_mark || control_prompt || is_untouched_mark(folded) || keeps_blank(slot, folded)) {
        value.state = SlotState::Untouched;
      }
    }
    value.raw = value.state == SlotState::Filled ? without_blanks(folded) : folded;
  }

  // "(delete as appropriate)" and the stroke between alternatives are no part of what was chosen.
  std::string without_remark(std::string text) const {
    for (const std::string& remark : graded_.lexicon.list("choice_remarks")) {
      const std::size_t found = to_lower(text).find(remark);
      if (found != std::string::npos) {
        const bool bracketed = found > 0 && text[found - 1] == '(';
        text.erase(bracketed ? found - 1 : found, remark.size() + (bracketed ? 2 : 0));
      }
    }
    const std::size_t first = text.find_first_not_of(" /");
    const std::size_t last = text.find_last_not_of(" /");
    return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
  }

  // "Power of attorney No. ____ of ____" was chosen and not filled in; "<<__>> November 2026" lacks its day. A line that a value was
  // written onto ("__12__") is no such blank.
  static bool keeps_blank(const Slot& slot, std::string_view text) {
    if (slot.schema != FieldSchema::Choice && slot.schema != FieldSchema::Basis && slot.schema != FieldSchema::Date) {
      return false;
    }
    for (std::size_t at = text.find("__"); at != std::string_view::npos; at = text.find("__", at)) {
      const std::size_t end = std::min(text.find_first_not_of('_', at), text.size());
      if (!touches_text(text, at, end)) {
        return true;
      }
      at = end;
    }
    return false;
  }

  static bool touches_text(std::string_view text, std::size_t begin, std::size_t end) {
    const auto is_text = [](char sign) {
      return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
             static_cast<unsigned char>(sign) >= 0xD0;
    };
    // The last byte of a Cyrillic letter is a continuation byte, its first tells that it is one.
    const bool before = begin > 0 && (is_text(text[begin - 1]) ||
                                      (begin > 1 && is_text(text[begin - 2]) && static_cast<unsigned char>(text[begin - 1]) >= 0x80));
    return before || (end < text.size() && is_text(text[end]));
  }

  static std::string folded_lines(std::string_view text) {
    std::string folded;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string line = fold_spaces(text.substr(at, end - at));
      folded += (folded.empty() || line.empty() ? "" : "\n") + line;
      at = end + 1;
    }
    return folded;
  }

  // "202_6_": the year goes on behind the template's own digits. "12__.05_": the sign joins what stands on both of its sides.
  static std::string with_joined_parts(std::string_view text) {
    constexpr std::size_t kYearDigits = 4;
    const auto is_joint = [](char sign) { return sign == '.' || sign == '@' || sign == '-'; };
    const auto is_digit = [](char sign) { return sign >= '0' && sign <= '9'; };
    std::string value;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t line_end = text[at] == '_' ? std::min(text.find_first_not_of('_', at), text.size()) : at + 1;
      std::size_t before = value.size(), behind = line_end;
      while (text[at] == '_' && before > 0 && is_digit(value[before - 1])) {
        --before;
      }
      while (text[at] == '_' && behind < text.size() && is_digit(text[behind])) {
        ++behind;
      }
      const std::size_t own = value.size() - before;
      const bool year = (own == 2 || own == 3) && value.compare(before, 2, "20") == 0 && own + behind - line_end == kYearDigits;
      const bool joint =
          text[at] == '_' && ((!value.empty() && is_joint(value.back())) || (line_end < text.size() && is_joint(text[line_end])));
      value += year || joint ? std::string_view() : text.substr(at, line_end - at);
      at = line_end;
    }
    return value;
  }

  // "__12__" was written into the line, "Romashka......" onto the dots: the line is no part of the value.
  static std::string without_blanks(std::string_view text) {
    std::string value = with_joined_parts(text);
    std::replace(value.begin(), value.end(), '_', ' ');
    for (const auto& [line, dot] : {std::pair<std::string_view, std::string_view>{"....", "."}, {"\u2026\u2026", "\u2026"}}) {
      for (std::size_t at = value.find(line); at != std::string::npos; at = value.find(line, at)) {
        std::size_t end = at + line.size();
        while (std::string_view(value).substr(end).starts_with(dot)) {
          end += dot.size();
        }
        value.replace(at, end - at, " ");
      }
    }
    return value == text ? value : folded_lines(value);
  }

  const Graded& graded_;
  std::map<Key, Held> values_;
  Held* last_ = nullptr;  // of values_: tokens of one value come one after the other
  bool apart_ = false;    // something of the value was left out since the last token
  std::map<std::uint32_t, std::uint32_t> occurrences_;
};

}  // namespace

std::vector<SlotValue> slot_values(const Graded& graded) {
  return ValueCollection(graded).run();
}

}  // namespace sverka
