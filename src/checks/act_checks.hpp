// What the kinds of checks over an act share.
#pragma once

#include <string>
#include <vector>

#include "checks/findings.hpp"
#include "checks/kind.hpp"
#include "checks/ledger_checks.hpp"
#include "programme/act/act_view.hpp"

namespace sverka {

// A question of a rule about an act, and its answer so far.
class ActAsking {
 public:
  ActAsking(const RuleHead& head, const Evidence& evidence) : head_(head), evidence_(evidence) {}

  const RuleHead& head() const { return head_; }
  const Evidence& evidence() const { return evidence_; }
  const ActPaper& act() const { return *evidence_.act->paper; }
  const ActView& view() const { return *evidence_.act; }

  // There was something to judge.
  void judge() { judged_ = true; }
  // A finding about a fact; its places are where the fact stands, if it was found.
  Finding& add(const std::vector<PaperFact>& facts, std::string expected, std::string observed, SentenceValues values = {});
  Verdict verdict();

 private:
  const RuleHead& head_;
  const Evidence& evidence_;
  std::vector<Finding> findings_;
  bool judged_ = false;
};

struct ActQuestion {
  std::string_view name;
  void (*answer)(ActAsking& asking);
};

// Whether the document has any text: a scan has none.
bool has_text(const Document& document);

// A check that asks one of the questions, by the parameter `asks`. Without an act it is inapplicable; where the document has no text, all
// but "read" are.
Check make_act_check(Head head, TableReader& parameters, const std::vector<ActQuestion>& questions);

// Letters and digits of a text, folded, each word with a space behind it.
std::string folded_words(std::string_view text);
// One organisation or sole trader: the form in full or short, before the name or behind it; one of the two may leave it out.
bool is_same_name(std::string_view left, std::string_view right, const RuleData& data);
bool is_company_name(std::string_view name, const CompanyIdentity& company, const RuleData& data);

// The sentence "act.<key>": what a fact of an act is called.
Sentence called(const ActAsking& asking, const std::string& key);

}  // namespace sverka
