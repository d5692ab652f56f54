// Hosts: domains, and addresses in every spelling that browsers take.
#include <array>
#include <charconv>
#include <vector>

#include "text/idna.hpp"
#include "text/utf8.hpp"
#include "web/url_text.hpp"

namespace sverka {

namespace {

constexpr std::string_view kForbiddenInHost{"\0\t\n\r #/:<>?@[\\]^|", 17};

bool is_forbidden_in_host(char letter) {
  return kForbiddenInHost.find(letter) != std::string_view::npos;
}

bool is_forbidden_in_domain(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return is_forbidden_in_host(letter) || code <= 0x1F || letter == '%' || code == 0x7F;
}

std::vector<std::string_view> split_at_dots(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t dot = text.find('.');
    parts.push_back(text.substr(0, dot));
    if (dot == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(dot + 1);
  }
}

// "192", "0300", "0xC0", and "" after "0x", which is 0. Values past 32 bits are all the same.
std::optional<std::uint64_t> parse_ipv4_number(std::string_view text) {
  if (text.empty()) {
    return std::nullopt;
  }
  unsigned radix = 10;
  if (text.size() >= 2 && text[0] == '0' && to_ascii_lower(text[1]) == 'x') {
    radix = 16;
    text.remove_prefix(2);
  } else if (text.size() >= 2 && text[0] == '0') {
    radix = 8;
    text.remove_prefix(1);
  }
  std::uint64_t number = 0;
  for (const char letter : text) {
    const int value = hex_value(letter);
    if (value < 0 || static_cast<unsigned>(value) >= radix) {
      return std::nullopt;
    }
    number = std::min<std::uint64_t>(number * radix + static_cast<unsigned>(value), std::uint64_t{1} << 40);
  }
  return number;
}

// "A domain ends in a number": then it is an IPv4 address or nothing.
bool ends_in_a_number(std::string_view domain) {
  std::vector<std::string_view> parts = split_at_dots(domain);
  if (parts.back().empty()) {
    if (parts.size() == 1) {
      return false;
    }
    parts.pop_back();
  }
  const std::string_view last = parts.back();
  bool digits = !last.empty();
  for (const char letter : last) {
    digits = digits && is_ascii_digit(letter);
  }
  return digits || (last.size() >= 2 && parse_ipv4_number(last).has_value() && to_ascii_lower(last[1]) == 'x');
}

std::optional<std::string> parse_ipv4(std::string_view domain) {
  std::vector<std::string_view> parts = split_at_dots(domain);
  if (parts.back().empty() && parts.size() > 1) {
    parts.pop_back();
  }
  if (parts.size() > 4) {
    return std::nullopt;
  }
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::optional<std::uint64_t> number = parse_ipv4_number(parts[i]);
    if (!number) {
      return std::nullopt;
    }
    const bool is_last = i + 1 == parts.size();
    const std::uint64_t limit = is_last ? std::uint64_t{1} << (8 * (5 - parts.size())) : 256;
    if (*number >= limit) {
      return std::nullopt;
    }
    address += is_last ? *number : *number << (8 * (3 - i));
  }
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8) {
    text += (text.empty() ? "" : ".") + std::to_string(address >> shift & 255);
  }
  return text;
}

using Pieces = std::array<std::uint16_t, 8>;

// The four numbers at the end of an IPv6 address; nothing if they are not right.
bool parse_embedded_ipv4(std::string_view text, Pieces& pieces, std::size_t& piece) {
  if (piece > 6) {
    return false;
  }
  const std::vector<std::string_view> parts = split_at_dots(text);
  if (parts.size() != 4) {
    return false;
  }
  for (std::size_t i = 0; i < 4; ++i) {
    const std::string_view part = parts[i];
    unsigned value = 0;
    const auto [end, problem] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (problem != std::errc{} || end != part.data() + part.size() || value > 255 || (part.size() > 1 && part[0] == '0')) {
      return false;
    }
    pieces[piece] = static_cast<std::uint16_t>(pieces[piece] * 256 + value);
    piece += i % 2;
  }
  return true;
}

std::optional<Pieces> parse_ipv6(std::string_view text) {
  Pieces pieces{};
  std::size_t piece = 0;
  std::optional<std::size_t> compress;
  std::size_t at = 0;
  if (text.starts_with(':')) {
    if (!text.starts_with("::")) {
      return std::nullopt;
    }
    at = 2;
    compress = piece = 1;
    pieces[0] = 0;
  }
  while (at < text.size()) {
    if (piece == 8) {
      return std::nullopt;
    }
    if (text[at] == ':') {
      if (compress) {
        return std::nullopt;
      }
      ++at;
      compress = ++piece;
      continue;
    }
    std::size_t length = 0;
    unsigned value = 0;
    while (length < 4 && at + length < text.size() && hex_value(text[at + length]) >= 0) {
      value = value * 16 + static_cast<unsigned>(hex_value(text[at + length]));
      ++length;
    }
    const std::size_t after = at + length;
    if (after < text.size() && text[after] == '.') {
      if (length == 0 || !parse_embedded_ipv4(text.substr(at), pieces, piece)) {
        return std::nullopt;
      }
      break;
    }
    if (after < text.size() && (text[after] != ':' || after + 1 == text.size())) {
      return std::nullopt;
    }
    if (length == 0) {
      return std::nullopt;
    }
    pieces[piece++] = static_cast<std::uint16_t>(value);
    at = after + (after < text.size() ? 1 : 0);
  }
  if (compress) {
    std::size_t to = 7;
    for (std::size_t swaps = piece - *compress; to != 0 && swaps > 0; --swaps, --to) {
      std::swap(pieces[to], pieces[*compress + swaps - 1]);
    }
  } else if (piece != 8) {
    return std::nullopt;
  }
  return pieces;
}

// The longest run of zeros, the first one of equals, is "::".
std::string ipv6_text(const Pieces& pieces) {
  std::size_t best = 8, best_length = 1;
  for (std::size_t i = 0; i < 8; ++i) {
    std::size_t length = 0;
    while (i + length < 8 && pieces[i + length] == 0) {
      ++length;
    }
    if (length > best_length) {
      best = i;
      best_length = length;
    }
  }
  std::string text = "[";
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == best) {
      text += i == 0 ? "::" : ":";
      i += best_length - 1;
      continue;
    }
    std::array<char, 8> digits{};
    const auto [end, problem] = std::to_chars(digits.data(), digits.data() + digits.size(), pieces[i], 16);
    static_cast<void>(problem);
    text.append(digits.data(), end);
    text += i == 7 ? "" : ":";
  }
  return text + "]";
}

}  // namespace

std::optional<std::string> parse_host(std::string_view text, bool special) {
  if (text.starts_with('[')) {
    if (!text.ends_with(']') || text.size() < 2) {
      return std::nullopt;
    }
    const std::optional<Pieces> pieces = parse_ipv6(text.substr(1, text.size() - 2));
    return pieces ? std::optional(ipv6_text(*pieces)) : std::nullopt;
  }
  if (!special) {
    for (const char letter : text) {
      if (is_forbidden_in_host(letter)) {
        return std::nullopt;
      }
    }
    return encoded(text, EncodeSet::Control);
  }
  const std::optional<std::string> domain = domain_to_ascii(repair_utf8(percent_decoded(text)));
  if (!domain || domain->empty()) {
    return std::nullopt;
  }
  for (const char letter : *domain) {
    if (is_forbidden_in_domain(letter)) {
      return std::nullopt;
    }
  }
  return ends_in_a_number(*domain) ? parse_ipv4(*domain) : domain;
}

}  // namespace sverka
