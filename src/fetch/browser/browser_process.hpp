// One run of the browser: its process group, its profile, what it prints.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace sverka {

class BrowserProcess {
 public:
  // Under a user without rights where we are root. `arguments`: without the program and the profile. Check is_running().
  BrowserProcess(const std::string& program, const std::vector<std::string>& arguments);
  BrowserProcess(const BrowserProcess&) = delete;
  BrowserProcess& operator=(const BrowserProcess&) = delete;
  // Kills the group, removes the profile.
  ~BrowserProcess();

  bool is_running() const { return output_ >= 0; }
  // Reads what is there without waiting; false at the end of the output.
  bool read(std::string& printed);

 private:
  void close_output();

  pid_t group_ = -1;
  int output_ = -1;
  std::string profile_;
};

}  // namespace sverka
