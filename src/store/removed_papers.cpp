#include "store/removed_papers.hpp"

namespace sverka {

void paper_is_back(StoreWork& work, const std::string& sha256) {
  if (!sha256.empty()) {
    work.change("delete from removed_papers where paper = ?", {sha256});
  }
}

bool is_removed_paper(StoreWork& work, const std::string& sha256) {
  return !work.row("select paper from removed_papers where paper = ?", {sha256}).empty();
}

}  // namespace sverka
