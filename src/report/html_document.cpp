#include "report/html_document.hpp"

#include <algorithm>
#include <array>

#include "report/html_paragraph.hpp"
#include "report/html_text.hpp"

namespace sverka {

namespace {

constexpr std::uint32_t kMaxColumnSpan = 100;
constexpr std::uint32_t kMaxTableDepth = 20;  // deeper tables are shown flat: a browser lays out nested ones slowly

std::string_view story_key(const Block& block) {
  switch (block.story) {
    case Story::Body:
      break;
    case Story::TextBox:
      return "story.text-box";
    case Story::Header:
      return block.header_use == HeaderUse::First  ? "story.header-first"
             : block.header_use == HeaderUse::Even ? "story.header-even"
                                                   : "story.header";
    case Story::Footer:
      return block.header_use == HeaderUse::First  ? "story.footer-first"
             : block.header_use == HeaderUse::Even ? "story.footer-even"
                                                   : "story.footer";
    case Story::Footnote:
      return "story.footnote";
    case Story::Endnote:
      return "story.endnote";
    case Story::Comment:
      return "story.comment";
    case Story::Unseen:
      return "story.unseen";
  }
  return "story.body";
}

bool same_story(const Block& left, const Block& right) {
  return left.story == right.story && left.story_item == right.story_item && left.header_use == right.header_use &&
         (left.story == Story::Body || left.part == right.part);
}

class DocumentView {
 public:
  DocumentView(const Document& document, const std::vector<std::vector<Mark>>& marks, const Words& words)
      : blocks_(document.blocks), marks_(marks), words_(words) {}

  std::string write() {
    std::size_t at = 0;
    while (at < blocks_.size()) {
      std::size_t end = at + 1;
      while (end < blocks_.size() && same_story(blocks_[at], blocks_[end])) {
        ++end;
      }
      put_story(at, end);
      at = end;
    }
    return std::move(out_);
  }

 private:
  bool is_blank(std::size_t index) const { return blocks_[index].text.empty() && blocks_[index].label.empty() && marks_[index].empty(); }

  void put_story(std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    while (at < end && is_blank(at)) {
      ++at;
    }
    if (at == end) {
      return;
    }
    const Block& first = blocks_[begin];
    if (first.story == Story::Body) {
      put_blocks(begin, end);
      return;
    }
    const std::string& name = words_.say(story_key(first));
    out_ += "<section class=\"story\"><h3>" + html(name);
    if (first.story != Story::Header && first.story != Story::Footer && first.story_item != 0) {
      out_ += " " + std::to_string(first.story_item);
    }
    out_ += "</h3>\n";
    put_blocks(begin, end);
    out_ += "</section>\n";
  }

  void put_blocks(std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    while (at < end) {
      if (blocks_[at].cell.table != 0) {
        at = put_table(at, end, 1);
      } else {
        put_block(at);
        ++at;
      }
    }
  }

  void put_block(std::size_t index) {
    if (!is_blank(index)) {
      out_ += html_paragraph(blocks_[index], marks_[index], words_);
    }
  }

  // The table that begins at `begin`, with the tables inside its cells; the index after it.
  std::size_t put_table(std::size_t begin, std::size_t end, std::uint32_t nesting) {
    const std::uint32_t table = blocks_[begin].cell.table;
    const std::uint32_t depth = blocks_[begin].cell.depth;
    const auto belongs = [&](std::size_t index) {
      const Cell& cell = blocks_[index].cell;
      return cell.table == table || (cell.table != 0 && cell.depth > depth);
    };
    std::size_t last = begin;
    std::uint32_t columns = 1;
    while (last < end && belongs(last)) {
      columns = blocks_[last].cell.table == table ? std::max(columns, blocks_[last].cell.column) : columns;
      ++last;
    }
    out_ += "<table class=\"t\">\n";
    std::size_t at = begin;
    std::uint32_t row = 0;
    while (at < last) {
      const Cell cell = blocks_[at].cell;
      if (at == begin || cell.row != row) {
        out_ += at == begin ? "<tr>" : "</tr>\n<tr>";
        row = cell.row;
        put_missing_columns(cell.column);
      }
      at = put_cell(at, last, columns, nesting);
    }
    out_ += "</tr>\n</table>\n";
    return last;
  }

  void put_missing_columns(std::uint32_t first_column) {
    if (first_column > 1) {
      out_ += "<td colspan=\"" + std::to_string(std::min(first_column - 1, kMaxColumnSpan)) + "\"></td>";
    }
  }

  std::size_t put_cell(std::size_t begin, std::size_t end, std::uint32_t columns, std::uint32_t nesting) {
    const Cell cell = blocks_[begin].cell;
    std::size_t last = begin;
    std::uint32_t next_column = columns + 1;
    while (last < end) {
      const Cell& other = blocks_[last].cell;
      if (other.table == cell.table && !(other == cell)) {
        next_column = other.row == cell.row ? other.column : next_column;
        break;
      }
      ++last;
    }
    const std::uint32_t span = next_column > cell.column ? std::min(next_column - cell.column, kMaxColumnSpan) : 1;
    out_ += span > 1 ? "<td colspan=\"" + std::to_string(span) + "\">" : "<td>";
    std::size_t at = begin;
    while (at < last) {
      if (blocks_[at].cell.table != cell.table && nesting < kMaxTableDepth) {
        at = put_table(at, last, nesting + 1);
      } else {
        put_block(at);
        ++at;
      }
    }
    out_ += "</td>";
    return last;
  }

  const std::vector<Block>& blocks_;
  const std::vector<std::vector<Mark>>& marks_;
  const Words& words_;
  std::string out_;
};

}  // namespace

std::string html_document(const Document& document, const std::vector<std::vector<Mark>>& marks, const Words& words) {
  return DocumentView(document, marks, words).write();
}

}  // namespace sverka
