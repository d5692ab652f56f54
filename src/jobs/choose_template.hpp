// Which template a document was filled on.
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "jobs/check_agreement.hpp"

namespace sverka {

struct ChosenTemplate {
  const Template* sample = nullptr;  // null: none, or two that fit equally
  Alignment alignment;               // of the document with it
  TemplateChoice choice;
};

// A name stands for its newest edition in force; if the document deviates from that one, for the edition that
// it deviates from least. Without a name every edition of the shelf that resembles the document is tried. The
// cost is one match() for a document without deviations, else one for each edition. Errors: those of
// TemplateShelf.
Result<ChosenTemplate> choose_template(const Document& document, const WantedTemplate& wanted, Date today, const Workshop& workshop,
                                       TemplateShelf& shelf, ReaderPool& pool);

}  // namespace sverka
