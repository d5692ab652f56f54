#include "jobs/desk_ledger.hpp"

#include <algorithm>
#include <map>

#include "jobs/check_submission.hpp"
#include "jobs/compute_reward.hpp"
#include "jobs/desk_register.hpp"
#include "store/accounts.hpp"

namespace sverka {
namespace {

constexpr std::size_t kMostMonths = 12;

tl::unexpected<LedgerErrors> one_error(Error error) {
  return tl::unexpected(LedgerErrors{{std::move(error)}, 1});
}

std::map<std::int64_t, std::string> inns_of(const std::vector<PartnerCompany>& partners) {
  std::map<std::int64_t, std::string> inns;
  for (const PartnerCompany& one : partners) {
    inns.emplace(one.id, one.inn);
  }
  return inns;
}

LedgerView::Terms view_terms(const Ledger& ledger, const LedgerTools& tools, const Lexicon& lexicon, Date today) {
  return {&ledger, &tools.rates, &tools.calendar, &lexicon, tools.policy, tools.company, today};
}

// Changes whenever a scan comes, is decided on, or goes.
std::int64_t stamp_of_scans(StoreWork& work) {
  return number_of(work.row("select coalesce(sum(revision), 0) from acts where version > 0"), 0);
}

}  // namespace

LedgerKeeper::LedgerKeeper(Store& store, const Configuration& configuration, std::string checks_folder, const Workshop& acts)
    : store_(store), configuration_(configuration), checks_folder_(std::move(checks_folder)), acts_(acts) {}

tl::expected<Ledger, LedgerErrors> LedgerKeeper::read(std::vector<LedgerFile> files) {
  if (tools_ == nullptr) {
    Result<std::unique_ptr<LedgerTools>> tools = load_ledger_tools(checks_folder_, configuration_, acts_.data.lexicon);
    if (!tools) {
      return one_error(tools.error());
    }
    tools_ = std::move(*tools);
  }
  return read_ledger(std::move(files), {&tools_->rates, &acts_.data.lexicon, tools_->company, tables_of_rewards()});
}

Result<std::vector<LedgerFile>> LedgerKeeper::stored_files(std::int64_t ledger) {
  std::vector<LedgerPaper> papers;
  {
    StoreWork work = store_.reading();
    papers = list_ledger_files(work, ledger);
    if (const Result<void> done = work.commit(); !done) {
      return fail(done.error());
    }
  }
  std::vector<LedgerFile> files;
  for (const LedgerPaper& one : papers) {
    Result<std::string> bytes = store_.papers().read(one.paper);
    if (!bytes) {
      return fail(bytes.error());
    }
    files.push_back({one.name, std::move(*bytes)});
  }
  return files;
}

tl::expected<LedgerImport, LedgerErrors> LedgerKeeper::import(const Actor& actor, std::vector<LedgerFile> files, OtherFiles others,
                                                              Date today) {
  if (files.empty()) {
    return one_error({ErrorCode::Usage, "", "no-file", {}});
  }
  for (const LedgerFile& file : files) {
    if (!is_ledger_file(file.name) || file.bytes.empty()) {
      return one_error({ErrorCode::BadLedger, file.name, file.bytes.empty() ? "ledger-empty-table" : "ledger-not-a-table", {}});
    }
  }
  LedgerImport made;
  {
    const std::lock_guard lock(mutex_);
    std::optional<ImportedLedger> before;
    {
      StoreWork work = store_.reading();
      before = newest_ledger(work);
    }
    if (before && others == OtherFiles::Kept) {
      Result<std::vector<LedgerFile>> kept = stored_files(before->id);
      if (!kept) {
        return one_error(kept.error());
      }
      for (LedgerFile& file : *kept) {
        const bool is_sent = std::any_of(files.begin(), files.end(), [&](const LedgerFile& one) { return one.name == file.name; });
        if (!is_sent) {
          files.push_back(std::move(file));
        }
      }
    }
    std::sort(files.begin(), files.end(), [](const LedgerFile& one, const LedgerFile& other) { return one.name < other.name; });
    for (std::size_t index = 1; index < files.size(); ++index) {
      if (files[index].name == files[index - 1].name) {
        return one_error({ErrorCode::BadLedger, files[index].name, "ledger-file-twice", {}});
      }
    }
    const tl::expected<Ledger, LedgerErrors> ledger = read(files);
    if (!ledger) {
      return tl::unexpected(ledger.error());
    }
    std::vector<LedgerUpload> uploads;
    for (const LedgerFile& file : files) {
      uploads.push_back({file.name, file.bytes});
    }
    ImportedLedger counts;
    counts.sha256 = ledger_hash(files);
    counts.partners = static_cast<std::int64_t>(ledger->partners.size());
    counts.payments = static_cast<std::int64_t>(ledger->payments.size());
    counts.payouts = static_cast<std::int64_t>(ledger->payouts.size());
    Result<ImportedLedger> kept = keep_ledger(store_, actor, uploads, counts);
    if (!kept) {
      return one_error(kept.error());
    }
    made = {std::move(*kept), ledger->notes, ledger->has(LedgerTable::Acts)};
  }
  if (const Result<void> brought = bring_up(today); !brought) {
    return one_error(brought.error());
  }
  return made;
}

Result<void> LedgerKeeper::load(const ImportedLedger& imported) {
  Result<std::vector<LedgerFile>> files = stored_files(imported.id);
  if (!files) {
    return fail(files.error());
  }
  std::vector<std::string> names;
  for (const LedgerFile& file : *files) {
    names.push_back(file.name);
  }
  tl::expected<Ledger, LedgerErrors> ledger = read(std::move(*files));
  if (!ledger) {
    const Error& first = ledger.error().errors.front();
    return fail(ErrorCode::Internal, first.where, "ledger-unreadable", first.reason);
  }
  read_ = {imported, std::move(names), std::make_shared<const Ledger>(std::move(*ledger))};
  return {};
}

Result<std::shared_ptr<const DeskLedger>> LedgerKeeper::current(Date today) {
  const std::lock_guard lock(mutex_);
  return current_locked(today);
}

Result<std::shared_ptr<const DeskLedger>> LedgerKeeper::current_locked(Date today) {
  const std::string day = to_iso(today);
  std::optional<ImportedLedger> newest;
  std::int64_t stamp = 0;
  std::vector<FiledAct> scans;
  std::map<std::int64_t, std::string> inns;
  {
    StoreWork work = store_.reading();
    newest = newest_ledger(work);
    stamp = stamp_of_scans(work);
    const bool is_new = newest && !(desk_ && desk_->imported.id == newest->id && desk_->day == day && desk_->stamp == stamp);
    if (is_new) {
      scans = standing_scans(work, day);
      inns = inns_of(list_partners(work));
    }
    if (const Result<void> done = work.commit(); !done) {
      return fail(done.error());
    }
    if (!newest) {
      return std::shared_ptr<const DeskLedger>();
    }
    if (!is_new) {
      return desk_;
    }
  }
  if (read_.imported.id != newest->id) {
    if (const Result<void> loaded = load(*newest); !loaded) {
      return fail(loaded.error());
    }
  }
  auto made = std::make_shared<DeskLedger>();
  made->imported = *newest;
  made->files = read_.files;
  made->day = day;
  made->stamp = stamp;
  made->with_scans.tools = std::make_unique<LedgerTools>(*tools_);
  made->with_scans.ledger = *read_.ledger;
  add_scans(made->with_scans.ledger, scans, inns);
  made->with_scans.view = LedgerView::of_payouts(view_terms(made->with_scans.ledger, *made->with_scans.tools, acts_.data.lexicon, today));
  desk_ = made;
  rewards_.clear();
  return desk_;
}

Result<const Workshop*> LedgerKeeper::reward_workshop() {
  const std::lock_guard lock(mutex_);
  if (reward_rules_ == nullptr) {
    Result<std::unique_ptr<Workshop>> loaded = load_workshop(checks_folder_, reward_scopes());
    if (!loaded) {
      return fail(loaded.error());
    }
    reward_rules_ = std::move(*loaded);
  }
  return reward_rules_.get();
}

Result<std::shared_ptr<const Report>> LedgerKeeper::rewards(Month period, Date today) {
  const Result<const Workshop*> workshop = reward_workshop();
  if (!workshop) {
    return fail(workshop.error());
  }
  const std::lock_guard lock(mutex_);
  const Result<std::shared_ptr<const DeskLedger>> desk = current_locked(today);
  if (!desk) {
    return fail(desk.error());
  }
  if (*desk == nullptr) {
    return std::shared_ptr<const Report>();
  }
  for (const auto& [month, report] : rewards_) {
    if (month == period) {
      return report;
    }
  }
  const ActLedger& source = (*desk)->with_scans;
  Result<Report> report =
      compute_reward(RewardLedger{&source.ledger, source.tools.get(), "ledger", (*desk)->imported.sha256}, period, today, **workshop);
  if (!report) {
    return fail(report.error());
  }
  if (rewards_.size() >= kMostMonths) {
    rewards_.erase(rewards_.begin());
  }
  rewards_.emplace_back(period, std::make_shared<const Report>(std::move(*report)));
  return rewards_.back().second;
}

Result<void> LedgerKeeper::bring_up(Date today) {
  const std::string day = to_iso(today);
  RegisterState wanted;
  std::vector<PartnerCompany> partners;
  {
    StoreWork work = store_.reading();
    wanted = wanted_register(work, day);
    const bool is_in_step = wanted.ledger == 0 || present_register(work) == wanted;
    partners = is_in_step ? std::vector<PartnerCompany>() : list_partners(work);
    if (const Result<void> done = work.commit(); !done || is_in_step) {
      return done;
    }
  }
  std::vector<DueAct> due;
  {
    const std::lock_guard lock(mutex_);
    if (read_.imported.id != wanted.ledger) {
      std::optional<ImportedLedger> newest;
      {
        StoreWork work = store_.reading();
        newest = newest_ledger(work);
      }
      if (!newest) {
        return {};
      }
      if (const Result<void> loaded = load(*newest); !loaded) {
        return loaded;
      }
      wanted.ledger = newest->id;
    }
    due = due_acts(LedgerView::of_payouts(view_terms(*read_.ledger, *tools_, acts_.data.lexicon, today)), partners);
  }
  const Result<RegisterChange> changed = bring_up_register(store_, wanted, due);
  return changed ? Result<void>() : fail(changed.error());
}

std::unique_ptr<ActLedger> LedgerKeeper::ledger_of_act(const DeskLedger& desk, const FiledAct& act, const std::string& inn, Date today) {
  auto alone = std::make_unique<ActLedger>();
  alone->tools = std::make_unique<LedgerTools>(*desk.with_scans.tools);
  alone->ledger = payout_alone(desk.with_scans.ledger, act, inn);
  alone->view = LedgerView::of_payouts(view_terms(alone->ledger, *alone->tools, acts_.data.lexicon, today));
  return alone;
}

Result<CheckOutcome> LedgerKeeper::check_filed_act(const QueuedCheck& check, Date today, const std::string& version, ReaderPool& pool) {
  const Result<std::string> paper = store_.papers().read(check.act_version->paper);
  if (!paper) {
    return outcome_of_error(paper.error());
  }
  const Result<std::shared_ptr<const DeskLedger>> desk = current(today);
  if (!desk) {
    return fail(desk.error());
  }
  std::string inn;
  {
    StoreWork work = store_.reading();
    const std::optional<PartnerCompany> partner = find_partner(work, check.act->due.partner);
    inn = partner ? partner->inn : std::string();
  }
  if (*desk == nullptr) {
    return fail(ErrorCode::Internal, "", "ledger-unreadable", "an act without a ledger");
  }
  // The scan is as late as it was on the day that it came, also when it is checked again.
  const Date came = parse_iso_date(check.act->scan_on).value_or(today);
  const std::unique_ptr<ActLedger> ledger = ledger_of_act(**desk, *check.act, inn, came);
  const Result<CheckedAct> checked = check_act({check.act_version->paper_name, *paper, came}, acts_, *ledger, pool);
  return checked ? kept_outcome({checked->report, checked->document, nullptr, nullptr}, store_, acts_.data.messages, version)
                 : Result<CheckOutcome>(outcome_of_error(checked.error()));
}

}  // namespace sverka
