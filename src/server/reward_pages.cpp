// The rewards of a month: of all partners for the desk, one partner's statement for him and for it.
#include <algorithm>

#include "jobs/desk_ledger.hpp"
#include "jobs/spreadsheet.hpp"
#include "report/html_text.hpp"
#include "report/rewards.hpp"
#include "report/words.hpp"
#include "server/act_pages.hpp"
#include "server/desk_page.hpp"
#include "server/downloads.hpp"
#include "server/fault_log.hpp"
#include "server/ledger_pages.hpp"
#include "server/page_table.hpp"
#include "server/self_check.hpp"

namespace sverka {
namespace {

constexpr int kShownMonths = 24;
constexpr std::size_t kStatementActs = 12;

std::string month_form(const DeskPage& page, const std::string& action, Month chosen) {
  std::vector<std::pair<std::string, std::string>> months;
  Month month = month_of(page.context().terms.today());
  bool has_chosen = false;
  for (int count = 0; count < kShownMonths; ++count, month = month.previous()) {
    has_chosen = has_chosen || month == chosen;
    months.emplace_back(to_iso(month), html(month_words(month, page.visit().language)));
  }
  if (!has_chosen) {
    months.emplace_back(to_iso(chosen), html(month_words(chosen, page.visit().language)));
  }
  return "<form method=\"get\" action=\"" + action + "\" class=\"filters\">" +
         page.select("period", page.say("reward.period"), months, to_iso(chosen)) + page.button("list.show", "quiet") + "</form>\n";
}

std::string money_of(const DeskPage& page, Money sum) {
  return html(money_words(sum, page.visit().language));
}

std::string due_words(const DeskPage& page, const PartnerReward& sums) {
  return sums.due_on ? html(date_words(*sums.due_on, page.visit().language)) : std::string();
}

// What a reader is told where there is nothing to show.
std::string no_rewards(const DeskPage& page, const Result<std::shared_ptr<const Report>>& report) {
  if (!report) {
    return "<p class=\"notice bad\" role=\"alert\">" + page.problem(report.error().reason) + "</p>";
  }
  return "<p class=\"empty\">" + page.say(page.visit().is_partner() ? "reward.no-ledger-partner" : "reward.no-ledger") + "</p>";
}

std::string rewards_overview(const DeskPage& page, StoreWork& work, const Report& report, Month period) {
  std::map<std::string, std::int64_t> by_inn;
  for (const PartnerCompany& one : list_partners(work)) {
    by_inn.emplace(one.inn, one.id);
  }
  std::string table = table_start(page, "reward.title",
                                  {"list.partner",
                                   "reward.status",
                                   {"reward.accrued", Column::Number},
                                   {"reward.carried-in", Column::Number},
                                   {"reward.payable", Column::Number},
                                   {"reward.carried-out", Column::Number},
                                   "reward.due-on",
                                   "list.state"});
  Money all;
  for (const ReportedReward& one : report.rewards->partners) {
    const MonthReward& sums = one.sums.sums;
    const auto known = one.inn.empty() ? by_inn.end() : by_inn.find(one.inn);
    const std::string name = html(one.name);
    table += "<tr><td>" +
             (known == by_inn.end()
                  ? name + " <span class=\"soft\">" + page.say("reward.not-at-desk") + "</span>"
                  : "<a href=\"/rewards/" + std::to_string(known->second) + "?period=" + to_iso(period) + "\">" + name + "</a>") +
             "</td><td>" + page.say("reward.status-" + (one.sums.status ? std::string(name_of(*one.sums.status)) : "none")) + "</td>";
    for (const Money sum : {sums.accrued, sums.carried_in, sums.payable, sums.carried_out}) {
      table += "<td class=\"sum\">" + money_of(page, sum) + "</td>";
    }
    table += "<td>" + due_words(page, one.sums) + "</td><td>" +
             (one.sums.suspended ? "<span class=\"state overdue\">" + page.say("reward.suspended") + "</span>" : std::string()) +
             "</td></tr>\n";
    all.kopecks += sums.payable.kopecks;
  }
  return finished(table, "<tr><th scope=\"row\" colspan=\"4\">" + page.say("reward.all-payable") + "</th><td class=\"sum\">" +
                             money_of(page, all) + "</td><td colspan=\"3\"></td></tr>");
}

std::string findings_list(const DeskPage& page, const Report& report) {
  std::string list;
  for (const GroupedFindings& group : grouped(report)) {
    for (const std::size_t index : group.findings) {
      const Finding& one = report.findings[index];
      const std::string kind = one.outcome == Outcome::CannotTell ? "question" : std::string(name_of(one.severity));
      list += "<li><span class=\"tag " + kind + "\">" + page.say("finding.kind." + kind) + "</span> " +
              html(one.message.in(page.visit().language)) + " <span class=\"soft\">" +
              html(source_words(one.source, Words(page.context().messages, page.visit().language))) + "</span></li>";
    }
  }
  return list.empty()
             ? std::string()
             : "<details class=\"card\"><summary>" + page.say("reward.findings", {{"count", std::to_string(report.findings.size())}}) +
                   "</summary><ul class=\"plain\">" + list + "</ul></details>";
}

std::string statement_table(const DeskPage& page, const ReportedReward& reward) {
  std::string table = table_start(page, "reward.statement",
                                  {"reward.client",
                                   "reward.category",
                                   {"reward.base", Column::Number},
                                   {"reward.rate", Column::Number},
                                   {"reward.amount", Column::Number},
                                   "reward.clause"});
  for (const ReportedReward::Row& row : reward.rows) {
    table += "<tr><td>" + html(row.client_name.empty() ? row.client : row.client_name) + "</td><td>" + html(row.category) +
             "</td><td class=\"sum\">" + money_of(page, row.sums.base) + "</td><td class=\"sum\">" + std::to_string(row.sums.per_cent) +
             " %</td><td class=\"sum\">" + money_of(page, row.sums.amount) + "</td><td>" + html(row.source) + "</td></tr>\n";
  }
  std::string foot;
  const MonthReward& sums = reward.sums.sums;
  for (const auto& [key, value, clause] : {std::tuple{"reward.accrued", money_of(page, sums.accrued), "4.1"},
                                           std::tuple{"reward.carried-in", money_of(page, sums.carried_in), "4.5"},
                                           std::tuple{"reward.payable", money_of(page, sums.payable), "4.5"},
                                           std::tuple{"reward.carried-out", money_of(page, sums.carried_out), "4.5"},
                                           std::tuple{"reward.due-on", due_words(page, reward.sums), "4.8"}}) {
    foot += value.empty() ? std::string()
                          : "<tr><th scope=\"row\" colspan=\"4\">" + page.say(key) + "</th><td class=\"sum\">" + value + "</td><td>" +
                                clause + "</td></tr>";
  }
  return finished(table, foot);
}

}  // namespace

std::optional<Month> month_asked(const DeskContext& context, const Visit& visit) {
  const std::string_view asked = query_field(visit.request, "period");
  return asked.empty() ? std::optional(month_of(context.terms.today()).previous()) : parse_month(asked);
}

RewardStatement statement_of(const Report& report, const std::string& inn) {
  RewardStatement statement{report.rewards->period, {}};
  std::copy_if(report.rewards->partners.begin(), report.rewards->partners.end(), std::back_inserter(statement.partners),
               [&](const ReportedReward& one) { return inn.empty() || one.inn == inn; });
  return statement;
}

std::string statement_json(const RewardStatement& statement) {
  JsonText json;
  json.open_object();
  put_rewards(json, statement);
  json.close_object();
  return json.str() + "\n";
}

HttpReply show_rewards(DeskContext& context, const Visit& visit) {
  const std::optional<Month> period = month_asked(context, visit);
  if (!period) {
    return problem_reply(context, visit, 404, "no-page");
  }
  if (visit.is_partner()) {
    return see_other("/rewards/" + std::to_string(visit.user->partner) + "?period=" + to_iso(*period));
  }
  const DeskPage page(context, visit);
  const Result<std::shared_ptr<const Report>> report = context.ledgers.rewards(*period, context.terms.today());
  std::string main = "<div class=\"head\"><h1>" + page.say("reward.title") + "</h1><p class=\"links\"><a href=\"/ledgers\">" +
                     page.say("ledger.title") + "</a></p></div>\n" + month_form(page, "/rewards", *period);
  if (!report || *report == nullptr) {
    return page.reply(page.words("reward.title"), main + no_rewards(page, report));
  }
  StoreWork work = context.store.reading();
  main += rewards_overview(page, work, **report, *period) + findings_list(page, **report);
  return page.reply(page.words("reward.title"), main);
}

HttpReply show_statement(DeskContext& context, const Visit& visit) {
  const std::optional<Month> period = month_asked(context, visit);
  if (!period) {
    return problem_reply(context, visit, 404, "no-page");
  }
  const DeskPage page(context, visit);
  const PartnerCompany& partner = *visit.partner;
  const std::string path = "/rewards/" + std::to_string(partner.id);
  const Result<std::shared_ptr<const Report>> report = context.ledgers.rewards(*period, context.terms.today());
  std::string main = "<div class=\"head\"><div>";
  main += visit.is_partner()
              ? ""
              : "<p class=\"crumb\"><a href=\"/rewards?period=" + to_iso(*period) + "\">" + page.say("reward.title") + "</a></p>";
  main += "<h1>" + page.say("reward.statement") + " <span class=\"num\">" + html(partner.name) + "</span></h1></div>";
  if (report && *report != nullptr && !partner.inn.empty()) {
    const std::string query = "?period=" + to_iso(*period);
    main += "<p class=\"links\"><a href=\"" + path + "/statement.csv" + query + "\">CSV</a> <a href=\"" + path + "/statement.xlsx" + query +
            "\">XLSX</a> <a href=\"" + path + "/statement.json" + query + "\">JSON</a></p>";
  }
  main += "</div>\n" + month_form(page, path, *period);
  if (!report || *report == nullptr) {
    return page.reply(page.words("reward.statement"), main + no_rewards(page, report));
  }
  const RewardStatement statement = statement_of(**report, partner.inn);
  if (partner.inn.empty() || statement.partners.empty()) {
    return page.reply(page.words("reward.statement"),
                      main + "<p class=\"empty\">" + page.say(partner.inn.empty() ? "reward.no-inn" : "reward.not-in-ledger") + "</p>");
  }
  for (const ReportedReward& one : statement.partners) {
    main += "<p>" + html(one.name) + ", " + page.say("partner.inn") + " " + html(one.inn) + ", " +
            page.say("reward.status-" + (one.sums.status ? std::string(name_of(*one.sums.status)) : "none")) + "</p>\n";
    main += one.sums.suspended
                ? "<p class=\"notice bad\"><b>" + page.say("reward.suspended") + "</b> " + page.say("reward.suspended-why") + "</p>"
                : "";
    main += statement_table(page, one);
  }
  static_cast<void>(context.ledgers.bring_up(context.terms.today()));
  StoreWork work = context.store.reading();
  if (const std::vector<FiledAct> acts = list_acts(work, {partner.id, std::nullopt, 0, kStatementActs}, context.day()); !acts.empty()) {
    main += "<section><h2>" + page.say("act.title") + "</h2>" + act_rows(page, acts, "act.label") + "</section>";
  }
  return page.reply(page.words("reward.statement"), main);
}

HttpReply send_statement(DeskContext& context, const Visit& visit) {
  const std::optional<Month> period = month_asked(context, visit);
  const std::string& wanted = visit.words.front();
  const bool is_known = wanted == "statement.json" || wanted == "statement.csv" || wanted == "statement.xlsx";
  if (!period || !is_known || visit.partner->inn.empty()) {
    return problem_reply(context, visit, 404, "no-page");
  }
  const Result<std::shared_ptr<const Report>> report = context.ledgers.rewards(*period, context.terms.today());
  if (!report) {
    HttpReply reply = problem_reply(context, visit, 503, report.error().reason);
    reply.fault = fault_of(report.error());
    return reply;
  }
  if (*report == nullptr) {
    return problem_reply(context, visit, 404, "no-page");
  }
  const RewardStatement statement = statement_of(**report, visit.partner->inn);
  const std::string name = "rewards-" + to_iso(*period) + wanted.substr(wanted.find('.'));
  if (wanted == "statement.json") {
    return attached_reply(statement_json(statement), name, "application/json");
  }
  if (wanted == "statement.csv") {
    return attached_reply(write_rewards_csv(statement), name, "text/csv; charset=utf-8");
  }
  Result<std::string> workbook = write_workbook({rewards_table(statement)}, context.terms.xlsx_module);
  if (workbook) {
    return attached_reply(std::move(*workbook), name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  }
  HttpReply reply = problem_reply(context, visit, 500, workbook.error().reason);
  reply.fault = fault_of(workbook.error());
  return reply;
}

}  // namespace sverka
