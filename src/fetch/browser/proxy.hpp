// The only network that the browser has: a proxy on the loopback that asks its owner for every answer.
//
// A thread takes connections, one more reads each; requests wait in a queue until the owner's thread answers them. TLS ends here.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "fetch/browser.hpp"
#include "fetch/browser/certificate.hpp"

namespace sverka {

class LoopbackProxy {
 public:
  // Null if no port can be had.
  static std::unique_ptr<LoopbackProxy> start();
  LoopbackProxy(const LoopbackProxy&) = delete;
  LoopbackProxy& operator=(const LoopbackProxy&) = delete;
  // Ends all connections.
  ~LoopbackProxy();

  unsigned port() const { return port_; }

  struct Waiting {
    BrowserRequest request;
    std::optional<FetchedAnswer> answer;
    bool given_up = false;
  };
  // A request that waits, after at most so long; null if none came.
  std::shared_ptr<Waiting> next(std::chrono::milliseconds most);
  void answer(const std::shared_ptr<Waiting>& waiting, FetchedAnswer answer);
  // What waits is not answered any more.
  void give_up();

 private:
  LoopbackProxy(int listener, unsigned port, TlsContext context)
      : listener_(listener), port_(port), context_(std::move(context)), accepting_([this] { accept_connections(); }) {}
  void accept_connections();
  void serve(int socket);
  std::optional<FetchedAnswer> ask(BrowserRequest request);

  const int listener_;
  const unsigned port_;
  const TlsContext context_;
  std::atomic<bool> ends_ = false;
  std::atomic<int> connections_ = 0;
  std::mutex mutex_;
  std::condition_variable arrived_, answered_;
  std::deque<std::shared_ptr<Waiting>> waiting_;
  std::thread accepting_;
};

}  // namespace sverka
