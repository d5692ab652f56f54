#include "server/api_parts.hpp"
#include "server/desk_api.hpp"
#include "server/notice_desk.hpp"
#include "server/notice_pages.hpp"

namespace sverka {
namespace {

using ToldViolations = std::map<std::int64_t, std::vector<ToldViolation>>;

void put_notice(JsonText& json, const ToldViolations& told, const Notice& one) {
  json.open_object().number("id", count_of(one.id)).number("resource", count_of(one.resource)).number("audit", count_of(one.audit));
  json.text("state", name_of(one.state)).text("recipient", one.recipient).text("message_id", one.message_id).text("made_at", one.made_at);
  json.text("sent_on", one.sent_on).text("due_on", one.due_on).text("recheck_at", one.recheck_at).text("problem", one.problem);
  json.key("violations").open_array();
  if (const auto of = told.find(one.id); of != told.end()) {
    for (const ToldViolation& violation : of->second) {
      json.open_object().number("id", count_of(violation.id)).text("state", name_of(violation.state)).close_object();
    }
  }
  json.close_array().number("revision", count_of(one.revision)).close_object();
}

HttpReply notice_reply(DeskContext& context, const Visit& visit, int status, std::int64_t id) {
  StoreWork work = context.store.reading();
  const std::optional<Notice> one = find_notice(work, id);
  if (!one || one->resource != visit.resource->id || !may_read(*visit.user, *one)) {
    return api_problem(context, visit, {ErrorCode::NotFound, "", "no-page", {}});
  }
  JsonText json;
  put_notice(json, violations_of_notices(work, {*one}), *one);
  return revision_reply(status, json, one->revision,
                        "/api/v1/resources/" + std::to_string(one->resource) + "/notices/" + std::to_string(id));
}

}  // namespace

HttpReply api_list_notices(DeskContext& context, const Visit& visit) {
  NoticeQuestion question;
  if (visit.is_partner()) {
    question.partner = visit.user->partner;
    question.states = {NoticeState::Sent};
  } else if (const std::string_view asked = query_field(visit.request, "state"); !asked.empty()) {
    const auto state = parse_notice_state(asked);
    if (!state) {
      return api_problem(context, visit, {ErrorCode::Usage, "", "bad-request", {}});
    }
    question.states = {*state};
  }
  question.resource = number_of_text(query_field(visit.request, "resource"));
  question.before = number_of_text(query_field(visit.request, "cursor"));
  question.most = limit_of(visit) + 1;
  StoreWork work = context.store.reading();
  std::vector<Notice> found = list_notices(work, question);
  if (work.failed()) {
    return api_problem(context, visit, work.refused(ErrorCode::Internal, "", "store-failed").value());
  }
  const bool more = found.size() == question.most;
  found.resize(found.size() - (more ? 1 : 0));
  const ToldViolations told = violations_of_notices(work, found);
  JsonText json;
  json.open_object().key("items").open_array();
  for (const Notice& one : found) {
    put_notice(json, told, one);
  }
  return list_reply(json, more ? found.back().id : 0);
}

HttpReply api_make_notice(DeskContext& context, const Visit& visit) {
  const RequestKey key = key_of(visit);
  if (auto reply = repeated(context, visit, key, [&](std::int64_t id) { return notice_reply(context, visit, 201, id); })) {
    return *reply;
  }
  std::optional<std::vector<std::int64_t>> asked;
  {
    StoreWork work = context.store.reading();
    asked = violations_asked(work, *visit.resource, field_of(visit, "violations"));
  }
  if (!asked) {
    return api_problem(context, visit, {ErrorCode::Usage, "", "bad-request", {}});
  }
  const Result<Notice> made = prepare_notice(context.store, visit.actor(), visit.resource->id, *asked, key);
  return made ? notice_reply(context, visit, 201, made->id) : api_problem(context, visit, made.error());
}

HttpReply api_show_notice(DeskContext& context, const Visit& visit) {
  return notice_reply(context, visit, 200, visit.numbers.front());
}

HttpReply api_decide_on_notice(DeskContext& context, const Visit& visit) {
  const RequestKey key = key_of(visit);
  if (auto reply = repeated(context, visit, key, [&](std::int64_t id) { return notice_reply(context, visit, 200, id); })) {
    return *reply;
  }
  const std::int64_t revision = revision_seen(visit);
  if (revision == 0) {
    return revision_problem(context, visit);
  }
  const Result<Notice> decided = decide_as_asked(context, visit, {field_of(visit, "kind"), field_of(visit, "sent_on"), revision}, key);
  return decided ? notice_reply(context, visit, 200, decided->id) : api_problem(context, visit, decided.error());
}

}  // namespace sverka
