// The rows of the register held in step with a ledger.
#include <map>
#include <tuple>

#include "store/acts.hpp"

namespace sverka {
namespace {

using PayoutKey = std::tuple<std::int64_t, std::string, std::string>;  // partner, payout, day of the debit

struct PresentRow {
  std::int64_t id = 0;
  std::string state;
  std::int64_t version = 0;
  DueAct due;
  bool is_wanted = false;
};

PayoutKey payout_key(const DueAct& due) {
  return {due.partner, due.payout, due.debited_on};
}

std::map<PayoutKey, PresentRow> present_rows(StoreWork& work) {
  std::map<PayoutKey, PresentRow> rows;
  for (const StoredRow& row : work.rows("select id, state, version, partner, payout, periods, amount, debited_on, received_on, due_on, "
                                        "ledger_scan_on from acts")) {
    PresentRow one{number_of(row, 0),
                   text_of(row, 1),
                   number_of(row, 2),
                   {number_of(row, 3), text_of(row, 4), text_of(row, 5), number_of(row, 6), text_of(row, 7), text_of(row, 8),
                    text_of(row, 9), text_of(row, 10)},
                   false};
    rows.emplace(payout_key(one.due), std::move(one));
  }
  return rows;
}

bool says_the_same(const DueAct& one, const DueAct& other) {
  const auto said = [](const DueAct& due) { return std::tie(due.periods, due.amount, due.received_on, due.due_on, due.ledger_scan_on); };
  return said(one) == said(other);
}

void put_row(StoreWork& work, std::int64_t id, const DueAct& due) {
  work.change(
      "insert into acts (id, partner, payout, periods, amount, debited_on, received_on, due_on, ledger_scan_on, state, scan_on, version, "
      "conclusion, created_at, changed_at, revision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'awaited', '', 0, '', ?, ?, 1)",
      {id, due.partner, due.payout, due.periods, due.amount, due.debited_on, due.received_on, due.due_on, due.ledger_scan_on, work.now(),
       work.now()});
}

// A row that lapsed and is wanted again takes up where it was.
void renew_row(StoreWork& work, const PresentRow& row, const DueAct& due) {
  work.change(
      "update acts set periods = ?, amount = ?, received_on = ?, due_on = ?, ledger_scan_on = ?, state = case when state = 'lapsed' then "
      "case when version > 0 then 'received' else 'awaited' end else state end, changed_at = ?, revision = revision + 1 where id = ?",
      {due.periods, due.amount, due.received_on, due.due_on, due.ledger_scan_on, work.now(), row.id});
}

}  // namespace

RegisterState wanted_register(StoreWork& work, const std::string& day) {
  const StoredRow row = work.row("select (select coalesce(max(id), 0) from ledgers), (select coalesce(max(id), 0) from partners)");
  return {number_of(row, 0), number_of(row, 1), day};
}

RegisterState present_register(StoreWork& work) {
  const StoredRow row = work.row("select ledger, partners, day from register_state where id = 1");
  return {number_of(row, 0), number_of(row, 1), text_of(row, 2)};
}

Result<RegisterChange> bring_up_register(Store& store, const RegisterState& state, const std::vector<DueAct>& due) {
  StoreWork work = store.writing();
  // Another program may have brought up a later ledger meanwhile.
  if (present_register(work).ledger > state.ledger) {
    return RegisterChange();
  }
  std::map<PayoutKey, PresentRow> present = present_rows(work);
  RegisterChange change;
  std::map<std::int64_t, std::size_t> added;  // by partner
  std::int64_t next = work.next_id("acts");
  for (const DueAct& one : due) {
    const auto [found, is_new] = present.try_emplace(payout_key(one), PresentRow{next, "awaited", 0, one, true});
    if (is_new) {
      put_row(work, next++, one);
      ++added[one.partner];
      ++change.added;
    } else if (!found->second.is_wanted) {
      found->second.is_wanted = true;
      if (found->second.state == "lapsed" || !says_the_same(found->second.due, one)) {
        renew_row(work, found->second, one);
        ++change.changed;
      }
    }
  }
  for (const auto& [key, row] : present) {
    if (!row.is_wanted && row.state != "lapsed") {
      work.change("update acts set state = 'lapsed', changed_at = ?, revision = revision + 1 where id = ?", {work.now(), row.id});
      add_to_trail(work, {0, "sverka"}, "act.lapsed", subject_of_act(row.id), row.due.partner);
      ++change.lapsed;
    }
  }
  for (const auto& [partner, count] : added) {
    add_to_trail(work, {0, "sverka"}, "acts.awaited", "ledger/" + std::to_string(state.ledger), partner,
                 "{\"count\": " + std::to_string(count) + "}");
  }
  work.change("update register_state set ledger = ?, partners = ?, day = ? where id = 1", {state.ledger, state.partners, state.day});
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return change;
}

}  // namespace sverka
