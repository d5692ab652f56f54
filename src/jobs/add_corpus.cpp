#include "jobs/add_corpus.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "base/file.hpp"
#include "base/mapped_file.hpp"
#include "jobs/folder.hpp"
#include "text/token.hpp"
#include "web/article_page.hpp"
#include "web/url.hpp"

namespace sverka {

namespace {

constexpr std::size_t kCorpusBytes = std::size_t{64} << 30;
constexpr int kRedirects = 10;
constexpr std::size_t kDepth = 16;

void add_folder(const std::string& folder, std::size_t depth, std::vector<std::string>& files) {
  for (const char* ending : {".docx", ".htm", ".html", ".md", ".pdf", ".txt"}) {
    for (std::string& path : files_in(folder, ending)) {
      files.push_back(std::move(path));
    }
  }
  for (const std::string& inner : folders_in(folder)) {
    if (depth < kDepth) {
      add_folder(folder + "/" + inner, depth + 1, files);
    }
  }
}

const std::string* location_of(const FetchedAnswer& answer) {
  const auto found =
      std::find_if(answer.headers.begin(), answer.headers.end(), [](const HeaderField& header) { return header.name == "location"; });
  return found == answer.headers.end() ? nullptr : &found->value;
}

Result<FetchedAnswer> fetch_once(const std::string& address, Fetcher& fetcher) {
  FetchRequest request;
  request.url = address;
  fetcher.start(std::move(request));
  while (fetcher.under_way() > 0) {
    for (Fetched& fetched : fetcher.wait(std::chrono::milliseconds(1000))) {
      if (!fetched.answer.problem.empty()) {
        return fail(ErrorCode::Network, address, fetched.answer.problem, fetched.answer.problem_detail);
      }
      return std::move(fetched.answer);
    }
  }
  return fail(ErrorCode::Network, address, "fetch-broken");
}

bool write_whole(const std::string& path, std::string_view bytes) {
  const std::string unfinished = path + ".new";
  std::FILE* file = std::fopen(unfinished.c_str(), "wb");
  if (file == nullptr) {
    return false;
  }
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const bool closed = std::fclose(file) == 0;
  if (written && closed && std::rename(unfinished.c_str(), path.c_str()) == 0) {
    return true;
  }
  std::remove(unfinished.c_str());
  return false;
}

}  // namespace

bool is_address(std::string_view source) {
  return source.starts_with("http://") || source.starts_with("https://");
}

Result<std::vector<std::string>> files_of_sources(const std::vector<std::string>& sources) {
  std::vector<std::string> files;
  for (const std::string& source : sources) {
    if (is_address(source)) {
      continue;
    }
    if (is_folder(source)) {
      add_folder(source, 0, files);
    } else if (is_file(source)) {
      files.push_back(source);
    } else {
      return fail(ErrorCode::NotFound, source, "file-not-found");
    }
  }
  return files;
}

Result<Article> read_article(std::string_view name, std::string_view bytes, std::string_view charset, std::string_view url,
                             const MaterialReaders& readers) {
  const Result<Material> material = read_material(name, bytes, charset, readers);
  if (!material) {
    return fail(material.error());
  }
  Article article = material->page ? article_of_page(*material->page, material->text, url) : article_of_text(material->text);
  if (!url.empty() && article.url.empty()) {
    article.url = std::string(url);
  }
  return article;
}

Result<FetchedAnswer> fetch_article(const std::string& address, Fetcher& fetcher) {
  std::string next = address;
  for (int redirect = 0; redirect <= kRedirects; ++redirect) {
    Result<FetchedAnswer> answer = fetch_once(next, fetcher);
    if (!answer) {
      return answer;
    }
    const std::string* location = answer->status >= 300 && answer->status < 400 ? location_of(*answer) : nullptr;
    const std::optional<Url> base = parse_url(next);
    const std::optional<Url> target = location != nullptr && base ? parse_url(*location, *base) : std::nullopt;
    if (target && is_web(*target)) {
      next = to_text(*target);
      continue;
    }
    if (answer->status != 200) {
      return fail(ErrorCode::Network, next, "page-status", std::to_string(answer->status));
    }
    answer->url = next;
    return answer;
  }
  return fail(ErrorCode::Network, address, "redirect-loop");
}

Result<CorpusState> add_to_corpus(const std::string& path, const std::vector<Article>& articles) {
  MappedFile mapped;
  std::unique_ptr<CopyIndex> previous;
  if (is_file(path)) {
    Result<MappedFile> opened = MappedFile::open(path, kCorpusBytes);
    if (!opened) {
      return fail(opened.error());
    }
    mapped = std::move(*opened);
    Result<std::unique_ptr<CopyIndex>> index = open_copy_index(mapped.bytes());
    if (!index) {
      Error error = index.error();
      error.where = path;
      return fail(std::move(error));
    }
    previous = std::move(*index);
  }
  const std::string bytes = build_copy_index(previous.get(), articles);
  if (!write_whole(path, bytes)) {
    return fail(ErrorCode::Usage, path, "corpus-write");
  }
  const Result<std::unique_ptr<CopyIndex>> made = open_copy_index(bytes);
  CorpusState state{0, 0, bytes.size()};
  if (made) {
    state.articles = (*made)->size();
    for (std::uint32_t article = 0; article < state.articles; ++article) {
      state.words += (*made)->words_of_article(article);
    }
  }
  return state;
}

}  // namespace sverka
