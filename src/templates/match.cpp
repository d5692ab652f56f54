#include "templates/match.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "templates/align.hpp"
#include "templates/document_stream.hpp"
#include "templates/grading.hpp"
#include "templates/word_traits.hpp"

namespace sverka {
namespace {

// Below this share of the template's tokens found, the paper is another document and its differences mean nothing.
constexpr double kAnotherDocument = 0.25;
constexpr std::size_t kResemblanceRun = 4;
constexpr std::size_t kTokenClasses = 5;

constexpr std::array kStories = {Story::Body,     Story::TextBox, Story::Header,  Story::Footer,
                                 Story::Footnote, Story::Endnote, Story::Comment, Story::Unseen};

struct ElementRange {
  std::uint32_t begin = 0, end = 0;
};

ElementRange elements_of(const Template& sample, Story story) {
  const auto less = [](const TemplateElement& element, Story wanted) { return element.story < wanted; };
  const auto greater = [](Story wanted, const TemplateElement& element) { return wanted < element.story; };
  const auto begin = std::lower_bound(sample.elements.begin(), sample.elements.end(), story, less);
  const auto end = std::upper_bound(begin, sample.elements.end(), story, greater);
  return ElementRange{static_cast<std::uint32_t>(begin - sample.elements.begin()),
                      static_cast<std::uint32_t>(end - sample.elements.begin())};
}

void count_template(const Graded& graded, Alignment& alignment) {
  std::vector<std::uint8_t> found(graded.sample.elements.size(), 0);
  for (const GradedStep& step : graded.steps) {
    if (step.step.kind == StepKind::Match || (step.token_class == TokenClass::Typographic && step.has_element())) {
      found[step.step.element] = 1;
    }
  }
  for (std::size_t element = 0; element < graded.sample.elements.size(); ++element) {
    const TemplateElement& one = graded.sample.elements[element];
    if (one.slot < 0 && (one.flags & kDeleted) == 0) {
      ++alignment.template_tokens;
      alignment.template_found += found[element];
    }
  }
}

// Tokens in document order. They come story by story, and in order within a block: placing them block by block is enough.
void order_tokens(std::size_t blocks, std::vector<ClassifiedToken>& tokens) {
  const auto before = [](const ClassifiedToken& one, const ClassifiedToken& other) {
    return one.place.block != other.place.block ? one.place.block < other.place.block : one.place.range.begin < other.place.range.begin;
  };
  if (std::is_sorted(tokens.begin(), tokens.end(), before)) {
    return;
  }
  std::vector<std::size_t> next(blocks + 1, 0);
  for (const ClassifiedToken& token : tokens) {
    ++next[token.place.block + 1];
  }
  for (std::size_t block = 0; block < blocks; ++block) {
    next[block + 1] += next[block];
  }
  std::vector<ClassifiedToken> ordered(tokens.size());
  for (const ClassifiedToken& token : tokens) {
    ordered[next[token.place.block]++] = token;
  }
  if (!std::is_sorted(ordered.begin(), ordered.end(), before)) {
    std::stable_sort(ordered.begin(), ordered.end(), before);
  }
  tokens = std::move(ordered);
}

void count_tokens(const Graded& graded, Alignment& alignment) {
  alignment.tokens.reserve(graded.stream.tokens().size());
  std::array<std::size_t, kTokenClasses> counts = {};
  for (const GradedStep& step : graded.steps) {
    if (!step.has_token()) {
      continue;
    }
    const StreamToken& token = graded.token(step);
    const std::int32_t slot = step.step.kind == StepKind::Fill ? graded.element(step).slot : -1;
    alignment.tokens.push_back(ClassifiedToken{Place{token.block, token.range}, step.token_class, slot, step.deviation});
    ++counts[static_cast<std::size_t>(step.token_class)];
  }
  const auto count = [&](TokenClass wanted) { return counts[static_cast<std::size_t>(wanted)]; };
  alignment.accounting = {alignment.tokens.size(),        count(TokenClass::Fixed),  count(TokenClass::Slot),
                          count(TokenClass::Typographic), count(TokenClass::Layout), count(TokenClass::Deviating)};
  order_tokens(graded.document.blocks.size(), alignment.tokens);
}

// Deviations in document order; the numbers in the tokens follow.
void order_deviations(Alignment& alignment) {
  if (alignment.deviations.empty()) {
    return;
  }
  std::vector<std::size_t> order(alignment.deviations.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    order[at] = at;
  }
  const auto place = [&](std::size_t at) {
    const Deviation& deviation = alignment.deviations[at];
    return deviation.places.empty() ? Place{} : deviation.places.front();
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    const Place first = place(one), second = place(other);
    return first.block != second.block ? first.block < second.block : first.range.begin < second.range.begin;
  });
  std::vector<std::int32_t> number(order.size());
  std::vector<Deviation> ordered;
  ordered.reserve(order.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    number[order[at]] = static_cast<std::int32_t>(at);
    ordered.push_back(std::move(alignment.deviations[order[at]]));
  }
  alignment.deviations = std::move(ordered);
  for (ClassifiedToken& token : alignment.tokens) {
    if (token.deviation >= 0) {
      token.deviation = number[static_cast<std::size_t>(token.deviation)];
    }
  }
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29);
}

}  // namespace

double Alignment::agreement() const {
  return template_tokens == 0 ? 0.0 : static_cast<double>(template_found) / static_cast<double>(template_tokens);
}

std::string_view name_of(DeviationClass deviation_class) {
  switch (deviation_class) {
    case DeviationClass::Added:
      return "added";
    case DeviationClass::Removed:
      return "removed";
    case DeviationClass::Changed:
      return "changed";
    case DeviationClass::Moved:
      return "moved";
    case DeviationClass::Hidden:
      return "hidden";
    case DeviationClass::LookAlike:
      return "look-alike";
    case DeviationClass::Numbering:
      return "numbering";
    case DeviationClass::Structure:
      return "structure";
    case DeviationClass::SlotAbuse:
      return "slot-abuse";
    case DeviationClass::PendingChange:
      return "pending-change";
    case DeviationClass::ForeignObject:
      return "foreign-object";
  }
  return "changed";
}

Alignment match(const Document& document, const Template& sample, const Lexicon& lexicon) {
  const DocumentStream stream(document, sample);
  const LexicalTraits traits(sample, document, stream, lexicon);
  Graded graded{document, sample, stream, clauses_of(document, lexicon), {}, lexicon};
  graded.steps.reserve(stream.tokens().size());
  for (const Story story : kStories) {
    const ElementRange elements = elements_of(sample, story);
    const TextRange tokens = stream.story(story);
    for (const Step& step : align(sample, elements.begin, elements.end, stream.tokens(), tokens.begin, tokens.end, traits)) {
      graded.steps.push_back(GradedStep{step});
    }
  }
  grade(graded);
  Alignment alignment;
  count_template(graded, alignment);
  alignment.another_document = alignment.template_tokens != 0 && alignment.agreement() < kAnotherDocument;
  if (!alignment.another_document) {
    alignment.deviations = group_deviations(graded);
    find_moves(graded, alignment.deviations);
    find_structure(graded, alignment.deviations);
    alignment.values = slot_values(graded);
  }
  count_tokens(graded, alignment);
  order_deviations(alignment);
  alignment.clauses = std::move(graded.clauses);
  return alignment;
}

double resemblance(const Document& document, const Template& sample) {
  std::unordered_set<std::uint64_t> runs;
  const DocumentStream stream(document, sample);
  const std::vector<StreamToken>& tokens = stream.tokens();
  for (std::size_t at = 0; at + kResemblanceRun <= tokens.size(); ++at) {
    std::uint64_t hash = 0;
    for (std::size_t index = 0; index < kResemblanceRun; ++index) {
      hash = mixed(hash, tokens[at + index].word);
    }
    runs.insert(hash);
  }
  std::size_t all = 0, held = 0;
  const std::vector<TemplateElement>& elements = sample.elements;
  for (std::size_t at = 0; at + kResemblanceRun <= elements.size(); ++at) {
    std::uint64_t hash = 0;
    bool fixed = true;
    for (std::size_t index = 0; index < kResemblanceRun; ++index) {
      fixed = fixed && elements[at + index].slot < 0;
      hash = mixed(hash, elements[at + index].word);
    }
    all += fixed ? 1 : 0;
    held += fixed && runs.contains(hash) ? 1 : 0;
  }
  return all == 0 ? 0.0 : static_cast<double>(held) / static_cast<double>(all);
}

}  // namespace sverka
