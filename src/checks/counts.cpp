#include "checks/counts.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <span>

#include "programme/words.hpp"

namespace sverka {

namespace {

enum class Unit { None, Time, Share };

// The first word of the template behind the slot, a bracket with the number in words passed over.
Unit unit_behind(const Template& sample, const Slot& slot, const Lexicon& lexicon) {
  if (slot.block >= sample.document.blocks.size()) {
    return Unit::None;
  }
  const std::string_view text = sample.document.blocks[slot.block].text;
  const std::vector<Word> words = split_words(text.substr(std::min<std::size_t>(slot.range.end, text.size())));
  std::size_t at = 0;
  if (!words.empty() && words[0].is("(")) {
    while (at < words.size() && !words[at].is(")")) {
      ++at;
    }
    ++at;
  }
  if (at >= words.size()) {
    return Unit::None;
  }
  return words[at].is("%") ? Unit::Share : matches_any(words[at].key, lexicon.list("time_units")) ? Unit::Time : Unit::None;
}

// "10-20", "from 10 to 20".
bool is_range(std::span<const Word> words) {
  std::size_t numbers = 0;
  bool joined = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    numbers += words[at].kind == Word::Kind::Digits ? 1u : 0u;
    joined = joined || (words[at].is("-") && at > 0 && at + 1 < words.size() && words[at - 1].kind == Word::Kind::Digits &&
                        words[at + 1].kind == Word::Kind::Digits);
  }
  return numbers == 2 && joined;
}

}  // namespace

std::string count_problem(const Template& sample, const FilledSlot& filled, const Lexicon& lexicon) {
  if (filled.slot->schema != FieldSchema::Number) {
    return {};
  }
  if (is_range(split_words(filled.value->raw))) {
    return "number-range";
  }
  const FieldReading reading = reading_of(filled, lexicon);
  const std::string_view number = reading.normal_form;
  const std::size_t point = number.find('.');
  std::int64_t whole = 0;
  const std::string_view digits = number.substr(0, point);
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
  if (!reading.well_formed || read.ec != std::errc() || read.ptr != digits.data() + digits.size()) {
    return {};
  }
  constexpr std::int64_t kMostDays = 3653;  // ten years
  constexpr std::int64_t kWhole = 100;      // per cent
  const bool fraction = point != std::string_view::npos;
  switch (unit_behind(sample, *filled.slot, lexicon)) {
    case Unit::Time:
      return whole == 0 && !fraction ? "number-zero" : fraction ? "number-fraction" : whole > kMostDays ? "number-large" : "";
    case Unit::Share:
      return whole > kWhole || (whole == kWhole && fraction) ? "number-share" : "";
    case Unit::None:
      break;
  }
  return {};
}

}  // namespace sverka
