// kind = "template-defects": what in the template itself will trouble everybody who fills it in. No parameters.
//
// One finding a kind of defect: {problem}: the sentence "defect.<code>", {observed}: quotations, {count}. Clause 5.8: "The Company
// answers for the content of the clauses of the Standard licence agreement."
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "checks/findings.hpp"

namespace sverka {

namespace {

constexpr std::size_t kQuoted = 3;

struct Defects {
  std::string code;
  std::vector<std::string> quotes;
};

std::vector<Defects> by_code(const std::vector<TemplateDefect>& defects) {
  std::vector<Defects> all;
  for (const TemplateDefect& defect : defects) {
    auto same = std::find_if(all.begin(), all.end(), [&](const Defects& one) { return one.code == defect.code; });
    if (same == all.end()) {
      all.push_back({defect.code, {}});
      same = all.end() - 1;
    }
    same->quotes.push_back(defect.quote);
  }
  return all;
}

}  // namespace

Check make_template_defects(Head head, TableReader&) {
  return [head](const Evidence& evidence) {
    if (evidence.sample == nullptr) {
      return not_compared();
    }
    std::vector<Finding> findings;
    for (const Defects& defects : by_code(evidence.sample->defects)) {
      std::string quotes;
      for (std::size_t i = 0; i < defects.quotes.size() && i < kQuoted; ++i) {
        if (!defects.quotes[i].empty()) {
          quotes += (quotes.empty() ? "" : "; ") + shortened(defects.quotes[i], 60);
        }
      }
      findings.push_back(
          new_finding(*head, "", "", quotes,
                      {{"problem", words(*head, "defect." + defects.code)}, {"count", plain(std::to_string(defects.quotes.size()))}}));
    }
    return verdict_of(std::move(findings));
  };
}

}  // namespace sverka
