#include "text/token.hpp"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <array>

#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr char32_t kSoftHyphen = 0x00AD;
constexpr char32_t kSmallIo = 0x0451, kCapitalIo = 0x0401;

bool is_combining(char32_t code_point) {
  return (code_point >= 0x0300 && code_point <= 0x036F) || (code_point >= 0x0483 && code_point <= 0x0489);
}

// The key of a single sign: what typography may choose between gets one key.
char32_t folded_sign(char32_t sign) {
  switch (sign) {
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2039:
    case 0x203A:
    case 0xFF02:
      return '"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x02BC:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2043:
      return '-';
    case 0x2116:
      return 'N';
    case 0x2215:
      return '/';
    default:
      return sign;
  }
}

std::string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* form = unorm2_getNFCInstance(&status);
  const std::u32string code_points = to_code_points(text);
  std::u16string source;
  for (char32_t code_point : code_points) {
    std::array<char16_t, 2> units{};
    int32_t length = 0;
    U16_APPEND_UNSAFE(units.data(), length, static_cast<UChar32>(code_point));
    source.append(units.data(), static_cast<std::size_t>(length));
  }
  std::u16string target(source.size() * 3 + 16, u'\0');
  const int32_t written = unorm2_normalize(form, source.data(), static_cast<int32_t>(source.size()), target.data(),
                                           static_cast<int32_t>(target.size()), &status);
  if (U_FAILURE(status)) {
    return std::string(text);
  }
  std::string result;
  for (int32_t at = 0; at < written;) {
    UChar32 code_point = 0;
    U16_NEXT(target.data(), at, written, code_point);
    append_utf8(result, static_cast<char32_t>(code_point));
  }
  return result;
}

enum class Kind { Space, Invisible, Ignored, Letter, Digit, Sign };

Kind kind_of(char32_t code_point) {
  if (code_point < 0x80) {
    if (code_point == ' ') {
      return Kind::Space;
    }
    if (is_digit(code_point)) {
      return Kind::Digit;
    }
    if (is_letter(code_point)) {
      return Kind::Letter;
    }
  } else if (code_point >= 0x0400 && code_point <= 0x0481) {
    return Kind::Letter;
  }
  if (is_space(code_point)) {
    return Kind::Space;
  }
  if (code_point == kSoftHyphen) {
    return Kind::Ignored;
  }
  if (is_invisible(code_point)) {
    return Kind::Invisible;
  }
  return is_letter(code_point) ? Kind::Letter : Kind::Sign;
}

class Scanner {
 public:
  Scanner(std::string_view text, const std::function<void(const Token&, std::string_view)>& sink) : text_(text), sink_(sink) {}

  void run() {
    while (at_ < text_.size()) {
      const std::size_t before = at_;
      const char32_t code_point = next_code_point(text_, at_);
      switch (kind_of(code_point)) {
        case Kind::Space:
          space_before_ = true;
          continue;
        case Kind::Letter:
          start(TokenKind::Word, before);
          word(code_point);
          break;
        case Kind::Digit:
          start(TokenKind::Number, before);
          number(code_point);
          break;
        case Kind::Sign:
          start(TokenKind::Punctuation, before);
          sign(code_point);
          break;
        case Kind::Invisible:
        case Kind::Ignored:
          unseen(before, code_point);
          continue;
      }
      finish();
    }
  }

 private:
  void start(TokenKind kind, std::size_t begin) {
    token_ = Token{};
    token_.kind = kind;
    // A zero-width character before a word belongs to the word.
    token_.begin = static_cast<std::uint32_t>(pending_ ? pending_begin_ : begin);
    token_.invisible = pending_ && pending_invisible_;
    pending_ = false;
    token_.space_before = space_before_;
    space_before_ = false;
    key_.clear();
    combining_ = false;
  }

  void finish() {
    token_.end = static_cast<std::uint32_t>(at_);
    if (combining_) {
      key_ = composed(key_);
      fold_io();
    }
    sink_(token_, key_);
  }

  void fold_io() {
    std::string folded;
    for (std::size_t at = 0; at < key_.size();) {
      folded_letter(folded, next_code_point(key_, at));
    }
    key_ = folded;
  }

  static void folded_letter(std::string& key, char32_t letter) {
    append_utf8(key, letter == kSmallIo ? 0x0435 : letter == kCapitalIo ? 0x0415 : letter);
  }

  // Takes what nobody sees between the characters of one token.
  bool take_unseen(char32_t code_point, std::size_t after) {
    const Kind kind = kind_of(code_point);
    if (kind != Kind::Invisible && kind != Kind::Ignored) {
      return false;
    }
    token_.invisible = token_.invisible || kind == Kind::Invisible;
    at_ = after;
    return true;
  }

  void word(char32_t letter) {
    put_letter(letter);
    while (take_plain_letters()) {
      std::size_t after = at_;
      const char32_t code_point = next_code_point(text_, after);
      if (take_unseen(code_point, after)) {
        continue;
      }
      if (kind_of(code_point) != Kind::Letter) {
        break;
      }
      at_ = after;
      put_letter(code_point);
    }
  }

  // Letters whose bytes are their key: ASCII, and U+0400 to U+047F but for io. False at the end of the text.
  bool take_plain_letters() {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const auto first = static_cast<unsigned char>(text_[at_]);
      if (first < 0x80) {
        const unsigned letter = (first | 0x20u) - 'a';
        if (letter > 'z' - 'a') {
          break;
        }
        ++at_;
        continue;
      }
      if ((first != 0xD0 && first != 0xD1) || at_ + 1 == text_.size()) {
        break;
      }
      const auto second = static_cast<unsigned char>(text_[at_ + 1]);
      const bool io = second == (first == 0xD0 ? 0x81 : 0x91);
      if ((second & 0xC0) != 0x80 || io) {
        break;
      }
      at_ += 2;
    }
    key_.append(text_, begin, at_ - begin);
    return at_ < text_.size();
  }

  void put_letter(char32_t letter) {
    combining_ = combining_ || is_combining(letter);
    folded_letter(key_, letter);
  }

  void number(char32_t digit) {
    append_utf8(key_, digit);
    take_digits();
    // "5 000 000": groups of exactly three after a first group of one to three.
    if (key_.size() > 3) {
      return;
    }
    while (const std::size_t group = group_ahead()) {
      key_.append(text_.substr(group, 3));
      at_ = group + 3;
    }
    take_trailing_unseen();
  }

  void take_digits() {
    while (at_ < text_.size()) {
      std::size_t after = at_;
      const char32_t code_point = next_code_point(text_, after);
      if (take_unseen(code_point, after)) {
        continue;
      }
      if (!is_digit(code_point)) {
        break;
      }
      at_ = after;
      append_utf8(key_, code_point);
    }
  }

  void take_trailing_unseen() {
    while (at_ < text_.size()) {
      std::size_t after = at_;
      const char32_t code_point = next_code_point(text_, after);
      if (!take_unseen(code_point, after)) {
        break;
      }
    }
  }

  // Where three digits begin after one space, if exactly three stand there; else 0.
  std::size_t group_ahead() const {
    if (at_ >= text_.size()) {
      return 0;
    }
    std::size_t begin = at_;
    const char32_t space = next_code_point(text_, begin);
    if (!is_space(space) || space == '\n' || space == '\t' || begin + 3 > text_.size()) {
      return 0;
    }
    for (std::size_t index = begin; index < begin + 3; ++index) {
      if (!is_digit(static_cast<unsigned char>(text_[index]))) {
        return 0;
      }
    }
    const bool more = begin + 3 < text_.size() && is_digit(static_cast<unsigned char>(text_[begin + 3]));
    return more ? 0 : begin;
  }

  void sign(char32_t code_point) {
    if (code_point == 0x2026) {
      key_ = "...";
    } else if (code_point == '.') {
      const std::size_t run = run_length('.');
      key_ = ".";
      if (run >= 3) {
        key_ = "...";
        at_ += run - 1;
      }
    } else if (code_point == '_') {
      key_ = "_";
      at_ += run_length('_') - 1;
    } else {
      append_utf8(key_, folded_sign(code_point));
      if (key_ == "-") {
        at_ += code_point == '-' ? run_length('-') - 1 : 0;
      }
    }
    take_trailing_unseen();
  }

  // Equal ASCII signs in a row, counted with the one just read.
  std::size_t run_length(char sign) const {
    std::size_t end = at_;
    while (end < text_.size() && text_[end] == sign) {
      ++end;
    }
    return end - at_ + 1;
  }

  void unseen(std::size_t before, char32_t code_point) {
    if (!pending_) {
      pending_ = true;
      pending_begin_ = before;
      pending_invisible_ = false;
    }
    pending_invisible_ = pending_invisible_ || kind_of(code_point) == Kind::Invisible;
    const bool alone = at_ >= text_.size() || next_is_space();
    if (alone) {
      start(TokenKind::Punctuation, before);
      key_.clear();
      token_.end = static_cast<std::uint32_t>(at_);
      sink_(token_, key_);
    }
  }

  bool next_is_space() const {
    std::size_t after = at_;
    return is_space(next_code_point(text_, after));
  }

  std::string_view text_;
  const std::function<void(const Token&, std::string_view)>& sink_;
  std::size_t at_ = 0;
  Token token_;
  std::string key_;
  bool combining_ = false;
  bool space_before_ = true;
  bool pending_ = false;
  bool pending_invisible_ = false;
  std::size_t pending_begin_ = 0;
};

}  // namespace

void tokenize(std::string_view text, const std::function<void(const Token&, std::string_view)>& sink) {
  Scanner(text, sink).run();
}

std::vector<TokenKey> tokenize(std::string_view text) {
  std::vector<TokenKey> tokens;
  tokenize(text, [&](const Token& token, std::string_view key) { tokens.push_back(TokenKey{token, std::string(key)}); });
  return tokens;
}

}  // namespace sverka
