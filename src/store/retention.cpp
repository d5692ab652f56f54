#include "store/retention.hpp"

#include <map>
#include <set>

#include "report/json_text.hpp"

namespace sverka {
namespace {

// Every paper that a row names, with whether that row is at its end. "?" is the moment before which it must have ended.
constexpr const char* kNamedPapers[] = {
    "select v.paper, v.card, '', 'submission/' || v.submission || ', version ' || v.number, s.partner, case when s.state in ('paid', "
    "'withdrawn') and s.changed_at < ? then 1 else 0 end from versions v join submissions s on s.id = v.submission",
    "select c.report, c.page_ru, c.page_en, 'submission/' || v.submission || ', version ' || v.number, s.partner, case when s.state in "
    "('paid', 'withdrawn') and s.changed_at < ? and c.state = 'done' then 1 else 0 end from checks c join versions v on v.id = "
    "c.version_id join submissions s on s.id = v.submission",
    "select v.paper, '', '', 'act/' || v.act || ', version ' || v.number, a.partner, case when a.state in ('accepted', 'lapsed') and "
    "a.changed_at < ? then 1 else 0 end from act_versions v join acts a on a.id = v.act",
    "select c.report, c.page_ru, c.page_en, 'act/' || v.act || ', version ' || v.number, a.partner, case when a.state in ('accepted', "
    "'lapsed') and a.changed_at < ? and c.state = 'done' then 1 else 0 end from checks c join act_versions v on v.id = c.act_version join "
    "acts a on a.id = v.act",
    "select f.paper, '', '', 'ledger/' || f.ledger || ', ' || f.name, 0, case when l.imported_at < ? and l.id < (select max(id) from "
    "ledgers) then 1 else 0 end from ledger_files f join ledgers l on l.id = f.ledger",
    // Those of audits have a follow-up of their own, and stay.
    "select report, page_ru, page_en, 'audit/' || id, 0, case when ? = '' then 1 else 0 end from audits",
    "select letter, '', '', 'notice/' || id, 0, case when ? = '' then 1 else 0 end from notices",
    "select letter, '', '', 'notice/' || notice, 0, case when ? = '' then 1 else 0 end from outbox"};

std::vector<AgedPaper> aged(StoreWork& work, const std::string& before) {
  std::map<std::string, AgedPaper> ended;
  std::set<std::string> needed;
  for (const char* const question : kNamedPapers) {
    for (const StoredRow& row : work.rows(question, {before})) {
      for (std::size_t column = 0; column < 3; ++column) {
        const std::string paper = text_of(row, column);
        if (paper.empty()) {
          continue;
        }
        if (number_of(row, 5) != 0) {
          ended.emplace(paper, AgedPaper{paper, text_of(row, 3), number_of(row, 4)});
        } else {
          needed.insert(paper);
        }
      }
    }
  }
  for (const StoredRow& row : work.rows("select paper from removed_papers")) {
    needed.insert(text_of(row, 0));
  }
  std::vector<AgedPaper> papers;
  for (auto& [paper, one] : ended) {
    if (needed.count(paper) == 0) {
      papers.push_back(std::move(one));
    }
  }
  return papers;
}

std::string removal_detail(std::size_t count, const std::string& before) {
  JsonText json;
  json.open_object().number("papers", count).text("before", before).close_object();
  return json.str();
}

}  // namespace

Result<std::vector<AgedPaper>> aged_papers(Store& store, const std::string& before) {
  StoreWork work = store.reading();
  std::vector<AgedPaper> papers = aged(work, before);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return papers;
}

Result<std::vector<AgedPaper>> remove_aged_papers(Store& store, const Actor& actor, const std::string& before) {
  StoreWork work = store.writing();
  std::vector<AgedPaper> papers = aged(work, before);
  std::map<std::int64_t, std::size_t> of_partner;
  for (const AgedPaper& one : papers) {
    work.change("insert into removed_papers (paper, at) values (?, ?)", {one.paper, work.now()});
    ++of_partner[one.partner];
  }
  of_partner.erase(0);
  for (const auto& [partner, count] : of_partner) {
    add_to_trail(work, actor, "papers.removed", "partner/" + std::to_string(partner), partner, removal_detail(count, before));
  }
  if (!papers.empty()) {
    add_to_trail(work, actor, "papers.removed", "store", 0, removal_detail(papers.size(), before));
  }
  std::vector<std::string> removed;
  for (const StoredRow& row : work.rows("select paper from removed_papers")) {
    removed.push_back(text_of(row, 0));
  }
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  // Each in the line of writers: nobody names the paper anew between the look and the removal (new_papers.hpp).
  for (const std::string& paper : removed) {
    if (!store.papers().has(paper)) {
      continue;
    }
    StoreWork again = store.writing();
    if (!again.row("select paper from removed_papers where paper = ?", {paper}).empty()) {
      store.papers().remove(paper);
    }
  }
  return papers;
}

}  // namespace sverka
