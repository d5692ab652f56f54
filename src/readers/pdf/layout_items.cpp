#include "readers/pdf/layout_items.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kMostComparisons = 20u << 20;  // of items with blocks

struct BlockBox {
  std::uint32_t block = 0;
  Box box;
};

float distance(const Box& one, const Box& other) {
  const float across = std::max({one.left - other.right, other.left - one.right, 0.0F});
  const float down = std::max({one.top - other.bottom, other.top - one.bottom, 0.0F});
  return across * across + down * down;
}

bool is_part_of_word(char32_t sign) {
  return is_letter(sign) || is_digit(sign) || sign == '-';
}

// The stretch of letters, digits and hyphens around [begin, end).
TextRange word_around(std::string_view text, TextRange range) {
  while (range.begin > 0) {
    std::uint32_t before = range.begin - 1;
    while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) {
      --before;
    }
    std::size_t at = before;
    if (!is_part_of_word(next_code_point(text, at))) {
      break;
    }
    range.begin = before;
  }
  while (range.end < text.size()) {
    std::size_t at = range.end;
    if (!is_part_of_word(next_code_point(text, at))) {
      break;
    }
    range.end = static_cast<std::uint32_t>(at);
  }
  return range;
}

std::unordered_map<std::string, std::size_t> words_of(const Document& document) {
  std::unordered_map<std::string, std::size_t> words;
  for (const Block& block : document.blocks) {
    const std::string_view text = block.text;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t after = at;
      if (!is_part_of_word(next_code_point(text, after))) {
        at = after;
        continue;
      }
      const TextRange word = word_around(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(after)});
      ++words[std::string(text.substr(at, word.end - at))];
      at = word.end;
    }
  }
  return words;
}

void make_soft(Block& block, std::uint32_t at) {
  block.text.replace(at, 1, "\xC2\xAD");
  const auto shift = [&](TextRange& range) {
    range.begin += range.begin > at ? 1u : 0u;
    range.end += range.end > at ? 1u : 0u;
  };
  for (Run& run : block.runs) {
    shift(run.text);
  }
  for (WordBox& word : block.boxes) {
    shift(word.text);
  }
}

}  // namespace

void settle_hyphens(Document& document) {
  std::unordered_map<std::string, std::size_t> words;
  std::vector<std::pair<Block*, std::size_t>> unknown;  // and the box after the hyphen
  std::size_t confirmed = 0;
  bool collected = false;
  for (Block& block : document.blocks) {
    for (std::size_t box = 1; box < block.boxes.size(); ++box) {
      const std::uint32_t at = block.boxes[box].text.begin;
      if (block.boxes[box - 1].text.end != at || at == 0 || block.text[at - 1] != '-') {
        continue;
      }
      if (!collected) {
        words = words_of(document);
        collected = true;
      }
      const TextRange range = word_around(block.text, {at - 1, at});
      const std::string hyphenated = block.text.substr(range.begin, range.end - range.begin);
      const std::string first = hyphenated.substr(0, at - 1 - range.begin);
      const std::string second = hyphenated.substr(at - range.begin);
      if (words.count(first + second) != 0) {
        make_soft(block, at - 1);
        ++confirmed;
      } else if (words.count(first) == 0 && words.count(second) == 0 && words[hyphenated] < 2 && to_lower(second) == second) {
        unknown.emplace_back(&block, box);
      }
    }
  }
  // A name or an address stands once. Where lines are hyphenated at all, such a word is taken for one, unless a part of it is a word or a
  // name.
  constexpr std::size_t kHyphenates = 3;
  for (const auto& [block, box] : unknown) {
    if (confirmed >= kHyphenates) {
      make_soft(*block, block->boxes[box].text.begin - 1);
    }
  }
}

void place_items(Document& document) {
  std::map<std::uint32_t, std::vector<BlockBox>> pages;
  for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
    for (const WordBox& word : document.blocks[block].boxes) {
      std::vector<BlockBox>& boxes = pages[word.page];
      if (boxes.empty() || boxes.back().block != block) {
        boxes.push_back(BlockBox{block, word.box});
        continue;
      }
      Box& box = boxes.back().box;
      box = Box{std::min(box.left, word.box.left), std::min(box.top, word.box.top), std::max(box.right, word.box.right),
                std::max(box.bottom, word.box.bottom)};
    }
  }
  std::size_t comparisons = 0;
  for (Item& item : document.items) {
    const auto page = pages.find(item.page);
    const bool placeless = item.box.left >= item.box.right && item.box.top >= item.box.bottom;
    if (item.page == 0 || placeless || page == pages.end() || (comparisons += page->second.size()) > kMostComparisons) {
      continue;
    }
    const auto nearest = std::min_element(page->second.begin(), page->second.end(), [&](const BlockBox& one, const BlockBox& other) {
      return distance(one.box, item.box) < distance(other.box, item.box);
    });
    item.block = nearest->block;
  }
}

void drop_beginning(Block& block, std::uint32_t bytes) {
  while (bytes < block.text.size() && (block.text[bytes] == ' ' || block.text[bytes] == '\t')) {
    ++bytes;
  }
  block.text.erase(0, bytes);
  const auto shift = [&](TextRange& range) {
    range.begin = range.begin < bytes ? 0 : range.begin - bytes;
    range.end = range.end < bytes ? 0 : range.end - bytes;
    return range.begin < range.end;
  };
  std::vector<Run> runs;
  for (Run run : block.runs) {
    if (shift(run.text)) {
      runs.push_back(run);
    }
  }
  std::vector<WordBox> boxes;
  for (WordBox word : block.boxes) {
    if (shift(word.text)) {
      boxes.push_back(word);
    }
  }
  block.runs = std::move(runs);
  block.boxes = std::move(boxes);
}

}  // namespace sverka::pdf
