// VML and embedded objects in a run: w:pict, w:object (ISO 29500-4, 19).
#include <utility>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/shapes.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {

void StoryWalker::walk_object(std::uint32_t node, std::uint32_t flags) {
  walk_vml(node, flags);
}

void StoryWalker::walk_vml(std::uint32_t node, std::uint32_t flags) {
  for (std::uint32_t at = xml_.first_child(node); at != 0; at = xml_.next(at)) {
    switch (xml_.tag(at)) {
      case Tag::VRect:
      case Tag::VRoundrect:
      case Tag::VShape:
      case Tag::VOval:
      case Tag::VLine:
      case Tag::VPolyline:
      case Tag::VArc:
      case Tag::VCurve:
      case Tag::VImage:
        walk_vml_shape(at, flags);
        break;
      case Tag::VImagedata: {
        const std::string_view id = xml_.attribute(at, "r:id");
        add_picture(id.empty() ? xml_.attribute(at, "o:relid") : id, (flags & kOffPage) != 0 ? " off-page" : "",
                    shown_part_of_vml(xml_, at));
        break;
      }
      case Tag::VFill: {
        const std::string_view id = xml_.attribute(at, "r:id");
        if (!id.empty()) {
          add_picture(id, " fill", std::nullopt);
        }
        break;
      }
      case Tag::VTextbox: {
        const std::uint32_t content = xml_.child(at, Tag::WTxbxContent);
        if (content != 0) {
          defer_box(content, flags, read_vml_shape(xml_, xml_.parent(at)).fill);
        }
        break;
      }
      case Tag::WTxbxContent:
        defer_box(at, flags, std::nullopt);
        break;
      case Tag::VTextpath: {
        const std::string text(xml_.attribute(at, "string"));
        if (has_ink(text)) {
          defer_box(0, flags, std::nullopt);
          deferred_.back().word_art = text;
        }
        break;
      }
      case Tag::OOLEObject:
        add_part_item("ole-object", xml_.attribute(at, "r:id"), xml_.attribute(at, "ProgID"));
        break;
      case Tag::WControl:
        add_part_item("activex", xml_.attribute(at, "r:id"), {});
        break;
      case Tag::WDrawing:
        walk_drawing(at, flags);
        break;
      case Tag::McAlternateContent: {
        Inline state;
        state.flags = flags;
        walk_alternate(at, state, nullptr);
        break;
      }
      case Tag::VShapetype:
      case Tag::Text:
        break;
      default:
        walk_vml(at, flags);
        break;
    }
  }
}

void StoryWalker::walk_vml_shape(std::uint32_t node, std::uint32_t flags) {
  const std::string_view style = xml_.attribute(node, "style");
  const double width = parse_measure(vml_style(style, "width"), 1).value_or(0);
  const double height = parse_measure(vml_style(style, "height"), 1).value_or(0);
  if (vml_style(style, "visibility") == "hidden") {
    flags |= kHidden;
  }
  if (vml_style(style, "position") == "absolute") {
    const double left = parse_measure(vml_style(style, "margin-left"), 1).value_or(0);
    const double top = parse_measure(vml_style(style, "margin-top"), 1).value_or(0);
    const PageSize& page = reading_.page_size;
    const bool off = left + width <= -page.left_margin || left >= page.width || top + height <= -page.height || top >= page.height;
    // A position of zero size is that of a group's member, in the units of the group.
    flags |= off && width > 0 ? std::uint32_t{kOffPage} : 0u;
  }
  const ShapeLook look = read_vml_shape(xml_, node);
  if (((look.opaque || look.line) && vml_lies_over_text(xml_, node)) || vml_darkens_text(xml_, node, look)) {
    Item item = item_here("shape");
    item.value = look.geometry + " " + size_class(width, height);
    item.detail = look.fill_name;
    writer_.add_item(std::move(item));
  }
  const std::string_view link = xml_.attribute(node, "href");
  if (!link.empty()) {
    Item item = item_here("hyperlink");
    item.value = fold_address(link);
    writer_.add_item(std::move(item));
  }
  walk_vml(node, flags);
}

}  // namespace sverka
