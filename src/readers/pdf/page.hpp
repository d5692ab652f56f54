// What the content interpreter found on the pages of a PDF: glyphs with their places and how they are seen, and the few
// drawn things that the layout needs. It stands between the interpreter (content.hpp), which knows PDF and no language,
// and the layout (layout.hpp), which knows lines and blocks and no PDF.
//
// All places are in points on the page as it is shown: CropBox, Rotate and UserUnit applied, from the upper left corner,
// y downwards (Box in document.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.hpp"

namespace sverka::pdf {

struct Point {
  float x = 0;
  float y = 0;
};

// One shown character code. `text` is what extraction says: usually one letter, several for a ligature, none where the
// file gives no meaning (then kDoubtful is set). Spaces that the file draws are glyphs too.
struct Glyph {
  std::uint32_t text_begin = 0;  // bytes of Page::text
  std::uint32_t text_size = 0;
  Point origin;              // on the baseline, where the glyph starts
  Point advance;             // on the baseline, where the next one would start, character and word spacing left out
  Box box;                   // upright hull of advance x (descent to ascent)
  float size = 0;            // effective height of the em square, points
  std::uint32_t flags = 0;   // RunFlag: kUnpainted, kTransparent, kLowContrast, kCovered, kClipped, kOffPage, kTiny,
                             // kSqueezed, kLayerOff, kPrintDiffers, kDoubtful, kUnknownGlyph, kOverlay, kSymbol
  std::uint16_t font = 0;    // index into PdfContent::fonts
  std::uint16_t source = 0;  // 0: the page's own content; else 1 + index into Page::sources (annotation, field)
  std::uint16_t piece = 0;   // counts the streams of the page's content and the forms that they draw, in the order of drawing
};

// A thin straight line, stroked or filled: border of a table cell, underline, strike-through.
struct Line {
  Box box;
  bool horizontal = false;
};

// A picture, or a drawn shape that is no line and no background of text.
struct Picture {
  Box box;
  std::string sha256;       // of the decoded samples and of how they are shown; empty for vector art
  std::uint32_t flags = 0;  // as for glyphs
  std::string look = {};    // document/picture_look.hpp; empty where it is not known
};

// A piece of content that is not the page's own stream.
struct ContentSource {
  std::string kind;  // "annotation", "form-field"
  std::string name;  // subtype or the field's full name
};

// Text that marked content gives in place of what is drawn (ActualText), with the glyphs that it replaces.
struct ReplacedText {
  std::uint32_t first_glyph = 0;
  std::uint32_t end_glyph = 0;
  std::string text;  // UTF-8
};

struct Page {
  std::uint32_t number = 0;  // 1-based
  PageExtent size;
  std::string text;           // UTF-8, the glyphs' texts one after another
  std::vector<Glyph> glyphs;  // in the order of drawing
  std::vector<Line> lines;
  std::vector<Box> marks;  // small and dark, neither a letter nor a shape: dots, bits of lines
  std::vector<Picture> pictures;
  std::vector<ContentSource> sources;
  std::vector<ReplacedText> replaced;
};

struct Font {
  std::string name;  // base name without its subset tag
  bool embedded = false;
  bool has_unicode = false;  // a ToUnicode map, or an encoding that gives letters
};

// Items have their page and box; their block is found by the layout.
struct PdfContent {
  std::string application;  // Producer, else Creator
  std::vector<Page> pages;
  std::vector<Font> fonts;
  std::vector<Item> items;
  std::vector<Note> notes;
};

}  // namespace sverka::pdf
