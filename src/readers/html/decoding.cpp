#include "readers/html/decoding.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "readers/html/letters.hpp"
#include "readers/html/tag_scanner.hpp"
#include "text/charset.hpp"
#include "text/charset_tables.hpp"
#include "text/utf8.hpp"

namespace sverka::html {

namespace {

constexpr std::size_t kPrescanBytes = 1024;
constexpr std::size_t kLateMetaBytes = 256u << 10;
constexpr std::size_t kGuessBytes = 128u << 10;
constexpr std::size_t kMetaAttributes = 50;

std::string_view mark_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return "utf-8";
  }
  if (bytes.starts_with("\xFF\xFE")) {
    return "utf-16le";
  }
  return bytes.starts_with("\xFE\xFF") ? "utf-16be" : std::string_view();
}

// "text/html; charset=windows-1251" -> the encoding. The standard's algorithm for extracting a character encoding from a meta.
std::string_view encoding_of_content(std::string_view content) {
  const std::string lower_content = lowered(content);
  for (std::size_t at = lower_content.find("charset"); at != std::string::npos; at = lower_content.find("charset", at + 1)) {
    std::string_view rest = trimmed(content.substr(at + 7));
    if (!rest.starts_with('=')) {
      continue;
    }
    rest = trimmed(rest.substr(1));
    if (!rest.empty() && (rest[0] == '"' || rest[0] == '\'')) {
      const std::size_t close = rest.find(rest[0], 1);
      return close == std::string_view::npos ? std::string_view() : encoding_of_label(rest.substr(1, close - 1));
    }
    std::size_t end = 0;
    while (end < rest.size() && !is_space(rest[end]) && rest[end] != ';') {
      ++end;
    }
    return encoding_of_label(rest.substr(0, end));
  }
  return {};
}

// A page that says utf-16 in ASCII letters is in UTF-8.
std::string_view settled(std::string_view encoding) {
  return encoding.starts_with("utf-16") ? std::string_view("utf-8") : encoding;
}

std::string_view encoding_of_meta(std::string_view bytes, const SourceTag& tag) {
  std::string_view by_charset, by_content;
  bool content_type = false;
  for (const SourceAttribute& one : attributes_of(bytes, tag, kMetaAttributes)) {
    if (one.name == "charset" && by_charset.empty()) {
      by_charset = encoding_of_label(one.value);
    } else if (one.name == "http-equiv") {
      content_type = content_type || lowered(trimmed(one.value)) == "content-type";
    } else if (one.name == "content" && by_content.empty()) {
      by_content = encoding_of_content(one.value);
    }
  }
  return settled(by_charset.empty() && content_type ? by_content : by_charset);
}

std::string_view find_meta(std::string_view bytes, RawText raw_text) {
  TagScanner scanner(bytes, kMetaAttributes, raw_text);
  while (auto tag = scanner.next()) {
    if (tag->kind == SourceTag::Kind::Start && tag->name == "meta") {
      if (const std::string_view encoding = encoding_of_meta(bytes, *tag); !encoding.empty()) {
        return encoding;
      }
    }
  }
  return {};
}

bool has_high_bytes(std::string_view bytes) {
  for (const char byte : bytes) {
    if (static_cast<unsigned char>(byte) >= 0x80) {
      return true;
    }
  }
  return false;
}

// What a browser takes the bytes for does not change because the limit cut the last letter in two.
bool is_utf8_up_to_a_cut(std::string_view bytes) {
  for (std::size_t dropped = 0; dropped < 4 && dropped <= bytes.size(); ++dropped) {
    if (is_valid_utf8(bytes.substr(0, bytes.size() - dropped))) {
      return true;
    }
  }
  return false;
}

// How common the letters from U+0430 on are in Russian running text, in tenths of a percent.
constexpr std::array<int, 32> kFrequency = {80, 16, 45, 17, 30, 85, 9, 16, 74, 12, 35, 44, 32, 67, 110, 28,
                                            47, 55, 63, 26, 3,  10, 5, 15, 7,  4,  1,  19, 17, 3,  6,   20};

// The score of one encoding: letters that are common count for it; capitals inside words, Cyrillic letters beside Latin ones, and signs
// that no text has, against it.
class LetterScore {
 public:
  void add(char32_t letter) {
    const bool small = (letter >= 0x430 && letter <= 0x44F) || letter == 0x451;
    const bool capital = (letter >= 0x410 && letter <= 0x42F) || letter == 0x401;
    const bool latin = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    if (small || capital) {
      const char32_t shape = letter == 0x451 || letter == 0x401 ? 0x435 : small ? letter : letter + 0x20;
      // In a wrong encoding of the koi8 family small letters become capitals: one right after a small letter is no Russian word.
      score_ += capital && after_small_ ? -60 : capital ? kFrequency[shape - 0x430] * 3 / 4 : kFrequency[shape - 0x430];
      score_ -= after_latin_ ? 100 : 0;
      ++letters_;
    } else if (latin) {
      score_ -= after_small_ || after_capital_ ? 100 : 0;
    } else if (letter >= 0x80) {
      score_ -= is_typographic(letter) ? 0 : 60;
    }
    after_small_ = small;
    after_capital_ = capital;
    after_latin_ = latin;
  }

  std::int64_t score() const { return letters_ == 0 ? std::numeric_limits<std::int64_t>::min() : score_; }

 private:
  static bool is_typographic(char32_t letter) {
    return letter == 0xA0 || letter == 0xAB || letter == 0xBB || letter == 0xA9 || letter == 0xAE || letter == 0xB0 || letter == 0xB7 ||
           letter == 0x2116 || letter == 0x2122 || (letter >= 0x2010 && letter <= 0x2044) || letter == 0xA7;
  }

  std::int64_t score_ = 0;
  std::int64_t letters_ = 0;
  bool after_small_ = false, after_capital_ = false, after_latin_ = false;
};

std::string_view or_windows_1252(std::string_view encoding) {
  return encoding.empty() ? std::string_view("windows-1252") : encoding;
}

// Of bytes that no label speaks of.
std::string_view guess(std::string_view bytes, std::string& from) {
  if (!has_high_bytes(bytes)) {
    from = "default";
    return "utf-8";
  }
  if (is_utf8_up_to_a_cut(bytes)) {
    from = "utf-8";
    return "utf-8";
  }
  const std::string_view by_letters = guess_by_letters(bytes);
  from = by_letters.empty() ? "default" : "letters";
  return or_windows_1252(by_letters);
}

std::string_view declared_encoding(std::string_view bytes, std::string_view opening, std::string_view closing, std::string_view key) {
  if (!bytes.starts_with(opening)) {
    return {};
  }
  const std::string_view head = bytes.substr(0, std::min(bytes.find(closing), kPrescanBytes));
  const std::size_t at = head.find(key);
  const std::size_t open = at == std::string_view::npos ? at : head.find_first_of("\"'", at);
  if (open == std::string_view::npos) {
    return {};
  }
  const std::size_t close = head.find(head[open], open + 1);
  return settled(encoding_of_label(head.substr(open + 1, close == std::string_view::npos ? close : close - open - 1)));
}

std::string decode_plain(std::string_view bytes, std::string_view http_charset, std::string_view declared) {
  std::string_view encoding = mark_of(bytes);
  encoding = encoding.empty() ? encoding_of_label(http_charset) : encoding;
  encoding = encoding.empty() ? declared : encoding;
  std::string from;
  return decode_bytes(bytes, encoding.empty() ? guess(bytes, from) : encoding);
}

}  // namespace

std::string_view guess_by_letters(std::string_view bytes) {
  constexpr std::array<std::string_view, 4> kCandidates = {"windows-1251", "koi8-r", "ibm866", "iso-8859-5"};
  const std::string_view sample = bytes.substr(0, kGuessBytes);
  std::string_view best;
  std::int64_t best_score = 0;
  for (const std::string_view candidate : kCandidates) {
    const auto& upper = *upper_half_of(candidate);
    LetterScore score;
    for (const char byte : sample) {
      const auto value = static_cast<unsigned char>(byte);
      score.add(value < 0x80 ? static_cast<char32_t>(value) : upper[value - 0x80]);
    }
    if (score.score() > best_score) {
      best_score = score.score();
      best = candidate;
    }
  }
  return best;
}

DecodedPage decode_page(std::string_view bytes, std::string_view http_charset) {
  DecodedPage page;
  const auto settle = [&](std::string_view encoding, std::string_view from) {
    if (page.charset.empty() && !encoding.empty()) {
      page.charset = encoding;
      page.from = from;
    }
  };
  settle(mark_of(bytes), "bom");
  settle(encoding_of_label(http_charset), "http");
  if (page.charset.empty()) {
    settle(find_meta(bytes.substr(0, kPrescanBytes), RawText::Scanned), "meta");
  }
  if (page.charset.empty()) {
    settle(find_meta(bytes.substr(0, kLateMetaBytes), RawText::Skipped), "meta");
  }
  if (page.charset.empty()) {
    std::string from;
    const std::string_view encoding = guess(bytes, from);
    settle(encoding, from);
  }
  page.text = decode_bytes(bytes, page.charset);
  return page;
}

std::string decode_sheet(std::string_view bytes, std::string_view http_charset) {
  return decode_plain(bytes, http_charset, declared_encoding(bytes, "@charset ", ";", "@charset"));
}

std::string decode_feed(std::string_view bytes, std::string_view http_charset) {
  return decode_plain(bytes, http_charset, declared_encoding(bytes, "<?xml", "?>", "encoding"));
}

}  // namespace sverka::html
