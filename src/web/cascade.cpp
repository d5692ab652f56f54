#include "web/cascade.hpp"

#include <algorithm>
#include <utility>

namespace sverka {

namespace {

std::size_t index_of(std::string_view property) {
  return static_cast<std::size_t>(std::find(kPropertyNames.begin(), kPropertyNames.end(), property) - kPropertyNames.begin());
}

// As selectors name it.
constexpr std::string_view name_of(StyledPart part) {
  return part == StyledPart::Before ? "before" : part == StyledPart::After ? "after" : "";
}

// A browser drops a declaration whose value it does not understand, and an earlier one stays. Held here for the values that decide.
bool is_understood(std::size_t property, std::string_view value) {
  constexpr std::string_view kWhole[] = {"inherit", "initial", "unset", "revert", "revert-layer"};
  if (value.find("var(") != std::string_view::npos || std::find(std::begin(kWhole), std::end(kWhole), value) != std::end(kWhole)) {
    return true;
  }
  switch (static_cast<Property>(property)) {
    case Property::Visibility:
      return value == "visible" || value == "hidden" || value == "collapse";
    case Property::Opacity:
      return number_of(value).has_value() || value.find('(') != std::string_view::npos;
    case Property::Position:
      return value == "static" || value == "relative" || value == "absolute" || value == "fixed" || value == "sticky" ||
             value == "-webkit-sticky";
    case Property::Left:
    case Property::Right:
    case Property::Top:
    case Property::Bottom:
    case Property::TextIndent:
    case Property::MarginLeft:
    case Property::MarginTop:
    case Property::Width:
    case Property::Height:
    case Property::MaxWidth:
    case Property::MaxHeight: {
      // A length without a unit is none, but for zero and what is calculated.
      const auto plain = number_of(value);
      return !plain || *plain == 0 || value.ends_with('%') || value.ends_with(')');
    }
    case Property::Color:
    case Property::BackgroundColor:
    case Property::TextFillColor:
      return value == "currentcolor" || value.find('(') != std::string_view::npos || colour_of(value).has_value();
    case Property::Display:
      return value.find_first_of(",();#") == std::string_view::npos;
    default:
      return true;
  }
}

// Of the compounds that stand for ancestors. What a script adds to the root, or an alternative names, is not asked for.
NameFilter names_around(const Selector& selector) {
  NameFilter names;
  bool up = true;
  for (std::size_t at = selector.compounds.size() - 1; at > 0; --at) {
    const Combinator before = selector.compounds[at].before;
    up = up && (before == Combinator::Descendant || before == Combinator::Child);
    if (!up) {
      break;
    }
    for (const SimpleSelector& simple : selector.compounds[at - 1].simples) {
      const bool may_be_added = simple.kind == SimpleKind::Class && is_put_by_scripts(simple.name);
      if ((simple.kind == SimpleKind::Type || simple.kind == SimpleKind::Id || simple.kind == SimpleKind::Class) && !may_be_added) {
        names.add(simple.kind, simple.name);
      }
    }
  }
  return names;
}

bool hides_in_the_end(const StyleRule& rule) {
  constexpr double kInvisible = 0.1;
  return std::any_of(rule.declarations.begin(), rule.declarations.end(), [](const StyleDeclaration& one) {
    const auto number = number_of(one.value);
    return (one.property == "display" && one.value == "none") || (one.property == "visibility" && one.value == "hidden") ||
           (one.property == "opacity" && number && *number < kInvisible) || (one.property == "font-size" && one.value.starts_with('0')) ||
           (one.property == "transform" && (one.value == "scale(0)" || one.value.find("-9999") != std::string::npos)) ||
           (one.property == "color" && one.value == "transparent");
  });
}

bool shows_in_the_end(const StyleRule& rule) {
  constexpr double kPlain = 0.5;
  return std::any_of(rule.declarations.begin(), rule.declarations.end(),
                     [](const StyleDeclaration& one) { return one.property == "opacity" && number_of(one.value).value_or(0) >= kPlain; });
}

// "2s", "300ms".
std::optional<double> seconds_of(std::string_view word) {
  if (word.ends_with("ms")) {
    const auto number = number_of(word.substr(0, word.size() - 2));
    return number ? std::optional(*number / 1000) : std::nullopt;
  }
  return word.ends_with('s') ? number_of(word.substr(0, word.size() - 1)) : std::nullopt;
}

// The place in the order of the cascade, as one number.
struct Origin {
  bool important = false;
  bool inline_style = false;
  std::uint32_t layer = 0;
  std::uint32_t specificity = 0;
  std::uint32_t order = 0;

  std::uint64_t rank() const {
    constexpr std::uint32_t kLayers = 4095;
    const std::uint32_t number = std::min(layer, kLayers - 1);
    // Of important declarations, those of the first layer win.
    const std::uint64_t place = layer == 0 ? (important ? 0 : kLayers) : important ? kLayers - number : number;
    return (std::uint64_t{important} << 63) | (std::uint64_t{inline_style} << 62) | (place << 50) |
           (std::uint64_t{std::min(specificity, (1u << 30) - 1)} << 20) | std::min<std::uint64_t>(order, (1u << 20) - 1);
  }
};

class Winners {
 public:
  void add(const StyleDeclaration& declaration, const Origin& origin) {
    const std::uint64_t rank = origin.rank();
    if (declaration.property.starts_with("--")) {
      auto& [custom_rank, value] = custom_[declaration.property];
      if (rank >= custom_rank) {
        custom_rank = rank;
        value = declaration.value;
      }
      return;
    }
    const std::size_t property = index_of(declaration.property);
    if (property >= kPropertyNames.size() || rank < ranks_[property] || !is_understood(property, declaration.value)) {
      return;
    }
    ranks_[property] = rank;
    declared_.values[property] = declaration.value;
  }

  Declared take() {
    for (const auto& [name, winner] : custom_) {
      declared_.custom.emplace_back(name, winner.second);
    }
    return std::move(declared_);
  }

 private:
  Declared declared_;
  std::array<std::uint64_t, static_cast<std::size_t>(Property::Count)> ranks_ = {};
  std::map<std::string_view, std::pair<std::uint64_t, std::string_view>> custom_;
};

}  // namespace

Cascade::Cascade(const WebPage& page, std::span<const SheetIndex* const> sheets)
    : table_(page), matcher_(table_), inline_(page.nodes.size(), nullptr) {
  const std::vector<SheetReference> wanted = referenced_sheets(page);
  incomplete_ = wanted.size() != sheets.size();
  std::size_t next = 0;
  auto embedded = page.sheets.begin();
  while (next < wanted.size() || embedded != page.sheets.end()) {
    // What a <style> imports comes before its own rules.
    const bool linked = next < wanted.size() && (embedded == page.sheets.end() || wanted[next].node <= embedded->node);
    if (linked) {
      if (next < sheets.size()) {
        add_sheet(*sheets[next]);
      }
      ++next;
    } else {
      embedded_.push_back(std::make_unique<SheetIndex>(embedded->sheet, std::string()));
      // What it imports is among the linked ones.
      const bool before = incomplete_;
      add_sheet(*embedded_.back());
      incomplete_ = before || embedded->sheet.unread;
      ++embedded;
    }
  }
  for (const InlineStyle& style : page.styles) {
    inline_[style.node] = &style;
  }
}

void Cascade::add_sheet(const SheetIndex& sheet) {
  incomplete_ = incomplete_ || sheet.incomplete();
  hiding_animations_.insert(sheet.hiding_animations().begin(), sheet.hiding_animations().end());
  showing_animations_.insert(sheet.showing_animations().begin(), sheet.showing_animations().end());
  sheets_.push_back({&sheet, sheets_.empty() ? 0 : sheets_.back().order + sheets_.back().sheet->size()});
}

SheetIndex::SheetIndex(const StyleSheet& sheet, const std::string& media) {
  const std::string condition = media.empty() ? std::string() : "media " + media;
  if (!condition.empty() && condition_holds(condition, kScreens[0]) == Condition::No &&
      condition_holds(condition, kScreens[1]) == Condition::No) {
    return;
  }
  incomplete_ = sheet.unread || !sheet.imports.empty();
  for (const StyleRule& rule : sheet.rules) {
    add_rule(rule, condition);
  }
}

void SheetIndex::add_rule(const StyleRule& rule, const std::string& media) {
  if (rule.selectors.empty() && !rule.conditions.empty() && rule.conditions[0].starts_with("keyframes ")) {
    const std::string name = rule.conditions[0].substr(10);
    if (hides_in_the_end(rule)) {
      hiding_animations_.push_back(name);
    } else if (shows_in_the_end(rule)) {
      showing_animations_.push_back(name);
    }
  }
  // What a script changes is listed without declarations.
  for (const Selector& selector : rule.selectors) {
    if (selector.compounds.empty() || rule.declarations.empty()) {
      continue;
    }
    FlatRule flat;
    flat.rule = &rule;
    flat.selector = &selector;
    for (std::size_t screen = 0; screen < kScreens.size(); ++screen) {
      Condition all = media.empty() ? Condition::Yes : condition_holds(media, kScreens[screen]);
      for (const std::string& condition : rule.conditions) {
        all = std::min(all, condition_holds(condition, kScreens[screen]));
      }
      flat.holds[screen] = all;
    }
    if (flat.holds[0] == Condition::No && flat.holds[1] == Condition::No) {
      continue;
    }
    flat.around = names_around(selector);
    rules_.push_back(std::move(flat));
    index_rule(static_cast<std::uint32_t>(rules_.size() - 1));
  }
}

// By what the styled element must surely have.
void SheetIndex::index_rule(std::uint32_t at) {
  const SimpleSelector* best = nullptr;
  StyledPart part = StyledPart::Element;
  for (const SimpleSelector& simple : rules_[at].selector->compounds.back().simples) {
    const bool better = simple.kind == SimpleKind::Id ||
                        (simple.kind == SimpleKind::Class && (best == nullptr || best->kind != SimpleKind::Id)) ||
                        (simple.kind == SimpleKind::Type && best == nullptr);
    best = better ? &simple : best;
    if (simple.kind == SimpleKind::PseudoElement && simple.name == "first-line") {
      continue;
    }
    if (simple.kind == SimpleKind::PseudoElement && simple.name != name_of(StyledPart::Before) &&
        simple.name != name_of(StyledPart::After)) {
      return;
    }
    if (simple.kind == SimpleKind::PseudoElement) {
      part = simple.name == name_of(StyledPart::Before) ? StyledPart::Before : StyledPart::After;
    }
  }
  styles_parts_ = styles_parts_ || part != StyledPart::Element;
  Index& index = indexes_[static_cast<std::size_t>(part)];
  if (best == nullptr) {
    index.others.push_back(at);
  } else if (best->kind == SimpleKind::Id) {
    index.by_id[best->name].push_back(at);
  } else if (best->kind == SimpleKind::Class) {
    // A script may add any of the classes: the rule is found by each of them.
    for (const SimpleSelector& simple : rules_[at].selector->compounds.back().simples) {
      if (simple.kind == SimpleKind::Class) {
        index.by_class[simple.name].push_back(at);
      } else if (simple.kind == SimpleKind::Attribute) {
        index.by_attribute.push_back(at);
      }
    }
  } else {
    index.by_type[best->name].push_back(at);
  }
}

std::vector<std::uint32_t> SheetIndex::find(StyledPart part, std::string_view id, std::span<const std::string_view> classes,
                                            std::string_view type, MatchWorld world) const {
  const Index& index = indexes_[static_cast<std::size_t>(part)];
  std::vector<std::uint32_t> found(index.others);
  const auto add = [&](const Names& names, std::string_view name) {
    if (const auto at = names.find(name); at != names.end()) {
      found.insert(found.end(), at->second.begin(), at->second.end());
    }
  };
  const bool may_come = world == MatchWorld::AnyClass || world == MatchWorld::Entered;
  if (may_come) {
    found.insert(found.end(), index.by_attribute.begin(), index.by_attribute.end());
  }
  if (!id.empty()) {
    add(index.by_id, id);
  }
  for (const std::string_view name : classes) {
    add(index.by_class, name);
    for (auto at = index.by_class.upper_bound(name); may_come && at != index.by_class.end() && at->first.starts_with(name); ++at) {
      if (extends_name(at->first, name)) {
        found.insert(found.end(), at->second.begin(), at->second.end());
      }
    }
  }
  add(index.by_type, type);
  if (found.size() > 1) {
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  }
  return found;
}

std::vector<Cascade::Candidate> Cascade::candidates(std::uint32_t node, MatchWorld world, StyledPart part) {
  const ElementTable::Element& element = table_[node];
  std::vector<Candidate> candidates;
  for (const Standing& standing : sheets_) {
    for (const std::uint32_t number : standing.sheet->find(part, element.id, element.classes, table_.page().nodes[node].name, world)) {
      const SheetIndex::FlatRule& rule = standing.sheet->rule(number);
      // A script may add classes to ancestors too.
      if (world != MatchWorld::AnyClass && world != MatchWorld::Entered && !element.around.may_hold(rule.around)) {
        continue;
      }
      const Match match = matcher_.match(*rule.selector, node, world, name_of(part));
      if (match != Match::No) {
        candidates.push_back({&rule, standing.order + number, match});
        unconditional_ = unconditional_ && match == Match::Yes && rule.holds[0] == Condition::Yes && rule.holds[1] == Condition::Yes;
      }
    }
  }
  return candidates;
}

bool Cascade::holds(const SheetIndex::FlatRule& rule, const StyleSetting& setting) {
  const Condition holds = rule.holds[setting.screen];
  return holds == Condition::Yes || (holds == Condition::Maybe && setting.doubtful_holds);
}

bool Cascade::styles_parts() const {
  return std::any_of(sheets_.begin(), sheets_.end(), [](const Standing& one) { return one.sheet->styles_parts(); });
}

Declared Cascade::declared(std::uint32_t node, std::span<const Candidate> candidates, const StyleSetting& setting) const {
  return declared(inline_[node], candidates, setting);
}

Declared Cascade::declared_of_part(std::span<const Candidate> candidates, const StyleSetting& setting) const {
  return declared(nullptr, candidates, setting);
}

Declared Cascade::declared(const InlineStyle* own, std::span<const Candidate> candidates, const StyleSetting& setting) const {
  if (candidates.empty() && own == nullptr) {
    return {};
  }
  Winners winners;
  for (const Candidate& candidate : candidates) {
    const SheetIndex::FlatRule& rule = *candidate.rule;
    if ((candidate.match == Match::Maybe && !setting.doubtful_holds) || !holds(rule, setting)) {
      continue;
    }
    for (const StyleDeclaration& declaration : rule.rule->declarations) {
      winners.add(declaration, {declaration.important, false, rule.rule->layer, rule.selector->specificity, candidate.order});
    }
  }
  if (own != nullptr) {
    std::uint32_t order = 0;
    for (const StyleDeclaration& declaration : own->declarations) {
      winners.add(declaration, {declaration.important, true, 0, 0, order++});
    }
  }
  Declared declared = winners.take();
  declared.any = true;
  std::string_view& animation = declared.values[static_cast<std::size_t>(Property::AnimationName)];
  animation = end_of_animation(animation, declared[Property::AnimationDelay]);
  return declared;
}

// A name is a word of "animation: 2s fade forwards, turn 1s". What is shown for good is so soon, and stays.
std::string_view Cascade::end_of_animation(std::string_view value, std::string_view delay) const {
  constexpr double kSoon = 5;  // seconds
  const std::string_view whole = value;
  bool shows = false, stays = false, late = !delay.empty() && seconds_of(delay).value_or(2 * kSoon) > kSoon;
  while ((!hiding_animations_.empty() || !showing_animations_.empty()) && !value.empty()) {
    const std::size_t end = std::min(value.find_first_of(" ,"), value.size());
    const std::string_view word = value.substr(0, end);
    if (hiding_animations_.count(word) != 0) {
      return kHidingAnimation;
    }
    shows = shows || showing_animations_.count(word) != 0;
    stays = stays || word == "forwards" || word == "both";
    late = late || word == "paused" || word == "infinite" || seconds_of(word).value_or(0) > kSoon;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return shows && stays && !late ? kShowingAnimation : whole;
}

}  // namespace sverka
