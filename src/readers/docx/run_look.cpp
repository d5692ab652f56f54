// The look of a run from its layers, and the flags that follow from a look.
#include <algorithm>
#include <array>
#include <cmath>

#include "readers/docx/colour.hpp"
#include "readers/docx/style_sheet.hpp"
#include "readers/docx/styles.hpp"

namespace sverka {
namespace {

using Paint = RunSettings::Paint;

// Below this size, in points, text is not read on paper.
constexpr double kTinyPoints = 4.0;
// A superscript or a subscript is drawn at about two thirds of its size.
constexpr double kVerticalShare = 2.0 / 3;
// A line pitch below this share of the size leaves no half of a letter.
constexpr double kLeastPitchShare = 0.5;
// Character scale, in percent, below which letters are strokes.
constexpr int kLeastScalePercent = 30;
// Condensed by more than this share of the size, letters stand on one another: a letter is about half as wide
// as it is high, and what is left of it is no letter.
constexpr double kFoldingShare = 0.3;
constexpr double kUsualWidthShare = 0.5;
// Contrast below which text is not seen. Light grey on white (C0C0C0) has 1.8, and the greys of small print
// have 3 and more.
constexpr double kLeastContrast = 1.6;
// Opacity below which text is a shadow of itself.
constexpr double kLeastOpacity = 0.15;
// Raised or lowered by more than this, text leaves its line by half a page.
constexpr double kLargestRaise = 400;
// Spread by more than this many times its size, a letter stands alone: a word runs over several lines or off the page.
constexpr double kSpreadingShare = 3;
// What Word takes where nothing says a size.
constexpr double kDefaultSize = 10;

// The layers of one run, the strongest first; an absent one is null.
class Layers {
 public:
  Layers(const WordStyleSheet& sheet, const Styles::RunContext& context) : defaults_(&sheet.default_run) {
    if (const Style* table = sheet.find(context.table_style, StyleType::Table)) {
      // Parts are rare: only they need a layer of their own.
      if (context.table_parts != 0 && !table->parts.empty()) {
        merged_table_ = table_run(*table, context.table_parts);
        table_ = &merged_table_;
      } else {
        table_ = &table->run;
      }
    }
    if (const Style* style = sheet.find_or_default(context.paragraph_style, StyleType::Paragraph)) {
      paragraph_ = &style->run;
    }
    if (const Style* style = sheet.find_or_default(context.character_style, StyleType::Character)) {
      character_ = &style->run;
    }
    order_ = {context.numbering, &context.direct, character_, paragraph_, table_, defaults_};
  }
  Layers(const Layers&) = delete;
  Layers& operator=(const Layers&) = delete;

  template <class T>
  const T* find(std::optional<T> RunSettings::*member) const {
    for (const RunSettings* layer : order_) {
      if (layer != nullptr && (layer->*member).has_value()) {
        return &*(layer->*member);
      }
    }
    return nullptr;
  }

  template <class T>
  T pick(std::optional<T> RunSettings::*member, T otherwise) const {
    const T* found = find(member);
    return found == nullptr ? otherwise : *found;
  }

  // 17.7.3: "If the value specified by the document defaults is true, the effective value is true. Otherwise,
  // the values are combined by a Boolean XOR" over the levels of the style hierarchy; direct formatting sets
  // the absolute state.
  bool toggle(std::optional<bool> RunSettings::*member) const {
    for (const RunSettings* layer : {order_[0], order_[1]}) {
      if (layer != nullptr && (layer->*member).has_value()) {
        return *(layer->*member);
      }
    }
    if ((defaults_->*member).value_or(false)) {
      return true;
    }
    bool result = false;
    for (const RunSettings* layer : {table_, paragraph_, character_}) {
      result ^= layer != nullptr && (layer->*member).value_or(false);
    }
    return result;
  }

 private:
  const RunSettings* defaults_ = nullptr;
  const RunSettings* table_ = nullptr;
  const RunSettings* paragraph_ = nullptr;
  const RunSettings* character_ = nullptr;
  RunSettings merged_table_;
  std::array<const RunSettings*, 6> order_ = {};
};

void settle_size(const Layers& layers, RunLook& look) {
  look.size_points = layers.pick(&RunSettings::size_points, kDefaultSize);
  look.font = layers.pick(&RunSettings::font, std::string());
  look.font_high_ansi = layers.pick(&RunSettings::font_high_ansi, std::string());
  const std::string complex = layers.pick(&RunSettings::font_complex, std::string());
  if (look.font.empty()) {
    look.font = look.font_high_ansi.empty() ? complex : look.font_high_ansi;
  }
  if (look.font_high_ansi.empty()) {
    look.font_high_ansi = look.font;
  }
  // Under w:cs and w:rtl some programs go by the complex size for any letter, and some go by the letter: the
  // smaller size counts.
  look.right_to_left = layers.pick(&RunSettings::right_to_left, false);
  if (layers.pick(&RunSettings::east_asia_hint, false)) {
    look.font_east_asia = layers.pick(&RunSettings::font_east_asia, std::string());
  }
  if (look.right_to_left || layers.pick(&RunSettings::complex_script, false)) {
    look.font_complex = complex;
    look.size_points = std::min(look.size_points, layers.pick(&RunSettings::complex_size_points, kDefaultSize));
  }
}

void settle_colours(const Layers& layers, const Styles::RunContext& context, RunLook& look) {
  Colour behind = kWhite;
  for (const auto* shade : {&context.paragraph_shading, &context.cell_shading, &context.table_shading, &context.page_background}) {
    if (*shade) {
      behind = **shade;
      break;
    }
  }
  const Paint* shading = layers.find(&RunSettings::shading);
  if (shading != nullptr && !shading->none) {
    behind = shading->colour;
  }
  const Paint* highlight = layers.find(&RunSettings::highlight);
  const bool highlighted = highlight != nullptr && !highlight->none;
  look.background = highlighted ? highlight->colour : behind;
  look.painted = highlighted || (shading != nullptr && !shading->none);
  // Automatic text answers to shading. Whether it answers to a highlight differs between programs: it is not
  // relied on.
  const Colour automatic = is_dark(behind) ? kWhite : kBlack;
  const Paint* paint = layers.find(&RunSettings::colour);
  if (paint == nullptr) {
    look.colour = automatic;
    return;
  }
  look.colour = paint->automatic ? automatic : paint->colour;
  look.alpha = paint->alpha;
  if (paint->stored && contrast(*paint->stored, look.background) < contrast(look.colour, look.background)) {
    look.colour = *paint->stored;
  }
}

bool is_squeezed(const RunLook& look, std::size_t fitted_characters) {
  const double scale = look.scale_percent / 100.0;
  if (look.scale_percent < kLeastScalePercent || look.spacing_points <= -kFoldingShare * look.size_points * scale) {
    return true;
  }
  if (look.fit_width_points <= 0 || fitted_characters == 0) {
    return false;
  }
  const double width = look.fit_width_points / static_cast<double>(fitted_characters);
  return width < kUsualWidthShare * look.size_points * kLeastScalePercent / 100;
}

bool is_spread(const RunLook& look, std::size_t fitted_characters) {
  const double most = kSpreadingShare * std::max(look.size_points, kDefaultSize);
  return look.spacing_points > most || (fitted_characters > 1 && look.fit_width_points > most * static_cast<double>(fitted_characters));
}

}  // namespace

RunLook Styles::look(const RunContext& context) const {
  const Layers layers(impl_->sheet, context);
  RunLook look;
  look.hidden = layers.toggle(&RunSettings::vanish) || layers.pick(&RunSettings::spec_vanish, false);
  look.web_hidden = layers.pick(&RunSettings::web_hidden, false);
  look.struck = layers.toggle(&RunSettings::strike) || layers.toggle(&RunSettings::double_strike);
  look.caps = layers.toggle(&RunSettings::caps) || layers.toggle(&RunSettings::small_caps);
  look.spacing_points = layers.pick(&RunSettings::spacing_points, 0.0);
  look.raise_points = layers.pick(&RunSettings::raise_points, 0.0);
  look.fit_width_points = layers.pick(&RunSettings::fit_width_points, 0.0);
  look.scale_percent = layers.pick(&RunSettings::scale_percent, 100);
  look.underlined = layers.pick(&RunSettings::underlined, false);
  look.unknown_switch = layers.pick(&RunSettings::unknown_switch, false);
  look.rearranged = layers.pick(&RunSettings::rearranged, false);
  look.vertical = layers.pick(&RunSettings::vertical, 0);
  settle_size(layers, look);
  settle_colours(layers, context, look);
  return look;
}

std::uint32_t flags_of(const RunLook& look, double line_exact_points, std::size_t fitted_characters) {
  std::uint32_t flags = 0;
  const auto set = [&flags](bool holds, RunFlag flag) { flags |= holds ? flag : 0u; };
  const double size = look.size_points * (look.vertical == 0 ? 1 : kVerticalShare);
  const bool folded_lines = line_exact_points > 0 && line_exact_points < kLeastPitchShare * size;
  set(look.hidden, kHidden);
  set(look.web_hidden, kWebHidden);
  set(size < kTinyPoints || folded_lines, kTiny);
  set(is_squeezed(look, fitted_characters), kSqueezed);
  set(contrast(mix(look.colour, look.background, look.alpha), look.background) < kLeastContrast, kLowContrast);
  set(look.struck, kStruck);
  set(look.caps, kCaps);
  set(look.rearranged, kBidiControl);
  set(look.alpha < kLeastOpacity, kTransparent);
  set(look.vertical != 0, kVertical);
  set(line_exact_points > 0 && std::fabs(look.raise_points) > line_exact_points, kClipped);
  set(std::fabs(look.raise_points) > kLargestRaise || is_spread(look, fitted_characters), kOffPage);
  return flags;
}

bool lies_on_other_lines(const RunLook& look, double pitch_points) {
  if (pitch_points <= 0 || !(look.painted || look.struck || look.underlined)) {
    return false;
  }
  // From the base line, in shares of the size: how far paint reaches, and where lines are drawn.
  constexpr double kPaintAbove = 0.9, kPaintBelow = 0.25, kStrike = 0.3, kUnderline = -0.15;
  // From the base line, in shares of the pitch: what is beyond lies on the letters of another line.
  constexpr double kLineAbove = 1.25, kLineBelow = -0.75, kLettersAbove = 0.9, kLettersBelow = -0.4;
  const double size = look.size_points, base = look.raise_points;
  if (look.painted && (base + kPaintAbove * size > kLineAbove * pitch_points || base - kPaintBelow * size < kLineBelow * pitch_points)) {
    return true;
  }
  const auto crosses = [&](double share) {
    const double height = base + share * size;
    return height > kLettersAbove * pitch_points || height < kLettersBelow * pitch_points;
  };
  return (look.struck && crosses(kStrike)) || (look.underlined && crosses(kUnderline));
}

}  // namespace sverka
