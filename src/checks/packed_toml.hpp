// Parsed TOML kept from one run to the next. Parsing the rules and their data is most of what a short run does; a file that is letter by
// letter what was parsed before need not be parsed again.
//
// A pack holds texts with their trees. It is found by text: a file that was edited since is simply not in it and is parsed, so a pack can
// be missing, old or for other files, and nothing but time depends on it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checks/toml.hpp"

namespace sverka {

// Elements in the arena, made by default; they go with it.
template <class Element>
std::span<Element> room_for(std::pmr::monotonic_buffer_resource& arena, std::size_t count) {
  static_assert(std::is_trivially_destructible_v<Element>);
  auto* const elements = static_cast<Element*>(arena.allocate(count * sizeof(Element), alignof(Element)));
  std::uninitialized_default_construct_n(elements, count);
  return {elements, count};
}

// A pack of those of the texts that are well-formed.
std::string pack_toml(const std::vector<std::string>& texts);

// Bytes that are no pack of this build's form hold nothing.
class TomlPack {
 public:
  explicit TomlPack(std::string_view bytes);  // which outlive it and its trees
  TomlPack(const TomlPack&) = delete;
  TomlPack& operator=(const TomlPack&) = delete;

  // The tree of exactly this text, if the pack has it.
  std::optional<TomlTree> find(std::string_view text) const;

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::string_view text, tree;
  };

  std::vector<Entry> entries_;  // by hash
};

// From then on parse_toml() looks into the pack whose bytes `fetch` gives when the first text is parsed; they are never freed. Call it
// before any thread parses.
void use_packed_toml(std::function<std::string_view()> fetch);

// The tree of the text, if the pack in use has it.
std::optional<TomlTree> find_packed(std::string_view text);

}  // namespace sverka
