// What programs put on the pages of a PDF beside the agreement's own words: stamps of electronic signatures (stamps.hpp), a browser's lines
// of date, address and page in place of the template's header and footer, or no header and footer at all; the initials that people put at
// the foot of pages, and their signatures and seals (signature_pictures.hpp). Each is one question, in the words that stand there; an edit
// it is only if it speaks of money, liability, courts or as clauses do, cannot be seen, or copies the template.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "audit/evidence.hpp"
#include "checks/kind.hpp"

namespace sverka {

class ProgramMarks {
 public:
  ProgramMarks(const Evidence& evidence, const Lexicon& lexicon);

  struct Mark {
    std::string text;
    std::vector<Place> places;
    std::vector<Item> items = {};  // that are drawn
  };

  const std::vector<Mark>& stamps() const { return stamps_; }
  const std::vector<Mark>& margins() const { return margins_; }
  const std::vector<Mark>& initials() const { return initials_; }
  const std::vector<Mark>& signatures() const { return signatures_; }

  // The deviation is said with a mark. Of a slot: it stood in a margin that a program wrote anew. Of an item: it is the drawn frame of a
  // stamp, or said with the initials or signatures.
  bool explain(const Deviation& deviation) const { return explained_.count(&deviation) != 0; }
  bool explain(const Slot& slot) const;
  bool explain(const Item& item) const;

 private:
  void find_stamps(const Evidence& evidence, const Lexicon& lexicon);
  void find_margins(const Evidence& evidence, const Lexicon& lexicon, Story story);
  void find_initials(const Evidence& evidence, const Lexicon& lexicon);
  void find_signatures(const Evidence& evidence);

  const Evidence& evidence_;
  std::vector<Mark> stamps_, margins_, initials_, signatures_;
  std::multimap<std::uint32_t, Box> frames_;                 // by page: what may have one
  std::set<std::tuple<std::uint32_t, float, float>> drawn_;  // page, left and top of initials and signatures
  std::set<const Deviation*> explained_;
  std::set<Story> rewritten_;
};

}  // namespace sverka
