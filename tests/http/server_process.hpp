// The program as its tests start it: commands, and the server on a free port with a store of its own.
#pragma once

#include <fcntl.h>
#include <httplib.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern char** environ;

namespace sverka {

inline std::string bytes_of(const std::string& path) {
  std::ifstream file(std::string(SVERKA_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class ServerProcess {
 public:
  // `store_url` empty: SQLite in the folder.
  explicit ServerProcess(const std::string& store_url = "") {
    ::signal(SIGPIPE, SIG_IGN);  // a server that has read enough closes while the client still sends
    std::array<char, 32> name{"/tmp/sverka-serve-XXXXXX"};
    folder_ = ::mkdtemp(name.data());
    url_ = store_url.empty() ? "sqlite:" + folder_ + "/sverka.db" : store_url;
  }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  ~ServerProcess() {
    if (process_ > 0) {
      kill();
    }
    std::error_code problem;
    std::filesystem::remove_all(folder_, problem);
  }

  // False: it did not say where it listens.
  bool start(std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"serve", "--listen", "127.0.0.1:0", "--today", "2026-11-22"};
    words.insert(words.end(), more.begin(), more.end());
    int out = -1;
    process_ = spawn(words, out);
    std::string line;
    for (char sign = 0; ::read(out, &sign, 1) == 1 && sign != '\n';) {
      line += sign;
    }
    ::close(out);
    const std::size_t colon = line.rfind(':');
    port_ = colon == std::string::npos ? 0 : std::atoi(line.c_str() + colon + 1);
    return port_ > 0;
  }
  // Asks it to end; its exit code, -1 if it did not end by itself.
  int stop() {
    ::kill(process_, SIGTERM);
    return wait();
  }
  void kill() {
    ::kill(process_, SIGKILL);
    wait();
  }

  // Runs a command on the same store: its exit code and what it printed.
  int run(const std::vector<std::string>& words, std::string* printed = nullptr) {
    int out = -1;
    const pid_t child = spawn(words, out);
    std::string text;
    std::array<char, 4096> block;
    for (ssize_t count = 0; (count = ::read(out, block.data(), block.size())) > 0;) {
      text.append(block.data(), static_cast<std::size_t>(count));
    }
    ::close(out);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (printed != nullptr) {
      *printed = text;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  // Begins a command, whose output nobody reads; the caller ends it and waits for it.
  pid_t begin(const std::vector<std::string>& words) {
    int out = -1;
    const pid_t child = spawn(words, out);
    ::close(out);
    return child;
  }
  // The last word that a command printed: a password, a token.
  std::string last_word(const std::vector<std::string>& words) {
    std::string text;
    run(words, &text);
    while (!text.empty() && text.back() == '\n') {
      text.pop_back();
    }
    return text.substr(text.rfind(' ') + 1);
  }

  // The memory of the server, without its readers.
  std::size_t resident_kilobytes() const {
    std::ifstream status("/proc/" + std::to_string(process_) + "/status");
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with("VmRSS:")) {
        return std::strtoul(line.c_str() + 6, nullptr, 10);
      }
    }
    return 0;
  }

  int port() const { return port_; }
  const std::string& folder() const { return folder_; }
  std::string log() const {
    std::ifstream file(folder_ + "/log", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  httplib::Client client() const {
    httplib::Client client("127.0.0.1", port_);
    client.set_read_timeout(30);
    return client;
  }

 private:
  pid_t spawn(std::vector<std::string> words, int& out) {
    words.insert(words.begin(), SVERKA_BINARY);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
      return -1;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_addopen(&actions, 2, (folder_ + "/log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    std::vector<char*> arguments;
    for (std::string& word : words) {
      arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    std::vector<std::string> settings = {"SVERKA_STORE_URL=" + url_, "SVERKA_STORE_PAPERS=" + folder_ + "/papers"};
    std::vector<char*> variables = {settings[0].data(), settings[1].data()};
    for (char** variable = environ; *variable != nullptr; ++variable) {
      variables.push_back(*variable);
    }
    variables.push_back(nullptr);
    pid_t child = -1;
    ::posix_spawn(&child, SVERKA_BINARY, &actions, nullptr, arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    out = ends[0];
    return child;
  }
  int wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  std::string folder_, url_;
  pid_t process_ = 0;
  int port_ = 0;
};

// A browser as far as the server sees one: a cookie, and the form token of the last page.
class FormBrowser {
 public:
  explicit FormBrowser(const ServerProcess& server) : server_(server) {}

  httplib::Result get(const std::string& path) {
    auto answer = server_.client().Get(path, headers());
    note(answer);
    return answer;
  }
  httplib::Result post(const std::string& path, httplib::MultipartFormDataItems form) {
    form.push_back({"csrf", csrf_, "", ""});
    auto answer = server_.client().Post(path, headers(), form);
    note(answer);
    return answer;
  }
  // Enters with a one-time password, and changes it.
  bool enter(const std::string& login, const std::string& password) {
    get("/login");
    const auto entered = post("/login", {{"login", login, "", ""}, {"password", password, "", ""}});
    if (!entered || entered->status != 303) {
      return false;
    }
    get("/account");
    const auto changed = post("/account/password", {{"current", password, "", ""}, {"password", "my own password", "", ""}});
    get("/account");
    return changed && changed->status == 303 && !csrf_.empty();
  }
  const std::string& cookie() const { return cookie_; }
  const std::string& csrf() const { return csrf_; }
  void forget_csrf() { csrf_.clear(); }

 private:
  httplib::Headers headers() const { return cookie_.empty() ? httplib::Headers() : httplib::Headers{{"Cookie", cookie_}}; }
  void note(const httplib::Result& answer) {
    if (!answer) {
      return;
    }
    const std::string set = answer->get_header_value("Set-Cookie");
    if (!set.empty()) {
      cookie_ = set.substr(0, set.find(';'));
    }
    const std::string mark = "name=\"csrf\" value=\"";
    if (const std::size_t at = answer->body.find(mark); at != std::string::npos) {
      csrf_ = answer->body.substr(at + mark.size(), 64);
    }
  }

  const ServerProcess& server_;
  std::string cookie_, csrf_;
};

}  // namespace sverka
