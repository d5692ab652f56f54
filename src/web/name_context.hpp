// What only a Latin name asks of the rest of its page, so it is found out when one does, once.
#pragma once

#include <optional>
#include <span>

#include "web/names.hpp"

namespace sverka {

class PageContext {
 public:
  // `page` and `rules` outlive it. `speaks`: it is known that the page speaks of the Company.
  PageContext(std::span<const PageParagraph> page, const BrandRules& rules, bool speaks);

  // By the letters of its text. The first call is linear in the page.
  bool russian();
  // One of the signs of the Company stands in what is seen of it. The same.
  bool speaks();

 private:
  std::span<const PageParagraph> page_;
  const BrandRules& rules_;
  std::optional<bool> russian_, speaks_;
};

}  // namespace sverka
