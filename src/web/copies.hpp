// Which of the Company's articles a page copies, and where the copied text ends (8.4).
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

// `copy.*` of checks/data/link-policy.toml.
struct CopyPolicy {
  std::uint32_t min_words = 80;
  std::uint32_t question_words = 40;
};

struct Article {
  std::string url;                      // what a source link must lead to; empty for a file without one
  std::vector<std::string> equal_urls;  // AMP, print
  std::string title;
  std::string text;
};

enum class CopyClass : std::uint8_t { Copy, Question, Quotation };

// Bytes of one paragraph that stand in the article too.
struct CopiedRange {
  std::uint32_t paragraph = 0;
  TextRange text;
};

struct CopyMatch {
  std::uint32_t article = 0;            // of the index
  CopyClass kind = CopyClass::Copy;
  std::uint32_t matched_words = 0;
  std::uint32_t longest_run = 0;        // words in a row
  double share = 0;                     // of the article's words
  double density = 0;                   // matched words to the words of the span that they stand in
  std::vector<CopiedRange> ranges;      // in order; the last one is where the source link becomes due
};

// Winnowed fingerprints of the Company's articles: built once, kept in a file, opened by mapping it.
class CopyIndex {
 public:
  virtual ~CopyIndex() = default;
  virtual std::size_t size() const = 0;
  virtual Article article(std::uint32_t number) const = 0;   // without its text
  // Articles that the page copies, by matched words, most first. Cost: linear in the page, whatever the size of the index.
  virtual std::vector<CopyMatch> find(std::span<const PageParagraph> page, const CopyPolicy& policy) const = 0;
};

// The bytes of an index file. An article of an url that stands in it already replaces that one.
std::string build_copy_index(const CopyIndex* previous, std::span<const Article> articles);
// Errors: damaged "corpus-damaged", unsupported "corpus-newer".
Result<std::unique_ptr<CopyIndex>> open_copy_index(std::string_view bytes);

}  // namespace sverka
