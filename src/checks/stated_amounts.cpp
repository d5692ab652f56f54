// kind = "stated-amounts": figures and the words beside them, in one value, in two slots, or in the sentence around slots.
//
// No parameters. {observed}: the whole expression, or both values. Only sentences that were filled in are judged: what the
// template itself says wrong is not the partner's. Clause 5.7.
#include <algorithm>
#include <utility>

#include "audit/location.hpp"
#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "programme/money.hpp"

namespace sverka {

namespace {

struct Stated {
  std::uint32_t block = 0;
  StatedAmount amount;
};

bool may_state(FieldSchema schema) {
  switch (schema) {
    case FieldSchema::Amount:
    case FieldSchema::AmountInWords:
    case FieldSchema::Number:
    case FieldSchema::Text:
      return true;
    default:
      return false;
  }
}

bool meets(const Stated& stated, const FilledSlot& filled) {
  return std::any_of(filled.value->places.begin(), filled.value->places.end(), [&](const Place& place) {
    return place.block == stated.block && place.range.begin < stated.amount.end && stated.amount.begin < place.range.end;
  });
}

// The expressions in the blocks of the slots, each block once.
std::vector<Stated> stated_around(const std::vector<FilledSlot>& slots, const Evidence& evidence, const Lexicon& lexicon) {
  std::vector<std::uint32_t> blocks;
  for (const FilledSlot& filled : slots) {
    for (const Place& place : filled.value->places) {
      blocks.push_back(place.block);
    }
  }
  std::sort(blocks.begin(), blocks.end());
  blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
  std::vector<Stated> all;
  for (const std::uint32_t block : blocks) {
    // Words stand in brackets, or figures do: without a bracket nothing is stated twice.
    if (block >= evidence.document->blocks.size() || evidence.document->blocks[block].text.find('(') == std::string::npos) {
      continue;
    }
    for (const StatedAmount& amount : find_stated_amounts(evidence.document->blocks[block].text, lexicon)) {
      const Stated stated{block, amount};
      if (std::any_of(slots.begin(), slots.end(), [&](const FilledSlot& filled) { return meets(stated, filled); })) {
        all.push_back(stated);
      }
    }
  }
  return all;
}

Finding finding_of_text(const RuleHead& head, const Evidence& evidence, const Stated& stated, const FilledSlot& filled) {
  const Place place{stated.block, TextRange{stated.amount.begin, stated.amount.end}};
  const std::string observed = quote_of(*evidence.document, place);
  Finding finding = new_finding(head, filled.value->clause, "", observed);
  add_locations(finding, evidence, {place});
  return finding;
}

// Figures in one slot and words in the next, in cells or lines of their own.
void add_pairs(const RuleHead& head, const Evidence& evidence, const std::vector<FilledSlot>& slots, const std::vector<Stated>& stated,
               std::vector<Finding>& findings, bool& any) {
  const auto is_stated = [&](const FilledSlot& filled) {
    return std::any_of(stated.begin(), stated.end(), [&](const Stated& one) { return meets(one, filled); });
  };
  for (const FilledSlot& in_words : slots) {
    if (in_words.slot->schema != FieldSchema::AmountInWords || is_stated(in_words)) {
      continue;
    }
    const FilledSlot* figures = nearest_of_party(slots, in_words, FieldSchema::Amount);
    if (figures == nullptr || is_stated(*figures)) {
      continue;
    }
    const auto amount = read_amount_value(figures->value->raw, head.lexicon());
    const auto words = read_amount_in_words(in_words.value->raw, head.lexicon());
    if (!amount || !words) {
      continue;  // what cannot be read is another rule's
    }
    any = true;
    if (amount->money == *words) {
      continue;
    }
    Finding finding = new_finding(head, figures->value->clause, "", figures->value->raw + " (" + in_words.value->raw + ")");
    add_locations(finding, evidence, figures->value->places);
    add_locations(finding, evidence, in_words.value->places);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

Check make_stated_amounts(Head head, TableReader&) {
  return [head](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    std::vector<FilledSlot> slots = filled_slots(evidence);
    slots.erase(std::remove_if(slots.begin(), slots.end(), [](const FilledSlot& filled) { return !may_state(filled.slot->schema); }),
                slots.end());
    const std::vector<Stated> stated = stated_around(slots, evidence, head->lexicon());
    bool any = !stated.empty();
    std::vector<Finding> findings;
    for (const Stated& one : stated) {
      if (one.amount.agrees) {
        continue;
      }
      const auto filled = std::find_if(slots.begin(), slots.end(), [&](const FilledSlot& slot) { return meets(one, slot); });
      findings.push_back(finding_of_text(*head, evidence, one, *filled));
    }
    add_pairs(*head, evidence, slots, stated, findings, any);
    return any ? verdict_of(std::move(findings)) : Verdict{Outcome::Inapplicable, {}, {}};
  };
}

}  // namespace sverka
