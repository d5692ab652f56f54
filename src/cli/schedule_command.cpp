#include <cstdio>
#include <utility>

#include "cli/commands.hpp"
#include "cli/fetch_policy.hpp"
#include "cli/site_setting.hpp"
#include "cli/store_place.hpp"
#include "jobs/audit_site.hpp"
#include "jobs/run_schedule.hpp"
#include "store/schedule.hpp"

namespace sverka {

namespace {

constexpr std::size_t kHolderLetters = 16;
constexpr std::int64_t kNoonSeconds = 12 * 3600;

// The time of the system, or of a day that was asked for: its noon in Moscow, from which time goes on.
std::function<std::string()> clock_of(const CommonOptions& options, Date today) {
  if (options.today.empty()) {
    return utc_now;
  }
  const std::string began = utc_now(), noon = utc_after(moscow_midnight(today), kNoonSeconds);
  return [began, noon] { return utc_after(noon, seconds_of(utc_now()) - seconds_of(began)); };
}

void say_tally(const ScheduleTally& tally, const Messages& messages, Language language) {
  const std::pair<const char*, std::size_t> lines[] = {{"queued", tally.queued},   {"audited", tally.audited},  {"failed", tally.failed},
                                                       {"overdue", tally.overdue}, {"letters", tally.letters},  {"put-off", tally.put_off},
                                                       {"refused", tally.refused}, {"in-doubt", tally.in_doubt}};
  bool anything = false;
  for (const auto& [key, count] : lines) {
    if (count != 0) {
      std::puts(fill(messages.get(std::string("schedule.") + key).in(language), {{"count", std::to_string(count)}}).c_str());
      anything = true;
    }
  }
  if (!anything) {
    std::puts(messages.get("schedule.nothing").in(language).c_str());
  }
}

}  // namespace

Result<Exit> run_schedule_command(const CommonOptions& options) {
  Result<Setting> made = make_setting(options);
  if (!made) {
    return fail(made.error());
  }
  const Setting& setting = *made;
  const Configuration& configuration = setting.configuration;
  // Confined children first, before there is any thread.
  const Result<std::unique_ptr<PagePool>> pages = start_page_readers(setting);
  if (!pages) {
    return fail(pages.error());
  }
  const Result<std::unique_ptr<ReaderPool>> documents = start_all_readers(setting);
  if (!documents) {
    return fail(documents.error());
  }
  const Result<std::unique_ptr<Workshop>> workshop = load_workshop(setting.places.checks, site_scopes());
  if (!workshop) {
    return fail(workshop.error());
  }
  const Result<OpenCorpus> corpus = open_corpus(configuration.schedule.corpus);
  if (!corpus) {
    return fail(corpus.error());
  }
  Result<LinkPolicy> links = link_policy(setting, corpus->index.get());
  if (!links) {
    return fail(links.error());
  }
  Result<FetchPolicy> policy = policy_of(configuration.fetch);
  if (!policy) {
    return fail(policy.error());
  }
  const Result<FetchModule> fetch = open_fetch_module(path_of_module("libsverka-fetch.so"));
  if (!fetch) {
    return fail(fetch.error());
  }
  const Result<StorePlace> place = store_place(configuration);
  if (!place) {
    return fail(place.error());
  }
  const Result<std::unique_ptr<Store>> store = open_store(*place);
  if (!store) {
    return fail(store.error());
  }
  if (!make_private(place->evidence)) {
    return fail(ErrorCode::Usage, place->evidence, "store-place");
  }
  const AuditBench bench{**workshop,
                         *fetch,
                         std::move(*policy),
                         configuration.fetch,
                         std::move(*links),
                         corpus->index.get(),
                         {documents->get(), pages->get()},
                         place->evidence,
                         setting.report.version};
  const ScheduleJob job{audit_terms(configuration), (*store)->module().random_token().substr(0, kHolderLetters),
                        clock_of(options, setting.today)};
  const Result<MailModule> mail = open_mail_module(path_of_module("libsverka-mail.so"));
  if (!mail) {
    return fail(mail.error());
  }
  const NoticeOffice office{(*workshop)->data.messages, setting.places.checks, *mail, configuration.mail};
  const Result<ScheduleTally> tally = run_schedule(job, **store, bench, office);
  if (!tally) {
    return fail(tally.error());
  }
  if (!options.quiet) {
    say_tally(*tally, (*workshop)->data.messages, setting.report.language);
  }
  return tally->failed + tally->refused + tally->in_doubt == 0 ? Exit::Conforms : Exit::NeedsReview;
}

}  // namespace sverka
