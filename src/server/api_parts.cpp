#include "server/api_parts.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "server/desk_api.hpp"

namespace sverka {
namespace {

constexpr std::size_t kMostRows = 200;
constexpr std::size_t kRows = 50;
constexpr std::size_t kLongestKey = 128;

}  // namespace

HttpReply json_reply(int status, const JsonText& json) {
  HttpReply reply;
  reply.status = status;
  reply.type = "application/json";
  reply.headers = {{"Cache-Control", "no-store"}};
  reply.body = json.str() + "\n";
  return reply;
}

HttpReply revision_reply(int status, const JsonText& json, std::int64_t revision, const std::string& location) {
  HttpReply reply = json_reply(status, json);
  reply.headers.emplace_back("ETag", "\"" + std::to_string(revision) + "\"");
  if (!location.empty()) {
    reply.headers.emplace_back("Location", location);
  }
  return reply;
}

HttpReply unread_reply(const DeskContext& context, const Visit& visit, const StoreWork& work) {
  return api_problem(context, visit, work.refused(ErrorCode::Internal, "", "store-failed").value());
}

HttpReply list_reply(JsonText& json, std::int64_t next) {
  json.close_array().key("next");
  next != 0 ? json.text(std::to_string(next)) : json.null();
  json.close_object();
  return json_reply(200, json);
}

std::size_t count_of(std::int64_t number) {
  return static_cast<std::size_t>(std::max<std::int64_t>(number, 0));
}

std::optional<std::string> field_if_any(const Visit& visit, std::string_view name) {
  if (const FormPart* part = form_part(visit.request, name)) {
    return part->content;
  }
  const auto found = visit.fields.find(name);
  return found == visit.fields.end() ? std::nullopt : std::optional(found->second);
}

std::string field_of(const Visit& visit, std::string_view name) {
  return field_if_any(visit, name).value_or(std::string());
}

RequestKey key_of(const Visit& visit) {
  RequestKey key;
  key.user = visit.user->id;
  key.key = std::string(header(visit.request, "Idempotency-Key").substr(0, kLongestKey));
  std::string asked = visit.request.path + "\n" + visit.request.body;
  for (const FormPart& part : visit.request.form) {
    asked += "\n" + std::to_string(part.content.size()) + " " + part.name + "\n" + part.content;
  }
  key.hash = key.key.empty() ? std::string() : sha256_hex(asked);
  return key;
}

std::optional<HttpReply> repeated(DeskContext& context, const Visit& visit, const RequestKey& key,
                                  const std::function<HttpReply(std::int64_t)>& again) {
  if (key.key.empty()) {
    return std::nullopt;
  }
  std::optional<RememberedRequest> known;
  {
    StoreWork work = context.store.reading();
    known = find_request(work, key.user, key.key);
  }
  if (!known) {
    return std::nullopt;
  }
  return known->hash == key.hash ? again(known->subject) : api_problem(context, visit, {ErrorCode::Usage, "", "key-of-another", {}});
}

std::size_t limit_of(const Visit& visit) {
  const std::int64_t asked = number_of_text(query_field(visit.request, "limit"));
  return asked <= 0 ? kRows : std::min(static_cast<std::size_t>(asked), kMostRows);
}

std::int64_t revision_seen(const Visit& visit) {
  std::string_view tag = header(visit.request, "If-Match");
  tag.remove_prefix(tag.starts_with("W/") ? 2 : 0);
  return tag.size() > 2 && tag.front() == '"' && tag.back() == '"' ? number_of_text(tag.substr(1, tag.size() - 2)) : 0;
}

HttpReply revision_problem(const DeskContext& context, const Visit& visit) {
  HttpReply reply = api_problem(context, visit, {ErrorCode::Usage, "", "revision-needed", {}});
  reply.status = 428;
  return reply;
}

}  // namespace sverka
