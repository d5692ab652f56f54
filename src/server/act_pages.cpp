#include "server/act_pages.hpp"

#include "jobs/desk_ledger.hpp"
#include "report/html_text.hpp"
#include "report/rewards.hpp"
#include "report/words.hpp"
#include "server/page_table.hpp"

namespace sverka {
namespace {

constexpr std::size_t kActPageRows = 50;
constexpr std::size_t kOverdueRows = 8;

std::string state_tag(const DeskPage& page, const FiledAct& act) {
  const std::string name(name_of(act.state));
  std::string tags = "<span class=\"state " + name + "\">" +
                     page.say((page.visit().is_partner() ? "act.state.partner." : "act.state.desk.") + name) + "</span>";
  if (act.is_past_due && act.state != ActState::Overdue) {
    tags += " <span class=\"state overdue\">" + page.say("act.past-due") + "</span>";
  }
  return tags;
}

std::string filter_tabs(const DeskPage& page, const std::vector<std::int64_t>& counts, const std::optional<ActState>& chosen) {
  std::string tabs = "<ul class=\"counts\"><li><a href=\"/acts\"" + std::string(chosen ? "" : " aria-current=\"page\"") + ">" +
                     page.say("act.all") + "</a></li>";
  for (const ActState state : kActStates) {
    const std::int64_t count = counts[static_cast<std::size_t>(state)];
    if (count == 0 && chosen != state) {
      continue;
    }
    const std::string name(name_of(state));
    tabs += "<li><a href=\"/acts?state=" + name + "\"" + (chosen == state ? " aria-current=\"page\"" : "") + "><b>" +
            std::to_string(count) + "</b> <span class=\"state " + name + "\">" +
            page.say((page.visit().is_partner() ? "act.state.partner." : "act.state.desk.") + name) + "</span></a></li>";
  }
  return tabs + "</ul>\n";
}

}  // namespace

std::string period_words(const DeskPage& page, const std::string& periods) {
  std::string words;
  for (std::size_t at = 0; at < periods.size(); at += 8) {
    if (const std::optional<Month> month = parse_month(std::string_view(periods).substr(at, 7))) {
      words += (words.empty() ? "" : ", ") + month_words(*month, page.visit().language);
    }
  }
  return words.empty() ? page.words("act.period-unknown") : words;
}

std::string day_words(const DeskPage& page, const std::string& iso) {
  const std::optional<Date> date = parse_iso_date(iso);
  return date ? html(date_words(*date, page.visit().language)) : std::string();
}

std::string money_cell(const DeskPage& page, std::int64_t kopecks) {
  return html(money_words(Money{kopecks}, page.visit().language));
}

std::string act_rows(const DeskPage& page, const std::vector<FiledAct>& acts, std::string_view label) {
  const bool partner = page.visit().is_partner();
  std::string table = table_start(page, label,
                                  {"list.number",
                                   "act.period",
                                   {"list.partner", partner ? Column::Omitted : Column::Text},
                                   {"act.amount", Column::Number},
                                   "act.paid",
                                   "act.due",
                                   "list.state",
                                   "list.check"});
  for (const FiledAct& one : acts) {
    table += "<tr><td class=\"num\">" + std::to_string(one.id) + "</td><td><a href=\"/acts/" + std::to_string(one.id) + "\">" +
             page.say("act.for", {{"periods", period_words(page, one.due.periods)}}) + "</a></td>";
    table += partner ? "" : "<td>" + html(one.partner_name) + "</td>";
    table += "<td class=\"sum\">" + money_cell(page, one.due.amount) + "</td><td>" + day_words(page, one.due.debited_on) + "</td><td>" +
             day_words(page, one.due.due_on) + "</td><td>" + state_tag(page, one) + "</td><td>" +
             (one.version == 0 ? std::string() : page.conclusion(one.conclusion)) + "</td></tr>\n";
  }
  return finished(table);
}

std::string acts_of_dashboard(const DeskPage& page, StoreWork& work) {
  const Visit& visit = page.visit();
  const std::int64_t partner = visit.is_partner() ? visit.user->partner : 0;
  const std::string day = page.context().day();
  std::string main;
  const auto section = [&](std::string_view key, ActState state) {
    const std::vector<FiledAct> found = list_acts(work, {partner, state, 0, kOverdueRows}, day);
    main += found.empty() ? "" : "<section><h2>" + page.say(key) + "</h2>" + act_rows(page, found, key) + "</section>\n";
  };
  if (visit.is_partner()) {
    section("home.acts-to-mend", ActState::Returned);
    section("home.acts-overdue", ActState::Overdue);
    section("home.acts-to-send", ActState::Awaited);
  } else {
    section("home.acts-to-decide", ActState::Received);
    section("home.acts-overdue", ActState::Overdue);
  }
  return main;
}

HttpReply show_acts(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  const Result<void> brought = context.ledgers.bring_up(context.terms.today());
  const std::string day = context.day();
  FiledActQuestion question;
  question.partner = visit.is_partner() ? visit.user->partner : 0;
  question.state = parse_act_state(query_field(visit.request, "state"));
  question.before = std::max<std::int64_t>(number_of_text(query_field(visit.request, "before")), 0);
  question.most = kActPageRows + 1;
  StoreWork work = context.store.reading();
  std::vector<FiledAct> found = list_acts(work, question, day);
  const bool more = found.size() > kActPageRows;
  found.resize(std::min(found.size(), kActPageRows));
  std::string main =
      "<div class=\"head\"><h1>" + page.say("act.title") + "</h1></div>\n<p class=\"hint\">" + page.say("act.about") + "</p>\n";
  main += brought ? "" : "<p class=\"notice bad\" role=\"alert\">" + page.problem(brought.error().reason) + "</p>\n";
  main += filter_tabs(page, count_acts(work, question.partner, day), question.state);
  main += found.empty() ? "<p class=\"empty\">" + page.say(visit.is_partner() ? "act.none-partner" : "act.none") + "</p>"
                        : act_rows(page, found, "act.label");
  if (more || question.before != 0) {
    const std::string state = question.state ? "state=" + std::string(name_of(*question.state)) : std::string();
    main += "<nav class=\"paging\" aria-label=\"" + page.say("list.pages") + "\">";
    main += question.before != 0 ? "<a href=\"/acts" + (state.empty() ? "" : "?" + state) + "\">" + page.say("list.first") + "</a> " : "";
    main += more ? "<a href=\"/acts?" + (state.empty() ? "" : state + "&amp;") + "before=" + std::to_string(found.back().id) + "\">" +
                       page.say("list.older") + "</a>"
                 : "";
    main += "</nav>\n";
  }
  return page.reply(page.words("act.title"), main);
}

}  // namespace sverka
