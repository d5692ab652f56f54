// Values of CSS: lengths, colours, conditions of @media. What is not understood is nothing, never a guess.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

// What lengths refer to, in pixels.
struct LengthContext {
  double font = 16;  // of the element
  double root_font = 16;
  double width = 1280;  // of the screen, which stands for that of the containing block too
  double height = 800;
  double percent_of = 1280;
};

// Pixels: "-9999px", "2em", "-100%", "calc(-1 * 50vw)", "min(1em, 20px)", "0". Nothing for auto and what is not known.
std::optional<double> length_of(std::string_view value, const LengthContext& context);

// A plain number or a percentage, computed ones too: of opacity.
std::optional<double> number_of(std::string_view value);

// Radians: "90deg", ".25turn".
std::optional<double> angle_of(std::string_view value);

struct CssColour {
  double red = 0, green = 0, blue = 0;  // 0 to 255
  double alpha = 1;
  bool operator==(const CssColour&) const = default;
};

// Names, those of the system in a light setting too, #hex, rgb(), hsl(), hwb(), lab(), lch(), oklab(), oklch(), color(), color-mix(),
// light-dark(), transparent. Nothing for currentcolor and for colours made of others.
std::optional<CssColour> colour_of(std::string_view value);

CssColour over(const CssColour& top, const CssColour& bottom);
// 1 (equal) to 21, as WCAG 2 has it; both opaque.
double contrast(const CssColour& one, const CssColour& other);

// "name(a, b)" apart into its name and arguments; a transform is several of them.
struct FunctionValue {
  std::string_view name;
  std::vector<std::string_view> arguments;
};
std::vector<FunctionValue> functions_of(std::string_view value);

// Words of a value, apart at spaces outside of brackets.
std::vector<std::string_view> words_of_value(std::string_view value, char separator = ' ');

struct Screen {
  double width = 1280, height = 800;
};

enum class Condition : std::uint8_t { No, Maybe, Yes };

// A condition of StyleRule::conditions on a screen of that size: "media print" does not hold, "supports ..." holds, as a browser of
// today would say, unless it asks with not; what is not understood may.
Condition condition_holds(std::string_view condition, const Screen& screen);

}  // namespace sverka
