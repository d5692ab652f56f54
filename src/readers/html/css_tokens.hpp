// The tokens of CSS (https://www.w3.org/TR/css-syntax-3/), as places in the source: a sheet of ten megabytes has three million.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sverka::html {

enum class CssKind : std::uint8_t {
  Ident,
  Function,
  AtKeyword,
  Hash,
  String,
  BadString,
  Url,
  BadUrl,
  Delimiter,
  Number,
  Percentage,
  Dimension,
  Space,
  Cdo,
  Cdc,
  Colon,
  Semicolon,
  Comma,
  OpenSquare,
  CloseSquare,
  OpenRound,
  CloseRound,
  OpenCurly,
  CloseCurly,
};

struct CssToken {
  CssKind kind = CssKind::Delimiter;
  std::uint32_t begin = 0, end = 0;  // bytes of the source
};

struct CssTokens {
  std::string_view source;
  std::vector<CssToken> tokens;
  // Of an opening bracket or a function, the place of its closing token; the number of tokens where it is never closed.
  std::vector<std::uint32_t> closing;

  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.size()); }
  CssKind kind(std::uint32_t at) const { return tokens[at].kind; }
  std::string_view written(std::uint32_t at) const { return source.substr(tokens[at].begin, tokens[at].end - tokens[at].begin); }
  bool is_delimiter(std::uint32_t at, char letter) const { return kind(at) == CssKind::Delimiter && source[tokens[at].begin] == letter; }
  // What an identifier, a function's name, an at-keyword, a hash or a string means: without its mark, escapes resolved, as cased.
  std::string meaning(std::uint32_t at) const;
};

// Comments are dropped.
CssTokens tokens_of(std::string_view source);

// Tokens from `begin` to `end` as a value in normal form: lower case but for strings, white space folded, url() emptied.
std::string normal_value(const CssTokens& css, std::uint32_t begin, std::uint32_t end);

}  // namespace sverka::html
