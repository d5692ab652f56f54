#include <algorithm>
#include <cstdio>
#include <utility>

#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/fetch_policy.hpp"
#include "jobs/add_corpus.hpp"
#include "jobs/crawled_site.hpp"
#include "jobs/workshop.hpp"
#include "web/words.hpp"

namespace sverka {

namespace {

// What is read, and what is said of it meanwhile.
class Addition {
 public:
  Addition(const CorpusArguments& arguments, const Setting& setting, const OpenReaders& readers)
      : arguments_(arguments),
        setting_(setting),
        readers_{readers.documents.get(), readers.pages.get()},
        messages_(load_sentences(setting.places.checks)) {}

  void add_file(const std::string& path) {
    const Result<std::string> bytes = read_file(path, setting_.configuration.reading.file_bytes);
    take(path, bytes ? read_article(path, *bytes, "", arguments_.url.value_or(""), readers_) : Result<Article>(fail(bytes.error())));
  }

  void add_address(const std::string& address, Fetcher& fetcher) {
    const Result<FetchedAnswer> answer = fetch_article(address, fetcher);
    take(address,
         answer ? read_article(address, answer->body, charset_of(*answer), answer->url, readers_) : Result<Article>(fail(answer.error())));
  }

  Result<Exit> write() {
    if (articles_.empty()) {
      return fail(ErrorCode::Empty, arguments_.corpus, "corpus-nothing");
    }
    const Result<CorpusState> state = add_to_corpus(arguments_.corpus, articles_);
    if (!state) {
      return fail(state.error());
    }
    std::puts(say("report.corpus.added", {{"added", std::to_string(articles_.size())},
                                          {"articles", std::to_string(state->articles)},
                                          {"words", std::to_string(state->words)},
                                          {"bytes", std::to_string(state->bytes)}})
                  .c_str());
    return failed_ ? Exit::CouldNotCheck : Exit::Conforms;
  }

 private:
  std::string say(const std::string& key, const MessageValues& values) const {
    return fill(messages_.get(key).in(setting_.report.language), values);
  }

  void warn(const std::string& name, const std::string& reason) const {
    std::fprintf(stderr, "%s\n", say("report.corpus.skipped", {{"name", name}, {"reason", reason}}).c_str());
  }

  void take(const std::string& name, Result<Article> article) {
    if (!article) {
      failed_ = true;
      std::fputs(write_error_text(article.error(), messages_, setting_.report.language, name).c_str(), stderr);
      return;
    }
    std::vector<MarkedWord> words;
    add_words(article->text, 0, words);
    if (words.size() < kFewestArticleWords) {
      warn(name, say("report.corpus.short", {{"words", std::to_string(kFewestArticleWords)}}));
      return;
    }
    if (article->url.empty()) {
      std::fprintf(stderr, "%s: %s\n", name.c_str(), say("report.corpus.no-url", {}).c_str());
    }
    articles_.push_back(std::move(*article));
  }

  const CorpusArguments& arguments_;
  const Setting& setting_;
  MaterialReaders readers_;
  Messages messages_;
  std::vector<Article> articles_;
  bool failed_ = false;
};

}  // namespace

Result<Exit> run_corpus_command(const CorpusArguments& arguments, const CommonOptions& options) {
  Result<Setting> made = make_setting(options);
  if (!made) {
    return fail(made.error());
  }
  const Result<std::vector<std::string>> files = files_of_sources(arguments.sources);
  if (!files) {
    return fail(files.error());
  }
  if (arguments.url && arguments.sources.size() != 1) {
    return fail(ErrorCode::Usage, "--url", "usage-url-of-many");
  }
  const bool fetches =
      std::any_of(arguments.sources.begin(), arguments.sources.end(), [](const std::string& one) { return is_address(one); });
  // An answer may be of any kind.
  std::vector<std::string> read = *files;
  if (fetches) {
    read.push_back("page.html");
    read.push_back("paper.docx");
  }
  Result<OpenReaders> readers = start_material_readers(*made, read);
  if (!readers) {
    return fail(readers.error());
  }
  Addition addition(arguments, *made, *readers);
  for (const std::string& path : *files) {
    addition.add_file(path);
  }
  if (fetches) {
    const Result<FetchPolicy> policy = policy_of(made->configuration.fetch);
    if (!policy) {
      return fail(policy.error());
    }
    const Result<FetchModule> module = open_fetch_module(path_of_module("libsverka-fetch.so"));
    if (!module) {
      return fail(module.error());
    }
    const std::unique_ptr<Fetcher> fetcher = module->make_fetcher(*policy);
    for (const std::string& source : arguments.sources) {
      if (is_address(source)) {
        addition.add_address(source, *fetcher);
      }
    }
  }
  return addition.write();
}

}  // namespace sverka
