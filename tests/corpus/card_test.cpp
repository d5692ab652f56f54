// The cards of fixtures/card in many layouts, and of fixtures/card-pair beside an agreement: what must be said of each is said, and a
// correct one conforms.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "corpus/workshop.hpp"
#include "jobs/check_agreement.hpp"
#include "jobs/check_card.hpp"

namespace sverka {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> arguments_of(const fs::path& folder) {
  std::map<std::string, std::string> arguments;
  std::ifstream file(folder / "args");
  for (std::string key, value; file >> key >> value;) {
    arguments[key] = value;
  }
  return arguments;
}

std::vector<std::string> pieces(const std::string& text, char divider) {
  std::vector<std::string> all;
  std::istringstream stream(text);
  for (std::string piece; std::getline(stream, piece, divider);) {
    if (!piece.empty()) {
      all.push_back(piece);
    }
  }
  return all;
}

std::string said(const Report& report) {
  std::string text;
  for (const Finding& finding : report.findings) {
    text += "\n  " + std::string(name_of(finding.outcome)) + " " + finding.rule + ": " + finding.message.russian;
  }
  return text;
}

// "failed rule" or "failed rule|other".
bool is_of_line(const Finding& finding, const std::string& line) {
  const std::size_t space = line.find(' ');
  const std::vector<std::string> rules = pieces(line.substr(space + 1), '|');
  return line.substr(0, space) == name_of(finding.outcome) && std::count(rules.begin(), rules.end(), finding.rule) > 0;
}

void hold(const Report& report, const fs::path& folder) {
  const std::string name = folder.filename().string();
  const std::vector<std::string> expected = pieces(text_of((folder / "expected.txt").string()), '\n');
  ASSERT_FALSE(expected.empty()) << name;
  const std::vector<std::string> conclusions = pieces(expected.front(), '|');
  EXPECT_TRUE(std::count(conclusions.begin(), conclusions.end(), name_of(report.conclusion)) > 0)
      << name << ": " << name_of(report.conclusion) << said(report);
  for (std::size_t at = 1; at < expected.size(); ++at) {
    const bool may = expected[at].starts_with("? ");
    EXPECT_TRUE(may || std::any_of(report.findings.begin(), report.findings.end(),
                                   [&](const Finding& finding) { return is_of_line(finding, expected[at]); }))
        << name << " does not say: " << expected[at] << said(report);
  }
  for (const Finding& finding : report.findings) {
    const bool is_expected =
        finding.severity == Severity::Note || std::any_of(expected.begin() + 1, expected.end(), [&](const std::string& line) {
          return is_of_line(finding, line.starts_with("? ") ? line.substr(2) : line);
        });
    EXPECT_TRUE(is_expected) << name << " says too much: " << finding.rule << ": " << finding.message.russian;
  }
}

TEST(CardCorpus, SaysWhatMustBeSaid) {
  const auto workshop = load_workshop(source_path("checks"), card_scopes());
  ASSERT_TRUE(workshop) << workshop.error().where << " " << workshop.error().detail;
  std::size_t judged = 0;
  for (const auto& entry : fs::directory_iterator(source_path("fixtures/card"))) {
    if (!entry.is_directory()) {
      continue;
    }
    const auto arguments = arguments_of(entry.path());
    std::optional<std::string> directory;
    if (const auto named = arguments.find("banks"); named != arguments.end()) {
      directory = source_path("fixtures/card/" + named->second);
    }
    const auto banks = load_bank_directory(directory);
    ASSERT_TRUE(banks);
    for (const char* file : {"card.docx", "card.pdf"}) {
      if (!fs::exists(entry.path() / file)) {
        continue;
      }
      const std::string bytes = text_of((entry.path() / file).string());
      const Result<CheckedCard> checked =
          check_card({file, bytes, *parse_iso_date("2026-11-22"), banks->get()}, **workshop, *corpus_workshop().pool);
      ASSERT_TRUE(checked) << entry.path() << " " << checked.error().reason;
      hold(checked->report, entry.path());
      ++judged;
    }
  }
  EXPECT_GE(judged, 70u);
}

TEST(CardCorpus, AgreesWithAgreements) {
  CorpusWorkshop& corpus = corpus_workshop();
  std::size_t judged = 0;
  for (const auto& entry : fs::directory_iterator(source_path("fixtures/card-pair"))) {
    const std::string agreement = arguments_of(entry.path())["agreement"];
    const auto card =
        read_card_sheet((entry.path() / "card.docx").string(), std::size_t{25} << 20, corpus.workshop->data.lexicon, *corpus.pool);
    ASSERT_TRUE(card) << entry.path();
    const std::string bytes = text_of(source_path("fixtures/agreement/" + agreement + "/agreement.docx"));
    AgreementJob job;
    job.name = "agreement.docx";
    job.bytes = bytes;
    job.wanted.name = "license-agreement";
    job.today = *parse_iso_date("2026-11-22");
    job.card = &*card;
    const Result<CheckedAgreement> checked = check_agreement(job, *corpus.workshop, *corpus.shelf, *corpus.pool);
    ASSERT_TRUE(checked) << entry.path() << " " << checked.error().reason;
    hold(checked->report, entry.path());
    ++judged;
  }
  EXPECT_GE(judged, 15u);
}

}  // namespace
}  // namespace sverka
