// Paragraphs of documents and plain texts.
#include <algorithm>
#include <utility>

#include "text/token.hpp"
#include "text/utf8.hpp"
#include "web/page_text.hpp"

namespace sverka {

namespace {

PageParagraph paragraph_of(const Block& block, std::uint32_t index, bool seen) {
  PageParagraph paragraph;
  paragraph.node = index;
  paragraph.seen = seen;
  paragraph.heading = block.outline_level != 0;
  return paragraph;
}

// Everything of the block that is seen, or that is not. White space at the ends stays, so that bytes of an undivided paragraph are
// bytes of its block.
void add_part(const Block& block, std::uint32_t index, bool seen, std::vector<PageParagraph>& paragraphs) {
  PageParagraph paragraph = paragraph_of(block, index, seen);
  const bool story_seen = block.story != Story::Comment && block.story != Story::Unseen;
  for (const Run& run : block.runs) {
    const bool run_seen = story_seen && (run.flags & (kNotSeenFlags | kDeleted)) == 0;
    if (run_seen == seen) {
      paragraph.pieces.push_back({static_cast<std::uint32_t>(paragraph.text.size()), index, false, false, false, run.text.begin});
      paragraph.text.append(block.text, run.text.begin, run.text.end - run.text.begin);
    }
  }
  const bool blank = fold_spaces(paragraph.text).empty();
  if (!blank) {
    paragraphs.push_back(std::move(paragraph));
  }
}

bool is_empty_line(std::string_view line) {
  return line.find_first_not_of(" \t\r\f\v") == std::string_view::npos;
}

}  // namespace

std::vector<PageParagraph> document_text(const Document& document) {
  std::vector<PageParagraph> paragraphs;
  for (std::uint32_t index = 0; index < document.blocks.size(); ++index) {
    add_part(document.blocks[index], index, true, paragraphs);
    add_part(document.blocks[index], index, false, paragraphs);
  }
  return paragraphs;
}

std::vector<PageParagraph> plain_text(std::string_view text) {
  const std::string whole = repair_utf8(text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text);
  std::vector<PageParagraph> paragraphs;
  PageParagraph paragraph;
  const auto flush = [&] {
    if (!paragraph.text.empty()) {
      paragraph.node = static_cast<std::uint32_t>(paragraphs.size());
      paragraph.pieces.push_back({0, paragraph.node, false, false, false, 0});
      paragraphs.push_back(std::move(paragraph));
    }
    paragraph = PageParagraph();
  };
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t end = std::min(whole.find('\n', at), whole.size());
    std::string_view line = std::string_view(whole).substr(at, end - at);
    at = end + 1;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) {
      line.remove_suffix(1);
    }
    if (is_empty_line(line)) {
      flush();
    } else {
      paragraph.text += (paragraph.text.empty() ? "" : "\n") + std::string(line);
    }
  }
  flush();
  return paragraphs;
}

}  // namespace sverka
