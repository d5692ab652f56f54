#include "fetch/compressed.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace sverka {

namespace {

constexpr int kFast = 1;
constexpr int kEitherFormat = 15 + 32;  // zlib or gzip, told by the header
constexpr std::size_t kPieceBytes = std::size_t{1} << 16;

const Bytef* octets(std::string_view bytes) {
  return reinterpret_cast<const Bytef*>(bytes.data());
}

}  // namespace

std::string compressed(std::string_view bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string packed(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, octets(bytes), static_cast<uLong>(bytes.size()), kFast) != Z_OK) {
    return {};
  }
  packed.resize(size);
  return packed;
}

std::optional<std::string> uncompressed(std::string_view packed, std::size_t limit_bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, kEitherFormat) != Z_OK) {
    return std::nullopt;
  }
  stream.next_in = const_cast<Bytef*>(octets(packed));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string bytes;
  std::array<Bytef, kPieceBytes> piece{};
  int state = Z_OK;
  while (state == Z_OK && bytes.size() <= limit_bytes) {
    stream.next_out = piece.data();
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END && bytes.size() <= limit_bytes ? std::optional(std::move(bytes)) : std::nullopt;
}

bool looks_like_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B");
}

}  // namespace sverka
