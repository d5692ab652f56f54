// kind = "parties-apart": what was filled in for one party is the other party that the template itself names.
//
// No parameters. Identifiers are held against the numbers of the template's own text, names against its quoted names of organisations.
// Values of slots that are the Company's own ("company_...") are not judged. Clause 5.7.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "programme/organisations.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

constexpr std::size_t kShortestCode = 10;  // digits: an INN

// A number as long as a code, or a quote: most blocks of a template have neither, and are not looked at further.
bool may_name_party(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    digits = text[at] >= '0' && text[at] <= '9' ? digits + 1 : 0;
    if (digits == kShortestCode || text[at] == '"') {
      return true;
    }
  }
  return text.find("\u00AB") != std::string_view::npos || text.find("\u201C") != std::string_view::npos ||
         text.find("\u201E") != std::string_view::npos;
}

// What the template says itself in a block: its text without the marks of its slots.
std::string fixed_text(const Template& sample, std::uint32_t block) {
  std::string text = sample.document.blocks[block].text;
  for (const Slot& slot : sample.slots) {
    if (block < slot.span.first_block || block > slot.span.last_block) {
      continue;
    }
    const std::size_t begin = block == slot.span.first_block ? std::min<std::size_t>(slot.span.begin, text.size()) : 0;
    const std::size_t end = block == slot.span.last_block ? std::min<std::size_t>(slot.span.end, text.size()) : text.size();
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(std::max(begin, end)), ' ');
  }
  return text;
}

std::string folded(std::string_view name) {
  std::string keys;
  for (const Word& word : split_words(name)) {
    keys += word.key + ' ';
  }
  return keys;
}

struct TemplateParties {
  std::set<std::string> codes;
  std::set<std::string> names;
};

TemplateParties parties_of_template(const Template& sample, const Lexicon& lexicon) {
  TemplateParties parties;
  for (std::uint32_t block = 0; block < sample.document.blocks.size(); ++block) {
    if (!may_name_party(sample.document.blocks[block].text)) {
      continue;
    }
    const std::string text = fixed_text(sample, block);
    for (const Word& word : split_words(text)) {
      if (word.kind == Word::Kind::Digits && word.key.size() >= kShortestCode) {
        parties.codes.insert(word.key);
      }
    }
    for (const std::string& name : named_organisations(text, lexicon)) {
      parties.names.insert(folded(name));
    }
  }
  return parties;
}

// The code that says who the party is; two parties may share a bank, a KPP of a region or an address.
std::string code_of(const FilledSlot& filled, const Lexicon& lexicon) {
  const std::string normal = reading_of(filled, lexicon).normal_form;
  return filled.slot->schema == FieldSchema::InnKpp ? normal.substr(0, normal.find('/')) : normal;
}

}  // namespace

Check make_parties_apart(Head head, TableReader&) {
  return [head](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const TemplateParties known = parties_of_template(*evidence.sample, head->lexicon());
    const std::vector<FilledSlot> slots = filled_slots(
        evidence, {FieldSchema::Inn, FieldSchema::InnKpp, FieldSchema::Ogrn, FieldSchema::Account, FieldSchema::OrganisationName});
    std::vector<Finding> findings;
    bool any = false;
    for (const FilledSlot& filled : slots) {
      if (party_of(filled.slot->name) == "company") {
        continue;
      }
      any = true;
      bool same = false;
      if (filled.slot->schema == FieldSchema::OrganisationName) {
        const std::vector<std::string> names = named_organisations(filled.value->raw, head->lexicon());
        same = std::any_of(names.begin(), names.end(), [&](const std::string& name) { return known.names.count(folded(name)) != 0; });
      } else {
        same = known.codes.count(code_of(filled, head->lexicon())) != 0;
      }
      if (same) {
        findings.push_back(value_finding(*head, evidence, filled, ""));
      }
    }
    return any ? verdict_of(std::move(findings)) : Verdict{Outcome::Inapplicable, {}, {}};
  };
}

}  // namespace sverka
