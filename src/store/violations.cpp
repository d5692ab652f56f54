#include "store/violations.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "store/cleaned.hpp"
#include "store/row_question.hpp"
#include "store/schedule.hpp"

namespace sverka {
namespace {

constexpr std::array<std::string_view, 6> kStateNames{"new", "notified", "open", "overdue", "fixed", "closed"};
constexpr std::size_t kLongestReason = 4000;
constexpr std::size_t kLongestText = 20000;
constexpr std::int64_t kAbsencesToBeFixed = 2;

constexpr const char* kColumns =
    "v.id, v.resource, v.fingerprint, v.rule, v.severity, v.source, v.url, v.message_ru, v.message_en, v.advice_ru, v.advice_en, v.quote, "
    "v.articles, v.state, v.seen, v.absent, v.first_audit, v.last_audit, v.first_fetched, v.last_fetched, v.found_at, v.notice, v.due_on, "
    "v.settled_at, v.closed_by, v.reason, v.revision";

// Of the violation "v".
constexpr const char* kInNotice =
    "exists (select 1 from notice_violations w join notices n on n.id = w.notice where w.violation = v.id and n.state in ('prepared', "
    "'queued', 'in_doubt'))";

// Violation::is_confirmed(), and nobody was told.
std::string is_to_tell() {
  return std::string("v.state = 'new' and v.seen >= 2 and not ") + kInNotice;
}

Violation violation_of(const StoredRow& row) {
  Violation one;
  one.id = number_of(row, 0);
  one.resource = number_of(row, 1);
  AuditFinding& finding = one.finding;
  finding.outcome = "failed";
  finding.responsible = "partner";
  std::string* const texts[] = {&finding.fingerprint, &finding.rule,       &finding.severity,   &finding.source,
                                &finding.url,         &finding.message_ru, &finding.message_en, &finding.advice_ru,
                                &finding.advice_en,   &finding.quote,      &finding.articles};
  for (std::size_t column = 0; column < std::size(texts); ++column) {
    *texts[column] = text_of(row, column + 2);
  }
  one.state = parse_violation_state(text_of(row, 13)).value_or(ViolationState::New);
  one.seen = number_of(row, 14);
  one.absent = number_of(row, 15);
  one.first_audit = number_of(row, 16);
  one.last_audit = number_of(row, 17);
  one.first_fetched = number_of(row, 18);
  finding.fetched_at = number_of(row, 19);
  one.found_at = text_of(row, 20);
  one.notice = number_of(row, 21);
  one.due_on = text_of(row, 22);
  one.settled_at = text_of(row, 23);
  one.closed_by = text_of(row, 24);
  one.reason = text_of(row, 25);
  one.revision = number_of(row, 26);
  return one;
}

std::string bounded(const std::string& text) {
  return cleaned(text, kLongestText, Lines::Several);
}

std::string subject_of_violation(std::int64_t id) {
  return "violation/" + std::to_string(id);
}

// The state of one that is seen again: what was fixed is new once more, what a person closed stays so.
ViolationState state_when_seen(ViolationState state) {
  switch (state) {
    case ViolationState::Fixed:
      return ViolationState::New;
    case ViolationState::Notified:
      return ViolationState::Open;
    default:
      return state;
  }
}

class Settling {
 public:
  Settling(StoreWork& work, std::int64_t audit, const WebResource& resource, const std::string& moment)
      : work_(work), audit_(audit), resource_(resource), moment_(moment) {}

  void see(const AuditFinding& finding) {
    const StoredRow row = work_.row("select id, state, seen, first_fetched from violations where resource = ? and fingerprint = ?",
                                    {resource_.id, finding.fingerprint});
    if (row.empty()) {
      add(finding);
      return;
    }
    const std::int64_t id = number_of(row, 0);
    const ViolationState before = parse_violation_state(text_of(row, 1)).value_or(ViolationState::New);
    const ViolationState after = state_when_seen(before);
    const bool returned = before == ViolationState::Fixed;
    work_.change(
        "update violations set state = ?, seen = ?, absent = 0, last_audit = ?, first_fetched = ?, last_fetched = ?, severity = ?, source "
        "= ?, message_ru = ?, message_en = ?, advice_ru = ?, advice_en = ?, quote = ?, articles = ?, revision = revision + 1 where id = ?",
        {std::string(name_of(after)), returned ? 1 : number_of(row, 2) + 1, audit_, returned ? finding.fetched_at : number_of(row, 3),
         finding.fetched_at, finding.severity, finding.source, bounded(finding.message_ru), bounded(finding.message_en),
         bounded(finding.advice_ru), bounded(finding.advice_en), bounded(finding.quote), bounded(finding.articles), id});
    if (returned) {
      work_.change("update violations set notice = 0, due_on = '', settled_at = '', found_at = ? where id = ?", {moment_, id});
      say("violation.returned", id);
      ++counts_.appeared;
    } else if (after != ViolationState::Closed) {
      ++counts_.remained;
    }
  }

  void miss(const Violation& violation, const AuditedPages& pages) {
    const std::string& url = violation.finding.url;
    const auto page = pages.pages.find(url);
    const bool judged = url.empty() ? pages.whole && !pages.pages.empty() : page != pages.pages.end();
    if (!judged) {
      return;
    }
    const bool gone = !url.empty() && page->second == PageSeen::Gone;
    if (gone || violation.absent + 1 >= kAbsencesToBeFixed) {
      work_.change("update violations set state = 'fixed', absent = absent + 1, settled_at = ?, revision = revision + 1 where id = ?",
                   {moment_, violation.id});
      say("violation.fixed", violation.id);
      ++counts_.mended;
    } else {
      work_.change("update violations set absent = absent + 1, revision = revision + 1 where id = ?", {violation.id});
    }
  }

  const ViolationCounts& counts() const { return counts_; }

 private:
  void add(const AuditFinding& finding) {
    const std::int64_t id = work_.next_id("violations");
    work_.change(
        "insert into violations (id, resource, fingerprint, rule, severity, source, url, message_ru, message_en, advice_ru, advice_en, "
        "quote, articles, state, seen, absent, first_audit, last_audit, first_fetched, last_fetched, found_at, notice, due_on, "
        "settled_at, closed_by, reason, revision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'new', 1, 0, ?, ?, ?, ?, ?, 0, '', '', "
        "'', '', 1)",
        {id, resource_.id, finding.fingerprint, finding.rule, finding.severity, finding.source, finding.url, bounded(finding.message_ru),
         bounded(finding.message_en), bounded(finding.advice_ru), bounded(finding.advice_en), bounded(finding.quote),
         bounded(finding.articles), audit_, audit_, finding.fetched_at, finding.fetched_at, moment_});
    say("violation.found", id);
    ++counts_.appeared;
  }

  void say(const std::string& action, std::int64_t violation) {
    add_to_trail(work_, {0, "sverka"}, action, subject_of_violation(violation), resource_.partner,
                 "{\"resource\": " + std::to_string(resource_.id) + ", \"audit\": " + std::to_string(audit_) + "}");
  }

  StoreWork& work_;
  const std::int64_t audit_;
  const WebResource& resource_;
  const std::string& moment_;
  ViolationCounts counts_;
};

}  // namespace

std::string_view name_of(ViolationState state) {
  return kStateNames[static_cast<std::size_t>(state)];
}

std::optional<ViolationState> parse_violation_state(std::string_view name) {
  const auto found = std::find(kStateNames.begin(), kStateNames.end(), name);
  return found == kStateNames.end() ? std::nullopt : std::optional(static_cast<ViolationState>(found - kStateNames.begin()));
}

ViolationCounts settle_violations(StoreWork& work, std::int64_t audit, const WebResource& resource,
                                  const std::vector<AuditFinding>& findings, const AuditedPages& pages, const std::string& moment) {
  Settling settling(work, audit, resource, moment);
  std::set<std::string> seen;
  for (const AuditFinding& finding : findings) {
    if (finding.is_violation() && seen.insert(finding.fingerprint).second) {
      settling.see(finding);
    }
  }
  for (const StoredRow& row : work.rows(std::string("select ") + kColumns +
                                            " from violations v where v.resource = ? and v.state not in "
                                            "('fixed', 'closed') order by v.id",
                                        {resource.id})) {
    const Violation violation = violation_of(row);
    if (seen.count(violation.finding.fingerprint) == 0) {
      settling.miss(violation, pages);
    }
  }
  return settling.counts();
}

bool needs_confirming(StoreWork& work, std::int64_t resource) {
  const StoredRow row = work.row(
      "select count(*) from violations where resource = ? and ((state = 'new' and seen = 1) or (state not in ('fixed', 'closed') and "
      "absent = 1))",
      {resource});
  return number_of(row, 0) != 0;
}

Result<std::size_t> check_deadlines(Store& store, const std::string& moment) {
  StoreWork work = store.writing();
  const std::string today = to_iso(moscow_day(moment));
  std::size_t count = 0;
  for (const StoredRow& row : work.rows(
           "select v.id, v.due_on, r.partner, a.started_at from violations v join resources r on r.id = v.resource join audits a on a.id = "
           "v.last_audit where v.state in ('notified', 'open') and v.due_on < ? and v.absent = 0 order by v.id",
           {today})) {
    // Nobody is late before somebody has looked and found it: an audit that did not reach the page says nothing.
    const Date due = parse_iso_date(text_of(row, 1)).value_or(Date());
    if (text_of(row, 3) < moscow_midnight(Date(std::chrono::sys_days(due) + std::chrono::days(1)))) {
      continue;
    }
    work.change("update violations set state = 'overdue', revision = revision + 1 where id = ?", {number_of(row, 0)});
    add_to_trail(work, {0, "sverka"}, "violation.overdue", subject_of_violation(number_of(row, 0)), number_of(row, 2),
                 "{\"due_on\": \"" + text_of(row, 1) + "\"}");
    ++count;
  }
  const Result<void> done = work.commit();
  return done ? Result<std::size_t>(count) : fail(done.error());
}

Result<Violation> close_violation(Store& store, const Actor& actor, std::int64_t resource, std::int64_t violation, std::int64_t revision,
                                  const std::string& reason, const RequestKey& request) {
  const std::string why = cleaned(reason, kLongestReason, Lines::Several);
  StoreWork work = store.writing();
  const std::optional<Violation> present = find_violation(work, violation);
  const std::optional<WebResource> of = find_resource(work, resource);
  if (!present || !of || present->resource != resource) {
    return work.refused(ErrorCode::NotFound, "", "no-such-violation");
  }
  if (present->revision != revision) {
    return work.refused(ErrorCode::Usage, "", "stale");
  }
  if (present->state == ViolationState::Closed || present->state == ViolationState::Fixed) {
    return work.refused(ErrorCode::Usage, "", "wrong-state");
  }
  if (why.empty()) {
    return work.refused(ErrorCode::Usage, "", "reason-needed");
  }
  work.change("update violations set state = 'closed', settled_at = ?, closed_by = ?, reason = ?, revision = revision + 1 where id = ?",
              {work.now(), actor.name, why, violation});
  add_to_trail(work, actor, "violation.closed", subject_of_violation(violation), of->partner);
  remember_request(work, request, violation);
  std::optional<Violation> closed = find_violation(work, violation);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return *closed;
}

std::vector<Violation> list_violations(StoreWork& work, const ViolationQuestion& question) {
  RowQuestion rows(std::string("select ") + kColumns + " from violations v join resources r on r.id = v.resource where 1 = 1");
  rows.narrow(" and r.partner = ?", question.partner);
  rows.narrow(" and v.resource = ?", question.resource);
  rows.narrow(" and v.id in (select violation from notice_violations where notice = ?)", question.notice);
  rows.narrow(" and v.id < ?", question.before);
  rows.narrow_to("v.state", question.states);
  std::vector<Violation> found;
  for (const StoredRow& row : rows.rows(work, " order by v.id desc", question.most)) {
    found.push_back(violation_of(row));
  }
  return found;
}

std::optional<Violation> find_violation(StoreWork& work, std::int64_t id) {
  const StoredRow row = work.row(std::string("select ") + kColumns + " from violations v where v.id = ?", {id});
  return row.empty() ? std::nullopt : std::optional<Violation>(violation_of(row));
}

std::vector<Violation> list_violations_to_tell(StoreWork& work, std::int64_t resource, std::size_t most) {
  std::vector<Violation> found;
  for (const StoredRow& row : work.rows(
           std::string("select ") + kColumns + " from violations v where v.resource = ? and " + is_to_tell() + " order by v.id limit ?",
           {resource, static_cast<std::int64_t>(most)})) {
    found.push_back(violation_of(row));
  }
  return found;
}

std::vector<ResourceToNotify> list_resources_to_notify(StoreWork& work, std::size_t most) {
  std::vector<ResourceToNotify> found;
  for (const StoredRow& row : work.rows("select r.id, r.url, p.name, count(*) from violations v join resources r on r.id = v.resource "
                                        "join partners p on p.id = r.partner where " +
                                            is_to_tell() + " group by r.id, r.url, p.name order by r.id limit ?",
                                        {static_cast<std::int64_t>(most)})) {
    found.push_back({number_of(row, 0), text_of(row, 1), text_of(row, 2), number_of(row, 3)});
  }
  return found;
}

bool stands_in_notice(StoreWork& work, std::int64_t violation) {
  return !work.row(std::string("select v.id from violations v where v.id = ? and ") + kInNotice, {violation}).empty();
}

std::map<std::int64_t, std::vector<std::int64_t>> count_violations(StoreWork& work, std::int64_t partner) {
  std::map<std::int64_t, std::vector<std::int64_t>> counts;
  std::string sql = "select v.resource, v.state, count(*) from violations v";
  std::vector<StoredCell> values;
  if (partner != 0) {
    sql += " join resources r on r.id = v.resource where r.partner = ?";
    values.emplace_back(partner);
  }
  for (const StoredRow& row : work.rows(sql + " group by v.resource, v.state", values)) {
    std::vector<std::int64_t>& of = counts[number_of(row, 0)];
    of.resize(std::size(kViolationStates));
    if (const auto state = parse_violation_state(text_of(row, 1))) {
      of[static_cast<std::size_t>(*state)] = number_of(row, 2);
    }
  }
  return counts;
}

std::map<std::int64_t, std::string> due_dates(StoreWork& work, std::int64_t partner) {
  std::map<std::int64_t, std::string> dates;
  std::string sql =
      "select v.resource, min(v.due_on) from violations v join resources r on r.id = v.resource where v.state in ('notified', 'open')";
  std::vector<StoredCell> values;
  if (partner != 0) {
    sql += " and r.partner = ?";
    values.emplace_back(partner);
  }
  for (const StoredRow& row : work.rows(sql + " group by v.resource", values)) {
    dates[number_of(row, 0)] = text_of(row, 1);
  }
  return dates;
}

}  // namespace sverka
