// The rewards of a month as tables of a page, one a partner.
#include "report/html_text.hpp"
#include "report/rewards.hpp"

namespace sverka {

namespace {

class RewardTables {
 public:
  explicit RewardTables(const Words& words) : words_(words) {}

  std::string write(const RewardStatement& statement) {
    for (const ReportedReward& reward : statement.partners) {
      put(reward);
    }
    return std::move(out_);
  }

 private:
  std::string said(std::string_view key) const { return html(words_.say(key)); }
  std::string money(Money sum) const { return html(money_words(sum, words_.language())); }

  void put(const ReportedReward& reward) {
    const std::string status =
        words_.say("reward.status." + (reward.sums.status ? std::string(name_of(*reward.sums.status)) : std::string("none")));
    out_ += "<section><h2>" + html(reward.partner) + " " + html(reward.name) + "</h2>\n<p class=\"legend\">" +
            html(words_.say("reward.inn", {{"inn", reward.inn}})) + ", " + html(status) + "</p>\n";
    out_ += "<table class=\"values sums\"><tbody>\n";
    for (const ReportedReward::Row& row : reward.rows) {
      out_ += "<tr><td>" + html(row.client) + " " + html(row.client_name) + "</td><td>" + html(row.category) + "</td><td>" +
              money(row.sums.base) + "</td><td>" + std::to_string(row.sums.per_cent) + " %</td><td>" + money(row.sums.amount) +
              "</td><td>" + html(row.source) + "</td></tr>\n";
    }
    const MonthReward& sums = reward.sums.sums;
    put_sum("reward.accrued", money(sums.accrued), "4.1");
    put_sum("reward.carried-in", money(sums.carried_in), "4.5");
    put_sum("reward.payable", money(sums.payable), "4.5");
    put_sum("reward.carried-out", money(sums.carried_out), "4.5");
    if (reward.sums.due_on) {
      put_sum("reward.due-on", html(date_words(*reward.sums.due_on, words_.language())), "4.8");
    }
    out_ += "</tbody></table>\n";
    if (reward.sums.suspended) {
      out_ += "<p class=\"what\">" + said("reward.suspended") + " (4.12)</p>\n";
    }
    out_ += "</section>\n";
  }

  void put_sum(std::string_view key, const std::string& value, std::string_view clause) {
    out_ += "<tr><th scope=\"row\" colspan=\"4\">" + said(key) + "</th><td>" + value + "</td><td>" + std::string(clause) + "</td></tr>\n";
  }

  const Words& words_;
  std::string out_;
};

}  // namespace

std::string rewards_html(const RewardStatement& statement, const Words& words) {
  return RewardTables(words).write(statement);
}

}  // namespace sverka
