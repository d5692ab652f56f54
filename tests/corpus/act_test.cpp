// The acts of fixtures/act in many layouts: what must be said of each is said, and a correct one conforms.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "corpus/workshop.hpp"
#include "jobs/check_act.hpp"

namespace sverka {
namespace {

std::map<std::string, std::string> arguments_of(const std::filesystem::path& folder) {
  std::map<std::string, std::string> arguments;
  std::ifstream file(folder / "args");
  std::string key, value;
  while (file >> key >> value) {
    arguments[key] = value;
  }
  return arguments;
}

std::vector<std::string> lines_of_file(const std::filesystem::path& path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) {
      lines.push_back(line);
    }
  }
  return lines;
}

std::string said(const Report& report) {
  std::string text;
  for (const Finding& finding : report.findings) {
    text += "\n  " + std::string(name_of(finding.outcome)) + " " + finding.rule + ": " + finding.message.russian;
  }
  return text;
}

TEST(ActCorpus, SaysWhatMustBeSaid) {
  const std::string checks = source_path("checks");
  const auto workshop = load_workshop(checks, act_scopes());
  ASSERT_TRUE(workshop);
  std::size_t judged = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_path("fixtures/act"))) {
    const std::string name = entry.path().filename().string();
    auto arguments = arguments_of(entry.path());
    const Date today = *parse_iso_date(arguments["today"]);
    std::optional<std::string> ledger_folder;
    if (arguments["ledger"] == "yes") {
      ledger_folder = source_path("fixtures/act-ledger");
    }
    const auto ledger = load_act_ledger(ledger_folder, today, {}, checks, (*workshop)->data.lexicon);
    ASSERT_TRUE(ledger) << name;
    for (const char* file : {"act.docx", "act.pdf"}) {
      if (!std::filesystem::exists(entry.path() / file)) {
        continue;
      }
      const std::string bytes = text_of((entry.path() / file).string());
      const Result<CheckedAct> checked = check_act({file, bytes, today}, **workshop, **ledger, *corpus_workshop().pool);
      ASSERT_TRUE(checked) << name << " " << checked.error().reason;
      ++judged;
      const std::vector<std::string> expected = lines_of_file(entry.path() / "expected.txt");
      ASSERT_FALSE(expected.empty()) << name;
      EXPECT_EQ(name_of(checked->report.conclusion), expected.front()) << name << said(checked->report);
      std::vector<std::string> found;
      for (const Finding& finding : checked->report.findings) {
        found.push_back(std::string(name_of(finding.outcome)) + " " + finding.rule);
      }
      for (std::size_t index = 1; index < expected.size(); ++index) {
        const bool may = expected[index].starts_with("? ");
        EXPECT_TRUE(may || std::count(found.begin(), found.end(), expected[index]) > 0)
            << name << " does not say: " << expected[index] << said(checked->report);
      }
      for (const std::string& one : found) {
        const bool is_expected =
            std::count(expected.begin(), expected.end(), one) > 0 || std::count(expected.begin(), expected.end(), "? " + one) > 0;
        EXPECT_TRUE(is_expected) << name << " says too much: " << one << said(checked->report);
      }
    }
  }
  EXPECT_GE(judged, 80u);
}

}  // namespace
}  // namespace sverka
