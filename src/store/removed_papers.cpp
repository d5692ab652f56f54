#include "store/removed_papers.hpp"

namespace sverka {

bool papers_are_back(StoreWork& work, const PaperFolder& papers, const std::vector<std::string>& names) {
  bool all = true;
  for (const std::string& name : names) {
    const bool was_removed = !name.empty() && work.change("delete from removed_papers where paper = ?", {name}) != 0;
    all = all && (!was_removed || papers.has(name));
  }
  return all;
}

bool is_removed_paper(StoreWork& work, const std::string& sha256) {
  return !work.row("select paper from removed_papers where paper = ?", {sha256}).empty();
}

}  // namespace sverka
