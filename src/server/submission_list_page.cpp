#include <algorithm>

#include "report/html_text.hpp"
#include "server/act_pages.hpp"
#include "server/audit_pages.hpp"
#include "server/desk_page.hpp"
#include "server/page_table.hpp"
#include "server/submission_pages.hpp"
#include "store/approvals.hpp"

namespace sverka {
namespace {

constexpr std::size_t kPageRows = 50;
constexpr std::size_t kDashboardRows = 8;

std::string path_of(const Submission& submission) {
  return "/submissions/" + std::to_string(submission.id);
}

// `label`: what the table is called, unlike others on the page.
std::string rows_of(const DeskPage& page, const std::vector<Submission>& submissions, std::string_view label) {
  const bool partner = page.visit().is_partner();
  std::string table = table_start(page, label,
                                  {"list.number",
                                   "list.client",
                                   "list.agreement",
                                   {"list.partner", partner ? Column::Omitted : Column::Text},
                                   "list.state",
                                   "list.check",
                                   "list.changed"});
  for (const Submission& one : submissions) {
    const std::string& called = one.client_name.empty() ? one.title : one.client_name;
    table += "<tr><td class=\"num\">" + std::to_string(one.id) + "</td><td><a href=\"" + path_of(one) + "\">" + html(called) +
             "</a></td><td>" + html(one.agreement_number) + "</td>";
    table += partner ? "" : "<td>" + html(one.partner_name) + "</td>";
    table += "<td>" + page.state(one.state) + "</td><td>" + page.conclusion(one.conclusion) + "</td><td>" + page.moment(one.changed_at) +
             "</td></tr>\n";
  }
  return finished(table);
}

// One question of the list, as its address says it.
SubmissionQuestion question_of(const Visit& visit) {
  SubmissionQuestion question;
  question.partner = visit.is_partner() ? visit.user->partner : 0;
  if (const auto state = parse_submission_state(query_field(visit.request, "state"))) {
    question.states = {*state};
  }
  question.words = std::string(query_field(visit.request, "q").substr(0, 200));
  for (const std::string_view known : {"conforms", "needs_review", "does_not_conform", "could_not_check"}) {
    if (query_field(visit.request, "conclusion") == known) {
      question.conclusion = known;
    }
  }
  question.before = std::max<std::int64_t>(number_of_text(query_field(visit.request, "before")), 0);
  question.most = kPageRows + 1;
  return question;
}

std::string address_of(const SubmissionQuestion& question) {
  std::string address;
  const auto add = [&address](std::string_view name, std::string_view value) {
    if (!value.empty()) {
      address += (address.empty() ? "" : "&") + std::string(name) + "=" + url_encoded(value);
    }
  };
  add("state", question.states.empty() ? std::string_view() : name_of(question.states.front()));
  add("conclusion", question.conclusion);
  add("q", question.words);
  return address;
}

// A query as address_of() writes them; other signs are left out.
std::string own_query(std::string_view asked) {
  std::string query;
  for (const char sign : asked) {
    const bool own = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
                     std::string_view("-_.%=&").find(sign) != std::string_view::npos;
    query += own ? std::string(1, sign) : std::string();
  }
  return query;
}

std::string filters(const DeskPage& page, const SubmissionQuestion& question) {
  std::vector<std::pair<std::string, std::string>> states = {{"", page.say("list.any")}};
  for (const SubmissionState state : kSubmissionStates) {
    const std::string name(name_of(state));
    states.emplace_back(name, page.say((page.visit().is_partner() ? "state.partner." : "state.desk.") + name));
  }
  std::vector<std::pair<std::string, std::string>> conclusions = {{"", page.say("list.any")}};
  for (const char* name : {"conforms", "needs_review", "does_not_conform", "could_not_check"}) {
    conclusions.emplace_back(name, page.say("conclusion." + std::string(name)));
  }
  std::string form = "<form method=\"get\" action=\"/submissions\" class=\"filters\" role=\"search\">";
  form += page.field(
      {"q", "search", page.say("list.search"), question.words, "", false, "placeholder=\"" + page.say("list.search-hint") + "\""});
  form +=
      page.select("state", page.say("list.state"), states, question.states.empty() ? "" : std::string(name_of(question.states.front())));
  form += page.select("conclusion", page.say("list.check"), conclusions, question.conclusion);
  return form + page.button("list.show") + "</form>\n";
}

std::string views_of(const DeskPage& page, StoreWork& work, const SubmissionQuestion& question) {
  std::string list;
  for (const SavedView& view : list_views(work, page.visit().user->id)) {
    list += "<li><a href=\"/submissions?" + html_attribute(view.query) + "\">" + html(view.name) + "</a>" +
            page.form("/views/" + std::to_string(view.id) + "/remove") + "<button type=\"submit\" class=\"plain\" aria-label=\"" +
            page.say("view.remove", {{"name", view.name}}) + "\">&#215;</button></form></li>";
  }
  std::string views =
      list.empty() ? std::string() : "<nav class=\"views\" aria-label=\"" + page.say("view.label") + "\"><ul>" + list + "</ul></nav>";
  const std::string query = address_of(question);
  if (!query.empty()) {
    views += "<details class=\"inline\"><summary>" + page.say("view.keep") + "</summary>" + page.form("/views", "filters") +
             "<input type=\"hidden\" name=\"query\" value=\"" + html_attribute(query) + "\">" +
             page.field({"name", "text", page.say("view.name"), "", "", true, "maxlength=\"60\""}) + page.button("view.save") +
             "</form></details>";
  }
  return views;
}

struct Waiting {
  std::string_view key;  // of its heading
  SubmissionState state;
};

constexpr Waiting kDeskWaits[] = {{"home.to-decide", SubmissionState::Checked},
                                  {"home.to-sign", SubmissionState::Accepted},
                                  {"home.to-get-back", SubmissionState::SignedByCompany},
                                  {"home.to-invoice", SubmissionState::SignedByClient},
                                  {"home.to-be-paid", SubmissionState::Invoiced}};
constexpr Waiting kPartnerWaits[] = {{"home.to-mend", SubmissionState::Returned},
                                     {"home.to-have-signed", SubmissionState::SignedByCompany},
                                     {"home.at-desk", SubmissionState::Checked},
                                     {"home.in-check", SubmissionState::Submitted}};

}  // namespace

HttpReply show_dashboard(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  std::string main = "<div class=\"head\"><h1>" + page.say("home.title") + "</h1>";
  if (visit.user->role == Role::Auditor) {
    StoreWork work = context.store.reading();
    const std::string waiting = waiting_audits(page, work);
    return page.reply(page.words("home.title"),
                      main + "<a class=\"button\" href=\"/resources/new\">" + page.say("resource.new") + "</a></div>\n" +
                          (waiting.empty() ? "<p class=\"empty\">" + page.say("home.nothing") + "</p>" : waiting));
  }
  if (!visit.is_partner() && visit.user->role != Role::Desk) {
    return page.reply(page.words("home.title"), main + "</div><p>" + page.say("home.other") + "</p>");
  }
  main += "<a class=\"button\" href=\"/submissions/new\">" + page.say("home.new") + "</a></div>\n";
  StoreWork work = context.store.reading();
  const std::int64_t partner = visit.is_partner() ? visit.user->partner : 0;
  const std::vector<std::int64_t> counts = count_by_state(work, partner);
  main += "<ul class=\"counts\">";
  for (const SubmissionState state : kSubmissionStates) {
    if (const std::int64_t count = counts[static_cast<std::size_t>(state)]; count != 0) {
      main += "<li><a href=\"/submissions?state=" + std::string(name_of(state)) + "\"><b>" + std::to_string(count) + "</b> " +
              page.state(state) + "</a></li>";
    }
  }
  main += "</ul>\n";
  bool anything = false;
  const auto section = [&](const Waiting& waiting) {
    SubmissionQuestion question;
    question.partner = partner;
    question.states = {waiting.state};
    question.most = kDashboardRows;
    const std::vector<Submission> found = list_submissions(work, question);
    if (!found.empty()) {
      anything = true;
      main += "<section><h2>" + page.say(waiting.key) + "</h2>" + rows_of(page, found, waiting.key) + "</section>\n";
    }
  };
  if (visit.is_partner()) {
    const std::string audits = waiting_audits(page, work);
    anything = !audits.empty();
    main += audits;
    std::for_each(std::begin(kPartnerWaits), std::end(kPartnerWaits), section);
  } else {
    std::for_each(std::begin(kDeskWaits), std::end(kDeskWaits), section);
  }
  const std::string acts = acts_of_dashboard(page, work);
  main += acts;
  anything = anything || !acts.empty();
  main += anything ? "" : "<p class=\"empty\">" + page.say(visit.is_partner() ? "home.nothing-partner" : "home.nothing") + "</p>";
  return page.reply(page.words("home.title"), main);
}

HttpReply show_submissions(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  const SubmissionQuestion question = question_of(visit);
  StoreWork work = context.store.reading();
  std::vector<Submission> found = list_submissions(work, question);
  const bool more = found.size() > kPageRows;
  found.resize(std::min(found.size(), kPageRows));
  std::string main = "<div class=\"head\"><h1>" + page.say("list.title") + "</h1><a class=\"button\" href=\"/submissions/new\">" +
                     page.say("home.new") + "</a></div>\n";
  main += filters(page, question) + views_of(page, work, question);
  main += found.empty() ? "<p class=\"empty\">" + page.say("list.nothing") + "</p>" : rows_of(page, found, "list.label");
  if (more || question.before != 0) {
    const std::string query = address_of(question);
    main += "<nav class=\"paging\" aria-label=\"" + page.say("list.pages") + "\">";
    main += question.before != 0
                ? "<a href=\"/submissions" + (query.empty() ? "" : "?" + html_attribute(query)) + "\">" + page.say("list.first") + "</a> "
                : "";
    main += more ? "<a href=\"/submissions?" + html_attribute(query + (query.empty() ? "" : "&")) +
                       "before=" + std::to_string(found.back().id) + "\">" + page.say("list.older") + "</a>"
                 : "";
    main += "</nav>\n";
  }
  return page.reply(page.words("list.title"), main);
}

HttpReply save_list_view(DeskContext& context, const Visit& visit) {
  const std::string query = own_query(form_field(visit.request, "query").substr(0, 500));
  const Result<void> saved = save_view(context.store, visit.user->id, std::string(form_field(visit.request, "name")), query);
  return saved ? see_other("/submissions" + (query.empty() ? std::string() : "?" + query)) : see_problem("/submissions", saved.error());
}

HttpReply remove_list_view(DeskContext& context, const Visit& visit) {
  const Result<void> removed = remove_view(context.store, visit.user->id, visit.numbers.front());
  return removed ? see_other("/submissions") : see_problem_or_nothing(context, visit, "/submissions", removed.error());
}

}  // namespace sverka
