// Every link of a page that leads, or pretends to lead, to an article, with its construct of the table in
// checks/data/link-policy.toml and what the engines can make of it. Where it stands is judged by source_link.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/web_page.hpp"
#include "web/url.hpp"
#include "web/visibility.hpp"

namespace sverka {

// From best to worst: the outcome of a copy is that of its best link.
enum class LinkOutcome : std::uint8_t { Passed, PassedWithNote, CannotTell, FailedWarning, FailedError };
std::string_view name_of(LinkOutcome outcome);  // "passed", "cannot_tell", "failed"

struct JudgedLink {
  std::uint32_t node = kNone;
  std::string href;       // as written
  std::string target;     // resolved, decoded of a redirector
  std::string construct;  // "L04": the one that decided
  LinkOutcome outcome = LinkOutcome::Passed;
  bool google = true, yandex = true;  // can use it
  bool after_copy = true;
  std::string selector;  // of its element
};

}  // namespace sverka
