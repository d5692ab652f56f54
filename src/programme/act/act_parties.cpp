// The parties of an act: labels with values, in any layout, and the preamble in prose.
#include <algorithm>
#include <array>

#include "programme/act/act_lines.hpp"
#include "programme/field_shapes.hpp"
#include "programme/identifiers.hpp"
#include "programme/names.hpp"

namespace sverka {

namespace {

struct PartyLabel {
  std::string_view list;
  PaperFact ActParty::*member;
  bool is_code;
};

// The longest label that fits decides; of two as long, the earlier.
constexpr std::array<PartyLabel, 10> kLabels{{{"label_inn", &ActParty::inn, true},
                                              {"label_kpp", &ActParty::kpp, true},
                                              {"label_ogrn", &ActParty::ogrn, true},
                                              {"label_correspondent_account", &ActParty::correspondent_account, true},
                                              {"label_account", &ActParty::account, true},
                                              {"label_bic", &ActParty::bic, true},
                                              {"label_bank", &ActParty::bank, false},
                                              {"label_address", &ActParty::address, false},
                                              {"label_phone", &ActParty::phone, false},
                                              {"label_email", &ActParty::email, false}}};

struct FoundLabel {
  const PartyLabel* label = nullptr;
  std::size_t first = 0, last = 0;  // words of the label, half-open
};

// Labels stand at the beginning of a line or of a part of it; a short word inside a sentence is none.
bool may_begin_label(const ActLine& line, std::size_t at) {
  if (at == 0) {
    return true;
  }
  const Word& before = line.words[at - 1];
  return before.kind != Word::Kind::Letters || line.words[at].line_before;
}

std::vector<FoundLabel> labels_of(const ActLine& line, const Lexicon& lexicon) {
  std::vector<FoundLabel> found;
  for (std::size_t at = 0; at < line.words.size();) {
    FoundLabel best;
    if (line.words[at].kind == Word::Kind::Letters) {
      for (const PartyLabel& label : kLabels) {
        const std::size_t count = label_length_at(line.words, at, lexicon.list(label.list));
        if (count > best.last - best.first && (label.is_code || may_begin_label(line, at))) {
          best = {&label, at, at + count};
        }
      }
    }
    // A code's label is followed by its code, or by nothing.
    const bool leads = best.label != nullptr && (!best.label->is_code || best.last >= line.words.size() || may_begin_label(line, at) ||
                                                 line.words[best.last].kind == Word::Kind::Digits);
    if (leads) {
      found.push_back(best);
      at = best.last;
    } else {
      ++at;
    }
  }
  return found;
}

// A label may name its party before its value: "INN of the performer".
std::size_t behind_label(const ActLine& line, const FoundLabel& label, const Lexicon& lexicon) {
  std::size_t at = label.last;
  while (at < line.words.size() && side_named(line.words[at], lexicon) != ActSide::None) {
    ++at;
  }
  return at;
}

// A code ends at a comma, a bracket or a word apart: "7707083893, Moscow", "7707083893), hereinafter".
std::size_t end_of_code(const ActLine& line, std::size_t from, std::size_t to) {
  std::size_t at = from;
  while (at < to && line.words[at].kind == Word::Kind::Sign && !line.words[at].is(",") && !line.words[at].is(")")) {
    ++at;
  }
  while (at < to && !line.words[at].is(",") && !line.words[at].is(";") && !line.words[at].is(")") &&
         (line.words[at].kind != Word::Kind::Letters || !line.words[at].space_before)) {
    ++at;
  }
  return at;
}

PaperFact code_of(const PaperFact& text) {
  PaperFact fact = text;
  std::string code = normal_code(text.raw);
  const std::size_t end = code.find_first_not_of("0123456789");
  fact.value = end == std::string::npos ? code : code.substr(0, end);
  if (!fact.value.empty()) {
    fact.raw = fact.value == code ? text.raw : fact.value;
  }
  return fact;
}

void set_once(PaperFact& member, PaperFact fact) {
  if (!member.found() && fact.found()) {
    member = std::move(fact);
  }
}

void set_value(ActParty& party, const PartyLabel& label, const PaperFact& text, const Lexicon& lexicon) {
  if (label.is_code && text.raw.find_first_of("0123456789") == std::string::npos) {
    return;
  }
  if (label.member == &ActParty::inn) {
    const InnKpp codes = split_inn_kpp(text.raw, lexicon);
    PaperFact inn = text;
    inn.value = codes.inn;
    inn.raw = codes.inn.empty() ? text.raw : codes.inn;
    set_once(party.inn, inn);
    if (!codes.kpp.empty()) {
      PaperFact kpp = text;
      kpp.raw = kpp.value = codes.kpp;
      set_once(party.kpp, kpp);
    }
    return;
  }
  set_once(party.*label.member, label.is_code ? code_of(text) : text);
}

// A name ends where a label, the signatory or the role begins.
std::size_t end_of_name(const ActLine& line, std::size_t from, const std::vector<FoundLabel>& labels, const Lexicon& lexicon) {
  std::size_t end = line.words.size();
  for (const FoundLabel& label : labels) {
    end = label.first >= from ? std::min(end, label.first) : end;
  }
  for (const std::string_view list : {"named_words", "represented_words"}) {
    end = std::min(end, find_words(line, lexicon.list(list), from));
  }
  // An address or a remark follows a comma or a bracket outside of the quotes; the form may follow it too.
  bool quoted = false;
  for (std::size_t at = from; at < end; ++at) {
    quoted = quoted != line.words[at].is("\"");
    const bool divides = line.words[at].is(",") || line.words[at].is("(") || line.words[at].is(";");
    const std::size_t form = phrase_length_at(line.words, at + 1, lexicon.list("organisation_forms"));
    if (!quoted && divides && form == 0) {
      return at;
    }
  }
  return end;
}

bool looks_like_name(const PaperFact& fact, const Lexicon& lexicon) {
  return party_form_by_name(fact.raw, lexicon) != PartyForm::Unknown;
}

// "represented by the General director Kravets D. Yu., who acts by the charter".
void read_signatory(const ActLine& line, std::size_t from, std::size_t to, const Lexicon& lexicon, ActParty& party) {
  const PhraseMatch represented = find_phrase(std::span(line.words).subspan(0, to), lexicon.list("represented_words"), from);
  if (represented.count == 0) {
    return;
  }
  const std::size_t first = represented.first + represented.count;
  const std::size_t acts = std::min(find_words(line, lexicon.list("acting_words"), first), to);
  if (acts < to) {
    const PhraseMatch on = find_phrase(std::span(line.words).subspan(0, to), lexicon.list("on_basis_words"), acts);
    std::size_t end = on.first + on.count;
    while (on.count != 0 && end < to && !line.words[end].is(",") && !line.words[end].is(".")) {
      ++end;
    }
    if (on.count != 0) {
      set_once(party.basis, fact_of_words(line, on.first + on.count, end));
    }
  }
  // The name is what reads as one at the end of the words.
  for (std::size_t words = 8; words >= 2; --words) {
    std::size_t last = acts;
    while (last > first && line.words[last - 1].kind == Word::Kind::Sign && !line.words[last - 1].is(".")) {
      --last;
    }
    if (last < first + words) {
      continue;
    }
    const PaperFact name = fact_of_words(line, last - words, last);
    if (line.words[last - words].capital && read_full_name(name.raw, lexicon)) {
      set_once(party.signatory, name);
      set_once(party.position, fact_of_words(line, first, last - words));
      return;
    }
  }
}

// Codes with their labels among the words of a sentence.
void read_codes(const ActLine& line, std::size_t from, std::size_t to, const Lexicon& lexicon, ActParty& party) {
  const std::vector<FoundLabel> labels = labels_of(line, lexicon);
  to = std::min(to, line.words.size());
  for (std::size_t which = 0; which < labels.size(); ++which) {
    const FoundLabel& label = labels[which];
    if (label.first < from || label.first >= to || !label.label->is_code) {
      continue;
    }
    const std::size_t next = which + 1 < labels.size() ? labels[which + 1].first : to;
    set_value(party, *label.label, fact_of_words(line, label.last, end_of_code(line, label.last, std::min(next, to))), lexicon);
  }
}

// "LLC "Romashka", hereinafter the "Performer", represented by ..., and LLC ..., hereinafter the "Customer", ...": each party from
// the end of the one before to its role.
void read_preamble(const ActLine& line, const Lexicon& lexicon, ActPaper& act) {
  std::size_t from = 0;
  const auto named = lexicon.list("named_words");
  for (std::size_t at = find_words(line, named); at < line.words.size(); at = find_words(line, named, at + 1)) {
    ActSide side = ActSide::None;
    std::size_t role = at;
    while (role < line.words.size() && role < at + 8 && side == ActSide::None) {
      side = side_named(line.words[role++], lexicon);
    }
    if (side == ActSide::None) {
      continue;
    }
    ActParty& party = side == ActSide::Performer ? act.performer : act.customer;
    std::size_t first = from;
    while (first < at &&
           (line.words[first].kind != Word::Kind::Letters || matches_any(line.words[first].key, lexicon.list("preamble_joints")))) {
      ++first;
    }
    const std::vector<FoundLabel> labels = labels_of(line, lexicon);
    set_once(party.name, fact_of_words(line, first, std::min(at, end_of_name(line, first, labels, lexicon))));
    const std::size_t next = find_words(line, named, at + 1);
    const PhraseMatch side_end = find_phrase(line.words, lexicon.list("side_words"), role);
    const std::size_t end = side_end.count != 0 ? side_end.first : next;
    // "represented by ... , hereinafter" or "hereinafter ..., represented by".
    const bool before = find_words(line, lexicon.list("represented_words"), first) < at;
    read_signatory(line, before ? first : role, before ? at : std::min(end, line.words.size()), lexicon, party);
    read_codes(line, first, end, lexicon, party);
    from = side_end.count != 0 ? side_end.first + side_end.count : role;
  }
}

// A name that took in what stands before it was read from the middle of a preamble.
bool is_sound_name(const PaperFact& name, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(name.raw);
  return name.found() && find_phrase(words, lexicon.list("acting_words")).count == 0 &&
         find_phrase(words, lexicon.list("named_words")).count == 0;
}

// The preamble: a line for both parties or for each, or the lines that a column or a page has divided it into.
void read_preambles(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act) {
  constexpr std::size_t kMostLines = 16;
  constexpr std::size_t kLinesBehind = 3;
  const auto named = lexicon.list("named_words");
  std::size_t first = lines.size();
  std::size_t last = 0;
  ActPaper by_lines;
  for (std::size_t index = 0; index < lines.size(); ++index) {
    if (has_words(lines[index], named)) {
      first = std::min(first, index);
      last = index;
      read_preamble(lines[index], lexicon, by_lines);
    }
  }
  const bool is_divided = first < last && last - first < kMostLines &&
                          !(is_sound_name(by_lines.performer.name, lexicon) && is_sound_name(by_lines.customer.name, lexicon));
  ActPaper joined;
  if (is_divided) {
    PaperLine text;
    const std::size_t end = std::min(last + kLinesBehind, lines.size());
    read_preamble(joined_line(std::span(lines).subspan(first, end - first), text), lexicon, joined);
  }
  const ActPaper& better = is_divided ? joined : by_lines;
  act.performer = better.performer;
  act.customer = better.customer;
}

// Where the value behind a role or a label is in the next cell, the cell's line.
const ActLine* next_cell(const std::vector<ActLine>& lines, std::size_t index) {
  const bool follows =
      index + 1 < lines.size() && lines[index].same_row(lines[index + 1]) && lines[index + 1].line->column > lines[index].line->column;
  return follows ? &lines[index + 1] : nullptr;
}

void read_labels(const std::vector<ActLine>& lines, std::size_t index, const std::vector<FoundLabel>& labels, const Lexicon& lexicon,
                 ActParty& party) {
  const ActLine& line = lines[index];
  for (std::size_t which = 0; which < labels.size(); ++which) {
    const FoundLabel& label = labels[which];
    const std::size_t end = which + 1 < labels.size() ? labels[which + 1].first : line.words.size();
    const std::size_t first = behind_label(line, label, lexicon);
    PaperFact value = fact_of_words(line, first, label.label->is_code ? end_of_code(line, first, end) : end);
    if (!value.found() && which + 1 == labels.size()) {
      const ActLine* cell = next_cell(lines, index);
      const bool is_below = cell == nullptr && index + 1 < lines.size() && labels.size() == 1 &&
                            (!line.in_table() || (line.same_row(lines[index + 1]) && line.line->column == lines[index + 1].line->column));
      cell = is_below ? &lines[index + 1] : cell;
      value = cell != nullptr && labels_of(*cell, lexicon).empty() ? fact_of_line(*cell) : value;
    }
    if (value.found()) {
      set_value(party, *label.label, value, lexicon);
    }
  }
}

// "The representative of the PERFORMER LLC "Romashka" (INN ...)": the name behind the role, codes up to the next role.
void read_name_behind_role(const ActLine& line, const Lexicon& lexicon, ActPaper& act) {
  constexpr std::size_t kNameWords = 12;
  for (std::size_t at = 0; at + 1 < line.words.size(); ++at) {
    const ActSide side = side_named(line.words[at], lexicon);
    ActParty& party = side == ActSide::Performer ? act.performer : act.customer;
    if (side == ActSide::None || party.name.found()) {
      continue;
    }
    const std::size_t first = at + (line.words[at + 1].is(":") || line.words[at + 1].is("-") ? 2 : 1);
    std::size_t end = first;
    int quotes = 0;
    while (end < line.words.size() && end < first + kNameWords && quotes < 2 && !line.words[end].is(",") && !line.words[end].is("(")) {
      quotes += line.words[end++].is("\"") ? 1 : 0;
    }
    const std::span<const Word> name(line.words.begin() + static_cast<std::ptrdiff_t>(std::min(first, end)),
                                     line.words.begin() + static_cast<std::ptrdiff_t>(end));
    const bool has_form = phrase_length_at(name, 0, lexicon.list("organisation_forms")) != 0 ||
                          phrase_length_at(name, 0, lexicon.list("sole_trader_forms")) != 0;
    if (!has_form) {
      continue;
    }
    party.name = fact_of_words(line, first, end);
    std::size_t next = end;
    while (next < line.words.size() && side_named(line.words[next], lexicon) == ActSide::None) {
      ++next;
    }
    read_codes(line, end, next, lexicon, party);
  }
}

}  // namespace

void read_act_parties(const std::vector<ActLine>& lines, const Lexicon& lexicon, ActPaper& act) {
  read_preambles(lines, lexicon, act);
  const std::vector<ActSide> sides = sides_of(lines, lexicon);
  const auto names = lexicon.list("label_name");
  for (std::size_t index = 0; index < lines.size(); ++index) {
    if (sides[index] == ActSide::None) {
      continue;
    }
    const ActLine& line = lines[index];
    ActParty& party = sides[index] == ActSide::Performer ? act.performer : act.customer;
    const std::vector<FoundLabel> labels = labels_of(line, lexicon);
    std::size_t first = 0;
    while (first < line.words.size() && ((line.words[first].kind == Word::Kind::Sign && !line.words[first].is("\"")) ||
                                         matches_any(line.words[first].key, lexicon.list("role_prefix_words")))) {
      ++first;
    }
    const bool has_role = first < line.words.size() && side_named(line.words[first], lexicon) != ActSide::None;
    if (has_role) {
      ++first;
      while (first < line.words.size() && (line.words[first].is(":") || line.words[first].is("-"))) {
        ++first;
      }
    }
    if (const std::size_t count = label_length_at(line.words, std::min(first, line.words.size() - 1), names);
        first < line.words.size() && count != 0) {
      first += count;
      const ActLine* cell = first >= line.words.size() ? next_cell(lines, index) : nullptr;
      if (cell != nullptr) {
        set_once(party.name, fact_of_line(*cell));
      }
    }
    const PaperFact name = fact_of_words(line, first, end_of_name(line, first, labels, lexicon));
    if (name.found() && looks_like_name(name, lexicon)) {
      set_once(party.name, name);
    }
    if (has_role || first > 0) {
      read_signatory(line, 0, line.words.size(), lexicon, party);
    }
    read_labels(lines, index, labels, lexicon, party);
  }
  for (const ActLine& line : lines) {
    read_name_behind_role(line, lexicon, act);
  }
}

}  // namespace sverka
