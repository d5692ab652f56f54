#include "store/audits.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "store/cleaned.hpp"
#include "store/new_papers.hpp"
#include "store/notices.hpp"
#include "store/schedule.hpp"

namespace sverka {
namespace {

constexpr std::array<std::string_view, 4> kCauses{"scheduled", "asked", "recheck", "confirming"};
constexpr std::int64_t kMostAttempts = 3;
constexpr std::size_t kMostFindings = 5000;
constexpr std::size_t kMostOpenPages = 500;
constexpr std::size_t kLongestText = 20000;
constexpr std::size_t kMostConfirming = 2;  // in a row: a page that comes and goes is not asked for ever
const Actor kProgram{0, "sverka"};

constexpr const char* kColumns =
    "id, resource, cause, state, asked_by, queued_at, not_before, started_at, ended_at, conclusion, error_code, error_reason, error_where, "
    "report, page_ru, page_en, evidence, pages, errors, warnings, questions, appeared, remained, mended";

AuditRun run_of(const StoredRow& row) {
  AuditRun one;
  one.id = number_of(row, 0);
  one.resource = number_of(row, 1);
  std::string* const texts[] = {&one.cause,       &one.state,    &one.asked_by,   &one.queued_at,  &one.not_before,
                                &one.started_at,  &one.ended_at, &one.conclusion, &one.error_code, &one.error_reason,
                                &one.error_where, &one.report,   &one.page_ru,    &one.page_en,    &one.evidence};
  for (std::size_t column = 0; column < std::size(texts); ++column) {
    *texts[column] = text_of(row, column + 2);
  }
  std::int64_t* const numbers[] = {
      &one.pages, &one.errors, &one.warnings, &one.questions, &one.violations.appeared, &one.violations.remained, &one.violations.mended};
  for (std::size_t column = 0; column < std::size(numbers); ++column) {
    *numbers[column] = number_of(row, column + 17);
  }
  return one;
}

std::string bounded(const std::string& text) {
  return cleaned(text, kLongestText, Lines::Several);
}

// The number of the new one; 0 if one waits already, which then waits no longer than this one would, or runs.
std::int64_t queue_audit(StoreWork& work, std::int64_t resource, AuditCause cause, const std::string& asked_by, const std::string& moment,
                         const std::string& not_before) {
  if (const StoredRow waiting =
          work.row("select id, state, not_before from audits where resource = ? and state in ('queued', 'running')", {resource});
      !waiting.empty()) {
    if (text_of(waiting, 1) == "queued" && text_of(waiting, 2) > not_before) {
      work.change("update audits set not_before = ? where id = ?", {not_before, number_of(waiting, 0)});
    }
    return 0;
  }
  const std::int64_t id = work.next_id("audits");
  work.change(
      "insert into audits (id, resource, cause, state, asked_by, queued_at, not_before, started_at, ended_at, holder, lease_until, "
      "attempts, conclusion, error_code, error_reason, error_where, report, page_ru, page_en, evidence, pages, errors, warnings, "
      "questions, appeared, remained, mended) values (?, ?, ?, 'queued', ?, ?, ?, '', '', '', '', 0, '', '', '', '', '', '', '', '', 0, "
      "0, 0, 0, 0, 0, 0)",
      {id, resource, std::string(name_of(cause)), asked_by, moment, not_before});
  return id;
}

std::int64_t count_of(const std::vector<AuditFinding>& findings, std::string_view severity, std::string_view outcome) {
  return std::count_if(findings.begin(), findings.end(),
                       [&](const AuditFinding& one) { return one.outcome == outcome && (severity.empty() || one.severity == severity); });
}

void put_findings(StoreWork& work, std::int64_t audit, const std::vector<AuditFinding>& findings) {
  for (std::size_t index = 0; index < std::min(findings.size(), kMostFindings); ++index) {
    const AuditFinding& one = findings[index];
    work.change(
        "insert into audit_findings (audit, number, rule, outcome, severity, responsible, source, url, message_ru, message_en, advice_ru, "
        "advice_en, quote, articles, fetched_at, fingerprint) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {audit, one.number, one.rule, one.outcome, one.severity, one.responsible, one.source, one.url, bounded(one.message_ru),
         bounded(one.message_en), bounded(one.advice_ru), bounded(one.advice_en), bounded(one.quote), bounded(one.articles), one.fetched_at,
         one.fingerprint});
  }
}

// What a run that ended without a word had taken goes back into the queue, or is given up.
void take_back_lost(StoreWork& work, const std::string& moment) {
  for (const StoredRow& row :
       work.rows("select a.id, a.attempts, r.partner from audits a join resources r on r.id = a.resource where a.state = "
                 "'running' and a.lease_until <= ?",
                 {work.now()})) {
    const std::int64_t id = number_of(row, 0);
    if (number_of(row, 1) < kMostAttempts) {
      work.change("update audits set state = 'queued', holder = '', lease_until = '' where id = ?", {id});
    } else {
      work.change(
          "update audits set state = 'failed', holder = '', ended_at = ?, error_code = 'internal', error_reason = 'audit-given-up' where "
          "id = ?",
          {moment, id});
      add_to_trail(work, kProgram, "audit.failed", subject_of_audit(id), number_of(row, 2));
    }
  }
}

// One more look has to tell whether something is there, or gone.
void queue_confirming(StoreWork& work, std::int64_t resource, const std::string& moment, const AuditTerms& terms) {
  const std::vector<AuditRun> newest = list_audits(work, resource, 0, kMostConfirming);
  const bool many = newest.size() == kMostConfirming && std::all_of(newest.begin(), newest.end(), [](const AuditRun& one) {
                      return one.cause == name_of(AuditCause::Confirming);
                    });
  if (!many && needs_confirming(work, resource)) {
    queue_audit(work, resource, AuditCause::Confirming, "", moment, utc_after(moment, terms.confirm_minutes * 60));
  }
}

}  // namespace

std::string_view name_of(AuditCause cause) {
  return kCauses[static_cast<std::size_t>(cause)];
}

std::string subject_of_audit(std::int64_t id) {
  return "audit/" + std::to_string(id);
}

Result<std::size_t> queue_due_audits(Store& store, const std::string& moment, const AuditTerms& terms) {
  StoreWork work = store.writing();
  std::size_t count = 0;
  for (const StoredRow& row : work.rows(
           "select id, host, schedule from resources where active = 1 and next_at <> '' and next_at <= ? order by next_at, id", {moment})) {
    const std::int64_t resource = number_of(row, 0);
    const Result<AuditSchedule> schedule = AuditSchedule::parse(text_of(row, 2));
    work.change("update resources set next_at = ? where id = ?",
                {schedule ? schedule->next_after(moment, offset_of_host(text_of(row, 1), terms.spread_minutes)) : std::string(), resource});
    count += queue_audit(work, resource, AuditCause::Scheduled, "", moment, moment) != 0 ? 1 : 0;
  }
  for (const StoredRow& row :
       work.rows("select n.id, n.resource, n.sent_on, n.due_on, r.host from notices n join resources r on r.id = n.resource "
                 "where n.state = 'sent' and r.active = 1 and n.recheck_at <> '' and n.recheck_at <= ? order by n.id",
                 {moment})) {
    const bool open = !work.row("select v.id from violations v where v.notice = ? and v.state in ('notified', 'open', 'overdue') limit 1",
                                {number_of(row, 0)})
                           .empty();
    const std::string next =
        open ? next_recheck(text_of(row, 2), text_of(row, 3), moment, offset_of_host(text_of(row, 4), terms.spread_minutes))
             : std::string();
    work.change("update notices set recheck_at = ? where id = ?", {next, number_of(row, 0)});
    count += open && queue_audit(work, number_of(row, 1), AuditCause::Recheck, "", moment, moment) != 0 ? 1 : 0;
  }
  const Result<void> done = work.commit();
  return done ? Result<std::size_t>(count) : fail(done.error());
}

Result<AuditRun> ask_for_audit(Store& store, const Actor& actor, std::int64_t resource, const RequestKey& request) {
  StoreWork work = store.writing();
  const std::optional<WebResource> present = find_resource(work, resource);
  if (!present) {
    return work.refused(ErrorCode::NotFound, "", "no-such-resource");
  }
  if (!present->active) {
    return work.refused(ErrorCode::Usage, "", "resource-closed");
  }
  // One that was to confirm something later does so now.
  const StoredRow later =
      work.row("select id from audits where resource = ? and state = 'queued' and not_before > ?", {resource, work.now()});
  const std::int64_t made = queue_audit(work, resource, AuditCause::Asked, actor.name, work.now(), work.now());
  const std::int64_t id = made != 0 ? made : number_of(later, 0);
  if (id == 0) {
    return work.refused(ErrorCode::Usage, "", "audit-waiting");
  }
  add_to_trail(work, actor, "audit.asked", subject_of_audit(id), present->partner, "{\"resource\": " + std::to_string(resource) + "}");
  remember_request(work, request, id);
  std::optional<AuditRun> run = find_audit(work, id);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return *run;
}

Result<std::optional<TakenAudit>> take_audit(Store& store, const std::string& holder, const std::string& moment, const AuditTerms& terms) {
  StoreWork work = store.writing();
  take_back_lost(work, moment);
  const StoredRow next = work.row(
      "select a.id, a.resource from audits a join resources r on r.id = a.resource where a.state = 'queued' and a.not_before <= ? and not "
      "exists (select 1 from audits o join resources q on q.id = o.resource where o.state = 'running' and q.host = r.host) order by "
      "a.not_before, a.id limit 1",
      {moment});
  std::optional<TakenAudit> taken;
  if (!next.empty()) {
    const std::int64_t id = number_of(next, 0);
    work.change("update audits set state = 'running', started_at = ?, holder = ?, lease_until = ?, attempts = attempts + 1 where id = ?",
                {moment, holder, utc_after(work.now(), terms.lease_seconds), id});
    taken.emplace();
    taken->run = find_audit(work, id).value_or(AuditRun());
    taken->resource = find_resource(work, number_of(next, 1)).value_or(WebResource());
    for (const StoredRow& row :
         work.rows("select distinct url from violations where resource = ? and url <> '' and state not in ('fixed', 'closed') "
                   "order by url limit ?",
                   {taken->resource.id, static_cast<std::int64_t>(kMostOpenPages)})) {
      taken->open_pages.push_back(text_of(row, 0));
    }
  }
  const Result<void> done = work.commit();
  return done ? Result<std::optional<TakenAudit>>(std::move(taken)) : fail(done.error());
}

Result<bool> keep_audit(Store& store, std::int64_t audit, const std::string& holder, const AuditTerms& terms) {
  StoreWork work = store.writing();
  const std::size_t kept = work.change("update audits set lease_until = ? where id = ? and state = 'running' and holder = ?",
                                       {utc_after(work.now(), terms.lease_seconds), audit, holder});
  const Result<void> done = work.commit();
  return done ? Result<bool>(kept == 1) : fail(done.error());
}

Result<void> finish_audit(Store& store, std::int64_t audit, const std::string& holder, const AuditOutcome& outcome,
                          const std::string& moment, const AuditTerms& terms) {
  StoreWork work = store.writing();
  const StoredRow row = work.row("select resource from audits where id = ? and state = 'running' and holder = ?", {audit, holder});
  const std::optional<WebResource> resource = row.empty() ? std::nullopt : find_resource(work, number_of(row, 0));
  if (!resource) {
    return work.refused(ErrorCode::Usage, "", "lease-lost");
  }
  if (!papers_are_there(work, store.papers(), {outcome.report, outcome.page_ru, outcome.page_en})) {
    return work.refused(ErrorCode::Internal, outcome.report, "paper-not-kept");
  }
  const bool failed = !outcome.error_code.empty();
  ViolationCounts counts;
  if (!failed) {
    put_findings(work, audit, outcome.findings);
    counts = settle_violations(work, audit, *resource, outcome.findings, outcome.seen, moment);
  }
  work.change(
      "update audits set state = ?, ended_at = ?, holder = '', lease_until = '', conclusion = ?, error_code = ?, error_reason = ?, "
      "error_where = ?, report = ?, page_ru = ?, page_en = ?, evidence = ?, pages = ?, errors = ?, warnings = ?, questions = ?, appeared "
      "= ?, remained = ?, mended = ? where id = ?",
      {std::string(failed ? "failed" : "done"), moment, outcome.conclusion, outcome.error_code, outcome.error_reason,
       cleaned(outcome.error_where, 300), outcome.report, outcome.page_ru, outcome.page_en, outcome.evidence, outcome.pages,
       count_of(outcome.findings, "error", "failed"), count_of(outcome.findings, "warning", "failed"),
       count_of(outcome.findings, "", "cannot_tell"), counts.appeared, counts.remained, counts.mended, audit});
  add_to_trail(work, kProgram, failed ? "audit.failed" : "audit.done", subject_of_audit(audit), resource->partner,
               "{\"resource\": " + std::to_string(resource->id) + "}");
  if (!failed && resource->active) {
    queue_confirming(work, resource->id, moment, terms);
  }
  return work.commit();
}

std::optional<AuditRun> find_audit(StoreWork& work, std::int64_t id) {
  const StoredRow row = work.row(std::string("select ") + kColumns + " from audits where id = ?", {id});
  return row.empty() ? std::nullopt : std::optional<AuditRun>(run_of(row));
}

std::vector<AuditRun> list_audits(StoreWork& work, std::int64_t resource, std::int64_t before, std::size_t most) {
  std::string sql = std::string("select ") + kColumns + " from audits where resource = ?";
  std::vector<StoredCell> values = {resource};
  if (before != 0) {
    sql += " and id < ?";
    values.emplace_back(before);
  }
  values.emplace_back(static_cast<std::int64_t>(most));
  std::vector<AuditRun> found;
  for (const StoredRow& row : work.rows(sql + " order by id desc limit ?", values)) {
    found.push_back(run_of(row));
  }
  return found;
}

std::optional<AuditRun> newest_audit(StoreWork& work, std::int64_t resource) {
  std::vector<AuditRun> newest = list_audits(work, resource, 0, 1);
  return newest.empty() ? std::nullopt : std::optional(std::move(newest.front()));
}

std::vector<AuditFinding> list_audit_findings(StoreWork& work, std::int64_t audit) {
  std::vector<AuditFinding> findings;
  for (const StoredRow& row :
       work.rows("select number, rule, outcome, severity, responsible, source, url, message_ru, message_en, advice_ru, "
                 "advice_en, quote, articles, fingerprint, fetched_at from audit_findings where audit = ? order by number",
                 {audit})) {
    AuditFinding one;
    one.number = number_of(row, 0);
    std::string* const texts[] = {&one.rule,  &one.outcome,    &one.severity,   &one.responsible, &one.source,
                                  &one.url,   &one.message_ru, &one.message_en, &one.advice_ru,   &one.advice_en,
                                  &one.quote, &one.articles,   &one.fingerprint};
    for (std::size_t column = 0; column < std::size(texts); ++column) {
      *texts[column] = text_of(row, column + 1);
    }
    one.fetched_at = number_of(row, 14);
    findings.push_back(std::move(one));
  }
  return findings;
}

AuditComparison compare_audits(StoreWork& work, std::int64_t earlier, std::int64_t later) {
  AuditComparison comparison;
  std::set<std::string> before, after;
  std::vector<AuditFinding> old = list_audit_findings(work, earlier);
  for (const AuditFinding& one : old) {
    before.insert(one.fingerprint);
  }
  for (AuditFinding& one : list_audit_findings(work, later)) {
    after.insert(one.fingerprint);
    (before.count(one.fingerprint) != 0 ? comparison.remained : comparison.appeared).push_back(std::move(one));
  }
  for (AuditFinding& one : old) {
    if (after.count(one.fingerprint) == 0) {
      comparison.gone.push_back(std::move(one));
    }
  }
  return comparison;
}

}  // namespace sverka
