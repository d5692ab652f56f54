// Which party of the agreement a slot speaks of, by the words of the template around it: "____, hereinafter the Customer", "Customer:
// ____".
#pragma once

#include <string>

#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// A word of list "party_roles", folded; empty if none stands beside the slot. Looked for right before the slot, a few words behind it, and,
// where the slot begins its block, in a block that holds nothing else: the one before, or the head of the slot's column or row.
std::string role_of(const Template& sample, const Slot& slot, const Lexicon& lexicon);

}  // namespace sverka
