// A client card: the requisites of a party in whatever layout an office chose (5.4, 5.7).
//
// Tables of label and value in two or four columns, heads above their values, "label: value" lines, a label on one line and its
// value on the next, several labels in one cell. Labels are data: list "card_labels" of the lexicon. Nothing here judges a value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/act/act.hpp"
#include "text/lexicon.hpp"

namespace sverka {

enum class CardField : std::uint8_t {
  Name,
  ShortName,
  Form,
  Inn,
  Kpp,
  Ogrn,  // OGRN or OGRNIP
  LegalAddress,
  ActualAddress,
  PostalAddress,
  Account,
  Bank,
  Bic,
  CorrespondentAccount,
  Signatory,
  Position,
  Basis,
  Phone,
  Email,
  Site,
  Other,  // a label that nothing is read from
};

// "name", "legal_address": as values are named, without the party.
std::string_view name_of(CardField field);
std::optional<CardField> parse_card_field(std::string_view name);

struct CardEntry {
  CardField field = CardField::Other;
  std::string label;             // as printed; empty: the value was told by what it is
  std::string raw;               // spaces folded, lines joined by spaces; empty: nothing stands behind the label
  std::vector<PaperFact> parts;  // where the value stands, one a line; of an empty value its label
};

struct CardPaper {
  std::vector<CardEntry> entries;  // in reading order, those of field Other left out

  const CardEntry* first(CardField field) const;  // the first that has a value; null if there is none
};

// Cost: linear in the text, but for the list of labels.
CardPaper read_card(const std::vector<PaperLine>& lines, const Lexicon& lexicon);

}  // namespace sverka
