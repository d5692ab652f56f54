#include "programme/ledger/statement.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "programme/identifiers.hpp"
#include "programme/ledger/cells.hpp"
#include "programme/ledger/stated_periods.hpp"
#include "programme/words.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

constexpr std::string_view kFirstLine = "1CClientBankExchange";

struct StatementField {
  std::string value;
  std::uint32_t line = 0;
};

// One document of a statement, its keys in the names of the pairs "statement_keys".
class StatementDocument {
 public:
  void set(const std::string& key, std::string_view value, std::uint32_t line) {
    fields_.emplace(key, StatementField{std::string(value), line});
  }
  std::string_view text(std::string_view key) const {
    const auto found = fields_.find(key);
    return found == fields_.end() ? std::string_view() : std::string_view(found->second.value);
  }
  std::uint32_t line(std::string_view key) const {
    const auto found = fields_.find(key);
    return found == fields_.end() ? 0 : found->second.line;
  }
  // The value of a key and of its numbered lines: "payer", "payer1", ...
  std::string lines(const std::string& key) const {
    std::string all(text(key));
    for (char number = '1'; number <= '6'; ++number) {
      const std::string_view more = text(key + number);
      all += all.empty() || more.empty() ? "" : " ";
      all += more;
    }
    return all;
  }
  void clear() { fields_.clear(); }
  bool empty() const { return fields_.empty(); }

 private:
  std::map<std::string, StatementField, std::less<>> fields_;
};

class StatementReader {
 public:
  StatementReader(const std::string& file, std::uint16_t file_number, const LedgerTerms& terms, Ledger& ledger, StatementPayments& payments,
                  LedgerFaults& faults, std::vector<LedgerNote>& notes)
      : file_(file), file_number_(file_number), terms_(terms), ledger_(ledger), payments_(payments), faults_(faults), notes_(notes) {
    for (RowIndex row = 0; row < ledger.partners.size(); ++row) {
      partners_.emplace(ledger.partners[row].inn, row);
    }
  }

  void read(std::string_view text) {
    const Lexicon::Pairs& keys = terms_.lexicon->pairs("statement_keys");
    bool in_document = false;
    bool ended = false;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = trimmed(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      ++line_;
      const std::size_t equals = std::min(line.find('='), line.size());
      const auto key = keys.find(to_lower(trimmed(line.substr(0, equals))));
      if (key == keys.end()) {
        continue;
      }
      const std::string_view value = equals < line.size() ? trimmed(line.substr(equals + 1)) : std::string_view();
      if (key->second == "document") {
        finish();
        in_document = true;
        begins_ = line_;
      } else if (key->second == "end_of_document" || key->second == "end_of_file") {
        finish();
        in_document = false;
        ended = ended || key->second == "end_of_file";
      } else if (in_document) {
        document_.set(key->second, value, line_);
      }
    }
    finish();
    if (!ended) {
      notes_.push_back({"ledger-statement-no-end", file_, {}});
    }
  }

 private:
  void refuse(std::string_view key, std::string reason) {
    const std::uint32_t line = document_.line(key);
    faults_.add(file_ + ":" + std::to_string(line == 0 ? begins_ : line) + ":1", std::move(reason), document_.text(key));
  }

  void finish() {
    if (!document_.empty()) {
      take_document();
    }
    document_.clear();
  }

  // Of its own key, else before the name: "INN 7707083893 LLC ...".
  std::string inn_of(const std::string& role) const {
    std::string inn = normal_code(document_.text(role + "_inn"));
    if (!inn.empty()) {
      return inn;
    }
    const std::string name = document_.lines(role);
    const std::vector<Word> words = split_words(name);
    for (std::size_t at = 0; at + 1 < words.size() && at < 2; ++at) {
      const bool is_label = matches_any(words[at].key, terms_.lexicon->list("label_inn"));
      if (is_label && words[at + 1].kind == Word::Kind::Digits) {
        return words[at + 1].key;
      }
    }
    return inn;
  }

  bool is_company(const std::string& role) const {
    const std::string inn = inn_of(role);
    if (!terms_.company.inn.empty() && !inn.empty()) {
      return inn == terms_.company.inn;
    }
    return names_company(document_.lines(role), terms_.company);
  }

  // Two partners of one INN cannot be told apart: the payment is noted and belongs to none.
  RowIndex partner_of(const std::string& role) {
    const auto [first, last] = partners_.equal_range(inn_of(role));
    if (first == last || first->first.empty()) {
      return kNobody;
    }
    if (std::next(first) != last) {
      notes_.push_back({"ledger-statement-two-partners", file_ + ":" + std::to_string(begins_), first->first});
      return kNobody;
    }
    return first->second;
  }

  void take_document() {
    const std::string purpose = document_.lines("purpose");
    const std::vector<Word> words = split_words(purpose);
    const bool is_return = find_phrase(words, terms_.lexicon->list("return_words")).count != 0;
    if (is_return) {
      if (is_company("payee") && !is_company("payer")) {
        take_return(purpose);
      }
      return;
    }
    RowIndex partner = is_company("payer") ? partner_of("payee") : kNobody;
    if (partner == kNobody && terms_.payees_are_partners && is_company("payer")) {
      partner = add_payee();
    }
    if (partner != kNobody) {
      take_payout(partner, purpose);
    }
  }

  RowIndex add_payee() {
    PartnerRow payee;
    payee.inn = inn_of("payee");
    if (payee.inn.empty()) {
      return kNobody;
    }
    payee.id = payee.inn;
    payee.place = {file_number_, begins_};
    const auto row = static_cast<RowIndex>(ledger_.partners.size());
    partners_.emplace(payee.inn, row);
    ledger_.partners.push_back(std::move(payee));
    return row;
  }

  std::optional<Date> date(std::string_view key) {
    const std::string_view text = document_.text(key);
    if (text.empty()) {
      return std::nullopt;
    }
    const std::optional<Date> read = read_cell_date(text);
    if (!read) {
      refuse(key, "ledger-date");
    }
    return read;
  }

  std::optional<Money> amount() {
    const CellMoney read = read_cell_money(document_.text("amount"), *terms_.lexicon);
    if (!read.money) {
      refuse("amount", "ledger-" + std::string(read.problem));
    }
    return read.money;
  }

  void take_payout(RowIndex partner, const std::string& purpose) {
    PayoutRow row;
    row.partner = partner;
    row.id = document_.text("number");
    row.place = {file_number_, begins_};
    row.in_statement = true;
    const std::optional<Money> money = amount();
    std::optional<Date> debited = date("debited_on");
    row.received_on = date("received_on");
    const bool says_when = !document_.text("debited_on").empty() || !document_.text("received_on").empty();
    if (!money || (says_when && !debited && !row.received_on)) {
      return;
    }
    if (!debited && !row.received_on) {
      notes_.push_back({"ledger-statement-not-debited", file_ + ":" + std::to_string(begins_), row.id});
      return;
    }
    row.amount = *money;
    row.debited_on = debited ? *debited : *row.received_on;
    row.account = normal_code(document_.text("payee_account"));
    row.periods = months_within(purpose, *terms_.lexicon);
    payments_.payouts.push_back(std::move(row));
  }

  void take_return(const std::string& purpose) {
    ReturnedPayment back;
    back.partner = partner_of("payer");
    back.order = document_.text("number");
    back.purpose = purpose;
    back.place = {file_number_, begins_};
    const std::optional<Money> money = amount();
    std::optional<Date> on = date("received_on");
    if (!on) {
      on = date("date");
    }
    if (!money || !on) {
      return;
    }
    back.amount = *money;
    back.on = *on;
    payments_.returned.push_back(std::move(back));
  }

  const std::string& file_;
  std::uint16_t file_number_;
  const LedgerTerms& terms_;
  Ledger& ledger_;
  StatementPayments& payments_;
  LedgerFaults& faults_;
  std::vector<LedgerNote>& notes_;
  std::multimap<std::string, RowIndex> partners_;
  StatementDocument document_;
  std::uint32_t line_ = 0, begins_ = 0;
};

auto payout_key(const PayoutRow& row) {
  return std::make_tuple(row.partner, day_number(row.debited_on), row.amount.kopecks);
}

// Two exports of one account overlap: the same order in two files is one payout.
void drop_repeated(std::vector<PayoutRow>& payouts) {
  const auto order = [](const PayoutRow& row) { return std::make_tuple(payout_key(row), row.id, row.place.file, row.place.line); };
  std::sort(payouts.begin(), payouts.end(), [&order](const PayoutRow& left, const PayoutRow& right) { return order(left) < order(right); });
  std::vector<PayoutRow> kept;
  for (PayoutRow& row : payouts) {
    const bool repeated =
        !kept.empty() && kept.back().place.file != row.place.file && kept.back().id == row.id && payout_key(kept.back()) == payout_key(row);
    if (!repeated) {
      kept.push_back(std::move(row));
    }
  }
  payouts = std::move(kept);
}

void merge_payout(PayoutRow& row, Ledger& ledger,
                  const std::multimap<std::tuple<RowIndex, std::int32_t, std::int64_t>, std::size_t>& known) {
  const auto [first, last] = known.equal_range(payout_key(row));
  const auto same = std::find_if(first, last, [&ledger](const auto& one) { return !ledger.payouts[one.second].in_statement; });
  if (same == last) {
    ledger.payouts.push_back(std::move(row));
    return;
  }
  PayoutRow& in_table = ledger.payouts[same->second];
  in_table.in_statement = true;
  in_table.received_on = in_table.received_on ? in_table.received_on : row.received_on;
  in_table.account = in_table.account.empty() ? row.account : in_table.account;
  in_table.periods = in_table.periods.empty() ? row.periods : in_table.periods;
}

bool mentions(const std::string& purpose, const std::string& number) {
  const std::vector<Word> words = split_words(purpose);
  return !number.empty() && std::any_of(words.begin(), words.end(), [&number](const Word& word) { return word.key == number; });
}

// The payout that came back: of the payer, or named by its order's number, or the only one of its sum; the latest of several.
void cancel(const ReturnedPayment& back, Ledger& ledger) {
  PayoutRow* best = nullptr;
  bool best_is_named = false;
  bool ambiguous = false;
  for (PayoutRow& row : ledger.payouts) {
    const bool fits = row.amount == back.amount && !row.returned_on && row.debited_on <= back.on &&
                      (back.partner == kNobody || back.partner == row.partner);
    if (!fits) {
      continue;
    }
    const bool is_named = mentions(back.purpose, row.id) || mentions(back.purpose, ledger.partners[row.partner].inn);
    if (best == nullptr || (is_named && !best_is_named)) {
      best = &row;
      best_is_named = is_named;
      ambiguous = false;
    } else if (is_named == best_is_named) {
      ambiguous = ambiguous || row.partner != best->partner;
      best = row.debited_on > best->debited_on ? &row : best;
    }
  }
  const std::string where = ledger.files[back.place.file] + ":" + std::to_string(back.place.line);
  if (best == nullptr || ambiguous) {
    ledger.notes.push_back({"ledger-return-unclear", where, back.purpose});
  } else {
    best->returned_on = back.on;
  }
}

}  // namespace

bool is_statement(std::string_view bytes) {
  bytes.remove_prefix(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  return bytes.starts_with(kFirstLine);
}

void read_statement(const std::string& file, std::uint16_t file_number, std::string_view text, const LedgerTerms& terms, Ledger& ledger,
                    StatementPayments& payments, LedgerFaults& faults, std::vector<LedgerNote>& notes) {
  StatementReader(file, file_number, terms, ledger, payments, faults, notes).read(text);
}

void merge_statements(StatementPayments payments, Ledger& ledger) {
  drop_repeated(payments.payouts);
  std::multimap<std::tuple<RowIndex, std::int32_t, std::int64_t>, std::size_t> known;
  for (std::size_t index = 0; index < ledger.payouts.size(); ++index) {
    known.emplace(payout_key(ledger.payouts[index]), index);
  }
  for (PayoutRow& row : payments.payouts) {
    merge_payout(row, ledger, known);
  }
  std::sort(payments.returned.begin(), payments.returned.end(), [](const ReturnedPayment& left, const ReturnedPayment& right) {
    return std::make_tuple(day_number(left.on), left.amount.kopecks, left.order) <
           std::make_tuple(day_number(right.on), right.amount.kopecks, right.order);
  });
  const auto repeated =
      std::unique(payments.returned.begin(), payments.returned.end(), [](const ReturnedPayment& left, const ReturnedPayment& right) {
        return left.place.file != right.place.file && left.on == right.on && left.amount == right.amount && left.order == right.order;
      });
  payments.returned.erase(repeated, payments.returned.end());
  for (const ReturnedPayment& back : payments.returned) {
    cancel(back, ledger);
  }
}

bool names_company(std::string_view text, const CompanyIdentity& company) {
  const auto folded = [](std::string_view name) {
    std::string key = " ";
    for (const Word& word : split_words(name)) {
      key += word.kind == Word::Kind::Sign ? std::string() : word.key + " ";
    }
    return key;
  };
  const std::string key = folded(text);
  return std::any_of(company.names.begin(), company.names.end(), [&](const std::string& name) {
    const std::string wanted = folded(name);
    return wanted.size() > 1 && key.find(wanted) != std::string::npos;
  });
}

}  // namespace sverka
