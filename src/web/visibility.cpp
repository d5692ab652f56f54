#include "web/visibility.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "web/cascade.hpp"
#include "web/look.hpp"

namespace sverka {

namespace {

// What the browser's own sheet never shows (https://html.spec.whatwg.org/#hidden-elements), and content that stands in for something
// else where that cannot be had.
constexpr std::array<std::string_view, 22> kNeverShown = {
    "area",   "base",  "basefont", "datalist", "head",     "link",   "meta",  "noembed", "noframes", "param",  "rp",
    "script", "style", "template", "title",    "noscript", "iframe", "audio", "video",   "canvas",   "source", "track"};

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\n\r\f", at), text.size());
    if (end > at) {
      words.push_back(text.substr(at, end - at));
    }
    at = end + 1;
  }
  return words;
}

// Ids of elements that some other element says it opens.
std::set<std::string, std::less<>> controlled_ids(const WebPage& page) {
  std::set<std::string, std::less<>> ids;
  for (const WebNode& node : page.nodes) {
    if (node.kind != WebNodeKind::Element) {
      continue;
    }
    bool control = node.name == "button" || node.name == "summary";
    for (const WebAttribute& one : node.attributes) {
      control = control || one.name == "data-toggle" || one.name == "data-bs-toggle" || one.name == "aria-expanded" ||
                one.name == "aria-selected" || one.name == "data-tab" ||
                (one.name == "role" && (one.value == "tab" || one.value == "button"));
    }
    for (const WebAttribute& one : node.attributes) {
      if (one.name == "aria-controls" || one.name == "popovertarget") {
        for (const std::string_view id : words_of(one.value)) {
          ids.emplace(id);
        }
      } else if (control && (one.name == "href" || one.name == "data-target" || one.name == "data-bs-target" || one.name == "data-tab") &&
                 one.value.size() > 1) {
        ids.insert(one.value.starts_with('#') ? one.value.substr(1) : one.value);
      }
    }
  }
  return ids;
}

// The order is that of combining: a descendant is at least as little seen as what it stands in.
int weight(Seen seen) {
  return seen == Seen::Yes ? 0 : seen == Seen::Collapsed ? 1 : seen == Seen::Unknown ? 2 : 3;
}

Seen less_seen(Seen one, Seen other) {
  return weight(one) >= weight(other) ? one : other;
}

// What two worlds say together.
Seen agreed(Seen one, Seen other) {
  if (one == other) {
    return one;
  }
  const bool shown = weight(one) <= 1 && weight(other) <= 1;
  return shown ? Seen::Collapsed : Seen::Unknown;
}

class World {
 public:
  World(const WebPage& page, Cascade& cascade, const std::set<std::string, std::less<>>& controlled)
      : page_(page), cascade_(cascade), controlled_(controlled), candidates_(page.nodes.size()) {
    for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
      if (page.nodes[at].kind == WebNodeKind::Element) {
        candidates_[at] = cascade.candidates(at, MatchWorld::AtRest);
      }
    }
    if (cascade.styles_parts()) {
      find_parts();
    }
  }

  std::vector<Seen> seen_in(const StyleSetting& setting) {
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
        Open here{at, {}, above};
        here.cover = open.empty() ? StyledPart::Element : open.back().cover;
        seen[at] = enter(at, around, setting, here);
        seen[at] = less_seen(seen[at], here.cover == StyledPart::Element ? Seen::Yes : Seen::Unknown);
        open.push_back(std::move(here));
      } else if (node.kind == WebNodeKind::Text) {
        const bool covered = !open.empty() && open.back().cover != StyledPart::Element;
        seen[at] = less_seen(less_seen(above, text_seen(around)), in_closed_details(at) ? Seen::Collapsed : Seen::Yes);
        seen[at] = less_seen(seen[at], covered ? Seen::Unknown : Seen::Yes);
      } else {
        seen[at] = node.kind == WebNodeKind::Document ? Seen::Yes : Seen::Hidden;
      }
    }
    return seen;
  }

 private:
  // `seen` is what everything inside is at best; the text of `look` may be less seen.
  struct Open {
    std::uint32_t node = 0;
    Look look;
    Seen seen = Seen::Yes;
    StyledPart cover = StyledPart::Element;  // the box that lies over it, of itself or around; Element: none
  };

  // Boxes that ::before and ::after make over an element.
  struct Parts {
    std::vector<Cascade::Candidate> before, after;
  };

  void find_parts() {
    for (std::uint32_t at = 0; at < page_.nodes.size(); ++at) {
      if (page_.nodes[at].kind != WebNodeKind::Element) {
        continue;
      }
      Parts parts{cascade_.candidates(at, MatchWorld::AtRest, StyledPart::Before),
                  cascade_.candidates(at, MatchWorld::AtRest, StyledPart::After)};
      if (!parts.before.empty() || !parts.after.empty()) {
        parts_.emplace(at, std::move(parts));
      }
    }
  }

  // What is placed is painted over what comes before it, and by its depth over what comes behind it.
  static StyledPart left_of_cover(StyledPart cover, const Declared& declared) {
    const std::string_view position = declared[Property::Position];
    const bool placed = !position.empty() && position != "static";
    const auto depth = number_of(declared[Property::ZIndex]);
    const bool above = placed && (cover == StyledPart::Before ? !depth || *depth >= 0 : depth && *depth > 0);
    return above ? StyledPart::Element : cover;
  }

  void lay_cover(std::uint32_t at, const Declared& declared, const StyleSetting& setting, Open& here) const {
    here.cover = here.cover == StyledPart::Element ? here.cover : left_of_cover(here.cover, declared);
    const auto found = parts_.find(at);
    if (found == parts_.end()) {
      return;
    }
    const auto lies_over = [&](const std::vector<Cascade::Candidate>& candidates) {
      return !candidates.empty() && covers(cascade_.declared_of_part(candidates, setting), here.look, kScreens[setting.screen]);
    };
    here.cover = lies_over(found->second.after) ? StyledPart::After : lies_over(found->second.before) ? StyledPart::Before : here.cover;
  }

  static Seen text_seen(const Look& look) {
    const Hides hides = hides_text(look);
    return hides == Hides::Yes ? Seen::Hidden : hides == Hides::Doubtful ? Seen::Unknown : Seen::Yes;
  }

  Seen enter(std::uint32_t at, const Look& around, const StyleSetting& setting, Open& here) {
    const WebNode& node = page_.nodes[at];
    const Declared declared = cascade_.declared(at, candidates_[at], setting);
    here.look = look_of(node, declared, around, kScreens[setting.screen]);
    lay_cover(at, declared, setting, here);
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
      const auto candidates = cascade_.candidates(at, world);
      const Declared declared = cascade_.declared(at, candidates, setting);
      const Look look = look_of(node, declared, around, kScreens[setting.screen]);
      return look.box == Hides::No && look.visible;
    };
    if (opens_in(MatchWorld::AnyState)) {
      return Seen::Collapsed;
    }
    return opens_in(MatchWorld::AnyClass) ? Seen::Unknown : Seen::Hidden;
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
  std::map<std::uint32_t, Parts> parts_;
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
  if (cascade.incomplete()) {
    for (Seen& seen : visibility.nodes) {
      seen = seen == Seen::Yes ? Seen::Unknown : seen;
    }
  }
  return visibility;
}

}  // namespace sverka
