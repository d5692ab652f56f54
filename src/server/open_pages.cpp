#include "server/open_pages.hpp"

#include "server/desk_page.hpp"
#include "server/openapi.hpp"
#include "server/self_check.hpp"
#include "server/submission_pages.hpp"

namespace sverka {

HttpReply show_home(DeskContext& context, const Visit& visit) {
  return visit.user ? show_dashboard(context, visit) : context.self_check.form_page(visit.request);
}

HttpReply show_self_check(DeskContext& context, const Visit& visit) {
  if (!visit.user) {
    return context.self_check.form_page(visit.request);
  }
  const DeskPage page(context, visit);
  return page.reply(page.words("nav.check"), context.self_check.form(visit.language), DeskPage::Width::Text);
}

HttpReply run_self_check(DeskContext& context, const Visit& visit) {
  return context.self_check.answer(visit.request);
}

HttpReply send_check_result(DeskContext& context, const Visit& visit) {
  return context.self_check.result(visit.words.front(), visit.request);
}

HttpReply show_health(DeskContext&, const Visit&) {
  HttpReply reply;
  reply.body = "ok\n";
  return reply;
}

HttpReply show_readiness(DeskContext& context, const Visit&) {
  StoreWork work = context.store.reading();
  work.row("select count(*) from trail_head");
  HttpReply reply;
  const Result<void> answered = work.commit();
  reply.status = answered ? 200 : 503;
  reply.body = answered ? "ok\n" : "the store does not answer\n";
  return reply;
}

HttpReply send_openapi(DeskContext&, const Visit&) {
  HttpReply reply;
  reply.type = "application/json";
  reply.body = openapi_text();
  return reply;
}

}  // namespace sverka
