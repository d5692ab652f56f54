// Papers that retention took away: rows still name them, and nobody looks for their files.
#pragma once

#include <string>

#include "store/store.hpp"

namespace sverka {

// The same bytes were sent again. Within the writing transaction that names them.
void paper_is_back(StoreWork& work, const std::string& sha256);
bool is_removed_paper(StoreWork& work, const std::string& sha256);

}  // namespace sverka
