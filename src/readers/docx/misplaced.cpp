#include "readers/docx/misplaced.hpp"

#include <algorithm>
#include <string_view>

#include "readers/docx/excerpt.hpp"

namespace sverka {
namespace {

constexpr std::size_t kExcerpt = 120;

// "w:rPr", "w:tblPr", "w:tblPrEx", and what holds such in the parts of styles and numbering.
bool holds_properties(std::string_view name) {
  constexpr std::string_view kHolders[] = {"w:styles", "w:style", "w:docDefaults", "w:numbering", "w:abstractNum", "w:num", "w:lvl"};
  return (name.starts_with("w:") && (name.ends_with("Pr") || name.ends_with("PrEx") || name.ends_with("PrDefault"))) ||
         std::find(std::begin(kHolders), std::end(kHolders), name) != std::end(kHolders);
}

// Word writes a font of its own for coloured signs, and a format of numbers with its old name: neither changes a text.
bool is_harmless(std::string_view name, std::string_view parent) {
  return name == "w:rFonts" || (name == "w:numFmt" && parent == "w:lvl");
}

bool changes_properties(const XmlTree& xml, std::uint32_t alternatives) {
  const std::string_view parent = xml.name(xml.parent(alternatives));
  if (!holds_properties(parent)) {
    return false;
  }
  for (std::uint32_t branch = xml.first_child(alternatives); branch != 0; branch = xml.next(branch)) {
    for (std::uint32_t at = xml.first_child(branch); at != 0; at = xml.next(at)) {
      if (!is_harmless(xml.name(at), parent)) {
        return true;
      }
    }
  }
  return false;
}

Note note_of(std::string code, const std::string& part, std::string_view detail) {
  return {std::move(code), part, std::string(first_characters(detail, kExcerpt))};
}

// Behind the body, or in a second one.
std::string text_outside_of_body(const XmlTree& xml) {
  std::string text;
  bool body = false;
  for (std::uint32_t at = xml.first_child(xml.root()); at != 0; at = xml.next(at)) {
    if (xml.tag(at) == Tag::WBody && !body) {
      body = true;
    } else if (xml.tag(at) != Tag::WBackground) {
      text += carried_text(xml, at);
    }
  }
  return body ? text : std::string();
}

std::string text_among_properties(const XmlTree& xml) {
  std::string text;
  for (std::uint32_t at = 1; at < xml.size() && text.size() < kExcerpt; ++at) {
    const Tag parent = xml.tag(xml.parent(at));
    if ((xml.tag(at) == Tag::WR || xml.tag(at) == Tag::WP) && (parent == Tag::WPPr || parent == Tag::WRPr)) {
      text += carried_text(xml, at);
    }
  }
  return text;
}

}  // namespace

std::vector<Note> notes_of_misplaced(const XmlTree& xml, const std::string& part) {
  std::vector<Note> notes;
  if (xml.mixes_namespaces()) {
    notes.push_back(note_of("namespaces-mixed", part, {}));
  }
  std::string text = xml.name(xml.root()) == "w:document" ? text_outside_of_body(xml) : std::string();
  if (xml.has_text_in_properties()) {
    text += text_among_properties(xml);
  }
  if (has_ink(text)) {
    notes.push_back(note_of("text-misplaced", part, text));
  }
  if (xml.holds("mc:AlternateContent")) {
    for (std::uint32_t at = 1; at < xml.size(); ++at) {
      if (xml.tag(at) == Tag::McAlternateContent && changes_properties(xml, at)) {
        notes.push_back(note_of("choice-in-properties", part, xml.name(xml.parent(at))));
        break;
      }
    }
  }
  return notes;
}

}  // namespace sverka
