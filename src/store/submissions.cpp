#include "store/submissions.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "store/checks_queue.hpp"
#include "store/cleaned.hpp"
#include "store/new_papers.hpp"
#include "store/submission_rows.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestReason = 4000;

constexpr std::array<std::string_view, 9> kStateNames{"submitted",        "checked",  "returned", "accepted", "signed_by_company",
                                                      "signed_by_client", "invoiced", "paid",     "withdrawn"};
constexpr std::array<std::string_view, 7> kKindNames{"return", "accept", "sign_by_company", "sign_by_client", "invoice", "pay", "withdraw"};

struct Step {
  SubmissionState from;
  DecisionKind kind;
  SubmissionState to;
};

constexpr Step kSteps[] = {
    {SubmissionState::Checked, DecisionKind::Return, SubmissionState::Returned},
    {SubmissionState::Checked, DecisionKind::Accept, SubmissionState::Accepted},
    {SubmissionState::Accepted, DecisionKind::Return, SubmissionState::Returned},
    {SubmissionState::Accepted, DecisionKind::SignByCompany, SubmissionState::SignedByCompany},
    {SubmissionState::SignedByCompany, DecisionKind::SignByClient, SubmissionState::SignedByClient},
    {SubmissionState::SignedByClient, DecisionKind::Invoice, SubmissionState::Invoiced},
    {SubmissionState::Invoiced, DecisionKind::Pay, SubmissionState::Paid},
    {SubmissionState::Submitted, DecisionKind::Withdraw, SubmissionState::Withdrawn},
    {SubmissionState::Checked, DecisionKind::Withdraw, SubmissionState::Withdrawn},
    {SubmissionState::Returned, DecisionKind::Withdraw, SubmissionState::Withdrawn},
};

// The papers of an upload on the disk, before any row speaks of them.
struct KeptUpload {
  std::string paper, card;
};

Result<KeptUpload> keep(NewPapers& papers, const Upload& upload) {
  KeptUpload kept;
  for (const auto& [bytes, name] : {std::pair{upload.paper, &kept.paper}, std::pair{upload.card, &kept.card}}) {
    if (!bytes.empty()) {
      const Result<std::string> sha256 = papers.keep(bytes);
      if (!sha256) {
        return fail(sha256.error());
      }
      *name = *sha256;
    }
  }
  return kept;
}

SubmissionVersion put_version(StoreWork& work, std::int64_t user, std::int64_t submission, VersionPurpose purpose, const KeptUpload& kept,
                              const Upload& upload) {
  SubmissionVersion version;
  version.id = work.next_id("versions");
  version.submission = submission;
  version.number = number_of(work.row("select coalesce(max(number), 0) + 1 from versions where submission = ?", {submission}), 0);
  version.purpose = purpose;
  version.paper = kept.paper;
  version.paper_name = cleaned(upload.paper_name, kLongestName);
  version.card = kept.card;
  version.card_name = kept.card.empty() ? std::string() : cleaned(upload.card_name, kLongestName);
  version.uploaded_at = work.now();
  work.change(
      "insert into versions (id, submission, number, purpose, paper, paper_name, card, card_name, uploaded_by, uploaded_at) "
      "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {version.id, submission, version.number, std::string(name_of(purpose)), version.paper, version.paper_name, version.card,
       version.card_name, user, version.uploaded_at});
  return version;
}

std::string detail_of(const SubmissionVersion& version) {
  return "{\"version\": " + std::to_string(version.number) + ", \"sha256\": \"" + version.paper + "\"}";
}

// A reason is needed to return, to go against a check, and to record a signature that no checked copy shows.
bool needs_reason(StoreWork& work, const Submission& submission, DecisionKind kind) {
  if (kind == DecisionKind::Return) {
    return true;
  }
  if (kind == DecisionKind::Accept) {
    return submission.conclusion != "conforms";
  }
  if (kind != DecisionKind::SignByClient) {
    return false;
  }
  const StoredRow copy = work.row(
      "select c.conclusion from versions v join checks c on c.version_id = v.id where v.submission = ? "
      "and v.purpose = 'signed' order by v.number desc, c.id desc limit 1",
      {submission.id});
  return text_of(copy, 0) != "conforms";
}

}  // namespace

std::string_view name_of(SubmissionState state) {
  return kStateNames[static_cast<std::size_t>(state)];
}

std::string_view name_of(DecisionKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

std::string_view name_of(VersionPurpose purpose) {
  return purpose == VersionPurpose::Draft ? "draft" : "signed";
}

std::optional<SubmissionState> parse_submission_state(std::string_view name) {
  const auto found = std::find(kStateNames.begin(), kStateNames.end(), name);
  return found == kStateNames.end() ? std::nullopt : std::optional(static_cast<SubmissionState>(found - kStateNames.begin()));
}

std::optional<DecisionKind> parse_decision_kind(std::string_view name) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
  return found == kKindNames.end() ? std::nullopt : std::optional(static_cast<DecisionKind>(found - kKindNames.begin()));
}

std::optional<SubmissionState> state_after(SubmissionState state, DecisionKind kind) {
  const auto found =
      std::find_if(std::begin(kSteps), std::end(kSteps), [&](const Step& step) { return step.from == state && step.kind == kind; });
  return found == std::end(kSteps) ? std::nullopt : std::optional(found->to);
}

bool takes(SubmissionState state, VersionPurpose purpose) {
  return purpose == VersionPurpose::Draft
             ? state == SubmissionState::Submitted || state == SubmissionState::Checked || state == SubmissionState::Returned
             : state == SubmissionState::Accepted || state == SubmissionState::SignedByCompany || state == SubmissionState::SignedByClient;
}

std::optional<RememberedRequest> find_request(StoreWork& work, std::int64_t user, const std::string& key) {
  const StoredRow row = work.row("select request_hash, subject from repeated_requests where user_id = ? and request_key = ?", {user, key});
  return row.empty() ? std::nullopt : std::optional<RememberedRequest>({text_of(row, 0), number_of(row, 1)});
}

void remember_request(StoreWork& work, const RequestKey& request, std::int64_t subject) {
  if (!request.key.empty()) {
    work.change("insert into repeated_requests (user_id, request_key, request_hash, subject, at) values (?, ?, ?, ?, ?)",
                {request.user, request.key, request.hash, subject, work.now()});
  }
}

Result<Submission> submit(Store& store, const Actor& actor, std::int64_t user, std::int64_t partner, const std::string& sample,
                          const Upload& upload, const QueueTerms& terms, const RequestKey& request) {
  if (upload.paper.empty()) {
    return fail(ErrorCode::Usage, "", "paper-needed");
  }
  const auto why_not = [&](StoreWork& work) { return no_room_for_check(work, partner, terms); };
  if (const auto refusal = refused_before(store, why_not)) {
    return fail(*refusal);
  }
  NewPapers papers(store);
  const Result<KeptUpload> kept = keep(papers, upload);
  if (!kept) {
    return fail(kept.error());
  }
  StoreWork work = store.writing();
  if (const auto refusal = why_not(work)) {
    return work.refused(refusal->code, refusal->where, refusal->reason);
  }
  const StoredRow company = work.row("select name from partners where id = ?", {partner});
  if (company.empty()) {
    return work.refused(ErrorCode::NotFound, "", "no-such-partner");
  }
  Submission submission;
  submission.id = work.next_id("submissions");
  submission.partner = partner;
  submission.partner_name = text_of(company, 0);
  submission.title = cleaned(upload.paper_name, kLongestName);
  submission.sample = cleaned(sample, kLongestName);
  submission.version = 1;
  submission.revision = 1;
  submission.created_at = submission.changed_at = work.now();
  work.change(
      "insert into submissions (id, partner, title, state, sample, client_name, client_inn, agreement_number, version, "
      "accepted_version, conclusion, created_by, created_at, changed_at, revision, found_by) "
      "values (?, ?, ?, 'submitted', ?, '', '', '', 1, 0, '', ?, ?, ?, 1, ?)",
      {submission.id, partner, submission.title, submission.sample, user, work.now(), work.now(), search_text(submission)});
  const SubmissionVersion version = put_version(work, user, submission.id, VersionPurpose::Draft, *kept, upload);
  if (!papers.are_there(work)) {
    return work.refused(ErrorCode::Internal, version.paper, "paper-not-kept");
  }
  queue_check(work, version.id, partner);
  remember_request(work, request, submission.id);
  add_to_trail(work, actor, "submission.submitted", subject_of_submission(submission.id), partner, detail_of(version));
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  papers.are_named();
  return submission;
}

Result<SubmissionVersion> add_version(Store& store, const Actor& actor, std::int64_t submission, VersionPurpose purpose,
                                      const Upload& upload, const QueueTerms& terms, const RequestKey& request) {
  if (upload.paper.empty()) {
    return fail(ErrorCode::Usage, "", "paper-needed");
  }
  std::optional<Submission> present;
  const auto why_not = [&](StoreWork& work) -> std::optional<Error> {
    present = find_submission(work, submission);
    return !present                          ? std::optional(Error{ErrorCode::NotFound, "", "no-such-submission", {}})
           : !takes(present->state, purpose) ? std::optional(Error{ErrorCode::Usage, "", "wrong-state", {}})
                                             : no_room_for_check(work, present->partner, terms);
  };
  if (const auto refusal = refused_before(store, why_not)) {
    return fail(*refusal);
  }
  NewPapers papers(store);
  const Result<KeptUpload> kept = keep(papers, upload);
  if (!kept) {
    return fail(kept.error());
  }
  StoreWork work = store.writing();
  if (const auto refusal = why_not(work)) {
    return work.refused(refusal->code, refusal->where, refusal->reason);
  }
  const SubmissionVersion version = put_version(work, actor.user, submission, purpose, *kept, upload);
  if (!papers.are_there(work)) {
    return work.refused(ErrorCode::Internal, version.paper, "paper-not-kept");
  }
  queue_check(work, version.id, present->partner);
  if (purpose == VersionPurpose::Draft) {
    work.change(
        "update submissions set state = 'submitted', version = ?, conclusion = '', changed_at = ?, revision = revision + 1 where id = ?",
        {version.number, work.now(), submission});
  } else {
    work.change("update submissions set changed_at = ?, revision = revision + 1 where id = ?", {work.now(), submission});
  }
  remember_request(work, request, submission);
  add_to_trail(work, actor, purpose == VersionPurpose::Draft ? "submission.version" : "submission.signed-copy",
               subject_of_submission(submission), present->partner, detail_of(version));
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  papers.are_named();
  return version;
}

Result<Submission> decide(Store& store, const Actor& actor, std::int64_t submission, std::int64_t revision, DecisionKind kind,
                          const std::string& reason, const RequestKey& request) {
  const std::string why = cleaned(reason, kLongestReason, Lines::Several);
  StoreWork work = store.writing();
  std::optional<Submission> present = find_submission(work, submission);
  if (!present) {
    return work.refused(ErrorCode::NotFound, "", "no-such-submission");
  }
  if (present->revision != revision) {
    return work.refused(ErrorCode::Usage, "", "stale");
  }
  const std::optional<SubmissionState> next = state_after(present->state, kind);
  if (!next) {
    return work.refused(ErrorCode::Usage, "", "wrong-state");
  }
  if (why.empty() && needs_reason(work, *present, kind)) {
    return work.refused(ErrorCode::Usage, "", "reason-needed");
  }
  work.change(
      "insert into decisions (id, submission, version, kind, from_state, to_state, reason, user_id, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {work.next_id("decisions"), submission, present->version, std::string(name_of(kind)), std::string(name_of(present->state)),
       std::string(name_of(*next)), why, actor.user, work.now()});
  const std::int64_t accepted = kind == DecisionKind::Accept   ? present->version
                                : kind == DecisionKind::Return ? 0
                                                               : present->accepted_version;
  work.change("update submissions set state = ?, accepted_version = ?, changed_at = ?, revision = revision + 1 where id = ?",
              {std::string(name_of(*next)), accepted, work.now(), submission});
  remember_request(work, request, submission);
  add_to_trail(work, actor, "submission." + std::string(name_of(*next)), subject_of_submission(submission), present->partner,
               "{\"version\": " + std::to_string(present->version) + "}");
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  present->state = *next;
  present->accepted_version = accepted;
  present->revision += 1;
  return *present;
}

}  // namespace sverka
