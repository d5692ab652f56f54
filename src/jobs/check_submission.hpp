// The submission job: a version of a submission, as the queue gives it -> what the store keeps of its check.
//
// A draft is checked as any agreement, with its card, under the amendments approved for it. A signed copy is held against the accepted
// version: that one's text is the template, so every word that is not its own is a deviation.
#pragma once

#include <string>

#include "audit/finding.hpp"
#include "audit/messages.hpp"
#include "base/date.hpp"
#include "base/result.hpp"
#include "isolation/pool.hpp"
#include "jobs/template_shelf.hpp"
#include "jobs/workshop.hpp"
#include "store/checks_queue.hpp"

namespace sverka {

struct SubmissionJob {
  QueuedCheck check;
  Date today;
  std::string version;  // of the program, for the report
};

// A checked paper and all that its report is written from.
struct CheckedPaper {
  const Report& report;
  const Document& document;
  const Template* sample = nullptr;
  const Alignment* alignment = nullptr;
};
// Its findings, with its report and pages kept among the papers. Errors: those of PaperFolder::keep().
Result<CheckOutcome> kept_outcome(const CheckedPaper& checked, Store& store, const Messages& messages, const std::string& version);
// The outcome of a paper that nobody could read.
CheckOutcome outcome_of_error(const Error& error);

// What cannot be checked has an outcome too: "could_not_check" with the error. The report and its pages are kept among the papers.
// Errors: those of PaperFolder::keep(); then the check is still to be done.
Result<CheckOutcome> check_submission(const SubmissionJob& job, Store& store, const Workshop& workshop, TemplateShelf& shelf,
                                      ReaderPool& pool);

}  // namespace sverka
