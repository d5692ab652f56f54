// Rewards of a month from ledgers of growing size, beside the least that reading their bytes can cost.
//
// bench_reward FOLDER... prints one line a ledger: payments, milliseconds of the floor (every byte looked at once, lines counted), of
// reading the ledger, of everything, the ratio, and microseconds a payment, which stays level where growth is linear.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "checks/ledger_data.hpp"
#include "jobs/folder.hpp"
#include "jobs/ledger_folder.hpp"
#include "jobs/workshop.hpp"
#include "programme/reward/ledger_view.hpp"

namespace sverka {
namespace {

double milliseconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

// Reads every table and counts its lines.
std::size_t count_lines(const std::string& folder) {
  std::size_t lines = 0;
  for (const std::string& path : files_in(folder, ".csv")) {
    std::ifstream file(path, std::ios::binary);
    std::string line;
    while (std::getline(file, line)) {
      ++lines;
    }
  }
  return lines;
}

int measure(const std::string& folder, const Workshop& workshop, const LedgerTools& tools) {
  const auto floor_begin = std::chrono::steady_clock::now();
  const std::size_t lines = count_lines(folder);
  const double floor = milliseconds_since(floor_begin);

  const auto begin = std::chrono::steady_clock::now();
  Result<LedgerFiles> files = read_ledger_files(folder, LedgerShape::Folder);
  if (!files) {
    return 1;
  }
  const Lexicon& lexicon = workshop.data.lexicon;
  const LedgerTerms terms{&tools.rates, &lexicon, tools.company, {}, false};
  const auto ledger = read_ledger(std::move(files->files), terms);
  if (!ledger) {
    return 1;
  }
  const double reading = milliseconds_since(begin);
  const Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}};
  const auto view = LedgerView::of_month({&*ledger, &tools.rates, &tools.calendar, &lexicon, tools.policy, tools.company, today},
                                         *parse_month("2026-09"));
  Evidence evidence;
  evidence.today = today;
  evidence.lexicon = &lexicon;
  evidence.ledger = &*view;
  const Report report = run_rules(workshop.rules, evidence, "reward");
  const double all = milliseconds_since(begin);
  std::printf("%9zu payments  floor %7.0f ms  read %7.0f ms  all %7.0f ms  ratio %5.1f  %6.2f us a payment  (%zu lines, %zu findings)\n",
              ledger->payments.size(), floor, reading, all, all / floor,
              1000.0 * all / static_cast<double>(std::max<std::size_t>(ledger->payments.size(), 1)), lines, report.findings.size());
  return 0;
}

int run(const std::vector<std::string>& folders) {
  const std::string checks = SVERKA_SOURCE_DIR "/checks";
  const auto workshop = load_workshop(checks, {"reward"});
  if (!workshop) {
    return 1;
  }
  const auto tools = load_ledger_tools(checks, {}, (*workshop)->data.lexicon);
  if (!tools) {
    return 1;
  }
  int failed = 0;
  for (const std::string& folder : folders) {
    failed += measure(folder, **workshop, **tools);
  }
  return failed;
}

}  // namespace
}  // namespace sverka

int main(int count, char** values) {
  return sverka::run(std::vector<std::string>(values + 1, values + count));
}
