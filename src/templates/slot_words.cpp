#include "templates/slot_words.hpp"

#include <algorithm>

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::size_t kFirstBytes = 2;

std::uint16_t first_bytes(std::string_view text) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(text[0]) << 8 | static_cast<unsigned char>(text[1]));
}

bool at_word_border(std::string_view text, std::size_t at, std::size_t length) {
  const auto letter_or_digit = [&](std::size_t index) {
    std::size_t after = index;
    const char32_t code_point = next_code_point(text, after);
    return is_letter(code_point) || is_digit(code_point);
  };
  bool before = true;
  if (at > 0) {
    std::size_t index = at - 1;
    while (index > 0 && (static_cast<unsigned char>(text[index]) & 0xC0) == 0x80) {
      --index;
    }
    before = !letter_or_digit(index);
  }
  const bool first_is_letter = letter_or_digit(at);
  const std::size_t end = at + length;
  std::size_t last = end - 1;
  while (last > at && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) {
    --last;
  }
  const bool after = end >= text.size() || !letter_or_digit(last) || !letter_or_digit(end);
  return (before || !first_is_letter) && after;
}

}  // namespace

SlotWords::Rule SlotWords::split(std::string_view entry) {
  const std::size_t first = entry.find(" | ");
  const std::size_t second = first == std::string_view::npos ? first : entry.find(" | ", first + 3);
  if (second == std::string_view::npos) {
    return {};
  }
  return {entry.substr(0, first), entry.substr(first + 3, second - first - 3), entry.substr(second + 3)};
}

std::string fold_label(std::string_view text) {
  std::string result;
  const std::string lower = to_lower(fold_spaces(text));
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t letter = next_code_point(lower, at);
    append_utf8(result, letter == 0x0451 ? 0x0435 : letter);
  }
  return result;
}

SlotWords::SlotWords(const Lexicon& lexicon) {
  for (const std::string& entry : lexicon.list("slot_words")) {
    const Rule rule = split(entry);
    if (rule.words.size() >= kFirstBytes) {
      before_[first_bytes(rule.words)].push_back(rule);
    }
  }
  for (const std::string& entry : lexicon.list("slot_words_after")) {
    const Rule rule = split(entry);
    if (!rule.words.empty()) {
      after_.push_back(rule);
    }
  }
}

SlotGuess SlotWords::last_in(std::string_view text) const {
  const Rule* best = nullptr;
  std::size_t best_end = 0;
  for (std::size_t at = 0; at + kFirstBytes <= text.size(); ++at) {
    const auto here = before_.find(first_bytes(text.substr(at)));
    if (here == before_.end()) {
      continue;
    }
    for (const Rule& rule : here->second) {
      const std::size_t end = at + rule.words.size();
      const bool later = end > best_end || (end == best_end && rule.words.size() > best->words.size());
      if (later && text.substr(at).starts_with(rule.words) && at_word_border(text, at, rule.words.size())) {
        best = &rule;
        best_end = end;
      }
    }
  }
  if (best == nullptr) {
    return {};
  }
  return {std::string(best->schema), std::string(best->name), best_end, best->words.size()};
}

const SlotWords::Rule* SlotWords::longest_at(std::string_view text, std::size_t at) const {
  const Rule* best = nullptr;
  if (at + kFirstBytes > text.size()) {
    return best;
  }
  if (const auto here = before_.find(first_bytes(text.substr(at))); here != before_.end()) {
    for (const Rule& rule : here->second) {
      if ((best == nullptr || rule.words.size() > best->words.size()) && text.substr(at).starts_with(rule.words) &&
          at_word_border(text, at, rule.words.size())) {
        best = &rule;
      }
    }
  }
  return best;
}

std::size_t SlotWords::kinds_in(std::string_view text) const {
  std::vector<std::string_view> kinds;
  for (std::size_t at = 0; at < text.size();) {
    const Rule* const rule = longest_at(text, at);
    if (rule != nullptr && std::find(kinds.begin(), kinds.end(), rule->schema) == kinds.end()) {
      kinds.push_back(rule->schema);
    }
    at += rule != nullptr ? rule->words.size() : 1;
  }
  return kinds.size();
}

SlotGuess SlotWords::first_after(std::string_view text) const {
  while (!text.empty() && (text.front() == ' ' || text.front() == ',')) {
    text.remove_prefix(1);
  }
  for (const Rule& rule : after_) {
    if (text.starts_with(rule.words)) {
      return {std::string(rule.schema), std::string(rule.name), rule.words.size(), rule.words.size(), true};
    }
  }
  return {};
}

}  // namespace sverka
