// Lines of a paper as words, and the texts between words as facts with their places.
#pragma once

#include <string_view>
#include <vector>

#include "programme/act/act.hpp"
#include "programme/words.hpp"

namespace sverka {

struct CardLine {
  const PaperLine* line = nullptr;
  std::vector<Word> words;

  std::string_view text() const { return line->text; }
};

// The words of a line without the underscores on which a value was written: "INN ___7707083893". A blank that stands apart is kept.
std::vector<Word> words_of_line(std::string_view text);

// Words [first, last) as printed, trimmed of spaces and of the signs that divide values; not found where that leaves nothing.
PaperFact fact_of_words(const CardLine& line, std::size_t first, std::size_t last);
PaperFact fact_of_line(const CardLine& line);

}  // namespace sverka
