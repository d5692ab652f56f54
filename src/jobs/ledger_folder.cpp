#include "jobs/ledger_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "jobs/folder.hpp"
#include "programme/ledger/statement.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

constexpr std::size_t kTableBytes = std::size_t{1} << 30;
constexpr std::size_t kDataBytes = std::size_t{4} << 20;
constexpr std::size_t kMostFiles = 10000;

Result<LedgerFile> read_one(const std::string& path) {
  Result<std::string> bytes = read_file(path, kTableBytes);
  if (!bytes && bytes.error().code == ErrorCode::Empty) {
    return fail(ErrorCode::BadLedger, file_name(path), "ledger-empty-table");
  }
  if (!bytes) {
    return fail(bytes.error());
  }
  return LedgerFile{file_name(path), std::move(*bytes)};
}

Result<std::string> read_data(const std::string& path) {
  return read_file(path, kDataBytes);
}

}  // namespace

Result<LedgerFiles> read_ledger_files(const std::string& path, LedgerShape shape) {
  std::error_code problem;
  if (!std::filesystem::exists(path, problem)) {
    return fail(ErrorCode::NotFound, path, "ledger-not-found");
  }
  LedgerFiles ledger;
  std::vector<std::string> paths;
  if (is_folder(path)) {
    paths = files_in(path, "");
    paths.erase(std::remove_if(paths.begin(), paths.end(), [](const std::string& one) { return !is_ledger_file(file_name(one)); }),
                paths.end());
    if (paths.empty()) {
      return fail(ErrorCode::BadLedger, path, "ledger-empty-folder");
    }
    if (paths.size() > kMostFiles) {
      return fail(ErrorCode::LimitReached, path, "ledger-many-files");
    }
  } else {
    paths = {path};
    ledger.is_statement_alone = true;
  }
  for (const std::string& one : paths) {
    Result<LedgerFile> file = read_one(one);
    if (!file) {
      return fail(file.error());
    }
    if (shape == LedgerShape::Folder ? !is_folder(path) : !is_folder(path) && !is_statement(file->bytes)) {
      return fail(ErrorCode::BadLedger, file_name(path), "ledger-not-a-folder");
    }
    ledger.files.push_back(std::move(*file));
  }
  ledger.sha256 = ledger_hash(ledger.files);
  return ledger;
}

bool is_ledger_file(const std::string& name) {
  const std::string lowered = to_lower(name);
  return lowered.ends_with(".csv") || lowered.ends_with(".txt");
}

std::string ledger_hash(const std::vector<LedgerFile>& files) {
  std::string names;
  for (const LedgerFile& file : files) {
    names += sha256_hex(file.bytes) + "  " + file.name + "\n";
  }
  return sha256_hex(names);
}

Result<std::unique_ptr<LedgerTools>> load_ledger_tools(const std::string& checks_folder, const Configuration& configuration,
                                                       const Lexicon& lexicon) {
  const std::string folder = checks_folder + "/data/";
  auto tools = std::make_unique<LedgerTools>();
  const Result<std::string> rates_text = read_data(folder + "rates.toml");
  if (!rates_text) {
    return fail(rates_text.error());
  }
  Result<RewardRates> rates = load_rates(*rates_text, folder + "rates.toml");
  if (!rates) {
    return fail(rates.error());
  }
  tools->rates = std::move(*rates);
  const Result<std::string> policy_text = read_data(folder + "policy.toml");
  if (!policy_text) {
    return fail(policy_text.error());
  }
  Result<PolicySettings> defaults = load_policy(*policy_text, folder + "policy.toml");
  if (!defaults) {
    return fail(defaults.error());
  }
  Result<RewardPolicy> policy = make_policy(std::move(*defaults), configuration.policy);
  if (!policy) {
    return fail(policy.error());
  }
  tools->policy = *policy;
  const std::vector<std::string> calendars = files_in(folder + "calendar", ".tsv");
  if (calendars.empty()) {
    return fail(ErrorCode::NotFound, folder + "calendar", "checks-not-found");
  }
  const Result<std::string> calendar_text = read_data(calendars.back());
  if (!calendar_text) {
    return fail(calendar_text.error());
  }
  Result<WorkCalendar> calendar = WorkCalendar::parse(*calendar_text, calendars.back());
  if (!calendar) {
    return fail(calendar.error());
  }
  tools->calendar = std::move(*calendar);
  tools->company = configuration.company;
  if (tools->company.names.empty()) {
    const auto names = lexicon.list("company_names");
    tools->company.names.assign(names.begin(), names.end());
  }
  return tools;
}

}  // namespace sverka
