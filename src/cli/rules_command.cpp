#include <algorithm>
#include <fstream>

#include "base/file.hpp"
#include "checks/clauses.hpp"
#include "cli/commands.hpp"
#include "jobs/folder.hpp"
#include "jobs/workshop.hpp"
#include "report/write.hpp"

namespace sverka {

namespace {

// Every folder of checks/ but the data is a scope of rules.
std::vector<std::string> all_scopes(const std::string& checks_folder) {
  std::vector<std::string> scopes = folders_in(checks_folder);
  scopes.erase(std::remove(scopes.begin(), scopes.end(), "data"), scopes.end());
  return scopes;
}

// What the next start reads in place of the rule files, as long as they are not edited.
Result<Exit> write_pack(const std::string& checks_folder, const std::string& path) {
  const Result<std::string> pack = pack_checks(checks_folder);
  if (!pack) {
    return fail(pack.error());
  }
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << *pack;
  file.flush();
  if (!file) {
    return fail(ErrorCode::Usage, path, "output-failed");
  }
  return Exit::Conforms;
}

Result<std::vector<ProgrammeClause>> read_clauses(const std::string& checks_folder) {
  constexpr std::size_t kClausesBytes = std::size_t{4} << 20;
  const std::string path = checks_folder + "/data/clauses.toml";
  const Result<std::string> text = read_file(path, kClausesBytes);
  if (!text) {
    return fail(text.error());
  }
  return load_clauses(*text, path);
}

Result<void> write_clauses(Setting& setting, const Workshop& workshop, const ReportOptions& plain) {
  const Result<std::vector<ProgrammeClause>> clauses = read_clauses(setting.places.checks);
  if (!clauses) {
    return fail(clauses.error());
  }
  return write_to_sinks(setting, "clauses", write_clauses_text(*clauses, workshop.rules, workshop.data.messages, plain),
                        write_clauses_json(*clauses, workshop.rules, setting.report));
}

}  // namespace

Result<Exit> run_rules_command(const RulesArguments& arguments, const CommonOptions& options) {
  Result<Setting> setting = make_setting(options);
  if (!setting) {
    return fail(setting.error());
  }
  if (!arguments.pack.empty()) {
    return write_pack(setting->places.checks, arguments.pack);
  }
  const bool is_list = arguments.id.empty() || arguments.clauses;
  const Result<std::unique_ptr<Workshop>> workshop =
      load_workshop(setting->places.checks, all_scopes(setting->places.checks), is_list ? Examples::Skip : Examples::Parse);
  if (!workshop) {
    return fail(workshop.error());
  }
  const std::vector<Rule>& rules = (*workshop)->rules;
  const Messages& messages = (*workshop)->data.messages;
  ReportOptions plain = setting->report;
  plain.colour = plain.colour && setting->sinks.front().is_standard_output();
  Result<void> written;
  if (arguments.clauses) {
    written = write_clauses(*setting, **workshop, plain);
  } else if (is_list) {
    written = write_to_sinks(*setting, "rules", write_rules_text(rules, messages, plain), write_rules_json(rules, setting->report));
  } else {
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& candidate) { return candidate.id == arguments.id; });
    if (rule == rules.end()) {
      return fail(ErrorCode::NotFound, arguments.id, "rule-not-found");
    }
    written = write_to_sinks(*setting, rule->id, write_rule_text(*rule, messages, plain), write_rule_json(*rule, setting->report));
  }
  if (!written) {
    return fail(written.error());
  }
  return Exit::Conforms;
}

std::string help_text(const std::string& command, const CommonOptions& options) {
  const Messages messages = load_sentences(folder_of_sentences());
  const Sentence* help = messages.find("cli.help." + command);
  if (help == nullptr) {
    return {};
  }
  const Sentence* common = messages.find("cli.help.options");
  const Language language = language_of(options.language);
  return help->in(language) + (common == nullptr ? std::string() : "\n" + common->in(language));
}

}  // namespace sverka
