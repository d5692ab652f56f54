// Findings of a rule: its sentences with values put in, places as locations.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "checks/kind.hpp"

namespace sverka {

// Words for the placeholders of a message, in both languages.
using SentenceValues = std::map<std::string, Sentence, std::less<>>;

// The same text in every language: a quotation, a number.
Sentence plain(std::string_view text);
// The sentence of a message key; an unknown key gives itself.
Sentence words(const RuleHead& head, const std::string& key);
// "hidden font, illegibly small font": each RunFlag by its sentence "flag.<name>".
Sentence words_of_flags(const RuleHead& head, std::uint32_t flags);
Sentence fill(const Sentence& sentence, const SentenceValues& values);

// A finding with the rule's severity, outcome and sentences. {expected}, {observed} and {clause} need not be among the values:
// they are put in from the arguments, long texts shortened.
Finding new_finding(const RuleHead& head, std::string clause, std::string expected, std::string observed, SentenceValues values = {});

// At most `code_points` of the text, cut at a space, with an ellipsis.
std::string shortened(std::string_view text, std::size_t code_points = 160);

void add_locations(Finding& finding, const Evidence& evidence, const std::vector<Place>& places);

// Passed without findings; Failed if any finding failed; else CannotTell.
Verdict verdict_of(std::vector<Finding> findings);

// There is a template, and the document was held against it.
bool was_compared(const Evidence& evidence);
// What a rule over the alignment answers without one: nothing can be told, and another rule says why.
Verdict not_compared();

}  // namespace sverka
