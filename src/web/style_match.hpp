// Does a selector match an element, as far as the source tells.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "document/style_sheet.hpp"
#include "document/web_page.hpp"

namespace sverka {

enum class Match : std::uint8_t { No, Maybe, Yes };

// What is taken for granted: the page as it opens; any state that a person can bring about (hover, checked, target); classes that
// a script may add to an element which the selector names in another way too, or by the beginning of the class; or only those of them
// that scripts give, and take away, as an element comes into view ("aos-animate", "t-records_animated").
enum class MatchWorld : std::uint8_t { AtRest, AnyState, AnyClass, Entered };

// Which ids, classes and types may be among some elements: a set that never denies what it holds.
class NameFilter {
 public:
  void add(SimpleKind kind, std::string_view name);
  void add(const NameFilter& other);
  bool may_hold(const NameFilter& names) const;

 private:
  std::array<std::uint64_t, 4> bits_ = {};
};

// The elements of a page with what selectors ask of them at hand.
class ElementTable {
 public:
  explicit ElementTable(const WebPage& page);

  struct Element {
    std::uint32_t parent = kNone, previous = kNone, next = kNone;  // elements; kNone: none
    std::string_view id;
    std::vector<std::string_view> classes;
    NameFilter around;  // of its ancestors
  };
  const WebPage& page() const { return page_; }
  // Empty for a node that is no element.
  const Element& operator[](std::uint32_t node) const { return elements_[node]; }

 private:
  const WebPage& page_;
  std::vector<Element> elements_;
};

// A class that scripts give to the root of a page before anything is shown: "js".
bool is_put_by_scripts(std::string_view name);
// `name` is made of the other and an ending, as "t-records_animated" of "t-records".
bool extends_name(std::string_view name, std::string_view other);

class SelectorMatcher {
 public:
  explicit SelectorMatcher(const ElementTable& table) : table_(table) {}

  // `part`: "before" or "after" of a selector that styles what stands there; empty of one that styles the element.
  Match match(const Selector& selector, std::uint32_t node, MatchWorld world, std::string_view part = {});

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
  std::string_view part_;
  std::size_t steps_ = 0;
};

}  // namespace sverka
