#include "readers/pdf/glyph_shape.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr double kNearly = 0.03;     // the claimed letter itself
constexpr double kVery = 0.012;      // another letter itself, of a face that is known
constexpr double kFits = 0.07;       // the claimed letter: no further question
constexpr double kFar = 0.17;        // the claimed letter is unlikely to be it
constexpr double kOtherFits = 0.12;  // another letter may be it
constexpr double kSame = 0.045;      // another letter is it, in the same typeface
constexpr double kUnlike = 0.36;     // no typeface draws a letter so far from the others
constexpr double kClearly = 0.5;     // and is nearer by this factor

struct References {
  std::vector<GlyphShape> shapes;
  std::vector<char32_t> letters;
  std::unordered_map<char32_t, std::vector<std::size_t>> by_letter;
};

References read_references() {
  References references;
  for (std::size_t i = 0; i < kReferenceShapeCount; ++i) {
    const ReferenceShape& entry = kReferenceShapes[i];
    GlyphShape shape;
    for (std::size_t k = 0; k < shape.ink.size(); ++k) {
      const char digit = entry.ink[k];
      shape.ink[k] = static_cast<std::uint8_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
    }
    shape.low = entry.low;
    shape.high = entry.high;
    shape.width = entry.width;
    references.by_letter[entry.letter].push_back(references.shapes.size());
    references.shapes.push_back(shape);
    references.letters.push_back(entry.letter);
  }
  return references;
}

const References& references() {
  static const References all = read_references();
  return all;
}

std::string looks_like(char32_t letter) {
  std::string text;
  append_utf8(text, letter);
  return to_lower(skeleton(text));
}

}  // namespace

double difference(const GlyphShape& one, const GlyphShape& other) {
  int ink = 0;
  for (std::size_t i = 0; i < one.ink.size(); ++i) {
    ink += std::abs(static_cast<int>(one.ink[i]) - static_cast<int>(other.ink[i]));
  }
  const double place = std::abs(one.low - other.low) + std::abs(one.high - other.high);
  const double wide = std::abs(one.width - other.width);
  return ink / (15.0 * static_cast<double>(one.ink.size())) + place * 0.003 + wide * 0.001;
}

Likeness likeness(const GlyphShape& shape, std::string_view claimed) {
  const References& all = references();
  std::size_t at = 0;
  const char32_t letter = claimed.empty() ? 0 : next_code_point(claimed, at);
  const auto known = all.by_letter.find(letter);
  if (known == all.by_letter.end() || at != claimed.size()) {
    return Likeness::Unknown;
  }
  double nearest = 10;
  for (const std::size_t index : known->second) {
    nearest = std::min(nearest, difference(shape, all.shapes[index]));
  }
  if (nearest < kNearly) {
    return Likeness::Possible;
  }
  // Letters of one face that differ in a stroke alone fit each other well: there only the very letter accuses.
  const double enough = nearest < kFits ? kVery : nearest < kFar ? kSame : kOtherFits;
  const std::string look = looks_like(letter);
  for (std::size_t i = 0; i < all.shapes.size(); ++i) {
    // A slanted stroke is a slash and a capital I alike: only letters and digits accuse.
    if (!is_letter(all.letters[i]) && !is_digit(all.letters[i])) {
      continue;
    }
    const double other = difference(shape, all.shapes[i]);
    if (other < enough && other < nearest * kClearly && looks_like(all.letters[i]) != look) {
      return Likeness::Other;
    }
  }
  return Likeness::Possible;
}

bool is_unlike(const GlyphShape& shape, std::string_view claimed) {
  const References& all = references();
  std::size_t at = 0;
  const char32_t letter = claimed.empty() ? 0 : next_code_point(claimed, at);
  const auto known = all.by_letter.find(letter);
  if (known == all.by_letter.end() || at != claimed.size() || !(is_letter(letter) || is_digit(letter))) {
    return false;
  }
  GlyphShape placed = shape;
  return std::none_of(known->second.begin(), known->second.end(), [&](std::size_t index) {
    const GlyphShape& reference = all.shapes[index];
    placed.low = reference.low;
    placed.high = reference.high;
    placed.width = reference.width;
    return difference(placed, reference) < kUnlike;
  });
}

}  // namespace sverka::pdf
