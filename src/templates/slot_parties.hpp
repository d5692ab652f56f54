// Whose a blank is: the words that call the parties of a form, those of the lexicon and those that the form gives them itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "templates/slot_marks.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// What names of values begin with. The Company's own are not judged; where nobody says which party is the Company, it is the one that has
// nothing to fill in, else the first.
constexpr std::string_view kCompanyPrefix = "company_";
constexpr std::string_view kClientPrefix = "client_";
constexpr std::string_view kThirdPrefix = "third_";  // whoever else signs

// Texts are folded labels (slot_words.hpp).
class SlotParties {
 public:
  // `clauses` as clauses_of() gives them.
  SlotParties(const Document& document, const std::vector<MarkedSlot>& marks, const std::vector<std::string>& clauses,
              const Lexicon& lexicon);

  // The prefix of the party that the text names last, or first; empty if it names none.
  std::string_view last_in(std::string_view text) const;
  std::string_view first_in(std::string_view text) const;

 private:
  struct Word {
    std::string stem;
    std::string_view prefix;
    bool whole_beginning = false;  // stands at the beginning of a word only
  };

  static bool stands_at(const Word& word, std::string_view text, std::size_t at);

  std::vector<Word> words_;
};

}  // namespace sverka
