#include "base/file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/mapped_file.hpp"

namespace sverka {
namespace {

// O_NONBLOCK: opening a pipe that nobody writes to must not wait; regular files do not mind it.
constexpr int kOpenForReading = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

// Owns a file descriptor of the kernel.
class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// errno of a failed open or read as an Error.
Error system_error(const std::string& path, int number) {
  const char* detail = std::strerror(number);
  switch (number) {
    case EACCES:
    case EPERM:
      return {ErrorCode::NotFound, path, "file-no-permission", detail};
    case EISDIR:
      return {ErrorCode::Unsupported, path, "file-is-directory", detail};
    case ENXIO:
    case ENODEV:
      return {ErrorCode::Unsupported, path, "file-not-regular", detail};
    default:
      return {ErrorCode::NotFound, path, "file-not-found", detail};
  }
}

// The size that the kernel names is a hint only: a file may grow while it is read, and in /proc it says 0.
Result<std::string> read_all(const OpenFile& file, const std::string& path, std::size_t size_hint, std::size_t limit_bytes) {
  std::string bytes;
  bytes.resize(std::min(size_hint, limit_bytes) + 1);
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size()) {
      if (filled > limit_bytes) {
        return fail(ErrorCode::TooLarge, path, "file-too-large", "more than " + std::to_string(limit_bytes) + " bytes");
      }
      bytes.resize(std::min(limit_bytes + 1, filled + filled / 2 + 4096));
    }
    const ssize_t count = ::read(file.descriptor(), bytes.data() + filled, bytes.size() - filled);
    if (count == 0) {
      break;
    }
    if (count < 0 && errno != EINTR) {
      return fail(system_error(path, errno));
    }
    filled += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
  }
  bytes.resize(filled);
  return bytes;
}

// Of a file that is open and may be anything.
Result<std::size_t> size_of_regular(const OpenFile& file, const std::string& path, std::size_t limit_bytes) {
  if (file.descriptor() < 0) {
    return fail(system_error(path, errno));
  }
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) {
    return fail(system_error(path, errno));
  }
  if (S_ISDIR(status.st_mode)) {
    return fail(ErrorCode::Unsupported, path, "file-is-directory");
  }
  if (!S_ISREG(status.st_mode)) {
    return fail(ErrorCode::Unsupported, path, "file-not-regular");
  }
  const auto size = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
  if (size > limit_bytes) {
    return fail(ErrorCode::TooLarge, path, "file-too-large", std::to_string(size) + " bytes, the limit is " + std::to_string(limit_bytes));
  }
  return size;
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit_bytes) {
  if (path.find('\0') != std::string::npos) {
    return fail(ErrorCode::NotFound, path, "file-not-found", "a zero byte in the path");
  }
  // One byte more than the limit is asked for below, so the limit itself must leave room for it.
  limit_bytes = std::min(limit_bytes, std::string().max_size() - 1);
  const OpenFile file(::open(path.c_str(), kOpenForReading));
  const Result<std::size_t> size = size_of_regular(file, path, limit_bytes);
  if (!size) {
    return fail(size.error());
  }
  Result<std::string> bytes = read_all(file, path, *size, limit_bytes);
  if (bytes && bytes->empty()) {
    return fail(ErrorCode::Empty, path, "file-empty");
  }
  return bytes;
}

std::string read_beginning(const std::string& path, std::size_t most) {
  const OpenFile file(::open(path.c_str(), kOpenForReading));
  struct stat status {};
  if (file.descriptor() < 0 || ::fstat(file.descriptor(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return {};
  }
  std::string bytes(most, '\0');
  const ssize_t count = ::read(file.descriptor(), bytes.data(), bytes.size());
  bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  return bytes;
}

Result<MappedFile> MappedFile::open(const std::string& path, std::size_t limit_bytes) {
  const OpenFile file(::open(path.c_str(), kOpenForReading));
  const Result<std::size_t> size = size_of_regular(file, path, limit_bytes);
  if (!size) {
    return fail(size.error());
  }
  if (*size == 0) {
    return fail(ErrorCode::Empty, path, "file-empty");
  }
  void* const memory = ::mmap(nullptr, *size, PROT_READ, MAP_PRIVATE, file.descriptor(), 0);
  if (memory == MAP_FAILED) {
    return fail(ErrorCode::LimitReached, path, "file-not-mapped", std::strerror(errno));
  }
  return MappedFile(std::string_view(static_cast<const char*>(memory), *size));
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) {
    ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  }
}

}  // namespace sverka
