#include "web/visibility.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "web/boxes_over.hpp"
#include "web/cascade.hpp"
#include "web/look.hpp"
#include "web/page_controls.hpp"
#include "web/seen.hpp"

namespace sverka {

namespace {

// The condition of rules that name what a script shows: the reader of pages reads them.
constexpr std::string_view kScriptShows = "script shows";

// What the browser's own sheet never shows (https://html.spec.whatwg.org/#hidden-elements), and content that stands in for something
// else where that cannot be had.
constexpr std::array<std::string_view, 22> kNeverShown = {
    "area",   "base",  "basefont", "datalist", "head",     "link",   "meta",  "noembed", "noframes", "param",  "rp",
    "script", "style", "template", "title",    "noscript", "iframe", "audio", "video",   "canvas",   "source", "track"};

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n\f") == std::string::npos;
}

// Nodes of texts that are not blank.
std::vector<std::uint32_t> texts_of(const WebPage& page) {
  std::vector<std::uint32_t> texts;
  for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
    if (page.nodes[at].kind == WebNodeKind::Text && !is_blank(page.nodes[at].text)) {
      texts.push_back(at);
    }
  }
  return texts;
}

class World {
 public:
  World(const WebPage& page, Cascade& cascade, const std::set<std::string, std::less<>>& controlled)
      : page_(page),
        cascade_(cascade),
        controlled_(controlled),
        candidates_(page.nodes.size()),
        matcher_(cascade.elements()),
        scripts_(page),
        texts_(texts_of(page)),
        boxes_(page, cascade, texts_, scripts_) {
    for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
      const WebNode& node = page.nodes[at];
      if (node.kind == WebNodeKind::Element) {
        candidates_[at] = cascade.candidates(at, MatchWorld::AtRest);
      }
    }
    for (const EmbeddedSheet& embedded : page.sheets) {
      for (const StyleRule& rule : embedded.sheet.rules) {
        if (!rule.conditions.empty() && rule.conditions.front() == kScriptShows) {
          shown_.push_back(&rule);
        }
      }
    }
  }

  const std::map<std::uint32_t, std::uint32_t>& turned() const { return turned_; }

  std::vector<Seen> seen_in(const StyleSetting& setting) {
    std::vector<Seen> seen = walk(setting);
    if (!entered_ && enters_by_scripts()) {
      entered_ = true;
      seen = walk(setting);
    }
    return seen;
  }

 private:
  std::vector<Seen> walk(const StyleSetting& setting) {
    entrances_.clear();
    flow_ = line_ = 0;
    boxes_.begin();
    std::vector<Seen> seen(page_.nodes.size(), Seen::Yes);
    std::vector<Open> open;
    for (std::uint32_t at = 0; at < page_.nodes.size(); ++at) {
      while (!open.empty() && page_.nodes[open.back().node].end <= at) {
        open.pop_back();
      }
      // A copy: `open` grows while it is used.
      const Look around = open.empty() ? Look() : open.back().look;
      const Seen above = open.empty() ? Seen::Yes : open.back().seen;
      const WebNode& node = page_.nodes[at];
      if (node.kind == WebNodeKind::Element) {
        Open here;
        here.node = at;
        here.seen = above;
        here.cover = open.empty() ? CoverAround() : open.back().cover;
        here.overflow = open.empty() ? Overflow() : open.back().overflow;
        here.turned_by = open.empty() ? kNone : open.back().turned_by;
        seen[at] = enter(at, around, setting, here);
        seen[at] = less_seen(seen[at], here.cover.part == StyledPart::Element ? Seen::Yes : Seen::Unknown);
        turn(at, here);
        open.push_back(std::move(here));
      } else if (node.kind == WebNodeKind::Text) {
        if (!open.empty() && !is_blank(node.text)) {
          boxes_.pass(at, open.back().cover);
        }
        if (!open.empty() && open.back().turned_by != kNone) {
          turned_.emplace(at, open.back().turned_by);
        }
        const bool covered = !open.empty() && open.back().cover.part != StyledPart::Element;
        seen[at] = less_seen(less_seen(above, text_seen(around)), in_closed_details(at) ? Seen::Collapsed : Seen::Yes);
        seen[at] = less_seen(seen[at], covered ? Seen::Unknown : Seen::Yes);
        seen[at] = less_seen(seen[at], beyond_edge(node, open));
      } else {
        seen[at] = node.kind == WebNodeKind::Document ? Seen::Yes : Seen::Hidden;
      }
    }
    boxes_.lower(seen);
    return seen;
  }

  // A box of fixed height that cuts off what does not fit, and what becomes of that.
  struct Overflow {
    double room = kBoundless, begins = 0;
    Seen seen = Seen::Unknown;
  };

  // `seen` is what everything inside is at best; the text of `look` may be less seen.
  struct Open {
    std::uint32_t node = 0;
    Look look;
    Seen seen = Seen::Yes;
    Overflow overflow;
    std::uint32_t turned_by = kNone;  // the element that sets its letters from right to left
    CoverAround cover;
  };

  // What is turned within what is turned is so only once.
  static void turn(std::uint32_t at, Open& here) {
    const bool in_line = here.turned_by != kNone && !here.look.block;
    if (here.look.order == OrderForced::No || !here.look.right_to_left) {
      here.turned_by = kNone;
    } else if (here.look.order == OrderForced::Here && !in_line) {
      here.turned_by = at;
    }
  }

  // At least how high the text so far stands on a narrow screen: a letter is half as wide as high, and a line a little higher.
  void end_line(double font) {
    constexpr double kLetter = 0.45, kLine = 1.15;
    flow_ += std::ceil(line_ * kLetter * font / kScreens[1].width) * kLine * font;
    line_ = 0;
  }

  Seen beyond_edge(const WebNode& text, const std::vector<Open>& open) {
    if (open.empty() || open.back().overflow.room >= kBoundless) {
      line_ = 0;
      return Seen::Yes;
    }
    constexpr double kBytesOfLetter = 2;
    const bool beyond = flow_ - open.back().overflow.begins >= open.back().overflow.room;
    line_ += static_cast<double>(text.text.size()) / kBytesOfLetter;
    return beyond ? open.back().overflow.seen : Seen::Yes;
  }

  void note_room(std::uint32_t at, const Declared& declared, const Look& around, const StyleSetting& setting, Open& here) {
    if (here.look.block) {
      end_line(around.font);
    }
    if (!declared.any) {
      return;
    }
    if (here.look.room < around.room) {
      here.overflow = {here.look.room, flow_, opens_room(at, around, setting)};
    } else if (here.look.room >= kBoundless) {
      here.overflow = {};
    }
  }

  // What does not fit is shown once a person, or a script, opens the box.
  Seen opens_room(std::uint32_t at, const Look& around, const StyleSetting& setting) {
    const std::string* const id = attribute(page_.nodes[at], "id");
    if (id != nullptr && controlled_.find(*id) != controlled_.end()) {
      return Seen::Collapsed;
    }
    const auto opens = [&](const std::vector<Cascade::Candidate>& candidates) {
      const Look look = look_of(page_.nodes[at], cascade_.declared(at, candidates, setting), around, kScreens[setting.screen]);
      return look.room > around.room || look.room >= kBoundless;
    };
    if (opens(cascade_.candidates(at, MatchWorld::AnyState))) {
      return Seen::Collapsed;
    }
    auto by_script = cascade_.candidates(at, MatchWorld::AnyClass);
    by_script.erase(
        std::remove_if(by_script.begin(), by_script.end(), [&](const Cascade::Candidate& one) { return !is_in_reach(at, one); }),
        by_script.end());
    return opens(by_script) ? Seen::Collapsed : Seen::Unknown;
  }

  // The element has all classes of the last compound, or a script of the page names them.
  bool is_in_reach(std::uint32_t at, const Cascade::Candidate& candidate) {
    const std::vector<SimpleSelector>& own = candidate.rule->selector->compounds.back().simples;
    return std::all_of(own.begin(), own.end(), [&](const SimpleSelector& one) {
      return one.kind != SimpleKind::Class || is_one_of(one.name, cascade_.elements()[at].classes) || scripts_.name(one.name);
    });
  }

  static Seen text_seen(const Look& look) {
    const Hides hides = hides_text(look);
    return hides == Hides::Yes ? Seen::Hidden : hides == Hides::Doubtful ? Seen::Unknown : Seen::Yes;
  }

  Seen enter(std::uint32_t at, const Look& around, const StyleSetting& setting, Open& here) {
    const WebNode& node = page_.nodes[at];
    const Declared declared = cascade_.declared(at, candidates_[at], setting);
    here.look = look_of(node, declared, around, kScreens[setting.screen]);
    boxes_.enter(at, declared, here.look, here.seen, setting, here.cover);
    note_room(at, declared, around, setting, here);
    const Seen by_browser = seen_by_browser(at, declared);
    here.seen = less_seen(here.seen, by_browser);

    if (here.look.box != Hides::No) {
      // Said once: what stands inside is judged by `seen`.
      const Seen own = here.look.box == Hides::Doubtful ? Seen::Unknown : openable(at, around, setting);
      here.seen = less_seen(here.seen, own);
      here.look.box = Hides::No;
      here.look.opacity = 1;
    }
    if (around.visible && !here.look.visible) {
      const Seen own = openable(at, around, setting);
      here.look.visible = own != Seen::Hidden;  // hidden for good, a descendant may still be visible
      here.seen = own == Seen::Hidden ? here.seen : less_seen(here.seen, own);
    }
    const Seen invisible = here.look.visible ? Seen::Yes : Seen::Hidden;
    return less_seen(here.seen, invisible);
  }

  // Of an element that is surely hidden as the page opens: can a person open it, or a script?
  Seen openable(std::uint32_t at, const Look& around, const StyleSetting& setting) {
    const WebNode& node = page_.nodes[at];
    const std::string* const id = attribute(node, "id");
    if (id != nullptr && controlled_.find(*id) != controlled_.end()) {
      return Seen::Collapsed;
    }
    const auto opens_in = [&](MatchWorld world) {
      auto candidates = cascade_.candidates(at, world);
      // Nobody points at what is not there.
      candidates.erase(std::remove_if(candidates.begin(), candidates.end(), [](const Cascade::Candidate& one) { return is_touched(one); }),
                       candidates.end());
      const Declared declared = cascade_.declared(at, candidates, setting);
      const Look look = look_of(node, declared, around, kScreens[setting.screen]);
      return look.box == Hides::No && look.visible;
    };
    if (opens_in(MatchWorld::AnyState)) {
      return Seen::Collapsed;
    }
    if (scripts_.exist() && boxes_.has_text(at) && is_veiled(at, around, setting) && (is_brought_in(at) || opens_in(MatchWorld::Entered))) {
      entrances_.push_back(at);
      return entered_ ? Seen::Collapsed : Seen::Unknown;
    }
    if (is_shown_by_script(at)) {
      return Seen::Unknown;
    }
    return opens_in(MatchWorld::AnyClass) ? Seen::Unknown : Seen::Hidden;
  }

  // By a rule for the element itself while somebody points at it.
  static bool is_touched(const Cascade::Candidate& candidate) {
    constexpr std::array<std::string_view, 5> kTouches = {"hover", "focus", "focus-visible", "active", "visited"};
    const std::vector<SimpleSelector>& own = candidate.rule->selector->compounds.back().simples;
    return std::any_of(own.begin(), own.end(),
                       [&](const SimpleSelector& one) { return one.kind == SimpleKind::State && is_one_of(one.name, kTouches); });
  }

  // Kept out of view by nothing but what entrances begin with.
  bool is_veiled(std::uint32_t at, const Look& around, const StyleSetting& setting) const {
    Declared declared = cascade_.declared(at, candidates_[at], setting);
    for (const Property veil : {Property::Opacity, Property::Visibility, Property::Transform, Property::Translate, Property::Scale,
                                Property::Rotate, Property::Filter, Property::ClipPath}) {
      declared.values[static_cast<std::size_t>(veil)] = {};
    }
    const Look look = look_of(page_.nodes[at], declared, around, kScreens[setting.screen]);
    return look.box == Hides::No && look.visible;
  }

  // By an attribute that a library of entrances goes by, or by a script that names it.
  bool is_brought_in(std::uint32_t at) {
    constexpr std::array<std::string_view, 9> kMarks = {"data-aos",    "data-w-id",       "data-framer-appear-id",
                                                        "data-sal",    "data-animate",    "data-animation",
                                                        "data-scroll", "data-inviewport", "data-animate-style"};
    const WebNode& node = page_.nodes[at];
    return std::any_of(node.attributes.begin(), node.attributes.end(),
                       [&](const WebAttribute& one) { return is_one_of(one.name, kMarks); }) ||
           is_shown_by_script(at);
  }

  bool is_shown_by_script(std::uint32_t at) {
    return std::any_of(shown_.begin(), shown_.end(), [&](const StyleRule* rule) {
      return std::any_of(rule->selectors.begin(), rule->selectors.end(),
                         [&](const Selector& one) { return matcher_.match(one, at, MatchWorld::AtRest) != Match::No; });
    });
  }

  // Entrances are how this page shows its text: what is brought in is more than the line of one link, which somebody may hide so.
  bool enters_by_scripts() const {
    constexpr std::size_t kElements = 3, kWords = 80;
    std::size_t elements = 0, words = 0;
    std::uint32_t end = 0;
    for (const std::uint32_t at : entrances_) {
      if (at < end) {
        continue;
      }
      ++elements;
      end = page_.nodes[at].end;
      for (auto text = std::lower_bound(texts_.begin(), texts_.end(), at); text != texts_.end() && *text < end && words < kWords; ++text) {
        words += words_between_spaces(page_.nodes[*text].text).size();
      }
    }
    return elements >= kElements || words >= kWords;
  }

  Seen seen_by_browser(std::uint32_t at, const Declared& declared) const {
    const WebNode& node = page_.nodes[at];
    if (node.space != WebNamespace::Html) {
      return Seen::Yes;
    }
    const bool shadow = node.name == "template" && attribute(node, "shadowrootmode") != nullptr;
    if (is_one_of(node.name, kNeverShown) && !shadow) {
      return Seen::Hidden;
    }
    if (const std::string* const hidden = attribute(node, "hidden")) {
      const std::string_view display = declared[Property::Display];
      if (display.empty() || display == "none") {
        const std::string* const id = attribute(node, "id");
        const bool opens = *hidden == "until-found" || (id != nullptr && controlled_.find(*id) != controlled_.end());
        return opens ? Seen::Collapsed : Seen::Hidden;
      }
    }
    if (node.name == "dialog" && attribute(node, "open") == nullptr) {
      return Seen::Unknown;
    }
    if (attribute(node, "popover") != nullptr) {
      return Seen::Unknown;
    }
    if (const std::string* const type = attribute(node, "type"); node.name == "input" && type != nullptr && *type == "hidden") {
      return Seen::Hidden;
    }
    return in_closed_details(at) ? Seen::Collapsed : Seen::Yes;
  }

  // A child of a closed <details> that is not its summary.
  bool in_closed_details(std::uint32_t at) const {
    const std::uint32_t parent = page_.nodes[at].parent;
    return parent != kNone && is_element(page_.nodes[parent], "details") && attribute(page_.nodes[parent], "open") == nullptr &&
           page_.nodes[at].name != "summary";
  }

  const WebPage& page_;
  Cascade& cascade_;
  const std::set<std::string, std::less<>>& controlled_;
  std::vector<std::vector<Cascade::Candidate>> candidates_;
  std::vector<const StyleRule*> shown_;  // what scripts show
  SelectorMatcher matcher_;
  PageScripts scripts_;
  std::vector<std::uint32_t> texts_;  // that are not blank, ascending
  BoxesOver boxes_;
  bool entered_ = false;  // the page shows its text by entrances
  // Of the setting that is looked at.
  std::vector<std::uint32_t> entrances_;  // elements that are brought into view, ascending
  double flow_ = 0, line_ = 0;
  std::map<std::uint32_t, std::uint32_t> turned_;  // of all settings
};

}  // namespace

PageVisibility visibility_of(const WebPage& page, std::span<const StyleSheet> sheets) {
  const std::vector<SheetReference> wanted = referenced_sheets(page);
  std::vector<std::unique_ptr<SheetIndex>> made;
  std::vector<const SheetIndex*> indexes;
  for (std::size_t at = 0; at < sheets.size(); ++at) {
    made.push_back(std::make_unique<SheetIndex>(sheets[at], at < wanted.size() ? wanted[at].media : std::string()));
    indexes.push_back(made.back().get());
  }
  return visibility_of(page, indexes);
}

PageVisibility visibility_of(const WebPage& page, std::span<const SheetIndex* const> sheets) {
  Cascade cascade(page, sheets);
  const auto controlled = controlled_ids(page);
  World world(page, cascade, controlled);
  PageVisibility visibility;
  visibility.nodes = world.seen_in({});
  if (!cascade.unconditional()) {
    for (const StyleSetting& setting : {StyleSetting{1, false}, StyleSetting{0, true}, StyleSetting{1, true}}) {
      const std::vector<Seen> other = world.seen_in(setting);
      for (std::size_t at = 0; at < other.size(); ++at) {
        visibility.nodes[at] = agreed(visibility.nodes[at], other[at]);
      }
    }
  }
  visibility.turned = world.turned();
  if (cascade.incomplete()) {
    for (Seen& seen : visibility.nodes) {
      seen = seen == Seen::Yes ? Seen::Unknown : seen;
    }
  }
  return visibility;
}

}  // namespace sverka
