#include "readers/html/css_tokens.hpp"

#include <algorithm>
#include <cstddef>

#include "readers/html/letters.hpp"
#include "text/utf8.hpp"

namespace sverka::html {

namespace {

bool is_hex(char letter) {
  return is_digit(letter) || (lower(letter) >= 'a' && lower(letter) <= 'f');
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view source) : source_(source) {}

  std::vector<CssToken> run() {
    while (at_ < source_.size()) {
      if (starts_with("/*")) {
        const std::size_t close = source_.find("*/", at_ + 2);
        at_ = close == std::string_view::npos ? source_.size() : close + 2;
        continue;
      }
      const std::size_t begin = at_;
      const CssKind kind = consume();
      tokens_.push_back({kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)});
    }
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0'; }
  bool starts_with(std::string_view text) const { return source_.substr(at_, text.size()) == text; }

  bool is_name_start(std::size_t ahead) const {
    const char letter = peek(ahead);
    return is_letter(letter) || letter == '_' || static_cast<unsigned char>(letter) >= 0x80;
  }
  bool is_name_letter(std::size_t ahead) const { return is_name_start(ahead) || is_digit(peek(ahead)) || peek(ahead) == '-'; }
  bool is_escape(std::size_t ahead) const { return peek(ahead) == '\\' && at_ + ahead + 1 < source_.size() && peek(ahead + 1) != '\n'; }
  bool begins_ident(std::size_t ahead) const {
    if (peek(ahead) == '-') {
      return is_name_start(ahead + 1) || peek(ahead + 1) == '-' || is_escape(ahead + 1);
    }
    return is_name_start(ahead) || is_escape(ahead);
  }
  bool begins_number(std::size_t ahead) const {
    if (peek(ahead) == '+' || peek(ahead) == '-') {
      ++ahead;
    }
    return is_digit(peek(ahead)) || (peek(ahead) == '.' && is_digit(peek(ahead + 1)));
  }

  void consume_name() {
    while (at_ < source_.size()) {
      if (is_escape(0)) {
        consume_escape();
      } else if (is_name_letter(0)) {
        ++at_;
      } else {
        return;
      }
    }
  }

  void consume_escape() {
    ++at_;
    if (!is_hex(peek())) {
      ++at_;
      return;
    }
    for (int digits = 0; digits < 6 && is_hex(peek()); ++digits) {
      ++at_;
    }
    if (at_ < source_.size() && is_space(peek())) {
      ++at_;
    }
  }

  CssKind consume_number() {
    if (peek() == '+' || peek() == '-') {
      ++at_;
    }
    consume_digits();
    if (peek() == '.' && is_digit(peek(1))) {
      ++at_;
      consume_digits();
    }
    const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
    if (lower(peek()) == 'e' && is_digit(peek(sign))) {
      at_ += sign;
      consume_digits();
    }
    if (begins_ident(0)) {
      consume_name();
      return CssKind::Dimension;
    }
    if (peek() == '%') {
      ++at_;
      return CssKind::Percentage;
    }
    return CssKind::Number;
  }

  void consume_digits() {
    while (is_digit(peek())) {
      ++at_;
    }
  }

  CssKind consume_string() {
    const char quote = source_[at_++];
    while (at_ < source_.size()) {
      if (peek() == quote) {
        ++at_;
        return CssKind::String;
      }
      if (peek() == '\n') {
        return CssKind::BadString;
      }
      at_ += peek() == '\\' ? 2 : 1;
    }
    at_ = source_.size();
    return CssKind::String;
  }

  // After "url(": an address without quotes; with quotes it is a function as any other.
  CssKind consume_url(std::size_t name) {
    std::size_t first = at_ + 1;
    while (first < source_.size() && is_space(source_[first])) {
      ++first;
    }
    const bool quoted = first < source_.size() && (source_[first] == '"' || source_[first] == '\'');
    ++at_;
    if (quoted || lowered(source_.substr(name, 3)) != "url" || at_ - name != 4) {
      return CssKind::Function;
    }
    bool bad = false;
    while (at_ < source_.size() && peek() != ')') {
      bad = bad || peek() == '"' || peek() == '\'' || peek() == '(';
      at_ += peek() == '\\' ? 2 : 1;
    }
    at_ = std::min(at_ + 1, source_.size());
    return bad ? CssKind::BadUrl : CssKind::Url;
  }

  CssKind consume_ident() {
    const std::size_t begin = at_;
    consume_name();
    return peek() == '(' && at_ < source_.size() ? consume_url(begin) : CssKind::Ident;
  }

  CssKind consume() {
    const char letter = peek();
    if (is_space(letter)) {
      while (at_ < source_.size() && is_space(peek())) {
        ++at_;
      }
      return CssKind::Space;
    }
    if (letter == '"' || letter == '\'') {
      return consume_string();
    }
    if (begins_number(0)) {
      return consume_number();
    }
    if (starts_with("-->")) {
      at_ += 3;
      return CssKind::Cdc;
    }
    if (starts_with("<!--")) {
      at_ += 4;
      return CssKind::Cdo;
    }
    if (begins_ident(0)) {
      return consume_ident();
    }
    ++at_;
    if (letter == '#' && (is_name_letter(0) || is_escape(0))) {
      consume_name();
      return CssKind::Hash;
    }
    if (letter == '@' && begins_ident(0)) {
      consume_name();
      return CssKind::AtKeyword;
    }
    return kind_of_sign(letter);
  }

  static CssKind kind_of_sign(char letter) {
    switch (letter) {
      case ':':
        return CssKind::Colon;
      case ';':
        return CssKind::Semicolon;
      case ',':
        return CssKind::Comma;
      case '[':
        return CssKind::OpenSquare;
      case ']':
        return CssKind::CloseSquare;
      case '(':
        return CssKind::OpenRound;
      case ')':
        return CssKind::CloseRound;
      case '{':
        return CssKind::OpenCurly;
      case '}':
        return CssKind::CloseCurly;
      default:
        return CssKind::Delimiter;
    }
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::vector<CssToken> tokens_;
};

// A closing sign that does not close the innermost open one is a token like any other.
std::vector<std::uint32_t> closings_of(const std::vector<CssToken>& tokens) {
  const auto none = static_cast<std::uint32_t>(tokens.size());
  std::vector<std::uint32_t> closing(tokens.size(), none), open;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    const CssKind kind = tokens[at].kind;
    if (kind == CssKind::Function || kind == CssKind::OpenRound || kind == CssKind::OpenSquare || kind == CssKind::OpenCurly) {
      open.push_back(at);
      continue;
    }
    if (open.empty() || (kind != CssKind::CloseRound && kind != CssKind::CloseSquare && kind != CssKind::CloseCurly)) {
      continue;
    }
    const CssKind opening = tokens[open.back()].kind;
    const CssKind wanted = opening == CssKind::OpenCurly    ? CssKind::CloseCurly
                           : opening == CssKind::OpenSquare ? CssKind::CloseSquare
                                                            : CssKind::CloseRound;
    if (kind == wanted) {
      closing[open.back()] = at;
      open.pop_back();
    }
  }
  return closing;
}

// Escapes resolved (4.3.7 of the standard).
std::string unescaped(std::string_view text) {
  if (text.find('\\') == std::string_view::npos) {
    return std::string(text);
  }
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\\' || at + 1 >= text.size()) {
      out += text[at++];
      continue;
    }
    ++at;
    if (text[at] == '\n') {
      ++at;
      continue;
    }
    if (!is_hex(text[at])) {
      out += text[at++];
      continue;
    }
    char32_t value = 0;
    for (int digits = 0; digits < 6 && at < text.size() && is_hex(text[at]); ++digits, ++at) {
      const char letter = lower(text[at]);
      value = value * 16 + static_cast<char32_t>(is_digit(letter) ? letter - '0' : letter - 'a' + 10);
    }
    append_utf8(out, value == 0 ? kReplacement : value);
    if (at < text.size() && is_space(text[at])) {
      ++at;
    }
  }
  return out;
}

}  // namespace

std::string CssTokens::meaning(std::uint32_t at) const {
  std::string_view text = written(at);
  switch (kind(at)) {
    case CssKind::Function:
      text.remove_suffix(1);
      break;
    case CssKind::AtKeyword:
    case CssKind::Hash:
      text.remove_prefix(1);
      break;
    case CssKind::String:
      text = text.size() > 1 && text.back() == text.front() ? text.substr(1, text.size() - 2) : text.substr(1);
      break;
    case CssKind::Url:
      text.remove_prefix(std::min<std::size_t>(4, text.size()));
      text = trimmed(text.ends_with(')') ? text.substr(0, text.size() - 1) : text);
      break;
    default:
      break;
  }
  return unescaped(text);
}

CssTokens tokens_of(std::string_view source) {
  CssTokens css;
  css.source = source;
  css.tokens = Tokenizer(source).run();
  css.closing = closings_of(css.tokens);
  return css;
}

std::string normal_value(const CssTokens& css, std::uint32_t begin, std::uint32_t end) {
  std::string value;
  bool space = false;
  for (std::uint32_t at = begin; at < end; ++at) {
    const CssKind kind = css.kind(at);
    if (kind == CssKind::Space) {
      space = !value.empty();
      continue;
    }
    const bool tight = kind == CssKind::Comma || kind == CssKind::CloseRound || value.ends_with('(');
    value += space && !tight ? " " : "";
    space = kind == CssKind::Comma;
    switch (kind) {
      case CssKind::Function:
        value += lowered(css.meaning(at)) + "(";
        break;
      case CssKind::Hash:
        value += "#" + lowered(css.meaning(at));
        break;
      case CssKind::Url:
      case CssKind::BadUrl:
        value += "url()";
        break;
      case CssKind::String:
        value += "\"" + css.meaning(at) + "\"";
        break;
      case CssKind::Ident:
      case CssKind::Dimension:
        value += lowered(unescaped(css.written(at)));
        break;
      default:
        value += lowered(css.written(at));
        break;
    }
  }
  return value;
}

}  // namespace sverka::html
