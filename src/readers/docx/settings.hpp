// w:rPr and w:pPr elements as settings of one layer, and how one layer goes over another.
#pragma once

#include <cstdint>
#include <optional>

#include "readers/docx/colour.hpp"
#include "readers/docx/styles.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {

// Of two elements with one name the later holds. Element 0 gives empty settings.
RunSettings read_run_settings(const XmlTree& tree, std::uint32_t r_pr, const Theme& theme);
ParagraphSettings read_paragraph_settings(const XmlTree& tree, std::uint32_t p_pr, const Theme& theme);

// Of one w:tblPr, w:tblPrEx, w:trPr or w:tcPr; 0 gives empty settings.
TableSettings read_table_settings(const XmlTree& tree, std::uint32_t properties);

// A width in a table (17.4.87) in points; nothing where it is a share, left to the program, or absent.
std::optional<double> table_measure(const XmlTree& tree, std::uint32_t element);

// `over` says the last word where it says anything.
void overlay(RunSettings& base, const RunSettings& over);
void overlay(TableSettings& base, const TableSettings& over);

// Likewise; style, numbering, and `shading_cleared` of the base where `over` shades are settled too. Line pitch and outline level stay raw.
void overlay(ParagraphSettings& base, const ParagraphSettings& over);

}  // namespace sverka
