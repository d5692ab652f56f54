// Attribute values of OOXML: on/off, integers, measures, percents, in their transitional and strict spellings.
// Anything that is not of its type is no value. White space around a value is allowed, as XML Schema says.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "readers/docx/xml_tree.hpp"

namespace sverka {

// ISO 29500-1, 22.9.2.7 ST_OnOff: true, false, 1, 0, and on, off.
std::optional<bool> parse_on_off(std::string_view text);

// An element of type CT_OnOff: no w:val means on. Nothing if w:val is malformed.
std::optional<bool> on_off(const XmlTree& tree, std::uint32_t element);

// A decimal integer, clamped to the range of int.
std::optional<int> parse_integer(std::string_view text);

// Hexadecimal digits, at most eight.
std::optional<std::uint32_t> parse_hexadecimal(std::string_view text);

// A number with a unit (22.9.2.15 ST_UniversalMeasure: mm, cm, in, pt, pc, pi), or a plain one in the attribute's own unit.
// In points, clamped to a million either way.
std::optional<double> parse_measure(std::string_view text, double points_of_one);

// "50%" or "50".
std::optional<double> parse_percent(std::string_view text);

// DrawingML percents: "50000" or "50%", as a share of one.
std::optional<double> parse_share(std::string_view text);

constexpr double kHalfPoint = 0.5;
constexpr double kTwip = 0.05;

}  // namespace sverka
