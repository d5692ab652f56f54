#include "checks/amended.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "text/token.hpp"

namespace sverka {

namespace {

// Keys divided by spaces: typography is not compared.
std::string keys_of(std::string_view text) {
  std::string keys;
  for (const TokenKey& token : tokenize(text)) {
    keys += token.key;
    keys += ' ';
  }
  return keys;
}

// The values of the name, and of its numbered repetitions, all say `wanted`.
bool says(const Evidence& evidence, const std::string& name, const std::string& wanted) {
  const auto [first, last] = evidence.values.equal_range(name);
  return first != last && std::all_of(first, last, [&](const auto& entry) {
           const Value& value = entry.second;
           return keys_of(value.value.empty() ? value.raw : value.value) == keys_of(wanted);
         });
}

bool is_for(const Amendment& amendment, const Evidence& evidence) {
  return says(evidence, "agreement_number", amendment.agreement_number) && says(evidence, "client_inn", amendment.client_inn);
}

bool belongs_to_text(const Block& block) {
  return block.story != Story::Comment && block.story != Story::Header && block.story != Story::Footer;
}

// The approved text, with or without the number before it.
bool is_text_of(std::string_view approved, const std::string& stands, std::string_view clause) {
  const std::string keys = keys_of(approved);
  if (keys == stands) {
    return true;
  }
  for (const std::string& number : {keys_of(clause), keys_of(std::string(clause) + ".")}) {
    if (keys == number + stands || number + keys == stands) {
      return true;
    }
  }
  return false;
}

// The blocks of the clause, from its number on, whose text together is the approved one. What follows without a number of its
// own (the parties' requisites after the last clause) need not be part of it. Empty if the text is another.
std::set<std::uint32_t> approved_blocks(const Document& document, const std::vector<std::string>& clauses, const Amendment& amendment) {
  std::set<std::uint32_t> blocks;
  std::string keys;
  for (std::uint32_t i = 0; i < document.blocks.size() && i < clauses.size(); ++i) {
    if (clauses[i] != amendment.clause || !belongs_to_text(document.blocks[i])) {
      continue;
    }
    blocks.insert(i);
    keys += keys_of(document.blocks[i].text);
    if (is_text_of(amendment.text, keys, amendment.clause)) {
      return blocks;
    }
  }
  return {};
}

bool is_removed(const Alignment& alignment, const TemplateElement& element) {
  return std::any_of(alignment.deviations.begin(), alignment.deviations.end(), [&](const Deviation& deviation) {
    return deviation.deviation_class == DeviationClass::Removed &&
           std::any_of(deviation.template_places.begin(), deviation.template_places.end(), [&](const Place& place) {
             return place.block == element.block && place.range.begin <= element.range.begin && element.range.end <= place.range.end;
           });
  });
}

// The template's blocks of the clause of which every fixed word was found missing: no half stays behind under the approval.
std::set<std::uint32_t> left_out_blocks(const Evidence& evidence, const std::vector<std::string>& template_clauses,
                                        std::string_view clause) {
  std::set<std::uint32_t> whole, partly;
  for (const TemplateElement& element : evidence.sample->elements) {
    if (element.slot >= 0 || element.label || element.block >= template_clauses.size() || template_clauses[element.block] != clause) {
      continue;
    }
    (is_removed(*evidence.alignment, element) ? whole : partly).insert(element.block);
  }
  for (const std::uint32_t block : partly) {
    whole.erase(block);
  }
  return whole;
}

bool may_be_agreed(DeviationClass deviation_class) {
  switch (deviation_class) {
    case DeviationClass::Added:
    case DeviationClass::Removed:
    case DeviationClass::Changed:
    case DeviationClass::Moved:
    case DeviationClass::Structure:
    case DeviationClass::SlotAbuse:
      return true;
    default:
      return false;
  }
}

}  // namespace

AmendedClauses::AmendedClauses(const Evidence& evidence) {
  if (evidence.amendments.empty() || evidence.document == nullptr || evidence.alignment == nullptr || evidence.sample == nullptr) {
    return;
  }
  const std::vector<std::string>& clauses = evidence.alignment->clauses;
  const std::vector<std::string>& template_clauses = evidence.sample->clauses;
  for (const Amendment& amendment : evidence.amendments) {
    if (amendment.clause.empty() || !is_for(amendment, evidence)) {
      continue;
    }
    Accepted accepted{&amendment, {}, {}};
    if (amendment.text.empty()) {
      accepted.template_blocks = left_out_blocks(evidence, template_clauses, amendment.clause);
    } else {
      accepted.blocks = approved_blocks(*evidence.document, clauses, amendment);
    }
    if (!accepted.blocks.empty() || !accepted.template_blocks.empty()) {
      accepted_.push_back(std::move(accepted));
    }
  }
}

const Amendment* AmendedClauses::covering(std::string_view clause) const {
  for (const Accepted& accepted : accepted_) {
    if (accepted.amendment->clause == clause) {
      return accepted.amendment;
    }
  }
  return nullptr;
}

const Amendment* AmendedClauses::excusing(const Deviation& deviation) const {
  if (!may_be_agreed(deviation.deviation_class)) {
    return nullptr;
  }
  const auto all_in = [](const std::vector<Place>& places, const std::set<std::uint32_t>& blocks) {
    return !places.empty() && std::all_of(places.begin(), places.end(), [&](const Place& place) { return blocks.count(place.block) != 0; });
  };
  for (const Accepted& accepted : accepted_) {
    const bool left_out =
        deviation.deviation_class == DeviationClass::Removed && all_in(deviation.template_places, accepted.template_blocks);
    if (left_out || (deviation.clause == accepted.amendment->clause && all_in(deviation.places, accepted.blocks))) {
      return accepted.amendment;
    }
  }
  return nullptr;
}

}  // namespace sverka
