#include "server/assets.hpp"

#include "base/hash.hpp"
#include "report/html_style.hpp"
#include "server/desk_page.hpp"
#include "server/self_check.hpp"

namespace sverka {

const std::string_view kDeskIcon =
    R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1f3a5f"/><path d="M7 10h11M7 16h7M7 22h9" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/><path d="M18 20l4 4 6-9" fill="none" stroke="#8fd3a8" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>
)svg";

HttpReply send_asset(DeskContext& context, const Visit& visit) {
  struct Asset {
    std::string_view name, type, content;
  };
  const Asset assets[] = {{"desk.css", "text/css; charset=utf-8", kDeskStyle},
                          {"report.css", "text/css; charset=utf-8", kHtmlStyle},
                          {"desk.js", "text/javascript; charset=utf-8", kDeskScript},
                          {"icon.svg", "image/svg+xml", kDeskIcon}};
  for (const Asset& one : assets) {
    if (visit.words.front() == one.name) {
      HttpReply reply;
      const std::string tag = "\"" + sha256_hex(one.content).substr(0, 16) + "\"";
      reply.headers = {{"Cache-Control", "public, max-age=300"}, {"ETag", tag}, {"Content-Security-Policy", "default-src 'none'"}};
      reply.type = one.type;
      if (header(visit.request, "If-None-Match") == tag) {
        reply.status = 304;
        return reply;
      }
      reply.body = one.content;
      return reply;
    }
  }
  return problem_reply(context, visit, 404, "no-page");
}

}  // namespace sverka
