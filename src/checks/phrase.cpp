// kind = "phrase": words that the filled or changed text of the document mentions, outside the template's own text.
//
//   phrases = "disagreement_protocol"      a list of the lexicon: phrases, each word may end in "*"
//
// {observed}: the words. Clause 5.5.
#include <algorithm>
#include <utility>

#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "programme/words.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

// Looked for before the text is taken apart: the last word of each phrase, as far as it is given.
bool may_hold(std::string_view text, std::span<const std::string> phrases) {
  const std::string lower = to_lower(text);
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    phrase.remove_prefix(phrase.find_last_of(' ') + 1);
    return lower.find(phrase.substr(0, phrase.find('*'))) != std::string::npos;
  });
}

// The phrase as it stands in the text, or nothing.
std::string phrase_in(std::string_view text, std::span<const std::string> phrases) {
  if (!may_hold(text, phrases)) {
    return {};
  }
  const std::vector<Word> words = split_words(text);
  const PhraseMatch match = find_phrase(words, phrases);
  if (match.count == 0) {
    return {};
  }
  const std::uint32_t begin = words[match.first].begin;
  return std::string(text.substr(begin, words[match.first + match.count - 1].end - begin));
}

}  // namespace

Check make_phrase(Head head, TableReader& parameters) {
  const std::string list = parameters.text("phrases", Need::Required);
  if (!list.empty() && head->lexicon().list(list).empty()) {
    parameters.refuse("phrases", "the lexicon has no list \"" + list + "\"");
  }
  return [head, list](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const auto phrases = head->lexicon().list(list);
    std::vector<Finding> findings;
    for (const FilledSlot& filled : filled_slots(evidence)) {
      if (const std::string said = phrase_in(filled.value->raw, phrases); !said.empty()) {
        findings.push_back(value_finding(*head, evidence, filled, "", {{"observed", plain(said)}}));
      }
    }
    for (const Deviation& deviation : evidence.alignment->deviations) {
      // The words may stand half in the deviation and half in the fixed text around it.
      const std::string said = phrase_in(deviation.before + " " + deviation.observed + " " + deviation.after, phrases);
      if (said.empty() || deviation.observed.empty() || !phrase_in(deviation.expected, phrases).empty()) {
        continue;
      }
      Finding finding = new_finding(*head, deviation.clause, "", said);
      add_locations(finding, evidence, deviation.places);
      findings.push_back(std::move(finding));
    }
    return verdict_of(std::move(findings));
  };
}

}  // namespace sverka
