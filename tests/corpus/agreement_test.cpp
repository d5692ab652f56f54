// Every folder of fixtures/agreement and fixtures/bare: its agreement.docx through the whole job, held against its expected.txt.
//
// UPDATE_EXPECTED=1 rewrites the expectations; the difference is to be read before it is kept. The cases are listed when the
// program runs, so a new folder needs no new build.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/date.hpp"
#include "corpus/expectation.hpp"
#include "corpus/workshop.hpp"
#include "report/write.hpp"

namespace sverka {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFewestAgreements = 60;
constexpr std::size_t kFewestBare = 10;

std::vector<fs::path> cases_in(const std::string& folder) {
  std::vector<fs::path> cases;
  for (const fs::directory_entry& entry : fs::directory_iterator(source_path(folder))) {
    if (fs::exists(entry.path() / "agreement.docx")) {
      cases.push_back(entry.path());
    }
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

// The lines of `args`: "template ../template.docx", "amendments amendments.toml", "today 2026-11-22".
std::map<std::string, std::string> arguments_of(const fs::path& folder) {
  std::map<std::string, std::string> arguments;
  if (!fs::exists(folder / "args")) {
    return arguments;
  }
  std::istringstream lines(text_of((folder / "args").string()));
  std::string key;
  std::string value;
  while (lines >> key && std::getline(lines >> std::ws, value)) {
    arguments[key] = value;
  }
  return arguments;
}

Result<CheckedAgreement> check_case(const fs::path& folder, const std::string& bytes) {
  CorpusWorkshop& corpus = corpus_workshop();
  const std::map<std::string, std::string> arguments = arguments_of(folder);
  AgreementJob job;
  job.name = "agreement.docx";
  job.bytes = bytes;
  job.today = *parse_iso_date(arguments.count("today") != 0 ? arguments.at("today") : "2026-11-22");
  if (arguments.count("template") != 0) {
    const fs::path file = folder / arguments.at("template");
    job.wanted.exact = template_by(fs::exists(file) ? file.lexically_normal().string() : arguments.at("template"));
    EXPECT_NE(job.wanted.exact, nullptr) << "no template " << arguments.at("template");
  }
  if (arguments.count("amendments") != 0) {
    const std::string file = arguments.at("amendments");
    Result<std::vector<Amendment>> amendments = load_amendments(text_of((folder / file).string()), file);
    if (!amendments) {
      return fail(amendments.error());
    }
    job.amendments = std::move(*amendments);
  }
  return check_agreement(job, *corpus.workshop, *corpus.shelf, *corpus.pool);
}

// Every token of the checked document ends in exactly one class, and every token of the template is found or reported.
void expect_accounts_balance(const CheckedAgreement& checked) {
  const Accounting& sums = checked.report.accounting;
  EXPECT_EQ(sums.tokens, sums.fixed + sums.slot + sums.typographic + sums.layout + sums.deviating);
  if (checked.sample == nullptr) {
    return;
  }
  EXPECT_EQ(checked.alignment.tokens.size(), sums.tokens);
  EXPECT_LE(checked.alignment.template_found, checked.alignment.template_tokens);
  if (checked.alignment.deviations.empty()) {
    EXPECT_EQ(checked.alignment.template_found, checked.alignment.template_tokens);
    EXPECT_EQ(sums.deviating, 0u);
  }
  for (const ClassifiedToken& token : checked.alignment.tokens) {
    if (token.token_class == TokenClass::Deviating) {
      ASSERT_GE(token.deviation, 0) << "a deviating token that no deviation reports";
      ASSERT_LT(static_cast<std::size_t>(token.deviation), checked.alignment.deviations.size());
    }
  }
}

void expect_every_rule_answers(const Report& report) {
  std::set<std::string> seen;
  for (const RuleOutcome& rule : report.rules) {
    EXPECT_TRUE(seen.insert(rule.id).second) << rule.id << " answers twice";
  }
  for (const Rule& rule : corpus_workshop().workshop->rules) {
    EXPECT_EQ(seen.count(rule.id), 1u) << rule.id << " is silent";
  }
}

class AgreementCase : public testing::Test {
 public:
  explicit AgreementCase(fs::path folder) : folder_(std::move(folder)) {}

  void TestBody() override {
    const std::string bytes = text_of((folder_ / "agreement.docx").string());
    const Result<CheckedAgreement> checked = check_case(folder_, bytes);
    if (!checked) {
      FAIL() << name_of(checked.error().code) << " " << checked.error().where << " " << checked.error().reason << " "
             << checked.error().detail;
    }
    expect_accounts_balance(*checked);
    expect_every_rule_answers(checked->report);
    const std::string json = write_json(checked->report, &checked->document, {});
    EXPECT_NE(json.find(name_of(checked->report.conclusion)), std::string::npos);

    const fs::path file = folder_ / "expected.txt";
    const Expectation expected = parse_expectation(text_of(file.string()));
    const std::vector<std::string> found = faults(expected, checked->report);
    if (!found.empty() && std::getenv("UPDATE_EXPECTED") != nullptr) {
      std::ofstream(file) << updated(expected, checked->report);
      return;
    }
    std::string all;
    for (const std::string& fault : found) {
      all += "\n  " + fault;
    }
    EXPECT_TRUE(found.empty()) << folder_.filename().string() << ":" << all;
  }

 private:
  fs::path folder_;
};

TEST(AgreementCorpus, HasEnoughCases) {
  EXPECT_GE(cases_in("fixtures/agreement").size(), kFewestAgreements);
  EXPECT_GE(cases_in("fixtures/bare").size(), kFewestBare);
}

// The same bytes, rules and date give the same report, byte for byte.
TEST(AgreementCorpus, SameBytesGiveTheSameReport) {
  for (const char* name : {"ok-ooo", "clauses-merged", "tracked-replacement"}) {
    const fs::path folder = source_path(std::string("fixtures/agreement/") + name);
    const std::string bytes = text_of((folder / "agreement.docx").string());
    const Result<CheckedAgreement> first = check_case(folder, bytes);
    const Result<CheckedAgreement> second = check_case(folder, bytes);
    ASSERT_TRUE(first && second) << name;
    EXPECT_EQ(write_json(first->report, &first->document, {}), write_json(second->report, &second->document, {})) << name;
  }
}

std::string test_name(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

void register_cases() {
  for (const char* corpus : {"agreement", "bare"}) {
    for (const fs::path& folder : cases_in(std::string("fixtures/") + corpus)) {
      testing::RegisterTest(corpus, test_name(folder.filename().string()).c_str(), nullptr, nullptr, __FILE__, __LINE__,
                            [folder]() -> AgreementCase* { return new AgreementCase(folder); });
    }
  }
}

}  // namespace
}  // namespace sverka

int main(int count, char** words) {
  sverka::corpus_workshop();  // its children are forked before anything else grows
  testing::InitGoogleTest(&count, words);
  sverka::register_cases();
  return RUN_ALL_TESTS();
}
