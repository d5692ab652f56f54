#include "readers/docx/look_cache.hpp"

#include <cmath>
#include <cstring>
#include <utility>

#include "text/utf8.hpp"

namespace sverka {
namespace {

// A file of nothing but different formattings must not fill the memory.
constexpr std::size_t kMostRuns = 20000;

void append_colour(const std::optional<Colour>& colour, std::string& key) {
  key += colour ? '1' : '0';
  if (colour) {
    key += static_cast<char>(colour->red);
    key += static_cast<char>(colour->green);
    key += static_cast<char>(colour->blue);
  }
}

template <class Value>
void append_bytes(const Value& value, std::string& key) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  key.append(bytes, sizeof value);
}

// The pitch of lines if it is narrower than the font asks for, 0 if it is not.
double pitch_of(double exact_points, double multiple, double size_points) {
  constexpr double kUsualPitchShare = 1.15;  // of the size, in most fonts
  if (exact_points > 0 || multiple <= 0 || multiple >= 1) {
    return exact_points;
  }
  return multiple * kUsualPitchShare * size_points;
}

// The pitch of lines where neither a large nor a raised run makes room for itself, 0 where it does.
double fixed_pitch_of(double exact_points, double multiple, const RunLook& look) {
  return pitch_of(exact_points, multiple, look.size_points + std::fabs(look.raise_points));
}

// Programs find a font whatever the case of its name.
std::string folded(std::string_view name) {
  std::string small(name);
  for (char& letter : small) {
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return small;
}

// A font that has a picture where the label has a letter or a digit. Symbol draws digits and brackets as they
// are.
bool is_drawn_otherwise(const SeenRun& seen, std::string_view label) {
  for (std::size_t at = 0; at < label.size();) {
    const char32_t code = next_code_point(label, at);
    if (code <= 0x20 || code == 0xA0) {
      continue;
    }
    const DrawnWith& by = code < 0x80 ? seen.basic : seen.high;
    if (by.unknown || (by.table != SymbolFont::None && code < 0x100 && symbol_character(by.table, code) != code)) {
      return true;
    }
  }
  return false;
}

}  // namespace

LookCache::LookCache(const Styles& styles, std::optional<Colour> page_background, std::unordered_set<std::string> embedded_fonts)
    : styles_(styles), page_background_(page_background) {
  for (const std::string& font : embedded_fonts) {
    embedded_fonts_.insert(folded(font));
  }
}

bool LookCache::is_embedded(std::string_view font) const {
  return !embedded_fonts_.empty() && embedded_fonts_.count(folded(font)) != 0;
}

// w:cs, w:rtl and a hint ask for the font of another slot, which some programs then take for every letter.
DrawnWith LookCache::drawn_with(const std::string& font, const RunLook& look) const {
  DrawnWith by;
  by.table = symbol_font(font);
  by.unknown = is_embedded(font) || draws_no_letters(font);
  for (const std::string* other : {&look.font_complex, &look.font_east_asia}) {
    by.unknown = by.unknown || is_embedded(*other) || (!other->empty() && symbol_font(*other) != by.table);
  }
  return by;
}

std::uint32_t LookCache::paragraph(const ParagraphLook& look) {
  key_.clear();
  append_bytes(look.paragraph_style.size(), key_);
  key_ += look.paragraph_style;
  key_ += look.table_style;
  key_ += '\0';
  append_bytes(look.table_parts, key_);
  append_colour(look.paragraph_shading, key_);
  append_colour(look.behind, key_);
  append_bytes(look.line_exact_points, key_);
  append_bytes(look.line_multiple, key_);
  const auto found = paragraph_numbers_.find(std::string_view(key_));
  if (found != paragraph_numbers_.end()) {
    return found->second;
  }
  const auto number = static_cast<std::uint32_t>(paragraphs_.size());
  paragraphs_.push_back({std::string(look.paragraph_style), std::string(look.table_style), look.table_parts, look.paragraph_shading,
                         look.behind, look.line_exact_points, look.line_multiple});
  paragraph_numbers_.emplace(key_, number);
  return number;
}

SeenRun LookCache::resolve(const KeptLook& paragraph, const XmlTree& xml, std::uint32_t r_pr, const RunSettings* level,
                           std::size_t fitted_characters) const {
  Styles::RunContext context;
  context.paragraph_style = paragraph.paragraph_style;
  context.table_style = paragraph.table_style;
  context.table_parts = paragraph.table_parts;
  context.direct = styles_.run_settings(xml, r_pr);
  context.numbering = level;
  context.paragraph_shading = paragraph.paragraph_shading;
  context.cell_shading = paragraph.behind;
  context.page_background = page_background_;
  if (r_pr != 0) {
    context.character_style = xml.attribute(xml.child(r_pr, "w:rStyle"), "w:val");
  }
  const RunLook look = styles_.look(context);
  SeenRun seen;
  seen.flags = flags_of(look, pitch_of(paragraph.line_exact_points, paragraph.line_multiple, look.size_points), fitted_characters);
  seen.basic = drawn_with(look.font, look);
  seen.high = drawn_with(look.font_high_ansi, look);
  seen.fit_width_points = look.fit_width_points;
  seen.right_to_left = look.right_to_left;
  seen.underlined = look.underlined;
  seen.painted = look.painted;
  seen.unknown_switch = look.unknown_switch;
  seen.on_other_lines = lies_on_other_lines(look, fixed_pitch_of(paragraph.line_exact_points, paragraph.line_multiple, look));
  seen.size_points = look.size_points;
  return seen;
}

const SeenRun& LookCache::run(std::uint32_t paragraph, const XmlTree& xml, std::uint32_t r_pr, std::size_t fitted_characters) {
  key_.clear();
  append_bytes(paragraph, key_);
  append_bytes(fitted_characters, key_);
  if (r_pr != 0) {
    xml.append_content(r_pr, key_);
  }
  const auto found = runs_.find(std::string_view(key_));
  if (found != runs_.end()) {
    return found->second;
  }
  if (runs_.size() >= kMostRuns) {
    runs_.clear();
  }
  const std::string key = key_;
  return runs_[key] = resolve(paragraphs_[paragraph], xml, r_pr, nullptr, fitted_characters);
}

std::uint32_t LookCache::label_flags(std::uint32_t paragraph, const XmlTree& xml, std::uint32_t mark_r_pr, const RunSettings* level,
                                     std::string_view label) {
  const SeenRun& seen = level == nullptr ? run(paragraph, xml, mark_r_pr) : leveled(paragraph, xml, mark_r_pr, *level);
  return seen.flags | (is_drawn_otherwise(seen, label) ? std::uint32_t{kUnknownGlyph} : 0u);
}

// As run(), under the settings of a numbering level.
const SeenRun& LookCache::leveled(std::uint32_t paragraph, const XmlTree& xml, std::uint32_t mark_r_pr, const RunSettings& level) {
  key_.clear();
  append_bytes(paragraph, key_);
  append_bytes(&level, key_);
  key_ += 'L';
  if (mark_r_pr != 0) {
    xml.append_content(mark_r_pr, key_);
  }
  const auto found = runs_.find(std::string_view(key_));
  if (found != runs_.end()) {
    return found->second;
  }
  const std::string key = key_;
  return runs_[key] = resolve(paragraphs_[paragraph], xml, mark_r_pr, &level, 0);
}

}  // namespace sverka
