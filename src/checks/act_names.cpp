#include <algorithm>

#include "checks/act_checks.hpp"
#include "programme/identifiers.hpp"
#include "programme/names.hpp"
#include "programme/words.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

// A name without its form, and the form as an abbreviation: "LLC" before the name or behind it, in full or not.
struct NamedForm {
  std::string form, name;
};

NamedForm named_form(std::string_view text, const Lexicon& lexicon) {
  std::string key = " " + folded_words(text);
  NamedForm named;
  for (const auto& [full, abbreviation] : organisation_forms(lexicon)) {
    for (const std::string_view form : {full, abbreviation}) {
      const std::string phrase = " " + std::string(form) + " ";
      const bool is_before = key.starts_with(phrase);
      if (named.form.empty() && (is_before || key.ends_with(phrase))) {
        named.form = abbreviation;
        key.erase(is_before ? 0 : key.size() - phrase.size(), phrase.size() - 1);
      }
    }
  }
  named.name = fold_spaces(key);
  return named;
}

}  // namespace

std::string folded_words(std::string_view text) {
  std::string key;
  for (const Word& word : split_words(text)) {
    key += word.kind == Word::Kind::Sign ? std::string() : word.key + " ";
  }
  return key;
}

bool is_same_name(std::string_view left, std::string_view right, const RuleData& data) {
  const NamedForm one = named_form(left, data.lexicon);
  const NamedForm other = named_form(right, data.lexicon);
  const bool same_form = one.form == other.form || one.form.empty() || other.form.empty();
  const bool of_person = party_form_by_name(right, data.lexicon) == PartyForm::SoleTrader;
  return same_form &&
         (one.name == other.name || (of_person && compare_names(one.name, other.name, data.name_rules, data.lexicon) == NameMatch::Equal));
}

bool is_company_name(std::string_view name, const CompanyIdentity& company, const RuleData& data) {
  return std::any_of(company.names.begin(), company.names.end(), [&](const std::string& known) { return is_same_name(name, known, data); });
}

}  // namespace sverka
