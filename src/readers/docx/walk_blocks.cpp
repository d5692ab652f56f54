#include <algorithm>
#include <cmath>
#include <utility>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {
namespace {

// Flags of a label that are worth telling: whether it is seen, and whether it is struck.
constexpr std::uint32_t kLabelFlags = kNotSeenFlags | kStruck | kCaps | kUnknownGlyph;

// w:line of an automatic pitch counts 240ths of a line.
constexpr double kTwentiethsOfLine = 240;

// The views in the result are those of `settings` and `place`.
ParagraphLook look_of(const ParagraphSettings& settings, const StoryPlace& place) {
  ParagraphLook look;
  look.paragraph_style = settings.style ? std::string_view(*settings.style) : std::string_view();
  look.table_style = place.table.style;
  look.table_parts = place.table.parts;
  look.paragraph_shading = settings.shading;
  look.behind = place.behind;
  look.line_exact_points = settings.line_exact_points.value_or(0);
  if (settings.line_rule.value_or(LineRule::Auto) == LineRule::Auto) {
    look.line_multiple = std::fabs(settings.line_twentieths.value_or(0)) / kTwentiethsOfLine;
  }
  return look;
}

// How many lines a text takes at least: letters are taken for narrow ones.
double lines_of(std::string_view text, double width_points, double size_points) {
  double letters = 0;
  for (const char letter : text) {
    letters += (static_cast<unsigned char>(letter) & 0xC0) != 0x80 ? 1 : 0;
  }
  const double across = std::max(1.0, width_points / (0.35 * size_points));
  return std::max(1.0, std::ceil(letters / across));
}

// What a printer's edge and an estimate may differ by.
constexpr double kSlackPoints = 20;
// Indents of less than that are met in narrow cells: they are a style's, and programs show the words all the same.
constexpr double kUsualIndentPoints = 40;
// Likewise in cells that widen for their text in some programs, whatever width they say.
constexpr double kUsualIndentOfFittedPoints = 150;

// Lines between indents that are wider than their cell.
std::uint32_t indents_in_cell(const ParagraphSettings& settings, const TableFrame& table, double page_width) {
  const double least = table.fixed ? kUsualIndentPoints : kUsualIndentOfFittedPoints;
  const double widest = std::max(table.room_points > 0 ? table.room_points : page_width, least) + kSlackPoints;
  const double first = settings.first_line_points.value_or(0) - settings.hanging_points.value_or(0);
  const double left = settings.left_indent_points.value_or(0) + std::min(0.0, first);
  const double right = settings.right_indent_points.value_or(0);
  return left + right >= widest || left <= -widest || right <= -widest ? std::uint32_t{kClipped} : 0u;
}

}  // namespace

StoryWalker::StoryWalker(Reading& reading, const XmlTree& xml, std::string part)
    : reading_(reading), writer_(reading.writer), xml_(xml), part_(std::move(part)) {
  part_index_ = reading_.parts.index_of(part_);
  has_fields_ = xml_.holds("w:fldChar");
}

void StoryWalker::walk(std::uint32_t container, const StoryPlace& place) {
  if (has_fields_) {
    find_endless_fields(container);
  }
  walk_blocks(container, place);
  report_open_fields();
}

void StoryWalker::walk_blocks(std::uint32_t container, const StoryPlace& place) {
  for (std::uint32_t at = xml_.first_child(container); at != 0; at = xml_.next(at)) {
    if (reading_.parts.limit_reached()) {
      return;
    }
    walk_block(at, place);
  }
}

void StoryWalker::walk_block(std::uint32_t node, const StoryPlace& place) {
  switch (xml_.tag(node)) {
    case Tag::WP:
      walk_paragraph(node, place);
      return;
    case Tag::WTbl:
      walk_table(node, place);
      return;
    case Tag::WSdt: {
      StoryPlace inside = place;
      walk_control(node, Level::Blocks, &inside, {}, 0);
      return;
    }
    case Tag::WCustomXml:
    case Tag::WSmartTag:
    case Tag::WSdtContent:
      walk_blocks(node, place);
      return;
    case Tag::WIns:
    case Tag::WDel:
    case Tag::WMoveFrom:
    case Tag::WMoveTo: {
      StoryPlace inside = place;
      inside.flags |= revision_flags(xml_.tag(node));
      if (xml_.first_child(node) != 0) {
        add_revision(node, xml_.name(node).substr(2), writer_.position());
      }
      walk_blocks(node, inside);
      return;
    }
    case Tag::McAlternateContent: {
      StoryPlace inside = place;
      walk_alternate(node, {}, &inside);
      return;
    }
    case Tag::WAltChunk:
      add_part_item("alt-chunk", xml_.attribute(node, "r:id"), {});
      return;
    case Tag::WSubDoc:
      add_part_item("sub-document", xml_.attribute(node, "r:id"), {});
      return;
    case Tag::WSectPr:
      report_formatting_changes(node);
      if (place.story == Story::Body) {
        reading_.sections.push_back(node);
      }
      return;
    case Tag::MOMath:
    case Tag::MOMathPara:
    case Tag::WR: {
      // Runs where only blocks belong: a paragraph of their own keeps the text.
      open_paragraph(0, 0, place);
      walk_inline_child(node, {});
      close_paragraph(0, 0, place);
      return;
    }
    case Tag::WPPr:
    case Tag::WTblPr:
    case Tag::WTcPr:
    case Tag::WSdtPr:
    case Tag::WCustomXmlPr:
      return;
    default:
      mark_range(node, place);
      return;
  }
}

// Bookmarks and the like stand between blocks and between runs; anything else is not modelled.
void StoryWalker::mark_range(std::uint32_t node, const StoryPlace& place) {
  const auto comment = [&]() -> CommentAnchor& {
    CommentAnchor& anchor = reading_.comment_anchors[std::string(xml_.attribute(node, "w:id"))];
    anchor.part = part_index_;
    return anchor;
  };
  switch (xml_.tag(node)) {
    case Tag::WBookmarkStart:
      reading_.bookmarks.emplace(xml_.attribute(node, "w:name"), writer_.position().block);
      return;
    case Tag::WCommentRangeStart:
      comment().begin = writer_.position();
      return;
    case Tag::WCommentRangeEnd:
      comment().end = writer_.position();
      return;
    case Tag::WBookmarkEnd:
    case Tag::WProofErr:
    case Tag::WPermStart:
    case Tag::WPermEnd:
    case Tag::WMoveFromRangeStart:
    case Tag::WMoveFromRangeEnd:
    case Tag::WMoveToRangeStart:
    case Tag::WMoveToRangeEnd:
    case Tag::WCustomXmlInsRangeStart:
    case Tag::WCustomXmlInsRangeEnd:
    case Tag::WCustomXmlDelRangeStart:
    case Tag::WCustomXmlDelRangeEnd:
    case Tag::WCustomXmlMoveFromRangeStart:
    case Tag::WCustomXmlMoveFromRangeEnd:
    case Tag::WCustomXmlMoveToRangeStart:
    case Tag::WCustomXmlMoveToRangeEnd:
    case Tag::WSmartTagPr:
    case Tag::WTblGridChange:
      return;
    case Tag::WLastRenderedPageBreak:
      count_page();
      return;
    default:
      note_unmodelled(node, place);
      return;
  }
}

void StoryWalker::note_unmodelled(std::uint32_t node, const StoryPlace& place) {
  const bool is_text = xml_.tag(node) == Tag::Text;
  const bool outermost = !in_unmodelled_;
  const std::string text = is_text ? std::string(xml_.text(node)) : outermost ? xml_.text_of(node) : std::string();
  if (outermost && !has_ink(text)) {
    return;
  }
  if (outermost) {
    Item item = item_here("unmodelled");
    item.value = is_text ? "text in " + std::string(xml_.name(xml_.parent(node))) : std::string(xml_.name(node));
    item.detail = first_characters(fold_ascii_spaces(first_characters(text, 1000)), 80);
    writer_.add_item(std::move(item));
  }
  in_unmodelled_ = true;
  if (!is_text && !writer_.is_open()) {
    walk_blocks(node, place);
    in_unmodelled_ = !outermost;
    return;
  }
  const bool alone = !writer_.is_open();
  if (alone) {
    open_paragraph(0, 0, place);
  }
  if (is_text) {
    append_run_text(text, place_.flags);
  } else {
    walk_inline(node, {});
  }
  if (alone) {
    close_paragraph(0, 0, place);
  }
  in_unmodelled_ = !outermost;
}

void StoryWalker::add_oddity(std::uint32_t node) {
  Item item = item_here("unmodelled");
  item.value = xml_.name(node);
  item.detail = first_characters(fold_ascii_spaces(first_characters(xml_.text_of(node), 1000)), 80);
  writer_.add_item(std::move(item));
}

void StoryWalker::count_page() {
  if (place_.story == Story::Body && reading_.page < 100000) {
    ++reading_.page;
  }
}

void StoryWalker::walk_paragraph(std::uint32_t node, const StoryPlace& place) {
  if (writer_.is_open()) {
    deferred_.push_back({node, place, {}});
    return;
  }
  const std::uint32_t p_pr = xml_.child(node, Tag::WPPr);
  open_paragraph(node, p_pr, place);
  walk_inline(node, {});
  close_paragraph(node, p_pr, place);
}

void StoryWalker::open_paragraph(std::uint32_t node, std::uint32_t p_pr, const StoryPlace& place) {
  const Styles& styles = reading_.styles;
  const ParagraphSettings direct = styles.paragraph_settings(xml_, p_pr);
  const auto effective = [&](const ParagraphSettings* level) {
    return styles.effective_paragraph(direct, place.table.style, place.table.parts, level);
  };
  ParagraphSettings settings = effective(nullptr);
  look_ = reading_.looks->paragraph(look_of(settings, place));
  size_points_ = 0;
  paragraph_ = node;
  place_ = place;
  Label label;
  const std::string_view style = settings.style ? std::string_view(*settings.style) : std::string_view();
  const Counted counted = counted_as(node, p_pr);
  if (counted == Counted::Yes) {
    label = reading_.numbering.next(settings, style, numbering_story(place));
  } else if (counted == Counted::HiddenNumber) {
    label = reading_.numbering.uncounted(settings, style, numbering_story(place));
  }
  if (label.paragraph != nullptr) {
    settings = effective(label.paragraph);
  }
  place_.flags |= geometry_flags(settings);
  frame_ = {};
  frame_.width_points = settings.frame_width_points;
  frame_.height_points = settings.frame_height_points;
  frame_.present = settings.has_frame && !settings.frame_is_initial;
  frame_.painted = settings.shading.has_value();
  frame_.over_text = settings.frame_wrap == FrameWrap::OverText;
  frame_.on_page = settings.frame_is_on_page;
  tabs_draw_lines_ = settings.tabs_draw_lines.value_or(false);
  lines_.clear();
  report_odd_paragraph(p_pr, settings);
  const bool before = settings.page_break_before.value_or(false);
  if (before && !reading_.rendered_breaks) {
    count_page();
  }

  Block block;
  block.story = place.story;
  block.header_use = place.header_use;
  block.part = part_index_;
  block.cell = place.cell;
  block.story_item = place.story_item;
  block.page = place.story == Story::Body ? reading_.page : 0;
  block.outline_level = static_cast<std::uint8_t>(std::clamp(settings.outline_level.value_or(-1) + 1, 0, 10) % 10);
  const std::uint32_t mark = p_pr == 0 ? 0 : xml_.child(p_pr, Tag::WRPr);
  if (label.origin != LabelOrigin::None) {
    // Which picture stands for a bullet is of no matter.
    const std::string_view read = label.origin == LabelOrigin::Bullet ? std::string_view() : label.text;
    block.label_flags =
        (reading_.looks->label_flags(look_, xml_, mark, label.settings, read) & kLabelFlags) | (place_.flags & kNotSeenFlags);
    block.label = std::move(label.text);
    block.label_origin = label.origin;
    if (label.unknown_format) {
      reading_.document().notes.push_back({"number-format", part_, block.label});
    }
  }
  if (!first_label_.empty()) {
    block.label = std::exchange(first_label_, {});
    block.label_origin = LabelOrigin::Note;
    block.label_flags = 0;
  }
  writer_.open(std::move(block));
}

// Word numbers neither a paragraph that is hidden as a whole, mark and all, nor an empty one that only
// carries the break of a section.
StoryWalker::Counted StoryWalker::counted_as(std::uint32_t node, std::uint32_t p_pr) {
  if (node == 0) {
    return Counted::No;
  }
  const auto is_hidden = [&](std::uint32_t r_pr) { return (reading_.looks->run(look_, xml_, r_pr).flags & kHidden) != 0; };
  const bool breaks_section = p_pr != 0 && xml_.child(p_pr, Tag::WSectPr) != 0;
  const bool hidden_mark = is_hidden(p_pr == 0 ? 0 : xml_.child(p_pr, Tag::WRPr));
  if (!breaks_section && !hidden_mark) {
    return Counted::Yes;
  }
  bool empty = true;
  for (std::uint32_t at = xml_.first_child(node); at != 0; at = following(at, node)) {
    const Tag tag = xml_.tag(at);
    if (tag != Tag::WR && tag != Tag::MR) {
      continue;
    }
    const std::uint32_t r_pr = xml_.child(at, Tag::WRPr);
    empty = empty && r_pr != 0 && xml_.first_child(at) == r_pr && xml_.next(r_pr) == 0;
    if (!empty && (!hidden_mark || !is_hidden(r_pr))) {
      return Counted::Yes;
    }
  }
  return empty ? Counted::No : Counted::HiddenNumber;
}

// Word counts each of these apart: the body; headers and footers; the footnotes; the endnotes; each text box;
// each comment. What no page shows counts for itself.
std::uint32_t StoryWalker::numbering_story(const StoryPlace& place) const {
  constexpr std::uint32_t kKindShift = 28;
  constexpr std::uint32_t kEach = (1u << kKindShift) - 1;
  switch (place.story) {
    case Story::Body:
      return 0;
    case Story::Header:
    case Story::Footer:
      return 1u << kKindShift;
    case Story::Footnote:
      return 2u << kKindShift;
    case Story::Endnote:
      return 3u << kKindShift;
    case Story::TextBox:
      return 4u << kKindShift | (place.story_item & kEach);
    case Story::Comment:
      return 5u << kKindShift | (place.story_item & kEach);
    case Story::Unseen:
      return 6u << kKindShift | part_index_;
  }
  return 0;
}

// What changes how a paragraph is shown without touching its words.
void StoryWalker::report_odd_paragraph(std::uint32_t p_pr, const ParagraphSettings& settings) {
  if (settings.right_to_left.value_or(false)) {
    writer_.add_item(item_here("right-to-left-paragraph"));
  }
  const std::uint32_t collapsed = p_pr == 0 ? 0 : xml_.child(p_pr, "w15:collapsed");
  if (collapsed != 0 && on_off(xml_, collapsed).value_or(true)) {
    writer_.add_item(item_here("collapsed-heading"));
  }
}

// A frame, an indent or an anchor that puts the text where no page is.
std::uint32_t StoryWalker::geometry_flags(const ParagraphSettings& settings) const {
  const PageSize& page = reading_.page_size;
  if (settings.has_frame) {
    const double x = settings.frame_x_points;
    const double y = settings.frame_y_points;
    if (x >= page.width || y >= page.height || x <= -page.width / 3 || y <= -page.height / 4) {
      return kOffPage;
    }
  }
  if (settings.has_frame) {
    return 0;
  }
  if (place_.cell.table != 0) {
    return indents_in_cell(settings, place_.table, page.width);
  }
  const double first = settings.first_line_points.value_or(0) - settings.hanging_points.value_or(0);
  const double left = settings.left_indent_points.value_or(0) + std::min(0.0, first);
  const double right = settings.right_indent_points.value_or(0);
  const bool beyond_left = left < -page.left_margin - kSlackPoints;
  const double widest = page.width - page.left_margin - kSlackPoints;
  const bool beyond_right = left + std::max(0.0, first) > widest || left + right > page.width || right < -page.right_margin - kSlackPoints;
  return beyond_left || beyond_right ? kOffPage : 0u;
}

// A frame of exact size shows no more than fits.
void StoryWalker::clip_to_frame() {
  if (frame_.height_points <= 0) {
    return;
  }
  Block& block = writer_.block();
  const double size = size_points_ > 0 ? size_points_ : 10;
  const double width = frame_.width_points > 0 ? frame_.width_points : reading_.page_size.width;
  if (lines_of(block.text, width, size) * size > frame_.height_points + size / 2) {
    for (Run& run : block.runs) {
      run.flags |= kClipped;
    }
  }
}

// A painted frame hides what it lies on. One that has words and a place in the text has the text go around it; one that is empty, or placed
// on the page, may lie on tables, headers and other frames. Paragraphs that follow one another make one frame.
void StoryWalker::report_frame() {
  if (!frame_.present || !frame_.painted) {
    return;
  }
  const std::uint32_t block = writer_.position().block;
  const bool goes_on = frame_block_ != kNone && frame_block_ + 1 == block;
  if (frame_.over_text || frame_.on_page || !has_ink(writer_.block().text)) {
    frame_block_ = block;
    if (!goes_on) {
      Item item = item_here(frame_.over_text ? "frame-over-text" : "painted-frame");
      item.value = first_characters(fold_ascii_spaces(first_characters(writer_.block().text, 1000)), 80);
      writer_.add_item(std::move(item));
    }
  }
}

void StoryWalker::close_paragraph(std::uint32_t node, std::uint32_t p_pr, const StoryPlace& place) {
  const std::uint32_t mark = p_pr == 0 ? 0 : xml_.child(p_pr, Tag::WRPr);
  const bool has_text = has_ink(writer_.block().text);
  if (hidden_mark_block_ != kNone && has_text) {
    Item item = item_here("hidden-paragraph-mark");
    item.block = hidden_mark_block_;
    item.value = std::exchange(hidden_mark_text_, {});
    writer_.add_item(std::move(item));
  }
  hidden_mark_block_ = kNone;
  if (mark != 0 && has_text && (reading_.looks->run(look_, xml_, mark).flags & kHidden) != 0) {
    hidden_mark_block_ = writer_.position().block;
    hidden_mark_text_ = first_characters(fold_ascii_spaces(writer_.block().text), 80);
  }
  if (p_pr != 0) {
    report_paragraph_revisions(p_pr);
  }
  draw_blanks();
  fill_cell(place);
  clip_to_frame();
  report_frame();
  writer_.close();
  if (p_pr != 0) {
    const std::uint32_t section = xml_.child(p_pr, Tag::WSectPr);
    if (section != 0 && place.story == Story::Body) {
      report_formatting_changes(section);
      reading_.sections.push_back(section);
      if (!reading_.rendered_breaks) {
        const std::string_view type = xml_.attribute(xml_.child(section, "w:type"), "w:val");
        if (type != "continuous" && type != "nextColumn") {
          count_page();
        }
      }
      for (NoteReferences* notes : {&reading_.footnotes, &reading_.endnotes}) {
        notes->next = notes->numbering.restarts_by_section ? 0 : notes->next;
      }
    }
  }
  if (node != 0 && !deferred_.empty()) {
    walk_deferred(std::exchange(deferred_, {}));
  }
}

// Text below the edge of a row of exact height is not shown. Widths are estimated low, so what is flagged is
// surely cut off.
void StoryWalker::fill_cell(const StoryPlace& place) {
  CellFold* fold = place.fold;
  if (fold == nullptr) {
    return;
  }
  const double size = size_points_ > 0 ? size_points_ : 10;
  const bool below = fold->used_points >= fold->height_points || fold->height_points < 0.5 * size;
  Block& block = writer_.block();
  if (below && !block.text.empty()) {
    for (Run& run : block.runs) {
      run.flags |= kClipped;
    }
  }
  fold->used_points += lines_of(block.text, fold->width_points, size) * size;
}

void StoryWalker::walk_deferred(std::vector<Deferred> deferred) {
  for (const Deferred& one : deferred) {
    if (one.place.story == Story::TextBox || !one.word_art.empty() || xml_.tag(one.container) == Tag::WTxbxContent) {
      walk_text_box(one);
    } else {
      walk_block(one.container, one.place);
    }
  }
}

// A box has its own fields: one that is open around it goes on behind it.
void StoryWalker::walk_text_box(const Deferred& box) {
  std::vector<OpenField> outer = std::exchange(fields_, {});
  const StoryPlace outer_place = place_;
  const auto outer_hidden = std::exchange(hidden_mark_block_, kNone);
  refresh_field_state();
  if (box.word_art.empty()) {
    if (has_fields_) {
      find_endless_fields(box.container);
    }
    walk_blocks(box.container, box.place);
  } else {
    open_paragraph(0, 0, box.place);
    writer_.append(box.word_art, box.place.flags);
    close_paragraph(0, 0, box.place);
  }
  report_open_fields();
  fields_ = std::move(outer);
  place_ = outer_place;
  hidden_mark_block_ = outer_hidden;
  refresh_field_state();
}

Item StoryWalker::item_here(std::string_view kind) {
  Item item;
  item.kind = kind;
  item.part = part_index_;
  item.block = writer_.position().block;
  const std::uint32_t offset = writer_.position().offset;
  item.range = {offset, offset};
  return item;
}

}  // namespace sverka
