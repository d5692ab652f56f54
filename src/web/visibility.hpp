// Which nodes of a page a person sees, by its attributes and style sheets, as far as a static reading can tell.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "document/web_page.hpp"

namespace sverka {

enum class Seen : std::uint8_t {
  Yes,
  Hidden,       // surely not: hidden, display, visibility, opacity, zero size, off-screen, colour of its background
  Collapsed,    // a closed details, tab or accordion that a click opens
  Unknown,      // a style sheet that was not read, or a rule that was not understood, may hide it
};

struct PageVisibility {
  std::vector<Seen> nodes;             // one a node of the page; what an ancestor hides is hidden
};

// `sheets`: those of the page's links, in their order; its own <style> elements and style attributes are read by the reader of pages.
PageVisibility visibility_of(const WebPage& page, std::span<const StyleSheet> sheets);

}  // namespace sverka
