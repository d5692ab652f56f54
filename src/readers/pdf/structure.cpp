#include "readers/pdf/structure.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "readers/pdf/lexer.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kElements = 200000;
constexpr std::size_t kKids = 100000;

// Pictures and the like are described for those who cannot see them.
bool is_described(std::string_view kind) {
  return kind == "Figure" || kind == "Formula" || kind == "Form" || kind == "Table" || kind == "Link" || kind == "Annot" ||
         kind == "Artifact";
}

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

unsigned digit_of(char c) {
  return static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

// Whether the name that begins at this place, written with or without #hh, is this one.
bool is_name_at(std::string_view bytes, std::size_t at, std::string_view name) {
  for (const char expected : name) {
    const bool coded = at + 2 < bytes.size() && bytes[at] == '#' && is_hexadecimal(bytes[at + 1]) && is_hexadecimal(bytes[at + 2]);
    const char found = at >= bytes.size() ? '\0'
                       : coded            ? static_cast<char>(digit_of(bytes[at + 1]) * 16 + digit_of(bytes[at + 2]))
                                          : bytes[at];
    if (found != expected) {
      return false;
    }
    at += coded ? 3 : 1;
  }
  return at >= bytes.size() || is_pdf_space(bytes[at]) || is_pdf_delimiter(bytes[at]);
}

// Without a packed object the names of such texts stand in the file, as they are or with some of their letters coded.
bool may_hold_texts(std::string_view bytes) {
  for (std::size_t at = bytes.find('/'); at != std::string_view::npos; at = bytes.find('/', at + 1)) {
    for (const std::string_view name : {"ActualText", "Alt", "E", "ObjStm"}) {
      if (is_name_at(bytes, at + 1, name)) {
        return true;
      }
    }
  }
  return false;
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
    unplaced_ = unplaced_ || kids.size() > kKids;
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
