// Who works: a program that takes checks holds a lock on a file beside the papers, named like its leases. While it lives nobody else can
// have the lock, and when it ends, however it ends, the lock is gone.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.hpp"

namespace sverka {

class WorkerMark {
 public:
  WorkerMark() = default;
  // `worker`: letters and digits. Errors: internal "papers-folder".
  static Result<WorkerMark> hold(const std::string& folder, const std::string& worker);
  WorkerMark(WorkerMark&& other) noexcept;
  WorkerMark& operator=(WorkerMark&& other) noexcept;
  ~WorkerMark();

  const std::string& worker() const { return worker_; }

 private:
  void release();

  std::string path_, worker_;
  int descriptor_ = -1;
};

// Unknown: there is no such file, as where two machines do not share the papers; then only the end of a lease tells.
enum class WorkerState : std::uint8_t { Alive, Dead, Unknown };
// The file of a dead one is removed.
WorkerState state_of_worker(const std::string& folder, const std::string& worker);

}  // namespace sverka
