// A document as one stream of tokens: labels and words, each with its place and what is wrong with how it is seen.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "templates/match.hpp"
#include "text/token.hpp"

namespace sverka {

// One token of a document. Its place is a block's bytes; a computed label has an empty range at the block's beginning.
struct StreamToken {
  std::uint32_t word = 0;  // key as a number of a vocabulary; 0 only for an invisible character that stands alone
  std::uint32_t block = 0;
  TextRange range;
  std::uint32_t flags = 0;  // RunFlag, or'ed over the token
  TokenKind kind = TokenKind::Word;
  bool label = false;
  bool invisible = false;
  bool block_start = false;
  bool layout = false;    // the result of a page number field
  bool contents = false;  // in a table of contents
};

struct BlockToken {
  TextRange range;  // empty for a computed label
  TokenKind kind = TokenKind::Word;
  bool label = false;
  bool invisible = false;
};

// The length in bytes of a clause number typed by hand at the beginning of a text ("4.2. ", "a) "), without the space after
// it; 0 if there is none. "5 000" and "12.05.2026" are no clause numbers.
std::size_t typed_label_length(std::string_view text);

// The key of a label: what stays equal between an automatic number and the same number typed by hand.
std::string label_key(std::string_view label);

// Calls `sink` for the block's label and tokens, in order, with their keys. An empty block has no tokens.
void scan_block(const Block& block, const std::function<void(const BlockToken&, std::string_view key)>& sink);

// True if the block's number is computed, so that none is looked for in its text.
bool is_numbered(const Block& block);

// True if the block's tokens and their keys follow from its text alone: nothing in it is pending or capitalised by property.
bool is_scanned_by_text(const Block& block);

// Flags of the runs that a range touches, or'ed.
std::uint32_t flags_in(const Block& block, TextRange range);

}  // namespace sverka
