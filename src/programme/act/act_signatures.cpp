// The signature blocks of an act: what stands below its sums, side by side or one above the other.
#include <algorithm>

#include "programme/act/act_lines.hpp"
#include "programme/names.hpp"

namespace sverka {

namespace {

constexpr std::size_t kNameWords = 6;

bool is_signature_line(const ActLine& line, const Lexicon& lexicon) {
  const bool has_blank = line.text().find("___") != std::string_view::npos;
  return has_blank || has_words(line, lexicon.list("act_signature_words"));
}

// Where signatures begin: the last heading of a role before the first line to sign on, or that line.
std::size_t first_signature(const std::vector<ActLine>& lines, const Lexicon& lexicon) {
  std::size_t last_sum = 0;
  for (std::size_t index = 0; index < lines.size(); ++index) {
    const bool is_sum =
        has_words(lines[index], lexicon.list("act_total_words")) || has_words(lines[index], lexicon.list("act_stated_words"));
    last_sum = is_sum ? index : last_sum;
  }
  std::size_t first = lines.size();
  for (std::size_t index = last_sum + 1; index < lines.size(); ++index) {
    if (is_signature_line(lines[index], lexicon)) {
      first = index;
      break;
    }
  }
  return std::min(first, lines.size());
}

// Parts of a line between underscores, slashes and brackets, without the place of a stamp at its end.
std::vector<PaperFact> parts_of(const ActLine& line, const Lexicon& lexicon) {
  std::vector<PaperFact> parts;
  std::size_t begin = 0;
  const PhraseMatch stamp = find_phrase(line.words, lexicon.list("stamp_words"));
  const std::string_view text = stamp.count == 0 ? line.text() : line.text().substr(0, line.words[stamp.first].begin);
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool divides = at == text.size() || text[at] == '_' || text[at] == '/' || text[at] == '(' || text[at] == ')' ||
                         text[at] == '\t' || text[at] == '|';
    if (divides) {
      PaperFact part = fact_of(line, begin, at);
      if (part.found()) {
        parts.push_back(std::move(part));
      }
      begin = at + 1;
    }
  }
  return parts;
}

// "General director" has the shape of a name too.
bool is_person(const PaperFact& part, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(part.raw);
  const bool names_role =
      std::any_of(words.begin(), words.end(), [&lexicon](const Word& word) { return side_named(word, lexicon) != ActSide::None; });
  const bool names_service = find_phrase(words, lexicon.list("act_service_words")).count != 0;
  return !words.empty() && !names_role && !names_service && !matches_any(words.front().key, lexicon.list("position_words")) &&
         read_full_name(part.raw, lexicon);
}

// The name at the end of a part, after a position or alone: "General director Kravets D. Yu.".
bool take_name(const ActLine& line, const PaperFact& part, const Lexicon& lexicon, ActSignature& signature) {
  const std::size_t from = part.begin - line.line->offset;
  const std::size_t to = part.end - line.line->offset;
  std::size_t first = 0;
  while (first < line.words.size() && line.words[first].begin < from) {
    ++first;
  }
  std::size_t last = first;
  while (last < line.words.size() && line.words[last].end <= to) {
    ++last;
  }
  for (std::size_t words = std::min(kNameWords, last - first); words >= 2; --words) {
    const PaperFact name = fact_of_words(line, last - words, last);
    if (line.words[last - words].capital && is_person(name, lexicon)) {
      signature.name = name;
      const PaperFact before = fact_of_words(line, first, last - words);
      if (before.found() && !signature.position.found()) {
        signature.position = before;
      }
      return true;
    }
  }
  return false;
}

bool is_position(const PaperFact& part, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(part.raw);
  return !words.empty() && words.size() <= 8 && find_phrase(words, lexicon.list("position_words")).count != 0;
}

void read_line(const ActLine& line, const Lexicon& lexicon, ActSignature& signature) {
  signature.found = true;
  const std::size_t blank = line.text().find("___");
  if (blank != std::string_view::npos && !signature.line.found()) {
    signature.line = fact_of(line, blank, blank + 3);
  }
  signature.signed_by_picture = signature.signed_by_picture || line.line->has_picture;
  signature.signed_by_words = signature.signed_by_words || has_words(line, lexicon.list("signed_words"));
  for (const PaperFact& part : parts_of(line, lexicon)) {
    if (!signature.name.found() && take_name(line, part, lexicon, signature)) {
      continue;
    }
    if (!signature.position.found() && is_position(part, lexicon)) {
      signature.position = part;
    }
  }
}

void take_from_preamble(const ActSignature& signature, ActParty& party) {
  if (!party.signatory.found()) {
    party.signatory = signature.name;
  }
  if (!party.position.found()) {
    party.position = signature.position;
  }
}

}  // namespace

void read_act_signatures(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act) {
  const std::size_t signs = first_signature(lines, lexicon);
  if (signs >= lines.size()) {
    return;
  }
  const std::vector<ActSide> sides = sides_of(lines, lexicon);
  // Upwards from the first line to sign on: lines of the same table, or the headings and positions above it.
  std::size_t first = signs;
  constexpr std::size_t kLinesAbove = 4;
  while (first > 0 && ((lines[signs].in_table() && lines[first - 1].line->table == lines[signs].line->table) ||
                       (!lines[signs].in_table() && signs - first < kLinesAbove && !lines[first - 1].in_table() &&
                        (is_position(fact_of_line(lines[first - 1]), lexicon) || sides[first - 1] != sides[signs] ||
                         lines[first - 1].words.size() <= 3)))) {
    --first;
  }
  for (std::size_t index = first; index < lines.size(); ++index) {
    if (sides[index] != ActSide::None) {
      read_line(lines[index], lexicon, sides[index] == ActSide::Performer ? act.performer_signature : act.customer_signature);
    }
  }
  take_from_preamble(act.performer_signature, act.performer);
  take_from_preamble(act.customer_signature, act.customer);
}

}  // namespace sverka
