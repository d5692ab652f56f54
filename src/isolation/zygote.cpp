#include "isolation/zygote.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>
#include <vector>

#include "isolation/child.hpp"
#include "isolation/confinement.hpp"

namespace sverka {
namespace {

// kForkChild asks for a child; any other value is the child to bury.
using Request = pid_t;
constexpr Request kForkChild = 0;

struct Answer {
  pid_t child = -1;
  int status = 0;
};

// The caller's handlers mean nothing here. What a terminal or a service manager sends to the whole group must
// not take the readers away from a caller that is finishing its work: they end when it ends.
void reset_signals() {
  for (int number = 1; number < NSIG; ++number) {
    const bool fault = number == SIGSEGV || number == SIGBUS || number == SIGFPE || number == SIGILL || number == SIGABRT;
    if (!(fault && is_sanitized_build())) {
      ::signal(number, SIG_DFL);
    }
  }
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP}) {
    ::signal(number, SIG_IGN);
  }
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

// Standard input, output and error lead nowhere, so that a reader cannot write to the terminal. A sanitizer's
// report may.
void silence_standard_streams() {
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int number = 0; number < (is_sanitized_build() ? 2 : 3); ++number) {
    if (nothing < 0 || ::dup2(nothing, number) < 0) {
      ::close(number);
    }
  }
  if (nothing > 2) {
    ::close(nothing);
  }
}

// The status of a child that was dead already stays what it was.
int kill_and_wait(pid_t child) {
  int status = 0;
  ::kill(child, SIGKILL);
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

// Right after the fork: nothing of the caller's is kept but this one descriptor. Among what is inherited may be the sockets of another
// pool, whose children would never see it end.
void leave_caller(int kept) {
  reset_signals();
  silence_standard_streams();
  close_all_but(kept);
}

// Prepares the readers in this process, then gives up what only that needed.
bool prepare_confined(const ConfinedReader& reader) {
  if (reader.prepare != nullptr) {
    reader.prepare();
  }
  return confine_zygote();
}

// The zygote's own side.
class ForkService {
 public:
  ForkService(int control, std::size_t memory_bytes, const ReadLimits& limits, const ConfinedReader& reader)
      : control_(control), memory_bytes_(memory_bytes), limits_(limits), reader_(reader) {}

  void serve() {
    Request request = kForkChild;
    while (receive_message(control_, &request, sizeof request) && (request == kForkChild ? fork_child() : bury_child(request))) {
    }
    for (const pid_t child : children_) {
      kill_and_wait(child);
    }
  }

 private:
  bool fork_child() {
    Answer answer;
    if (!prepared_ && !prepare_confined(reader_)) {
      return false;
    }
    prepared_ = true;
    auto pair = make_socket_pair(SOCK_STREAM);
    if (pair) {
      answer.child = ::fork();
      if (answer.child == 0) {
        serve_reads(pair->second.number(), memory_bytes_, limits_, reader_);
      }
    }
    if (answer.child > 0) {
      children_.push_back(answer.child);
    }
    return send_message(control_, &answer, sizeof answer, answer.child > 0 ? pair->first.number() : -1);
  }

  bool bury_child(pid_t child) {
    const auto found = std::find(children_.begin(), children_.end(), child);
    if (found == children_.end()) {
      return false;
    }
    children_.erase(found);
    const Answer answer{child, kill_and_wait(child)};
    return send_message(control_, &answer, sizeof answer);
  }

  const int control_;
  const std::size_t memory_bytes_;
  const ReadLimits& limits_;
  const ConfinedReader& reader_;
  bool prepared_ = false;  // not before there is need: most calls read all with the first child
  std::vector<pid_t> children_;
};

[[noreturn]] void serve_forks(int control, std::size_t memory_bytes, const ReadLimits& limits, const ConfinedReader& reader) {
  ::prctl(PR_SET_NAME, "sverka-zygote");
  leave_caller(control);
  ForkService(control, memory_bytes, limits, reader).serve();
  ::_exit(0);
}

[[noreturn]] void serve_as_first(int socket, std::size_t memory_bytes, const ReadLimits& limits, const ConfinedReader& reader) {
  leave_caller(socket);
  if (!prepare_confined(reader)) {
    ::_exit(kUnconfinedStatus);
  }
  serve_reads(socket, memory_bytes, limits, reader);
}

}  // namespace

std::optional<Zygote> Zygote::start(std::size_t memory_bytes, const ReadLimits& limits, const ConfinedReader& reader) {
  auto pair = make_socket_pair(SOCK_SEQPACKET);
  auto stream = make_socket_pair(SOCK_STREAM);
  if (!pair || !stream) {
    return std::nullopt;
  }
  ChildProcess first{::fork(), std::move(stream->first)};
  if (first.id == 0) {
    serve_as_first(stream->second.number(), memory_bytes, limits, reader);
  }
  if (first.id < 0) {
    return std::nullopt;
  }
  const pid_t id = ::fork();
  if (id == 0) {
    serve_forks(pair->second.number(), memory_bytes, limits, reader);
  }
  if (id < 0) {
    kill_and_wait(first.id);
    return std::nullopt;
  }
  return Zygote(id, std::move(pair->first), std::move(first));
}

Zygote::~Zygote() {
  if (!control_.is_open()) {
    return;
  }
  dismiss();
  if (first_id_ > 0) {
    kill_and_wait(first_id_);
  }
  while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void Zygote::dismiss() {
  // A process that was forked elsewhere may hold a copy of the socket: closing alone would not end the zygote.
  ::shutdown(control_.number(), SHUT_RDWR);
}

bool Zygote::ask(Request request) {
  return send_message(control_.number(), &request, sizeof request);
}

std::optional<ChildProcess> Zygote::fork_child() {
  if (first_) {
    return *std::exchange(first_, std::nullopt);
  }
  Answer answer;
  Descriptor socket;
  if (!ask(kForkChild) || !receive_message(control_.number(), &answer, sizeof answer, &socket) || answer.child < 0) {
    return std::nullopt;
  }
  return ChildProcess{answer.child, std::move(socket)};
}

std::optional<int> Zygote::bury_child(pid_t id) {
  if (id == first_id_) {
    return kill_and_wait(std::exchange(first_id_, -1));
  }
  Answer answer;
  if (!ask(id) || !receive_message(control_.number(), &answer, sizeof answer)) {
    return std::nullopt;
  }
  return answer.status;
}

}  // namespace sverka
