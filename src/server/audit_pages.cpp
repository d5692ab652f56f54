#include "server/audit_pages.hpp"

#include <algorithm>

#include "report/html_text.hpp"
#include "server/api_parts.hpp"
#include "server/audit_parts.hpp"
#include "server/notice_pages.hpp"
#include "server/self_check.hpp"

namespace sverka {
namespace {

constexpr std::size_t kPageRows = 50;
constexpr std::size_t kMostViolations = 300;
constexpr std::size_t kRunsShown = 20;

std::string text_field(const Visit& visit, std::string_view name) {
  return std::string(form_field(visit.request, name));
}

std::int64_t asking_partner(const Visit& visit) {
  return visit.is_partner() ? visit.user->partner : 0;
}

std::int64_t count_in(const std::map<std::int64_t, std::vector<std::int64_t>>& counts, std::int64_t resource,
                      std::initializer_list<ViolationState> states) {
  const auto found = counts.find(resource);
  std::int64_t sum = 0;
  for (const ViolationState state : states) {
    sum += found == counts.end() ? 0 : found->second[static_cast<std::size_t>(state)];
  }
  return sum;
}

std::string count_cell(std::int64_t count, std::string_view look = {}) {
  return "<td class=\"sum count" + (look.empty() || count == 0 ? std::string() : " " + std::string(look)) + "\">" +
         (count == 0 ? "<span class=\"soft\">0</span>" : std::to_string(count)) + "</td>";
}

std::string rows_of(const DeskPage& page, StoreWork& work, const std::vector<WebResource>& resources) {
  const std::int64_t partner = asking_partner(page.visit());
  const auto counts = count_violations(work, partner);
  const auto dates = due_dates(work, partner);
  std::string table = table_start(page, "resource.label",
                                  {"resource.address",
                                   {"list.partner", page.visit().is_partner() ? Column::Omitted : Column::Text},
                                   "resource.last",
                                   {"violation.state.new", Column::Number},
                                   {"resource.open", Column::Number},
                                   {"violation.state.overdue", Column::Number},
                                   {"violation.state.fixed", Column::Number},
                                   "resource.due"});
  for (const WebResource& one : resources) {
    const std::optional<AuditRun> run = newest_audit(work, one.id);
    const auto due = dates.find(one.id);
    table += "<tr><td><a href=\"" + resource_path(one.id) + "\">" + html(one.url) + "</a>" +
             (one.active ? "" : " <span class=\"tag\">" + page.say("resource.inactive") + "</span>") + "</td>";
    table += page.visit().is_partner() ? "" : "<td>" + html(one.partner_name) + "</td>";
    table += "<td>" +
             (run ? run_state(page, *run) + (run->ended_at.empty() ? "" : " <span class=\"soft\">" + page.moment(run->ended_at) + "</span>")
                  : "<span class=\"soft\">" + page.say("resource.never") + "</span>") +
             "</td>";
    table += count_cell(count_in(counts, one.id, {ViolationState::New}), "warn");
    table += count_cell(count_in(counts, one.id, {ViolationState::Notified, ViolationState::Open}));
    table += count_cell(count_in(counts, one.id, {ViolationState::Overdue}), "bad");
    table += count_cell(count_in(counts, one.id, {ViolationState::Fixed}));
    table += "<td>" + (due == dates.end() ? std::string() : day_words_of(page, due->second)) + "</td></tr>\n";
  }
  return finished(table);
}

std::string schedule_field(const DeskPage& page, const std::string& value) {
  std::string choices = "<datalist id=\"schedules\">";
  for (const auto& [schedule, key] :
       {std::pair{"0 3 * * *", "schedule.daily"}, {"0 3 * * 1", "schedule.weekly"}, {"0 3 1 * *", "schedule.monthly"}}) {
    choices += std::string("<option value=\"") + schedule + "\">" + page.say(key) + "</option>";
  }
  return page.field({"schedule", "text", page.say("resource.schedule"), value, page.say("resource.schedule-hint"), false,
                     "maxlength=\"100\" list=\"schedules\" autocomplete=\"off\" spellcheck=\"false\""}) +
         choices + "</datalist>";
}

std::string email_field(const DeskPage& page, const std::string& value) {
  return page.field({"email", "email", page.say("resource.email"), value, page.say("resource.email-hint"), false, "maxlength=\"200\""});
}

std::string facts_of(const DeskPage& page, const WebResource& one) {
  std::string facts = "<dl class=\"facts\">";
  const auto fact = [&](std::string_view key, const std::string& value) {
    facts += value.empty() ? std::string() : "<dt>" + page.say(key) + "</dt><dd>" + value + "</dd>";
  };
  fact("list.partner", page.visit().is_partner() ? std::string() : html(one.partner_name));
  fact("resource.schedule", one.schedule.empty() ? page.say("resource.on-demand") : "<code>" + html(one.schedule) + "</code>");
  fact("resource.next", one.next_at.empty() ? std::string() : page.moment(one.next_at));
  fact("resource.recipient", one.recipient().empty() ? page.say("resource.no-email") : html(one.recipient()));
  fact("resource.registered", page.moment(one.registered_at));
  return facts + "</dl>\n";
}

std::string actions_of(const DeskPage& page, const WebResource& one, const std::optional<AuditRun>& run) {
  if (page.visit().is_partner()) {
    return {};
  }
  const std::string path = resource_path(one.id);
  const bool waits = run && (run->state == "running" || (run->state == "queued" && run->not_before <= page.context().store.now()));
  std::string actions = "<div class=\"actions\">";
  actions += one.active && !waits ? page.form(path + "/audits") + page.button("resource.audit") + "</form>" : "";
  actions += "<details class=\"action\"><summary class=\"button quiet\">" + page.say("resource.change") + "</summary>" + page.form(path);
  actions += "<input type=\"hidden\" name=\"revision\" value=\"" + std::to_string(one.revision) + "\">";
  actions += schedule_field(page, one.schedule) + email_field(page, one.email);
  actions += page.select("active", page.say("resource.active"),
                         {{"yes", page.say("resource.active-yes")}, {"no", page.say("resource.active-no")}}, one.active ? "yes" : "no");
  return actions + page.button("resource.save") + "</form></details></div>\n";
}

std::string closing_of(const DeskPage& page, const Violation& one) {
  if (page.visit().is_partner() || one.state == ViolationState::Fixed || one.state == ViolationState::Closed) {
    return {};
  }
  const std::string id = std::to_string(one.id);
  return "<details><summary>" + page.say("violation.close") + "</summary>" +
         page.form(resource_path(one.resource) + "/violations/" + id + "/close") + "<input type=\"hidden\" name=\"revision\" value=\"" +
         std::to_string(one.revision) + "\">" + page.area("reason", "reason-" + id, page.say("violation.reason"), "", true) +
         page.button("violation.close-button", "quiet") + "</form></details>";
}

std::string history_cell(const DeskPage& page, const Violation& one) {
  std::string cell = violation_state(page, one.state);
  cell += one.finding.severity == "warning" ? " <span class=\"tag warning\">" + page.say("finding.kind.warning") + "</span>" : "";
  cell += one.state == ViolationState::New
              ? "<p class=\"soft\">" + page.say(one.is_confirmed() ? "violation.confirmed" : "violation.seen-once") + "</p>"
              : "";
  cell += one.absent != 0 && one.state != ViolationState::Fixed ? "<p class=\"soft\">" + page.say("violation.absent-once") + "</p>" : "";
  cell += one.settled_at.empty() ? "" : "<p class=\"soft\">" + page.moment(one.settled_at) + "</p>";
  cell += one.reason.empty() ? "" : "<p class=\"soft\">" + html(one.closed_by) + ": " + html(one.reason) + "</p>";
  return cell;
}

// A partner closes nothing.
ColumnHead actions_head(const DeskPage& page) {
  return {"user.actions", page.visit().is_partner() ? Column::Omitted : Column::Text};
}

std::string violation_rows(const DeskPage& page, const std::vector<Violation>& violations,
                           const std::map<std::int64_t, std::string>* urls) {
  std::string rows;
  for (const Violation& one : violations) {
    rows += "<tr class=\"" + one.finding.severity + "\"><td class=\"num\" id=\"v" + std::to_string(one.id) + "\">" +
            std::to_string(one.id) + "</td>";
    if (urls != nullptr) {
      const auto url = urls->find(one.resource);
      rows +=
          "<td><a href=\"" + resource_path(one.resource) + "\">" + (url == urls->end() ? std::string() : html(url->second)) + "</a></td>";
    }
    rows += "<td>" + finding_cell(page, one.finding) + "</td><td>" + clause_cell(page, one.finding) + "</td><td>" +
            history_cell(page, one) + "</td>";
    rows += "<td>" + page.moment(one.found_at) + "</td><td>" + day_words_of(page, one.due_on) + "</td>";
    rows += page.visit().is_partner() ? "</tr>\n" : "<td>" + closing_of(page, one) + "</td></tr>\n";
  }
  return rows;
}

std::string violations_of(const DeskPage& page, StoreWork& work, const WebResource& resource) {
  ViolationQuestion question;
  question.resource = resource.id;
  question.most = kMostViolations;
  std::vector<Violation> violations = list_violations(work, question);
  std::string section = "<section><h2>" + page.say("violation.title") + "</h2>";
  if (violations.empty()) {
    return section + "<p class=\"empty\">" + page.say("violation.nothing") + "</p></section>\n";
  }
  // What waits for somebody first, what is settled last.
  const auto rank = [](const Violation& one) {
    constexpr int kRanks[] = {1, 3, 2, 0, 4, 5};
    return kRanks[static_cast<std::size_t>(one.state)];
  };
  std::stable_sort(violations.begin(), violations.end(),
                   [&](const Violation& left, const Violation& right) { return rank(left) < rank(right); });
  return section +
         finished(table_start(page, "violation.title",
                              {"list.number", "violation.what", "violation.clauses", "list.state", "violation.found", "resource.due",
                               actions_head(page)},
                              "list violations") +
                  violation_rows(page, violations, nullptr)) +
         "</section>\n";
}

std::string runs_of(const DeskPage& page, StoreWork& work, const WebResource& resource) {
  const std::int64_t before = number_of_text(query_field(page.visit().request, "before"));
  std::vector<AuditRun> runs = list_audits(work, resource.id, before, kRunsShown + 1);
  const bool more = runs.size() > kRunsShown;
  runs.resize(std::min(runs.size(), kRunsShown));
  std::string section = "<section id=\"runs\"><h2>" + page.say("audit.history") + "</h2>";
  if (runs.empty()) {
    return section + "<p class=\"empty\">" + page.say("audit.nothing") + "</p></section>\n";
  }
  std::string table = table_start(page, "audit.history",
                                  {"list.number",
                                   "audit.when",
                                   "audit.cause",
                                   "audit.result",
                                   {"audit.pages", Column::Number},
                                   {"audit.appeared", Column::Number},
                                   {"audit.remained", Column::Number},
                                   {"audit.mended", Column::Number}});
  for (const AuditRun& run : runs) {
    table += "<tr><td class=\"num\">" + std::to_string(run.id) + "</td><td><a href=\"" + audit_path(run) + "\">" +
             page.moment(run.ended_at.empty() ? run.queued_at : run.ended_at) + "</a></td><td>" + page.say("audit.cause-of." + run.cause) +
             "</td><td>" + run_state(page, run) + "</td>";
    table += run.state == "done" ? count_cell(run.pages) + count_cell(run.violations.appeared, "warn") +
                                       count_cell(run.violations.remained) + count_cell(run.violations.mended)
                                 : std::string("<td></td><td></td><td></td><td></td>");
    table += "</tr>\n";
  }
  section += finished(table);
  if (more) {
    section += "<nav class=\"paging\" aria-label=\"" + page.say("list.pages") + "\"><a href=\"" + resource_path(resource.id) +
               "?before=" + std::to_string(runs.back().id) + "#runs\">" + page.say("list.older") + "</a></nav>";
  }
  return section + "</section>\n";
}

ResourceWish wish_of(const Visit& visit) {
  return {number_of_text(form_field(visit.request, "partner")), text_field(visit, "url"), text_field(visit, "email"),
          text_field(visit, "schedule"), form_field(visit.request, "active") != "no"};
}

}  // namespace

HttpReply show_resources(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  ResourceQuestion question;
  question.partner = asking_partner(visit);
  question.words = std::string(query_field(visit.request, "q").substr(0, 200));
  question.after = number_of_text(query_field(visit.request, "after"));
  question.most = kPageRows + 1;
  StoreWork work = context.store.reading();
  std::vector<WebResource> found = list_resources(work, question);
  const bool more = found.size() > kPageRows;
  found.resize(std::min(found.size(), kPageRows));
  std::string main = "<div class=\"head\"><h1>" + page.say("resource.title") + "</h1><a href=\"/overdue\">" + page.say("overdue.title") +
                     "</a><a href=\"/notices\">" + page.say("notice.title") + "</a>";
  main += visit.is_partner() ? "" : "<a class=\"button\" href=\"/resources/new\">" + page.say("resource.new") + "</a>";
  main += "</div>\n<form method=\"get\" action=\"/resources\" class=\"filters\" role=\"search\">" +
          page.field({"q", "search", page.say("list.search"), question.words, "", false, ""}) + page.button("list.show") + "</form>\n";
  main += found.empty() ? "<p class=\"empty\">" + page.say(visit.is_partner() ? "resource.nothing-partner" : "resource.nothing") + "</p>"
                        : rows_of(page, work, found);
  if (more || question.after != 0) {
    const std::string words = question.words.empty() ? std::string() : "q=" + url_encoded(question.words);
    main += "<nav class=\"paging\" aria-label=\"" + page.say("list.pages") + "\">";
    main +=
        question.after != 0 ? "<a href=\"/resources" + (words.empty() ? "" : "?" + words) + "\">" + page.say("list.first") + "</a>" : "";
    main += more ? "<a href=\"/resources?" + words + (words.empty() ? "" : "&amp;") + "after=" + std::to_string(found.back().id) + "\">" +
                       page.say("resource.further") + "</a>"
                 : "";
    main += "</nav>\n";
  }
  return page.reply(page.words("resource.title"), main);
}

HttpReply show_resource_form(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  std::vector<std::pair<std::string, std::string>> partners;
  StoreWork work = context.store.reading();
  for (const PartnerCompany& one : list_partners(work)) {
    partners.emplace_back(std::to_string(one.id), html(one.name));
  }
  std::string main = "<h1>" + page.say("resource.new") + "</h1><section class=\"card\">" + page.form("/resources");
  main += page.select("partner", page.say("list.partner"), partners, "");
  main += page.field({"url", "text", page.say("resource.address"), "", page.say("resource.address-hint"), true,
                      "maxlength=\"1000\" inputmode=\"url\" autocomplete=\"off\" spellcheck=\"false\""});
  main += schedule_field(page, "0 3 * * 1") + email_field(page, "") + page.button("resource.register") + "</form></section>";
  return page.reply(page.words("resource.new"), main, DeskPage::Width::Text);
}

HttpReply create_resource(DeskContext& context, const Visit& visit) {
  const auto made = register_resource(context.store, visit.actor(), visit.user->id, wish_of(visit), context.terms.audits);
  return made ? see_other(resource_path(made->id), "resource") : see_problem("/resources/new", made.error());
}

HttpReply show_resource(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  const WebResource& one = *visit.resource;
  StoreWork work = context.store.reading();
  const std::optional<AuditRun> run = newest_audit(work, one.id);
  std::string main = "<p class=\"crumb\"><a href=\"/resources\">" + page.say("resource.title") + "</a></p><div class=\"head\"><h1>" +
                     html(one.url) + "</h1>" + (run ? run_state(page, *run) : std::string()) +
                     (one.active ? "" : " <span class=\"tag\">" + page.say("resource.inactive") + "</span>") + "</div>\n";
  main += facts_of(page, one) + actions_of(page, one, run);
  main += violations_of(page, work, one) + notices_of_resource(page, work, one) + runs_of(page, work, one);
  return page.reply(one.url, main);
}

HttpReply alter_resource(DeskContext& context, const Visit& visit) {
  const auto changed = change_resource(context.store, visit.actor(), visit.resource->id,
                                       number_of_text(form_field(visit.request, "revision")), wish_of(visit), context.terms.audits);
  const std::string path = resource_path(visit.resource->id);
  return changed ? see_other(path, "resource-changed") : see_problem_or_nothing(context, visit, path, changed.error());
}

HttpReply start_audit(DeskContext& context, const Visit& visit) {
  const auto asked = ask_for_audit(context.store, visit.actor(), visit.resource->id);
  const std::string path = resource_path(visit.resource->id);
  return asked ? see_other(path, "audit-asked") : see_problem_or_nothing(context, visit, path, asked.error());
}

HttpReply close_one_violation(DeskContext& context, const Visit& visit) {
  const auto closed = close_violation(context.store, visit.actor(), visit.resource->id, visit.numbers.front(),
                                      number_of_text(form_field(visit.request, "revision")), text_field(visit, "reason"));
  const std::string path = resource_path(visit.resource->id);
  return closed ? see_other(path, "violation-closed") : see_problem_or_nothing(context, visit, path, closed.error());
}

HttpReply show_overdue(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  ViolationQuestion question;
  question.partner = asking_partner(visit);
  question.states = {ViolationState::Overdue};
  question.before = number_of_text(query_field(visit.request, "before"));
  question.most = kPageRows + 1;
  StoreWork work = context.store.reading();
  std::vector<Violation> found = list_violations(work, question);
  const bool more = found.size() > kPageRows;
  found.resize(std::min(found.size(), kPageRows));
  std::map<std::int64_t, std::string> urls;
  for (const Violation& one : found) {
    if (urls.count(one.resource) == 0) {
      const std::optional<WebResource> resource = find_resource(work, one.resource);
      urls[one.resource] = resource ? resource->url : std::string();
    }
  }
  std::string main = "<p class=\"crumb\"><a href=\"/resources\">" + page.say("resource.title") + "</a></p><h1>" +
                     page.say("overdue.title") + "</h1><p>" + page.say("overdue.about") + "</p>";
  main += found.empty() ? "<p class=\"empty\">" + page.say("overdue.nothing") + "</p>"
                        : finished(table_start(page, "overdue.title",
                                               {"list.number", "resource.address", "violation.what", "violation.clauses", "list.state",
                                                "violation.found", "resource.due", actions_head(page)},
                                               "list violations") +
                                   violation_rows(page, found, &urls));
  main += more ? "<nav class=\"paging\" aria-label=\"" + page.say("list.pages") +
                     "\"><a href=\"/overdue?before=" + std::to_string(found.back().id) + "\">" + page.say("list.older") + "</a></nav>"
               : "";
  return page.reply(page.words("overdue.title"), main);
}

}  // namespace sverka
