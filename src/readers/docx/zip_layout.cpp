#include "readers/docx/zip_layout.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace sverka {
namespace {

constexpr std::size_t kEndSize = 22;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kMostMismatches = 50;
constexpr std::uint32_t kInZip64 = 0xFFFFFFFFu;
constexpr unsigned kHasDescriptor = 1u << 3;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t index = 0; index < size && at + index < bytes.size(); ++index) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + index])) << (8 * index);
  }
  return value;
}

struct Entry {
  std::string_view name;
  std::uint64_t flags = 0, method = 0, crc = 0, packed = 0, unpacked = 0, offset = 0;
};

// Sizes and offset that do not fit stand in the extra field 1, in this order, each only if its own field says
// so.
void read_zip64(std::string_view extra, Entry& entry) {
  for (std::size_t at = 0; at + 4 <= extra.size();) {
    const std::uint64_t id = number(extra, at, 2);
    const auto size = static_cast<std::size_t>(number(extra, at + 2, 2));
    if (id == 1) {
      std::size_t field = at + 4;
      for (std::uint64_t* value : {&entry.unpacked, &entry.packed, &entry.offset}) {
        if (*value == kInZip64 && field + 8 <= extra.size()) {
          *value = number(extra, field, 8);
          field += 8;
        }
      }
      return;
    }
    at += 4 + size;
  }
}

std::size_t find_end(std::string_view bytes) {
  if (bytes.size() < kEndSize) {
    return std::string_view::npos;
  }
  std::size_t at = bytes.rfind("PK\x05\x06", bytes.size() - kEndSize);
  const std::size_t last = at;
  // Prefer a record whose comment just fills the rest: a comment may hold the signature, too.
  for (int tries = 0; tries < 16 && at != std::string_view::npos; ++tries) {
    if (at + kEndSize + number(bytes, at + 20, 2) == bytes.size()) {
      return at;
    }
    at = at == 0 ? std::string_view::npos : bytes.rfind("PK\x05\x06", at - 1);
  }
  return last;
}

void add(ZipLayout& layout, const Entry& entry, const char* what) {
  if (layout.mismatches.size() < kMostMismatches) {
    layout.mismatches.push_back({std::string(entry.name), what});
  }
}

// Compares with the local header and gives where the entry's content ends.
std::uint64_t check_local(std::string_view archive, const Entry& entry, ZipLayout& layout) {
  const auto at = static_cast<std::size_t>(std::min<std::uint64_t>(entry.offset, archive.size()));
  if (archive.substr(at, 4) != "PK\x03\x04" || at + kLocalSize > archive.size()) {
    add(layout, entry, "offset");
    return at;
  }
  const std::uint64_t flags = number(archive, at + 6, 2);
  const auto name_size = static_cast<std::size_t>(number(archive, at + 26, 2));
  const auto extra_size = static_cast<std::size_t>(number(archive, at + 28, 2));
  Entry local;
  local.name = archive.substr(at + kLocalSize, name_size);
  local.packed = number(archive, at + 18, 4);
  local.unpacked = number(archive, at + 22, 4);
  if (at + kLocalSize + name_size <= archive.size()) {
    read_zip64(archive.substr(at + kLocalSize + name_size, extra_size), local);
  }
  if (local.name != entry.name) {
    add(layout, entry, "name");
  }
  if (number(archive, at + 8, 2) != entry.method) {
    add(layout, entry, "method");
  }
  if ((flags & 1u) != (entry.flags & 1u)) {
    add(layout, entry, "encryption");
  }
  const bool sizes_follow = (flags & kHasDescriptor) != 0 || local.unpacked == kInZip64;
  const bool equal = local.packed == entry.packed && local.unpacked == entry.unpacked && number(archive, at + 14, 4) == entry.crc;
  const bool left_out = sizes_follow && local.packed == 0 && local.unpacked == 0;
  if (!equal && !left_out && !(sizes_follow && local.unpacked == kInZip64)) {
    add(layout, entry, "size");
  }
  return at + kLocalSize + name_size + extra_size + entry.packed;
}

std::vector<Entry> read_directory(std::string_view archive, std::size_t directory, std::size_t count) {
  std::vector<Entry> entries;
  std::size_t at = directory;
  while (entries.size() < count && at + kCentralSize <= archive.size() && archive.substr(at, 4) == "PK\x01\x02") {
    const auto name_size = static_cast<std::size_t>(number(archive, at + 28, 2));
    const auto extra_size = static_cast<std::size_t>(number(archive, at + 30, 2));
    const auto comment_size = static_cast<std::size_t>(number(archive, at + 32, 2));
    if (at + kCentralSize + name_size + extra_size > archive.size()) {
      break;
    }
    Entry entry;
    entry.flags = number(archive, at + 8, 2);
    entry.method = number(archive, at + 10, 2);
    entry.crc = number(archive, at + 16, 4);
    entry.packed = number(archive, at + 20, 4);
    entry.unpacked = number(archive, at + 24, 4);
    entry.offset = number(archive, at + 42, 4);
    entry.name = archive.substr(at + kCentralSize, name_size);
    read_zip64(archive.substr(at + kCentralSize + name_size, extra_size), entry);
    entries.push_back(entry);
    at += kCentralSize + name_size + extra_size + comment_size;
  }
  return entries;
}

}  // namespace

ZipLayout read_zip_layout(std::string_view bytes) {
  ZipLayout layout;
  const std::size_t end = find_end(bytes);
  if (end == std::string_view::npos) {
    return layout;
  }
  layout.has_end = true;
  layout.end = std::min<std::size_t>(bytes.size(), end + kEndSize + static_cast<std::size_t>(number(bytes, end + 20, 2)));
  std::uint64_t count = number(bytes, end + 10, 2);
  std::uint64_t size = number(bytes, end + 12, 4);
  std::uint64_t declared = number(bytes, end + 16, 4);
  std::size_t directory_end = end;
  if (end >= 20 && bytes.substr(end - 20, 4) == "PK\x06\x07") {
    const std::size_t record = bytes.rfind("PK\x06\x06", end - 20);
    if (record != std::string_view::npos && record + 56 <= end) {
      count = number(bytes, record + 32, 8);
      size = number(bytes, record + 40, 8);
      declared = number(bytes, record + 48, 8);
      directory_end = record;
    }
  }
  if (size > directory_end) {
    return layout;
  }
  const std::size_t directory = directory_end - static_cast<std::size_t>(size);
  // Where the directory stands farther on than it says, the difference stands before the archive.
  layout.begin = declared <= directory ? directory - static_cast<std::size_t>(declared) : 0;
  const std::string_view archive = bytes.substr(layout.begin, layout.end - layout.begin);
  const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(count, 70000));
  std::vector<Entry> entries = read_directory(archive, directory - layout.begin, most);
  layout.entries = entries.size();
  std::sort(entries.begin(), entries.end(), [](const Entry& one, const Entry& two) { return one.offset < two.offset; });
  std::uint64_t last_end = 0;
  for (const Entry& entry : entries) {
    const std::uint64_t entry_end = check_local(archive, entry, layout);
    if (entry.offset < last_end || entry_end > directory - layout.begin) {
      add(layout, entry, "overlap");
    }
    last_end = std::max(last_end, entry_end);
  }
  const std::size_t first = entries.empty() ? directory - layout.begin
                                            : static_cast<std::size_t>(std::min<std::uint64_t>(entries.front().offset, archive.size()));
  layout.prepended = layout.begin + first;
  return layout;
}

}  // namespace sverka
