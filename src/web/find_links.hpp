// Links to an article on a page, and what pretends to be one: for source_link.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "web/article_address.hpp"
#include "web/indexability.hpp"
#include "web/link_policy.hpp"
#include "web/site.hpp"

namespace sverka {

// One reason why a link is not what the clause asks for, or how it is told of.
struct LinkTrait {
  std::string construct;
  LinkOutcome outcome = LinkOutcome::FailedError;
  Usable google = Usable::No, yandex = Usable::No;
  std::string decided_by;  // the switch that gave the outcome; empty: none
};

struct LinkFound {
  std::uint32_t node = kNone;
  std::string href, target;
  std::vector<LinkTrait> traits;  // at least one; a plain link has L01
  bool of_page = false;           // said in the head for the whole page: has no place
};

// In document order. `page.dom` is there.
std::vector<LinkFound> find_links(const SitePage& page, const ArticleAddress& article, const std::string& title, const LinkPolicy& policy);

}  // namespace sverka
