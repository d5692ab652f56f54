#include "store/papers.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "base/file.hpp"
#include "base/hash.hpp"

namespace sverka {
namespace {

constexpr std::string_view kUnfinished = ".part-";
constexpr std::chrono::minutes kStillWritten{10};

// Owns a descriptor; closes it at the latest when it goes.
class PaperFile {
 public:
  PaperFile(const std::string& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  PaperFile(const PaperFile&) = delete;
  PaperFile& operator=(const PaperFile&) = delete;
  ~PaperFile() { close(); }

  bool is_open() const { return descriptor_ >= 0; }
  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
      if (count < 0 && errno != EINTR) {
        return false;
      }
      bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    return true;
  }
  bool synchronise() const { return ::fsync(descriptor_) == 0; }
  bool close() {
    const bool closed = descriptor_ < 0 || ::close(descriptor_) == 0;
    descriptor_ = -1;
    return closed;
  }

 private:
  int descriptor_;
};

bool synchronise_folder(const std::string& path) {
  const PaperFile folder(path, O_RDONLY | O_DIRECTORY);
  return folder.is_open() && folder.synchronise();
}

std::string folder_of(const std::string& folder, const std::string& sha256) {
  return folder + "/" + sha256.substr(0, 2);
}

}  // namespace

bool is_sha256(std::string_view name) {
  return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<PaperFolder> PaperFolder::open(const std::string& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem || !std::filesystem::is_directory(folder, problem)) {
    return fail(ErrorCode::Internal, folder, "papers-folder", problem.message());
  }
  ::chmod(folder.c_str(), 0700);
  return PaperFolder(folder);
}

Result<std::string> PaperFolder::keep(std::string_view bytes) {
  static std::atomic<std::uint64_t> number{0};
  std::string sha256 = sha256_hex(bytes);
  const std::string folder = folder_of(folder_, sha256);
  const std::string path = folder + "/" + sha256;
  if (has(sha256)) {
    ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);  // wanted again, for may_be_new()
    // Whoever wrote it may not have synchronised the folders yet.
    if (synchronise_folder(folder) && synchronise_folder(folder_)) {
      return sha256;
    }
    return fail(ErrorCode::Internal, folder, "paper-not-kept", std::strerror(errno));
  }
  ::mkdir(folder.c_str(), 0700);
  const std::string unfinished = folder_ + "/" + std::string(kUnfinished) + std::to_string(::getpid()) + "-" + std::to_string(++number);
  PaperFile file(unfinished, O_WRONLY | O_CREAT | O_EXCL);
  const bool kept = file.is_open() && file.write(bytes) && file.synchronise() && file.close() &&
                    ::rename(unfinished.c_str(), path.c_str()) == 0 && synchronise_folder(folder) && synchronise_folder(folder_);
  if (!kept) {
    const std::string problem = std::strerror(errno);
    ::unlink(unfinished.c_str());
    return fail(ErrorCode::Internal, path, "paper-not-kept", problem);
  }
  return sha256;
}

Result<std::string> PaperFolder::read(const std::string& sha256) const {
  if (!is_sha256(sha256)) {
    return fail(ErrorCode::NotFound, "", "paper-missing");
  }
  Result<std::string> bytes = read_file(folder_of(folder_, sha256) + "/" + sha256, kPaperBytes);
  if (!bytes && bytes.error().code == ErrorCode::Empty) {
    bytes = std::string();
  }
  if (!bytes) {
    return fail(ErrorCode::NotFound, sha256, "paper-missing", bytes.error().detail);
  }
  if (sha256_hex(*bytes) != sha256) {
    return fail(ErrorCode::Damaged, sha256, "paper-changed");
  }
  return bytes;
}

bool PaperFolder::has(const std::string& sha256) const {
  return is_sha256(sha256) && ::access((folder_of(folder_, sha256) + "/" + sha256).c_str(), R_OK) == 0;
}

bool PaperFolder::may_be_new(const std::string& sha256) const {
  std::error_code problem;
  const auto kept = std::filesystem::last_write_time(folder_of(folder_, sha256) + "/" + sha256, problem);
  return problem || kept > std::filesystem::file_time_type::clock::now() - kStillWritten;
}

std::vector<std::string> PaperFolder::names() const {
  std::vector<std::string> names;
  std::error_code problem;
  for (std::filesystem::recursive_directory_iterator entry(folder_, problem), end; !problem && entry != end; entry.increment(problem)) {
    if (entry->is_regular_file(problem) && is_sha256(entry->path().filename().string())) {
      names.push_back(entry->path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool PaperFolder::remove(const std::string& sha256) const {
  return is_sha256(sha256) && ::unlink((folder_of(folder_, sha256) + "/" + sha256).c_str()) == 0;
}

void PaperFolder::sweep() const {
  std::error_code problem;
  const auto before = std::filesystem::file_time_type::clock::now() - kStillWritten;
  for (std::filesystem::directory_iterator entry(folder_, problem), end; !problem && entry != end; entry.increment(problem)) {
    std::error_code gone;
    if (entry->path().filename().string().starts_with(kUnfinished) && std::filesystem::last_write_time(entry->path(), gone) < before &&
        !gone) {
      std::filesystem::remove(entry->path(), problem);
    }
  }
}

}  // namespace sverka
