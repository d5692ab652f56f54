// JavaScript and CSS as far as words go: literals apart from code, comments gone. Nothing is run and nothing fails: of broken code
// whatever can be told comes out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

// CSS has no line comments, no backticks and no regular expressions: "//" is a part of an address there.
enum class CodeLanguage : std::uint8_t { JavaScript, Css };

struct CodeLiteral {
  std::size_t begin = 0, end = 0;  // of CodeText::code, its marks included
  std::string text;                // as meant: escapes resolved, valid UTF-8 if the source is; literals joined by "+" are one
};

struct CodeText {
  // In lower case; white space between two names stays one space, all other is gone. A literal stands between '\x01' and '\x02', its first
  // 400 bytes in lower case, so that no word of one is taken for code. Members are written in one way: a['b'] and a?.b as a.b.
  std::string code;
  std::vector<CodeLiteral> literals;
};

// Cost: linear.
CodeText read_code(std::string_view source, CodeLanguage language);

// An assignment to `name` in such code, not a comparison.
bool assigns(std::string_view code, std::string_view name);

}  // namespace sverka
