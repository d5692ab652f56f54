#include "server/json_fields.hpp"

#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::size_t kMostFields = 50;

class FlatJson {
 public:
  explicit FlatJson(std::string_view text) : text_(text) {}

  std::optional<JsonFields> read() {
    JsonFields fields;
    if (!take('{')) {
      return std::nullopt;
    }
    if (take('}')) {
      return ended() ? std::optional(fields) : std::nullopt;
    }
    do {
      const std::optional<std::string> name = quoted();
      if (!name || !take(':') || !value(fields, *name) || fields.size() > kMostFields) {
        return std::nullopt;
      }
    } while (take(','));
    return take('}') && ended() ? std::optional(fields) : std::nullopt;
  }

 private:
  void skip() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) {
      ++at_;
    }
  }
  bool take(char sign) {
    skip();
    if (at_ < text_.size() && text_[at_] == sign) {
      ++at_;
      return true;
    }
    return false;
  }
  bool ended() {
    skip();
    return at_ == text_.size();
  }

  bool value(JsonFields& fields, const std::string& name) {
    skip();
    if (at_ < text_.size() && text_[at_] == '"') {
      const std::optional<std::string> text = quoted();
      return text && fields.emplace(name, *text).second;
    }
    const std::size_t from = at_;
    while (at_ < text_.size() && std::string_view("-0123456789abcdefghijklmnopqrstuvwxyz").find(text_[at_]) != std::string_view::npos) {
      ++at_;
    }
    const std::string word(text_.substr(from, at_ - from));
    if (word == "null") {
      return true;
    }
    const bool number =
        !word.empty() && word.find_first_not_of("0123456789", word[0] == '-' ? 1 : 0) == std::string::npos && word.back() != '-';
    return (number || word == "true" || word == "false") && fields.emplace(name, word).second;
  }

  std::optional<std::string> quoted() {
    if (!take('"')) {
      return std::nullopt;
    }
    std::string out;
    while (at_ < text_.size()) {
      const char sign = text_[at_++];
      if (sign == '"') {
        // A database ends a text at a zero, so what is shown would not be what was sent.
        return is_valid_utf8(out) && out.find('\0') == std::string::npos ? std::optional(out) : std::nullopt;
      }
      if (static_cast<unsigned char>(sign) < 0x20) {
        return std::nullopt;
      }
      if (sign != '\\') {
        out += sign;
      } else if (!escaped(out)) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  bool escaped(std::string& out) {
    if (at_ == text_.size()) {
      return false;
    }
    const char sign = text_[at_++];
    constexpr std::string_view kFrom = "\"\\/bfnrt", kTo = "\"\\/\b\f\n\r\t";
    if (const std::size_t index = kFrom.find(sign); index != std::string_view::npos) {
      out += kTo[index];
      return true;
    }
    std::optional<char32_t> unit = sign == 'u' ? four_digits() : std::nullopt;
    if (!unit) {
      return false;
    }
    if (*unit >= 0xD800 && *unit < 0xDC00) {
      const bool paired = text_.substr(at_, 2) == "\\u";
      at_ += paired ? 2 : 0;
      const std::optional<char32_t> low = paired ? four_digits() : std::nullopt;
      if (!low || *low < 0xDC00 || *low > 0xDFFF) {
        return false;
      }
      unit = 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00);
    }
    append_utf8(out, *unit);
    return true;
  }

  std::optional<char32_t> four_digits() {
    if (text_.size() - at_ < 4) {
      return std::nullopt;
    }
    char32_t unit = 0;
    for (int count = 0; count < 4; ++count) {
      const char sign = text_[at_++];
      const int digit = sign >= '0' && sign <= '9'   ? sign - '0'
                        : sign >= 'a' && sign <= 'f' ? sign - 'a' + 10
                        : sign >= 'A' && sign <= 'F' ? sign - 'A' + 10
                                                     : -1;
      if (digit < 0) {
        return std::nullopt;
      }
      unit = unit * 16 + static_cast<char32_t>(digit);
    }
    return unit;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<JsonFields> json_fields(std::string_view body) {
  return FlatJson(body).read();
}

}  // namespace sverka
