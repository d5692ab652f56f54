// The corpus job: files, folders and fetched pages of the Company's own articles -> the index that copies are found by.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "fetch/fetcher.hpp"
#include "jobs/read_material.hpp"
#include "web/copies.hpp"

namespace sverka {

// Articles of fewer words are never told as copied.
constexpr std::uint32_t kFewestArticleWords = 40;

bool is_address(std::string_view source);

// The files behind the sources that are no addresses, folders searched through, in the order of their names. Errors: not_found.
Result<std::vector<std::string>> files_of_sources(const std::vector<std::string>& sources);

// One article of the bytes of a file or an answer. `url`: where it was fetched from, or what the caller says; empty: what it tells
// itself. Errors: those of read_material().
Result<Article> read_article(std::string_view name, std::string_view bytes, std::string_view charset, std::string_view url,
                             const MaterialReaders& readers);

// The answer of an address, redirects followed; its url is the last one's. A problem of the answer is an error: network, its reason.
Result<FetchedAnswer> fetch_article(const std::string& address, Fetcher& fetcher);

struct CorpusState {
  std::size_t articles = 0;
  std::uint64_t words = 0;
  std::size_t bytes = 0;
};

// Adds the articles to the index at `path`, or makes it; the file is replaced as a whole. Errors: damaged "corpus-damaged", unsupported
// "corpus-newer", usage "corpus-write".
Result<CorpusState> add_to_corpus(const std::string& path, const std::vector<Article>& articles);

}  // namespace sverka
