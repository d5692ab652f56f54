// Content controls: w:sdt around blocks, rows, cells or runs (ISO 29500-1, 17.5.2).
#include <utility>

#include "readers/docx/bindings.hpp"
#include "readers/docx/excerpt.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {
namespace {

constexpr std::size_t kMostChoices = 1000;
constexpr std::uint32_t kMostBindings = 2000;
constexpr std::size_t kLongestBound = 4000;

ControlKind kind_by_name(std::string_view name, ControlKind otherwise) {
  if (name == "w:dropDownList" || name == "w:comboBox") {
    return ControlKind::DropDown;
  }
  if (name == "w:date") {
    return ControlKind::Date;
  }
  if (name == "w14:checkbox") {
    return ControlKind::CheckBox;
  }
  if (name == "w15:repeatingSection") {
    return ControlKind::Repeating;
  }
  if (name == "w:docPartObj" || name == "w:docPartList" || name == "w:group" || name == "w:citation" || name == "w:bibliography") {
    return ControlKind::Group;
  }
  return name == "w:picture" ? ControlKind::Picture : otherwise;
}

}  // namespace

Control StoryWalker::describe_control(std::uint32_t sdt_pr) {
  Control control;
  std::string alias;
  for (std::uint32_t at = xml_.first_child(sdt_pr); at != 0; at = xml_.next(at)) {
    const std::string_view name = xml_.name(at);
    control.kind = kind_by_name(name, control.kind);
    if (name == "w:tag") {
      control.name = xml_.attribute(at, "w:val");
    } else if (name == "w:alias") {
      alias = xml_.attribute(at, "w:val");
    } else if (name == "w:lock") {
      const std::string_view lock = xml_.attribute(at, "w:val");
      control.content_locked = lock == "contentLocked" || lock == "sdtContentLocked";
    } else if (name == "w:showingPlcHdr") {
      control.shows_placeholder = on_off(xml_, at).value_or(true);
    } else if (name == "w:dropDownList" || name == "w:comboBox") {
      for (std::uint32_t item = xml_.first_child(at); item != 0; item = xml_.next(item)) {
        if (xml_.name(item) == "w:listItem" && control.choices.size() < kMostChoices) {
          const std::string_view shown = xml_.attribute(item, "w:displayText");
          control.choices.emplace_back(shown.empty() ? xml_.attribute(item, "w:value") : shown);
        }
      }
    } else if (name == "w:dataBinding" || name == "w15:dataBinding") {
      control.bound = true;
    }
  }
  if (control.name.empty()) {
    control.name = std::move(alias);
  }
  if (control.content_locked) {
    control.kind = ControlKind::Group;
  }
  if (control.bound) {
    bind(sdt_pr, control);
  }
  return control;
}

void StoryWalker::bind(std::uint32_t sdt_pr, Control& control) {
  // Looking a value up costs time by the size of its store.
  if (++reading_.bindings > kMostBindings) {
    return;
  }
  std::uint32_t binding = xml_.child(sdt_pr, "w:dataBinding");
  binding = binding != 0 ? binding : xml_.child(sdt_pr, "w15:dataBinding");
  const auto value = find_bound_value(reading_.parts, xml_.attribute(binding, "w:storeItemID"), xml_.attribute(binding, "w:xpath"));
  if (value) {
    control.bound_value = first_characters(*value, kLongestBound);
  }
}

// The end of what was written last in the same story; the writer may stand between blocks.
Position StoryWalker::last_position(const StoryPlace& place) const {
  if (writer_.is_open()) {
    return writer_.position();
  }
  const std::vector<Block>& blocks = reading_.document().blocks;
  for (std::size_t at = blocks.size(); at > 0; --at) {
    const Block& block = blocks[at - 1];
    if (block.story == place.story && block.story_item == place.story_item) {
      return {static_cast<std::uint32_t>(at - 1), static_cast<std::uint32_t>(block.text.size())};
    }
  }
  return writer_.position();
}

void StoryWalker::walk_control(std::uint32_t node, Level level, StoryPlace* place, Inline state, double row_height) {
  const std::uint32_t properties = xml_.child(node, Tag::WSdtPr);
  const std::uint32_t content = xml_.child(node, Tag::WSdtContent);
  Control control = describe_control(properties);
  const Position begin = writer_.position();
  const std::uint32_t placeholder = control.shows_placeholder ? std::uint32_t{kPlaceholder} : 0u;
  const std::uint32_t outer = place == nullptr ? 0u : place->flags;
  switch (level) {
    case Level::Runs:
      state.flags |= placeholder;
      walk_inline(content, state);
      break;
    case Level::Blocks:
      place->flags |= placeholder;
      walk_blocks(content, *place);
      break;
    case Level::Rows:
      place->flags |= placeholder;
      walk_rows(content, *place);
      break;
    case Level::Cells:
      place->flags |= placeholder;
      walk_cells(content, *place, row_height);
      break;
  }
  if (place != nullptr) {
    place->flags = outer;
  }
  // An item of a repeating section is neither a slot nor fixed: its section says what may recur.
  if (xml_.child(properties, "w15:repeatingSectionItem") != 0 || content == 0) {
    return;
  }
  const Position end = level == Level::Runs ? writer_.position() : last_position(*place);
  if (level != Level::Runs && (end.block < begin.block || writer_.position() == begin)) {
    return;
  }
  control.span = {begin.block, begin.offset, end.block, end.offset};
  writer_.add_control(std::move(control));
}

}  // namespace sverka
