#include "web/url_text.hpp"

#include <array>

namespace sverka {

namespace {

bool is_one_of(char letter, std::string_view letters) {
  return letters.find(letter) != std::string_view::npos;
}

bool must_encode(char byte, EncodeSet set) {
  const auto code = static_cast<unsigned char>(byte);
  if (code <= 0x1F || code > 0x7E) {
    return true;
  }
  switch (set) {
    case EncodeSet::Control:
      return false;
    case EncodeSet::Fragment:
      return is_one_of(byte, " \"<>`");
    case EncodeSet::Query:
      return is_one_of(byte, " \"#<>");
    case EncodeSet::SpecialQuery:
      return is_one_of(byte, " \"#<>'");
    case EncodeSet::Path:
      return is_one_of(byte, " \"#<>?^`{}");
    case EncodeSet::UserInfo:
      return is_one_of(byte, " \"#<>?^`{}/:;=@[\\]|");
  }
  return true;
}

struct SchemePort {
  std::string_view scheme, port;
};

constexpr std::array<SchemePort, 6> kSpecial{{{"http", "80"}, {"https", "443"}, {"ftp", "21"}, {"ws", "80"}, {"wss", "443"}, {"file", ""}}};

}  // namespace

void append_encoded(std::string& to, char byte, EncodeSet set) {
  if (!must_encode(byte, set)) {
    to += byte;
    return;
  }
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto code = static_cast<unsigned char>(byte);
  to += '%';
  to += kHex[code >> 4];
  to += kHex[code & 15];
}

std::string encoded(std::string_view text, EncodeSet set) {
  std::string result;
  result.reserve(text.size());
  for (const char byte : text) {
    append_encoded(result, byte, set);
  }
  return result;
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      result += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

bool is_ascii_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool is_ascii_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

int hex_value(char letter) {
  if (is_ascii_digit(letter)) {
    return letter - '0';
  }
  const char lower = to_ascii_lower(letter);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

char to_ascii_lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}

bool is_special_scheme(std::string_view scheme) {
  for (const SchemePort& one : kSpecial) {
    if (one.scheme == scheme) {
      return true;
    }
  }
  return false;
}

std::string_view default_port(std::string_view scheme) {
  for (const SchemePort& one : kSpecial) {
    if (one.scheme == scheme) {
      return one.port;
    }
  }
  return {};
}

}  // namespace sverka
