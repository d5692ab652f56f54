#include <algorithm>

#include "templates/grading.hpp"
#include "templates/word_traits.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::size_t kBridge = 2;         // equal tokens between two edits that still make one edit
constexpr std::size_t kBridgedEdits = 4;   // if it is more than one token and the edits together are at least so long
constexpr std::size_t kContextBytes = 60;  // of the words before and after, for people
constexpr std::size_t kEndingLetters = 4;

using Indices = std::vector<std::size_t>;

// Texts of several places: each block's from the first to the last place in it, with its label where that is among them.
class PlaceText {
 public:
  explicit PlaceText(const Document& document) : document_(document) {}

  void add(std::uint32_t block, TextRange range, bool label) {
    if (places_.empty() || places_.back().block != block) {
      places_.push_back(Place{block, range});
      labels_.push_back(label && range.begin == range.end);
      bare_.push_back(label && range.begin == range.end);
      return;
    }
    TextRange& last = places_.back().range;
    if (bare_.back()) {
      last = range;
      bare_.back() = false;
      return;
    }
    last.begin = std::min(last.begin, range.begin);
    last.end = std::max(last.end, range.end);
  }

  std::string text() const {
    std::string text;
    for (std::size_t index = 0; index < places_.size(); ++index) {
      const Block& block = document_.blocks[places_[index].block];
      const TextRange range = places_[index].range;
      text += text.empty() ? "" : " ";
      text += labels_[index] ? block.label : std::string();
      text += labels_[index] && range.begin < range.end ? " " : "";
      text += fold_keeping_invisible(block.text.substr(range.begin, range.end - range.begin));
    }
    return text;
  }

  const std::vector<Place>& places() const { return places_; }

 private:
  // White space folded; everything else is quoted as it stands.
  static std::string fold_keeping_invisible(std::string_view text) {
    std::string folded;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t code_point = next_code_point(text, at);
      if (is_space(code_point)) {
        space = !folded.empty();
        continue;
      }
      folded += space ? " " : "";
      space = false;
      append_utf8(folded, code_point);
    }
    return folded;
  }

  const Document& document_;
  std::vector<Place> places_;
  std::vector<bool> labels_, bare_;
};

class Grouping {
 public:
  explicit Grouping(Graded& graded) : graded_(graded), steps_(graded.steps), token_before_(steps_.size(), steps_.size()) {
    for (std::size_t at = 1; at < steps_.size(); ++at) {
      token_before_[at] = steps_[at - 1].has_token() ? at - 1 : token_before_[at - 1];
    }
  }

  std::vector<Deviation> run() {
    join_labels();
    for (std::size_t at = 0; at < steps_.size();) {
      const Trouble trouble = steps_[at].trouble;
      if (trouble == Trouble::None || trouble == Trouble::Label || steps_[at].deviation >= 0) {
        ++at;
      } else if (trouble == Trouble::Text) {
        at = add_text(at);
      } else {
        at = add_alike(at);
      }
    }
    add_numbering();
    return std::move(deviations_);
  }

 private:
  // The number of a clause that is added or removed as a whole goes with its text.
  void join_labels() {
    for (std::size_t at = 0; at < steps_.size(); ++at) {
      GradedStep& step = steps_[at];
      if (step.trouble != Trouble::Label || step.step.kind == StepKind::Match || step.step.kind == StepKind::Substitute) {
        continue;
      }
      for (std::size_t next = at + 1; next < steps_.size(); ++next) {
        const bool same_kind = step.step.kind == StepKind::Insert ? steps_[next].has_token() : steps_[next].has_element();
        if (!same_kind) {
          if (steps_[next].step.kind == StepKind::Fill || steps_[next].step.kind == StepKind::Skip) {
            break;
          }
          continue;
        }
        const bool same_block = step.step.kind == StepKind::Insert ? graded_.token(steps_[next]).block == graded_.token(step).block
                                                                   : graded_.element(steps_[next]).block == graded_.element(step).block;
        if (same_block && steps_[next].trouble == Trouble::Text && steps_[next].step.kind == step.step.kind) {
          step.trouble = Trouble::Text;
        }
        break;
      }
    }
  }

  std::size_t run_of(std::size_t begin, Trouble trouble) const {
    std::size_t end = begin;
    while (end < steps_.size() && steps_[end].trouble == trouble) {
      ++end;
    }
    return end;
  }

  bool same_blocks(std::size_t one, std::size_t other) const {
    if (steps_[one].has_token() && steps_[other].has_token() && graded_.token(steps_[one]).block != graded_.token(steps_[other]).block) {
      return false;
    }
    return !(steps_[one].has_element() && steps_[other].has_element() &&
             graded_.element(steps_[one]).block != graded_.element(steps_[other]).block);
  }

  // The end of the text run at `begin`, with further runs joined where only a word or two between them is equal.
  std::size_t text_end(std::size_t begin) const {
    std::size_t end = run_of(begin, Trouble::Text);
    while (true) {
      std::size_t next = end;
      while (next < steps_.size() && next - end < kBridge && steps_[next].step.kind == StepKind::Match &&
             steps_[next].trouble == Trouble::None && !graded_.element(steps_[next]).label && same_blocks(next, end - 1)) {
        ++next;
      }
      if (next == end || next >= steps_.size() || steps_[next].trouble != Trouble::Text || !same_blocks(next, end - 1)) {
        return end;
      }
      const std::size_t after = run_of(next, Trouble::Text);
      if (next - end > 1 && (end - begin) + (after - next) < kBridgedEdits) {
        return end;
      }
      end = after;
    }
  }

  std::size_t add_text(std::size_t begin) {
    const std::size_t end = text_end(begin);
    Indices group;
    std::uint32_t doc_block = kNone, template_block = kNone;
    for (std::size_t at = begin; at < end; ++at) {
      const GradedStep& step = steps_[at];
      const bool other_doc = step.has_token() && doc_block != kNone && graded_.token(step).block != doc_block;
      const bool other_template = step.has_element() && template_block != kNone && graded_.element(step).block != template_block;
      if (other_doc || other_template) {
        add_text_deviation(group);
        group.clear();
        doc_block = template_block = kNone;
      }
      doc_block = step.has_token() ? graded_.token(step).block : doc_block;
      template_block = step.has_element() ? graded_.element(step).block : template_block;
      group.push_back(at);
    }
    add_text_deviation(group);
    return end;
  }

  void add_text_deviation(Indices group) {
    complete_number(group);
    Deviation deviation = deviation_of(group);
    deviation.deviation_class = deviation.template_places.empty() ? DeviationClass::Added
                                : !has_token(group)               ? DeviationClass::Removed
                                                                  : DeviationClass::Changed;
    deviation.only_ending = deviation.deviation_class == DeviationClass::Changed && only_ending(group);
    add(std::move(deviation), group);
  }

  // "0,1" became "0,01": the figure after the comma says nothing without the one before it.
  void complete_number(Indices& group) const {
    const std::size_t first = group.front();
    if (first >= 2 && joined(first - 2, first - 1) && joined(first - 1, first) && is_number(first - 2) && is_number(first)) {
      group.insert(group.begin(), {first - 2, first - 1});
    }
    const std::size_t last = group.back();
    if (last + 2 < steps_.size() && joined(last, last + 1) && joined(last + 1, last + 2) && is_number(last) && is_number(last + 2)) {
      group.insert(group.end(), {last + 1, last + 2});
    }
  }

  bool is_number(std::size_t at) const { return graded_.token(steps_[at]).kind == TokenKind::Number; }

  // Two neighbouring tokens without a space between them, at least one of them untouched.
  bool joined(std::size_t one, std::size_t other) const {
    const auto fit = [&](std::size_t at) {
      return steps_[at].has_token() && (steps_[at].step.kind == StepKind::Match || steps_[at].step.kind == StepKind::Substitute) &&
             !graded_.token(steps_[at]).label;
    };
    return fit(one) && fit(other) && graded_.token(steps_[one]).block == graded_.token(steps_[other]).block &&
           graded_.token(steps_[one]).range.end == graded_.token(steps_[other]).range.begin &&
           graded_.element(steps_[one]).block == graded_.element(steps_[other]).block;
  }

  bool has_token(const Indices& group) const {
    return std::any_of(group.begin(), group.end(), [&](std::size_t at) { return steps_[at].has_token(); });
  }

  // Hidden, pending, invisible and look-alike text: neighbours in one block, in a slot or out of it.
  std::size_t add_alike(std::size_t begin) {
    const Trouble trouble = steps_[begin].trouble;
    const bool in_slot = steps_[begin].step.kind == StepKind::Fill;
    Indices group;
    std::size_t end = begin;
    while (end < steps_.size() && steps_[end].trouble == trouble && same_blocks(end, begin) &&
           (steps_[end].step.kind == StepKind::Fill) == in_slot) {
      group.push_back(end++);
    }
    Deviation deviation = deviation_of(group);
    deviation.deviation_class = trouble == Trouble::Hidden    ? DeviationClass::Hidden
                                : trouble == Trouble::Pending ? DeviationClass::PendingChange
                                                              : DeviationClass::LookAlike;
    deviation.invisible = trouble == Trouble::Invisible;
    if (in_slot) {
      deviation.inside_slot = true;
      deviation.slot = graded_.element(steps_[begin]).slot;
    }
    if (trouble == Trouble::Pending) {
      split_pending(group, deviation);
    }
    add(std::move(deviation), group);
    return end;
  }

  // Of a tracked change: what stands there if it is rejected, and what if it is accepted.
  void split_pending(const Indices& group, Deviation& deviation) const {
    PlaceText before(graded_.document), after(graded_.document);
    for (const std::size_t at : group) {
      const StreamToken& token = graded_.token(steps_[at]);
      PlaceText& side = (token.flags & kDeleted) != 0 ? before : after;
      side.add(token.block, token.range, token.label);
    }
    deviation.expected = before.text();
    deviation.observed = after.text();
  }

  Deviation deviation_of(const Indices& group) const {
    Deviation deviation;
    PlaceText expected(graded_.sample.document), observed(graded_.document);
    for (const std::size_t at : group) {
      const GradedStep& step = steps_[at];
      std::uint32_t expected_flags = 0;
      if (step.has_element()) {
        const TemplateElement& element = graded_.element(step);
        expected.add(element.block, element.range, element.label);
        expected_flags = element.flags;
      }
      if (step.has_token()) {
        const StreamToken& token = graded_.token(step);
        observed.add(token.block, token.range, token.label);
        deviation.flags |= token.flags & ~expected_flags;
      }
    }
    deviation.expected = expected.text();
    deviation.observed = observed.text();
    deviation.places = observed.places();
    deviation.template_places = expected.places();
    locate(group, deviation);
    return deviation;
  }

  // The clause, the place of missing text, and the words around.
  void locate(const Indices& group, Deviation& deviation) const {
    if (deviation.places.empty()) {
      const std::size_t anchor = neighbour_in_template_block(group);
      if (anchor < steps_.size()) {
        deviation.clause = graded_.clauses[graded_.token(steps_[anchor]).block];
      } else {
        deviation.clause = graded_.sample.clauses[graded_.element(steps_[group.front()]).block];
      }
      deviation.places.push_back(gap_place(group));
    } else {
      deviation.clause = graded_.clauses[deviation.places.front().block];
    }
    const Place& first = deviation.places.front();
    const Place& last = deviation.places.back();
    deviation.before = last_words(std::string_view(graded_.document.blocks[first.block].text).substr(0, first.range.begin));
    deviation.after = first_words(std::string_view(graded_.document.blocks[last.block].text).substr(last.range.end));
  }

  // A step with a token whose element stands in the same block of the template: the clause is still there.
  std::size_t neighbour_in_template_block(const Indices& group) const {
    const std::uint32_t block = graded_.element(steps_[group.front()]).block;
    const auto good = [&](std::size_t at) {
      const GradedStep& step = steps_[at];
      return step.step.kind == StepKind::Match || step.step.kind == StepKind::Fill ? graded_.element(step).block == block : false;
    };
    for (std::size_t at = group.front(); at-- > 0;) {
      if (good(at)) {
        return at;
      }
      if ((steps_[at].has_element() || steps_[at].step.kind == StepKind::Skip) && graded_.element(steps_[at]).block != block) {
        break;
      }
    }
    for (std::size_t at = group.back() + 1; at < steps_.size(); ++at) {
      if (good(at)) {
        return at;
      }
      if ((steps_[at].has_element() || steps_[at].step.kind == StepKind::Skip) && graded_.element(steps_[at]).block != block) {
        break;
      }
    }
    return steps_.size();
  }

  // Where the missing text would stand: after the token before it, or before the next one if only that is of the same paragraph.
  Place gap_place(const Indices& group) const {
    const std::uint32_t block = graded_.element(steps_[group.front()]).block;
    const std::size_t before = steps_.empty() ? steps_.size() : token_before_[group.front()];
    const std::size_t after = group.back() + 1;
    const auto of_block = [&](std::size_t at) {
      return at < steps_.size() && steps_[at].has_token() && steps_[at].step.kind != StepKind::Insert &&
             graded_.element(steps_[at]).block == block;
    };
    if (!of_block(before) && of_block(after)) {
      const StreamToken& token = graded_.token(steps_[after]);
      return Place{token.block, TextRange{token.range.begin, token.range.begin}};
    }
    if (before >= steps_.size()) {
      return Place{};
    }
    const StreamToken& token = graded_.token(steps_[before]);
    return Place{token.block, TextRange{token.range.end, token.range.end}};
  }

  static std::string last_words(std::string_view text) {
    const std::string folded = fold_spaces(text);
    if (folded.size() <= kContextBytes) {
      return folded;
    }
    const std::size_t space = folded.find(' ', folded.size() - kContextBytes);
    return space == std::string::npos ? std::string() : folded.substr(space + 1);
  }

  static std::string first_words(std::string_view text) {
    const std::string folded = fold_spaces(text);
    if (folded.size() <= kContextBytes) {
      return folded;
    }
    const std::size_t space = folded.rfind(' ', kContextBytes);
    return space == std::string::npos ? std::string() : folded.substr(0, space);
  }

  // "A filled slot whose grammar bends the word next to it": one word, only its ending, beside a slot.
  bool only_ending(const Indices& group) const {
    if (group.size() > 2) {
      return false;
    }
    std::string_view expected, observed;
    for (const std::size_t at : group) {
      if (steps_[at].has_element()) {
        expected = graded_.element(steps_[at]).key;
      }
      if (steps_[at].has_token()) {
        observed = graded_.stream.word(graded_.token(steps_[at]).word);
      }
    }
    return differ_in_ending(expected, observed, kEndingLetters) && beside_slot(group);
  }

  bool beside_slot(const Indices& group) const {
    const auto is_slot = [&](std::size_t at) { return steps_[at].step.kind == StepKind::Fill || steps_[at].step.kind == StepKind::Skip; };
    const auto is_sign = [&](std::size_t at) {
      return steps_[at].step.kind == StepKind::Match && graded_.token(steps_[at]).kind == TokenKind::Punctuation;
    };
    std::size_t before = group.front();
    while (before > 0 && is_sign(before - 1)) {
      --before;
    }
    std::size_t after = group.back() + 1;
    while (after < steps_.size() && is_sign(after)) {
      ++after;
    }
    return (before > 0 && is_slot(before - 1)) || (after < steps_.size() && is_slot(after));
  }

  void add(Deviation deviation, const Indices& group) {
    const auto number = static_cast<std::int32_t>(deviations_.size());
    for (const std::size_t at : group) {
      if (steps_[at].trouble != Trouble::None) {
        steps_[at].deviation = number;
      }
    }
    deviations_.push_back(std::move(deviation));
  }

  // Clause numbers that differ in a row are one deviation: one inserted clause shifts all that follow.
  void add_numbering() {
    Indices group;
    for (std::size_t at = 0; at <= steps_.size(); ++at) {
      const bool label = at < steps_.size() && is_label(steps_[at]);
      const bool wrong = label && steps_[at].trouble == Trouble::Label;
      if ((at == steps_.size() || (label && !wrong)) && !group.empty()) {
        add_numbering_deviation(group);
        group.clear();
      }
      if (wrong) {
        group.push_back(at);
      }
    }
  }

  bool is_label(const GradedStep& step) const {
    return (step.has_token() && graded_.token(step).label) || (step.has_element() && graded_.element(step).label);
  }

  std::string label_of(const Document& document, std::uint32_t block, TextRange range) const {
    const Block& text = document.blocks[block];
    return range.begin == range.end ? text.label : text.text.substr(range.begin, range.end - range.begin);
  }

  void add_numbering_deviation(const Indices& group) {
    Deviation deviation = deviation_of(group);
    deviation.deviation_class = DeviationClass::Numbering;
    std::string expected, observed;
    for (const std::size_t at : group) {
      const GradedStep& step = steps_[at];
      if (step.has_element()) {
        const TemplateElement& element = graded_.element(step);
        expected += (expected.empty() ? "" : ", ") + label_of(graded_.sample.document, element.block, element.range);
      }
      if (step.has_token()) {
        const StreamToken& token = graded_.token(step);
        observed += (observed.empty() ? "" : ", ") + label_of(graded_.document, token.block, token.range);
      }
    }
    deviation.expected = expected;
    deviation.observed = observed;
    add(std::move(deviation), group);
  }

  Graded& graded_;
  std::vector<GradedStep>& steps_;
  std::vector<std::size_t> token_before_;  // by step: the nearest step before it that has a token
  std::vector<Deviation> deviations_;
};

}  // namespace

std::vector<Deviation> group_deviations(Graded& graded) {
  const bool any =
      std::any_of(graded.steps.begin(), graded.steps.end(), [](const GradedStep& step) { return step.trouble != Trouble::None; });
  if (!any) {
    return {};
  }
  return Grouping(graded).run();
}

}  // namespace sverka
