#include "audit/location.hpp"

#include <algorithm>

#include "document/on_page.hpp"

namespace sverka {

namespace {

constexpr std::string_view kPagePart = "page";

std::array<double, 4> edges_of(const Box& box) {
  return {box.left, box.top, box.right, box.bottom};
}

std::string part_of(const Document& document, std::uint16_t part, std::uint32_t page) {
  if (document.format == "pdf" && page != 0) {
    return std::string(kPagePart);
  }
  return part < document.parts.size() ? document.parts[part] : std::string();
}

std::string text_of(const Block& block, TextRange range) {
  const std::size_t begin = std::min<std::size_t>(range.begin, block.text.size());
  const std::size_t end = std::clamp<std::size_t>(range.end, begin, block.text.size());
  return block.text.substr(begin, end - begin);
}

}  // namespace

std::vector<Location> locations_of(const Document& document, const Place& place, const std::string& clause) {
  Location location;
  location.clause = clause;
  location.place = place;
  if (place.block >= document.blocks.size()) {
    location.in_document = false;
    return {location};
  }
  const Block& block = document.blocks[place.block];
  const std::vector<BoxOnPage> boxes = boxes_by_page(block, place.range);
  location.page = boxes.empty() ? block.page : boxes.front().page;
  location.part = part_of(document, block.part, location.page);
  location.quote = text_of(block, place.range);
  std::vector<Location> all(std::max<std::size_t>(boxes.size(), 1), location);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    all[i].page = boxes[i].page;
    all[i].box = edges_of(boxes[i].box);
    if (boxes.size() > 1) {
      all[i].quote = text_of(block, boxes[i].text);
    }
  }
  return all;
}

Location location_of_item(const Document& document, const Item& item) {
  Location location;
  location.in_document = false;
  location.page = item.page;
  location.part = part_of(document, item.part, item.page);
  if (item.page != 0 && !(item.box == Box{})) {
    location.box = edges_of(item.box);
  }
  return location;
}

std::string quote_of(const Document& document, const Place& place) {
  return place.block < document.blocks.size() ? text_of(document.blocks[place.block], place.range) : std::string();
}

}  // namespace sverka
