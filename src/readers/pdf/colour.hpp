// Colours of every colour space as an approximate RGB: good enough to tell whether text can be seen.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "readers/pdf/function.hpp"
#include "readers/pdf/object.hpp"

namespace sverka::pdf {

struct PaintColour {
  float red = 0;
  float green = 0;
  float blue = 0;
  bool known = true;  // false: a pattern, a picture, or a space that is not understood

  bool operator==(const PaintColour&) const = default;
};

constexpr PaintColour kBlack = {0, 0, 0, true};
constexpr PaintColour kWhite = {1, 1, 1, true};
constexpr PaintColour kUnknownColour = {0.5F, 0.5F, 0.5F, false};

// Contrast ratio by relative luminance, 1 to 21. At least one unknown colour gives 21.
double contrast(const PaintColour& one, const PaintColour& other);

// `over` laid on `under` with that opacity.
PaintColour blended(const PaintColour& under, const PaintColour& over, double alpha);

PaintColour from_grey(double grey);
PaintColour from_rgb(double red, double green, double blue);
PaintColour from_cmyk(double cyan, double magenta, double yellow, double black);

class ColourSpace {
 public:
  // `resources` names the spaces that a content stream may use. Never nothing; a broken space gives unknown colours.
  static std::shared_ptr<const ColourSpace> load(const Object& space, const Object& resources, unsigned depth = 0);

  // A device space by its name, long or short; unknown colours for another name.
  static std::shared_ptr<const ColourSpace> named(std::string_view name);

  unsigned components() const { return components_; }
  PaintColour colour(const std::vector<double>& values) const;
  PaintColour initial() const;
  const ColourSpace* base() const { return base_.get(); }
  bool is_pattern() const { return kind_ == Kind::Pattern; }
  bool is_indexed() const { return kind_ == Kind::Indexed; }
  // A separation that marks nothing (its colorants are called None).
  bool paints_nothing() const { return nothing_; }

 private:
  enum class Kind : std::uint8_t { Grey, Rgb, Cmyk, Lab, Indexed, Tint, Pattern, Unknown };

  bool set_device(std::string_view name);

  Kind kind_ = Kind::Unknown;
  unsigned components_ = 1;
  bool nothing_ = false;
  bool all_ = false;
  std::shared_ptr<const ColourSpace> base_;
  std::string table_;
  std::size_t highest_ = 0;
  std::unique_ptr<Function> tint_;
};

}  // namespace sverka::pdf
