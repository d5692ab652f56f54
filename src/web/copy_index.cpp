#include "web/copy_index.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "text/token.hpp"
#include "text/utf8.hpp"
#include "web/copy_align.hpp"

namespace sverka {

namespace {

constexpr std::size_t kFewestSeeds = 2;
constexpr std::size_t kMostCandidates = 256;
constexpr std::uint32_t kFewestWords = 20;  // of what is told at all
constexpr double kMostOfWords = 0.8;        // of a match that belongs to a longer one
constexpr double kNearlyAll = 0.9;
constexpr std::uint32_t kMostGroupMembers = 50;
constexpr std::size_t kFewestRunTogether = 10;  // words of a page of which some may be copied so

struct FoundSeed {
  std::uint32_t article = 0;
  CopySeed seed;
};

// Every place of every fingerprint of the page.
std::vector<FoundSeed> seeds_of(const std::vector<MarkedWord>& words, const CopyTables& tables) {
  std::vector<FoundSeed> seeds;
  const std::uint32_t bits = tables.header().bucket_bits;
  for (std::uint32_t at = 0; at + kGramWords <= words.size(); ++at) {
    const std::uint64_t gram = gram_of(words[at].mark, words[at + 1].mark, words[at + 2].mark);
    const std::uint64_t hash = hash_of_gram(gram);
    const std::uint32_t bucket = bucket_of(hash, bits);
    const std::uint32_t begin = tables.read<std::uint32_t>(CopyTable::Buckets, bucket);
    const std::uint32_t next = tables.read<std::uint32_t>(CopyTable::Buckets, std::uint64_t{bucket} + 1);
    const std::uint32_t end = next < begin ? begin : begin + std::min(next - begin, kMostInBucket);
    for (std::uint32_t place = begin; place < end; ++place) {
      if (tables.read<std::uint16_t>(CopyTable::Lows, place) != low_of(hash, bits)) {
        continue;
      }
      const std::uint32_t word = tables.read<std::uint32_t>(CopyTable::Places, place);
      if (gram_of(tables.mark(word), tables.mark(std::uint64_t{word} + 1), tables.mark(std::uint64_t{word} + 2)) == gram) {
        const std::uint32_t article = tables.article_of(word);
        seeds.push_back({article, {at, word - tables.start(article)}});
      }
    }
  }
  std::sort(seeds.begin(), seeds.end(), [](const FoundSeed& left, const FoundSeed& right) {
    return std::tuple(left.article, left.seed.page, left.seed.article) < std::tuple(right.article, right.seed.page, right.seed.article);
  });
  return seeds;
}

struct Candidate {
  std::uint32_t article = 0;
  std::vector<CopySeed> seeds;
};

std::vector<Candidate> candidates_of(const std::vector<FoundSeed>& seeds) {
  std::vector<Candidate> candidates;
  for (std::size_t at = 0; at < seeds.size();) {
    Candidate candidate{seeds[at].article, {}};
    for (; at < seeds.size() && seeds[at].article == candidate.article; ++at) {
      candidate.seeds.push_back(seeds[at].seed);
    }
    if (candidate.seeds.size() >= kFewestSeeds) {
      candidates.push_back(std::move(candidate));
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& left, const Candidate& right) { return left.seeds.size() > right.seeds.size(); });
  candidates.resize(std::min(candidates.size(), kMostCandidates));
  return candidates;
}

// Which bytes of a paragraph stand between quotation marks, or in a quotation of the page.
class Quotations {
 public:
  explicit Quotations(std::span<const PageParagraph> page) : page_(page) {}

  bool holds(const MarkedWord& word) {
    const PageParagraph& paragraph = page_[word.paragraph];
    if (paragraph.attributed) {
      const auto piece = std::upper_bound(paragraph.pieces.begin(), paragraph.pieces.end(), word.text.begin,
                                          [](std::uint32_t at, const TextPiece& one) { return at < one.begin; });
      if (piece != paragraph.pieces.begin() && std::prev(piece)->quoted) {
        return true;
      }
    }
    const auto found = marked_.try_emplace(word.paragraph).first;
    if (found->second.empty()) {
      found->second = between_marks(paragraph.text);
    }
    return std::any_of(found->second.begin(), found->second.end(),
                       [&](const TextRange& range) { return range.begin <= word.text.begin && word.text.end <= range.end; });
  }

 private:
  // Whole stretches between an opening mark and the next closing one of its kind. An empty range stands for none.
  static std::vector<TextRange> between_marks(std::string_view text) {
    std::vector<TextRange> ranges;
    std::uint32_t begin = 0;
    char32_t closing = 0;
    for (std::size_t at = 0; at < text.size();) {
      const auto before = static_cast<std::uint32_t>(at);
      const char32_t letter = next_code_point(text, at);
      if (closing != 0) {
        if (letter == closing || (closing == 0x201C && letter == 0x201D)) {
          ranges.push_back({begin, before});
          closing = 0;
        }
        continue;
      }
      closing = letter == 0x00AB ? 0x00BB : letter == 0x201E ? 0x201C : letter == 0x201C ? 0x201D : letter == '"' ? U'"' : U'\0';
      begin = static_cast<std::uint32_t>(at);
    }
    if (ranges.empty()) {
      ranges.push_back({0, 0});
    }
    return ranges;
  }

  std::span<const PageParagraph> page_;
  std::map<std::uint32_t, std::vector<TextRange>> marked_;
};

struct JudgedArticle {
  CopyMatch match;
  std::vector<std::uint32_t> page_words;  // those that the match is counted by
};

// What the chains of one article come to.
class Judgement {
 public:
  Judgement(const std::vector<MarkedWord>& words, const CopyTables& tables, std::uint32_t article, const CopyPolicy& policy)
      : words_(words),
        tables_(tables),
        start_(tables.words_of(article).begin),
        length_(tables.words_of(article).end - start_),
        policy_(policy) {
    match_.article = article;
  }

  // The chains as a match; nothing if they are too few to speak of.
  std::optional<JudgedArticle> judge(const std::vector<CopyChain>& chains, Quotations& quotations) {
    count(chains);
    const std::uint32_t own = std::max(1u, own_words());
    std::uint32_t matched = dense_.matched, span = dense_.span;
    const bool half = all_.matched * 2 >= own && all_.matched >= policy_.question_words;
    if (dense_.matched >= policy_.min_words || (half && dense_.matched * 2 >= own)) {
      match_.kind = CopyClass::Copy;
    } else if (half || (all_.matched >= policy_.sparse_words)) {
      match_.kind = half ? CopyClass::Copy : CopyClass::Question;
      matched = all_.matched;
      span = all_.span;
      use_sparse_ = true;
    } else {
      match_.kind = dense_.matched >= policy_.question_words ? CopyClass::Question : CopyClass::Quotation;
    }
    if (matched < kFewestWords || span == 0) {
      return std::nullopt;
    }
    match_.matched_words = matched;
    match_.density = static_cast<double>(matched) / span;
    match_.share = static_cast<double>(matched) / own;
    take_ranges(chains);
    if (match_.kind != CopyClass::Quotation && matched < policy_.min_words && is_quoted(quotations)) {
      match_.kind = CopyClass::Quotation;
    }
    return JudgedArticle{std::move(match_), std::move(page_words_)};
  }

 private:
  struct Sum {
    std::uint32_t matched = 0, span = 0;
  };

  bool is_common(std::uint32_t article_word) const { return tables_.is_common(std::uint64_t{start_} + article_word); }

  std::uint32_t own_words() const {
    std::uint32_t own = 0;
    for (std::uint32_t word = 0; word < length_; ++word) {
      own += is_common(word) ? 0 : 1;
    }
    return own;
  }

  static bool reaches(const Sum& sum, std::uint32_t per_cent) {
    return sum.span > 0 && std::uint64_t{sum.matched} * 100 >= std::uint64_t{sum.span} * per_cent;
  }

  Sum sum_of(const CopyChain& chain) const {
    Sum sum{0, chain.end - chain.begin};
    for (const CopySeed& pair : chain.pairs) {
      if (is_common(pair.article)) {
        --sum.span;
      } else {
        ++sum.matched;
      }
    }
    return sum;
  }

  void count(const std::vector<CopyChain>& chains) {
    for (const CopyChain& chain : chains) {
      const Sum sum = sum_of(chain);
      if (reaches(sum, policy_.density)) {
        dense_.matched += sum.matched;
        dense_.span += sum.span;
      }
      if (reaches(sum, policy_.sparse_density)) {
        all_.matched += sum.matched;
        all_.span += sum.span;
      }
    }
  }

  void take_ranges(const std::vector<CopyChain>& chains) {
    match_.first_word = length_;
    for (const CopyChain& chain : chains) {
      if (!reaches(sum_of(chain), use_sparse_ ? policy_.sparse_density : policy_.density)) {
        continue;
      }
      std::uint32_t run = 0;
      for (std::size_t index = 0; index < chain.pairs.size(); ++index) {
        const CopySeed& pair = chain.pairs[index];
        const bool follows =
            index > 0 && pair.page == chain.pairs[index - 1].page + 1 && pair.article == chain.pairs[index - 1].article + 1;
        run = follows ? run + 1 : 1;
        match_.longest_run = std::max(match_.longest_run, run);
        match_.first_word = std::min(match_.first_word, pair.article);
        page_words_.push_back(pair.page);
        for (std::uint32_t between = index == 0 ? pair.page : chain.pairs[index - 1].page + 1; between < pair.page; ++between) {
          match_.changed.push_back({words_[between].paragraph, words_[between].text});
        }
        const MarkedWord& word = words_[pair.page];
        if (index > 0 && match_.ranges.back().paragraph == word.paragraph) {
          TextRange& range = match_.ranges.back().text;
          range = {std::min(range.begin, word.text.begin), std::max(range.end, word.text.end)};
        } else {
          match_.ranges.push_back({word.paragraph, word.text});
        }
      }
    }
  }

  bool is_quoted(Quotations& quotations) const {
    const auto quoted =
        std::count_if(page_words_.begin(), page_words_.end(), [&](std::uint32_t word) { return quotations.holds(words_[word]); });
    return static_cast<double>(quoted) >= kNearlyAll * static_cast<double>(page_words_.size());
  }

  const std::vector<MarkedWord>& words_;
  const CopyTables& tables_;
  std::uint32_t start_, length_;
  const CopyPolicy& policy_;
  Sum dense_, all_;
  bool use_sparse_ = false;
  CopyMatch match_;
  std::vector<std::uint32_t> page_words_;
};

// Leaves out articles whose words belong to a longer match, and the shorter one of two articles of nearly the same text.
std::vector<CopyMatch> without_covered(std::vector<JudgedArticle> judged, const CopyTables& tables, std::size_t page_words) {
  std::stable_sort(judged.begin(), judged.end(), [](const JudgedArticle& left, const JudgedArticle& right) {
    return std::tuple(right.match.matched_words, right.match.share, left.match.article) <
           std::tuple(left.match.matched_words, left.match.share, right.match.article);
  });
  std::vector<CopyMatch> matches;
  std::vector<bool> taken(page_words);
  std::vector<std::uint32_t> groups;
  for (JudgedArticle& one : judged) {
    const std::uint32_t group = tables.read<std::uint32_t>(CopyTable::Groups, one.match.article);
    const auto covered = std::count_if(one.page_words.begin(), one.page_words.end(), [&](std::uint32_t word) { return taken[word]; });
    if (std::find(groups.begin(), groups.end(), group) != groups.end() ||
        static_cast<double>(covered) >= kMostOfWords * static_cast<double>(one.page_words.size())) {
      continue;
    }
    groups.push_back(group);
    for (const std::uint32_t word : one.page_words) {
      taken[word] = true;
    }
    matches.push_back(std::move(one.match));
  }
  return matches;
}

std::vector<WordMark> marks_of_article(const CopyTables& tables, std::uint32_t article) {
  std::vector<WordMark> marks;
  const TextRange words = tables.words_of(article);
  for (std::uint32_t word = words.begin; word < words.end; ++word) {
    marks.push_back(tables.mark(word));
  }
  return marks;
}

std::vector<CopyMatch> find_words(const std::vector<MarkedWord>& words, const CopyTables& tables, const CopyPolicy& policy,
                                  Quotations& quotations) {
  const std::vector<Candidate> candidates = candidates_of(seeds_of(words, tables));
  if (candidates.empty()) {
    return {};
  }
  std::vector<WordMark> marks;
  marks.reserve(words.size());
  for (const MarkedWord& word : words) {
    marks.push_back(word.mark);
  }
  std::vector<JudgedArticle> judged;
  for (const Candidate& candidate : candidates) {
    const std::vector<CopyChain> chains = align_copy(marks, marks_of_article(tables, candidate.article), candidate.seeds);
    if (auto one = Judgement(words, tables, candidate.article, policy).judge(chains, quotations)) {
      judged.push_back(std::move(*one));
    }
  }
  return without_covered(std::move(judged), tables, words.size());
}

// Words that stand in nothing of what was found to be more than a quotation.
std::vector<MarkedWord> words_left(std::vector<MarkedWord> words, const std::vector<CopyMatch>& matches) {
  std::map<std::uint32_t, std::vector<TextRange>> found;
  for (const CopyMatch& match : matches) {
    for (const CopiedRange& range : match.kind == CopyClass::Quotation ? std::vector<CopiedRange>() : match.ranges) {
      found[range.paragraph].push_back(range.text);
    }
  }
  std::erase_if(words, [&](const MarkedWord& word) {
    const auto ranges = found.find(word.paragraph);
    return ranges != found.end() && std::any_of(ranges->second.begin(), ranges->second.end(), [&](const TextRange& range) {
             return range.begin < word.text.end && word.text.begin < range.end;
           });
  });
  return words;
}

// Each two words of a paragraph exchanged, beginning with its first or its second one.
void exchange_words(std::vector<MarkedWord>& words, std::size_t first) {
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    while (end < words.size() && words[end].paragraph == words[begin].paragraph) {
      ++end;
    }
    for (std::size_t at = begin + first; at + 1 < end; at += 2) {
      std::swap(words[at], words[at + 1]);
    }
    begin = end;
  }
}

// An article found in `more` for the first time as more than a quotation.
void add_found(std::vector<CopyMatch> more, std::vector<CopyMatch>& matches) {
  for (CopyMatch& match : more) {
    const auto known = std::find_if(matches.begin(), matches.end(), [&](const CopyMatch& one) { return one.article == match.article; });
    if (match.kind == CopyClass::Quotation || (known != matches.end() && known->kind != CopyClass::Quotation)) {
      continue;
    }
    if (known != matches.end()) {
      matches.erase(known);
    }
    matches.push_back(std::move(match));
  }
}

}  // namespace

std::string_view name_of(CopyClass kind) {
  return kind == CopyClass::Copy ? "copy" : kind == CopyClass::Question ? "question" : "quotation";
}

Article MappedCopyIndex::article(std::uint32_t number) const {
  CopyRecord record = read_record(tables_, number);
  Article article{std::move(record.url), std::move(record.equal_urls), std::move(record.title), {}};
  // Members of a group are few; they are looked for among the articles that name the same first one.
  const std::uint32_t group = tables_.read<std::uint32_t>(CopyTable::Groups, number);
  std::uint32_t members = 0;
  for (std::uint32_t other = group; other < size() && members < kMostGroupMembers; ++other) {
    if (other == number || tables_.read<std::uint32_t>(CopyTable::Groups, other) != group) {
      continue;
    }
    ++members;
    CopyRecord equal = read_record(tables_, other);
    if (article.url.empty()) {
      article.url = std::move(equal.url);
    } else if (!equal.url.empty()) {
      article.equal_urls.push_back(std::move(equal.url));
    }
    article.equal_urls.insert(article.equal_urls.end(), equal.equal_urls.begin(), equal.equal_urls.end());
  }
  return article;
}

std::uint32_t MappedCopyIndex::words_of_article(std::uint32_t number) const {
  const TextRange words = number < size() ? tables_.words_of(number) : TextRange{};
  return words.end - words.begin;
}

// Words that were run together, and every two words exchanged, are looked for in what is left of the page.
std::vector<CopyMatch> MappedCopyIndex::find(std::span<const PageParagraph> page, const CopyPolicy& policy) const {
  const std::vector<MarkedWord> words = words_of(page);
  Quotations quotations(page);
  std::vector<CopyMatch> matches = find_words(words, tables_, policy, quotations);
  const std::size_t found = matches.size();
  const auto look_again = [&](const std::vector<MarkedWord>& others) {
    if (others.size() >= policy.question_words) {
      add_found(find_words(others, tables_, policy, quotations), matches);
    }
  };
  if (std::vector<MarkedWord> parted = words_by_capitals(page); parted.size() >= words.size() + kFewestRunTogether) {
    look_again(words_left(std::move(parted), matches));
  }
  for (const std::size_t first : {0u, 1u}) {
    std::vector<MarkedWord> exchanged = words_left(words, matches);
    exchange_words(exchanged, first);
    look_again(exchanged);
  }
  if (matches.size() != found) {
    std::stable_sort(matches.begin(), matches.end(),
                     [](const CopyMatch& left, const CopyMatch& right) { return left.matched_words > right.matched_words; });
  }
  return matches;
}

Result<std::unique_ptr<CopyIndex>> open_copy_index(std::string_view bytes) {
  CopyHeader header;
  if (const std::string_view problem = read_header(bytes, header); !problem.empty()) {
    const ErrorCode code = problem == "corpus-newer" ? ErrorCode::Unsupported : ErrorCode::Damaged;
    return fail(code, "", std::string(problem));
  }
  return std::unique_ptr<CopyIndex>(std::make_unique<MappedCopyIndex>(CopyTables(bytes, header)));
}

}  // namespace sverka
