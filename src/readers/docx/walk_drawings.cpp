// DrawingML in a run: pictures, shapes, text boxes, charts, diagrams; mc:AlternateContent (ISO 29500-1, 20;
// 29500-3).
#include <algorithm>
#include <utility>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/shapes.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {
namespace {

constexpr double kEmu = 1.0 / 12700;
// Each comparison reads all that is below; no program nests them more than two deep.
constexpr int kDeepestComparison = 6;
constexpr std::size_t kLongDescription = 200;
constexpr std::size_t kLongestCarrier = 8000;

// What the programs of today understand: for these Word shows the Choice. (ISO 29500-3, 7.6.)
bool is_understood(std::string_view requires_list) {
  constexpr std::string_view kUnderstood[] = {"wps",   "wpg",    "wpc",    "wpi",   "wp14",     "wp15", "w14", "w15", "w16",
                                              "w16se", "w16cid", "w16cex", "w16du", "w16sdtdh", "a14",  "cx",  "cx1", "cx2",
                                              "cx4",   "c14",    "aink",   "am3d",  "v",        "o",    "dsp", "asvg"};
  bool all = true;
  for (std::size_t at = 0; at < requires_list.size();) {
    const std::size_t end = std::min(requires_list.size(), requires_list.find(' ', at));
    const std::string_view one = requires_list.substr(at, end - at);
    all = all && (one.empty() || std::find(std::begin(kUnderstood), std::end(kUnderstood), one) != std::end(kUnderstood));
    at = end + 1;
  }
  return all;
}

}  // namespace

// The branch that Word shows, once compared with the others; 0 if there is none.
std::uint32_t StoryWalker::shown_branch(std::uint32_t node) {
  std::uint32_t chosen = 0;
  std::uint32_t fallback = 0;
  for (std::uint32_t at = xml_.first_child(node); at != 0; at = xml_.next(at)) {
    if (xml_.tag(at) == Tag::McChoice && chosen == 0 && is_understood(xml_.attribute(at, "Requires"))) {
      chosen = at;
    } else if (xml_.tag(at) == Tag::McFallback) {
      fallback = at;
    }
  }
  const std::uint32_t shown = chosen != 0 ? chosen : fallback;
  if (alternate_depth_ < kDeepestComparison) {
    compare_alternates(node, shown);
  } else {
    Item item = item_here("unmodelled");
    item.value = "mc:AlternateContent";
    item.detail = "nested too deep to compare";
    writer_.add_item(std::move(item));
  }
  return shown;
}

void StoryWalker::walk_alternate(std::uint32_t node, Inline state, StoryPlace* place) {
  const std::uint32_t shown = shown_branch(node);
  ++alternate_depth_;
  if (place != nullptr && !writer_.is_open()) {
    walk_blocks(shown, *place);
  } else {
    walk_inline(shown, state);
  }
  --alternate_depth_;
}

// Runs with text right in the branch, not only in shapes.
bool StoryWalker::says_in_runs(std::uint32_t branch) const {
  for (std::uint32_t at = xml_.first_child(branch); at != 0; at = xml_.next(at)) {
    const std::uint32_t run = xml_.tag(at) == Tag::WP ? xml_.child(at, Tag::WR) : at;
    if (xml_.tag(run) == Tag::WR && xml_.child(run, Tag::WT) != 0) {
      return true;
    }
  }
  return false;
}

// Word shows one branch and other programs another: both have to say the same.
void StoryWalker::compare_alternates(std::uint32_t node, std::uint32_t shown) {
  const std::string shown_text = carried_text(xml_, shown);
  for (std::uint32_t at = xml_.first_child(node); at != 0; at = xml_.next(at)) {
    const std::string other = at == shown ? std::string() : carried_text(xml_, at);
    if (at != shown && says_in_runs(shown) && carried_text(xml_, at).empty() && has_ink(shown_text)) {
      // Words of a sentence that other programs leave out.
      Item item = item_here("unmodelled");
      item.value = xml_.name(at);
      item.detail = first_characters(fold_ascii_spaces(first_characters(shown_text, 1000)), 80);
      writer_.add_item(std::move(item));
    }
    if (has_ink(other) && other != shown_text) {
      Item item = item_here("alternate-content-differs");
      item.value = other;
      item.detail = xml_.name(at);
      writer_.add_item(std::move(item));
    }
  }
}

void StoryWalker::walk_drawing(std::uint32_t node, std::uint32_t flags) {
  for (std::uint32_t at = xml_.first_child(node); at != 0; at = xml_.next(at)) {
    const Tag tag = xml_.tag(at);
    if (tag == Tag::WpInline || tag == Tag::WpAnchor) {
      const std::uint32_t anchor = tag == Tag::WpAnchor ? at : 0;
      std::uint32_t inside = flags;
      const std::uint32_t extent = xml_.child(at, "wp:extent");
      extent_ = Box{0, 0, static_cast<float>(parse_measure(xml_.attribute(extent, "cx"), kEmu).value_or(0)),
                    static_cast<float>(parse_measure(xml_.attribute(extent, "cy"), kEmu).value_or(0))};
      if (anchor != 0 && is_off_page(anchor)) {
        inside |= kOffPage;
      }
      const std::uint32_t properties = xml_.child(at, Tag::WpDocPr);
      inside |= has_switch_attribute(xml_, properties, "hidden") ? kHidden : 0u;
      for (std::string_view name : {"descr", "title"}) {
        const std::string_view text = xml_.attribute(properties, name);
        if (first_characters(text, kLongDescription).size() < text.size()) {
          reading_.document().notes.push_back({"long-alternative-text", part_, std::string(first_characters(text, 80))});
        }
      }
      walk_graphic(at, anchor, inside);
    } else {
      mark_range(at, place_);
    }
  }
}

void StoryWalker::walk_graphic(std::uint32_t node, std::uint32_t anchor, std::uint32_t flags) {
  for (std::uint32_t at = xml_.first_child(node); at != 0; at = xml_.next(at)) {
    switch (xml_.tag(at)) {
      case Tag::ABlip:
        for (std::string_view name : {"r:embed", "r:link"}) {
          if (const std::string_view id = xml_.attribute(at, name); !id.empty()) {
            add_picture(id, (flags & kOffPage) != 0 ? " off-page" : "", shown_part(xml_, at));
          }
        }
        walk_graphic(at, anchor, flags);
        break;
      case Tag::SvgBlip:
        add_picture(xml_.attribute(at, "r:embed"), " svg", std::nullopt);
        break;
      case Tag::WpsWsp:
        walk_shape(at, anchor, flags);
        break;
      case Tag::CChart:
      case Tag::CxChart:
        add_text_carrier("chart-text", xml_.attribute(at, "r:id"));
        break;
      case Tag::DgmRelIds:
        add_text_carrier("diagram-text", xml_.attribute(at, "r:dm"));
        break;
      case Tag::AHlinkClick: {
        const Relation* relation = reading_.parts.relation(part_, xml_.attribute(at, "r:id"));
        if (relation != nullptr && relation->mode == TargetMode::External) {
          Item item = item_here("hyperlink");
          item.value = fold_address(relation->target);
          writer_.add_item(std::move(item));
        }
        break;
      }
      case Tag::AT: {
        // Text of a locked canvas or another frame that is no text box of Word.
        Deferred box;
        box.word_art = xml_.text_of(at);
        if (has_ink(box.word_art)) {
          defer_box(0, flags, std::nullopt);
          deferred_.back().word_art = std::move(box.word_art);
        }
        break;
      }
      case Tag::WTxbxContent:
        defer_box(at, flags, std::nullopt);
        break;
      case Tag::WContentPart:
        add_part_item("ink", xml_.attribute(at, "r:id"), {});
        break;
      case Tag::McAlternateContent: {
        const std::uint32_t shown = shown_branch(at);
        ++alternate_depth_;
        walk_graphic(shown, anchor, flags);
        --alternate_depth_;
        break;
      }
      case Tag::Text:
        break;
      default:
        walk_graphic(at, anchor, flags);
        break;
    }
  }
}

void StoryWalker::walk_shape(std::uint32_t node, std::uint32_t anchor, std::uint32_t flags) {
  const ShapeLook look = read_shape(xml_, node);
  const std::uint32_t content = xml_.child(xml_.child(node, Tag::WpsTxbx), Tag::WTxbxContent);
  if (content != 0) {
    defer_box(content, flags, look.fill);
  }
  if (anchor != 0 && ((lies_over_text(xml_, anchor) && (look.opaque || look.line)) || darkens_text(xml_, anchor, look))) {
    Item item = item_here("shape");
    item.value = look.geometry + " " + size_class(xml_, anchor);
    item.detail = look.fill_name;
    writer_.add_item(std::move(item));
  }
  for (std::uint32_t at = xml_.first_child(node); at != 0; at = xml_.next(at)) {
    if (xml_.tag(at) != Tag::WpsTxbx) {
      walk_graphic(at, anchor, flags);
    }
  }
}

void StoryWalker::defer_box(std::uint32_t container, std::uint32_t flags, std::optional<Colour> background) {
  Deferred box;
  box.container = container;
  box.place.story = place_.story == Story::Unseen ? Story::Unseen : Story::TextBox;
  box.place.header_use = place_.header_use;
  box.place.story_item = ++reading_.text_boxes;
  box.place.flags = (flags | place_.flags) & (kHidden | kOffPage | kHiddenRow | kInserted | kDeleted | kMoved | kPlaceholder);
  box.place.behind = background;
  deferred_.push_back(std::move(box));
}

bool StoryWalker::is_off_page(std::uint32_t anchor) const {
  const std::uint32_t extent = xml_.child(anchor, "wp:extent");
  const double width = parse_measure(xml_.attribute(extent, "cx"), kEmu).value_or(0);
  const double height = parse_measure(xml_.attribute(extent, "cy"), kEmu).value_or(0);
  const PageSize& page = reading_.page_size;
  const auto offset = [&](std::string_view axis, bool& from_page) -> std::optional<double> {
    const std::uint32_t position = xml_.child(anchor, axis);
    const std::uint32_t value = xml_.child(position, "wp:posOffset");
    from_page = xml_.attribute(position, "relativeFrom") == "page";
    return value == 0 ? std::nullopt : parse_measure(xml_.text_of(value), kEmu);
  };
  bool from_page = false;
  if (const auto x = offset("wp:positionH", from_page)) {
    const double left = *x + (from_page ? 0 : page.left_margin);
    if (left + width <= 0 || left >= page.width) {
      return true;
    }
  }
  if (const auto y = offset("wp:positionV", from_page)) {
    const bool above = from_page ? *y + height <= 0 : *y + height <= -page.height;
    return above || *y >= page.height;
  }
  return false;
}

void StoryWalker::add_picture(std::string_view relation_id, std::string_view note, const std::optional<Box>& part) {
  const Relation* relation = reading_.parts.relation(part_, relation_id);
  if (relation == nullptr) {
    return;
  }
  Item item = item_here("picture");
  item.box = extent_;
  if (relation->mode == TargetMode::External) {
    item.value = relation->target;
    item.detail = "external";
  } else {
    const std::string target = relation->target;
    item.value = reading_.parts.hash(target);
    item.detail = target + std::string(note);
    item.look = part ? reading_.parts.look(target, *part) : std::string();
  }
  writer_.add_item(std::move(item));
}

// A part whose text is drawn: a chart, or the data of a diagram.
void StoryWalker::add_text_carrier(std::string_view kind, std::string_view relation_id) {
  const Relation* relation = reading_.parts.relation(part_, relation_id);
  if (relation == nullptr || relation->mode == TargetMode::External) {
    return;
  }
  const std::string target = relation->target;
  Item item = item_here(kind);
  item.detail = target;
  if (const XmlTree* xml = reading_.parts.tree(target)) {
    item.value = first_characters(carried_text(*xml, xml->root()), kLongestCarrier);
  }
  writer_.add_item(std::move(item));
}

// An item for a part that is merged, run or drawn as a whole: its hash, or its address if it lies outside.
void StoryWalker::add_part_item(std::string_view kind, std::string_view relation_id, std::string_view prefix) {
  Item item = item_here(kind);
  item.value = prefix;
  const Relation* relation = reading_.parts.relation(part_, relation_id);
  if (relation != nullptr) {
    const std::string target = relation->target;
    item.value += prefix.empty() ? "" : " ";
    item.value += relation->mode == TargetMode::External ? target : reading_.parts.hash(target);
    item.detail = target;
  }
  writer_.add_item(std::move(item));
}

}  // namespace sverka
