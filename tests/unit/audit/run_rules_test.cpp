#include <gtest/gtest.h>

#include <stdexcept>

#include "audit/messages.hpp"
#include "audit/rule.hpp"

namespace sverka {
namespace {

Document two_blocks() {
  Document document;
  document.format = "docx";
  document.parts = {"word/document.xml"};
  for (const char* text : {"The Client pays within ten days.", "Disputes go to the court."}) {
    Block block;
    block.text = text;
    block.runs = {Run{TextRange{0, static_cast<std::uint32_t>(block.text.size())}, 0}};
    document.blocks.push_back(block);
  }
  return document;
}

Finding finding_at(std::uint32_t block, std::uint32_t begin, std::uint32_t end, Severity severity = Severity::Error,
                   Outcome outcome = Outcome::Failed) {
  Finding finding;
  finding.severity = severity;
  finding.outcome = outcome;
  Location location;
  location.place = Place{block, TextRange{begin, end}};
  finding.locations.push_back(location);
  return finding;
}

Rule rule_with(const std::string& id, Verdict verdict, Severity severity = Severity::Error) {
  Rule rule;
  rule.id = id;
  rule.severity = severity;
  rule.title = {"title of " + id, "title of " + id};
  rule.source = {"5.6"};
  rule.message = {"message of " + id, "message of " + id};
  rule.check = [verdict](const Evidence&) { return verdict; };
  return rule;
}

Rule rule_finding(const std::string& id, std::vector<Finding> findings, Outcome outcome = Outcome::Failed) {
  return rule_with(id, Verdict{outcome, std::move(findings), {}});
}

// Evidence over two blocks, every token classed.
struct Case {
  Document document = two_blocks();
  Template sample;
  Alignment alignment;
  Evidence evidence;
  Lexicon lexicon;

  Case() {
    evidence.today = *parse_iso_date("2026-11-22");
    evidence.lexicon = &lexicon;
    evidence.document = &document;
    evidence.sample = &sample;
    evidence.alignment = &alignment;
    alignment.accounting = {10, 10, 0, 0, 0, 0};
  }
  Report run(const std::vector<Rule>& rules) { return run_rules(rules, evidence, "agreement"); }
};

TEST(RunRules, ConcludesByOutcomeAndSeverity) {
  struct Row {
    Outcome outcome;
    Severity severity;
    const char* conclusion;
  };
  const Row rows[] = {
      {Outcome::Failed, Severity::Error, "does_not_conform"},
      {Outcome::Failed, Severity::Warning, "needs_review"},
      {Outcome::Failed, Severity::Note, "conforms"},
      {Outcome::CannotTell, Severity::Error, "needs_review"},
      {Outcome::CannotTell, Severity::Warning, "needs_review"},
      {Outcome::CannotTell, Severity::Note, "conforms"},
  };
  for (const Row& row : rows) {
    Case one;
    const Report with_finding = one.run({rule_finding("a", {finding_at(0, 0, 3, row.severity, row.outcome)}, row.outcome)});
    EXPECT_EQ(name_of(with_finding.conclusion), row.conclusion);
    // The same without a finding: the rule's own outcome and severity count.
    const Report without = one.run({rule_with("a", Verdict{row.outcome, {}, {}}, row.severity)});
    EXPECT_EQ(name_of(without.conclusion), row.conclusion);
  }
}

TEST(RunRules, ConformsWhenAllPassOrDoNotApply) {
  Case one;
  const Report report = one.run({rule_with("b", Verdict{}), rule_with("a", Verdict{Outcome::Inapplicable, {}, {}})});
  EXPECT_EQ(report.conclusion, Conclusion::Conforms);
  ASSERT_EQ(report.rules.size(), 2u);
  EXPECT_EQ(report.rules[0].id, "a");
  EXPECT_EQ(report.rules[0].outcome, Outcome::Inapplicable);
  EXPECT_EQ(report.rules[1].outcome, Outcome::Passed);
}

TEST(RunRules, SaysCannotTellWhenACheckThrows) {
  Rule broken = rule_with("broken", {});
  broken.check = [](const Evidence&) -> Verdict { throw std::runtime_error("vector::at"); };
  broken.broken = {"not run: {what}", "not run: {what}"};
  Case one;
  const Report report = one.run({broken, rule_with("other", {})});
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].rule, "broken");
  EXPECT_EQ(report.findings[0].outcome, Outcome::CannotTell);
  EXPECT_EQ(report.findings[0].message.english, "not run: vector::at");
  EXPECT_EQ(report.conclusion, Conclusion::NeedsReview);
  EXPECT_EQ(report.rules.size(), 2u);
}

TEST(RunRules, SaysCannotTellWhenACheckThrowsNoException) {
  Rule broken = rule_with("broken", {});
  broken.check = [](const Evidence&) -> Verdict { throw 7; };
  Case one;
  const Report report = one.run({broken});
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_NE(report.findings[0].message.english.find("unknown"), std::string::npos);
}

TEST(RunRules, NeverConformsWithTokensThatHaveNoClass) {
  Case one;
  one.alignment.accounting = {10, 9, 0, 0, 0, 0};
  EXPECT_EQ(one.run({rule_with("a", {})}).conclusion, Conclusion::NeedsReview);

  Case deviating;
  deviating.alignment.accounting = {10, 9, 0, 0, 0, 1};
  deviating.alignment.tokens = {ClassifiedToken{Place{0, TextRange{0, 3}}, TokenClass::Deviating, -1, -1}};
  EXPECT_EQ(deviating.run({rule_with("a", {})}).conclusion, Conclusion::NeedsReview);
}

TEST(RunRules, NeverConformsWithADeviationThatNoRuleSpeaksOf) {
  Case one;
  Deviation deviation;
  deviation.places = {Place{0, TextRange{4, 10}}};
  deviation.clause = "1";
  one.alignment.deviations = {deviation};
  EXPECT_EQ(one.run({rule_with("a", {})}).conclusion, Conclusion::NeedsReview);
  EXPECT_EQ(one.run({rule_finding("a", {finding_at(0, 4, 10, Severity::Note)})}).conclusion, Conclusion::Conforms);
  Amendment amendment;
  amendment.clause = "1";
  EXPECT_EQ(one.run({rule_with("a", Verdict{Outcome::Passed, {}, {amendment}})}).conclusion, Conclusion::Conforms);
}

TEST(RunRules, PutsErrorsFirstThenDocumentOrder) {
  Case one;
  const Report report = one.run({
      rule_finding("note", {finding_at(0, 0, 1, Severity::Note)}),
      rule_finding("question", {finding_at(0, 0, 1, Severity::Error, Outcome::CannotTell)}, Outcome::CannotTell),
      rule_finding("late", {finding_at(1, 0, 3)}),
      rule_finding("early", {finding_at(0, 5, 9), finding_at(0, 2, 3)}),
  });
  std::string order;
  for (const Finding& finding : report.findings) {
    order += finding.rule + std::to_string(finding.locations[0].place.range.begin) + " ";
  }
  EXPECT_EQ(order, "early2 early5 late0 question0 note0 ");
}

TEST(RunRules, KeepsOneOfTwoFindingsOfOneClassAtOnePlace) {
  Finding error = finding_at(0, 4, 10);
  error.deviation_class = DeviationClass::Added;
  Finding note = finding_at(0, 4, 10, Severity::Note);
  note.deviation_class = DeviationClass::Added;
  Finding elsewhere = finding_at(1, 4, 10);
  elsewhere.deviation_class = DeviationClass::Added;
  Finding other_class = finding_at(0, 4, 10);
  other_class.deviation_class = DeviationClass::Hidden;
  Case one;
  const Report report =
      one.run({rule_finding("note", {note}), rule_finding("error", {error, elsewhere}), rule_finding("hidden", {other_class})});
  std::string rules;
  for (const Finding& finding : report.findings) {
    rules += finding.rule + " ";
  }
  EXPECT_EQ(rules, "error hidden error ");
  for (const RuleOutcome& outcome : report.rules) {
    EXPECT_EQ(outcome.outcome, outcome.id == "note" ? Outcome::Inapplicable : Outcome::Failed) << outcome.id;
  }
}

TEST(RunRules, KeepsTwoFindingsOfOneRuleAtOnePlace) {
  Finding one_finding = finding_at(0, 4, 10);
  one_finding.deviation_class = DeviationClass::Added;
  Case one;
  EXPECT_EQ(one.run({rule_finding("a", {one_finding, one_finding})}).findings.size(), 2u);
}

TEST(RunRules, DropsWhatARuleYieldsTo) {
  Rule general = rule_finding("general", {finding_at(0, 0, 30), finding_at(1, 0, 5)});
  general.yields_to = {"special"};
  Case one;
  const Report report = one.run({general, rule_finding("special", {finding_at(0, 4, 10)})});
  ASSERT_EQ(report.findings.size(), 2u);
  EXPECT_EQ(report.findings[0].rule, "special");
  EXPECT_EQ(report.findings[1].rule, "general");
  EXPECT_EQ(report.findings[1].locations[0].place.block, 1u);
}

TEST(RunRules, NamesTheSameDefectTheSameInTheNextRun) {
  Finding changed = finding_at(0, 4, 10);
  changed.expected = "10 days";
  changed.observed = "15 days";
  changed.clause = "2";
  Case one;
  const Report first = one.run({rule_finding("text-changed", {changed})});
  Finding moved = changed;
  moved.locations[0].place = Place{1, TextRange{0, 6}};
  moved.observed =
      "15\xC2\xA0"
      "days";  // typography is not identity
  const Report next = one.run({rule_finding("text-changed", {moved})});
  EXPECT_EQ(first.findings[0].fingerprint, next.findings[0].fingerprint);
  EXPECT_EQ(first.findings[0].fingerprint.size(), 16u);

  Finding other = changed;
  other.observed = "16 days";
  const Report both = one.run({rule_finding("text-changed", {changed, changed, other})});
  EXPECT_NE(both.findings[0].fingerprint, both.findings[1].fingerprint);
  EXPECT_NE(both.findings[1].fingerprint, both.findings[2].fingerprint);
}

TEST(RunRules, FillsInWhatAFindingLeavesOut) {
  Case one;
  const Report report = one.run({rule_finding("a", {finding_at(0, 0, 3)})});
  EXPECT_EQ(report.findings[0].rule, "a");
  EXPECT_EQ(report.findings[0].source, std::vector<std::string>{"5.6"});
  EXPECT_EQ(report.findings[0].message.english, "message of a");
}

TEST(RunRules, ListsAnAmendmentOnce) {
  Amendment amendment;
  amendment.clause = "4.2";
  Case one;
  const Verdict verdict{Outcome::Passed, {}, {amendment, amendment}};
  EXPECT_EQ(one.run({rule_with("a", verdict), rule_with("b", verdict)}).accepted.size(), 1u);
}

TEST(RunRules, WorksWithoutATemplate) {
  Case one;
  one.evidence.sample = nullptr;
  one.evidence.alignment = nullptr;
  const Report report = one.run({rule_with("a", Verdict{Outcome::CannotTell, {}, {}})});
  EXPECT_EQ(report.conclusion, Conclusion::NeedsReview);
  EXPECT_FALSE(report.sample.has_value());
}

TEST(Messages, AnUnknownKeyGivesItself) {
  Messages messages;
  messages.set("note.a", {"A", "a"});
  EXPECT_EQ(messages.get("note.a").russian, "A");
  EXPECT_EQ(messages.get("note.b").english, "note.b");
  EXPECT_EQ(messages.find("note.b"), nullptr);
}

TEST(Messages, FillsNamedValuesAndLeavesTheRest) {
  const MessageValues values = {{"expected", "10"}, {"observed", "{expected}"}};
  EXPECT_EQ(fill("{observed} for {expected}", values), "{expected} for 10");
  EXPECT_EQ(fill("{unknown} {", values), "{unknown} {");
  EXPECT_EQ(fill("{{expected}}", values), "{10}");
  EXPECT_EQ(fill("", values), "");
}

TEST(Messages, DescribesANote) {
  Messages messages;
  messages.set("note.part-crc", {"R", "E"});
  const ReportNote note = describe(Note{"part-crc", "word/document.xml", "line 3"}, messages);
  EXPECT_EQ(note.code, "part-crc");
  EXPECT_EQ(note.message.english, "E (word/document.xml, line 3)");
}

}  // namespace
}  // namespace sverka
