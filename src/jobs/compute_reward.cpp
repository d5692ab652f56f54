#include "jobs/compute_reward.hpp"

#include <utility>

#include "audit/rule.hpp"
#include "jobs/folder.hpp"
#include "jobs/ledger_folder.hpp"
#include "programme/reward/ledger_view.hpp"

namespace sverka {

namespace {

tl::unexpected<LedgerErrors> fail_with(Error error) {
  return tl::unexpected(LedgerErrors{{std::move(error)}, 1});
}

ReportedReward reported(const PartnerReward& sums, const Ledger& ledger, const RewardRates& rates) {
  const PartnerRow& partner = ledger.partners[sums.partner];
  ReportedReward reward{partner.id, partner.name, partner.inn, {}, sums};
  for (const RewardRow& row : sums.rows) {
    const ClientRow& client = ledger.clients[row.client];
    reward.rows.push_back(
        {client.id, client.name, rates.categories[row.category].code, row, rates.clauses[static_cast<std::size_t>(*sums.status)]});
  }
  return reward;
}

}  // namespace

std::vector<std::string> reward_scopes() {
  return {"reward"};
}

tl::expected<Report, LedgerErrors> compute_reward(const RewardJob& job, const Configuration& configuration,
                                                  const std::string& checks_folder, const Workshop& workshop) {
  const Lexicon& lexicon = workshop.data.lexicon;
  const Result<std::unique_ptr<LedgerTools>> tools = load_ledger_tools(checks_folder, configuration, lexicon);
  if (!tools) {
    return fail_with(tools.error());
  }
  Result<LedgerFiles> files = read_ledger_files(job.ledger, LedgerShape::Folder);
  if (!files) {
    return fail_with(files.error());
  }
  const LedgerTerms terms{&(*tools)->rates, &lexicon, (*tools)->company, tables_of_rewards()};
  const tl::expected<Ledger, LedgerErrors> ledger = read_ledger(std::move(files->files), terms);
  if (!ledger) {
    return tl::unexpected(ledger.error());
  }
  Result<Report> report =
      compute_reward(RewardLedger{&*ledger, tools->get(), file_name(job.ledger), files->sha256}, job.period, job.today, workshop);
  if (!report) {
    return fail_with(report.error());
  }
  return std::move(*report);
}

std::vector<LedgerTable> tables_of_rewards() {
  return {LedgerTable::Partners, LedgerTable::Statuses, LedgerTable::Clients, LedgerTable::Payments};
}

Result<Report> compute_reward(const RewardLedger& source, Month period, Date today, const Workshop& workshop) {
  const Lexicon& lexicon = workshop.data.lexicon;
  const LedgerTools& tools = *source.tools;
  const Result<LedgerView> view =
      LedgerView::of_month({source.ledger, &tools.rates, &tools.calendar, &lexicon, tools.policy, tools.company, today}, period);
  if (!view) {
    return fail(view.error());
  }
  Evidence evidence;
  evidence.today = today;
  evidence.lexicon = &lexicon;
  evidence.subject = {source.name, "ledger", source.sha256, 0};
  evidence.ledger = &*view;
  Report report = run_rules(workshop.rules, evidence, "reward");
  report.rewards = RewardStatement{period, {}};
  for (const PartnerReward& sums : view->of_period) {
    report.rewards->partners.push_back(reported(sums, *source.ledger, tools.rates));
  }
  for (const LedgerNote& note : source.ledger->notes) {
    report.notes.push_back(describe(note, workshop.data.messages));
  }
  return report;
}

ReportNote describe(const LedgerNote& note, const Messages& messages) {
  ReportNote described{note.code, messages.get("note." + note.code)};
  std::string place = note.where;
  if (!note.detail.empty()) {
    place += (place.empty() ? "" : ": ") + note.detail;
  }
  for (std::string* text : {&described.message.russian, &described.message.english}) {
    *text += place.empty() ? "" : " (" + place + ")";
  }
  return described;
}

}  // namespace sverka
