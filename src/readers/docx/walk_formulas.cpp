// Mathematics in a run of text (ISO 29500-1, 22.1).
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {
namespace {

constexpr std::size_t kMostObjects = 200;  // bytes of their names

}  // namespace

// Brackets and signs of sums stand in properties, and are drawn all the same (ISO 29500-1, 22.1.2.24
// and 22.1.2.70).
void StoryWalker::walk_math_object(std::uint32_t node, Inline state) {
  const bool brackets = xml_.name(node) == "m:d";
  const std::uint32_t properties = xml_.child(node, brackets ? "m:dPr" : "m:naryPr");
  const auto sign = [&](std::string_view name, std::string_view otherwise) {
    const std::uint32_t element = xml_.child(properties, name);
    return element == 0 ? otherwise : xml_.attribute(element, "m:val");
  };
  const std::uint32_t flags = state.flags | place_.flags;
  append_text(brackets ? sign("m:begChr", "(") : sign("m:chr", "\xE2\x88\xAB"), flags);
  walk_math(node, state);
  append_text(brackets ? sign("m:endChr", ")") : std::string_view(), flags);
}

// Objects that draw their text otherwise than in order and whole: powers, roots, strokes, phantoms. They are named, for what such a formula
// says is not what its text says.
void StoryWalker::walk_formula(std::uint32_t node, Inline state) {
  constexpr std::string_view kInOrder[] = {"m:oMath", "m:oMathPara", "m:r",    "m:t",    "m:e",     "m:f",   "m:num",
                                           "m:den",   "m:d",         "m:nary", "m:func", "m:fName", "m:box", "m:bar"};
  const Position begin = writer_.position();
  walk_math(node, state);
  std::string objects;
  std::vector<std::uint32_t> open{node};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    const std::string_view name = xml_.name(at);
    if (name.ends_with("Pr") || !name.starts_with("m:")) {
      continue;
    }
    if (std::find(std::begin(kInOrder), std::end(kInOrder), name) == std::end(kInOrder) && objects.size() < kMostObjects) {
      objects.append(objects.empty() ? "" : " ").append(name.substr(2));
    }
    for (std::uint32_t child = xml_.first_child(at); child != 0; child = xml_.next(child)) {
      open.push_back(child);
    }
  }
  if (!objects.empty()) {
    Item item = item_here("formula");
    item.value = objects + ": " + carried_text(xml_, node);
    item.range = writer_.since(begin);
    writer_.add_item(std::move(item));
  }
}

// Fractions get a stroke between numerator and denominator, so that 1/2 is not read as 12; all else is text
// in order.
void StoryWalker::walk_math(std::uint32_t node, Inline state) {
  for (std::uint32_t at = xml_.first_child(node); at != 0; at = xml_.next(at)) {
    switch (xml_.tag(at)) {
      case Tag::MR: {
        const std::uint32_t r_pr = xml_.child(at, Tag::WRPr);
        seen_ = reading_.looks->run(look_, xml_, r_pr);
        Inline run = state;
        run.flags |= seen_.flags | place_.flags;
        if (r_pr != 0) {
          report_formatting_changes(r_pr);
        }
        walk_inline(at, run);
        seen_ = {};
        break;
      }
      case Tag::MF:
        walk_math(xml_.child(at, Tag::MNum), state);
        append_text("/", state.flags | place_.flags);
        walk_math(xml_.child(at, Tag::MDen), state);
        break;
      case Tag::MRPr:
      case Tag::MOMathParaPr:
        break;
      case Tag::WIns:
      case Tag::WDel:
      case Tag::WMoveFrom:
      case Tag::WMoveTo: {
        const Position begin = writer_.position();
        Inline inside = state;
        inside.flags |= revision_flags(xml_.tag(at));
        walk_math(at, inside);
        add_revision(at, xml_.name(at).substr(2), begin);
        break;
      }
      default:
        if (xml_.name(at) == "m:d" || xml_.name(at) == "m:nary") {
          walk_math_object(at, state);
        } else if (xml_.name(at).substr(0, 2) == "m:") {
          walk_math(at, state);
        } else {
          walk_inline_child(at, state);
        }
        break;
    }
  }
}

}  // namespace sverka
