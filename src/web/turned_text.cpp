#include "web/turned_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr char32_t kForced = 0x202E;  // from right to left
constexpr char32_t kEnds = 0x202C;

bool opens_order(char32_t letter) {
  return letter == 0x202A || letter == 0x202B || letter == 0x202D || letter == kForced;
}

bool stays_with_letter(char32_t letter) {
  return (letter >= 0x0300 && letter <= 0x036F) || letter == 0x200D || letter == 0xFE0F;
}

char32_t mirrored(char32_t letter) {
  constexpr std::array<std::pair<char32_t, char32_t>, 5> kPairs = {
      {{U'(', U')'}, {U'[', U']'}, {U'{', U'}'}, {U'<', U'>'}, {0x00AB, 0x00BB}}};
  for (const auto& [left, right] : kPairs) {
    if (letter == left || letter == right) {
      return letter == left ? right : left;
    }
  }
  return letter;
}

// As many bytes as before: what is mirrored is as long as its other side.
std::string turned_letters(std::string_view text) {
  std::string all(text.size(), ' ');
  std::size_t to = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t letter = next_code_point(text, at);
    std::string letters;
    if (const char32_t other = mirrored(letter); other != letter) {
      append_utf8(letters, other);
    } else {
      for (std::size_t next = at; next < text.size() && stays_with_letter(next_code_point(text, next));) {
        at = next;
      }
      letters = text.substr(begin, at - begin);
    }
    to -= letters.size();
    all.replace(to, letters.size(), letters);
  }
  return all;
}

// A stretch of one line each.
void add_lines(std::string_view text, TextRange range, std::vector<TextRange>& lines) {
  while (range.begin < range.end) {
    const std::size_t line = text.substr(0, range.end).find('\n', range.begin);
    const std::uint32_t end = line == std::string_view::npos ? range.end : static_cast<std::uint32_t>(line);
    if (end > range.begin) {
      lines.push_back({range.begin, end});
    }
    range.begin = end + 1;
  }
}

// By the elements that they stand in.
std::vector<TextRange> turned_by_elements(const PageParagraph& paragraph, const std::map<std::uint32_t, std::uint32_t>& turned) {
  std::vector<TextRange> lines;
  const auto turner = [&](std::size_t piece) {
    const auto found = turned.find(paragraph.pieces[piece].node);
    return found == turned.end() ? kNone : found->second;
  };
  for (std::size_t at = 0; !turned.empty() && at < paragraph.pieces.size();) {
    const std::uint32_t by = turner(at);
    std::uint32_t begin = paragraph.pieces[at].begin;
    for (++at; at < paragraph.pieces.size() && turner(at) == by;) {
      ++at;
    }
    const auto end = at < paragraph.pieces.size() ? paragraph.pieces[at].begin : static_cast<std::uint32_t>(paragraph.text.size());
    begin += begin < end && paragraph.text[begin] == ' ' ? 1 : 0;  // it parts the piece from the one before
    if (by != kNone) {
      add_lines(paragraph.text, {begin, end}, lines);
    }
  }
  return lines;
}

// By characters in the text.
std::vector<TextRange> turned_by_characters(std::string_view text) {
  std::vector<TextRange> lines;
  if (text.find("\xE2\x80\xAE") == std::string_view::npos) {
    return lines;
  }
  std::vector<char32_t> open;
  std::uint32_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto before = static_cast<std::uint32_t>(at);
    const char32_t letter = next_code_point(text, at);
    const bool ends = letter == kEnds && !open.empty();
    const bool opens = opens_order(letter);
    if (!ends && !opens) {
      continue;
    }
    if (!open.empty() && open.back() == kForced) {
      add_lines(text, {begin, before}, lines);
    }
    if (opens) {
      open.push_back(letter);
    } else {
      open.pop_back();
    }
    begin = static_cast<std::uint32_t>(at);
  }
  if (!open.empty() && open.back() == kForced) {
    add_lines(text, {begin, static_cast<std::uint32_t>(text.size())}, lines);
  }
  return lines;
}

// The pieces of the text once `lines` of it are turned.
std::vector<TextPiece> turned_pieces(const PageParagraph& paragraph, const std::vector<TextRange>& lines) {
  std::vector<TextPiece> pieces;
  const auto size = static_cast<std::uint32_t>(paragraph.text.size());
  std::size_t reached = 0;  // the piece that the next range begins in
  const auto put = [&](TextRange range, bool backwards) {
    const std::size_t first = pieces.size();
    while (reached + 1 < paragraph.pieces.size() && paragraph.pieces[reached + 1].begin <= range.begin) {
      ++reached;
    }
    for (std::size_t at = reached; at < paragraph.pieces.size() && paragraph.pieces[at].begin < range.end; ++at) {
      TextPiece piece = paragraph.pieces[at];
      const std::uint32_t begin = std::max(piece.begin, range.begin);
      const std::uint32_t end = std::min(at + 1 < paragraph.pieces.size() ? paragraph.pieces[at + 1].begin : size, range.end);
      if (begin < end) {
        piece.begin = backwards ? range.begin + (range.end - end) : begin;
        pieces.push_back(piece);
      }
    }
    if (backwards) {
      std::reverse(pieces.begin() + static_cast<std::ptrdiff_t>(first), pieces.end());
    }
  };
  std::uint32_t done = 0;
  for (const TextRange& line : lines) {
    put({done, line.begin}, false);
    put(line, true);
    done = line.end;
  }
  put({done, size}, false);
  pieces.erase(
      std::unique(pieces.begin(), pieces.end(), [](const TextPiece& left, const TextPiece& right) { return left.node == right.node; }),
      pieces.end());
  return pieces;
}

void turn_lines(PageParagraph& paragraph, const std::vector<TextRange>& lines) {
  if (lines.empty()) {
    return;
  }
  paragraph.pieces = turned_pieces(paragraph, lines);
  for (const TextRange& line : lines) {
    paragraph.text.replace(line.begin, line.end - line.begin,
                           turned_letters(std::string_view(paragraph.text).substr(line.begin, line.end - line.begin)));
  }
}

}  // namespace

void turn_text(PageParagraph& paragraph, const std::map<std::uint32_t, std::uint32_t>& turned) {
  turn_lines(paragraph, turned_by_characters(paragraph.text));
  turn_lines(paragraph, turned_by_elements(paragraph, turned));
}

}  // namespace sverka
