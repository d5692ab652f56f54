#include "checks/paper_lines.hpp"

#include <algorithm>
#include <utility>

namespace sverka {

namespace {

bool is_seen(const Block& block) {
  return block.runs.empty() || std::any_of(block.runs.begin(), block.runs.end(), [](const Run& run) {
           return (run.flags & (kNotSeenFlags | kDeleted)) == 0;
         });
}

}  // namespace

std::vector<PaperLine> lines_of(const Document& document) {
  std::vector<PaperLine> lines;
  for (std::uint32_t index = 0; index < document.blocks.size(); ++index) {
    const Block& block = document.blocks[index];
    if ((block.story != Story::Body && block.story != Story::TextBox) || !is_seen(block)) {
      continue;
    }
    const bool has_picture = std::any_of(document.items.begin(), document.items.end(), [index](const Item& item) {
      return item.block == index && item.kind == "picture";
    });
    std::size_t begin = 0;
    while (begin <= block.text.size()) {
      const std::size_t end = std::min(block.text.find('\n', begin), block.text.size());
      PaperLine line;
      line.text = block.text.substr(begin, end - begin);
      line.block = index;
      line.offset = static_cast<std::uint32_t>(begin);
      line.table = block.cell.table;
      line.row = block.cell.row;
      line.column = block.cell.column;
      line.has_picture = has_picture;
      const bool is_blank = line.text.find_first_not_of(" \t") == std::string::npos;
      if (!is_blank || has_picture) {
        lines.push_back(std::move(line));
      }
      begin = end + 1;
    }
  }
  return lines;
}

}  // namespace sverka
