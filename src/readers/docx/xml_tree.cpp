#include "readers/docx/xml_tree.hpp"

#include <cstring>

namespace sverka {

XmlTree::Node XmlTree::node(std::uint32_t index) const {
  if (index >= nodes_.size()) {
    return {};
  }
  const StoredNode& stored = nodes_[index];
  const Name& name = names_[stored.name];
  return {name.name,
          {stored.text, stored.text_size},
          stored.parent,
          stored.next,
          stored.first_child,
          stored.first_attribute,
          stored.attribute_count,
          stored.line,
          name.tag};
}

XmlTree::Attribute XmlTree::attribute_at(std::uint32_t index) const {
  const StoredAttribute& stored = attributes_[index];
  return {names_[stored.name].name, {stored.value, stored.value_size}};
}

bool XmlTree::holds(std::string_view name) const {
  for (const Name& known : names_) {
    if (known.name == name) {
      return true;
    }
  }
  return false;
}

std::uint32_t XmlTree::child(std::uint32_t index, std::string_view name) const {
  if (index >= nodes_.size()) {
    return 0;
  }
  for (std::uint32_t at = nodes_[index].first_child; at != 0; at = nodes_[at].next) {
    if (names_[nodes_[at].name].name == name) {
      return at;
    }
  }
  return 0;
}

std::uint32_t XmlTree::child(std::uint32_t index, Tag tag) const {
  if (index >= nodes_.size()) {
    return 0;
  }
  for (std::uint32_t at = nodes_[index].first_child; at != 0; at = nodes_[at].next) {
    if (names_[nodes_[at].name].tag == tag) {
      return at;
    }
  }
  return 0;
}

const XmlTree::StoredAttribute* XmlTree::find_attribute(std::uint32_t index, std::string_view name) const {
  if (index >= nodes_.size()) {
    return nullptr;
  }
  const StoredNode& stored = nodes_[index];
  const bool of_word = name.size() > 2 && name[0] == 'w' && name[1] == ':';
  const std::string_view bare = of_word ? name.substr(2) : name;
  const bool any_form = of_word || name.find(':') == std::string_view::npos;
  for (std::uint32_t at = 0; at < stored.attribute_count; ++at) {
    const StoredAttribute& attribute = attributes_[stored.first_attribute + at];
    const std::string_view own = names_[attribute.name].name;
    if (own == name) {
      return &attribute;
    }
    if (any_form && (own == bare || (own.size() == bare.size() + 2 && own[0] == 'w' && own[1] == ':' && own.substr(2) == bare))) {
      return &attribute;
    }
  }
  return nullptr;
}

std::string_view XmlTree::attribute(std::uint32_t index, std::string_view name) const {
  const StoredAttribute* found = find_attribute(index, name);
  return found == nullptr ? std::string_view{} : std::string_view{found->value, found->value_size};
}

bool XmlTree::has_attribute(std::uint32_t index, std::string_view name) const {
  return find_attribute(index, name) != nullptr;
}

std::string XmlTree::text_of(std::uint32_t index) const {
  std::string text;
  if (index == 0 || index >= nodes_.size()) {
    return text;
  }
  // Nodes stand in document order, so all below `index` follow it up to the first node that is not below it.
  std::uint32_t end = 0;
  for (std::uint32_t up = index; up != 0 && end == 0; up = nodes_[up].parent) {
    end = nodes_[up].next;
  }
  const std::uint32_t last = end == 0 ? static_cast<std::uint32_t>(nodes_.size()) : end;
  for (std::uint32_t at = index; at < last; ++at) {
    text.append(nodes_[at].text, nodes_[at].text_size);
  }
  return text;
}

void XmlTree::append_content(std::uint32_t index, std::string& key) const {
  const auto put = [&key](const char* bytes, std::size_t size) {
    const auto length = static_cast<std::uint32_t>(size);
    char prefix[sizeof length];
    std::memcpy(prefix, &length, sizeof length);
    key.append(prefix, sizeof length);
    key.append(bytes, size);
  };
  for (std::uint32_t at = first_child(index); at != 0; at = nodes_[at].next) {
    const StoredNode& stored = nodes_[at];
    const std::string_view own = names_[stored.name].name;
    put(own.data(), own.size());
    put(stored.text, stored.text_size);
    for (std::uint32_t number = 0; number < stored.attribute_count; ++number) {
      const StoredAttribute& attribute = attributes_[stored.first_attribute + number];
      const std::string_view name = names_[attribute.name].name;
      put(name.data(), name.size());
      put(attribute.value, attribute.value_size);
    }
    if (stored.first_child != 0) {
      key += '(';
      append_content(at, key);
      key += ')';
    }
  }
}

}  // namespace sverka
