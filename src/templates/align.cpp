#include "templates/align.hpp"

#include <algorithm>
#include <array>

#include "templates/equal_blocks.hpp"
#include "templates/gap.hpp"

namespace sverka {
namespace {

// Lengths of the token runs that serve as anchors, longest first; a shorter one is tried in a gap that is still large.
constexpr std::array<std::size_t, 3> kAnchorLengths = {4, 2, 1};
constexpr std::size_t kSmallGapCells = 4096;  // below it the dynamic programme is cheaper than looking for anchors

struct Range {
  std::uint32_t first_element = 0, last_element = 0, begin = 0, end = 0;
  std::size_t cells() const { return static_cast<std::size_t>(last_element - first_element) * static_cast<std::size_t>(end - begin); }
};

struct Pair {
  std::uint32_t element = 0, token = 0;
};

std::uint64_t mixed(std::uint64_t hash, std::uint32_t word) {
  hash ^= word + 0x9E3779B97F4A7C15ULL + (hash << 6) + (hash >> 2);
  hash *= 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 33);
}

// Runs by hash with how often each side holds them, open addressing.
class RunTable {
 public:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t in_template = 0, in_document = 0;  // counts, 2 stands for many
    Pair at;
  };

  explicit RunTable(std::size_t runs) {
    std::size_t size = 64;
    while (size < runs * 2) {
      size *= 2;
    }
    entries_.resize(size);
  }

  // Where the entry of the hash is.
  std::size_t find(std::uint64_t hash) {
    hash |= 1;  // 0 marks a free entry
    std::size_t slot = hash & (entries_.size() - 1);
    while (entries_[slot].hash != 0 && entries_[slot].hash != hash) {
      slot = (slot + 1) & (entries_.size() - 1);
    }
    entries_[slot].hash = hash;
    return slot;
  }

  Entry& operator[](std::size_t slot) { return entries_[slot]; }

 private:
  std::vector<Entry> entries_;
};

class Aligner {
 public:
  Aligner(const Template& sample, std::span<const StreamToken> tokens, const WordTraits& traits)
      : sample_(sample), tokens_(tokens), traits_(traits), repeated_(sample.elements.size(), false) {
    for (const RepeatedPart& part : sample.repeated) {
      std::fill(repeated_.begin() + part.first, repeated_.begin() + part.last, true);
    }
  }

  std::vector<Step> run(const Range& range) {
    Range gap = range;
    for (const EqualBlock& block :
         equal_blocks(sample_, range.first_element, range.last_element, tokens_, range.begin, range.end, repeated_)) {
      gap.last_element = block.element;
      gap.end = block.token;
      align_range(gap, 0);
      for (std::uint32_t index = 0; index < block.count; ++index) {
        steps_.push_back(Step{StepKind::Match, block.element + index, block.token + index});
      }
      gap.first_element = block.element + block.count;
      gap.begin = block.token + block.count;
    }
    gap.last_element = range.last_element;
    gap.end = range.end;
    align_range(gap, 0);
    return std::move(steps_);
  }

 private:
  bool anchors_on(std::uint32_t element) const {
    const TemplateElement& one = sample_.elements[element];
    return one.slot < 0 && !one.label && !one.layout && !repeated_[element];
  }

  static bool anchors_on(const StreamToken& token) { return !token.label && !token.layout && !token.contents; }

  void align_range(const Range& range, std::size_t level) {
    if (range.first_element == range.last_element && range.begin == range.end) {
      return;
    }
    if (level < kAnchorLengths.size() && range.cells() > kSmallGapCells) {
      const std::vector<Pair> anchors = anchors_in(range, kAnchorLengths[level]);
      align_between(range, anchors, level + 1);
    } else if (is_affordable(range.cells())) {
      align_inner(range);
    } else {
      give_up(range);
    }
  }

  // Equal words at the gap's two ends are matched without comparing anything: no cheaper way leads through them.
  void align_inner(const Range& gap) {
    Range inner = gap;
    while (inner.first_element < inner.last_element && inner.begin < inner.end && are_equal(inner.first_element, inner.begin)) {
      steps_.push_back(Step{StepKind::Match, inner.first_element++, inner.begin++});
    }
    while (inner.first_element < inner.last_element && inner.begin < inner.end && are_equal(inner.last_element - 1, inner.end - 1)) {
      --inner.last_element;
      --inner.end;
    }
    // Of "the the" the first is the template's, as it is where the whole is compared.
    while (inner.last_element < gap.last_element && goes_on(inner, sample_.elements[inner.last_element].word)) {
      ++inner.last_element;
      ++inner.end;
    }
    if (inner.first_element < inner.last_element || inner.begin < inner.end) {
      align_gap(sample_, inner.first_element, inner.last_element, tokens_, inner.begin, inner.end, traits_, steps_);
    }
    while (inner.last_element < gap.last_element) {
      steps_.push_back(Step{StepKind::Match, inner.last_element++, inner.end++});
    }
  }

  // The two match at no cost.
  bool are_equal(std::uint32_t element, std::uint32_t token) const {
    const TemplateElement& expected = sample_.elements[element];
    const StreamToken& observed = tokens_[token];
    return expected.slot < 0 && expected.word == observed.word && expected.label == observed.label && !expected.layout &&
           !observed.contents && expected.block_start == observed.block_start && !repeated_[element] &&
           ((expected.flags ^ observed.flags) & kDeleted) == 0 && (observed.flags & ~expected.flags & kNotSeenFlags) == 0;
  }

  // What is left of the gap ends with the word that follows it, on one side.
  bool goes_on(const Range& inner, std::uint32_t word) const {
    return (inner.first_element < inner.last_element && sample_.elements[inner.last_element - 1].slot < 0 &&
            sample_.elements[inner.last_element - 1].word == word) ||
           (inner.begin < inner.end && tokens_[inner.end - 1].word == word);
  }

  bool is_affordable(std::size_t cells) {
    if (cells <= kSmallGapCells) {
      return true;
    }
    if (cells > kMaxGapCells || cells > cells_left_) {
      return false;
    }
    cells_left_ -= cells;
    return true;
  }

  // Too large to compare word by word: everything is missing and everything is foreign.
  void give_up(const Range& range) {
    for (std::uint32_t element = range.first_element; element < range.last_element; ++element) {
      const StepKind kind = sample_.elements[element].slot >= 0 ? StepKind::Skip : StepKind::Delete;
      steps_.push_back(Step{kind, element, range.begin});
    }
    for (std::uint32_t token = range.begin; token < range.end; ++token) {
      steps_.push_back(Step{StepKind::Insert, range.last_element, token});
    }
  }

  void align_between(const Range& range, const std::vector<Pair>& anchors, std::size_t level) {
    Range gap = range;
    for (const Pair& anchor : anchors) {
      gap.last_element = anchor.element;
      gap.end = anchor.token;
      align_range(gap, level);
      steps_.push_back(Step{StepKind::Match, anchor.element, anchor.token});
      gap.first_element = anchor.element + 1;
      gap.begin = anchor.token + 1;
    }
    gap.last_element = range.last_element;
    gap.end = range.end;
    align_range(gap, level);
  }

  // Pairs of equal tokens, ascending on both sides.
  std::vector<Pair> anchors_in(const Range& range, std::size_t length) {
    std::vector<std::uint32_t> elements, tokens;
    std::vector<std::uint32_t> run_of;  // elements with nothing but labels between them share a number
    std::uint32_t run = 0;
    for (std::uint32_t element = range.first_element; element < range.last_element; ++element) {
      if (anchors_on(element)) {
        elements.push_back(element);
        run_of.push_back(run);
      } else if (!sample_.elements[element].label) {
        ++run;
      }
    }
    for (std::uint32_t token = range.begin; token < range.end; ++token) {
      if (anchors_on(tokens_[token])) {
        tokens.push_back(token);
      }
    }
    if (elements.size() < length || tokens.size() < length) {
      return {};
    }
    const std::vector<Pair> chain = longest_chain(unique_runs(elements, run_of, tokens, length));
    return extended(chain, elements, run_of, tokens, length);
  }

  // Positions in the two lists where a run begins that occurs once on each side.
  std::vector<Pair> unique_runs(const std::vector<std::uint32_t>& elements, const std::vector<std::uint32_t>& run_of,
                                const std::vector<std::uint32_t>& tokens, std::size_t length) const {
    RunTable table(elements.size() + tokens.size());
    std::vector<std::size_t> slots;  // of the template's runs, in order
    slots.reserve(elements.size());
    for (std::uint32_t at = 0; at + length <= elements.size(); ++at) {
      if (run_of[at] != run_of[at + length - 1]) {
        continue;
      }
      std::uint64_t hash = 0;
      for (std::size_t index = 0; index < length; ++index) {
        hash = mixed(hash, sample_.elements[elements[at + index]].word);
      }
      slots.push_back(table.find(hash));
      RunTable::Entry& entry = table[slots.back()];
      entry.in_template = std::min(entry.in_template + 1, 2u);
      entry.at.element = at;
    }
    for (std::uint32_t at = 0; at + length <= tokens.size(); ++at) {
      std::uint64_t hash = 0;
      for (std::size_t index = 0; index < length; ++index) {
        hash = mixed(hash, tokens_[tokens[at + index]].word);
      }
      RunTable::Entry& entry = table[table.find(hash)];
      entry.in_document = std::min(entry.in_document + 1, 2u);
      entry.at.token = at;
    }
    std::vector<Pair> pairs;
    for (const std::size_t slot : slots) {
      if (table[slot].in_template == 1 && table[slot].in_document == 1) {
        pairs.push_back(table[slot].at);
      }
    }
    return pairs;
  }

  // The longest sub-sequence that ascends in tokens too: patience sorting.
  static std::vector<Pair> longest_chain(const std::vector<Pair>& pairs) {
    std::vector<std::size_t> tops;
    std::vector<std::size_t> before(pairs.size(), pairs.size());
    for (std::size_t index = 0; index < pairs.size(); ++index) {
      const auto pile = std::lower_bound(tops.begin(), tops.end(), pairs[index].token,
                                         [&](std::size_t top, std::uint32_t token) { return pairs[top].token < token; });
      if (pile != tops.begin()) {
        before[index] = *(pile - 1);
      }
      if (pile == tops.end()) {
        tops.push_back(index);
      } else {
        *pile = index;
      }
    }
    std::vector<Pair> chain;
    for (std::size_t at = tops.empty() ? pairs.size() : tops.back(); at < pairs.size(); at = before[at]) {
      chain.push_back(pairs[at]);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

  // The chain's runs token by token, grown over equal neighbours on both sides.
  std::vector<Pair> extended(const std::vector<Pair>& chain, const std::vector<std::uint32_t>& elements,
                             const std::vector<std::uint32_t>& run_of, const std::vector<std::uint32_t>& tokens, std::size_t length) const {
    std::vector<Pair> pairs;
    std::uint32_t next_element = 0, next_token = 0;
    const auto equal = [&](std::uint32_t element, std::uint32_t token) {
      return sample_.elements[elements[element]].word == tokens_[tokens[token]].word;
    };
    for (const Pair& anchor : chain) {
      Pair begin = anchor;
      if (begin.element < next_element || begin.token < next_token) {
        continue;
      }
      while (begin.element > next_element && begin.token > next_token && run_of[begin.element - 1] == run_of[begin.element] &&
             equal(begin.element - 1, begin.token - 1) && same_block(elements, tokens, begin)) {
        --begin.element;
        --begin.token;
      }
      Pair end{anchor.element, anchor.token};
      while (end.element < elements.size() && end.token < tokens.size() && run_of[end.element] == run_of[anchor.element] &&
             equal(end.element, end.token)) {
        ++end.element;
        ++end.token;
      }
      // A hash that lied: the run is not equal after all.
      if (end.element - anchor.element < length) {
        continue;
      }
      for (Pair at = begin; at.element < end.element; ++at.element, ++at.token) {
        pairs.push_back(Pair{elements[at.element], tokens[at.token]});
      }
      next_element = end.element;
      next_token = end.token;
    }
    return pairs;
  }

  // The pair before `at` stands in the same blocks: beyond, another pairing may be the better one.
  bool same_block(const std::vector<std::uint32_t>& elements, const std::vector<std::uint32_t>& tokens, Pair at) const {
    return sample_.elements[elements[at.element - 1]].block == sample_.elements[elements[at.element]].block &&
           tokens_[tokens[at.token - 1]].block == tokens_[tokens[at.token]].block;
  }

  const Template& sample_;
  std::span<const StreamToken> tokens_;
  const WordTraits& traits_;
  std::vector<bool> repeated_;
  std::size_t cells_left_ = kMaxCells;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Step> align(const Template& sample, std::uint32_t first_element, std::uint32_t last_element,
                        std::span<const StreamToken> tokens, std::uint32_t begin, std::uint32_t end, const WordTraits& traits) {
  std::vector<Step> steps = Aligner(sample, tokens, traits).run(Range{first_element, last_element, begin, end});
  settle_edges(sample, tokens, steps);
  return steps;
}

}  // namespace sverka
