// kind = "brand-names": how the Company and its product are named in a text. Clauses 7.2, 7.3.
//
//   fault = "product-misspelled"      or product-case, product-short, company-misspelled, company-case, company-quotes
//
// One finding for each writing on a page, with a count. {observed}, {expected}, {count}, {letters}: letters that only look right, by their
// code points. Inside a copy of the Company's article the Company is responsible, unless letters were exchanged.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "checks/findings.hpp"
#include "checks/text_places.hpp"
#include "text/utf8.hpp"
#include "web/names.hpp"

namespace sverka {

namespace {

const std::vector<std::string_view> kFaults = {"product-short",  "product-case", "product-misspelled",
                                               "company-quotes", "company-case", "company-misspelled"};
constexpr std::array kFaultOf = {NameFault::ProductShort,  NameFault::ProductCase, NameFault::ProductMisspelled,
                                 NameFault::CompanyQuotes, NameFault::CompanyCase, NameFault::CompanyMisspelled};

std::string code_points_of(const std::vector<char32_t>& letters) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string all;
  for (const char32_t letter : letters) {
    std::string code = "U+";
    for (int shift = letter > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
      code += digits[(letter >> shift) & 0xF];
    }
    all += all.empty() ? "" : ", ";
    append_utf8(all, letter);
    all += " (" + code + ")";
  }
  return all;
}

class BrandCheck {
 public:
  BrandCheck(Head head, NameFault fault)
      : head_(std::move(head)),
        fault_(fault),
        rules_(make_brand_rules(head_->lexicon())),
        product_(fault <= NameFault::ProductMisspelled) {}

  Verdict operator()(const Evidence& evidence) const {
    std::vector<Finding> findings;
    bool named = false;
    for (const JudgedText& text : judged_texts(evidence)) {
      const std::vector<NameUse> uses = names_in(text, rules_);
      named = named ||
              std::any_of(uses.begin(), uses.end(), [&](const NameUse& use) { return (use.thing == NamedThing::Product) == product_; });
      judge(evidence, text, uses, findings);
    }
    if (!named) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    return verdict_of(std::move(findings));
  }

 private:
  void judge(const Evidence& evidence, const JudgedText& text, const std::vector<NameUse>& uses, std::vector<Finding>& findings) const {
    std::vector<std::string> order;
    std::map<std::string, std::vector<const NameUse*>> groups;
    for (const NameUse& use : uses) {
      if (use.fault != fault_) {
        continue;
      }
      if (groups[use.observed].empty()) {
        order.push_back(use.observed);
      }
      groups[use.observed].push_back(&use);
    }
    for (const std::string& observed : order) {
      findings.push_back(finding_of(evidence, text, groups[observed]));
    }
  }

  std::string expected_of(NamedThing thing) const {
    switch (thing) {
      case NamedThing::Product:
        return rules_.product + " " + rules_.product_second;
      case NamedThing::Company:
        return rules_.company_first + " " + rules_.company_second;
      case NamedThing::LegalName:
        break;
    }
    return words(*head_, "brand.legal-name").russian;
  }

  Finding finding_of(const Evidence& evidence, const JudgedText& text, const std::vector<const NameUse*>& uses) const {
    const NameUse& first = *uses.front();
    Sentence letters;
    if (!first.foreign.empty()) {
      letters = fill(words(*head_, "brand.foreign-letters"), SentenceValues{{"letters", plain(code_points_of(first.foreign))}});
    }
    Finding finding = new_finding(*head_, "", expected_of(first.thing), first.observed,
                                  {{"count", plain(std::to_string(uses.size()))}, {"letters", letters}});
    place_finding(finding, evidence, text, first.paragraph, first.text);
    if (text.page == nullptr) {
      for (auto use = uses.begin() + 1; use != uses.end(); ++use) {
        finding.locations.push_back(location_of(evidence, text, (*use)->paragraph, (*use)->text));
      }
    }
    const bool own = std::all_of(uses.begin(), uses.end(), [&](const NameUse* use) {
      return use->foreign.empty() && is_companys_own(evidence, text, use->paragraph, use->text);
    });
    finding.responsible = own ? Responsible::Company : finding.responsible;
    return finding;
  }

  Head head_;
  NameFault fault_;
  BrandRules rules_;
  bool product_;
};

}  // namespace

Check make_brand_names(Head head, TableReader& parameters) {
  const std::size_t fault = parameters.choice("fault", kFaults, 0);
  return BrandCheck(std::move(head), kFaultOf[fault]);
}

}  // namespace sverka
