#include "store/checks_queue.hpp"

#include <algorithm>
#include <map>

#include "store/cleaned.hpp"
#include "store/new_papers.hpp"
#include "store/submission_rows.hpp"
#include "store/worker_mark.hpp"

namespace sverka {
namespace {

constexpr std::int64_t kMostAttempts = 3;
constexpr std::int64_t kDaySeconds = 24 * 3600;
constexpr std::size_t kLongestText = 20000;
constexpr std::size_t kMostFindings = 5000;
constexpr const char* kCouldNotCheck = "could_not_check";

PaperCheck check_of(const StoredRow& row) {
  PaperCheck check;
  check.id = number_of(row, 0);
  check.state = text_of(row, 1);
  check.conclusion = text_of(row, 2);
  check.error_code = text_of(row, 3);
  check.error_reason = text_of(row, 4);
  check.error_where = text_of(row, 5);
  check.report = text_of(row, 6);
  check.page_ru = text_of(row, 7);
  check.page_en = text_of(row, 8);
  check.errors = number_of(row, 9);
  check.warnings = number_of(row, 10);
  check.questions = number_of(row, 11);
  check.queued_at = text_of(row, 12);
  check.ended_at = text_of(row, 13);
  return check;
}

std::string bounded(const std::string& text) {
  return cleaned(text, kLongestText, Lines::Several);
}

void put_findings(StoreWork& work, std::int64_t check, const std::vector<StoredFinding>& findings) {
  for (std::size_t index = 0; index < std::min(findings.size(), kMostFindings); ++index) {
    const StoredFinding& one = findings[index];
    work.change(
        "insert into findings (check_id, number, rule, outcome, severity, class, touches, clause, source, responsible, message_ru, "
        "message_en, advice_ru, advice_en, expected, observed, clause_text, fingerprint) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?)",
        {check, one.number, one.rule, one.outcome, one.severity, one.deviation, one.touches, bounded(one.clause), one.source,
         one.responsible, bounded(one.message_ru), bounded(one.message_en), bounded(one.advice_ru), bounded(one.advice_en),
         bounded(one.expected), bounded(one.observed), bounded(one.clause_text), one.fingerprint});
  }
}

std::int64_t count_of(const std::vector<StoredFinding>& findings, std::string_view severity, std::string_view outcome) {
  return std::count_if(findings.begin(), findings.end(),
                       [&](const StoredFinding& one) { return one.outcome == outcome && (severity.empty() || one.severity == severity); });
}

// What a finished check means for its submission: only the newest draft speaks for it.
void tell_submission(StoreWork& work, const StoredRow& row, const CheckOutcome& outcome) {
  std::optional<Submission> submission = find_submission(work, number_of(row, 1));
  if (!submission) {
    return;
  }
  const bool draft = text_of(row, 3) == name_of(VersionPurpose::Draft);
  if (draft && submission->version == number_of(row, 2)) {
    if (!outcome.client_name.empty()) {
      submission->client_name = cleaned(outcome.client_name, 300);
    }
    if (!outcome.client_inn.empty()) {
      submission->client_inn = cleaned(outcome.client_inn, 20);
    }
    if (!outcome.agreement_number.empty()) {
      submission->agreement_number = cleaned(outcome.agreement_number, 100);
    }
    work.change(
        "update submissions set state = case when state = 'submitted' then 'checked' else state end, conclusion = ?, client_name = ?, "
        "client_inn = ?, agreement_number = ?, changed_at = ?, revision = revision + 1, found_by = ? where id = ?",
        {outcome.conclusion, submission->client_name, submission->client_inn, submission->agreement_number, work.now(),
         search_text(*submission), submission->id});
  }
  add_to_trail(work, {0, "sverka"}, draft ? "submission.checked" : "submission.signed-copy-checked", subject_of_submission(submission->id),
               submission->partner,
               "{\"version\": " + std::to_string(number_of(row, 2)) + ", \"conclusion\": \"" + outcome.conclusion + "\"}");
}

// Likewise of an act: only the newest scan speaks for it.
void tell_act(StoreWork& work, std::int64_t act_version, const CheckOutcome& outcome) {
  const StoredRow row =
      work.row("select a.id, a.partner, a.version, v.number from act_versions v join acts a on a.id = v.act where v.id = ?", {act_version});
  if (number_of(row, 2) == number_of(row, 3)) {
    work.change("update acts set conclusion = ?, changed_at = ?, revision = revision + 1 where id = ?",
                {outcome.conclusion, work.now(), number_of(row, 0)});
  }
  add_to_trail(work, {0, "sverka"}, "act.checked", subject_of_act(number_of(row, 0)), number_of(row, 1),
               "{\"version\": " + std::to_string(number_of(row, 3)) + ", \"conclusion\": \"" + outcome.conclusion + "\"}");
}

void put_check(StoreWork& work, const StoredCell& version, const StoredCell& act_version, std::int64_t partner) {
  work.change(
      "insert into checks (id, version_id, act_version, partner, state, queued_at, attempts, conclusion, error_code, error_reason, "
      "error_where, report, page_ru, page_en, errors, warnings, questions, worker, leased_until) "
      "values (?, ?, ?, ?, 'queued', ?, 0, '', '', '', '', '', '', '', 0, 0, 0, '', '')",
      {work.next_id("checks"), version, act_version, partner, work.now()});
}

std::optional<PaperCheck> check_where(StoreWork& work, const std::string& column, std::int64_t version, CheckWanted wanted) {
  const StoredRow row = work.row(
      "select id, state, conclusion, error_code, error_reason, error_where, report, page_ru, page_en, errors, warnings, "
      "questions, queued_at, coalesce(ended_at, '') from checks where " +
          column + " = ?" + (wanted == CheckWanted::Done ? " and state = 'done'" : "") + " order by id desc limit 1",
      {version});
  return row.empty() ? std::nullopt : std::optional<PaperCheck>(check_of(row));
}

}  // namespace

void queue_check(StoreWork& work, std::int64_t version_id, std::int64_t partner) {
  put_check(work, version_id, {}, partner);
}

void queue_act_check(StoreWork& work, std::int64_t act_version, std::int64_t partner) {
  put_check(work, {}, act_version, partner);
}

std::optional<Error> no_room_for_check(StoreWork& work, std::int64_t partner, const QueueTerms& terms) {
  if (count_waiting(work) >= terms.queued) {
    return Error{ErrorCode::LimitReached, "", "queue-full", {}};
  }
  const StoredRow today =
      work.row("select count(*) from checks where partner = ? and queued_at > ?", {partner, utc_after(work.now(), -kDaySeconds)});
  if (number_of(today, 0) >= terms.daily) {
    return Error{ErrorCode::LimitReached, "", "daily-quota", {}};
  }
  return std::nullopt;
}

std::int64_t count_waiting(StoreWork& work) {
  return number_of(work.row("select count(*) from checks where state = 'queued'"), 0);
}

Result<std::optional<QueuedCheck>> take_check(Store& store, const QueueTerms& terms, const std::string& worker) {
  {
    // Most looks find nothing: they write nothing.
    StoreWork work = store.reading();
    const bool none = count_waiting(work) == 0;
    if (const Result<void> done = work.commit(); !done) {
      return fail(done.error());
    }
    if (none) {
      return std::nullopt;
    }
  }
  StoreWork work = store.writing();
  const StoredRow next = work.row(
      "select c.id, coalesce(v.submission, 0), coalesce(v.number, 0), coalesce(a.act, 0), coalesce(a.number, 0) from checks c "
      "left join versions v on v.id = c.version_id left join act_versions a on a.id = c.act_version where c.state = 'queued' and "
      "(select count(*) from checks r where r.partner = c.partner and r.state = 'running') < ? order by c.id limit 1",
      {terms.running_of_partner});
  if (next.empty()) {
    return work.failed() ? Result<std::optional<QueuedCheck>>(work.refused(ErrorCode::Internal, "", "store-failed")) : std::nullopt;
  }
  QueuedCheck check;
  check.id = number_of(next, 0);
  work.change("update checks set state = 'running', started_at = ?, attempts = attempts + 1, worker = ?, leased_until = ? where id = ?",
              {work.now(), worker, utc_after(work.now(), kLeaseSeconds), check.id});
  const bool is_act = number_of(next, 3) != 0;
  const std::optional<Submission> submission = is_act ? std::nullopt : find_submission(work, number_of(next, 1));
  const std::optional<SubmissionVersion> version = is_act ? std::nullopt : find_version(work, number_of(next, 1), number_of(next, 2));
  if (is_act) {
    check.act = find_act(work, number_of(next, 3), work.now().substr(0, 10));
    check.act_version = find_act_version(work, number_of(next, 3), number_of(next, 4));
  } else if (submission && version && version->purpose == VersionPurpose::Signed) {
    check.accepted = find_version(work, submission->id, submission->accepted_version);
  }
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  if (is_act ? !check.act || !check.act_version : !submission || !version) {
    return fail(ErrorCode::Internal, "", "store-failed", "a check without its version");
  }
  check.submission = submission.value_or(Submission());
  check.version = version.value_or(SubmissionVersion());
  return check;
}

Result<void> finish_check(Store& store, std::int64_t check, const CheckOutcome& outcome, const std::string& worker) {
  StoreWork work = store.writing();
  const StoredRow row = work.row(
      "select c.state, coalesce(v.submission, 0), coalesce(v.number, 0), coalesce(v.purpose, ''), c.worker, coalesce(c.act_version, 0) "
      "from checks c left join versions v on v.id = c.version_id where c.id = ?",
      {check});
  if (row.empty() || text_of(row, 0) != "running" || text_of(row, 4) != worker) {
    return work.refused(ErrorCode::NotFound, "", "no-such-check");
  }
  work.change(
      "update checks set state = 'done', ended_at = ?, conclusion = ?, error_code = ?, error_reason = ?, error_where = ?, report = ?, "
      "page_ru = ?, page_en = ?, errors = ?, warnings = ?, questions = ? where id = ?",
      {work.now(), outcome.conclusion, outcome.error_code, outcome.error_reason, cleaned(outcome.error_where, 300), outcome.report,
       outcome.page_ru, outcome.page_en, count_of(outcome.findings, "error", "failed"), count_of(outcome.findings, "warning", "failed"),
       count_of(outcome.findings, "", "cannot_tell"), check});
  if (!papers_are_there(work, store.papers(), {outcome.report, outcome.page_ru, outcome.page_en})) {
    return work.refused(ErrorCode::Internal, outcome.report, "paper-not-kept");
  }
  put_findings(work, check, outcome.findings);
  if (number_of(row, 5) != 0) {
    tell_act(work, number_of(row, 5), outcome);
  } else {
    tell_submission(work, row, outcome);
  }
  return work.commit();
}

Result<void> renew_leases(Store& store, const std::string& worker, const std::set<std::int64_t>& checks) {
  if (checks.empty()) {
    return {};
  }
  StoreWork work = store.writing();
  for (const std::int64_t check : checks) {
    work.change("update checks set leased_until = ? where id = ? and state = 'running' and worker = ?",
                {utc_after(work.now(), kLeaseSeconds), check, worker});
  }
  return work.commit();
}

Result<std::size_t> requeue_checks(Store& store) {
  std::vector<StoredRow> held;
  std::string now;
  {
    StoreWork work = store.reading();
    now = work.now();
    held = work.rows("select id, worker, leased_until, attempts from checks where state = 'running' order by id");
    if (const Result<void> done = work.commit(); !done) {
      return fail(done.error());
    }
  }
  // Asked once of each: the mark of a dead one is gone after the first look.
  std::map<std::string, WorkerState> states;
  std::size_t count = 0;
  for (const StoredRow& row : held) {
    const std::string worker = text_of(row, 1);
    const auto [state, is_new] = states.try_emplace(worker, WorkerState::Unknown);
    if (is_new && !worker.empty()) {
      state->second = state_of_worker(store.papers().folder(), worker);
    }
    const bool is_over = text_of(row, 2) < now || worker.empty() || state->second == WorkerState::Dead;
    if (!is_over) {
      continue;
    }
    const bool give_up = number_of(row, 3) >= kMostAttempts;
    {
      // Only if it is still that worker's: two programs may look at once.
      StoreWork work = store.writing();
      const std::size_t taken = work.change(std::string("update checks set state = '") + (give_up ? "running" : "queued") +
                                                "', worker = '' where id = ? and state = 'running' and worker = ? and leased_until = ?",
                                            {number_of(row, 0), worker, text_of(row, 2)});
      count += give_up ? 0 : taken;
      if (const Result<void> done = work.commit(); !done) {
        return fail(done.error());
      }
    }
    if (give_up) {
      CheckOutcome outcome;
      outcome.conclusion = kCouldNotCheck;
      outcome.error_code = "internal";
      outcome.error_reason = "check-given-up";
      const Result<void> done = finish_check(store, number_of(row, 0), outcome);
      if (!done && done.error().code != ErrorCode::NotFound) {
        return fail(done.error());
      }
    }
  }
  return count;
}

Result<void> check_again(Store& store, const Actor& actor, std::int64_t submission) {
  StoreWork work = store.writing();
  const std::optional<Submission> present = find_submission(work, submission);
  if (!present) {
    return work.refused(ErrorCode::NotFound, "", "no-such-submission");
  }
  const std::optional<SubmissionVersion> version = find_version(work, submission, present->version);
  const bool waits = version && !work.row("select id from checks where version_id = ? and state <> 'done'", {version->id}).empty();
  if (!version || waits || (present->state != SubmissionState::Checked && present->state != SubmissionState::Returned)) {
    return work.refused(ErrorCode::Usage, "", "wrong-state");
  }
  queue_check(work, version->id, present->partner);
  add_to_trail(work, actor, "submission.check-again", subject_of_submission(submission), present->partner);
  return work.commit();
}

std::optional<PaperCheck> find_check(StoreWork& work, std::int64_t version_id, CheckWanted wanted) {
  return check_where(work, "version_id", version_id, wanted);
}

std::optional<PaperCheck> find_act_check(StoreWork& work, std::int64_t act_version, CheckWanted wanted) {
  return check_where(work, "act_version", act_version, wanted);
}

std::vector<StoredFinding> list_findings(StoreWork& work, std::int64_t check) {
  std::vector<StoredFinding> findings;
  for (const StoredRow& row :
       work.rows("select number, rule, outcome, severity, class, touches, clause, source, responsible, message_ru, message_en, "
                 "advice_ru, advice_en, expected, observed, clause_text, fingerprint from findings where check_id = ? order by number",
                 {check})) {
    StoredFinding one;
    one.number = number_of(row, 0);
    std::string* const texts[] = {&one.rule,     &one.outcome,     &one.severity,    &one.deviation,  &one.touches,   &one.clause,
                                  &one.source,   &one.responsible, &one.message_ru,  &one.message_en, &one.advice_ru, &one.advice_en,
                                  &one.expected, &one.observed,    &one.clause_text, &one.fingerprint};
    for (std::size_t column = 0; column < std::size(texts); ++column) {
      *texts[column] = text_of(row, column + 1);
    }
    findings.push_back(std::move(one));
  }
  return findings;
}

}  // namespace sverka
