// Pages that were read and wait for the audit: as values while they are few, then packed in a temporary file, so that a crawl of any
// size takes bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "document/web_page.hpp"

namespace sverka {

class PageArchive {
 public:
  explicit PageArchive(std::size_t memory_bytes) : memory_bytes_(memory_bytes) {}
  PageArchive(PageArchive&& other) noexcept;
  PageArchive& operator=(PageArchive&& other) noexcept;
  ~PageArchive();

  // The number of the page. Where no temporary file can be made, all stay in memory.
  std::uint32_t keep(WebPage page);
  std::size_t size() const { return kept_.size(); }
  // As often as wanted, while it was not taken.
  std::optional<WebPage> look(std::uint32_t number) const;
  // Once for each page. Nothing if the file can no longer be read.
  std::optional<WebPage> take(std::uint32_t number);

 private:
  struct Kept {
    std::optional<WebPage> page;
    std::int64_t begin = 0;
    std::size_t size = 0;
  };
  bool write(const WebPage& page, Kept& kept);
  std::optional<WebPage> read(const Kept& kept) const;

  std::size_t memory_bytes_;
  std::size_t used_bytes_ = 0;
  std::int64_t file_bytes_ = 0;
  int file_ = -1;
  std::vector<Kept> kept_;
};

// About what a page takes in memory.
std::size_t memory_of(const WebPage& page);

}  // namespace sverka
