#include "templates/stream.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace sverka {
namespace {

bool is_ascii_digit(char sign) {
  return sign >= '0' && sign <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) {
    ++end;
  }
  return end - at;
}

// What follows a typed number: white space, and then no digit.
bool text_follows(std::string_view text, std::size_t at) {
  bool space = false;
  while (at < text.size()) {
    std::size_t after = at;
    const char32_t code_point = next_code_point(text, after);
    if (!is_space(code_point)) {
      return space && !is_digit(code_point);
    }
    space = true;
    at = after;
  }
  return false;
}

// "4.2.1." or "7)": up to nine levels of up to three digits.
std::size_t numeric_label_length(std::string_view text) {
  std::size_t at = 0;
  std::size_t levels = 0;
  bool dotted = false;
  while (levels < 9) {
    const std::size_t digits = digits_at(text, at);
    if (digits == 0 || digits > 3) {
      break;
    }
    at += digits;
    ++levels;
    if (at < text.size() && text[at] == '.') {
      ++at;
      dotted = true;
    } else {
      break;
    }
  }
  if (levels == 0) {
    return 0;
  }
  if (at < text.size() && text[at] == ')') {
    ++at;
    dotted = true;
  }
  return dotted && text_follows(text, at) ? at : 0;
}

// "a) text" and "(a) text".
std::size_t letter_label_length(std::string_view text) {
  std::size_t at = 0;
  if (text.starts_with('(')) {
    ++at;
  }
  if (at >= text.size() || !is_letter(next_code_point(text, at))) {
    return 0;
  }
  if (at >= text.size() || text[at] != ')') {
    return 0;
  }
  return text_follows(text, at + 1) ? at + 1 : 0;
}

bool holds_more_than_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_space(next_code_point(text, at))) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::size_t typed_label_length(std::string_view text) {
  const std::size_t numeric = numeric_label_length(text);
  return numeric != 0 ? numeric : letter_label_length(text);
}

std::string label_key(std::string_view label) {
  while (!label.empty() && (label.back() == '.' || label.back() == ' ')) {
    label.remove_suffix(1);
  }
  return "#" + fold_spaces(label);
}

bool is_numbered(const Block& block) {
  return !block.label.empty() && block.label_origin != LabelOrigin::None;
}

bool is_scanned_by_text(const Block& block) {
  return std::none_of(block.runs.begin(), block.runs.end(),
                      [](const Run& run) { return (run.flags & (kInserted | kDeleted | kCaps)) != 0; });
}

std::uint32_t flags_in(const Block& block, TextRange range) {
  std::uint32_t flags = 0;
  auto run = std::upper_bound(block.runs.begin(), block.runs.end(), range.begin,
                              [](std::uint32_t at, const Run& other) { return at < other.text.end; });
  for (; run != block.runs.end() && run->text.begin < range.end; ++run) {
    flags |= run->flags;
  }
  return flags;
}

void scan_block(const Block& block, const std::function<void(const BlockToken&, std::string_view)>& sink) {
  if (!holds_more_than_space(block.text)) {
    return;
  }
  std::uint32_t skipped = 0;
  if (is_numbered(block)) {
    sink(BlockToken{TextRange{}, TokenKind::Number, true, false}, label_key(block.label));
  } else {
    std::size_t begin = 0;
    while (begin < block.text.size() && (block.text[begin] == ' ' || block.text[begin] == '\t')) {
      ++begin;
    }
    const std::size_t length = typed_label_length(std::string_view(block.text).substr(begin));
    if (length != 0) {
      skipped = static_cast<std::uint32_t>(begin + length);
      sink(BlockToken{TextRange{static_cast<std::uint32_t>(begin), skipped}, TokenKind::Number, true, false},
           label_key(std::string_view(block.text).substr(begin, length)));
    }
  }
  // A tracked change splits words: what was deleted and what was inserted are never one word.
  constexpr std::uint32_t kPending = kInserted | kDeleted;
  for (std::size_t run = 0; run < block.runs.size();) {
    const std::uint32_t begin = std::max(block.runs[run].text.begin, skipped);
    const std::uint32_t pending = block.runs[run].flags & kPending;
    while (run < block.runs.size() && (block.runs[run].flags & kPending) == pending) {
      ++run;
    }
    const std::uint32_t end = block.runs[run - 1].text.end;
    if (begin >= end) {
      continue;
    }
    tokenize(std::string_view(block.text).substr(begin, end - begin), [&](const Token& token, std::string_view key) {
      sink(BlockToken{TextRange{token.begin + begin, token.end + begin}, token.kind, false, token.invisible}, key);
    });
  }
}

}  // namespace sverka
