// The program as its users meet it: arguments in, exit code and two streams out.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const fs::path kSource = SVERKA_SOURCE_DIR;

struct Ended {
  int exit = -1;
  std::string out, err;
};

class Command : public testing::Test {
 protected:
  Command() {
    std::string name = (fs::temp_directory_path() / "sverka-cli-XXXXXX").string();
    folder_ = ::mkdtemp(name.data()) == nullptr ? fs::path() : fs::path(name);
  }
  ~Command() override {
    std::error_code problem;
    fs::remove_all(folder_, problem);
  }

  // Runs the program in the temporary folder with a small, known environment.
  Ended run(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {}) {
    const fs::path out = folder_ / ".out", err = folder_ / ".err";
    const pid_t child = fork();
    if (child == 0) {
      std::vector<std::string> words = arguments;
      words.insert(words.begin(), SVERKA_BINARY);
      std::vector<std::string> settings = environment;
      settings.push_back("PATH=/usr/bin:/bin");
      std::vector<char*> argv, envp;
      for (std::string& word : words) {
        argv.push_back(word.data());
      }
      for (std::string& setting : settings) {
        envp.push_back(setting.data());
      }
      argv.push_back(nullptr);
      envp.push_back(nullptr);
      const bool ready = chdir(folder_.c_str()) == 0 && dup2(open(out.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600), 1) == 1 &&
                         dup2(open(err.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600), 2) == 2;
      if (ready) {
        execve(argv[0], argv.data(), envp.data());
      }
      _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(out), text_of(err)};
  }

  static std::string fixture(const std::string& name) { return (kSource / "fixtures/agreement" / name / "agreement.docx").string(); }

  fs::path folder_;
};

constexpr int kConforms = 0, kDoesNotConform = 1, kCouldNotCheck = 2, kNeedsReview = 3;

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_F(Command, SaysItsVersion) {
  const Ended ended = run({"--version"});
  EXPECT_EQ(ended.exit, kConforms);
  EXPECT_EQ(ended.out.rfind("sverka ", 0), 0u);
}

TEST_F(Command, HelpsInTheLanguageOfTheCaller) {
  EXPECT_TRUE(holds(run({"--help"}).out, "Вызов:"));
  EXPECT_TRUE(holds(run({"--help", "--lang", "en"}).out, "Usage:"));
  EXPECT_TRUE(holds(run({"--help"}, {"LANG=en_GB.UTF-8"}).out, "Usage:"));
  EXPECT_TRUE(holds(run({"--help", "--lang", "ru"}, {"LANG=en_GB.UTF-8"}).out, "Вызов:"));
  for (const char* command : {"agreement", "template", "rules"}) {
    const Ended ended = run({command, "--help", "--lang=en"});
    EXPECT_EQ(ended.exit, kConforms);
    EXPECT_TRUE(holds(ended.out, std::string("Usage: sverka ") + command)) << ended.out;
    for (const char* option : {"--format", "--output", "--lang", "--today", "--config", "--no-color", "--quiet", "--help", "--version"}) {
      EXPECT_TRUE(holds(ended.out, option)) << command << " " << option;
    }
  }
}

TEST_F(Command, WrongUsageIsExitTwoAndOneErrorObject) {
  const std::string file = fixture("ok-ooo");
  const std::vector<std::vector<std::string>> calls = {{},
                                                       {"agreemnt"},
                                                       {"agreement"},
                                                       {"agreement", file, "--formt", "json"},
                                                       {"agreement", file, "--lang", "de"},
                                                       {"agreement", file, "--today", "22.11.2026"},
                                                       {"agreement", file, "--today", "2026-02-31"},
                                                       {"agreement", "--card", file},
                                                       {"agreement", file, "--format", "pdf"},
                                                       {"agreement", file, "--format", "text"},
                                                       {"agreement", file, "--output", "a", "--output", "b"},
                                                       {"agreement", file, file, "--format", "html", "--output", "a.html"},
                                                       {"agreement", file, "--output", file},
                                                       {"template"},
                                                       {"template", "inspect"},
                                                       {"rules", "--format", "html"},
                                                       {"card"}};
  for (std::vector<std::string> call : calls) {
    std::string shown;
    for (const std::string& word : call) {
      shown += word + " ";
    }
    call.insert(call.end(), {"--format", "json"});
    const Ended ended = run(call);
    EXPECT_EQ(ended.exit, kCouldNotCheck) << shown;
    const json told = json::parse(ended.out, nullptr, false);
    ASSERT_TRUE(told.is_object()) << shown << ended.out << ended.err;
    EXPECT_EQ(told["error"]["code"], "usage") << shown;
    EXPECT_FALSE(told["error"]["message"].get<std::string>().empty()) << shown;
  }
}

TEST_F(Command, UsageErrorsAreSaidInBothLanguages) {
  EXPECT_TRUE(holds(run({"acct"}).err, "Нет такой команды"));
  EXPECT_TRUE(holds(run({"acct", "--lang", "en"}).err, "no such command"));
}

TEST_F(Command, ACardIsCalledACard) {
  const std::string card = (kSource / "fixtures/card/account-digit/card.docx").string();
  const Ended ended = run({"card", card, "--lang", "en"});
  EXPECT_TRUE(holds(ended.out, "The client card has errors")) << ended.out;
  EXPECT_FALSE(holds(ended.out, "agreement does not conform")) << ended.out;
}

TEST_F(Command, TheRulesAreListedAndExplained) {
  const Ended list = run({"rules", "--format", "json"});
  ASSERT_EQ(list.exit, kConforms) << list.err;
  const json rules = json::parse(list.out);
  ASSERT_GT(rules["rules"].size(), 20u);
  const std::string table = run({"rules"}).out;
  for (const json& rule : rules["rules"]) {
    EXPECT_FALSE(rule["source"].empty()) << rule["id"];
    EXPECT_TRUE(holds(table, rule["id"].get<std::string>())) << rule["id"];
  }
  const Ended one = run({"rules", "text-changed", "--format", "json", "--lang", "en"});
  ASSERT_EQ(one.exit, kConforms) << one.err;
  EXPECT_GE(json::parse(one.out)["examples"].size(), 2u);
  const Ended unknown = run({"rules", "no-such-rule", "--format", "json"});
  EXPECT_EQ(unknown.exit, kCouldNotCheck);
  EXPECT_EQ(json::parse(unknown.out)["error"]["code"], "not_found");
}

TEST_F(Command, InspectsATemplate) {
  const std::string file = (kSource / "templates/license-agreement/2022-03/template.docx").string();
  const Ended ended = run({"template", "inspect", file, "--format", "json"});
  ASSERT_EQ(ended.exit, kConforms) << ended.err;
  const json seen = json::parse(ended.out);
  EXPECT_EQ(seen["template"]["edition"], "2022-03");
  EXPECT_GT(seen["slots"].size(), 10u);
  EXPECT_GT(seen["clauses"].size(), 50u);
  EXPECT_TRUE(holds(run({"template", "inspect", file}).out, "client_inn"));
  const Ended missing = run({"template", "inspect", "absent.docx", "--format", "json"});
  EXPECT_EQ(missing.exit, kCouldNotCheck);
  EXPECT_EQ(json::parse(missing.out)["error"]["code"], "not_found");
}

TEST_F(Command, AFaultyAgreementEndsInOneAndSaysWhere) {
  const Ended ended =
      run({"agreement", fixture("inn-check-digit"), "--template", "license-agreement", "--today", "2026-11-22", "--format", "json"});
  EXPECT_EQ(ended.exit, kDoesNotConform) << ended.err;
  const json report = json::parse(ended.out);
  EXPECT_EQ(report["conclusion"], "does_not_conform");
  EXPECT_EQ(report["template"]["name"], "license-agreement");
  EXPECT_EQ(report["subject"]["name"], "agreement.docx");
  const json& counted = report["accounting"];
  EXPECT_EQ(counted["tokens"].get<int>(), counted["fixed"].get<int>() + counted["slot"].get<int>() + counted["typographic"].get<int>() +
                                              counted["layout"].get<int>() + counted["deviating"].get<int>());
  ASSERT_FALSE(report["findings"].empty());
  EXPECT_TRUE(std::any_of(report["findings"].begin(), report["findings"].end(),
                          [](const json& finding) { return finding["rule"] == "inn-checksum" && !finding["locations"].empty(); }));
}

TEST_F(Command, SameInputSameBytes) {
  const std::vector<std::string> call = {"agreement", fixture("clause-moved"), "--today", "2026-11-22", "--format", "json"};
  EXPECT_EQ(run(call).out, run(call).out);
}

TEST_F(Command, SeveralFilesGiveOneObjectALineInOrderAndTheWorstCode) {
  const Ended ended = run({"agreement", fixture("ok-ooo"), "absent.docx", fixture("inn-check-digit"), ".", "--template",
                           "license-agreement", "--today", "2026-11-22", "--format", "json"});
  EXPECT_EQ(ended.exit, kCouldNotCheck);
  std::istringstream lines(ended.out);
  std::vector<json> objects;
  for (std::string line; std::getline(lines, line);) {
    objects.push_back(json::parse(line));
  }
  ASSERT_EQ(objects.size(), 4u);
  EXPECT_TRUE(objects[0].contains("conclusion"));
  EXPECT_EQ(objects[1]["error"]["code"], "not_found");
  EXPECT_EQ(objects[2]["conclusion"], "does_not_conform");
  EXPECT_EQ(objects[3]["error"]["code"], "unsupported");
  EXPECT_EQ(run({"agreement", fixture("ok-ooo"), fixture("inn-check-digit"), "--today", "2026-11-22"}).exit, kDoesNotConform);
}

TEST_F(Command, WritesEachFormatToItsOutput) {
  const Ended ended = run({"agreement", fixture("clause-moved"), "--format", "json", "--output", "a.json", "--format", "html", "--output",
                           "a.html", "--format", "text"});
  EXPECT_EQ(ended.exit, kDoesNotConform) << ended.err;
  EXPECT_TRUE(holds(ended.out, "Договор не соответствует"));
  EXPECT_EQ(json::parse(text_of(folder_ / "a.json"))["conclusion"], "does_not_conform");
  EXPECT_TRUE(holds(text_of(folder_ / "a.html"), "</html>"));
  EXPECT_FALSE(fs::exists(folder_ / "a.json.part"));
  const Ended folder = run({"agreement", fixture("clause-moved"), fixture("inn-check-digit"), "--format", "html", "--output", "reports/"});
  EXPECT_EQ(folder.exit, kDoesNotConform) << folder.err;
  EXPECT_TRUE(fs::exists(folder_ / "reports/agreement.html"));
  EXPECT_TRUE(fs::exists(folder_ / "reports/agreement-2.html"));
  const Ended refused = run({"agreement", fixture("clause-moved"), "--output", "absent/a.txt"});
  EXPECT_EQ(refused.exit, kCouldNotCheck);
}

TEST_F(Command, HasNoColourInAFileAndNothingOnStandardErrorWhenAllIsWell) {
  const Ended ended = run({"agreement", fixture("clause-moved"), "--template", "license-agreement"}, {"TERM=xterm-256color"});
  EXPECT_FALSE(holds(ended.out, "\x1b"));
  EXPECT_EQ(ended.err, "");
}

TEST_F(Command, ConfigurationIsOverriddenByTheEnvironment) {
  std::ofstream(folder_ / "sverka.toml") << "[limits]\nfile_bytes = 100\n";
  const std::vector<std::string> call = {"agreement", fixture("clause-moved"), "--format", "json"};
  const Ended limited = run(call);
  EXPECT_EQ(limited.exit, kCouldNotCheck);
  EXPECT_EQ(json::parse(limited.out)["error"]["code"], "too_large");
  EXPECT_EQ(run(call, {"SVERKA_LIMITS_FILE_BYTES=10000000"}).exit, kDoesNotConform);
  std::ofstream(folder_ / "bad.toml") << "[limits]\nfile_byte = 100\n";
  const Ended bad = run({"agreement", fixture("clause-moved"), "--config", "bad.toml", "--lang", "en"});
  EXPECT_EQ(bad.exit, kCouldNotCheck);
  EXPECT_TRUE(holds(bad.err, "bad.toml:2")) << bad.err;
  EXPECT_EQ(run({"rules", "--config", "absent.toml"}).exit, kCouldNotCheck);
  EXPECT_EQ(run({"rules"}, {"SVERKA_HOME=/nonexistent"}).exit, kCouldNotCheck);
}

TEST_F(Command, ANameWithControlCharactersDoesNotReachTheTerminalRaw) {
  const Ended ended = run({"agreement", "a\x1b]0;x\x07.docx"});
  EXPECT_EQ(ended.exit, kCouldNotCheck);
  EXPECT_FALSE(holds(ended.err, "\x1b"));
}

class LedgerCommand : public Command {
 protected:
  // A ledger in which p1 is due 6 000,00 for September 2026.
  std::string ledger(const std::map<std::string, std::string>& more = {}) {
    std::map<std::string, std::string> tables{
        {"partners.csv", "partner;name;inn\np1;ООО «Ромашка»;7707083893\n"},
        {"statuses.csv", "partner;status;from\np1;authorised;2024-01-01\n"},
        {"clients.csv", "client;name;partner;attached_on\nc1;<b>Клиент</b>;p1;2026-01-01\n"},
        {"payments.csv",
         "payment;client;paid_at;amount;category\n1;c1;2026-09-30T23:59;20000,00;Growth\n2;c1;2026-09-30T21:00Z;1;growth\n"}};
    for (const auto& [name, text] : more) {
      tables[name] = text;
    }
    fs::create_directories(folder_ / "ledger");
    for (const auto& [name, text] : tables) {
      std::ofstream(folder_ / "ledger" / name) << text;
    }
    return (folder_ / "ledger").string();
  }

  Ended reward(const std::string& folder, const std::vector<std::string>& more) {
    std::vector<std::string> call{"reward", "--ledger", folder, "--period", "2026-09", "--today", "2026-10-20"};
    call.insert(call.end(), more.begin(), more.end());
    return run(call);
  }
};

TEST_F(LedgerCommand, RewardSaysEveryNumberInEveryFormat) {
  const std::string folder = ledger();
  const Ended ended = reward(folder, {"--format", "json"});
  ASSERT_EQ(ended.exit, kConforms) << ended.err;
  const json report = json::parse(ended.out);
  const json expected = json::parse(R"([{"partner":"p1","inn":"7707083893","status":"authorised","rows":[{"client":"c1","category":"growth",
      "base":"20000.00","rate":30,"amount":"6000.00","source":["2.1.2"]}],"accrued":"6000.00","carried_in":"0.00","payable":"6000.00",
      "carried_out":"0.00","due_on":"2026-10-20","suspended":false}])");
  EXPECT_EQ(report["rewards"], expected);
  EXPECT_EQ(report["job"], "reward");
  const Ended csv = reward(folder, {"--format", "csv"});
  EXPECT_TRUE(holds(csv.out, "p1;7707083893;authorised;c1;growth;20000,00;30;6000,00;2.1.2;6000,00;0,00;6000,00;0,00;2026-10-20;false"));
  const Ended page = reward(folder, {"--format", "html", "--lang", "ru"});
  EXPECT_EQ(page.exit, kConforms);
  EXPECT_TRUE(holds(page.out, "<!DOCTYPE html>") && holds(page.out, "&lt;b&gt;Клиент&lt;/b&gt;") &&
              holds(page.out,
                    "6\xC2\xA0"
                    "000,00"));
  EXPECT_FALSE(holds(page.out, "<b>Клиент") || holds(page.out, "<script") || holds(page.out, "src="));
  EXPECT_TRUE(holds(reward(folder, {"--lang", "en"}).out, "6,000.00"));
}

TEST_F(LedgerCommand, ABadLedgerIsExitTwoAndEveryRowIsNamed) {
  const std::string folder = ledger({{"payments.csv", "payment;client;paid_at;amount;category\n1;c1;2026-13-01;-5;none\n"}});
  const Ended ended = reward(folder, {"--format", "json"});
  ASSERT_EQ(ended.exit, kCouldNotCheck);
  const json error = json::parse(ended.out)["error"];
  EXPECT_EQ(error["code"], "bad_ledger");
  EXPECT_EQ(error["where"], "payments.csv:2:3");
  EXPECT_EQ(error["rows"].size(), 3u);
  EXPECT_EQ(reward("absent", {}).exit, kCouldNotCheck);
  const Ended period = run({"reward", "--ledger", folder, "--period", "2026-13", "--format", "json"});
  EXPECT_EQ(json::parse(period.out)["error"]["code"], "usage");
  EXPECT_EQ(period.exit, kCouldNotCheck);
}

TEST_F(LedgerCommand, AnActIsHeldAgainstItsLedger) {
  const std::string act = (kSource / "fixtures/act/ok-card/act.docx").string();
  const std::string folder = (kSource / "fixtures/act-ledger").string();
  const Ended good = run({"act", act, "--ledger", folder, "--today", "2026-10-22", "--format", "json"});
  EXPECT_EQ(good.exit, kConforms) << good.out << good.err;
  EXPECT_EQ(json::parse(good.out)["values"]["total"]["value"], "10000.00");
  const Ended late = run({"act", act, "--ledger", folder, "--today", "2026-10-28", "--format", "json"});
  EXPECT_EQ(late.exit, kNeedsReview);
  EXPECT_EQ(json::parse(late.out)["findings"][0]["rule"], "act-late");
  EXPECT_EQ(run({"act", act, "--ledger", "absent"}).exit, kCouldNotCheck);
  EXPECT_EQ(run({"act", act}).exit, kConforms);
}

TEST_F(Command, EveryClauseOfTheProgrammeHasRulesOrAReason) {
  const Ended ended = run({"rules", "--clauses", "--format", "json", "--lang", "en"});
  ASSERT_EQ(ended.exit, kConforms) << ended.err;
  const json clauses = json::parse(ended.out)["clauses"];
  EXPECT_GE(clauses.size(), 60u);
  for (const json& clause : clauses) {
    EXPECT_TRUE(!clause["rules"].empty() || clause["reason"].is_string()) << clause;
  }
  EXPECT_TRUE(holds(run({"rules", "--clauses", "--lang", "ru"}).out, "4.12"));
}

TEST_F(Command, ASampleOfAnActIsNoTemplateOfAgreements) {
  const Ended ended = run({"agreement", fixture("clause-moved"), "--template", "act", "--lang", "en"});
  EXPECT_EQ(ended.exit, kCouldNotCheck);
  EXPECT_FALSE(holds(ended.err, "act@")) << ended.err;
}

TEST_F(Command, AMaterialIsCheckedInEveryFormat) {
  const auto write = [&](const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; };
  write("a.txt", "\u041C\u044B \u0432\u043D\u0435\u0434\u0440\u044F\u0435\u043C Aimilogic.");
  write("a.html", "<!doctype html><title>Aimi<b>logic</b></title><p>Aimi<b>logic</b> and <code>aimilogic</code>");
  write("good.txt", "We build with Aimylogic Ultimate.");
  for (const char* name : {"a.txt", "a.html"}) {
    const Ended ended = run({"text", name, "--format", "json"});
    EXPECT_EQ(ended.exit, kDoesNotConform) << ended.err;
    const json report = json::parse(ended.out);
    EXPECT_EQ(report["job"], "text");
    EXPECT_EQ(report["findings"][0]["rule"], "brand-product-misspelled");
    EXPECT_EQ(report["findings"][0]["observed"], "Aimilogic");
  }
  EXPECT_EQ(run({"text", "good.txt"}).exit, kConforms);
  const Ended paper = run({"text", fixture("clause-moved"), "--format", "json"});
  EXPECT_EQ(json::parse(paper.out)["job"], "text") << paper.err;
  write("partners.txt", "# others\nWe build\n");
  const Ended mentioned = run({"text", "good.txt", "--partners", "partners.txt", "--format", "json"});
  EXPECT_EQ(mentioned.exit, kNeedsReview);
  EXPECT_EQ(json::parse(mentioned.out)["findings"][0]["rule"], "other-partner-mentioned");
  EXPECT_EQ(run({"text", "absent.txt"}).exit, kCouldNotCheck);
  EXPECT_TRUE(holds(run({"text", "a.txt", "--format", "html", "--lang", "en"}).out, "Aimilogic"));
}

TEST_F(Command, ACorpusIsBuiltAndAddedTo) {
  const std::string articles = (kSource / "fixtures/site/copies/articles").string();
  const Ended built = run({"corpus", "add", articles, "--corpus", "articles.index", "--lang", "en"});
  EXPECT_EQ(built.exit, kConforms) << built.err;
  EXPECT_TRUE(holds(built.out, "holds 8 articles")) << built.out;
  const std::string one = (kSource / "fixtures/site/copies/articles/hr-bot.txt").string();
  const std::vector<std::string> again = {"corpus", "add", one, "--corpus", "articles.index", "--url", "https://example.com/hr",
                                          "--lang", "en"};
  EXPECT_TRUE(holds(run(again).out, "holds 9 articles"));
  EXPECT_TRUE(holds(run(again).out, "holds 9 articles")) << "an article of the same address is replaced";
  EXPECT_EQ(run({"corpus", "add", "absent", "--corpus", "articles.index"}).exit, kCouldNotCheck);
  std::ofstream(folder_ / "articles.index") << "no index";
  EXPECT_EQ(run({"corpus", "add", one, "--corpus", "articles.index"}).exit, kCouldNotCheck);
  EXPECT_EQ(text_of(folder_ / "articles.index"), "no index");
}

}  // namespace
