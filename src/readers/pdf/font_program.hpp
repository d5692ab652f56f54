// The embedded program of a font, asked for the meaning and the look of its glyphs. FreeType stays behind it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "readers/pdf/glyph_shape.hpp"
#include "readers/pdf/object.hpp"

namespace sverka::pdf {

class FontProgram {
 public:
  // Nothing if the font is not embedded or its program cannot be opened.
  static std::unique_ptr<FontProgram> open(const Object& descriptor);
  static std::unique_ptr<FontProgram> open(std::string bytes);
  ~FontProgram();

  // What the program itself says a glyph means (its own character map or the glyph's name), UTF-8; empty if nothing.
  std::string letters_of_glyph_index(std::uint32_t glyph) const;
  // The same for a code of a simple font by the program's built-in encoding.
  std::string letters_of_code(unsigned code) const;

  // Glyph of a code of a simple font: by the glyph's name where the file gives one, else by the program's own table.
  // 0 where it cannot be told.
  std::uint32_t glyph_of_code(unsigned code, std::string_view name) const;
  // By the program's table of Unicode, else by that of Macintosh Roman.
  std::uint32_t glyph_of_letter(char32_t letter) const;
  // Glyph of a CID for programs that are keyed by CIDs; the CID itself for others.
  std::uint32_t glyph_of_cid(std::uint32_t cid) const;
  // What tells outlines apart: equal for equal ones, 0 for one that draws nothing. Nothing if there is no such glyph or it is no outline.
  std::optional<std::uint64_t> outline(std::uint32_t glyph) const;
  // Nothing if there is no such glyph, no outline in it, or it cannot be drawn.
  std::optional<GlyphShape> shape(std::uint32_t glyph) const;
  // It paints farther from its place than any letter does.
  bool reaches_far(std::uint32_t glyph) const;
  // What the program draws where it has no glyph is drawn for this one.
  bool is_missing(std::uint32_t glyph) const;

 private:
  struct Face;
  FontProgram();
  std::unique_ptr<Face> face_;
};

}  // namespace sverka::pdf
