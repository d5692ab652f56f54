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
  const LedgerTerms terms{&(*tools)->rates,
                          &lexicon,
                          (*tools)->company,
                          {LedgerTable::Partners, LedgerTable::Statuses, LedgerTable::Clients, LedgerTable::Payments}};
  const tl::expected<Ledger, LedgerErrors> ledger = read_ledger(std::move(files->files), terms);
  if (!ledger) {
    return tl::unexpected(ledger.error());
  }
  const Result<LedgerView> view = LedgerView::of_month(
      {&*ledger, &(*tools)->rates, &(*tools)->calendar, &lexicon, (*tools)->policy, (*tools)->company, job.today}, job.period);
  if (!view) {
    return fail_with(view.error());
  }
  Evidence evidence;
  evidence.today = job.today;
  evidence.lexicon = &lexicon;
  evidence.subject = {file_name(job.ledger), "ledger", files->sha256, 0};
  evidence.ledger = &*view;
  Report report = run_rules(workshop.rules, evidence, "reward");
  report.rewards = RewardStatement{job.period, {}};
  for (const PartnerReward& sums : view->of_period) {
    report.rewards->partners.push_back(reported(sums, *ledger, (*tools)->rates));
  }
  for (const LedgerNote& note : ledger->notes) {
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
