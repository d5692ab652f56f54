#include "fetch/browser/proxy.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace sverka {

namespace {

constexpr std::size_t kHeadBytes = std::size_t{64} << 10;
constexpr int kMostConnections = 64;
constexpr int kAcceptWaitMs = 50;
constexpr time_t kSilenceSeconds = 15;

struct FreeTls {
  void operator()(SSL* tls) const { SSL_free(tls); }
};

// A socket, with TLS on it or without.
class Wire {
 public:
  explicit Wire(int socket) : socket_(socket) {
    const timeval silence{kSilenceSeconds, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &silence, sizeof silence);
  }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  ~Wire() {
    tls_.reset();
    ::close(socket_);
  }

  bool begin_tls(SSL_CTX* context) {
    tls_.reset(SSL_new(context));
    return tls_ && SSL_set_fd(tls_.get(), socket_) == 1 && SSL_accept(tls_.get()) == 1;
  }

  bool write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto part = static_cast<int>(std::min<std::size_t>(bytes.size(), 1u << 20));
      const long done =
          tls_ ? SSL_write(tls_.get(), bytes.data(), part) : ::send(socket_, bytes.data(), static_cast<std::size_t>(part), MSG_NOSIGNAL);
      if (done <= 0) {
        return false;
      }
      bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return true;
  }

  // Up to the empty line; nothing if it is not there within the limit.
  std::optional<std::string> head() {
    while (true) {
      if (const std::size_t end = read_.find("\r\n\r\n"); end != std::string::npos) {
        std::string head = read_.substr(0, end + 2);
        read_.erase(0, end + 4);
        return head;
      }
      std::array<char, 8192> piece{};
      const long count =
          tls_ ? SSL_read(tls_.get(), piece.data(), static_cast<int>(piece.size())) : ::recv(socket_, piece.data(), piece.size(), 0);
      if (count <= 0 || read_.size() > kHeadBytes) {
        return std::nullopt;
      }
      read_.append(piece.data(), static_cast<std::size_t>(count));
    }
  }

 private:
  const int socket_;
  std::unique_ptr<SSL, FreeTls> tls_;
  std::string read_;
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
  }
  return result;
}

std::string field_of(const std::string& head, std::string_view name) {
  const std::string all = lower(head);
  const std::size_t at = all.find("\r\n" + std::string(name) + ":");
  if (at == std::string::npos) {
    return {};
  }
  const std::size_t begin = head.find_first_not_of(" \t", at + name.size() + 3);
  return begin == std::string::npos ? std::string() : head.substr(begin, head.find("\r\n", begin) - begin);
}

// "GET http://a.example/b HTTP/1.1", or "GET /b HTTP/1.1" behind `origin`.
BrowserRequest request_of(const std::string& head, const std::string& origin) {
  const std::size_t first = head.find(' ');
  const std::size_t second = first == std::string::npos ? first : head.find(' ', first + 1);
  if (second == std::string::npos) {
    return {};
  }
  const std::string target = head.substr(first + 1, second - first - 1);
  return {head.substr(0, first), target.starts_with('/') ? origin + target : target, lower(field_of(head, "sec-fetch-dest"))};
}

bool is_passed_on(const HeaderField& field) {
  static constexpr std::array<std::string_view, 11> kOwn = {
      "connection", "content-encoding", "content-length", "transfer-encoding", "keep-alive", "upgrade", "strict-transport-security",
      "alt-svc",    "set-cookie",       "trailer",        "proxy-authenticate"};
  return std::find(kOwn.begin(), kOwn.end(), field.name) == kOwn.end() && field.value.find_first_of("\r\n") == std::string::npos;
}

std::string answer_text(const FetchedAnswer& answer) {
  std::string text = "HTTP/1.1 " + std::to_string(answer.status) + " -\r\n";
  for (const HeaderField& field : answer.headers) {
    text += is_passed_on(field) ? field.name + ": " + field.value + "\r\n" : "";
  }
  return text + "connection: close\r\ncontent-length: " + std::to_string(answer.body.size()) + "\r\n\r\n" + answer.body;
}

}  // namespace

std::unique_ptr<LoopbackProxy> LoopbackProxy::start() {
  TlsContext context = make_tls_context();
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  // The interface of sockets takes every address as a sockaddr.
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (!context || listener < 0 || ::bind(listener, any, size) != 0 || ::listen(listener, kMostConnections) != 0 ||
      ::getsockname(listener, any, &size) != 0) {
    if (listener >= 0) {
      ::close(listener);
    }
    return nullptr;
  }
  return std::unique_ptr<LoopbackProxy>(new LoopbackProxy(listener, ntohs(address.sin_port), std::move(context)));
}

LoopbackProxy::~LoopbackProxy() {
  ends_ = true;
  give_up();
  accepting_.join();
  while (connections_ > 0) {
    give_up();
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  ::close(listener_);
}

void LoopbackProxy::accept_connections() {
  // TLS writes to sockets that the browser may have closed: no reason for the process to end. The threads of connections inherit this.
  sigset_t broken_pipes;
  ::sigemptyset(&broken_pipes);
  ::sigaddset(&broken_pipes, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &broken_pipes, nullptr);
  while (!ends_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (::poll(&waiting, 1, kAcceptWaitMs) <= 0) {
      continue;
    }
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) {
      continue;
    }
    if (connections_ >= kMostConnections) {
      ::close(socket);
      continue;
    }
    ++connections_;
    std::thread([this, socket] {
      serve(socket);
      --connections_;
    }).detach();
  }
}

void LoopbackProxy::serve(int socket) {
  Wire wire(socket);
  std::optional<std::string> head = wire.head();
  std::string origin;
  if (head && head->starts_with("CONNECT ")) {
    const std::string authority = head->substr(8, head->find(' ', 8) - 8);
    const std::size_t usual = authority.rfind(":443");
    origin = "https://" + (usual != std::string::npos && usual + 4 == authority.size() ? authority.substr(0, usual) : authority);
    if (!wire.write("HTTP/1.1 200 -\r\n\r\n") || !wire.begin_tls(context_.get())) {
      return;
    }
    head = wire.head();
  }
  if (!head || ends_) {
    return;
  }
  const std::optional<FetchedAnswer> answer = ask(request_of(*head, origin));
  if (answer && answer->status != 0) {
    wire.write(answer_text(*answer));
  }
}

std::optional<FetchedAnswer> LoopbackProxy::ask(BrowserRequest request) {
  auto waiting = std::make_shared<Waiting>();
  waiting->request = std::move(request);
  std::unique_lock lock(mutex_);
  waiting_.push_back(waiting);
  arrived_.notify_one();
  answered_.wait(lock, [&] { return waiting->answer || waiting->given_up || ends_; });
  return waiting->answer;
}

std::shared_ptr<LoopbackProxy::Waiting> LoopbackProxy::next(std::chrono::milliseconds most) {
  std::unique_lock lock(mutex_);
  arrived_.wait_for(lock, most, [this] { return !waiting_.empty(); });
  if (waiting_.empty()) {
    return nullptr;
  }
  std::shared_ptr<Waiting> first = std::move(waiting_.front());
  waiting_.pop_front();
  return first;
}

void LoopbackProxy::answer(const std::shared_ptr<Waiting>& waiting, FetchedAnswer answer) {
  const std::lock_guard lock(mutex_);
  waiting->answer = std::move(answer);
  answered_.notify_all();
}

void LoopbackProxy::give_up() {
  const std::lock_guard lock(mutex_);
  for (const std::shared_ptr<Waiting>& waiting : waiting_) {
    waiting->given_up = true;
  }
  waiting_.clear();
  answered_.notify_all();
}

}  // namespace sverka
