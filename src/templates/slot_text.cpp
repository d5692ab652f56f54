#include "templates/slot_text.hpp"

#include <algorithm>

#include "text/token.hpp"

namespace sverka {

TextRange range_of(std::size_t begin, std::size_t end) {
  return TextRange{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Span span_in(std::uint32_t block, std::size_t begin, std::size_t end) {
  const TextRange range = range_of(begin, end);
  return Span{block, range.begin, block, range.end};
}

std::string_view without_outer_space(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') {
    text.remove_prefix(1);
  }
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') {
    text.remove_suffix(1);
  }
  return text;
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  tokenize(text, [&](const Token& token, std::string_view) { words += token.kind == TokenKind::Word ? 1 : 0; });
  return words;
}

std::vector<TextRange> columns_of_line(std::string_view text) {
  std::vector<TextRange> columns;
  for (std::size_t at = text.find_first_not_of(" \t"); at < text.size();) {
    const std::size_t end = std::min({text.find("   ", at), text.find('\t', at), text.size()});
    columns.push_back(range_of(at, end));
    at = text.find_first_not_of(" \t", end);
  }
  return columns;
}

}  // namespace sverka
