// Pages of a PDF that are only a picture: which words of the template they must hold. Nobody read them, so that they are no edit of the
// partner's and no pass either: the page is a question that names its clauses (rule scanned-page).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "audit/evidence.hpp"
#include "checks/kind.hpp"

namespace sverka {

// Nothing can be said of what the document is: all its pages are pictures, or of most of its letters nobody knows what they mean.
bool is_mostly_unread(const Evidence& evidence);

class ScannedPages {
 public:
  explicit ScannedPages(const Evidence& evidence);

  bool any() const { return !gaps_.empty(); }
  // Text of the template is missing just where such a page stands, between the last words before and the first after it, and is
  // not more than such pages hold. Of what is missing elsewhere nothing is excused. Where the words beside the page recur in what is
  // missing ("signature, seal" stands twice), the text is as well missing behind them.
  bool must_hold(const Deviation& deviation) const;
  // A slot that stands among that text.
  bool must_hold(const Slot& slot) const;
  // "7.5, 7.6, 8": clauses of the template of which words must stand on the page, in its order.
  std::vector<std::string> clauses_on(std::uint32_t page) const;
  // Pages next to each other are one question: they have one number, from 0.
  std::size_t question_of(std::uint32_t page) const;
  // No page has words to compare.
  bool are_all() const { return all_; }

 private:
  // A word of the template that the document has, in the body.
  struct Word {
    Place place;
    std::uint32_t page = 0;
    std::string key;
  };

  // What the body lacks of the template.
  struct Missing {
    const Deviation* deviation = nullptr;
    std::size_t word = 0;   // behind so many words
    std::size_t first = 0;  // element of sample_words_
    std::size_t last = 0;
  };

  // Pages next to each other, and what is missing there.
  struct Gap {
    std::uint32_t first_page = 0;
    std::uint32_t last_page = 0;
    std::uint32_t first_block = kNone;  // of the template
    std::uint32_t last_block = 0;
    std::size_t letters = 0;
    std::vector<const Deviation*> missing;
    bool at_begin = true;  // no words stand before it, or after it
    bool at_end = true;
  };

  void find_gaps(const Document& document);
  void find_words(const Document& document, const Alignment& alignment);
  std::vector<Missing> missing_text(const Document& document, const Alignment& alignment) const;
  void fill_gap(const std::vector<Missing>& missing, Gap& gap) const;
  bool ends_before(const Missing& missing, std::size_t border) const;
  bool begins_after(const Missing& missing, std::size_t border) const;
  void add_notes(const Alignment& alignment);

  std::vector<Gap> gaps_;
  std::vector<Word> words_;
  std::vector<const TemplateElement*> sample_words_;  // fixed words of the template's body
  const Template* sample_ = nullptr;
  bool all_ = false;
};

}  // namespace sverka
