#include "jobs/check_act.hpp"

#include <algorithm>
#include <utility>

#include "audit/rule.hpp"
#include "base/hash.hpp"
#include "checks/paper_lines.hpp"
#include "jobs/compute_reward.hpp"
#include "programme/act/act_view.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

void add_value(Report& report, const std::string& name, const PaperFact& fact) {
  if (!fact.found()) {
    return;
  }
  Value value;
  value.raw = fact.raw;
  value.value = fact.value.empty() ? fact.raw : fact.value;
  value.places = {Place{fact.block, {fact.begin, fact.end}}};
  report.values.emplace(name, std::move(value));
}

void add_party(Report& report, const std::string& side, const ActParty& party) {
  add_value(report, side + "_name", party.name);
  add_value(report, side + "_inn", party.inn);
  add_value(report, side + "_kpp", party.kpp);
  add_value(report, side + (party.ogrn.value.size() == 15 ? "_ogrnip" : "_ogrn"), party.ogrn);
  add_value(report, side + "_legal_address", party.address);
  add_value(report, side + "_account", party.account);
  add_value(report, side + "_bank", party.bank);
  add_value(report, side + "_bic", party.bic);
  add_value(report, side + "_correspondent_account", party.correspondent_account);
  add_value(report, side + "_signatory", party.signatory);
  add_value(report, side + "_position", party.position);
  add_value(report, side + "_basis", party.basis);
  add_value(report, side + "_phone", party.phone);
  add_value(report, side + "_email", party.email);
}

void add_values(Report& report, const ActPaper& act) {
  add_value(report, "act_number", act.number);
  add_value(report, "act_date", act.date);
  add_value(report, "period", act.period);
  add_value(report, "total", act.total);
  add_value(report, "total_in_words", act.total_in_words);
  add_value(report, "vat", act.vat.statement);
  add_party(report, "partner", act.performer);
  add_party(report, "company", act.customer);
}

// Every token is of a value or of the words around it.
Accounting accounted(const Document& document, const Report& report) {
  Accounting counted;
  for (std::uint32_t index = 0; index < document.blocks.size(); ++index) {
    tokenize(document.blocks[index].text, [&](const Token& token, std::string_view) {
      const bool in_value = std::any_of(report.values.begin(), report.values.end(), [&](const auto& value) {
        return std::any_of(value.second.places.begin(), value.second.places.end(), [&](const Place& place) {
          return place.block == index && token.begin >= place.range.begin && token.end <= place.range.end;
        });
      });
      ++counted.tokens;
      ++(in_value ? counted.slot : counted.fixed);
    });
  }
  return counted;
}

}  // namespace

std::vector<std::string> act_scopes() {
  return {"act"};
}

tl::expected<std::unique_ptr<ActLedger>, LedgerErrors> load_act_ledger(const std::optional<std::string>& path, Date today,
                                                                       const Configuration& configuration, const std::string& checks_folder,
                                                                       const Lexicon& lexicon) {
  const auto fail_with = [](Error error) { return tl::unexpected(LedgerErrors{{std::move(error)}, 1}); };
  Result<std::unique_ptr<LedgerTools>> tools = load_ledger_tools(checks_folder, configuration, lexicon);
  if (!tools) {
    return fail_with(tools.error());
  }
  auto made = std::make_unique<ActLedger>();
  made->tools = std::move(*tools);
  if (!path) {
    return made;
  }
  Result<LedgerFiles> files = read_ledger_files(*path, LedgerShape::FolderOrStatement);
  if (!files) {
    return fail_with(files.error());
  }
  const bool is_statement_alone = files->is_statement_alone;
  LedgerTerms terms{&made->tools->rates, &lexicon, made->tools->company, {LedgerTable::Partners, LedgerTable::Payouts}};
  if (is_statement_alone) {
    terms.required.clear();
    terms.payees_are_partners = true;
  }
  tl::expected<Ledger, LedgerErrors> ledger = read_ledger(std::move(files->files), terms);
  if (!ledger) {
    return tl::unexpected(ledger.error());
  }
  made->ledger = std::move(*ledger);
  made->view = LedgerView::of_payouts(
      {&made->ledger, &made->tools->rates, &made->tools->calendar, &lexicon, made->tools->policy, made->tools->company, today});
  return made;
}

Result<CheckedAct> check_act(const ActJob& job, const Workshop& workshop, const ActLedger& ledger, ReaderPool& pool) {
  Result<Document> document = pool.read(job.bytes);
  if (!document) {
    return fail(document.error());
  }
  return check_act(job, std::move(*document), workshop, ledger);
}

CheckedAct check_act(const ActJob& job, Document document, const Workshop& workshop, const ActLedger& ledger) {
  CheckedAct checked;
  checked.document = std::move(document);
  const ActPaper act = read_act(lines_of(checked.document), workshop.data.lexicon);
  const ActView view{&act, ledger.view ? &*ledger.view : nullptr, ledger.tools->company, ledger.tools->policy};
  Evidence evidence;
  evidence.today = job.today;
  evidence.lexicon = &workshop.data.lexicon;
  evidence.subject = {job.name, checked.document.format, sha256_hex(job.bytes), checked.document.pages};
  evidence.document = &checked.document;
  evidence.ledger = view.ledger;
  evidence.act = &view;
  checked.report = run_rules(workshop.rules, evidence, "act");
  add_values(checked.report, act);
  checked.report.accounting = accounted(checked.document, checked.report);
  for (const Note& note : checked.document.notes) {
    checked.report.notes.push_back(describe(note, workshop.data.messages));
  }
  for (const LedgerNote& note : ledger.ledger.notes) {
    checked.report.notes.push_back(describe(note, workshop.data.messages));
  }
  if (view.company.inn.empty()) {
    checked.report.notes.push_back(describe(LedgerNote{"act-company-by-name", "", ""}, workshop.data.messages));
  }
  return checked;
}

}  // namespace sverka
