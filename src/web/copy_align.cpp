#include "web/copy_align.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace sverka {

namespace {

constexpr std::uint32_t kGap = 40;         // words between two runs of a chain, at most, on either side
constexpr std::uint32_t kShortGap = 12;    // such a gap is bridged whatever stands in it
constexpr std::uint32_t kReach = 24;       // words looked at beyond the end of a chain
constexpr std::size_t kLatestChains = 16;  // chains that a run may continue
constexpr std::size_t kFewestPairs = 8;
constexpr std::uint64_t kWork = 50'000'000;  // comparisons for one article

struct MatchedRun {
  std::uint32_t page = 0, article = 0, length = 0;
};

// A table of common subsequences of at most kGap words each; the pairs of one of the longest.
class Subsequence {
 public:
  std::vector<CopySeed> find(std::span<const WordMark> page, std::span<const WordMark> article) {
    for (std::size_t row = page.size() + 1; row-- > 0;) {
      for (std::size_t column = article.size() + 1; column-- > 0;) {
        at(row, column) = row == page.size() || column == article.size() ? 0
                          : page[row] == article[column]                 ? static_cast<std::uint8_t>(at(row + 1, column + 1) + 1)
                                                                         : std::max(at(row + 1, column), at(row, column + 1));
      }
    }
    std::vector<CopySeed> pairs;
    for (std::size_t row = 0, column = 0; row < page.size() && column < article.size();) {
      if (page[row] == article[column]) {
        pairs.push_back({static_cast<std::uint32_t>(row++), static_cast<std::uint32_t>(column++)});
      } else if (at(row + 1, column) >= at(row, column + 1)) {
        ++row;
      } else {
        ++column;
      }
    }
    return pairs;
  }

 private:
  std::uint8_t& at(std::size_t row, std::size_t column) { return table_[row * (kGap + 1) + column]; }
  std::array<std::uint8_t, (kGap + 1) * (kGap + 1)> table_{};
};

class Alignment {
 public:
  Alignment(std::span<const WordMark> page, std::span<const WordMark> article) : page_(page), article_(article) {}

  std::vector<CopyChain> take(std::span<const CopySeed> seeds) {
    for (const CopySeed& seed : seeds) {
      add_seed(seed);
    }
    std::stable_sort(runs_.begin(), runs_.end(), [](const MatchedRun& left, const MatchedRun& right) { return left.page < right.page; });
    for (const MatchedRun& run : runs_) {
      add_run(run);
    }
    for (CopyChain& chain : chains_) {
      extend_forward(chain);
      extend_backward(chain);
    }
    return without_conflicts();
  }

 private:
  bool spend(std::uint64_t comparisons) {
    if (work_ < comparisons) {
      return false;
    }
    work_ -= comparisons;
    return true;
  }

  // The longest equal run around a seed, unless an earlier seed of its diagonal has it.
  void add_seed(const CopySeed& seed) {
    const std::int64_t diagonal = static_cast<std::int64_t>(seed.page) - seed.article;
    std::uint32_t& covered = covered_[diagonal];
    if (seed.page < covered || seed.page >= page_.size() || seed.article >= article_.size()) {
      return;
    }
    MatchedRun run{seed.page, seed.article, 0};
    while (run.page > covered && run.article > 0 && page_[run.page - 1] == article_[run.article - 1]) {
      --run.page;
      --run.article;
      ++run.length;
    }
    std::uint32_t page = seed.page, article = seed.article;
    while (page < page_.size() && article < article_.size() && page_[page] == article_[article]) {
      ++page;
      ++article;
      ++run.length;
    }
    if (run.length > 0 && spend(run.length)) {
      covered = page;
      runs_.push_back(run);
    }
  }

  // The run goes on with the chain whose end is nearest, or begins one.
  void add_run(MatchedRun run) {
    CopyChain* best = nullptr;
    std::uint32_t best_distance = 0, best_cut = 0;
    const std::size_t first = chains_.size() > kLatestChains ? chains_.size() - kLatestChains : 0;
    for (std::size_t index = first; index < chains_.size(); ++index) {
      CopyChain& chain = chains_[index];
      const CopySeed last = chain.pairs.back();
      const std::uint32_t page_cut = last.page + 1 > run.page ? last.page + 1 - run.page : 0;
      const std::uint32_t article_cut = last.article + 1 > run.article ? last.article + 1 - run.article : 0;
      const std::uint32_t cut = std::max(page_cut, article_cut);
      if (cut >= run.length) {
        continue;
      }
      const std::uint32_t page_gap = run.page + cut - last.page - 1;
      const std::uint32_t article_gap = run.article + cut - last.article - 1;
      const std::uint32_t distance = std::max(page_gap, article_gap) + cut;
      if (page_gap <= kGap && article_gap <= kGap && (best == nullptr || distance < best_distance)) {
        best = &chain;
        best_distance = distance;
        best_cut = cut;
      }
    }
    const MatchedRun rest{run.page + best_cut, run.article + best_cut, run.length - best_cut};
    if (best == nullptr || !bridge(*best, rest)) {
      chains_.emplace_back();
      put(chains_.back(), run);
    } else {
      put(*best, rest);
    }
  }

  static void put(CopyChain& chain, const MatchedRun& run) {
    for (std::uint32_t step = 0; step < run.length; ++step) {
      chain.pairs.push_back({run.page + step, run.article + step});
    }
  }

  // The common words between a chain and its next run. False: there are too few for so long a gap.
  bool bridge(CopyChain& chain, const MatchedRun& run) {
    const std::uint32_t page = chain.pairs.back().page + 1, article = chain.pairs.back().article + 1;
    const std::uint32_t page_gap = run.page - page, article_gap = run.article - article;
    if (!spend(static_cast<std::uint64_t>(page_gap) * article_gap)) {
      return page_gap <= kShortGap;
    }
    const std::vector<CopySeed> pairs = subsequence_.find(page_.subspan(page, page_gap), article_.subspan(article, article_gap));
    if (page_gap > kShortGap && pairs.size() * 3 < page_gap) {
      return false;
    }
    for (const CopySeed& pair : pairs) {
      chain.pairs.push_back({page + pair.page, article + pair.article});
    }
    return true;
  }

  // How many of the pairs are worth their distance: each must pay for the words of the page that it steps over.
  static std::size_t worth_taking(std::span<const CopySeed> pairs) {
    std::int64_t best = 0;
    std::size_t taken = 0;
    for (std::size_t index = 0; index < pairs.size(); ++index) {
      const std::int64_t score = 2 * static_cast<std::int64_t>(index + 1) - static_cast<std::int64_t>(pairs[index].page + 1);
      if (score > best) {
        best = score;
        taken = index + 1;
      }
    }
    return taken;
  }

  void extend_forward(CopyChain& chain) {
    while (true) {
      const CopySeed last = chain.pairs.back();
      const std::size_t page = std::min<std::size_t>(kReach, page_.size() - last.page - 1);
      const std::size_t article = std::min<std::size_t>(kReach, article_.size() - last.article - 1);
      if (page == 0 || article == 0 || !spend(page * article)) {
        return;
      }
      const std::vector<CopySeed> pairs =
          subsequence_.find(page_.subspan(last.page + 1, page), article_.subspan(last.article + 1, article));
      const std::size_t taken = worth_taking(pairs);
      for (std::size_t index = 0; index < taken; ++index) {
        chain.pairs.push_back({last.page + 1 + pairs[index].page, last.article + 1 + pairs[index].article});
      }
      if (taken == 0) {
        return;
      }
    }
  }

  void extend_backward(CopyChain& chain) {
    std::vector<CopySeed> before;
    CopySeed first = chain.pairs.front();
    while (true) {
      const std::uint32_t page = std::min(kReach, first.page), article = std::min(kReach, first.article);
      if (page == 0 || article == 0 || !spend(static_cast<std::uint64_t>(page) * article)) {
        break;
      }
      std::vector<WordMark> page_words(page_.begin() + first.page - page, page_.begin() + first.page);
      std::vector<WordMark> article_words(article_.begin() + first.article - article, article_.begin() + first.article);
      std::reverse(page_words.begin(), page_words.end());
      std::reverse(article_words.begin(), article_words.end());
      const std::vector<CopySeed> pairs = subsequence_.find(page_words, article_words);
      const std::size_t taken = worth_taking(pairs);
      for (std::size_t index = 0; index < taken; ++index) {
        before.push_back({first.page - 1 - pairs[index].page, first.article - 1 - pairs[index].article});
      }
      if (taken == 0) {
        break;
      }
      first = before.back();
    }
    chain.pairs.insert(chain.pairs.begin(), before.rbegin(), before.rend());
  }

  // The longest chains first; what one has no other gets.
  std::vector<CopyChain> without_conflicts() {
    std::stable_sort(chains_.begin(), chains_.end(),
                     [](const CopyChain& left, const CopyChain& right) { return left.pairs.size() > right.pairs.size(); });
    std::vector<bool> page_taken(page_.size()), article_taken(article_.size());
    std::vector<CopyChain> kept;
    for (CopyChain& chain : chains_) {
      CopyChain rest;
      for (const CopySeed& pair : chain.pairs) {
        if (!page_taken[pair.page] && !article_taken[pair.article]) {
          rest.pairs.push_back(pair);
        }
      }
      if (rest.pairs.size() < kFewestPairs) {
        continue;
      }
      for (const CopySeed& pair : rest.pairs) {
        page_taken[pair.page] = true;
        article_taken[pair.article] = true;
      }
      rest.begin = rest.pairs.front().page;
      rest.end = rest.pairs.back().page + 1;
      kept.push_back(std::move(rest));
    }
    std::sort(kept.begin(), kept.end(), [](const CopyChain& left, const CopyChain& right) { return left.begin < right.begin; });
    return kept;
  }

  std::span<const WordMark> page_, article_;
  std::unordered_map<std::int64_t, std::uint32_t> covered_;  // by diagonal: the word of the page that its last run ends before
  std::vector<MatchedRun> runs_;
  std::vector<CopyChain> chains_;
  Subsequence subsequence_;
  std::uint64_t work_ = kWork;
};

}  // namespace

std::vector<CopyChain> align_copy(std::span<const WordMark> page, std::span<const WordMark> article, std::span<const CopySeed> seeds) {
  return Alignment(page, article).take(seeds);
}

}  // namespace sverka
