#include "server/acts_api.hpp"

#include <algorithm>

#include "jobs/desk_ledger.hpp"
#include "report/rewards.hpp"
#include "server/api_parts.hpp"
#include "server/desk_api.hpp"
#include "server/ledger_pages.hpp"
#include "server/pages.hpp"
#include "server/submission_pages.hpp"
#include "server/workers.hpp"

namespace sverka {
namespace {

constexpr std::size_t kListedLedgers = 50;

void put_text_or_null(JsonText& json, std::string_view name, const std::string& value) {
  json.key(name);
  value.empty() ? json.null() : json.text(value);
}

void put_act(JsonText& json, const FiledAct& one) {
  json.open_object().number("id", count_of(one.id));
  json.key("partner").open_object().number("id", count_of(one.due.partner)).text("name", one.partner_name).close_object();
  json.text("payout", one.due.payout).key("periods").open_array();
  for (std::size_t at = 0; at + 7 <= one.due.periods.size(); at += 8) {
    json.text(one.due.periods.substr(at, 7));
  }
  json.close_array().text("amount", to_string(Money{one.due.amount})).text("debited_on", one.due.debited_on);
  put_text_or_null(json, "received_on", one.due.received_on);
  put_text_or_null(json, "due_on", one.due.due_on);
  json.text("state", name_of(one.state)).key("overdue").boolean(one.is_past_due);
  put_text_or_null(json, "scan_on", one.scan_on.empty() ? one.due.ledger_scan_on : one.scan_on);
  json.number("version", count_of(one.version)).text("conclusion", one.conclusion).text("changed_at", one.changed_at);
  json.number("revision", count_of(one.revision)).close_object();
}

HttpReply act_reply(DeskContext& context, const Visit& visit, int status, std::int64_t id) {
  StoreWork work = context.store.reading();
  const std::optional<FiledAct> one = find_act(work, id, context.day());
  if (!one) {
    return unread_reply(context, visit, work);
  }
  JsonText json;
  put_act(json, *one);
  return revision_reply(status, json, one->revision, "/api/v1/acts/" + std::to_string(id));
}

void put_ledger(JsonText& json, const ImportedLedger& one) {
  json.open_object().number("id", count_of(one.id)).text("sha256", one.sha256).number("partners", count_of(one.partners));
  json.number("payments", count_of(one.payments)).number("payouts", count_of(one.payouts));
  json.text("imported_by", one.imported_by).text("imported_at", one.imported_at).close_object();
}

// Every fault of a ledger with its file and line, as problem details.
HttpReply ledger_problem(const DeskContext& context, const Visit& visit, const LedgerErrors& wrong) {
  const Error& first = wrong.errors.front();
  if (first.code != ErrorCode::BadLedger) {
    return api_problem(context, visit, first);
  }
  const Words words(context.messages, visit.language);
  JsonText json;
  json.open_object().text("type", "about:sverka#bad_ledger").text("title", ledger_fault_words(first, words)).number("status", 422);
  json.text("code", "bad_ledger").text("detail", first.where).key("rows").open_array();
  for (const Error& error : wrong.errors) {
    json.open_object().text("where", error.where).text("message", ledger_fault_words(error, words)).close_object();
  }
  json.close_array().number("count", wrong.count).close_object();
  HttpReply reply = json_reply(422, json);
  reply.type = "application/problem+json";
  return reply;
}

}  // namespace

HttpReply api_list_acts(DeskContext& context, const Visit& visit) {
  FiledActQuestion question;
  question.partner = visit.is_partner() ? visit.user->partner : 0;
  if (const std::string_view asked = query_field(visit.request, "state"); !asked.empty()) {
    question.state = parse_act_state(asked);
    if (!question.state) {
      return api_problem(context, visit, {ErrorCode::Usage, "", "bad-request", {}});
    }
  }
  if (const Result<void> brought = context.ledgers.bring_up(context.terms.today()); !brought) {
    return api_problem(context, visit, brought.error());
  }
  question.before = number_of_text(query_field(visit.request, "cursor"));
  question.most = limit_of(visit) + 1;
  StoreWork work = context.store.reading();
  std::vector<FiledAct> found = list_acts(work, question, context.day());
  const bool more = found.size() == question.most;
  found.resize(found.size() - (more ? 1 : 0));
  JsonText json;
  json.open_object().key("items").open_array();
  for (const FiledAct& one : found) {
    put_act(json, one);
  }
  return list_reply(json, more ? found.back().id : 0);
}

HttpReply api_show_act(DeskContext& context, const Visit& visit) {
  return act_reply(context, visit, 200, visit.act->id);
}

HttpReply api_add_scan(DeskContext& context, const Visit& visit) {
  const RequestKey key = key_of(visit);
  const auto again = [&](std::int64_t act) { return act_reply(context, visit, 201, act); };
  if (auto reply = repeated(context, visit, key, again)) {
    return *reply;
  }
  ActScan scan;
  if (const FormPart* part = form_part(visit.request, "act")) {
    scan = {part->content, name_for_people(part->file_name)};
  }
  const auto filed = add_act_scan(context.store, visit.actor(), visit.act->id, scan, context.day(), context.terms.queue, key);
  if (!filed) {
    return api_problem(context, visit, filed.error());
  }
  context.workers.wake();
  return act_reply(context, visit, 201, visit.act->id);
}

HttpReply api_decide_act(DeskContext& context, const Visit& visit) {
  const RequestKey key = key_of(visit);
  const auto again = [&](std::int64_t act) { return act_reply(context, visit, 200, act); };
  if (auto reply = repeated(context, visit, key, again)) {
    return *reply;
  }
  const std::int64_t revision = revision_seen(visit);
  if (revision == 0) {
    return revision_problem(context, visit);
  }
  const std::optional<DecisionKind> kind = parse_decision_kind(field_of(visit, "kind"));
  if (kind != DecisionKind::Accept && kind != DecisionKind::Return) {
    return api_problem(context, visit, {ErrorCode::Usage, "", "bad-request", {}});
  }
  const auto decided =
      decide_act(context.store, visit.actor(), visit.act->id, revision, *kind, field_of(visit, "reason"), context.day(), key);
  return decided ? act_reply(context, visit, 200, visit.act->id) : api_problem(context, visit, decided.error());
}

HttpReply api_rewards(DeskContext& context, const Visit& visit) {
  const std::optional<Month> period = month_asked(context, visit);
  if (!period) {
    return api_problem(context, visit, {ErrorCode::Usage, "", "bad-request", {}});
  }
  std::string inn;
  if (visit.is_partner()) {
    StoreWork work = context.store.reading();
    const std::optional<PartnerCompany> partner = find_partner(work, visit.user->partner);
    inn = partner ? partner->inn : std::string();
  }
  const Result<std::shared_ptr<const Report>> report = context.ledgers.rewards(*period, context.terms.today());
  if (!report) {
    return api_problem(context, visit, report.error());
  }
  RewardStatement statement{*period, {}};
  if (*report != nullptr && (!visit.is_partner() || !inn.empty())) {
    statement = statement_of(**report, inn);
  }
  HttpReply reply = json_reply(200, JsonText());
  reply.body = statement_json(statement);
  return reply;
}

HttpReply api_list_ledgers(DeskContext& context, const Visit&) {
  StoreWork work = context.store.reading();
  JsonText json;
  json.open_object().key("items").open_array();
  for (const ImportedLedger& one : list_ledgers(work, kListedLedgers)) {
    put_ledger(json, one);
  }
  json.close_array().close_object();
  return json_reply(200, json);
}

HttpReply api_import_ledger(DeskContext& context, const Visit& visit) {
  const auto others = form_field(visit.request, "others") == "drop" ? LedgerKeeper::OtherFiles::Dropped : LedgerKeeper::OtherFiles::Kept;
  const auto imported = context.ledgers.import(visit.actor(), ledger_files_in(visit.request), others, context.terms.today());
  if (!imported) {
    return ledger_problem(context, visit, imported.error());
  }
  JsonText json;
  put_ledger(json, imported->ledger);
  return json_reply(201, json);
}

}  // namespace sverka
