#include "store/doctor.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace sverka {

Result<std::vector<PaperFault>> named_papers(Store& store) {
  StoreWork work = store.reading();
  std::vector<PaperFault> named;
  for (const StoredRow& row : work.rows("select v.paper, v.card, v.submission, v.number from versions v order by v.id")) {
    const std::string where = "submission/" + text_of(row, 2) + ", version " + text_of(row, 3);
    for (const std::size_t column : {std::size_t{0}, std::size_t{1}}) {
      if (!text_of(row, column).empty()) {
        named.push_back({text_of(row, column), where, false});
      }
    }
  }
  const std::pair<const char*, const char*> reports[] = {
      {"select report, page_ru, page_en, id from checks where state = 'done' order by id", "check/"},
      {"select report, page_ru, page_en, id from audits where state = 'done' order by id", "audit/"},
      {"select letter, '', '', id from notices order by id", "notice/"},
      {"select letter, '', '', notice from outbox order by notice", "notice/"}};
  for (const auto& [question, called] : reports) {
    for (const StoredRow& row : work.rows(question)) {
      for (const std::size_t column : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
        if (!text_of(row, column).empty()) {
          named.push_back({text_of(row, column), called + text_of(row, 3), false});
        }
      }
    }
  }
  for (const StoredRow& row : work.rows("select paper, act, number from act_versions order by id")) {
    named.push_back({text_of(row, 0), "act/" + text_of(row, 1) + ", version " + text_of(row, 2), false});
  }
  for (const StoredRow& row : work.rows("select paper, ledger, name from ledger_files order by ledger, name")) {
    named.push_back({text_of(row, 0), "ledger/" + text_of(row, 1) + ", " + text_of(row, 2), false});
  }
  std::set<std::string> removed;
  for (const StoredRow& row : work.rows("select paper from removed_papers")) {
    removed.insert(text_of(row, 0));
  }
  std::erase_if(named, [&](const PaperFault& one) { return removed.count(one.name) != 0; });
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  std::sort(named.begin(), named.end(), [](const PaperFault& one, const PaperFault& other) { return one.name < other.name; });
  named.erase(
      std::unique(named.begin(), named.end(), [](const PaperFault& one, const PaperFault& other) { return one.name == other.name; }),
      named.end());
  return named;
}

Result<StoreState> examine_store(Store& store) {
  const Result<std::vector<PaperFault>> named = named_papers(store);
  if (!named) {
    return fail(named.error());
  }
  StoreState state;
  state.papers = named->size();
  std::set<std::string> names;
  for (const PaperFault& one : *named) {
    names.insert(one.name);
    const Result<std::string> bytes = store.papers().read(one.name);
    if (!bytes) {
      state.faults.push_back({one.name, one.where, bytes.error().code != ErrorCode::Damaged});
    }
  }
  for (const std::string& name : store.papers().names()) {
    state.spare += names.count(name) == 0 ? 1 : 0;
  }
  StoreWork work = store.reading();
  state.submissions = number_of(work.row("select count(*) from submissions"), 0);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return state;
}

}  // namespace sverka
