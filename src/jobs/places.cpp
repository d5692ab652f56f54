#include "jobs/places.hpp"

#include <optional>
#include <vector>

#include "jobs/folder.hpp"

namespace sverka {

namespace {

std::string find_folder(const std::optional<std::string>& configured, const PlaceHints& hints, const std::string& name) {
  if (configured) {
    return *configured;
  }
  if (!hints.home.empty()) {
    return hints.home + "/" + name;
  }
  const std::string installed = hints.executable + "/../share/sverka/" + name;
  return hints.source_folder.empty() || is_folder(installed) ? installed : hints.source_folder + "/" + name;
}

}  // namespace

Result<Places> find_places(const Configuration& configuration, const PlaceHints& hints) {
  Places places{find_folder(configuration.checks_folder, hints, "checks"), find_folder(configuration.templates_folder, hints, "templates")};
  if (!is_folder(places.checks)) {
    return fail(ErrorCode::NotFound, places.checks, "checks-not-found");
  }
  if (configuration.templates_folder && !is_folder(places.templates)) {
    return fail(ErrorCode::NotFound, places.templates, "templates-not-found");
  }
  return places;
}

}  // namespace sverka
