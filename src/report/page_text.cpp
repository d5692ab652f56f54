#include "report/page_text.hpp"

#include <algorithm>
#include <array>

#include "report/shown.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

std::string_view colour_of(Ink ink) {
  // Strike and underline beside the colours: the marks must be seen by those who do not see red and green.
  constexpr std::array<std::string_view, 9> kColours{"",           "\x1b[1m",    "\x1b[2m",    "\x1b[31;9m", "\x1b[32;4m",
                                                     "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1;32m"};
  return kColours.at(static_cast<std::size_t>(ink));
}

// The marks of Removed and Added, put in where there is no colour.
std::vector<Inked> marked(const std::vector<Inked>& text, bool colour) {
  std::vector<Inked> result;
  for (const Inked& piece : text) {
    std::string fit = shown(piece.text);
    if (!colour && !fit.empty() && (piece.ink == Ink::Removed || piece.ink == Ink::Added)) {
      const bool removed = piece.ink == Ink::Removed;
      // The mark hugs the words; the white space around them stays outside it.
      const std::size_t begin = fit.find_first_not_of(' ');
      if (begin != std::string::npos) {
        const std::size_t end = fit.find_last_not_of(' ') + 1;
        fit.insert(end, removed ? "-]" : "+}");
        fit.insert(begin, removed ? "[-" : "{+");
      }
    }
    result.push_back({piece.ink, std::move(fit)});
  }
  return result;
}

std::size_t width_of(const std::vector<Inked>& text) {
  std::size_t width = 0;
  for (const Inked& piece : text) {
    width += display_width(piece.text);
  }
  return width;
}

}  // namespace

// A word longer than the room is cut into words that fit.
void PageText::add_word(std::vector<Word>& words, const Word& word, std::size_t room) const {
  if (word.pieces.empty()) {
    return;
  }
  if (word.width <= room) {
    words.push_back(word);
    return;
  }
  Word part;
  for (const Inked& piece : word.pieces) {
    Inked fragment{piece.ink, {}};
    for (std::size_t at = 0; at < piece.text.size();) {
      const std::size_t begin = at;
      next_code_point(piece.text, at);
      const std::string_view letter = std::string_view(piece.text).substr(begin, at - begin);
      const std::size_t width = display_width(letter);
      if (part.width + width > room) {
        part.pieces.push_back(std::move(fragment));
        words.push_back(std::move(part));
        part = {};
        fragment = {piece.ink, {}};
      }
      fragment.text += letter;
      part.width += width;
    }
    if (!fragment.text.empty()) {
      part.pieces.push_back(std::move(fragment));
    }
  }
  if (!part.pieces.empty()) {
    words.push_back(std::move(part));
  }
}

std::vector<PageText::Word> PageText::words_of(const std::vector<Inked>& text, std::size_t room) const {
  std::vector<Word> words;
  Word word;
  for (const Inked& piece : text) {
    std::size_t begin = 0;
    while (begin <= piece.text.size()) {
      const std::size_t space = std::min(piece.text.find(' ', begin), piece.text.size());
      if (space > begin) {
        std::string fragment = piece.text.substr(begin, space - begin);
        word.width += display_width(fragment);
        word.pieces.push_back({piece.ink, std::move(fragment)});
      }
      if (space == piece.text.size()) {
        break;
      }
      add_word(words, word, room);
      word = {};
      begin = space + 1;
    }
  }
  add_word(words, word, room);
  return words;
}

void PageText::put(const Inked& piece) {
  const std::string_view colour = colour_of(piece.ink);
  if (!colour_ || colour.empty()) {
    out_ += piece.text;
    return;
  }
  out_ += colour;
  out_ += piece.text;
  out_ += "\x1b[0m";
}

void PageText::paragraph(unsigned indent, const std::vector<Inked>& lead, const std::vector<Inked>& text) {
  const std::vector<Inked> shown_lead = marked(lead, colour_);
  const std::size_t lead_width = width_of(shown_lead);
  std::size_t margin = indent + lead_width;
  if (margin + 20 > width_) {
    margin = indent;
  }
  const std::size_t room = width_ - std::min<std::size_t>(margin, width_ - 20);
  const std::vector<Word> words = words_of(marked(text, colour_), room);
  out_.append(indent, ' ');
  for (const Inked& piece : shown_lead) {
    put(piece);
  }
  std::size_t column = indent + lead_width;
  Ink last_ink = Ink::Plain;
  bool line_is_empty = true;
  for (const Word& word : words) {
    const std::size_t gap = line_is_empty ? 0 : 1;
    if (!line_is_empty && column + gap + word.width > width_) {
      out_ += '\n';
      out_.append(margin, ' ');
      column = margin;
    } else if (gap == 1) {
      // A strike or an underline runs on between words of one mark.
      put({last_ink == word.pieces.front().ink ? last_ink : Ink::Plain, " "});
      ++column;
    }
    for (const Inked& piece : word.pieces) {
      put(piece);
    }
    column += word.width;
    last_ink = word.pieces.back().ink;
    line_is_empty = false;
  }
  out_ += '\n';
}

void PageText::line(const std::vector<Inked>& left, const Inked& right) {
  const std::vector<Inked> shown_left = marked(left, colour_);
  const std::size_t left_width = width_of(shown_left);
  const std::size_t right_width = display_width(right.text);
  if (left_width + 2 + right_width > width_) {
    paragraph(0, left);
    paragraph(0, {right});
    return;
  }
  for (const Inked& piece : shown_left) {
    put(piece);
  }
  out_.append(width_ - left_width - right_width, ' ');
  put({right.ink, shown(right.text)});
  out_ += '\n';
}

void PageText::blank() {
  out_ += '\n';
}

}  // namespace sverka
