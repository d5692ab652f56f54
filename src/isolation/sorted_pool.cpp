#include "isolation/sorted_pool.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "isolation/confined_pool.hpp"
#include "readers/prepare.hpp"

namespace sverka {
namespace {

// The names of a ZIP's parts stand in it as they are; in packed data such a name may stand by chance, which costs only time.
bool may_hold_pictures(std::string_view bytes) {
  constexpr std::array<std::string_view, 3> kNames{"media/", "Media/", "MEDIA/"};
  constexpr std::array<std::string_view, 9> kEndings{".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bmp", ".tif", ".bin"};
  const auto stands = [bytes](std::string_view name) { return bytes.find(name) != std::string_view::npos; };
  return std::any_of(kNames.begin(), kNames.end(), stands) || std::any_of(kEndings.begin(), kEndings.end(), stands);
}

bool needs_module(std::string_view bytes) {
  return !bytes.starts_with("PK") || may_hold_pictures(bytes);
}

class SortedPool : public ReaderPool {
 public:
  SortedPool(std::unique_ptr<ReaderPool> with_module, std::unique_ptr<ReaderPool> plain)
      : with_module_(std::move(with_module)), plain_(std::move(plain)) {}

  Result<Document> read(std::string_view bytes, const std::function<void()>& meanwhile) override {
    return (needs_module(bytes) ? with_module_ : plain_)->read(bytes, meanwhile);
  }

  void retire() override {
    plain_->retire();
    with_module_->retire();
  }

 private:
  std::unique_ptr<ReaderPool> with_module_;
  std::unique_ptr<ReaderPool> plain_;
};

}  // namespace

Result<std::unique_ptr<ReaderPool>> start_sorted_pool(const IsolationLimits& isolation, const ReadLimits& reading) {
  Result<std::unique_ptr<ReaderPool>> with_module = ReaderPool::start(isolation, reading);
  if (!with_module) {
    return with_module;
  }
  Result<std::unique_ptr<ReaderPool>> plain =
      start_confined_pool(isolation, reading, {prepare_plain_readers, read_document, readers_ran_out_of_memory});
  if (!plain) {
    return plain;
  }
  return std::make_unique<SortedPool>(*std::move(with_module), *std::move(plain));
}

}  // namespace sverka
