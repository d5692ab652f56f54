#include <algorithm>
#include <memory>
#include <utility>

#include "checks/kind.hpp"
#include "checks/load.hpp"
#include "checks/toml.hpp"

namespace sverka {

namespace {

constexpr std::string_view kExamplesMark = "\n[[examples]]";

const std::vector<std::string_view> kOutcomes = {"passed", "failed", "inapplicable", "cannot_tell"};

Outcome read_outcome(TableReader& table, std::string_view key) {
  return static_cast<Outcome>(table.choice(key, kOutcomes, static_cast<std::size_t>(Outcome::Failed)));
}

Severity read_severity(TableReader& table) {
  static const std::vector<std::string_view> names = {"error", "warning", "note"};
  return static_cast<Severity>(table.choice("severity", names, static_cast<std::size_t>(Severity::Error)));
}

Responsible read_responsible(TableReader& table) {
  static const std::vector<std::string_view> names = {"partner", "company", "client"};
  return static_cast<Responsible>(table.choice("responsible", names, static_cast<std::size_t>(Responsible::Partner)));
}

// Every text of an example but its name is a section of its input. An example without a template, without the tables that are its
// ledger's base, or without the article that a site copies, has those of the example above it.
std::vector<Example> read_examples(TableReader& table) {
  std::vector<Example> examples;
  std::string sample, base, article;
  for (TableReader& entry : table.tables("examples")) {
    Example example;
    example.name = entry.text("name", Need::Required);
    example.expected = read_outcome(entry, "outcome");
    if (entry.has("template")) {
      sample = entry.text("template");
    }
    base = entry.has("base") ? entry.text("base") : base;
    article = entry.has("article") ? entry.text("article") : article;
    example.input = base.empty() ? "=== template\n" + sample + "\n" : "=== base\n" + base + "\n";
    example.input += article.empty() ? "" : "=== article\n" + article + "\n";
    for (const auto& [key, value] : entry.entries()) {
      if (key == "name" || key == "outcome" || key == "template" || key == "base" || key == "article") {
        continue;
      }
      if (value.kind != TomlValue::Kind::Text) {
        entry.refuse(value, in_quotes(key) + " of an example must be a text");
      }
      example.input.append("=== ").append(key).append("\n").append(value.text).append("\n");
    }
    examples.push_back(std::move(example));
  }
  return examples;
}

Check make_check(const Head& head, TableReader& table, const std::string& kind) {
  TableReader parameters = table.table("parameters");
  const auto kinds = kinds_of_check();
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const KindOfCheck& one) { return one.name == kind; });
  if (found == kinds.end()) {
    if (table.has("kind")) {
      table.refuse("kind", "no kind of check is called \"" + kind + "\"");
    }
    return {};
  }
  Check check = found->make(head, parameters);
  parameters.finish();
  return check;
}

}  // namespace

std::string_view without_examples(std::string_view toml) {
  return toml.substr(0, std::min(toml.size(), toml.find(kExamplesMark)));
}

Result<Rule> load_rule(std::string_view toml, const std::string& file, const std::string& id, const std::string& scope,
                       const RuleData& data, Examples examples) {
  const TomlSource source{file, ErrorCode::BadRule};
  if (examples == Examples::Skip) {
    toml = without_examples(toml);
  }
  const Result<TomlTree> parsed = parse_toml(toml, source);
  if (!parsed) {
    return fail(parsed.error());
  }
  std::optional<Error> error;
  TableReader table(parsed->root, source, error);

  Rule rule;
  rule.id = id;
  rule.scope = scope;
  rule.title = table.sentence("title");
  rule.why = table.sentence("why");
  rule.message = table.sentence("message");
  rule.advice = table.sentence("advice");
  rule.source = table.texts("source", Need::Required);
  rule.severity = read_severity(table);
  rule.on_fail = read_outcome(table, "on_fail");
  rule.responsible = read_responsible(table);
  rule.yields_to = table.has("yields_to") ? table.texts("yields_to") : std::vector<std::string>();
  rule.kind = table.text("kind", Need::Required);
  rule.examples = read_examples(table);
  if (rule.on_fail != Outcome::Failed && rule.on_fail != Outcome::CannotTell) {
    table.refuse("on_fail", "\"on_fail\" must be failed or cannot_tell");
  }
  if (const Sentence* broken = data.messages.find("check.broken")) {
    const Sentence& said = *broken;
    rule.broken = Sentence{fill(said.russian, {{"title", rule.title.russian}}), fill(said.english, {{"title", rule.title.english}})};
  }

  auto head = std::make_shared<RuleHead>();
  *head = RuleHead{id, rule.message, rule.advice, rule.source, rule.severity, rule.on_fail, rule.responsible, &data};
  rule.check = make_check(head, table, rule.kind);
  table.finish();
  if (error) {
    return fail(std::move(*error));
  }
  return rule;
}

}  // namespace sverka
