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

PaperFact fact_of_words(const CardLine& line, std::size_t first, std::size_t last) {
  last = std::min(last, line.words.size());
  return first < last ? fact_of(line, line.words[first].begin, line.words[last - 1].end) : PaperFact{};
}

PaperFact fact_of_line(const CardLine& line) { return fact_of(line, 0, line.text().size()); }

}  // namespace sverka
