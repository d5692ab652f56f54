#include "jobs/desk_register.hpp"

#include <algorithm>
#include <optional>

namespace sverka {
namespace {

std::string joined_months(const std::vector<Month>& months) {
  std::string text;
  for (const Month month : months) {
    text += (text.empty() ? "" : ",") + to_iso(month);
  }
  return text;
}

std::string iso_or_empty(const std::optional<Date>& date) {
  return date ? to_iso(*date) : std::string();
}

// The day on which the ledger's own register had the scans for all that a payout was for; nothing if one is missing.
std::optional<Date> scan_in_ledger(const LedgerView& view, RowIndex partner, const PayoutRow& payout) {
  std::optional<Date> last;
  const auto earliest = [&](const auto& covers) {
    std::optional<Date> found;
    for (const std::uint32_t row : view.acts.of(partner)) {
      const RegisteredAct& act = view.ledger->acts[row];
      if (act.scan_received_on && *act.scan_received_on <= view.today && covers(act) && (!found || *act.scan_received_on < *found)) {
        found = act.scan_received_on;
      }
    }
    return found;
  };
  if (payout.periods.empty()) {
    return earliest([&](const RegisteredAct& act) {
      return act.amount == payout.amount && (!act.date || *act.date >= months_later(payout.debited_on, -1));
    });
  }
  for (const Month month : payout.periods) {
    const std::optional<Date> scan =
        earliest([&](const RegisteredAct& act) { return std::binary_search(act.periods.begin(), act.periods.end(), month); });
    if (!scan) {
      return std::nullopt;
    }
    last = std::max(last.value_or(*scan), *scan);
  }
  return last;
}

bool is_payout_of(const PayoutRow& payout, const DueAct& due) {
  return payout.id == due.payout && to_iso(payout.debited_on) == due.debited_on;
}

// The partner's row of the ledger to which a payout of the register went; kNobody if it is not there any more.
RowIndex row_of_payout(const Ledger& ledger, const DueAct& due, const std::string& inn) {
  for (const PayoutRow& payout : ledger.payouts) {
    if (payout.partner != kNobody && is_payout_of(payout, due) && ledger.partners[payout.partner].inn == inn) {
      return payout.partner;
    }
  }
  return kNobody;
}

}  // namespace

std::vector<DueAct> due_acts(const LedgerView& view, const std::vector<PartnerCompany>& partners) {
  std::map<std::string, std::int64_t> by_inn;
  for (const PartnerCompany& one : partners) {
    if (!one.inn.empty()) {
      by_inn.emplace(one.inn, one.id);
    }
  }
  std::vector<DueAct> due;
  for (RowIndex row = 0; row < view.ledger->partners.size(); ++row) {
    const auto partner = by_inn.find(view.ledger->partners[row].inn);
    if (partner == by_inn.end()) {
      continue;
    }
    for (const RowIndex index : view.paid_payouts(row)) {
      const PayoutRow& payout = view.ledger->payouts[index];
      due.push_back({partner->second, payout.id, joined_months(payout.periods), payout.amount.kopecks, to_iso(payout.debited_on),
                     iso_or_empty(payout.received_on), iso_or_empty(view.scan_deadline(payout)),
                     iso_or_empty(scan_in_ledger(view, row, payout))});
    }
  }
  // New rows are numbered in the order of the money.
  std::stable_sort(due.begin(), due.end(), [](const DueAct& one, const DueAct& other) { return one.debited_on < other.debited_on; });
  return due;
}

void add_scans(Ledger& ledger, const std::vector<FiledAct>& scans, const std::map<std::int64_t, std::string>& inns) {
  ledger.present[static_cast<std::size_t>(LedgerTable::Acts)] = true;
  const auto file = static_cast<std::uint16_t>(ledger.files.size());
  ledger.files.emplace_back("desk");
  for (const FiledAct& scan : scans) {
    const auto inn = inns.find(scan.due.partner);
    const RowIndex partner = inn == inns.end() ? kNobody : row_of_payout(ledger, scan.due, inn->second);
    const std::optional<Date> came = parse_iso_date(scan.scan_on);
    if (partner == kNobody || !came) {
      continue;
    }
    RegisteredAct act;
    act.id = "desk/" + std::to_string(scan.id);
    act.partner = partner;
    act.scan_received_on = came;
    act.amount = Money{scan.due.amount};
    act.place = {file, static_cast<std::uint32_t>(scan.id)};
    for (std::size_t at = 0; at < scan.due.periods.size(); at += 8) {
      if (const std::optional<Month> month = parse_month(std::string_view(scan.due.periods).substr(at, 7))) {
        act.periods.push_back(*month);
      }
    }
    ledger.acts.push_back(std::move(act));
  }
}

Ledger payout_alone(const Ledger& ledger, const FiledAct& act, const std::string& inn) {
  Ledger alone;
  alone.files = ledger.files;
  alone.present = ledger.present;
  alone.present[static_cast<std::size_t>(LedgerTable::Acts)] = false;
  alone.has_statements = ledger.has_statements;
  alone.partners = ledger.partners;
  alone.requisites = ledger.requisites;
  alone.columns = ledger.columns;
  const RowIndex partner = row_of_payout(ledger, act.due, inn);
  for (RowIndex row = 0; row < alone.partners.size(); ++row) {
    if (row != partner) {
      alone.partners[row].inn.clear();
    }
  }
  for (const PayoutRow& payout : ledger.payouts) {
    if (payout.partner == partner && partner != kNobody && is_payout_of(payout, act.due)) {
      alone.payouts.push_back(payout);
    }
  }
  return alone;
}

}  // namespace sverka
