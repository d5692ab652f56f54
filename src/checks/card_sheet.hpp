// A client card as a filled template, so that the rules over slots judge it as they judge an agreement.
//
// Every field that was found is a slot "client_..." with its value and places; a field that a card of this form must have and has
// not is a slot without a value. The template has no text of its own.
#pragma once

#include <map>
#include <string>

#include "audit/evidence.hpp"
#include "programme/card/card.hpp"
#include "programme/identifiers.hpp"

namespace sverka {

enum class CardForm : std::uint8_t { Unknown, Organisation, SoleTrader, Person };

struct CardSheet {
  std::string file;     // its name
  Template sample;      // slots alone
  Alignment alignment;  // their values, and the accounting of the card's tokens
  CardForm form = CardForm::Unknown;
  std::size_t fields = 0;   // different fields that have a value
  bool is_readable = true;  // false: a scan or an empty page, no text to look in
};

// Fewer fields with a value than these: no card.
constexpr std::size_t kFieldsOfCard = 3;

inline bool holds_card(const CardSheet& sheet) {
  return sheet.fields >= kFieldsOfCard;
}

CardSheet make_card_sheet(const Document& document, std::string file, const Lexicon& lexicon);

// The values of the card by name, as reports list them.
std::multimap<std::string, Value> card_values(const CardSheet& sheet, const Lexicon& lexicon);

}  // namespace sverka
