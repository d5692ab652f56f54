// Runs the readers in confined child processes: bytes in, Document or Error out.
//
// A child has no network, no files, bounded memory and CPU time, and a seccomp filter; a crash, a hang or a
// bomb in it is an Error, and nothing else suffers. Children are forked from a small zygote that is started
// before the caller grows threads or heaps:
//
//   caller -- control socket --> zygote -- fork --> child, child, ...   all: Landlock, no new privileges
//      +------- a socket for each child ----------------+              the children: limits, seccomp
//
// A child reads a length and the bytes, runs the reader, writes a length and encode_result(). The caller
// holds the wall clock and the child's CPU clock, kills, asks the zygote how the child died, and trusts no
// byte of an answer.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "document/document.hpp"
#include "readers/read.hpp"

namespace sverka {

struct IsolationLimits {
  std::size_t workers = 2;  // children at most; each is started when it is first needed
  // Address space of a child, with what it inherits. Not held under the address sanitizer.
  std::size_t memory_bytes = std::size_t{1} << 30;
  std::chrono::milliseconds cpu{20000};   // of one document
  std::chrono::milliseconds wall{60000};  // of one document, the wait for a free child not counted
  std::size_t documents_per_child = 500;  // then it is replaced
  std::size_t answer_bytes = std::size_t{512} << 20;
};

class ReaderPool {
 public:
  // Call it early in main, before any thread is started. Costs one fork; the first child starts meanwhile.
  // Errors: internal, if the kernel has no seccomp or refuses processes: Sverka does not parse untrusted
  // bytes unconfined.
  static Result<std::unique_ptr<ReaderPool>> start(const IsolationLimits& isolation, const ReadLimits& reading);
  // No read() may be running. Waits until all children are gone.
  virtual ~ReaderPool() = default;

  // Safe to call from many threads; waits for a free child. A document on which a child dies is tried once
  // more in a fresh one. Errors: those of read_document(), and
  //   too_large      file-too-large: more than ReadLimits::file_bytes
  //   timeout        reader-timeout (wall clock), reader-cpu
  //   limit_reached  reader-memory, reader-answer-too-large
  //   internal       reader-crashed: two children died on this input, detail says of what ("SIGSEGV");
  //                  reader-unconfined: a child could not be confined, and read nothing;
  //                  reader-unavailable: the zygote is gone, or no process can be started
  // While the child reads, `meanwhile` is run in the caller, once, if it is given.
  virtual Result<Document> read(std::string_view bytes, const std::function<void()>& meanwhile) = 0;
  Result<Document> read(std::string_view bytes) { return read(bytes, {}); }

  // Nothing will be read any more: the children end while the caller goes on, and its end does not wait for theirs. A read after
  // it is answered with reader-unavailable.
  virtual void retire() {}
};

}  // namespace sverka
