// Papers that retention took away: rows still name them, and nobody looks for their files.
#pragma once

#include <string>
#include <vector>

#include "store/store.hpp"

namespace sverka {

// Rows name these bytes from now on: they are not removed any more. Within the writing transaction that writes the rows, since retention
// deletes files while it stands in the same line. False: it was quicker, a file is gone; then nothing is to be kept, and whoever sent the
// bytes sends them again. Empty names count for nothing.
[[nodiscard]] bool papers_are_back(StoreWork& work, const PaperFolder& papers, const std::vector<std::string>& names);
bool is_removed_paper(StoreWork& work, const std::string& sha256);

}  // namespace sverka
