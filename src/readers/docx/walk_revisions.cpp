// Tracked changes (ISO 29500-1, 17.13.5): insertions, deletions, moves, of runs, marks, rows and cells;
// changes of formatting.
#include <utility>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {
namespace {

constexpr std::string_view kParagraphMark = "\xC2\xB6";

std::string_view kind_of(std::string_view local) {
  if (local == "ins") {
    return "insertion";
  }
  if (local == "del") {
    return "deletion";
  }
  if (local == "moveFrom") {
    return "move-from";
  }
  return local == "moveTo" ? "move-to" : local;
}

bool is_change(Tag tag) {
  switch (tag) {
    case Tag::WRPrChange:
    case Tag::WPPrChange:
    case Tag::WTblPrChange:
    case Tag::WTrPrChange:
    case Tag::WTcPrChange:
    case Tag::WSectPrChange:
    case Tag::WTblPrExChange:
    case Tag::WTblGridChange:
    case Tag::WNumberingChange:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::uint32_t StoryWalker::revision_flags(Tag tag) {
  switch (tag) {
    case Tag::WIns:
      return kInserted;
    case Tag::WDel:
      return kDeleted;
    case Tag::WMoveFrom:
      return kDeleted | kMoved;
    case Tag::WMoveTo:
      return kInserted | kMoved;
    default:
      return 0;
  }
}

std::string StoryWalker::author_and_date(std::uint32_t node) const {
  std::string text(xml_.attribute(node, "w:author"));
  const std::string_view date = xml_.attribute(node, "w:date");
  if (!date.empty()) {
    text += text.empty() ? "" : "; ";
    text += date;
  }
  return text;
}

void StoryWalker::walk_revision(std::uint32_t node, Inline state) {
  const Position begin = writer_.position();
  state.flags |= revision_flags(xml_.tag(node));
  walk_inline(node, state);
  if (xml_.first_child(node) != 0) {
    add_revision(node, xml_.name(node).substr(2), begin);
  }
}

// One item for what stands together: programs split one edit into many elements, and break it where they
// like.
void StoryWalker::add_revision(std::uint32_t node, std::string_view local, Position begin) {
  Item item = item_here("revision");
  item.detail = std::string(kind_of(local)) + "; " + author_and_date(node);
  if (writer_.is_open()) {
    item.range = writer_.since(begin);
    item.value = writer_.text(item.range);
  }
  std::vector<Item>& items = reading_.document().items;
  if (!items.empty()) {
    Item& last = items.back();
    const std::string_view last_kind = std::string_view(last.detail).substr(0, last.detail.find(';'));
    if (last.kind == item.kind && last.part == item.part && last.block == item.block && last_kind == kind_of(local) &&
        last.range.end == item.range.begin && last.value != kParagraphMark) {
      last.range.end = item.range.end;
      last.value += item.value;
      return;
    }
  }
  writer_.add_item(std::move(item));
}

void StoryWalker::report_paragraph_revisions(std::uint32_t p_pr) {
  const std::uint32_t mark = xml_.child(p_pr, Tag::WRPr);
  for (std::uint32_t at = xml_.first_child(mark); at != 0; at = xml_.next(at)) {
    const std::uint32_t flags = revision_flags(xml_.tag(at));
    if (flags == 0) {
      continue;
    }
    Item item = item_here("revision");
    item.value = kParagraphMark;
    item.detail = (flags & kInserted) != 0 ? "paragraph-mark-inserted; " : "paragraph-mark-deleted; ";
    item.detail += author_and_date(at);
    writer_.add_item(std::move(item));
  }
  report_formatting_changes(p_pr);
  report_formatting_changes(mark);
  const std::uint32_t numbering = xml_.child(p_pr, "w:numPr");
  report_formatting_changes(numbering);
}

// w:trPr/w:ins, w:trPr/w:del; w:tcPr/w:cellIns, w:cellDel, w:cellMerge. Gives the flags for what the row or
// cell holds.
std::uint32_t StoryWalker::row_revision(std::uint32_t properties, std::string_view owner) {
  std::uint32_t flags = 0;
  for (std::uint32_t at = xml_.first_child(properties); at != 0; at = xml_.next(at)) {
    const std::string_view name = xml_.name(at);
    const bool inserted = name == "w:ins" || name == "w:cellIns";
    const bool deleted = name == "w:del" || name == "w:cellDel";
    const bool merged = name == "w:cellMerge";
    if (!inserted && !deleted && !merged) {
      continue;
    }
    flags |= inserted ? kInserted : deleted ? kDeleted : 0u;
    Item item = item_here("revision");
    item.detail = std::string(owner) + (inserted ? "-inserted; " : deleted ? "-deleted; " : "-merged; ") + author_and_date(at);
    item.value = carried_text(xml_, xml_.parent(properties));
    writer_.add_item(std::move(item));
  }
  return flags;
}

void StoryWalker::report_formatting_changes(std::uint32_t properties) {
  for (std::uint32_t at = xml_.first_child(properties); at != 0; at = xml_.next(at)) {
    if (is_change(xml_.tag(at))) {
      report_formatting_change(at);
    }
  }
}

void StoryWalker::report_formatting_change(std::uint32_t node) {
  Item item = item_here("revision-formatting");
  std::string change = std::to_string(item.block) + std::string(xml_.name(node));
  if (change == last_change_) {
    return;
  }
  last_change_ = std::move(change);
  item.value = xml_.name(node).substr(2);
  item.detail = author_and_date(node);
  writer_.add_item(std::move(item));
}

}  // namespace sverka
