// The properties of CSS that can hide text: what the reader keeps of a style sheet, and what the cascade is worked out for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sverka {

enum class Property : std::uint8_t {
  Display,
  Visibility,
  Opacity,
  ContentVisibility,
  Position,
  Left,
  Right,
  Top,
  Bottom,
  TextIndent,
  MarginLeft,
  MarginTop,
  MarginRight,
  MarginBottom,
  Clip,
  ClipPath,
  OverflowX,
  OverflowY,
  Transform,
  Translate,
  Scale,
  Filter,
  Color,
  TextFillColor,
  BackgroundColor,
  BackgroundImage,
  FontSize,
  Width,
  Height,
  MaxWidth,
  MaxHeight,
  ZIndex,
  LineHeight,
  All,
  AnimationName,
  TransitionProperty,
  MaskImage,
  Zoom,
  LetterSpacing,
  PaddingTop,
  PointerEvents,
  GridTemplateRows,
  GridAutoRows,
  Count
};

// Their names, in the order of Property. "text-fill-color" is -webkit-text-fill-color.
constexpr std::array<std::string_view, static_cast<std::size_t>(Property::Count)> kPropertyNames = {"display",
                                                                                                    "visibility",
                                                                                                    "opacity",
                                                                                                    "content-visibility",
                                                                                                    "position",
                                                                                                    "left",
                                                                                                    "right",
                                                                                                    "top",
                                                                                                    "bottom",
                                                                                                    "text-indent",
                                                                                                    "margin-left",
                                                                                                    "margin-top",
                                                                                                    "margin-right",
                                                                                                    "margin-bottom",
                                                                                                    "clip",
                                                                                                    "clip-path",
                                                                                                    "overflow-x",
                                                                                                    "overflow-y",
                                                                                                    "transform",
                                                                                                    "translate",
                                                                                                    "scale",
                                                                                                    "filter",
                                                                                                    "color",
                                                                                                    "text-fill-color",
                                                                                                    "background-color",
                                                                                                    "background-image",
                                                                                                    "font-size",
                                                                                                    "width",
                                                                                                    "height",
                                                                                                    "max-width",
                                                                                                    "max-height",
                                                                                                    "z-index",
                                                                                                    "line-height",
                                                                                                    "all",
                                                                                                    "animation-name",
                                                                                                    "transition-property",
                                                                                                    "mask-image",
                                                                                                    "zoom",
                                                                                                    "letter-spacing",
                                                                                                    "padding-top",
                                                                                                    "pointer-events",
                                                                                                    "grid-template-rows",
                                                                                                    "grid-auto-rows"};

constexpr std::string_view name_of(Property property) {
  return kPropertyNames[static_cast<std::size_t>(property)];
}

}  // namespace sverka
