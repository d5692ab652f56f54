// One act: its facts, its newest scan with what was found, and what was decided.

#include "report/html_text.hpp"
#include "report/write.hpp"
#include "server/act_pages.hpp"
#include "server/desk_page.hpp"
#include "server/downloads.hpp"
#include "server/self_check.hpp"
#include "server/submission_pages.hpp"
#include "server/workers.hpp"
#include "store/checks_queue.hpp"

namespace sverka {
namespace {

std::string act_path(const Visit& visit) {
  return "/acts/" + std::to_string(visit.act->id);
}

std::string act_fact(const DeskPage& page, std::string_view key, const std::string& value) {
  return value.empty() ? std::string() : "<dt>" + page.say(key) + "</dt><dd>" + value + "</dd>";
}

std::string act_facts(const DeskPage& page, const FiledAct& act) {
  std::string list = "<dl class=\"facts\">";
  list += page.visit().is_partner() ? "" : act_fact(page, "list.partner", html(act.partner_name));
  list += act_fact(page, "act.amount", money_cell(page, act.due.amount)) + act_fact(page, "act.payout", html(act.due.payout)) +
          act_fact(page, "act.paid", day_words(page, act.due.debited_on)) +
          act_fact(page, "act.money-came", day_words(page, act.due.received_on)) +
          act_fact(page, "act.due", day_words(page, act.due.due_on)) + act_fact(page, "act.came", day_words(page, act.scan_on)) +
          act_fact(page, "act.in-ledger", day_words(page, act.due.ledger_scan_on));
  return list + "</dl>\n";
}

std::string act_decision_form(const DeskPage& page, const FiledAct& act, DecisionKind kind) {
  const std::string name(name_of(kind));
  const std::string inside = page.form("/acts/" + std::to_string(act.id) + "/decisions") + "<input type=\"hidden\" name=\"kind\" value=\"" +
                             name + "\"><input type=\"hidden\" name=\"revision\" value=\"" + std::to_string(act.revision) + "\">";
  if (kind == DecisionKind::Accept && act.conclusion == "conforms") {
    return inside + page.button("act.decision.accept") + "</form>";
  }
  return "<details class=\"action\"><summary class=\"" + std::string(kind == DecisionKind::Accept ? "button" : "button quiet") + "\">" +
         page.say("act.decision." + name) + "</summary>" + inside +
         page.area("reason", "reason-" + name, page.say("decision.reason-" + name), "", true) + page.button("act.decision." + name) +
         "</form></details>";
}

std::string act_actions(const DeskPage& page, const FiledAct& act, const std::optional<PaperCheck>& check) {
  const Visit& visit = page.visit();
  std::string forms;
  if (visit.user->role == Role::Desk && !act.conclusion.empty()) {
    for (const DecisionKind kind : {DecisionKind::Accept, DecisionKind::Return}) {
      forms += takes_decision(act.state, kind) && act.version != 0 ? act_decision_form(page, act, kind) : std::string();
    }
  }
  if (takes_scan(act.state)) {
    const std::string form =
        page.form(act_path(visit) + "/versions", "upload") +
        page.field({"act", "file", page.say("act.file"), "", page.say("act.file-hint"), true, "accept=\".docx,.pdf\""}) +
        page.button("upload.send") + "</form>";
    forms += act.version == 0 ? "<section class=\"card\">" + form + "</section>"
                              : "<details class=\"action\"><summary class=\"button quiet\">" + page.say("act.upload-new") + "</summary>" +
                                    form + "</details>";
  }
  if (visit.user->role == Role::Desk && check && check->state == "done" &&
      (act.state == ActState::Received || act.state == ActState::Returned)) {
    forms += page.form(act_path(visit) + "/check") + page.button("submission.check-again", "quiet") + "</form>";
  }
  return forms.empty() ? forms : "<div class=\"actions\">" + forms + "</div>\n";
}

// One finding: what, where in the paper, what to do.
std::string act_finding(const DeskPage& page, const StoredFinding& one) {
  const bool russian = page.visit().language == Language::Russian;
  const std::string kind = one.outcome == "cannot_tell" ? "question" : one.severity;
  std::string row = "<tr class=\"" + kind + "\" id=\"f" + std::to_string(one.number) + "\"><td><a class=\"no\" href=\"#m" +
                    std::to_string(one.number) + "\" aria-label=\"" + page.say("finding.show", {{"number", std::to_string(one.number)}}) +
                    "\">" + std::to_string(one.number) + "</a></td><td><p class=\"what\">" +
                    html(russian ? one.message_ru : one.message_en) + "</p><p class=\"tags\"><span class=\"tag " + kind + "\">" +
                    page.say("finding.kind." + kind) + "</span>";
  row += one.source.empty() ? "" : " <span class=\"soft\">" + page.say("finding.source", {{"clauses", one.source}}) + "</span>";
  row += "</p>";
  if (!one.expected.empty() || !one.observed.empty()) {
    row += "<dl class=\"compared\">";
    row +=
        one.expected.empty() ? "" : "<dt>" + page.say("act.expected") + "</dt><dd class=\"expected\">" + html_lines(one.expected) + "</dd>";
    row +=
        one.observed.empty() ? "" : "<dt>" + page.say("act.observed") + "</dt><dd class=\"observed\">" + html_lines(one.observed) + "</dd>";
    row += "</dl>";
  }
  const std::string& advice = russian ? one.advice_ru : one.advice_en;
  return row + (advice.empty() ? "" : "<p>" + html(advice) + "</p>") + "</td></tr>\n";
}

std::string act_result(const DeskPage& page, StoreWork& work, const ActVersion& version, const std::optional<PaperCheck>& check) {
  const Visit& visit = page.visit();
  std::string head = "<section aria-labelledby=\"result\"><div class=\"head\"><h2 id=\"result\">" +
                     page.say("act.scan-number", {{"number", std::to_string(version.number)}}) + "</h2>";
  const std::string base = act_path(visit) + "/versions/" + std::to_string(version.number) + "/";
  std::string links = "<a href=\"" + base + "paper\">" + page.say("act.paper") + "</a>";
  if (!check || check->state != "done") {
    return head + "<p class=\"links\">" + links + "</p></div><p class=\"waiting\" role=\"status\" data-refresh=\"1\">" +
           page.say("submission.in-check") + " <a href=\"" + act_path(visit) + "\">" + page.say("submission.refresh") +
           "</a></p></section>";
  }
  head += page.conclusion(check->conclusion);
  if (check->report.empty()) {
    return head + "<p class=\"links\">" + links + "</p></div><p class=\"notice bad\">" + page.problem(check->error_reason) +
           "</p></section>";
  }
  links += " <a href=\"" + base + "report.html\">" + page.say("submission.report") + "</a> <a href=\"" + base + "report.json\">JSON</a>";
  const std::vector<StoredFinding> findings = list_findings(work, check->id);
  std::string list = findings.empty() ? "<p class=\"empty good\">" + page.say("finding.none") + "</p>"
                                      : "<table class=\"findings\"><thead><tr><th scope=\"col\">" + page.say("finding.number") +
                                            "</th><th scope=\"col\">" + page.say("finding.what") + "</th></tr></thead><tbody>\n";
  for (const StoredFinding& one : findings) {
    list += act_finding(page, one);
  }
  list += findings.empty() ? "" : "</tbody></table>";
  const Result<std::string> shown =
      page.context().store.papers().read(visit.language == Language::Russian ? check->page_ru : check->page_en);
  const std::string text(shown ? marked_text_of(*shown) : std::string_view());
  std::string panes = "<div class=\"panes" + std::string(text.empty() ? " one" : "") +
                      "\"><div class=\"pane\" tabindex=\"0\" role=\"region\" "
                      "aria-label=\"" +
                      page.say("finding.table") + "\">" + list + "</div>";
  panes += text.empty()
               ? ""
               : "<div class=\"pane text\" tabindex=\"0\" role=\"region\" aria-label=\"" + page.say("act.text") + "\">" + text + "</div>";
  return head + "<p class=\"links\">" + links + "</p></div>" + panes + "</div></section>\n";
}

std::string act_history(const DeskPage& page, StoreWork& work, const FiledAct& act) {
  const std::vector<ActVersion> versions = list_act_versions(work, act.id);
  if (versions.empty()) {
    return {};
  }
  std::string main =
      "<section class=\"history\"><h2>" + page.say("history.title") + "</h2><h3>" + page.say("act.scans") + "</h3><ul class=\"plain\">";
  for (const ActVersion& one : versions) {
    main += "<li><a href=\"/acts/" + std::to_string(act.id) + "/versions/" + std::to_string(one.number) + "/paper\">" +
            html(one.paper_name) + "</a> <span class=\"soft\">" + html(one.uploaded_by) + ", " + page.moment(one.uploaded_at) +
            "</span><br><code>SHA-256 " + one.paper + "</code></li>";
  }
  main += "</ul>";
  const std::vector<ActDecision> decisions = list_act_decisions(work, act.id);
  if (!decisions.empty()) {
    main += "<h3>" + page.say("history.decisions") + "</h3><ol class=\"plain\">";
    for (const ActDecision& one : decisions) {
      main += "<li><b>" + page.say("act.decided." + std::string(name_of(one.kind))) + "</b> <span class=\"soft\">" + html(one.by) + ", " +
              page.moment(one.at) + "</span>" + (one.reason.empty() ? "" : "<br>" + html_lines(one.reason)) + "</li>";
    }
    main += "</ol>";
  }
  return main + "</section>\n";
}

std::optional<PaperCheck> done_act_check(DeskContext& context, const Visit& visit) {
  StoreWork work = context.store.reading();
  const std::optional<ActVersion> version = find_act_version(work, visit.act->id, visit.numbers.front());
  return version ? find_act_check(work, version->id, CheckWanted::Done) : std::nullopt;
}

HttpReply after_act(const Visit& visit, const Result<void>& done, std::string_view told) {
  return done ? see_other(act_path(visit), told) : see_problem(act_path(visit), done.error());
}

}  // namespace

HttpReply show_act(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  const FiledAct& act = *visit.act;
  StoreWork work = context.store.reading();
  const std::optional<ActVersion> version = find_act_version(work, act.id, act.version);
  const std::optional<PaperCheck> check = version ? find_act_check(work, version->id) : std::nullopt;
  const std::string name(name_of(act.state));
  std::string main = "<div class=\"head\"><div><p class=\"crumb\"><a href=\"/acts\">" + page.say("act.title") + "</a></p><h1>" +
                     page.say("act.for", {{"periods", period_words(page, act.due.periods)}}) + " <span class=\"num\">#" +
                     std::to_string(act.id) + "</span></h1></div><span class=\"state " + name + "\">" +
                     page.say((visit.is_partner() ? "act.state.partner." : "act.state.desk.") + name) + "</span></div>\n";
  main += act_facts(page, act);
  if (act.is_past_due) {
    main += "<p class=\"notice bad\">" + page.say("act.overdue-note") + "</p>\n";
  }
  main += act_actions(page, act, check);
  main += version ? act_result(page, work, *version, check) : std::string();
  main += act_history(page, work, act);
  return page.reply(page.words("act.title") + " " + std::to_string(act.id), main);
}

HttpReply upload_act(DeskContext& context, const Visit& visit) {
  ActScan scan;
  if (const FormPart* part = form_part(visit.request, "act")) {
    scan = {part->content, name_for_people(part->file_name)};
  }
  const auto filed = add_act_scan(context.store, visit.actor(), visit.act->id, scan, context.day(), context.terms.queue);
  context.workers.wake();
  return after_act(visit, filed ? Result<void>() : fail(filed.error()), "act");
}

HttpReply take_act_decision(DeskContext& context, const Visit& visit) {
  const std::optional<DecisionKind> kind = parse_decision_kind(form_field(visit.request, "kind"));
  if (!kind) {
    return see_problem(act_path(visit), {ErrorCode::Usage, "", "wrong-state", {}});
  }
  const std::int64_t revision = number_of_text(form_field(visit.request, "revision"));
  const auto decided = decide_act(context.store, visit.actor(), visit.act->id, revision, *kind,
                                  std::string(form_field(visit.request, "reason")), context.day());
  return after_act(visit, decided ? Result<void>() : fail(decided.error()), "decided");
}

HttpReply repeat_act_check(DeskContext& context, const Visit& visit) {
  const Result<void> queued = check_act_again(context.store, visit.actor(), visit.act->id, context.day());
  context.workers.wake();
  return after_act(visit, queued, "check-again");
}

HttpReply send_act_paper(DeskContext& context, const Visit& visit) {
  std::optional<ActVersion> version;
  {
    StoreWork work = context.store.reading();
    version = find_act_version(work, visit.act->id, visit.numbers.front());
  }
  return version ? paper_reply(context, visit, version->paper, version->paper_name, "application/octet-stream", ShownAs::Attached)
                 : problem_reply(context, visit, 404, "no-page");
}

HttpReply send_act_page(DeskContext& context, const Visit& visit) {
  const std::optional<PaperCheck> check = done_act_check(context, visit);
  const std::string& page = !check ? std::string() : visit.language == Language::Russian ? check->page_ru : check->page_en;
  return page.empty() ? problem_reply(context, visit, 404, "no-page")
                      : paper_reply(context, visit, page, "act-" + std::to_string(visit.act->id) + ".html", "text/html; charset=utf-8",
                                    ShownAs::Inline);
}

HttpReply send_act_report(DeskContext& context, const Visit& visit) {
  const std::optional<PaperCheck> check = done_act_check(context, visit);
  return !check || check->report.empty() ? problem_reply(context, visit, 404, "no-page")
                                         : paper_reply(context, visit, check->report, "act-" + std::to_string(visit.act->id) + ".json",
                                                       "application/json", ShownAs::Attached);
}

}  // namespace sverka
