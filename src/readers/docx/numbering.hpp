// numbering.xml: the labels that automatic numbering shows, counted in document order.
//
// Levels, starts, restarts (w:lvlRestart), overrides (w:startOverride, w:lvlOverride), formats (decimal, letters Latin and Russian,
// Roman, decimalZero, none, bullet, ordinal, ...), w:lvlText with %1 to %9, w:isLgl, numbering by style (w:numStyleLink, w:pStyle of a
// level), several w:num on one w:abstractNum going on with one count.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "readers/docx/styles.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {

struct Label {
  std::string text;  // "4.2.", "a)"; U+2022 for every bullet; empty if nothing is shown; never above 4 KiB
  LabelOrigin origin = LabelOrigin::None;
  const RunSettings* settings = nullptr;  // the level's own w:rPr, if any; lives as long as the Numbering
  // The level's own w:pPr (indents), if any: it goes under direct settings, and over the style's unless the style itself numbers.
  const ParagraphSettings* paragraph = nullptr;
  bool unknown_format = false;  // w:numFmt that is not modelled: the label is counted in decimal
};

class Numbering {
 public:
  // The part may be absent (null). `styles` is looked at in next() too: it must outlive this, at the same address.
  static Numbering read(const XmlTree* numbering, const Styles& styles);

  // Counts one paragraph and gives its label. `settings` are effective (Styles::effective_paragraph). Call once a paragraph, in document
  // order within its story. Word counts each story apart: the body; headers and footers together; the footnotes; the endnotes; each
  // text box; each comment. `story` is the caller's number of it, 0 for the body.
  // Do not call for what Word does not count: a paragraph that is wholly hidden, mark and all (uncounted() is for it), and an empty
  // one that only carries a section break (w:pPr/w:sectPr).
  // Cost: constant, bar the length of the label.
  Label next(const ParagraphSettings& settings, std::string_view paragraph_style, std::uint32_t story = 0);

  // The label that next() would give, without counting.
  Label uncounted(const ParagraphSettings& settings, std::string_view paragraph_style, std::uint32_t story = 0);

  // Oddities of the part: "numbering-limit" (more definitions than are kept), "numbering-label-limit" (a level text was cut); where is
  // left to the caller.
  const std::vector<Note>& notes() const;

  Numbering();
  ~Numbering();
  Numbering(Numbering&&) noexcept;
  Numbering& operator=(Numbering&&) noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sverka
