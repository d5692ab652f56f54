#include "templates/gap.hpp"

#include <algorithm>
#include <limits>

namespace sverka {
namespace {

constexpr float kDelete = 1.0F;
constexpr float kInsert = 1.0F;
constexpr float kInsertContents = 0.01F;  // a line of the table of contents stands for no text of the template
constexpr float kSkipSlot = 0.6F;
constexpr float kOtherBlockStart = 0.06F;  // the same word, but only one of them begins a block
constexpr float kCrossBlock = 0.7F;        // a value that goes on in the next block
constexpr float kInsideBlock = 0.06F;      // a value that should begin a block and stands within one
constexpr float kSpareInside = 0.65F;      // a line that may stay empty takes no end of what stands above it
constexpr float kUnseen = 0.05F;           // of two equal words the one that is seen is the template's
constexpr float kInsideNumber = 0.2F;      // a sign between words of the template, and one between digits of the document
constexpr float kRepeat = 1.2F;
constexpr float kDeleteDeleted = 0.02F;  // what the template itself shows as deleted need not be there
constexpr float kNoLabel = 50.0F;        // a value whose label, the fixed words before it in its block, is missing
constexpr std::size_t kLabelReach = 64;  // steps back that are looked through for the label
constexpr float kAkin = 0.8F;            // a substitution below this cost is the same word, edited
constexpr float kNever = std::numeric_limits<float>::max() / 4;

// How a node was reached, three bits; the fourth tells how the slot layer was.
enum NodeStep : std::uint8_t { kFromMatch, kFromSubstitute, kFromDelete, kFromInsert, kFromFill, kFromSkip, kFromRepeat, kFromMark };
constexpr std::uint8_t kNodeMask = 7;
constexpr std::uint8_t kFillGoesOn = 8;

class GapAlignment {
 public:
  GapAlignment(const Template& sample, std::uint32_t first_element, std::uint32_t last_element, std::span<const StreamToken> tokens,
               std::uint32_t begin, std::uint32_t end, const WordTraits& traits)
      : sample_(sample),
        first_(first_element),
        tokens_(tokens),
        begin_(begin),
        traits_(traits),
        rows_(last_element - first_element),
        columns_(end - begin),
        node_(rows_ + 1, kNever),
        fill_(rows_ + 1, kNever),
        previous_(rows_ + 1, kNever),
        arrival_(rows_ + 1, kNever),
        arrivals_(columns_ + 1),
        how_((rows_ + 1) * (columns_ + 1), kFromDelete) {
    for (const RepeatedPart& part : sample.repeated) {
      if (part.first >= first_element && part.last <= last_element) {
        repeated_.push_back(RepeatedPart{part.first - first_element, part.last - first_element});
      }
    }
  }

  void run(std::vector<Step>& steps) {
    for (std::size_t column = 0; column <= columns_; ++column) {
      fill_column(column);
    }
    trace(steps);
  }

 private:
  std::uint8_t& how(std::size_t row, std::size_t column) { return how_[column * (rows_ + 1) + row]; }
  const TemplateElement& element(std::size_t row) const { return sample_.elements[first_ + row]; }

  void fill_column(std::size_t column) {
    std::swap(previous_, node_);
    for (const Arrival& arrival : arrivals_[column]) {
      arrival_[arrival.row] = std::min(arrival_[arrival.row], arrival.cost);
    }
    for (std::size_t row = 0; row <= rows_; ++row) {
      node_[row] = kNever;
      if (column == 0) {
        how(row, 0) = kFromDelete;
        node_[row] = row == 0 ? 0.0F : kNever;
      } else {
        step_sideways(row, column);
      }
      offer(row, column, arrival_[row], kFromMark);
      if (row > 0) {
        step_down(row, column);
      }
    }
    for (const RepeatedPart& part : repeated_) {
      // From the end of a repeated part back to its beginning; then what follows from there.
      if (node_[part.last] + kRepeat < node_[part.first] && column > 0) {
        node_[part.first] = node_[part.last] + kRepeat;
        set_node(part.first, column, kFromRepeat);
        for (std::size_t row = part.first + 1; row <= part.last; ++row) {
          step_down_same_column(row, column);
        }
      }
    }
    for (const Arrival& arrival : arrivals_[column]) {
      arrival_[arrival.row] = kNever;
    }
    depart(column);
  }

  // A slot whose mark stands here untouched takes all of it in one step, whatever the schema thinks of its words.
  void depart(std::size_t column) {
    for (std::size_t row = 0; row < rows_; ++row) {
      if (element(row).slot >= 0 && node_[row] < kNever && holds_mark(row, column)) {
        arrivals_[column + mark_of(row).size()].push_back(Arrival{row + 1, node_[row]});
      }
    }
  }

  const std::vector<std::uint32_t>& mark_of(std::size_t row) const { return sample_.marks[static_cast<std::size_t>(element(row).slot)]; }

  bool holds_mark(std::size_t row, std::size_t column) const {
    const std::vector<std::uint32_t>& mark = mark_of(row);
    if (mark.empty() || column + mark.size() > columns_) {
      return false;
    }
    const Span& span = sample_.slots[static_cast<std::size_t>(element(row).slot)].span;
    const StreamToken* token = &tokens_[begin_ + column];
    const bool one_block = span.first_block == span.last_block;
    for (std::size_t at = 0; at < mark.size(); ++at) {
      if (token[at].word != mark[at] || (one_block && token[at].block != token->block)) {
        return false;
      }
    }
    return true;
  }

  void set_node(std::size_t row, std::size_t column, NodeStep step) {
    std::uint8_t& cell = how(row, column);
    cell = static_cast<std::uint8_t>((cell & ~kNodeMask) | step);
  }

  void offer(std::size_t row, std::size_t column, float cost, NodeStep step) {
    if (cost < node_[row]) {
      node_[row] = cost;
      set_node(row, column, step);
    }
  }

  // Takes the column's token without moving past an element: an insertion, or a token of the slot at `row`.
  void step_sideways(std::size_t row, std::size_t column) {
    const auto token = static_cast<std::uint32_t>(begin_ + column - 1);
    offer(row, column, previous_[row] + (tokens_[token].contents ? kInsertContents : kInsert), kFromInsert);
    if (row < rows_ && element(row).slot >= 0) {
      const float cost = traits_.fill_cost(static_cast<std::size_t>(element(row).slot), token);
      const bool starts = tokens_[token].block_start;
      const float go_on = fill_[row] + (starts ? kCrossBlock : 0.0F);
      float enter = previous_[row] + (starts == element(row).block_start ? 0.0F : starts ? kCrossBlock : inside_block(element(row)));
      if (enter <= go_on) {  // else what is dear to find out changes nothing
        enter += traits_.enter_cost(static_cast<std::size_t>(element(row).slot), token) + (lost_label(row, column - 1) ? kNoLabel : 0.0F);
      }
      fill_[row] = std::min(enter, go_on) + cost;
      std::uint8_t& cell = how(row, column);
      cell = static_cast<std::uint8_t>(go_on < enter ? cell | kFillGoesOn : cell & ~kFillGoesOn);
    }
  }

  float inside_block(const TemplateElement& element) const {
    const Slot& slot = sample_.slots[static_cast<std::size_t>(element.slot)];
    const bool spare = !slot.required && slot.mark == SlotMark::Underscores && slot.schema != FieldSchema::Signature;
    return spare ? kSpareInside : kInsideBlock;
  }

  // None of the fixed words between the beginning of the slot's block and the slot was found.
  bool lost_label(std::size_t row, std::size_t column) {
    std::uint32_t block = element(row).block;
    bool any = false;
    for (std::size_t steps = 0; steps < kLabelReach && row > 0; ++steps) {
      const NodeStep step = static_cast<NodeStep>(how(row, column) & kNodeMask);
      if (step == kFromInsert) {
        --column;
        continue;
      }
      const TemplateElement& above = element(row - 1);
      if (above.block != block && !any && same_row(above.block, block)) {
        block = above.block;  // the label of a cell without words is the cell before it
      }
      if (step == kFromFill || step == kFromSkip || step == kFromRepeat || step == kFromMark || step == kFromMatch ||
          above.block != block) {
        return any && above.block != block;
      }
      any = any || !above.label;
      --row;
      if (step == kFromSubstitute) {
        --column;
        if (traits_.substitute_cost(first_ + static_cast<std::uint32_t>(row), begin_ + static_cast<std::uint32_t>(column)) < kAkin) {
          return false;
        }
      }
    }
    const bool label_before_gap =
        first_ > 0 && (sample_.elements[first_ - 1].block == block || (!any && same_row(sample_.elements[first_ - 1].block, block)));
    return any && row == 0 && !label_before_gap;
  }

  bool same_row(std::uint32_t one, std::uint32_t other) const {
    const Cell& first = sample_.document.blocks[one].cell;
    const Cell& second = sample_.document.blocks[other].cell;
    return first.table != 0 && first.table == second.table && first.row == second.row;
  }

  // Moves past the element above `row`.
  void step_down(std::size_t row, std::size_t column) {
    const TemplateElement& above = element(row - 1);
    if (above.slot < 0 && column > 0) {
      const auto token = static_cast<std::uint32_t>(begin_ + column - 1);
      const StreamToken& taken = tokens_[token];
      if (same(above, taken)) {
        const float cost = (above.block_start == taken.block_start ? 0.0F : kOtherBlockStart) +
                           ((taken.flags & ~above.flags & kNotSeenFlags) != 0 ? kUnseen : 0.0F) +
                           (is_inside_number(token) && !is_inside_number(above) ? kInsideNumber : 0.0F);
        offer(row, column, previous_[row - 1] + cost, kFromMatch);
      } else if (previous_[row - 1] < node_[row] && previous_[row - 1] <= node_[row - 1] + kDelete) {
        // No cost is below zero: elsewhere another way here is the cheaper one, whatever the two words are to each other.
        offer(row, column, previous_[row - 1] + traits_.substitute_cost(first_ + static_cast<std::uint32_t>(row - 1), token),
              kFromSubstitute);
      }
    }
    step_down_same_column(row, column);
  }

  void step_down_same_column(std::size_t row, std::size_t column) {
    if (element(row - 1).slot < 0) {
      const bool deleted = (element(row - 1).flags & kDeleted) != 0;
      offer(row, column, node_[row - 1] + (deleted ? kDeleteDeleted : kDelete), kFromDelete);
      return;
    }
    offer(row, column, node_[row - 1] + kSkipSlot, kFromSkip);
    if (column > 0) {
      offer(row, column, fill_[row - 1], kFromFill);
    }
  }

  // The comma of "18,5".
  bool is_inside_number(std::uint32_t token) const {
    const StreamToken& sign = tokens_[token];
    if (sign.kind != TokenKind::Punctuation || token == 0 || token + 1 >= tokens_.size()) {
      return false;
    }
    const StreamToken &before = tokens_[token - 1], &after = tokens_[token + 1];
    return before.kind == TokenKind::Number && after.kind == TokenKind::Number && before.block == sign.block && after.block == sign.block &&
           before.range.end == sign.range.begin && after.range.begin == sign.range.end;
  }
  bool is_inside_number(const TemplateElement& sign) const {
    const std::string_view text = sample_.document.blocks[sign.block].text;
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    return sign.range.begin > 0 && digit(sign.range.begin - 1) && digit(sign.range.end);
  }

  static bool same(const TemplateElement& element, const StreamToken& token) {
    if (element.layout) {
      return token.layout || token.kind == TokenKind::Number;
    }
    if (token.contents) {
      return false;
    }
    const bool deleted_here_only = (element.flags & kDeleted) != 0 && (token.flags & kDeleted) == 0;
    return element.word == token.word && element.label == token.label && !deleted_here_only;
  }

  void trace(std::vector<Step>& steps) {
    std::vector<Step> reversed;
    std::size_t row = rows_, column = columns_;
    const auto put = [&](StepKind kind, std::size_t at_row, std::size_t at_column) {
      reversed.push_back(Step{kind, first_ + static_cast<std::uint32_t>(at_row), begin_ + static_cast<std::uint32_t>(at_column)});
    };
    while (row > 0 || column > 0) {
      switch (how(row, column) & kNodeMask) {
        case kFromMatch:
          put(StepKind::Match, --row, --column);
          break;
        case kFromSubstitute:
          put(StepKind::Substitute, --row, --column);
          break;
        case kFromInsert:
          put(StepKind::Insert, row, --column);
          break;
        case kFromSkip:
          put(StepKind::Skip, --row, column);
          break;
        case kFromRepeat:
          put(StepKind::Repeat, row, column);
          row = part_at(row).last;
          break;
        case kFromFill:
          column = trace_fill(--row, column, put);
          break;
        case kFromMark:
          --row;
          for (std::size_t words = mark_of(row).size(); words > 0; --words) {
            put(StepKind::Fill, row, --column);
          }
          break;
        default:
          put(StepKind::Delete, --row, column);
          break;
      }
    }
    steps.insert(steps.end(), reversed.rbegin(), reversed.rend());
  }

  template <class Put>
  std::size_t trace_fill(std::size_t row, std::size_t column, const Put& put) {
    bool goes_on = true;
    while (goes_on) {
      goes_on = (how(row, column) & kFillGoesOn) != 0;
      put(StepKind::Fill, row, --column);
    }
    return column;
  }

  RepeatedPart part_at(std::size_t row) const {
    return *std::find_if(repeated_.begin(), repeated_.end(), [&](const RepeatedPart& part) { return part.first == row; });
  }

  struct Arrival {
    std::size_t row;
    float cost;
  };

  const Template& sample_;
  std::uint32_t first_;
  std::span<const StreamToken> tokens_;
  std::uint32_t begin_;
  const WordTraits& traits_;
  std::size_t rows_, columns_;
  std::vector<float> node_, fill_, previous_;
  std::vector<float> arrival_;                  // by row: the cheapest mark that ends in the column being filled
  std::vector<std::vector<Arrival>> arrivals_;  // by column: marks that end there
  std::vector<std::uint8_t> how_;
  std::vector<RepeatedPart> repeated_;
};

}  // namespace

void align_gap(const Template& sample, std::uint32_t first_element, std::uint32_t last_element, std::span<const StreamToken> tokens,
               std::uint32_t begin, std::uint32_t end, const WordTraits& traits, std::vector<Step>& steps) {
  GapAlignment(sample, first_element, last_element, tokens, begin, end, traits).run(steps);
}

}  // namespace sverka
