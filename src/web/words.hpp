// The words of a text as copies are told by: look-alike letters, case, accents, io and punctuation fold away, so that a text whose
// letters were exchanged for those of another alphabet has the same words.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "web/page_text.hpp"

namespace sverka {

// Two words are held equal by their mark: 16 bits, since an index holds one for each word of every article, and words are never
// compared alone but by the run or the order that they stand in.
using WordMark = std::uint16_t;

struct MarkedWord {
  TextRange text;  // bytes of the paragraph
  std::uint32_t paragraph = 0;
  WordMark mark = 0;
};

// Letters and digits in a row are a word; soft hyphens, zero-width characters, combining marks and hyphens before a letter are skipped
// inside, so that words divided at random are the same. Linear.
void add_words(std::string_view text, std::uint32_t paragraph, std::vector<MarkedWord>& words);

// The words of the shown text of a page, hidden paragraphs too: a copy stays one if no person sees it.
std::vector<MarkedWord> words_of(std::span<const PageParagraph> page);

// The same, with words that are run together and told apart by their capitals taken one by one.
std::vector<MarkedWord> words_by_capitals(std::span<const PageParagraph> page);

}  // namespace sverka
