// The ledger: what the Company and its partners owe each other, as tables say it. Rows point to each other by index.
//
// Nothing here opens a file. Reading a ledger costs time linear in its text; nothing that is computed from it depends on the
// order of rows.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "programme/ledger/month.hpp"
#include "programme/ledger/rates.hpp"
#include "programme/money.hpp"
#include "text/lexicon.hpp"

namespace sverka {

using RowIndex = std::uint32_t;
constexpr RowIndex kNobody = 0xFFFFFFFF;

// Where a row stands.
struct LedgerPlace {
  std::uint16_t file = 0;  // into Ledger::files
  std::uint32_t line = 0;
};

struct PartnerRow {
  std::string id, name, inn, kpp, ogrn, form, account, bic, director, email;
  std::optional<Date> offer_accepted_on;
  LedgerPlace place;
};

struct StatusRow {
  RowIndex partner = kNobody;
  PartnerStatus status = PartnerStatus::Authorised;
  Date from{};
  std::optional<Date> document_valid_until;
  LedgerPlace place;
};

// The way in which a client came to its partner (3.2, 3.6).
enum class AttachedBy : std::uint8_t { Unknown, Referral, FreeTariff, LeftPaidTariff, Upgrade, Request };

struct AttachmentRow {
  RowIndex client = kNobody;
  RowIndex partner = kNobody;  // kNobody: attached to no partner
  std::optional<Date> attached_on;
  std::optional<Date> registered_on, detached_on;
  AttachedBy by = AttachedBy::Unknown;
  LedgerPlace place;
};

struct ClientRow {
  std::string id, name, inn, director;  // of the first row that has it
  LedgerPlace place;
};

struct PaymentRow {
  MoscowSeconds paid_at = 0;
  Money amount;
  RowIndex client = kNobody;
  std::uint32_t line = 0;
  CategoryIndex category = 0;
};

struct PayoutRow {
  std::string id;  // of the table, or the number of the payment order
  RowIndex partner = kNobody;
  Date debited_on{};
  std::optional<Date> received_on;
  Money amount;
  std::vector<Month> periods;  // sorted; empty: unknown
  std::string account;         // the payee's
  bool in_table = false, in_statement = false;
  std::optional<Date> returned_on;  // the money came back: the payout does not count (4.9)
  LedgerPlace place;
};

struct RegisteredAct {
  std::string id, number;
  RowIndex partner = kNobody;
  std::optional<Date> date, scan_received_on;
  std::vector<Month> periods;  // sorted
  Money amount;
  LedgerPlace place;
};

struct RequisitesRow {
  RowIndex partner = kNobody;
  Date changed_on{};
  std::optional<Date> notified_on;
  std::string address, attachment;
  LedgerPlace place;
};

enum class LedgerTable : std::uint8_t { Partners, Statuses, Clients, Payments, Payouts, Acts, Requisites };
constexpr std::size_t kLedgerTables = 7;
std::string_view name_of(LedgerTable table);  // "partners"

struct LedgerNote {
  std::string code;    // "ledger-unknown-column"
  std::string where;   // file, or file:line
  std::string detail;  // quoted input
};

struct Ledger {
  std::vector<std::string> files;  // names, of tables and statements
  std::array<bool, kLedgerTables> present{};
  bool has_statements = false;
  std::vector<PartnerRow> partners;
  std::vector<StatusRow> statuses;
  std::vector<ClientRow> clients;
  std::vector<AttachmentRow> attachments;
  std::vector<PaymentRow> payments;
  std::vector<PayoutRow> payouts;
  std::vector<RegisteredAct> acts;
  std::vector<RequisitesRow> requisites;
  std::uint16_t payments_file = 0;
  // Columns that are optional and stand in the table: an absent one says nothing of its rows.
  bool has_notice_address = false, has_notice_attachment = false;
  std::vector<LedgerNote> notes;
  std::array<std::vector<std::pair<std::string_view, std::uint32_t>>, kLedgerTables> columns;  // names and places, from 1

  bool has(LedgerTable table) const { return present[static_cast<std::size_t>(table)]; }
  // Where a column of a table stands, from 1; 0 if it is not there.
  std::uint32_t column(LedgerTable table, std::string_view name) const;
  bool has_payouts() const { return has(LedgerTable::Payouts) || has_statements; }
};

// The Company as a statement or an act names it.
struct CompanyIdentity {
  std::string inn;  // empty: judged by name
  std::vector<std::string> names;
};

struct LedgerFile {
  std::string name;  // "payments.csv"
  std::string bytes;
};

struct LedgerTerms {
  const RewardRates* rates = nullptr;
  const Lexicon* lexicon = nullptr;
  CompanyIdentity company;
  std::vector<LedgerTable> required;
  // A statement without a table of partners: whom the Company paid is taken for a partner.
  bool payees_are_partners = false;
};

// Everything that is wrong with a ledger: each with code bad_ledger, where = file[:line[:column]], reason = "ledger-..." and the
// offending text in `detail`. By file and line; at most kMostLedgerErrors are kept, `count` tells how many there are.
constexpr std::size_t kMostLedgerErrors = 100;
struct LedgerErrors {
  std::vector<Error> errors;
  std::size_t count = 0;
};

// Reads all tables and statements. Files that are neither a table by name nor a statement are noted.
tl::expected<Ledger, LedgerErrors> read_ledger(std::vector<LedgerFile> files, const LedgerTerms& terms);

}  // namespace sverka
