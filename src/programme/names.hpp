// Names of people: their parts, their cases, and whether two mentions mean the same person.
//
// Declension follows tables of suffixes (checks/data/petrovich.tsv): per part of the name, the first rule
// that fits wins, and a word without a rule stays unchanged. It is right for most names and not for all, so a
// difference in the ending alone is Near, which is a question and not an error.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "text/lexicon.hpp"

namespace sverka {

enum class Gender : std::uint8_t { Unknown, Male, Female };
enum class NameCase : std::uint8_t { Genitive, Dative, Accusative, Instrumental, Prepositional };
enum class NamePart : std::uint8_t { Surname, GivenName, Patronymic };

class NameRules {
 public:
  // The table's text. Errors: bad_rule with reason "name-rules", where = file:line.
  static Result<NameRules> parse(std::string_view table, const std::string& file);

  // One part of a name in another case, letter case kept: "Kravets" -> "Kravtsa". Each part between hyphens
  // by itself.
  std::string decline(std::string_view word, NamePart part, Gender gender, NameCase name_case) const;

 private:
  struct Rule {
    Gender gender = Gender::Unknown;  // Unknown: any
    bool first_word_only = false;
    bool whole_word = false;
    std::vector<std::string> endings;
    std::array<std::string, 5> changes;
  };
  const Rule* find(std::string_view lower, NamePart part, Gender gender, bool first_of_several) const;
  std::array<std::vector<Rule>, 3> rules_;
};

struct FullName {
  std::string surname;
  std::string given;       // "I" if `initials`
  std::string patronymic;  // may be empty
  bool initials = false;
  bool surname_last = false;
  Gender gender = Gender::Unknown;  // by the patronymic; Unknown without one
};

// A full name or a surname with initials, in either order, that is the whole of `text`. The patronymic's
// ending tells the order (lists "patronymic_male", "patronymic_female" of the lexicon, with the endings of
// every case).
std::optional<FullName> read_full_name(std::string_view text, const Lexicon& lexicon);

// The name in another case, surname first.
std::string decline(const FullName& name, NameCase name_case, const NameRules& rules);

enum class NameMatch : std::uint8_t {
  Equal,
  EqualByInitials,  // all that initials can tell: a note
  Near,             // same stems, other endings than the rules give: look at it
  Different,
  Unreadable,  // one of the two is no name
};

// Whether two mentions mean one person, whatever the case and order of each. Folds letter case, io and ie,
// hyphens.
NameMatch compare_names(std::string_view left, std::string_view right, const NameRules& rules, const Lexicon& lexicon);

// How a mention reads against a name known in the nominative: for "v litse ..." the genitive is due.
enum class MentionCase : std::uint8_t { Genitive, Nominative, Either, Neither };
MentionCase case_of_mention(std::string_view nominative, std::string_view mention, const NameRules& rules, const Lexicon& lexicon);

// Whether two positions are the same in whatever case: "General'nyj direktor" and "General'nogo direktora".
// Equal, Near or Different; pairs "position_genitive" of the lexicon first, then endings (list
// "noun_endings").
NameMatch compare_positions(std::string_view left, std::string_view right, const Lexicon& lexicon);

// Forms of organisations in full with their abbreviations, the longest first: a "public joint-stock company" holds a "joint-stock
// company". Pairs "organisation_form" of the lexicon.
std::vector<std::pair<std::string_view, std::string_view>> organisation_forms(const Lexicon& lexicon);

}  // namespace sverka
