// kind = "obscene-words": obscene or rude words, whole. Clause 8.5.
//
//   words = "obscene"           the lists <words>_roots and <words>_whole of checks/data/content-words.toml
//
// One finding for each writing on a page. {observed}, {count}, {quoted}: that a quoted person says it.
#include <map>
#include <utility>

#include "checks/findings.hpp"
#include "checks/text_places.hpp"
#include "text/token.hpp"
#include "web/obscene.hpp"

namespace sverka {

namespace {

Finding finding_of(const RuleHead& head, const Evidence& evidence, const JudgedText& text, const ObsceneUse& use, std::size_t count) {
  const bool quoted = is_quoted((*text.paragraphs)[use.paragraph], use.text);
  Finding finding = new_finding(head, "", "", use.observed,
                                {{"count", plain(std::to_string(count))}, {"quoted", quoted ? words(head, "content.quoted") : Sentence{}}});
  place_finding(finding, evidence, text, use.paragraph, use.text);
  return finding;
}

}  // namespace

Check make_obscene_words(Head head, TableReader& parameters) {
  const std::string list = parameters.text("words", Need::Required);
  const ObsceneWords obscene = make_obscene_words(head->lexicon(), list);
  if (!list.empty() && obscene.roots.empty()) {
    parameters.refuse("words", "the lexicon has no list \"" + list + "_roots\"");
  }
  return [head, obscene](const Evidence& evidence) {
    const std::vector<JudgedText> texts = judged_texts(evidence);
    if (texts.empty()) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    std::vector<Finding> findings;
    for (const JudgedText& text : texts) {
      const std::vector<ObsceneUse> uses = find_obscene(
          *text.paragraphs, obscene, text.page == nullptr ? std::span<const TextHints>() : std::span<const TextHints>(text.page->hints));
      std::map<std::string, std::size_t> counts;
      for (const ObsceneUse& use : uses) {
        ++counts[to_lower(use.observed)];
      }
      for (const ObsceneUse& use : uses) {
        if (const std::size_t count = std::exchange(counts[to_lower(use.observed)], 0); count != 0) {
          findings.push_back(finding_of(*head, evidence, text, use, count));
        }
      }
    }
    return verdict_of(std::move(findings));
  };
}

}  // namespace sverka
