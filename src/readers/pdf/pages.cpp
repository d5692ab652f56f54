#include "readers/pdf/pages.hpp"

#include <algorithm>
#include <set>

namespace sverka::pdf {
namespace {

constexpr std::size_t kPages = 20000;
constexpr std::size_t kDepth = 64;
constexpr std::size_t kNodes = 200000;

struct Inherited {
  Object resources;
  Object media;
  Object crop;
  Object rotation;
};

struct Entry {
  Object node;
  Inherited inherited;
  std::size_t depth = 0;
};

Box box_from(const Object& array, const Box& otherwise) {
  if (array.size() < 4) {
    return otherwise;
  }
  const auto numbers = array.numbers(4);
  const Box box = box_of({numbers[0], numbers[1]}, {numbers[2], numbers[3]});
  return is_empty(box) ? otherwise : box;
}

PageNode page_from(const Object& node, const Inherited& inherited) {
  PageNode page;
  page.page = node;
  page.resources = inherited.resources;
  page.media = box_from(inherited.media, {0, 0, 612, 792});
  page.crop = intersection(box_from(inherited.crop, page.media), page.media);
  if (is_empty(page.crop)) {
    page.crop = page.media;
    page.odd_box = true;
  }
  page.odd_rotation = inherited.rotation.integer() % 90 != 0;
  const std::int64_t turn = inherited.rotation.integer() % 360;
  page.rotation = static_cast<int>((turn + 360) % 360 / 90 * 90);
  page.unit = std::clamp(node.get("UserUnit").number(1), 0.001, 1000.0);
  return page;
}

Object own_or(const Object& node, std::string_view key, const Object& inherited) {
  const Object own = node.get(key);
  return own ? own : inherited;
}

}  // namespace

PageExtent PageNode::shown_size() const {
  const auto width = static_cast<float>((crop.right - crop.left) * unit);
  const auto height = static_cast<float>((crop.bottom - crop.top) * unit);
  return rotation % 180 == 0 ? PageExtent{width, height} : PageExtent{height, width};
}

Matrix PageNode::to_shown() const {
  const Matrix moved{unit, 0, 0, unit, -crop.left * unit, -crop.top * unit};
  const double width = (crop.right - crop.left) * unit;
  const double height = (crop.bottom - crop.top) * unit;
  switch (rotation) {
    case 90:
      return moved * Matrix{0, 1, 1, 0, 0, 0};
    case 180:
      return moved * Matrix{-1, 0, 0, 1, width, 0};
    case 270:
      return moved * Matrix{0, -1, -1, 0, height, width};
    default:
      return moved * Matrix{1, 0, 0, -1, 0, height};
  }
}

Result<std::vector<PageNode>> list_pages(const File& file) {
  std::vector<PageNode> pages;
  std::set<const void*> seen;
  std::vector<Entry> waiting = {{file.catalog().get("Pages"), {}, 0}};
  while (!waiting.empty()) {
    const Entry entry = waiting.back();
    waiting.pop_back();
    if (!entry.node.is_dictionary()) {
      continue;
    }
    if (entry.depth > kDepth) {
      return fail(ErrorCode::LimitReached, {}, "pdf-pages");
    }
    const Object kids = entry.node.get("Kids");
    // One page object may stand in the tree twice and is then two pages; a node of the tree may not.
    if (kids.is_array() && !seen.insert(entry.node.identity()).second) {
      continue;
    }
    const Inherited inherited = {own_or(entry.node, "Resources", entry.inherited.resources),
                                 own_or(entry.node, "MediaBox", entry.inherited.media), own_or(entry.node, "CropBox", entry.inherited.crop),
                                 own_or(entry.node, "Rotate", entry.inherited.rotation)};
    if (!kids.is_array()) {
      pages.push_back(page_from(entry.node, inherited));
    }
    if (pages.size() > kPages || waiting.size() + kids.size() > kNodes) {
      return fail(ErrorCode::LimitReached, {}, "pdf-pages");
    }
    for (std::size_t i = kids.size(); i > 0; --i) {
      waiting.push_back({kids.at(i - 1), inherited, entry.depth + 1});
    }
  }
  return pages;
}

}  // namespace sverka::pdf
