#include "jobs/page_archive.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "document/web_page_wire.hpp"

namespace sverka {

namespace {

constexpr std::size_t kPageMemory = std::size_t{1} << 30;

// A file without a name: it goes when it is closed, however the process ends.
int open_nameless() {
  std::error_code problem;
  std::string name = (std::filesystem::temp_directory_path(problem) / "sverka-pages-XXXXXX").string();
  const int file = ::mkostemp(name.data(), 0);
  if (file >= 0) {
    ::unlink(name.c_str());
  }
  return file;
}

}  // namespace

std::size_t memory_of(const WebPage& page) {
  return page.nodes.size() * sizeof(WebNode) + std::size_t{2} * page.source_bytes;
}

PageArchive::PageArchive(PageArchive&& other) noexcept
    : memory_bytes_(other.memory_bytes_),
      used_bytes_(other.used_bytes_),
      file_bytes_(other.file_bytes_),
      file_(std::exchange(other.file_, -1)),
      kept_(std::move(other.kept_)) {}

PageArchive& PageArchive::operator=(PageArchive&& other) noexcept {
  std::swap(memory_bytes_, other.memory_bytes_);
  std::swap(used_bytes_, other.used_bytes_);
  std::swap(file_bytes_, other.file_bytes_);
  std::swap(file_, other.file_);
  std::swap(kept_, other.kept_);
  return *this;
}

PageArchive::~PageArchive() {
  if (file_ >= 0) {
    ::close(file_);
  }
}

bool PageArchive::write(const WebPage& page, Kept& kept) {
  file_ = file_ < 0 ? open_nameless() : file_;
  if (file_ < 0) {
    return false;
  }
  const std::string bytes = encode_page(page);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = ::pwrite(file_, bytes.data() + done, bytes.size() - done, file_bytes_ + static_cast<off_t>(done));
    if (count <= 0) {
      return false;
    }
    done += static_cast<std::size_t>(count);
  }
  kept.begin = file_bytes_;
  kept.size = bytes.size();
  file_bytes_ += static_cast<std::int64_t>(bytes.size());
  return true;
}

std::uint32_t PageArchive::keep(WebPage page) {
  Kept kept;
  const std::size_t memory = memory_of(page);
  if (used_bytes_ + memory <= memory_bytes_ || !write(page, kept)) {
    used_bytes_ += memory;
    kept.page = std::move(page);
  }
  kept_.push_back(std::move(kept));
  return static_cast<std::uint32_t>(kept_.size() - 1);
}

std::optional<WebPage> PageArchive::look(std::uint32_t number) const {
  const Kept& kept = kept_.at(number);
  return kept.page ? kept.page : read(kept);
}

std::optional<WebPage> PageArchive::take(std::uint32_t number) {
  Kept& kept = kept_.at(number);
  return kept.page ? std::exchange(kept.page, std::nullopt) : read(kept);
}

std::optional<WebPage> PageArchive::read(const Kept& kept) const {
  std::string bytes(kept.size, '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = ::pread(file_, bytes.data() + done, bytes.size() - done, kept.begin + static_cast<off_t>(done));
    if (count <= 0) {
      return std::nullopt;
    }
    done += static_cast<std::size_t>(count);
  }
  Result<WebPage> page = decode_page(bytes, kPageMemory);
  return page ? std::optional(std::move(*page)) : std::nullopt;
}

}  // namespace sverka
