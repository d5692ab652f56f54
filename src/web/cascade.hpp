// Which declarations win for an element: the cascade (https://www.w3.org/TR/css-cascade-5/) over the properties that can hide text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/style_property.hpp"
#include "document/web_page.hpp"
#include "web/style_match.hpp"
#include "web/style_values.hpp"

namespace sverka {

// What Property::AnimationName is where the animation ends with something hidden, or soon leaves it shown for good.
constexpr std::string_view kHidingAnimation = "hides", kShowingAnimation = "shows";

// What one element declares, property by property; empty: nothing.
struct Declared {
  std::array<std::string_view, static_cast<std::size_t>(Property::Count)> values = {};
  std::vector<std::pair<std::string_view, std::string_view>> custom;  // "--name" and value
  bool any = false;                                                   // something is declared
  std::string_view operator[](Property property) const { return values[static_cast<std::size_t>(property)]; }
};

// A desk's screen and a phone's: where they differ, nothing can be said of what a person sees.
constexpr std::array<Screen, 2> kScreens = {Screen{1280, 800}, Screen{412, 800}};

// One of the worlds in which a page may be looked at.
struct StyleSetting {
  std::size_t screen = 0;       // of kScreens
  bool doubtful_holds = false;  // what cannot be decided
  MatchWorld world = MatchWorld::AtRest;
};

// What a rule styles: an element, or the box that ::before or ::after makes in it.
enum class StyledPart : std::uint8_t { Element, Before, After };
constexpr std::size_t kStyledParts = 3;

// The rules of one style sheet by what they style, for all pages that ask for it: a sheet of half a megabyte is taken apart once.
class SheetIndex {
 public:
  // `sheet` outlives it. `media`: of the reference to it. Cost: linear in the sheet.
  SheetIndex(const StyleSheet& sheet, const std::string& media);
  SheetIndex(const SheetIndex&) = delete;
  SheetIndex& operator=(const SheetIndex&) = delete;

  struct FlatRule {
    const StyleRule* rule = nullptr;
    const Selector* selector = nullptr;
    NameFilter around;  // what ancestors of the styled element must have
    std::array<Condition, kScreens.size()> holds = {};
  };
  const FlatRule& rule(std::uint32_t number) const { return rules_[number]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(rules_.size()); }
  // Numbers of the rules that may style such an element, or that part of it, ascending, each once.
  std::vector<std::uint32_t> find(StyledPart part, std::string_view id, std::span<const std::string_view> classes, std::string_view type,
                                  MatchWorld world) const;
  // Some rule styles what stands before or after the content of an element.
  bool styles_parts() const { return styles_parts_; }
  // Names of animations that end with something hidden, or with all of it shown, in lower case.
  const std::vector<std::string>& hiding_animations() const { return hiding_animations_; }
  const std::vector<std::string>& showing_animations() const { return showing_animations_; }
  // Some of it was not read.
  bool incomplete() const { return incomplete_; }

 private:
  void add_rule(const StyleRule& rule, const std::string& media);
  void index_rule(std::uint32_t at);

  using Names = std::map<std::string, std::vector<std::uint32_t>, std::less<>>;
  struct Index {
    Names by_id, by_class, by_type;
    std::vector<std::uint32_t> others;
    std::vector<std::uint32_t> by_attribute;  // that ask for a class too, which a script may give
  };
  std::vector<FlatRule> rules_;
  std::array<Index, kStyledParts> indexes_;  // by StyledPart
  bool styles_parts_ = false;
  std::vector<std::string> hiding_animations_, showing_animations_;
  bool incomplete_ = false;
};

class Cascade {
 public:
  // `page` and what stands behind `sheets` outlive it. One for each of referenced_sheets(page).
  Cascade(const WebPage& page, std::span<const SheetIndex* const> sheets);

  // A rule that may match the element.
  struct Candidate {
    const SheetIndex::FlatRule* rule = nullptr;
    std::uint32_t order = 0;
    Match match = Match::No;
  };
  std::vector<Candidate> candidates(std::uint32_t node, MatchWorld world, StyledPart part = StyledPart::Element);
  Declared declared(std::uint32_t node, std::span<const Candidate> candidates, const StyleSetting& setting) const;
  // Of a part: what is declared by the style attribute is not the part's.
  Declared declared_of_part(std::span<const Candidate> candidates, const StyleSetting& setting) const;
  bool styles_parts() const;

  // Some sheet was not read, or there is more work than is done.
  bool incomplete() const { return incomplete_ || matcher_.exhausted(); }
  // No rule depends on a screen, or on what cannot be decided.
  bool unconditional() const { return unconditional_; }
  const ElementTable& elements() const { return table_; }

 private:
  void add_sheet(const SheetIndex& sheet);
  std::string_view end_of_animation(std::string_view value, std::string_view delay) const;
  Declared declared(const InlineStyle* own, std::span<const Candidate> candidates, const StyleSetting& setting) const;
  static bool holds(const SheetIndex::FlatRule& rule, const StyleSetting& setting);

  struct Standing {
    const SheetIndex* sheet = nullptr;
    std::uint32_t order = 0;  // of its first rule
  };
  ElementTable table_;
  SelectorMatcher matcher_;
  std::vector<std::unique_ptr<SheetIndex>> embedded_;
  std::set<std::string_view> hiding_animations_, showing_animations_;
  std::vector<Standing> sheets_;            // in the order of the cascade
  std::vector<const InlineStyle*> inline_;  // by node; null without one
  bool incomplete_ = false;
  bool unconditional_ = true;
};

}  // namespace sverka
