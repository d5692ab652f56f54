#include "readers/pdf/inventory.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace sverka::pdf {
namespace {

constexpr float kScannedShare = 0.5F;          // of the page, under pictures
constexpr float kWholeShare = 0.8F;            // under one picture: what is written under it is a scanner's
constexpr std::size_t kFewLetters = 20;        // that a person sees beside a scan: a stamp, a page number
constexpr std::size_t kStampLetters = 500;     // beside a scan of the whole page: stamps, a scanning program's line
constexpr std::size_t kListedPictures = 2000;  // of one page
constexpr std::size_t kListedMarks = 50;       // of one page
constexpr std::size_t kMarksOfDrawing = 6;
constexpr float kMarkGap = 4;           // points
constexpr float kMarkShare = 0.55F;     // of the letter's size: a longer one is a line through the word
constexpr float kLetterHeight = 0.75F;  // of its size
constexpr float kLargestLetter = 30;    // points that are looked at below a mark
constexpr float kBesideFigure = 0.5F;   // of its size, between a figure and a mark that adds one
constexpr float kPieceGap = 6;          // points between the pieces of a line
constexpr float kSmallestArt = 4;       // points across and down: below it is a bullet or a speck

bool has_letters(const Page& page, const Glyph& glyph) {
  const std::string_view text = std::string_view(page.text).substr(glyph.text_begin, glyph.text_size);
  return glyph.text_size == 0 || text.find_first_not_of(" \t\n") != std::string_view::npos;
}

void add(Session& session, std::string kind, std::string value, std::string detail, std::uint32_t page, const Box& box) {
  Item item;
  item.kind = std::move(kind);
  item.value = std::move(value);
  item.detail = std::move(detail);
  item.page = page;
  item.box = box;
  session.add(std::move(item));
}

void list_pictures(Session& session, const Page& page) {
  std::size_t listed = 0;
  for (const Picture& picture : page.pictures) {
    const bool small = picture.box.right - picture.box.left < kSmallestArt || picture.box.bottom - picture.box.top < kSmallestArt;
    if (picture.sha256.empty() && small) {
      continue;
    }
    if (++listed > kListedPictures) {
      session.unmodelled(page.number, "many-pictures");
      return;
    }
    add(session, picture.sha256.empty() ? "vector-art" : "picture", picture.sha256, (picture.flags & kNotSeenFlags) != 0 ? "hidden" : "",
        page.number, picture.box);
    if (!picture.look.empty() && session.is_new_look(picture.sha256)) {
      session.content.items.back().look = picture.look;
    }
  }
}

// Whether a mark stands on a letter, where it makes another of it: a comma of a dot, an eight of a nought. Underlines are below.
bool is_on_letter(const Box& mark, const Glyph& glyph) {
  const float baseline = glyph.origin.y;
  const bool upright = std::abs(glyph.advance.y - glyph.origin.y) < 0.1F && glyph.advance.x > glyph.origin.x;
  const float most = glyph.size * kMarkShare;
  return upright && mark.right - mark.left <= most && mark.bottom - mark.top <= most && mark.right > glyph.origin.x &&
         mark.left < glyph.advance.x && mark.bottom > baseline - glyph.size * kLetterHeight && mark.top < baseline - 0.1F;
}

// Whether it is drawn like a one, or a stroke of a figure, or a minus, and stands where one more figure or a sign would.
bool is_beside_figure(const Box& mark, const Page& page, const Glyph& glyph) {
  const std::string_view text = std::string_view(page.text).substr(glyph.text_begin, glyph.text_size);
  const float width = mark.right - mark.left, height = mark.bottom - mark.top;
  const float above = (glyph.origin.y - mark.bottom) / glyph.size;
  const bool upright = std::abs(glyph.advance.y - glyph.origin.y) < 0.1F && glyph.advance.x > glyph.origin.x;
  const bool stroke = height >= 0.4F * glyph.size && height <= 0.95F * glyph.size && width <= 0.6F * glyph.size && std::abs(above) < 0.15F;
  const bool minus = width >= 0.2F * glyph.size && width <= 0.7F * glyph.size && height <= 0.15F * glyph.size && above > 0.12F &&
                     above < 0.45F && mark.right <= glyph.origin.x + 0.1F;
  const float gap = std::max(glyph.origin.x - mark.right, mark.left - glyph.advance.x);
  return text.size() == 1 && text[0] >= '0' && text[0] <= '9' && upright && (stroke || minus) && gap < kBesideFigure * glyph.size;
}

// Borders and leaders may be drawn in pieces: alike, in one row or column.
bool is_piece_of_line(const Box& mark, const std::vector<Box>& marks) {
  constexpr float kSame = 0.3F;
  constexpr std::size_t kFewest = 2;
  const auto same = [](float one, float other) { return std::abs(one - other) < kSame; };
  std::size_t alike = 0;
  for (const Box& other : marks) {
    const bool column = same(other.left, mark.left) && same(other.right, mark.right) && !same(other.top, mark.top);
    const bool row = same(other.top, mark.top) && same(other.bottom, mark.bottom) && !same(other.left, mark.left);
    const float away = std::max({other.left - mark.right, mark.left - other.right, other.top - mark.bottom, mark.top - other.bottom});
    const bool level = mark.right - mark.left > mark.bottom - mark.top;
    alike += (column || (row && level)) && away < kPieceGap ? 1 : 0;
  }
  return alike >= kFewest;
}

// Letters may be drawn of dots, or of bits of lines. Neighbours in the order of drawing are one drawing.
void list_drawn_marks(Session& session, const Page& page) {
  Box drawing;
  std::size_t count = 0;
  const auto finish = [&] {
    const bool broad = drawing.right - drawing.left >= kSmallestArt && drawing.bottom - drawing.top >= kSmallestArt;
    if (count >= kMarksOfDrawing && broad) {
      add(session, "vector-art", "", "", page.number, drawing);
    }
  };
  for (const Box& mark : page.marks) {
    const Box wide = {drawing.left - kMarkGap, drawing.top - kMarkGap, drawing.right + kMarkGap, drawing.bottom + kMarkGap};
    if (count > 0 && !is_empty(intersection(wide, mark))) {
      drawing = hull(drawing, mark);
      ++count;
      continue;
    }
    finish();
    drawing = mark;
    count = 1;
  }
  finish();
}

void list_marks(Session& session, const Page& page) {
  if (page.marks.empty()) {
    return;
  }
  list_drawn_marks(session, page);
  std::vector<const Glyph*> letters;
  for (const Glyph& glyph : page.glyphs) {
    if ((glyph.flags & kNotSeenFlags) == 0 && has_letters(page, glyph)) {
      letters.push_back(&glyph);
    }
  }
  std::sort(letters.begin(), letters.end(), [](const Glyph* one, const Glyph* other) { return one->origin.y < other->origin.y; });
  std::size_t listed = 0;
  for (const Box& mark : page.marks) {
    const auto first =
        std::lower_bound(letters.begin(), letters.end(), mark.top, [](const Glyph* one, float top) { return one->origin.y < top; });
    for (auto at = first; at != letters.end() && (*at)->origin.y < mark.bottom + kLargestLetter; ++at) {
      if (is_on_letter(mark, **at) || (is_beside_figure(mark, page, **at) && !is_piece_of_line(mark, page.marks))) {
        add(session, "vector-art", "", "", page.number, hull(mark, (*at)->box));
        ++listed;
        break;
      }
    }
    if (listed >= kListedMarks) {
      session.unmodelled(page.number, "many-marks");
      return;
    }
  }
}

// What a scanner wrote under or over its picture, to be searched and copied: nobody sees it, and it is often wrong.
bool is_scanners_text(const Page& page, const Glyph& glyph) {
  return glyph.source == 0 && (glyph.flags & (kUnpainted | kCovered | kTransparent)) != 0 && has_letters(page, glyph);
}

void drop_scanners_text(Page& page) {
  const auto gone = std::remove_if(page.glyphs.begin(), page.glyphs.end(), [&](const Glyph& glyph) {
    return glyph.source == 0 && (glyph.flags & (kUnpainted | kCovered | kTransparent)) != 0;
  });
  page.glyphs.erase(gone, page.glyphs.end());
  page.replaced.clear();
}

void list_scan(Session& session, Page& page) {
  const float whole = page.size.width * page.size.height;
  float covered = 0;
  const Picture* largest = nullptr;
  for (const Picture& picture : page.pictures) {
    if ((picture.flags & kNotSeenFlags) == 0) {
      covered += area(picture.box);
      largest = largest == nullptr || area(picture.box) > area(largest->box) ? &picture : largest;
    }
  }
  const auto letters = static_cast<std::size_t>(std::count_if(page.glyphs.begin(), page.glyphs.end(), [&](const Glyph& glyph) {
    return (glyph.flags & kNotSeenFlags) == 0 && has_letters(page, glyph);
  }));
  // A background without a picture makes a scan only where nothing else is on the page.
  const bool picture_only = largest != nullptr && (!largest->sha256.empty() || page.glyphs.empty());
  const bool stamped = largest != nullptr && area(largest->box) >= kWholeShare * whole && letters < kStampLetters;
  if (picture_only && covered >= kScannedShare * whole && (letters < kFewLetters || stamped)) {
    add(session, "scanned-page", largest->sha256, {}, page.number, largest->box);
    const auto written =
        std::count_if(page.glyphs.begin(), page.glyphs.end(), [&](const Glyph& glyph) { return is_scanners_text(page, glyph); });
    if (static_cast<std::size_t>(written) >= kFewLetters && area(largest->box) >= kWholeShare * whole) {
      drop_scanners_text(page);
    }
  }
}

// Letters that are shown, and cut away where the sheet is trimmed as the file says.
void list_trimmed(Session& session, const PageNode& node, const Page& page) {
  const std::vector<double> edges = node.page.get("TrimBox").numbers(4);
  if (edges.size() < 4) {
    return;
  }
  const Matrix to_shown = node.to_shown();
  const Box trim = box_of(to_shown.apply(edges[0], edges[1]), to_shown.apply(edges[2], edges[3]));
  const auto is_trimmed = [&](const Glyph& glyph) {
    const float x = (glyph.box.left + glyph.box.right) / 2, y = (glyph.box.top + glyph.box.bottom) / 2;
    return (glyph.flags & kOffPage) == 0 && (x < trim.left || x > trim.right || y < trim.top || y > trim.bottom) &&
           has_letters(page, glyph);
  };
  const auto first = std::find_if(page.glyphs.begin(), page.glyphs.end(), is_trimmed);
  if (!is_empty(trim) && first != page.glyphs.end()) {
    add(session, "trimmed-text", "TrimBox", {}, page.number, first->box);
  }
}

}  // namespace

void list_page(Session& session, const PageNode& node, Page& page) {
  list_pictures(session, page);
  list_marks(session, page);
  list_scan(session, page);
  list_trimmed(session, node, page);
  const auto differs = [](float one, float other) { return std::abs(one - other) > 1; };
  const bool cropped = differs(node.media.left, node.crop.left) || differs(node.media.top, node.crop.top) ||
                       differs(node.media.right, node.crop.right) || differs(node.media.bottom, node.crop.bottom);
  const bool outside = std::any_of(page.glyphs.begin(), page.glyphs.end(),
                                   [&](const Glyph& glyph) { return (glyph.flags & kOffPage) != 0 && has_letters(page, glyph); });
  if (cropped && outside) {
    add(session, "pdf-page-box", "CropBox", {}, page.number, {});
  }
}

void list_layers(Session& session) {
  if (session.layers.is_cut()) {
    session.unmodelled(0, "many-layers");
  }
  for (const OptionalContent::Group& group : session.layers.groups()) {
    if (!group.seen || !group.printed || group.conditional) {
      const char* const state = group.seen && group.printed ? "conditional"
                                : group.seen                ? "not printed"
                                : group.printed             ? "printed only"
                                                            : "off";
      add(session, "pdf-layer", group.name, state, 0, {});
    }
  }
}

void list_fonts(Session& session) {
  struct Count {
    std::size_t doubtful = 0;
    std::uint32_t page = 0;
    Box box;
  };
  std::vector<Count> counts(session.fonts.size());
  for (const Page& page : session.content.pages) {
    for (const Glyph& glyph : page.glyphs) {
      Count& count = counts[glyph.font];
      if ((glyph.flags & kDoubtful) != 0 && count.doubtful++ == 0) {
        count.page = page.number;
        count.box = glyph.box;
      }
    }
  }
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (session.fonts[i]->not_understood) {
      session.unmodelled(0, "font-program");
    }
    if (counts[i].doubtful > 0) {
      add(session, "doubtful-font", session.fonts[i]->name, std::to_string(counts[i].doubtful), counts[i].page, counts[i].box);
    }
  }
}

}  // namespace sverka::pdf
