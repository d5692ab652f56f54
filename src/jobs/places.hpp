// Where checks/ and templates/ are.
#pragma once

#include <string>

#include "base/result.hpp"
#include "checks/configuration.hpp"

namespace sverka {

struct Places {
  std::string checks, templates;  // folders; templates may be absent
};

struct PlaceHints {
  std::string home;           // SVERKA_HOME: the folder that holds both; empty if unset
  std::string executable;     // the folder of the program; its ../share/sverka is where an installation has them
  std::string source_folder;  // where the program was built; used only if the others do not exist
};

// For each of the two: the configuration's folder, else that of `home`, else the installed one, else the
// source tree's. A folder that was named and is not there is an error, not a reason to look elsewhere.
// Errors: not_found, "checks-not-found".
Result<Places> find_places(const Configuration& configuration, const PlaceHints& hints);

}  // namespace sverka
