// kind = "ledger-attachments": who is attached to whom, and how it came about (section 3).
//
//   asks = "double"          attached to two partners at a time (3.4): in the period or today
//          "expired"         a term ended in the period and was not extended (3.2)
//          "extended"        a term was extended in the period (3.3)
//          "free-tariff"     3.6 b1: attached to another partner then, or had paid
//          "too-early"       3.6 b2: attached to another partner then, or paid less than a month before
//          "no-notice"       3.6 b3: the notice to the Company is not in the ledger
//          "no-upgrade"      3.6 b3: no payment of a dearer tariff before
//          "request"         3.5, 3.6 b4: moved by the client's wish
//          "registered-again"  3.7: the same INN under another id, earlier
//          "director"        3.8: client and partner have one director, or are one
//
// {partner}, {client}, {other}, {date}, {until}, {name}.
#include <algorithm>
#include <map>

#include "checks/ledger_checks.hpp"
#include "programme/names.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

// Rows of the register by partner's id, client's id and date: an order that the table does not decide.
std::vector<RowIndex> sorted_rows(const LedgerView& view) {
  const Ledger& ledger = *view.ledger;
  std::vector<RowIndex> rows;
  for (RowIndex row = 0; row < ledger.attachments.size(); ++row) {
    if (ledger.attachments[row].partner != kNobody) {
      rows.push_back(row);
    }
  }
  const auto key = [&](RowIndex row) {
    const AttachmentRow& one = ledger.attachments[row];
    return std::tie(ledger.partners[one.partner].id, ledger.clients[one.client].id, view.attachments.terms()[row].from);
  };
  std::sort(rows.begin(), rows.end(), [&key](RowIndex left, RowIndex right) { return key(left) < key(right); });
  return rows;
}

Finding row_finding(const RuleHead& head, const LedgerView& view, RowIndex row, SentenceValues values, std::string_view column,
                    std::string expected = {}, std::string observed = {}) {
  const AttachmentRow& attachment = view.ledger->attachments[row];
  values.emplace("client", said_client(view, attachment.client));
  if (attachment.attached_on) {
    values.emplace("date", said(*attachment.attached_on));
  }
  Finding finding = ledger_finding(head, view, attachment.partner, std::move(expected), std::move(observed), std::move(values));
  add_client(finding, view, attachment.client);
  add_row(finding, view, LedgerTable::Clients, attachment.place, column);
  return finding;
}

bool is_within(std::int32_t day, Month month) {
  return month_of(date_of_day(day)) == month;
}

// Attachments that began in the period in one of the ways of 3.6.
template <class Ask>
void ask_begun(const LedgerView& view, LedgerAnswer& answer, AttachedBy by, const Ask& ask) {
  for (const RowIndex row : sorted_rows(view)) {
    if (view.ledger->attachments[row].by == by && is_within(view.attachments.terms()[row].from, *view.period)) {
      answer.judged = true;
      ask(row);
    }
  }
}

// Another partner to whom the client was attached when this attachment began.
std::optional<RowIndex> attached_elsewhere(const LedgerView& view, RowIndex row) {
  const std::vector<AttachmentTerm>& terms = view.attachments.terms();
  const AttachmentRow& attachment = view.ledger->attachments[row];
  for (const RowIndex other : view.attachments.of_client(attachment.client)) {
    const RowIndex partner = view.ledger->attachments[other].partner;
    const bool lasts = terms[other].from < terms[row].from && terms[row].from < terms[other].until;
    if (partner != kNobody && partner != attachment.partner && lasts) {
      return other;
    }
  }
  return std::nullopt;
}

// Payments of paid tariffs by a client before a day, the latest first.
class PaidBefore {
 public:
  explicit PaidBefore(const LedgerView& view)
      : view_(view), by_client_(view.ledger->clients.size(), view.ledger->payments.size(), [&view](std::size_t row) {
          const PaymentRow& payment = view.ledger->payments[row];
          const bool counts = view.rates->categories[payment.category].paid_licence && payment.amount.kopecks > 0;
          return counts ? std::size_t{payment.client} : std::size_t{kNobody};
        }) {}

  std::vector<PaymentRow> of(RowIndex client, std::int32_t day) const {
    std::vector<PaymentRow> paid;
    for (const std::uint32_t row : by_client_.of(client)) {
      if (view_.ledger->payments[row].paid_at < MoscowSeconds{day} * kSecondsOfDay) {
        paid.push_back(view_.ledger->payments[row]);
      }
    }
    std::sort(paid.begin(), paid.end(), [](const PaymentRow& left, const PaymentRow& right) {
      return std::tie(right.paid_at, right.amount) < std::tie(left.paid_at, left.amount);
    });
    return paid;
  }

 private:
  const LedgerView& view_;
  GroupedRows by_client_;
};

// "A client may be attached to one partner only at a time" (3.4).
void ask_double(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  const Ledger& ledger = *view.ledger;
  const std::vector<AttachmentTerm>& terms = view.attachments.terms();
  const std::int32_t first = day_number(view.period->first_day());
  const std::int32_t last = day_number(view.period->last_day());
  const std::int32_t today = day_number(view.today);
  for (const RowIndex row : sorted_rows(view)) {
    answer.judged = true;
    const AttachmentRow& attachment = ledger.attachments[row];
    for (const RowIndex other : view.attachments.of_client(attachment.client)) {
      const RowIndex partner = ledger.attachments[other].partner;
      const bool is_earlier = std::tie(terms[other].from, other) < std::tie(terms[row].from, row);
      if (partner == kNobody || partner == attachment.partner || !is_earlier) {
        continue;
      }
      const std::int32_t from = std::max(terms[row].from, terms[other].from);
      const std::int32_t until = std::min(terms[row].until, terms[other].until);
      const bool in_period = from <= last && until > first;
      const bool is_open = from <= today && today < until;
      if (from >= until || (!in_period && !is_open)) {
        continue;
      }
      Finding finding = row_finding(
          head, view, row, {{"other", said_partner(view, partner)}, {"from", said(date_of_day(from))}, {"until", said(date_of_day(until))}},
          "partner", ledger.partners[partner].id, ledger.partners[attachment.partner].id);
      add_row(finding, view, LedgerTable::Clients, ledger.attachments[other].place, "partner");
      answer.findings.push_back(std::move(finding));
    }
  }
}

void ask_expired(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  for (const RowIndex row : sorted_rows(view)) {
    answer.judged = true;
    const AttachmentTerm& term = view.attachments.terms()[row];
    if (term.expired && is_within(term.until, *view.period)) {
      answer.findings.push_back(
          row_finding(head, view, row, {{"until", said(date_of_day(term.until))}}, "attached_on", {}, to_iso(date_of_day(term.until))));
    }
  }
}

void ask_extended(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  for (const RowIndex row : sorted_rows(view)) {
    const AttachmentTerm& term = view.attachments.terms()[row];
    for (const std::int32_t day : term.extended_on) {
      if (is_within(day, *view.period)) {
        const Date until = months_later(date_of_day(day), kAttachmentMonths);
        answer.findings.push_back(row_finding(head, view, row, {{"until", said(until)}}, "attached_on", {}, to_iso(until)));
      }
    }
  }
}

void add_elsewhere(const RuleHead& head, const LedgerView& view, RowIndex row, RowIndex other, LedgerAnswer& answer) {
  const RowIndex partner = view.ledger->attachments[other].partner;
  Finding finding = row_finding(
      head, view, row, {{"reason", fill(words(head, "ledger.attached-to-other"), SentenceValues{{"other", said_partner(view, partner)}})}},
      "attached_by", {}, view.ledger->partners[partner].id);
  add_row(finding, view, LedgerTable::Clients, view.ledger->attachments[other].place, "partner");
  answer.findings.push_back(std::move(finding));
}

void add_paid(const RuleHead& head, const LedgerView& view, RowIndex row, const PaymentRow& paid, LedgerAnswer& answer) {
  const Date day = date_of(paid.paid_at);
  Finding finding = row_finding(head, view, row, {{"reason", fill(words(head, "ledger.had-paid"), SentenceValues{{"day", said(day)}})}},
                                "attached_by", {}, to_iso(day));
  add_row(finding, view, LedgerTable::Payments, {view.ledger->payments_file, paid.line}, "paid_at");
  answer.findings.push_back(std::move(finding));
}

void ask_free_tariff(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  const PaidBefore paid(view);
  ask_begun(view, answer, AttachedBy::FreeTariff, [&](RowIndex row) {
    const std::vector<PaymentRow> before = paid.of(view.ledger->attachments[row].client, view.attachments.terms()[row].from);
    if (const std::optional<RowIndex> other = attached_elsewhere(view, row)) {
      add_elsewhere(head, view, row, *other, answer);
    } else if (!before.empty()) {
      add_paid(head, view, row, before.front(), answer);
    }
  });
}

void ask_too_early(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  const PaidBefore paid(view);
  ask_begun(view, answer, AttachedBy::LeftPaidTariff, [&](RowIndex row) {
    const std::int32_t from = view.attachments.terms()[row].from;
    const std::vector<PaymentRow> before = paid.of(view.ledger->attachments[row].client, from);
    if (const std::optional<RowIndex> other = attached_elsewhere(view, row)) {
      add_elsewhere(head, view, row, *other, answer);
    } else if (!before.empty() && months_later(date_of(before.front().paid_at), 1) > date_of_day(from)) {
      add_paid(head, view, row, before.front(), answer);
    }
  });
}

void ask_no_notice(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  ask_begun(view, answer, AttachedBy::Upgrade,
            [&](RowIndex row) { answer.findings.push_back(row_finding(head, view, row, {}, "attached_by")); });
}

// "After the fact of payment of a dearer tariff is confirmed": one payment before that is larger than the one before it.
void ask_no_upgrade(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  const PaidBefore paid(view);
  ask_begun(view, answer, AttachedBy::Upgrade, [&](RowIndex row) {
    const std::vector<PaymentRow> before = paid.of(view.ledger->attachments[row].client, view.attachments.terms()[row].from + 1);
    const bool has_upgraded = before.size() >= 2 && before[0].amount > before[1].amount && before[0].category != before[1].category;
    if (!has_upgraded) {
      answer.findings.push_back(row_finding(head, view, row, {}, "attached_on"));
    }
  });
}

void ask_request(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  ask_begun(view, answer, AttachedBy::Request,
            [&](RowIndex row) { answer.findings.push_back(row_finding(head, view, row, {}, "attached_by")); });
}

void ask_registered_again(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  const Ledger& ledger = *view.ledger;
  std::multimap<std::string_view, RowIndex> by_inn;
  for (RowIndex row = 0; row < ledger.attachments.size(); ++row) {
    const std::string& inn = ledger.clients[ledger.attachments[row].client].inn;
    if (!inn.empty()) {
      by_inn.emplace(inn, row);
    }
  }
  const auto began = [&ledger](RowIndex row) {
    const AttachmentRow& one = ledger.attachments[row];
    return one.registered_on ? one.registered_on : one.attached_on;
  };
  for (const RowIndex row : sorted_rows(view)) {
    const AttachmentRow& attachment = ledger.attachments[row];
    const bool by_link = attachment.by == AttachedBy::Referral || attachment.by == AttachedBy::Unknown;
    const std::string& inn = ledger.clients[attachment.client].inn;
    if (!by_link || inn.empty() || !is_within(view.attachments.terms()[row].from, *view.period)) {
      continue;
    }
    answer.judged = true;
    const auto [first, last] = by_inn.equal_range(inn);
    std::optional<RowIndex> earlier;
    for (auto one = first; one != last; ++one) {
      const RowIndex other = one->second;
      const bool is_earlier =
          ledger.attachments[other].client != attachment.client && began(other) && began(row) && *began(other) < *began(row);
      const auto key = [&](RowIndex which) { return std::make_pair(*began(which), ledger.clients[ledger.attachments[which].client].id); };
      if (is_earlier && (!earlier || key(other) < key(*earlier))) {
        earlier = other;
      }
    }
    if (earlier) {
      const RowIndex other = ledger.attachments[*earlier].client;
      Finding finding =
          row_finding(head, view, row, {{"other", said_client(view, other)}, {"inn", plain(inn)}}, "client", {}, ledger.clients[other].id);
      add_row(finding, view, LedgerTable::Clients, ledger.attachments[*earlier].place, "client");
      answer.findings.push_back(std::move(finding));
    }
  }
}

void ask_director(const RuleHead& head, const LedgerView& view, LedgerAnswer& answer) {
  const Ledger& ledger = *view.ledger;
  const std::int32_t first = day_number(view.period->first_day());
  const std::int32_t last = day_number(view.period->last_day());
  for (const RowIndex row : sorted_rows(view)) {
    const AttachmentRow& attachment = ledger.attachments[row];
    const AttachmentTerm& term = view.attachments.terms()[row];
    const ClientRow& client = ledger.clients[attachment.client];
    const PartnerRow& partner = ledger.partners[attachment.partner];
    const bool by_link = attachment.by == AttachedBy::Referral || attachment.by == AttachedBy::Unknown;
    if (!by_link || term.from > last || term.until <= first) {
      continue;
    }
    const bool has_names = !client.director.empty() && !partner.director.empty();
    answer.judged = answer.judged || has_names || !client.inn.empty();
    const bool is_itself = !client.inn.empty() && client.inn == partner.inn;
    const NameMatch match =
        has_names ? compare_names(client.director, partner.director, head.data->name_rules, head.lexicon()) : NameMatch::Different;
    if (is_itself || match == NameMatch::Equal || match == NameMatch::EqualByInitials) {
      answer.findings.push_back(row_finding(head, view, row, {{"name", plain(is_itself ? client.inn : client.director)}},
                                            is_itself ? "inn" : "director", partner.director, client.director));
    }
  }
}

}  // namespace

Check make_ledger_attachments(Head head, TableReader& parameters) {
  return make_ledger_check(std::move(head), parameters,
                           {{"double", ask_double},
                            {"expired", ask_expired},
                            {"extended", ask_extended},
                            {"free-tariff", ask_free_tariff},
                            {"too-early", ask_too_early},
                            {"no-notice", ask_no_notice},
                            {"no-upgrade", ask_no_upgrade},
                            {"request", ask_request},
                            {"registered-again", ask_registered_again},
                            {"director", ask_director}});
}

}  // namespace sverka
