// kind = "template-choice": which template the document was filled on.
//
//   asks = "known"        a template was found, and the document is one of it. None, or several that fit equally well, is never a guess
//          "newest"       it is the edition in force
//
// {observed}: the candidates, or the edition; {expected}: the newest edition. Clause 5.1.
#include <string>
#include <utility>

#include "checks/findings.hpp"
#include "checks/scanned_pages.hpp"

namespace sverka {

namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    all += (all.empty() ? "" : ", ") + name;
  }
  return all;
}

Verdict judge_known(const RuleHead& head, const Evidence& evidence) {
  if (ScannedPages(evidence).are_all()) {
    return not_compared();  // the pages are the question
  }
  std::string reason;
  Outcome outcome = Outcome::CannotTell;
  std::string observed = joined(evidence.choice.candidates);
  if (evidence.choice.way == TemplateChoice::Way::Ambiguous) {
    reason = "template.ambiguous";
  } else if (evidence.sample == nullptr || evidence.choice.way == TemplateChoice::Way::None) {
    reason = "template.none";
  } else if (evidence.alignment == nullptr || evidence.alignment->another_document) {
    reason = "template.another-document";
    // A template that somebody named, and a document that is not of it: no doubt is left.
    // Of words that nobody can read nothing is known.
    const bool named = evidence.choice.way == TemplateChoice::Way::Named && !is_mostly_unread(evidence);
    outcome = named ? Outcome::Failed : Outcome::CannotTell;
    observed = evidence.sample->identity.name;
  } else {
    return {};
  }
  Finding finding = new_finding(head, "", "", observed, {{"reason", words(head, reason)}});
  finding.message = fill(finding.message, SentenceValues{{"template", plain(observed)}});
  finding.outcome = outcome;
  return verdict_of({std::move(finding)});
}

Verdict judge_newest(const RuleHead& head, const Evidence& evidence) {
  if (evidence.sample == nullptr) {
    return not_compared();
  }
  const TemplateIdentity& identity = evidence.sample->identity;
  if (identity.bare && !evidence.choice.outdated) {
    return Verdict{Outcome::Inapplicable, {}, {}};  // a bare DOCX has no editions
  }
  if (!evidence.choice.outdated) {
    return {};
  }
  if (is_mostly_unread(evidence)) {
    return not_compared();
  }
  return verdict_of({new_finding(head, "", evidence.choice.newest_edition, identity.edition)});
}

}  // namespace

Check make_template_choice(Head head, TableReader& parameters) {
  const bool newest = parameters.choice("asks", {"known", "newest"}, 0) == 1;
  return [head, newest](const Evidence& evidence) { return newest ? judge_newest(*head, evidence) : judge_known(*head, evidence); };
}

}  // namespace sverka
