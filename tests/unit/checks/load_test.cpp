// Files of rules, words and approvals: what is wrong with them is said with file, line and column.
#include <gtest/gtest.h>

#include "checks/load.hpp"

namespace sverka {
namespace {

const std::string kRule = R"(title.ru = "T"
title.en = "T"
why.ru = "W"
why.en = "W"
message.ru = "M"
message.en = "M"
advice.ru = "A"
advice.en = "A"
source = ["5.6"]
kind = "deviations"

[parameters]
classes = ["changed"]
)";

Result<Rule> load(const std::string& toml, const RuleData& data, Examples examples = Examples::Parse) {
  return load_rule(toml, "rule.toml", "rule", "agreement", data, examples);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

TEST(LoadRule, ReadsARule) {
  const RuleData data;
  const auto rule = load(kRule, data);
  ASSERT_TRUE(rule) << rule.error().detail;
  EXPECT_EQ(rule->id, "rule");
  EXPECT_EQ(rule->scope, "agreement");
  EXPECT_EQ(rule->severity, Severity::Error);
  EXPECT_EQ(rule->on_fail, Outcome::Failed);
  EXPECT_EQ(rule->responsible, Responsible::Partner);
  EXPECT_EQ(rule->source, std::vector<std::string>{"5.6"});
  EXPECT_TRUE(rule->check != nullptr);
}

TEST(LoadRule, SaysWhatIsWrongAndWhere) {
  struct Row {
    const char* what;
    const char* with;
    const char* where;
    const char* detail;
  };
  const Row rows[] = {
      {"kind = \"deviations\"", "kind = \"deviation\"", "rule.toml:10:8", "no kind of check"},
      {"classes = [\"changed\"]", "classes = [\"chnged\"]", "rule.toml:13:11", "no class of deviations"},
      {"classes = [\"changed\"]", "classes = \"changed\"", "rule.toml:13:11", "a list"},
      {"classes = [\"changed\"]", "clases = [\"changed\"]", "rule.toml:12:1", "\"classes\" is missing"},
      {"classes = [\"changed\"]", "classes = [\"changed\"]\nstory = \"body\"", "rule.toml:14:9", "unknown key \"story\""},
      {"source = [\"5.6\"]", "source = [\"5.6\"]\nseverety = \"note\"", "rule.toml:10:12", "unknown key \"severety\""},
      {"source = [\"5.6\"]", "source = [\"5.6\"]\nseverity = \"fatal\"", "rule.toml:10:12", "one of error, warning, note"},
      {"source = [\"5.6\"]", "source = [5.6]", "rule.toml:9:11", "list of texts"},
      {"source = [\"5.6\"]", "source = [\"5.6\"]\non_fail = \"passed\"", "rule.toml:10:11", "failed or cannot_tell"},
      {"message.en = \"M\"", "", "rule.toml:5:", "\"en\" is missing"},
      {"title.ru = \"T\"", "title.ru = ", "rule.toml:1:", ""},
  };
  const RuleData data;
  for (const Row& row : rows) {
    const auto rule = load(replaced(kRule, row.what, row.with), data);
    ASSERT_FALSE(rule) << row.with;
    EXPECT_EQ(rule.error().code, ErrorCode::BadRule) << row.with;
    EXPECT_TRUE(rule.error().where.starts_with(row.where)) << row.with << ": " << rule.error().where;
    EXPECT_NE(rule.error().detail.find(row.detail), std::string::npos) << rule.error().detail;
  }
}

TEST(LoadRule, ReadsExamplesOnlyWhenAsked) {
  const RuleData data;
  const std::string with_examples = kRule + R"(
[[examples]]
name = "one"
outcome = "passed"
template = "A {{b}}"
document = "A c"

[[examples]]
name = "two"
outcome = "failed"
document = "B c"
)";
  EXPECT_TRUE(load(with_examples, data, Examples::Skip)->examples.empty());
  const auto rule = load(with_examples, data);
  ASSERT_TRUE(rule) << rule.error().detail;
  ASSERT_EQ(rule->examples.size(), 2u);
  EXPECT_EQ(rule->examples[0].expected, Outcome::Passed);
  EXPECT_EQ(rule->examples[1].input, "=== template\nA {{b}}\n=== document\nB c\n");
}

TEST(LoadRule, EndsExamplesThatAreBrokenOnlyWhenTheyAreRead) {
  const RuleData data;
  const std::string broken = kRule + "\n[[examples]]\nname = \n";
  EXPECT_TRUE(load(broken, data, Examples::Skip));
  EXPECT_FALSE(load(broken, data));
}

TEST(LoadLexicon, ReadsListsNumbersAndPairs) {
  Lexicon lexicon;
  const auto loaded = load_lexicon(R"(
[lists]
months = ["one", "two"]
[numbers.words]
"ten" = 10
[pairs.forms]
"limited" = "ltd"
)",
                                   "words.toml", lexicon);
  ASSERT_TRUE(loaded) << loaded.error().detail;
  ASSERT_EQ(lexicon.list("months").size(), 2u);
  EXPECT_EQ(lexicon.numbers("words").at("ten"), 10);
  EXPECT_EQ(lexicon.pairs("forms").at("limited"), "ltd");
}

TEST(LoadLexicon, RefusesWhatItDoesNotKnow) {
  struct Row {
    const char* toml;
    const char* where;
  };
  for (const Row& row : {Row{"[list]\na = [\"b\"]", "w.toml:1:1"}, Row{"[lists]\na = \"b\"", "w.toml:2:5"},
                         Row{"[numbers.a]\nb = \"c\"", "w.toml:2:5"}, Row{"[pairs.a]\nb = 1", "w.toml:2:5"}}) {
    Lexicon lexicon;
    const auto loaded = load_lexicon(row.toml, "w.toml", lexicon);
    ASSERT_FALSE(loaded) << row.toml;
    EXPECT_EQ(loaded.error().where, row.where) << row.toml;
  }
}

TEST(LoadLexicon, RefusesWhatAnotherFileSaysAlready) {
  for (const char* toml : {"[lists]\na = [\"b\"]", "[numbers.a]\nb = 1", "[pairs.a]\nb = \"c\""}) {
    Lexicon lexicon;
    ASSERT_TRUE(load_lexicon(toml, "first.toml", lexicon));
    const auto loaded = load_lexicon(toml, "second.toml", lexicon);
    ASSERT_FALSE(loaded) << toml;
    EXPECT_EQ(loaded.error().where.substr(0, 11), "second.toml") << toml;
  }
}

TEST(LoadMessages, JoinsKeysByPoints) {
  Messages messages;
  ASSERT_TRUE(load_messages("[error.deep]\na = { ru = \"R\", en = \"E\" }\n[note]\nb.ru = \"R\"\nb.en = \"E\"", "m.toml", messages));
  EXPECT_EQ(messages.get("error.deep.a").russian, "R");
  EXPECT_EQ(messages.get("note.b").english, "E");
}

TEST(LoadMessages, DemandsBothLanguages) {
  Messages messages;
  const auto loaded = load_messages("[note]\na = { ru = \"R\" }", "m.toml", messages);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().detail.find("\"en\""), std::string::npos);
}

TEST(LoadManifest, ReadsEverything) {
  const auto manifest = load_manifest(R"(
name = "license-agreement"
edition = "2022-03"
in_force_from = 2022-03-01
in_force_to = "2023-02-28"
agreements = [["client_inn", "requisites_inn"]]
repeated_rows = [["item", "price"]]
[[slots]]
slot = "#3"
name = "client_inn"
schema = "inn"
required = false
choices = ["a", "b"]
)",
                                      "template.toml");
  ASSERT_TRUE(manifest) << manifest.error().where << manifest.error().detail;
  EXPECT_EQ(manifest->identity.name, "license-agreement");
  EXPECT_EQ(manifest->identity.edition, "2022-03");
  EXPECT_EQ(to_iso(*manifest->identity.in_force_from), "2022-03-01");
  EXPECT_EQ(to_iso(*manifest->identity.in_force_to), "2023-02-28");
  ASSERT_EQ(manifest->agreements.size(), 1u);
  EXPECT_EQ(manifest->agreements[0].slots[1], "requisites_inn");
  EXPECT_EQ(manifest->repeated_rows[0][1], "price");
  ASSERT_EQ(manifest->slots.size(), 1u);
  EXPECT_EQ(*manifest->slots[0].schema, FieldSchema::Inn);
  EXPECT_EQ(*manifest->slots[0].required, false);
  EXPECT_EQ(manifest->slots[0].choices.size(), 2u);
}

TEST(LoadManifest, SaysWhatIsWrong) {
  for (const char* toml : {"nome = \"x\"", "in_force_from = \"2022-13-01\"", "[[slots]]\nname = \"x\"",
                           "[[slots]]\nslot = \"#1\"\nschema = \"innn\"", "agreements = [\"a\"]"}) {
    const auto manifest = load_manifest(toml, "template.toml");
    ASSERT_FALSE(manifest) << toml;
    EXPECT_EQ(manifest.error().code, ErrorCode::BadTemplate) << toml;
    EXPECT_TRUE(manifest.error().where.starts_with("template.toml:")) << manifest.error().where;
  }
}

TEST(LoadAmendments, ReadsAndDemands) {
  const std::string one = R"([[amendments]]
agreement_number = "15"
client_inn = "7707083893"
clause = "4.2."
text = "T"
approved_by = "Name"
approved_on = 2026-11-01
)";
  const auto amendments = load_amendments(one, "amendments.toml");
  ASSERT_TRUE(amendments) << amendments.error().detail;
  ASSERT_EQ(amendments->size(), 1u);
  EXPECT_EQ(amendments->at(0).clause, "4.2");
  EXPECT_EQ(amendments->at(0).approved_on, "2026-11-01");
  for (const char* key : {"agreement_number", "client_inn", "clause", "text", "approved_by", "approved_on"}) {
    const auto lacking = load_amendments(replaced(one, key, "other"), "amendments.toml");
    ASSERT_FALSE(lacking) << key;
    EXPECT_EQ(lacking.error().code, ErrorCode::Usage);
  }
}

}  // namespace
}  // namespace sverka
