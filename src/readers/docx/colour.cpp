#include "readers/docx/colour.hpp"

#include <algorithm>
#include <cmath>

#include "readers/docx/measure.hpp"

namespace sverka {
namespace {

struct NamedColour {
  std::string_view name;
  Colour colour;
};

constexpr NamedColour kHighlights[] = {
    {"black", {0, 0, 0}},       {"blue", {0, 0, 255}},         {"cyan", {0, 255, 255}},       {"green", {0, 255, 0}},
    {"magenta", {255, 0, 255}}, {"red", {255, 0, 0}},          {"yellow", {255, 255, 0}},     {"white", {255, 255, 255}},
    {"darkBlue", {0, 0, 128}},  {"darkCyan", {0, 128, 128}},   {"darkGreen", {0, 128, 0}},    {"darkMagenta", {128, 0, 128}},
    {"darkRed", {128, 0, 0}},   {"darkYellow", {128, 128, 0}}, {"darkGray", {128, 128, 128}}, {"lightGray", {192, 192, 192}},
};

// Below this weighted sum automatic text is drawn in white. Either choice is well readable around it.
constexpr int kDarkBelow = 62;

std::uint8_t channel(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

double linear(std::uint8_t value) {
  const double share = value / 255.0;
  return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

char lowered(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::optional<Colour> named_colour(std::string_view name) {
  const auto same = [](char one, char other) { return lowered(one) == lowered(other); };
  for (const NamedColour& entry : kHighlights) {
    if (std::equal(name.begin(), name.end(), entry.name.begin(), entry.name.end(), same)) {
      return entry.colour;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Colour> parse_colour(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '#')) {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  const auto value = text.size() == 6 ? parse_hexadecimal(text) : std::nullopt;
  if (!value) {
    // The standard knows no names here, and converters write them all the same.
    return named_colour(text);
  }
  return Colour{static_cast<std::uint8_t>(*value >> 16 & 0xFF), static_cast<std::uint8_t>(*value >> 8 & 0xFF),
                static_cast<std::uint8_t>(*value & 0xFF)};
}

Colour mix(Colour over, Colour under, double share) {
  const double part = std::clamp(share, 0.0, 1.0);
  const auto blend = [part](std::uint8_t a, std::uint8_t b) { return channel(a * part + b * (1 - part)); };
  return {blend(over.red, under.red), blend(over.green, under.green), blend(over.blue, under.blue)};
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast(Colour one, Colour other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

bool is_dark(Colour background) {
  return (background.red * 76 + background.green * 151 + background.blue * 29) / 256 <= kDarkBelow;
}

std::optional<Colour> highlight_colour(std::string_view name) {
  for (const NamedColour& entry : kHighlights) {
    if (entry.name == name) {
      return entry.colour;
    }
  }
  return std::nullopt;
}

}  // namespace sverka
