// Which nodes of a page a person sees, by its attributes and style sheets, as far as a static reading can tell.
//
// The cascade is worked out for a wide and a narrow screen, with what cannot be decided taken as holding and as not holding: what is
// hidden in all of these worlds is hidden, what is hidden in some is Unknown.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "document/web_page.hpp"
#include "web/cascade.hpp"

namespace sverka {

enum class Seen : std::uint8_t {
  Yes,
  Hidden,     // surely not: hidden, display, visibility, opacity, zero size, off-screen, colour of its background
  Collapsed,  // a closed details, tab or accordion that a click opens
  Unknown,    // a style sheet that was not read, or a rule that was not understood, may hide it
};

struct PageVisibility {
  std::vector<Seen> nodes;  // one a node of the page; what an ancestor hides is hidden
  // Texts that are shown letter by letter from right to left, whatever their letters are, in any of the worlds: with the element that
  // says so. Those of one element stand in line.
  std::map<std::uint32_t, std::uint32_t> turned;
};

// `sheets`: one for each of referenced_sheets(page), in its order; a missing or surplus one makes the page's sheets count as unread. The
// page's own <style> elements and style attributes are read by the reader of pages. Cost: elements times the rules that name their
// classes, ids and types; past a fixed amount of work everything is Unknown.
PageVisibility visibility_of(const WebPage& page, std::span<const StyleSheet> sheets);
// The same with sheets that are taken apart once for many pages.
PageVisibility visibility_of(const WebPage& page, std::span<const SheetIndex* const> sheets);

}  // namespace sverka
