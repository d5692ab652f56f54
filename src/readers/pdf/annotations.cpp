#include "readers/pdf/annotations.hpp"

#include <algorithm>

#include "readers/pdf/actions.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kAnnotations = 20000;  // of one page
constexpr std::size_t kParents = 32;
constexpr std::int64_t kHiddenFlag = 2;
constexpr std::int64_t kPrintFlag = 4;
constexpr std::int64_t kNoViewFlag = 32;

struct Place {
  std::uint32_t page = 0;
  Box box;
};

std::uint32_t sight_of(const Object& annotation, const Session& session) {
  const std::int64_t flags = annotation.get("F").integer();
  const bool hidden = (flags & kHiddenFlag) != 0;
  const bool seen = !hidden && (flags & kNoViewFlag) == 0;
  const bool printed = !hidden && (flags & kPrintFlag) != 0;
  return kOverlay | (seen ? 0u : kLayerOff) | (seen != printed ? kPrintDiffers : 0u) | session.layers.flags(annotation.get("OC"));
}

Object appearance_of(const Object& annotation) {
  const Object normal = annotation.get("AP").get("N");
  if (normal.is_stream()) {
    return normal;
  }
  const std::string_view state = annotation.get("AS").name();
  return state.empty() ? Object() : normal.get(state);
}

// PDF 32000 12.5.5: the transformed box of the appearance is fitted into the annotation's rectangle.
Matrix appearance_matrix(const Object& form, const Object& rectangle) {
  const auto box = form.get("BBox").numbers(4);
  const auto corners = rectangle.numbers(4);
  if (box.size() != 4 || corners.size() != 4) {
    return {};
  }
  const Box inner = transformed(matrix_from(form.get("Matrix").numbers(6)), box[0], box[1], box[2], box[3]);
  const Box outer = box_of({corners[0], corners[1]}, {corners[2], corners[3]});
  const double width = inner.right - inner.left;
  const double height = inner.bottom - inner.top;
  const double x = width > 0 ? (outer.right - outer.left) / width : 1;
  const double y = height > 0 ? (outer.bottom - outer.top) / height : 1;
  return {x, 0, 0, y, outer.left - inner.left * x, outer.top - inner.top * y};
}

std::string shown_text(const Page& page, std::size_t first_glyph) {
  std::string text;
  for (std::size_t i = first_glyph; i < page.glyphs.size(); ++i) {
    text += page.text.substr(page.glyphs[i].text_begin, page.glyphs[i].text_size);
  }
  return text;
}

std::string without_spaces(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t letter = next_code_point(text, at);
    if (!is_space(letter) && !is_invisible(letter)) {
      result += text.substr(begin, at - begin);
    }
  }
  return result;
}

// The text that a value stands for: a choice may be stored by another word than it is shown.
bool shows_value(const Object& field, const std::string& value, const std::string& shown) {
  const std::string seen = without_spaces(shown);
  if (without_spaces(value) == seen) {
    return true;
  }
  const Object options = inherited_entry(field, "Opt");
  for (std::size_t i = 0; i < std::min<std::size_t>(options.size(), 1000); ++i) {
    const Object option = options.at(i);
    if (option.size() == 2 && option.at(0).text() == value && without_spaces(option.at(1).text()) == seen) {
      return true;
    }
  }
  return false;
}

void add_item(Session& session, const Place& place, std::string kind, std::string value, std::string detail) {
  Item item;
  item.kind = std::move(kind);
  item.value = std::move(value);
  item.detail = std::move(detail);
  item.page = place.page;
  item.box = place.box;
  session.add(std::move(item));
}

bool has_many_parents(const Object& field) {
  Object at = field;
  for (std::size_t i = 0; i < kParents; ++i) {
    at = at.get("Parent");
  }
  return at.is_dictionary();
}

void list_field(Session& session, const Object& field, const Place& place, const std::string& shown) {
  if (has_many_parents(field)) {
    session.unmodelled(place.page, "deep-field");
  }
  const std::string_view type = inherited_entry(field, "FT").name();
  const Object stored = inherited_entry(field, "V");
  if (type != "Tx" && type != "Ch") {
    return;
  }
  const std::string value = stored.is_array() ? stored.at(0).text() : stored.text();
  if (!shows_value(field, value, shown)) {
    add_item(session, place, "form-field", value, field_name(field) + ": " + shown);
  }
}

// What a program draws when the mouse comes, or by itself where the file draws nothing.
void list_other_states(Session& session, const Object& annotation, std::uint32_t page) {
  const Object appearance = annotation.get("AP");
  for (const char* const state : {"R", "D"}) {
    const Object other = appearance.get(state);
    if (other.is_stream() && appearance.get("N").is_stream() && other.identity() != appearance.get("N").identity() &&
        other.stream() != appearance.get("N").stream()) {
      session.unmodelled(page, "annotation-states");
    }
  }
  const Object look = annotation.get("MK");
  if (!appearance.get("N") && (look.get("CA").is_string() || look.get("I").is_stream())) {
    session.unmodelled(page, "field-caption");
  }
}

void list_annotation(Session& session, const Object& annotation, const Place& place, const std::string& shown) {
  const std::string_view subtype = annotation.get("Subtype").name();
  list_actions(session, annotation, place.page, place.box);
  if (subtype == "Widget") {
    list_field(session, annotation, place, shown);
    return;
  }
  if (subtype == "Link" || subtype == "Popup") {
    return;
  }
  if (subtype == "FileAttachment") {
    list_attachment(session, annotation.get("FS"), place.page);
  }
  const std::string contents = annotation.get("Contents").text();
  std::string value = repair_utf8(subtype);
  if (!contents.empty()) {
    value += ": " + contents;
  } else if (!shown.empty()) {
    value += ": " + shown;
  }
  const std::int64_t flags = annotation.get("F").integer();
  const bool hidden = (flags & (kHiddenFlag | kNoViewFlag)) != 0;
  add_item(session, place, "annotation", value, annotation.get("T").text() + (hidden ? " (hidden)" : ""));
}

}  // namespace

void draw_annotations(Session& session, const PageNode& node, Page& page, Interpreter& interpreter) {
  const Object annotations = node.page.get("Annots");
  if (annotations.size() > kAnnotations) {
    session.unmodelled(page.number, "many-annotations");
  }
  const Matrix to_shown = node.to_shown();
  for (std::size_t i = 0; i < std::min(annotations.size(), kAnnotations); ++i) {
    const Object annotation = annotations.at(i);
    const std::string_view subtype = annotation.get("Subtype").name();
    if (!annotation.is_dictionary()) {
      continue;
    }
    if (subtype == "Popup") {
      // The window of another annotation; one that stands alone is a note.
      if (const std::string contents = annotation.get("Contents").text(); !contents.empty() && !annotation.get("Parent")) {
        add_item(session, {page.number, {}}, "annotation", "Popup: " + contents, {});
      }
      continue;
    }
    Place place = {page.number, {}};
    if (const auto corners = annotation.get("Rect").numbers(4); corners.size() == 4) {
      place.box = transformed(to_shown, corners[0], corners[1], corners[2], corners[3]);
    }
    const std::size_t first_glyph = page.glyphs.size();
    const Object form = appearance_of(annotation);
    if (form.is_stream()) {
      const bool is_field = subtype == "Widget";
      if (page.sources.size() < 60000) {
        page.sources.push_back({is_field ? "form-field" : "annotation", is_field ? field_name(annotation) : repair_utf8(subtype)});
      }
      const Matrix matrix = appearance_matrix(form, annotation.get("Rect")) * to_shown;
      interpreter.run_appearance(form, matrix, sight_of(annotation, session), static_cast<std::uint16_t>(page.sources.size()));
    }
    if (!form.is_stream() && annotation.get("MK").get("BG").size() > 0) {
      session.unmodelled(page.number, "field-background");  // viewers paint it over what lies there
    }
    list_other_states(session, annotation, page.number);
    list_annotation(session, annotation, place, shown_text(page, first_glyph));
  }
}

std::string field_name(const Object& field) {
  std::string name;
  Object at = field;
  for (std::size_t i = 0; i < kParents && at.is_dictionary(); ++i, at = at.get("Parent")) {
    if (const std::string part = at.get("T").text(); !part.empty()) {
      name = name.empty() ? part : part + "." + name;
    }
  }
  return name;
}

Object inherited_entry(const Object& field, std::string_view key) {
  Object at = field;
  for (std::size_t i = 0; i < kParents && at.is_dictionary(); ++i, at = at.get("Parent")) {
    if (const Object found = at.get(key)) {
      return found;
    }
  }
  return {};
}

}  // namespace sverka::pdf
