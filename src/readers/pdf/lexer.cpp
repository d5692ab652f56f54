#include "readers/pdf/lexer.hpp"

#include <array>

namespace sverka::pdf {
namespace {

enum Class : std::uint8_t { Regular = 0, Space = 1, Delimiter = 2 };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes = {};
  for (const std::size_t c : {0u, 9u, 10u, 12u, 13u, 32u}) {
    classes[c] = Space;
  }
  for (const char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) {
    classes[static_cast<unsigned char>(c)] = Delimiter;
  }
  return classes;
}

constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

std::uint8_t class_of(char c) {
  return kClasses[static_cast<unsigned char>(c)];
}

int hex_digit(char c) {
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

bool is_pdf_space(char c) {
  return class_of(c) == Space;
}

bool is_pdf_delimiter(char c) {
  return class_of(c) == Delimiter;
}

void Lexer::skip_space() {
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_];
    if (class_of(c) == Space) {
      ++at_;
    } else if (c == '%') {
      const std::size_t end = bytes_.find_first_of("\r\n", at_);
      at_ = end == std::string_view::npos ? bytes_.size() : end;
    } else {
      return;
    }
  }
}

ContentToken Lexer::next() {
  skip_space();
  if (at_ >= bytes_.size()) {
    return {};
  }
  const char c = bytes_[at_];
  if ((c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.') {
    return read_number();
  }
  const bool doubled = at_ + 1 < bytes_.size() && bytes_[at_ + 1] == c;
  switch (c) {
    case '/':
      return read_name();
    case '(':
      return read_string();
    case '[':
      ++at_;
      return {TokenType::ArrayBegin, 0, {}};
    case ']':
      ++at_;
      return {TokenType::ArrayEnd, 0, {}};
    case '<':
      if (doubled) {
        at_ += 2;
        return {TokenType::DictionaryBegin, 0, {}};
      }
      return read_hex_string();
    case '>':
      if (doubled) {
        at_ += 2;
        return {TokenType::DictionaryEnd, 0, {}};
      }
      [[fallthrough]];
    case ')':
    case '{':
    case '}': {
      const std::size_t begin = at_++;
      return {TokenType::Word, 0, bytes_.substr(begin, 1)};
    }
    default:
      break;
  }
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && class_of(bytes_[at_]) == Regular) {
    ++at_;
  }
  return {TokenType::Word, 0, bytes_.substr(begin, at_ - begin)};
}

// Lenient as all viewers are: "--5" is -5, "1.2.3" is 1.2, "5-3" is 5.
ContentToken Lexer::read_number() {
  bool negative = false;
  while (at_ < bytes_.size() && (bytes_[at_] == '-' || bytes_[at_] == '+')) {
    negative = negative || bytes_[at_] == '-';
    ++at_;
  }
  double value = 0;
  double scale = 1;
  bool fraction = false;
  bool over = false;
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_];
    if (c >= '0' && c <= '9') {
      if (!over && fraction) {
        scale *= 0.1;
        value += (c - '0') * scale;
      } else if (!over && value < 1e15) {
        value = value * 10 + (c - '0');
      }
    } else if (c == '.') {
      over = over || fraction;
      fraction = true;
    } else if (c == '-') {
      over = true;
    } else {
      break;
    }
    ++at_;
  }
  return {TokenType::Number, negative ? -value : value, {}};
}

ContentToken Lexer::read_name() {
  const std::size_t begin = ++at_;
  bool escaped = false;
  while (at_ < bytes_.size() && class_of(bytes_[at_]) == Regular) {
    escaped = escaped || bytes_[at_] == '#';
    ++at_;
  }
  const std::string_view raw = bytes_.substr(begin, at_ - begin);
  if (!escaped) {
    return {TokenType::Name, 0, raw};
  }
  buffer_.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const int high = raw[i] == '#' && i + 2 < raw.size() ? hex_digit(raw[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(raw[i + 2]) : -1;
    if (low >= 0) {
      buffer_ += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      buffer_ += raw[i];
    }
  }
  return {TokenType::Name, 0, buffer_};
}

ContentToken Lexer::read_string() {
  buffer_.clear();
  int depth = 1;
  for (++at_; at_ < bytes_.size(); ++at_) {
    const char c = bytes_[at_];
    if (c == '\\') {
      if (++at_ >= bytes_.size()) {
        break;
      }
      const char escaped = bytes_[at_];
      constexpr std::string_view kFrom = "nrtbf";
      constexpr std::string_view kTo = "\n\r\t\b\f";
      if (const std::size_t which = kFrom.find(escaped); which != std::string_view::npos) {
        buffer_ += kTo[which];
      } else if (escaped >= '0' && escaped <= '7') {
        int value = escaped - '0';
        for (int i = 0; i < 2 && at_ + 1 < bytes_.size() && bytes_[at_ + 1] >= '0' && bytes_[at_ + 1] <= '7'; ++i) {
          value = value * 8 + (bytes_[++at_] - '0');
        }
        buffer_ += static_cast<char>(value & 0xFF);
      } else if (escaped == '\r') {
        at_ += at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n' ? 1 : 0;
      } else if (escaped != '\n') {
        buffer_ += escaped;
      }
      continue;
    }
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (depth == 0) {
      ++at_;
      break;
    }
    buffer_ += c;
  }
  return {TokenType::String, 0, buffer_};
}

ContentToken Lexer::read_hex_string() {
  buffer_.clear();
  int high = -1;
  for (++at_; at_ < bytes_.size() && bytes_[at_] != '>'; ++at_) {
    const int digit = hex_digit(bytes_[at_]);
    if (digit < 0) {
      continue;
    }
    if (high < 0) {
      high = digit;
    } else {
      buffer_ += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  at_ += at_ < bytes_.size() ? 1 : 0;
  if (high >= 0) {
    buffer_ += static_cast<char>(high * 16);
  }
  return {TokenType::String, 0, buffer_};
}

}  // namespace sverka::pdf
