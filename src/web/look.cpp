#include "web/look.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "web/look_hides.hpp"
#include "web/look_values.hpp"

namespace sverka {

namespace {

constexpr std::array<std::string_view, 38> kInline = {
    "a",      "abbr", "acronym", "b",    "bdi",   "bdo",  "big",  "cite",    "code",  "data",   "del",   "dfn",  "em",
    "font",   "i",    "ins",     "kbd",  "label", "mark", "nobr", "q",       "s",     "samp",   "small", "span", "strike",
    "strong", "sub",  "sup",     "time", "tt",    "u",    "var",  "noindex", "blink", "output", "ruby",  "rt"};

double font_size(const std::string& value, double around, const LengthContext& context) {
  constexpr std::pair<std::string_view, double> kSizes[] = {{"xx-small", 9}, {"x-small", 10}, {"small", 13},    {"medium", 16},
                                                            {"large", 18},   {"x-large", 24}, {"xx-large", 32}, {"initial", 16}};
  for (const auto& [name, size] : kSizes) {
    if (value == name) {
      return size;
    }
  }
  if (value.empty() || value == "inherit" || value == "unset") {
    return around;
  }
  if (value == "smaller" || value == "larger") {
    return around * (value == "smaller" ? 0.83 : 1.2);
  }
  LengthContext relative = context;
  relative.font = around;
  relative.percent_of = around;
  return std::max(0.0, length_of(value, relative).value_or(around));
}

// Of an attribute: the sign before the digits may be missing, letters may be capitals.
std::optional<CssColour> old_colour(std::string_view value, const std::optional<CssColour>& otherwise) {
  std::string small(value);
  for (char& letter : small) {
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
  }
  const auto colour = colour_of(small);
  const auto digits = colour ? colour : colour_of("#" + small);
  return digits ? digits : otherwise;
}

// A colour, by inheritance and the old attributes.
std::optional<CssColour> text_colour(const WebNode& element, const std::string& value, const Look& around) {
  if (value == "inherit" || value == "unset" || value == "currentcolor") {
    return around.colour;
  }
  if (!value.empty() && !is_whole(value)) {
    return colour_of(value);
  }
  if (value == "initial") {
    return CssColour{0, 0, 0, 1};
  }
  if (const std::string* const old = attribute(element, "color"); old != nullptr && element.name == "font") {
    return old_colour(*old, around.colour);
  }
  if (element.name == "a" && attribute(element, "href") != nullptr) {
    return CssColour{0, 0, 238, 1};
  }
  return around.colour;
}

void set_background(const WebNode& element, const LookValues& values, bool placed, Look& look) {
  std::string colour = values[Property::BackgroundColor];
  const std::string* const old = attribute(element, "bgcolor");
  // What is placed over something else, nobody knows over what.
  look.background_known = look.background_known && !placed;
  const std::string picture = values[Property::BackgroundImage];
  if (colour.empty() && old != nullptr) {
    const auto painted = old_colour(*old, std::nullopt);
    look.background = painted ? *painted : look.background;
    look.background_known = look.background_known || painted.has_value();
  }
  if (!colour.empty() && !is_whole(colour)) {
    const auto painted = colour == "currentcolor" ? look.colour : colour_of(colour);
    if (painted) {
      look.background = over(*painted, look.background);
      look.background_to = look.background_to && painted->alpha < 1 ? std::optional(over(*painted, *look.background_to)) : std::nullopt;
      look.background_known = look.background_known || painted->alpha >= 1;
    } else {
      look.background_known = false;
    }
  }
  if ((!picture.empty() && !is_whole(picture) && picture != "none") || attribute(element, "background") != nullptr) {
    const auto ends = ends_of_gradient(picture, look.background);
    if (ends) {
      look.background = ends->first;
      look.background_to = ends->second;
    }
    look.background_known = ends.has_value() && (look.background_known || ends->first.alpha >= 1);
  }
}

// background-clip: text. The background shows only where letters without a colour of their own stand: it is their colour then.
void paint_letters(const std::string& picture, const Look& around, Look& look) {
  const std::optional<CssColour>& own = look.fill ? look.fill : look.colour;
  if (own && own->alpha < kInvisible) {
    const CssColour other = look.background_to.value_or(look.background);
    const bool first = contrast(look.background, around.background) >= contrast(other, around.background);
    const bool known = look.background_known || (!picture.empty() && ends_of_gradient(picture, around.background).has_value());
    look.fill.reset();
    look.colour = known ? std::optional(first ? look.background : other) : std::nullopt;
  }
  look.background = around.background;
  look.background_to = around.background_to;
  look.background_known = around.background_known;
}

void inherit_custom(const Declared& declared, Look& look) {
  if (declared.custom.empty()) {
    return;
  }
  constexpr std::size_t kCustomProperties = 2000;
  auto own = look.custom == nullptr ? std::map<std::string, std::string, std::less<>>() : *look.custom;
  for (const auto& [name, value] : declared.custom) {
    if (own.size() < kCustomProperties || own.count(name) != 0) {
      own[std::string(name)] = std::string(value);
    }
  }
  look.custom = std::make_shared<const std::map<std::string, std::string, std::less<>>>(std::move(own));
}

bool is_inline(const WebNode& element, const std::string& display, bool placed) {
  if (placed) {
    return false;
  }
  if (!display.empty() && !is_whole(display)) {
    return display == "inline" || display == "contents";
  }
  return std::find(kInline.begin(), kInline.end(), element.name) != kInline.end();
}

// `direction` and `bidi`: as declared, empty for none.
void set_order(const WebNode& element, std::string_view direction, std::string_view bidi, const Look& around, Look& look) {
  const std::string* const old = attribute(element, "dir");
  if (old != nullptr && (old->size() == 3 && (old->front() == 'r' || old->front() == 'R'))) {
    look.right_to_left = true;
  } else if (old != nullptr && (old->front() == 'l' || old->front() == 'L')) {
    look.right_to_left = false;
  }
  if (direction == "rtl" || direction == "ltr" || direction == "initial") {
    look.right_to_left = direction == "rtl";
  }
  const bool inherits = bidi == "inherit" && around.order != OrderForced::No;
  const bool by_name = bidi.empty() && element.name == "bdo";
  if (bidi == "bidi-override" || bidi == "isolate-override" || inherits || by_name) {
    look.order = OrderForced::Here;
  } else {
    const bool goes_on = !look.block && around.order != OrderForced::No && (bidi.empty() || is_whole(bidi) || bidi == "normal");
    look.order = goes_on ? OrderForced::Around : OrderForced::No;
  }
}

// Attributes and kinds of elements that have a look without any style.
bool has_old_look(const WebNode& element) {
  return attribute(element, "bgcolor") != nullptr || attribute(element, "background") != nullptr || is_drawn(element);
}

}  // namespace

Look look_of(const WebNode& element, const Declared& declared, const Look& around, const Screen& screen) {
  Look look = around;
  if (!declared.any && !has_old_look(element)) {
    // As most elements are: all it has is inherited.
    look.row = Hides::No;
    look.block = !is_inline(element, {}, false);
    look.colour = text_colour(element, {}, around);
    set_order(element, {}, {}, around, look);
    look.box = std::max(look.box, at_least(look.opacity < kInvisible, look.opacity < kFaint));
    return look;
  }
  inherit_custom(declared, look);
  const LookValues values(declared, look);
  LengthContext context;
  context.width = context.percent_of = screen.width;
  context.height = screen.height;
  look.font = font_size(values[Property::FontSize], around.font, context);
  context.font = look.font;

  const std::string position = values[Property::Position], display = values[Property::Display];
  const bool out_of_flow = position == "absolute" || position == "fixed";
  const bool placed = out_of_flow || position == "relative" || position == "sticky" || position == "-webkit-sticky";
  look.block = !is_inline(element, display, out_of_flow);
  set_order(element, values[Property::Direction], values[Property::UnicodeBidi], around, look);
  if (look.block) {
    const std::string indent = values[Property::TextIndent];
    look.indent = is_whole(indent) ? (indent == "initial" ? 0 : look.indent) : length_of(indent, context).value_or(look.indent);
  }

  const std::string visibility = values[Property::Visibility];
  look.visible = visibility == "visible" || visibility == "initial" || (look.visible && visibility != "hidden" && visibility != "collapse");
  look.colour = text_colour(element, values[Property::Color], around);
  if (const std::string fill = values[Property::TextFillColor]; !fill.empty() && !is_whole(fill)) {
    look.fill = fill == "currentcolor" ? std::nullopt : colour_of(fill);
  }
  set_background(element, values, out_of_flow, look);
  if (values[Property::BackgroundClip] == "text") {
    paint_letters(values[Property::BackgroundImage], around, look);
  }

  if (const std::string spacing = values[Property::LetterSpacing]; !spacing.empty()) {
    look.spacing = spacing == "inherit" || spacing == "unset" ? look.spacing : length_of(spacing, context).value_or(0);
  }

  Hides box = display == "none" || values[Property::ContentVisibility] == "hidden" ? Hides::Yes : Hides::No;
  const bool sized = look.block;
  box = std::max(box, off_screen(values, context, placed, position == "fixed"));
  box = std::max(box, clipped(values, context, out_of_flow));
  box = std::max(box, sized ? without_room(values, context) : Hides::No);
  look.row = without_rows(values, display);
  const bool cut = cuts_off(values, Property::OverflowY);
  box = std::max(box, cut ? std::max(look.row, around.row == Hides::No ? Hides::No : Hides::Yes) : Hides::No);
  box = std::max(box, sized ? transformed(values, context) : Hides::No);
  box = std::max(box, without_size(element, values, context));
  box = std::max(box, spoilt(values, context));
  box = std::max(box, obscured(values));
  box = std::max(box, at_least(false, fades_into(values[Property::Filter], look, around)));
  box = std::max(box, !out_of_flow && around.room < kBoundless ? pushed_out(values, context, around.room) : Hides::No);
  look.room = out_of_flow ? kBoundless : look.block ? room_of(values, context, around.room) : around.room;
  const auto depth = number_of(values[Property::ZIndex]);
  box = std::max(box, at_least(false, placed && depth && *depth < 0));
  const std::string animation = values[Property::AnimationName];
  look.opacity *= animation == kShowingAnimation ? 1 : opacity_of(values);
  box = std::max(box, at_least(look.opacity < kInvisible, look.opacity < kFaint));
  // What fades or moves in may be seen a moment later.
  if (box == Hides::Yes && display != "none" && !animation.empty() && animation != "none") {
    box = Hides::Doubtful;
  }
  // Whether a person can click what is seen is a doubt about a link, no more; so is what fades away.
  box = std::max(box, at_least(false, animation == kHidingAnimation));
  box = std::max(box, at_least(false, element.name == "a" && values[Property::PointerEvents] == "none"));
  look.box = std::max(look.box, box);
  return look;
}

namespace {

// A share of what a box is placed in from which on it counts as all of it, and an opacity as full.
constexpr double kWhole = 0.95;

bool is_opaque(std::string_view colour) {
  const auto known = colour_of(colour);
  return known && known->alpha >= kWhole;
}

// A gradient between colours that nothing shows through.
bool is_opaque_gradient(std::string_view picture) {
  std::size_t colours = 0;
  for (const FunctionValue& one : functions_of(picture)) {
    for (const std::string_view stop : one.name.ends_with("gradient") ? one.arguments : std::vector<std::string_view>()) {
      const auto words = words_of_value(stop);
      if (!words.empty() && colour_of(words.front())) {
        ++colours;
        if (!is_opaque(words.front())) {
          return false;
        }
      }
    }
  }
  return colours > 1;
}

// Placed, and such that nothing shows through, for good.
bool lies_opaque(const LookValues& values, BoxShows shows) {
  const std::string position = values[Property::Position], display = values[Property::Display];
  const auto depth = number_of(values[Property::ZIndex]);
  const bool painted =
      shows == BoxShows::Itself || is_opaque(values[Property::BackgroundColor]) || is_opaque_gradient(values[Property::BackgroundImage]);
  const auto left_alone = [&](Property property) {
    const std::string value = values[property];
    return value.empty() || value == "none";
  };
  return (position == "absolute" || position == "fixed") && display != "none" && values[Property::Visibility] != "hidden" &&
         !(depth && *depth < 0) && painted && opacity_of(values) >= kWhole && left_alone(Property::Transform) &&
         left_alone(Property::Scale) && left_alone(Property::ClipPath) && left_alone(Property::AnimationName);
}

bool is_at_edge(const LookValues& values, Property side) {
  LengthContext share;
  share.percent_of = 1;
  const auto length = length_of(values[side], share);
  return length && *length <= 0;
}

// From one edge to the other; `whole`: the screen, in pixels.
bool reaches(const LookValues& values, Property near, Property far, Property size, double whole) {
  LengthContext share;
  share.percent_of = 1;
  const std::string extent = values[size];
  const auto number = length_of(extent, share);
  const bool full = number && (extent.ends_with('%') ? *number >= kWhole : *number >= whole / 2);
  return full || (is_at_edge(values, near) && is_at_edge(values, far));
}

}  // namespace

bool covers(const Declared& part, const Look& element, const Screen& screen, BoxShows shows) {
  const LookValues values(part, element);
  return lies_opaque(values, shows) && reaches(values, Property::Left, Property::Right, Property::Width, screen.width) &&
         reaches(values, Property::Top, Property::Bottom, Property::Height, screen.height);
}

double moved_up(const Declared& declared, const Look& look, const Screen& screen) {
  const LookValues values(declared, look);
  LengthContext context;
  context.font = look.font;
  context.width = context.percent_of = screen.width;
  context.height = screen.height;
  const std::string position = values[Property::Position];
  double moved = position == "relative" ? length_of(values[Property::Top], context).value_or(0) : 0;
  const std::string transform = values[Property::Transform], translate = values[Property::Translate];
  for (const FunctionValue& one : functions_of(transform)) {
    const std::size_t across = one.name == "translatey"                               ? 0
                               : one.name == "translate" || one.name == "translate3d" ? 1
                                                                                      : one.arguments.size();
    if (across < one.arguments.size() && !one.arguments[across].ends_with('%')) {
      moved += length_of(one.arguments[across], context).value_or(0);
    }
  }
  const auto words = words_of_value(translate);
  moved += words.size() > 1 && !words[1].ends_with('%') ? length_of(words[1], context).value_or(0) : 0;
  return std::max(0.0, -moved);
}

Hides hides_text(const Look& look) {
  Hides hides = look.box;
  hides = std::max(hides, at_least(!look.visible || look.font < kNoSize, look.font < kSmallSize));
  hides = std::max(hides, at_least(look.indent <= kOffScreen || look.indent >= kFarOff, false));
  hides = std::max(hides, at_least(look.spacing <= -0.7 * look.font, look.spacing <= -0.4 * look.font));
  const std::optional<CssColour>& colour = look.fill ? look.fill : look.colour;
  if (!colour) {
    return std::max(hides, Hides::Doubtful);
  }
  if (colour->alpha < kInvisible) {
    return Hides::Yes;
  }
  double difference = contrast(over(*colour, look.background), look.background);
  if (look.background_to) {
    difference = std::max(difference, contrast(over(*colour, *look.background_to), *look.background_to));
  }
  const bool known = look.background_known;
  return std::max(hides, at_least(known && difference < kNoContrast, known ? difference < kFaintContrast : difference < kNoContrast));
}

}  // namespace sverka
