// A ledger written as one text: each table under a line with its file's name. For the examples of rules and for tables of cases.
#pragma once

#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "programme/reward/ledger_view.hpp"

namespace sverka::test {

// File name -> text. Tables of `more` replace those of `base`.
inline std::map<std::string, std::string> tables_of(const std::string& base, const std::string& more = {}) {
  std::map<std::string, std::string> tables;
  for (const std::string* text : {&base, &more}) {
    std::istringstream lines(*text);
    std::string line, name;
    while (std::getline(lines, line)) {
      const bool is_name =
          line.size() > 4 && line.find_first_of(";, =") == std::string::npos && (line.ends_with(".csv") || line.ends_with(".txt"));
      if (is_name) {
        name = line;
        tables[name] = "";
      } else if (!name.empty()) {
        tables[name] += line + "\n";
      }
    }
  }
  return tables;
}

inline std::vector<LedgerFile> files_of(const std::map<std::string, std::string>& tables) {
  std::vector<LedgerFile> files;
  for (const auto& [name, text] : tables) {
    files.push_back({name, text});
  }
  return files;
}

// A ledger with what follows from it; it points into itself and stays where it is.
struct ExampleLedger {
  Ledger ledger;
  LedgerView view;
};

// What a ledger is read and judged with in tests.
struct ExampleTools {
  RewardRates rates;
  WorkCalendar calendar;
  RewardPolicy policy;
  const Lexicon* lexicon = nullptr;
  std::string company_inn;

  LedgerTerms terms() const {
    std::vector<std::string> names;
    for (const std::string& name : lexicon->list("company_names")) {
      names.push_back(name);
    }
    return {
        &rates, lexicon, {company_inn, names}, {LedgerTable::Partners, LedgerTable::Statuses, LedgerTable::Clients, LedgerTable::Payments}};
  }
};

inline std::string errors_of(const LedgerErrors& wrong) {
  std::string text;
  for (const Error& error : wrong.errors) {
    text += error.where + " " + error.reason + (error.detail.empty() ? "" : " " + error.detail) + "\n";
  }
  return text;
}

inline std::unique_ptr<ExampleLedger> ledger_of(const std::map<std::string, std::string>& tables, const ExampleTools& tools,
                                                const std::string& period, const std::string& today) {
  auto made = std::make_unique<ExampleLedger>();
  auto ledger = read_ledger(files_of(tables), tools.terms());
  if (!ledger) {
    throw std::runtime_error(errors_of(ledger.error()));
  }
  made->ledger = std::move(*ledger);
  auto view = LedgerView::of_month(
      {&made->ledger, &tools.rates, &tools.calendar, tools.lexicon, tools.policy, tools.terms().company, *parse_iso_date(today)},
      *parse_month(period));
  if (!view) {
    throw std::runtime_error(view.error().reason);
  }
  made->view = std::move(*view);
  return made;
}

}  // namespace sverka::test
