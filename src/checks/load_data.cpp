#include <utility>

#include "checks/load.hpp"
#include "checks/toml.hpp"

namespace sverka {

namespace {

Result<void> outcome(std::optional<Error> error) {
  if (error) {
    return fail(std::move(*error));
  }
  return {};
}

// Two files that fill one list would take its words from each other.
void refuse_second(bool is_known, const TomlEntry& entry, TableReader& table) {
  if (is_known) {
    table.refuse(entry.second, in_quotes(entry.first) + " is in another file too");
  }
}

void read_lists(TableReader table, Lexicon& lexicon) {
  for (const auto& entry : table.entries()) {
    refuse_second(!lexicon.list(entry.first).empty(), entry, table);
    lexicon.set_list(std::string(entry.first), table.texts(entry.first));
  }
}

void read_numbers(TableReader table, Lexicon& lexicon) {
  for (const TomlEntry& entry : table.entries()) {
    const auto& [name, words] = entry;
    refuse_second(!lexicon.numbers(name).empty(), entry, table);
    Lexicon::Numbers numbers;
    for (const auto& [word, number] : words.entries) {
      if (number.kind != TomlValue::Kind::Integer) {
        table.refuse(number, in_quotes(word) + " must be a number");
      }
      numbers.emplace(word, number.integer);
    }
    lexicon.set_numbers(std::string(name), std::move(numbers));
  }
}

void read_pairs(TableReader table, Lexicon& lexicon) {
  for (const TomlEntry& entry : table.entries()) {
    const auto& [name, words] = entry;
    refuse_second(!lexicon.pairs(name).empty(), entry, table);
    Lexicon::Pairs pairs;
    for (const auto& [word, other] : words.entries) {
      if (other.kind != TomlValue::Kind::Text) {
        table.refuse(other, in_quotes(word) + " must be a text");
      }
      pairs.emplace(word, other.text);
    }
    lexicon.set_pairs(std::string(name), std::move(pairs));
  }
}

// A table with a text `ru` is a sentence; any other table holds more of them, and its key comes before theirs.
void read_sentences(TableReader table, const std::string& prefix, Messages& messages) {
  for (const auto& [key, value] : table.entries()) {
    const std::string name = prefix.empty() ? std::string(key) : prefix + "." + std::string(key);
    if (value.kind != TomlValue::Kind::Table) {
      table.refuse(value, in_quotes(name) + " must be a table with ru and en");
      continue;
    }
    TableReader inner = table.table(key);
    if (inner.has("ru") || inner.has("en")) {
      messages.set(name, table.sentence(key));
    } else {
      read_sentences(inner, name, messages);
    }
  }
}

}  // namespace

Result<void> load_lexicon(std::string_view toml, const std::string& file, Lexicon& lexicon) {
  const TomlSource source{file, ErrorCode::BadRule};
  const Result<TomlTree> parsed = parse_toml(toml, source);
  if (!parsed) {
    return fail(parsed.error());
  }
  std::optional<Error> error;
  TableReader table(parsed->root, source, error);
  read_lists(table.table("lists"), lexicon);
  read_numbers(table.table("numbers"), lexicon);
  read_pairs(table.table("pairs"), lexicon);
  table.finish();
  return outcome(std::move(error));
}

Result<void> load_messages(std::string_view toml, const std::string& file, Messages& messages) {
  const TomlSource source{file, ErrorCode::BadRule};
  const Result<TomlTree> parsed = parse_toml(toml, source);
  if (!parsed) {
    return fail(parsed.error());
  }
  std::optional<Error> error;
  read_sentences(TableReader(parsed->root, source, error), "", messages);
  return outcome(std::move(error));
}

Result<void> load_constructs(std::string_view toml, const std::string& file, RuleData& data) {
  const TomlSource source{file, ErrorCode::BadRule};
  const Result<TomlTree> parsed = parse_toml(toml, source);
  if (!parsed) {
    return fail(parsed.error());
  }
  static const std::vector<std::string_view> severities = {"error", "warning", "note"};
  static const std::vector<std::string_view> outcomes = {"failed", "cannot_tell"};
  static const std::vector<std::string_view> meanings = {"name", "text", "target", "instruction", "bookmark", "header", "revision", "said"};
  static const std::vector<std::string_view> comparisons = {"value", "kind"};
  std::optional<Error> error;
  TableReader table(parsed->root, source, error);
  for (const auto& entry : table.entries()) {
    TableReader one = table.table(entry.first);
    RuleData::Construct construct;
    construct.kind = entry.first;
    construct.rule = one.text("rule", Need::Required);
    construct.severity = static_cast<Severity>(one.choice("severity", severities, 0));
    construct.outcome = one.choice("outcome", outcomes, 0) == 0 ? Outcome::Failed : Outcome::CannotTell;
    construct.value_is = static_cast<RuleData::Construct::ValueIs>(one.choice("value_is", meanings, 0));
    construct.in_slots = one.flag("in_slots", true);
    construct.alone = one.flag("alone", false);
    construct.by_kind = one.choice("compared_by", comparisons, 0) == 1;
    construct.name = one.sentence("name");
    one.finish();
    data.constructs.push_back(std::move(construct));
  }
  return outcome(std::move(error));
}

Result<TemplateManifest> load_manifest(std::string_view toml, const std::string& file) {
  const TomlSource source{file, ErrorCode::BadTemplate};
  const Result<TomlTree> parsed = parse_toml(toml, source);
  if (!parsed) {
    return fail(parsed.error());
  }
  std::optional<Error> error;
  TableReader table(parsed->root, source, error);
  TemplateManifest manifest;
  manifest.identity.name = table.text("name");
  manifest.identity.edition = table.text("edition");
  if (table.has("job")) {
    manifest.job = table.text("job", Need::Required);
  }
  manifest.identity.in_force_from = table.date("in_force_from");
  manifest.identity.in_force_to = table.date("in_force_to");
  for (std::vector<std::string>& slots : table.lists_of_texts("agreements")) {
    manifest.agreements.push_back(Agreement{std::move(slots)});
  }
  manifest.repeated_rows = table.lists_of_texts("repeated_rows");
  for (TableReader& entry : table.tables("slots")) {
    TemplateManifest::SlotEntry slot;
    slot.slot = entry.text("slot", Need::Required);
    if (entry.has("name")) {
      slot.name = entry.text("name");
    }
    if (entry.has("schema")) {
      slot.schema = parse_field_schema(entry.text("schema"));
      if (!slot.schema) {
        entry.refuse("schema", "no field schema is called so");
      }
    }
    if (entry.has("required")) {
      slot.required = entry.flag("required", true);
    }
    slot.choices = entry.texts("choices");
    entry.finish();
    manifest.slots.push_back(std::move(slot));
  }
  table.finish();
  if (error) {
    return fail(std::move(*error));
  }
  return manifest;
}

Result<std::vector<Amendment>> load_amendments(std::string_view toml, const std::string& file) {
  const TomlSource source{file, ErrorCode::Usage};
  const Result<TomlTree> parsed = parse_toml(toml, source);
  if (!parsed) {
    return fail(parsed.error());
  }
  std::optional<Error> error;
  TableReader table(parsed->root, source, error);
  std::vector<Amendment> amendments;
  for (TableReader& entry : table.tables("amendments")) {
    Amendment amendment;
    amendment.agreement_number = entry.text("agreement_number", Need::Required);
    amendment.client_inn = entry.text("client_inn", Need::Required);
    amendment.clause = entry.text("clause", Need::Required);
    amendment.text = entry.text("text", Need::Required);
    amendment.approved_by = entry.text("approved_by", Need::Required);
    amendment.approved_on = entry.text("approved_on", Need::Required);
    if (!parse_iso_date(amendment.approved_on)) {
      entry.refuse("approved_on", "\"approved_on\" must be a date, YYYY-MM-DD");
    }
    while (!amendment.clause.empty() && amendment.clause.back() == '.') {
      amendment.clause.pop_back();
    }
    entry.finish();
    amendments.push_back(std::move(amendment));
  }
  table.finish();
  if (error) {
    return fail(std::move(*error));
  }
  return amendments;
}

}  // namespace sverka
