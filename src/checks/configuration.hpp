// sverka.toml: where the data is, how much a checked file may cost, and what each job is told.
//
//   [paths]    checks, templates: folders
//   [limits]   every name of ReadLimits, and of IsolationLimits: workers, memory_bytes, cpu_seconds,
//   wall_seconds,
//              documents_per_child. Whole numbers from 1.
//   [company]  names, inn: the Company as statements and acts name it; hosts: its sites, never crawled
//   [fetch]    fetch_settings.hpp
//   [server]   workers: checks of submissions at a time; queued, daily: how many may wait, and how many a partner has in a day;
//              patience_seconds: a check of the API that lasts longer is answered 202
//   [store]    url: "sqlite:PATH" or "postgresql://..."; papers: the folder of the papers; retention_days: of `sverka retention`
//   [schedule], [mail]  schedule_settings.hpp
//   [policy]   switches by their names; see make_policy()
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "checks/fetch_settings.hpp"
#include "checks/ledger_data.hpp"
#include "checks/schedule_settings.hpp"
#include "isolation/pool.hpp"
#include "programme/ledger/ledger.hpp"
#include "readers/read.hpp"

namespace sverka {

struct Configuration {
  ReadLimits reading;
  IsolationLimits isolation;
  std::optional<std::string> checks_folder, templates_folder;
  CompanyIdentity company;  // names that were not given: those of the programme, see load_ledger_terms()
  PolicySettings policy;    // what was changed
  FetchSettings fetch;
  ScheduleSettings schedule;
  MailSettings mail;
  std::optional<std::string> store_url, papers_folder;
  struct ServerLimits {
    std::int64_t workers = 0;   // 0: as many as there are processors
    std::int64_t queued = 200;  // of everybody
    std::int64_t daily = 200;   // of a partner
    std::int64_t patience_seconds = 10;
  } server;
  std::int64_t retention_days = 0;  // 0: nothing is said
};

// Errors: usage, reason "toml-malformed" or "config-invalid", where = file:line:column. An unknown section or
// key is an error.
Result<Configuration> load_configuration(std::string_view toml, const std::string& file);

// Puts one variable of the environment over the configuration: SVERKA_LIMITS_WORKERS, SVERKA_PATHS_CHECKS,
// SVERKA_COMPANY_INN, SVERKA_POLICY_ATTACH_EXTEND,
// SVERKA_FETCH_DELAY_MS, SVERKA_STORE_URL.
// Variables of other sections are let pass. Errors: usage, reason "environment-invalid", where = the
// variable.
Result<void> override_configuration(Configuration& configuration, std::string_view variable, std::string_view value);

}  // namespace sverka
