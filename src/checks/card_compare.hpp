// Whether a value of an agreement says what the client card says.
#pragma once

#include "checks/fields.hpp"

namespace sverka {

// From the best to the worst.
enum class CardAgreement {
  Same,
  Note,      // order, abbreviations or the post code differ; initials for a name
  Question,  // near, or free texts that differ: a person looks
  Different,
};

// Both values are of one field; the kind of the agreement's slot decides. Cost: linear in the texts.
CardAgreement compare_with_card(const FilledSlot& agreement, const FilledSlot& card, const RuleData& data);

// The person that a name of a sole trader is: "IP Ivanov Ivan Ivanovich" against a signatory.
CardAgreement compare_people(std::string_view left, std::string_view right, const RuleData& data);

}  // namespace sverka
