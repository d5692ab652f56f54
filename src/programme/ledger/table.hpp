// What the readers of the ledger's tables share: columns by name, ids, and a list of what is wrong where.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "programme/ledger/csv.hpp"
#include "programme/ledger/ledger.hpp"

namespace sverka {

class LedgerFaults {
 public:
  void add(const std::string& where, std::string reason, std::string_view detail);
  bool any() const { return found_.count != 0; }
  LedgerErrors take() { return std::move(found_); }

 private:
  LedgerErrors found_;
};

// Texts with the number of the first that was equal. Cost of a call: constant; memory: the texts and 8 bytes each.
class IdIndex {
 public:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;

  // The number of the text, and whether it is new: numbers are given in the order of insertion.
  struct Inserted {
    std::uint32_t number = 0;
    bool is_new = false;
  };
  Inserted insert(std::string_view text);
  std::uint32_t find(std::string_view text) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }

 private:
  std::string_view text_of(std::uint32_t number) const;
  std::size_t slot_of(std::string_view text) const;
  void grow();

  std::string texts_;
  std::vector<std::size_t> ends_;
  std::vector<std::uint32_t> slots_;
};

enum class ColumnNeed : std::uint8_t { Optional, Required, MayBeEmpty };  // MayBeEmpty: the column must be there

struct LedgerColumn {
  std::string_view name;
  ColumnNeed need = ColumnNeed::Optional;
};

// One table, row by row. Columns are asked for by their place in the list of columns.
class TableText {
 public:
  // Reads the head of the table: a missing required column, a column that stands twice and an empty file are faults, a column
  // that nobody knows is a note. The text must outlive the object.
  TableText(const std::string& file, std::uint16_t file_number, std::string_view text, std::span<const LedgerColumn> columns,
            LedgerFaults& faults, std::vector<LedgerNote>& notes);

  // The next row; one whose quotes or number of fields is wrong is a fault and is passed over. An empty cell of a required column
  // is a fault too, and is told by cell().
  bool next();
  std::string_view cell(std::size_t column) const;
  bool has(std::size_t column) const { return places_[column] != 0; }
  // Where a column stands, from 1; 0 if it is not there.
  std::uint32_t column(std::size_t column) const { return places_[column]; }
  LedgerPlace place() const { return {file_number_, record_.line}; }

  // A fault of this row: "payments.csv:12:3".
  void refuse(std::size_t column, std::string reason, std::string_view detail) const;
  void refuse(std::size_t column, std::string reason) const { refuse(column, std::move(reason), cell(column)); }

 private:
  void read_head(std::vector<LedgerNote>& notes);
  bool is_sound();

  std::string file_;
  std::uint16_t file_number_;
  CsvReader reader_;
  std::span<const LedgerColumn> columns_;
  std::vector<std::uint32_t> places_;  // of each column in the table, from 1; 0: it is not there
  std::size_t width_ = 0;
  CsvRecord record_;
  LedgerFaults* faults_;
};

}  // namespace sverka
