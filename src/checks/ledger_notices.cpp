// kind = "ledger-notices": notices of changed requisites (4.11).
//
//   asks = "late"          more than five calendar days after the change, a last day off moved to the next working day
//          "address"       sent elsewhere than to the address of list "notice_addresses"
//          "attachment"    without an official letter attached
//
// {partner}, {changed}, {due}, {when}, {address}.
#include <algorithm>

#include "checks/ledger_checks.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

std::optional<Date> deadline_of(const LedgerView& view, const RequisitesRow& row) {
  return view.calendar->working_day_on_or_after(date_of_day(day_number(row.changed_on) + kNoticeCalendarDays));
}

bool is_within(const std::optional<Date>& date, Month month) {
  return date && month_of(*date) == month;
}

// Rows that concern the period: the change, its deadline or the notice falls into it.
template <class Ask>
void ask_rows(const LedgerView& view, const Ask& ask) {
  if (!view.period) {
    return;
  }
  for (const PartnerReward& reward : view.of_period) {
    const auto rows = view.requisites.of(reward.partner);
    std::vector<std::uint32_t> sorted(rows.begin(), rows.end());
    std::sort(sorted.begin(), sorted.end(), [&view](std::uint32_t left, std::uint32_t right) {
      return view.ledger->requisites[left].changed_on < view.ledger->requisites[right].changed_on;
    });
    for (const std::uint32_t index : sorted) {
      const RequisitesRow& row = view.ledger->requisites[index];
      const bool of_period = is_within(row.changed_on, *view.period) || is_within(row.notified_on, *view.period) ||
                             is_within(deadline_of(view, row), *view.period);
      ask(reward.partner, row, of_period);
    }
  }
}

void ask_late(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  ask_rows(view, [&](RowIndex partner, const RequisitesRow& row, bool of_period) {
    const std::optional<Date> deadline = deadline_of(view, row);
    const bool is_open = !row.notified_on || *row.notified_on > view.today;
    answer.judged = answer.judged || of_period || is_open;
    const bool is_late = deadline && (is_open ? *deadline < view.today : of_period && *row.notified_on > *deadline);
    const bool is_unclear = !deadline && of_period;
    if (!is_late && !is_unclear) {
      return;
    }
    const Sentence when = is_open ? words(head, "ledger.notice-missing")
                                  : fill(words(head, "ledger.notice-came"), SentenceValues{{"date", said(*row.notified_on)}});
    Finding finding =
        ledger_finding(head, view, partner, deadline ? to_iso(*deadline) : "", row.notified_on ? to_iso(*row.notified_on) : "",
                       {{"changed", said(row.changed_on)},
                        {"due", deadline ? said(*deadline) : words(head, "ledger.past-calendar")},
                        {"when", is_unclear ? words(head, "ledger.not-judged") : when}});
    finding.outcome = is_unclear ? Outcome::CannotTell : finding.outcome;
    add_row(finding, view, LedgerTable::Requisites, row.place, row.notified_on ? "notified_on" : "changed_on");
    answer.findings.push_back(std::move(finding));
  });
}

void ask_address(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  const auto addresses = head.lexicon().list("notice_addresses");
  ask_rows(view, [&](RowIndex partner, const RequisitesRow& row, bool of_period) {
    if (!of_period || row.address.empty()) {
      return;
    }
    answer.judged = true;
    if (std::find(addresses.begin(), addresses.end(), to_lower(row.address)) != addresses.end()) {
      return;
    }
    Finding finding = ledger_finding(head, view, partner, addresses.empty() ? "" : addresses.front(), row.address,
                                     {{"changed", said(row.changed_on)}, {"address", plain(row.address)}});
    add_row(finding, view, LedgerTable::Requisites, row.place, "address");
    answer.findings.push_back(std::move(finding));
  });
}

// "By an official letter": an e-mail counts as one if the letter is attached to it.
void ask_attachment(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  const auto none = head.lexicon().list("no_attachment_words");
  ask_rows(view, [&](RowIndex partner, const RequisitesRow& row, bool of_period) {
    if (!of_period || !view.ledger->has_notice_attachment || !row.notified_on) {
      return;
    }
    answer.judged = true;
    const bool has_letter = !row.attachment.empty() && std::find(none.begin(), none.end(), to_lower(row.attachment)) == none.end();
    if (has_letter && view.policy.notice_by_email) {
      return;
    }
    Finding finding = ledger_finding(head, view, partner, {}, row.attachment, {{"changed", said(row.changed_on)}});
    add_row(finding, view, LedgerTable::Requisites, row.place, "attachment");
    answer.findings.push_back(std::move(finding));
  });
}

}  // namespace

Check make_ledger_notices(Head head, TableReader& parameters) {
  return make_ledger_check(std::move(head), parameters, {{"late", ask_late}, {"address", ask_address}, {"attachment", ask_attachment}});
}

}  // namespace sverka
