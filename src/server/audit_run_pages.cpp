#include "report/html_text.hpp"
#include "server/audit_pages.hpp"
#include "server/audit_parts.hpp"
#include "server/desk_page.hpp"
#include "server/downloads.hpp"
#include "server/self_check.hpp"

namespace sverka {
namespace {

constexpr std::size_t kRunsToCompare = 50;

// The run of the address, if it is one of the address's resource.
std::optional<AuditRun> run_of(StoreWork& work, const Visit& visit, std::int64_t id) {
  std::optional<AuditRun> run = find_audit(work, id);
  return run && run->resource == visit.resource->id ? run : std::nullopt;
}

HttpReply no_page(DeskContext& context, const Visit& visit) {
  return problem_reply(context, visit, 404, "no-page");
}

std::string crumbs(const DeskPage& page, const WebResource& resource) {
  return "<p class=\"crumb\"><a href=\"/resources\">" + page.say("resource.title") + "</a> &#8250; <a href=\"" +
         resource_path(resource.id) + "\">" + html(resource.url) + "</a></p>";
}

std::string severity_tag(const DeskPage& page, const AuditFinding& finding) {
  const std::string kind = finding.outcome == "cannot_tell" ? "question" : finding.severity;
  return "<span class=\"tag " + kind + "\">" + page.say("finding.kind." + kind) + "</span>";
}

std::string findings_table(const DeskPage& page, const std::vector<AuditFinding>& findings, std::string_view label) {
  std::string table = table_start(page, label, {"list.number", "audit.kind", "violation.what", "violation.clauses"}, "list violations");
  for (const AuditFinding& one : findings) {
    table += "<tr><td class=\"num\">" + std::to_string(one.number) + "</td><td>" + severity_tag(page, one) + "</td><td>" +
             finding_cell(page, one) + "</td><td>" + clause_cell(page, one) + "</td></tr>\n";
  }
  return finished(table);
}

std::string facts_of(const DeskPage& page, const AuditRun& run) {
  std::string facts = "<dl class=\"facts\">";
  const auto fact = [&](std::string_view key, const std::string& value) {
    facts += value.empty() ? std::string() : "<dt>" + page.say(key) + "</dt><dd>" + value + "</dd>";
  };
  fact("audit.cause", page.say("audit.cause-of." + run.cause) + (run.asked_by.empty() ? "" : ", " + html(run.asked_by)));
  fact("audit.queued", page.moment(run.queued_at));
  fact("audit.started", page.moment(run.started_at));
  fact("audit.ended", page.moment(run.ended_at));
  fact("audit.pages", run.state == "done" ? std::to_string(run.pages) : std::string());
  fact("audit.evidence", run.evidence.empty() ? std::string() : "<code>" + html(run.evidence) + "</code>");
  return facts + "</dl>\n";
}

// Another run to hold this one against.
std::string comparing(const DeskPage& page, StoreWork& work, const AuditRun& run) {
  std::vector<std::pair<std::string, std::string>> others;
  for (const AuditRun& one : list_audits(work, run.resource, run.id, kRunsToCompare)) {
    if (one.state == "done") {
      others.emplace_back(std::to_string(one.id), std::to_string(one.id) + ", " + page.moment_words(one.ended_at));
    }
  }
  return others.empty() ? std::string()
                        : "<form method=\"get\" action=\"" + resource_path(run.resource) +
                              "/compare\" class=\"filters\"><input type=\"hidden\" name=\"to\" value=\"" + std::to_string(run.id) + "\">" +
                              page.select("from", page.say("audit.compare-with"), others, others.front().first) +
                              page.button("audit.compare", "quiet") + "</form>\n";
}

std::optional<AuditRun> run_of_address(DeskContext& context, const Visit& visit) {
  StoreWork work = context.store.reading();
  return run_of(work, visit, visit.numbers.front());
}

}  // namespace

HttpReply show_audit(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  StoreWork work = context.store.reading();
  const std::optional<AuditRun> run = run_of(work, visit, visit.numbers.front());
  if (!run) {
    return no_page(context, visit);
  }
  const std::string title = fill(page.words("audit.title"), {{"number", std::to_string(run->id)}});
  std::string main = crumbs(page, *visit.resource) + "<div class=\"head\"><h1>" + html(title) + "</h1>" + run_state(page, *run);
  if (run->state == "done") {
    main += "<p class=\"links\"><a href=\"" + audit_path(*run) + "/report.html\">" + page.say("audit.report-page") + "</a> <a href=\"" +
            audit_path(*run) + "/report.json\">JSON</a></p>";
  }
  main += "</div>\n" + facts_of(page, *run);
  if (run->state == "failed" && !run->error_where.empty()) {
    main += "<p class=\"soft\">" + html(run->error_where) + "</p>";
  }
  if (run->state == "done") {
    const std::vector<AuditFinding> findings = list_audit_findings(work, run->id);
    main += comparing(page, work, *run);
    main += findings.empty() ? "<p class=\"empty good\">" + page.say("audit.no-findings") + "</p>"
                             : findings_table(page, findings, "audit.findings");
  }
  return page.reply(title, main);
}

HttpReply send_audit_page(DeskContext& context, const Visit& visit) {
  const std::optional<AuditRun> run = run_of_address(context, visit);
  const std::string paper = !run ? std::string() : visit.language == Language::Russian ? run->page_ru : run->page_en;
  return paper.empty() ? no_page(context, visit)
                       : paper_reply(context, visit, paper, "audit-" + std::to_string(run->id) + ".html", "text/html; charset=utf-8",
                                     ShownAs::Inline);
}

HttpReply send_audit_json(DeskContext& context, const Visit& visit) {
  const std::optional<AuditRun> run = run_of_address(context, visit);
  return !run || run->report.empty() ? no_page(context, visit)
                                     : paper_reply(context, visit, run->report, "audit-" + std::to_string(run->id) + ".json",
                                                   "application/json", ShownAs::Attached);
}

HttpReply show_comparison(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  StoreWork work = context.store.reading();
  const std::optional<AuditRun> from = run_of(work, visit, number_of_text(query_field(visit.request, "from")));
  const std::optional<AuditRun> to = run_of(work, visit, number_of_text(query_field(visit.request, "to")));
  if (!from || !to || from->state != "done" || to->state != "done" || from->id == to->id) {
    return no_page(context, visit);
  }
  const AuditComparison compared = compare_audits(work, std::min(from->id, to->id), std::max(from->id, to->id));
  const AuditRun &earlier = from->id < to->id ? *from : *to, &later = from->id < to->id ? *to : *from;
  const std::string title = page.words("audit.comparison");
  std::string main = crumbs(page, *visit.resource) + "<h1>" + html(title) + "</h1><p><a href=\"" + audit_path(earlier) + "\">" +
                     std::to_string(earlier.id) + ", " + page.moment(earlier.ended_at) + "</a> &#8594; <a href=\"" + audit_path(later) +
                     "\">" + std::to_string(later.id) + ", " + page.moment(later.ended_at) + "</a></p>\n";
  const std::pair<std::string_view, const std::vector<AuditFinding>*> parts[] = {
      {"audit.appeared", &compared.appeared}, {"audit.remained", &compared.remained}, {"audit.gone", &compared.gone}};
  for (const auto& [key, findings] : parts) {
    main += "<section><h2>" + page.say(key) + " <span class=\"num\">" + std::to_string(findings->size()) + "</span></h2>";
    main += findings->empty() ? "<p class=\"empty\">" + page.say("audit.none-of-these") + "</p>" : findings_table(page, *findings, key);
    main += "</section>\n";
  }
  return page.reply(title, main);
}

}  // namespace sverka
