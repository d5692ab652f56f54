#include "isolation/socket.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace sverka {
namespace {

constexpr int kFirstDescriptor = 3;  // after standard input, output and error

void close_range_of(int first, int last) {
  if (first > last || ::close_range(static_cast<unsigned>(first), static_cast<unsigned>(last), 0) == 0) {
    return;
  }
  // A kernel before 5.9.
  const int end = static_cast<int>(std::min<long>(::sysconf(_SC_OPEN_MAX), 65536));
  for (int number = first; number <= std::min(last, end); ++number) {
    ::close(number);
  }
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) {
    ::close(number_);
  }
}

std::optional<SocketPair> make_socket_pair(int type) {
  int numbers[2];
  if (::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, numbers) != 0) {
    return std::nullopt;
  }
  return SocketPair{Descriptor(numbers[0]), Descriptor(numbers[1])};
}

bool send_message(int socket, const void* message, std::size_t size, int descriptor) {
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  iovec piece{const_cast<void*>(message), size};
  msghdr header{};
  header.msg_iov = &piece;
  header.msg_iovlen = 1;
  if (descriptor >= 0) {
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    cmsghdr* const rights = CMSG_FIRSTHDR(&header);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(rights), &descriptor, sizeof descriptor);
  }
  ssize_t sent = 0;
  do {
    sent = ::sendmsg(socket, &header, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(size);
}

bool receive_message(int socket, void* message, std::size_t size, Descriptor* descriptor) {
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  iovec piece{message, size};
  msghdr header{};
  header.msg_iov = &piece;
  header.msg_iovlen = 1;
  header.msg_control = control;
  header.msg_controllen = sizeof control;
  ssize_t received = 0;
  do {
    received = ::recvmsg(socket, &header, MSG_CMSG_CLOEXEC);
  } while (received < 0 && errno == EINTR);
  const cmsghdr* const rights = received > 0 ? CMSG_FIRSTHDR(&header) : nullptr;
  if (rights != nullptr && rights->cmsg_type == SCM_RIGHTS) {
    int number = -1;
    std::memcpy(&number, CMSG_DATA(rights), sizeof number);
    Descriptor received_descriptor(number);
    if (descriptor != nullptr) {
      *descriptor = std::move(received_descriptor);
    }
  }
  return received == static_cast<ssize_t>(size);
}

bool write_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(socket, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
  }
  return true;
}

bool read_all(int socket, char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t count = ::read(socket, bytes, size);
    if (count == 0 || (count < 0 && errno != EINTR)) {
      return false;
    }
    const auto filled = static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    bytes += filled;
    size -= filled;
  }
  return true;
}

void close_all_but(int kept) {
  close_range_of(kFirstDescriptor, kept - 1);
  close_range_of(std::max(kept + 1, kFirstDescriptor), 0x7FFFFFFF);
}

}  // namespace sverka
