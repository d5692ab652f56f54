// Any bytes as a PDF. Mutated files rarely keep their tables of objects, so input that does not begin as a PDF is a content stream, which
// is put on a page with fonts, forms and pictures. A JPEG or a PNG is looked at as a picture of a DOCX, and the former on a page too.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "readers/pdf/content.hpp"
#include "readers/pdf/file.hpp"
#include "readers/pdf/layout.hpp"
#include "readers/pdf/picture_grids.hpp"
#include "text/utf8.hpp"
#include "unit/readers/pdf_builder.hpp"

namespace {

std::string page_with_jpeg(std::string_view picture) {
  sverka::pdf::testing::PdfBuilder builder;
  builder.content("q 100 0 0 50 10 10 cm /I Do Q q -50 0 0 50 300 10 cm 0 0 .5 1 re W n /I Do Q")
      .resources("/XObject<</I 11 0 R>>")
      .stream(11, "/Subtype/Image/Width 20/Height 10/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode", std::string(picture));
  return builder.build();
}

std::string page_with(std::string_view content) {
  sverka::pdf::testing::PdfBuilder builder;
  builder.content(std::string(content))
      .resources(
          "/ExtGState<</A<</ca .3/BM/Multiply>>>>/XObject<</X 10 0 R/I 11 0 R>>/Properties<</O 20 0 R>>"
          "/ColorSpace<</S[/Separation/Ink/DeviceGray 12 0 R]>>")
      .stream(10, "/Subtype/Form/BBox[0 0 600 800]", content.size() < 4000 ? std::string(content) : std::string("0 0 9 9 re f"))
      .stream(11, "/Subtype/Image/Width 2/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "ab")
      .stream(12, "/FunctionType 4/Domain[0 1]/Range[0 1]", "{ dup 0.5 gt { 1 exch sub } { 2 mul } ifelse }")
      .set(20, "<</Type/OCG/Name(off)>>")
      .catalog("/OCProperties<</OCGs[20 0 R]/D<</OFF[20 0 R]>>>>");
  return builder.build();
}

void check(bool holds) {
  if (!holds) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool prepared = (sverka::pdf::prepare_pdf(), true);
  check(prepared);
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const bool is_jpeg = input.starts_with("\xFF\xD8");
  if (is_jpeg || input.starts_with("\x89PNG")) {
    const std::string look = sverka::pdf::look_of_file(input, {0, 0, 1, 1});
    check(look.empty() || sverka::likeness(look, look) == sverka::PictureLikeness::Same);
    check(sverka::likeness(look, sverka::pdf::look_of_file(input, {0.25F, 0, 1, 0.5F})) != sverka::PictureLikeness::Same || !look.empty());
  }
  const std::string built = input.starts_with("%PDF") ? std::string(input) : is_jpeg ? page_with_jpeg(input) : page_with(input);
  sverka::ReadLimits limits;
  // Much work for a byte is looked for by the limits' own tests; here many inputs count.
  limits.unpacked_bytes = 2u << 20;
  limits.part_bytes = 1u << 20;
  limits.text_bytes = 1u << 20;
  auto content = sverka::pdf::read_content(built, limits);
  if (!content) {
    return 0;
  }
  for (const sverka::pdf::Page& page : content->pages) {
    check(sverka::is_valid_utf8(page.text));
    for (const sverka::pdf::Glyph& glyph : page.glyphs) {
      check(glyph.text_begin + std::size_t{glyph.text_size} <= page.text.size());
      check(glyph.font < content->fonts.size() && glyph.source <= page.sources.size());
    }
    for (const sverka::pdf::ReplacedText& replaced : page.replaced) {
      check(replaced.first_glyph <= replaced.end_glyph && replaced.end_glyph <= page.glyphs.size());
      check(sverka::is_valid_utf8(replaced.text));
    }
  }
  for (const sverka::Item& item : content->items) {
    check(sverka::is_valid_utf8(item.value) && sverka::is_valid_utf8(item.detail));
  }
  const std::size_t pages = content->pages.size();
  const auto document = sverka::pdf::lay_out(std::move(*content), limits);
  check(!document || document->pages == pages);
  return 0;
}
