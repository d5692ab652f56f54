// The templates folder: every <name>/<edition>/ with template.docx and template.toml, each document read when
// it is first needed. A folder whose template.toml names another job, a sample of an act, is not on the shelf.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "isolation/pool.hpp"
#include "jobs/workshop.hpp"
#include "templates/template.hpp"

namespace sverka {

// A template that was read, but not yet built: that needs the lexicon, which may still be loading.
struct TemplateSource {
  TemplateManifest manifest;
  Document document;
};

// `path`: a folder with template.docx (and template.toml), or any DOCX; beside a DOCX <its name>.toml is its
// manifest. Errors: those of read_file() and of reading; not_found with reason "template-not-found";
// bad_template.
Result<TemplateSource> read_template(const std::string& path, ReaderPool& pool, std::size_t limit_bytes);
Result<Template> load_template(const std::string& path, const Lexicon& lexicon, ReaderPool& pool, std::size_t limit_bytes);

class TemplateShelf {
 public:
  // Lists the folder and reads the manifests, no document. An absent folder is an empty shelf.
  TemplateShelf(const std::string& folder, std::size_t limit_bytes);

  std::size_t size() const { return editions_.size(); }
  const std::string& name(std::size_t index) const { return editions_[index]->name; }
  const std::string& edition(std::size_t index) const { return editions_[index]->edition; }
  // "license-agreement@2022-03, ...": for an error that says what there is.
  std::string contents() const;

  // The edition with these names, as the folders are called.
  std::optional<std::size_t> find(std::string_view name, std::string_view edition) const;
  // Editions of the name, newest first, as the folders sort.
  std::vector<std::size_t> editions_of(std::string_view name) const;
  // The newest edition of the name that is in force on the day; if none is, the newest.
  // Errors: not_found with reason "template-not-found"; bad_template.
  Result<std::size_t> in_force(std::string_view name, Date today) const;

  // Reads the files, so that load() need only build. Safe from many threads.
  void prefetch(std::size_t index, ReaderPool& pool);
  // The template, read and built once; it lives as long as the shelf. Safe from many threads. An error is
  // kept, too.
  Result<const Template*> load(std::size_t index, const Lexicon& lexicon, ReaderPool& pool);

 private:
  struct Edition {
    std::string name, edition, folder;
    std::mutex mutex;
    Result<TemplateManifest> manifest = TemplateManifest{};
    std::optional<Result<TemplateSource>> source;
    std::optional<Result<Template>> built;
  };

  Result<TemplateIdentity> identity(std::size_t index) const;
  void read(Edition& edition, ReaderPool& pool) const;

  std::vector<std::unique_ptr<Edition>> editions_;  // by name, then edition
  std::size_t limit_bytes_;
};

}  // namespace sverka
