// Slots with nothing between them: where one value ends, only its words tell, a position and the name behind it, or the white space between
// two columns that a line makes.
#include <algorithm>
#include <string_view>

#include "templates/grading.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::size_t kFewestNames = 2;
constexpr std::size_t kMostNames = 4;

constexpr std::size_t kWideSpaces = 3;

bool is_wide(std::string_view gap) {
  return gap.find('\t') != std::string_view::npos || gap.find(std::string(kWideSpaces, ' ')) != std::string_view::npos;
}

class ValuesAtGaps {
 public:
  explicit ValuesAtGaps(Graded& graded) : graded_(graded) {}

  void run() {
    for (std::size_t at = 0; at < graded_.steps.size();) {
      at = is_of_slot(at) ? part(at) : at + 1;
    }
  }

 private:
  bool is_of_slot(std::size_t at) const {
    const StepKind kind = graded_.steps[at].step.kind;
    return kind == StepKind::Fill || kind == StepKind::Skip;
  }

  std::uint32_t element_at(std::size_t at) const { return graded_.steps[at].step.element; }

  // The next element is another slot, a wide space behind this one.
  bool is_followed(std::uint32_t element) const {
    const std::vector<TemplateElement>& elements = graded_.sample.elements;
    if (element + 1 >= elements.size() || elements[element].slot < 0 || elements[element + 1].slot < 0 ||
        elements[element].block != elements[element + 1].block) {
      return false;
    }
    const std::uint32_t end = elements[element].range.end, begin = elements[element + 1].range.begin;
    const std::string_view text = graded_.sample.document.blocks[elements[element].block].text;
    return end <= begin && is_wide(text.substr(end, begin - end));
  }

  std::size_t part(std::size_t begin) {
    std::uint32_t first = element_at(begin), last = first;
    while (first > 0 && is_followed(first - 1)) {
      --first;
    }
    while (is_followed(last)) {
      ++last;
    }
    std::size_t end = begin;
    std::vector<std::size_t> fills;
    while (end < graded_.steps.size() && is_of_slot(end) && first <= element_at(end) && element_at(end) <= last) {
      if (graded_.steps[end].step.kind == StepKind::Fill) {
        fills.push_back(end);
      }
      ++end;
    }
    std::vector<std::uint32_t> pieces(fills.size(), 0);
    for (std::size_t at = 1; at < fills.size(); ++at) {
      const StreamToken &before = graded_.token(graded_.steps[fills[at - 1]]), &here = graded_.token(graded_.steps[fills[at]]);
      if (before.block != here.block || before.range.end > here.range.begin) {
        return end;
      }
      const std::string_view text = graded_.document.blocks[here.block].text;
      pieces[at] = pieces[at - 1] + (is_wide(text.substr(before.range.end, here.range.begin - before.range.end)) ? 1 : 0);
    }
    if (last == first || pieces.empty() || pieces.back() != last - first) {
      return end;
    }
    for (std::size_t at = 0; at < fills.size(); ++at) {
      graded_.steps[fills[at]].step.element = first + pieces[at];
    }
    const auto from = graded_.steps.begin() + static_cast<std::ptrdiff_t>(begin),
               to = graded_.steps.begin() + static_cast<std::ptrdiff_t>(end);
    graded_.steps.erase(std::remove_if(from, to, [](const GradedStep& step) { return step.step.kind == StepKind::Skip; }), to);
    return begin + fills.size();
  }

  Graded& graded_;
};

class NameBehindPosition {
 public:
  explicit NameBehindPosition(Graded& graded) : graded_(graded) {}

  void run() {
    for (std::size_t at = 1; at < graded_.steps.size(); ++at) {
      if (is_fill(at, FieldSchema::PersonName) && is_fill(at - 1, FieldSchema::Position) &&
          graded_.steps[at].step.element == graded_.steps[at - 1].step.element + 1) {
        part(at);
      }
    }
  }

 private:
  bool is_fill(std::size_t at, FieldSchema schema) const {
    const GradedStep& step = graded_.steps[at];
    return step.step.kind == StepKind::Fill && graded_.sample.slots[static_cast<std::size_t>(graded_.element(step).slot)].schema == schema;
  }

  std::string_view text_at(std::size_t at) const {
    const StreamToken& token = graded_.token(graded_.steps[at]);
    return std::string_view(graded_.document.blocks[token.block].text).substr(token.range.begin, token.range.end - token.range.begin);
  }

  // "vice president for IT Kravets Dmitry": all up to the last word that is no part of a name belongs to the position.
  void part(std::size_t begin) {
    const std::uint32_t element = graded_.steps[begin].step.element;
    std::size_t end = begin;
    while (end < graded_.steps.size() && graded_.steps[end].step.kind == StepKind::Fill && graded_.steps[end].step.element == element) {
      ++end;
    }
    std::size_t name = end, names = 0;
    while (name > begin && may_be_of_name(name - 1)) {
      --name;
      names += is_name(name) ? 1 : 0;
    }
    // Two people in one place are not parted: the second is no name of the first one's position.
    bool another = false;
    for (std::size_t at = begin; at < name; ++at) {
      another = another || is_patronymic(at);
    }
    if (name == begin || another || names < kFewestNames || names > kMostNames || !is_name(name)) {
      return;
    }
    for (std::size_t at = begin; at < name; ++at) {
      graded_.steps[at].step.element = element - 1;
    }
  }

  static bool begins_with_capital(std::string_view text) {
    std::size_t at = 0;
    const std::string first(text.substr(0, (next_code_point(text, at), at)));
    return to_lower(first) != first;
  }

  bool is_name(std::size_t at) const {
    const std::string_view text = text_at(at);
    const bool abbreviation = to_upper(text) == text;
    return begins_with_capital(text) && (!abbreviation || to_code_points(text).size() == 1 || in_capitals(at));
  }

  // A name that is written in capital letters throughout has a capital neighbour.
  bool in_capitals(std::size_t at) const {
    const auto capital_word = [&](std::size_t other) {
      const std::string_view text = other < graded_.steps.size() && graded_.steps[other].has_token() ? text_at(other) : std::string_view();
      return to_code_points(text).size() > 1 && begins_with_capital(text) && to_upper(text) == text;
    };
    return capital_word(at + 1) || (at > 0 && capital_word(at - 1) && !capital_word(at + 1) && is_fill(at - 1, FieldSchema::PersonName));
  }

  bool may_be_of_name(std::size_t at) const {
    const std::string_view text = text_at(at);
    const auto particles = graded_.lexicon.list("name_particles");
    return is_name(at) || text == "-" || text == "." || std::find(particles.begin(), particles.end(), to_lower(text)) != particles.end();
  }

  bool is_patronymic(std::size_t at) const {
    const std::string lower = to_lower(text_at(at));
    for (const std::string_view list : {"patronymic_male", "patronymic_female"}) {
      const auto endings = graded_.lexicon.list(list);
      if (begins_with_capital(text_at(at)) && std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
            return lower.size() > ending.size() && lower.ends_with(ending);
          })) {
        return true;
      }
    }
    return false;
  }

  Graded& graded_;
};

}  // namespace

void part_values_at_gaps(Graded& graded) {
  ValuesAtGaps(graded).run();
}

void part_names_from_positions(Graded& graded) {
  NameBehindPosition(graded).run();
}

}  // namespace sverka
