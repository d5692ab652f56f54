// Whether two values of one kind say the same datum, whatever the form and case of each.
#pragma once

#include "checks/fields.hpp"

namespace sverka {

enum class Sameness {
  Same,
  Doubtful,  // only endings, order or abbreviations differ, or the texts are free: a person looks
  Different,
};

Sameness compare_values(const FilledSlot& left, const FilledSlot& right, const RuleData& data);

}  // namespace sverka
