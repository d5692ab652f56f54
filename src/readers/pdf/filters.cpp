#include "readers/pdf/filters.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

#include "readers/pdf/file.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kFilters = 8;  // of one stream

std::string inflate_all(std::string_view bytes, std::size_t limit, Decoded& state_of) {
  std::string result;
  z_stream stream = {};
  if (inflateInit(&stream) != Z_OK) {
    state_of.damaged = true;
    return result;
  }
  // zlib's interface is older than const; the input is not written to.
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 0xFFFFFFFFu));
  result.resize(std::min(limit, std::max<std::size_t>(bytes.size() * 5, 1024)));
  std::size_t used = 0;
  int state = Z_OK;
  while (state == Z_OK) {
    if (used == result.size()) {
      if (used >= limit) {
        state_of.cut = true;
        break;
      }
      result.resize(std::min(limit, used * 2 + 4096));
    }
    stream.next_out = reinterpret_cast<Bytef*>(result.data() + used);
    const std::size_t room = std::min<std::size_t>(result.size() - used, 1u << 30);
    stream.avail_out = static_cast<uInt>(room);
    state = inflate(&stream, Z_SYNC_FLUSH);
    const std::size_t wrote = room - stream.avail_out;
    used += wrote;
    if (state == Z_BUF_ERROR || (wrote == 0 && stream.avail_in == 0)) {
      break;
    }
  }
  state_of.damaged = state_of.damaged || state != Z_STREAM_END;
  inflateEnd(&stream);
  result.resize(used);
  return result;
}

// PDF 32000 7.4.4.2: codes of 9 to 12 bits, 256 clears, 257 ends.
std::string decode_lzw(std::string_view bytes, bool early, std::size_t limit, Decoded& state) {
  struct Entry {
    std::uint16_t previous;
    std::uint16_t length;
    char last;
  };
  std::vector<Entry> table(4096);
  for (std::uint16_t i = 0; i < 256; ++i) {
    table[i] = {0, 1, static_cast<char>(i)};
  }
  std::string result;
  std::uint32_t bits = 0;
  unsigned have = 0;
  unsigned width = 9;
  std::uint16_t next = 258;
  int previous = -1;
  for (std::size_t at = 0;;) {
    while (have < width && at < bytes.size()) {
      bits = (bits << 8) | static_cast<unsigned char>(bytes[at++]);
      have += 8;
    }
    if (have < width) {
      return result;
    }
    const std::uint16_t code = static_cast<std::uint16_t>((bits >> (have - width)) & ((1u << width) - 1));
    have -= width;
    if (code == 257) {
      return result;
    }
    if (code == 256) {
      width = 9;
      next = 258;
      previous = -1;
      continue;
    }
    const bool is_new = code >= next;
    if (code > next || (is_new && previous < 0)) {
      state.damaged = true;
      return result;
    }
    const std::uint16_t source = is_new ? static_cast<std::uint16_t>(previous) : code;
    const std::size_t length = table[source].length;
    if (result.size() + length + 1 > limit) {
      state.cut = true;
      return result;
    }
    const std::size_t begin = result.size();
    result.resize(begin + length);
    for (std::uint16_t i = source, left = static_cast<std::uint16_t>(length); left > 0; i = table[i].previous) {
      result[begin + --left] = table[i].last;
    }
    const char first = result[begin];
    if (is_new) {
      result += first;
    }
    if (previous >= 0 && next < 4096) {
      const auto before = static_cast<std::uint16_t>(previous);
      table[next] = {before, static_cast<std::uint16_t>(table[before].length + 1), first};
      ++next;
    }
    previous = code;
    const unsigned reached = next + (early ? 1u : 0u);
    width = reached >= 2048 ? 12 : reached >= 1024 ? 11 : reached >= 512 ? 10 : 9;
  }
}

int hex_digit(char c) {
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decode_hex(std::string_view bytes) {
  std::string result;
  int high = -1;
  for (const char c : bytes) {
    if (c == '>') {
      break;
    }
    const int digit = hex_digit(c);
    if (digit < 0) {
      continue;
    }
    if (high < 0) {
      high = digit;
    } else {
      result += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) {
    result += static_cast<char>(high * 16);
  }
  return result;
}

std::string decode_ascii85(std::string_view bytes, bool& damaged) {
  std::string result;
  std::uint64_t group = 0;
  int count = 0;
  const auto put = [&](int size) {
    for (int i = 0; i < size; ++i) {
      result += static_cast<char>((group >> (24 - 8 * i)) & 0xFF);
    }
    group = 0;
    count = 0;
  };
  if (bytes.starts_with("<~")) {
    bytes.remove_prefix(2);
  }
  for (const char c : bytes) {
    if (c == '~') {
      break;
    }
    if (c == 'z' && count == 0) {
      put(4);
    } else if (c >= '!' && c <= 'u') {
      group = group * 85 + static_cast<unsigned>(c - '!');
      if (++count == 5) {
        put(4);
      }
    } else if (static_cast<unsigned char>(c) > ' ') {
      damaged = true;
    }
  }
  if (count > 1) {
    const int size = count - 1;
    for (; count < 5; ++count) {
      group = group * 85 + 84;
    }
    put(size);
  }
  return result;
}

std::string decode_run_length(std::string_view bytes, std::size_t limit, Decoded& state) {
  std::string result;
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned length = static_cast<unsigned char>(bytes[at++]);
    if (length == 128) {
      break;
    }
    const std::size_t size = length < 128 ? length + 1 : 257 - length;
    if (result.size() + size > limit || at >= bytes.size()) {
      (at >= bytes.size() ? state.damaged : state.cut) = true;
      break;
    }
    if (length < 128) {
      result.append(bytes.substr(at, size));
      at += size;
    } else {
      result.append(size, bytes[at++]);
    }
  }
  return result;
}

unsigned char paeth(int left, int up, int corner) {
  const int estimate = left + up - corner;
  const int by_left = std::abs(estimate - left);
  const int by_up = std::abs(estimate - up);
  const int by_corner = std::abs(estimate - corner);
  return static_cast<unsigned char>(by_left <= by_up && by_left <= by_corner ? left : by_up <= by_corner ? up : corner);
}

std::string undo_png(const std::string& bytes, std::size_t row, std::size_t pixel) {
  std::string result;
  result.reserve(bytes.size());
  std::string before(row, '\0');
  std::string line(row, '\0');
  for (std::size_t at = 0; at + 1 < bytes.size(); at += row + 1) {
    const int kind = bytes[at];
    const std::size_t size = std::min(row, bytes.size() - at - 1);
    for (std::size_t i = 0; i < size; ++i) {
      const int left = i >= pixel ? static_cast<unsigned char>(line[i - pixel]) : 0;
      const int up = static_cast<unsigned char>(before[i]);
      const int corner = i >= pixel ? static_cast<unsigned char>(before[i - pixel]) : 0;
      const int add = kind == 1 ? left : kind == 2 ? up : kind == 3 ? (left + up) / 2 : kind == 4 ? paeth(left, up, corner) : 0;
      line[i] = static_cast<char>(static_cast<unsigned char>(bytes[at + 1 + i]) + add);
    }
    result.append(line, 0, size);
    std::swap(before, line);
  }
  return result;
}

void undo_tiff(std::string& bytes, std::size_t row, std::size_t colours, std::int64_t bits) {
  if (bits != 8) {
    return;
  }
  for (std::size_t begin = 0; begin < bytes.size(); begin += row) {
    const std::size_t end = std::min(begin + row, bytes.size());
    for (std::size_t i = begin + colours; i < end; ++i) {
      bytes[i] = static_cast<char>(static_cast<unsigned char>(bytes[i]) + static_cast<unsigned char>(bytes[i - colours]));
    }
  }
}

void undo_predictor(std::string& bytes, const Object& parameters) {
  const std::int64_t predictor = parameters.get("Predictor").integer(1);
  if (predictor < 2) {
    return;
  }
  const std::int64_t colours = std::clamp<std::int64_t>(parameters.get("Colors").integer(1), 1, 32);
  const std::int64_t bits = std::clamp<std::int64_t>(parameters.get("BitsPerComponent").integer(8), 1, 16);
  const std::int64_t columns = std::clamp<std::int64_t>(parameters.get("Columns").integer(1), 1, 1 << 24);
  const auto row = static_cast<std::size_t>((columns * colours * bits + 7) / 8);
  const auto pixel = static_cast<std::size_t>(std::max<std::int64_t>(1, colours * bits / 8));
  if (predictor == 2) {
    undo_tiff(bytes, row, static_cast<std::size_t>(colours), bits);
  } else {
    bytes = undo_png(bytes, row, pixel);
  }
}

}  // namespace

Decoded decode_stream(const Object& stream) {
  if (!stream.is_stream()) {
    return {};
  }
  const std::size_t limit = std::min(stream.file()->stream_limit(), stream.file()->left());
  Decoded decoded = decode(stream.raw_stream(), stream.get("Filter", "F"), stream.get("DecodeParms", "DP"), limit);
  if (decoded.cut || !stream.file()->take(decoded.bytes.size())) {
    stream.file()->exhaust();
    decoded.bytes.clear();
  }
  return decoded;
}

Decoded decode_picture(const Object& stream, std::size_t limit) {
  return decode(stream.raw_stream(), stream.get("Filter", "F"), stream.get("DecodeParms", "DP"), limit);
}

Decoded decode(std::string bytes, const Object& filter, const Object& parameters, std::size_t limit) {
  Decoded decoded;
  decoded.bytes = std::move(bytes);
  if (filter.is_name()) {
    const Object own = parameters.is_array() ? parameters.at(0) : parameters;
    if (!decode_named(filter.name(), own, limit, decoded)) {
      decoded.codec = filter.name();
      decoded.codec_parameters = own;
    }
    return decoded;
  }
  decoded.cut = filter.size() > kFilters;
  for (std::size_t i = 0; i < std::min(filter.size(), kFilters); ++i) {
    const Object own = parameters.is_array() ? parameters.at(i) : parameters;
    if (!decode_named(filter.at(i).name(), own, limit, decoded)) {
      decoded.codec = filter.at(i).name();
      decoded.codec_parameters = own;
      break;
    }
  }
  return decoded;
}

bool decode_named(std::string_view name, const Object& parameters, std::size_t limit, Decoded& decoded) {
  if (name == "FlateDecode" || name == "Fl") {
    decoded.bytes = inflate_all(decoded.bytes, limit, decoded);
    undo_predictor(decoded.bytes, parameters);
  } else if (name == "LZWDecode" || name == "LZW") {
    decoded.bytes = decode_lzw(decoded.bytes, parameters.get("EarlyChange").integer(1) != 0, limit, decoded);
    undo_predictor(decoded.bytes, parameters);
  } else if (name == "ASCIIHexDecode" || name == "AHx") {
    decoded.bytes = decode_hex(decoded.bytes);
  } else if (name == "ASCII85Decode" || name == "A85") {
    decoded.bytes = decode_ascii85(decoded.bytes, decoded.damaged);
  } else if (name == "RunLengthDecode" || name == "RL") {
    decoded.bytes = decode_run_length(decoded.bytes, limit, decoded);
  } else {
    return name == "Crypt" || name.empty();
  }
  return true;
}

}  // namespace sverka::pdf
