#include "store/acts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "report/json_text.hpp"
#include "store/checks_queue.hpp"
#include "store/cleaned.hpp"
#include "store/new_papers.hpp"
#include "store/submission_rows.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestReason = 4000;
constexpr std::array<std::string_view, 6> kActStateNames{"awaited", "overdue", "received", "returned", "accepted", "lapsed"};
constexpr const char* kActRows =
    "select a.id, a.partner, p.name, a.payout, a.periods, a.amount, a.debited_on, a.received_on, a.due_on, a.ledger_scan_on, a.state, "
    "a.scan_on, a.version, a.conclusion, a.changed_at, a.revision from acts a join partners p on p.id = a.partner ";

FiledAct act_of(const StoredRow& row, const std::string& day) {
  FiledAct act;
  act.id = number_of(row, 0);
  act.partner_name = text_of(row, 2);
  act.due = {number_of(row, 1), text_of(row, 3), text_of(row, 4), number_of(row, 5),
             text_of(row, 6),   text_of(row, 7), text_of(row, 8), text_of(row, 9)};
  act.state = parse_act_state(text_of(row, 10)).value_or(ActState::Awaited);
  act.scan_on = text_of(row, 11);
  act.version = number_of(row, 12);
  act.conclusion = text_of(row, 13);
  act.changed_at = text_of(row, 14);
  act.revision = number_of(row, 15);
  const bool is_wanting = act.state == ActState::Awaited || act.state == ActState::Returned;
  act.is_past_due = is_wanting && act.due.ledger_scan_on.empty() && !act.due.due_on.empty() && act.due.due_on < day;
  if (act.state == ActState::Awaited) {
    act.state = !act.due.ledger_scan_on.empty() ? ActState::Accepted : act.is_past_due ? ActState::Overdue : ActState::Awaited;
  }
  return act;
}

// The rows of a state, as act_of() names it. Every "?" is the day.
std::string_view condition_of(ActState state) {
  switch (state) {
    case ActState::Awaited:
      return "a.state = 'awaited' and a.ledger_scan_on = '' and (a.due_on = '' or a.due_on >= ?)";
    case ActState::Overdue:
      return "a.state = 'awaited' and a.ledger_scan_on = '' and a.due_on <> '' and a.due_on < ?";
    case ActState::Received:
      return "a.state = 'received' and ? <> ''";
    case ActState::Returned:
      return "a.state = 'returned' and ? <> ''";
    case ActState::Accepted:
      return "(a.state = 'accepted' or (a.state = 'awaited' and a.ledger_scan_on <> '')) and ? <> ''";
    case ActState::Lapsed:
      break;
  }
  return "a.state = 'lapsed' and ? <> ''";
}

}  // namespace

std::string_view name_of(ActState state) {
  return kActStateNames[static_cast<std::size_t>(state)];
}

std::optional<ActState> parse_act_state(std::string_view name) {
  const auto found = std::find(kActStateNames.begin(), kActStateNames.end(), name);
  return found == kActStateNames.end() ? std::nullopt : std::optional(static_cast<ActState>(found - kActStateNames.begin()));
}

std::string subject_of_act(std::int64_t id) {
  return "act/" + std::to_string(id);
}

bool takes_scan(ActState state) {
  return state == ActState::Awaited || state == ActState::Overdue || state == ActState::Received || state == ActState::Returned;
}

bool takes_decision(ActState state, DecisionKind kind) {
  return kind == DecisionKind::Accept   ? state == ActState::Received
         : kind == DecisionKind::Return ? state == ActState::Received || state == ActState::Accepted
                                        : false;
}

std::vector<FiledAct> list_acts(StoreWork& work, const FiledActQuestion& question, const std::string& day) {
  std::string sql = std::string(kActRows) + "where ";
  std::vector<StoredCell> values;
  if (question.state) {
    sql += condition_of(*question.state);
    values.emplace_back(day);
  } else {
    sql += "a.state <> 'lapsed'";
  }
  if (question.partner != 0) {
    sql += " and a.partner = ?";
    values.emplace_back(question.partner);
  }
  if (question.before != 0) {
    sql += " and a.id < ?";
    values.emplace_back(question.before);
  }
  sql += " order by a.id desc limit ?";
  values.emplace_back(static_cast<std::int64_t>(question.most));
  std::vector<FiledAct> acts;
  for (const StoredRow& row : work.rows(sql, values)) {
    acts.push_back(act_of(row, day));
  }
  return acts;
}

std::optional<FiledAct> find_act(StoreWork& work, std::int64_t id, const std::string& day) {
  const StoredRow row = work.row(std::string(kActRows) + "where a.id = ?", {id});
  return row.empty() ? std::nullopt : std::optional(act_of(row, day));
}

std::vector<std::int64_t> count_acts(StoreWork& work, std::int64_t partner, const std::string& day) {
  std::string sql = "select ";
  std::vector<StoredCell> values;
  for (const ActState state : kActStates) {
    sql +=
        std::string(values.empty() ? "" : ", ") + "coalesce(sum(case when " + std::string(condition_of(state)) + " then 1 else 0 end), 0)";
    values.emplace_back(day);
  }
  sql += " from acts a where ? = 0 or a.partner = ?";
  values.emplace_back(partner);
  values.emplace_back(partner);
  const StoredRow row = work.row(sql, values);
  std::vector<std::int64_t> counts;
  for (std::size_t column = 0; column < std::size(kActStates); ++column) {
    counts.push_back(number_of(row, column));
  }
  return counts;
}

std::vector<ActVersion> list_act_versions(StoreWork& work, std::int64_t act) {
  std::vector<ActVersion> versions;
  for (const StoredRow& row : work.rows("select v.id, v.act, v.number, v.paper, v.paper_name, u.name, v.uploaded_at from act_versions v "
                                        "join users u on u.id = v.uploaded_by where v.act = ? order by v.number desc",
                                        {act})) {
    versions.push_back(
        {number_of(row, 0), number_of(row, 1), number_of(row, 2), text_of(row, 3), text_of(row, 4), text_of(row, 5), text_of(row, 6)});
  }
  return versions;
}

std::optional<ActVersion> find_act_version(StoreWork& work, std::int64_t act, std::int64_t number) {
  for (ActVersion& one : list_act_versions(work, act)) {
    if (one.number == number) {
      return std::move(one);
    }
  }
  return std::nullopt;
}

std::vector<ActDecision> list_act_decisions(StoreWork& work, std::int64_t act) {
  std::vector<ActDecision> decisions;
  for (const StoredRow& row : work.rows("select d.version, d.kind, d.reason, u.name, d.at from act_decisions d join users u on "
                                        "u.id = d.user_id where d.act = ? order by d.id",
                                        {act})) {
    decisions.push_back({number_of(row, 0), parse_decision_kind(text_of(row, 1)).value_or(DecisionKind::Return), text_of(row, 2),
                         text_of(row, 3), text_of(row, 4)});
  }
  return decisions;
}

std::vector<FiledAct> standing_scans(StoreWork& work, const std::string& day) {
  std::vector<FiledAct> acts;
  for (const StoredRow& row :
       work.rows(std::string(kActRows) + "where a.state in ('received', 'accepted') and a.version > 0 order by a.id")) {
    acts.push_back(act_of(row, day));
  }
  return acts;
}

Result<FiledAct> add_act_scan(Store& store, const Actor& actor, std::int64_t act, const ActScan& scan, const std::string& day,
                              const QueueTerms& terms, const RequestKey& request) {
  if (scan.bytes.empty()) {
    return fail(ErrorCode::Usage, "", "paper-needed");
  }
  std::optional<FiledAct> present;
  const auto why_not = [&](StoreWork& work) -> std::optional<Error> {
    present = find_act(work, act, day);
    return !present                      ? std::optional(Error{ErrorCode::NotFound, "", "no-such-act", {}})
           : !takes_scan(present->state) ? std::optional(Error{ErrorCode::Usage, "", "wrong-state", {}})
                                         : no_room_for_check(work, present->due.partner, terms);
  };
  if (const auto refusal = refused_before(store, why_not)) {
    return fail(*refusal);
  }
  NewPapers papers(store);
  const Result<std::string> paper = papers.keep(scan.bytes);
  if (!paper) {
    return fail(paper.error());
  }
  StoreWork work = store.writing();
  if (const auto refusal = why_not(work)) {
    return work.refused(refusal->code, refusal->where, refusal->reason);
  }
  const std::int64_t version = work.next_id("act_versions"), number = present->version + 1;
  work.change("insert into act_versions (id, act, number, paper, paper_name, uploaded_by, uploaded_at) values (?, ?, ?, ?, ?, ?, ?)",
              {version, act, number, *paper, cleaned(scan.name, kLongestName), actor.user, work.now()});
  if (!papers.are_there(work)) {
    return work.refused(ErrorCode::Internal, *paper, "paper-not-kept");
  }
  work.change(
      "update acts set state = 'received', version = ?, scan_on = ?, conclusion = '', changed_at = ?, revision = revision + 1 where id = ?",
      {number, day, work.now(), act});
  queue_act_check(work, version, present->due.partner);
  remember_request(work, request, act);
  add_to_trail(work, actor, "act.received", subject_of_act(act), present->due.partner,
               "{\"version\": " + std::to_string(number) + ", \"sha256\": \"" + *paper + "\"}");
  const std::optional<FiledAct> filed = find_act(work, act, day);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  papers.are_named();
  return *filed;
}

Result<FiledAct> decide_act(Store& store, const Actor& actor, std::int64_t act, std::int64_t revision, DecisionKind kind,
                            const std::string& reason, const std::string& day, const RequestKey& request) {
  const std::string why = cleaned(reason, kLongestReason, Lines::Several);
  StoreWork work = store.writing();
  const std::optional<FiledAct> present = find_act(work, act, day);
  if (!present) {
    return work.refused(ErrorCode::NotFound, "", "no-such-act");
  }
  if (present->revision != revision) {
    return work.refused(ErrorCode::Usage, "", "stale");
  }
  if (!takes_decision(present->state, kind) || present->version == 0) {
    return work.refused(ErrorCode::Usage, "", "wrong-state");
  }
  if (present->conclusion.empty()) {
    return work.refused(ErrorCode::Usage, "", "check-first");
  }
  if (why.empty() && (kind == DecisionKind::Return || present->conclusion != "conforms")) {
    return work.refused(ErrorCode::Usage, "", "reason-needed");
  }
  const std::string_view state = name_of(kind == DecisionKind::Accept ? ActState::Accepted : ActState::Returned);
  work.change("insert into act_decisions (id, act, version, kind, reason, user_id, at) values (?, ?, ?, ?, ?, ?, ?)",
              {work.next_id("act_decisions"), act, present->version, std::string(name_of(kind)), why, actor.user, work.now()});
  work.change("update acts set state = ?, changed_at = ?, revision = revision + 1 where id = ?", {std::string(state), work.now(), act});
  remember_request(work, request, act);
  JsonText detail;
  detail.open_object().number("version", static_cast<std::size_t>(present->version)).text("reason", why).close_object();
  add_to_trail(work, actor, "act." + std::string(state), subject_of_act(act), present->due.partner, detail.str());
  const std::optional<FiledAct> decided = find_act(work, act, day);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return *decided;
}

Result<void> check_act_again(Store& store, const Actor& actor, std::int64_t act, const std::string& day) {
  StoreWork work = store.writing();
  const std::optional<FiledAct> present = find_act(work, act, day);
  if (!present) {
    return work.refused(ErrorCode::NotFound, "", "no-such-act");
  }
  const std::optional<ActVersion> version = find_act_version(work, act, present->version);
  const bool waits = version && !work.row("select id from checks where act_version = ? and state <> 'done'", {version->id}).empty();
  if (!version || waits || (present->state != ActState::Received && present->state != ActState::Returned)) {
    return work.refused(ErrorCode::Usage, "", "wrong-state");
  }
  queue_act_check(work, version->id, present->due.partner);
  add_to_trail(work, actor, "act.check-again", subject_of_act(act), present->due.partner);
  return work.commit();
}

}  // namespace sverka
