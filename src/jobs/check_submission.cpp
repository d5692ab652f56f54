#include "jobs/check_submission.hpp"

#include <optional>
#include <utility>

#include "jobs/check_agreement.hpp"
#include "report/words.hpp"
#include "report/write.hpp"
#include "store/approvals.hpp"

namespace sverka {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : ", ") + part;
  }
  return text;
}

// In the order in which the report numbers them, so that a number leads to its mark in the text.
std::vector<StoredFinding> stored(const Report& report, const Document& document) {
  std::vector<StoredFinding> findings;
  for (const GroupedFindings& group : grouped(report)) {
    for (const std::size_t index : group.findings) {
      const Finding& from = report.findings[index];
      StoredFinding one;
      one.number = static_cast<std::int64_t>(findings.size() + 1);
      one.rule = from.rule;
      one.outcome = name_of(from.outcome);
      one.severity = name_of(from.severity);
      one.deviation = from.deviation_class ? std::string(name_of(*from.deviation_class)) : std::string();
      one.touches = joined(from.touches);
      one.clause = from.clause;
      one.source = joined(from.source);
      one.responsible = name_of(from.responsible);
      one.message_ru = from.message.russian;
      one.message_en = from.message.english;
      one.advice_ru = from.advice.russian;
      one.advice_en = from.advice.english;
      one.expected = from.expected;
      one.observed = from.observed.empty() && !from.locations.empty() ? from.locations.front().quote : from.observed;
      if (!from.locations.empty() && from.locations.front().in_document && from.locations.front().place.block < document.blocks.size() &&
          !from.observed.empty()) {
        one.clause_text = document.blocks[from.locations.front().place.block].text;
      }
      one.fingerprint = from.fingerprint;
      findings.push_back(std::move(one));
    }
  }
  return findings;
}

std::string value_of(const Report& report, const std::string& name) {
  const auto found = report.values.find(name);
  return found == report.values.end() ? std::string() : found->second.value;
}

Result<CheckOutcome> outcome_of(const CheckedAgreement& checked, const SubmissionJob& job, Store& store, const Workshop& workshop) {
  const Alignment* const alignment = checked.sample == nullptr ? nullptr : &checked.alignment;
  Result<CheckOutcome> outcome =
      kept_outcome({checked.report, checked.document, checked.sample, alignment}, store, workshop.data.messages, job.version);
  if (outcome) {
    outcome->client_name = value_of(checked.report, "client_name");
    outcome->client_inn = value_of(checked.report, "client_inn");
    outcome->agreement_number = value_of(checked.report, "agreement_number");
  }
  return outcome;
}

// The accepted version's own text as a template.
Result<Template> accepted_text(const SubmissionVersion& accepted, Store& store, const Workshop& workshop, ReaderPool& pool) {
  const Result<std::string> bytes = store.papers().read(accepted.paper);
  if (!bytes) {
    return fail(bytes.error());
  }
  Result<Document> document = pool.read(*bytes);
  if (!document) {
    return fail(document.error());
  }
  // What the partner filled in is text now, agreed as it stands: only blanks that are still blank, such as lines to sign on, are slots.
  document->controls.clear();
  TemplateManifest manifest;
  manifest.identity.name = accepted.paper_name;
  manifest.identity.bare = true;
  return build_template(std::move(*document), manifest, workshop.data.lexicon);
}

}  // namespace

CheckOutcome outcome_of_error(const Error& error) {
  CheckOutcome outcome;
  outcome.conclusion = "could_not_check";
  outcome.error_code = name_of(error.code);
  outcome.error_reason = error.reason;
  outcome.error_where = error.code == ErrorCode::Internal ? std::string() : error.where;
  return outcome;
}

Result<CheckOutcome> kept_outcome(const CheckedPaper& checked, Store& store, const Messages& messages, const std::string& version) {
  CheckOutcome outcome;
  outcome.conclusion = name_of(checked.report.conclusion);
  outcome.findings = stored(checked.report, checked.document);
  ReportOptions options;
  options.version = version;
  for (const auto& [language, name] : {std::pair{Language::Russian, &outcome.page_ru}, std::pair{Language::English, &outcome.page_en}}) {
    options.language = language;
    const Result<std::string> kept =
        store.papers().keep(write_html(checked.report, &checked.document, checked.sample, checked.alignment, messages, options));
    if (!kept) {
      return fail(kept.error());
    }
    *name = *kept;
  }
  options.language = Language::Russian;
  const Result<std::string> report = store.papers().keep(write_json(checked.report, &checked.document, options) + "\n");
  if (!report) {
    return fail(report.error());
  }
  outcome.report = *report;
  return outcome;
}

Result<CheckOutcome> check_submission(const SubmissionJob& job, Store& store, const Workshop& workshop, TemplateShelf& shelf,
                                      ReaderPool& pool) {
  const QueuedCheck& queued = job.check;
  const Result<std::string> paper = store.papers().read(queued.version.paper);
  if (!paper) {
    return outcome_of_error(paper.error());
  }
  AgreementJob agreement;
  agreement.name = queued.version.paper_name;
  agreement.bytes = *paper;
  agreement.today = job.today;
  agreement.sha256 = queued.version.paper;
  std::optional<Template> accepted;
  if (queued.accepted) {
    Result<Template> built = accepted_text(*queued.accepted, store, workshop, pool);
    if (!built) {
      return outcome_of_error(built.error());
    }
    accepted = std::move(*built);
    agreement.wanted.exact = &*accepted;
  } else {
    agreement.wanted.name = shelf.editions_of(queued.submission.sample).empty() ? std::string() : queued.submission.sample;
    StoreWork work = store.reading();
    agreement.amendments = amendments_in_force(work, queued.submission.id);
    if (const Result<void> done = work.commit(); !done) {
      return fail(done.error());
    }
  }
  std::optional<CardSheet> card;
  if (!queued.version.card.empty()) {
    const Result<std::string> bytes = store.papers().read(queued.version.card);
    const Result<Document> read = bytes ? pool.read(*bytes) : Result<Document>(fail(bytes.error()));
    if (!read) {
      Error error = read.error();
      error.where = queued.version.card_name;
      return outcome_of_error(error);
    }
    card = make_card_sheet(*read, queued.version.card_name, workshop.data.lexicon);
    agreement.card = &*card;
  }
  const Result<CheckedAgreement> checked = check_agreement(agreement, workshop, shelf, pool);
  return checked ? outcome_of(*checked, job, store, workshop) : Result<CheckOutcome>(outcome_of_error(checked.error()));
}

}  // namespace sverka
