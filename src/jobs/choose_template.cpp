#include "jobs/choose_template.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace sverka {

namespace {

constexpr double kLeastResemblance = 0.05;  // below it a template is not worth a match
constexpr double kCloseResemblance = 0.5;   // share of the best resemblance that still makes a candidate
constexpr std::size_t kMostCandidates = 6;  // matched in full
constexpr double kLeastAgreement = 0.3;     // share of a template's words that the document must hold

struct Candidate {
  std::size_t index = 0;  // on the shelf
  const Template* sample = nullptr;
  Alignment alignment;
  double resemblance = 0;

  // Words that are too many and words that are missing.
  std::size_t distance() const {
    const std::size_t missing = alignment.template_tokens - std::min(alignment.template_tokens, alignment.template_found);
    return alignment.accounting.deviating + missing;
  }
  bool is_exact() const { return alignment.deviations.empty() && !alignment.another_document; }
  bool fits() const { return !alignment.another_document && alignment.agreement() >= kLeastAgreement; }
};

class TemplateSearch {
 public:
  TemplateSearch(const Document& document, Date today, const Workshop& workshop, TemplateShelf& shelf, ReaderPool& pool)
      : document_(document), today_(today), workshop_(workshop), shelf_(shelf), pool_(pool) {}

  Result<ChosenTemplate> by_name(const std::string& name) {
    const Result<std::size_t> newest = shelf_.in_force(name, today_);
    if (!newest) {
      return fail(newest.error());
    }
    Result<Candidate> first = matched(*newest);
    if (!first) {
      return fail(first.error());
    }
    std::vector<Candidate> candidates;
    candidates.push_back(std::move(*first));
    if (!candidates.front().is_exact()) {
      for (const std::size_t index : shelf_.editions_of(name)) {
        if (index == *newest) {
          continue;
        }
        if (Result<Candidate> other = matched(index)) {
          candidates.push_back(std::move(*other));
        }
      }
    }
    Candidate& best = *std::min_element(candidates.begin(), candidates.end(), [](const Candidate& left, const Candidate& right) {
      return left.distance() < right.distance();  // of equals the first, which is the newest in force
    });
    return chosen(std::move(best), TemplateChoice::Way::Named);
  }

  Result<ChosenTemplate> by_content() {
    Result<std::vector<Candidate>> resembling = resembling_templates();
    if (!resembling) {
      return fail(resembling.error());
    }
    ChosenTemplate none;
    none.choice.way = TemplateChoice::Way::None;
    std::vector<Candidate> candidates;
    for (Candidate& candidate : *resembling) {
      candidate.alignment = match(document_, *candidate.sample, workshop_.data.lexicon);
      if (candidate.fits()) {
        candidates.push_back(std::move(candidate));
      }
    }
    if (candidates.empty()) {
      return none;
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& left, const Candidate& right) { return left.distance() < right.distance(); });
    const std::size_t best = candidates.front().distance();
    for (const Candidate& candidate : candidates) {
      if (candidate.distance() == best && shelf_.name(candidate.index) != shelf_.name(candidates.front().index)) {
        none.choice.way = TemplateChoice::Way::Ambiguous;
        none.choice.candidates = {shelf_.name(candidates.front().index), shelf_.name(candidate.index)};
        return none;
      }
    }
    return chosen(prefer_in_force(candidates), TemplateChoice::Way::ByContent);
  }

 private:
  Result<Candidate> matched(std::size_t index) {
    const Result<const Template*> sample = shelf_.load(index, workshop_.data.lexicon, pool_);
    if (!sample) {
      return fail(sample.error());
    }
    return Candidate{index, *sample, match(document_, **sample, workshop_.data.lexicon), 0};
  }

  // A template that cannot be used hides nothing: if no other fits, its error is told.
  Result<std::vector<Candidate>> resembling_templates() {
    std::vector<Candidate> candidates;
    std::optional<Error> problem;
    double best = 0;
    for (std::size_t i = 0; i < shelf_.size(); ++i) {
      const Result<const Template*> sample = shelf_.load(i, workshop_.data.lexicon, pool_);
      if (!sample) {
        problem = problem ? problem : sample.error();
        continue;
      }
      const double alike = resemblance(document_, **sample);
      best = std::max(best, alike);
      candidates.push_back(Candidate{i, *sample, {}, alike});
    }
    const double least = std::max(kLeastResemblance, best * kCloseResemblance);
    candidates.erase(
        std::remove_if(candidates.begin(), candidates.end(), [least](const Candidate& candidate) { return candidate.resemblance < least; }),
        candidates.end());
    if (candidates.empty() && problem) {
      return fail(std::move(*problem));
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& left, const Candidate& right) { return left.resemblance > right.resemblance; });
    candidates.resize(std::min(candidates.size(), kMostCandidates));
    return candidates;
  }

  // Editions that fit equally well are the same text; the one in force stands for them.
  Candidate prefer_in_force(std::vector<Candidate>& candidates) {
    const std::size_t best = candidates.front().distance();
    const Result<std::size_t> newest = shelf_.in_force(shelf_.name(candidates.front().index), today_);
    for (Candidate& candidate : candidates) {
      if (newest && candidate.distance() == best && candidate.index == *newest) {
        return std::move(candidate);
      }
    }
    return std::move(candidates.front());
  }

  Result<ChosenTemplate> chosen(Candidate best, TemplateChoice::Way way) {
    const std::string& name = shelf_.name(best.index);
    const Result<std::size_t> newest = shelf_.in_force(name, today_);
    ChosenTemplate result;
    result.choice.way = way;
    if (newest && best.index < *newest) {  // editions stand in order
      result.choice.outdated = true;
      result.choice.newest_edition = shelf_.edition(*newest);
    }
    result.choice.candidates = {name};
    result.sample = best.sample;
    result.alignment = std::move(best.alignment);
    return result;
  }

  const Document& document_;
  Date today_;
  const Workshop& workshop_;
  TemplateShelf& shelf_;
  ReaderPool& pool_;
};

}  // namespace

Result<ChosenTemplate> choose_template(const Document& document, const WantedTemplate& wanted, Date today, const Workshop& workshop,
                                       TemplateShelf& shelf, ReaderPool& pool) {
  if (wanted.exact != nullptr) {
    return ChosenTemplate{wanted.exact, match(document, *wanted.exact, workshop.data.lexicon), {}};
  }
  TemplateSearch search(document, today, workshop, shelf, pool);
  return wanted.name.empty() ? search.by_content() : search.by_name(wanted.name);
}

}  // namespace sverka
