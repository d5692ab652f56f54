// What the reading of one file shares between its pages: fonts, pictures, layers, budgets and what is given out.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "document/picture_look.hpp"
#include "readers/pdf/colour.hpp"
#include "readers/pdf/file.hpp"
#include "readers/pdf/font.hpp"
#include "readers/pdf/optional_content.hpp"
#include "readers/pdf/page.hpp"
#include "readers/pdf/pictures.hpp"
#include "readers/pdf/structure.hpp"

namespace sverka::pdf {

// Counted over all pages; what would cost more is left out, and said.
struct Budget {
  std::uint64_t operators = 40'000'000;
  std::uint64_t glyphs = 4'000'000;
  std::uint64_t cells = 400'000'000;  // of the painter's picture
  std::uint64_t points = 40'000'000;
  std::uint64_t forms = 400'000;
  std::uint64_t text_bytes = 64u << 20;
  std::uint64_t picture_bytes = 1u << 30;
  std::uint64_t picture_pixels = 40'000'000;  // that are looked at
  std::uint64_t picture_looks = 2000;
  bool exceeded = false;
};

class Session {
 public:
  Session(const File& file_read, PdfContent& content_written, std::string_view bytes)
      : file(file_read), content(content_written), layers(file_read), structure(file_read, bytes) {}

  LoadedFont* font(const Object& dictionary);
  std::shared_ptr<const ColourSpace> colour_space(const Object& space, const Object& resources);
  std::shared_ptr<const ColourSpace> device_space(std::string_view name);
  // The colour that text or a shape painted with a pattern has, where it is one. `under`: the pattern space's own.
  PaintColour pattern_colour(const Object& pattern, const std::vector<double>& values, const ColourSpace* under);
  PaintColour shading_colour(const Object& shading, const Object& resources);
  const PictureLook& picture(const Object& image, const Object& resources);
  const PictureGrid& picture_grid(const Object& image, const Object& resources);
  // True for the first picture of that name.
  bool is_new_look(const std::string& sha256) { return told_looks_.insert(sha256).second; }
  // Once for a thing and place.
  void note(std::string code, std::string where, std::string detail = {});
  // Up to a limit; beyond it the reading fails.
  void add(Item item);
  // What is not understood, or was left out at a limit: once for each `what`. Cheap when it was said already.
  void unmodelled(std::uint32_t page, std::string_view what);

  const File& file;
  PdfContent& content;
  OptionalContent layers;
  StructureTexts structure;
  const void* page_identity = nullptr;  // of the page that is read
  Budget budget;
  std::vector<std::unique_ptr<LoadedFont>> fonts;

 private:
  std::unordered_map<const void*, LoadedFont*> fonts_by_object_;
  std::unordered_map<const void*, std::shared_ptr<const ColourSpace>> spaces_;
  std::unordered_map<std::string, std::shared_ptr<const ColourSpace>> device_spaces_;
  std::unordered_map<const void*, PictureLook> pictures_;
  std::unordered_map<const void*, PictureGrid> grids_;
  std::unordered_set<std::string> told_looks_;
  std::set<std::string, std::less<>> said_;  // not understood
};

}  // namespace sverka::pdf
