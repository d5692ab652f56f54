// nginx before a server of the tests, with the site file as it is shipped but for its ports and its log.
#pragma once

#include <fstream>
#include <string>

#include "server_process.hpp"

namespace sverka {

class NginxBefore {
 public:
  explicit NginxBefore(const ServerProcess& server) : folder_(server.folder()), port_(20000 + ::getpid() % 20000) {
    std::string site = bytes_of("packaging/nginx/sverka.conf");
    whole_ = put(site, "server 127.0.0.1:8080;", "server 127.0.0.1:" + std::to_string(server.port()) + ";") &&
             put(site, "listen 80;", "listen 127.0.0.1:" + std::to_string(port_) + ";") &&
             put(site, "/var/log/nginx/sverka.log", access_log());
    std::ofstream file(folder_ + "/nginx.conf");
    file << (::geteuid() == 0 ? "user root;\n" : "") << "pid " << folder_ << "/nginx.pid;\nerror_log " << error_log()
         << ";\nevents {}\nhttp {\naccess_log off;\n";
    for (const char* const kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
      file << kind << "_temp_path " << folder_ << "/" << kind << ";\n";
    }
    file << site << "}\n";
  }
  NginxBefore(const NginxBefore&) = delete;
  NginxBefore& operator=(const NginxBefore&) = delete;
  ~NginxBefore() { run(" -s stop"); }

  // False: the site file is not what it was, or nginx does not start.
  bool start() { return whole_ && run(""); }
  int port() const { return port_; }
  std::string access_log() const { return folder_ + "/access.log"; }
  std::string error_log() const { return folder_ + "/nginx.log"; }

 private:
  static bool put(std::string& site, const std::string& from, const std::string& to) {
    const std::size_t at = site.find(from);
    return at != std::string::npos && !site.replace(at, from.size(), to).empty();
  }
  bool run(const std::string& more) const {
    return std::system(("nginx -p " + folder_ + " -c nginx.conf" + more + " 2>>" + error_log()).c_str()) == 0;
  }

  std::string folder_;
  int port_ = 0;
  bool whole_ = false;
};

}  // namespace sverka
