#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "programme/ledger/cells.hpp"
#include "programme/ledger/encoding.hpp"
#include "programme/ledger/ledger.hpp"
#include "programme/ledger/read_tables.hpp"
#include "programme/ledger/statement.hpp"
#include "programme/ledger/table.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

constexpr std::string_view kTableEnding = ".csv";
constexpr std::string_view kStatementEnding = ".txt";

std::optional<LedgerTable> table_named(const std::string& lower) {
  for (std::size_t index = 0; index < kLedgerTables; ++index) {
    const auto table = static_cast<LedgerTable>(index);
    if (lower == std::string(name_of(table)) + std::string(kTableEnding)) {
      return table;
    }
  }
  return std::nullopt;
}

// Reads the files in an order of its own: what rows refer to comes first.
class LedgerReading {
 public:
  LedgerReading(std::vector<LedgerFile> files, const LedgerTerms& terms) : files_(std::move(files)), terms_(terms) {}

  tl::expected<Ledger, LedgerErrors> read() {
    sort_out();
    open_tables();
    if (faults_.any()) {
      return tl::unexpected(faults_.take());
    }
    for (auto& [table, text] : tables_) {
      read_table(table, text, terms_, ids_, ledger_);
    }
    read_statements();
    if (faults_.any()) {
      return tl::unexpected(faults_.take());
    }
    return std::move(ledger_);
  }

 private:
  void sort_out() {
    std::sort(files_.begin(), files_.end(), [](const LedgerFile& left, const LedgerFile& right) { return left.name < right.name; });
    for (std::size_t index = 0; index < files_.size(); ++index) {
      LedgerFile& file = files_[index];
      ledger_.files.push_back(file.name);
      const std::string lower = to_lower(file.name);
      if (const std::optional<LedgerTable> table = table_named(lower)) {
        if (!table_files_.emplace(*table, index).second) {
          faults_.add(file.name, "ledger-table-twice", {});
        }
      } else if (is_statement(file.bytes)) {
        statements_.push_back(index);
      } else if (lower.ends_with(kTableEnding) || lower.ends_with(kStatementEnding)) {
        ledger_.notes.push_back({"ledger-unknown-file", file.name, {}});
      }
    }
    for (const LedgerTable table : terms_.required) {
      const bool by_statement = table == LedgerTable::Payouts && !statements_.empty();
      if (table_files_.count(table) == 0 && !by_statement) {
        faults_.add(std::string(name_of(table)) + std::string(kTableEnding), "ledger-missing-table", {});
      }
    }
  }

  void open_tables() {
    for (const auto& [table, index] : table_files_) {
      LedgerFile& file = files_[index];
      if (is_utf16(file.bytes)) {
        faults_.add(file.name, "ledger-encoding", {});
        continue;
      }
      file.bytes = decode_table(std::move(file.bytes));
      const auto number = static_cast<std::uint16_t>(index);
      ledger_.present[static_cast<std::size_t>(table)] = true;
      ledger_.payments_file = table == LedgerTable::Payments ? number : ledger_.payments_file;
      const auto columns = columns_of(table);
      const TableText& text = tables_.emplace_back(table, TableText(file.name, number, file.bytes, columns, faults_, ledger_.notes)).second;
      for (std::size_t column = 0; column < columns.size(); ++column) {
        ledger_.columns[static_cast<std::size_t>(table)].emplace_back(columns[column].name, text.column(column));
      }
    }
  }

  void read_statements() {
    StatementPayments payments;
    for (const std::size_t index : statements_) {
      LedgerFile& file = files_[index];
      file.bytes = decode_statement(std::move(file.bytes));
      read_statement(file.name, static_cast<std::uint16_t>(index), file.bytes, terms_, ledger_, payments, faults_, ledger_.notes);
    }
    ledger_.has_statements = !statements_.empty();
    if (ledger_.has_statements && terms_.company.inn.empty()) {
      ledger_.notes.push_back({"ledger-company-by-name", files_[statements_.front()].name, {}});
    }
    if (!faults_.any()) {
      merge_statements(std::move(payments), ledger_);
    }
  }

  std::vector<LedgerFile> files_;
  const LedgerTerms& terms_;
  Ledger ledger_;
  LedgerFaults faults_;
  LedgerIds ids_;
  std::map<LedgerTable, std::size_t> table_files_;
  std::vector<std::pair<LedgerTable, TableText>> tables_;
  std::vector<std::size_t> statements_;
};

}  // namespace

std::uint32_t Ledger::column(LedgerTable table, std::string_view name) const {
  for (const auto& [known, place] : columns[static_cast<std::size_t>(table)]) {
    if (known == name) {
      return place;
    }
  }
  return 0;
}

std::string_view name_of(LedgerTable table) {
  constexpr std::array<std::string_view, kLedgerTables> kNames{"partners", "statuses", "clients",   "payments",
                                                               "payouts",  "acts",     "requisites"};
  return kNames.at(static_cast<std::size_t>(table));
}

tl::expected<Ledger, LedgerErrors> read_ledger(std::vector<LedgerFile> files, const LedgerTerms& terms) {
  return LedgerReading(std::move(files), terms).read();
}

}  // namespace sverka
