// The token stream of a checked document, story by story, in the numbers of a template's vocabulary.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "templates/stream.hpp"
#include "templates/template.hpp"

namespace sverka {

// Tokens ordered by story (in the order of Story), then by block. Words that the template lacks get numbers of their own.
class DocumentStream {
 public:
  DocumentStream(const Document& document, const Template& sample);

  const std::vector<StreamToken>& tokens() const { return tokens_; }
  // Where each story's tokens stand: [begin, end).
  TextRange story(Story story) const;
  std::string_view word(std::uint32_t number) const { return words_[number]; }
  std::size_t word_count() const { return words_.size(); }

 private:
  void add_block(const Document& document, std::uint32_t block, const Template& sample);
  void add_known(const Block& text, std::uint32_t block, const KnownBlock& known, const Template& sample);
  void place_margins(const Document& document, const Template& sample);
  void judge_contents(const Document& document, const Template& sample);
  std::uint32_t number_of(std::string_view key, const Vocabulary& vocabulary);

  std::vector<Story> story_of_;  // by block
  std::vector<StreamToken> tokens_;
  std::vector<TextRange> stories_;
  std::vector<std::string_view> words_;  // views of the keys of the two vocabularies, which never move
  Vocabulary own_;
};

}  // namespace sverka
