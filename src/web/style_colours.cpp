#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "web/style_values.hpp"

namespace sverka {

namespace {

struct NamedColour {
  std::string_view name;
  std::uint32_t value;
};

// https://www.w3.org/TR/css-color-4/#named-colors
// clang-format off
constexpr NamedColour kNamed[] = {
    {"aliceblue", 0xF0F8FF}, {"antiquewhite", 0xFAEBD7}, {"aqua", 0x00FFFF}, {"aquamarine", 0x7FFFD4}, {"azure", 0xF0FFFF},
    {"beige", 0xF5F5DC}, {"bisque", 0xFFE4C4}, {"black", 0x000000}, {"blanchedalmond", 0xFFEBCD}, {"blue", 0x0000FF},
    {"blueviolet", 0x8A2BE2}, {"brown", 0xA52A2A}, {"burlywood", 0xDEB887}, {"cadetblue", 0x5F9EA0}, {"chartreuse", 0x7FFF00},
    {"chocolate", 0xD2691E}, {"coral", 0xFF7F50}, {"cornflowerblue", 0x6495ED}, {"cornsilk", 0xFFF8DC}, {"crimson", 0xDC143C},
    {"cyan", 0x00FFFF}, {"darkblue", 0x00008B}, {"darkcyan", 0x008B8B}, {"darkgoldenrod", 0xB8860B}, {"darkgray", 0xA9A9A9},
    {"darkgreen", 0x006400}, {"darkgrey", 0xA9A9A9}, {"darkkhaki", 0xBDB76B}, {"darkmagenta", 0x8B008B}, {"darkolivegreen", 0x556B2F},
    {"darkorange", 0xFF8C00}, {"darkorchid", 0x9932CC}, {"darkred", 0x8B0000}, {"darksalmon", 0xE9967A}, {"darkseagreen", 0x8FBC8F},
    {"darkslateblue", 0x483D8B}, {"darkslategray", 0x2F4F4F}, {"darkslategrey", 0x2F4F4F}, {"darkturquoise", 0x00CED1},
    {"darkviolet", 0x9400D3}, {"deeppink", 0xFF1493}, {"deepskyblue", 0x00BFFF}, {"dimgray", 0x696969}, {"dimgrey", 0x696969},
    {"dodgerblue", 0x1E90FF}, {"firebrick", 0xB22222}, {"floralwhite", 0xFFFAF0}, {"forestgreen", 0x228B22}, {"fuchsia", 0xFF00FF},
    {"gainsboro", 0xDCDCDC}, {"ghostwhite", 0xF8F8FF}, {"gold", 0xFFD700}, {"goldenrod", 0xDAA520}, {"gray", 0x808080},
    {"green", 0x008000}, {"greenyellow", 0xADFF2F}, {"grey", 0x808080}, {"honeydew", 0xF0FFF0}, {"hotpink", 0xFF69B4},
    {"indianred", 0xCD5C5C}, {"indigo", 0x4B0082}, {"ivory", 0xFFFFF0}, {"khaki", 0xF0E68C}, {"lavender", 0xE6E6FA},
    {"lavenderblush", 0xFFF0F5}, {"lawngreen", 0x7CFC00}, {"lemonchiffon", 0xFFFACD}, {"lightblue", 0xADD8E6},
    {"lightcoral", 0xF08080}, {"lightcyan", 0xE0FFFF}, {"lightgoldenrodyellow", 0xFAFAD2}, {"lightgray", 0xD3D3D3},
    {"lightgreen", 0x90EE90}, {"lightgrey", 0xD3D3D3}, {"lightpink", 0xFFB6C1}, {"lightsalmon", 0xFFA07A}, {"lightseagreen", 0x20B2AA},
    {"lightskyblue", 0x87CEFA}, {"lightslategray", 0x778899}, {"lightslategrey", 0x778899}, {"lightsteelblue", 0xB0C4DE},
    {"lightyellow", 0xFFFFE0}, {"lime", 0x00FF00}, {"limegreen", 0x32CD32}, {"linen", 0xFAF0E6}, {"magenta", 0xFF00FF},
    {"maroon", 0x800000}, {"mediumaquamarine", 0x66CDAA}, {"mediumblue", 0x0000CD}, {"mediumorchid", 0xBA55D3},
    {"mediumpurple", 0x9370DB}, {"mediumseagreen", 0x3CB371}, {"mediumslateblue", 0x7B68EE}, {"mediumspringgreen", 0x00FA9A},
    {"mediumturquoise", 0x48D1CC}, {"mediumvioletred", 0xC71585}, {"midnightblue", 0x191970}, {"mintcream", 0xF5FFFA},
    {"mistyrose", 0xFFE4E1}, {"moccasin", 0xFFE4B5}, {"navajowhite", 0xFFDEAD}, {"navy", 0x000080}, {"oldlace", 0xFDF5E6},
    {"olive", 0x808000}, {"olivedrab", 0x6B8E23}, {"orange", 0xFFA500}, {"orangered", 0xFF4500}, {"orchid", 0xDA70D6},
    {"palegoldenrod", 0xEEE8AA}, {"palegreen", 0x98FB98}, {"paleturquoise", 0xAFEEEE}, {"palevioletred", 0xDB7093},
    {"papayawhip", 0xFFEFD5}, {"peachpuff", 0xFFDAB9}, {"peru", 0xCD853F}, {"pink", 0xFFC0CB}, {"plum", 0xDDA0DD},
    {"powderblue", 0xB0E0E6}, {"purple", 0x800080}, {"rebeccapurple", 0x663399}, {"red", 0xFF0000}, {"rosybrown", 0xBC8F8F},
    {"royalblue", 0x4169E1}, {"saddlebrown", 0x8B4513}, {"salmon", 0xFA8072}, {"sandybrown", 0xF4A460}, {"seagreen", 0x2E8B57},
    {"seashell", 0xFFF5EE}, {"sienna", 0xA0522D}, {"silver", 0xC0C0C0}, {"skyblue", 0x87CEEB}, {"slateblue", 0x6A5ACD},
    {"slategray", 0x708090}, {"slategrey", 0x708090}, {"snow", 0xFFFAFA}, {"springgreen", 0x00FF7F}, {"steelblue", 0x4682B4},
    {"tan", 0xD2B48C}, {"teal", 0x008080}, {"thistle", 0xD8BFD8}, {"tomato", 0xFF6347}, {"turquoise", 0x40E0D0}, {"violet", 0xEE82EE},
    // What the system's own colours are in a light setting.
    {"canvas", 0xFFFFFF}, {"canvastext", 0x000000}, {"field", 0xFFFFFF}, {"fieldtext", 0x000000}, {"window", 0xFFFFFF},
    {"windowtext", 0x000000}, {"linktext", 0x0000EE}, {"buttonface", 0xEFEFEF}, {"buttontext", 0x000000},
    {"wheat", 0xF5DEB3}, {"white", 0xFFFFFF}, {"whitesmoke", 0xF5F5F5}, {"yellow", 0xFFFF00}, {"yellowgreen", 0x9ACD32},
};
// clang-format on

std::optional<CssColour> hex_colour(std::string_view digits) {
  if (digits.size() != 3 && digits.size() != 4 && digits.size() != 6 && digits.size() != 8) {
    return std::nullopt;
  }
  std::array<double, 4> parts = {0, 0, 0, 255};
  const std::size_t width = digits.size() <= 4 ? 1 : 2;
  for (std::size_t part = 0; part * width < digits.size(); ++part) {
    unsigned value = 0;
    const char* const begin = digits.data() + part * width;
    const auto [end, error] = std::from_chars(begin, begin + width, value, 16);
    if (error != std::errc() || end != begin + width) {
      return std::nullopt;
    }
    parts[part] = width == 1 ? value * 17 : value;
  }
  return CssColour{parts[0], parts[1], parts[2], parts[3] / 255};
}

CssColour from_hue(double hue, double saturation, double lightness, double alpha) {
  hue = std::fmod(std::fmod(hue, 360) + 360, 360);
  const auto part = [&](double shift) {
    const double place = std::fmod(shift + hue / 30, 12);
    const double spread = saturation * std::min(lightness, 1 - lightness);
    return 255 * (lightness - spread * std::max(-1.0, std::min({place - 3, 9 - place, 1.0})));
  };
  return {part(0), part(8), part(4), alpha};
}

std::optional<CssColour> function_colour(const FunctionValue& function) {
  std::vector<std::string_view> arguments;
  for (const std::string_view argument : function.arguments) {
    for (const std::string_view part : words_of_value(argument, '/')) {
      arguments.push_back(part);
    }
  }
  if (arguments.size() < 3 || arguments.size() > 4) {
    return std::nullopt;
  }
  const bool hue = function.name.starts_with("hsl");
  std::array<double, 4> parts = {0, 0, 0, 1};
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    std::string_view argument = arguments[at];
    if (hue && at == 0 && argument.ends_with("deg")) {
      argument.remove_suffix(3);
    }
    const auto number = argument == "none" ? std::optional(0.0) : number_of(argument);
    if (!number) {
      return std::nullopt;
    }
    const bool percent = argument.ends_with('%');
    parts[at] = at < 3 && !hue && percent ? *number * 255 : *number;
    parts[at] = hue && (at == 1 || at == 2) && !percent ? *number / 100 : parts[at];
  }
  parts[3] = std::clamp(parts[3], 0.0, 1.0);
  if (hue) {
    return from_hue(parts[0], std::clamp(parts[1], 0.0, 1.0), std::clamp(parts[2], 0.0, 1.0), parts[3]);
  }
  return CssColour{std::clamp(parts[0], 0.0, 255.0), std::clamp(parts[1], 0.0, 255.0), std::clamp(parts[2], 0.0, 255.0), parts[3]};
}

// Numbers of a colour function, apart at spaces, commas and the slash; percentages of `whole` of each part.
std::optional<std::array<double, 4>> numbers_of(const FunctionValue& function, std::size_t skip, const std::array<double, 3>& whole) {
  std::vector<std::string_view> arguments;
  for (const std::string_view argument : function.arguments) {
    for (const std::string_view part : words_of_value(argument, '/')) {
      for (const std::string_view word : words_of_value(part)) {
        arguments.push_back(word);
      }
    }
  }
  if (arguments.size() < skip + 3 || arguments.size() > skip + 4) {
    return std::nullopt;
  }
  std::array<double, 4> parts = {0, 0, 0, 1};
  for (std::size_t at = skip; at < arguments.size(); ++at) {
    std::string_view argument = arguments[at];
    argument = argument.ends_with("deg") ? argument.substr(0, argument.size() - 3) : argument;
    const auto number = argument == "none" ? std::optional(0.0) : number_of(argument);
    if (!number) {
      return std::nullopt;
    }
    const std::size_t part = at - skip;
    parts[part] = *number * (part < 3 && argument.ends_with('%') ? whole[part] : 1);
  }
  parts[3] = std::clamp(parts[3], 0.0, 1.0);
  return parts;
}

CssColour from_linear(double red, double green, double blue, double alpha) {
  const auto part = [](double linear) {
    linear = std::clamp(linear, 0.0, 1.0);
    return 255 * (linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1 / 2.4) - 0.055);
  };
  return {part(red), part(green), part(blue), alpha};
}

// https://www.w3.org/TR/css-color-4/#color-conversion-code
CssColour from_oklab(double light, double a, double b, double alpha) {
  const double l = std::pow(light + 0.3963377774 * a + 0.2158037573 * b, 3);
  const double m = std::pow(light - 0.1055613458 * a - 0.0638541728 * b, 3);
  const double s = std::pow(light - 0.0894841775 * a - 1.2914855480 * b, 3);
  return from_linear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                     -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s, alpha);
}

CssColour from_lab(double light, double a, double b, double alpha) {
  const double y = (light + 16) / 116, x = y + a / 500, z = y - b / 200;
  const auto back = [](double part) { return part > 6.0 / 29 ? part * part * part : (part - 16.0 / 116) * 108 / 841; };
  // White of D50, brought to that of sRGB.
  const double wx = back(x) * 0.9643, wy = back(y), wz = back(z) * 0.8251;
  return from_linear(3.1338561 * wx - 1.6168667 * wy - 0.4906146 * wz, -0.9787684 * wx + 1.9161415 * wy + 0.0334540 * wz,
                     0.0719453 * wx - 0.2289914 * wy + 1.4052427 * wz, alpha);
}

// color-mix(in srgb, white 60%, black): mixed in sRGB whatever the space, which is near enough to tell what can be read.
std::optional<CssColour> mixed_colour(const FunctionValue& function) {
  if (function.arguments.size() != 3) {
    return std::nullopt;
  }
  std::array<CssColour, 2> colours;
  std::array<std::optional<double>, 2> shares;
  for (std::size_t at = 0; at < 2; ++at) {
    bool any = false;
    for (const std::string_view word : words_of_value(function.arguments[at + 1])) {
      if (const auto share = number_of(word); share && word.ends_with('%')) {
        shares[at] = std::clamp(*share, 0.0, 1.0);
      } else if (const auto colour = colour_of(word)) {
        colours[at] = *colour;
        any = true;
      }
    }
    if (!any) {
      return std::nullopt;
    }
  }
  // "If the percentages sum to zero, the function is invalid." Above or below a whole they are scaled; what is below makes it see-through.
  const double first = shares[0] ? *shares[0] : shares[1] ? 1 - *shares[1] : 0.5;
  const double second = shares[1] ? *shares[1] : 1 - first;
  const double sum = first + second;
  if (sum <= 0) {
    return std::nullopt;
  }
  const double one = first / sum * colours[0].alpha, other = second / sum * colours[1].alpha;
  const double alpha = one + other;
  const auto mix = [&](double left, double right) { return alpha <= 0 ? 0 : (left * one + right * other) / alpha; };
  return CssColour{mix(colours[0].red, colours[1].red), mix(colours[0].green, colours[1].green), mix(colours[0].blue, colours[1].blue),
                   alpha * std::min(sum, 1.0)};
}

std::optional<CssColour> newer_colour(const FunctionValue& function) {
  constexpr double kDegrees = 3.14159265358979 / 180;
  if (function.name == "color-mix") {
    return mixed_colour(function);
  }
  if (function.name == "light-dark") {
    return function.arguments.size() == 2 ? colour_of(function.arguments[0]) : std::nullopt;
  }
  if (function.name == "hwb") {
    const auto parts = numbers_of(function, 0, {1, 1, 1});
    if (!parts) {
      return std::nullopt;
    }
    const double white = std::clamp((*parts)[1] > 1 ? (*parts)[1] / 100 : (*parts)[1], 0.0, 1.0);
    const double black = std::clamp((*parts)[2] > 1 ? (*parts)[2] / 100 : (*parts)[2], 0.0, 1.0);
    const CssColour pure = from_hue((*parts)[0], 1, 0.5, (*parts)[3]);
    const double whole = std::max(1.0, white + black);
    const auto part = [&](double one) { return one * std::max(0.0, 1 - white - black) + 255 * white / whole; };
    return CssColour{part(pure.red), part(pure.green), part(pure.blue), pure.alpha};
  }
  if (function.name == "oklab" || function.name == "oklch") {
    const auto parts = numbers_of(function, 0, {1, 0.4, 0.4});
    if (!parts) {
      return std::nullopt;
    }
    const auto& [light, second, third, alpha] = *parts;
    return function.name == "oklab" ? from_oklab(light, second, third, alpha)
                                    : from_oklab(light, second * std::cos(third * kDegrees), second * std::sin(third * kDegrees), alpha);
  }
  if (function.name == "lab" || function.name == "lch") {
    const auto parts = numbers_of(function, 0, {100, 125, 125});
    if (!parts) {
      return std::nullopt;
    }
    const auto& [light, second, third, alpha] = *parts;
    return function.name == "lab" ? from_lab(light, second, third, alpha)
                                  : from_lab(light, second * std::cos(third * kDegrees), second * std::sin(third * kDegrees), alpha);
  }
  if (function.name == "color") {
    const auto parts = numbers_of(function, 1, {1, 1, 1});
    return parts ? std::optional(CssColour{(*parts)[0] * 255, (*parts)[1] * 255, (*parts)[2] * 255, (*parts)[3]}) : std::nullopt;
  }
  return std::nullopt;
}

double luminance(const CssColour& colour) {
  const auto linear = [](double part) {
    part /= 255;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

std::optional<CssColour> colour_of(std::string_view value) {
  if (value == "transparent") {
    return CssColour{0, 0, 0, 0};
  }
  if (value.starts_with('#')) {
    return hex_colour(value.substr(1));
  }
  for (const NamedColour& named : kNamed) {
    if (named.name == value) {
      return CssColour{static_cast<double>(named.value >> 16), static_cast<double>(named.value >> 8 & 0xFF),
                       static_cast<double>(named.value & 0xFF), 1};
    }
  }
  const auto functions = functions_of(value);
  if (functions.size() == 1 &&
      (functions[0].name == "rgb" || functions[0].name == "rgba" || functions[0].name == "hsl" || functions[0].name == "hsla")) {
    return function_colour(functions[0]);
  }
  return functions.size() == 1 ? newer_colour(functions[0]) : std::nullopt;
}

CssColour over(const CssColour& top, const CssColour& bottom) {
  const auto mix = [&](double above, double below) { return above * top.alpha + below * (1 - top.alpha); };
  return {mix(top.red, bottom.red), mix(top.green, bottom.green), mix(top.blue, bottom.blue), top.alpha + bottom.alpha * (1 - top.alpha)};
}

double contrast(const CssColour& one, const CssColour& other) {
  const double left = luminance(one), right = luminance(other);
  return (std::max(left, right) + 0.05) / (std::min(left, right) + 0.05);
}

}  // namespace sverka
