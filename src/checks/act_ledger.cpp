// kind = "act-ledger": an act against the ledger (4.12).
//
//   asks = "partner"         a partner has the performer's INN
//          "requisites"      name, codes, account and signatory are the partner's
//          "payout"          there is a payout for the act
//          "amount"          equal to what was received
//          "periods"         equal to the payout's
//          "late"            the scan within five working days after the money came
//          "receipt"         the day on which it came is not known
//          "before"          dated before the money came
//          "register"        number, date, periods and sum as in acts.csv
//          "missing"         acts of the partner's last paid periods are missing
//
// {partner}, {what}, {periods}, {paid}, {due}, {date}, {count}.
#include <algorithm>

#include "checks/act_checks.hpp"
#include "programme/identifiers.hpp"
#include "programme/ledger/cells.hpp"
#include "programme/names.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

// The partner, the payouts and the row of the register that an act belongs to.
struct ActMatch {
  const LedgerView* ledger = nullptr;
  RowIndex partner = kNobody;
  std::optional<PaidGroup> paid;
  RowIndex act = kNobody;
  bool several_partners = false;
};

bool share_a_month(const std::vector<Month>& left, const std::vector<Month>& right) {
  return std::any_of(left.begin(), left.end(), [&right](Month month) { return std::binary_search(right.begin(), right.end(), month); });
}

// By its periods; else by its sum, the latest that was paid by the day of the act.
std::optional<PaidGroup> payout_of(const LedgerView& ledger, RowIndex partner, const ActPaper& act) {
  const std::vector<PaidGroup> groups = paid_groups(ledger, partner);
  for (const PaidGroup& group : groups) {
    if (!act.periods.empty() && group.months == act.periods) {
      return group;
    }
  }
  const PaidGroup* best = nullptr;
  for (const PaidGroup& group : groups) {
    if (share_a_month(group.months, act.periods) && (best == nullptr || group.paid == act.total_money)) {
      best = &group;
    }
  }
  if (best != nullptr) {
    return *best;
  }
  const auto debited = [&ledger](const PaidGroup& group) { return ledger.ledger->payouts[group.payouts.back()].debited_on; };
  for (const PaidGroup& group : groups) {
    const bool fits = act.total_money && group.paid == *act.total_money && (!act.dated || debited(group) <= *act.dated);
    if (fits && (best == nullptr || debited(*best) < debited(group))) {
      best = &group;
    }
  }
  return best == nullptr ? std::nullopt : std::optional<PaidGroup>(*best);
}

RowIndex register_row(const LedgerView& ledger, RowIndex partner, const ActPaper& act) {
  RowIndex best = kNobody;
  int best_score = 0;
  for (const std::uint32_t row : ledger.acts.of(partner)) {
    const RegisteredAct& known = ledger.ledger->acts[row];
    const bool same_number = act.number.found() && folded_words(known.number) == folded_words(act.number.raw);
    const bool same_periods = !act.periods.empty() && known.periods == act.periods;
    const bool same_year = !known.date || !act.dated || known.date->year() == act.dated->year();
    const int score = (same_periods ? 2 : 0) + (same_number && same_year ? 1 : 0);
    if (score > best_score) {
      best = row;
      best_score = score;
    }
  }
  return best;
}

ActMatch match_of(const ActAsking& asking) {
  ActMatch match;
  match.ledger = asking.view().ledger;
  const ActPaper& act = asking.act();
  if (match.ledger == nullptr || !act.performer.inn.found()) {
    return match;
  }
  const std::vector<PartnerRow>& partners = match.ledger->ledger->partners;
  for (RowIndex row = 0; row < partners.size(); ++row) {
    if (partners[row].inn == act.performer.inn.value) {
      match.several_partners = match.partner != kNobody;
      match.partner = match.partner == kNobody ? row : match.partner;
    }
  }
  if (match.partner != kNobody) {
    match.paid = payout_of(*match.ledger, match.partner, act);
    match.act = register_row(*match.ledger, match.partner, act);
  }
  return match;
}

void add_payouts(Finding& finding, const ActMatch& match, std::string_view column) {
  for (const RowIndex row : match.paid->payouts) {
    add_payout(finding, *match.ledger, row, column);
  }
}

void ask_partner(ActAsking& asking) {
  if (asking.view().ledger == nullptr) {
    return;
  }
  asking.judge();
  const ActMatch match = match_of(asking);
  const ActParty& performer = asking.act().performer;
  if (match.partner == kNobody) {
    asking.add({performer.inn.found() ? performer.inn : performer.name}, {}, performer.inn.value,
               {{"what", called(asking, performer.inn.found() ? "partner-unknown" : "partner-without-inn")}});
  } else if (match.several_partners) {
    asking.add({performer.inn}, {}, performer.inn.value, {{"what", called(asking, "partner-several")}}).outcome = Outcome::CannotTell;
  }
}

void compare(ActAsking& asking, const ActMatch& match, const PaperFact& fact, const std::string& known, bool equal, const char* what,
             std::string_view column) {
  if (!fact.found() || known.empty()) {
    return;
  }
  asking.judge();
  if (equal) {
    return;
  }
  Finding& finding = asking.add({fact}, known, fact.value, {{"what", called(asking, what)}});
  add_row(finding, *match.ledger, LedgerTable::Partners, match.ledger->ledger->partners[match.partner].place, column);
}

void ask_requisites_of_partner(ActAsking& asking) {
  const ActMatch match = match_of(asking);
  if (match.partner == kNobody) {
    return;
  }
  const PartnerRow& partner = match.ledger->ledger->partners[match.partner];
  const ActParty& performer = asking.act().performer;
  const bool is_named = is_same_name(performer.name.raw, partner.name, *asking.head().data);
  compare(asking, match, performer.name, partner.name, is_named, "name", "name");
  const bool has_kpp = !performer.kpp.value.empty();
  compare(asking, match, performer.kpp, partner.kpp, !has_kpp || performer.kpp.value == partner.kpp, "kpp", "kpp");
  compare(asking, match, performer.ogrn, partner.ogrn, performer.ogrn.value == partner.ogrn, "ogrn", "ogrn");
  compare(asking, match, performer.account, partner.account, performer.account.value == partner.account, "account", "account");
  compare(asking, match, performer.bic, partner.bic, performer.bic.value == partner.bic, "bic", "bic");
  const ActSignature& signature = asking.act().performer_signature;
  for (const PaperFact* name : {&performer.signatory, &signature.name}) {
    const NameMatch same = name->found() && !partner.director.empty()
                               ? compare_names(name->raw, partner.director, asking.head().data->name_rules, asking.head().lexicon())
                               : NameMatch::Equal;
    const bool is_equal = same == NameMatch::Equal || same == NameMatch::EqualByInitials || same == NameMatch::Near;
    compare(asking, match, *name, partner.director, is_equal, "signatory", "director");
    if (!is_equal) {
      return;
    }
  }
}

void ask_payout(ActAsking& asking) {
  const ActMatch match = match_of(asking);
  if (match.partner == kNobody) {
    return;
  }
  asking.judge();
  if (!match.paid) {
    Finding& finding = asking.add({asking.act().period, asking.act().total}, {}, asking.act().period.value,
                                  {{"partner", said_partner(*match.ledger, match.partner)}});
    finding.about.emplace_back("partner", match.ledger->ledger->partners[match.partner].id);
  }
}

void ask_amount(ActAsking& asking) {
  const ActMatch match = match_of(asking);
  if (!match.paid || !asking.act().total_money) {
    return;
  }
  asking.judge();
  if (*asking.act().total_money != match.paid->paid) {
    Finding& finding = asking.add({asking.act().total}, to_string(match.paid->paid), to_string(*asking.act().total_money),
                                  {{"paid", said(match.paid->paid)}, {"total", said(*asking.act().total_money)}});
    add_payouts(finding, match, "amount");
  }
}

void ask_periods(ActAsking& asking) {
  const ActMatch match = match_of(asking);
  if (!match.paid || match.paid->months.empty() || asking.act().periods.empty()) {
    return;
  }
  asking.judge();
  if (match.paid->months != asking.act().periods) {
    Finding& finding = asking.add({asking.act().period}, to_text(match.paid->months), to_text(asking.act().periods),
                                  {{"periods", said(asking.act().periods)}, {"paid", said(match.paid->months)}});
    add_payouts(finding, match, "periods");
  }
}

const PayoutRow& last_payout(const ActMatch& match) {
  return match.ledger->ledger->payouts[match.paid->payouts.back()];
}

void ask_late(ActAsking& asking) {
  const ActMatch match = match_of(asking);
  if (!match.paid) {
    return;
  }
  asking.judge();
  const std::optional<Date> deadline = match.ledger->scan_deadline(last_payout(match));
  std::optional<Date> came;
  if (match.act != kNobody) {
    came = match.ledger->ledger->acts[match.act].scan_received_on;
  }
  const Date judged = came ? *came : match.ledger->today;
  if (!deadline) {
    asking
        .add({asking.act().title}, {}, {},
             {{"due", words(asking.head(), "ledger.past-calendar")}, {"when", words(asking.head(), "ledger.not-judged")}})
        .outcome = Outcome::CannotTell;
    return;
  }
  if (judged > *deadline) {
    const Sentence when = came ? fill(words(asking.head(), "ledger.scan-came"), SentenceValues{{"date", said(*came)}})
                               : fill(called(asking, "checked-on"), SentenceValues{{"date", said(judged)}});
    Finding& finding = asking.add({asking.act().date.found() ? asking.act().date : asking.act().title}, to_iso(*deadline), to_iso(judged),
                                  {{"due", said(*deadline)}, {"when", when}});
    add_payouts(finding, match, last_payout(match).received_on ? "received_on" : "debited_on");
  }
}

void ask_receipt(ActAsking& asking) {
  const ActMatch match = match_of(asking);
  if (!match.paid) {
    return;
  }
  const PayoutRow& payout = last_payout(match);
  if (!payout.received_on) {
    Finding& finding = asking.add({}, {}, to_iso(payout.debited_on), {{"date", said(payout.debited_on)}});
    add_payouts(finding, match, "debited_on");
  }
}

void ask_before(ActAsking& asking) {
  const ActMatch match = match_of(asking);
  if (!match.paid || !asking.act().dated) {
    return;
  }
  asking.judge();
  const PayoutRow& payout = last_payout(match);
  const Date came = payout.received_on ? *payout.received_on : payout.debited_on;
  if (*asking.act().dated < came) {
    Finding& finding = asking.add({asking.act().date}, to_iso(came), to_iso(*asking.act().dated),
                                  {{"date", said(*asking.act().dated)}, {"due", said(came)}});
    add_payouts(finding, match, payout.received_on ? "received_on" : "debited_on");
  }
}

void ask_register(ActAsking& asking) {
  const ActMatch match = match_of(asking);
  if (match.act == kNobody) {
    return;
  }
  asking.judge();
  const ActPaper& act = asking.act();
  const RegisteredAct& row = match.ledger->ledger->acts[match.act];
  const auto differ = [&](const PaperFact& fact, std::string known, std::string here, const char* what, std::string_view column) {
    Finding& finding = asking.add({fact}, std::move(known), std::move(here), {{"what", called(asking, what)}});
    add_act(finding, *match.ledger, match.act, column);
  };
  if (act.number.found() && !row.number.empty() && folded_words(act.number.raw) != folded_words(row.number)) {
    differ(act.number, row.number, act.number.raw, "number", "number");
  }
  if (act.dated && row.date && *act.dated != *row.date) {
    differ(act.date, to_iso(*row.date), to_iso(*act.dated), "date", "date");
  }
  if (!act.periods.empty() && act.periods != row.periods) {
    differ(act.period, to_text(row.periods), to_text(act.periods), "period", "periods");
  }
  if (act.total_money && *act.total_money != row.amount) {
    differ(act.total, to_string(row.amount), to_string(*act.total_money), "total", "amount");
  }
}

void ask_missing(ActAsking& asking) {
  const ActMatch match = match_of(asking);
  if (match.partner == kNobody || !match.ledger->ledger->has(LedgerTable::Acts)) {
    return;
  }
  const std::vector<PaidPeriod> periods = match.ledger->paid_periods(match.partner);
  const std::size_t row = match.ledger->overdue_in_a_row(periods);
  std::vector<Month> missing;
  for (const PaidPeriod& period : periods) {
    const bool is_this = period.month && std::binary_search(asking.act().periods.begin(), asking.act().periods.end(), *period.month);
    if (period.is_overdue && period.month && !is_this) {
      missing.push_back(*period.month);
    }
  }
  asking.judge();
  if (missing.empty()) {
    return;
  }
  std::sort(missing.begin(), missing.end());
  const bool suspended = row >= kPeriodsToSuspend;
  Finding& finding = asking.add({}, {}, to_text(missing),
                                {{"partner", said_partner(*match.ledger, match.partner)},
                                 {"periods", said(missing)},
                                 {"what", suspended ? called(asking, "suspended") : Sentence{}}});
  finding.about.emplace_back("partner", match.ledger->ledger->partners[match.partner].id);
}

}  // namespace

Check make_act_ledger(Head head, TableReader& parameters) {
  return make_act_check(std::move(head), parameters,
                        {{"partner", ask_partner},
                         {"requisites", ask_requisites_of_partner},
                         {"payout", ask_payout},
                         {"amount", ask_amount},
                         {"periods", ask_periods},
                         {"late", ask_late},
                         {"receipt", ask_receipt},
                         {"before", ask_before},
                         {"register", ask_register},
                         {"missing", ask_missing}});
}

}  // namespace sverka
