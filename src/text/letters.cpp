// Letters one by one: classes, case, and what looks like what.
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>
#include <string>

#include "text/letter.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

enum class Alphabet { None, Latin, Cyrillic, Greek };

bool is_cyrillic(char32_t letter) {
  return (letter >= 0x0400 && letter <= 0x052F) || (letter >= 0x1C80 && letter <= 0x1C88) || (letter >= 0x2DE0 && letter <= 0x2DFF) ||
         (letter >= 0xA640 && letter <= 0xA69F);
}

Alphabet alphabet_of(char32_t letter) {
  if (!is_letter(letter)) {
    return Alphabet::None;
  }
  if (is_cyrillic(letter)) {
    return Alphabet::Cyrillic;
  }
  if ((letter >= 0x0370 && letter <= 0x03FF) || (letter >= 0x1F00 && letter <= 0x1FFF)) {
    return Alphabet::Greek;
  }
  const bool latin = letter < 0x0250 || (letter >= 0x1E00 && letter <= 0x1EFF) || (letter >= 0xFF21 && letter <= 0xFF5A) ||
                     (letter >= 0x0250 && letter <= 0x02AF);
  return latin ? Alphabet::Latin : Alphabet::None;
}

struct LookAlike {
  char32_t letter;  // lower case
  char letter_seen;
};

// Pairs that printed fonts draw alike in lower or upper case. The right side is the class's name, a Latin letter.
constexpr std::array kLookAlikes = {
    LookAlike{0x0430, 'a'}, LookAlike{0x0431, '6'}, LookAlike{0x0432, 'b'}, LookAlike{0x0433, 'r'}, LookAlike{0x0435, 'e'},
    LookAlike{0x0437, '3'}, LookAlike{0x0438, 'u'}, LookAlike{0x043A, 'k'}, LookAlike{0x043C, 'm'}, LookAlike{0x043D, 'h'},
    LookAlike{0x043E, 'o'}, LookAlike{0x043F, 'n'}, LookAlike{0x0440, 'p'}, LookAlike{0x0441, 'c'}, LookAlike{0x0442, 't'},
    LookAlike{0x0443, 'y'}, LookAlike{0x0445, 'x'}, LookAlike{0x044C, 'b'}, LookAlike{0x0451, 'e'}, LookAlike{0x0454, 'e'},
    LookAlike{0x0455, 's'}, LookAlike{0x0456, 'i'}, LookAlike{0x0457, 'i'}, LookAlike{0x0458, 'j'}, LookAlike{0x0461, 'w'},
    LookAlike{0x0475, 'v'}, LookAlike{0x04AF, 'y'}, LookAlike{0x04BB, 'h'}, LookAlike{0x04CF, 'i'}, LookAlike{0x0501, 'd'},
    LookAlike{0x051B, 'q'}, LookAlike{0x051D, 'w'}, LookAlike{0x03B1, 'a'}, LookAlike{0x03B2, 'b'}, LookAlike{0x03B3, 'y'},
    LookAlike{0x03B5, 'e'}, LookAlike{0x03B6, 'z'}, LookAlike{0x03B7, 'h'}, LookAlike{0x03B9, 'i'}, LookAlike{0x03BA, 'k'},
    LookAlike{0x03BC, 'm'}, LookAlike{0x03BD, 'n'}, LookAlike{0x03BF, 'o'}, LookAlike{0x03C1, 'p'}, LookAlike{0x03C2, 'c'},
    LookAlike{0x03C4, 't'}, LookAlike{0x03C5, 'y'}, LookAlike{0x03C7, 'x'}, LookAlike{0x03F2, 'c'}, LookAlike{0x0131, 'i'},
    LookAlike{0x0251, 'a'}, LookAlike{0x0261, 'g'}, LookAlike{'0', 'o'},    LookAlike{'1', 'i'},    LookAlike{'l', 'i'},
    LookAlike{'|', 'i'},    LookAlike{0x2113, 'i'},
};

char32_t seen_by_list(char32_t lower) {
  for (const LookAlike& pair : kLookAlikes) {
    if (pair.letter == lower) {
      return static_cast<unsigned char>(pair.letter_seen);
    }
  }
  return lower;
}

// The list again, by code point: every letter of a text is looked up.
constexpr char32_t kTabled = 0x0530;
constexpr auto kSeenAs = [] {
  std::array<char, kTabled> seen{};
  for (const LookAlike& pair : kLookAlikes) {
    if (pair.letter < kTabled) {
      seen[pair.letter] = pair.letter_seen;
    }
  }
  return seen;
}();

char32_t seen_as(char32_t lower) {
  if (lower >= kTabled) {
    return seen_by_list(lower);
  }
  return kSeenAs[lower] == 0 ? lower : static_cast<unsigned char>(kSeenAs[lower]);
}

// Compatibility forms (full-width, mathematical letters, accents) to their base letters.
std::u32string decomposed(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* form = unorm2_getNFKDInstance(&status);
  std::array<UChar, 4> source{};
  int32_t length = 0;
  U16_APPEND_UNSAFE(source.data(), length, static_cast<UChar32>(letter));
  std::array<UChar, 64> target{};
  const int32_t written = unorm2_normalize(form, source.data(), length, target.data(), static_cast<int32_t>(target.size()), &status);
  std::u32string letters;
  if (U_FAILURE(status)) {
    return letters += letter;
  }
  for (int32_t at = 0; at < written;) {
    UChar32 code_point = 0;
    U16_NEXT(target.data(), at, written, code_point);
    if (u_getCombiningClass(code_point) == 0) {
      letters += static_cast<char32_t>(code_point);
    }
  }
  return letters;
}

char32_t lower(char32_t letter) {
  if (letter < 0x80) {
    return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
  }
  if (letter >= 0x0410 && letter <= 0x044F) {
    return letter < 0x0430 ? letter + 32 : letter;
  }
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter)));
}

char32_t upper(char32_t letter) {
  if (letter < 0x80) {
    return letter >= 'a' && letter <= 'z' ? letter - 32 : letter;
  }
  if (letter >= 0x0410 && letter <= 0x044F) {
    return letter < 0x0430 ? letter : letter - 32;
  }
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(letter)));
}

template <class Fold>
std::string fold_each(std::string_view text, Fold fold) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const char32_t letter = next_code_point(text, at);
    const char32_t other = fold(letter);
    if (other == letter && at - before > 1) {
      folded.append(text, before, at - before);
    } else {
      append_utf8(folded, other);
    }
  }
  return folded;
}

// Bytes that fold_spaces() keeps as they are: visible ASCII, and the letters U+0400 to U+047F.
std::size_t plain_length(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size()) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first > 0x20 && first < 0x7F) {
      ++at;
    } else if ((first == 0xD0 || first == 0xD1) && at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xC0) == 0x80) {
      at += 2;
    } else {
      break;
    }
  }
  return at - begin;
}

}  // namespace

bool is_space(char32_t code_point) {
  switch (code_point) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\v':
    case '\f':
    case 0x0085:
    case 0x00A0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return true;
    default:
      return code_point >= 0x2000 && code_point <= 0x200A;
  }
}

bool is_invisible(char32_t code_point) {
  if (code_point < 0x034F) {
    return (code_point < 0x20 && !is_space(code_point)) || (code_point >= 0x7F && code_point < 0xA0);
  }
  return code_point == 0x034F || code_point == 0x061C || code_point == 0x115F || code_point == 0x1160 || code_point == 0x17B4 ||
         code_point == 0x17B5 || (code_point >= 0x180B && code_point <= 0x180E) || (code_point >= 0x200B && code_point <= 0x200F) ||
         (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2060 && code_point <= 0x206F) || code_point == 0x3164 ||
         (code_point >= 0xFE00 && code_point <= 0xFE0F) || code_point == 0xFEFF || code_point == 0xFFA0 ||
         (code_point >= 0xFFF0 && code_point <= 0xFFFB) || (code_point >= 0x1D173 && code_point <= 0x1D17A) ||
         (code_point >= 0xE0000 && code_point <= 0xE0FFF);
}

bool is_letter(char32_t code_point) {
  if (code_point < 0x80) {
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z');
  }
  if (code_point >= 0x0400 && code_point <= 0x0481) {
    return true;
  }
  return u_isalpha(static_cast<UChar32>(code_point)) || u_getCombiningClass(static_cast<UChar32>(code_point)) != 0;
}

bool is_digit(char32_t code_point) {
  return code_point >= '0' && code_point <= '9';
}

std::string to_upper(std::string_view text) {
  return fold_each(text, upper);
}

std::string to_lower(std::string_view text) {
  return fold_each(text, lower);
}

std::string skeleton(std::string_view key) {
  std::string seen;
  seen.reserve(key.size());
  for (std::size_t at = 0; at < key.size();) {
    const char32_t letter = lower(next_code_point(key, at));
    const char32_t alike = seen_as(letter);
    if (alike != letter || letter < 0x80 || is_cyrillic(letter)) {
      append_utf8(seen, alike);
      continue;
    }
    for (char32_t base : decomposed(letter)) {
      append_utf8(seen, seen_as(lower(base)));
    }
  }
  return seen;
}

bool look_alike(std::string_view one, std::string_view other) {
  if (one == other) {
    return false;
  }
  // Letter by letter as far as one letter is seen as one; most words part at the first.
  std::size_t at = 0, at_other = 0;
  while (at < one.size() && at_other < other.size()) {
    const char32_t first = lower(next_code_point(one, at));
    const char32_t second = lower(next_code_point(other, at_other));
    const bool simple = (first < 0x80 || is_cyrillic(first)) && (second < 0x80 || is_cyrillic(second));
    if (!simple) {
      return skeleton(one) == skeleton(other);
    }
    if (seen_as(first) != seen_as(second)) {
      return false;
    }
  }
  return at == one.size() && at_other == other.size();
}

bool mixes_alphabets(std::string_view word) {
  Alphabet first = Alphabet::None;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t letter = next_code_point(word, at);
    const Alphabet alphabet = alphabet_of(letter);
    if (alphabet == Alphabet::None) {
      first = is_letter(letter) || is_digit(letter) || is_invisible(letter) ? first : Alphabet::None;
      continue;
    }
    if (first != Alphabet::None && alphabet != first) {
      return true;
    }
    first = alphabet;
  }
  return false;
}

std::string fold_spaces(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  bool pending = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t plain = plain_length(text, at); plain != 0) {
      if (pending) {
        folded += ' ';
        pending = false;
      }
      folded.append(text, at, plain);
      at += plain;
      continue;
    }
    const char32_t code_point = next_code_point(text, at);
    if (is_space(code_point)) {
      pending = !folded.empty();
    } else if (!is_invisible(code_point) && code_point != 0x00AD) {
      if (pending) {
        folded += ' ';
        pending = false;
      }
      append_utf8(folded, code_point);
    }
  }
  return folded;
}

char32_t to_lower(char32_t letter) {
  return lower(letter);
}

char32_t to_upper(char32_t letter) {
  return upper(letter);
}

char32_t look_of(char32_t lower) {
  return seen_as(lower);
}

void append_looks(std::u32string& looks, char32_t letter) {
  const char32_t small = lower(letter);
  const char32_t alike = seen_as(small);
  // Of the Russian letters only short i is two in decomposed form.
  const bool whole = small < 0x80 || (small >= 0x0430 && small <= 0x044F && small != 0x0439);
  if (alike != small || whole) {
    looks += alike;
    return;
  }
  for (const char32_t base : decomposed(small)) {
    looks += seen_as(lower(base));
  }
}

std::string compatible_form(std::string_view text) {
  if (plain_length(text, 0) == text.size()) {
    return std::string(text);
  }
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* form = unorm2_getNFKCInstance(&status);
  std::u16string source;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    if (code_point >= 0x10000) {
      source += static_cast<char16_t>(U16_LEAD(code_point));
      source += static_cast<char16_t>(U16_TRAIL(code_point));
    } else {
      source += static_cast<char16_t>(code_point);
    }
  }
  // No code point grows to more than 18 units.
  std::u16string target(source.size() * 18 + 1, u'\0');
  const int32_t written = unorm2_normalize(form, source.data(), static_cast<int32_t>(source.size()), target.data(),
                                           static_cast<int32_t>(target.size()), &status);
  if (U_FAILURE(status)) {
    return std::string(text);
  }
  std::string normal;
  for (int32_t at = 0; at < written;) {
    UChar32 code_point = 0;
    U16_NEXT(target.data(), at, written, code_point);
    append_utf8(normal, static_cast<char32_t>(code_point));
  }
  return normal;
}

}  // namespace sverka
