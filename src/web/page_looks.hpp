// What was seen when a page, or what it links to, was asked for once more.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

struct SitePage;

// As whom: ourselves again, or, only where the owner of the desk wants it, as others whom a page may show something else.
enum class LookedAs : std::uint8_t { Again, Browser, Googlebot };

struct OtherLook {
  LookedAs as = LookedAs::Again;
  int status = 0;
  std::string problem;                   // a reason key; empty: none
  std::shared_ptr<const SitePage> page;  // tree and visibility; null where no page came
};

struct PageLooks {
  std::vector<OtherLook> others;
  // Where addresses that only pass a reader on lead in the end, both absolute; empty: to nothing that is known.
  std::map<std::string, std::string, std::less<>> targets;
};

}  // namespace sverka
