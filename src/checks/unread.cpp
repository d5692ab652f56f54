// kind = "unread": what could not be read, or was put into no class. What could not be read is said; silence never means "fine".
//
//   lost_notes = ["part-unread", ...]   notes of a reader under which text may be missing
// {observed} is the note of the reader, or how many words have no class.
#include <algorithm>
#include <string>
#include <utility>

#include "audit/messages.hpp"
#include "checks/findings.hpp"

namespace sverka {

namespace {

Finding finding_of(const RuleHead& head, const std::string& key, const SentenceValues& values, std::string observed) {
  Finding finding = new_finding(head, "", "", std::move(observed));
  finding.message = fill(words(head, key), values);
  return finding;
}

void add_notes(const RuleHead& head, const std::vector<std::string>& lost_notes, const Evidence& evidence, std::vector<Finding>& findings) {
  for (const Note& note : evidence.document->notes) {
    if (std::find(lost_notes.begin(), lost_notes.end(), note.code) == lost_notes.end()) {
      continue;
    }
    const Sentence described = describe(note, head.data->messages).message;
    Finding finding = finding_of(head, "check.unread-note", {{"observed", described}}, note.where);
    Location location;
    location.part = note.where;
    location.in_document = false;
    finding.locations.push_back(std::move(location));
    findings.push_back(std::move(finding));
  }
}

// Characters whose drawn shape cannot be told from their code, where the template has none such.
void add_unknown_glyphs(const RuleHead& head, const Evidence& evidence, std::vector<Finding>& findings) {
  const auto count_in = [](const Document& document) {
    std::size_t count = 0;
    for (const Block& block : document.blocks) {
      for (const Run& run : block.runs) {
        count += (run.flags & kUnknownGlyph) != 0 ? 1u : 0u;
      }
    }
    return count;
  };
  const std::size_t expected = evidence.sample != nullptr ? count_in(evidence.sample->document) : 0;
  if (count_in(*evidence.document) <= expected) {
    return;
  }
  std::vector<Place> places;
  std::string text;
  for (std::uint32_t i = 0; i < evidence.document->blocks.size(); ++i) {
    for (const Run& run : evidence.document->blocks[i].runs) {
      if ((run.flags & kUnknownGlyph) != 0) {
        places.push_back(Place{i, run.text});
        text += evidence.document->blocks[i].text.substr(run.text.begin, run.text.end - run.text.begin);
      }
    }
  }
  Finding finding = finding_of(head, "check.unknown-glyphs", {{"observed", plain(shortened(text))}}, text);
  add_locations(finding, evidence, places);
  findings.push_back(std::move(finding));
}

void add_unclassed(const RuleHead& head, const Evidence& evidence, std::vector<Finding>& findings) {
  const Alignment& alignment = *evidence.alignment;
  const Accounting& count = alignment.accounting;
  const std::size_t classed = count.fixed + count.slot + count.typographic + count.layout + count.deviating;
  std::size_t unclassed = count.tokens > classed ? count.tokens - classed : classed - count.tokens;
  std::vector<Place> places;
  for (const ClassifiedToken& token : alignment.tokens) {
    if (token.token_class == TokenClass::Deviating &&
        (token.deviation < 0 || static_cast<std::size_t>(token.deviation) >= alignment.deviations.size())) {
      ++unclassed;
      places.push_back(token.place);
    }
  }
  if (unclassed == 0) {
    return;
  }
  const std::string number = std::to_string(unclassed);
  Finding finding = finding_of(head, "check.unclassed", {{"observed", plain(number)}}, number);
  add_locations(finding, evidence, places);
  findings.push_back(std::move(finding));
}

}  // namespace

Check make_unread(Head head, TableReader& parameters) {
  std::vector<std::string> lost_notes = parameters.texts("lost_notes", Need::Required);
  return [head, lost_notes = std::move(lost_notes)](const Evidence& evidence) {
    if (evidence.document == nullptr) {
      return not_compared();
    }
    std::vector<Finding> findings;
    add_notes(*head, lost_notes, evidence, findings);
    add_unknown_glyphs(*head, evidence, findings);
    if (was_compared(evidence)) {
      add_unclassed(*head, evidence, findings);
    }
    return verdict_of(std::move(findings));
  };
}

}  // namespace sverka
