#include "readers/docx/docx.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/inventory.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/reading.hpp"
#include "readers/docx/stories.hpp"
#include "readers/docx/story_walker.hpp"
#include "readers/docx/xml_encoding.hpp"

namespace sverka {
namespace {

constexpr std::size_t kBookmarkExcerpt = 80;
// Points. What a column of text has to hold, and what Word leaves between two where nothing is said.
constexpr double kLeastColumn = 48;
constexpr double kColumnSpace = 36;
constexpr double kSharesOfPoint = 4096;
constexpr double kMostPressed = 3;  // points by which letters may come closer

bool contains(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

std::string macro_parts(const Parts& parts) {
  std::string names;
  for (const std::string& name : parts.package().names()) {
    if (contains(fold_part_name(name), "vbaproject.bin")) {
      names += (names.empty() ? "" : ", ") + printable(name);
    }
  }
  return names;
}

std::optional<Error> refuse_kind(Parts& parts, Document& document, const std::string& main_part) {
  if (parts.package().has("mimetype") && !parts.package().has(main_part)) {
    const auto type = parts.bytes("mimetype");
    if (type && contains(*type, "vnd.oasis.opendocument")) {
      return Error{ErrorCode::Unsupported, {}, "odt", printable(*type)};
    }
  }
  const std::string type = parts.content_type(main_part);
  const std::string macros = macro_parts(parts);
  if (contains(type, "macroEnabled") || !macros.empty()) {
    return Error{ErrorCode::Unsupported, {}, contains(type, "sheet") ? "not-wordprocessing" : "docm", macros};
  }
  if (contains(type, "spreadsheetml") || contains(type, "presentationml") || contains(type, "ms-excel") ||
      contains(type, "ms-powerpoint")) {
    return Error{ErrorCode::Unsupported, {}, "not-wordprocessing", printable(type)};
  }
  if (!parts.package().has(main_part)) {
    const bool package = parts.package().has("[Content_Types].xml");
    return Error{package ? ErrorCode::Damaged : ErrorCode::Unsupported, main_part, package ? "part-missing" : "not-wordprocessing", {}};
  }
  if (type.empty()) {
    document.notes.push_back({"no-content-types", main_part, {}});
  }
  return std::nullopt;
}

std::string find_main_part(Parts& parts, Document& document) {
  if (const Relation* root = parts.relation_of_type({}, "officeDocument")) {
    return root->target;
  }
  const std::string usual = parts.package().stored_name("word/document.xml");
  if (parts.package().has(usual)) {
    document.notes.push_back({"no-root-relation", "_rels/.rels", {}});
  }
  return usual;
}

const XmlTree* optional_tree(Parts& parts, const std::string& main_part, std::string_view type) {
  const Relation* relation = parts.relation_of_type(main_part, type);
  return relation == nullptr ? nullptr : parts.tree(relation->target);
}

void widen(const XmlTree& xml, std::uint32_t section, PageSize& page, bool& first) {
  const std::uint32_t size = xml.child(section, "w:pgSz");
  const std::uint32_t margins = xml.child(section, "w:pgMar");
  const auto points = [&](std::uint32_t node, std::string_view name, double otherwise) {
    return parse_measure(xml.attribute(node, name), kTwip).value_or(otherwise);
  };
  // A negative margin at a side puts the text off the page; at the top it only fixes where the text begins.
  const PageSize own{std::max(0.0, points(size, "w:w", page.width)), std::max(0.0, points(size, "w:h", page.height)),
                     points(margins, "w:left", page.left_margin), points(margins, "w:right", page.right_margin),
                     std::max(0.0, points(margins, "w:top", page.top_margin))};
  if (first) {
    page = own;
    first = false;
    return;
  }
  page.width = std::max(page.width, own.width);
  page.height = std::max(page.height, own.height);
  page.left_margin = std::max(page.left_margin, own.left_margin);
  page.right_margin = std::max(page.right_margin, own.right_margin);
  page.top_margin = std::max(page.top_margin, own.top_margin);
}

// The largest page of all sections: what lies outside of it lies outside of every page.
PageSize read_page_size(const XmlTree& xml, std::uint32_t body) {
  PageSize page;
  bool first = true;
  for (std::uint32_t at = xml.first_child(body); at != 0; at = xml.next(at)) {
    std::uint32_t section = 0;
    if (xml.tag(at) == Tag::WSectPr) {
      section = at;
    } else if (xml.tag(at) == Tag::WP && xml.tag(xml.first_child(at)) == Tag::WPPr) {
      section = xml.child(xml.first_child(at), Tag::WSectPr);
    }
    if (section != 0) {
      widen(xml, section, page, first);
    }
  }
  return page;
}

std::optional<Colour> read_background(const XmlTree& xml, const Reading& reading) {
  return reading.background_shown ? reading.styles.page_background(xml, xml.child(xml.root(), Tag::WBackground)) : std::nullopt;
}

// Oddities of a part, which the layer below tells without saying where.
void take_notes(Reading& reading, const std::string& main_part, std::string_view type, const std::vector<Note>& notes) {
  const Relation* relation = reading.parts.relation_of_type(main_part, type);
  for (Note note : notes) {
    note.where = relation == nullptr ? main_part : relation->target;
    note.detail = printable(note.detail);
    reading.document().notes.push_back(std::move(note));
  }
}

// The width of a column of a section's text. Columns of their own widths are taken by the widest.
double column_width(const XmlTree& xml, std::uint32_t section) {
  PageSize page;
  bool first = true;
  widen(xml, section, page, first);
  const double width = page.width - page.left_margin - page.right_margin;
  const std::uint32_t columns = xml.child(section, "w:cols");
  double widest = 0;
  for (std::uint32_t at = xml.first_child(columns); at != 0; at = xml.next(at)) {
    widest = std::max(widest, parse_measure(xml.attribute(at, "w:w"), kTwip).value_or(0));
  }
  if (widest > 0) {
    return widest;
  }
  const double count = std::clamp(parse_integer(xml.attribute(columns, "w:num")).value_or(1), 1, 100);
  const double space = parse_measure(xml.attribute(columns, "w:space"), kTwip).value_or(kColumnSpace);
  return (width - (count - 1) * space) / count;
}

// What of a section stands beside the page, or is pressed together: its header, its footer, its letters; empty if nothing.
std::string_view oddly_placed(const XmlTree& xml, std::uint32_t section, const PageSize& page) {
  const std::uint32_t margins = xml.child(section, "w:pgMar");
  for (const std::string_view name : {"w:header", "w:footer"}) {
    const double distance = parse_measure(xml.attribute(margins, name), kTwip).value_or(0);
    if (distance < 0 || distance >= page.height) {
      return name.substr(2);
    }
  }
  // 17.6.5: what the grid adds to each character, in 4096ths of a point.
  const std::uint32_t grid = xml.child(section, "w:docGrid");
  const std::string_view type = xml.attribute(grid, "w:type");
  const bool of_characters = type == "linesAndChars" || type == "snapToChars";
  const double added = parse_integer(xml.attribute(grid, "w:charSpace")).value_or(0) / kSharesOfPoint;
  return of_characters && added < -kMostPressed ? "charSpace" : "";
}

void report_sections(Reading& reading, const XmlTree& xml, const std::string& main_part) {
  const auto report = [&](std::string_view kind, std::string_view value) {
    Item item;
    item.kind = kind;
    item.value = value;
    item.part = reading.parts.index_of(main_part);
    reading.writer.add_item(std::move(item));
  };
  for (std::uint32_t section : reading.sections) {
    const std::string_view direction = xml.attribute(xml.child(section, "w:textDirection"), "w:val");
    if (!direction.empty() && direction != "lrTb" && direction != "tb") {
      report("section-layout", direction);
    }
    if (const std::string_view odd = oddly_placed(xml, section, reading.page_size); !odd.empty()) {
      report("section-off-page", odd);
    }
    const std::uint32_t reversed = xml.child(section, "w:bidi");
    if (reversed != 0 && on_off(xml, reversed).value_or(false)) {
      report("right-to-left-section", {});
    }
    if (column_width(xml, section) < kLeastColumn) {
      report("narrow-column", {});
    }
  }
}

// Where the fields of the document refer to: a bookmark that was moved changes what a reference says.
void report_bookmarks(Reading& reading, const std::string& main_part) {
  std::unordered_set<std::string> reported;
  for (const BookmarkReference& reference : reading.bookmark_references) {
    const auto found = reading.bookmarks.find(reference.name);
    if ((!reference.certain && found == reading.bookmarks.end()) || !reported.insert(reference.name).second) {
      continue;
    }
    Item item;
    item.kind = "bookmark-target";
    item.value = reference.name + "=";
    item.part = reading.parts.index_of(main_part);
    item.block = reference.block;
    item.range = reference.range;
    if (found != reading.bookmarks.end() && found->second < reading.document().blocks.size()) {
      const Block& block = reading.document().blocks[found->second];
      const std::string shown = (block.label.empty() ? std::string() : block.label + " ") + fold_ascii_spaces(block.text);
      item.value += first_characters(shown, kBookmarkExcerpt);
    }
    reading.writer.add_item(std::move(item));
  }
}

Span clamp_span(const std::vector<Block>& blocks, Span span) {
  const auto last = static_cast<std::uint32_t>(blocks.size() - 1);
  if (span.first_block > last) {
    span.first_block = last;
    span.begin = static_cast<std::uint32_t>(blocks[last].text.size());
  }
  if (span.last_block > last) {
    span.last_block = last;
    span.end = static_cast<std::uint32_t>(blocks[last].text.size());
  }
  span.begin = std::min(span.begin, static_cast<std::uint32_t>(blocks[span.first_block].text.size()));
  span.end = std::min(span.end, static_cast<std::uint32_t>(blocks[span.last_block].text.size()));
  if (span.last_block < span.first_block || (span.last_block == span.first_block && span.end < span.begin)) {
    span.last_block = span.first_block;
    span.end = span.begin;
  }
  return span;
}

// Positions that were noted before their block was written may point past the last one: no index leaves here
// that leads nowhere.
void settle(Document& document, bool pages_known) {
  std::vector<Block>& blocks = document.blocks;
  if (!pages_known) {
    for (Block& block : blocks) {
      block.page = 0;
    }
  }
  for (Item& item : document.items) {
    if (item.block != kNone && item.block >= blocks.size()) {
      item.block = kNone;
      item.range = {};
    } else if (item.block != kNone) {
      const auto size = static_cast<std::uint32_t>(blocks[item.block].text.size());
      item.range.begin = std::min(item.range.begin, size);
      item.range.end = std::clamp(item.range.end, item.range.begin, size);
    }
  }
  if (blocks.empty()) {
    document.controls.clear();
    document.fields.clear();
    return;
  }
  for (Control& control : document.controls) {
    control.span = clamp_span(blocks, control.span);
  }
  for (Field& field : document.fields) {
    field.result = clamp_span(blocks, field.result);
  }
}

const Note* malformed_note(const Document& document, const std::string& main_part) {
  for (const Note& note : document.notes) {
    if (note.code == "part-malformed" && note.where == main_part) {
      return &note;
    }
  }
  return nullptr;
}

bool has_text(const Document& document) {
  for (const Block& block : document.blocks) {
    if (has_ink(block.text)) {
      return true;
    }
  }
  return false;
}

void read_stories(Reading& reading, const XmlTree& xml, const std::string& main_part) {
  read_settings(reading, main_part);
  reading.styles = Styles::read(optional_tree(reading.parts, main_part, "styles"), optional_tree(reading.parts, main_part, "theme"),
                                optional_tree(reading.parts, main_part, "settings"));
  take_notes(reading, main_part, "styles", reading.styles.notes());
  reading.numbering = Numbering::read(optional_tree(reading.parts, main_part, "numbering"), reading.styles);
  take_notes(reading, main_part, "numbering", reading.numbering.notes());
  const std::uint32_t body = xml.child(xml.root(), Tag::WBody);
  reading.page_size = read_page_size(xml, body);
  reading.rendered_breaks = xml.holds("w:lastRenderedPageBreak");
  reading.looks = std::make_unique<LookCache>(reading.styles, read_background(xml, reading), read_embedded_fonts(reading, main_part));
  StoryWalker walker(reading, xml, main_part);
  walker.walk(body != 0 ? body : xml.root(), {});
  report_sections(reading, xml, main_part);
  read_notes(reading, main_part);
  read_headers_and_footers(reading, xml, main_part);
  read_comments(reading, main_part);
  report_bookmarks(reading, main_part);
  read_inventory(reading, main_part);
}

}  // namespace

Result<Document> read_docx(std::string_view bytes, const ReadLimits& limits) {
  Document document;
  document.format = "docx";
  auto package = Package::open(bytes, limits, document);
  if (!package) {
    return fail(std::move(package.error()));
  }
  Parts parts(std::move(*package), limits, document);
  const std::string main_part = find_main_part(parts, document);
  parts.index_of(main_part);
  if (auto refused = refuse_kind(parts, document, main_part)) {
    return fail(std::move(*refused));
  }
  const auto xml = parts.main_tree(main_part);
  if (!xml) {
    return fail(xml.error());
  }
  const std::string_view root = (*xml)->name((*xml)->root());
  if (root != "w:document") {
    return fail(ErrorCode::Unsupported, main_part, "not-wordprocessing", printable(root));
  }
  Reading reading(parts);
  read_application(reading);
  read_stories(reading, **xml, main_part);
  if (parts.limit_reached()) {
    return fail(*parts.limit_reached());
  }
  if (const Note* broken = malformed_note(document, main_part); broken != nullptr && !has_text(document)) {
    return fail(ErrorCode::Damaged, main_part, "xml-malformed", broken->detail);
  }
  if (!has_text(document) && document.items.empty() && document.fields.empty()) {
    return fail(ErrorCode::Empty, main_part, "no-text");
  }
  const bool pages_known = reading.rendered_breaks || (document.pages != 0 && reading.page == document.pages);
  settle(document, pages_known);
  return document;
}

}  // namespace sverka
