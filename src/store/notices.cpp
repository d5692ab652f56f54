#include "store/notices.hpp"

#include <algorithm>
#include <array>

#include "store/cleaned.hpp"
#include "store/new_papers.hpp"
#include "store/row_question.hpp"
#include "store/schedule.hpp"

namespace sverka {
namespace {

constexpr std::array<std::string_view, 6> kStateNames{"prepared", "queued", "sent", "in_doubt", "failed", "discarded"};
constexpr std::array<std::string_view, 4> kDecisionNames{"send", "sent_by_hand", "send_again", "discard"};
constexpr std::size_t kMostViolations = 500;
constexpr std::int64_t kDawnSeconds = 4 * 3600;

constexpr const char* kColumns =
    "n.id, n.resource, n.audit, n.state, n.recipient, n.message_id, n.made_by, n.made_at, n.letter, n.sent_on, n.due_on, n.recheck_at, "
    "n.problem, coalesce((select o.attempts from outbox o where o.notice = n.id), 0), n.revision";

Notice notice_of(const StoredRow& row) {
  Notice one;
  one.id = number_of(row, 0);
  one.resource = number_of(row, 1);
  one.audit = number_of(row, 2);
  one.state = parse_notice_state(text_of(row, 3)).value_or(NoticeState::Prepared);
  std::string* const texts[] = {&one.recipient, &one.message_id, &one.made_by,    &one.made_at, &one.letter,
                                &one.sent_on,   &one.due_on,     &one.recheck_at, &one.problem};
  for (std::size_t column = 0; column < std::size(texts); ++column) {
    *texts[column] = text_of(row, column + 4);
  }
  one.attempts = number_of(row, 13);
  one.revision = number_of(row, 14);
  return one;
}

// What may be told to the partner now: new, seen twice, in no other notice that is on its way.
std::optional<Error> why_not(StoreWork& work, const std::optional<Violation>& violation, std::int64_t resource) {
  if (!violation || violation->resource != resource) {
    return Error{ErrorCode::NotFound, "", "no-such-violation", {}};
  }
  if (violation->state == ViolationState::New && !violation->is_confirmed()) {
    return Error{ErrorCode::Usage, "", "violation-unconfirmed", {}};
  }
  if (violation->state != ViolationState::New || stands_in_notice(work, violation->id)) {
    return Error{ErrorCode::Usage, "", "violation-noticed", {}};
  }
  return std::nullopt;
}

std::vector<Violation> still_to_tell(StoreWork& work, std::int64_t notice) {
  ViolationQuestion question;
  question.notice = notice;
  question.states = {ViolationState::New};
  question.most = kMostViolations;
  std::vector<Violation> violations = list_violations(work, question);
  std::reverse(violations.begin(), violations.end());
  return violations;
}

std::string detail_of(const Notice& notice, const std::string& more = {}) {
  return "{\"resource\": " + std::to_string(notice.resource) + ", \"message_id\": \"" + notice.message_id + "\"" + more + "}";
}

// The partner knows: his days run.
void mark_sent(StoreWork& work, const Notice& notice, const WebResource& resource, const Actor& actor, const NoticeDays& days,
               const std::string& letter, const std::string& moment) {
  const std::string sent = to_iso(days.sent), due = to_iso(days.due);
  work.change(
      "update notices set state = 'sent', letter = ?, sent_on = ?, due_on = ?, recheck_at = ?, problem = '', revision = revision + 1 where "
      "id = ?",
      {letter, sent, due, next_recheck(sent, due, moment, 0), notice.id});
  for (const Violation& violation : still_to_tell(work, notice.id)) {
    work.change("update violations set state = 'notified', notice = ?, due_on = ?, revision = revision + 1 where id = ?",
                {notice.id, due, violation.id});
  }
  add_to_trail(work, actor, "notice.sent", subject_of_notice(notice.id), resource.partner,
               detail_of(notice, ", \"sent_on\": \"" + sent + "\", \"due_on\": \"" + due + "\""));
}

// What goes on before a letter is sent is not the partner's to read.
void set_state(StoreWork& work, const Notice& notice, const Actor& actor, NoticeState state, const std::string& action,
               const std::string& problem) {
  work.change("update notices set state = ?, problem = ?, revision = revision + 1 where id = ?",
              {std::string(name_of(state)), cleaned(problem, 300), notice.id});
  add_to_trail(work, actor, action, subject_of_notice(notice.id), 0, detail_of(notice));
}

// How long a letter waits after so many attempts that came to nothing; nothing: no longer.
std::optional<std::int64_t> pause_after(std::int64_t attempts) {
  constexpr std::array<std::int64_t, 6> kMinutes{5, 15, 60, 180, 360, 720};
  return attempts < 1 || attempts > static_cast<std::int64_t>(kMinutes.size())
             ? std::nullopt
             : std::optional(kMinutes[static_cast<std::size_t>(attempts - 1)] * 60);
}

// Letters that a program had in its hands when it ended.
void settle_lost(StoreWork& work) {
  for (const StoredRow& row :
       work.rows("select notice, letter from outbox where state = 'sending' and lease_until <= ? order by notice", {work.now()})) {
    const std::optional<Notice> notice = find_notice(work, number_of(row, 0));
    const std::optional<WebResource> resource = notice ? find_resource(work, notice->resource) : std::nullopt;
    if (!resource) {
      continue;
    }
    const bool intended = !text_of(row, 1).empty();
    work.change("update outbox set state = ? where notice = ?", {std::string(intended ? "in_doubt" : "waiting"), notice->id});
    if (intended) {
      set_state(work, *notice, {0, "sverka"}, NoticeState::InDoubt, "notice.in-doubt", "");
    }
  }
}

}  // namespace

std::string_view name_of(NoticeState state) {
  return kStateNames[static_cast<std::size_t>(state)];
}

std::optional<NoticeState> parse_notice_state(std::string_view name) {
  const auto found = std::find(kStateNames.begin(), kStateNames.end(), name);
  return found == kStateNames.end() ? std::nullopt : std::optional(static_cast<NoticeState>(found - kStateNames.begin()));
}

std::optional<NoticeDecision> parse_notice_decision(std::string_view name) {
  const auto found = std::find(kDecisionNames.begin(), kDecisionNames.end(), name);
  return found == kDecisionNames.end() ? std::nullopt : std::optional(static_cast<NoticeDecision>(found - kDecisionNames.begin()));
}

bool allows(NoticeState state, NoticeDecision decision) {
  switch (decision) {
    case NoticeDecision::Send:
      return state == NoticeState::Prepared;
    case NoticeDecision::SentByHand:
      return state == NoticeState::Prepared || state == NoticeState::InDoubt || state == NoticeState::Failed;
    case NoticeDecision::SendAgain:
      return state == NoticeState::InDoubt || state == NoticeState::Failed;
    case NoticeDecision::Discard:
      break;
  }
  return state == NoticeState::Prepared || state == NoticeState::Failed;
}

std::string subject_of_notice(std::int64_t id) {
  return "notice/" + std::to_string(id);
}

Result<Notice> prepare_notice(Store& store, const Actor& actor, std::int64_t resource, const std::vector<std::int64_t>& violations,
                              const RequestKey& request) {
  const std::string unguessable = store.module().random_token().substr(0, 32);
  StoreWork work = store.writing();
  const std::optional<WebResource> present = find_resource(work, resource);
  if (!present) {
    return work.refused(ErrorCode::NotFound, "", "no-such-resource");
  }
  if (violations.empty() || violations.size() > kMostViolations) {
    return work.refused(ErrorCode::Usage, "", "notice-empty");
  }
  std::int64_t audit = 0;
  for (const std::int64_t id : violations) {
    const std::optional<Violation> violation = find_violation(work, id);
    if (const std::optional<Error> problem = why_not(work, violation, resource)) {
      return work.refused(problem->code, problem->where, problem->reason);
    }
    audit = std::max(audit, violation->last_audit);
  }
  const std::int64_t id = work.next_id("notices");
  work.change(
      "insert into notices (id, resource, audit, state, recipient, message_id, made_by, made_at, letter, sent_on, due_on, recheck_at, "
      "problem, revision) values (?, ?, ?, 'prepared', '', ?, ?, ?, '', '', '', '', '', 1)",
      {id, resource, audit, "notice-" + std::to_string(id) + "." + unguessable + "@sverka", actor.name, work.now()});
  for (const std::int64_t violation : violations) {
    work.change("insert into notice_violations (notice, violation) values (?, ?)", {id, violation});
  }
  add_to_trail(work, actor, "notice.prepared", subject_of_notice(id), 0, "{\"resource\": " + std::to_string(resource) + "}");
  remember_request(work, request, id);
  std::optional<Notice> made = find_notice(work, id);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return *made;
}

Result<Notice> decide_notice(Store& store, const Actor& actor, std::int64_t resource, std::int64_t notice, std::int64_t revision,
                             const NoticeChoice& choice, const RequestKey& request) {
  StoreWork work = store.writing();
  const std::optional<Notice> present = find_notice(work, notice);
  const std::optional<WebResource> of = find_resource(work, resource);
  if (!present || !of || present->resource != resource) {
    return work.refused(ErrorCode::NotFound, "", "no-such-notice");
  }
  if (present->revision != revision) {
    return work.refused(ErrorCode::Usage, "", "stale");
  }
  if (!allows(present->state, choice.decision)) {
    return work.refused(ErrorCode::Usage, "", "wrong-state");
  }
  switch (choice.decision) {
    case NoticeDecision::Send:
    case NoticeDecision::SendAgain:
      if (of->recipient().empty()) {
        return work.refused(ErrorCode::Usage, "", "email-needed");
      }
      if (still_to_tell(work, notice).empty()) {
        return work.refused(ErrorCode::Usage, "", "notice-empty");
      }
      work.change("update notices set recipient = ? where id = ?", {of->recipient(), notice});
      work.change("delete from outbox where notice = ?", {notice});
      work.change(
          "insert into outbox (notice, message_id, recipient, letter, state, attempts, next_at, holder, lease_until, intended_on, due_on, "
          "ended_at, problem) values (?, ?, ?, '', 'waiting', 0, '', '', '', '', '', '', '')",
          {notice, present->message_id, of->recipient()});
      set_state(work, *present, actor, NoticeState::Queued,
                choice.decision == NoticeDecision::Send ? "notice.queued" : "notice.queued-again", "");
      break;
    case NoticeDecision::SentByHand: {
      if (!choice.days) {
        return work.refused(ErrorCode::Usage, "", "date-needed");
      }
      if (present->state == NoticeState::Prepared && still_to_tell(work, notice).empty()) {
        return work.refused(ErrorCode::Usage, "", "notice-empty");
      }
      // What was in doubt went out as it was intended, or it did not go at all.
      const StoredRow out = work.row("select letter, intended_on, due_on from outbox where notice = ? and state = 'in_doubt'", {notice});
      const std::optional<Date> sent = parse_iso_date(text_of(out, 1)), due = parse_iso_date(text_of(out, 2));
      work.change("update outbox set state = 'sent', ended_at = ? where notice = ?", {work.now(), notice});
      if (!papers_are_there(work, store.papers(), {choice.letter})) {
        return work.refused(ErrorCode::Internal, choice.letter, "paper-not-kept");
      }
      mark_sent(work, *present, *of, actor, sent && due ? NoticeDays{*sent, *due} : *choice.days,
                sent && due ? text_of(out, 0) : choice.letter, work.now());
      break;
    }
    case NoticeDecision::Discard:
      work.change("delete from outbox where notice = ?", {notice});
      set_state(work, *present, actor, NoticeState::Discarded, "notice.discarded", "");
      break;
  }
  remember_request(work, request, notice);
  std::optional<Notice> decided = find_notice(work, notice);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return *decided;
}

std::vector<Notice> list_notices(StoreWork& work, const NoticeQuestion& question) {
  RowQuestion rows(std::string("select ") + kColumns + " from notices n join resources r on r.id = n.resource where 1 = 1");
  rows.narrow(" and r.partner = ?", question.partner);
  rows.narrow(" and n.resource = ?", question.resource);
  rows.narrow(" and n.id < ?", question.before);
  rows.narrow_to("n.state", question.states);
  std::vector<Notice> found;
  for (const StoredRow& row : rows.rows(work, " order by n.id desc", question.most)) {
    found.push_back(notice_of(row));
  }
  return found;
}

std::optional<Notice> find_notice(StoreWork& work, std::int64_t id) {
  const StoredRow row = work.row(std::string("select ") + kColumns + " from notices n where n.id = ?", {id});
  return row.empty() ? std::nullopt : std::optional<Notice>(notice_of(row));
}

std::map<std::int64_t, std::vector<ToldViolation>> violations_of_notices(StoreWork& work, const std::vector<Notice>& notices) {
  std::map<std::int64_t, std::vector<ToldViolation>> found;
  if (notices.empty()) {
    return found;
  }
  std::string places;
  std::vector<StoredCell> values;
  for (const Notice& one : notices) {
    places += places.empty() ? "?" : ", ?";
    values.emplace_back(one.id);
  }
  for (const StoredRow& row : work.rows("select w.notice, v.id, v.state from notice_violations w join violations v on v.id = w.violation "
                                        "where w.notice in (" +
                                            places + ") order by w.notice, v.id",
                                        values)) {
    found[number_of(row, 0)].push_back({number_of(row, 1), parse_violation_state(text_of(row, 2)).value_or(ViolationState::New)});
  }
  return found;
}

Result<std::optional<TakenLetter>> take_letter(Store& store, const std::string& holder, const std::string& moment,
                                               const AuditTerms& terms) {
  StoreWork work = store.writing();
  settle_lost(work);
  const StoredRow next =
      work.row("select notice from outbox where state = 'waiting' and next_at <= ? order by next_at, notice limit 1", {moment});
  std::optional<TakenLetter> taken;
  if (!next.empty()) {
    const std::int64_t id = number_of(next, 0);
    work.change("update outbox set state = 'sending', letter = '', holder = ?, lease_until = ?, attempts = attempts + 1 where notice = ?",
                {holder, utc_after(work.now(), terms.lease_seconds), id});
    taken.emplace();
    taken->notice = find_notice(work, id).value_or(Notice());
    taken->resource = find_resource(work, taken->notice.resource).value_or(WebResource());
    taken->violations = still_to_tell(work, id);
  }
  const Result<void> done = work.commit();
  return done ? Result<std::optional<TakenLetter>>(std::move(taken)) : fail(done.error());
}

Result<void> intend_letter(Store& store, std::int64_t notice, const std::string& holder, const std::string& letter,
                           const NoticeDays& days) {
  StoreWork work = store.writing();
  if (work.change("update outbox set letter = ?, intended_on = ?, due_on = ? where notice = ? and state = 'sending' and holder = ?",
                  {letter, to_iso(days.sent), to_iso(days.due), notice, holder}) != 1) {
    return work.refused(ErrorCode::Usage, "", "lease-lost");
  }
  if (!papers_are_there(work, store.papers(), {letter})) {
    return work.refused(ErrorCode::Internal, letter, "paper-not-kept");
  }
  return work.commit();
}

Result<void> finish_letter(Store& store, std::int64_t notice, const std::string& holder, LetterFate fate, const std::string& problem,
                           const std::string& moment) {
  const Actor program{0, "sverka"};
  StoreWork work = store.writing();
  // One whose lease has passed meanwhile is in doubt no more once its holder knows.
  const StoredRow row = work.row(
      "select attempts, letter, intended_on, due_on from outbox where notice = ? and state in ('sending', 'in_doubt') and holder = ?",
      {notice, holder});
  const std::optional<Notice> present = row.empty() ? std::nullopt : find_notice(work, notice);
  const std::optional<WebResource> resource = present ? find_resource(work, present->resource) : std::nullopt;
  if (!resource) {
    return work.refused(ErrorCode::Usage, "", "lease-lost");
  }
  const std::optional<std::int64_t> pause = pause_after(number_of(row, 0));
  const auto end = [&](const char* state, const std::string& next_at) {
    work.change("update outbox set state = ?, next_at = ?, holder = '', lease_until = '', ended_at = ?, problem = ? where notice = ?",
                {std::string(state), next_at, moment, cleaned(problem, 300), notice});
  };
  switch (fate) {
    case LetterFate::Sent:
      end("sent", "");
      mark_sent(work, *present, *resource, program,
                {parse_iso_date(text_of(row, 2)).value_or(Date()), parse_iso_date(text_of(row, 3)).value_or(Date())}, text_of(row, 1),
                moment);
      break;
    case LetterFate::InDoubt:
      end("in_doubt", "");
      set_state(work, *present, program, NoticeState::InDoubt, "notice.in-doubt", problem);
      break;
    case LetterFate::Later:
      if (pause) {
        end("waiting", utc_after(moment, *pause));
        set_state(work, *present, program, NoticeState::Queued, "notice.put-off", problem);
        break;
      }
      [[fallthrough]];
    case LetterFate::Refused:
      end("failed", "");
      set_state(work, *present, program, NoticeState::Failed, "notice.failed", problem);
      break;
  }
  return work.commit();
}

std::string next_recheck(std::string_view sent_on, std::string_view due_on, std::string_view moment, std::int64_t offset) {
  const std::optional<Date> sent = parse_iso_date(sent_on), due = parse_iso_date(due_on);
  if (!sent || !due) {
    return {};
  }
  const auto dawn_of = [&](std::chrono::sys_days day) { return utc_after(moscow_midnight(Date(day)), kDawnSeconds + offset * 60); };
  const std::chrono::sys_days first(*sent), last(*due);
  for (const std::chrono::sys_days day : {first + std::chrono::days(3), first + std::chrono::days(8), last + std::chrono::days(1)}) {
    if (const std::string at = dawn_of(day); at > moment) {
      return at;
    }
  }
  std::chrono::sys_days day = last + std::chrono::days(8);
  const std::chrono::sys_days today(moscow_day(moment));
  if (day < today) {
    day += std::chrono::days(7) * ((today - day).count() / 7);
  }
  while (dawn_of(day) <= moment) {
    day += std::chrono::days(7);
  }
  return dawn_of(day);
}

}  // namespace sverka
