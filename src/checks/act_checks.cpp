#include "checks/act_checks.hpp"

#include <algorithm>
#include <utility>

#include "checks/asked.hpp"

namespace sverka {

Finding& ActAsking::add(const std::vector<PaperFact>& facts, std::string expected, std::string observed, SentenceValues values) {
  Finding finding = new_finding(head_, {}, std::move(expected), std::move(observed), std::move(values));
  std::vector<Place> places;
  for (const PaperFact& fact : facts) {
    if (fact.found()) {
      places.push_back(Place{fact.block, {fact.begin, fact.end}});
    }
  }
  add_locations(finding, evidence_, places);
  findings_.push_back(std::move(finding));
  judged_ = true;
  return findings_.back();
}

Verdict ActAsking::verdict() {
  if (!judged_) {
    return Verdict{Outcome::Inapplicable, {}, {}};
  }
  return verdict_of(std::move(findings_));
}

bool has_text(const Document& document) {
  return std::any_of(document.blocks.begin(), document.blocks.end(),
                     [](const Block& block) { return block.text.find_first_not_of(" \t\n") != std::string::npos; });
}

Check make_act_check(Head head, TableReader& parameters, const std::vector<ActQuestion>& questions) {
  const std::optional<std::size_t> index = asked_of(parameters, questions);
  if (!index) {
    return {};
  }
  const auto answer = questions[*index].answer;
  const bool asks_of_reading = questions[*index].name == "read";
  return [head, answer, asks_of_reading](const Evidence& evidence) {
    if (evidence.act == nullptr) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    ActAsking asking(*head, evidence);
    // A scan: nothing can be judged but that it was not read.
    if (!asks_of_reading && evidence.document != nullptr && !has_text(*evidence.document)) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    answer(asking);
    return asking.verdict();
  };
}

Sentence called(const ActAsking& asking, const std::string& key) {
  return words(asking.head(), "act." + key);
}

}  // namespace sverka
