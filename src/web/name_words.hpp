// The words of a paragraph as names are looked for among them: with what divides them, and without what is no prose.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/page_text.hpp"

namespace sverka {

enum class WordGap : std::uint8_t { None, Space, Hyphen, Point, Other };  // a point or hyphen with no space beside it
enum class WordScript : std::uint8_t { Latin, Cyrillic, Other };          // of most letters; equal numbers: Latin

struct NameWord {
  TextRange text;
  std::uint32_t sounds = 0;  // a bit for each letter of its sound
  char32_t first = 0;        // its first letter, small
  std::uint16_t letters = 0;
  WordGap gap = WordGap::Other;  // before it; None: it follows a digit or stands at the beginning
  WordScript script = WordScript::Latin;
  bool mixed = false;     // holds other letters than ASCII, or than plain Cyrillic
  bool capital = false;   // begins with one
  bool capitals = false;  // has no small letter
  bool prose = true;      // false: part of an address, file name, handle, identifier, path, or of code
};

// Letters in a row, with digits that stand for letters inside; invisible characters and soft hyphens are skipped. Linear.
std::vector<NameWord> name_words(const PageParagraph& paragraph);

// The text of a range with invisible characters dropped and white space folded: the name as a person reads it.
std::string as_read(std::string_view text);

// Cyrillic and Latin writings of one sound, coarsely: "Aimilogik", "Aimylogic" and its Cyrillic transcription are "aimilogik".
std::string sound_of(std::string_view text);
std::uint32_t sounds_in(std::string_view sound);

// Insertions, deletions, replacements and exchanges of neighbours between two short texts; more than `most` is `most` + 1.
unsigned edit_distance(std::string_view left, std::string_view right, unsigned most);

}  // namespace sverka
