#include <unordered_map>
#include <utility>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/stories.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestComment = 4000;

struct NoteKind {
  const char* relation;
  const char* element;
  Story story;
};

constexpr NoteKind kFootnotes{"footnotes", "w:footnote", Story::Footnote};
constexpr NoteKind kEndnotes{"endnotes", "w:endnote", Story::Endnote};

void report_separator(const XmlTree& xml, std::uint32_t node, const std::string& part, Reading& reading) {
  std::string text = carried_text(xml, node);
  if (!has_ink(text)) {
    return;
  }
  Item item;
  item.kind = "note-separator-text";
  item.value = std::move(text);
  item.detail = xml.attribute(node, "w:type");
  item.part = reading.parts.index_of(part);
  reading.writer.add_item(std::move(item));
}

void read_kind(Reading& reading, const NoteKind& kind, NoteReferences& references, const std::string& main_part) {
  const Relation* relation = reading.parts.relation_of_type(main_part, kind.relation);
  if (relation == nullptr) {
    return;
  }
  const std::string part = relation->target;
  const XmlTree* xml = reading.parts.tree(part);
  if (xml == nullptr) {
    return;
  }
  std::unordered_map<std::string_view, std::uint32_t> by_id;
  for (std::uint32_t at = xml->first_child(xml->root()); at != 0; at = xml->next(at)) {
    if (xml->name(at) != kind.element) {
      continue;
    }
    const std::string_view type = xml->attribute(at, "w:type");
    if (type.empty() || type == "normal") {
      by_id.emplace(xml->attribute(at, "w:id"), at);
    } else {
      report_separator(*xml, at, part, reading);
    }
  }
  StoryWalker walker(reading, *xml, part);
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < references.ids.size(); ++at) {
    const auto found = by_id.find(references.ids[at]);
    if (found == by_id.end()) {
      continue;
    }
    StoryPlace place;
    place.story = kind.story;
    place.story_item = ++number;
    walker.set_first_label(references.marks[at]);
    walker.walk(found->second, place);
    walker.set_first_label({});
    by_id.erase(found);
  }
  for (std::uint32_t at = xml->first_child(xml->root()); at != 0; at = xml->next(at)) {
    const auto found = by_id.find(xml->attribute(at, "w:id"));
    if (found != by_id.end() && found->second == at && has_ink(carried_text(*xml, at))) {
      StoryPlace place;
      place.story = Story::Unseen;
      place.story_item = ++number;
      walker.walk(at, place);
    }
  }
}

void add_comment_item(Reading& reading, const std::string& id, const std::string& author, std::string text) {
  Item item;
  item.kind = "comment";
  item.value = first_characters(text, kLongestComment);
  item.detail = author;
  const auto found = reading.comment_anchors.find(id);
  if (found != reading.comment_anchors.end()) {
    const CommentAnchor& anchor = found->second;
    const Position end = anchor.end ? *anchor.end : anchor.reference.value_or(Position{});
    const Position begin = anchor.begin ? *anchor.begin : end;
    item.part = anchor.part;
    item.block = begin.block;
    item.range = {begin.offset, begin.offset};
    if (begin.block == end.block && end.offset > begin.offset) {
      item.range.end = end.offset;
    } else if (begin.block < end.block && begin.block < reading.document().blocks.size()) {
      item.range.end = static_cast<std::uint32_t>(reading.document().blocks[begin.block].text.size());
    }
  }
  reading.writer.add_item(std::move(item));
}

}  // namespace

void read_note_numbering(const XmlTree& xml, std::uint32_t node, Reading& reading) {
  const auto read = [&](std::string_view name, NoteNumbering& numbering) {
    const std::uint32_t properties = xml.child(node, name);
    if (const std::uint32_t format = xml.child(properties, "w:numFmt"); format != 0) {
      numbering.style = parse_number_format(xml.attribute(format, "w:val"), xml.attribute(format, "w:format"));
    }
    if (const std::uint32_t start = xml.child(properties, "w:numStart"); start != 0) {
      numbering.start = parse_integer(xml.attribute(start, "w:val")).value_or(1);
    }
    if (const std::uint32_t restart = xml.child(properties, "w:numRestart"); restart != 0) {
      numbering.restarts_by_section = xml.attribute(restart, "w:val") == "eachSect";
    }
  };
  read("w:footnotePr", reading.footnotes.numbering);
  read("w:endnotePr", reading.endnotes.numbering);
}

void read_notes(Reading& reading, const std::string& main_part) {
  read_kind(reading, kFootnotes, reading.footnotes, main_part);
  read_kind(reading, kEndnotes, reading.endnotes, main_part);
}

void read_comments(Reading& reading, const std::string& main_part) {
  const Relation* relation = reading.parts.relation_of_type(main_part, "comments");
  if (relation == nullptr) {
    return;
  }
  const std::string part = relation->target;
  const XmlTree* xml = reading.parts.tree(part);
  if (xml == nullptr) {
    return;
  }
  std::unordered_map<std::string_view, std::uint32_t> by_id;
  std::vector<std::string> order = reading.comment_order;
  for (std::uint32_t at = xml->first_child(xml->root()); at != 0; at = xml->next(at)) {
    if (xml->name(at) == "w:comment" && by_id.emplace(xml->attribute(at, "w:id"), at).second) {
      order.emplace_back(xml->attribute(at, "w:id"));
    }
  }
  StoryWalker walker(reading, *xml, part);
  std::uint32_t number = 0;
  for (const std::string& id : order) {
    const auto found = by_id.find(id);
    if (found == by_id.end()) {
      continue;
    }
    const bool anchored = reading.comment_anchors.count(id) != 0;
    StoryPlace place;
    place.story = anchored ? Story::Comment : Story::Unseen;
    place.story_item = ++number;
    const std::size_t first = reading.document().blocks.size();
    walker.walk(found->second, place);
    std::string text;
    for (std::size_t at = first; at < reading.document().blocks.size() && text.size() < kLongestComment; ++at) {
      text += text.empty() ? "" : "\n";
      text += reading.document().blocks[at].text;
    }
    std::string author(xml->attribute(found->second, "w:author"));
    const std::string_view date = xml->attribute(found->second, "w:date");
    author += date.empty() ? std::string() : "; " + std::string(date);
    add_comment_item(reading, id, author, std::move(text));
    by_id.erase(found);
  }
}

}  // namespace sverka
