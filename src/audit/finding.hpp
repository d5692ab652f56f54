// What a rule says of the evidence, and the report made of it. The words are ISO 19011's, EARL's and SARIF's; the JSON form is fixed.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/evidence.hpp"
#include "programme/reward/reward.hpp"

namespace sverka {

enum class Outcome : std::uint8_t { Passed, Failed, Inapplicable, CannotTell };
enum class Severity : std::uint8_t { Error, Warning, Note };
enum class Responsible : std::uint8_t { Partner, Company, Client };
enum class Conclusion : std::uint8_t { Conforms, NeedsReview, DoesNotConform };
enum class Language : std::uint8_t { Russian, English };

std::string_view name_of(Outcome outcome);          // "passed", "cannot_tell"
std::string_view name_of(Severity severity);        // "error"
std::string_view name_of(Responsible responsible);  // "partner"
std::string_view name_of(Conclusion conclusion);    // "does_not_conform"

// A sentence in every language of the product.
struct Sentence {
  std::string russian, english;
  const std::string& in(Language language) const { return language == Language::Russian ? russian : english; }
};

struct Location {
  std::string part;  // "word/document.xml", or "page"
  std::uint32_t page = 0;
  std::optional<std::array<double, 4>> box;  // x0 y0 x1 y1 in points
  std::string clause;
  std::string quote;
  Place place;              // in the document; the HTML report marks it
  bool in_document = true;  // false: place is meaningless
  std::string file;         // of a ledger: its table, with line and column from 1; 0: not said
  std::uint32_t line = 0, column = 0;
  std::string url, selector;  // of a web page: its address, and the element as a CSS selector
};

struct Finding {
  std::string rule;
  Outcome outcome = Outcome::Failed;  // Failed or CannotTell
  Severity severity = Severity::Error;
  std::optional<DeviationClass> deviation_class;
  std::vector<std::string> touches;  // "amount", "negation", ...
  std::vector<std::string> source;   // clauses of the programme: "5.6", "5.9"
  Responsible responsible = Responsible::Partner;
  Sentence message;  // what
  Sentence advice;   // what to do
  std::string clause;
  std::string expected, observed;
  std::string before, after;                               // context of `observed`, for people
  std::vector<std::pair<std::string, std::string>> about;  // of a ledger: "partner" and its id, "client", "payout", "act"
  std::vector<Location> locations;
  std::string fingerprint;  // set by run_rules()
};

struct RuleOutcome {
  std::string id;
  Outcome outcome = Outcome::Inapplicable;
};

struct ReportNote {
  std::string code;
  Sentence message;
};

struct AcceptedAmendment {
  Amendment amendment;
  std::string clause;
};

// A partner's month as the report lists it.
struct ReportedReward {
  struct Row {
    std::string client, client_name, category;
    RewardRow sums;
    std::string source;  // the clause of the rate
  };
  std::string partner, name, inn;
  std::vector<Row> rows;
  PartnerReward sums;
};

struct RewardStatement {
  Month period;
  std::vector<ReportedReward> partners;  // by id
};

// A page of a site job, and a copy that was found, as the report lists them; the words of site-audit's JSON.
struct ReportedPage {
  std::string url, final_url;
  int status = 0;
  std::string charset, dom;         // "source" or "rendered"
  std::string google, yandex, own;  // may the agent fetch and index it: "yes", "no", "unknown"
  std::string not_judged;           // why, if it was not
};

struct ReportedLink {
  std::string href, construct, outcome, selector;
};

struct ReportedCopy {
  std::string url, article, copy_class;  // "copy", "question", "quotation"
  std::uint32_t matched_words = 0;
  double share = 0;
  std::string outcome, construct;
  std::vector<ReportedLink> links;
};

struct SiteStatement {
  std::vector<ReportedPage> pages;
  std::vector<ReportedCopy> copies;
};

struct Report {
  std::string job;  // "agreement", "reward"
  Date today;
  Subject subject;
  std::optional<TemplateIdentity> sample;
  Conclusion conclusion = Conclusion::NeedsReview;
  std::vector<Finding> findings;   // errors first, then document order
  std::vector<RuleOutcome> rules;  // every selected rule, by id
  std::multimap<std::string, Value> values;
  Accounting accounting;
  std::vector<ReportNote> notes;
  std::vector<Amendment> accepted;  // amendments that were used
  std::optional<RewardStatement> rewards;
  std::optional<SiteStatement> site;
};

}  // namespace sverka
