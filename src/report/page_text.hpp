// Lines for a terminal: pieces of text with a meaning, wrapped by the width that they are shown in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

// What a piece of text means. With colour it is drawn by ANSI sequences; without, Removed and Added are put
// in [-...-] and {+...+}, and the others are plain.
enum class Ink : std::uint8_t { Plain, Strong, Faint, Removed, Added, Error, Warning, Question, Good };

struct Inked {
  Ink ink = Ink::Plain;
  std::string text;  // any text: it is made fit to be shown here
};

class PageText {
 public:
  PageText(unsigned width, bool colour) : width_(width < 40 ? 40 : width), colour_(colour) {}

  // A paragraph: `lead` on the first line at column `indent`, the text after it, further lines under the
  // text. White space folds; a word longer than a line is cut.
  void paragraph(unsigned indent, const std::vector<Inked>& lead, const std::vector<Inked>& text);
  void paragraph(unsigned indent, const std::vector<Inked>& text) { paragraph(indent, {}, text); }
  // A line with something at its right end, if both fit.
  void line(const std::vector<Inked>& left, const Inked& right);
  void blank();

  unsigned width() const { return width_; }
  std::string take() { return std::move(out_); }

 private:
  struct Word {
    std::vector<Inked> pieces;
    std::size_t width = 0;
  };

  void add_word(std::vector<Word>& words, const Word& word, std::size_t room) const;
  std::vector<Word> words_of(const std::vector<Inked>& text, std::size_t room) const;
  void put(const Inked& piece);

  std::string out_;
  unsigned width_;
  bool colour_;
};

}  // namespace sverka
