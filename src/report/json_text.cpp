#include "report/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "report/shown.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

void append_escape_unit(std::string& out, unsigned unit) {
  static constexpr char kDigits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) {
    out += kDigits[(unit >> static_cast<unsigned>(shift)) & 0xFu];
  }
}

void append_escape(std::string& out, char32_t code_point) {
  if (code_point < 0x10000) {
    append_escape_unit(out, code_point);
    return;
  }
  const unsigned offset = static_cast<unsigned>(code_point) - 0x10000u;
  append_escape_unit(out, 0xD800u + (offset >> 10));
  append_escape_unit(out, 0xDC00u + (offset & 0x3FFu));
}

void append_quoted(std::string& out, std::string_view value) {
  out += '"';
  std::size_t at = 0;
  while (at < value.size()) {
    const char byte = value[at];
    if (byte >= 0x20 && byte < 0x7F) {  // char may be signed: bytes past 0x7F are negative and fall through
      if (byte == '"' || byte == '\\') {
        out += '\\';
      }
      out += byte;
      ++at;
      continue;
    }
    const char32_t code_point = next_code_point(value, at);
    if (code_point == U'\n') {
      out += "\\n";
    } else if (code_point == U'\t') {
      out += "\\t";
    } else if (code_point < 0x20 || is_unseen(code_point)) {
      append_escape(out, code_point);
    } else {
      append_utf8(out, code_point);
    }
  }
  out += '"';
}

}  // namespace

void JsonText::separate() {
  if (!first_) {
    out_ += ", ";
  }
  first_ = false;
}

JsonText& JsonText::open_object() {
  separate();
  out_ += '{';
  first_ = true;
  return *this;
}

JsonText& JsonText::close_object() {
  out_ += '}';
  first_ = false;
  return *this;
}

JsonText& JsonText::open_array() {
  separate();
  out_ += '[';
  first_ = true;
  return *this;
}

JsonText& JsonText::close_array() {
  out_ += ']';
  first_ = false;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  separate();
  append_quoted(out_, name);
  out_ += ": ";
  first_ = true;
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  separate();
  append_quoted(out_, value);
  return *this;
}

JsonText& JsonText::number(std::size_t value) {
  separate();
  out_ += std::to_string(value);
  return *this;
}

JsonText& JsonText::fraction(double value) {
  separate();
  const auto thousandths = static_cast<long>(std::isfinite(value) ? std::lround(std::min(std::max(value, 0.0), 1e6) * 1000) : 0);
  const std::string rest = std::to_string(1000 + thousandths % 1000).substr(1);
  out_ += std::to_string(thousandths / 1000) + "." + rest;
  return *this;
}

JsonText& JsonText::points(double value) {
  separate();
  std::array<char, 64> digits{};
  const double rounded = std::round(value * 10) / 10;
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), rounded);
  if (error == std::errc{} && std::isfinite(rounded)) {
    out_.append(digits.data(), end);
  } else {
    out_ += '0';
  }
  return *this;
}

JsonText& JsonText::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

JsonText& JsonText::null() {
  separate();
  out_ += "null";
  return *this;
}

}  // namespace sverka
