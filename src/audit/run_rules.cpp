#include <algorithm>
#include <exception>
#include <tuple>
#include <utility>

#include "audit/messages.hpp"
#include "audit/rule.hpp"
#include "base/hash.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

Verdict run(const Rule& rule, const Evidence& evidence) {
  std::string what;
  try {
    return rule.check(evidence);
  } catch (const std::exception& error) {
    what = error.what();
  } catch (...) {
    what = "unknown exception";
  }
  Finding finding;
  finding.outcome = Outcome::CannotTell;
  finding.severity = rule.severity;
  finding.responsible = rule.responsible;
  const MessageValues values = {{"what", what}, {"rule", rule.id}};
  finding.message = fill(rule.broken, values);
  if (rule.broken.russian.empty()) {
    finding.message = Sentence{rule.title.russian + ": " + what, rule.title.english + ": " + what};
  }
  return Verdict{Outcome::CannotTell, {std::move(finding)}, {}};
}

int rank(const Finding& finding) {
  if (finding.severity == Severity::Note) {
    return 2;
  }
  return finding.outcome == Outcome::Failed && finding.severity == Severity::Error ? 0 : 1;
}

// Findings about the whole document stand before those about a place.
std::tuple<std::uint32_t, std::uint32_t, std::uint32_t> position(const Finding& finding) {
  for (const Location& location : finding.locations) {
    if (location.in_document) {
      return {location.place.block + 1, location.place.range.begin, location.place.range.end};
    }
  }
  return {0, 0, 0};
}

const std::string& address_of(const Finding& finding) {
  static const std::string kNone;
  return finding.locations.empty() ? kNone : finding.locations.front().url;
}

bool stands_before(const Finding& left, const Finding& right) {
  return std::forward_as_tuple(rank(left), position(left), address_of(left), left.rule, left.expected, left.observed) <
         std::forward_as_tuple(rank(right), position(right), address_of(right), right.rule, right.expected, right.observed);
}

bool meet(const Place& left, const Place& right) {
  if (left.block != right.block) {
    return false;
  }
  if (left.range == right.range) {
    return true;
  }
  return left.range.begin < right.range.end && right.range.begin < left.range.end;
}

bool speaks_of(const Finding& finding, const Place& place) {
  return std::any_of(finding.locations.begin(), finding.locations.end(),
                     [&](const Location& location) { return location.in_document && meet(location.place, place); });
}

bool speak_of_one_place(const Finding& left, const Finding& right) {
  return std::any_of(left.locations.begin(), left.locations.end(),
                     [&](const Location& location) { return location.in_document && speaks_of(right, location.place); });
}

bool same_places(const Finding& left, const Finding& right) {
  return !left.locations.empty() && std::equal(left.locations.begin(), left.locations.end(), right.locations.begin(), right.locations.end(),
                                               [](const Location& one, const Location& other) {
                                                 return one.in_document && other.in_document && one.place == other.place;
                                               });
}

struct Found {
  Finding finding;
  std::size_t rule = 0;  // index into the rules
};

// Which findings speak of which block, so that each is held against its neighbours only.
std::multimap<std::uint32_t, std::size_t> by_block(const std::vector<Found>& all) {
  std::multimap<std::uint32_t, std::size_t> blocks;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const Location& location : all[i].finding.locations) {
      if (location.in_document) {
        blocks.emplace(location.place.block, i);
      }
    }
  }
  return blocks;
}

// True if `other` says what `found` says, and says it better.
bool covers(const Found& other, const Found& found, const std::vector<Rule>& rules) {
  if (other.rule == found.rule) {
    return false;
  }
  const std::vector<std::string>& yields_to = rules[found.rule].yields_to;
  if (std::find(yields_to.begin(), yields_to.end(), rules[other.rule].id) != yields_to.end()) {
    return speak_of_one_place(other.finding, found.finding);
  }
  if (!other.finding.deviation_class || other.finding.deviation_class != found.finding.deviation_class ||
      !same_places(other.finding, found.finding)) {
    return false;
  }
  return std::make_pair(rank(other.finding), other.rule) < std::make_pair(rank(found.finding), found.rule);
}

bool is_covered(const Found& found, const std::vector<Found>& all, const std::multimap<std::uint32_t, std::size_t>& blocks,
                const std::vector<Rule>& rules) {
  for (const Location& location : found.finding.locations) {
    const auto [first, last] = blocks.equal_range(location.place.block);
    const bool covered = std::any_of(first, last, [&](const auto& neighbour) { return covers(all[neighbour.second], found, rules); });
    if (location.in_document && covered) {
      return true;
    }
  }
  return false;
}

std::string normalised(std::string_view text) {
  std::string keys;
  for (const TokenKey& token : tokenize(text)) {
    keys += token.key;
    keys += ' ';
  }
  return keys;
}

// An ordinal tells equal defects apart: the same edit made twice in one clause is two findings.
void set_fingerprints(std::vector<Finding>& findings) {
  std::map<std::string, unsigned> seen;
  for (Finding& finding : findings) {
    std::string identity = finding.rule + '\n' + finding.clause + '\n' + normalised(finding.expected) + '\n' + normalised(finding.observed);
    for (const auto& [name, id] : finding.about) {
      identity += '\n' + name + '=' + id;
    }
    // On another page it is another defect; a finding about many pages at once is one.
    if (finding.locations.size() == 1 && !finding.locations.front().url.empty()) {
      identity += '\n' + finding.locations.front().url;
    }
    const unsigned ordinal = seen[identity]++;
    finding.fingerprint = sha256_hex(identity + '\n' + std::to_string(ordinal)).substr(0, 16);
  }
}

// Every token has one class, and what deviates belongs to a deviation.
bool all_tokens_classed(const Alignment& alignment) {
  const Accounting& count = alignment.accounting;
  if (count.tokens != count.fixed + count.slot + count.typographic + count.layout + count.deviating) {
    return false;
  }
  const auto deviations = static_cast<std::int64_t>(alignment.deviations.size());
  return std::all_of(alignment.tokens.begin(), alignment.tokens.end(), [&](const ClassifiedToken& token) {
    return token.token_class != TokenClass::Deviating || (token.deviation >= 0 && token.deviation < deviations);
  });
}

// The net under the rules: a deviation that no rule spoke of, since a rule was taken out or a class is new.
bool all_deviations_judged(const Alignment& alignment, const std::vector<Found>& all,
                           const std::multimap<std::uint32_t, std::size_t>& blocks, const std::vector<Amendment>& accepted) {
  return std::all_of(alignment.deviations.begin(), alignment.deviations.end(), [&](const Deviation& deviation) {
    const bool approved =
        std::any_of(accepted.begin(), accepted.end(), [&](const Amendment& amendment) { return amendment.clause == deviation.clause; });
    return approved || std::any_of(deviation.places.begin(), deviation.places.end(), [&](const Place& place) {
             const auto [first, last] = blocks.equal_range(place.block);
             return std::any_of(first, last, [&](const auto& found) { return speaks_of(all[found.second].finding, place); });
           });
  });
}

Conclusion conclude(const Report& report, const std::vector<Rule>& rules, const std::vector<bool>& had) {
  bool review = false;
  bool failed = false;
  const auto weigh = [&](Outcome outcome, Severity severity) {
    if (severity == Severity::Note) {
      return;
    }
    if (outcome == Outcome::Failed && severity == Severity::Error) {
      failed = true;
    } else if (outcome == Outcome::Failed || outcome == Outcome::CannotTell) {
      review = true;
    }
  };
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (!had[i]) {
      weigh(report.rules[i].outcome, rules[i].severity);
    }
  }
  for (const Finding& finding : report.findings) {
    weigh(finding.outcome, finding.severity);
  }
  if (failed) {
    return Conclusion::DoesNotConform;
  }
  return review ? Conclusion::NeedsReview : Conclusion::Conforms;
}

bool same_amendment(const Amendment& left, const Amendment& right) {
  return left.clause == right.clause && left.text == right.text && left.agreement_number == right.agreement_number &&
         left.client_inn == right.client_inn;
}

void accept(std::vector<Amendment>& accepted, std::vector<Amendment> more) {
  for (Amendment& amendment : more) {
    const bool known =
        std::any_of(accepted.begin(), accepted.end(), [&](const Amendment& other) { return same_amendment(amendment, other); });
    if (!known) {
      accepted.push_back(std::move(amendment));
    }
  }
}

void complete(Finding& finding, const Rule& rule) {
  if (finding.rule.empty()) {
    finding.rule = rule.id;
  }
  if (finding.source.empty()) {
    finding.source = rule.source;
  }
  if (finding.message.russian.empty() && finding.message.english.empty()) {
    finding.message = rule.message;
  }
  if (finding.advice.russian.empty() && finding.advice.english.empty()) {
    finding.advice = rule.advice;
  }
}

}  // namespace

Report run_rules(const std::vector<Rule>& rules, Evidence evidence, std::string job) {
  if (evidence.sample != nullptr && evidence.alignment != nullptr && evidence.readings.empty()) {
    evidence.readings = read_fields(*evidence.sample, *evidence.alignment, *evidence.lexicon);
  }
  Report report;
  report.job = std::move(job);
  report.today = evidence.today;
  report.subject = evidence.subject;
  if (evidence.sample != nullptr) {
    report.sample = evidence.sample->identity;
  }
  if (evidence.alignment != nullptr) {
    report.accounting = evidence.alignment->accounting;
  }

  std::vector<Found> all;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    Verdict verdict = run(rules[i], evidence);
    report.rules.push_back({rules[i].id, verdict.outcome});
    accept(report.accepted, std::move(verdict.accepted));
    for (Finding& finding : verdict.findings) {
      complete(finding, rules[i]);
      all.push_back({std::move(finding), i});
    }
  }

  const auto blocks = by_block(all);
  std::vector<bool> had(rules.size()), has(rules.size());
  for (const Found& found : all) {
    had[found.rule] = true;
    if (!is_covered(found, all, blocks, rules)) {
      has[found.rule] = true;
      report.findings.push_back(found.finding);
    }
  }
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (had[i] && !has[i]) {
      report.rules[i].outcome = Outcome::Inapplicable;
    }
  }
  std::stable_sort(report.findings.begin(), report.findings.end(), stands_before);
  set_fingerprints(report.findings);
  report.conclusion = conclude(report, rules, had);
  if (report.conclusion == Conclusion::Conforms && evidence.alignment != nullptr &&
      (!all_tokens_classed(*evidence.alignment) || !all_deviations_judged(*evidence.alignment, all, blocks, report.accepted))) {
    report.conclusion = Conclusion::NeedsReview;
  }
  report.values = std::move(evidence.values);
  std::sort(report.rules.begin(), report.rules.end(), [](const RuleOutcome& left, const RuleOutcome& right) { return left.id < right.id; });
  return report;
}

}  // namespace sverka
