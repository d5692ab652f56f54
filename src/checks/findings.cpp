#include "checks/findings.hpp"

#include <algorithm>
#include <utility>

#include "audit/location.hpp"
#include "audit/messages.hpp"
#include "document/names.hpp"
#include "text/utf8.hpp"

namespace sverka {

Sentence plain(std::string_view text) {
  return Sentence{std::string(text), std::string(text)};
}

Sentence words(const RuleHead& head, const std::string& key) {
  return head.data->messages.get(key);
}

Sentence words_of_flags(const RuleHead& head, std::uint32_t flags) {
  Sentence all;
  for (std::uint32_t bit = 1; bit != 0 && bit <= flags; bit <<= 1) {
    if ((flags & bit) == 0) {
      continue;
    }
    const Sentence* one = head.data->messages.find("flag." + names_of_flags(bit));
    if (one != nullptr) {
      all.russian += (all.russian.empty() ? "" : ", ") + one->russian;
      all.english += (all.english.empty() ? "" : ", ") + one->english;
    }
  }
  return all.russian.empty() ? words(head, "flag.unseen") : all;
}

Sentence fill(const Sentence& sentence, const SentenceValues& values) {
  MessageValues russian, english;
  for (const auto& [name, value] : values) {
    russian.emplace(name, value.russian);
    english.emplace(name, value.english);
  }
  return Sentence{fill(sentence.russian, russian), fill(sentence.english, english)};
}

Finding new_finding(const RuleHead& head, std::string clause, std::string expected, std::string observed, SentenceValues values) {
  values.emplace("expected", plain(shortened(expected)));
  values.emplace("observed", plain(shortened(observed)));
  values.emplace("clause", plain(clause));
  Finding finding;
  finding.rule = head.id;
  finding.outcome = head.on_fail;
  finding.severity = head.severity;
  finding.source = head.source;
  finding.responsible = head.responsible;
  finding.message = fill(head.message, values);
  finding.advice = fill(head.advice, values);
  finding.clause = std::move(clause);
  finding.expected = std::move(expected);
  finding.observed = std::move(observed);
  return finding;
}

std::string shortened(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  std::size_t last_space = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    if (count == code_points) {
      std::string cut(text.substr(0, last_space > at / 2 ? last_space : at));
      append_utf8(cut, U'\u2026');
      return cut;
    }
    if (text[at] == ' ') {
      last_space = at;
    }
    next_code_point(text, at);
  }
  return std::string(text);
}

void add_locations(Finding& finding, const Evidence& evidence, const std::vector<Place>& places) {
  if (evidence.document == nullptr) {
    return;
  }
  for (const Place& place : places) {
    for (Location& location : locations_of(*evidence.document, place, finding.clause)) {
      finding.locations.push_back(std::move(location));
    }
  }
}

Verdict verdict_of(std::vector<Finding> findings) {
  Verdict verdict;
  verdict.findings = std::move(findings);
  if (!verdict.findings.empty()) {
    const bool failed = std::any_of(verdict.findings.begin(), verdict.findings.end(),
                                    [](const Finding& finding) { return finding.outcome == Outcome::Failed; });
    verdict.outcome = failed ? Outcome::Failed : Outcome::CannotTell;
  }
  return verdict;
}

bool was_compared(const Evidence& evidence) {
  return evidence.document != nullptr && evidence.sample != nullptr && evidence.alignment != nullptr &&
         !evidence.alignment->another_document;
}

Verdict not_compared() {
  return Verdict{Outcome::CannotTell, {}, {}};
}

}  // namespace sverka
