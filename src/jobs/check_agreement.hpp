// The agreement job: the one face of it for the command line and, later, the server.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "base/result.hpp"
#include "checks/card_sheet.hpp"
#include "isolation/pool.hpp"
#include "jobs/template_shelf.hpp"
#include "jobs/workshop.hpp"

namespace sverka {

// Which template the document is held against.
struct WantedTemplate {
  const Template* exact = nullptr;  // this one: a file, a folder, an edition by name
  std::string name;                 // else the newest edition in force of this name, or another edition of it that fits
                                    // better neither: chosen among all of the shelf by content
};

struct AgreementJob {
  std::string name;  // of the checked file, for the report
  std::string_view bytes;
  WantedTemplate wanted;
  std::vector<Amendment> amendments;
  Date today;
  std::string sha256;                    // of `bytes`; empty: it is computed
  const CardSheet* card = nullptr;       // null: the agreement is checked without one
  const BankDirectory* banks = nullptr;  // null: banks are not looked up
};

// The report with all that it speaks of. Move it freely: nothing points into it.
struct CheckedAgreement {
  Report report;
  Document document;
  const Template* sample = nullptr;  // of the shelf, or AgreementJob::wanted.exact; null if none was found
  Alignment alignment;
};

// Errors: those of ReaderPool::read() and TemplateShelf::load().
Result<CheckedAgreement> check_agreement(const AgreementJob& job, const Workshop& workshop, TemplateShelf& shelf, ReaderPool& pool);

// The same for a document that has been read already; `job.bytes` is used for its SHA-256 alone.
Result<CheckedAgreement> check_agreement(const AgreementJob& job, Document document, const Workshop& workshop, TemplateShelf& shelf,
                                         ReaderPool& pool);

}  // namespace sverka
