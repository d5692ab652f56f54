// kind = "act-content": an act in itself (4.12; Federal Law 402-FZ, article 9).
//
//   asks = "requisites"     what a primary document must have: name, number, date, who made it, content, units, position, name
//          "vat"            a statement on tax
//          "arithmetic"     quantity x price, rows and total, tax by its rate; list numbers "vat_rates"
//          "words"          the total in words
//          "signed"         the partner's signature
//          "period"         the period is said
//          "whole-months"   periods are calendar months (4.2)
//          "form"           a universal transfer document in place of an act (act.accept_upd)
//          "company"        the customer is the Company
//          "identifiers"    check digits and structure of the parties' codes
//          "seen"           text that is hidden, or changes that are not accepted
//          "read"           what the act shows and was not read: services, sums, words
//
// {what}, {expected}, {observed}, {row}.
#include <algorithm>

#include "checks/act_checks.hpp"
#include "programme/identifiers.hpp"

namespace sverka {

namespace {

void ask_requisites(ActAsking& asking) {
  const ActPaper& act = asking.act();
  const bool has_units = act.rows.empty() ? act.has_currency : std::all_of(act.rows.begin(), act.rows.end(), [&act](const ActRow& row) {
    return row.unit.found() || (!row.quantity.found() && act.has_currency);
  });
  struct Requisite {
    const char* key;
    bool found;
  };
  const Requisite requisites[] = {
      {"title", act.title.found()},
      {"number", act.number.found()},
      {"date", act.dated.has_value()},
      {"performer", act.performer.name.found()},
      {"content", act.content.found()},
      {"total", act.total.found()},
      {"units", has_units},
      {"position", act.performer_signature.position.found() || act.performer.position.found() || act.performer.inn.value.size() == 12},
      {"signatory", act.performer_signature.name.found() || act.performer.signatory.found()},
      {"signature", act.performer_signature.found}};
  asking.judge();
  for (const Requisite& one : requisites) {
    if (!one.found) {
      const bool impossible = one.key == std::string_view("date") && act.date_impossible;
      asking.add({impossible ? act.date : act.title}, {}, impossible ? act.date.raw : std::string(),
                 {{"what", called(asking, impossible ? "date-impossible" : one.key)}});
    }
  }
}

void ask_vat(ActAsking& asking) {
  asking.judge();
  if (!asking.act().vat.statement.found()) {
    asking.add({asking.act().total}, {}, {});
  }
}

// quantity x price in kopecks, rounded half up from thousandths.
std::optional<Money> product_of(const ActRow& row) {
  if (!row.quantity_thousandths || !row.price_money) {
    return std::nullopt;
  }
  const std::optional<Money> product = multiply(*row.price_money, *row.quantity_thousandths);
  return product ? std::optional<Money>(Money{(product->kopecks + 500) / 1000}) : std::nullopt;
}

// The tax in a sum, or on top of it; rounded half up.
std::optional<Money> tax_of(Money sum, int per_cent, bool inside) {
  const std::optional<Money> part = multiply(sum, per_cent);
  const std::int64_t divisor = inside ? 100 + per_cent : 100;
  return part ? std::optional<Money>(Money{(part->kopecks + divisor / 2) / divisor}) : std::nullopt;
}

std::int64_t distance(Money left, Money right) {
  return left < right ? right.kopecks - left.kopecks : left.kopecks - right.kopecks;
}

// "Included VAT" fits the total, or the sum before it; one of the known rates where none is said.
void check_tax(ActAsking& asking) {
  const ActPaper& act = asking.act();
  if (!act.vat.amount || !act.total_money) {
    return;
  }
  asking.judge();
  std::vector<int> rates;
  if (act.vat.per_cent) {
    rates.push_back(*act.vat.per_cent);
  } else {
    for (const auto& [name, rate] : asking.head().lexicon().numbers("vat_rates")) {
      rates.push_back(static_cast<int>(rate));
    }
  }
  const bool is_on_top = act.subtotal_money && *act.subtotal_money < *act.total_money;
  std::optional<Money> due;  // of what the rates give, the nearest
  for (const int rate : rates) {
    for (const std::optional<Money>& tax :
         {tax_of(*act.total_money, rate, true), is_on_top ? tax_of(*act.subtotal_money, rate, false) : std::nullopt}) {
      if (tax && (!due || distance(*tax, *act.vat.amount) < distance(*due, *act.vat.amount))) {
        due = tax;
      }
    }
  }
  if (!due || distance(*due, *act.vat.amount) > 1) {
    asking.add({act.vat.statement, act.total}, due ? to_string(*due) : std::string(), to_string(*act.vat.amount),
               {{"what", called(asking, "vat-rate")}});
    return;
  }
  const std::optional<Money> sum = is_on_top ? add(*act.subtotal_money, *act.vat.amount) : act.total_money;
  if (sum && *sum != *act.total_money) {
    asking.add({act.vat.statement, act.total}, to_string(*sum), to_string(*act.total_money), {{"what", called(asking, "vat-sum")}});
  }
}

void ask_arithmetic(ActAsking& asking) {
  const ActPaper& act = asking.act();
  Money sum;
  bool has_all = !act.rows.empty();
  for (std::size_t index = 0; index < act.rows.size(); ++index) {
    const ActRow& row = act.rows[index];
    const std::optional<Money> product = product_of(row);
    if (product && row.sum_money) {
      asking.judge();
      if (*product != *row.sum_money) {
        asking.add({row.sum, row.price, row.quantity}, to_string(*product), to_string(*row.sum_money),
                   {{"what", fill(called(asking, "row-product"), SentenceValues{{"row", plain(std::to_string(index + 1))}})}});
      }
    }
    const std::optional<Money> added = row.sum_money ? add(sum, *row.sum_money) : std::nullopt;
    has_all = has_all && added;
    sum = added.value_or(sum);
  }
  const std::optional<Money> stated = act.subtotal_money ? act.subtotal_money : act.total_money;
  if (has_all && stated) {
    asking.judge();
    if (sum != *stated && !(act.total_money && sum == *act.total_money)) {
      asking.add({act.subtotal.found() ? act.subtotal : act.total}, to_string(sum), to_string(*stated),
                 {{"what", called(asking, "rows-total")}});
    }
  }
  const bool differ = act.subtotal_money && act.total_money && *act.subtotal_money != *act.total_money;
  if (differ && !act.vat.amount) {
    asking.add({act.subtotal, act.total}, to_string(*act.subtotal_money), to_string(*act.total_money),
               {{"what", called(asking, "two-totals")}});
  }
  check_tax(asking);
}

void ask_words(ActAsking& asking) {
  const ActPaper& act = asking.act();
  if (!act.words_money || !act.total_money) {
    return;
  }
  asking.judge();
  if (*act.words_money != *act.total_money) {
    asking.add({act.total_in_words, act.total}, to_string(*act.total_money), to_string(*act.words_money));
  }
}

void ask_signed(ActAsking& asking) {
  const ActSignature& signature = asking.act().performer_signature;
  if (!signature.found) {
    return;
  }
  asking.judge();
  if (!signature.signed_by_picture && !signature.signed_by_words) {
    asking.add({signature.line.found() ? signature.line : signature.name}, {}, {});
  }
}

void ask_period(ActAsking& asking) {
  asking.judge();
  if (asking.act().periods.empty()) {
    asking.add({asking.act().title}, {}, {});
  }
}

void ask_whole_months(ActAsking& asking) {
  const ActPaper& act = asking.act();
  if (act.periods.empty()) {
    return;
  }
  asking.judge();
  const bool too_many = act.periods.size() > 1 && !asking.view().policy.act_multi_period;
  if (!act.periods_are_whole || too_many) {
    asking.add({act.period}, {}, act.period.raw);
  }
}

void ask_form(ActAsking& asking) {
  if (!asking.act().is_transfer_document || asking.view().policy.act_accept_upd) {
    return;
  }
  asking.add({asking.act().title}, {}, asking.act().title.raw);
}

void ask_company(ActAsking& asking) {
  const ActParty& customer = asking.act().customer;
  const CompanyIdentity& company = asking.view().company;
  asking.judge();
  if (!customer.name.found() && !customer.inn.found()) {
    asking.add({asking.act().title}, company.names.empty() ? "" : company.names.front(), {},
               {{"what", called(asking, "customer-missing")}});
    return;
  }
  const bool by_inn = !company.inn.empty() && customer.inn.found();
  const bool is_company = by_inn ? customer.inn.value == company.inn : is_company_name(customer.name.raw, company, *asking.head().data);
  if (!is_company) {
    asking.add({by_inn ? customer.inn : customer.name},
               by_inn                  ? company.inn
               : company.names.empty() ? ""
                                       : company.names.front(),
               by_inn ? customer.inn.value : customer.name.raw, {{"what", called(asking, "customer-other")}});
  }
}

void check_code(ActAsking& asking, const PaperFact& fact, IdentifierVerdict verdict, const char* what) {
  if (!fact.found()) {
    return;
  }
  asking.judge();
  if (acceptable(verdict) && verdict != IdentifierVerdict::LooksLikePlaceholder) {
    return;
  }
  Finding& finding = asking.add({fact}, {}, fact.value, {{"what", called(asking, what)}});
  finding.outcome = verdict == IdentifierVerdict::LooksLikePlaceholder ? Outcome::CannotTell : finding.outcome;
}

void ask_identifiers(ActAsking& asking) {
  for (const ActParty* party : {&asking.act().performer, &asking.act().customer}) {
    check_code(asking, party->inn, check_inn(party->inn.value), "inn");
    if (party->inn.value.size() != 12 || !party->kpp.value.empty()) {
      check_code(asking, party->kpp, party->kpp.value.empty() ? IdentifierVerdict::Ok : check_kpp(party->kpp.value), "kpp");
    }
    check_code(asking, party->ogrn, check_register_number(party->ogrn.value), "ogrn");
    check_code(asking, party->bic, check_bic(party->bic.value), "bic");
    const bool has_bic = party->bic.found() && acceptable(check_bic(party->bic.value));
    check_code(asking, party->account,
               has_bic ? check_account(party->account.value, party->bic.value) : check_account_form(party->account.value), "account");
    check_code(asking, party->correspondent_account,
               has_bic ? check_correspondent_account(party->correspondent_account.value, party->bic.value)
                       : check_correspondent_account_form(party->correspondent_account.value),
               "correspondent-account");
  }
}

// What a reader of the page does not see, or sees only with changes shown, is no part of a paper that somebody signs.
void ask_seen(ActAsking& asking) {
  constexpr std::uint32_t kUnclear = kNotSeenFlags | kInserted | kDeleted | kDoubtful;
  const Document* document = asking.evidence().document;
  if (document == nullptr) {
    return;
  }
  asking.judge();
  for (std::uint32_t block = 0; block < document->blocks.size(); ++block) {
    for (const Run& run : document->blocks[block].runs) {
      const std::string text = document->blocks[block].text.substr(run.text.begin, run.text.end - run.text.begin);
      if ((run.flags & kUnclear) != 0 && text.find_first_not_of(" \t\n") != std::string::npos) {
        asking.add({PaperFact{text, text, block, run.text.begin, run.text.end}}, {}, text);
      }
    }
  }
}

std::string_view name_of(ActUnread what) {
  switch (what) {
    case ActUnread::Services:
      return "unread-services";
    case ActUnread::Sum:
      return "unread-sum";
    case ActUnread::Words:
      break;
  }
  return "unread-words";
}

void ask_read(ActAsking& asking) {
  asking.judge();
  if (asking.evidence().document != nullptr && !has_text(*asking.evidence().document)) {
    asking.add({}, {}, {}, {{"what", called(asking, "unread-page")}});
    return;
  }
  for (const ActGap& gap : asking.act().unread) {
    asking.add({gap.text}, {}, gap.text.raw,
               {{"what", fill(called(asking, std::string(name_of(gap.what))), SentenceValues{{"observed", plain(gap.text.raw)}})}});
  }
}

}  // namespace

Check make_act_content(Head head, TableReader& parameters) {
  return make_act_check(std::move(head), parameters,
                        {{"requisites", ask_requisites},
                         {"vat", ask_vat},
                         {"arithmetic", ask_arithmetic},
                         {"words", ask_words},
                         {"signed", ask_signed},
                         {"period", ask_period},
                         {"whole-months", ask_whole_months},
                         {"form", ask_form},
                         {"company", ask_company},
                         {"identifiers", ask_identifiers},
                         {"seen", ask_seen},
                         {"read", ask_read}});
}

}  // namespace sverka
