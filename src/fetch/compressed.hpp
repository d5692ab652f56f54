// Bytes packed and unpacked by zlib, within a limit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sverka {

std::string compressed(std::string_view bytes);

// Of compressed(), or of a gzip file. Nothing if it is damaged or would be longer than `limit_bytes`.
std::optional<std::string> uncompressed(std::string_view packed, std::size_t limit_bytes);

bool looks_like_gzip(std::string_view bytes);

}  // namespace sverka
