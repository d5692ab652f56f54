// The command line: arguments -> a command -> an exit code.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/setting.hpp"
#include "cli/store_commands.hpp"

namespace sverka {

namespace {

// Everything that the arguments can say, and the parser that fills it.
struct Invocation {
  CLI::App app{"Holds a filled agreement against its template"};
  CommonOptions common;
  AgreementArguments agreement;
  TemplateArguments sample;
  RulesArguments rules;
  RewardArguments reward;
  ActArguments act;
  CardArguments card;
  SiteArguments site;
  ServeArguments serve;
  TextArguments text;
  CorpusArguments corpus;
  UserArguments user;
  PartnerArguments partner;
  TrailArguments trail;
  CopyArguments copy;
  RetentionArguments retention;
  DoctorArguments doctor;
  CLI::App* agreement_command = nullptr;
  CLI::App* template_command = nullptr;
  CLI::App* inspect_command = nullptr;
  CLI::App* rules_command = nullptr;
  CLI::App* reward_command = nullptr;
  CLI::App* act_command = nullptr;
  CLI::App* card_command = nullptr;
  CLI::App* site_command = nullptr;
  CLI::App* serve_command = nullptr;
  CLI::App* schedule_command = nullptr;
  CLI::App* text_command = nullptr;
  CLI::App* corpus_command = nullptr;
  CLI::App* corpus_add_command = nullptr;
  CLI::App* store_commands[9] = {};  // as kStoreCommands names them
  CLI::App* user_add_command = nullptr;
  CLI::App* user_password_command = nullptr;
  CLI::App* user_token_command = nullptr;
};

// A list option takes one value each time: what follows it is the next argument.
void add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values) {
  app.add_option(name, values)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_common_options(Invocation& invocation) {
  CLI::App& app = invocation.app;
  app.set_help_flag("-h,--help");
  app.set_version_flag("--version", "sverka " SVERKA_VERSION);
  add_list(app, "--format", invocation.common.formats);
  add_list(app, "--output", invocation.common.outputs);
  app.add_option("--lang", invocation.common.language);
  app.add_option("--today", invocation.common.today);
  app.add_option("--config", invocation.common.config);
  app.add_flag("--no-color", invocation.common.no_color);
  app.add_flag("--quiet", invocation.common.quiet);
}

CLI::App* add_command(CLI::App& parent, const std::string& name) {
  CLI::App* command = parent.add_subcommand(name);
  command->fallthrough();
  return command;
}

constexpr const char* kStoreCommands[9] = {"user", "partner", "audit", "doctor", "backup", "restore", "config", "export", "retention"};

void add_store_commands(Invocation& invocation) {
  for (std::size_t index = 0; index < std::size(kStoreCommands); ++index) {
    invocation.store_commands[index] = add_command(invocation.app, kStoreCommands[index]);
  }
  auto& [user, partner, audit, doctor, backup, restore, config, exported, retention] = invocation.store_commands;
  user->require_subcommand(1);
  invocation.user_add_command = add_command(*user, "add");
  invocation.user_add_command->add_option("LOGIN", invocation.user.login)->required();
  invocation.user_add_command->add_option("--role", invocation.user.role)->required();
  invocation.user_add_command->add_option("--name", invocation.user.name);
  invocation.user_add_command->add_option("--partner", invocation.user.partner);
  invocation.user_password_command = add_command(*user, "password");
  invocation.user_password_command->add_option("LOGIN", invocation.user.login)->required();
  invocation.user_token_command = add_command(*user, "token");
  invocation.user_token_command->add_option("LOGIN", invocation.user.login)->required();
  invocation.user_token_command->add_option("--scope", invocation.user.scope);
  partner->require_subcommand(1);
  CLI::App* const added = add_command(*partner, "add");
  added->add_option("NAME", invocation.partner.name)->required();
  added->add_option("--inn", invocation.partner.inn);
  added->add_option("--email", invocation.partner.email);
  audit->require_subcommand(1);
  add_command(*audit, "verify")->add_option("--known", invocation.trail.known);
  doctor->add_flag("--remove-spare", invocation.doctor.remove_spare);
  backup->add_option("FOLDER", invocation.copy.folder)->required();
  restore->add_option("FOLDER", invocation.copy.folder)->required();
  config->require_subcommand(1);
  add_command(*config, "check");
  exported->add_option("--partner", invocation.copy.partner)->required();
  exported->add_option("FOLDER", invocation.copy.folder)->required();
  retention->add_option("--days", invocation.retention.days);
  retention->add_flag("--dry-run", invocation.retention.dry_run);
}

// The command around the store that was called; nothing if it was none of them.
std::optional<Result<Exit>> run_store_command(const Invocation& invocation) {
  const auto& [user, partner, audit, doctor, backup, restore, config, exported, retention] = invocation.store_commands;
  if (user->parsed()) {
    return invocation.user_add_command->parsed()     ? run_user_add_command(invocation.user, invocation.common)
           : invocation.user_token_command->parsed() ? run_user_token_command(invocation.user, invocation.common)
                                                     : run_user_password_command(invocation.user, invocation.common);
  }
  if (partner->parsed()) {
    return run_partner_add_command(invocation.partner, invocation.common);
  }
  if (audit->parsed()) {
    return run_audit_verify_command(invocation.trail, invocation.common);
  }
  if (doctor->parsed()) {
    return run_doctor_command(invocation.doctor, invocation.common);
  }
  if (backup->parsed()) {
    return run_backup_command(invocation.copy, invocation.common);
  }
  if (restore->parsed()) {
    return run_restore_command(invocation.copy, invocation.common);
  }
  if (exported->parsed()) {
    return run_export_command(invocation.copy, invocation.common);
  }
  if (retention->parsed()) {
    return run_retention_command(invocation.retention, invocation.common);
  }
  return config->parsed() ? std::optional(run_config_check_command(invocation.common)) : std::nullopt;
}

void add_commands(Invocation& invocation) {
  invocation.agreement_command = add_command(invocation.app, "agreement");
  invocation.agreement_command->add_option("FILE", invocation.agreement.files)->required();
  invocation.agreement_command->add_option("--template", invocation.agreement.sample);
  invocation.agreement_command->add_option("--card", invocation.agreement.card);
  invocation.agreement_command->add_option("--bic-directory", invocation.agreement.bank_directory);
  invocation.agreement_command->add_option("--amendments", invocation.agreement.amendments);
  invocation.template_command = add_command(invocation.app, "template");
  invocation.template_command->require_subcommand(1);
  invocation.inspect_command = add_command(*invocation.template_command, "inspect");
  invocation.inspect_command->add_option("FILE", invocation.sample.file)->required();
  invocation.rules_command = add_command(invocation.app, "rules");
  invocation.rules_command->add_option("ID", invocation.rules.id);
  invocation.rules_command->add_flag("--clauses", invocation.rules.clauses);
  invocation.rules_command->add_option("--pack", invocation.rules.pack);
  invocation.act_command = add_command(invocation.app, "act");
  invocation.act_command->add_option("FILE", invocation.act.files)->required();
  invocation.act_command->add_option("--ledger", invocation.act.ledger);
  invocation.card_command = add_command(invocation.app, "card");
  invocation.card_command->add_option("FILE", invocation.card.files)->required();
  invocation.card_command->add_option("--bic-directory", invocation.card.bank_directory);
  invocation.site_command = add_command(invocation.app, "site");
  invocation.site_command->add_option("URL", invocation.site.urls);
  invocation.site_command->add_option("--corpus", invocation.site.corpus);
  invocation.site_command->add_option("--evidence", invocation.site.evidence);
  invocation.site_command->add_option("--from", invocation.site.from);
  invocation.site_command->add_option("--previous", invocation.site.previous);
  add_list(*invocation.site_command, "--notice", invocation.site.notices);
  invocation.site_command->add_flag("--render", invocation.site.render);
  invocation.serve_command = add_command(invocation.app, "serve");
  invocation.serve_command->add_option("--listen", invocation.serve.listen);
  invocation.schedule_command = add_command(invocation.app, "schedule");
  invocation.schedule_command->require_subcommand(1);
  add_command(*invocation.schedule_command, "run");
  invocation.text_command = add_command(invocation.app, "text");
  invocation.text_command->add_option("FILE", invocation.text.files)->required();
  invocation.text_command->add_option("--partners", invocation.text.partners);
  invocation.corpus_command = add_command(invocation.app, "corpus");
  invocation.corpus_command->require_subcommand(1);
  invocation.corpus_add_command = add_command(*invocation.corpus_command, "add");
  invocation.corpus_add_command->add_option("SOURCE", invocation.corpus.sources)->required();
  invocation.corpus_add_command->add_option("--corpus", invocation.corpus.corpus)->required();
  invocation.corpus_add_command->add_option("--url", invocation.corpus.url);
  add_store_commands(invocation);
  invocation.reward_command = add_command(invocation.app, "reward");
  invocation.reward_command->add_option("--ledger", invocation.reward.ledger)->required();
  invocation.reward_command->add_option("--period", invocation.reward.period)->required();
}

Result<Exit> run(const Invocation& invocation, const std::vector<std::string>& arguments) {
  if (invocation.agreement_command->parsed()) {
    return run_agreement_command(invocation.agreement, invocation.common);
  }
  if (invocation.inspect_command->parsed()) {
    return run_template_command(invocation.sample, invocation.common);
  }
  if (invocation.rules_command->parsed()) {
    return run_rules_command(invocation.rules, invocation.common);
  }
  if (invocation.act_command->parsed()) {
    return run_act_command(invocation.act, invocation.common);
  }
  if (invocation.card_command->parsed()) {
    return run_card_command(invocation.card, invocation.common);
  }
  if (invocation.site_command->parsed()) {
    return run_site_command(invocation.site, invocation.common);
  }
  if (invocation.serve_command->parsed()) {
    return run_serve_command(invocation.serve, invocation.common);
  }
  if (invocation.schedule_command->parsed()) {
    return run_schedule_command(invocation.common);
  }
  if (invocation.text_command->parsed()) {
    return run_text_command(invocation.text, invocation.common);
  }
  if (invocation.corpus_add_command->parsed()) {
    return run_corpus_command(invocation.corpus, invocation.common);
  }
  if (invocation.reward_command->parsed()) {
    return run_reward_command(invocation.reward, invocation.common);
  }
  if (std::optional<Result<Exit>> ended = run_store_command(invocation)) {
    return std::move(*ended);
  }
  return fail(ErrorCode::Usage, "", "usage-command", arguments.empty() ? std::string() : arguments.front());
}

Exit show_help(const Invocation& invocation) {
  const bool of_store = std::any_of(std::begin(invocation.store_commands), std::end(invocation.store_commands),
                                    [](const CLI::App* command) { return command->parsed(); });
  const std::string command = of_store                                 ? "store"
                              : invocation.agreement_command->parsed() ? "agreement"
                              : invocation.template_command->parsed()  ? "template"
                              : invocation.rules_command->parsed()     ? "rules"
                              : invocation.reward_command->parsed()    ? "reward"
                              : invocation.act_command->parsed()       ? "act"
                              : invocation.card_command->parsed()      ? "card"
                              : invocation.site_command->parsed()      ? "site"
                              : invocation.serve_command->parsed()     ? "serve"
                              : invocation.schedule_command->parsed()  ? "schedule"
                              : invocation.text_command->parsed()      ? "text"
                              : invocation.corpus_command->parsed()    ? "corpus"
                                                                       : "main";
  const std::string text = help_text(command, invocation.common);
  std::fputs(text.empty() ? invocation.app.help().c_str() : text.c_str(), stdout);
  return Exit::Conforms;
}

// What the parser complains of, as one of our errors; its own words are the detail.
Error usage_error(const CLI::ParseError& problem, const Invocation& invocation, const std::vector<std::string>& arguments) {
  Error error{ErrorCode::Usage, "", "usage-option", problem.what()};
  if (dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr) {
    const bool has_command = !invocation.app.get_subcommands().empty();
    const std::vector<std::string> extras = invocation.app.remaining(true);
    error.reason =
        has_command || arguments.empty() || arguments.front().front() == '-' ? "usage-unknown-argument" : "usage-unknown-command";
    error.detail = extras.empty() ? problem.what() : extras.front();
  } else if (dynamic_cast<const CLI::RequiredError*>(&problem) != nullptr) {
    error.reason = "usage-missing";
  }
  return error;
}

int start(const std::vector<std::string>& arguments) {
  Invocation invocation;
  add_common_options(invocation);
  add_commands(invocation);
  const ErrorManner manner = error_manner(arguments);
  try {
    // The parser takes its arguments from the end.
    invocation.app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return static_cast<int>(show_help(invocation));
  } catch (const CLI::CallForVersion&) {
    std::puts("sverka " SVERKA_VERSION);
    return static_cast<int>(Exit::Conforms);
  } catch (const CLI::ParseError& problem) {
    return static_cast<int>(report_failure(usage_error(problem, invocation, arguments), manner));
  }
  const Result<Exit> ended = run(invocation, arguments);
  return static_cast<int>(ended ? *ended : report_failure(ended.error(), manner));
}

}  // namespace

}  // namespace sverka

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  try {
    return sverka::start(arguments);
  } catch (const std::exception& problem) {
    return static_cast<int>(
        sverka::report_failure({sverka::ErrorCode::Internal, "", "unexpected", problem.what()}, sverka::error_manner(arguments)));
  }
}
