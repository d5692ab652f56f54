// Does a selector match an element, as far as the source tells.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/style_sheet.hpp"
#include "document/web_page.hpp"

namespace sverka {

enum class Match : std::uint8_t { No, Maybe, Yes };

// What is taken for granted: the page as it opens; any state that a person can bring about (hover, checked, target); or classes that
// a script may add to an element which the selector names in another way too.
enum class MatchWorld : std::uint8_t { AtRest, AnyState, AnyClass };

// The elements of a page with what selectors ask of them at hand.
class ElementTable {
 public:
  explicit ElementTable(const WebPage& page);

  struct Element {
    std::uint32_t parent = kNone, previous = kNone, next = kNone;  // elements; kNone: none
    std::string_view id;
    std::vector<std::string_view> classes;
  };
  const WebPage& page() const { return page_; }
  // Empty for a node that is no element.
  const Element& operator[](std::uint32_t node) const { return elements_[node]; }

 private:
  const WebPage& page_;
  std::vector<Element> elements_;
};

class SelectorMatcher {
 public:
  explicit SelectorMatcher(const ElementTable& table) : table_(table) {}

  Match match(const Selector& selector, std::uint32_t node, MatchWorld world);

  // True once so much was tried that the rest is not looked at: all further answers are Maybe.
  bool exhausted() const { return steps_ > kSteps; }

 private:
  Match compounds(const Selector& selector, std::size_t count, std::uint32_t node, MatchWorld world);
  Match compound(const Compound& compound, std::uint32_t node, MatchWorld world);
  Match simple(const SimpleSelector& simple, std::uint32_t node, MatchWorld world);
  Match any_of(const std::vector<Selector>& selectors, std::uint32_t node, MatchWorld world);
  Match state(const SimpleSelector& simple, std::uint32_t node, MatchWorld world) const;
  bool nth(const SimpleSelector& simple, std::uint32_t node);

  static constexpr std::size_t kSteps = 40'000'000;
  const ElementTable& table_;
  std::size_t steps_ = 0;
};

}  // namespace sverka
