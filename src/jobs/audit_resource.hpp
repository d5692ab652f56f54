// The audit of a registered resource: what the store's queue gives -> what it keeps of the run.
//
// The crawl begins at the resource and at every page with a violation that is neither fixed nor closed, so that those are looked at even
// where no link leads to them any more. Its answers are kept in a folder of the run's own: what a notice says can be shown for years, and a
// run that was cut short goes on from there.
#pragma once

#include <string>

#include "base/date.hpp"
#include "base/result.hpp"
#include "checks/fetch_settings.hpp"
#include "fetch/fetcher.hpp"
#include "jobs/read_material.hpp"
#include "jobs/workshop.hpp"
#include "store/audits.hpp"
#include "web/copies.hpp"
#include "web/link_policy.hpp"

namespace sverka {

// What audits are made with. Everything outlives them.
struct AuditBench {
  const Workshop& workshop;  // with site_scopes()
  const FetchModule& fetch;
  FetchPolicy policy;             // who may be asked: of the configuration alone, never of a request
  const FetchSettings& settings;  // how fast, how far
  LinkPolicy links;
  const CopyIndex* corpus = nullptr;  // the Company's articles; null: no copy is looked for
  MaterialReaders readers;
  std::string evidence;  // folder of the folders of runs
  std::string version;   // of the program, for reports
};

// What could not be audited has an outcome too, with its error. Errors: those of PaperFolder::keep(); then the audit is still to be done.
Result<AuditOutcome> audit_resource(const TakenAudit& taken, Date today, Store& store, const AuditBench& bench);

}  // namespace sverka
