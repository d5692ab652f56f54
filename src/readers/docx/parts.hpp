// The parts of one package and the relations between them (Open Packaging Conventions, ISO 29500-2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "document/document.hpp"
#include "readers/docx/package.hpp"
#include "readers/docx/xml_tree.hpp"
#include "readers/read.hpp"

namespace sverka {

enum class TargetMode : std::uint8_t { Internal, External };

struct Relation {
  std::string id;
  std::string type;    // "styles", "hyperlink": the last word of the URI, strict and transitional alike; an
                       // unknown URI as it is
  std::string target;  // internal: the part's name as stored; external: as written
  TargetMode mode = TargetMode::Internal;
};

class Parts {
 public:
  Parts(Package package, const ReadLimits& limits, Document& document);

  // The relations of a part, in file order; of the package for an empty name. Empty if there are none. Read
  // once.
  const std::vector<Relation>& relations(const std::string& part);
  const Relation* relation(const std::string& part, std::string_view id);
  // The first relation of a type that leads into the package, or null.
  const Relation* relation_of_type(const std::string& part, std::string_view type);

  // The part's tree; null, with a note, if it is absent or cannot be read. Read once. What stands before an
  // XML error is kept. A limit that is reached is kept in limit_reached().
  const XmlTree* tree(const std::string& part);
  // As tree(), but says why there is none.
  Result<const XmlTree*> main_tree(const std::string& part);

  // SHA-256 of a part's bytes; empty if it cannot be read. Read once.
  const std::string& hash(const std::string& part);

  // What a part that is a picture shows (readers/pdf_reader.hpp). Decoded at each call, as often as a paper may have pictures.
  std::string look(const std::string& part, const Box& shown);

  // "application/vnd....main+xml", by [Content_Types].xml; empty if it says nothing.
  std::string content_type(const std::string& part);

  // The part's index in Document::parts, where it is added if need be.
  std::uint16_t index_of(const std::string& part);

  // The part's bytes, as Package::read gives them.
  Result<std::string> bytes(const std::string& part) { return package_.read(part, document_); }

  const Package& package() const { return package_; }
  Document& document() { return document_; }
  const ReadLimits& limits() const { return limits_; }
  const std::optional<Error>& limit_reached() const { return limit_; }
  void reach_limit(Error error);

 private:
  Result<const XmlTree*> load(const std::string& part);
  struct RelationSet {
    std::vector<Relation> list;
    std::unordered_map<std::string_view, std::size_t> by_id;  // views into `list`
  };
  struct ContentTypes {
    std::unordered_map<std::string, std::string> of_parts, of_extensions;  // folded name -> content type
  };
  ContentTypes read_content_types();
  RelationSet& relation_set(const std::string& part);
  std::vector<Relation> read_relations(const std::string& part);

  Package package_;
  const ReadLimits& limits_;
  Document& document_;
  std::size_t node_budget_;
  std::size_t looks_ = 0;
  std::optional<Error> limit_;
  std::map<std::string, RelationSet, std::less<>> relations_;
  std::map<std::string, std::unique_ptr<XmlTree>, std::less<>> trees_;
  std::map<std::string, std::string, std::less<>> hashes_;
  std::map<std::string, std::uint16_t, std::less<>> indices_;
  std::optional<ContentTypes> content_types_;
};

// "word/_rels/document.xml.rels" of "word/document.xml"; "_rels/.rels" of the package (an empty name).
std::string relations_part_of(std::string_view part);

}  // namespace sverka
