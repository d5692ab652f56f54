// Every folder of fixtures/agreement, fixtures/agreement-pdf and fixtures/bare: each document in it through the whole job. A DOCX
// is held against expected.txt, and so is a PDF of it, unless expected-pdf.txt says what is left of the case in a PDF.
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
constexpr std::size_t kFewestExported = 180;
constexpr std::size_t kFewestPdf = 70;

// The documents of one kind, ".docx" or ".pdf", in the folders of cases.
std::vector<fs::path> cases_in(const std::string& folder, const std::string& extension) {
  std::vector<fs::path> cases;
  for (const fs::directory_entry& entry : fs::directory_iterator(source_path(folder))) {
    if (!entry.is_directory()) {
      continue;
    }
    for (const fs::directory_entry& file : fs::directory_iterator(entry.path())) {
      if (file.path().extension() == extension) {
        cases.push_back(file.path());
      }
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

Result<CheckedAgreement> check_case(const fs::path& document, const std::string& bytes) {
  CorpusWorkshop& corpus = corpus_workshop();
  const fs::path folder = document.parent_path();
  const std::map<std::string, std::string> arguments = arguments_of(folder);
  AgreementJob job;
  job.name = document.filename().string();
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

fs::path expectation_of(const fs::path& document) {
  const fs::path own = document.parent_path() / "expected-pdf.txt";
  return document.extension() == ".pdf" && fs::exists(own) ? own : document.parent_path() / "expected.txt";
}

class AgreementCase : public testing::Test {
 public:
  explicit AgreementCase(fs::path document) : document_(std::move(document)) {}

  void TestBody() override {
    const std::string bytes = text_of(document_.string());
    const Result<CheckedAgreement> checked = check_case(document_, bytes);
    if (!checked) {
      FAIL() << name_of(checked.error().code) << " " << checked.error().where << " " << checked.error().reason << " "
             << checked.error().detail;
    }
    expect_accounts_balance(*checked);
    expect_every_rule_answers(checked->report);
    const std::string json = write_json(checked->report, &checked->document, {});
    EXPECT_NE(json.find(name_of(checked->report.conclusion)), std::string::npos);

    const fs::path file = expectation_of(document_);
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
    EXPECT_TRUE(found.empty()) << (document_.parent_path().filename() / document_.filename()).string() << ":" << all;
  }

 private:
  fs::path document_;
};

TEST(AgreementCorpus, HasEnoughCases) {
  EXPECT_GE(cases_in("fixtures/agreement", ".docx").size(), kFewestAgreements);
  EXPECT_GE(cases_in("fixtures/bare", ".docx").size(), kFewestBare);
  EXPECT_GE(cases_in("fixtures/agreement", ".pdf").size(), kFewestExported);
  EXPECT_GE(cases_in("fixtures/agreement-pdf", ".pdf").size(), kFewestPdf);
}

// The same bytes, rules and date give the same report, byte for byte.
TEST(AgreementCorpus, SameBytesGiveTheSameReport) {
  for (const char* name :
       {"ok-ooo/agreement.docx", "clauses-merged/agreement.docx", "tracked-replacement/agreement.docx", "clauses-merged/libreoffice.pdf"}) {
    const fs::path document = source_path(std::string("fixtures/agreement/") + name);
    const std::string bytes = text_of(document.string());
    const Result<CheckedAgreement> first = check_case(document, bytes);
    const Result<CheckedAgreement> second = check_case(document, bytes);
    ASSERT_TRUE(first && second) << name;
    EXPECT_EQ(write_json(first->report, &first->document, {}), write_json(second->report, &second->document, {})) << name;
  }
}

// "ok-ooo/agreement.docx" is ok_ooo, "ok-ooo/chromium.pdf" is ok_ooo_chromium.
std::string test_name(const fs::path& document) {
  std::string name = document.parent_path().filename().string();
  if (document.stem() != "agreement") {
    name += "-" + document.stem().string();
  }
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

void register_cases(const char* suite, const std::string& folder, const std::string& extension) {
  for (const fs::path& document : cases_in(folder, extension)) {
    testing::RegisterTest(suite, test_name(document).c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [document]() -> AgreementCase* { return new AgreementCase(document); });
  }
}

}  // namespace
}  // namespace sverka

int main(int count, char** words) {
  sverka::corpus_workshop();  // its children are forked before anything else grows
  testing::InitGoogleTest(&count, words);
  sverka::register_cases("agreement", "fixtures/agreement", ".docx");
  sverka::register_cases("bare", "fixtures/bare", ".docx");
  sverka::register_cases("exported", "fixtures/agreement", ".pdf");
  sverka::register_cases("pdf", "fixtures/agreement-pdf", ".pdf");
  return RUN_ALL_TESTS();
}
