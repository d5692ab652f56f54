#include "templates/slot_pairs.hpp"

#include <string>
#include <string_view>

#include "templates/slot_text.hpp"

namespace sverka {
namespace {

void split_codes(Slot& one, Slot& other, std::string_view between) {
  if (one.schema != FieldSchema::InnKpp || without_outer_space(between) != "/") {
    return;
  }
  const std::string party = one.name.substr(0, one.name.find("inn_kpp"));
  one.schema = FieldSchema::Inn;
  one.name = party + "inn";
  other.schema = FieldSchema::Kpp;
  other.name = party + "kpp";
  other.required = one.required;
}

// "____ (____) roubles".
void pair_amounts(Slot& figures, const Slot& in_words, std::string_view between) {
  if (in_words.schema == FieldSchema::AmountInWords && figures.schema == FieldSchema::Text && figures.name == "slot" &&
      without_outer_space(between) == "(") {
    figures.schema = FieldSchema::Amount;
    figures.name = "amount";
  }
}

}  // namespace

void pair_slots(const Document& document, std::vector<Slot>& slots) {
  for (std::size_t index = 1; index < slots.size(); ++index) {
    Slot& one = slots[index - 1];
    Slot& other = slots[index];
    if (one.span.last_block != other.block || other.range.begin < one.span.end) {
      continue;
    }
    const std::string_view text = document.blocks[other.block].text;
    const std::string_view between = text.substr(one.span.end, other.range.begin - one.span.end);
    split_codes(one, other, between);
    pair_amounts(one, other, between);
  }
}

}  // namespace sverka
