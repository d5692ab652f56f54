#include "readers/docx/number_format.hpp"

#include <algorithm>
#include <iterator>

#include "text/utf8.hpp"

namespace sverka {
namespace {

struct FormatName {
  std::string_view name;
  NumberFormat format;
};

constexpr FormatName kNames[] = {
    {"decimal", NumberFormat::Decimal},
    {"decimalHalfWidth", NumberFormat::Decimal},
    {"decimalZero", NumberFormat::DecimalZero},
    {"upperRoman", NumberFormat::UpperRoman},
    {"lowerRoman", NumberFormat::LowerRoman},
    {"upperLetter", NumberFormat::UpperLetter},
    {"lowerLetter", NumberFormat::LowerLetter},
    {"russianUpper", NumberFormat::UpperRussian},
    {"russianLower", NumberFormat::LowerRussian},
    {"ordinal", NumberFormat::Ordinal},
    {"hex", NumberFormat::Hexadecimal},
    {"chicago", NumberFormat::Chicago},
    {"numberInDash", NumberFormat::Dashes},
    {"decimalEnclosedCircle", NumberFormat::EnclosedCircle},
    {"decimalEnclosedCircleChinese", NumberFormat::EnclosedCircle},
    {"decimalEnclosedFullstop", NumberFormat::EnclosedStop},
    {"decimalEnclosedParen", NumberFormat::EnclosedBrackets},
    {"bullet", NumberFormat::Bullet},
    {"none", NumberFormat::None},
};

constexpr char32_t kLowerRussian[] = {
    0x0430, 0x0431, 0x0432, 0x0433, 0x0434, 0x0435, 0x0436, 0x0437, 0x0438, 0x043A, 0x043B, 0x043C, 0x043D, 0x043E, 0x043F,
    0x0440, 0x0441, 0x0442, 0x0443, 0x0444, 0x0445, 0x0446, 0x0447, 0x0448, 0x0449, 0x044B, 0x044D, 0x044E, 0x044F,
};
constexpr char32_t kRussianCapital = 0x20;  // small to capital, downwards

constexpr char32_t kChicago[] = {0x002A, 0x2020, 0x2021, 0x00A7};

// A letter sequence goes on by repeating the letter; programs stop at thirty of them.
constexpr std::int64_t kMostRepeats = 30;
constexpr std::int64_t kLargestRoman = 32767;
// The thousands of a large Roman number are as many letters M.
constexpr std::size_t kLongestText = 64;
constexpr std::size_t kWidestPadding = 9;

std::string roman(std::int64_t number, bool upper) {
  struct Sign {
    int value;
    std::string_view letters;
  };
  constexpr Sign kSigns[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                             {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  if (number > kLargestRoman) {
    return std::to_string(number);
  }
  std::string text;
  for (const Sign& sign : kSigns) {
    for (; number >= sign.value; number -= sign.value) {
      text += sign.letters;
    }
  }
  if (upper) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  }
  return text;
}

// The number-th sign of an alphabet, repeated once more for each time the alphabet has been gone through.
template <class SignAt>
std::string repeated(std::int64_t number, std::int64_t alphabet, SignAt sign_at) {
  const std::int64_t repeats = (number - 1) / alphabet + 1;
  if (repeats > kMostRepeats) {
    return std::to_string(number);
  }
  std::string text;
  for (std::int64_t count = 0; count < repeats; ++count) {
    append_utf8(text, sign_at(static_cast<std::size_t>((number - 1) % alphabet)));
  }
  return text;
}

std::string ordinal(std::int64_t number) {
  const std::int64_t tens = number / 10 % 10;
  const std::int64_t ones = number % 10;
  const bool teen = tens == 1;
  return std::to_string(number) + (!teen && ones == 1 ? "st" : !teen && ones == 2 ? "nd" : !teen && ones == 3 ? "rd" : "th");
}

std::string hexadecimal(std::int64_t number) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text;
  for (; number > 0; number /= 16) {
    text.insert(text.begin(), kDigits[number % 16]);
  }
  return text;
}

std::string padded(std::int64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  if (text.size() < width) {
    text.insert(0, width - text.size(), '0');
  }
  return text;
}

std::string enclosed(std::int64_t number, char32_t first) {
  std::string text;
  if (number > 20) {
    return std::to_string(number);
  }
  append_utf8(text, first + static_cast<char32_t>(number - 1));
  return text;
}

}  // namespace

NumberStyle parse_number_format(std::string_view value, std::string_view custom) {
  for (const FormatName& entry : kNames) {
    if (entry.name == value) {
      return {entry.format, 0};
    }
  }
  if (value == "custom") {
    const std::string_view first = custom.substr(0, custom.find(','));
    const bool counts =
        !first.empty() && first.size() <= kWidestPadding && first.back() == '1' && first.find_first_not_of('0') == first.size() - 1;
    if (counts) {
      return {NumberFormat::Padded, static_cast<std::uint8_t>(first.size())};
    }
  }
  return {NumberFormat::Unknown, 0};
}

std::string format_number(NumberStyle style, std::int64_t number) {
  if (style.format == NumberFormat::None || style.format == NumberFormat::Bullet) {
    return {};
  }
  if (style.format == NumberFormat::Dashes) {
    return "- " + std::to_string(number) + " -";
  }
  if (style.format == NumberFormat::DecimalZero && number >= 0) {
    return padded(number, 2);
  }
  if (style.format == NumberFormat::Padded && number >= 0) {
    return padded(number, style.width);
  }
  if (number <= 0) {  // no sequence of signs has a zero
    return std::to_string(number);
  }
  const auto size = [](const auto& alphabet) { return static_cast<std::int64_t>(std::size(alphabet)); };
  switch (style.format) {
    case NumberFormat::UpperRoman:
    case NumberFormat::LowerRoman: {
      std::string text = roman(number, style.format == NumberFormat::UpperRoman);
      return text.size() > kLongestText ? std::to_string(number) : text;
    }
    case NumberFormat::UpperLetter:
      return repeated(number, 26, [](std::size_t at) { return U'A' + static_cast<char32_t>(at); });
    case NumberFormat::LowerLetter:
      return repeated(number, 26, [](std::size_t at) { return U'a' + static_cast<char32_t>(at); });
    case NumberFormat::UpperRussian:
      return repeated(number, size(kLowerRussian), [](std::size_t at) { return kLowerRussian[at] - kRussianCapital; });
    case NumberFormat::LowerRussian:
      return repeated(number, size(kLowerRussian), [](std::size_t at) { return kLowerRussian[at]; });
    case NumberFormat::Chicago:
      return repeated(number, size(kChicago), [](std::size_t at) { return kChicago[at]; });
    case NumberFormat::Ordinal:
      return ordinal(number);
    case NumberFormat::Hexadecimal:
      return hexadecimal(number);
    case NumberFormat::EnclosedCircle:
      return enclosed(number, 0x2460);
    case NumberFormat::EnclosedStop:
      return enclosed(number, 0x2488);
    case NumberFormat::EnclosedBrackets:
      return enclosed(number, 0x2474);
    default:
      return std::to_string(number);
  }
}

}  // namespace sverka
