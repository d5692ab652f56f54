// A PostgreSQL of the test's own: a cluster in a temporary folder, reached by a socket in it, gone with the test program. PostgreSQL
// refuses to run as root, so root starts it as "nobody".
#pragma once

#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace sverka {

class PrivatePostgres {
 public:
  enum class Durability { None, Full };

  explicit PrivatePostgres(Durability durability = Durability::None) {
    std::array<char, 32> name{"/tmp/sverka-pg-XXXXXX"};
    folder_ = ::mkdtemp(name.data());
    if (::geteuid() == 0) {
      as_nobody_ = "setpriv --reuid=nobody --regid=nogroup --clear-groups ";
      run("chown nobody " + folder_);
    }
    const std::string safe = durability == Durability::Full ? "" : " -c fsync=off -c full_page_writes=off -c synchronous_commit=off";
    terms_ = "-k " + folder_ + " -c listen_addresses='' -c max_connections=40" + safe;
    run(as_nobody_ + programs() + "/initdb -D " + folder_ + "/data -A trust -U sverka --no-sync -E UTF8 --locale=C");
    start();
  }
  PrivatePostgres(const PrivatePostgres&) = delete;
  PrivatePostgres& operator=(const PrivatePostgres&) = delete;
  ~PrivatePostgres() {
    stop("immediate");
    std::error_code problem;
    std::filesystem::remove_all(folder_, problem);
  }

  bool running() const { return running_; }
  void start() {
    running_ = run(as_nobody_ + programs() + "/pg_ctl -D " + folder_ + "/data -o \"" + terms_ + "\" -w -l " + folder_ + "/log start");
  }
  // "immediate" is what a power cut does to it.
  void stop(const std::string& mode) { run(as_nobody_ + programs() + "/pg_ctl -D " + folder_ + "/data -m " + mode + " -w stop"); }

  // The address of a new, empty database.
  std::string fresh_database() {
    const std::string name = "test" + std::to_string(++count_);
    run(as_nobody_ + programs() + "/createdb -h " + folder_ + " -U sverka -T template0 " + name);
    return "postgresql:///" + name + "?host=" + folder_ + "&user=sverka";
  }
  // The same, written as a person would: without a query.
  std::string fresh_database_in_short() {
    std::string host;
    for (const char sign : folder_) {
      host += sign == '/' ? "%2F" : std::string(1, sign);
    }
    fresh_database();
    return "postgresql://sverka@" + host + "/test" + std::to_string(count_);
  }

 private:
  static std::string programs() { return "/usr/lib/postgresql/15/bin"; }
  static bool run(const std::string& command) { return std::system(("cd / && " + command + " >/dev/null 2>&1").c_str()) == 0; }

  std::string folder_, as_nobody_, terms_;
  bool running_ = false;
  int count_ = 0;
};

}  // namespace sverka
