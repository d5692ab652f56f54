#include "document/web_page.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace sverka {

namespace {

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f';
}

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// One of the words of a value that lists words, whatever their case.
bool has_word(std::string_view value, std::string_view word) {
  std::size_t at = 0;
  while (at < value.size()) {
    std::size_t end = at;
    while (end < value.size() && !is_space(value[end])) {
      ++end;
    }
    if (end - at == word.size() && std::equal(word.begin(), word.end(), value.begin() + static_cast<std::ptrdiff_t>(at),
                                              [](char wanted, char letter) { return wanted == lower(letter); })) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

std::string value_of(const WebNode& node, std::string_view name) {
  const std::string* const value = attribute(node, name);
  return value == nullptr ? std::string() : *value;
}

// An identifier as CSS writes it.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    const bool digit = letter >= '0' && letter <= '9';
    const bool plain = (lower(letter) >= 'a' && lower(letter) <= 'z') || letter == '_' || letter == '-' || digit ||
                       static_cast<unsigned char>(letter) >= 0x80;
    if (digit && (at == 0 || (at == 1 && text[0] == '-'))) {
      out += std::string("\\3") + letter + " ";
    } else if (!plain) {
      out += std::string("\\") + letter;
    } else {
      out += letter;
    }
  }
  return out;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x20; });
}

bool is_only_id(const WebPage& page, std::uint32_t node, std::string_view id) {
  for (std::uint32_t other = 0; other < page.nodes.size(); ++other) {
    const std::string* const value = other == node ? nullptr : attribute(page.nodes[other], "id");
    if (value != nullptr && *value == id) {
      return false;
    }
  }
  return true;
}

// "div:nth-of-type(2)", or "div" where it is the only one of its type among its siblings.
std::string step_to(const WebPage& page, std::uint32_t node) {
  const WebNode& element = page.nodes[node];
  std::size_t place = 0, count = 0;
  const std::uint32_t parent = element.parent;
  for (std::uint32_t child = parent + 1; child < page.nodes[parent].end; child = page.nodes[child].end) {
    if (page.nodes[child].kind == WebNodeKind::Element && page.nodes[child].name == element.name) {
      ++count;
      place = child == node ? count : place;
    }
  }
  return escaped(element.name) + (count > 1 ? ":nth-of-type(" + std::to_string(place) + ")" : "");
}

constexpr std::size_t kLongestSelector = 40;  // steps

}  // namespace

const std::string* attribute(const WebNode& node, std::string_view name) {
  for (const WebAttribute& one : node.attributes) {
    if (one.name == name) {
      return &one.value;
    }
  }
  return nullptr;
}

bool is_element(const WebNode& node, std::string_view name) {
  return node.kind == WebNodeKind::Element && node.space == WebNamespace::Html && node.name == name;
}

std::string text_of(const WebPage& page, std::uint32_t node) {
  std::string text;
  for (std::uint32_t inner = node; inner < page.nodes[node].end; ++inner) {
    if (page.nodes[inner].kind == WebNodeKind::Text) {
      text += page.nodes[inner].text;
    }
  }
  return text;
}

std::string base_of(const WebPage& page) {
  for (const WebNode& node : page.nodes) {
    if (is_element(node, "base") && attribute(node, "href") != nullptr) {
      return *attribute(node, "href");
    }
  }
  return {};
}

std::vector<SheetReference> referenced_sheets(const WebPage& page) {
  std::vector<SheetReference> wanted;
  auto sheet = page.sheets.begin();
  for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
    const WebNode& node = page.nodes[at];
    if (is_element(node, "link") && attribute(node, "href") != nullptr) {
      const std::string rel = value_of(node, "rel");
      // A sheet that a handler switches on as soon as it is there: so pages are made to open faster.
      const bool switched = value_of(node, "onload").find(has_word(rel, "stylesheet") ? "media" : "stylesheet") != std::string::npos;
      const bool asked = has_word(rel, "stylesheet") || (has_word(rel, "preload") && value_of(node, "as") == "style" && switched);
      if (asked && !has_word(rel, "alternate") && attribute(node, "disabled") == nullptr) {
        wanted.push_back({at, value_of(node, "href"), switched ? std::string() : value_of(node, "media")});
      }
    }
    for (; sheet != page.sheets.end() && sheet->node == at; ++sheet) {
      for (const StyleImport& import : sheet->sheet.imports) {
        wanted.push_back({at, import.address, import.media});
      }
    }
  }
  return wanted;
}

void put_import_first(StyleSheet& sheet, StyleSheet imported, const std::string& media) {
  if (!media.empty()) {
    for (StyleRule& rule : imported.rules) {
      rule.conditions.push_back("media " + media);
    }
  }
  sheet.unread = sheet.unread || imported.unread;
  sheet.rules.insert(sheet.rules.begin(), std::make_move_iterator(imported.rules.begin()), std::make_move_iterator(imported.rules.end()));
}

std::string selector_of(const WebPage& page, std::uint32_t node) {
  while (node != 0 && node != kNone && page.nodes[node].kind != WebNodeKind::Element) {
    node = page.nodes[node].parent;
  }
  std::string selector;
  for (std::size_t steps = 0; node != 0 && node != kNone && steps < kLongestSelector; ++steps) {
    const std::string* const id = attribute(page.nodes[node], "id");
    const bool named = id != nullptr && !id->empty() && !has_control(*id) && is_only_id(page, node, *id);
    const std::string step = named ? "#" + escaped(*id) : step_to(page, node);
    selector = selector.empty() ? step : step + " > " + selector;
    if (named) {
      break;
    }
    node = page.nodes[node].parent;
  }
  return selector;
}

}  // namespace sverka
