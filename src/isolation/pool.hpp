// Runs the readers in confined child processes: bytes in, Document or Error out.
//
// A child has no network, no files, bounded memory and CPU time, and a seccomp filter; a crash, a hang or a bomb in it is an
// Error, and nothing else suffers. Children are forked from a small zygote that is started before the caller grows threads or heaps.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "document/document.hpp"
#include "readers/read.hpp"

namespace sverka {

struct IsolationLimits {
  std::size_t workers = 2;
  std::size_t memory_bytes = std::size_t{1} << 30;  // address space of a child
  std::chrono::seconds cpu{20};                     // of one document
  std::chrono::seconds wall{60};                    // of one document, the wait for a free child not counted
  std::size_t documents_per_child = 500;            // then it is replaced
};

class ReaderPool {
 public:
  // Call it early in main, before any thread is started. Errors: internal, if the kernel refuses the confinement:
  // Sverka does not parse untrusted bytes unconfined.
  static Result<std::unique_ptr<ReaderPool>> start(const IsolationLimits& isolation, const ReadLimits& reading);
  virtual ~ReaderPool() = default;

  // Safe to call from many threads; waits for a free child. Errors: those of read_document(), timeout, limit_reached
  // (memory), internal (the child died on this input: reason "reader-crashed").
  virtual Result<Document> read(std::string_view bytes) = 0;
};

}  // namespace sverka
