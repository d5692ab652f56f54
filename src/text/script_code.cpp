#include "text/script_code.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr std::size_t kLongestName = 60;  // of a member
constexpr std::size_t kShownBytes = 400;  // of a literal among the code

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f';
}

char small(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}

bool is_of_name(char letter) {
  return (small(letter) >= 'a' && small(letter) <= 'z') || (letter >= '0' && letter <= '9') || letter == '_' || letter == '-' ||
         static_cast<unsigned char>(letter) >= 0x80;
}

// "\n" is white space, "\u0416" and "\x2f" are letters, a pair of surrogates is one; what else stands behind a backslash is itself.
std::string resolved(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char32_t high = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 >= text.size()) {
      out += text[at];
      continue;
    }
    const char kind = text[++at];
    unsigned value = 0;
    const std::size_t digits = kind == 'u' ? 4 : kind == 'x' ? 2 : 0;
    const char* const begin = text.data() + at + 1;
    if (digits > 0 && at + digits < text.size() && std::from_chars(begin, begin + digits, value, 16).ptr == begin + digits) {
      at += digits;
      if (value >= 0xD800 && value < 0xDC00) {
        high = value;
      } else if (value >= 0xDC00 && value < 0xE000) {
        append_utf8(out, high == 0 ? U' ' : 0x10000 + ((high - 0xD800) << 10) + (value - 0xDC00));
        high = 0;
      } else {
        append_utf8(out, value);
      }
    } else {
      out += kind == 'n' || kind == 'r' || kind == 't' || kind == 'u' || kind == 'x' ? ' ' : kind;
    }
  }
  return out;
}

class CodeReader {
 public:
  CodeReader(std::string_view source, CodeLanguage language) : source_(source), script_(language == CodeLanguage::JavaScript) {
    text_.code.reserve(source.size());
  }

  CodeText read() {
    while (at_ < source_.size()) {
      const char letter = source_[at_];
      const char next = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
      if (is_blank(letter)) {
        space_ = true;
        ++at_;
      } else if (letter == '/' && (next == '*' || (next == '/' && script_))) {
        comment();
      } else if (letter == '\'' || letter == '"' || (letter == '`' && script_)) {
        literal(letter);
      } else if (letter == ']' && script_ && names_member()) {
        ++at_;
      } else if (letter == '?' && next == '.' && script_) {
        ++at_;  // "a?.b" is "a.b"
      } else if (letter == '/' && script_ && at_ >= no_expression_before_ && begins_expression()) {
        expression();
      } else {
        if (space_ && is_of_name(letter) && !text_.code.empty() && is_of_name(text_.code.back())) {
          text_.code += ' ';
        }
        space_ = false;
        text_.code += letter == '\x01' || letter == '\x02' ? ' ' : small(letter);
        ++at_;
      }
    }
    return std::move(text_);
  }

 private:
  void comment() {
    const bool line = source_[at_ + 1] == '/';
    const std::size_t end = line ? source_.find('\n', at_) : source_.find("*/", at_ + 2);
    at_ = end == std::string_view::npos ? source_.size() : end + (line ? 1 : 2);
    space_ = true;
  }

  // "a['Remove']" is "a.remove": the literal before the bracket becomes a name of the code.
  bool names_member() {
    if (text_.literals.empty() || text_.literals.back().end != text_.code.size()) {
      return false;
    }
    const CodeLiteral& name = text_.literals.back();
    const bool member = name.begin >= 2 && text_.code[name.begin - 1] == '[' &&
                        (is_of_name(text_.code[name.begin - 2]) || text_.code[name.begin - 2] == ')' || text_.code[name.begin - 2] == ']');
    if (!member || name.text.empty() || name.text.size() > kLongestName || !std::all_of(name.text.begin(), name.text.end(), is_of_name)) {
      return false;
    }
    text_.code.resize(name.begin - 1);
    text_.code += '.';
    std::transform(name.text.begin(), name.text.end(), std::back_inserter(text_.code), small);
    text_.literals.pop_back();
    return true;
  }

  // A slash divides behind a value, and begins a regular expression elsewhere.
  bool begins_expression() const {
    constexpr std::string_view kBefore = "(,=:[!&|?{};";
    return text_.code.empty() || kBefore.find(text_.code.back()) != std::string_view::npos || text_.code.ends_with("return");
  }

  // Quotation marks within it begin no literal. Where it does not end on its line it was none.
  void expression() {
    bool in_class = false;
    for (std::size_t end = at_ + 1; end < source_.size() && source_[end] != '\n'; ++end) {
      const char letter = source_[end];
      end += letter == '\\' ? 1 : 0;
      in_class = letter == '[' || (in_class && letter != ']');
      if (letter == '/' && !in_class) {
        text_.code += "/x/";
        at_ = end + 1;
        space_ = false;
        return;
      }
    }
    no_expression_before_ = std::min(source_.find('\n', at_), source_.size());
    text_.code += '/';
    ++at_;
    space_ = false;
  }

  void literal(char quote) {
    std::size_t end = at_ + 1;
    while (end < source_.size() && source_[end] != quote && (quote == '`' || source_[end] != '\n')) {
      end += source_[end] == '\\' ? 2 : 1;
    }
    end = std::min(end, source_.size());
    std::string text = resolved(source_.substr(at_ + 1, end - at_ - 1));
    at_ = std::min(end + 1, source_.size());
    space_ = false;
    const bool joined = text_.code.ends_with("\x02+") && !text_.literals.empty();
    if (joined) {
      CodeLiteral& before = text_.literals.back();
      text_.code.resize(text_.code.size() - 2);
      show(text, before.text.size());
      before.text += text;
      text_.code += '\x02';
      before.end = text_.code.size();
      return;
    }
    CodeLiteral found;
    found.begin = text_.code.size();
    text_.code += '\x01';
    show(text, 0);
    text_.code += '\x02';
    found.end = text_.code.size();
    found.text = std::move(text);
    text_.literals.push_back(std::move(found));
  }

  // `before`: bytes of the same literal that came earlier.
  void show(std::string_view text, std::size_t before) {
    if (before < kShownBytes) {
      for (const char letter : text.substr(0, kShownBytes - before)) {
        text_.code += letter == '\x01' || letter == '\x02' ? ' ' : small(letter);
      }
    }
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t no_expression_before_ = 0;  // a line that was looked through once: no expression ends on it
  bool script_;
  bool space_ = false;
  CodeText text_;
};

}  // namespace

CodeText read_code(std::string_view source, CodeLanguage language) {
  return CodeReader(source, language).read();
}

bool assigns(std::string_view code, std::string_view name) {
  for (std::size_t at = code.find(name); at != std::string_view::npos; at = code.find(name, at + 1)) {
    const std::size_t sign = at + name.size();
    if (sign < code.size() && code[sign] == '=' && (sign + 1 >= code.size() || code[sign + 1] != '=')) {
      return true;
    }
  }
  return false;
}

}  // namespace sverka
