#include "readers/docx/look_cache.hpp"

#include <cstring>
#include <utility>

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

}  // namespace

LookCache::LookCache(const Styles& styles, std::optional<Colour> page_background,
                     std::unordered_set<std::string> embedded_fonts)
    : styles_(styles), page_background_(page_background), embedded_fonts_(std::move(embedded_fonts)) {}

std::uint32_t LookCache::paragraph(const ParagraphLook& look) {
  key_.clear();
  append_bytes(look.paragraph_style.size(), key_);
  key_ += look.paragraph_style;
  key_ += look.table_style;
  key_ += '\0';
  append_colour(look.paragraph_shading, key_);
  append_colour(look.cell_shading, key_);
  append_colour(look.table_shading, key_);
  append_bytes(look.line_exact_points, key_);
  const auto found = paragraph_numbers_.find(std::string_view(key_));
  if (found != paragraph_numbers_.end()) {
    return found->second;
  }
  const auto number = static_cast<std::uint32_t>(paragraphs_.size());
  paragraphs_.push_back({std::string(look.paragraph_style), std::string(look.table_style),
                         look.paragraph_shading, look.cell_shading, look.table_shading,
                         look.line_exact_points});
  paragraph_numbers_.emplace(key_, number);
  return number;
}

SeenRun LookCache::resolve(const KeptLook& paragraph, const XmlTree& xml, std::uint32_t r_pr,
                           const RunSettings* level) const {
  Styles::RunContext context;
  context.paragraph_style = paragraph.paragraph_style;
  context.table_style = paragraph.table_style;
  context.direct = styles_.run_settings(xml, r_pr);
  context.numbering = level;
  context.paragraph_shading = paragraph.paragraph_shading;
  context.cell_shading = paragraph.cell_shading;
  context.table_shading = paragraph.table_shading;
  context.page_background = page_background_;
  if (r_pr != 0) {
    context.character_style = xml.attribute(xml.child(r_pr, "w:rStyle"), "w:val");
  }
  const RunLook look = styles_.look(context);
  SeenRun seen;
  seen.flags = flags_of(look, paragraph.line_exact_points);
  seen.symbol_font = symbol_font(look.font);
  seen.right_to_left = look.right_to_left;
  seen.size_points = look.size_points;
  if (!embedded_fonts_.empty() && embedded_fonts_.count(look.font) != 0) {
    seen.flags |= kUnknownGlyph;
  }
  return seen;
}

const SeenRun& LookCache::run(std::uint32_t paragraph, const XmlTree& xml, std::uint32_t r_pr) {
  key_.clear();
  append_bytes(paragraph, key_);
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
  return runs_[key] = resolve(paragraphs_[paragraph], xml, r_pr, nullptr);
}

std::uint32_t LookCache::label_flags(std::uint32_t paragraph, const XmlTree& xml, std::uint32_t mark_r_pr,
                                     const RunSettings* level) {
  if (level == nullptr) {
    return run(paragraph, xml, mark_r_pr).flags;
  }
  key_.clear();
  append_bytes(paragraph, key_);
  append_bytes(level, key_);
  key_ += 'L';
  if (mark_r_pr != 0) {
    xml.append_content(mark_r_pr, key_);
  }
  const auto found = runs_.find(std::string_view(key_));
  if (found != runs_.end()) {
    return found->second.flags;
  }
  const std::string key = key_;
  return (runs_[key] = resolve(paragraphs_[paragraph], xml, mark_r_pr, level)).flags;
}

}  // namespace sverka
