// Pages, style sheets and feeds as bytes: the way out of the confined child. As in wire.hpp the receiver trusts nothing: counts,
// lengths, UTF-8, the shape of the tree.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/web_feed.hpp"
#include "document/web_page.hpp"

namespace sverka {

std::string encode_page(const WebPage& page);
std::string encode_style_sheet(const StyleSheet& sheet);
std::string encode_feed(const WebFeed& feed);

// Errors: internal "wire-broken", its detail says where. `memory_bytes`: what the value may take.
Result<WebPage> decode_page(std::string_view bytes, std::size_t memory_bytes);
Result<StyleSheet> decode_style_sheet(std::string_view bytes, std::size_t memory_bytes);
Result<WebFeed> decode_feed(std::string_view bytes, std::size_t memory_bytes);

// What is wrong with the tree of a page, in English; empty if nothing is: node 0 is the document, parents and ends nest,
// ranges are ordered, every text is UTF-8.
std::string find_fault(const WebPage& page);

}  // namespace sverka
