// The shapes of the kinds of values, by family: what read_field() is made of. `raw` is not empty, not absent
// on purpose, its spaces are folded and no blank is left in it.
#pragma once

#include <span>
#include <string_view>

#include "programme/field_value.hpp"
#include "programme/words.hpp"

namespace sverka {

FieldReading read_code_field(FieldSchema schema, std::string_view raw, const Lexicon& lexicon);
FieldReading read_date_field(FieldSchema schema, std::string_view raw, const Lexicon& lexicon);
FieldReading read_amount_field(FieldSchema schema, std::string_view raw, const Lexicon& lexicon);
FieldReading read_contact_field(FieldSchema schema, std::string_view raw, const Lexicon& lexicon);
FieldReading read_text_field(FieldSchema schema, std::string_view raw, const Lexicon& lexicon);

// Words of the labels that stand at `at` ("INN:", "R/s No"), with the punctuation that belongs to them; 0 if
// there is none. `labels` names a list of the lexicon, whose phrases leave punctuation out.
std::size_t label_length_at(std::span<const Word> words, std::size_t at, std::span<const std::string> labels);

// The list of labels of a kind: "label_inn"; empty for kinds without labels.
std::string_view label_list(FieldSchema schema);

}  // namespace sverka
