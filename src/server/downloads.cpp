#include "server/downloads.hpp"

#include <utility>

#include "server/desk_page.hpp"
#include "server/fault_log.hpp"
#include "server/self_check.hpp"
#include "store/new_papers.hpp"

namespace sverka {

HttpReply attached_reply(std::string bytes, const std::string& name, const std::string& type) {
  HttpReply reply;
  reply.type = type;
  reply.body = std::move(bytes);
  // RFC 8187: any name, without a way out of the value.
  reply.headers = {{"Content-Disposition", "attachment; filename*=UTF-8''" + url_encoded(name)},
                   {"Cache-Control", "private, no-store"},
                   {"Content-Security-Policy", "default-src 'none'; sandbox"}};
  return reply;
}

HttpReply missing_paper(const DeskContext& context, const Visit& visit, const Error& error) {
  const bool is_removed = error.reason == "paper-removed";
  HttpReply reply = problem_reply(context, visit, is_removed ? 410 : 500, error.reason);
  if (!is_removed) {
    reply.fault = fault_of(error);
  }
  return reply;
}

HttpReply paper_reply(const DeskContext& context, const Visit& visit, const std::string& sha256, const std::string& name,
                      const std::string& type, ShownAs shown) {
  Result<std::string> bytes = context.store.papers().read(sha256);
  if (!bytes) {
    StoreWork work = context.store.reading();
    Error error = bytes.error();
    if (is_removed_paper(work, sha256)) {
      error.reason = "paper-removed";
    }
    return missing_paper(context, visit, error);
  }
  HttpReply reply = attached_reply(std::move(*bytes), name, type);
  if (shown == ShownAs::Inline) {
    reply.headers.front().second.replace(0, std::string_view("attachment").size(), "inline");
    reply.headers.back().second =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
  }
  return reply;
}

}  // namespace sverka
