// An insertion between equal tokens can be read in several ways: "a. [b.]" or "a[. b]." The reading that begins with a block is the one
// that a person would give.
#include <algorithm>

#include "templates/align.hpp"

namespace sverka {
namespace {

class Sliding {
 public:
  Sliding(const Template& sample, std::span<const StreamToken> tokens, std::vector<Step>& steps)
      : sample_(sample), tokens_(tokens), steps_(steps) {}

  void run() {
    for (const StepKind kind : {StepKind::Insert, StepKind::Delete}) {
      for (std::size_t begin = 0; begin < steps_.size();) {
        if (steps_[begin].kind != kind) {
          ++begin;
          continue;
        }
        std::size_t end = begin;
        while (end < steps_.size() && steps_[end].kind == kind) {
          ++end;
        }
        begin = settle(kind, begin, end);
      }
    }
    for (std::size_t at = 0; at + 2 < steps_.size(); ++at) {
      give_label_back(at);
    }
  }

 private:
  bool is_label(const Step& step) const {
    return step.kind == StepKind::Insert ? tokens_[step.token].label : sample_.elements[step.element].label;
  }

  // A clause is known by its words, not by its number: [M(2.2), I(new words), I(2.3), M(old words)] is read as
  // [I(2.2), I(new words), S(2.2, 2.3), M(old words)], and so for a clause that was taken out.
  void give_label_back(std::size_t at) {
    const StepKind kind = steps_[at + 1].kind;
    const bool is_run = kind == StepKind::Insert || kind == StepKind::Delete;
    if (steps_[at].kind != StepKind::Match || !is_run || !sample_.elements[steps_[at].element].label || is_label(steps_[at + 1])) {
      return;
    }
    std::size_t last = at + 1;
    while (last < steps_.size() && steps_[last].kind == kind && !is_label(steps_[last])) {
      ++last;
    }
    const bool body_follows = last + 1 < steps_.size() && steps_[last].kind == kind && steps_[last + 1].kind == StepKind::Match;
    if (!body_follows || !in_one_block(steps_[last], steps_[last + 1])) {
      return;
    }
    if (kind == StepKind::Insert) {
      const Step label = steps_[at];
      for (std::size_t step = at; step < last; ++step) {
        steps_[step] = Step{StepKind::Insert, label.element, step == at ? label.token : steps_[step].token};
      }
      steps_[last] = Step{StepKind::Substitute, label.element, steps_[last].token};
    } else {
      const Step label = steps_[at];
      for (std::size_t step = at; step < last; ++step) {
        steps_[step] = Step{StepKind::Delete, steps_[step].element, label.token};
      }
      steps_[last] = Step{StepKind::Substitute, steps_[last].element, label.token};
    }
  }

  // The label that was inserted or deleted, and the match behind it.
  bool in_one_block(const Step& label, const Step& match) const {
    return label.kind == StepKind::Insert ? tokens_[label.token].block == tokens_[match.token].block
                                          : sample_.elements[label.element].block == sample_.elements[match.element].block;
  }

  bool starts_block(const Step& step) const {
    return step.kind == StepKind::Insert ? tokens_[step.token].block_start : sample_.elements[step.element].block_start;
  }

  // One of the run, and a match beside it, have the same word.
  bool same_word(const Step& one, const Step& match) const {
    const TemplateElement& matched = sample_.elements[match.element];
    if (one.kind == StepKind::Insert) {
      return tokens_[one.token].word == matched.word && tokens_[one.token].label == matched.label;
    }
    const TemplateElement& own = sample_.elements[one.element];
    return own.slot < 0 && own.word == matched.word && own.label == matched.label;
  }

  // The end of the run after it was moved to where it begins with a block, if it can be.
  std::size_t settle(StepKind kind, std::size_t begin, std::size_t end) {
    if (starts_block(steps_[begin])) {
      return end;
    }
    std::size_t right = 0;
    while (end + right < steps_.size() && steps_[end + right].kind == StepKind::Match && right < end - begin &&
           same_word(steps_[begin + right], steps_[end + right])) {
      ++right;
      if (right < end - begin && starts_block(steps_[begin + right])) {
        for (std::size_t moved = 0; moved < right; ++moved) {
          move_right(kind, begin + moved, end + moved);
        }
        return end + right;
      }
    }
    return end;
  }

  // [I(a) ... I(z), M(e, b)] -> [M(e, a), ... I(z), I(b)], steps kept in order of elements and tokens.
  void move_right(StepKind kind, std::size_t begin, std::size_t end) {
    const Step match = steps_[end];
    if (kind == StepKind::Insert) {
      for (std::size_t at = end; at > begin; --at) {
        steps_[at] = Step{StepKind::Insert, match.element + 1, steps_[at].token};
      }
      steps_[begin] = Step{StepKind::Match, match.element, steps_[begin].token};
    } else {
      for (std::size_t at = end; at > begin; --at) {
        steps_[at] = Step{StepKind::Delete, steps_[at].element, match.token + 1};
      }
      steps_[begin] = Step{StepKind::Match, steps_[begin].element, match.token};
    }
  }

  const Template& sample_;
  std::span<const StreamToken> tokens_;
  std::vector<Step>& steps_;
};

}  // namespace

void settle_edges(const Template& sample, std::span<const StreamToken> tokens, std::vector<Step>& steps) {
  Sliding(sample, tokens, steps).run();
}

}  // namespace sverka
