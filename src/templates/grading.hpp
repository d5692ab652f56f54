// From the aligner's steps to graded tokens: which class each token ends in, and what is wrong with it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "templates/align.hpp"
#include "templates/document_stream.hpp"
#include "templates/match.hpp"

namespace sverka {

// What is wrong with one step; neighbours with the same trouble make one deviation.
enum class Trouble : std::uint8_t {
  None,
  Text,   // added, removed or replaced
  Label,  // the clause's number
  Hidden,
  Pending,
  Invisible,
  LookAlike,
};

struct GradedStep {
  Step step;
  TokenClass token_class = TokenClass::Fixed;  // of the token, where the step has one
  Trouble trouble = Trouble::None;
  std::int32_t deviation = -1;
  bool has_element() const { return step.kind == StepKind::Match || step.kind == StepKind::Substitute || step.kind == StepKind::Delete; }
  bool has_token() const { return step.kind != StepKind::Delete && step.kind != StepKind::Skip && step.kind != StepKind::Repeat; }
};

struct Graded {
  const Document& document;
  const Template& sample;
  const DocumentStream& stream;
  std::vector<std::string> clauses;  // of the document's blocks
  std::vector<GradedStep> steps;     // story by story
  const Lexicon& lexicon;
  const TemplateElement& element(const GradedStep& graded) const { return sample.elements[graded.step.element]; }
  const StreamToken& token(const GradedStep& graded) const { return stream.tokens()[graded.step.token]; }
};

// Grades every step by itself: class, trouble. Runs of text trouble that are typography after all (letter-spaced headings, words hyphenated
// at a line end) are taken back.
void grade(Graded& graded);

// Two blanks in one line with nothing but white space between them: the values are parted where the document has such white space. Part of
// grade().
void part_values_at_gaps(Graded& graded);

// Gives a position the words that the name behind it took: "vice president for | IT Kravets Dmitry". Part of grade().
void part_names_from_positions(Graded& graded);

// On a page nothing but its place tells a clause number from a number in the text, and a bullet is a sign. Where the reader took one
// for the other, and both say the same, the steps are typography. Other formats are left alone.
void forgive_labels(Graded& graded);

// Groups troubles into deviations, in document order, and numbers the steps by them.
std::vector<Deviation> group_deviations(Graded& graded);

// Turns removed text that stands elsewhere as added text into moved text. Indices in `graded` are kept true.
void find_moves(Graded& graded, std::vector<Deviation>& deviations);

// Text that was moved between cells, rows or out of a table.
void find_structure(Graded& graded, std::vector<Deviation>& deviations);

// The slots' values in template order.
std::vector<SlotValue> slot_values(const Graded& graded);

}  // namespace sverka
