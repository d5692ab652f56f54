#include "isolation/pool.hpp"

#include "isolation/confined_pool.hpp"
#include "readers/prepare.hpp"

namespace sverka {

Result<std::unique_ptr<ReaderPool>> ReaderPool::start(const IsolationLimits& isolation, const ReadLimits& reading) {
  return start_confined_pool(isolation, reading, {prepare_readers, read_document, readers_ran_out_of_memory});
}

}  // namespace sverka
