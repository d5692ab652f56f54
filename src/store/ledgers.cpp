#include "store/ledgers.hpp"

#include <utility>

#include "store/cleaned.hpp"
#include "store/new_papers.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestName = 200;
constexpr const char* kLedgerColumns =
    "select l.id, l.sha256, l.partners, l.payments, l.payouts, u.name, l.imported_at from ledgers l join users u on u.id = l.imported_by ";

ImportedLedger ledger_of(const StoredRow& row) {
  return {number_of(row, 0), text_of(row, 1), number_of(row, 2), number_of(row, 3), number_of(row, 4), text_of(row, 5), text_of(row, 6)};
}

}  // namespace

Result<ImportedLedger> keep_ledger(Store& store, const Actor& actor, const std::vector<LedgerUpload>& files, ImportedLedger counts) {
  NewPapers papers(store);
  std::vector<LedgerPaper> kept;
  for (const LedgerUpload& file : files) {
    const Result<std::string> paper = papers.keep(file.bytes);
    if (!paper) {
      return fail(paper.error());
    }
    kept.push_back({cleaned(file.name, kLongestName), *paper, static_cast<std::int64_t>(file.bytes.size())});
  }
  StoreWork work = store.writing();
  if (std::optional<ImportedLedger> newest = newest_ledger(work); newest && newest->sha256 == counts.sha256) {
    return std::move(*newest);
  }
  counts.id = work.next_id("ledgers");
  counts.imported_by = actor.name;
  counts.imported_at = work.now();
  work.change("insert into ledgers (id, sha256, partners, payments, payouts, imported_by, imported_at) values (?, ?, ?, ?, ?, ?, ?)",
              {counts.id, counts.sha256, counts.partners, counts.payments, counts.payouts, actor.user, work.now()});
  for (const LedgerPaper& one : kept) {
    work.change("insert into ledger_files (ledger, name, paper, bytes) values (?, ?, ?, ?)", {counts.id, one.name, one.paper, one.bytes});
  }
  if (!papers.are_there(work)) {
    return work.refused(ErrorCode::Internal, "", "paper-not-kept");
  }
  add_to_trail(work, actor, "ledger.imported", "ledger/" + std::to_string(counts.id), 0,
               "{\"sha256\": \"" + counts.sha256 + "\", \"files\": " + std::to_string(kept.size()) +
                   ", \"payments\": " + std::to_string(counts.payments) + ", \"payouts\": " + std::to_string(counts.payouts) + "}");
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  papers.are_named();
  return counts;
}

std::vector<ImportedLedger> list_ledgers(StoreWork& work, std::size_t most) {
  std::vector<ImportedLedger> ledgers;
  for (const StoredRow& row : work.rows(std::string(kLedgerColumns) + "order by l.id desc limit ?", {static_cast<std::int64_t>(most)})) {
    ledgers.push_back(ledger_of(row));
  }
  return ledgers;
}

std::optional<ImportedLedger> newest_ledger(StoreWork& work) {
  std::vector<ImportedLedger> newest = list_ledgers(work, 1);
  return newest.empty() ? std::nullopt : std::optional(std::move(newest.front()));
}

std::vector<LedgerPaper> list_ledger_files(StoreWork& work, std::int64_t ledger) {
  std::vector<LedgerPaper> files;
  for (const StoredRow& row : work.rows("select name, paper, bytes from ledger_files where ledger = ? order by name", {ledger})) {
    files.push_back({text_of(row, 0), text_of(row, 1), number_of(row, 2)});
  }
  return files;
}

}  // namespace sverka
