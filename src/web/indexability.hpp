// May the engines index a page and follow its links, as its own head, its headers and robots.txt say (rows L07 to L11, L26 to L29).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "web/link_policy.hpp"
#include "web/site.hpp"

namespace sverka {

enum class Usable : std::uint8_t { Yes, Unknown, No };
std::string_view name_of(Usable usable);  // "yes", "unknown", "no"

// One thing that keeps the links of a page from counting.
struct PageDefect {
  std::string construct;  // "L07"
  LinkOutcome outcome = LinkOutcome::FailedError;
  Usable google = Usable::No, yandex = Usable::No;
  std::string observed;    // "meta robots: noindex", "X-Robots-Tag: none"
  std::string decided_by;  // the switch that gave the outcome; empty: none
};

struct PageIndexing {
  Usable google = Usable::Yes, yandex = Usable::Yes;
  std::vector<PageDefect> defects;       // worst first
  std::string canonical;                 // resolved; empty without one, or where it is the page itself
  std::uint32_t canonical_node = kNone;  // of the <link>, if it is one
};

// The page alone: what L26 and L27 make of `canonical` depends on the article. The day that unavailable_after is held against is that
// of the answer.
PageIndexing indexing_of(const SitePage& page, const LinkPolicy& policy);

}  // namespace sverka
