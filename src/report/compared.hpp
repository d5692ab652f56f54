// The two texts of a finding, expected and observed, as parts with what was removed and added: shared by the
// text and HTML forms.
#pragma once

#include <string>
#include <vector>

#include "audit/finding.hpp"
#include "report/difference.hpp"

namespace sverka {

struct ComparedTexts {
  std::vector<DifferencePart> expected;  // Same and Removed
  std::vector<DifferencePart> observed;  // Same and Added
};

// Marks are set only where both texts are texts of the document; a finding that says what a value should be
// is not compared.
// A value that the message already names is not said twice: `language` is the message's.
ComparedTexts compare_texts(const Finding& finding, Language language);

// The letters of a look-alike deviation that are not what they seem: "o U+006F" for each, once; at most
// eight.
struct SwappedLetter {
  std::string observed, expected;  // one character each; `expected` is empty for an inserted one
  char32_t observed_code = 0, expected_code = 0;
};
std::vector<SwappedLetter> swapped_letters(const Finding& finding);

}  // namespace sverka
