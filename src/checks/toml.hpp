// TOML as a plain tree with places, and a reader of its tables that tells people what is wrong with them and where.
//
// toml.cpp is the only file that knows the TOML library. A key that nobody asked for is an error: a misspelt parameter must
// not weaken a rule in silence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/finding.hpp"
#include "base/date.hpp"
#include "base/result.hpp"

namespace sverka {

struct TomlEntry;

struct TomlValue {
  enum class Kind : std::uint8_t { Boolean, Integer, Text, Array, Table, Other };
  Kind kind = Kind::Other;
  bool boolean = false;
  std::int64_t integer = 0;
  std::string text;  // of a string; of a date, in ISO form
  std::vector<TomlValue> items;
  std::vector<TomlEntry> entries;  // of a table, by key
  std::uint32_t line = 0, column = 0;
};

struct TomlEntry {
  std::string first;  // the key
  TomlValue second;
};

// Where errors are said, and with which code.
struct TomlSource {
  std::string file;
  ErrorCode code = ErrorCode::BadRule;
};

// Errors: source.code, reason "toml-malformed", where = file:line:column.
Result<TomlValue> parse_toml(std::string_view text, const TomlSource& source);

enum class Need : std::uint8_t { Optional, Required };

// Reads one table. The first error is kept, later ones are dropped; finish() gives it, or complains of keys never asked for.
class TableReader {
 public:
  TableReader(const TomlValue& table, const TomlSource& source, std::optional<Error>& error)
      : table_(&table), source_(&source), error_(&error), asked_(table.entries.size(), false) {}

  bool has(std::string_view key) const { return find(key) != nullptr; }
  std::string text(std::string_view key, Need need = Need::Optional);
  std::vector<std::string> texts(std::string_view key, Need need = Need::Optional);
  std::vector<std::vector<std::string>> lists_of_texts(std::string_view key);
  bool flag(std::string_view key, bool otherwise);
  std::int64_t number(std::string_view key, std::int64_t otherwise);
  std::optional<Date> date(std::string_view key);
  // A table with the texts `ru` and `en`, both given.
  Sentence sentence(std::string_view key, Need need = Need::Required);
  // The table at `key`; of an absent one, an empty table.
  TableReader table(std::string_view key);
  std::vector<TableReader> tables(std::string_view key);
  // Every key, in the order of the library (alphabetical), for tables whose keys are names.
  const std::vector<TomlEntry>& entries();

  // Index of the text in `names`; an unknown name is refused, an absent key gives `otherwise`.
  std::size_t choice(std::string_view key, const std::vector<std::string_view>& names, std::size_t otherwise);

  void refuse(std::string_view key, std::string reason);
  void refuse(const TomlValue& at, std::string reason);
  void finish();

 private:
  const TomlEntry* find(std::string_view key) const;
  const TomlValue* take(std::string_view key, TomlValue::Kind kind, Need need);

  const TomlValue* table_;
  const TomlSource* source_;
  std::optional<Error>* error_;
  std::vector<bool> asked_;
};

}  // namespace sverka
