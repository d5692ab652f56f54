// What the aligner needs to know of words: which schema takes them, and which stand for each other.
#pragma once

#include <cstdint>
#include <vector>

#include "templates/align.hpp"
#include "templates/document_stream.hpp"

namespace sverka {

class LexicalTraits : public WordTraits {
 public:
  LexicalTraits(const Template& sample, const Document& document, const DocumentStream& stream, const Lexicon& lexicon);
  float fill_cost(std::size_t slot, std::uint32_t token) const override {
    return fit(slot, token) + ((stream_.tokens()[token].flags & kNotSeenFlags) != 0 ? kUnseen : 0.0F);
  }
  float enter_cost(std::size_t slot, std::uint32_t token) const override;
  float substitute_cost(std::uint32_t element, std::uint32_t token) const override;

 private:
  static constexpr float kUnseen = 0.5F;  // text that nobody sees is seldom a value
  float fit(std::size_t slot, std::uint32_t token) const;
  static constexpr unsigned kKnown = 1, kMonth = 2, kYearWord = 4, kCurrency = 8, kNumberWord = 16, kLatin = 32, kCapital = 64,
                            kBlank = 128;
  std::uint8_t class_of(std::uint32_t word) const;
  bool begins_like_month(std::string_view lower) const;
  void name_controls(const Document& document);

  const Template& sample_;
  const Document& document_;
  const DocumentStream& stream_;
  std::span<const std::string> months_, year_words_, units_, currency_words_, number_word_stems_;
  std::vector<std::string> absent_words_;          // keys, in small letters
  std::vector<std::vector<std::string>> choices_;  // by slot: keys of the permitted texts
  std::vector<bool> open_choices_;                 // by slot: one of the permitted texts has a blank, for any words
  std::vector<std::vector<std::string>> marks_;    // by slot: keys of the mark, which stay where nobody filled in
  // Numbers of control names, 0 for none: by slot, of the control that marks it; by token, of the innermost control around it.
  std::vector<std::uint32_t> slot_controls_, token_controls_;
  mutable std::vector<std::uint8_t> classes_;  // by word, 0 until asked for
};

// True if only the ending differs: a common stem, and no more than `most` letters after it on either side.
bool differ_in_ending(std::string_view one, std::string_view other, std::size_t most);

}  // namespace sverka
