#include "web/name_sieve.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr char32_t kCyrillicA = 0x0430, kCyrillicIe = 0x0435, kCyrillicE = 0x044D, kCyrillicDe = 0x0434, kCyrillicZhe = 0x0436,
                   kCyrillicEm = 0x043C;
constexpr std::size_t kFewestLetters = 7;
constexpr std::size_t kFewestOfLegalName = 3;
constexpr std::size_t kShortestPart = 4;

int missing(std::uint32_t word, std::uint32_t name) {
  return std::popcount(name & ~word);
}

bool is_vowel_of_name(char32_t first) {
  return first == 'a' || first == 'e' || first == kCyrillicA || first == kCyrillicE || first == kCyrillicIe;
}

struct SoundedLetter {
  char32_t lower = 0;  // 0: no letter
  std::uint32_t sounds = 0;
};

// ASCII, then U+0400 to U+045F.
struct LetterTable {
  std::array<SoundedLetter, 128> ascii{};
  std::array<SoundedLetter, 96> cyrillic{};
};

LetterTable make_letters() {
  LetterTable table;
  const auto entry = [](char32_t code) {
    std::string letter;
    append_utf8(letter, code);
    const std::string lower = to_lower(letter);
    std::size_t at = 0;
    return is_letter(code) ? SoundedLetter{next_code_point(lower, at), sounds_in(sound_of(lower))} : SoundedLetter{};
  };
  for (char32_t code = 0; code < table.ascii.size(); ++code) {
    table.ascii[code] = entry(code);
  }
  for (char32_t code = 0; code < table.cyrillic.size(); ++code) {
    table.cyrillic[code] = entry(0x0400 + code);
  }
  return table;
}

}  // namespace

bool may_sound_like_product(std::uint32_t sounds, std::uint32_t product, char32_t first) {
  static const std::uint32_t others = sounds_in("dzheuv");
  const int lacking = missing(sounds, product), more = missing(product | others, sounds);
  return lacking <= 1 ? more <= 1 : lacking == 2 && more <= 2 && is_vowel_of_name(first);
}

std::uint32_t sounds_of_transcription() {
  static const std::uint32_t sounds = sounds_in("dgst");
  return sounds;
}

NameSieve::NameSieve(const BrandRules& rules) {
  if (rules.product_sounds.empty() || rules.second_sounds.empty()) {
    return;
  }
  product_ = sounds_in(rules.product_sounds.front());
  joined_ = sounds_in(rules.product_sounds.front() + rules.second_sounds.front());
  legal_ = sounds_in(sound_of(rules.legal_first + rules.legal_second));
  for (const std::string& part : rules.product_first_parts) {
    first_parts_.push_back(sounds_in(part));
  }
  for (const std::string& variant : rules.company_variants) {
    std::size_t at = 0;
    company_letters_.push_back(variant.empty() ? 0 : next_code_point(variant, at));
  }
  company_letters_.push_back('j');
  company_letters_.push_back('y');
}

bool NameSieve::begins_name(const Run& run) const {
  if (std::find(company_letters_.begin(), company_letters_.end(), run.first) != company_letters_.end()) {
    return true;
  }
  if (run.first == kCyrillicDe && run.second == kCyrillicZhe) {
    return true;
  }
  if (run.letters > 2 * kFewestLetters) {
    return missing(run.sounds, joined_) <= 2;
  }
  if (run.letters >= kFewestLetters) {
    return may_sound_like_product(run.sounds, product_, run.first);
  }
  return run.letters >= kShortestPart && is_vowel_of_name(run.first) &&
         std::any_of(first_parts_.begin(), first_parts_.end(), [&](std::uint32_t part) { return missing(run.sounds, part) == 0; });
}

bool NameSieve::is_legal_name(const Run& before, const Run& run) const {
  const auto begins = [](const Run& one) { return (one.first == 'm' || one.first == kCyrillicEm) && one.letters >= kFewestOfLegalName; };
  return (begins(run) && missing(run.sounds, legal_) <= 2) || (begins(before) && missing(before.sounds | run.sounds, legal_) <= 2);
}

bool NameSieve::may_name(const PageParagraph& paragraph, const TextHints& hints) const {
  if (hints.unusual) {
    return true;
  }
  static const LetterTable letters = make_letters();
  const std::string_view text = paragraph.text;
  Run run, before;
  const auto ends_name = [&] {
    const bool found = run.letters != 0 && (begins_name(run) || is_legal_name(before, run));
    before = run.letters == 0 ? before : run;
    run = {};
    return found;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    SoundedLetter letter;
    if (byte < 0x80) {
      letter = letters.ascii[byte];
    } else if ((byte == 0xD0 || byte == 0xD1) && at + 1 < text.size()) {
      const unsigned code = ((byte & 0x1Fu) << 6) | (static_cast<unsigned char>(text[++at]) & 0x3Fu);
      letter = code - 0x400 < letters.cyrillic.size() ? letters.cyrillic[code - 0x400] : SoundedLetter{};
    }
    if (letter.lower == 0) {
      if (run.letters != 0 && ends_name()) {
        return true;
      }
      continue;
    }
    run.sounds |= letter.sounds;
    run.first = run.letters == 0 ? letter.lower : run.first;
    run.second = run.letters == 1 ? letter.lower : run.second;
    ++run.letters;
  }
  return ends_name();
}

}  // namespace sverka
