#include "jobs/agreement_run.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "jobs/in_order.hpp"
#include "unit/jobs/notation_pool.hpp"

namespace sverka::test {
namespace {

TEST(InOrder, TakesResultsInTheOrderOfTheWork) {
  std::vector<std::size_t> taken;
  run_in_order(
      200, 4, 8,
      [](std::size_t index) {
        std::this_thread::sleep_for(std::chrono::microseconds((index * 37) % 11 * 50));
        return index * 2;
      },
      [&](std::size_t index, std::size_t made) {
        EXPECT_EQ(made, index * 2);
        taken.push_back(index);
      });
  ASSERT_EQ(taken.size(), 200u);
  EXPECT_TRUE(std::is_sorted(taken.begin(), taken.end()));
}

TEST(InOrder, WorkersWaitForASlowOneSoThatMemoryIsBounded) {
  std::atomic<std::size_t> furthest{0};
  std::atomic<bool> first_is_done{false};
  run_in_order(
      100, 4, 6,
      [&](std::size_t index) {
        if (index == 0) {
          std::this_thread::sleep_for(std::chrono::milliseconds(30));
          EXPECT_LT(furthest.load(), 6u);
          first_is_done = true;
        } else if (!first_is_done) {
          furthest = std::max(furthest.load(), index);
        }
        return index;
      },
      [](std::size_t, std::size_t) {});
}

TEST(InOrder, PassesOnWhatIsThrown) {
  const auto take = [](std::size_t, int) {};
  EXPECT_THROW(run_in_order(
                   50, 3, 4,
                   [](std::size_t index) -> int {
                     if (index == 20) {
                       throw std::runtime_error("made");
                     }
                     return 0;
                   },
                   take),
               std::runtime_error);
  EXPECT_THROW(run_in_order(
                   50, 3, 4, [](std::size_t) { return 0; },
                   [](std::size_t index, int) {
                     if (index == 20) {
                       throw std::runtime_error("taken");
                     }
                   }),
               std::runtime_error);
}

class Running : public testing::Test {
 protected:
  Running() {
    write_shelf(folder_);
    run_.today = kToday;
    run_.places = {folder_.path() + "/checks", folder_.path() + "/templates"};
    run_.file_bytes = kFileBytes;
    run_.workers = 2;
    folder_.write("checks/data/messages.toml", "[error.file-not-found]\nru = \"нет\"\nen = \"absent\"\n");
  }

  // "name: template or error code" for each file, whenever the files are read.
  Result<std::vector<std::string>> run() {
    const Result<std::vector<std::string>> beside = run_in_turn(ReadingTurn::BesideTemplate);
    const Result<std::vector<std::string>> after = run_in_turn(ReadingTurn::AfterTemplate);
    EXPECT_EQ(beside.has_value(), after.has_value());
    if (beside && after) {
      EXPECT_EQ(*beside, *after);
    } else if (!beside && !after) {
      EXPECT_EQ(beside.error().reason, after.error().reason);
    }
    return after;
  }

  Result<std::vector<std::string>> run_in_turn(ReadingTurn turn) {
    run_.turn = turn;
    std::vector<std::string> lines;
    const Result<void> ran = run_agreements(
        run_, pool_,
        [](const std::string& path, const Result<CheckedAgreement>& checked, const Messages&) {
          const std::string name = path.substr(path.rfind('/') + 1);
          return std::vector<std::string>{
              name + ": " +
              (checked ? checked->report.sample.value_or(TemplateIdentity{}).edition : std::string(name_of(checked.error().code)))};
        },
        [&](std::size_t index, AgreementOutcome outcome) {
          EXPECT_EQ(index, lines.size());
          lines.push_back(outcome.rendered.at(0));
        });
    if (!ran) {
      return fail(ran.error());
    }
    return lines;
  }

  TemporaryFolder folder_;
  NotationPool pool_;
  AgreementRun run_;
};

TEST_F(Running, OneBadFileCostsNoOtherItsReport) {
  run_.files = {
      folder_.write("a.docx", licence("10", "1")), folder_.path() + "/absent.docx", folder_.path(), folder_.write("b.docx", "DAMAGED"),
      folder_.write("c.docx", licence("20", "2")), folder_.path() + "/a.docx"};
  const auto lines = run();
  ASSERT_TRUE(lines) << lines.error().reason;
  const std::string own = folder_.path().substr(folder_.path().rfind('/') + 1);
  EXPECT_EQ(*lines, (std::vector<std::string>{"a.docx: 2022-03", "absent.docx: not_found", own + ": unsupported", "b.docx: damaged",
                                              "c.docx: 2021-06", "a.docx: 2022-03"}));
}

TEST_F(Running, TheTemplateIsNamedByNameEditionFolderOrFile) {
  run_.files = {folder_.write("a.docx", licence("10", "1"))};
  struct Case {
    std::string sample, edition;
  };
  for (const Case& example : std::vector<Case>{{"licence", "2022-03"},
                                               {"licence@2021-06", "2021-06"},
                                               {folder_.path() + "/templates/licence/2021-06", "2021-06"},
                                               {folder_.path() + "/templates/licence/2022-03/template.docx", "2022-03"}}) {
    run_.sample = example.sample;
    const auto lines = run();
    ASSERT_TRUE(lines) << example.sample << " " << lines.error().reason;
    EXPECT_EQ(lines->at(0), "a.docx: " + example.edition) << example.sample;
  }
}

TEST_F(Running, WhatStopsEveryFileIsOneError) {
  run_.files = {folder_.write("a.docx", licence("10", "1")), folder_.write("b.docx", licence("10", "1"))};
  struct Case {
    std::string sample, reason;
  };
  for (const Case& example : std::vector<Case>{{"nothing", "template-not-found"},
                                               {"licence@1999", "template-edition-not-found"},
                                               {folder_.path() + "/absent.docx", "file-not-found"}}) {
    run_.sample = example.sample;
    const auto lines = run();
    ASSERT_FALSE(lines) << example.sample;
    EXPECT_EQ(lines.error().code, ErrorCode::NotFound);
    EXPECT_EQ(lines.error().reason, example.reason);
  }
  run_.sample.reset();
  folder_.write("checks/agreement/bad.toml", "this is not = = toml");
  const auto bad_rule = run();
  ASSERT_FALSE(bad_rule);
  EXPECT_EQ(bad_rule.error().code, ErrorCode::BadRule);
  run_.places.checks = folder_.path() + "/nowhere";
  const auto no_rules = run();
  ASSERT_FALSE(no_rules);
  EXPECT_EQ(no_rules.error().reason, "checks-not-found");
}

TEST_F(Running, ValuesComeFromTheFilledSlots) {
  run_.files = {folder_.write("a.docx", licence("10", "17"))};
  std::string raw;
  const Result<void> ran = run_agreements(
      run_, pool_,
      [&](const std::string&, const Result<CheckedAgreement>& checked, const Messages&) {
        const auto found = checked->report.values.find("agreement_number");
        raw = found == checked->report.values.end() ? "absent" : found->second.raw;
        return std::vector<std::string>{};
      },
      [](std::size_t, const AgreementOutcome&) {});
  ASSERT_TRUE(ran);
  EXPECT_EQ(raw, "17");
}

TEST(Places, LooksWhereItWasToldAndThenWhereItIsInstalled) {
  TemporaryFolder folder;
  folder.write("home/checks/data/x", "");
  folder.write("usr/share/sverka/checks/data/x", "");
  folder.write("usr/bin/sverka", "");
  folder.write("source/checks/data/x", "");
  const std::string root = folder.path();
  Configuration configuration;
  EXPECT_EQ(find_places(configuration, {root + "/home", root + "/usr/bin", root + "/source"})->checks, root + "/home/checks");
  EXPECT_EQ(find_places(configuration, {"", root + "/usr/bin", root + "/source"})->checks, root + "/usr/bin/../share/sverka/checks");
  EXPECT_EQ(find_places(configuration, {"", root + "/opt", root + "/source"})->checks, root + "/source/checks");
  configuration.checks_folder = root + "/source/checks";
  EXPECT_EQ(find_places(configuration, {root + "/home", root + "/usr/bin", ""})->checks, root + "/source/checks");
  configuration.checks_folder = root + "/absent";
  const auto missing = find_places(configuration, {root + "/home", "", ""});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().reason, "checks-not-found");
}

}  // namespace
}  // namespace sverka::test
