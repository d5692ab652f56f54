#include "server/api_parts.hpp"

#include <algorithm>
#include <charconv>

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

std::size_t count_of(std::int64_t number) {
  return static_cast<std::size_t>(std::max<std::int64_t>(number, 0));
}

std::int64_t number_of_text(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc{} && end == text.data() + text.size() ? number : 0;
}

std::optional<JsonFields> body_fields(const Visit& visit) {
  return visit.request.body.empty() ? std::nullopt : json_fields(visit.request.body);
}

std::string field_of(const Visit& visit, const std::optional<JsonFields>& fields, std::string_view name) {
  if (!visit.request.form.empty()) {
    return std::string(form_field(visit.request, name));
  }
  const auto found = fields ? fields->find(name) : JsonFields::const_iterator();
  return fields && found != fields->end() ? found->second : std::string();
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
