// A server of mail on the loopback for tests: takes letters, and behaves as badly as it is told.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sverka::test {

// What becomes of the next letters.
enum class MailManner {
  Take,
  RefuseRecipient,   // 550 after RCPT
  Greylist,          // 451 after RCPT
  HangUp,            // the connection ends before the letter comes
  TakeAndSayNothing  // the letter is taken, the connection ends without an answer
};

class MailServer {
 public:
  MailServer() {
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
  MailServer(const MailServer&) = delete;
  MailServer& operator=(const MailServer&) = delete;
  ~MailServer() {
    stopping_ = true;
    acceptor_.join();
    ::close(listener_);
    for (std::thread& worker : workers_) {
      worker.join();
    }
  }

  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  void set_manner(MailManner manner) { manner_ = manner; }
  // How long it thinks before each answer.
  void set_pause(std::chrono::milliseconds pause) { pause_ = pause.count(); }

  // How often a letter came, by its Message-ID.
  std::map<std::string, int> taken() const {
    const std::lock_guard lock(mutex_);
    std::map<std::string, int> counts;
    for (const std::string& letter : letters_) {
      ++counts[field_of(letter, "Message-Id: <")];
    }
    return counts;
  }
  std::vector<std::string> letters() const {
    const std::lock_guard lock(mutex_);
    return letters_;
  }

 private:
  static std::string field_of(const std::string& letter, const std::string& mark) {
    const std::size_t at = letter.find(mark);
    return at == std::string::npos ? std::string() : letter.substr(at + mark.size(), letter.find('>', at) - at - mark.size());
  }
  void accept_all() {
    while (!stopping_) {
      pollfd one{listener_, POLLIN, 0};
      if (::poll(&one, 1, 50) <= 0) {
        continue;
      }
      const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket >= 0) {
        workers_.emplace_back([this, socket] {
          serve(socket);
          ::close(socket);
        });
      }
    }
  }

  // One conversation; lines in, lines out.
  void serve(int socket) {
    std::string waiting;
    const auto say = [&](const std::string& line) {
      std::this_thread::sleep_for(std::chrono::milliseconds(pause_));
      const std::string whole = line + "\r\n";
      return ::send(socket, whole.data(), whole.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(whole.size());
    };
    const auto read_until = [&](const std::string& end, std::string& text) {
      while (!stopping_) {
        if (const std::size_t at = waiting.find(end); at != std::string::npos) {
          text = waiting.substr(0, at);
          waiting.erase(0, at + end.size());
          return true;
        }
        pollfd one{socket, POLLIN, 0};
        if (::poll(&one, 1, 50) <= 0) {
          continue;
        }
        char block[4096];
        const ssize_t count = ::recv(socket, block, sizeof block, 0);
        if (count <= 0) {
          return false;
        }
        waiting.append(block, static_cast<std::size_t>(count));
      }
      return false;
    };
    std::string line;
    if (!say("220 test")) {
      return;
    }
    while (read_until("\r\n", line)) {
      const MailManner manner = manner_;
      if (line == "DATA") {
        std::string letter;
        if (manner == MailManner::HangUp || !say("354 go on") || !read_until("\r\n.\r\n", letter)) {
          return;
        }
        {
          const std::lock_guard lock(mutex_);
          letters_.push_back(letter + "\r\n");
        }
        if (manner == MailManner::TakeAndSayNothing || !say("250 taken")) {
          return;
        }
      } else if (line.starts_with("RCPT") && manner == MailManner::RefuseRecipient) {
        say("550 no such person");
      } else if (line.starts_with("RCPT") && manner == MailManner::Greylist) {
        say("451 come again later");
      } else if (!say(line == "QUIT" ? "221 bye" : "250 yes")) {
        return;
      }
    }
  }

  int listener_ = -1;
  unsigned port_ = 0;
  std::atomic<bool> stopping_{false};
  std::atomic<MailManner> manner_{MailManner::Take};
  std::atomic<std::int64_t> pause_{0};
  mutable std::mutex mutex_;
  std::vector<std::string> letters_;
  std::thread acceptor_;
  std::vector<std::thread> workers_;
};

}  // namespace sverka::test
