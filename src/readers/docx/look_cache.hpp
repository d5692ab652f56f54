// What runs look like, resolved once for each distinct combination of styles and direct formatting.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "document/document.hpp"
#include "readers/docx/styles.hpp"
#include "readers/docx/symbols.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {

// What all runs of a paragraph share.
struct ParagraphLook {
  std::string_view paragraph_style;
  std::string_view table_style;
  std::uint32_t table_parts = 0;  // TablePart bits of the cell
  std::optional<Colour> paragraph_shading;
  std::optional<Colour> behind;  // what the paragraph stands on: cell, table or box; the page if unset
  double line_exact_points = 0;
  double line_multiple = 0;  // of the usual pitch; 0: as the font has it
};

// How one class of characters is drawn.
struct DrawnWith {
  SymbolFont table = SymbolFont::None;
  bool unknown = false;  // by a font of the file's own, or by one or another as the program likes: no telling what
};

// The flags of a run and what decides how its characters are read.
struct SeenRun {
  std::uint32_t flags = 0;
  DrawnWith basic;  // ASCII
  DrawnWith high;   // all else, Cyrillic letters among it
  bool right_to_left = false;
  bool underlined = false;
  bool painted = false;         // behind its letters and spaces
  bool unknown_switch = false;  // a setting that hides or turns has a value that no program has to know
  bool on_other_lines = false;  // what is drawn behind or through it lies on the line above or below
  double size_points = 10;
  double fit_width_points = 0;  // 0: none
};

class LookCache {
 public:
  // `styles` must outlive the cache.
  LookCache(const Styles& styles, std::optional<Colour> page_background, std::unordered_set<std::string> embedded_fonts);

  // A number for the paragraph's part of the question; good until the cache goes.
  std::uint32_t paragraph(const ParagraphLook& look);

  // What a run with this w:rPr (0: none) looks like in such a paragraph. `fitted_characters`: how many
  // characters share the width of its w:fitText, 0 where that is not known.
  const SeenRun& run(std::uint32_t paragraph, const XmlTree& xml, std::uint32_t r_pr, std::size_t fitted_characters = 0);

  // The same for a label with the settings of its numbering level; `mark_r_pr` is that of the paragraph's
  // mark. kUnknownGlyph says that the label's characters are drawn as something else.
  std::uint32_t label_flags(std::uint32_t paragraph, const XmlTree& xml, std::uint32_t mark_r_pr, const RunSettings* level,
                            std::string_view label);

  // Whether the file brings a font of that name with it: any character may look like any other.
  bool is_embedded(std::string_view font) const;

 private:
  struct KeptLook {
    std::string paragraph_style, table_style;
    std::uint32_t table_parts = 0;
    std::optional<Colour> paragraph_shading, behind;
    double line_exact_points = 0;
    double line_multiple = 0;
  };
  struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  SeenRun resolve(const KeptLook& paragraph, const XmlTree& xml, std::uint32_t r_pr, const RunSettings* level,
                  std::size_t fitted_characters) const;
  const SeenRun& leveled(std::uint32_t paragraph, const XmlTree& xml, std::uint32_t mark_r_pr, const RunSettings& level);
  DrawnWith drawn_with(const std::string& font, const RunLook& look) const;

  const Styles& styles_;
  std::optional<Colour> page_background_;
  std::unordered_set<std::string> embedded_fonts_;
  std::vector<KeptLook> paragraphs_;
  std::unordered_map<std::string, std::uint32_t, KeyHash, std::equal_to<>> paragraph_numbers_;
  std::unordered_map<std::string, SeenRun, KeyHash, std::equal_to<>> runs_;
  std::string key_;
};

}  // namespace sverka
