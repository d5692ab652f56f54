#include "checks/ledger_checks.hpp"

#include <algorithm>

#include "checks/asked.hpp"

namespace sverka {

namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

Sentence named(const std::string& name, const std::string& id) {
  return plain(name.empty() ? id : name + " (" + id + ")");
}

std::string with_groups(Money money, char mark, std::string_view group) {
  std::string text = to_string(money);
  const std::size_t point = text.size() - 3;
  text[point] = mark;
  for (std::size_t at = point; at > 3;) {
    at -= 3;
    text.insert(at, group);
  }
  return text;
}

// Where a payout does not say what it was for: the latest month before its debit of which the sum was payable, and for which no
// other payout was made.
std::vector<AssignedPayout> assigned_payouts(const LedgerView& view, RowIndex partner) {
  std::vector<AssignedPayout> assigned;
  std::vector<Month> taken;
  const std::vector<RowIndex> paid = view.paid_payouts(partner);
  for (const RowIndex row : paid) {
    const std::vector<Month>& months = view.ledger->payouts[row].periods;
    taken.insert(taken.end(), months.begin(), months.end());
    assigned.push_back({row, months});
  }
  if (!view.rewards) {
    return assigned;
  }
  for (AssignedPayout& payout : assigned) {
    const PayoutRow& row = view.ledger->payouts[payout.row];
    if (!payout.months.empty()) {
      continue;
    }
    const std::vector<MonthReward>& history = view.rewards->months_of(partner);
    for (auto month = history.rbegin(); month != history.rend(); ++month) {
      const bool fits = month->month < month_of(row.debited_on) && month->payable == row.amount &&
                        std::find(taken.begin(), taken.end(), month->month) == taken.end();
      if (fits) {
        payout.months = {month->month};
        taken.push_back(month->month);
        break;
      }
    }
  }
  return assigned;
}

void merge(PaidGroup& into, const PaidGroup& other) {
  into.payouts.insert(into.payouts.end(), other.payouts.begin(), other.payouts.end());
  into.months.insert(into.months.end(), other.months.begin(), other.months.end());
  std::sort(into.months.begin(), into.months.end());
  into.months.erase(std::unique(into.months.begin(), into.months.end()), into.months.end());
}

void sum_up(PaidGroup& group, const LedgerView& view, RowIndex partner) {
  const Ledger& ledger = *view.ledger;
  std::sort(group.payouts.begin(), group.payouts.end(), [&ledger](RowIndex left, RowIndex right) {
    return std::make_tuple(ledger.payouts[left].debited_on, ledger.payouts[left].amount, ledger.payouts[left].id) <
           std::make_tuple(ledger.payouts[right].debited_on, ledger.payouts[right].amount, ledger.payouts[right].id);
  });
  for (const RowIndex row : group.payouts) {
    group.paid = add(group.paid, ledger.payouts[row].amount).value_or(group.paid);
  }
  if (!view.rewards || group.months.empty() || !view.rewards->first_month() || group.months.front() < *view.rewards->first_month()) {
    return;
  }
  group.is_known = true;
  group.last_payable = group.months.back();
  group.accrued = view.rewards->at(partner, group.months.front()).carried_in;
  for (const Month month : group.months) {
    const MonthReward sums = view.rewards->at(partner, month);
    group.payable = add(group.payable, sums.payable).value_or(group.payable);
    group.accrued = add(group.accrued, sums.accrued).value_or(group.accrued);
    if (sums.payable > Money{}) {
      group.last_payable = month;
    }
  }
}

// The requisites changed before the attempt, after the last payout that arrived.
bool requisites_changed_before(const LedgerView& view, RowIndex partner, Date attempt) {
  std::optional<Date> arrived;
  for (const RowIndex row : view.paid_payouts(partner)) {
    const Date debited = view.ledger->payouts[row].debited_on;
    if (debited < attempt && (!arrived || *arrived < debited)) {
      arrived = debited;
    }
  }
  const auto rows = view.requisites.of(partner);
  return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
    const Date changed = view.ledger->requisites[row].changed_on;
    return changed <= attempt && (!arrived || changed >= *arrived);
  });
}

}  // namespace

Check make_ledger_check(Head head, TableReader& parameters, const std::vector<LedgerQuestion>& questions) {
  const std::optional<std::size_t> index = asked_of(parameters, questions);
  if (!index) {
    return {};
  }
  const auto answer = questions[*index].answer;
  return [head, answer](const Evidence& evidence) {
    LedgerAnswer given;
    if (evidence.ledger != nullptr) {
      answer(*head, *evidence.ledger, given);
    }
    if (given.findings.empty() && !given.judged) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    return verdict_of(std::move(given.findings));
  };
}

Sentence said(Money money) {
  return {with_groups(money, ',', kNoBreakSpace), with_groups(money, '.', ",")};
}

Sentence said(Date date) {
  const std::string iso = to_iso(date);
  return {iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4), iso};
}

Sentence said(const std::vector<Month>& months) {
  Sentence list;
  for (const Month month : months) {
    const std::string iso = to_iso(month);
    list.russian += (list.russian.empty() ? "" : ", ") + iso.substr(5) + "." + iso.substr(0, 4);
    list.english += (list.english.empty() ? "" : ", ") + iso;
  }
  return list;
}

Sentence said_partner(const LedgerView& view, RowIndex partner) {
  const PartnerRow& row = view.ledger->partners[partner];
  return named(row.name, row.id);
}

Sentence said_client(const LedgerView& view, RowIndex client) {
  const ClientRow& row = view.ledger->clients[client];
  return named(row.name, row.id);
}

Finding ledger_finding(const RuleHead& head, const LedgerView& view, RowIndex partner, std::string expected, std::string observed,
                       SentenceValues values) {
  if (partner != kNobody) {
    values.emplace("partner", said_partner(view, partner));
  }
  Finding finding = new_finding(head, {}, std::move(expected), std::move(observed), std::move(values));
  if (partner != kNobody) {
    finding.about.emplace_back("partner", view.ledger->partners[partner].id);
  }
  return finding;
}

void add_client(Finding& finding, const LedgerView& view, RowIndex client) {
  finding.about.emplace_back("client", view.ledger->clients[client].id);
}

void add_row(Finding& finding, const LedgerView& view, LedgerTable table, const LedgerPlace& place, std::string_view column) {
  Location location;
  location.in_document = false;
  location.file = view.ledger->files[place.file];
  location.line = place.line;
  location.column = view.ledger->column(table, column);
  finding.locations.push_back(std::move(location));
}

void add_payout(Finding& finding, const LedgerView& view, RowIndex payout, std::string_view column) {
  const PayoutRow& row = view.ledger->payouts[payout];
  finding.about.emplace_back("payout", row.id);
  add_row(finding, view, LedgerTable::Payouts, row.place, column);
  if (!row.in_table) {
    finding.locations.back().column = 1;
  }
}

void add_act(Finding& finding, const LedgerView& view, RowIndex act, std::string_view column) {
  const RegisteredAct& row = view.ledger->acts[act];
  finding.about.emplace_back("act", row.id);
  add_row(finding, view, LedgerTable::Acts, row.place, column);
}

bool is_past(const std::optional<Date>& day, Date today) {
  return day && *day < today;
}

std::vector<PaidGroup> paid_groups(const LedgerView& view, RowIndex partner) {
  std::vector<PaidGroup> groups;
  for (const AssignedPayout& payout : assigned_payouts(view, partner)) {
    PaidGroup group{{payout.row}, payout.months, {}, {}, {}, {}, false};
    std::vector<PaidGroup> apart;
    for (PaidGroup& other : groups) {
      const bool shares = std::any_of(payout.months.begin(), payout.months.end(), [&other](Month month) { return holds(other, month); });
      if (shares) {
        merge(group, other);
      } else {
        apart.push_back(std::move(other));
      }
    }
    apart.push_back(std::move(group));
    groups = std::move(apart);
  }
  for (PaidGroup& group : groups) {
    sum_up(group, view, partner);
  }
  std::sort(groups.begin(), groups.end(), [](const PaidGroup& left, const PaidGroup& right) {
    return std::tie(left.months, left.paid) < std::tie(right.months, right.paid);
  });
  return groups;
}

Finding group_finding(const RuleHead& head, const LedgerView& view, RowIndex partner, const PaidGroup& group, SentenceValues values,
                      std::string_view column, std::string expected, std::string observed) {
  values.emplace("periods", said(group.months));
  values.emplace("paid", said(group.paid));
  values.emplace("payable", said(group.payable));
  Finding finding = ledger_finding(head, view, partner, std::move(expected), std::move(observed), std::move(values));
  for (const RowIndex row : group.payouts) {
    add_payout(finding, view, row, column);
  }
  return finding;
}

bool holds(const PaidGroup& group, Month month) {
  return std::binary_search(group.months.begin(), group.months.end(), month);
}

PaymentTerm payment_term(const LedgerView& view, RowIndex partner, Month month) {
  PaymentTerm term{due_date(month, view.policy, *view.calendar), false, kNobody};
  const Date first_day = month.next().first_day();
  const Date last_day = month.next().last_day();
  for (const std::uint32_t row : view.payouts.of(partner)) {
    const PayoutRow& payout = view.ledger->payouts[row];
    const bool is_for_month = payout.periods.empty() ? payout.debited_on >= first_day && payout.debited_on <= last_day
                                                     : std::binary_search(payout.periods.begin(), payout.periods.end(), month);
    if (payout.returned_on && *payout.returned_on <= view.today && is_for_month) {
      term.returned = row;
    }
  }
  const bool has_failed = term.returned != kNobody;
  const Date attempt = has_failed ? *view.ledger->payouts[term.returned].returned_on : last_day;
  const bool has_changed = (has_failed || view.policy.payout_move_requires == RewardPolicy::MoveRequires::Either) &&
                           requisites_changed_before(view, partner, attempt);
  term.is_moved =
      view.policy.payout_move_requires == RewardPolicy::MoveRequires::Both ? has_failed && has_changed : has_failed || has_changed;
  if (term.is_moved) {
    term.due = due_date(month.next(), view.policy, *view.calendar);
  }
  return term;
}

}  // namespace sverka
