#include "readers/docx/measure.hpp"

#include <algorithm>
#include <charconv>
#include <climits>
#include <cmath>

namespace sverka {
namespace {

constexpr double kLargest = 1e6;
constexpr double kSharesOfOne = 100000;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// The number at the front, which is cut off. The standard's reader would also take "inf" and "nan": those are
// no numbers here.
std::optional<double> take_number(std::string_view& text) {
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
  }
  if (text.empty() || (text.front() != '-' && text.front() != '.' && (text.front() < '0' || text.front() > '9'))) {
    return std::nullopt;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || !std::isfinite(value)) {
    return std::nullopt;
  }
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

std::optional<double> points_of_unit(std::string_view unit) {
  if (unit == "pt")
    return 1.0;
  if (unit == "in")
    return 72.0;
  if (unit == "cm")
    return 72.0 / 2.54;
  if (unit == "mm")
    return 72.0 / 25.4;
  if (unit == "pc" || unit == "pi")
    return 12.0;
  return std::nullopt;
}

}  // namespace

std::optional<bool> parse_on_off(std::string_view text) {
  text = trimmed(text);
  if (text == "true" || text == "1" || text == "on") {
    return true;
  }
  if (text == "false" || text == "0" || text == "off") {
    return false;
  }
  return std::nullopt;
}

std::optional<bool> on_off(const XmlTree& tree, std::uint32_t element) {
  if (!tree.has_attribute(element, "w:val")) {
    return true;
  }
  return parse_on_off(tree.attribute(element, "w:val"));
}

std::optional<int> parse_integer(std::string_view text) {
  text = trimmed(text);
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
  }
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) {
    return text.front() == '-' ? INT_MIN : INT_MAX;
  }
  if (error != std::errc()) {
    return std::nullopt;
  }
  // Programs write "240.5" where the standard wants an integer; anything else after the digits is no number.
  std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (!rest.empty() && (rest.front() != '.' || rest.find_first_not_of("0123456789", 1) != std::string_view::npos)) {
    return std::nullopt;
  }
  return value;
}

std::optional<std::uint32_t> parse_hexadecimal(std::string_view text) {
  text = trimmed(text);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

std::optional<double> parse_measure(std::string_view text, double points_of_one) {
  text = trimmed(text);
  const auto number = take_number(text);
  if (!number) {
    return std::nullopt;
  }
  double factor = points_of_one;
  if (!text.empty()) {
    const auto unit = points_of_unit(trimmed(text));
    if (!unit) {
      return std::nullopt;
    }
    factor = *unit;
  }
  return std::clamp(*number * factor, -kLargest, kLargest);
}

std::optional<double> parse_percent(std::string_view text) {
  text = trimmed(text);
  const auto number = take_number(text);
  if (!number || (!text.empty() && text != "%")) {
    return std::nullopt;
  }
  return std::clamp(*number, -kLargest, kLargest);
}

std::optional<double> parse_share(std::string_view text) {
  text = trimmed(text);
  const bool percent = !text.empty() && text.back() == '%';
  const auto number = parse_percent(text);
  if (!number) {
    return std::nullopt;
  }
  return *number / (percent ? 100.0 : kSharesOfOne);
}

}  // namespace sverka
