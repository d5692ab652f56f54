// Papers on their way to the rows that name them. A file is written first, so that no row ever names what is not on the disk; so a refusal,
// or the end of the program, may leave a file that no row names. Such a spare paper is removed again: at once when an upload is refused,
// else at the next start of the server or by `sverka doctor --remove-spare`.
//
// A file is removed by whoever stands in the line of writers, when no row names it. So whoever names papers looks, in that line, whether
// they are still there.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.hpp"

namespace sverka {

// Made before the transaction whose rows name the papers, so that it goes after it.
class NewPapers {
 public:
  explicit NewPapers(Store& store) : store_(store) {}
  NewPapers(const NewPapers&) = delete;
  NewPapers& operator=(const NewPapers&) = delete;
  // Removes what was kept and is named by no row. What the store cannot say now stays for remove_spare_papers().
  ~NewPapers();

  // PaperFolder::keep(). The bytes outlive this.
  Result<std::string> keep(std::string_view bytes);
  // Within the transaction that writes the rows: retention does not count the papers as removed any more, and what another removed
  // meanwhile is written again. False: it cannot be; then nothing is to be kept.
  [[nodiscard]] bool are_there(StoreWork& work) const;
  // The transaction is committed.
  void are_named() { kept_.clear(); }

 private:
  struct Kept {
    std::string name;
    std::string_view bytes;
  };

  Store& store_;
  std::vector<Kept> kept_;
};

// What speaks against an upload, asked before its papers are written; the transaction that names them asks again. Errors of the store, too.
std::optional<Error> refused_before(Store& store, const std::function<std::optional<Error>(StoreWork&)>& why_not);

// The same for names of papers that were kept some time ago; nobody has their bytes any more. Empty names count for nothing.
[[nodiscard]] bool papers_are_there(StoreWork& work, const PaperFolder& papers, const std::vector<std::string>& names);
bool is_removed_paper(StoreWork& work, const std::string& sha256);

// Where papers are named: each column of each table.
struct PaperColumn {
  std::string_view table, column;
};
const std::vector<PaperColumn>& paper_columns();
bool is_named_paper(StoreWork& work, const std::string& sha256);

// Removes the papers that no row names and that were kept ten minutes ago or earlier: whoever keeps one names it well before. How many. It
// reads all names once, and stands in the line of writers only if there is something to remove. Errors: internal "store-failed".
Result<std::size_t> remove_spare_papers(Store& store);

}  // namespace sverka
