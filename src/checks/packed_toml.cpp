#include "checks/packed_toml.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace sverka {
namespace {

constexpr std::string_view kMark = "sverka-toml 2\n";  // the number is of the form below
constexpr std::size_t kDeepest = 64;
constexpr std::size_t kLooser = 3;

void put_number(std::string& out, std::uint64_t number) {
  while (number >= 0x80) {
    out += static_cast<char>(static_cast<unsigned char>(number | 0x80));
    number >>= 7;
  }
  out += static_cast<char>(static_cast<unsigned char>(number));
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

void put_value(std::string& out, const TomlValue& value) {
  out += static_cast<char>(value.kind);
  put_number(out, value.line);
  put_number(out, value.column);
  switch (value.kind) {
    case TomlValue::Kind::Boolean:
      put_number(out, value.boolean ? 1 : 0);
      break;
    case TomlValue::Kind::Integer:
      put_number(out, static_cast<std::uint64_t>(value.integer));
      break;
    case TomlValue::Kind::Text:
      put_text(out, value.text);
      break;
    case TomlValue::Kind::Array:
      put_number(out, value.items.size());
      for (const TomlValue& item : value.items) {
        put_value(out, item);
      }
      break;
    case TomlValue::Kind::Table:
      put_number(out, value.entries.size());
      for (const TomlEntry& entry : value.entries) {
        put_text(out, entry.first);
        put_value(out, entry.second);
      }
      break;
    case TomlValue::Kind::Other:
      break;
  }
}

// Eight bytes at a time; only ever compared with what the same program made.
std::uint64_t hash_of(std::string_view text) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = text.size() * kPrime;
  while (!text.empty()) {
    std::uint64_t word = 0;
    const std::size_t taken = std::min(text.size(), sizeof word);
    std::memcpy(&word, text.data(), taken);
    text.remove_prefix(taken);
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 29;
  }
  return hash;
}

// Reads what put_...() wrote; anything else makes it broken, and then it gives nothing more.
class Source {
 public:
  explicit Source(std::string_view bytes, std::pmr::monotonic_buffer_resource* arena = nullptr) : bytes_(bytes), arena_(arena) {}

  bool broken() const { return broken_; }
  bool at_end() const { return bytes_.empty(); }

  std::uint64_t number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !bytes_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & 0x7Fu) << shift;
      if ((byte & 0x80u) == 0) {
        return number;
      }
    }
    broken_ = true;
    return 0;
  }

  std::string_view text() {
    const std::uint64_t size = number();
    broken_ = broken_ || size > bytes_.size();
    if (broken_) {
      return {};
    }
    const std::string_view text = bytes_.substr(0, static_cast<std::size_t>(size));
    bytes_.remove_prefix(text.size());
    return text;
  }

  TomlValue value(std::size_t depth = 0) {
    TomlValue value;
    const std::uint64_t kind = number();
    broken_ = broken_ || kind > static_cast<std::uint64_t>(TomlValue::Kind::Other) || depth > kDeepest;
    if (broken_) {
      return value;
    }
    value.kind = static_cast<TomlValue::Kind>(kind);
    value.line = static_cast<std::uint32_t>(number());
    value.column = static_cast<std::uint32_t>(number());
    switch (value.kind) {
      case TomlValue::Kind::Boolean:
        value.boolean = number() != 0;
        break;
      case TomlValue::Kind::Integer:
        value.integer = static_cast<std::int64_t>(number());
        break;
      case TomlValue::Kind::Text:
        value.text = text();
        break;
      case TomlValue::Kind::Array:
        value.items = elements<TomlValue>([&](TomlValue& item) { item = this->value(depth + 1); });
        break;
      case TomlValue::Kind::Table:
        value.entries = elements<TomlEntry>([&](TomlEntry& entry) {
          entry.first = text();
          entry.second = this->value(depth + 1);
        });
        break;
      case TomlValue::Kind::Other:
        break;
    }
    return value;
  }

 private:
  // Each element takes a byte at least: a larger count is broken, and nothing is allocated for it.
  template <class Element, class Read>
  std::span<const Element> elements(const Read& read) {
    const std::uint64_t count = number();
    broken_ = broken_ || count > bytes_.size();
    if (broken_) {
      return {};
    }
    const std::span<Element> all = room_for<Element>(*arena_, static_cast<std::size_t>(count));
    for (std::size_t at = 0; at < all.size() && !broken_; ++at) {
      read(all[at]);
    }
    return all;
  }

  std::string_view bytes_;
  std::pmr::monotonic_buffer_resource* arena_;
  bool broken_ = false;
};

std::function<std::string_view()> fetch_pack;

// Fetched once, by whichever thread asks first.
const TomlPack& pack_in_use() {
  static const TomlPack pack(fetch_pack ? fetch_pack() : std::string_view());
  return pack;
}

}  // namespace

std::string pack_toml(const std::vector<std::string>& texts) {
  std::string bytes(kMark);
  for (const std::string& text : texts) {
    if (const Result<TomlTree> parsed = parse_toml(text, {})) {
      std::string tree;
      put_value(tree, parsed->root);
      put_number(bytes, hash_of(text));
      put_text(bytes, text);
      put_text(bytes, tree);
    }
  }
  return bytes;
}

void use_packed_toml(std::function<std::string_view()> fetch) {
  fetch_pack = std::move(fetch);
}

TomlPack::TomlPack(std::string_view bytes) {
  if (!bytes.starts_with(kMark)) {
    return;
  }
  Source source(bytes.substr(kMark.size()));
  while (!source.at_end() && !source.broken()) {
    const std::uint64_t hash = source.number();
    const std::string_view text = source.text();
    const std::string_view tree = source.text();
    if (!source.broken()) {
      entries_.push_back({hash, text, tree});
    }
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& left, const Entry& right) { return left.hash < right.hash; });
}

std::optional<TomlTree> TomlPack::find(std::string_view text) const {
  const std::uint64_t hash = entries_.empty() ? 0 : hash_of(text);
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), hash,
                                      [](const Entry& entry, std::uint64_t wanted) { return entry.hash < wanted; });
  if (found == entries_.end() || found->hash != hash || found->text != text) {
    return std::nullopt;
  }
  const auto arena = std::make_shared<std::pmr::monotonic_buffer_resource>(found->tree.size() * kLooser + 1);
  Source source(found->tree, arena.get());
  const TomlValue root = source.value();
  if (source.broken() || !source.at_end()) {
    return std::nullopt;
  }
  return TomlTree{root, arena};
}

std::optional<TomlTree> find_packed(std::string_view text) {
  return pack_in_use().find(text);
}

}  // namespace sverka
