#include "programme/card/card_lines.hpp"

#include <algorithm>

#include "text/token.hpp"

namespace sverka {

namespace {

PaperFact fact_of(const CardLine& line, std::size_t begin, std::size_t end) {
  constexpr std::string_view kDividers = " \t\n,;:";
  const std::string_view text = line.text();
  end = std::min(end, text.size());
  while (begin < end && kDividers.find(text[begin]) != std::string_view::npos) {
    ++begin;
  }
  while (end > begin && kDividers.find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  PaperFact fact;
  fact.raw = fold_spaces(text.substr(begin, end - begin));
  fact.value = fact.raw;
  fact.block = line.line->block;
  fact.begin = line.line->offset + static_cast<std::uint32_t>(begin);
  fact.end = line.line->offset + static_cast<std::uint32_t>(end);
  return fact;
}

}  // namespace

std::vector<Word> words_of_line(std::string_view text) {
  const std::vector<Word> all = split_words(text);
  std::vector<Word> kept;
  kept.reserve(all.size());
  for (std::size_t at = 0; at < all.size();) {
    std::size_t end = at;
    while (end < all.size() && all[end].is("_") && (end == at || !all[end].space_before)) {
      ++end;
    }
    const bool written_on = end - at >= 2 && end < all.size() && !all[end].space_before;
    if (!written_on) {
      kept.insert(kept.end(), all.begin() + static_cast<std::ptrdiff_t>(at),
                  all.begin() + static_cast<std::ptrdiff_t>(std::max(end, at + 1)));
    }
    at = std::max(end, at + 1);
  }
  return kept;
}

PaperFact fact_of_words(const CardLine& line, std::size_t first, std::size_t last) {
  last = std::min(last, line.words.size());
  return first < last ? fact_of(line, line.words[first].begin, line.words[last - 1].end) : PaperFact{};
}

PaperFact fact_of_line(const CardLine& line) {
  return fact_of(line, 0, line.text().size());
}

}  // namespace sverka
