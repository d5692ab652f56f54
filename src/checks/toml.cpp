#include "checks/toml.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <memory_resource>
#include <utility>

#include "checks/packed_toml.hpp"

namespace sverka {

namespace {

std::string place(const TomlSource& source, std::uint32_t line, std::uint32_t column) {
  return source.file + ":" + std::to_string(line) + ":" + std::to_string(column);
}

// What the values of a parsed text are views into.
struct Parsed {
  toml::table table;
  std::pmr::monotonic_buffer_resource arena;
};

std::string_view iso(const toml::date& date, Parsed& parsed) {
  constexpr std::size_t kRoom = 16;
  auto* const text = static_cast<char*>(parsed.arena.allocate(kRoom, 1));
  const int size = std::snprintf(text, kRoom, "%04u-%02u-%02u", unsigned{date.year}, unsigned{date.month}, unsigned{date.day});
  return {text, static_cast<std::size_t>(size)};
}

TomlValue plain(const toml::node& node, Parsed& parsed) {
  TomlValue value;
  value.line = node.source().begin.line;
  value.column = node.source().begin.column;
  if (const auto* table = node.as_table()) {
    value.kind = TomlValue::Kind::Table;
    const std::span<TomlEntry> entries = room_for<TomlEntry>(parsed.arena, table->size());
    std::size_t at = 0;
    for (const auto& [key, entry] : *table) {
      entries[at++] = TomlEntry{key.str(), plain(entry, parsed)};
    }
    value.entries = entries;
  } else if (const auto* array = node.as_array()) {
    value.kind = TomlValue::Kind::Array;
    const std::span<TomlValue> items = room_for<TomlValue>(parsed.arena, array->size());
    std::size_t at = 0;
    for (const toml::node& item : *array) {
      items[at++] = plain(item, parsed);
    }
    value.items = items;
  } else if (const auto* text = node.as_string()) {
    value.kind = TomlValue::Kind::Text;
    value.text = text->get();
  } else if (const auto* flag = node.as_boolean()) {
    value.kind = TomlValue::Kind::Boolean;
    value.boolean = flag->get();
  } else if (const auto* number = node.as_integer()) {
    value.kind = TomlValue::Kind::Integer;
    value.integer = number->get();
  } else if (const auto* date = node.as_date()) {
    value.kind = TomlValue::Kind::Text;
    value.text = iso(date->get(), parsed);
  }
  return value;
}

std::string_view name_of(TomlValue::Kind kind) {
  switch (kind) {
    case TomlValue::Kind::Boolean:
      return "true or false";
    case TomlValue::Kind::Integer:
      return "a number";
    case TomlValue::Kind::Text:
      return "a text";
    case TomlValue::Kind::Array:
      return "a list";
    case TomlValue::Kind::Table:
      return "a table";
    case TomlValue::Kind::Other:
      return "a value of another type";
  }
  return "a value of another type";
}

}  // namespace

Result<TomlTree> parse_toml(std::string_view text, const TomlSource& source) {
  if (std::optional<TomlTree> packed = find_packed(text)) {
    return std::move(*packed);
  }
  try {
    const auto parsed = std::make_shared<Parsed>();
    parsed->table = toml::parse(text);
    return TomlTree{plain(parsed->table, *parsed), parsed};
  } catch (const toml::parse_error& error) {
    const auto& at = error.source().begin;
    return fail(source.code, place(source, at.line, at.column), "toml-malformed", std::string(error.description()));
  }
}

std::string in_quotes(std::string_view key) {
  return '"' + std::string(key) + '"';
}

void TableReader::ask(std::size_t entry) {
  if (entry < kFew) {
    asked_first_ |= std::uint64_t{1} << entry;
  } else {
    asked_[entry - kFew] = true;
  }
}

bool TableReader::is_asked(std::size_t entry) const {
  return entry < kFew ? (asked_first_ >> entry & 1) != 0 : asked_[entry - kFew];
}

const TomlEntry* TableReader::find(std::string_view key) const {
  const auto found = std::lower_bound(table_->entries.begin(), table_->entries.end(), key,
                                      [](const TomlEntry& entry, std::string_view wanted) { return entry.first < wanted; });
  return found != table_->entries.end() && found->first == key ? &*found : nullptr;
}

const TomlValue* TableReader::take(std::string_view key, TomlValue::Kind kind, Need need) {
  const TomlEntry* entry = find(key);
  if (entry == nullptr) {
    if (need == Need::Required) {
      refuse(*table_, "the key \"" + std::string(key) + "\" is missing");
    }
    return nullptr;
  }
  ask(static_cast<std::size_t>(entry - table_->entries.data()));
  const TomlValue* value = &entry->second;
  if (value->kind != kind) {
    refuse(*value, in_quotes(key) + " must be " + std::string(name_of(kind)));
    return nullptr;
  }
  return value;
}

std::string TableReader::text(std::string_view key, Need need) {
  const TomlValue* value = take(key, TomlValue::Kind::Text, need);
  return std::string(value != nullptr ? value->text : std::string_view());
}

std::vector<std::string> TableReader::texts(std::string_view key, Need need) {
  std::vector<std::string> all;
  if (const TomlValue* value = take(key, TomlValue::Kind::Array, need)) {
    all.reserve(value->items.size());
    for (const TomlValue& item : value->items) {
      if (item.kind != TomlValue::Kind::Text) {
        refuse(item, in_quotes(key) + " must be a list of texts");
        break;
      }
      all.emplace_back(item.text);
    }
  }
  return all;
}

std::vector<std::vector<std::string>> TableReader::lists_of_texts(std::string_view key) {
  std::vector<std::vector<std::string>> all;
  const TomlValue* value = take(key, TomlValue::Kind::Array, Need::Optional);
  if (value == nullptr) {
    return all;
  }
  for (const TomlValue& list : value->items) {
    std::vector<std::string> texts;
    for (const TomlValue& item : list.items) {
      if (item.kind != TomlValue::Kind::Text) {
        refuse(item, in_quotes(key) + " must be a list of lists of texts");
      }
      texts.emplace_back(item.text);
    }
    if (list.kind != TomlValue::Kind::Array) {
      refuse(list, in_quotes(key) + " must be a list of lists of texts");
    }
    all.push_back(std::move(texts));
  }
  return all;
}

bool TableReader::flag(std::string_view key, bool otherwise) {
  const TomlValue* value = take(key, TomlValue::Kind::Boolean, Need::Optional);
  return value != nullptr ? value->boolean : otherwise;
}

std::int64_t TableReader::number(std::string_view key, std::int64_t otherwise) {
  const TomlValue* value = take(key, TomlValue::Kind::Integer, Need::Optional);
  return value != nullptr ? value->integer : otherwise;
}

std::optional<Date> TableReader::date(std::string_view key) {
  const TomlValue* value = take(key, TomlValue::Kind::Text, Need::Optional);
  if (value == nullptr) {
    return std::nullopt;
  }
  const std::optional<Date> date = parse_iso_date(value->text);
  if (!date) {
    refuse(*value, in_quotes(key) + " must be a date, YYYY-MM-DD");
  }
  return date;
}

Sentence TableReader::sentence(std::string_view key, Need need) {
  if (take(key, TomlValue::Kind::Table, need) == nullptr) {
    return {};
  }
  TableReader languages = table(key);
  Sentence sentence{languages.text("ru", Need::Required), languages.text("en", Need::Required)};
  languages.finish();
  return sentence;
}

TableReader TableReader::table(std::string_view key) {
  static const TomlValue empty{TomlValue::Kind::Table, false, 0, 0, 0, {}, {}, {}};
  const TomlValue* value = take(key, TomlValue::Kind::Table, Need::Optional);
  return TableReader(value != nullptr ? *value : empty, *source_, *error_);
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
  std::vector<TableReader> all;
  if (const TomlValue* value = take(key, TomlValue::Kind::Array, Need::Optional)) {
    for (const TomlValue& item : value->items) {
      if (item.kind != TomlValue::Kind::Table) {
        refuse(item, in_quotes(key) + " must be a list of tables");
        break;
      }
      all.emplace_back(item, *source_, *error_);
    }
  }
  return all;
}

std::span<const TomlEntry> TableReader::entries() {
  asked_first_ = ~std::uint64_t{0};
  asked_.assign(asked_.size(), true);
  return table_->entries;
}

std::size_t TableReader::choice(std::string_view key, const std::vector<std::string_view>& names, std::size_t otherwise) {
  const TomlValue* value = take(key, TomlValue::Kind::Text, Need::Optional);
  if (value == nullptr) {
    return otherwise;
  }
  const auto found = std::find(names.begin(), names.end(), value->text);
  if (found != names.end()) {
    return static_cast<std::size_t>(found - names.begin());
  }
  std::string known;
  for (const std::string_view name : names) {
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  refuse(*value, in_quotes(key) + " must be one of " + known);
  return otherwise;
}

void TableReader::refuse(std::string_view key, std::string reason) {
  const TomlEntry* entry = find(key);
  refuse(entry != nullptr ? entry->second : *table_, std::move(reason));
}

void TableReader::refuse(const TomlValue& at, std::string reason) {
  if (!*error_) {
    const std::string reason_key = source_->code == ErrorCode::BadTemplate ? "manifest-invalid" : "rule-invalid";
    *error_ = Error{source_->code, place(*source_, at.line, at.column), reason_key, std::move(reason)};
  }
}

void TableReader::finish() {
  for (std::size_t i = 0; i < table_->entries.size(); ++i) {
    if (!is_asked(i)) {
      refuse(table_->entries[i].second, "unknown key \"" + std::string(table_->entries[i].first) + "\"");
    }
  }
}

}  // namespace sverka
