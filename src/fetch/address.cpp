#include "fetch/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace sverka {

namespace {

constexpr std::array<std::string_view, 16> kDeniedV4{"0.0.0.0/8",      "10.0.0.0/8",     "100.64.0.0/10", "127.0.0.0/8",
                                                     "169.254.0.0/16", "172.16.0.0/12",  "192.0.0.0/24",  "192.0.2.0/24",
                                                     "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
                                                     "203.0.113.0/24", "224.0.0.0/4",    "240.0.0.0/4",   "255.255.255.255/32"};
constexpr std::string_view kGlobalV6 = "2000::/3";
constexpr std::array<std::string_view, 5> kDeniedV6{"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48"};

bool is_in_any(const NetworkAddress& address, const std::string_view* first, const std::string_view* last) {
  return std::any_of(first, last, [&](std::string_view text) {
    const std::optional<AddressRange> range = parse_range(text);
    return range && is_in(address, *range);
  });
}

}  // namespace

std::optional<NetworkAddress> parse_address(std::string_view text) {
  const std::string terminated(text);
  NetworkAddress address;
  if (::inet_pton(AF_INET, terminated.c_str(), address.octets.data()) == 1) {
    return address;
  }
  address.is_v6 = true;
  if (::inet_pton(AF_INET6, terminated.c_str(), address.octets.data()) == 1) {
    return address;
  }
  return std::nullopt;
}

std::optional<AddressRange> parse_range(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::optional<NetworkAddress> address = parse_address(text.substr(0, slash));
  if (!address) {
    return std::nullopt;
  }
  AddressRange range{*address, address->is_v6 ? 128u : 32u};
  if (slash != std::string_view::npos) {
    const std::string_view digits = text.substr(slash + 1);
    unsigned bits = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (problem != std::errc{} || end != digits.data() + digits.size() || bits > range.bits) {
      return std::nullopt;
    }
    range.bits = bits;
  }
  return range;
}

bool is_in(const NetworkAddress& address, const AddressRange& range) {
  if (address.is_v6 != range.address.is_v6) {
    return false;
  }
  for (unsigned bit = 0; bit < range.bits; bit += 8) {
    const unsigned left = std::min(range.bits - bit, 8u);
    const auto mask = static_cast<std::uint8_t>(0xFF00u >> left);
    if (((address.octets[bit / 8] ^ range.address.octets[bit / 8]) & mask) != 0) {
      return false;
    }
  }
  return true;
}

bool is_public(const NetworkAddress& address) {
  if (!address.is_v6) {
    return !is_in_any(address, kDeniedV4.begin(), kDeniedV4.end());
  }
  return is_in(address, *parse_range(kGlobalV6)) && !is_in_any(address, kDeniedV6.begin(), kDeniedV6.end());
}

bool may_connect(const NetworkAddress& address, const std::vector<AddressRange>& allowed) {
  return is_public(address) ||
         std::any_of(allowed.begin(), allowed.end(), [&](const AddressRange& range) { return is_in(address, range); });
}

}  // namespace sverka
