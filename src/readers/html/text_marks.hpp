// Source for the parser with the running text left out.
//
// gumbo takes text letter by letter, through a dozen calls each. Stretches of plain text between tags mean nothing to it wherever they
// stand, so each is replaced by one private character, and put back when the tree is copied. What is left is markup, and the letters and
// signs that a state of the tokenizer may ask for: '<', '>', '&', '-', '!', ']', carriage returns and control characters stay.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace sverka::html {

class TextMarks {
 public:
  // `texts` are the stretches of `source` outside tags and comments, in order, the text of scripts and styles among them; `source` is
  // valid UTF-8 and outlives this. A source that has private characters of its own, spelt or written, is left as it is. Linear.
  TextMarks(std::string_view source, const std::vector<TextRange>& texts);

  // What the parser is to read.
  std::string_view marked() const { return runs_.empty() ? source_ : std::string_view(marked_); }

  // The byte of the source that stands at this byte of marked(); after a mark, the byte after its stretch.
  std::size_t place_in_source(std::size_t at) const;

  // A text of the tree with its marks replaced by what they stand for.
  std::string restored(std::string_view text) const;

 private:
  struct Run {
    std::size_t begin = 0, end = 0;  // in the source
    std::size_t mark = 0;            // in marked_
  };

  void mark_stretch(std::size_t begin, std::size_t end);
  std::size_t after_sign(std::size_t at, std::size_t end) const;

  std::string_view source_;
  std::string marked_;
  std::vector<Run> runs_;
  std::size_t copied_ = 0;  // bytes of the source that stand in marked_, as they are or as marks
};

}  // namespace sverka::html
