#include "jobs/template_shelf.hpp"

#include <utility>

#include "base/file.hpp"
#include "checks/load.hpp"
#include "jobs/folder.hpp"

namespace sverka {

namespace {

constexpr std::size_t kManifestBytes = std::size_t{4} << 20;
constexpr std::string_view kDocument = "/template.docx";
constexpr std::string_view kManifest = "/template.toml";
constexpr std::string_view kJob = "agreement";

// The manifest at `path`; without one, a bare template of this name.
Result<TemplateManifest> read_manifest(const std::string& path, const std::string& name) {
  if (!is_file(path)) {
    TemplateManifest manifest;
    manifest.identity.name = name;
    manifest.identity.bare = true;
    return manifest;
  }
  const Result<std::string> text = read_file(path, kManifestBytes);
  if (!text) {
    return fail(text.error());
  }
  Result<TemplateManifest> manifest = load_manifest(*text, path);
  if (manifest && manifest->identity.name.empty()) {
    manifest->identity.name = name;
  }
  return manifest;
}

Result<TemplateSource> read_source(TemplateManifest manifest, const std::string& document_path, ReaderPool& pool, std::size_t limit_bytes) {
  const Result<std::string> bytes = read_file(document_path, limit_bytes);
  if (!bytes) {
    return fail(bytes.error());
  }
  Result<Document> document = pool.read(*bytes);
  if (!document) {
    // A part or a page says little without the file.
    Error error = document.error();
    error.where = error.where.empty() ? document_path : document_path + ": " + error.where;
    return fail(std::move(error));
  }
  return TemplateSource{std::move(manifest), std::move(*document)};
}

Result<Template> build(TemplateSource source, const Lexicon& lexicon) {
  return build_template(std::move(source.document), source.manifest, lexicon);
}

}  // namespace

Result<TemplateSource> read_template(const std::string& path, ReaderPool& pool, std::size_t limit_bytes) {
  const bool is_in_folder = is_folder(path);
  const std::string document_path = is_in_folder ? path + std::string(kDocument) : path;
  if (is_in_folder && !is_file(document_path)) {
    return fail(ErrorCode::NotFound, path, "template-not-found", "there is no template.docx in this folder");
  }
  const std::size_t slash = document_path.rfind('/');
  const std::string beside = slash == std::string::npos ? std::string() : document_path.substr(0, slash + 1);
  const std::string name = is_in_folder ? file_name(path) : file_name(document_path);
  Result<TemplateManifest> manifest = read_manifest(beside + stem(document_path) + ".toml", name);
  if (!manifest) {
    return fail(manifest.error());
  }
  return read_source(std::move(*manifest), document_path, pool, limit_bytes);
}

Result<Template> load_template(const std::string& path, const Lexicon& lexicon, ReaderPool& pool, std::size_t limit_bytes) {
  Result<TemplateSource> source = read_template(path, pool, limit_bytes);
  if (!source) {
    return fail(source.error());
  }
  return build(std::move(*source), lexicon);
}

TemplateShelf::TemplateShelf(const std::string& folder, std::size_t limit_bytes) : limit_bytes_(limit_bytes) {
  for (const std::string& name : folders_in(folder)) {
    for (const std::string& edition : folders_in(folder + "/" + name)) {
      const std::string place = folder + "/" + name + "/" + edition;
      if (!is_file(place + std::string(kDocument))) {
        continue;
      }
      Result<TemplateManifest> manifest = read_manifest(place + std::string(kManifest), name);
      if (manifest && manifest->job != kJob) {
        continue;
      }
      editions_.push_back(std::make_unique<Edition>());
      editions_.back()->name = name;
      editions_.back()->edition = edition;
      editions_.back()->folder = place;
      editions_.back()->manifest = std::move(manifest);
    }
  }
}

std::string TemplateShelf::contents() const {
  std::string list;
  for (const auto& edition : editions_) {
    list += (list.empty() ? "" : ", ") + edition->name + "@" + edition->edition;
  }
  return list;
}

std::optional<std::size_t> TemplateShelf::find(std::string_view name, std::string_view edition) const {
  for (std::size_t i = 0; i < editions_.size(); ++i) {
    if (editions_[i]->name == name && editions_[i]->edition == edition) {
      return i;
    }
  }
  return std::nullopt;
}

std::vector<std::size_t> TemplateShelf::editions_of(std::string_view name) const {
  std::vector<std::size_t> found;
  for (std::size_t i = editions_.size(); i-- > 0;) {
    if (editions_[i]->name == name) {
      found.push_back(i);
    }
  }
  return found;
}

Result<std::size_t> TemplateShelf::in_force(std::string_view name, Date today) const {
  const std::vector<std::size_t> found = editions_of(name);
  if (found.empty()) {
    return fail(ErrorCode::NotFound, std::string(name), "template-not-found", contents());
  }
  for (const std::size_t index : found) {
    const Result<TemplateIdentity> known = identity(index);
    if (!known) {
      return fail(known.error());
    }
    if ((!known->in_force_from || *known->in_force_from <= today) && (!known->in_force_to || today <= *known->in_force_to)) {
      return index;
    }
  }
  return found.front();
}

Result<TemplateIdentity> TemplateShelf::identity(std::size_t index) const {
  const Result<TemplateManifest>& manifest = editions_[index]->manifest;
  if (!manifest) {
    return fail(manifest.error());
  }
  return manifest->identity;
}

void TemplateShelf::read(Edition& edition, ReaderPool& pool) const {
  if (edition.source) {
    return;
  }
  if (!edition.manifest) {
    edition.source = fail(edition.manifest.error());
    return;
  }
  TemplateManifest manifest = *edition.manifest;
  // The folder's names are what a person asks by; the manifest may leave the edition out.
  if (manifest.identity.edition.empty()) {
    manifest.identity.edition = edition.edition;
  }
  edition.source = read_source(std::move(manifest), edition.folder + std::string(kDocument), pool, limit_bytes_);
}

void TemplateShelf::prefetch(std::size_t index, ReaderPool& pool) {
  Edition& edition = *editions_[index];
  const std::lock_guard<std::mutex> lock(edition.mutex);
  read(edition, pool);
}

Result<const Template*> TemplateShelf::load(std::size_t index, const Lexicon& lexicon, ReaderPool& pool) {
  Edition& edition = *editions_[index];
  const std::lock_guard<std::mutex> lock(edition.mutex);
  if (!edition.built) {
    read(edition, pool);
    if (!*edition.source) {
      edition.built = fail(edition.source->error());
    } else {
      edition.built = build(std::move(**edition.source), lexicon);
    }
  }
  if (!*edition.built) {
    return fail(edition.built->error());
  }
  return &**edition.built;
}

}  // namespace sverka
