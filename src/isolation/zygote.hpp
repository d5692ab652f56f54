// The zygote: a small process that only forks children and says how they died. It never sees a byte of a
// document. The first child is forked beside it and not by it: it starts a millisecond sooner, and most calls need no other.
#pragma once

#include <sys/types.h>

#include <optional>

#include "isolation/confined_pool.hpp"
#include "isolation/socket.hpp"

namespace sverka {

struct ChildProcess {
  pid_t id = -1;
  Descriptor socket;
};

// The caller's end of it. Not safe to be used by two threads at once.
class Zygote {
 public:
  // Forks both, while the process has one thread, which must outlive them: a child ends with the thread that forked it.
  // Nothing if the kernel refuses.
  static std::optional<Zygote> start(std::size_t memory_bytes, const ReadLimits& limits, const ConfinedReader& reader);
  Zygote(Zygote&&) = default;
  Zygote& operator=(Zygote&&) = default;
  // Ends the zygote and, with it, its children, and waits for it.
  ~Zygote();

  // Lets it end without waiting for it.
  void dismiss();

  // Nothing if the zygote is gone or cannot fork.
  std::optional<ChildProcess> fork_child();
  // Kills the child if it lives, waits for it, and gives its status as waitpid() does; nothing if the zygote
  // is gone. Until then its process id is not given to anyone else.
  std::optional<int> bury_child(pid_t id);

 private:
  Zygote(pid_t id, Descriptor control, ChildProcess first)
      : id_(id), control_(std::move(control)), first_(std::move(first)), first_id_(first_->id) {}
  bool ask(pid_t to_bury);

  pid_t id_;
  Descriptor control_;
  std::optional<ChildProcess> first_;  // until it is given away
  pid_t first_id_;                     // until it is buried
};

}  // namespace sverka
