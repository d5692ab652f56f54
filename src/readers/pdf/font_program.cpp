#include "readers/pdf/font_program.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include FT_OUTLINE_H

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "readers/pdf/encodings.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kProgramBytes = 32u << 20;
constexpr FT_UInt kPixels = 40;  // of the em, for looking at outlines
constexpr FT_Pos kFarEms = 4;    // no letter is drawn so far from its place

FT_Library library() {
  static const FT_Library shared = [] {
    FT_Library made = nullptr;
    return FT_Init_FreeType(&made) == 0 ? made : nullptr;
  }();
  return shared;
}

bool is_far(const FT_BBox& box) {
  constexpr FT_Pos kReach = kFarEms * 64 * FT_Pos{kPixels};
  return box.xMin < -kReach || box.xMax > kReach || box.yMin < -kReach || box.yMax > kReach;
}

}  // namespace

struct FontProgram::Face {
  std::string bytes;
  FT_Face face = nullptr;
  std::unordered_map<std::uint32_t, char32_t> letter_by_glyph;
  mutable std::unordered_map<std::uint32_t, std::uint32_t> glyph_by_cid;
  mutable std::optional<std::uint32_t> loaded;

  ~Face() {
    if (face != nullptr) {
      FT_Done_Face(face);
    }
  }

  // Into the slot of the face, which holds it until another is loaded. False without an outline.
  bool load(std::uint32_t glyph) const {
    if (!loaded || *loaded != glyph) {
      loaded.reset();
      const bool fits =
          glyph < static_cast<std::uint64_t>(face->num_glyphs) && FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) == 0;
      if (!fits || face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) {
        return false;
      }
      loaded = glyph;
    }
    return true;
  }

  std::string name_of(std::uint32_t glyph) const {
    std::array<char, 128> name = {};
    if (FT_HAS_GLYPH_NAMES(face) && FT_Get_Glyph_Name(face, glyph, name.data(), name.size()) == 0) {
      return name.data();
    }
    return {};
  }
};

FontProgram::FontProgram() : face_(std::make_unique<Face>()) {}
FontProgram::~FontProgram() = default;

std::unique_ptr<FontProgram> FontProgram::open(const Object& descriptor) {
  for (const char* const key : {"FontFile2", "FontFile3", "FontFile"}) {
    if (const Object program = descriptor.get(key); program.is_stream()) {
      return open(program.stream());
    }
  }
  return nullptr;
}

std::unique_ptr<FontProgram> FontProgram::open(std::string bytes) {
  std::unique_ptr<FontProgram> result(new FontProgram);
  Face& face = *result->face_;
  face.bytes = std::move(bytes);
  if (library() == nullptr || face.bytes.empty() || face.bytes.size() > kProgramBytes ||
      FT_New_Memory_Face(library(), reinterpret_cast<const FT_Byte*>(face.bytes.data()), static_cast<FT_Long>(face.bytes.size()), 0,
                         &face.face) != 0) {
    return nullptr;
  }
  FT_Set_Pixel_Sizes(face.face, 0, kPixels);
  if (FT_Select_Charmap(face.face, FT_ENCODING_UNICODE) == 0) {
    FT_UInt glyph = 0;
    std::size_t left = 70000;
    for (FT_ULong letter = FT_Get_First_Char(face.face, &glyph); glyph != 0 && left > 0;
         letter = FT_Get_Next_Char(face.face, letter, &glyph), --left) {
      face.letter_by_glyph.emplace(glyph, static_cast<char32_t>(letter));
    }
  }
  return result;
}

std::string FontProgram::letters_of_glyph_index(std::uint32_t glyph) const {
  std::string text = sverka::pdf::letters_of_glyph(face_->name_of(glyph));
  if (text.empty()) {
    const auto found = face_->letter_by_glyph.find(glyph);
    if (found != face_->letter_by_glyph.end() && found->second >= 0x20) {
      append_utf8(text, found->second);
    }
  }
  return text;
}

std::string FontProgram::letters_of_code(unsigned code) const {
  const std::uint32_t glyph = glyph_of_code(code, {});
  return glyph == 0 ? std::string{} : letters_of_glyph_index(glyph);
}

std::uint32_t FontProgram::glyph_of_code(unsigned code, std::string_view name) const {
  const FT_Face face = face_->face;
  if (!name.empty() && FT_HAS_GLYPH_NAMES(face)) {
    if (const FT_UInt glyph = FT_Get_Name_Index(face, std::string(name).c_str()); glyph != 0) {
      return glyph;
    }
  }
  for (int i = 0; i < face->num_charmaps; ++i) {
    const FT_CharMap map = face->charmaps[i];
    if (map->encoding == FT_ENCODING_UNICODE || FT_Set_Charmap(face, map) != 0) {
      continue;
    }
    FT_UInt glyph = FT_Get_Char_Index(face, code);
    if (glyph == 0 && map->encoding == FT_ENCODING_MS_SYMBOL) {
      glyph = FT_Get_Char_Index(face, 0xF000 + code);
    }
    if (glyph != 0) {
      return glyph;
    }
  }
  return 0;
}

std::uint32_t FontProgram::glyph_of_letter(char32_t letter) const {
  const FT_Face face = face_->face;
  if (FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0) {
    return FT_Get_Char_Index(face, letter);
  }
  const auto& letters = *encoding_named("MacRomanEncoding");
  const auto code = std::find(letters.begin(), letters.end(), letter);
  return code != letters.end() && letter != 0 && FT_Select_Charmap(face, FT_ENCODING_APPLE_ROMAN) == 0
             ? FT_Get_Char_Index(face, static_cast<FT_ULong>(code - letters.begin()))
             : 0;
}

std::uint32_t FontProgram::glyph_of_cid(std::uint32_t cid) const {
  FT_Bool keyed = 0;
  if (FT_Get_CID_Is_Internally_CID_Keyed(face_->face, &keyed) != 0 || keyed == 0) {
    return cid;
  }
  if (face_->glyph_by_cid.empty()) {
    const FT_Long count = std::min<FT_Long>(face_->face->num_glyphs, 0xFFFF);
    for (FT_UInt glyph = 0; glyph < static_cast<FT_UInt>(count); ++glyph) {
      FT_UInt known = 0;
      if (FT_Get_CID_From_Glyph_Index(face_->face, glyph, &known) == 0) {
        face_->glyph_by_cid.emplace(known, glyph);
      }
    }
  }
  const auto found = face_->glyph_by_cid.find(cid);
  return found == face_->glyph_by_cid.end() ? 0 : found->second;
}

std::optional<std::uint64_t> FontProgram::outline(std::uint32_t glyph) const {
  const FT_Face face = face_->face;
  if (!face_->load(glyph)) {
    return std::nullopt;
  }
  const FT_Outline& outline = face->glyph->outline;
  if (outline.n_points == 0 || outline.n_contours == 0) {
    return 0;
  }
  std::uint64_t key = 0x9E3779B97F4A7C15ULL;
  for (int at = 0; at < outline.n_points; ++at) {
    for (const FT_Pos value : {outline.points[at].x, outline.points[at].y}) {
      key = (key ^ static_cast<std::uint64_t>(value)) * 0xFF51AFD7ED558CCDULL;
      key ^= key >> 31;
    }
  }
  return key | 1;
}

bool FontProgram::reaches_far(std::uint32_t glyph) const {
  const FT_Face face = face_->face;
  if (!face_->load(glyph)) {
    return false;
  }
  FT_BBox box;
  FT_Outline_Get_CBox(&face->glyph->outline, &box);
  return is_far(box);
}

bool FontProgram::is_missing(std::uint32_t glyph) const {
  return glyph == 0 || glyph >= static_cast<std::uint64_t>(face_->face->num_glyphs);
}

std::optional<GlyphShape> FontProgram::shape(std::uint32_t glyph) const {
  const FT_Face face = face_->face;
  if (!face_->load(glyph)) {
    return std::nullopt;
  }
  FT_BBox box;
  FT_Outline_Get_CBox(&face->glyph->outline, &box);
  face_->loaded.reset();  // the bitmap takes the outline's place
  if (box.xMax <= box.xMin || box.yMax <= box.yMin || is_far(box) || FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) {
    return std::nullopt;
  }
  const FT_Bitmap& bitmap = face->glyph->bitmap;
  if (bitmap.width == 0 || bitmap.rows == 0 || bitmap.pitch < 0) {
    return std::nullopt;
  }
  GlyphShape result;
  for (std::size_t y = 0; y < kShapeSide; ++y) {
    for (std::size_t x = 0; x < kShapeSide; ++x) {
      const std::size_t left = x * bitmap.width / kShapeSide;
      const std::size_t top = y * bitmap.rows / kShapeSide;
      const std::size_t right = std::max(left + 1, (x + 1) * bitmap.width / kShapeSide);
      const std::size_t bottom = std::max(top + 1, (y + 1) * bitmap.rows / kShapeSide);
      std::size_t sum = 0;
      for (std::size_t row = top; row < bottom; ++row) {
        for (std::size_t column = left; column < right; ++column) {
          sum += bitmap.buffer[row * static_cast<std::size_t>(bitmap.pitch) + column];
        }
      }
      result.ink[y * kShapeSide + x] = static_cast<std::uint8_t>(sum * 15 / (255 * (right - left) * (bottom - top)));
    }
  }
  const auto hundredths = [](FT_Pos value) {
    return static_cast<std::int16_t>(std::lround(static_cast<double>(value) * 100.0 / (64.0 * kPixels)));
  };
  result.low = hundredths(box.yMin);
  result.high = hundredths(box.yMax);
  result.width = hundredths(box.xMax - box.xMin);
  return result;
}

}  // namespace sverka::pdf
