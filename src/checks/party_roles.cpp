#include "checks/party_roles.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "checks/fields.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

constexpr std::size_t kReachWords = 8;     // "(a limited liability company), hereinafter called the Customer"
constexpr std::uint32_t kReachBlocks = 4;  // from a cell to the head of its column

bool is_role(const Word& word, const Lexicon& lexicon) {
  return word.kind == Word::Kind::Letters && matches_any(word.key, lexicon.list("party_roles"));
}

// The role that is all of a text, but for signs.
std::string only_role(std::string_view text, const Lexicon& lexicon) {
  std::string role;
  for (const Word& word : split_words(text)) {
    if (word.kind == Word::Kind::Sign) {
      continue;
    }
    if (!role.empty() || !is_role(word, lexicon)) {
      return {};
    }
    role = word.key;
  }
  return role;
}

std::string role_behind(std::string_view text, const Lexicon& lexicon) {
  std::size_t passed = 0;
  for (const Word& word : split_words(text)) {
    if (word.is("_") || word.is("{") || passed > kReachWords) {
      return {};  // the next slot
    }
    if (is_role(word, lexicon)) {
      return word.key;
    }
    passed += word.kind == Word::Kind::Letters ? 1 : 0;
  }
  return {};
}

std::string role_above(const Template& sample, std::uint32_t block, const Lexicon& lexicon) {
  const std::vector<Block>& blocks = sample.document.blocks;
  const Cell& cell = blocks[block].cell;
  for (std::uint32_t back = 1; back <= kReachBlocks && back <= block; ++back) {
    const Block& other = blocks[block - back];
    const bool beside = cell.table == 0
                            ? back == 1 && other.cell.table == 0
                            : other.cell.table == cell.table && (other.cell.column == cell.column || other.cell.row == cell.row);
    if (!beside) {
      continue;
    }
    if (std::string role = only_role(other.text, lexicon); !role.empty()) {
      return role;
    }
  }
  return {};
}

}  // namespace

std::string role_of(const Template& sample, const Slot& slot, const Lexicon& lexicon) {
  if (slot.block >= sample.document.blocks.size()) {
    return {};
  }
  const std::string_view text = sample.document.blocks[slot.block].text;
  const std::string_view before = words_before(sample, slot);
  if (std::string role = only_role(before, lexicon); !role.empty()) {
    return role;
  }
  if (std::string role = role_behind(text.substr(std::min<std::size_t>(slot.range.end, text.size())), lexicon); !role.empty()) {
    return role;
  }
  return slot.range.begin == 0 ? role_above(sample, slot.block, lexicon) : std::string();
}

}  // namespace sverka
