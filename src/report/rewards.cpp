#include "report/rewards.hpp"

#include <algorithm>

#include "report/csv_text.hpp"
#include "report/shown.hpp"
#include "report/write.hpp"

namespace sverka {

namespace {

constexpr std::size_t kClientColumns = 24;
constexpr std::size_t kCategoryColumns = 18;
constexpr std::size_t kMoneyColumns = 16;
constexpr std::size_t kErrorsInMessage = 20;

std::string status_name(const PartnerReward& reward) {
  return reward.status ? std::string(name_of(*reward.status)) : std::string();
}

void put_row(JsonText& json, const ReportedReward::Row& row) {
  json.open_object();
  json.text("client", row.client);
  json.text("category", row.category);
  json.text("base", to_string(row.sums.base));
  json.number("rate", static_cast<std::size_t>(row.sums.per_cent));
  json.text("amount", to_string(row.sums.amount));
  json.key("source").open_array().text(row.source).close_array();
  json.close_object();
}

std::string padded(std::string text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return width < columns ? text + std::string(columns - width, ' ') : text;
}

std::string right(const std::string& text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return width < columns ? std::string(columns - width, ' ') + text : text;
}

// The table of one partner, in columns that line up.
class PartnerTable {
 public:
  PartnerTable(PageText& page, const Words& words) : page_(page), words_(words) {}

  void put(const ReportedReward& reward) {
    page_.blank();
    page_.paragraph(0, {{Ink::Strong, shown(reward.partner) + "  " + shown(reward.name)},
                        {Ink::Faint, "  " + words_.say("reward.inn", {{"inn", shown(reward.inn)}}) + ", " + status(reward)}});
    for (const ReportedReward::Row& row : reward.rows) {
      const std::string client = row.client_name.empty() ? row.client : row.client + " " + row.client_name;
      put_line(padded(cut_to(shown(client), kClientColumns), kClientColumns) + "  " +
                   padded(cut_to(row.category, kCategoryColumns), kCategoryColumns),
               money(row.sums.base) + "  " + right(std::to_string(row.sums.per_cent) + " %", 5) + money(row.sums.amount), row.source);
    }
    const MonthReward& sums = reward.sums.sums;
    put_sum("reward.accrued", sums.accrued, "4.1");
    put_sum("reward.carried-in", sums.carried_in, "4.5");
    put_sum("reward.payable", sums.payable, "4.5");
    put_sum("reward.carried-out", sums.carried_out, "4.5");
    if (reward.sums.due_on) {
      put_pair("reward.due-on", date_words(*reward.sums.due_on, words_.language()), "4.8");
    }
    if (reward.sums.suspended) {
      page_.paragraph(2, {{Ink::Warning, words_.say("reward.suspended")}, {Ink::Faint, "  4.12"}});
    }
  }

 private:
  std::string status(const ReportedReward& reward) const {
    return words_.say("reward.status." + (reward.sums.status ? status_name(reward.sums) : "none"));
  }
  std::string money(Money sum) const { return right(money_words(sum, words_.language()), kMoneyColumns); }

  void put_line(const std::string& left, const std::string& sums, const std::string& clause) {
    page_.line({{Ink::Plain, "  " + left + sums}}, {Ink::Faint, clause});
  }
  void put_sum(std::string_view key, Money sum, const std::string& clause) {
    constexpr std::size_t kNameColumns = kClientColumns + kCategoryColumns + 2 + kMoneyColumns + 2 + 5;
    put_line(padded(words_.say(key), kNameColumns), money(sum), clause);
  }
  void put_pair(std::string_view key, const std::string& value, const std::string& clause) {
    constexpr std::size_t kNameColumns = kClientColumns + kCategoryColumns + 2 + kMoneyColumns + 2 + 5;
    put_line(padded(words_.say(key), kNameColumns), right(value, kMoneyColumns), clause);
  }

  PageText& page_;
  const Words& words_;
};

std::string csv_money(Money money) {
  std::string text = to_string(money);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

void put_rewards(JsonText& json, const RewardStatement& statement) {
  json.text("period", to_iso(statement.period));
  json.key("rewards").open_array();
  for (const ReportedReward& reward : statement.partners) {
    json.open_object();
    json.text("partner", reward.partner);
    json.text("inn", reward.inn);
    json.key("status");
    if (reward.sums.status) {
      json.text(status_name(reward.sums));
    } else {
      json.null();
    }
    json.key("rows").open_array();
    for (const ReportedReward::Row& row : reward.rows) {
      put_row(json, row);
    }
    json.close_array();
    json.text("accrued", to_string(reward.sums.sums.accrued));
    json.text("carried_in", to_string(reward.sums.sums.carried_in));
    json.text("payable", to_string(reward.sums.sums.payable));
    json.text("carried_out", to_string(reward.sums.sums.carried_out));
    json.key("due_on");
    if (reward.sums.due_on) {
      json.text(to_iso(*reward.sums.due_on));
    } else {
      json.null();
    }
    json.key("suspended").boolean(reward.sums.suspended);
    json.close_object();
  }
  json.close_array();
}

void put_rewards(PageText& page, const RewardStatement& statement, const Words& words) {
  PartnerTable table(page, words);
  for (const ReportedReward& reward : statement.partners) {
    table.put(reward);
  }
}

ReportTable rewards_table(const RewardStatement& statement) {
  ReportTable table{"rewards",
                    {{"partner", "inn", "status", "client", "category", "base", "rate", "amount", "source", "accrued", "carried_in",
                      "payable", "carried_out", "due_on", "suspended"}}};
  for (const ReportedReward& reward : statement.partners) {
    const MonthReward& sums = reward.sums.sums;
    const std::vector<std::string> first{reward.partner, reward.inn, status_name(reward.sums)};
    const std::vector<std::string> last{csv_money(sums.accrued),
                                        csv_money(sums.carried_in),
                                        csv_money(sums.payable),
                                        csv_money(sums.carried_out),
                                        reward.sums.due_on ? to_iso(*reward.sums.due_on) : std::string(),
                                        reward.sums.suspended ? "true" : "false"};
    const auto put = [&](const std::vector<std::string>& row) {
      std::vector<std::string>& cells = table.rows.emplace_back(first);
      cells.insert(cells.end(), row.begin(), row.end());
      cells.insert(cells.end(), last.begin(), last.end());
    };
    for (const ReportedReward::Row& row : reward.rows) {
      put({row.client, row.category, csv_money(row.sums.base), std::to_string(row.sums.per_cent), csv_money(row.sums.amount), row.source});
    }
    if (reward.rows.empty()) {
      put({"", "", "", "", "", ""});
    }
  }
  return table;
}

std::string write_rewards_csv(const RewardStatement& statement) {
  std::string text = kCsvMark;
  for (const std::vector<std::string>& row : rewards_table(statement).rows) {
    std::vector<std::string> cells;
    for (const std::string& cell : row) {
      cells.push_back(csv_cell(cell));
    }
    text += csv_line(cells);
  }
  return text;
}

std::string month_words(Month month, Language language) {
  const std::string iso = to_iso(month);
  return language == Language::English ? iso : iso.substr(5) + "." + iso.substr(0, 4);
}

std::string money_words(Money money, Language language) {
  std::string text = to_string(money);
  const std::size_t point = text.size() - 3;
  text[point] = language == Language::English ? '.' : ',';
  const std::size_t first = text.front() == '-' ? 1 : 0;
  for (std::size_t at = point; at > first + 3;) {
    at -= 3;
    text.insert(at, language == Language::English ? "," : "\xC2\xA0");
  }
  return text;
}

std::string ledger_fault_words(const Error& error, const Words& words) {
  std::string text = words.error(error);
  return error.detail.empty() ? text : text + ": " + shown(error.detail);
}

std::string write_errors_json(const std::vector<Error>& errors, std::size_t count, const Messages& messages, Language language) {
  const Words words(messages, language);
  std::string message;
  for (std::size_t index = 0; index < errors.size() && index < kErrorsInMessage; ++index) {
    message += message.empty() ? "" : "; ";
    message += (errors.size() == 1 ? "" : errors[index].where + ": ") + ledger_fault_words(errors[index], words);
  }
  if (count > kErrorsInMessage) {
    message += "; " + words.say("reward.more-faults", {{"count", std::to_string(count - kErrorsInMessage)}});
  }
  JsonText json;
  json.open_object().key("error").open_object();
  json.text("code", name_of(errors.front().code));
  json.text("where", errors.front().where);
  json.text("message", message);
  json.key("rows").open_array();
  for (const Error& error : errors) {
    json.open_object().text("where", error.where).text("message", ledger_fault_words(error, words)).close_object();
  }
  json.close_array();
  json.number("count", count);
  json.close_object().close_object();
  return json.str();
}

std::string write_errors_text(const std::vector<Error>& errors, std::size_t count, const Messages& messages, Language language) {
  std::string text;
  for (const Error& error : errors) {
    text += write_error_text(error, messages, language);
  }
  if (count > errors.size()) {
    text += Words(messages, language).say("reward.more-faults", {{"count", std::to_string(count - errors.size())}}) + "\n";
  }
  return text;
}

}  // namespace sverka
