#include "fetch/browser/browser_process.hpp"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace sverka {

namespace {

constexpr uid_t kNobody = 65534;
constexpr int kNoProgram = 127;

// A folder that only the browser's user can enter.
std::string make_profile(bool is_root) {
  std::error_code problem;
  std::string name = (std::filesystem::temp_directory_path(problem) / "sverka-browser-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr || (is_root && ::chown(name.c_str(), kNobody, kNobody) != 0)) {
    return {};
  }
  return name;
}

// Between fork and exec: only what is safe there. Never returns.
[[noreturn]] void become_browser(bool is_root, int output, int nothing, char* const* arguments, char* const* environment) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (is_root &&
      (::setgroups(0, nullptr) != 0 || ::setresgid(kNobody, kNobody, kNobody) != 0 || ::setresuid(kNobody, kNobody, kNobody) != 0)) {
    ::_exit(kNoProgram);
  }
  if (::dup2(nothing, STDIN_FILENO) < 0 || ::dup2(output, STDOUT_FILENO) < 0 || ::dup2(nothing, STDERR_FILENO) < 0) {
    ::_exit(kNoProgram);
  }
  ::execve(arguments[0], arguments, environment);
  ::_exit(kNoProgram);
}

std::vector<char*> pointers_of(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) {
    pointers.push_back(text.data());
  }
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

BrowserProcess::BrowserProcess(const std::string& program, const std::vector<std::string>& arguments) {
  const bool is_root = ::geteuid() == 0;
  profile_ = make_profile(is_root);
  std::array<int, 2> pipe{-1, -1};
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (profile_.empty() || nothing < 0 || ::pipe2(pipe.data(), O_CLOEXEC) != 0) {
    if (nothing >= 0) {
      ::close(nothing);
    }
    return;
  }
  std::vector<std::string> all{program, "--user-data-dir=" + profile_ + "/profile"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment{"HOME=" + profile_,
                                       "TMPDIR=" + profile_,
                                       "XDG_CONFIG_HOME=" + profile_,
                                       "XDG_CACHE_HOME=" + profile_,
                                       "PATH=/usr/bin:/bin",
                                       "LANG=C.UTF-8",
                                       "TZ=UTC"};
  const std::vector<char*> argument_pointers = pointers_of(all), environment_pointers = pointers_of(environment);
  group_ = ::fork();
  if (group_ == 0) {
    become_browser(is_root, pipe[1], nothing, argument_pointers.data(), environment_pointers.data());
  }
  ::close(pipe[1]);
  ::close(nothing);
  if (group_ < 0) {
    ::close(pipe[0]);
    return;
  }
  ::setpgid(group_, group_);
  ::fcntl(pipe[0], F_SETFL, O_NONBLOCK);
  output_ = pipe[0];
}

BrowserProcess::~BrowserProcess() {
  close_output();
  if (group_ > 0) {
    ::kill(-group_, SIGKILL);
    ::waitpid(group_, nullptr, 0);
  }
  if (!profile_.empty()) {
    std::error_code problem;
    std::filesystem::remove_all(profile_, problem);
  }
}

void BrowserProcess::close_output() {
  if (output_ >= 0) {
    ::close(output_);
    output_ = -1;
  }
}

bool BrowserProcess::read(std::string& printed) {
  std::array<char, 65536> piece{};
  while (output_ >= 0) {
    const ssize_t count = ::read(output_, piece.data(), piece.size());
    if (count > 0) {
      printed.append(piece.data(), static_cast<std::size_t>(count));
      return true;
    }
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
      return true;
    }
    close_output();
  }
  return false;
}

}  // namespace sverka
