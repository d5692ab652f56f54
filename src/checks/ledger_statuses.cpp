// kind = "ledger-statuses": the partner and its status on the period's last day (2.1 to 2.4).
//
//   asks = "none"       no status on that day
//          "changed"    another status on the way through the period (2.4.3)
//          "document"   the document of the status has run out by that day (2.3, 2.4)
//          "form"       the partner is no organisation and no sole trader (2.1); words = a list of the lexicon
//
// {partner}, {period}, {status}, {before}, {date}.
#include <algorithm>

#include "checks/ledger_checks.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

Sentence said_status(const RuleHead& head, PartnerStatus status) {
  return words(head, "report.reward.status." + std::string(name_of(status)));
}

void ask_none(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  for (const PartnerReward& reward : view.of_period) {
    answer.judged = true;
    if (!reward.status) {
      const Date day = view.period->last_day();
      Finding finding = ledger_finding(head, view, reward.partner, {}, {}, {{"date", said(day)}});
      add_row(finding, view, LedgerTable::Partners, view.ledger->partners[reward.partner].place, "partner");
      answer.findings.push_back(std::move(finding));
    }
  }
}

void ask_changed(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  for (const PartnerReward& reward : view.of_period) {
    const Ledger& ledger = *view.ledger;
    const StatusRow* before = view.statuses.on(ledger, reward.partner, view.period->first_day());
    for (const std::uint32_t row : view.statuses.of(reward.partner)) {
      const StatusRow& status = ledger.statuses[row];
      if (status.from <= view.period->first_day() || status.from > view.period->last_day()) {
        continue;
      }
      if (before != nullptr && before->status != status.status) {
        Finding finding = ledger_finding(
            head, view, reward.partner, std::string(name_of(before->status)), std::string(name_of(status.status)),
            {{"before", said_status(head, before->status)}, {"status", said_status(head, status.status)}, {"date", said(status.from)}});
        add_row(finding, view, LedgerTable::Statuses, status.place, "from");
        answer.findings.push_back(std::move(finding));
      }
      before = &status;
    }
    answer.judged = answer.judged || before != nullptr;
  }
}

void ask_document(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  for (const PartnerReward& reward : view.of_period) {
    const StatusRow* status = view.statuses.on(*view.ledger, reward.partner, view.period->last_day());
    if (status == nullptr || !status->document_valid_until) {
      continue;
    }
    answer.judged = true;
    if (*status->document_valid_until < view.period->last_day()) {
      Finding finding = ledger_finding(head, view, reward.partner, to_iso(view.period->last_day()), to_iso(*status->document_valid_until),
                                       {{"status", said_status(head, status->status)}, {"date", said(*status->document_valid_until)}});
      add_row(finding, view, LedgerTable::Statuses, status->place, "document_valid_until");
      answer.findings.push_back(std::move(finding));
    }
  }
}

void ask_form(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  for (const PartnerReward& reward : view.of_period) {
    const PartnerRow& partner = view.ledger->partners[reward.partner];
    if (partner.form.empty()) {
      continue;
    }
    answer.judged = true;
    if (find_phrase(split_words(partner.form), head.lexicon().list("person_forms")).count != 0) {
      Finding finding = ledger_finding(head, view, reward.partner, {}, partner.form, {});
      add_row(finding, view, LedgerTable::Partners, partner.place, "form");
      answer.findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

Check make_ledger_statuses(Head head, TableReader& parameters) {
  return make_ledger_check(std::move(head), parameters,
                           {{"none", ask_none}, {"changed", ask_changed}, {"document", ask_document}, {"form", ask_form}});
}

}  // namespace sverka
