// Parts of a style sheet from their tokens: what css.cpp is made of.
#pragma once

#include <cstdint>
#include <vector>

#include "document/style_sheet.hpp"
#include "readers/html/css_tokens.hpp"

namespace sverka::html {

// A list of selectors, by https://www.w3.org/TR/selectors-4/. Empty for one that a browser refuses: then the whole rule is void.
// `parent`: the selectors of the rule around a nested one, what "&" stands for; null at the top.
std::vector<Selector> parse_selectors(const CssTokens& css, std::uint32_t begin, std::uint32_t end, const std::vector<Selector>* parent);

// One declaration, its name at `begin`; nothing is added for a property that hides nothing. Shorthands give their parts.
void add_declaration(const CssTokens& css, std::uint32_t begin, std::uint32_t end, std::vector<StyleDeclaration>& declarations);

// The first token from `at` on that is no white space.
inline std::uint32_t after_space(const CssTokens& css, std::uint32_t at, std::uint32_t end) {
  while (at < end && css.kind(at) == CssKind::Space) {
    ++at;
  }
  return at;
}

}  // namespace sverka::html
