#include "readers/docx/inventory.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/stories.hpp"
#include "readers/docx/symbols.hpp"
#include "readers/docx/xml_encoding.hpp"

namespace sverka {
namespace {

constexpr std::size_t kGlossaryExcerpt = 200;

// Relations of a part of the document that can stand there once only.
constexpr std::string_view kSingle[] = {"styles", "numbering", "settings", "footnotes", "endnotes", "comments", "theme", "fontTable"};

// Relations whose part has a content type of its own. Programs that go by the type leave out a part of another one, programs that go by the
// relation show it.
constexpr std::string_view kTyped[] = {"styles", "numbering", "footnotes", "endnotes", "header", "footer"};

// Relations to programs that start with the document.
constexpr std::string_view kAddIns[] = {"webextension", "ui/extensibility"};

Item item_of(Reading& reading, std::string_view kind, std::string value, std::string detail, const std::string& part) {
  Item item;
  item.kind = kind;
  item.value = std::move(value);
  item.detail = std::move(detail);
  item.part = reading.parts.index_of(part);
  return item;
}

void add(Reading& reading, std::string_view kind, std::string value, std::string detail, const std::string& part) {
  reading.writer.add_item(item_of(reading, kind, std::move(value), std::move(detail), part));
}

template <std::size_t kCount>
bool is_one_of(const std::string_view (&types)[kCount], const Relation& relation) {
  return std::find(std::begin(types), std::end(types), relation.type) != std::end(types);
}

bool starts_with(std::string_view text, std::string_view head) {
  return text.substr(0, head.size()) == head;
}

// Parts that programs keep without a relation, or whose content is never shown.
bool is_exempt(std::string_view folded) {
  return folded == "[content_types].xml" || starts_with(folded, "_rels/") || folded.find("/_rels/") != std::string_view::npos ||
         starts_with(folded, "docprops/") || starts_with(folded, "customxml/") || starts_with(folded, "[trash]/") ||
         starts_with(folded, "_xmlsignatures/") || folded.find("thumbnail") != std::string_view::npos ||
         folded.find("printersettings") != std::string_view::npos;
}

void report_external(Reading& reading, const Relation& relation, const std::string& source, const std::string& shown_part) {
  if (relation.type == "hyperlink" || relation.type == "subDocument") {
    return;
  }
  if (relation.type == "attachedTemplate") {
    add(reading, "attached-template", relation.target, source, shown_part);
  } else {
    add(reading, "external-link", relation.type + " " + relation.target, source, shown_part);
  }
}

void report_glossary(Reading& reading, const std::string& part) {
  const XmlTree* xml = reading.parts.tree(part);
  if (xml == nullptr) {
    return;
  }
  std::string text;
  const std::uint32_t parts = xml->child(xml->root(), "w:docParts");
  for (std::uint32_t at = xml->first_child(parts); at != 0 && text.size() < 4 * kGlossaryExcerpt; at = xml->next(at)) {
    const std::uint32_t properties = xml->child(at, "w:docPartPr");
    const std::string_view gallery = xml->attribute(xml->child(xml->child(properties, "w:category"), "w:gallery"), "w:val");
    const std::string_view type = xml->attribute(xml->child(xml->child(properties, "w:types"), "w:type"), "w:val");
    if (gallery != "placeholder" && type != "bbPlcHdr") {
      text += carried_text(*xml, xml->child(at, "w:docPartBody")) + " ";
    }
  }
  if (has_ink(text)) {
    add(reading, "glossary", std::string(first_characters(fold_ascii_spaces(text), kGlossaryExcerpt)), part, part);
  }
}

// All parts that relations reach from the root, reporting on the way.
class RelationWalk {
 public:
  RelationWalk(Reading& reading, const std::string& main_part) : reading_(reading), main_part_(main_part) {}

  void walk() {
    follow({});
    while (!open_.empty() && !reading_.parts.limit_reached()) {
      const std::string part = std::move(open_.back());
      open_.pop_back();
      follow(part);
    }
  }

  bool reached(const std::string& part) const { return reached_.count(fold_part_name(part)) != 0; }

 private:
  void follow(const std::string& part) {
    for (const Relation& relation : reading_.parts.relations(part)) {
      if (relation.mode == TargetMode::External) {
        report_external(reading_, relation, part.empty() ? "_rels/.rels" : part, main_part_);
        continue;
      }
      report_second(part, relation);
      report_type(part, relation);
      const std::string folded = fold_part_name(relation.target);
      if (!reached_.insert(folded).second) {
        continue;
      }
      if (!reading_.parts.package().has(relation.target)) {
        continue;
      }
      if (relation.type == "digital-signature/origin") {
        add(reading_, "digital-signature", relation.target, {}, main_part_);
      } else if (relation.type == "glossaryDocument") {
        report_glossary(reading_, relation.target);
      } else if (is_one_of(kAddIns, relation)) {
        add(reading_, "add-in", relation.target, {}, main_part_);
      }
      open_.push_back(relation.target);
    }
  }

  void report_second(const std::string& part, const Relation& relation) {
    const bool root = part.empty() && relation.type == "officeDocument";
    const bool single = part == main_part_ && is_one_of(kSingle, relation);
    if (!root && !single) {
      return;
    }
    const auto [first, fresh] = singles_.emplace(relation.type, fold_part_name(relation.target));
    if (!fresh && first->second != fold_part_name(relation.target)) {
      add(reading_, root ? "second-document" : "second-part", relation.target, relation.type, main_part_);
    }
  }

  void report_type(const std::string& part, const Relation& relation) {
    if (part != main_part_ || !is_one_of(kTyped, relation) || !reading_.parts.package().has(relation.target)) {
      return;
    }
    const std::string type = reading_.parts.content_type(relation.target);
    if (!type.empty() && !type.ends_with("." + relation.type + "+xml")) {
      add(reading_, "content-type", relation.target, type, main_part_);
    }
  }

  Reading& reading_;
  const std::string& main_part_;
  std::set<std::string> reached_;
  std::vector<std::string> open_;
  std::map<std::string, std::string> singles_;
};

// Files and objects that the document brings with it and shows nowhere.
void report_unused_objects(Reading& reading, const std::string& main_part) {
  for (const Relation& relation : reading.parts.relations(main_part)) {
    const bool object = relation.type == "package" || relation.type == "oleObject";
    if (!object || relation.mode == TargetMode::External || !reading.parts.package().has(relation.target)) {
      continue;
    }
    const auto& items = reading.document().items;
    if (std::none_of(items.begin(), items.end(), [&](const Item& item) { return item.detail == relation.target; })) {
      add(reading, "ole-object", reading.parts.hash(relation.target), relation.target, main_part);
    }
  }
}

}  // namespace

void read_settings(Reading& reading, const std::string& main_part) {
  reading.endnotes.numbering.style = {NumberFormat::LowerRoman, 0};
  const Relation* relation = reading.parts.relation_of_type(main_part, "settings");
  if (relation == nullptr) {
    return;
  }
  const std::string part = relation->target;
  const XmlTree* xml = reading.parts.tree(part);
  if (xml == nullptr) {
    return;
  }
  const std::uint32_t root = xml->root();
  reading.even_and_odd = has_switch(*xml, root, "w:evenAndOddHeaders");
  reading.background_shown = has_switch(*xml, root, "w:displayBackgroundShape");
  read_note_numbering(*xml, root, reading);
  if (const std::uint32_t protection = xml->child(root, "w:documentProtection"); protection != 0) {
    const std::string_view enforced = xml->attribute(protection, "w:enforcement");
    const bool holds = !enforced.empty() && parse_on_off(enforced).value_or(true);
    add(reading, "document-protection", std::string(xml->attribute(protection, "w:edit")), holds ? "enforced" : "not enforced", part);
  }
  if (has_switch(*xml, root, "w:printFormsData")) {
    add(reading, "prints-forms-only", "true", {}, part);
  }
  if (has_switch(*xml, root, "w:updateFields")) {
    add(reading, "update-fields", "true", {}, part);
  }
  if (const std::uint32_t merge = xml->child(root, "w:mailMerge"); merge != 0) {
    add(reading, "mail-merge", std::string(xml->attribute(xml->child(merge, "w:mainDocumentType"), "w:val")),
        printable(xml->attribute(xml->child(merge, "w:query"), "w:val")), part);
  }
}

namespace {

// A font of letters for which the file names one of signs: a program that lacks the first draws the words with the second.
bool is_alias_of_signs(std::string_view font, std::string_view aliases) {
  if (symbol_font(font) != SymbolFont::None || draws_no_letters(font)) {
    return false;
  }
  for (std::size_t at = 0; at <= aliases.size();) {
    const std::size_t end = std::min(aliases.find_first_of(",;", at), aliases.size());
    const std::string alias = fold_ascii_spaces(aliases.substr(at, end - at));
    if (symbol_font(alias) != SymbolFont::None || draws_no_letters(alias)) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

}  // namespace

std::unordered_set<std::string> read_embedded_fonts(Reading& reading, const std::string& main_part) {
  std::unordered_set<std::string> names;
  const Relation* relation = reading.parts.relation_of_type(main_part, "fontTable");
  if (relation == nullptr) {
    return names;
  }
  const std::string part = relation->target;
  const XmlTree* xml = reading.parts.tree(part);
  for (std::uint32_t font = xml == nullptr ? 0 : xml->first_child(xml->root()); font != 0; font = xml->next(font)) {
    const std::string name(xml->attribute(font, "w:name"));
    for (std::uint32_t at = xml->first_child(font); at != 0; at = xml->next(at)) {
      const std::string_view style = xml->name(at);
      if (style == "w:altName" && is_alias_of_signs(name, xml->attribute(at, "w:val"))) {
        add(reading, "font-alias", printable(name), printable(xml->attribute(at, "w:val")), part);
      }
      if (!starts_with(style, "w:embed")) {
        continue;
      }
      const Relation* file = reading.parts.relation(part, xml->attribute(at, "r:id"));
      const std::string target = file == nullptr ? std::string() : file->target;
      const bool inside = file != nullptr && file->mode == TargetMode::Internal;
      add(reading, "embedded-font", name + " " + std::string(style.substr(7)), inside ? reading.parts.hash(target) : target, part);
      names.insert(name);
    }
  }
  return names;
}

void read_inventory(Reading& reading, const std::string& main_part) {
  RelationWalk walk(reading, main_part);
  walk.walk();
  report_unused_objects(reading, main_part);
  const std::vector<std::string> names = reading.parts.package().names();
  for (const std::string& name : names) {
    if (reading.parts.limit_reached()) {
      return;
    }
    if (!walk.reached(name) && !is_exempt(fold_part_name(name))) {
      add(reading, "unreferenced-part", printable(name), reading.parts.hash(name), main_part);
    }
  }
}

void read_application(Reading& reading) {
  const Relation* relation = reading.parts.relation_of_type({}, "extended-properties");
  if (relation == nullptr) {
    return;
  }
  const XmlTree* xml = reading.parts.tree(std::string(relation->target));
  if (xml == nullptr) {
    return;
  }
  Document& document = reading.document();
  document.application = first_characters(fold_ascii_spaces(xml->text_of(xml->child(xml->root(), "ep:Application"))), 200);
  const auto pages = parse_integer(fold_ascii_spaces(xml->text_of(xml->child(xml->root(), "ep:Pages"))));
  document.pages = static_cast<std::uint32_t>(std::clamp(pages.value_or(0), 0, 100000));
}

}  // namespace sverka
