#include "programme/ledger/read_tables.hpp"

#include <array>
#include <map>
#include <utility>

#include "programme/identifiers.hpp"
#include "programme/ledger/cells.hpp"

namespace sverka {

namespace {

constexpr auto kRequired = ColumnNeed::Required;
constexpr auto kMayBeEmpty = ColumnNeed::MayBeEmpty;

namespace partner {
enum Column : std::size_t { Id, Name, Inn, Kpp, Ogrn, Form, Account, Bic, Director, Email, Offer };
}
constexpr std::array<LedgerColumn, 11> kPartnerColumns{{{"partner", kRequired},
                                                        {"name", kRequired},
                                                        {"inn", kRequired},
                                                        {"kpp"},
                                                        {"ogrn"},
                                                        {"form"},
                                                        {"account"},
                                                        {"bic"},
                                                        {"director"},
                                                        {"email"},
                                                        {"offer_accepted_on"}}};

namespace status {
enum Column : std::size_t { Partner, Status, From, ValidUntil };
}
constexpr std::array<LedgerColumn, 4> kStatusColumns{
    {{"partner", kRequired}, {"status", kRequired}, {"from", kRequired}, {"document_valid_until"}}};

namespace client {
enum Column : std::size_t { Id, Name, Inn, Director, Partner, AttachedOn, By, RegisteredOn, DetachedOn };
}
constexpr std::array<LedgerColumn, 9> kClientColumns{{{"client", kRequired},
                                                      {"name", kRequired},
                                                      {"inn"},
                                                      {"director"},
                                                      {"partner", kMayBeEmpty},
                                                      {"attached_on", kMayBeEmpty},
                                                      {"attached_by"},
                                                      {"registered_on"},
                                                      {"detached_on"}}};

namespace payment {
enum Column : std::size_t { Id, Client, PaidAt, Amount, Category, Note };
}
constexpr std::array<LedgerColumn, 6> kPaymentColumns{
    {{"payment", kRequired}, {"client", kRequired}, {"paid_at", kRequired}, {"amount", kRequired}, {"category", kRequired}, {"note"}}};

namespace payout {
enum Column : std::size_t { Id, Partner, DebitedOn, ReceivedOn, Amount, Periods, Account };
}
constexpr std::array<LedgerColumn, 7> kPayoutColumns{{{"payout", kRequired},
                                                      {"partner", kRequired},
                                                      {"debited_on", kRequired},
                                                      {"received_on"},
                                                      {"amount", kRequired},
                                                      {"periods"},
                                                      {"account"}}};

namespace act {
enum Column : std::size_t { Id, Partner, Number, Date, Periods, Amount, ScanReceivedOn };
}
constexpr std::array<LedgerColumn, 7> kActColumns{{{"act", kRequired},
                                                   {"partner", kRequired},
                                                   {"number"},
                                                   {"date"},
                                                   {"periods", kRequired},
                                                   {"amount", kRequired},
                                                   {"scan_received_on"}}};

namespace requisites {
enum Column : std::size_t { Partner, ChangedOn, NotifiedOn, Address, Attachment };
}
constexpr std::array<LedgerColumn, 5> kRequisitesColumns{
    {{"partner", kRequired}, {"changed_on", kRequired}, {"notified_on"}, {"address"}, {"attachment"}}};

std::string text_of(const TableText& text, std::size_t column) {
  return std::string(text.cell(column));
}

// An empty cell is no date and no fault: where it must be filled, the fault is told already.
std::optional<Date> read_date_of(const TableText& text, std::size_t column) {
  const std::string_view cell = text.cell(column);
  if (cell.empty()) {
    return std::nullopt;
  }
  std::optional<Date> date = read_cell_date(cell);
  if (!date) {
    text.refuse(column, "ledger-date");
  }
  return date;
}

Money read_money_of(const TableText& text, std::size_t column, const Lexicon& lexicon) {
  const std::string_view cell = text.cell(column);
  if (cell.empty()) {
    return {};
  }
  const CellMoney read = read_cell_money(cell, lexicon);
  if (!read.money) {
    text.refuse(column, "ledger-" + std::string(read.problem));
  }
  return read.money.value_or(Money{});
}

std::vector<Month> read_months_of(const TableText& text, std::size_t column) {
  const std::string_view cell = text.cell(column);
  if (cell.empty()) {
    return {};
  }
  std::optional<std::vector<Month>> months = read_cell_months(cell);
  if (!months) {
    text.refuse(column, "ledger-periods");
  }
  return std::move(months).value_or(std::vector<Month>());
}

RowIndex read_reference(const TableText& text, std::size_t column, const IdIndex& ids, const char* reason) {
  const std::string_view cell = text.cell(column);
  if (cell.empty()) {
    return kNobody;
  }
  const std::uint32_t row = ids.find(cell);
  if (row == IdIndex::kAbsent) {
    text.refuse(column, reason);
    return kNobody;
  }
  return row;
}

// False, and a fault, for an id that an earlier row has.
bool is_first(const TableText& text, std::size_t column, IdIndex& ids) {
  const std::string_view cell = text.cell(column);
  if (cell.empty() || ids.insert(cell).is_new) {
    return true;
  }
  text.refuse(column, "ledger-duplicate");
  return false;
}

void read_partners(TableText& text, LedgerIds& ids, Ledger& ledger) {
  using namespace partner;
  while (text.next()) {
    if (text.cell(Id).empty() || !is_first(text, Id, ids.partners)) {
      continue;
    }
    PartnerRow row;
    row.id = text_of(text, Id);
    row.name = text_of(text, Name);
    row.inn = normal_code(text.cell(Inn));
    row.kpp = normal_code(text.cell(Kpp));
    row.ogrn = normal_code(text.cell(Ogrn));
    row.form = text_of(text, Form);
    row.account = normal_code(text.cell(Account));
    row.bic = normal_code(text.cell(Bic));
    row.director = text_of(text, Director);
    row.email = text_of(text, Email);
    row.offer_accepted_on = read_date_of(text, Offer);
    row.place = text.place();
    ledger.partners.push_back(std::move(row));
  }
}

void read_statuses(TableText& text, const LedgerTerms& terms, const LedgerIds& ids, Ledger& ledger) {
  using namespace status;
  IdIndex known;
  while (text.next()) {
    StatusRow row;
    row.partner = read_reference(text, Partner, ids.partners, "ledger-unknown-partner");
    const std::optional<PartnerStatus> named = terms.rates->find_status(text.cell(Status));
    if (!named && !text.cell(Status).empty()) {
      text.refuse(Status, "ledger-unknown-status");
    }
    row.status = named.value_or(PartnerStatus::Authorised);
    const std::optional<Date> from = read_date_of(text, From);
    row.from = from.value_or(Date{});
    row.document_valid_until = read_date_of(text, ValidUntil);
    row.place = text.place();
    if (from && row.partner != kNobody && !known.insert(text_of(text, Partner) + '\n' + to_iso(*from)).is_new) {
      text.refuse(From, "ledger-duplicate");
    }
    ledger.statuses.push_back(row);
  }
}

std::optional<AttachedBy> read_attached_by(std::string_view cell) {
  constexpr std::array<std::pair<std::string_view, AttachedBy>, 6> kWays{{{"", AttachedBy::Unknown},
                                                                          {"referral", AttachedBy::Referral},
                                                                          {"3.6.1", AttachedBy::FreeTariff},
                                                                          {"3.6.2", AttachedBy::LeftPaidTariff},
                                                                          {"3.6.3", AttachedBy::Upgrade},
                                                                          {"3.6.4", AttachedBy::Request}}};
  for (const auto& [name, way] : kWays) {
    if (cell == name) {
      return way;
    }
  }
  return std::nullopt;
}

// A client has a row for each of its attachments; what is said of the client itself is taken from the latest of them.
class ClientRows {
 public:
  explicit ClientRows(Ledger& ledger) : ledger_(ledger) {}

  void add(const TableText& text, RowIndex index, const std::optional<Date>& attached_on) {
    const std::int32_t day = attached_on ? day_number(*attached_on) : kUndated;
    if (index == ledger_.clients.size()) {
      ledger_.clients.emplace_back();
      days_.push_back(day);
    } else if (day < days_[index]) {
      return;
    }
    days_[index] = day;
    ClientRow& row = ledger_.clients[index];
    row.id = text_of(text, client::Id);
    row.name = text_of(text, client::Name);
    row.inn = normal_code(text.cell(client::Inn));
    row.director = text_of(text, client::Director);
    row.place = text.place();
  }

 private:
  static constexpr std::int32_t kUndated = -1000000;
  Ledger& ledger_;
  std::vector<std::int32_t> days_;
};

void read_clients(TableText& text, LedgerIds& ids, Ledger& ledger) {
  using namespace client;
  ClientRows clients(ledger);
  IdIndex known;
  while (text.next()) {
    AttachmentRow row;
    row.partner = read_reference(text, Partner, ids.partners, "ledger-unknown-partner");
    row.attached_on = read_date_of(text, AttachedOn);
    row.registered_on = read_date_of(text, RegisteredOn);
    row.detached_on = read_date_of(text, DetachedOn);
    const std::optional<AttachedBy> by = read_attached_by(text.cell(By));
    if (!by) {
      text.refuse(By, "ledger-attached-by");
    }
    row.by = by.value_or(AttachedBy::Unknown);
    row.place = text.place();
    if (row.partner != kNobody && text.cell(AttachedOn).empty()) {
      text.refuse(AttachedOn, "ledger-empty-cell", "attached_on");
    }
    if (row.attached_on && row.detached_on && day_number(*row.detached_on) < day_number(*row.attached_on)) {
      text.refuse(DetachedOn, "ledger-detached-before");
    }
    if (text.cell(Id).empty()) {
      continue;
    }
    row.client = ids.clients.insert(text.cell(Id)).number;
    clients.add(text, row.client, row.attached_on);
    if (!known.insert(text_of(text, Id) + '\n' + (row.attached_on ? to_iso(*row.attached_on) : "")).is_new) {
      text.refuse(Id, "ledger-duplicate");
      continue;
    }
    ledger.attachments.push_back(row);
  }
}

// Categories by the texts that occurred: a table of a million rows has a dozen of them.
class SeenCategories {
 public:
  explicit SeenCategories(const RewardRates& rates) : rates_(rates) {}

  std::optional<CategoryIndex> find(std::string_view cell) {
    const auto seen = seen_.find(cell);
    if (seen != seen_.end()) {
      return seen->second;
    }
    const std::optional<CategoryIndex> found = rates_.find_category(cell);
    if (found) {
      seen_.emplace(std::string(cell), *found);
    }
    return found;
  }

 private:
  const RewardRates& rates_;
  std::map<std::string, CategoryIndex, std::less<>> seen_;
};

void read_payments(TableText& text, const LedgerTerms& terms, const LedgerIds& ids, Ledger& ledger) {
  using namespace payment;
  IdIndex known;
  SeenCategories categories(*terms.rates);
  while (text.next()) {
    is_first(text, Id, known);
    PaymentRow row;
    row.line = text.place().line;
    row.client = read_reference(text, Client, ids.clients, "ledger-unknown-client");
    const std::string_view time = text.cell(PaidAt);
    const std::optional<MoscowSeconds> paid_at = read_cell_time(time);
    if (!paid_at && !time.empty()) {
      text.refuse(PaidAt, "ledger-time");
    }
    row.paid_at = paid_at.value_or(0);
    row.amount = read_money_of(text, Amount, *terms.lexicon);
    const std::string_view category = text.cell(Category);
    const std::optional<CategoryIndex> found = categories.find(category);
    if (!found && !category.empty()) {
      text.refuse(Category, "ledger-unknown-category");
    }
    row.category = found.value_or(CategoryIndex{});
    ledger.payments.push_back(row);
  }
}

void read_payouts(TableText& text, const LedgerTerms& terms, const LedgerIds& ids, Ledger& ledger) {
  using namespace payout;
  IdIndex known;
  while (text.next()) {
    is_first(text, Id, known);
    PayoutRow row;
    row.id = text_of(text, Id);
    row.partner = read_reference(text, Partner, ids.partners, "ledger-unknown-partner");
    row.debited_on = read_date_of(text, DebitedOn).value_or(Date{});
    row.received_on = read_date_of(text, ReceivedOn);
    row.amount = read_money_of(text, Amount, *terms.lexicon);
    row.periods = read_months_of(text, Periods);
    row.account = normal_code(text.cell(Account));
    row.in_table = true;
    row.place = text.place();
    ledger.payouts.push_back(std::move(row));
  }
}

void read_acts(TableText& text, const LedgerTerms& terms, const LedgerIds& ids, Ledger& ledger) {
  using namespace act;
  IdIndex known;
  while (text.next()) {
    is_first(text, Id, known);
    RegisteredAct row;
    row.id = text_of(text, Id);
    row.number = text_of(text, Number);
    row.partner = read_reference(text, Partner, ids.partners, "ledger-unknown-partner");
    row.date = read_date_of(text, act::Date);
    row.scan_received_on = read_date_of(text, ScanReceivedOn);
    row.periods = read_months_of(text, Periods);
    row.amount = read_money_of(text, Amount, *terms.lexicon);
    row.place = text.place();
    ledger.acts.push_back(std::move(row));
  }
}

void read_requisites(TableText& text, const LedgerIds& ids, Ledger& ledger) {
  using namespace requisites;
  ledger.has_notice_address = text.has(Address);
  ledger.has_notice_attachment = text.has(Attachment);
  while (text.next()) {
    RequisitesRow row;
    row.partner = read_reference(text, Partner, ids.partners, "ledger-unknown-partner");
    row.changed_on = read_date_of(text, ChangedOn).value_or(Date{});
    row.notified_on = read_date_of(text, NotifiedOn);
    row.address = text_of(text, Address);
    row.attachment = text_of(text, Attachment);
    row.place = text.place();
    ledger.requisites.push_back(std::move(row));
  }
}

}  // namespace

std::span<const LedgerColumn> columns_of(LedgerTable table) {
  switch (table) {
    case LedgerTable::Partners:
      return kPartnerColumns;
    case LedgerTable::Statuses:
      return kStatusColumns;
    case LedgerTable::Clients:
      return kClientColumns;
    case LedgerTable::Payments:
      return kPaymentColumns;
    case LedgerTable::Payouts:
      return kPayoutColumns;
    case LedgerTable::Acts:
      return kActColumns;
    case LedgerTable::Requisites:
      break;
  }
  return kRequisitesColumns;
}

void read_table(LedgerTable table, TableText& text, const LedgerTerms& terms, LedgerIds& ids, Ledger& ledger) {
  switch (table) {
    case LedgerTable::Partners:
      return read_partners(text, ids, ledger);
    case LedgerTable::Statuses:
      return read_statuses(text, terms, ids, ledger);
    case LedgerTable::Clients:
      return read_clients(text, ids, ledger);
    case LedgerTable::Payments:
      return read_payments(text, terms, ids, ledger);
    case LedgerTable::Payouts:
      return read_payouts(text, terms, ids, ledger);
    case LedgerTable::Acts:
      return read_acts(text, terms, ids, ledger);
    case LedgerTable::Requisites:
      return read_requisites(text, ids, ledger);
  }
}

}  // namespace sverka
