// Kind "site-unread": pages of a resource that could not be judged, one finding for each reason; and a crawl that a limit cut short.
//
//   [parameters]
//   reasons = ["page-not-html"]   only these; without it, all but `except`
//   except  = ["page-feed"]
//   cut     = "asked"             a crawl that was cut is one more finding
//
// A page that is not there (404, 410), or asks for a login, is nothing to be told of, unless its address was given.
#include <algorithm>
#include <map>

#include "checks/findings.hpp"
#include "checks/kind.hpp"
#include "web/site.hpp"

namespace sverka {

namespace {

constexpr std::size_t kPlaces = 100;
constexpr int kServerFault = 500;

struct Parameters {
  std::vector<std::string> reasons, except;
  bool cut = false;
};

bool has(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

bool is_asked_about(const SitePage& page, const Parameters& parameters) {
  if (page.not_judged.empty() || has(parameters.except, page.not_judged)) {
    return false;
  }
  if (page.not_judged == "page-status" && page.answer.status < kServerFault && !page.given) {
    return false;
  }
  return parameters.reasons.empty() || has(parameters.reasons, page.not_judged);
}

Sentence reason_of(const RuleHead& head, const std::string& reason) {
  if (const Sentence* said = head.data->messages.find("unread." + reason)) {
    return *said;
  }
  const Sentence* said = head.data->messages.find("error." + reason);
  return said == nullptr ? plain(reason) : *said;
}

Finding finding_of(const RuleHead& head, const std::string& reason, const std::vector<const SitePage*>& pages) {
  Finding finding = new_finding(head, "", "", "", {{"count", plain(std::to_string(pages.size()))}, {"reason", reason_of(head, reason)}});
  finding.outcome = Outcome::CannotTell;
  finding.about.emplace_back("reason", reason);
  for (const SitePage* page : pages) {
    if (finding.locations.size() < kPlaces) {
      Location location;
      location.in_document = false;
      location.url = page->final_url;
      location.quote = page->answer.problem_detail;
      finding.locations.push_back(std::move(location));
    }
  }
  return finding;
}

Verdict check(const RuleHead& head, const Parameters& parameters, const Evidence& evidence) {
  if (evidence.site == nullptr) {
    return {Outcome::Inapplicable, {}, {}};
  }
  std::map<std::string, std::vector<const SitePage*>> by_reason;
  for (const SitePage& page : evidence.site->pages) {
    if (is_asked_about(page, parameters)) {
      by_reason[page.not_judged].push_back(&page);
    }
  }
  std::vector<Finding> findings;
  for (const auto& [reason, pages] : by_reason) {
    findings.push_back(finding_of(head, reason, pages));
  }
  if (parameters.cut && !evidence.site->complete) {
    findings.push_back(finding_of(head, "crawl-cut", {}));
  }
  return verdict_of(std::move(findings));
}

}  // namespace

Check make_site_unread(Head head, TableReader& table) {
  Parameters parameters{table.texts("reasons"), table.texts("except"), table.text("cut") == "asked"};
  return
      [head = std::move(head), parameters = std::move(parameters)](const Evidence& evidence) { return check(*head, parameters, evidence); };
}

}  // namespace sverka
