// Descriptors that close themselves, and the few ways in which the processes of the pool talk.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace sverka {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  int release() { return std::exchange(number_, -1); }
  void reset() { *this = Descriptor(); }

 private:
  int number_ = -1;
};

struct SocketPair {
  Descriptor first, second;
};

// Two connected sockets that close on exec. `type` is SOCK_STREAM or SOCK_SEQPACKET.
std::optional<SocketPair> make_socket_pair(int type);

// One whole message of a SOCK_SEQPACKET socket, with a descriptor beside it or without (-1). False if the
// other side is gone. Both wait as long as it takes.
bool send_message(int socket, const void* message, std::size_t size, int descriptor = -1);
bool receive_message(int socket, void* message, std::size_t size, Descriptor* descriptor = nullptr);

// All bytes of a stream, waiting as long as it takes, by read() and write() alone: a confined child has no
// other calls. False at the end of the stream or if the other side is gone.
bool write_all(int socket, std::string_view bytes);
bool read_all(int socket, char* bytes, std::size_t size);

// Closes every descriptor from 3 on but `kept`.
void close_all_but(int kept);

}  // namespace sverka
