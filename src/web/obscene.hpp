// Obscene words in a text (8.5), by whole words: a word begins with a root of the list, or with a prefix and a root; exceptions are let
// pass. Letters exchanged for look-alikes and digits, stretched, parted by points or replaced by asterisks are no disguise.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.hpp"
#include "web/page_text.hpp"
#include "web/text_hints.hpp"

namespace sverka {

// checks/data/content-words.toml. Words are kept folded: lower case, io as ie, no doubled letter.
struct ObsceneWords {
  std::vector<std::u32string> roots, prefixes, whole, exceptions;
  // By the three letters that such words begin with: most words are let pass at theirs. Places are of a hash.
  std::bitset<8192> beginnings;
  BeginningSet hints;
};
// `list` names the lists: list_roots, list_whole; prefixes and exceptions are common: obscene_prefixes, obscene_exceptions.
ObsceneWords make_obscene_words(const Lexicon& lexicon, std::string_view list);

struct ObsceneUse {
  std::uint32_t paragraph = 0;
  TextRange text;
  std::string observed;
};

// In what a person sees, but not in code. `hints` may be empty, else there is one a paragraph. Linear.
std::vector<ObsceneUse> find_obscene(std::span<const PageParagraph> page, const ObsceneWords& words, std::span<const TextHints> hints = {});

}  // namespace sverka
