// Approved edits of clauses. Clause 5.6: "Changes are made only by the Company's staff after agreeing them with the Client."
//
// An approval makes exactly its text acceptable in exactly its clause of exactly its client's agreement.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "audit/evidence.hpp"

namespace sverka {

class AmendedClauses {
 public:
  // Costs nothing without amendments; else a pass over the text of both documents.
  explicit AmendedClauses(const Evidence& evidence);

  // The approval that covers the clause, if its text stands as approved (or it was left out whole, as approved).
  const Amendment* covering(std::string_view clause) const;
  // The approval under which the deviation is none. Hidden text, look-alike letters, pending changes and foreign objects are
  // nobody's agreed text.
  const Amendment* excusing(const Deviation& deviation) const;

 private:
  struct Accepted {
    const Amendment* amendment = nullptr;
    std::set<std::uint32_t> blocks;           // of the document: those that stand as approved
    std::set<std::uint32_t> template_blocks;  // left out whole, as approved
  };
  std::vector<Accepted> accepted_;
};

}  // namespace sverka
