#include "readers/docx/parts.hpp"
#include "readers/docx/misplaced.hpp"

#include <utility>

#include "base/hash.hpp"
#include "readers/docx/xml_encoding.hpp"
#include "readers/pdf_reader.hpp"

namespace sverka {
namespace {

// A relation's type is the rest after one of these; Microsoft's own end in ".../relationships/<word>".
std::string short_type(std::string_view uri) {
  constexpr std::string_view kRoots[] = {
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
      "http://purl.oclc.org/ooxml/officeDocument/relationships/",
      "http://schemas.openxmlformats.org/package/2006/relationships/",
  };
  for (std::string_view root : kRoots) {
    if (uri.substr(0, root.size()) == root) {
      return std::string(uri.substr(root.size()));
    }
  }
  constexpr std::string_view kMicrosoft = "http://schemas.microsoft.com/";
  constexpr std::string_view kWord = "/relationships/";
  const std::size_t word = uri.rfind(kWord);
  if (uri.substr(0, kMicrosoft.size()) == kMicrosoft && word != std::string_view::npos) {
    return std::string(uri.substr(word + kWord.size()));
  }
  return std::string(uri);
}

// Resolves a target against the folder of its source part: "../media/a.png", "/word/media/a.png".
std::string resolve(std::string_view source, std::string_view target) {
  std::string path;
  if (target.empty() || (target[0] != '/' && target[0] != '\\')) {
    const std::size_t slash = source.rfind('/');
    path = slash == std::string_view::npos ? std::string() : std::string(source.substr(0, slash + 1));
  }
  path += target.substr(0, target.find('#'));
  std::vector<std::string> steps;
  std::string step;
  path += '/';
  for (char letter : path) {
    if (letter != '/' && letter != '\\') {
      step += letter;
      continue;
    }
    if (step == ".." && !steps.empty()) {
      steps.pop_back();
    } else if (!step.empty() && step != "." && step != "..") {
      steps.push_back(step);
    }
    step.clear();
  }
  std::string name;
  for (const std::string& one : steps) {
    name += name.empty() ? "" : "/";
    name += one;
  }
  return name;
}

}  // namespace

std::string relations_part_of(std::string_view part) {
  if (part.empty()) {
    return "_rels/.rels";
  }
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

Parts::Parts(Package package, const ReadLimits& limits, Document& document)
    : package_(std::move(package)), limits_(limits), document_(document), node_budget_(limits.nodes) {}

void Parts::reach_limit(Error error) {
  if (!limit_) {
    limit_ = std::move(error);
  }
}

Result<const XmlTree*> Parts::load(const std::string& part) {
  const auto found = trees_.find(part);
  if (found != trees_.end()) {
    return found->second.get();
  }
  auto& slot = trees_[part];
  auto bytes = package_.read(part, document_);
  if (!bytes) {
    return fail(std::move(bytes.error()));
  }
  PartialXml xml = parse_xml_to_error(*bytes, part, limits_, node_budget_);
  if (xml.error) {
    if (xml.error->code != ErrorCode::Damaged || xml.error->reason == "xml-doctype" || xml.tree.size() < 3) {
      return fail(std::move(*xml.error));
    }
    document_.notes.push_back({"part-malformed", part, xml.error->detail});
  }
  slot = std::make_unique<XmlTree>(std::move(xml.tree));
  for (Note& note : notes_of_misplaced(*slot, part)) {
    document_.notes.push_back(std::move(note));
  }
  return slot.get();
}

Result<const XmlTree*> Parts::main_tree(const std::string& part) {
  return load(part);
}

const XmlTree* Parts::tree(const std::string& part) {
  auto loaded = load(part);
  if (loaded) {
    return *loaded;
  }
  Error& error = loaded.error();
  if (error.code == ErrorCode::LimitReached) {
    reach_limit(std::move(error));
  } else if (error.code == ErrorCode::NotFound) {
    document_.notes.push_back({"part-missing", part, {}});
  } else {
    document_.notes.push_back({"part-unread", part, error.reason + (error.detail.empty() ? "" : ": ") + error.detail});
  }
  return nullptr;
}

std::vector<Relation> Parts::read_relations(const std::string& part) {
  std::vector<Relation> relations;
  const std::string name = package_.stored_name(relations_part_of(part));
  if (!package_.has(name)) {
    return relations;
  }
  const XmlTree* xml = tree(name);
  if (xml == nullptr) {
    return relations;
  }
  for (std::uint32_t at = xml->first_child(xml->root()); at != 0; at = xml->next(at)) {
    if (xml->name(at) != "rel:Relationship") {
      continue;
    }
    Relation relation;
    relation.id = xml->attribute(at, "Id");
    relation.type = short_type(xml->attribute(at, "Type"));
    const std::string_view target = xml->attribute(at, "Target");
    if (xml->attribute(at, "TargetMode") == "External") {
      relation.mode = TargetMode::External;
      relation.target = target;
    } else {
      relation.target = package_.stored_name(resolve(part, target));
    }
    relations.push_back(std::move(relation));
  }
  return relations;
}

Parts::RelationSet& Parts::relation_set(const std::string& part) {
  const auto found = relations_.find(part);
  if (found != relations_.end()) {
    return found->second;
  }
  std::vector<Relation> list = read_relations(part);
  RelationSet& set = relations_[part];
  set.list = std::move(list);
  for (std::size_t at = 0; at < set.list.size(); ++at) {
    const auto [known, fresh] = set.by_id.emplace(set.list[at].id, at);
    const Relation& first = set.list[known->second];
    if (!fresh && (first.target != set.list[at].target || first.mode != set.list[at].mode || first.type != set.list[at].type)) {
      document_.notes.push_back({"relation-conflict", relations_part_of(part), set.list[at].id});
    }
  }
  return set;
}

const std::vector<Relation>& Parts::relations(const std::string& part) {
  return relation_set(part).list;
}

const Relation* Parts::relation(const std::string& part, std::string_view id) {
  const RelationSet& set = relation_set(part);
  const auto found = set.by_id.find(id);
  return found == set.by_id.end() ? nullptr : &set.list[found->second];
}

const Relation* Parts::relation_of_type(const std::string& part, std::string_view type) {
  for (const Relation& relation : relations(part)) {
    if (relation.type == type && relation.mode == TargetMode::Internal) {
      return &relation;
    }
  }
  return nullptr;
}

const std::string& Parts::hash(const std::string& part) {
  const auto found = hashes_.find(part);
  if (found != hashes_.end()) {
    return found->second;
  }
  std::string& hash = hashes_[part];
  auto bytes = package_.read(part, document_);
  if (bytes) {
    hash = sha256_hex(*bytes);
  } else if (bytes.error().code == ErrorCode::LimitReached) {
    reach_limit(std::move(bytes.error()));
  } else {
    document_.notes.push_back({bytes.error().reason, part, bytes.error().detail});
  }
  return hash;
}

std::string Parts::look(const std::string& part, const Box& shown) {
  constexpr std::size_t kLooks = 64;
  if (!tells_looks() || ++looks_ > kLooks) {
    return {};
  }
  const auto bytes = package_.read(part, document_);
  return bytes ? look_of_picture(*bytes, shown) : std::string();
}

Parts::ContentTypes Parts::read_content_types() {
  ContentTypes all;
  const std::string name = package_.stored_name("[Content_Types].xml");
  const XmlTree* types = package_.has(name) ? tree(name) : nullptr;
  for (std::uint32_t at = types == nullptr ? 0 : types->first_child(types->root()); at != 0; at = types->next(at)) {
    if (types->name(at) == "ct:Override") {
      all.of_parts.emplace(fold_part_name(types->attribute(at, "PartName")), types->attribute(at, "ContentType"));
    } else if (types->name(at) == "ct:Default") {
      all.of_extensions.insert_or_assign(fold_part_name(types->attribute(at, "Extension")), types->attribute(at, "ContentType"));
    }
  }
  return all;
}

std::string Parts::content_type(const std::string& part) {
  if (!content_types_) {
    content_types_ = read_content_types();
  }
  const std::string folded = fold_part_name(part);
  if (const auto own = content_types_->of_parts.find(folded); own != content_types_->of_parts.end()) {
    return own->second;
  }
  const std::size_t dot = folded.rfind('.');
  const auto general = content_types_->of_extensions.find(dot == std::string::npos ? std::string() : folded.substr(dot + 1));
  return general != content_types_->of_extensions.end() ? general->second : std::string();
}

std::uint16_t Parts::index_of(const std::string& part) {
  const auto found = indices_.find(part);
  if (found != indices_.end()) {
    return found->second;
  }
  if (document_.parts.size() >= 0xFFFF) {
    return 0;
  }
  const auto index = static_cast<std::uint16_t>(document_.parts.size());
  document_.parts.push_back(part);
  indices_[part] = index;
  return index;
}

}  // namespace sverka
