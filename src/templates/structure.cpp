// The same words in other cells: text moved between cells, rows merged or split, a table taken apart.
#include "templates/grading.hpp"

namespace sverka {
namespace {

// How one cell follows another.
enum class Passage { SameCell, NextCell, NextRow, OtherTable };

Passage passage(const Cell& from, const Cell& to) {
  if (from.table != to.table) {
    return Passage::OtherTable;
  }
  if (from.table == 0 || (from.row == to.row && from.column == to.column)) {
    return Passage::SameCell;
  }
  return from.row == to.row ? Passage::NextCell : Passage::NextRow;
}

}  // namespace

void find_structure(Graded& graded, std::vector<Deviation>& deviations) {
  if (graded.document.format != graded.sample.document.format) {
    return;  // a page has lines, not cells
  }
  for (std::size_t at = 1; at < graded.steps.size(); ++at) {
    const GradedStep& before = graded.steps[at - 1];
    const GradedStep& here = graded.steps[at];
    if (before.step.kind != StepKind::Match || here.step.kind != StepKind::Match || here.trouble != Trouble::None) {
      continue;
    }
    const TemplateElement& element = graded.element(here);
    const StreamToken& token = graded.token(here);
    // Of neighbours, one begins a block where their blocks part.
    if (!token.block_start && !element.block_start) {
      continue;
    }
    const Cell& expected_from = graded.sample.document.blocks[graded.element(before).block].cell;
    const Cell& expected_to = graded.sample.document.blocks[element.block].cell;
    const Cell& from = graded.document.blocks[graded.token(before).block].cell;
    const Cell& to = graded.document.blocks[token.block].cell;
    if (element.story != graded.element(before).story || passage(expected_from, expected_to) == passage(from, to)) {
      continue;
    }
    const std::string& text = graded.document.blocks[token.block].text;
    const std::string& sample_text = graded.sample.document.blocks[element.block].text;
    Deviation deviation;
    deviation.deviation_class = DeviationClass::Structure;
    deviation.expected = fold_spaces(sample_text);
    deviation.observed = fold_spaces(text);
    deviation.clause = graded.clauses[token.block];
    deviation.places.push_back(Place{token.block, TextRange{0, static_cast<std::uint32_t>(text.size())}});
    deviation.template_places.push_back(Place{element.block, TextRange{0, static_cast<std::uint32_t>(sample_text.size())}});
    graded.steps[at].trouble = Trouble::Text;
    graded.steps[at].token_class = TokenClass::Deviating;
    graded.steps[at].deviation = static_cast<std::int32_t>(deviations.size());
    deviations.push_back(std::move(deviation));
  }
}

}  // namespace sverka
