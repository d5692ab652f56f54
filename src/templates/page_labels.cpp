// Numbers and bullets of a page that stand for the labels of a template.
#include <algorithm>
#include <string>

#include "templates/grading.hpp"
#include "templates/stream.hpp"

namespace sverka {
namespace {

constexpr std::size_t kMostSigns = 24;  // tokens of a spelt number

class LabelSearch {
 public:
  explicit LabelSearch(Graded& graded) : graded_(graded), steps_(graded.steps) {}

  void run() {
    for (std::size_t begin = 0; begin < steps_.size();) {
      std::size_t end = begin;
      while (end < steps_.size() && is_loose(steps_[end])) {
        ++end;
      }
      for (std::size_t at = begin; at < end; ++at) {
        settle(at, begin, end);
      }
      begin = std::max(end, begin + 1);
    }
  }

 private:
  static bool is_loose(const GradedStep& step) {
    return (step.step.kind == StepKind::Insert || step.step.kind == StepKind::Delete) &&
           (step.trouble == Trouble::Text || step.trouble == Trouble::Label);
  }

  std::string_view word(const GradedStep& step) const {
    return step.has_token() ? graded_.stream.word(graded_.token(step).word) : std::string_view(graded_.element(step).key);
  }

  bool is_label(const GradedStep& step) const { return step.has_token() ? graded_.token(step).label : graded_.element(step).label; }

  // The label at `at` against signs of the other side within the run [begin, end).
  void settle(std::size_t at, std::size_t begin, std::size_t end) {
    if (steps_[at].trouble != Trouble::Label || !is_label(steps_[at])) {
      return;
    }
    const StepKind other = steps_[at].step.kind == StepKind::Insert ? StepKind::Delete : StepKind::Insert;
    for (std::size_t first = begin; first < end; ++first) {
      if (steps_[first].step.kind != other || steps_[first].trouble != Trouble::Text || !may_begin(first)) {
        continue;
      }
      const std::size_t last = is_bullet(at, first) ? first + 1 : spelt(at, first, end, other);
      if (last > first) {
        forgive(at);
        for (std::size_t sign = first; sign < last; ++sign) {
          if (steps_[sign].step.kind == other) {
            forgive(sign);
          }
        }
        return;
      }
    }
  }

  void forgive(std::size_t at) {
    steps_[at].trouble = Trouble::None;
    steps_[at].token_class = TokenClass::Typographic;
  }

  // A token stands for a label only where a line begins.
  bool may_begin(std::size_t at) const {
    if (!steps_[at].has_token()) {
      return true;
    }
    const StreamToken& token = graded_.token(steps_[at]);
    const std::vector<WordBox>& boxes = graded_.document.blocks[token.block].boxes;
    const auto here = std::lower_bound(boxes.begin(), boxes.end(), token.range.begin,
                                       [](const WordBox& box, std::uint32_t begin) { return box.text.begin < begin; });
    if (token.block_start || here == boxes.begin()) {
      return true;
    }
    return here != boxes.end() && here->text.begin == token.range.begin &&
           ((here - 1)->page != here->page || (here - 1)->box.right > here->box.left);
  }

  // Behind the signs from `first` on that spell the label: "4", ".", "2", "." for "#4.2"; `first` if they do not.
  std::size_t spelt(std::size_t at, std::size_t first, std::size_t end, StepKind kind) const {
    const std::string_view label = word(steps_[at]).substr(std::min<std::size_t>(1, word(steps_[at]).size()));
    std::string signs;
    std::size_t last = first;
    for (std::size_t sign = first; sign < end && sign - first < kMostSigns; ++sign) {
      if (steps_[sign].step.kind != kind || steps_[sign].trouble != Trouble::Text) {
        continue;
      }
      signs += word(steps_[sign]);
      if (label_key(signs).substr(1) == label) {
        last = sign + 1;  // a point behind it belongs to it
      } else if (last > first || !label.starts_with(signs)) {
        break;
      }
    }
    return label.empty() ? first : last;
  }

  // A template's bullet and the sign that a page shows for it, whatever its glyph.
  bool is_bullet(std::size_t at, std::size_t sign) const {
    if (!steps_[at].has_element() || !steps_[sign].has_token() || !graded_.token(steps_[sign]).block_start) {
      return false;
    }
    const TemplateElement& element = graded_.element(steps_[at]);
    const StreamToken& token = graded_.token(steps_[sign]);
    const bool bullet = graded_.sample.document.blocks[element.block].label_origin == LabelOrigin::Bullet;
    return bullet && (token.kind == TokenKind::Punctuation || (token.flags & (kSymbol | kUnknownGlyph)) != 0);
  }

  Graded& graded_;
  std::vector<GradedStep>& steps_;
};

}  // namespace

void forgive_labels(Graded& graded) {
  if (graded.document.format == "pdf") {
    LabelSearch(graded).run();
  }
}

}  // namespace sverka
