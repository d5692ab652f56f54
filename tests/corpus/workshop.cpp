#include "corpus/workshop.hpp"

#include <cstdlib>
#include <iostream>
#include <map>

#include "base/file.hpp"
#include "readers/prepare.hpp"

namespace sverka {
namespace {

constexpr std::size_t kFileBytes = std::size_t{25} << 20;

template <class T>
T needed(Result<T> result) {
  if (!result) {
    std::cerr << name_of(result.error().code) << " " << result.error().where << " " << result.error().reason << " " << result.error().detail
              << "\n";
    std::exit(2);
  }
  return std::move(*result);
}

CorpusWorkshop start() {
  CorpusWorkshop corpus;
  set_pdf_module(SVERKA_PDF_MODULE);
  corpus.pool = needed(ReaderPool::start({}, {}));
  corpus.workshop = needed(load_workshop(source_path("checks"), agreement_scopes()));
  corpus.shelf = std::make_unique<TemplateShelf>(source_path("templates"), kFileBytes);
  return corpus;
}

}  // namespace

CorpusWorkshop& corpus_workshop() {
  static CorpusWorkshop corpus = start();
  return corpus;
}

std::string source_path(const std::string& relative) {
  return std::string(SVERKA_SOURCE_DIR) + "/" + relative;
}

std::string text_of(const std::string& path) {
  return needed(read_file(path, kFileBytes));
}

const Template* template_by(const std::string& name) {
  static std::map<std::string, Template> loaded;
  CorpusWorkshop& corpus = corpus_workshop();
  const std::size_t at = name.find('@');
  if (at != std::string::npos) {
    const std::optional<std::size_t> found = corpus.shelf->find(name.substr(0, at), name.substr(at + 1));
    return found ? needed(corpus.shelf->load(*found, corpus.workshop->data.lexicon, *corpus.pool)) : nullptr;
  }
  if (const auto known = loaded.find(name); known != loaded.end()) {
    return &known->second;
  }
  return &loaded.emplace(name, needed(load_template(name, corpus.workshop->data.lexicon, *corpus.pool, kFileBytes))).first->second;
}

}  // namespace sverka
