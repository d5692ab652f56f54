#include "web/style_match.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sverka {

namespace {

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f';
}

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end])) {
      ++end;
    }
    if (end > at) {
      words.push_back(text.substr(at, end - at));
    }
    at = end + 1;
  }
  return words;
}

// Classes of the root that a script takes away or puts there before anything is shown.
constexpr std::array<std::string_view, 3> kTakenByScripts = {"no-js", "nojs", "wf-loading"};
constexpr std::array<std::string_view, 3> kPutByScripts = {"js", "jsEnabled", "js-enabled"};

// Words of the classes that scripts give to what comes into view, and classes that they take from it.
constexpr std::array<std::string_view, 28> kEntranceWords = {
    "animate",   "animated", "animation", "started",   "start",   "visible",  "view",   "inview", "viewport", "show",
    "shown",     "showed",   "appear",    "appeared",  "reveal",  "revealed", "loaded", "ready",  "entered",  "active",
    "activated", "played",   "fadein",    "isvisible", "visited", "done",     "in",     "init"};
constexpr std::array<std::string_view, 7> kTakenOnEntrance = {"wow",     "elementor-invisible",  "js-animation", "u-animate",
                                                              "preload", "is-hidden-until-view", "not-animated"};

// Of words that hyphens, underscores or capitals part.
bool is_entrance(std::string_view name) {
  std::string word;
  for (std::size_t at = 0; at <= name.size(); ++at) {
    const char letter = at < name.size() ? name[at] : '-';
    const bool capital = letter >= 'A' && letter <= 'Z';
    if (letter == '-' || letter == '_' || capital) {
      if (std::find(kEntranceWords.begin(), kEntranceWords.end(), word) != kEntranceWords.end()) {
        return true;
      }
      word.clear();
    }
    if (letter != '-' && letter != '_') {
      word += lower(letter);
    }
  }
  return false;
}

// States that nothing is in when the page opens.
constexpr std::array<std::string_view, 13> kNotAtRest = {"hover",        "focus",        "focus-visible", "focus-within", "active",
                                                         "visited",      "target",       "target-within", "fullscreen",   "modal",
                                                         "popover-open", "user-invalid", "autofill"};

Match both(Match left, Match right) {
  return std::min(left, right);
}

Match inverse(Match match) {
  return match == Match::Yes ? Match::No : match == Match::No ? Match::Yes : Match::Maybe;
}

Match of(bool holds) {
  return holds ? Match::Yes : Match::No;
}

bool holds(const SimpleSelector& simple, std::string value) {
  std::string wanted = simple.value;
  if (simple.ignore_case || simple.name == "type" || simple.name == "rel") {
    std::transform(value.begin(), value.end(), value.begin(), lower);
    std::transform(wanted.begin(), wanted.end(), wanted.begin(), lower);
  }
  switch (simple.match) {
    case AttributeMatch::Present:
      return true;
    case AttributeMatch::Equal:
      return value == wanted;
    case AttributeMatch::Word: {
      const auto words = words_of(value);
      return std::find(words.begin(), words.end(), wanted) != words.end();
    }
    case AttributeMatch::Dash:
      return value == wanted || value.starts_with(wanted + "-");
    case AttributeMatch::Prefix:
      return !wanted.empty() && value.starts_with(wanted);
    case AttributeMatch::Suffix:
      return !wanted.empty() && value.ends_with(wanted);
    case AttributeMatch::Substring:
      return !wanted.empty() && value.find(wanted) != std::string::npos;
  }
  return false;
}

}  // namespace

void NameFilter::add(SimpleKind kind, std::string_view name) {
  std::uint64_t mark = 1469598103934665603ULL + static_cast<std::uint64_t>(kind);
  for (const char letter : name) {
    mark = (mark ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
  }
  for (const unsigned shift : {0u, 24u}) {
    const auto bit = static_cast<std::size_t>(mark >> (shift + 8) & 0xFF);
    bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
}

void NameFilter::add(const NameFilter& other) {
  for (std::size_t word = 0; word < bits_.size(); ++word) {
    bits_[word] |= other.bits_[word];
  }
}

bool NameFilter::may_hold(const NameFilter& names) const {
  for (std::size_t word = 0; word < bits_.size(); ++word) {
    if ((bits_[word] & names.bits_[word]) != names.bits_[word]) {
      return false;
    }
  }
  return true;
}

ElementTable::ElementTable(const WebPage& page) : page_(page), elements_(page.nodes.size()) {
  std::vector<std::uint32_t> last_child(page.nodes.size(), kNone);
  for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
    const WebNode& node = page.nodes[at];
    if (node.kind != WebNodeKind::Element) {
      continue;
    }
    Element& element = elements_[at];
    const bool in_element = node.parent != kNone && page.nodes[node.parent].kind == WebNodeKind::Element;
    element.parent = in_element ? node.parent : kNone;
    if (node.parent != kNone) {
      element.previous = last_child[node.parent];
      if (element.previous != kNone) {
        elements_[element.previous].next = at;
      }
      last_child[node.parent] = at;
    }
    if (in_element) {
      const Element& outer = elements_[node.parent];
      element.around = outer.around;
      element.around.add(SimpleKind::Type, page.nodes[node.parent].name);
      if (!outer.id.empty()) {
        element.around.add(SimpleKind::Id, outer.id);
      }
      for (const std::string_view name : outer.classes) {
        element.around.add(SimpleKind::Class, name);
      }
    }
    if (const std::string* const id = attribute(node, "id")) {
      element.id = *id;
    }
    if (const std::string* const classes = attribute(node, "class")) {
      element.classes = words_of(*classes);
    }
  }
}

bool is_put_by_scripts(std::string_view name) {
  return std::find(kPutByScripts.begin(), kPutByScripts.end(), name) != kPutByScripts.end();
}

bool extends_name(std::string_view name, std::string_view other) {
  return name.size() > other.size() + 1 && name.starts_with(other) && (name[other.size()] == '-' || name[other.size()] == '_');
}

Match SelectorMatcher::match(const Selector& selector, std::uint32_t node, MatchWorld world, std::string_view part) {
  part_ = part;
  return compounds(selector, selector.compounds.size(), node, world);
}

// The first `count` compounds, the last of them on `node`.
Match SelectorMatcher::compounds(const Selector& selector, std::size_t count, std::uint32_t node, MatchWorld world) {
  if (exhausted()) {
    return Match::Maybe;
  }
  const Compound& last = selector.compounds[count - 1];
  const Match here = compound(last, node, world);
  if (here == Match::No || count == 1) {
    return here;
  }
  Match best = Match::No;
  const bool once = last.before == Combinator::Child || last.before == Combinator::NextSibling;
  const bool up = last.before == Combinator::Child || last.before == Combinator::Descendant;
  for (std::uint32_t other = node; best != Match::Yes;) {
    other = up ? table_[other].parent : table_[other].previous;
    if (other == kNone) {
      break;
    }
    best = std::max(best, compounds(selector, count - 1, other, world));
    if (once) {
      break;
    }
  }
  return both(here, best);
}

Match SelectorMatcher::compound(const Compound& compound, std::uint32_t node, MatchWorld world) {
  ++steps_;
  Match match = Match::Yes;
  bool named = false;  // by something that the element really has
  bool missing_class = false;
  for (const SimpleSelector& one : compound.simples) {
    Match found = simple(one, node, world);
    const bool may_come = world == MatchWorld::AnyClass || (world == MatchWorld::Entered && is_entrance(one.name));
    if (found == Match::No && one.kind == SimpleKind::Class && may_come) {
      missing_class = true;
      const auto& classes = table_[node].classes;
      named = named || std::any_of(classes.begin(), classes.end(), [&](std::string_view own) { return extends_name(one.name, own); });
      continue;
    }
    named = named ||
            (found == Match::Yes && (one.kind == SimpleKind::Class || one.kind == SimpleKind::Id || one.kind == SimpleKind::Attribute));
    match = both(match, found);
    if (match == Match::No) {
      return match;
    }
  }
  return missing_class && !named ? Match::No : match;
}

Match SelectorMatcher::any_of(const std::vector<Selector>& selectors, std::uint32_t node, MatchWorld world) {
  Match best = Match::No;
  for (const Selector& selector : selectors) {
    best = std::max(best, selector.compounds.empty() ? Match::Maybe : compounds(selector, selector.compounds.size(), node, world));
  }
  return best;
}

Match SelectorMatcher::simple(const SimpleSelector& simple, std::uint32_t node, MatchWorld world) {
  const WebNode& element = table_.page().nodes[node];
  const ElementTable::Element& traits = table_[node];
  switch (simple.kind) {
    case SimpleKind::Type:
      return of(element.name == simple.name);
    case SimpleKind::Id:
      return of(!traits.id.empty() && traits.id == simple.name);
    case SimpleKind::Class: {
      const bool has = std::find(traits.classes.begin(), traits.classes.end(), simple.name) != traits.classes.end();
      if (has && world == MatchWorld::Entered &&
          std::find(kTakenOnEntrance.begin(), kTakenOnEntrance.end(), simple.name) != kTakenOnEntrance.end()) {
        return Match::No;
      }
      const auto& changed = has ? kTakenByScripts : kPutByScripts;
      const bool doubtful = traits.parent == kNone && std::find(changed.begin(), changed.end(), simple.name) != changed.end();
      return doubtful ? Match::Maybe : of(has);
    }
    case SimpleKind::Attribute: {
      const std::string* const value = attribute(element, simple.name);
      return of(value != nullptr && holds(simple, *value));
    }
    case SimpleKind::Not:
      // What a script may add does not make the opposite true.
      return inverse(
          any_of(simple.arguments, node, world == MatchWorld::AnyClass || world == MatchWorld::Entered ? MatchWorld::AtRest : world));
    case SimpleKind::Is:
    case SimpleKind::Where:
      return any_of(simple.arguments, node, world);
    case SimpleKind::NthChild:
    case SimpleKind::NthLastChild:
    case SimpleKind::NthOfType:
    case SimpleKind::NthLastOfType:
      return !simple.arguments.empty() ? Match::Maybe : of(nth(simple, node));
    case SimpleKind::Root:
      return of(traits.parent == kNone);
    case SimpleKind::Empty:
      return of(element.end == node + 1);
    case SimpleKind::Link:
      return of((element.name == "a" || element.name == "area") && attribute(element, "href") != nullptr);
    case SimpleKind::State:
      return state(simple, node, world);
    case SimpleKind::PseudoElement:
      return part_.empty() && simple.name == "first-line" ? Match::Maybe : of(simple.name == part_);
    case SimpleKind::Has:
    case SimpleKind::Unknown:
      break;
  }
  return Match::Maybe;
}

Match SelectorMatcher::state(const SimpleSelector& simple, std::uint32_t node, MatchWorld world) const {
  const WebNode& element = table_.page().nodes[node];
  const auto has = [&](std::string_view name) { return attribute(element, name) != nullptr; };
  if (world == MatchWorld::AnyState) {
    return Match::Yes;
  }
  if (std::find(kNotAtRest.begin(), kNotAtRest.end(), simple.name) != kNotAtRest.end()) {
    return Match::No;
  }
  if (simple.name == "checked") {
    return of(has("checked") || has("selected"));
  }
  if (simple.name == "open") {
    return of(has("open"));
  }
  if (simple.name == "disabled" || simple.name == "enabled") {
    const bool control = element.name == "input" || element.name == "button" || element.name == "select" || element.name == "textarea" ||
                         element.name == "fieldset" || element.name == "option";
    return of(control && has("disabled") == (simple.name == "disabled"));
  }
  return simple.name == "defined" ? of(element.name.find('-') == std::string::npos) : Match::Maybe;
}

bool SelectorMatcher::nth(const SimpleSelector& simple, std::uint32_t node) {
  const bool backwards = simple.kind == SimpleKind::NthLastChild || simple.kind == SimpleKind::NthLastOfType;
  const bool of_type = simple.kind == SimpleKind::NthOfType || simple.kind == SimpleKind::NthLastOfType;
  const std::string& name = table_.page().nodes[node].name;
  std::int64_t place = 1;
  for (std::uint32_t other = node; true;) {
    other = backwards ? table_[other].next : table_[other].previous;
    if (other == kNone || exhausted()) {
      break;
    }
    ++steps_;
    place += !of_type || table_.page().nodes[other].name == name ? 1 : 0;
    // :first-child and :last-child need no count.
    if (simple.step == 0 && place > simple.offset) {
      return false;
    }
  }
  const std::int64_t past = place - simple.offset;
  return simple.step == 0 ? past == 0 : past % simple.step == 0 && past / simple.step >= 0;
}

}  // namespace sverka
