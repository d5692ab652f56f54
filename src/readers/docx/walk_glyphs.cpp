// What the characters of a run are drawn as: symbol fonts, fonts that the file brings with it, fitted text.
#include "readers/docx/excerpt.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/story_walker.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

bool has_private_use(std::string_view text) {
  // U+E000 to U+F8FF begin with the bytes EE and EF, private planes with F3 and F4.
  for (char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte >= 0xEE) {
      return true;
    }
  }
  return false;
}

bool is_plain(const DrawnWith& by) {
  return by.table == SymbolFont::None && !by.unknown;
}

struct Drawn {
  char32_t code = 0;
  std::uint32_t flags = 0;
};

// What a character of a run looks like. A symbol font has pictures for the codes of one byte and for their
// private forms; of what it lacks, letters beyond Latin-1 among it, programs take the glyph from another
// font. A space or a soft hyphen is drawn by every font alike and goes with what stands before it
// (`flags_before`), or behind it at the beginning.
Drawn draw(const SeenRun& seen, char32_t code, std::uint32_t flags_before) {
  if (code <= 0x20 || code == 0xA0 || code == 0xAD) {
    return {code, flags_before & kUnknownGlyph};
  }
  const DrawnWith& by = code < 0x80 ? seen.basic : seen.high;
  const std::uint32_t unknown = by.unknown ? std::uint32_t{kUnknownGlyph} : 0u;
  SymbolFont table = SymbolFont::None;
  if (is_private_use(code)) {
    table = seen.high.table != SymbolFont::None ? seen.high.table : seen.basic.table;
  } else if (by.table != SymbolFont::None && code != 0x7F && (code < 0x80 || (code >= 0xA0 && code <= 0xFF))) {
    table = by.table;
  } else {
    return {code, unknown};
  }
  const char32_t drawn = symbol_character(table, code);
  return drawn == 0 ? Drawn{kReplacement, kSymbol | kUnknownGlyph} : Drawn{drawn, kSymbol | unknown};
}

// From right to left "5 %" is shown as "% 5", and "10 - 20" as "20 - 10".
bool is_number_with_signs(std::string_view text) {
  bool digits = false, others = false;
  for (const char letter : text) {
    const bool digit = letter >= '0' && letter <= '9';
    digits = digits || digit;
    others = others || (!digit && letter != ' ' && letter != ',' && letter != '.');
  }
  return digits && others;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (char letter : text) {
    count += (static_cast<unsigned char>(letter) & 0xC0) != 0x80 ? 1 : 0;
  }
  return count;
}

}  // namespace

// How many characters share the width of the run's w:fitText: those of all runs of the paragraph with its id
// (17.3.2.14), or its own where there is no id.
std::size_t StoryWalker::fitted_characters(std::uint32_t run) {
  const auto id_of = [&](std::uint32_t one) { return xml_.attribute(xml_.child(xml_.child(one, Tag::WRPr), "w:fitText"), "w:id"); };
  const std::string_view id = id_of(run);
  if (id.empty() || paragraph_ == 0) {
    return count_characters(xml_.text_of(run));
  }
  if (fitted_paragraph_ != paragraph_) {
    fitted_paragraph_ = paragraph_;
    fitted_.clear();
    for (std::uint32_t at = xml_.first_child(paragraph_); at != 0; at = following(at, paragraph_)) {
      if (xml_.tag(at) == Tag::WR && !id_of(at).empty()) {
        fitted_[id_of(at)] += count_characters(xml_.text_of(at));
      }
    }
  }
  return fitted_[id];
}

void StoryWalker::append_run_text(std::string_view text, std::uint32_t flags) {
  if (seen_.right_to_left && (has_left_to_right_letters(text) || is_number_with_signs(text))) {
    flags |= kBidiControl;
  }
  if (is_plain(seen_.basic) && is_plain(seen_.high) && !has_private_use(text)) {
    append_text(text, flags);
    return;
  }
  std::string piece;
  std::uint32_t piece_flags = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    const Drawn drawn = draw(seen_, code, piece_flags);
    if (drawn.flags != piece_flags) {
      if (has_ink(piece)) {
        append_text(piece, flags | piece_flags);
        piece.clear();
      }
      piece_flags = drawn.flags;
    }
    append_utf8(piece, drawn.code);
  }
  append_text(piece, flags | piece_flags);
}

void StoryWalker::append_symbol(std::uint32_t node, std::uint32_t flags) {
  const std::string_view font = xml_.attribute(node, "w:font");
  const char32_t code = parse_hexadecimal(xml_.attribute(node, "w:char")).value_or(0);
  const SymbolFont table = symbol_font(font);
  // An ordinary font draws the character itself; Word stores its code as it is or moved to the private area.
  const bool ordinary = table == SymbolFont::None && code >= 0x20 && !is_private_use(code);
  const char32_t drawn = ordinary ? code : symbol_character(table, code);
  std::string shown;
  append_utf8(shown, drawn == 0 ? kReplacement : drawn);
  const bool unknown = drawn == 0 || reading_.looks->is_embedded(font);
  append_text(shown, flags | (ordinary ? 0u : std::uint32_t{kSymbol}) | (unknown ? kUnknownGlyph : 0u));
}

}  // namespace sverka
