// One part of an OOXML package as a tree, built in one SAX2 pass of libxml2 into flat arrays.
//
// Strict and transitional namespaces are folded into one: an element is known by its short prefix and name
// ("w:p"), whatever prefix the file used. Anything with a DOCTYPE is refused, entities are never expanded,
// depth, attributes and nodes are limited. Comments and processing instructions are dropped and do not split
// a text; white space between elements is dropped, too.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "readers/docx/tags.hpp"
#include "readers/read.hpp"

namespace sverka {

// Namespaces are given the prefixes that Word itself uses: w, r, m, v, o, w10, wp, wps, wpg, wpc, a, pic, mc,
// w14, w15, w16.., c, dgm, asvg, rel (package relationships), ct (content types), cp, dc, ep (extended
// properties), xml; a namespace without a known prefix is "?". A node's name is prefix:local as a string view
// that lives as long as the tree (or static storage).
class XmlTree {
 public:
  struct Attribute {
    std::string_view name;  // "w:val"; an attribute without a namespace on a w: element is "val", the lookups accept both
    std::string_view value;
  };
  struct Node {
    std::string_view name;  // empty for text
    std::string_view text;  // of a text node
    std::uint32_t parent = 0, next = 0,
                  first_child = 0;  // indices; 0 is "none" (node 0 is the document, not an element)
    std::uint32_t first_attribute = 0, attribute_count = 0;
    std::uint32_t line = 0;
    Tag tag = Tag::Text;
  };

  // A view of the node, made from the compact form in which it is stored; cheap.
  Node node(std::uint32_t index) const;
  Tag tag(std::uint32_t index) const { return names_[nodes_[index].name].tag; }
  // Of node 0 there is none here: an element that is missing has no children.
  std::uint32_t first_child(std::uint32_t index) const { return index == 0 ? 0 : nodes_[index].first_child; }
  std::uint32_t next(std::uint32_t index) const { return nodes_[index].next; }
  std::uint32_t parent(std::uint32_t index) const { return nodes_[index].parent; }
  std::string_view name(std::uint32_t index) const { return names_[nodes_[index].name].name; }
  std::string_view text(std::uint32_t index) const { return {nodes_[index].text, nodes_[index].text_size}; }
  // The attribute at `first_attribute` + 0 ... `attribute_count` - 1 of a node.
  Attribute attribute_at(std::uint32_t index) const;

  std::uint32_t root() const { return nodes_.empty() ? 0 : nodes_[0].first_child; }
  std::size_t size() const { return nodes_.size(); }
  // Whether an element of that name occurs anywhere in the tree.
  bool holds(std::string_view name) const;
  // Whether elements of WordprocessingML occur under both of its namespaces, the transitional and the strict one.
  bool mixes_namespaces() const { return transitional_ && strict_; }
  // Whether a run or a paragraph stands in w:pPr or w:rPr.
  bool has_text_in_properties() const { return text_in_properties_; }
  // The first child element of that name, or 0.
  std::uint32_t child(std::uint32_t index, std::string_view name) const;
  std::uint32_t child(std::uint32_t index, Tag tag) const;
  // The value of an attribute, empty if absent; "w:val" also finds "val" without a namespace.
  std::string_view attribute(std::uint32_t index, std::string_view name) const;
  bool has_attribute(std::uint32_t index, std::string_view name) const;
  // All text below a node, in order; none for node 0.
  std::string text_of(std::uint32_t index) const;
  // Everything below a node as bytes that are equal exactly if names, attributes and texts are: a key for
  // caches.
  void append_content(std::uint32_t index, std::string& key) const;

 private:
  friend class XmlTreeBuilder;
  struct StoredNode {
    const char* text = nullptr;
    std::uint32_t text_size = 0;
    std::uint32_t name = 0;
    std::uint32_t parent = 0, next = 0, first_child = 0;
    std::uint32_t first_attribute = 0, attribute_count = 0;
    std::uint32_t line = 0;
  };
  struct StoredAttribute {
    const char* value = nullptr;
    std::uint32_t value_size = 0;
    std::uint32_t name = 0;
  };
  struct Name {
    std::string_view name;
    Tag tag = Tag::Text;
    bool keeps_space = false;
  };
  const StoredAttribute* find_attribute(std::uint32_t index, std::string_view name) const;

  std::vector<StoredNode> nodes_{1};  // the document itself
  std::vector<StoredAttribute> attributes_;
  std::vector<Name> names_{1};  // names_[0] is the name of texts
  bool transitional_ = false, strict_ = false;
  bool text_in_properties_ = false;
  std::vector<std::unique_ptr<char[]>> arena_;  // chunks that never move: views point into them
};

// Errors: damaged ("xml-malformed", "xml-doctype", "xml-encoding"), limit_reached ("xml-depth",
// "xml-attributes", "xml-nodes"); where = part name. `node_budget` is shared by the parts of one document and
// is counted down by elements, texts and attributes.
Result<XmlTree> parse_xml(std::string_view bytes, const std::string& part, const ReadLimits& limits, std::size_t& node_budget);

// As parse_xml, but gives also what stands before the error.
struct PartialXml {
  XmlTree tree;
  std::optional<Error> error;
};
PartialXml parse_xml_to_error(std::string_view bytes, const std::string& part, const ReadLimits& limits, std::size_t& node_budget);

}  // namespace sverka
