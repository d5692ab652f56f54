#include "cli/store_commands.hpp"

#include <charconv>
#include <cstdio>

#include "cli/site_setting.hpp"
#include "cli/store_place.hpp"
#include "jobs/workshop.hpp"
#include "store/accounts.hpp"
#include "store/aged_evidence.hpp"
#include "store/audits.hpp"
#include "store/backup.hpp"
#include "store/doctor.hpp"
#include "store/export.hpp"
#include "store/new_papers.hpp"
#include "store/retention.hpp"
#include "store/trail.hpp"

namespace sverka {
namespace {

constexpr std::size_t kPasswordLetters = 16;
constexpr std::int64_t kMostDays = 36500;
constexpr std::int64_t kSecondsOfOneDay = 86400;
const Actor kOperator{0, "operator"};

// What each of these commands begins with.
struct StoreSetting {
  Setting setting;
  std::unique_ptr<Store> store;
  Messages messages;

  void say(std::string_view key, const MessageValues& values) const {
    std::puts(fill(messages.get("store." + std::string(key)).in(setting.report.language), values).c_str());
  }
};

Result<StoreSetting> open_setting(const CommonOptions& options) {
  Result<Setting> setting = make_setting(options);
  if (!setting) {
    return fail(setting.error());
  }
  Result<std::unique_ptr<Store>> store = open_store(setting->configuration);
  if (!store) {
    return fail(store.error());
  }
  Messages messages = load_sentences(setting->places.checks);
  return StoreSetting{std::move(*setting), std::move(*store), std::move(messages)};
}

Result<std::int64_t> partner_of(Store& store, const std::string& name) {
  if (name.empty()) {
    return 0;
  }
  StoreWork work = store.reading();
  for (const PartnerCompany& one : list_partners(work)) {
    if (one.name == name) {
      return one.id;
    }
  }
  return work.refused(ErrorCode::NotFound, name, "no-such-partner");
}

Result<User> user_of(Store& store, const std::string& login) {
  StoreWork work = store.reading();
  const std::optional<User> user = find_user(work, login);
  return user ? Result<User>(*user) : work.refused(ErrorCode::NotFound, login, "no-such-user");
}

std::optional<KnownHash> parse_known(const std::string& text) {
  KnownHash known;
  const std::size_t colon = text.find(':');
  const auto [end, problem] = std::from_chars(text.data(), text.data() + std::min(colon, text.size()), known.number);
  if (colon == std::string::npos || problem != std::errc{} || end != text.data() + colon) {
    return std::nullopt;
  }
  known.hash = text.substr(colon + 1);
  return known;
}

// "postgresql://user:secret@host/db" without its secret.
std::string without_password(std::string url) {
  const std::size_t from = url.find("://"), at = url.find('@');
  const std::size_t colon = from == std::string::npos ? std::string::npos : url.find(':', from + 3);
  if (colon != std::string::npos && at != std::string::npos && colon < at) {
    url.replace(colon + 1, at - colon - 1, "...");
  }
  const std::size_t field = url.find("password=");
  return field == std::string::npos ? url : url.substr(0, field) + "password=...";
}

}  // namespace

Result<Exit> run_user_add_command(const UserArguments& arguments, const CommonOptions& options) {
  const std::optional<Role> role = parse_role(arguments.role);
  if (!role) {
    return fail(ErrorCode::Usage, "--role", "usage-value", arguments.role);
  }
  Result<StoreSetting> opened = open_setting(options);
  if (!opened) {
    return fail(opened.error());
  }
  Store& store = *opened->store;
  const Result<std::int64_t> partner = partner_of(store, arguments.partner);
  if (!partner) {
    return fail(partner.error());
  }
  const std::string password = store.module().random_token().substr(0, kPasswordLetters);
  const Result<User> added = add_user(store, kOperator, {0, arguments.login, arguments.name, *role, *partner, "", true, true}, password);
  if (!added) {
    return fail(added.error());
  }
  opened->say("user-added", {{"login", added->login}, {"role", std::string(name_of(*role))}, {"password", password}});
  return Exit::Conforms;
}

Result<Exit> run_user_password_command(const UserArguments& arguments, const CommonOptions& options) {
  Result<StoreSetting> opened = open_setting(options);
  if (!opened) {
    return fail(opened.error());
  }
  Store& store = *opened->store;
  const Result<User> user = user_of(store, arguments.login);
  if (!user) {
    return fail(user.error());
  }
  const std::string password = store.module().random_token().substr(0, kPasswordLetters);
  if (const Result<void> set = set_password(store, kOperator, user->id, password); !set) {
    return fail(set.error());
  }
  opened->say("password-set", {{"login", user->login}, {"password", password}});
  return Exit::Conforms;
}

Result<Exit> run_user_token_command(const UserArguments& arguments, const CommonOptions& options) {
  if (arguments.scope != "read" && arguments.scope != "write") {
    return fail(ErrorCode::Usage, "--scope", "usage-value", arguments.scope);
  }
  Result<StoreSetting> opened = open_setting(options);
  if (!opened) {
    return fail(opened.error());
  }
  const Result<User> user = user_of(*opened->store, arguments.login);
  if (!user) {
    return fail(user.error());
  }
  const Result<std::string> token = add_token(*opened->store, kOperator, user->id, "sverka user token", arguments.scope);
  if (!token) {
    return fail(token.error());
  }
  opened->say("token-added", {{"login", user->login}, {"scope", arguments.scope}, {"token", *token}});
  return Exit::Conforms;
}

Result<Exit> run_partner_add_command(const PartnerArguments& arguments, const CommonOptions& options) {
  Result<StoreSetting> opened = open_setting(options);
  if (!opened) {
    return fail(opened.error());
  }
  const Result<PartnerCompany> added = add_partner(*opened->store, kOperator, {0, arguments.name, arguments.inn, arguments.email});
  return added ? Result<Exit>(Exit::Conforms) : fail(added.error());
}

Result<Exit> run_audit_verify_command(const TrailArguments& arguments, const CommonOptions& options) {
  const std::optional<KnownHash> known = parse_known(arguments.known);
  if (!arguments.known.empty() && !known) {
    return fail(ErrorCode::Usage, "--known", "usage-value", arguments.known);
  }
  Result<StoreSetting> opened = open_setting(options);
  if (!opened) {
    return fail(opened.error());
  }
  const Result<TrailState> state = verify_trail(*opened->store, known);
  if (!state) {
    return fail(state.error());
  }
  for (const TrailFault& fault : state->faults) {
    opened->say(fault.reason, {{"number", std::to_string(fault.number)}});
  }
  if (state->faults.empty()) {
    opened->say("trail-good", {{"rows", std::to_string(state->rows)}, {"number", std::to_string(state->rows)}, {"hash", state->newest}});
  }
  return state->faults.empty() ? Exit::Conforms : Exit::DoesNotConform;
}

Result<Exit> run_doctor_command(const DoctorArguments& arguments, const CommonOptions& options) {
  Result<StoreSetting> opened = open_setting(options);
  if (!opened) {
    return fail(opened.error());
  }
  if (arguments.remove_spare) {
    const Result<std::size_t> removed = remove_spare_papers(*opened->store);
    if (!removed) {
      return fail(removed.error());
    }
    opened->say("doctor-removed", {{"count", std::to_string(*removed)}});
  }
  const Result<StoreState> state = examine_store(*opened->store);
  if (!state) {
    return fail(state.error());
  }
  for (const PaperFault& fault : state->faults) {
    opened->say(fault.is_missing ? "doctor-missing" : "doctor-changed", {{"name", fault.name}, {"where", fault.where}});
  }
  if (state->spare != 0) {
    opened->say("doctor-spare", {{"count", std::to_string(state->spare)}});
  }
  if (state->faults.empty()) {
    opened->say("doctor-good", {{"submissions", std::to_string(state->submissions)}, {"papers", std::to_string(state->papers)}});
  }
  return state->faults.empty() ? Exit::Conforms : Exit::DoesNotConform;
}

Result<Exit> run_backup_command(const CopyArguments& arguments, const CommonOptions& options) {
  Result<StoreSetting> opened = open_setting(options);
  if (!opened) {
    return fail(opened.error());
  }
  const Result<CopyCount> count = back_up(*opened->store, arguments.folder);
  if (!count) {
    return fail(count.error());
  }
  opened->say("backup-done",
              {{"folder", arguments.folder}, {"rows", std::to_string(count->rows)}, {"papers", std::to_string(count->papers)}});
  return Exit::Conforms;
}

Result<Exit> run_restore_command(const CopyArguments& arguments, const CommonOptions& options) {
  Result<StoreSetting> opened = open_setting(options);
  if (!opened) {
    return fail(opened.error());
  }
  const Result<CopyCount> count = restore(*opened->store, arguments.folder);
  if (!count) {
    return fail(count.error());
  }
  opened->say("restore-done", {{"rows", std::to_string(count->rows)}, {"papers", std::to_string(count->papers)}});
  return Exit::Conforms;
}

Result<Exit> run_export_command(const CopyArguments& arguments, const CommonOptions& options) {
  Result<StoreSetting> opened = open_setting(options);
  if (!opened) {
    return fail(opened.error());
  }
  const Result<std::int64_t> partner = partner_of(*opened->store, arguments.partner);
  if (!partner) {
    return fail(partner.error());
  }
  const Result<ExportCount> count = export_partner(*opened->store, kOperator, *partner, arguments.folder);
  if (!count) {
    return fail(count.error());
  }
  opened->say("export-done", {{"folder", arguments.folder},
                              {"rows", std::to_string(count->rows)},
                              {"papers", std::to_string(count->papers)},
                              {"removed", std::to_string(count->removed)}});
  return Exit::Conforms;
}

Result<Exit> run_retention_command(const RetentionArguments& arguments, const CommonOptions& options) {
  Result<StoreSetting> opened = open_setting(options);
  if (!opened) {
    return fail(opened.error());
  }
  const std::int64_t days = arguments.days != 0 ? arguments.days : opened->setting.configuration.retention_days;
  if (days < 1 || days > kMostDays) {
    return fail(ErrorCode::Usage, "--days", "retention-days");
  }
  Store& store = *opened->store;
  const std::string before = utc_after(store.now(), -days * kSecondsOfOneDay);
  const auto papers = arguments.dry_run ? aged_papers(store, before) : remove_aged_papers(store, kOperator, before);
  if (!papers) {
    return fail(papers.error());
  }
  const Result<StorePlace> place = store_place(opened->setting.configuration);
  if (!place) {
    return fail(place.error());
  }
  const auto folders =
      arguments.dry_run ? aged_evidence(store, place->evidence, before) : remove_aged_evidence(store, kOperator, place->evidence, before);
  if (!folders) {
    return fail(folders.error());
  }
  for (const AgedPaper& one : *papers) {
    opened->say("retention-paper", {{"name", one.paper}, {"where", one.where}});
  }
  for (const AgedEvidence& one : *folders) {
    opened->say("retention-paper", {{"name", one.folder}, {"where", subject_of_audit(one.audit)}});
  }
  opened->say(arguments.dry_run ? "retention-would" : "retention-done",
              {{"papers", std::to_string(papers->size())}, {"folders", std::to_string(folders->size())}, {"before", before.substr(0, 10)}});
  return Exit::Conforms;
}

Result<Exit> run_config_check_command(const CommonOptions& options) {
  const Result<Setting> setting = make_setting(options);
  if (!setting) {
    return fail(setting.error());
  }
  const Result<StorePlace> place = store_place(setting->configuration);
  if (!place) {
    return fail(place.error());
  }
  const MailSettings& mail = setting->configuration.mail;
  if (!mail.server.empty() && !is_mail_address(mail.from)) {
    return fail(ErrorCode::Usage, "mail.from", "email-invalid");
  }
  const std::string& corpus = setting->configuration.schedule.corpus;
  if (const Result<OpenCorpus> opened = open_corpus(corpus); !opened) {
    return fail(opened.error());
  }
  const Messages messages = load_sentences(setting->places.checks);
  const auto say = [&](const char* key, const MessageValues& values) {
    std::puts(fill(messages.get(std::string("schedule.") + key).in(setting->report.language), values).c_str());
  };
  std::puts(fill(messages.get("store.config-good").in(setting->report.language),
                 {{"store", without_password(place->url)}, {"papers", place->papers}})
                .c_str());
  say("config-evidence", {{"evidence", place->evidence}});
  say(corpus.empty() ? "config-no-corpus" : "config-corpus", {{"corpus", corpus}});
  say(mail.server.empty() ? "config-no-mail" : "config-mail", {{"server", without_password(mail.server)}, {"from", mail.from}});
  return Exit::Conforms;
}

}  // namespace sverka
