// The store held against its papers: what a row names must be there and unaltered.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/store.hpp"

namespace sverka {

struct PaperFault {
  std::string name;         // SHA-256
  std::string where;        // "submission/12, version 3"
  bool is_missing = false;  // false: changed
};

struct StoreState {
  std::int64_t submissions = 0;
  std::size_t papers = 0;  // that some row names
  std::vector<PaperFault> faults;
  std::size_t spare = 0;  // files that no row names: an upload ended between file and row
};

// Reads every paper. Errors: internal "store-failed".
Result<StoreState> examine_store(Store& store);

// Everything that some row names and that retention has not removed, with where it is named, sorted by name.
Result<std::vector<PaperFault>> named_papers(Store& store);

}  // namespace sverka
