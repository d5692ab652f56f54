#include "web/look.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace sverka {

namespace {

// Beyond these nothing of a text is left on a screen.
constexpr double kOffScreen = -500;
constexpr double kFarOff = 3000;
constexpr double kInvisible = 0.1, kFaint = 0.25;  // opacity
constexpr double kNoSize = 2, kSmallSize = 5;      // font, pixels
constexpr double kNoContrast = 1.15, kFaintContrast = 1.5;

constexpr std::array<std::string_view, 38> kInline = {
    "a",      "abbr", "acronym", "b",    "bdi",   "bdo",  "big",  "cite",    "code",  "data",   "del",   "dfn",  "em",
    "font",   "i",    "ins",     "kbd",  "label", "mark", "nobr", "q",       "s",     "samp",   "small", "span", "strike",
    "strong", "sub",  "sup",     "time", "tt",    "u",    "var",  "noindex", "blink", "output", "ruby",  "rt"};

constexpr int kVarDepth = 8;
constexpr std::size_t kVarBytes = 2000;

bool is_whole(std::string_view value) {
  return value == "inherit" || value == "initial" || value == "unset" || value == "revert" || value == "revert-layer";
}

// The values of one element, with var() put in and the keywords of the whole cascade resolved as far as they matter.
class Values {
 public:
  Values(const Declared& declared, const Look& look) : declared_(declared), look_(look) {}

  // Empty: not declared, or invalid once var() is put in.
  std::string operator[](Property property) const {
    std::string_view value = declared_[property];
    if (value.empty() && !declared_[Property::All].empty()) {
      value = declared_[Property::All] == "revert" ? std::string_view() : declared_[Property::All];
    }
    return value.find("var(") == std::string_view::npos ? std::string(value) : resolved(value, 0).value_or("");
  }

 private:
  std::optional<std::string> resolved(std::string_view value, int depth) const {
    std::string out;
    while (true) {
      const std::size_t at = value.find("var(");
      out += value.substr(0, at);
      if (at == std::string_view::npos) {
        return out;
      }
      std::size_t close = at + 4;
      int open = 1;
      for (; close < value.size() && open > 0; ++close) {
        open += value[close] == '(' ? 1 : value[close] == ')' ? -1 : 0;
      }
      if (open != 0 || depth > kVarDepth || out.size() > kVarBytes) {
        return std::nullopt;
      }
      const auto part = variable(value.substr(at + 4, close - at - 5), depth);
      if (!part || out.size() + part->size() > kVarBytes) {
        return std::nullopt;
      }
      out += *part;
      value.remove_prefix(close);
    }
  }

  // "--name" or "--name, fallback".
  std::optional<std::string> variable(std::string_view inside, int depth) const {
    const std::size_t comma = inside.find(',');
    std::string_view name = inside.substr(0, comma);
    while (name.ends_with(' ')) {
      name.remove_suffix(1);
    }
    if (look_.custom != nullptr) {
      if (const auto found = look_.custom->find(name); found != look_.custom->end()) {
        return resolved(found->second, depth + 1);
      }
    }
    return comma == std::string_view::npos ? std::nullopt : resolved(words_or_empty(inside.substr(comma + 1)), depth + 1);
  }

  static std::string_view words_or_empty(std::string_view text) {
    while (text.starts_with(' ')) {
      text.remove_prefix(1);
    }
    return text;
  }

  const Declared& declared_;
  const Look& look_;
};

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

double lightness(const CssColour& colour) {
  return contrast(colour, CssColour{0, 0, 0, 1});
}

// The darkest and the lightest colour of a gradient, as far as it is one of colours alone.
std::optional<std::pair<CssColour, CssColour>> ends_of_gradient(std::string_view picture, const CssColour& below) {
  std::optional<std::pair<CssColour, CssColour>> ends;
  if (picture.find("url(") != std::string_view::npos) {
    return ends;
  }
  const auto functions = functions_of(picture);
  if (functions.size() != 1 || !functions[0].name.ends_with("gradient")) {
    return ends;
  }
  for (const std::string_view argument : functions[0].arguments) {
    for (const std::string_view word : words_of_value(argument)) {
      const auto colour = colour_of(word);
      if (!colour && (word.find('(') != std::string_view::npos || word.starts_with('#') || word == "currentcolor")) {
        return std::nullopt;
      }
      if (colour) {
        const CssColour painted = over(*colour, below);
        ends = !ends ? std::pair(painted, painted) : *ends;
        ends->first = lightness(painted) < lightness(ends->first) ? painted : ends->first;
        ends->second = lightness(painted) > lightness(ends->second) ? painted : ends->second;
      }
    }
  }
  return ends;
}

void set_background(const WebNode& element, const Values& values, bool placed, Look& look) {
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

Hides at_least(bool surely, bool perhaps) {
  return surely ? Hides::Yes : perhaps ? Hides::Doubtful : Hides::No;
}

// Moved out of the screen.
Hides off_screen(const Values& values, const LengthContext& context, bool placed, bool fixed) {
  Hides hides = Hides::No;
  const bool moves = values[Property::TransitionProperty] == "some";
  const auto judge = [&](Property property, double sign, bool relative_counts) {
    const std::string value = values[property];
    if (value.empty() || value == "auto" || (!placed && !relative_counts)) {
      return;
    }
    LengthContext side = context;
    side.percent_of = property == Property::Top || property == Property::Bottom ? context.height : context.width;
    const auto length = length_of(value, side);
    if (!length) {
      return;
    }
    const bool of_itself = value.find('%') != std::string::npos || value.find('v') != std::string::npos;
    const double away = *length * sign;
    hides = std::max(hides, at_least(away <= kOffScreen && !(of_itself && moves), away <= -150));
    // What is fixed does not come with the rest of the page.
    const bool below = fixed && away >= side.percent_of * 0.99;
    hides = std::max(hides, at_least(away >= kFarOff || (below && !moves),
                                     below || (of_itself && away >= (side.percent_of * 0.99) && property != Property::Top)));
  };
  judge(Property::Left, 1, false);
  judge(Property::Right, 1, false);
  judge(Property::Top, 1, false);
  const Hides before = hides;
  judge(Property::Bottom, 1, false);
  hides = hides == Hides::Yes && before != Hides::Yes ? Hides::Doubtful : hides;
  const auto margin = [&](Property property) {
    const auto length = length_of(values[property], context);
    hides = std::max(hides, at_least(length && *length <= kOffScreen, false));
  };
  margin(Property::MarginLeft);
  margin(Property::MarginTop);
  return hides;
}

// Pushed out of the lower edge of a box that cuts off what does not fit.
Hides pushed_out(const Values& values, const LengthContext& context, double room) {
  const auto reaches = [&](Property property) {
    const auto length = length_of(values[property], context);
    return length && *length >= room;
  };
  return at_least(reaches(Property::MarginTop) || reaches(Property::PaddingTop), false);
}

bool is_nothing(const std::optional<double>& length, double limit) {
  return length && *length <= limit;
}

bool cuts_off(const Values& values, Property overflow) {
  const std::string value = values[overflow];
  return value == "hidden" || value == "clip" || value == "scroll" || value == "auto";
}

// The height of a box that cuts off the rest.
double room_of(const Values& values, const LengthContext& context, double around) {
  const std::string overflow = values[Property::OverflowY];
  if (overflow != "hidden" && overflow != "clip") {
    return around;
  }
  const auto height = length_of(values[Property::Height], context), most = length_of(values[Property::MaxHeight], context);
  const double own = std::min(height.value_or(kBoundless), most.value_or(kBoundless));
  return own > 1 ? std::min(own, around) : around;
}

// Rows of a grid: "0" and "0px" have no height for certain, "0fr" only where what stands in it may be cut off.
Hides without_rows(const Values& values, const std::string& display) {
  if (display != "grid" && display != "inline-grid") {
    return Hides::No;
  }
  const std::string given = values[Property::GridTemplateRows];
  const std::string rows = given.empty() || given == "none" ? values[Property::GridAutoRows] : given;
  const auto words = words_of_value(rows);
  const auto is_zero = [](std::string_view word) {
    return word == "0" || word == "0px" || word == "0%" || word == "0em" || word == "0rem";
  };
  const auto may_shrink = [&](std::string_view word) { return is_zero(word) || word == "0fr" || word == "minmax(0, 0fr)"; };
  const bool surely = !words.empty() && std::all_of(words.begin(), words.end(), is_zero);
  return at_least(surely, !words.empty() && std::all_of(words.begin(), words.end(), may_shrink));
}

// A box without room whose content may not leave it.
Hides without_room(const Values& values, const LengthContext& context) {
  const auto clips = [&](Property property) { return cuts_off(values, property); };
  const auto size = [&](Property property) { return length_of(values[property], context); };
  const bool low = is_nothing(size(Property::Height), 1) || is_nothing(size(Property::MaxHeight), 1);
  const bool narrow = is_nothing(size(Property::Width), 1) || is_nothing(size(Property::MaxWidth), 1);
  return at_least((low && clips(Property::OverflowY)) || (narrow && clips(Property::OverflowX)), false);
}

bool is_drawn(const WebNode& element) {
  constexpr std::array<std::string_view, 6> kDrawn = {"img", "svg", "video", "canvas", "picture", "object"};
  return std::find(kDrawn.begin(), kDrawn.end(), element.name) != kDrawn.end();
}

// A picture, or what is drawn as one, of no size or of one pixel.
Hides without_size(const WebNode& element, const Values& values, const LengthContext& context) {
  if (!is_drawn(element)) {
    return Hides::No;
  }
  const auto nothing = [&](Property property, Property most, std::string_view name) {
    const std::string value = values[property];
    const std::string* const old = value.empty() ? attribute(element, name) : nullptr;
    const std::string_view written = old == nullptr ? std::string_view(value) : *old;
    const auto length = length_of(written, context);
    const auto number = old == nullptr ? std::nullopt : number_of(written);
    return is_nothing(length ? length : number, 1) || is_nothing(length_of(values[most], context), 1);
  };
  return at_least(nothing(Property::Width, Property::MaxWidth, "width") || nothing(Property::Height, Property::MaxHeight, "height"), false);
}

// clip: rect(0, 0, 0, 0); clip-path: inset(100%), circle(0).
Hides clipped(const Values& values, const LengthContext& context, bool placed) {
  const std::string clip = values[Property::Clip], path = values[Property::ClipPath];
  for (const FunctionValue& function : functions_of(clip)) {
    if (placed && function.name == "rect" && function.arguments.size() == 4) {
      const auto edge = [&](std::size_t at) { return length_of(function.arguments[at], context); };
      const auto top = edge(0), right = edge(1), bottom = edge(2), left = edge(3);
      const bool nothing = (top && bottom && *bottom - *top <= 1) || (left && right && *right - *left <= 1);
      return at_least(nothing, false);
    }
  }
  for (const FunctionValue& function : functions_of(path)) {
    if (function.arguments.empty()) {
      continue;
    }
    LengthContext percent = context;
    percent.percent_of = 100;
    const double first = length_of(function.arguments[0], percent).value_or(-1);
    if (function.name == "inset" && first >= 0) {
      const bool relative = function.arguments[0].ends_with('%');
      return at_least(relative && first >= 50, !relative && first >= 50);
    }
    if ((function.name == "circle" || function.name == "ellipse") && first >= 0) {
      return at_least(first <= 1, false);
    }
    if (function.name == "polygon") {
      const bool one_point = std::all_of(function.arguments.begin(), function.arguments.end(),
                                         [&](std::string_view point) { return point == function.arguments[0]; });
      return at_least(one_point, false);
    }
  }
  return Hides::No;
}

// matrix(0, 0, ...): what is left has no width or no height.
bool flattens(const FunctionValue& function) {
  const std::size_t row = function.name == "matrix" ? 2 : function.name == "matrix3d" ? 4 : 0;
  if (row == 0 || function.arguments.size() < 2 * row) {
    return false;
  }
  const auto is_small = [&](std::size_t at) {
    const auto number = number_of(function.arguments[at]);
    return number && std::abs(*number) < 0.05;
  };
  return (is_small(0) && is_small(1)) || (is_small(row) && is_small(row + 1));
}

Hides transformed(const Values& values, const LengthContext& context) {
  Hides hides = Hides::No;
  const bool moves = values[Property::TransitionProperty] == "some";
  std::string all = values[Property::Transform];
  if (const std::string scale = values[Property::Scale]; !scale.empty()) {
    all += " scale(" + scale + ")";
  }
  if (const std::string shift = values[Property::Translate]; !shift.empty()) {
    all += " translate(" + shift + ")";
  }
  for (const FunctionValue& function : functions_of(all)) {
    hides = std::max(hides, at_least(flattens(function) && !moves, flattens(function)));
    for (const std::string_view argument : function.arguments) {
      if (function.name.starts_with("matrix")) {
        break;
      }
      if (function.name.starts_with("scale")) {
        const auto number = number_of(argument);
        hides = std::max(hides, at_least(number && std::abs(*number) < 0.05 && !moves, number && std::abs(*number) < 0.2));
      } else if (function.name.starts_with("translate")) {
        const auto length = length_of(argument, context);
        const bool of_itself = argument.find('%') != std::string_view::npos || argument.find('v') != std::string_view::npos;
        const bool away = length && (*length <= kOffScreen || *length >= kFarOff);
        hides = std::max(hides, at_least(away && !of_itself, away));
      } else if (function.name == "rotatex" || function.name == "rotatey") {
        hides = std::max(hides, at_least(argument == "90deg" || argument == "-90deg", false));
      }
    }
  }
  return hides;
}

double opacity_of(const Values& values) {
  double opacity = std::clamp(number_of(values[Property::Opacity]).value_or(1), 0.0, 1.0);
  const std::string filter = values[Property::Filter];
  for (const FunctionValue& function : functions_of(filter)) {
    if (function.name == "opacity" && !function.arguments.empty()) {
      opacity *= std::clamp(number_of(function.arguments[0]).value_or(1), 0.0, 1.0);
    }
  }
  return opacity;
}

// Drawn so that nothing can be read: blurred, without contrast, behind a mask that lets nothing through, minute.
Hides spoilt(const Values& values, const LengthContext& context) {
  Hides hides = Hides::No;
  const std::string filter = values[Property::Filter], mask = values[Property::MaskImage], zoom = values[Property::Zoom];
  for (const FunctionValue& function : functions_of(filter)) {
    const std::string_view argument = function.arguments.empty() ? std::string_view() : function.arguments[0];
    if (function.name == "blur") {
      const double radius = length_of(argument, context).value_or(0);
      hides = std::max(hides, at_least(radius >= context.font, radius >= context.font / 2));
    } else if (function.name == "contrast") {
      hides = std::max(hides, at_least(number_of(argument).value_or(1) < 0.05, false));
    }
  }
  for (const FunctionValue& function : functions_of(mask)) {
    bool any = false, shows = false;
    for (const std::string_view argument : function.arguments) {
      for (const std::string_view word : words_of_value(argument)) {
        const auto colour = colour_of(word);
        any = any || colour.has_value();
        shows = shows || (colour && colour->alpha >= kInvisible);
      }
    }
    const bool gradient = function.name.ends_with("gradient");
    hides = std::max(hides, at_least(gradient && any && !shows, !gradient));
  }
  const auto scale = number_of(zoom);
  return std::max(hides, at_least(scale && *scale > 0 && *scale<0.1, scale&& * scale> 0 && *scale < 0.3));
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
    look.box = std::max(look.box, at_least(look.opacity < kInvisible, look.opacity < kFaint));
    return look;
  }
  inherit_custom(declared, look);
  const Values values(declared, look);
  LengthContext context;
  context.width = context.percent_of = screen.width;
  context.height = screen.height;
  look.font = font_size(values[Property::FontSize], around.font, context);
  context.font = look.font;

  const std::string position = values[Property::Position], display = values[Property::Display];
  const bool out_of_flow = position == "absolute" || position == "fixed";
  const bool placed = out_of_flow || position == "relative" || position == "sticky" || position == "-webkit-sticky";
  look.block = !is_inline(element, display, out_of_flow);
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
  box = std::max(box, !out_of_flow && around.room < kBoundless ? pushed_out(values, context, around.room) : Hides::No);
  look.room = out_of_flow ? kBoundless : look.block ? room_of(values, context, around.room) : around.room;
  const auto depth = number_of(values[Property::ZIndex]);
  box = std::max(box, at_least(false, placed && depth && *depth < 0));
  look.opacity *= opacity_of(values);
  box = std::max(box, at_least(look.opacity < kInvisible, look.opacity < kFaint));
  // What fades or moves in may be seen a moment later.
  const std::string animation = values[Property::AnimationName];
  if (box == Hides::Yes && display != "none" && !animation.empty() && animation != "none") {
    box = Hides::Doubtful;
  }
  // Whether a person can click what is seen is a doubt about a link, no more; so is what fades away.
  box = std::max(box, at_least(false, animation == kHidingAnimation));
  box = std::max(box, at_least(false, element.name == "a" && values[Property::PointerEvents] == "none"));
  look.box = std::max(look.box, box);
  return look;
}

bool covers(const Declared& part, const Look& element, const Screen& screen) {
  constexpr double kWhole = 0.95;
  const Values values(part, element);
  const std::string position = values[Property::Position], display = values[Property::Display];
  const auto depth = number_of(values[Property::ZIndex]);
  const auto painted = colour_of(values[Property::BackgroundColor]);
  const auto left_alone = [&](Property property) {
    const std::string value = values[property];
    return value.empty() || value == "none";
  };
  if ((position != "absolute" && position != "fixed") || display == "none" || values[Property::Visibility] == "hidden" ||
      (depth && *depth < 0) || !painted || painted->alpha < kWhole || opacity_of(values) < kWhole || !left_alone(Property::Transform) ||
      !left_alone(Property::Scale) || !left_alone(Property::ClipPath) || !left_alone(Property::AnimationName)) {
    return false;
  }
  LengthContext share;
  share.percent_of = 1;
  const auto reaches = [&](Property near, Property far, Property size, double whole) {
    const auto none = [&](Property side) {
      const auto length = length_of(values[side], share);
      return length && *length <= 0;
    };
    const std::string extent = values[size];
    const auto number = length_of(extent, share);
    const bool full = number && (extent.ends_with('%') ? *number >= kWhole : *number >= whole / 2);
    return full || (none(near) && none(far));
  };
  return reaches(Property::Left, Property::Right, Property::Width, screen.width) &&
         reaches(Property::Top, Property::Bottom, Property::Height, screen.height);
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
