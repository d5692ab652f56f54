#include "readers/pdf/structure.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace sverka::pdf {
namespace {

constexpr std::size_t kElements = 200000;
constexpr std::size_t kKids = 100000;

// Pictures and the like are described for those who cannot see them.
bool is_described(std::string_view kind) {
  return kind == "Figure" || kind == "Formula" || kind == "Form" || kind == "Table" || kind == "Link" || kind == "Annot" ||
         kind == "Artifact";
}

// Without a packed object the words stand in the file as they are.
bool may_hold_texts(std::string_view bytes) {
  return bytes.find("/ObjStm") != std::string_view::npos || bytes.find("/ActualText") != std::string_view::npos ||
         bytes.find("/Alt") != std::string_view::npos || bytes.find("/E(") != std::string_view::npos ||
         bytes.find("/E (") != std::string_view::npos || bytes.find("/E<") != std::string_view::npos;
}

std::string text_of(const Object& element) {
  if (const Object actual = element.get("ActualText"); actual.is_string()) {
    return actual.text();
  }
  if (const Object expansion = element.get("E"); expansion.is_string()) {
    return expansion.text();
  }
  const Object alternative = element.get("Alt");
  return alternative.is_string() && !is_described(element.get("S").name()) ? alternative.text() : std::string();
}

bool has_text(const Object& element) {
  return element.get("ActualText").is_string() || !text_of(element).empty();
}

}  // namespace

StructureTexts::StructureTexts(const File& file, std::string_view bytes) {
  const Object root = file.catalog().get("StructTreeRoot");
  if (!root.is_dictionary() || !may_hold_texts(bytes)) {
    return;
  }
  struct Entry {
    Object node, page;
  };
  std::vector<Entry> waiting = {{root, {}}};
  std::set<const void*> seen;
  while (!waiting.empty()) {
    const Entry entry = waiting.back();
    waiting.pop_back();
    const bool is_list = entry.node.is_array();
    if ((!is_list && !entry.node.is_dictionary()) || !seen.insert(entry.node.identity()).second) {
      continue;
    }
    if (seen.size() > kElements) {
      unplaced_ = true;
      return;
    }
    const Object own = is_list ? Object() : entry.node.get("Pg");
    const Object page = own ? own : entry.page;
    if (!is_list && has_text(entry.node)) {
      add(entry.node, page, text_of(entry.node));
    }
    const Object kids = is_list ? entry.node : entry.node.get("K");
    if (!kids.is_array()) {
      waiting.push_back({kids, page});
      continue;
    }
    for (std::size_t i = 0; i < std::min(kids.size(), kKids); ++i) {
      waiting.push_back({kids.at(i), page});
    }
  }
}

void StructureTexts::add(const Object& element, const Object& page, std::string text) {
  Object kid = element.get("K");
  if (kid.is_array()) {
    if (kid.size() != 1) {
      unplaced_ = unplaced_ || kid.size() > 1;
      return;
    }
    kid = kid.at(0);
  }
  const Object marked = kid.is_dictionary() ? kid.get("MCID") : kid;
  const Object own = kid.is_dictionary() ? kid.get("Pg") : Object();
  if (!marked.is_number()) {
    unplaced_ = unplaced_ || kid.is_dictionary();
    return;
  }
  texts_.emplace(std::pair{(own ? own : page).identity(), marked.integer()}, std::move(text));
}

const std::string* StructureTexts::of(const void* page, std::int64_t number) const {
  const auto found = texts_.empty() ? texts_.end() : texts_.find({page, number});
  return found == texts_.end() ? nullptr : &found->second;
}

}  // namespace sverka::pdf
