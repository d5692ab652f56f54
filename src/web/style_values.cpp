#include "web/style_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace sverka {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  return text;
}

// A number and what follows it.
struct Measured {
  double number = 0;
  std::string_view unit;
};

std::optional<Measured> measured(std::string_view text) {
  const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
  Measured out;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out.number);
  if (error != std::errc() || !std::isfinite(out.number)) {
    return std::nullopt;
  }
  out.unit = std::string_view(end, static_cast<std::size_t>(digits.data() + digits.size() - end));
  return out;
}

std::optional<double> pixels(const Measured& length, const LengthContext& context) {
  struct Unit {
    std::string_view name;
    double factor;
  };
  const Unit units[] = {{"px", 1},
                        {"pt", 4.0 / 3},
                        {"pc", 16},
                        {"in", 96},
                        {"cm", 96 / 2.54},
                        {"mm", 9.6 / 2.54},
                        {"q", 2.4 / 2.54},
                        {"em", context.font},
                        {"rem", context.root_font},
                        {"ex", context.font / 2},
                        {"ch", context.font / 2},
                        {"lh", context.font * 1.2},
                        {"vw", context.width / 100},
                        {"vh", context.height / 100},
                        {"dvw", context.width / 100},
                        {"dvh", context.height / 100},
                        {"svh", context.height / 100},
                        {"lvh", context.height / 100},
                        {"vmin", std::min(context.width, context.height) / 100},
                        {"vmax", std::max(context.width, context.height) / 100},
                        {"%", context.percent_of / 100}};
  for (const Unit& unit : units) {
    if (unit.name == length.unit) {
      return length.number * unit.factor;
    }
  }
  return length.unit.empty() && length.number == 0 ? std::optional(0.0) : std::nullopt;
}

// calc(): sums of products, brackets. Plain numbers are factors.
class Calculation {
 public:
  Calculation(std::string_view text, const LengthContext& context) : text_(text), context_(context) {}

  std::optional<double> value() {
    const auto sum = sum_of(0);
    skip();
    return at_ == text_.size() ? sum : std::nullopt;
  }

 private:
  void skip() {
    while (at_ < text_.size() && text_[at_] == ' ') {
      ++at_;
    }
  }
  char peek() {
    skip();
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  std::optional<double> sum_of(int depth) {
    auto sum = product(depth);
    while (sum && (peek() == '+' || peek() == '-')) {
      const bool minus = text_[at_++] == '-';
      const auto next = product(depth);
      sum = next ? std::optional(*sum + (minus ? -*next : *next)) : std::nullopt;
    }
    return sum;
  }

  std::optional<double> product(int depth) {
    auto value = term(depth);
    while (value && (peek() == '*' || peek() == '/')) {
      const bool divides = text_[at_++] == '/';
      const auto next = term(depth);
      const bool good = next && (!divides || *next != 0);
      value = good ? std::optional(divides ? *value / *next : *value * *next) : std::nullopt;
    }
    return value;
  }

  std::optional<double> term(int depth) {
    constexpr int kDepth = 20;
    if (depth > kDepth) {
      return std::nullopt;
    }
    skip();
    for (const std::string_view name : {"min(", "max(", "clamp("}) {
      if (text_.substr(at_).starts_with(name)) {
        at_ += name.size();
        return chosen(name, depth);
      }
    }
    if (text_.substr(at_).starts_with("calc(")) {
      at_ += 4;
    }
    if (peek() == '(') {
      ++at_;
      const auto inner = sum_of(depth + 1);
      if (peek() != ')') {
        return std::nullopt;
      }
      ++at_;
      return inner;
    }
    std::size_t end = at_;
    const auto is_part = [&](char letter) {
      return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || letter == '.' || letter == '%';
    };
    if (end < text_.size() && (text_[end] == '-' || text_[end] == '+')) {
      ++end;
    }
    while (end < text_.size() && is_part(text_[end])) {
      ++end;
    }
    const auto part = measured(text_.substr(at_, end - at_));
    at_ = end;
    if (!part) {
      return std::nullopt;
    }
    return part->unit.empty() ? std::optional(part->number) : pixels(*part, context_);
  }

  // Of the arguments up to the closing bracket; clamp(least, wanted, most).
  std::optional<double> chosen(std::string_view name, int depth) {
    std::vector<double> parts;
    do {
      const auto part = sum_of(depth + 1);
      if (!part) {
        return std::nullopt;
      }
      parts.push_back(*part);
    } while (peek() == ',' && ++at_ > 0);
    if (peek() != ')' || (name == "clamp(" && parts.size() != 3)) {
      return std::nullopt;
    }
    ++at_;
    return name == "clamp(" ? std::max(parts[0], std::min(parts[1], parts[2]))
           : name == "min(" ? *std::min_element(parts.begin(), parts.end())
                            : *std::max_element(parts.begin(), parts.end());
  }

  std::string_view text_;
  const LengthContext& context_;
  std::size_t at_ = 0;
};

bool is_calculated(std::string_view value) {
  return value.ends_with(')') &&
         (value.starts_with("calc(") || value.starts_with("min(") || value.starts_with("max(") || value.starts_with("clamp("));
}

// One feature of a media query: "(max-width: 600px)", "(min-width:40em)", "(600px <= width <= 900px)".
Condition feature_holds(std::string_view feature, const Screen& screen) {
  const std::size_t colon = feature.find(':');
  const std::string_view name = trimmed(feature.substr(0, colon));
  LengthContext context;
  context.width = screen.width;
  context.height = screen.height;
  if (colon == std::string_view::npos) {
    if (name.find_first_of("<>=") != std::string_view::npos) {
      return Condition::Maybe;
    }
    return name == "color" || name == "width" || name == "height" ? Condition::Yes : Condition::Maybe;
  }
  const std::string_view value = trimmed(feature.substr(colon + 1));
  const auto compared = [&](double actual, std::string_view wanted) {
    const auto limit = length_of(wanted, context);
    if (!limit) {
      return Condition::Maybe;
    }
    const bool holds = name.starts_with("min-") ? actual >= *limit : name.starts_with("max-") ? actual <= *limit : actual == *limit;
    return holds ? Condition::Yes : Condition::No;
  };
  if (name == "min-width" || name == "max-width" || name == "width" || name == "min-device-width" || name == "max-device-width") {
    return compared(screen.width, value);
  }
  if (name == "min-height" || name == "max-height" || name == "height") {
    return Condition::Maybe;
  }
  if (name == "orientation") {
    return (value == "landscape") == (screen.width > screen.height) ? Condition::Yes : Condition::No;
  }
  if (name == "prefers-color-scheme") {
    return value == "light" ? Condition::Yes : Condition::Maybe;
  }
  if (name == "prefers-reduced-motion") {
    return value == "no-preference" ? Condition::Yes : Condition::No;
  }
  return Condition::Maybe;
}

// One query of a list: "only screen and (max-width: 600px)".
Condition query_holds(std::string_view query, const Screen& screen) {
  Condition all = Condition::Yes;
  bool negated = false;
  for (std::string_view word : words_of_value(query)) {
    if (word == "and" || word == "only") {
      continue;
    }
    if (word == "not") {
      negated = true;
      continue;
    }
    Condition one = Condition::Maybe;
    if (word == "screen" || word == "all") {
      one = Condition::Yes;
    } else if (word == "print" || word == "speech" || word == "tty" || word == "tv" || word == "projection" || word == "handheld" ||
               word == "braille" || word == "embossed" || word == "aural") {
      one = Condition::No;
    } else if (word.starts_with('(') && word.ends_with(')') && word.find('(', 1) == std::string_view::npos) {
      one = feature_holds(word.substr(1, word.size() - 2), screen);
    }
    all = std::min(all, one);
  }
  return !negated ? all : all == Condition::Maybe ? all : all == Condition::Yes ? Condition::No : Condition::Yes;
}

}  // namespace

std::vector<std::string_view> words_of_value(std::string_view value, char separator) {
  std::vector<std::string_view> words;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= value.size(); ++at) {
    const char letter = at < value.size() ? value[at] : separator;
    depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
    if (at == value.size() || (letter == separator && depth <= 0)) {
      if (const std::string_view word = trimmed(value.substr(begin, at - begin)); !word.empty()) {
        words.push_back(word);
      }
      begin = at + 1;
    }
  }
  return words;
}

std::optional<double> length_of(std::string_view value, const LengthContext& context) {
  value = trimmed(value);
  if (is_calculated(value)) {
    return Calculation(value, context).value();
  }
  const auto length = measured(value);
  return length ? pixels(*length, context) : std::nullopt;
}

std::optional<double> number_of(std::string_view value) {
  value = trimmed(value);
  if (is_calculated(value)) {
    LengthContext share;
    share.percent_of = 1;
    return Calculation(value, share).value();
  }
  const auto number = measured(value);
  if (!number || (!number->unit.empty() && number->unit != "%")) {
    return std::nullopt;
  }
  return number->unit.empty() ? number->number : number->number / 100;
}

std::vector<FunctionValue> functions_of(std::string_view value) {
  std::vector<FunctionValue> functions;
  for (const std::string_view word : words_of_value(value)) {
    const std::size_t open = word.find('(');
    if (open == std::string_view::npos || !word.ends_with(')')) {
      continue;
    }
    const std::string_view inside = word.substr(open + 1, word.size() - open - 2);
    auto arguments = words_of_value(inside, ',');
    if (arguments.size() == 1) {
      arguments = words_of_value(inside);
    }
    functions.push_back({word.substr(0, open), std::move(arguments)});
  }
  return functions;
}

std::optional<double> angle_of(std::string_view value) {
  constexpr double kHalfTurn = 3.14159265358979;
  const std::pair<std::string_view, double> units[] = {
      {"deg", kHalfTurn / 180}, {"grad", kHalfTurn / 200}, {"rad", 1}, {"turn", 2 * kHalfTurn}};
  const auto measure = measured(trimmed(value));
  for (const auto& [name, factor] : units) {
    if (measure && measure->unit == name) {
      return measure->number * factor;
    }
  }
  return measure && measure->number == 0 ? std::optional(0.0) : std::nullopt;
}

Condition condition_holds(std::string_view condition, const Screen& screen) {
  if (condition.starts_with("supports ")) {
    const std::string_view query = condition.substr(9);
    return query.find("not ") == std::string_view::npos ? Condition::Yes : Condition::Maybe;
  }
  if (!condition.starts_with("media")) {
    return Condition::Maybe;
  }
  const auto queries = words_of_value(condition.substr(5), ',');
  Condition any = queries.empty() ? Condition::Yes : Condition::No;
  for (const std::string_view query : queries) {
    any = std::max(any, query_holds(query, screen));
  }
  return any;
}

}  // namespace sverka
