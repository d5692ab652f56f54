#include "store/new_papers.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/hash.hpp"

namespace sverka {
namespace {

bool takes_back(StoreWork& work, const std::string& name) {
  return work.change("delete from removed_papers where paper = ?", {name}) != 0;
}

std::set<std::string> all_named(StoreWork& work) {
  std::set<std::string> named;
  for (const auto& [table, column] : paper_columns()) {
    for (const StoredRow& row :
         work.rows("select distinct " + std::string(column) + " from " + std::string(table) + " where " + std::string(column) + " <> ''")) {
      named.insert(text_of(row, 0));
    }
  }
  // A file of one of these is what retention did not come to.
  for (const StoredRow& row : work.rows("select paper from removed_papers")) {
    named.erase(text_of(row, 0));
  }
  return named;
}

// Empty after an error of the work.
std::vector<std::string> spare_papers(StoreWork& work, const PaperFolder& papers) {
  // The files first: what is kept while the rows are read is not among them.
  std::vector<std::string> spare = papers.names();
  std::erase_if(spare, [&](const std::string& name) { return papers.may_be_new(name); });
  const std::set<std::string> named = spare.empty() ? std::set<std::string>() : all_named(work);
  std::erase_if(spare, [&](const std::string& name) { return named.count(name) != 0; });
  return work.failed() ? std::vector<std::string>() : spare;
}

}  // namespace

NewPapers::~NewPapers() {
  if (kept_.empty()) {
    return;
  }
  StoreWork work = store_.writing();
  for (const Kept& one : kept_) {
    const bool is_named = is_named_paper(work, one.name);
    if (!work.failed() && !is_named) {
      store_.papers().remove(one.name);
    }
  }
}

Result<std::string> NewPapers::keep(std::string_view bytes) {
  Result<std::string> name = store_.papers().keep(bytes);
  // What failed may have failed behind the name that it was given.
  kept_.push_back({name ? *name : sha256_hex(bytes), bytes});
  return name;
}

bool NewPapers::are_there(StoreWork& work) const {
  return std::all_of(kept_.begin(), kept_.end(), [&](const Kept& one) {
    takes_back(work, one.name);
    return store_.papers().has(one.name) || store_.papers().keep(one.bytes).has_value();
  });
}

std::optional<Error> refused_before(Store& store, const std::function<std::optional<Error>(StoreWork&)>& why_not) {
  StoreWork work = store.reading();
  std::optional<Error> refusal = why_not(work);
  if (const Result<void> done = work.commit(); !done) {
    return done.error();
  }
  return refusal;
}

bool papers_are_there(StoreWork& work, const PaperFolder& papers, const std::vector<std::string>& names) {
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    if (name.empty()) {
      return true;
    }
    takes_back(work, name);
    return papers.has(name);
  });
}

bool is_removed_paper(StoreWork& work, const std::string& sha256) {
  return !work.row("select paper from removed_papers where paper = ?", {sha256}).empty();
}

const std::vector<PaperColumn>& paper_columns() {
  static const std::vector<PaperColumn> columns = {{"versions", "paper"},     {"versions", "card"},  {"act_versions", "paper"},
                                                   {"ledger_files", "paper"}, {"checks", "report"},  {"checks", "page_ru"},
                                                   {"checks", "page_en"},     {"audits", "report"},  {"audits", "page_ru"},
                                                   {"audits", "page_en"},     {"notices", "letter"}, {"outbox", "letter"}};
  return columns;
}

bool is_named_paper(StoreWork& work, const std::string& sha256) {
  return std::any_of(paper_columns().begin(), paper_columns().end(), [&](const PaperColumn& one) {
    return !work.row("select 1 from " + std::string(one.table) + " where " + std::string(one.column) + " = ? limit 1", {sha256}).empty();
  });
}

Result<std::size_t> remove_spare_papers(Store& store) {
  {
    StoreWork work = store.reading();
    const bool is_clean = spare_papers(work, store.papers()).empty();
    if (const Result<void> done = work.commit(); !done) {
      return fail(done.error());
    }
    if (is_clean) {
      return 0;
    }
  }
  StoreWork work = store.writing();
  std::size_t count = 0;
  for (const std::string& name : spare_papers(work, store.papers())) {
    count += store.papers().remove(name) ? 1 : 0;
  }
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return count;
}

}  // namespace sverka
