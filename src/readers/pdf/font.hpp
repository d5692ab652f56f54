// A font of a PDF as the interpreter needs it: codes of a string -> text, advance, doubts.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/pdf/cmap.hpp"
#include "readers/pdf/geometry.hpp"
#include "readers/pdf/object.hpp"

namespace sverka::pdf {

class FontProgram;

// What one code means. Lengths are in ems: multiplied by the font size they are text space.
struct CodeMeaning {
  std::string text;   // UTF-8, empty where nothing tells
  float advance = 0;  // along the line
  float shift_x = 0;  // vertical writing: from the origin of the line to that of the glyph
  float shift_y = 0;
  std::uint32_t flags = 0;  // kDoubtful, kUnknownGlyph, kSymbol
  std::uint32_t glyph = 0;  // CID, or the code of a simple font
  bool is_space = false;    // takes word spacing
  float ink_low = 0;        // of the em, from the baseline up: where the embedded program draws; equal where it is not known
  float ink_high = 0;
};

enum class FontKind : std::uint8_t { Simple, Composite, Type3 };

class LoadedFont {
 public:
  // Never fails: a broken font gives codes without text.
  static std::unique_ptr<LoadedFont> load(const Object& font);
  ~LoadedFont();

  // The next code of a string, which moves `at`. Needs at < size. The meaning lives as long as the font.
  const CodeMeaning& next(std::string_view string, std::size_t& at);

  std::string name;  // without its subset tag
  FontKind kind = FontKind::Simple;
  bool embedded = false;
  bool has_unicode = false;
  bool vertical = false;
  float ascent = 0.9F;  // ems
  float descent = -0.25F;
  float em = 1.0F;    // height of what the font calls one em: differs from 1 for Type 3 fonts only
  Matrix matrix;      // Type 3: glyph space to text space
  Object dictionary;  // the font's own
  Object descriptor;
  std::uint16_t index = 0;  // into PdfContent::fonts
  // Its tables hold more than is read, or its embedded program cannot be opened: what its letters look like nobody can tell.
  bool not_understood = false;

  // Type 3: what the procedures of glyphs show, as far as it was asked.
  std::unordered_map<std::uint32_t, std::uint32_t> procedure_flags;

  // Type 3: the glyph's procedure.
  Object procedure(std::uint32_t code) const;
  // Every code that has been shown so far, with its meaning.
  std::vector<std::pair<std::uint32_t, const CodeMeaning*>> shown() const;
  const CMap& to_unicode() const { return to_unicode_; }
  // The glyph's name by Differences; empty if there is none.
  std::string_view difference(std::uint32_t code) const;

 private:
  LoadedFont();
  void load_simple();
  void load_composite();
  void load_type3();
  void load_heights();
  void load_encoding();
  void load_widths();
  CodeMeaning meaning_of(std::uint32_t code);
  CodeMeaning simple_meaning(std::uint32_t code) const;
  CodeMeaning composite_meaning(std::uint32_t code) const;
  void settle_text(CodeMeaning& meaning) const;
  void compare_shape(std::uint32_t code, CodeMeaning& meaning);
  bool is_drawn_otherwise(std::uint32_t code, const CodeMeaning& meaning) const;
  void compare_outline(std::uint32_t code, std::uint32_t glyph, CodeMeaning& meaning);
  bool is_blank_by_all_tables(std::uint32_t code, char32_t letter) const;
  bool draws_by_all_tables(std::uint32_t glyph, char32_t letter) const;
  std::uint32_t glyph_by_encoding(std::uint32_t code) const;
  std::uint32_t other_glyph_of(std::uint32_t code, std::uint32_t glyph) const;
  std::uint32_t glyph_of(std::uint32_t code, const CodeMeaning& meaning) const;

  CMap to_unicode_;
  CMap codes_;                  // composite: codes -> CIDs
  bool unicode_codes_ = false;  // composite: the code itself is UTF-16
  bool unknown_codes_ = false;  // composite: by a CMap that is not known here
  bool symbolic_ = false;
  bool symbol_font_ = false;
  bool letters_by_encoding_ = false;  // the file names an encoding
  std::array<char16_t, 256> letters_ = {};
  std::unordered_map<std::uint32_t, std::string> differences_;
  std::vector<float> widths_;  // by code or CID
  float default_width_ = 0;
  float vertical_origin_ = 0.88F;
  float vertical_advance_ = -1;
  std::unique_ptr<FontProgram> program_;
  bool program_sought_ = false;
  std::string glyph_by_cid_;  // composite: a map of two bytes a CID; empty: the CID is the glyph
  bool truetype_ = false;
  std::vector<std::unique_ptr<std::array<std::unique_ptr<CodeMeaning>, 256>>> known_;
  std::unordered_map<std::uint32_t, CodeMeaning> far_;
  std::unordered_map<std::uint64_t, std::string> letter_by_outline_;  // in small letters; empty where it tells nothing
};

}  // namespace sverka::pdf
