#include "server/desk_api.hpp"

#include "server/api_parts.hpp"
#include "server/fault_log.hpp"
#include "server/pages.hpp"
#include "server/submission_pages.hpp"
#include "server/workers.hpp"
#include "store/approvals.hpp"
#include "store/checks_queue.hpp"

namespace sverka {
namespace {

void put_submission(JsonText& json, const Submission& one) {
  json.open_object().number("id", count_of(one.id));
  json.key("partner").open_object().number("id", count_of(one.partner)).text("name", one.partner_name).close_object();
  json.text("title", one.title).text("state", name_of(one.state)).text("template", one.sample);
  json.key("client").open_object().text("name", one.client_name).text("inn", one.client_inn).close_object();
  json.text("agreement_number", one.agreement_number)
      .number("version", count_of(one.version))
      .number("accepted_version", count_of(one.accepted_version));
  json.text("conclusion", one.conclusion).text("created_at", one.created_at).text("changed_at", one.changed_at);
  json.number("revision", count_of(one.revision)).close_object();
}

HttpReply submission_reply(DeskContext& context, const Visit& visit, int status, std::int64_t id) {
  StoreWork work = context.store.reading();
  const std::optional<Submission> one = find_submission(work, id);
  if (!one) {
    return unread_reply(context, visit, work);
  }
  JsonText json;
  put_submission(json, *one);
  return revision_reply(status, json, one->revision, "/api/v1/submissions/" + std::to_string(id));
}

Upload upload_of(const Visit& visit) {
  Upload upload;
  if (const FormPart* paper = form_part(visit.request, "agreement")) {
    upload.paper = paper->content;
    upload.paper_name = name_for_people(paper->file_name);
  }
  if (const FormPart* card = form_part(visit.request, "card")) {
    upload.card = card->content;
    upload.card_name = name_for_people(card->file_name);
  }
  return upload;
}

HttpReply add(DeskContext& context, const Visit& visit, VersionPurpose purpose) {
  const RequestKey key = key_of(visit);
  if (auto reply = repeated(context, visit, key, [&](std::int64_t id) { return submission_reply(context, visit, 201, id); })) {
    return *reply;
  }
  const auto made = add_version(context.store, visit.actor(), visit.submission->id, purpose, upload_of(visit), context.terms.queue, key);
  if (!made) {
    return api_problem(context, visit, made.error());
  }
  context.workers.wake();
  return submission_reply(context, visit, 201, visit.submission->id);
}

int status_of_reason(const Error& error) {
  if (error.reason == "stale") {
    return 412;
  }
  if (error.reason == "wrong-state" || error.reason == "audit-waiting" || error.reason == "resource-closed") {
    return 409;
  }
  switch (error.code) {
    case ErrorCode::Usage:
      return error.reason == "bad-request" ? 400 : 422;
    case ErrorCode::NotFound:
      return 404;
    case ErrorCode::LimitReached:
      return error.reason == "daily-quota" ? 429 : 503;
    default:
      return 500;
  }
}

}  // namespace

HttpReply api_problem(const DeskContext& context, const Visit& visit, const Error& error) {
  const int status = status_of_reason(error);
  const std::string code = status == 500 ? "defect" : error.reason;
  HttpReply reply;
  reply.status = status;
  reply.type = "application/problem+json";
  reply.headers = {{"Cache-Control", "no-store"}};
  if (status == 503 || status == 429) {
    reply.headers.emplace_back("Retry-After", status == 503 ? "10" : "3600");
  }
  const Sentence* known = sentence_of_problem(context.messages, code);
  reply.body = problem_json(status, code, known == nullptr ? code : known->in(visit.language), "", visit.request.id);
  if (status == 500) {
    reply.fault = fault_of(error);
  }
  return reply;
}

HttpReply api_me(DeskContext&, const Visit& visit) {
  JsonText json;
  json.open_object().number("id", count_of(visit.user->id)).text("login", visit.user->login).text("name", visit.user->name);
  json.text("role", name_of(visit.user->role)).number("partner", count_of(visit.user->partner)).close_object();
  return json_reply(200, json);
}

HttpReply api_list_submissions(DeskContext& context, const Visit& visit) {
  SubmissionQuestion question;
  question.partner = visit.is_partner() ? visit.user->partner : 0;
  if (const std::string_view asked = query_field(visit.request, "state"); !asked.empty()) {
    const auto state = parse_submission_state(asked);
    if (!state) {
      return api_problem(context, visit, {ErrorCode::Usage, "", "bad-request", {}});
    }
    question.states = {*state};
  }
  question.words = std::string(query_field(visit.request, "q").substr(0, 200));
  question.before = number_of_text(query_field(visit.request, "cursor"));
  question.most = limit_of(visit) + 1;
  StoreWork work = context.store.reading();
  std::vector<Submission> found = list_submissions(work, question);
  if (work.failed()) {
    return api_problem(context, visit, work.refused(ErrorCode::Internal, "", "store-failed").value());
  }
  const bool more = found.size() == question.most;
  found.resize(found.size() - (more ? 1 : 0));
  JsonText json;
  json.open_object().key("items").open_array();
  for (const Submission& one : found) {
    put_submission(json, one);
  }
  return list_reply(json, more ? found.back().id : 0);
}

HttpReply api_submit(DeskContext& context, const Visit& visit) {
  const RequestKey key = key_of(visit);
  if (auto reply = repeated(context, visit, key, [&](std::int64_t id) { return submission_reply(context, visit, 201, id); })) {
    return *reply;
  }
  const std::int64_t partner = visit.is_partner() ? visit.user->partner : number_of_text(form_field(visit.request, "partner"));
  const Result<Submission> made = submit(context.store, visit.actor(), visit.user->id, partner,
                                         std::string(form_field(visit.request, "template")), upload_of(visit), context.terms.queue, key);
  if (!made) {
    return api_problem(context, visit, made.error());
  }
  context.workers.wake();
  return submission_reply(context, visit, 201, made->id);
}

HttpReply api_show_submission(DeskContext& context, const Visit& visit) {
  return submission_reply(context, visit, 200, visit.submission->id);
}

HttpReply api_add_version(DeskContext& context, const Visit& visit) {
  return add(context, visit, VersionPurpose::Draft);
}

HttpReply api_add_signed_copy(DeskContext& context, const Visit& visit) {
  return add(context, visit, VersionPurpose::Signed);
}

HttpReply api_decide(DeskContext& context, const Visit& visit) {
  const RequestKey key = key_of(visit);
  if (auto reply = repeated(context, visit, key, [&](std::int64_t id) { return submission_reply(context, visit, 200, id); })) {
    return *reply;
  }
  const std::int64_t revision = revision_seen(visit);
  if (revision == 0) {
    return revision_problem(context, visit);
  }
  const std::optional<DecisionKind> kind = parse_decision_kind(field_of(visit, "kind"));
  if (!kind) {
    return api_problem(context, visit, {ErrorCode::Usage, "", "bad-request", {}});
  }
  if (!may_decide(*visit.user, *kind)) {
    HttpReply reply = api_problem(context, visit, {ErrorCode::Usage, "", "forbidden", {}});
    reply.status = 403;
    return reply;
  }
  const Result<Submission> decided =
      decide(context.store, visit.actor(), visit.submission->id, revision, *kind, field_of(visit, "reason"), key);
  return decided ? submission_reply(context, visit, 200, visit.submission->id) : api_problem(context, visit, decided.error());
}

HttpReply api_approve(DeskContext& context, const Visit& visit) {
  const auto approved = approve_amendment(context.store, visit.actor(), visit.submission->id, field_of(visit, "clause"),
                                          field_of(visit, "text"), field_of(visit, "consent"));
  if (!approved) {
    return api_problem(context, visit, approved.error());
  }
  context.workers.wake();
  return submission_reply(context, visit, 201, visit.submission->id);
}

HttpReply api_list_findings(DeskContext& context, const Visit& visit) {
  StoreWork work = context.store.reading();
  const auto version = find_version(work, visit.submission->id, visit.submission->version);
  const auto check = version ? find_check(work, version->id) : std::nullopt;
  const bool russian = visit.language == Language::Russian;
  JsonText json;
  json.open_object().number("version", count_of(visit.submission->version)).text("check", check ? check->state : "none");
  json.text("conclusion", check ? check->conclusion : "").key("items").open_array();
  for (const StoredFinding& one : check && check->state == "done" ? list_findings(work, check->id) : std::vector<StoredFinding>()) {
    json.open_object()
        .number("number", count_of(one.number))
        .text("rule", one.rule)
        .text("outcome", one.outcome)
        .text("severity", one.severity);
    json.text("class", one.deviation)
        .text("touches", one.touches)
        .text("clause", one.clause)
        .text("source", one.source)
        .text("responsible", one.responsible);
    json.text("message", russian ? one.message_ru : one.message_en).text("advice", russian ? one.advice_ru : one.advice_en);
    json.text("expected", one.expected).text("observed", one.observed).text("fingerprint", one.fingerprint).close_object();
  }
  json.close_array().close_object();
  return json_reply(200, json);
}

HttpReply api_list_events(DeskContext& context, const Visit& visit) {
  TrailQuestion question;
  question.after = number_of_text(query_field(visit.request, "after"));
  question.most = limit_of(visit);
  question.partner = visit.is_partner() ? visit.user->partner : 0;
  question.scope = visit.user->role == Role::Admin ? TrailScope::Everything : TrailScope::OfPartners;
  StoreWork work = context.store.reading();
  const std::vector<TrailEntry> entries = read_trail(work, question);
  JsonText json;
  json.open_object().key("items").open_array();
  for (const TrailEntry& one : entries) {
    json.open_object().number("number", count_of(one.number)).text("at", one.at).text("who", one.actor.name).text("action", one.action);
    json.text("subject", one.subject).text("detail", one.detail).close_object();
  }
  json.close_array().number("next", count_of(entries.empty() ? question.after : entries.back().number)).close_object();
  return json_reply(200, json);
}

}  // namespace sverka
