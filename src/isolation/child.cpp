#include "isolation/child.hpp"

#include <malloc.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

#include "document/wire.hpp"
#include "isolation/confinement.hpp"
#include "isolation/socket.hpp"

namespace sverka {
namespace {

// Memory freed by one document is kept for the next one up to this; a page fault costs more than it.
constexpr int kKeptBytes = 32 << 20;

// The stack counts as memory too, and where it cannot grow the process dies instead of saying why. Touching
// its far end once makes the kernel grow it now, without filling it.
[[gnu::noinline]] void grow_stack() {
  [[maybe_unused]] volatile char room[1 << 20];
  room[0] = 0;
}

Error out_of_memory() {
  return {ErrorCode::LimitReached, {}, "reader-memory", {}};
}

// An exception is a defect of the reader; the process itself is sound.
Result<Document> read_guarded(std::string_view bytes, const ReadLimits& limits, const ConfinedReader& reader) {
  try {
    Result<Document> result = reader.read(bytes, limits);
    if (reader.ran_out_of_memory != nullptr && reader.ran_out_of_memory()) {
      return fail(out_of_memory());
    }
    return result;
  } catch (const std::bad_alloc&) {
    return fail(out_of_memory());
  } catch (const std::exception& exception) {
    return fail(ErrorCode::Internal, {}, "reader-crashed", exception.what());
  } catch (...) {
    return fail(ErrorCode::Internal, {}, "reader-crashed", "exception");
  }
}

std::string guarded_answer(std::string_view request, const ConfinedReader& reader) {
  try {
    return reader.answer(request);
  } catch (const std::bad_alloc&) {
    return encode_answer(out_of_memory());
  } catch (const std::exception& exception) {
    return encode_answer({ErrorCode::Internal, {}, "reader-crashed", exception.what()});
  } catch (...) {
    return encode_answer({ErrorCode::Internal, {}, "reader-crashed", "exception"});
  }
}

std::string answer_to(std::string_view bytes, const ReadLimits& limits, const ConfinedReader& reader) {
  try {
    return reader.answer ? guarded_answer(bytes, reader) : encode_result(read_guarded(bytes, limits, reader));
  } catch (const std::bad_alloc&) {
    return encode_result(fail(out_of_memory()));
  }
}

bool receive_bytes(int socket, std::string& bytes) {
  FrameLength length = 0;
  if (!read_all(socket, reinterpret_cast<char*>(&length), sizeof length)) {
    return false;
  }
  bytes.resize(length);
  return read_all(socket, bytes.data(), bytes.size());
}

bool send_answer(int socket, const std::string& answer) {
  const FrameLength length = answer.size();
  const std::string_view head(reinterpret_cast<const char*>(&length), sizeof length);
  return write_all(socket, head) && write_all(socket, answer);
}

}  // namespace

void serve_reads(int socket, std::size_t memory_bytes, const ReadLimits& limits, const ConfinedReader& reader) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NAME, "sverka-reader");
  ::mallopt(M_ARENA_MAX, 1);
  ::mallopt(M_MMAP_THRESHOLD, kKeptBytes);
  ::mallopt(M_TRIM_THRESHOLD, kKeptBytes);
  close_all_but(socket);
  grow_stack();
  if (!confine_child(memory_bytes)) {
    ::_exit(kUnconfinedStatus);
  }
  try {
    std::string bytes;
    while (receive_bytes(socket, bytes) && send_answer(socket, answer_to(bytes, limits, reader))) {
    }
  } catch (const std::bad_alloc&) {
    // Not even the bytes of the file fit: the limit is too small for any work.
    send_answer(socket, encode_result(fail(out_of_memory())));
  }
  ::_exit(0);
}

}  // namespace sverka
