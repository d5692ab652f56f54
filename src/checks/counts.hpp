// Whether a count makes sense with the unit that the template prints behind it: "____ calendar days", "____ %". Clauses 5.3, 5.7.
#pragma once

#include <string>

#include "checks/fields.hpp"
#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// A problem code, to be asked about; empty if there is nothing to ask, or the slot takes no number:
//   "number-range"     two numbers: "10-20"
//   "number-zero"      no time at all
//   "number-fraction"  a part of a day or a month
//   "number-large"     more than ten years in days
//   "number-share"     more than a hundred per cent
std::string count_problem(const Template& sample, const FilledSlot& filled, const Lexicon& lexicon);

}  // namespace sverka
