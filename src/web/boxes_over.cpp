#include "web/boxes_over.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "web/seen.hpp"
#include "web/style_values.hpp"

namespace sverka {

namespace {

constexpr double kLineHeight = 16;

bool is_placed(const Declared& declared) {
  const std::string_view position = declared[Property::Position];
  return !position.empty() && position != "static";
}

// Elements that are drawn whatever their background is.
bool shows_itself(const WebNode& node) {
  return is_element(node, "img") || is_element(node, "video") || is_element(node, "iframe") || is_element(node, "object");
}

// What is placed is painted over what comes before it, and by its depth over what comes behind it.
StyledPart left_of_part(StyledPart part, const Declared& declared) {
  const auto depth = number_of(declared[Property::ZIndex]);
  const bool above = is_placed(declared) && (part == StyledPart::Before ? !depth || *depth >= 0 : depth && *depth > 0);
  return above ? StyledPart::Element : part;
}

}  // namespace

BoxesOver::BoxesOver(const WebPage& page, Cascade& cascade, const std::vector<std::uint32_t>& texts, PageScripts& scripts)
    : page_(page), cascade_(cascade), texts_(texts), scripts_(scripts) {
  if (cascade.styles_parts()) {
    find_parts();
  }
}

void BoxesOver::begin() {
  text_ = 0;
  gap_ = 0;
  pulled_up_.clear();
  placed_.clear();
  orders_.clear();
  covers_.clear();
  over_window_.reset();
  window_may_clear_ = false;
}

void BoxesOver::find_parts() {
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

void BoxesOver::enter(std::uint32_t at, const Declared& declared, const Look& look, Seen seen, const StyleSetting& setting,
                      CoverAround& here) {
  lay_parts(at, declared, look, setting, here);
  if (declared.any && !is_placed(declared) && look.block && !has_text(at)) {
    gap_ += std::max(0.0, length_of(declared[Property::Height], LengthContext()).value_or(0));
  }
  if (!declared.any || !is_placed(declared)) {
    return;
  }
  const PaintOrder own{number_of(declared[Property::ZIndex]).value_or(0), at};
  placed_[at] = own;
  here.order = here.order ? here.order : own;
  const bool painted = !declared[Property::BackgroundColor].empty();
  const bool drawn = painted || !declared[Property::BackgroundImage].empty() || shows_itself(page_.nodes[at]);
  if (!drawn || seen != Seen::Yes || look.box != Hides::No || !look.visible) {
    return;
  }
  lay_box(at, declared, look, setting, *here.order);
  const auto margin = length_of(declared[Property::MarginTop], LengthContext());
  const double moved = has_text(at) || is_taken_away(at) ? 0 : moved_up(declared, look, kScreens[setting.screen]);
  const bool drawn_up = std::max(moved, -margin.value_or(0)) >= gap_ + kLineHeight;
  if (painted && drawn_up && look.background.alpha >= 1 && look.background_known) {
    pulled_up_.emplace(text_, at);
  }
}

void BoxesOver::lay_parts(std::uint32_t at, const Declared& declared, const Look& look, const StyleSetting& setting,
                          CoverAround& here) const {
  here.part = here.part == StyledPart::Element ? here.part : left_of_part(here.part, declared);
  const auto found = parts_.find(at);
  if (found == parts_.end()) {
    return;
  }
  const auto lies_over = [&](const std::vector<Cascade::Candidate>& candidates) {
    return !candidates.empty() && covers(cascade_.declared_of_part(candidates, setting), look, kScreens[setting.screen]);
  };
  here.part = lies_over(found->second.after) ? StyledPart::After : lies_over(found->second.before) ? StyledPart::Before : here.part;
}

void BoxesOver::lay_box(std::uint32_t at, const Declared& declared, const Look& look, const StyleSetting& setting,
                        const PaintOrder& order) {
  if (has_text(at)) {
    return;
  }
  const std::uint32_t around = placed_around(page_.nodes[at].parent);
  const bool fixed = declared[Property::Position] == "fixed";
  const BoxShows shows = shows_itself(page_.nodes[at]) ? BoxShows::Itself : BoxShows::Background;
  if (covers(declared, look, kScreens[setting.screen], shows)) {
    if (around != kNone && !fixed) {
      std::uint32_t& cover = covers_.try_emplace(around, at).first->second;
      cover = placed_[cover].is_under(placed_[at]) ? at : cover;
    }
    if (fixed && (!over_window_ || over_window_->is_under(order))) {
      over_window_ = order;
      window_may_clear_ = is_taken_away(at);
    }
  }
}

std::uint32_t BoxesOver::placed_around(std::uint32_t at) const {
  while (at != kNone && placed_.find(at) == placed_.end()) {
    at = page_.nodes[at].parent;
  }
  return at;
}

bool BoxesOver::has_text(std::uint32_t at) const {
  const auto next = std::lower_bound(texts_.begin(), texts_.end(), at);
  return next != texts_.end() && *next < page_.nodes[at].end;
}

// By a script: one of another file, or one of the page that names it, may do so once the page stands; or by an animation.
bool BoxesOver::is_taken_away(std::uint32_t at) {
  return scripts_.are_loaded() || scripts_.name_element(at, cascade_.elements()[at].classes);
}

void BoxesOver::pass(std::uint32_t text, const CoverAround& around) {
  text_ = text;
  gap_ = 0;
  if (around.order) {
    orders_.emplace(text, *around.order);
  }
}

// The nearest element around a text that is no phrase.
std::uint32_t BoxesOver::block_of(std::uint32_t text) const {
  constexpr std::array<std::string_view, 9> kPhrases = {"a", "b", "i", "em", "strong", "span", "small", "u", "font"};
  std::uint32_t block = page_.nodes[text].parent;
  while (block != kNone && page_.nodes[block].parent != kNone &&
         std::find(kPhrases.begin(), kPhrases.end(), page_.nodes[block].name) != kPhrases.end()) {
    block = page_.nodes[block].parent;
  }
  return block;
}

bool BoxesOver::is_above(std::uint32_t text, const PaintOrder& box) const {
  const auto order = orders_.find(text);
  return order != orders_.end() && box.is_under(order->second);
}

// By the outermost placed element between it and what the box is placed in.
bool BoxesOver::is_above_box(std::uint32_t node, std::uint32_t around, std::uint32_t box) const {
  std::optional<PaintOrder> order;
  for (std::uint32_t at = node; at != around && at != kNone; at = page_.nodes[at].parent) {
    const auto placed = placed_.find(at);
    order = placed == placed_.end() ? order : placed->second;
  }
  return order && placed_.at(box).is_under(*order);
}

void BoxesOver::lower_all(std::uint32_t node, std::vector<Seen>& seen) const {
  for (std::uint32_t at = node; node != kNone && at < page_.nodes[node].end; ++at) {
    seen[at] = less_seen(seen[at], Seen::Unknown);
  }
}

void BoxesOver::lower(std::vector<Seen>& seen) const {
  for (const auto& [text, box] : pulled_up_) {
    const std::uint32_t block = block_of(text);
    if (block != kNone && !is_within(page_, box, block)) {
      lower_all(block, seen);
    }
  }
  // Past this many nodes the page is made to cost time: all that boxes may lie over is in doubt.
  constexpr std::size_t kNodes = 300000;
  std::size_t nodes = 0;
  for (const auto& [around, box] : covers_) {
    nodes += page_.nodes[around].end - around;
    if (nodes > kNodes) {
      lower_all(around, seen);
    } else {
      lower_under(around, box, seen);
    }
  }
  lower_window(seen);
}

void BoxesOver::lower_under(std::uint32_t around, std::uint32_t box, std::vector<Seen>& seen) const {
  for (std::uint32_t at = around + 1; at < page_.nodes[around].end; ++at) {
    if (!is_above_box(at, around, box)) {
      seen[at] = less_seen(seen[at], Seen::Unknown);
    }
  }
}

// What is not placed above a box that stays over the whole window is not seen, however far a person scrolls. One that a script may take
// away, as a page's curtain is, counts only if the text of the page stands above it and something else does not.
void BoxesOver::lower_window(std::vector<Seen>& seen) const {
  constexpr std::size_t kWordsOfPage = 80;
  if (!over_window_) {
    return;
  }
  std::size_t above = 0;
  for (const std::uint32_t text : texts_) {
    above += is_above(text, *over_window_) && seen[text] == Seen::Yes ? words_between_spaces(page_.nodes[text].text).size() : 0;
  }
  if (window_may_clear_ && above < kWordsOfPage) {
    return;
  }
  for (const std::uint32_t text : texts_) {
    if (!is_above(text, *over_window_)) {
      seen[text] = less_seen(seen[text], Seen::Unknown);
    }
  }
}

}  // namespace sverka
