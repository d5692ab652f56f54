// Pictures of signatures and seals that people lay over the lines to sign on. Whether one is a seal nobody can tell here: each is a
// question. Where it stands on a clause, is as large as a page or as long as a line of words, it is an object like any other.
#pragma once

#include <vector>

#include "audit/evidence.hpp"

namespace sverka {

struct SignaturePictures {
  std::vector<Item> pictures;             // pictures and drawings, in the order of the document's items
  std::vector<const Deviation*> covered;  // what they hide, and is as the template has it: lines, who signs, the place of the seal
};

// Needs an agreement that was compared. Nothing for a document without pages. Linear in the document for each picture, of which there are
// 100 at most.
SignaturePictures signature_pictures(const Evidence& evidence);

}  // namespace sverka
