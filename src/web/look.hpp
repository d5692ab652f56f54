// How one element looks in one world: what its declarations make of what it inherits.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "document/web_page.hpp"
#include "web/cascade.hpp"
#include "web/style_values.hpp"

namespace sverka {

enum class Hides : std::uint8_t { No, Doubtful, Yes };

// Whether letters stand in the order of `direction` whatever they are: by the element itself, or by what it stands in line with.
enum class OrderForced : std::uint8_t { No, Here, Around };

constexpr double kBoundless = 1e9;

struct Look {
  Hides box = Hides::No;  // the element with all that is in it is not shown; of an ancestor too
  bool visible = true;    // of visibility
  double opacity = 1;     // of all ancestors together
  double font = 16;
  double indent = 0;                                        // of the nearest block
  double spacing = 0;                                       // between letters
  Hides row = Hides::No;                                    // of the rows of the grid that it is: they have no height
  double room = kBoundless;                                 // height of the nearest box around that cuts off what does not fit
  std::optional<CssColour> colour = CssColour{0, 0, 0, 1};  // nothing: not known
  std::optional<CssColour> fill;                            // of text-fill-color, where it is given
  CssColour background = {255, 255, 255, 1};
  std::optional<CssColour> background_to;  // the other end of a gradient
  bool background_known = true;            // false: a picture, or a place that the source does not tell
  bool block = true;                       // sizes and indents apply
  bool right_to_left = false;              // of direction
  OrderForced order = OrderForced::No;
  std::shared_ptr<const std::map<std::string, std::string, std::less<>>> custom;  // custom properties; may be null
};

// `declared` by the element itself; `around` of its parent. Does not know what the browser's own sheet hides.
Look look_of(const WebNode& element, const Declared& declared, const Look& around, const Screen& screen);

// What a box shows where nothing stands in it: its background, or itself, as a picture does.
enum class BoxShows : std::uint8_t { Background, Itself };

// The box that ::before or ::after makes, by what is declared of it, or another one lies over all of what it is placed in, in colours
// that nothing shows through.
bool covers(const Declared& part, const Look& element, const Screen& screen, BoxShows shows = BoxShows::Background);

// How far a placed box is moved up from its place, in pixels, by its edges or a transform; 0 if it is not.
double moved_up(const Declared& declared, const Look& look, const Screen& screen);

// Whether text of its own in that element is seen.
Hides hides_text(const Look& look);

}  // namespace sverka
