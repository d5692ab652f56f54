// A web server on the loopback for tests: files of a folder with headers of their own, answers made by the test, and faults.
//
// Beside "page.html" may stand "page.html.headers": lines "Name: value", and "Status: 404". A path that ends with a slash is its
// index.html.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace sverka::test {

struct SiteRequest {
  std::string target;                          // path and query
  std::map<std::string, std::string> headers;  // names in lower case
};

// What a route writes to its connection: raw bytes, or a whole answer.
class SiteConnection {
 public:
  explicit SiteConnection(int socket) : socket_(socket) {}

  bool write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) {
        return false;
      }
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void answer(int status, const std::string& body, const std::string& headers = "Content-Type: text/html; charset=utf-8\r\n") {
    write("HTTP/1.1 " + std::to_string(status) + " Test\r\n" + headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
          body);
  }
  void redirect(const std::string& to, int status = 302) { answer(status, "", "Location: " + to + "\r\n"); }
  // Ends the connection by RST.
  void reset() {
    const linger hard{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    closes_ = true;
  }
  void close_after() { closes_ = true; }
  bool closes() const { return closes_; }

 private:
  int socket_;
  bool closes_ = false;
};

class SiteServer {
 public:
  using Route = std::function<void(const SiteRequest&, SiteConnection&)>;

  explicit SiteServer(std::filesystem::path folder = {}) : folder_(std::move(folder)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(listener_, 64);
    socklen_t size = sizeof address;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread([this] { accept_all(); });
  }
  SiteServer(const SiteServer&) = delete;
  SiteServer& operator=(const SiteServer&) = delete;
  ~SiteServer() {
    stopping_ = true;
    acceptor_.join();
    ::close(listener_);
    for (std::thread& worker : workers_) {
      worker.join();
    }
  }

  unsigned port() const { return port_; }
  std::string url(const std::string& path = "/") const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
  // Before the first request. `path` without its query.
  void route(const std::string& path, Route route) { routes_[path] = std::move(route); }
  void page(const std::string& path, const std::string& body) {
    route(path, [body](const SiteRequest&, SiteConnection& connection) { connection.answer(200, body); });
  }
  void fallback(Route route) { fallback_ = std::move(route); }

  std::vector<std::string> targets() const {
    const std::lock_guard lock(mutex_);
    return targets_;
  }
  std::size_t asked_for(const std::string& target) const {
    std::size_t count = 0;
    for (const std::string& one : targets()) {
      count += one == target ? 1 : 0;
    }
    return count;
  }
  std::vector<SiteRequest> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }
  std::size_t most_connections() const { return most_; }
  // A pause in pieces that ends with the server: for routes that drip.
  bool sleep(std::chrono::milliseconds time) const {
    for (; time.count() > 0 && !stopping_; time -= std::chrono::milliseconds(10)) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return !stopping_;
  }

 private:
  void accept_all() {
    while (!stopping_) {
      pollfd waiting{listener_, POLLIN, 0};
      if (::poll(&waiting, 1, 20) <= 0) {
        continue;
      }
      const int socket = ::accept(listener_, nullptr, nullptr);
      if (socket >= 0) {
        workers_.emplace_back([this, socket] { serve(socket); });
      }
    }
  }

  void serve(int socket) {
    const std::size_t now = ++connections_;
    std::size_t most = most_;
    while (now > most && !most_.compare_exchange_weak(most, now)) {
    }
    std::string buffer;
    SiteConnection connection(socket);
    while (!stopping_ && !connection.closes()) {
      const std::size_t end = buffer.find("\r\n\r\n");
      if (end == std::string::npos) {
        pollfd waiting{socket, POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0) {
          continue;
        }
        char piece[4096];
        const ssize_t count = ::recv(socket, piece, sizeof piece, 0);
        if (count <= 0) {
          break;
        }
        buffer.append(piece, static_cast<std::size_t>(count));
        if (buffer.front() == '\x16') {
          connection.write("HTTP/1.1 400 This is no TLS\r\n\r\n");
          break;
        }
        continue;
      }
      answer(request_of(buffer.substr(0, end)), connection);
      buffer.erase(0, end + 4);
    }
    ::close(socket);
    --connections_;
  }

  static SiteRequest request_of(const std::string& head) {
    SiteRequest request;
    std::istringstream lines(head);
    std::string line, method;
    std::getline(lines, line);
    std::istringstream(line) >> method >> request.target;
    while (std::getline(lines, line)) {
      const std::size_t colon = line.find(':');
      if (colon != std::string::npos) {
        std::string name = line.substr(0, colon);
        for (char& letter : name) {
          letter = static_cast<char>(std::tolower(letter));
        }
        std::string value = line.substr(std::min(colon + 2, line.size()));
        if (value.ends_with('\r')) {
          value.pop_back();
        }
        request.headers[name] = value;
      }
    }
    return request;
  }

  void answer(const SiteRequest& request, SiteConnection& connection) {
    {
      const std::lock_guard lock(mutex_);
      targets_.push_back(request.target);
      requests_.push_back(request);
    }
    const std::string path = request.target.substr(0, request.target.find('?'));
    const auto found = routes_.find(path);
    if (found != routes_.end()) {
      found->second(request, connection);
    } else if (!folder_.empty() && serve_file(path, connection)) {
      return;
    } else if (fallback_) {
      fallback_(request, connection);
    } else {
      connection.answer(404, "<p>not here</p>");
    }
  }

  static std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  static std::string type_of(const std::filesystem::path& path) {
    static const std::map<std::string, std::string> types = {
        {".html", "text/html"}, {".css", "text/css"}, {".txt", "text/plain"}, {".xml", "application/xml"}, {".pdf", "application/pdf"}};
    const auto found = types.find(path.extension().string());
    return found == types.end() ? "application/octet-stream" : found->second;
  }

  bool serve_file(std::string path, SiteConnection& connection) const {
    if (path.find("..") != std::string::npos) {
      return false;
    }
    path += path.ends_with('/') ? "index.html" : "";
    const std::filesystem::path file = folder_ / path.substr(1);
    if (!std::filesystem::is_regular_file(file)) {
      return false;
    }
    int status = 200;
    std::string headers;
    bool typed = false;
    std::istringstream lines(read(file.string() + ".headers"));
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("Status:")) {
        status = std::stoi(line.substr(7));
      } else if (!line.empty()) {
        typed = typed || line.starts_with("Content-Type:");
        headers += line + "\r\n";
      }
    }
    connection.answer(status, read(file), headers + (typed ? "" : "Content-Type: " + type_of(file) + "\r\n"));
    return true;
  }

  std::filesystem::path folder_;
  int listener_ = -1;
  unsigned port_ = 0;
  std::map<std::string, Route> routes_;
  Route fallback_;
  std::thread acceptor_;
  std::vector<std::thread> workers_;
  std::atomic<bool> stopping_{false};
  std::atomic<std::size_t> connections_{0}, most_{0};
  mutable std::mutex mutex_;
  std::vector<std::string> targets_;
  std::vector<SiteRequest> requests_;
};

}  // namespace sverka::test
