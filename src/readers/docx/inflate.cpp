#include "readers/docx/inflate.hpp"

#include <libdeflate.h>

namespace sverka {

struct Inflater::State {
  State() : decompressor(libdeflate_alloc_decompressor()) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { libdeflate_free_decompressor(decompressor); }
  libdeflate_decompressor* decompressor;  // null if there is no memory for it
};

Inflater::Inflater() = default;
Inflater::~Inflater() = default;
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;

bool Inflater::unpack(std::string_view packed, std::size_t size, std::uint32_t crc, std::string& bytes) {
  if (!state_) {
    state_ = std::make_unique<State>();
  }
  if (state_->decompressor == nullptr) {
    return false;
  }
  bytes.resize(size);
  std::size_t used = 0, given = 0;
  const libdeflate_result result =
      libdeflate_deflate_decompress_ex(state_->decompressor, packed.data(), packed.size(), bytes.data(), bytes.size(), &used, &given);
  return result == LIBDEFLATE_SUCCESS && used == packed.size() && given == size && libdeflate_crc32(0, bytes.data(), given) == crc;
}

}  // namespace sverka
