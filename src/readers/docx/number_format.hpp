// Numbers as automatic numbering writes them (ISO 29500-1, 17.18.59 ST_NumberFormat).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sverka {

enum class NumberFormat : std::uint8_t {
  Decimal,
  DecimalZero,  // 01, 02, ... 10
  UpperRoman,
  LowerRoman,
  UpperLetter,  // A to Z, then AA, BB
  LowerLetter,
  UpperRussian,  // 29 letters: without io, short i, hard and soft sign; then doubled
  LowerRussian,
  Ordinal,  // 1st, 2nd
  Hexadecimal,
  Chicago,           // asterisk, dagger, double dagger, section sign; then doubled
  Dashes,            // - 1 -
  EnclosedCircle,    // U+2460 on; decimal above 20
  EnclosedStop,      // U+2488 on
  EnclosedBrackets,  // U+2474 on
  Padded,            // custom formats: 001, 002; with a width
  Bullet,
  None,
  Unknown,  // written in decimal
};

struct NumberStyle {
  NumberFormat format = NumberFormat::Decimal;
  std::uint8_t width = 0;  // of Padded
  bool operator==(const NumberStyle&) const = default;
};

// `custom` is w:format, for the value "custom"; its form is the first numbers of the sequence: "001, 002, 003, ...".
NumberStyle parse_number_format(std::string_view value, std::string_view custom = {});

// Empty for None and Bullet. Never longer than 64 bytes: what would be longer is written in decimal, as programs do past their limits.
std::string format_number(NumberStyle style, std::int64_t number);

}  // namespace sverka
