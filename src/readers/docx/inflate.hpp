// Deflated data of a known size, unpacked in one go by libdeflate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sverka {

class Inflater {
 public:
  Inflater();
  ~Inflater();
  Inflater(Inflater&&) noexcept;
  Inflater& operator=(Inflater&&) noexcept;

  // True if `packed` is one whole deflate stream with nothing behind it, which unpacks to exactly `size` bytes of that CRC-32: these are
  // then in `bytes`. Anything else is false and says nothing about what is wrong. Linear; allocates `size` bytes.
  bool unpack(std::string_view packed, std::size_t size, std::uint32_t crc, std::string& bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sverka
