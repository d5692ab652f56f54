// Texts that the structure of a tagged PDF gives in place of what is drawn: ActualText, E and Alt of its elements.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "readers/pdf/file.hpp"

namespace sverka::pdf {

class StructureTexts {
 public:
  // Walks the tree if the file may hold such a text. `bytes`: the file.
  StructureTexts(const File& file, std::string_view bytes);

  // The text for the marked content of the page (Object::identity()) with that number, or null.
  const std::string* of(const void* page, std::int64_t number) const;
  // An element of several pieces has a text, which no piece can be held against; or the tree was too large to walk.
  bool any_unplaced() const { return unplaced_; }

 private:
  void add(const Object& element, const Object& page, std::string text);

  std::map<std::pair<const void*, std::int64_t>, std::string> texts_;
  bool unplaced_ = false;
};

}  // namespace sverka::pdf
