#include "readers/docx/xml_encoding.hpp"

#include <algorithm>
#include <cctype>

#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

enum class ByteOrder { Little, Big };

void decode_utf16(std::string_view bytes, ByteOrder order, std::string& decoded) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return order == ByteOrder::Little ? static_cast<char32_t>(first | (second << 8)) : static_cast<char32_t>(second | (first << 8));
  };
  decoded.reserve(bytes.size());
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t code_point = unit(at);
    if (code_point >= 0xD800 && code_point < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    append_utf8(decoded, code_point);
  }
}

std::string declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 200);
  if (head.substr(0, 5) != "<?xml") {
    return {};
  }
  const std::string_view declaration = head.substr(0, head.find("?>"));
  const std::size_t at = declaration.find("encoding");
  const std::size_t quote = at == std::string_view::npos ? at : declaration.find_first_of("\"'", at);
  if (quote == std::string_view::npos) {
    return {};
  }
  std::string name(declaration.substr(quote + 1));
  name.resize(std::min(name.size(), name.find(declaration[quote])));
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return name;
}

bool extends_ascii(const std::string& name) {
  for (std::string_view prefix : {"iso-8859-", "windows-125", "cp125", "koi8-"}) {
    if (name.compare(0, prefix.size(), prefix) == 0) {
      return true;
    }
  }
  return name.empty() || name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii" || name == "cp866";
}

}  // namespace

bool is_utf8_declared(std::string_view bytes) {
  const std::string name = declared_encoding(bytes.substr(0, 3) == kUtf8Mark ? bytes.substr(3) : bytes);
  return name.empty() || name == "utf-8" || name == "utf8";
}

std::optional<std::string> decode_xml(std::string_view& bytes, std::string& decoded) {
  if (bytes.size() >= 4) {
    const std::string_view head = bytes.substr(0, 2);
    if (head == std::string_view("\xFF\xFE", 2) || head == std::string_view("<\0", 2)) {
      decode_utf16(head[0] == '<' ? bytes : bytes.substr(2), ByteOrder::Little, decoded);
    } else if (head == std::string_view("\xFE\xFF", 2) || head == std::string_view("\0<", 2)) {
      decode_utf16(head[1] == '<' ? bytes : bytes.substr(2), ByteOrder::Big, decoded);
    }
    if (!decoded.empty()) {
      bytes = decoded;
      return std::nullopt;
    }
  }
  const std::string name = declared_encoding(bytes.substr(0, 3) == kUtf8Mark ? bytes.substr(3) : bytes);
  if (!extends_ascii(name)) {
    return printable(name);
  }
  return std::nullopt;
}

bool has_attribute_flood(std::string_view bytes, std::size_t limit) {
  // An attribute takes four bytes (a="" and a space) and holds no '<': a flood is a long stretch without one.
  const std::size_t stretch = 4 * limit;
  std::size_t at = 0;
  while (at + stretch < bytes.size()) {
    const std::size_t last = bytes.rfind('<', at + stretch);
    if (last != std::string_view::npos && last > at) {
      at = last;
      continue;
    }
    std::size_t equals = 0;
    char quote = 0;
    std::size_t end = at + 1;
    for (; end < bytes.size(); ++end) {
      const char letter = bytes[end];
      if (quote != 0) {
        quote = letter == quote ? '\0' : quote;
      } else if (letter == '"' || letter == '\'') {
        quote = letter;
      } else if (letter == '=') {
        ++equals;
      } else if (letter == '>' || letter == '<') {
        break;
      }
    }
    const bool is_tag = bytes[at] == '<' && at + 1 < bytes.size() && bytes[at + 1] != '!' && bytes[at + 1] != '?';
    if (is_tag && equals > limit) {
      return true;
    }
    const std::size_t next = bytes.find('<', at + 1);
    at = next == std::string_view::npos ? bytes.size() : next;
  }
  return false;
}

std::string printable(std::string_view text) {
  std::string clean = repair_utf8(text.substr(0, 300));
  for (char& letter : clean) {
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F) {
      letter = ' ';
    }
  }
  return clean;
}

}  // namespace sverka
