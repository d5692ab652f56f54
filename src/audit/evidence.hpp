// All that a rule may look at. Nothing in it does IO or reads a clock: today is a value.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "document/document.hpp"
#include "programme/field_value.hpp"
#include "templates/match.hpp"
#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace sverka {

struct ActView;
struct BankDirectory;
struct CardSheet;
struct LedgerView;
struct PageParagraph;
struct SiteEvidence;

// A clause edit that the Company approved (5.6).
struct Amendment {
  std::string agreement_number, client_inn;
  std::string clause;
  std::string text;  // the approved text of the clause; empty: the clause is left out by agreement
  std::string approved_by;
  std::string approved_on;  // ISO date
};

// A value found in the checked document: a slot's, in normal form where its schema has one.
struct Value {
  std::string raw;
  std::string value;
  std::string clause;
  std::vector<Place> places;
};

// How the template came to be chosen.
struct TemplateChoice {
  enum class Way { Named, ByContent, None, Ambiguous } way = Way::Named;
  bool outdated = false;       // an older edition fits best
  std::string newest_edition;  // then: the one in force
  std::vector<std::string> candidates;
};

struct Subject {
  std::string name;    // file name
  std::string format;  // "docx"
  std::string sha256;
  std::uint32_t pages = 0;
};

struct Evidence {
  Date today;
  const Lexicon* lexicon = nullptr;  // never null
  Subject subject;
  const Document* document = nullptr;    // null only where a job has none
  const Template* sample = nullptr;      // null: no template was found
  const Alignment* alignment = nullptr;  // null where sample is
  TemplateChoice choice;
  std::multimap<std::string, Value> values;  // by name; several where a name occurs more than once
  std::vector<Amendment> amendments;
  // How each of Alignment::values reads, in their order; an unfilled one reads as nothing. run_rules() sets it for its rules,
  // so that each value is read once.
  std::vector<FieldReading> readings;
  const LedgerView* ledger = nullptr;    // null where the job has none
  const ActView* act = nullptr;          // null where the job is not about an act
  const CardSheet* card = nullptr;       // the client card, checked itself or beside an agreement; null without one
  const BankDirectory* banks = nullptr;  // null without the directory of the Bank of Russia
  const SiteEvidence* site = nullptr;    // null where the job is not about a web resource
  // The text of a partner's own material, for the rules of names and words; null in other jobs. A site has it page by page.
  const std::vector<PageParagraph>* text = nullptr;
};

std::vector<FieldReading> read_fields(const Template& sample, const Alignment& alignment, const Lexicon& lexicon);

// The values of the filled slots by name, in normal form where they read well, else as printed. A date that a template
// spells out in several slots stays several values.
std::multimap<std::string, Value> read_values(const Template& sample, const Alignment& alignment, const Lexicon& lexicon);

}  // namespace sverka
