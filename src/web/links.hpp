// Does a page carry a direct, indexable link to the source after the last copied paragraph (8.4)? Every link that leads, or pretends
// to lead, to the article is given its construct of the table in checks/data/link-policy.toml.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "document/web_page.hpp"
#include "web/url.hpp"
#include "web/visibility.hpp"

namespace sverka {

enum class LinkOutcome : std::uint8_t { Passed, PassedWithNote, CannotTell, FailedWarning, FailedError };

struct JudgedLink {
  std::uint32_t node = kNone;
  std::string href;        // as written
  std::string target;      // resolved, decoded of a redirector
  std::string construct;   // "L04"
  LinkOutcome outcome = LinkOutcome::Passed;
  bool google = true, yandex = true;  // can use it
  bool after_copy = true;
};

}  // namespace sverka
