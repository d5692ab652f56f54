#include "isolation/confinement.hpp"

#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <initializer_list>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SVERKA_ADDRESS_SANITIZER
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define SVERKA_ADDRESS_SANITIZER
#endif

namespace sverka {
namespace {

#ifdef SVERKA_ADDRESS_SANITIZER
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

bool set_limit(__rlimit_resource resource, rlim_t value) {
  const rlimit limit{value, value};
  return ::setrlimit(resource, &limit) == 0;
}

// The kernel's landlock_ruleset_attr as of ABI 6. The header of the build machine may be older than the
// kernel.
struct LandlockRules {
  std::uint64_t handled_access_fs = 0;
  std::uint64_t handled_access_net = 0;
  std::uint64_t scoped = 0;
};

LandlockRules landlock_rules(long abi) {
  constexpr std::uint64_t kFirstFileRights = (1u << 13) - 1;  // ABI 1: EXECUTE ... MAKE_SYM
  LandlockRules rules;
  rules.handled_access_fs = kFirstFileRights;
  rules.handled_access_fs |= abi >= 2 ? 1u << 13 : 0u;  // REFER
  rules.handled_access_fs |= abi >= 3 ? 1u << 14 : 0u;  // TRUNCATE
  rules.handled_access_fs |= abi >= 5 ? 1u << 15 : 0u;  // IOCTL_DEV
  rules.handled_access_net = abi >= 4 ? 3 : 0;          // BIND_TCP, CONNECT_TCP
  rules.scoped = abi >= 6 ? 3 : 0;                      // ABSTRACT_UNIX_SOCKET, SIGNAL
  return rules;
}

// Everything is handled and no rule allows anything. A kernel without Landlock, or with it switched off, is
// no failure: the seccomp filter refuses the same calls; this is the second wall.
bool restrict_by_landlock() {
  const long abi = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (abi < 1) {
    return true;
  }
  const LandlockRules rules = landlock_rules(abi);
  const std::size_t size = abi >= 6 ? sizeof rules : abi >= 4 ? 2 * sizeof(std::uint64_t) : sizeof(std::uint64_t);
  const long ruleset = ::syscall(SYS_landlock_create_ruleset, &rules, size, 0);
  if (ruleset < 0) {
    return false;
  }
  const bool done = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(static_cast<int>(ruleset));
  return done;
}

class Filter {
 public:
  explicit Filter(std::uint32_t default_action) : context_(seccomp_init(default_action)) {
    good_ = context_ != nullptr;
    if (good_) {
      good_ = seccomp_attr_set(context_, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0;
    }
  }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;
  ~Filter() { seccomp_release(context_); }

  void on(std::initializer_list<int> calls, std::uint32_t action) {
    for (const int call : calls) {
      good_ = good_ && seccomp_rule_add_array(context_, action, call, 0, nullptr) == 0;
    }
  }

  // Only if argument number `argument`, under `mask`, equals `value`.
  void on(int call, unsigned argument, std::uint64_t mask, std::uint64_t value, std::uint32_t action) {
    const scmp_arg_cmp comparison{argument, SCMP_CMP_MASKED_EQ, mask, value};
    good_ = good_ && seccomp_rule_add_array(context_, action, call, 1, &comparison) == 0;
  }

  bool load() { return good_ && seccomp_load(context_) == 0; }

 private:
  scmp_filter_ctx context_;
  bool good_ = false;
};

// Questions about the system, which libraries ask and can do without.
void refuse_questions(Filter& filter) {
  filter.on({SCMP_SYS(open),       SCMP_SYS(openat),    SCMP_SYS(openat2),
             SCMP_SYS(creat),      SCMP_SYS(access),    SCMP_SYS(faccessat),
             SCMP_SYS(faccessat2), SCMP_SYS(readlink),  SCMP_SYS(readlinkat),
             SCMP_SYS(stat),       SCMP_SYS(lstat),     SCMP_SYS(newfstatat),
             SCMP_SYS(statx),      SCMP_SYS(unlink),    SCMP_SYS(unlinkat),
             SCMP_SYS(rename),     SCMP_SYS(mkdir),     SCMP_SYS(getcwd),
             SCMP_SYS(lseek),      SCMP_SYS(ioctl),     SCMP_SYS(fcntl),
             SCMP_SYS(uname),      SCMP_SYS(sysinfo),   SCMP_SYS(prlimit64),
             SCMP_SYS(getrlimit),  SCMP_SYS(getrusage), SCMP_SYS(sched_getaffinity),
             SCMP_SYS(getcpu)},
            SCMP_ACT_ERRNO(EACCES));
}

bool load_filter() {
  Filter filter(SCMP_ACT_KILL_PROCESS);
  filter.on({SCMP_SYS(read),         SCMP_SYS(write),          SCMP_SYS(writev),         SCMP_SYS(close),
             SCMP_SYS(fstat),        SCMP_SYS(munmap),         SCMP_SYS(mremap),         SCMP_SYS(madvise),
             SCMP_SYS(brk),          SCMP_SYS(futex),          SCMP_SYS(exit),           SCMP_SYS(exit_group),
             SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),   SCMP_SYS(clock_gettime),
             SCMP_SYS(gettimeofday), SCMP_SYS(time),           SCMP_SYS(getrandom),      SCMP_SYS(getpid),
             SCMP_SYS(gettid),       SCMP_SYS(sched_yield),    SCMP_SYS(restart_syscall)},
            SCMP_ACT_ALLOW);
  // New memory is never executable.
  filter.on(SCMP_SYS(mmap), 2, PROT_EXEC, 0, SCMP_ACT_ALLOW);
  filter.on(SCMP_SYS(mprotect), 2, PROT_EXEC, 0, SCMP_ACT_ALLOW);
  // abort() sends itself a signal; so the cause of death says SIGABRT.
  filter.on(SCMP_SYS(tgkill), 0, 0xFFFFFFFFu, static_cast<std::uint64_t>(::getpid()), SCMP_ACT_ALLOW);
  refuse_questions(filter);
  return filter.load();
}

bool load_sanitized_filter() {
  Filter filter(SCMP_ACT_ALLOW);
  filter.on({SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork),
             SCMP_SYS(clone), SCMP_SYS(clone3), SCMP_SYS(ptrace), SCMP_SYS(kill)},
            SCMP_ACT_KILL_PROCESS);
  filter.on({SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(openat2), SCMP_SYS(creat)}, SCMP_ACT_ERRNO(EACCES));
  return filter.load();
}

}  // namespace

bool can_confine() {
  const std::uint32_t action = SECCOMP_RET_KILL_PROCESS;
  return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

bool confine_zygote() {
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && set_limit(RLIMIT_CORE, 0) &&
         (kSanitized || set_limit(RLIMIT_FSIZE, 0)) && restrict_by_landlock();
}

bool confine_child(std::size_t memory_bytes) {
  // Below its present number of open files a process cannot get a new one. The sanitizer opens pipes to ask
  // whether memory can be read.
  const bool limited = kSanitized || (set_limit(RLIMIT_NOFILE, 0) && set_limit(RLIMIT_AS, memory_bytes));
  return limited && (kSanitized ? load_sanitized_filter() : load_filter());
}

bool is_sanitized_build() {
  return kSanitized;
}

}  // namespace sverka
