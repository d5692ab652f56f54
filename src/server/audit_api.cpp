#include "server/audit_api.hpp"

#include "server/api_parts.hpp"
#include "server/desk_api.hpp"
#include "store/audits.hpp"

namespace sverka {
namespace {

void put_counts(JsonText& json, const std::vector<std::int64_t>& counts) {
  json.key("violations").open_object();
  for (const ViolationState state : kViolationStates) {
    json.number(name_of(state), counts.empty() ? 0 : count_of(counts[static_cast<std::size_t>(state)]));
  }
  json.close_object();
}

void put_resource(JsonText& json, const WebResource& one, const std::vector<std::int64_t>& counts) {
  json.open_object().number("id", count_of(one.id));
  json.key("partner").open_object().number("id", count_of(one.partner)).text("name", one.partner_name).close_object();
  json.text("url", one.url).text("email", one.email).text("recipient", one.recipient()).text("schedule", one.schedule);
  json.text("next_at", one.next_at).key("active").boolean(one.active);
  json.text("registered_at", one.registered_at);
  put_counts(json, counts);
  json.number("revision", count_of(one.revision)).close_object();
}

void put_run(JsonText& json, const AuditRun& run) {
  json.open_object()
      .number("id", count_of(run.id))
      .number("resource", count_of(run.resource))
      .text("cause", run.cause)
      .text("state", run.state);
  json.text("queued_at", run.queued_at)
      .text("not_before", run.not_before)
      .text("started_at", run.started_at)
      .text("ended_at", run.ended_at);
  json.text("conclusion", run.conclusion).text("error", run.error_reason).text("error_where", run.error_where);
  json.number("pages", count_of(run.pages)).number("errors", count_of(run.errors)).number("warnings", count_of(run.warnings));
  json.number("questions", count_of(run.questions)).number("appeared", count_of(run.violations.appeared));
  json.number("remained", count_of(run.violations.remained)).number("mended", count_of(run.violations.mended));
}

void put_finding(JsonText& json, const AuditFinding& one, bool russian) {
  json.text("rule", one.rule).text("outcome", one.outcome).text("severity", one.severity).text("responsible", one.responsible);
  json.text("source", one.source).text("url", one.url).text("message", russian ? one.message_ru : one.message_en);
  json.text("advice", russian ? one.advice_ru : one.advice_en).text("quote", one.quote).text("fingerprint", one.fingerprint);
}

void put_violation(JsonText& json, const Violation& one, bool russian) {
  json.open_object().number("id", count_of(one.id)).number("resource", count_of(one.resource)).text("state", name_of(one.state));
  put_finding(json, one.finding, russian);
  json.number("seen", count_of(one.seen)).key("confirmed").boolean(one.is_confirmed());
  json.text("found_at", one.found_at).number("notice", count_of(one.notice)).text("due_on", one.due_on).text("settled_at", one.settled_at);
  json.text("closed_by", one.closed_by).text("reason", one.reason).number("revision", count_of(one.revision)).close_object();
}

HttpReply resource_reply(DeskContext& context, const Visit& visit, int status, std::int64_t id) {
  StoreWork work = context.store.reading();
  const std::optional<WebResource> one = find_resource(work, id);
  if (!one) {
    return unread_reply(context, visit, work);
  }
  JsonText json;
  const auto counts = count_violations(work, one->partner);
  const auto of = counts.find(id);
  put_resource(json, *one, of == counts.end() ? std::vector<std::int64_t>() : of->second);
  return revision_reply(status, json, one->revision, "/api/v1/resources/" + std::to_string(id));
}

HttpReply run_reply(DeskContext& context, const Visit& visit, int status, std::int64_t id) {
  StoreWork work = context.store.reading();
  const std::optional<AuditRun> run = find_audit(work, id);
  if (!run || run->resource != visit.resource->id) {
    return api_problem(context, visit, {ErrorCode::NotFound, "", "no-page", {}});
  }
  JsonText json;
  put_run(json, *run);
  json.key("findings").open_array();
  for (const AuditFinding& one : list_audit_findings(work, id)) {
    json.open_object().number("number", count_of(one.number));
    put_finding(json, one, visit.language == Language::Russian);
    json.close_object();
  }
  json.close_array().close_object();
  HttpReply reply = json_reply(status, json);
  reply.headers.emplace_back("Location", "/api/v1/resources/" + std::to_string(run->resource) + "/audits/" + std::to_string(id));
  return reply;
}

HttpReply violation_reply(DeskContext& context, const Visit& visit, std::int64_t id) {
  StoreWork work = context.store.reading();
  const std::optional<Violation> one = find_violation(work, id);
  if (!one) {
    return unread_reply(context, visit, work);
  }
  JsonText json;
  put_violation(json, *one, visit.language == Language::Russian);
  return revision_reply(200, json, one->revision);
}

// What is asked of a resource: what is not named stays as it stands in `present`. Nothing: "active" is neither true nor false.
std::optional<ResourceWish> wish_of(const Visit& visit, ResourceWish present) {
  const std::string active = field_if_any(visit, "active").value_or(present.active ? "true" : "false");
  if (active != "true" && active != "false") {
    return std::nullopt;
  }
  const std::optional<std::string> partner = field_if_any(visit, "partner");
  return ResourceWish{partner ? number_of_text(*partner) : present.partner, field_if_any(visit, "url").value_or(present.url),
                      field_if_any(visit, "email").value_or(present.email), field_if_any(visit, "schedule").value_or(present.schedule),
                      active == "true"};
}

HttpReply bad_request(DeskContext& context, const Visit& visit) {
  return api_problem(context, visit, {ErrorCode::Usage, "", "bad-request", {}});
}

HttpReply store_problem(DeskContext& context, const Visit& visit, const StoreWork& work) {
  return api_problem(context, visit, work.refused(ErrorCode::Internal, "", "store-failed").value());
}

}  // namespace

HttpReply api_list_resources(DeskContext& context, const Visit& visit) {
  ResourceQuestion question;
  question.partner = visit.is_partner() ? visit.user->partner : 0;
  question.words = std::string(query_field(visit.request, "q").substr(0, 200));
  question.after = number_of_text(query_field(visit.request, "cursor"));
  question.most = limit_of(visit) + 1;
  StoreWork work = context.store.reading();
  std::vector<WebResource> found = list_resources(work, question);
  const auto counts = count_violations(work, question.partner);
  if (work.failed()) {
    return store_problem(context, visit, work);
  }
  const bool more = found.size() == question.most;
  found.resize(found.size() - (more ? 1 : 0));
  JsonText json;
  json.open_object().key("items").open_array();
  for (const WebResource& one : found) {
    const auto of = counts.find(one.id);
    put_resource(json, one, of == counts.end() ? std::vector<std::int64_t>() : of->second);
  }
  return list_reply(json, more ? found.back().id : 0);
}

HttpReply api_register_resource(DeskContext& context, const Visit& visit) {
  const RequestKey key = key_of(visit);
  if (auto reply = repeated(context, visit, key, [&](std::int64_t id) { return resource_reply(context, visit, 201, id); })) {
    return *reply;
  }
  const std::optional<ResourceWish> wish = wish_of(visit, {});
  if (!wish) {
    return bad_request(context, visit);
  }
  const auto made = register_resource(context.store, visit.actor(), visit.user->id, *wish, context.terms.audits, key);
  return made ? resource_reply(context, visit, 201, made->id) : api_problem(context, visit, made.error());
}

HttpReply api_show_resource(DeskContext& context, const Visit& visit) {
  return resource_reply(context, visit, 200, visit.resource->id);
}

HttpReply api_change_resource(DeskContext& context, const Visit& visit) {
  const RequestKey key = key_of(visit);
  if (auto reply = repeated(context, visit, key, [&](std::int64_t id) { return resource_reply(context, visit, 200, id); })) {
    return *reply;
  }
  const std::int64_t revision = revision_seen(visit);
  if (revision == 0) {
    return revision_problem(context, visit);
  }
  const WebResource& present = *visit.resource;
  if (present.revision != revision) {
    return api_problem(context, visit, {ErrorCode::Usage, "", "stale", {}});
  }
  const std::optional<ResourceWish> wish = wish_of(visit, {present.partner, present.url, present.email, present.schedule, present.active});
  if (!wish) {
    return bad_request(context, visit);
  }
  const auto changed = change_resource(context.store, visit.actor(), present.id, revision, *wish, context.terms.audits, key);
  return changed ? resource_reply(context, visit, 200, changed->id) : api_problem(context, visit, changed.error());
}

HttpReply api_list_audits(DeskContext& context, const Visit& visit) {
  const std::size_t most = limit_of(visit) + 1;
  StoreWork work = context.store.reading();
  std::vector<AuditRun> found = list_audits(work, visit.resource->id, number_of_text(query_field(visit.request, "cursor")), most);
  if (work.failed()) {
    return store_problem(context, visit, work);
  }
  const bool more = found.size() == most;
  found.resize(found.size() - (more ? 1 : 0));
  JsonText json;
  json.open_object().key("items").open_array();
  for (const AuditRun& one : found) {
    put_run(json, one);
    json.close_object();
  }
  return list_reply(json, more ? found.back().id : 0);
}

HttpReply api_start_audit(DeskContext& context, const Visit& visit) {
  const RequestKey key = key_of(visit);
  if (auto reply = repeated(context, visit, key, [&](std::int64_t id) { return run_reply(context, visit, 202, id); })) {
    return *reply;
  }
  const auto asked = ask_for_audit(context.store, visit.actor(), visit.resource->id, key);
  return asked ? run_reply(context, visit, 202, asked->id) : api_problem(context, visit, asked.error());
}

HttpReply api_show_audit(DeskContext& context, const Visit& visit) {
  return run_reply(context, visit, 200, visit.numbers.front());
}

HttpReply api_list_violations(DeskContext& context, const Visit& visit) {
  ViolationQuestion question;
  question.partner = visit.is_partner() ? visit.user->partner : 0;
  question.resource = number_of_text(query_field(visit.request, "resource"));
  question.before = number_of_text(query_field(visit.request, "cursor"));
  question.most = limit_of(visit) + 1;
  if (const std::string_view asked = query_field(visit.request, "state"); !asked.empty()) {
    const auto state = parse_violation_state(asked);
    if (!state) {
      return bad_request(context, visit);
    }
    question.states = {*state};
  }
  StoreWork work = context.store.reading();
  std::vector<Violation> found = list_violations(work, question);
  if (work.failed()) {
    return store_problem(context, visit, work);
  }
  const bool more = found.size() == question.most;
  found.resize(found.size() - (more ? 1 : 0));
  JsonText json;
  json.open_object().key("items").open_array();
  for (const Violation& one : found) {
    put_violation(json, one, visit.language == Language::Russian);
  }
  return list_reply(json, more ? found.back().id : 0);
}

HttpReply api_close_violation(DeskContext& context, const Visit& visit) {
  const RequestKey key = key_of(visit);
  if (auto reply = repeated(context, visit, key, [&](std::int64_t id) { return violation_reply(context, visit, id); })) {
    return *reply;
  }
  const std::int64_t revision = revision_seen(visit);
  if (revision == 0) {
    return revision_problem(context, visit);
  }
  const auto closed =
      close_violation(context.store, visit.actor(), visit.resource->id, visit.numbers.front(), revision, field_of(visit, "reason"), key);
  return closed ? violation_reply(context, visit, closed->id) : api_problem(context, visit, closed.error());
}

}  // namespace sverka
