// Which network addresses may be connected to. Names mean nothing here: what is judged is the address that a socket is opened to.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

// An address of either family, IPv4 in the first four octets.
struct NetworkAddress {
  bool is_v6 = false;
  std::array<std::uint8_t, 16> octets{};
};

struct AddressRange {
  NetworkAddress address;
  unsigned bits = 0;
};

// "127.0.0.1", "10.0.0.0/8", "fd00::/8". Nothing for anything else.
std::optional<NetworkAddress> parse_address(std::string_view text);
std::optional<AddressRange> parse_range(std::string_view text);
bool is_in(const NetworkAddress& address, const AddressRange& range);

// True for addresses of the public internet only: not private, loopback, link-local, shared, multicast, of documentation or of
// metadata services; of IPv6 only 2000::/3, without what carries an IPv4 address inside (mapped, NAT64, 6to4, Teredo).
bool is_public(const NetworkAddress& address);

// Public, or in a range that the configuration allows.
bool may_connect(const NetworkAddress& address, const std::vector<AddressRange>& allowed);

}  // namespace sverka
