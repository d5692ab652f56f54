// Numbers, texts and counts as bytes and back: what the wire forms (wire.hpp, web_page_wire.hpp) are made of.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sverka {

// Grows by doubling and writes through a bare position: asking a string for room at each byte costs more than
// the byte.
class WireSink {
 public:
  explicit WireSink(std::size_t capacity) { bytes_.resize(capacity); }

  void number(std::uint64_t value) {
    make_room(kNumberBytes);
    char* const begin = bytes_.data() + at_;
    char* out = begin;
    for (; value >= 0x80; value >>= 7) {
      *out++ = static_cast<char>((value & 0x7F) | 0x80);
    }
    *out++ = static_cast<char>(value);
    at_ += static_cast<std::size_t>(out - begin);
  }

  template <class Enum>
  void enumerator(Enum value) {
    number(static_cast<std::uint64_t>(value));
  }

  void text(std::string_view value) {
    number(value.size());
    make_room(value.size());
    value.copy(bytes_.data() + at_, value.size());
    at_ += value.size();
  }

  // Four bytes, the lowest first.
  void real(float value) {
    make_room(4);
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (unsigned shift = 0; shift < 32; shift += 8) {
      bytes_[at_++] = static_cast<char>(bits >> shift & 0xFF);
    }
  }

  void byte(char value) {
    make_room(1);
    bytes_[at_++] = value;
  }

  std::string take() {
    bytes_.resize(at_);
    return std::move(bytes_);
  }

 private:
  static constexpr std::size_t kNumberBytes = 10;

  void make_room(std::size_t size) {
    if (bytes_.size() - at_ < size) {
      bytes_.resize(at_ + size + bytes_.size());
    }
  }

  std::string bytes_;
  std::size_t at_ = 0;
};

// Takes values off the front of untrusted bytes. After the first broken value every further one is 0 or
// empty, so that loops end; broken() is asked once, at the end.
class WireSource {
 public:
  WireSource(std::string_view bytes, std::size_t memory_bytes) : bytes_(bytes), memory_(memory_bytes) {}

  std::uint64_t number(std::uint64_t last) {
    if (at_ < bytes_.size()) {
      const auto byte = static_cast<unsigned char>(bytes_[at_]);
      if (byte < 0x80 && byte <= last) {
        ++at_;
        return byte;
      }
    }
    return long_number(last);
  }

  template <class Number>
  Number narrow(Number last) {
    return static_cast<Number>(number(last));
  }

  std::uint32_t number32() { return static_cast<std::uint32_t>(number(0xFFFFFFFFu)); }

  template <class Enum>
  Enum enumerator(Enum last) {
    return static_cast<Enum>(number(static_cast<std::uint64_t>(last)));
  }

  bool boolean() { return number(1) != 0; }

  float real() {
    if (bytes_.size() - at_ < 4) {
      breaks();
      return 0;
    }
    std::uint32_t bits = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
      bits |= std::uint32_t{static_cast<unsigned char>(bytes_[at_++])} << shift;
    }
    return std::bit_cast<float>(bits);
  }

  std::string text() {
    const std::uint64_t size = number(bytes_.size());
    if (size > bytes_.size() - at_ || !spend(size)) {
      breaks();
      return {};
    }
    std::string value(bytes_.substr(at_, size));
    at_ += size;
    return value;
  }

  // How many elements follow, each of at least `element_bytes` bytes here and of sizeof(Element) in memory.
  template <class Element>
  std::size_t count(std::size_t element_bytes) {
    const std::uint64_t count = number(bytes_.size());
    if (count > (bytes_.size() - at_) / element_bytes || !spend(count * sizeof(Element))) {
      return breaks();
    }
    return count;
  }

  bool broken() const { return broken_; }
  bool at_end() const { return at_ == bytes_.size(); }
  std::string offset() const { return std::to_string(at_); }

 private:
  std::uint64_t long_number(std::uint64_t last) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ == bytes_.size()) {
        return breaks();
      }
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) {
        const bool shortest = byte != 0 || shift == 0;
        const bool fits = shift < 63 || byte <= 1;
        return shortest && fits && value <= last ? value : breaks();
      }
    }
    return breaks();
  }

  std::uint32_t breaks() {
    broken_ = true;
    bytes_ = bytes_.substr(0, at_);
    return 0;
  }

  bool spend(std::uint64_t size) {
    if (size > memory_) {
      return false;
    }
    memory_ -= size;
    return true;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t memory_;
  bool broken_ = false;
};

}  // namespace sverka
