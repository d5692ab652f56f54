#include "store/approvals.hpp"

#include "store/checks_queue.hpp"
#include "store/cleaned.hpp"
#include "store/submission_rows.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestBody = 20000;
constexpr std::int64_t kMoscowSeconds = 3 * 3600;

// The day in Moscow of a moment in UTC.
std::string day_of(const std::string& moment) {
  return utc_after(moment, kMoscowSeconds).substr(0, 10);
}

}  // namespace

Result<ApprovedAmendment> approve_amendment(Store& store, const Actor& actor, std::int64_t submission, const std::string& clause,
                                            const std::string& text, const std::string& consent) {
  ApprovedAmendment approved;
  approved.amendment.clause = cleaned(clause, 50);
  approved.amendment.text = cleaned(text, kLongestBody, Lines::Several);
  approved.consent = cleaned(consent, 2000, Lines::Several);
  if (approved.amendment.clause.empty()) {
    return fail(ErrorCode::Usage, "", "clause-needed");
  }
  if (approved.consent.empty()) {
    return fail(ErrorCode::Usage, "", "consent-needed");
  }
  StoreWork work = store.writing();
  const std::optional<Submission> present = find_submission(work, submission);
  if (!present) {
    return work.refused(ErrorCode::NotFound, "", "no-such-submission");
  }
  if (present->state != SubmissionState::Checked && present->state != SubmissionState::Returned) {
    return work.refused(ErrorCode::Usage, "", "wrong-state");
  }
  if (present->agreement_number.empty() || present->client_inn.empty()) {
    return work.refused(ErrorCode::Usage, "", "agreement-unknown");
  }
  approved.id = work.next_id("amendments");
  approved.amendment.agreement_number = present->agreement_number;
  approved.amendment.client_inn = present->client_inn;
  approved.amendment.approved_by = actor.name;
  approved.amendment.approved_on = day_of(work.now());
  work.change(
      "insert into amendments (id, submission, agreement_number, client_inn, clause, body, consent, approved_by, approved_at) "
      "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {approved.id, submission, present->agreement_number, present->client_inn, approved.amendment.clause, approved.amendment.text,
       approved.consent, actor.user, work.now()});
  const std::optional<SubmissionVersion> version = find_version(work, submission, present->version);
  if (version && work.row("select id from checks where version_id = ? and state = 'queued'", {version->id}).empty()) {
    queue_check(work, version->id, present->partner);
  }
  work.change("update submissions set changed_at = ?, revision = revision + 1 where id = ?", {work.now(), submission});
  add_to_trail(work, actor, "amendment.approved", subject_of_submission(submission), present->partner,
               "{\"amendment\": " + std::to_string(approved.id) + "}");
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return approved;
}

Result<void> withdraw_amendment(Store& store, const Actor& actor, std::int64_t submission, std::int64_t id) {
  StoreWork work = store.writing();
  const std::optional<Submission> present = find_submission(work, submission);
  if (!present || work.change("update amendments set withdrawn_at = ? where id = ? and submission = ? and withdrawn_at is null",
                              {work.now(), id, submission}) != 1) {
    return work.refused(ErrorCode::NotFound, "", "no-such-amendment");
  }
  const std::optional<SubmissionVersion> version = find_version(work, submission, present->version);
  if (version && takes(present->state, VersionPurpose::Draft) &&
      work.row("select id from checks where version_id = ? and state = 'queued'", {version->id}).empty()) {
    queue_check(work, version->id, present->partner);
  }
  work.change("update submissions set changed_at = ?, revision = revision + 1 where id = ?", {work.now(), submission});
  add_to_trail(work, actor, "amendment.withdrawn", subject_of_submission(submission), present->partner,
               "{\"amendment\": " + std::to_string(id) + "}");
  return work.commit();
}

std::vector<ApprovedAmendment> list_amendments(StoreWork& work, std::int64_t submission) {
  std::vector<ApprovedAmendment> list;
  for (const StoredRow& row :
       work.rows("select a.id, a.agreement_number, a.client_inn, a.clause, a.body, u.name, a.approved_at, a.consent, "
                 "coalesce(a.withdrawn_at, '') from amendments a join users u on u.id = a.approved_by "
                 "where a.submission = ? order by a.id",
                 {submission})) {
    list.push_back({number_of(row, 0),
                    {text_of(row, 1), text_of(row, 2), text_of(row, 3), text_of(row, 4), text_of(row, 5), day_of(text_of(row, 6))},
                    text_of(row, 7),
                    !text_of(row, 8).empty()});
  }
  return list;
}

std::vector<Amendment> amendments_in_force(StoreWork& work, std::int64_t submission) {
  std::vector<Amendment> list;
  for (const ApprovedAmendment& one : list_amendments(work, submission)) {
    if (!one.withdrawn) {
      list.push_back(one.amendment);
    }
  }
  return list;
}

Result<void> answer_finding(Store& store, const Actor& actor, std::int64_t submission, const std::string& fingerprint,
                            const std::string& body) {
  const std::string text = cleaned(body, 4000, Lines::Several);
  if (text.empty()) {
    return fail(ErrorCode::Usage, "", "answer-needed");
  }
  StoreWork work = store.writing();
  const std::optional<Submission> present = find_submission(work, submission);
  const bool known =
      present && !work.row(
                          "select f.number from findings f join checks c on c.id = f.check_id join versions v on v.id = c.version_id "
                          "where v.submission = ? and f.fingerprint = ? limit 1",
                          {submission, cleaned(fingerprint, 100)})
                      .empty();
  if (!known) {
    return work.refused(ErrorCode::NotFound, "", "no-such-finding");
  }
  work.change("insert into answers (id, submission, fingerprint, body, user_id, at) values (?, ?, ?, ?, ?, ?)",
              {work.next_id("answers"), submission, cleaned(fingerprint, 100), text, actor.user, work.now()});
  work.change("update submissions set changed_at = ? where id = ?", {work.now(), submission});
  add_to_trail(work, actor, "finding.answered", subject_of_submission(submission), present->partner);
  return work.commit();
}

std::vector<FindingAnswer> list_answers(StoreWork& work, std::int64_t submission) {
  std::vector<FindingAnswer> list;
  for (const StoredRow& row : work.rows("select a.fingerprint, a.body, u.name, a.at from answers a join users u on u.id = a.user_id "
                                        "where a.submission = ? order by a.id",
                                        {submission})) {
    list.push_back({text_of(row, 0), text_of(row, 1), text_of(row, 2), text_of(row, 3)});
  }
  return list;
}

Result<void> save_view(Store& store, std::int64_t user, const std::string& name, const std::string& query) {
  const std::string called = cleaned(name, 100);
  if (called.empty()) {
    return fail(ErrorCode::Usage, "", "name-needed");
  }
  StoreWork work = store.writing();
  work.change("delete from views where user_id = ? and name = ?", {user, called});
  work.change("insert into views (id, user_id, name, query) values (?, ?, ?, ?)",
              {work.next_id("views"), user, called, cleaned(query, 500)});
  return work.commit();
}

Result<void> remove_view(Store& store, std::int64_t user, std::int64_t id) {
  StoreWork work = store.writing();
  if (work.change("delete from views where id = ? and user_id = ?", {id, user}) != 1) {
    return work.refused(ErrorCode::NotFound, "", "no-such-view");
  }
  return work.commit();
}

std::vector<SavedView> list_views(StoreWork& work, std::int64_t user) {
  std::vector<SavedView> list;
  for (const StoredRow& row : work.rows("select id, name, query from views where user_id = ? order by name, id", {user})) {
    list.push_back({number_of(row, 0), text_of(row, 1), text_of(row, 2)});
  }
  return list;
}

}  // namespace sverka
