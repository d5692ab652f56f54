#include "store/worker_mark.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <utility>

namespace sverka {
namespace {

std::string path_of_mark(const std::string& folder, const std::string& worker) {
  return folder + "/.worker-" + worker;
}

}  // namespace

Result<WorkerMark> WorkerMark::hold(const std::string& folder, const std::string& worker) {
  WorkerMark mark;
  mark.path_ = path_of_mark(folder, worker);
  mark.worker_ = worker;
  mark.descriptor_ = ::open(mark.path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (mark.descriptor_ < 0 || ::flock(mark.descriptor_, LOCK_EX | LOCK_NB) != 0) {
    return fail(ErrorCode::Internal, mark.path_, "papers-folder");
  }
  return mark;
}

WorkerMark::WorkerMark(WorkerMark&& other) noexcept
    : path_(std::move(other.path_)), worker_(std::move(other.worker_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

WorkerMark& WorkerMark::operator=(WorkerMark&& other) noexcept {
  if (this != &other) {
    release();
    path_ = std::move(other.path_);
    worker_ = std::move(other.worker_);
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

WorkerMark::~WorkerMark() {
  release();
}

void WorkerMark::release() {
  if (descriptor_ >= 0) {
    ::unlink(path_.c_str());
    ::close(descriptor_);
    descriptor_ = -1;
  }
}

WorkerState state_of_worker(const std::string& folder, const std::string& worker) {
  const std::string path = path_of_mark(folder, worker);
  const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) {
    return WorkerState::Unknown;
  }
  const bool is_free = ::flock(file, LOCK_EX | LOCK_NB) == 0;
  if (is_free) {
    ::unlink(path.c_str());
  }
  ::close(file);
  return is_free ? WorkerState::Dead : WorkerState::Alive;
}

}  // namespace sverka
