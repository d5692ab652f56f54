#include <algorithm>
#include <utility>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestInstruction = 64 * 1024;
constexpr std::string_view kNoBreakHyphen = "\xE2\x80\x91";
constexpr std::string_view kUnknownText = "\xEF\xBF\xBD";  // a number or a date that only the shown page has
constexpr std::string_view kSoftHyphen = "\xC2\xAD";

// A number of several pieces, which stand in another order from right to left: "148 500", "5 %".
bool is_number_in_pieces(std::string_view text) {
  const std::string trimmed = fold_ascii_spaces(text);
  return trimmed.find_first_of("0123456789") != std::string::npos && trimmed.find_first_not_of("0123456789.,") != std::string::npos;
}

bool has_digits(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

void StoryWalker::walk_inline(std::uint32_t container, Inline state) {
  for (std::uint32_t at = xml_.first_child(container); at != 0; at = xml_.next(at)) {
    walk_inline_child(at, state);
  }
}

void StoryWalker::walk_inline_child(std::uint32_t node, Inline state) {
  switch (xml_.tag(node)) {
    case Tag::WR:
      walk_run(node, state);
      return;
    case Tag::WPPr:
      if (xml_.child(xml_.parent(node), Tag::WPPr) != node) {
        add_oddity(node);
      }
      return;
    case Tag::WSmartTagPr:
    case Tag::WCustomXmlPr:
    case Tag::WSdtPr:
    case Tag::WSdtEndPr:
    case Tag::WRPr:
      return;
    case Tag::WHyperlink:
      walk_hyperlink(node, state);
      return;
    case Tag::WIns:
    case Tag::WDel:
    case Tag::WMoveFrom:
    case Tag::WMoveTo:
      walk_revision(node, state);
      return;
    case Tag::WSdt:
      walk_control(node, Level::Runs, nullptr, state, 0);
      return;
    case Tag::WSmartTag:
    case Tag::WCustomXml:
    case Tag::WSdtContent:
      walk_inline(node, state);
      return;
    case Tag::WFldSimple:
      simple_field(node, state);
      return;
    case Tag::WBdo:
    case Tag::WDir:
      walk_bidi(node, state);
      return;
    case Tag::MOMath:
    case Tag::MOMathPara:
      state.flags |= kMath;
      walk_formula(node, state);
      return;
    case Tag::McAlternateContent:
      walk_alternate(node, state, nullptr);
      return;
    case Tag::WSubDoc:
      add_part_item("sub-document", xml_.attribute(node, "r:id"), {});
      return;
    case Tag::WNumberingChange:
      report_formatting_change(node);
      return;
    default:
      // A child of a run that stands outside of one is read as if it stood inside.
      walk_run_child(node, state);
      return;
  }
}

void StoryWalker::walk_run(std::uint32_t node, Inline state) {
  const std::uint32_t r_pr = xml_.child(node, Tag::WRPr);
  seen_ = reading_.looks->run(look_, xml_, r_pr);
  if (seen_.fit_width_points > 0) {
    seen_ = reading_.looks->run(look_, xml_, r_pr, fitted_characters(node));
  }
  size_points_ = std::max(size_points_, seen_.size_points);
  state.flags |= seen_.flags | place_.flags;
  if (r_pr != 0) {
    report_formatting_changes(r_pr);
  }
  custom_mark_ = false;
  const Position begin = writer_.position();
  const bool underlined = seen_.underlined;
  blank_run_ = underlined && is_blank_run(node);
  for (std::uint32_t at = xml_.first_child(node); at != 0; at = xml_.next(at)) {
    if (at != r_pr && xml_.tag(at) == Tag::WRPr) {
      add_oddity(at);  // the last one holds in some programs
    }
    walk_run_child(at, state);
  }
  if ((seen_.flags & kWebHidden) != 0 && (field_flags_ & kTableOfContents) == 0 && writer_.is_open() && has_ink(xml_.text_of(node))) {
    Item item = item_here("web-hidden-text");
    item.range = writer_.since(begin);
    writer_.add_item(std::move(item));
  }
  frame_.painted = frame_.painted || (seen_.painted && writer_.position().offset != begin.offset);
  if (seen_.on_other_lines) {
    note_once("run-over-lines", begin, overlaid_block_);
  }
  if (seen_.unknown_switch) {
    note_once("unknown-switch", begin, unsure_block_);
  }
  if (underlined) {
    note_line(begin, blank_run_);
  }
  blank_run_ = custom_mark_ = false;
  seen_ = {};
}

// One item for all such runs of a paragraph.
void StoryWalker::note_once(std::string_view kind, Position begin, std::uint32_t& last_block) {
  const Position end = writer_.position();
  if (!writer_.is_open() || begin.block != end.block || begin.offset == end.offset || last_block == end.block) {
    return;
  }
  last_block = end.block;
  Item item = item_here(kind);
  item.range = writer_.since(begin);
  item.value = first_characters(fold_ascii_spaces(first_characters(writer_.block().text, 1000)), 80);
  writer_.add_item(std::move(item));
}

void StoryWalker::walk_run_child(std::uint32_t node, Inline state) {
  const std::uint32_t flags = state.flags | (custom_mark_ ? kNoteReference : 0u);
  switch (xml_.tag(node)) {
    case Tag::WDelText:
      if ((flags & kDeleted) == 0) {
        // Some programs show it, some do not.
        add_oddity(node);
      }
      [[fallthrough]];
    case Tag::WT:
      for (std::uint32_t at = xml_.first_child(node); at != 0; at = xml_.next(at)) {
        append_run_text(xml_.tag(at) == Tag::Text ? xml_.text(at) : std::string_view(xml_.text_of(at)), flags);
      }
      return;
    case Tag::WTab:
    case Tag::WPtab:
      append_tab(flags);
      return;
    case Tag::WBr:
    case Tag::WCr:
      walk_break(node, flags);
      return;
    case Tag::WNoBreakHyphen:
      append_text(kNoBreakHyphen, flags);
      return;
    case Tag::WSoftHyphen:
      append_text(kSoftHyphen, flags);
      return;
    case Tag::WSym:
      append_symbol(node, flags);
      return;
    case Tag::WInstrText:
    case Tag::WDelInstrText:
      // Never text, even where it stands outside of an instruction.
      if (!fields_.empty() && !fields_.back().in_result && fields_.back().instruction.size() < kLongestInstruction) {
        fields_.back().instruction += xml_.text_of(node);
      }
      return;
    case Tag::WFldChar:
      field_character(node);
      return;
    case Tag::MT:
      append_run_text(xml_.text_of(node), flags | kMath);
      return;
    case Tag::WPgNum:
      append_text(kUnknownText, flags | kPageField);
      return;
    case Tag::WDayShort:
    case Tag::WDayLong:
    case Tag::WMonthShort:
    case Tag::WMonthLong:
    case Tag::WYearShort:
    case Tag::WYearLong:
      append_text(kUnknownText, flags);  // of the day on which it is shown
      return;
    default:
      walk_run_object(node, state, flags);
      return;
  }
}

// What stands in a run and is not its text: references, drawings, objects.
void StoryWalker::walk_run_object(std::uint32_t node, Inline state, std::uint32_t flags) {
  switch (xml_.tag(node)) {
    case Tag::WFootnoteReference:
      append_note_reference(node, reading_.footnotes, flags);
      return;
    case Tag::WEndnoteReference:
      append_note_reference(node, reading_.endnotes, flags);
      return;
    case Tag::WCommentReference:
      mark_comment(xml_.attribute(node, "w:id"));
      return;
    case Tag::WDrawing:
      walk_drawing(node, state.flags);
      return;
    case Tag::WPict:
      walk_vml(node, state.flags);
      return;
    case Tag::WObject:
      walk_object(node, state.flags);
      return;
    case Tag::WContentPart:
      add_part_item("ink", xml_.attribute(node, "r:id"), {});
      return;
    case Tag::WRuby:
      walk_ruby(node, state);
      return;
    case Tag::McAlternateContent:
      walk_alternate(node, state, nullptr);
      return;
    case Tag::WP:
    case Tag::WTbl: {
      // Blocks where only runs belong are kept, behind this paragraph.
      StoryPlace inside = place_;
      inside.flags |= state.flags;
      deferred_.push_back({node, inside, {}});
      return;
    }
    case Tag::WRPr:
    case Tag::WFootnoteRef:
    case Tag::WEndnoteRef:
    case Tag::WAnnotationRef:
    case Tag::WSeparator:
    case Tag::WContinuationSeparator:
      return;
    default:
      mark_range(node, place_);
      return;
  }
}

void StoryWalker::mark_comment(std::string_view id) {
  CommentAnchor& anchor = reading_.comment_anchors[std::string(id)];
  if (!anchor.reference) {
    anchor.reference = writer_.position();
    anchor.part = part_index_;
    reading_.comment_order.emplace_back(id);
  }
}

void StoryWalker::append_text(std::string_view text, std::uint32_t flags) {
  if (in_instruction_) {
    // Text between a field's begin and its separator is part of the instruction, and no program shows it.
    OpenField* innermost = nullptr;
    for (OpenField& field : fields_) {
      innermost = field.in_result ? innermost : &field;
    }
    if (innermost != nullptr && innermost == &fields_.back() && innermost->instruction.size() < kLongestInstruction) {
      innermost->instruction += text;
    }
    return;
  }
  writer_.append(text, flags | field_flags_);
}

void StoryWalker::walk_break(std::uint32_t node, std::uint32_t flags) {
  append_text("\n", flags);
  if (xml_.tag(node) == Tag::WBr && xml_.attribute(node, "w:type") == "page" && !reading_.rendered_breaks) {
    count_page();
  }
}

void StoryWalker::append_note_reference(std::uint32_t node, NoteReferences& notes, std::uint32_t flags) {
  const std::string id(xml_.attribute(node, "w:id"));
  std::string mark;
  const std::string_view custom = xml_.attribute(node, "w:customMarkFollows");
  if (!custom.empty() && parse_on_off(custom).value_or(true)) {
    custom_mark_ = true;
  } else {
    notes.next = notes.next == 0 ? notes.numbering.start : notes.next + 1;
    mark = format_number(notes.numbering.style, notes.next);
    append_run_text(mark, flags | kNoteReference);
  }
  if (notes.known.insert(id).second) {
    notes.ids.push_back(id);
    notes.marks.push_back(std::move(mark));
  }
}

void StoryWalker::walk_ruby(std::uint32_t node, Inline state) {
  walk_inline(xml_.child(node, Tag::WRubyBase), state);
  state.flags |= kRuby;
  walk_inline(xml_.child(node, Tag::WRt), state);
}

void StoryWalker::walk_bidi(std::uint32_t node, Inline state) {
  const bool turned = xml_.attribute(node, "w:val") == "rtl";
  const std::string text = turned ? xml_.text_of(node) : std::string();
  // An embedding leaves the digits of a number as they are, an override turns them, too.
  const bool turns_number = xml_.tag(node) == Tag::WBdo ? has_digits(text) : is_number_in_pieces(text);
  const bool changes_order = has_left_to_right_letters(text) || turns_number;
  state.flags |= changes_order ? kBidiControl : 0u;
  walk_inline(node, state);
}

void StoryWalker::walk_hyperlink(std::uint32_t node, Inline state) {
  const Position begin = writer_.position();
  walk_inline(node, state);
  if ((field_flags_ & kTableOfContents) != 0 || in_instruction_) {
    return;
  }
  std::string target;
  const std::string_view id = xml_.attribute(node, "r:id");
  if (const Relation* relation = id.empty() ? nullptr : reading_.parts.relation(part_, id)) {
    target = fold_address(relation->target);
  }
  const std::string_view anchor = xml_.attribute(node, "w:anchor");
  if (!anchor.empty()) {
    target += '#';
    target += anchor;
  }
  Item item = item_here("hyperlink");
  item.value = std::move(target);
  item.detail = xml_.attribute(node, "w:tooltip");
  item.range = writer_.since(begin);
  writer_.add_item(std::move(item));
}

}  // namespace sverka
