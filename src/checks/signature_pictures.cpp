#include "checks/signature_pictures.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>

#include "checks/printed_pictures.hpp"
#include "document/on_page.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr float kLeastSide = 14;          // points: no dot, no line
constexpr float kMostSide = 260;          // a signature that goes over a seal
constexpr float kMostLong = 3.5F;         // a line of words is longer in proportion
constexpr float kReach = 24;              // points between the picture and the line to sign on
constexpr std::uint32_t kBeside = 2;      // blocks above and below a line to sign on that may belong to it
constexpr std::uint32_t kRowsBeside = 2;  // rows of their table
constexpr std::size_t kMostWords = 6;     // of such a block
constexpr std::size_t kMostPictures = 100;

bool may_be_signature(const Item& item) {
  const float width = item.box.right - item.box.left, height = item.box.bottom - item.box.top;
  const bool sized = item.page != 0 && std::min(width, height) >= kLeastSide && std::max(width, height) <= kMostSide;
  return (item.kind == "picture" || item.kind == "vector-art") && item.detail != "hidden" &&
         (item.box == Box{} || (sized && width <= kMostLong * height));
}

// Underscores, slashes and full stops: what is left of a line to sign on.
bool is_line(std::string_view text) {
  return !text.empty() && text.find('_') != std::string_view::npos && text.find_first_not_of(" \t_/.,-") == std::string_view::npos;
}

// Who signs, where the seal goes: few words, and no figure.
bool is_short(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t sign = next_code_point(text, at);
    if (is_digit(sign)) {
      return false;
    }
    const bool space = is_space(sign);
    words += !space && !in_word ? 1 : 0;
    in_word = !space;
  }
  return words <= kMostWords;
}

// The blocks of the template that lines to sign on stand in, and those that belong to them.
std::set<std::uint32_t> signature_blocks(const Template& sample) {
  const std::vector<Block>& blocks = sample.document.blocks;
  std::set<std::uint32_t> found;
  for (const Slot& slot : sample.slots) {
    if (slot.schema != FieldSchema::Signature || slot.block >= blocks.size()) {
      continue;
    }
    const Cell& cell = blocks[slot.block].cell;
    const std::uint32_t first = cell.table != 0 ? 0 : slot.block - std::min(slot.block, kBeside);
    const std::size_t last = cell.table != 0 ? blocks.size() : std::min<std::size_t>(blocks.size(), slot.block + kBeside + 1);
    for (std::size_t at = first; at < last; ++at) {
      const Cell& other = blocks[at].cell;
      const std::uint32_t rows = std::max(other.row, cell.row) - std::min(other.row, cell.row);
      const bool beside = other.table == cell.table && (cell.table == 0 || rows <= kRowsBeside);
      if (beside && blocks[at].story == blocks[slot.block].story && is_short(blocks[at].text)) {
        found.insert(static_cast<std::uint32_t>(at));
      }
    }
  }
  return found;
}

struct LinesToSign {
  std::vector<BoxOnPage> boxes;
  std::set<std::uint32_t> blocks;
};

LinesToSign lines_to_sign(const Evidence& evidence) {
  const std::vector<Block>& blocks = evidence.document->blocks;
  LinesToSign lines;
  const auto add = [&](const Place& place) {
    if (place.block < blocks.size()) {
      const std::vector<BoxOnPage> boxes = boxes_by_line(blocks[place.block], place.range);
      lines.boxes.insert(lines.boxes.end(), boxes.begin(), boxes.end());
      lines.blocks.insert(place.block);
    }
  };
  for (const SlotValue& value : evidence.alignment->values) {
    if (value.slot < evidence.sample->slots.size() && evidence.sample->slots[value.slot].schema == FieldSchema::Signature) {
      std::for_each(value.places.begin(), value.places.end(), add);
    }
  }
  for (const Deviation& deviation : evidence.alignment->deviations) {
    if (is_line(deviation.observed)) {
      std::for_each(deviation.places.begin(), deviation.places.end(), add);
    }
  }
  return lines;
}

// What has no box stands in its block.
bool is_near(const Item& item, const LinesToSign& lines) {
  if (item.box == Box{}) {
    return lines.blocks.count(item.block) != 0;
  }
  return std::any_of(lines.boxes.begin(), lines.boxes.end(), [&](const BoxOnPage& line) {
    return item.page == line.page && item.box.left - kReach < line.box.right && item.box.right + kReach > line.box.left &&
           item.box.top - kReach < line.box.bottom && item.box.bottom + kReach > line.box.top;
  });
}

bool lies_under(const Block& block, const TextRange& range, const std::vector<Item>& pictures, float reach) {
  const std::vector<BoxOnPage> boxes = boxes_by_line(block, range);
  return !boxes.empty() && std::all_of(boxes.begin(), boxes.end(), [&](const BoxOnPage& one) {
    return std::any_of(pictures.begin(), pictures.end(), [&](const Item& item) {
      return item.page == one.page && item.box.left < one.box.right + reach && item.box.right > one.box.left - reach &&
             item.box.top < one.box.bottom && item.box.bottom > one.box.top;
    });
  });
}

}  // namespace

SignaturePictures signature_pictures(const Evidence& evidence) {
  SignaturePictures found;
  const Document& document = *evidence.document;
  if (std::none_of(document.items.begin(), document.items.end(), may_be_signature)) {
    return found;
  }
  const LinesToSign lines = lines_to_sign(evidence);
  PrintedPictures origins(evidence);
  for (const Item& item : document.items) {
    const bool of_template = origins.origin_of(item) != PrintedPictures::Origin::Elsewhere;
    if (!of_template && may_be_signature(item) && found.pictures.size() < kMostPictures && is_near(item, lines)) {
      found.pictures.push_back(item);
    }
  }
  if (found.pictures.empty()) {
    return found;
  }
  const std::set<std::uint32_t> signing = signature_blocks(*evidence.sample);
  for (const Deviation& deviation : evidence.alignment->deviations) {
    const auto signs = [&](const Place& place) { return signing.count(place.block) != 0; };
    const std::uint32_t unseen = deviation.flags & kNotSeenFlags;
    const bool as_stored = deviation.deviation_class == DeviationClass::Hidden && unseen == kCovered;
    // What looks out from under the picture.
    const bool rest = deviation.deviation_class == DeviationClass::Added && unseen == 0 && is_line(deviation.observed);
    const bool belongs =
        is_line(deviation.observed) ||
        (!deviation.template_places.empty() && std::all_of(deviation.template_places.begin(), deviation.template_places.end(), signs));
    const auto hidden = [&](const Place& place) {
      return place.block < document.blocks.size() &&
             lies_under(document.blocks[place.block], place.range, found.pictures, rest ? kReach : 0.0F);
    };
    if ((as_stored || rest) && belongs && std::all_of(deviation.places.begin(), deviation.places.end(), hidden)) {
      found.covered.push_back(&deviation);
    }
  }
  return found;
}

}  // namespace sverka
