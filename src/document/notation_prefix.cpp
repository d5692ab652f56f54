#include "document/notation_prefix.hpp"

#include <algorithm>
#include <vector>

#include "document/names.hpp"

namespace sverka {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool parse_story_word(std::string_view word, NotationPrefix& prefix) {
  HeaderUse use = HeaderUse::NotHeader;
  const auto story = parse_story(word.substr(0, word.find('-')));
  if (!story) {
    return false;
  }
  const bool header = *story == Story::Header || *story == Story::Footer;
  const std::string_view suffix = word.substr(std::min(word.find('-'), word.size()));
  if (header) {
    use = suffix == "-first" ? HeaderUse::First : suffix == "-even" ? HeaderUse::Even : HeaderUse::Default;
  }
  if (!suffix.empty() && (!header || use == HeaderUse::Default)) {
    return false;
  }
  prefix.story = *story;
  prefix.header_use = use;
  return true;
}

bool parse_label_word(std::string_view words, NotationPrefix& prefix) {
  for (const std::string_view word : split(words, '+')) {
    const auto flag = parse_run_flag(word);
    if (word == "numbering") {
      prefix.label_origin = LabelOrigin::Numbering;
    } else if (word == "bullet") {
      prefix.label_origin = LabelOrigin::Bullet;
    } else if (word == "note") {
      prefix.label_origin = LabelOrigin::Note;
    } else if (flag) {
      prefix.label_flags |= *flag;
    } else {
      return false;
    }
  }
  return true;
}

bool parse_attributes(std::string_view text, NotationPrefix& prefix) {
  const std::vector<std::string_view> words = split(text, ' ');
  for (std::size_t index = 0; index < words.size(); ++index) {
    const std::string_view word = words[index];
    if (word.size() == 2 && word[0] == 'h' && word[1] >= '1' && word[1] <= '9') {
      prefix.outline_level = static_cast<std::uint8_t>(word[1] - '0');
    } else if (word.substr(0, 6) == "label=") {
      if (!parse_label_word(word.substr(6), prefix)) {
        return false;
      }
    } else if (parse_story_word(word, prefix)) {
      const auto item = index + 1 < words.size() ? parse_notation_number(words[index + 1]) : std::nullopt;
      if (item) {
        prefix.story_item = item;
        ++index;
      }
    } else {
      return false;
    }
  }
  return true;
}

bool parse_cell(std::string_view text, NotationPrefix& prefix) {
  const std::vector<std::string_view> words = split(text, ' ');
  constexpr std::string_view kLetters = "trcd";
  std::uint32_t numbers[4] = {0, 0, 0, 1};
  if (words.size() != 3 && words.size() != 4) {
    return false;
  }
  for (std::size_t index = 0; index < words.size(); ++index) {
    const std::string_view word = words[index];
    const auto number = word.empty() ? std::nullopt : parse_notation_number(word.substr(1));
    if (!number || word[0] != kLetters[index]) {
      return false;
    }
    numbers[index] = *number;
  }
  prefix.cell = {numbers[0], numbers[1], numbers[2], numbers[3]};
  return true;
}

}  // namespace

std::size_t parse_notation_prefix(std::string_view line, NotationPrefix& prefix) {
  if (line.empty() || (line[0] != '[' && line[0] != '<')) {
    return 0;
  }
  const bool brackets = line[0] == '[';
  const std::size_t end = line.find(brackets ? ']' : '>');
  if (end == std::string_view::npos) {
    return 0;
  }
  NotationPrefix changed = prefix;
  const std::string_view inner = line.substr(1, end - 1);
  if (!(brackets ? parse_attributes(inner, changed) : parse_cell(inner, changed))) {
    return 0;
  }
  prefix = changed;
  return end + 1;
}

std::size_t notation_label_length(std::string_view line) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line.substr(at, 3) == "\\u{") {
      at = std::min(line.find('}', at), line.size());
    } else if (line[at] == '\\') {
      ++at;
    } else if (line[at] == '{' || line[at] == '}') {
      return std::string_view::npos;
    } else if (line[at] == '|') {
      const bool after_space = at > 0 && line[at - 1] == ' ';
      const bool before_space = at + 1 == line.size() || line[at + 1] == ' ';
      if (at == 0 || (!after_space && before_space)) {
        return at;
      }
    }
  }
  return std::string_view::npos;
}

std::size_t notation_run_head_length(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    const char letter = text[at];
    if (letter == ':') {
      return at > 1 ? at + 1 : 0;
    }
    if ((letter < 'a' || letter > 'z') && letter != '-' && letter != '+') {
      return 0;
    }
  }
  return 0;
}

std::optional<std::uint32_t> parse_notation_flags(std::string_view names) {
  std::uint32_t flags = 0;
  for (const std::string_view name : split(names, '+')) {
    const auto flag = parse_run_flag(name);
    if (!flag) {
      return std::nullopt;
    }
    flags |= *flag;
  }
  return flags;
}

std::optional<std::uint32_t> parse_notation_number(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9' || value > kNone) {
      return std::nullopt;
    }
    value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  return digits.empty() || value > kNone ? std::nullopt : std::optional(static_cast<std::uint32_t>(value));
}

}  // namespace sverka
