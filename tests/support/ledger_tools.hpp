// The product's own rates, calendar and policy for tests.
#pragma once

#include "checks/ledger_data.hpp"
#include "support/checks_data.hpp"
#include "support/example_ledger.hpp"

namespace sverka::test {

inline const ExampleTools& ledger_tools() {
  static const ExampleTools tools = [] {
    ExampleTools made;
    const std::filesystem::path folder = checks_folder() / "data";
    auto rates = load_rates(text_of_file(folder / "rates.toml"), "rates.toml");
    demand(rates);
    made.rates = std::move(*rates);
    auto settings = load_policy(text_of_file(folder / "policy.toml"), "policy.toml");
    demand(settings);
    auto policy = make_policy(*settings, {});
    demand(policy);
    made.policy = *policy;
    auto calendar = WorkCalendar::parse(text_of_file(folder / "calendar" / "ru_2022_2027.tsv"), "ru_2022_2027.tsv");
    demand(calendar);
    made.calendar = std::move(*calendar);
    made.lexicon = &rule_data().lexicon;
    return made;
  }();
  return tools;
}

}  // namespace sverka::test
