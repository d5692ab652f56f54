#include "web/look_hides.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace sverka {

namespace {

double lightness(const CssColour& colour) {
  return contrast(colour, CssColour{0, 0, 0, 1});
}

bool is_nothing(const std::optional<double>& length, double limit) {
  return length && *length <= limit;
}

// The share of a box that lies between two insets, or nothing where that is not told in shares.
bool leaves_nothing(std::string_view near, std::string_view far, const LengthContext& percent) {
  const auto share = [&](std::string_view edge) {
    const auto length = length_of(edge, percent);
    return !length || (!edge.ends_with('%') && *length != 0) ? std::nullopt : length;
  };
  const auto from = share(near), to = share(far);
  return from && to && *from + *to >= 99;
}

// A polygon without an inside, by the formula of the surveyor; its corners in hundredths of the box or in pixels.
bool is_flat(const std::vector<std::string_view>& points, const LengthContext& percent) {
  double area = 0;
  std::optional<std::pair<double, double>> first, last;
  for (const std::string_view point : points) {
    const auto words = words_of_value(point);
    const auto x = words.size() == 2 ? length_of(words[0], percent) : std::nullopt;
    const auto y = words.size() == 2 ? length_of(words[1], percent) : std::nullopt;
    if (!x || !y) {
      return false;
    }
    area += last ? last->first * *y - *x * last->second : 0;
    last = {*x, *y};
    first = first ? first : last;
  }
  area += last && first ? last->first * first->second - first->first * last->second : 0;
  return std::abs(area) < 2;
}

// One shape of clip-path: inset(100%), circle(0), polygon(0 0, 0 0, 0 0).
Hides clipped_to(const FunctionValue& shape, const LengthContext& context) {
  LengthContext percent = context;
  percent.percent_of = 100;
  const std::vector<std::string_view>& arguments = shape.arguments;
  const auto round = std::find(arguments.begin(), arguments.end(), "round");
  const auto count = static_cast<std::size_t>(round - arguments.begin());
  const auto edge = [&](std::size_t at) {
    return arguments[at < count ? at : at == 3 && count > 1 ? 1 : at >= 2 && count > at - 2 ? at - 2 : 0];
  };
  const auto length = [&](std::size_t at) { return length_of(arguments[at], percent); };
  if (shape.name == "path" || shape.name == "shape" || shape.name == "url") {
    return Hides::Doubtful;
  }
  if (count == 0) {
    return Hides::No;
  }
  if (shape.name == "inset") {
    const bool pixels = std::any_of(arguments.begin(), round,
                                    [&](std::string_view one) { return !one.ends_with('%') && length_of(one, percent).value_or(0) >= 50; });
    return at_least(leaves_nothing(edge(0), edge(2), percent) || leaves_nothing(edge(1), edge(3), percent), pixels);
  }
  if (shape.name == "rect" && count >= 4) {
    const auto closed = [&](std::size_t near, std::size_t far) { return length(near) && length(far) && *length(far) - *length(near) <= 1; };
    return at_least(closed(0, 2) || closed(3, 1), false);
  }
  if (shape.name == "xywh" && count >= 4) {
    return at_least(length(2).value_or(100) <= 1 || length(3).value_or(100) <= 1, false);
  }
  if (shape.name == "circle" || shape.name == "ellipse") {
    return at_least(length(0).value_or(100) <= 1, false);
  }
  if (shape.name == "polygon") {
    const bool filled = arguments[0] == "evenodd" || arguments[0] == "nonzero";
    return at_least(is_flat({arguments.begin() + (filled ? 1 : 0), arguments.end()}, percent), false);
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

// Turned so that it is seen from its edge: rotateX(90deg), rotate3d(1, 1, 0, .25turn), skew(90deg).
bool turns_away(const FunctionValue& function) {
  const std::string_view name = function.name;
  const bool flat = name == "rotate3d" && function.arguments.size() == 4 && number_of(function.arguments[2]).value_or(1) == 0;
  const bool turns = name == "rotatex" || name == "rotatey" || name == "skew" || name == "skewx" || name == "skewy" || flat;
  return turns && std::any_of(function.arguments.begin(), function.arguments.end(), [](std::string_view argument) {
           const auto angle = angle_of(argument);
           return angle && std::abs(std::cos(*angle)) < 0.05;
         });
}

// What brightness() and invert() make of a part of a colour, 0 to 255.
double filtered(double part, const std::vector<FunctionValue>& filters) {
  for (const FunctionValue& function : filters) {
    const double amount = function.arguments.empty() ? 1 : number_of(function.arguments[0]).value_or(1);
    if (function.name == "brightness") {
      part = std::clamp(part * amount, 0.0, 255.0);
    } else if (function.name == "invert") {
      part = part * (1 - 2 * std::clamp(amount, 0.0, 1.0)) + 255 * std::clamp(amount, 0.0, 1.0);
    }
  }
  return part;
}

}  // namespace

Hides off_screen(const LookValues& values, const LengthContext& context, bool placed, bool fixed) {
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

Hides pushed_out(const LookValues& values, const LengthContext& context, double room) {
  const auto reaches = [&](Property property) {
    const auto length = length_of(values[property], context);
    return length && *length >= room;
  };
  return at_least(reaches(Property::MarginTop) || reaches(Property::PaddingTop), false);
}

bool cuts_off(const LookValues& values, Property overflow) {
  const std::string value = values[overflow];
  return value == "hidden" || value == "clip" || value == "scroll" || value == "auto";
}

double room_of(const LookValues& values, const LengthContext& context, double around) {
  constexpr double kLine = 1.3;  // of the font's size
  const std::string overflow = values[Property::OverflowY];
  if (overflow == "auto" || overflow == "scroll") {
    return kBoundless;  // a person comes to all of it
  }
  if (overflow != "hidden" && overflow != "clip") {
    return around;
  }
  // A share of a height that nobody knows is none.
  const auto fixed = [&](Property property) {
    const std::string value = values[property];
    return value.find('%') == std::string::npos ? length_of(value, context) : std::nullopt;
  };
  const auto height = fixed(Property::Height), most = fixed(Property::MaxHeight);
  const auto lines = number_of(values[Property::LineClamp]);
  const double clamped = lines && *lines >= 1 ? *lines * kLine * context.font : kBoundless;
  const double own = std::min({height.value_or(kBoundless), most.value_or(kBoundless), clamped});
  return own > 1 ? std::min(own, around) : around;
}

Hides without_rows(const LookValues& values, const std::string& display) {
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

Hides without_room(const LookValues& values, const LengthContext& context) {
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

Hides without_size(const WebNode& element, const LookValues& values, const LengthContext& context) {
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

Hides clipped(const LookValues& values, const LengthContext& context, bool placed) {
  Hides hides = Hides::No;
  const std::string clip = values[Property::Clip], path = values[Property::ClipPath];
  for (const FunctionValue& function : functions_of(clip)) {
    if (placed && function.name == "rect" && function.arguments.size() == 4) {
      const auto edge = [&](std::size_t at) { return length_of(function.arguments[at], context); };
      const auto top = edge(0), right = edge(1), bottom = edge(2), left = edge(3);
      const bool nothing = (top && bottom && *bottom - *top <= 1) || (left && right && *right - *left <= 1);
      hides = std::max(hides, at_least(nothing, false));
    }
  }
  for (const FunctionValue& function : functions_of(path)) {
    hides = std::max(hides, clipped_to(function, context));
  }
  return hides;
}

Hides transformed(const LookValues& values, const LengthContext& context) {
  Hides hides = Hides::No;
  const bool moves = values[Property::TransitionProperty] == "some";
  std::string all = values[Property::Transform];
  if (const std::string scale = values[Property::Scale]; !scale.empty()) {
    all += " scale(" + scale + ")";
  }
  if (const std::string turn = values[Property::Rotate]; turn.starts_with("x ") || turn.starts_with("y ")) {
    all += " rotate" + turn.substr(0, 1) + "(" + turn.substr(2) + ")";
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
      }
    }
    hides = std::max(hides, at_least(turns_away(function) && !moves, turns_away(function)));
  }
  return hides;
}

double opacity_of(const LookValues& values) {
  double opacity = std::clamp(number_of(values[Property::Opacity]).value_or(1), 0.0, 1.0);
  const std::string filter = values[Property::Filter];
  for (const FunctionValue& function : functions_of(filter)) {
    if (function.name == "opacity" && !function.arguments.empty()) {
      opacity *= std::clamp(number_of(function.arguments[0]).value_or(1), 0.0, 1.0);
    }
  }
  return opacity;
}

bool fades_into(const std::string& filter, const Look& look, const Look& around) {
  const auto filters = functions_of(filter);
  if (filters.empty() || !look.colour || !around.background_known || look.background != around.background) {
    return false;
  }
  CssColour colour = *look.colour;
  for (double* const part : {&colour.red, &colour.green, &colour.blue}) {
    *part = filtered(*part, filters);
  }
  return contrast(over(colour, around.background), around.background) < kNoContrast;
}

Hides obscured(const LookValues& values) {
  const std::string blend = values[Property::BlendMode], offset = values[Property::OffsetPath], contain = values[Property::Contain];
  const std::string security = values[Property::TextSecurity], content = values[Property::Content];
  const bool sized = !values[Property::Height].empty();
  const bool flat = values[Property::LineHeight] == "0" || values[Property::LineHeight] == "0px";
  const bool pushed = values[Property::TextIndent].ends_with('%') && number_of(values[Property::TextIndent]).value_or(0) >= 1;
  const bool doubtful = (!blend.empty() && blend != "normal" && !is_whole(blend)) ||
                        (!offset.empty() && offset != "none" && !is_whole(offset)) || (!sized && contain == "strict") ||
                        content.starts_with("url(") || content.find("image-set(") != std::string::npos ||
                        (flat && !sized && cuts_off(values, Property::OverflowY)) || (pushed && cuts_off(values, Property::OverflowX));
  return at_least(!security.empty() && security != "none" && !is_whole(security), doubtful);
}

Hides spoilt(const LookValues& values, const LengthContext& context) {
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

}  // namespace sverka
