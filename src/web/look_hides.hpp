// The ways in which what an element declares hides it, one by one: what look.cpp is made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "web/look.hpp"
#include "web/look_values.hpp"

namespace sverka {

// Beyond these nothing of a text is left on a screen.
constexpr double kOffScreen = -500;
constexpr double kFarOff = 3000;
constexpr double kInvisible = 0.1, kFaint = 0.25;  // opacity
constexpr double kNoSize = 2, kSmallSize = 5;      // font, pixels
constexpr double kNoContrast = 1.15, kFaintContrast = 1.5;

inline Hides at_least(bool surely, bool perhaps) {
  return surely ? Hides::Yes : perhaps ? Hides::Doubtful : Hides::No;
}

// Moved out of the screen; `placed`: its position is not static.
Hides off_screen(const LookValues& values, const LengthContext& context, bool placed, bool fixed);
// Pushed out of the lower edge of a box that cuts off what does not fit.
Hides pushed_out(const LookValues& values, const LengthContext& context, double room);
// What does not fit is not shown.
bool cuts_off(const LookValues& values, Property overflow);
// The height of a box that cuts off the rest; `around`: that of the box around it.
double room_of(const LookValues& values, const LengthContext& context, double around);
// Rows of a grid: "0" and "0px" have no height for certain, "0fr" only where what stands in it may be cut off.
Hides without_rows(const LookValues& values, const std::string& display);
// A box without room whose content may not leave it.
Hides without_room(const LookValues& values, const LengthContext& context);
// A picture, or what is drawn as one: "img", "svg".
bool is_drawn(const WebNode& element);
// A picture of no size or of one pixel.
Hides without_size(const WebNode& element, const LookValues& values, const LengthContext& context);
// By clip and clip-path.
Hides clipped(const LookValues& values, const LengthContext& context, bool placed);
// By transform and the properties that are parts of it.
Hides transformed(const LookValues& values, const LengthContext& context);
double opacity_of(const LookValues& values);
// Drawn so that nothing can be read: blurred, without contrast, behind a mask that lets nothing through, minute.
Hides spoilt(const LookValues& values, const LengthContext& context);
// Ways to be unreadable that no honest link needs, and that a static reading cannot follow to the end.
Hides obscured(const LookValues& values);
// Text over what lies behind its element, once a filter has changed the one and not the other.
bool fades_into(const std::string& filter, const Look& look, const Look& around);

// The darkest and the lightest colour of a gradient, as far as it is one of colours alone.
std::optional<std::pair<CssColour, CssColour>> ends_of_gradient(std::string_view picture, const CssColour& below);

}  // namespace sverka
