#include "programme/card/card_parties.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "programme/words.hpp"

namespace sverka {

namespace {

// Two cells of one row that are roles and nothing else.
struct Heads {
  std::uint32_t table = 0, row = 0;
  std::uint32_t company = 0, client = 0;  // columns
};

bool is_role(const PaperLine& line, std::span<const std::string> roles) {
  std::vector<Word> letters;
  for (const Word& word : split_words(line.text)) {
    if (word.kind == Word::Kind::Digits) {
      return false;
    }
    if (word.kind == Word::Kind::Letters) {
      letters.push_back(word);
    }
  }
  return !letters.empty() && phrase_length_at(letters, 0, roles) == letters.size();
}

std::vector<Heads> heads_of(const std::vector<PaperLine>& lines, const Lexicon& lexicon) {
  const auto clients = lexicon.list("card_client_roles");
  const auto companies = lexicon.list("card_company_roles");
  std::vector<Heads> found;
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t last = first + 1;
    while (last < lines.size() && lines[last].table == lines[first].table && lines[last].row == lines[first].row) {
      ++last;
    }
    if (lines[first].table != 0 && last == first + 2 && lines[first].column != lines[first + 1].column) {
      for (const bool is_company_left : {true, false}) {
        const PaperLine& company = lines[is_company_left ? first : first + 1];
        const PaperLine& client = lines[is_company_left ? first + 1 : first];
        if (is_role(company, companies) && is_role(client, clients)) {
          found.push_back({lines[first].table, lines[first].row, company.column, client.column});
        }
      }
    }
    first = last;
  }
  return found;
}

bool is_of_company(const PaperLine& line, const Heads& heads) {
  if (line.table != heads.table || line.row < heads.row) {
    return false;
  }
  const bool company_first = heads.company < heads.client;
  return line.row == heads.row || (company_first ? line.column < heads.client : line.column >= heads.company);
}

}  // namespace

std::vector<PaperLine> lines_of_client(const std::vector<PaperLine>& lines, const Lexicon& lexicon) {
  const std::vector<Heads> heads = heads_of(lines, lexicon);
  if (heads.empty()) {
    return lines;
  }
  std::vector<PaperLine> kept;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(kept), [&heads](const PaperLine& line) {
    return std::none_of(heads.begin(), heads.end(), [&line](const Heads& one) { return is_of_company(line, one); });
  });
  return kept;
}

}  // namespace sverka
