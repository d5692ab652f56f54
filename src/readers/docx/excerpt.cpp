#include "readers/docx/excerpt.hpp"

#include <algorithm>

#include "readers/docx/measure.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestCarried = 64 * 1024;

void append_carried(const XmlTree& xml, std::uint32_t node, std::string& text) {
  for (std::uint32_t at = xml.first_child(node); at != 0 && text.size() < kLongestCarried; at = xml.next(at)) {
    switch (xml.tag(at)) {
      case Tag::WT:
      case Tag::WDelText:
      case Tag::MT:
      case Tag::AT:
      case Tag::DgmT:
        text += xml.text_of(at);
        break;
      case Tag::CV:
        text += ' ';
        text += xml.text_of(at);
        break;
      case Tag::VTextpath:
        text += ' ';
        text += xml.attribute(at, "string");
        break;
      case Tag::McFallback:
        break;
      case Tag::WP:
      case Tag::WTab:
      case Tag::WBr:
        text += ' ';
        append_carried(xml, at, text);
        break;
      default:
        append_carried(xml, at, text);
        break;
    }
  }
}

}  // namespace

bool has_switch(const XmlTree& xml, std::uint32_t parent, std::string_view name) {
  const std::uint32_t found = xml.child(parent, name);
  return found != 0 && on_off(xml, found).value_or(true);
}

std::string fold_ascii_spaces(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  bool gap = false;
  for (char letter : text) {
    if (letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r') {
      gap = !folded.empty();
      continue;
    }
    if (gap) {
      folded += ' ';
      gap = false;
    }
    folded += letter;
  }
  return folded;
}

std::string fold_address(std::string_view address) {
  std::string folded(address);
  const std::size_t scheme = folded.find("://");
  if (scheme == std::string::npos) {
    return folded;
  }
  const std::size_t host_end = std::min(folded.size(), folded.find_first_of("/?#", scheme + 3));
  for (std::size_t at = 0; at < host_end; ++at) {
    char& letter = folded[at];
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  if (host_end + 1 == folded.size() && folded[host_end] == '/') {
    folded.pop_back();
  }
  return folded;
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (starts && count-- == 0) {
      break;
    }
  }
  return text.substr(0, at);
}

bool has_ink(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    const bool space = code <= 0x20 || code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x3000;
    if (!space) {
      return true;
    }
  }
  return false;
}

bool has_left_to_right_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if ((code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') || (code >= 0xC0 && code < 0x530)) {
      return true;
    }
  }
  return false;
}

std::string carried_text(const XmlTree& xml, std::uint32_t node) {
  std::string text;
  append_carried(xml, node, text);
  return fold_ascii_spaces(text);
}

}  // namespace sverka
