#include "cli/store_place.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

namespace sverka {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string state_folder() {
  if (const std::string folder = environment("STATE_DIRECTORY"); !folder.empty()) {
    return folder.substr(0, folder.find(':'));
  }
  if (const std::string folder = environment("XDG_STATE_HOME"); !folder.empty()) {
    return folder + "/sverka";
  }
  const std::string home = environment("HOME");
  return home.empty() ? std::string() : home + "/.local/state/sverka";
}

}  // namespace

Result<StorePlace> store_place(const Configuration& configuration) {
  const std::string state = state_folder();
  StorePlace place{configuration.store_url.value_or(std::string()), configuration.papers_folder.value_or(std::string()),
                   configuration.schedule.evidence};
  if ((place.url.empty() || place.papers.empty()) && state.empty() && configuration.store_url.value_or("").find(kSqlite) != 0) {
    return fail(ErrorCode::Usage, "store.url", "store-place");
  }
  if (place.url.empty()) {
    place.url = std::string(kSqlite) + state + "/sverka.db";
  }
  const Result<StoreKind> kind = kind_of_store(place.url);
  if (!kind) {
    return fail(kind.error());
  }
  const std::filesystem::path beside =
      *kind == StoreKind::Sqlite ? std::filesystem::path(place.url.substr(kSqlite.size())).parent_path() : std::filesystem::path(state);
  if (!make_private(beside.string())) {
    return fail(ErrorCode::Usage, beside.string(), "store-place");
  }
  if (place.papers.empty()) {
    place.papers = (beside / "papers").string();
  }
  if (place.evidence.empty()) {
    place.evidence = (std::filesystem::path(place.papers).parent_path() / "evidence").string();
  }
  return place;
}

AuditTerms audit_terms(const Configuration& configuration) {
  const ScheduleSettings& schedule = configuration.schedule;
  return {schedule.spread_minutes, schedule.confirm_minutes, schedule.lease_seconds};
}

Result<std::unique_ptr<Store>> open_store(const StorePlace& place) {
  const Result<StoreModule> module = open_store_module(path_of_module("libsverka-store.so"));
  if (!module) {
    return fail(module.error());
  }
  return Store::open({place.url, place.papers, *module, utc_now});
}

Result<std::unique_ptr<Store>> open_store(const Configuration& configuration) {
  const Result<StorePlace> place = store_place(configuration);
  return place ? open_store(*place) : fail(place.error());
}

bool make_private(const std::string& folder) {
  const std::filesystem::path path = std::filesystem::path(folder).lexically_normal();
  const std::filesystem::path wanted = path.has_filename() ? path : path.parent_path();
  std::error_code problem;
  if (wanted.empty() || std::filesystem::is_directory(wanted, problem)) {
    return true;
  }
  std::filesystem::create_directories(wanted.parent_path(), problem);
  // Made so, not changed afterwards: there is no moment in which others may enter. Another program may have been first.
  return ::mkdir(wanted.c_str(), 0700) == 0 || std::filesystem::is_directory(wanted, problem);
}

}  // namespace sverka
