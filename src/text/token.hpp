// Text as tokens that compare equal when a person would call them the same text in another typography.
//
// Each token keeps its bytes; its *key* folds what is typographic: composed letters, e for io (U+0451), quotes, dashes,
// the number sign, an ellipsis, group spaces of numbers, soft hyphens. Letter case, digits, punctuation and the alphabet
// of every letter stay. White space separates tokens and is no token.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

enum class TokenKind : std::uint8_t { Word, Number, Punctuation };

struct Token {
  TokenKind kind = TokenKind::Word;
  std::uint32_t begin = 0;  // bytes of the text, half-open; inner group spaces and soft hyphens are inside
  std::uint32_t end = 0;
  bool invisible = false;  // holds characters that nobody sees: zero-width, bidirectional controls, tags
  bool space_before = false;
};

struct TokenKey {
  Token token;
  std::string key;
};

// The tokens of `text`, in order; every byte that is not white space is inside exactly one token. Linear.
//   tokenize("5 000,00 rub.")  ->  "5000" "," "00" "rub" "."
std::vector<TokenKey> tokenize(std::string_view text);

// The same without owning the keys: `sink` gets each token with its key, which lives until it returns.
void tokenize(std::string_view text, const std::function<void(const Token&, std::string_view)>& sink);

// A word whose letters are replaced by the one letter that they look like, and lower-cased: two words with one
// skeleton look alike. Digits and letters fold together here, so never compare numbers by it.
std::string skeleton(std::string_view key);

// True if the two words have one skeleton but are not the same. Most pairs are told apart at their first letter.
bool look_alike(std::string_view one, std::string_view other);

// True if the word mixes alphabets (Latin, Cyrillic, Greek) within one part between hyphens.
bool mixes_alphabets(std::string_view word);

// Letters upper-cased, lower-cased (Latin, Cyrillic, Greek); other code points unchanged.
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);

bool is_space(char32_t code_point);
// Nobody sees it: zero-width characters, bidirectional controls, tag characters. The soft hyphen is not among them.
bool is_invisible(char32_t code_point);
bool is_letter(char32_t code_point);
bool is_digit(char32_t code_point);  // ASCII 0 to 9

// White space of every kind folded into one space, none at the ends; invisible characters dropped.
std::string fold_spaces(std::string_view text);

}  // namespace sverka
