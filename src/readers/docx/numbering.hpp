// numbering.xml: the labels that automatic numbering shows, counted in document order.
//
// Levels, starts, restarts (w:lvlRestart), overrides (w:startOverride, w:lvlOverride), formats (decimal, letters Latin and Russian,
// Roman, decimalZero, none, bullet, ordinal, ...), w:lvlText with %1 to %9, w:isLgl, numbering by style (w:numStyleLink, w:pStyle of a level),
// several w:num on one w:abstractNum going on with one count.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "document/document.hpp"
#include "readers/docx/styles.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {

struct Label {
  std::string text;                     // "4.2.", "a)"; U+2022 for every bullet; empty if nothing is shown
  LabelOrigin origin = LabelOrigin::None;
  const RunSettings* settings = nullptr;  // the level's own w:rPr; lives as long as the Numbering
  bool unknown_format = false;          // w:numFmt that is not modelled: the label is counted in decimal
};

class Numbering {
 public:
  // The part may be absent (null).
  static Numbering read(const XmlTree* numbering, const Styles& styles);

  // Counts one paragraph and gives its label. `settings` are effective (styles resolved). Call once a paragraph, in document order, for
  // each story with its own Numbering state where Word counts separately (notes and headers continue the body's lists: call on one object).
  Label next(const ParagraphSettings& settings, std::string_view paragraph_style);

  Numbering();
  ~Numbering();
  Numbering(Numbering&&) noexcept;
  Numbering& operator=(Numbering&&) noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sverka
