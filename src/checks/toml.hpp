// TOML as a plain tree with places, and a reader of its tables that tells people what is wrong with them and where.
//
// toml.cpp is the only file that knows the TOML library. A key that nobody asked for is an error: a misspelt parameter must
// not weaken a rule in silence.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/finding.hpp"
#include "base/date.hpp"
#include "base/result.hpp"

namespace sverka {

struct TomlEntry;

// Views into the TomlTree it is part of.
struct TomlValue {
  enum class Kind : std::uint8_t { Boolean, Integer, Text, Array, Table, Other };
  Kind kind = Kind::Other;
  bool boolean = false;
  std::uint32_t line = 0, column = 0;
  std::int64_t integer = 0;
  std::string_view text;  // of a string; of a date, in ISO form
  std::span<const TomlValue> items;
  std::span<const TomlEntry> entries;  // of a table, by key
};

struct TomlEntry {
  std::string_view first;  // the key
  TomlValue second;
};

// A parsed text: one value, and what it and those below it are views into.
struct TomlTree {
  TomlValue root;
  std::shared_ptr<const void> kept;
};

// Where errors are said, and with which code.
struct TomlSource {
  std::string file;
  ErrorCode code = ErrorCode::BadRule;
};

// Errors: source.code, reason "toml-malformed", where = file:line:column.
Result<TomlTree> parse_toml(std::string_view text, const TomlSource& source);

std::string in_quotes(std::string_view key);

enum class Need : std::uint8_t { Optional, Required };

// Reads one table of a tree that outlives it. The first error is kept, later ones are dropped; finish() gives it, or complains of keys
// never asked for.
class TableReader {
 public:
  TableReader(const TomlValue& table, const TomlSource& source, std::optional<Error>& error)
      : table_(&table), source_(&source), error_(&error), asked_(table.entries.size() > kFew ? table.entries.size() - kFew : 0, false) {}

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
  std::span<const TomlEntry> entries();

  // Index of the text in `names`; an unknown name is refused, an absent key gives `otherwise`.
  std::size_t choice(std::string_view key, const std::vector<std::string_view>& names, std::size_t otherwise);

  void refuse(std::string_view key, std::string reason);
  void refuse(const TomlValue& at, std::string reason);
  void finish();

 private:
  const TomlEntry* find(std::string_view key) const;
  const TomlValue* take(std::string_view key, TomlValue::Kind kind, Need need);

  void ask(std::size_t entry);
  bool is_asked(std::size_t entry) const;

  static constexpr std::size_t kFew = 64;
  const TomlValue* table_;
  const TomlSource* source_;
  std::optional<Error>* error_;
  std::uint64_t asked_first_ = 0;  // a bit for each of the first entries
  std::vector<bool> asked_;        // the others
};

}  // namespace sverka
