// What a paragraph can hold at all, found in one pass over its bytes: most rules leave most paragraphs of a page unread by it.
//
// A hint never misses: a word of a list that stands in a paragraph has its beginning among those of the paragraph, or the paragraph
// is one that every rule has to read.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "web/page_text.hpp"

namespace sverka {

struct TextHints {
  // Letters of other alphabets than the Latin and the Russian one, marks on letters, invisible characters, words of two alphabets, of
  // letters and digits, or with signs inside that stand for letters: it has to be read.
  bool unusual = false;
  // Marks of the first three, five and seven letters, doubled ones taken once, of every word and number; one may stand here twice.
  std::vector<std::uint32_t> beginnings;
};

// Not of text that nobody sees or that is code: those have no beginnings. Linear.
std::vector<TextHints> hints_of(std::span<const PageParagraph> page);

// The beginnings of the words or phrases that a rule looks for.
class BeginningSet {
 public:
  // "word", "word*" for all that begin so, "words of a phrase".
  void add(std::string_view phrase);
  // True if one of the phrases may stand in such a paragraph.
  bool may_stand_in(const TextHints& hints) const;

 private:
  static constexpr std::size_t kPlaces = 8192;
  static std::size_t place_of(std::uint32_t mark) { return (mark ^ mark >> 13) % kPlaces; }

  std::bitset<kPlaces> places_;
  struct Entry {
    std::uint32_t mark = 0, other = 0;  // of two words of a phrase; of a single word, twice its own
  };
  static bool by_mark(const Entry& one, const Entry& two) { return one.mark < two.mark; }
  std::vector<Entry> entries_;  // by mark
  bool any_ = false;            // a phrase of the set may begin with whatever
};

BeginningSet beginnings_of(std::span<const std::string> phrases);

}  // namespace sverka
