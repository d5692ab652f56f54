// The pool with the reader as a parameter: tests put readers in its place that crash, hang or try to get out. Under it, the pool of
// children that answer bytes with bytes, for readers of other things than documents.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "isolation/pool.hpp"

namespace sverka {

// What a child runs. All of it is called in the zygote's children or the zygote only, never in the caller's
// process.
struct ConfinedReader {
  void (*prepare)() = nullptr;  // once, before the confinement
  Result<Document> (*read)(std::string_view bytes, const ReadLimits& limits) = nullptr;
  bool (*ran_out_of_memory)() = nullptr;  // after a read: then its result is not to be believed
  // Instead of `read`, if given: the answer to a request, which begins with another byte than the encoding of an error does (wire.hpp).
  std::function<std::string(std::string_view request)> answer = {};
};

class ChildPool {
 public:
  // What the bytes of an answer are. False if they are broken: then the child that sent them is not asked again.
  using Decode = std::function<bool(std::string_view answer)>;

  static Result<std::unique_ptr<ChildPool>> start(const IsolationLimits& isolation, const ReadLimits& reading,
                                                  const ConfinedReader& reader);
  virtual ~ChildPool() = default;

  // As ReaderPool::read(), with the errors it lists that are no reader's; an error that the child answers is given as its own.
  virtual Result<void> ask(std::string_view request, const std::function<void()>& meanwhile, const Decode& decode) = 0;

  virtual void retire() = 0;  // as ReaderPool's
};

Result<std::unique_ptr<ReaderPool>> start_confined_pool(const IsolationLimits& isolation, const ReadLimits& reading,
                                                        const ConfinedReader& reader);

}  // namespace sverka
