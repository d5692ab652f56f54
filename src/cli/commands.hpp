// The commands: arguments as parsed -> a job -> reports and an exit code. No command knows anything of
// agreements.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/setting.hpp"
#include "programme/ledger/ledger.hpp"

namespace sverka {

struct AgreementArguments {
  std::vector<std::string> files;
  std::optional<std::string> sample, card, amendments, bank_directory;
};

struct TemplateArguments {
  std::string file;
};

struct RulesArguments {
  std::string id;        // empty: the list
  bool clauses = false;  // the clauses of the programme, not the rules
  std::string pack;      // a file to write all rules and data to, parsed; empty: none
};

struct RewardArguments {
  std::string ledger, period;
};

struct ActArguments {
  std::vector<std::string> files;
  std::optional<std::string> ledger;
};

struct CardArguments {
  std::vector<std::string> files;
  std::optional<std::string> bank_directory;
};

struct SiteArguments {
  std::vector<std::string> urls;
  std::optional<std::string> corpus, evidence, from, previous;
  std::vector<std::string> notices;  // files
  bool render = false;
};

struct ServeArguments {
  std::string listen = "127.0.0.1:8080";
};

struct TextArguments {
  std::vector<std::string> files;
  std::optional<std::string> partners;
};

struct CorpusArguments {
  std::vector<std::string> sources;  // files, folders, addresses
  std::string corpus;
  std::optional<std::string> url;
};

// Each returns the exit code; an error is one that ends the command, not yet said.
Result<Exit> run_agreement_command(const AgreementArguments& arguments, const CommonOptions& options);
Result<Exit> run_template_command(const TemplateArguments& arguments, const CommonOptions& options);
Result<Exit> run_rules_command(const RulesArguments& arguments, const CommonOptions& options);
Result<Exit> run_reward_command(const RewardArguments& arguments, const CommonOptions& options);
Result<Exit> run_act_command(const ActArguments& arguments, const CommonOptions& options);
Result<Exit> run_card_command(const CardArguments& arguments, const CommonOptions& options);
Result<Exit> run_site_command(const SiteArguments& arguments, const CommonOptions& options);
Result<Exit> run_serve_command(const ServeArguments& arguments, const CommonOptions& options);
Result<Exit> run_schedule_command(const CommonOptions& options);
Result<Exit> run_text_command(const TextArguments& arguments, const CommonOptions& options);
Result<Exit> run_corpus_command(const CorpusArguments& arguments, const CommonOptions& options);

// Readers of whatever the files are; null where there is nothing to read. Call it before any thread is started.
struct OpenReaders {
  std::unique_ptr<ReaderPool> documents;
  std::unique_ptr<PagePool> pages;
};
Result<OpenReaders> start_material_readers(const Setting& setting, const std::vector<std::string>& files);

// The help of a command ("main", "agreement", "template", "rules") in the language of the options; empty if
// its text is not found.
std::string help_text(const std::string& command, const CommonOptions& options);

// All that is wrong with a ledger, to the JSON sinks, else to standard error.
Result<void> say_ledger_errors(const LedgerErrors& wrong, Setting& setting, const Messages& messages);

// An error if a report is wanted in a format that the command does not write.
Result<void> refuse_format(const Setting& setting, Format format);

// Writes one report to its sink in the format of each, for commands that know text and JSON.
Result<void> write_to_sinks(Setting& setting, const std::string& subject, const std::string& text, const std::string& json);

}  // namespace sverka
