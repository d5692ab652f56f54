// One part of an OOXML package as a tree, built in one SAX2 pass of libxml2 into flat arrays.
//
// Strict and transitional namespaces are folded into one: an element is known by its short prefix and name ("w:p"), whatever prefix
// the file used. Anything with a DOCTYPE is refused, entities are never expanded, depth, attributes and nodes are limited.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "readers/read.hpp"

namespace sverka {

// Namespaces are given the prefixes that Word itself uses: w, r, m, v, o, w10, wp, wps, wpg, wpc, a, pic, mc, w14, w15, w16.., c, dgm,
// asvg, rel (package relationships), ct (content types), cp, dc, ep (extended properties), xml; a namespace without a known prefix is "?".
// A node's name is prefix:local as a string view that lives as long as the tree (or static storage).
class XmlTree {
 public:
  struct Attribute {
    std::string_view name;   // "w:val"; an attribute without a namespace on a w: element is "val", the lookups accept both
    std::string_view value;
  };
  struct Node {
    std::string_view name;   // empty for text
    std::string_view text;   // of a text node
    std::uint32_t parent = 0, next = 0, first_child = 0;  // indices; 0 is "none" (node 0 is the document, not an element)
    std::uint32_t first_attribute = 0, attribute_count = 0;
    std::uint32_t line = 0;
  };

  const Node& node(std::uint32_t index) const { return nodes_[index]; }
  std::uint32_t root() const { return nodes_.empty() ? 0 : nodes_[0].first_child; }
  std::size_t size() const { return nodes_.size(); }
  // The first child element of that name, or 0.
  std::uint32_t child(std::uint32_t index, std::string_view name) const;
  // The value of an attribute, empty if absent; "w:val" also finds "val" without a namespace.
  std::string_view attribute(std::uint32_t index, std::string_view name) const;
  bool has_attribute(std::uint32_t index, std::string_view name) const;
  // All text below a node, in order.
  std::string text_of(std::uint32_t index) const;

 private:
  friend class XmlTreeBuilder;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<std::vector<char>> arena_;  // chunks that never move: views point into them
};

// Errors: damaged ("xml-malformed", "xml-doctype"), limit_reached ("xml-depth", "xml-attributes", "xml-nodes"); where = part name.
// `node_budget` is shared by the parts of one document and is counted down.
Result<XmlTree> parse_xml(std::string_view bytes, const std::string& part, const ReadLimits& limits, std::size_t& node_budget);

}  // namespace sverka
