// Which of the Company's articles a page copies, and where the copied text ends (8.4).
//
// Containment, not resemblance: 120 copied words of a long article inside a long page are a copy. Words are compared by their looks
// (web/words.hpp); edited words, inserted blocks and paragraphs in another order are no obstacle.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "web/page_text.hpp"

namespace sverka {

// `copy.*` of checks/data/link-policy.toml. Density is matched words to the words of the span that they stand in, in per cent.
struct CopyPolicy {
  std::uint32_t min_words = 80;       // a copy has as many at `density`, or half of the article
  std::uint32_t question_words = 40;  // fewer are no copy, whatever they are
  std::uint32_t sparse_words = 120;   // as many at `sparse_density` are a question
  std::uint32_t density = 60;
  std::uint32_t sparse_density = 30;
};

struct Article {
  std::string url;                      // what a source link must lead to; empty for a file without one
  std::vector<std::string> equal_urls;  // AMP, print
  std::string title;
  std::string text;
};

enum class CopyClass : std::uint8_t { Copy, Question, Quotation };
std::string_view name_of(CopyClass kind);  // "copy", "question", "quotation"

// Bytes of one paragraph that stand in the article too.
struct CopiedRange {
  std::uint32_t paragraph = 0;
  TextRange text;
};

struct CopyMatch {
  std::uint32_t article = 0;  // of the index
  CopyClass kind = CopyClass::Copy;
  std::uint32_t matched_words = 0;   // of the article, each once, boilerplate not counted
  std::uint32_t longest_run = 0;     // words in a row
  std::uint32_t first_word = 0;      // the first of them in the article
  double share = 0;                  // of the article's words
  double density = 0;                // matched words to the words of the span that they stand in
  std::vector<CopiedRange> ranges;   // in order; the last one is where the source link becomes due
  std::vector<CopiedRange> changed;  // words inside the ranges that are not the article's
};

// Winnowed fingerprints of the Company's articles: built once, kept in a file, opened by mapping it.
class CopyIndex {
 public:
  virtual ~CopyIndex() = default;
  virtual std::size_t size() const = 0;
  // Without its text. Addresses of articles of nearly the same text are among its equal ones.
  virtual Article article(std::uint32_t number) const = 0;
  virtual std::uint32_t words_of_article(std::uint32_t number) const = 0;
  // Articles that the page copies, by matched words, most first; short quotations (20 words and more) too. An article whose matched
  // words belong to a longer match is left out. The parts of an article that is spread over several pages are found together if
  // their paragraphs are given one after another. Cost: linear in the page, whatever the size of the index.
  virtual std::vector<CopyMatch> find(std::span<const PageParagraph> page, const CopyPolicy& policy) const = 0;
};

// The bytes of an index file, about 5 a word of the articles. An article of an url that stands in `previous` already replaces that
// one. What stands in three articles or more is boilerplate. `previous` is an index of open_copy_index(), or null.
std::string build_copy_index(const CopyIndex* previous, std::span<const Article> articles);
// `bytes` outlive the index; only what a lookup needs of them is read. Errors, without a place: damaged "corpus-damaged",
// unsupported "corpus-newer".
Result<std::unique_ptr<CopyIndex>> open_copy_index(std::string_view bytes);

}  // namespace sverka
