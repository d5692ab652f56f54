#include "report/difference.hpp"

#include <algorithm>

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

// A piece of text with the white space that follows it, and what it is compared by.
struct Piece {
  std::string key;
  std::string_view text;
};

std::vector<Piece> token_pieces(std::string_view text) {
  const std::vector<TokenKey> tokens = tokenize(text);
  std::vector<Piece> pieces;
  pieces.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t begin = i == 0 ? 0 : tokens[i].token.begin;
    const std::size_t end = i + 1 < tokens.size() ? tokens[i + 1].token.begin : text.size();
    std::string key = tokens[i].key;
    if (tokens[i].token.invisible) {
      key = std::string(text.substr(tokens[i].token.begin, tokens[i].token.end - tokens[i].token.begin));
    }
    pieces.push_back({std::move(key), text.substr(begin, end - begin)});
  }
  return pieces;
}

std::vector<Piece> letter_pieces(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_code_point(text, at);
    pieces.push_back({std::string(text.substr(begin, at - begin)), text.substr(begin, at - begin)});
  }
  return pieces;
}

void append_part(std::vector<DifferencePart>& parts, Change change, std::string_view text) {
  if (text.empty()) {
    return;
  }
  if (!parts.empty() && parts.back().change == change) {
    parts.back().text += text;
  } else {
    parts.push_back({change, std::string(text)});
  }
}

void append_all(std::vector<DifferencePart>& parts, Change change, const std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    append_part(parts, change, pieces[i].text);
  }
}

struct Middle {
  std::size_t begin = 0, left_end = 0, right_end = 0;  // both begin at `begin`
};

// The longest common subsequence of the middles, as lengths from each pair of positions to the ends.
void append_middle(std::vector<DifferencePart>& parts, const std::vector<Piece>& left, const std::vector<Piece>& right,
                   const Middle& middle) {
  const std::size_t rows = middle.left_end - middle.begin;
  const std::size_t columns = middle.right_end - middle.begin;
  if (rows == 0 || columns == 0 || rows > kMaxDifferenceCells / columns) {
    append_all(parts, Change::Removed, left, middle.begin, middle.left_end);
    append_all(parts, Change::Added, right, middle.begin, middle.right_end);
    return;
  }
  const std::size_t stride = columns + 1;
  std::vector<std::uint32_t> common((rows + 1) * stride, 0);
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      common[i * stride + j] = left[middle.begin + i].key == right[middle.begin + j].key
                                   ? common[(i + 1) * stride + j + 1] + 1
                                   : std::max(common[(i + 1) * stride + j], common[i * stride + j + 1]);
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    const bool both = i < rows && j < columns;
    if (both && left[middle.begin + i].key == right[middle.begin + j].key) {
      append_part(parts, Change::Same, right[middle.begin + j].text);
      ++i;
      ++j;
    } else if (j == columns || (both && common[(i + 1) * stride + j] >= common[i * stride + j + 1])) {
      append_part(parts, Change::Removed, left[middle.begin + i].text);
      ++i;
    } else {
      append_part(parts, Change::Added, right[middle.begin + j].text);
      ++j;
    }
  }
}

// Between two changes that are one replacement the order is removed, then added.
void put_removed_first(std::vector<DifferencePart>& parts) {
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (parts[i].change == Change::Added && parts[i + 1].change == Change::Removed) {
      std::swap(parts[i], parts[i + 1]);
    }
  }
}

std::vector<DifferencePart> compare(const std::vector<Piece>& left, const std::vector<Piece>& right) {
  const std::size_t shorter = std::min(left.size(), right.size());
  std::size_t prefix = 0;
  while (prefix < shorter && left[prefix].key == right[prefix].key) {
    ++prefix;
  }
  std::size_t suffix = 0;
  while (suffix < shorter - prefix && left[left.size() - 1 - suffix].key == right[right.size() - 1 - suffix].key) {
    ++suffix;
  }
  std::vector<DifferencePart> parts;
  append_all(parts, Change::Same, right, 0, prefix);
  append_middle(parts, left, right, {prefix, left.size() - suffix, right.size() - suffix});
  append_all(parts, Change::Same, right, right.size() - suffix, right.size());
  put_removed_first(parts);
  return parts;
}

}  // namespace

std::vector<DifferencePart> difference(std::string_view expected, std::string_view observed) {
  return compare(token_pieces(expected), token_pieces(observed));
}

std::vector<DifferencePart> letter_difference(std::string_view expected, std::string_view observed) {
  return compare(letter_pieces(expected), letter_pieces(observed));
}

}  // namespace sverka
