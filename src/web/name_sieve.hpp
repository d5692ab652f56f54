// Which paragraphs can name the Company or its product at all, at whatever distance: most need no look word by word.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "web/names.hpp"
#include "web/text_hints.hpp"

namespace sverka {

class NameSieve {
 public:
  explicit NameSieve(const BrandRules& rules);

  // False only where find_names() would find nothing. Linear.
  bool may_name(const PageParagraph& paragraph, const TextHints& hints) const;

 private:
  struct Run {
    std::uint32_t sounds = 0;
    std::size_t letters = 0;
    char32_t first = 0, second = 0;  // small
  };
  bool begins_name(const Run& run) const;
  bool is_legal_name(const Run& before, const Run& run) const;

  std::uint32_t product_ = 0, joined_ = 0, legal_ = 0;
  std::vector<std::uint32_t> first_parts_;
  std::vector<char32_t> company_letters_;  // with which listed spellings of the Company begin
};

// At a distance of one, a word lacks one sound of the name and has one more, besides those of transcriptions and endings.
bool may_sound_like_product(std::uint32_t sounds, std::uint32_t product, char32_t first);
// The sounds without which no transcription of the Company is looked at.
std::uint32_t sounds_of_transcription();

}  // namespace sverka
