#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/fetch_policy.hpp"
#include "cli/site_setting.hpp"
#include "fetch/browser.hpp"
#include "fetch/evidence.hpp"
#include "fetch/fetcher.hpp"
#include "jobs/audit_site.hpp"
#include "jobs/crawl_site.hpp"
#include "jobs/notice_terms.hpp"
#include "jobs/render_site.hpp"
#include "jobs/second_look.hpp"
#include "jobs/spreadsheet.hpp"
#include "jobs/workshop.hpp"
#include "report/follow_up.hpp"
#include "report/notice.hpp"
#include "report/write.hpp"

namespace sverka {

namespace {

constexpr std::size_t kReportBytes = std::size_t{256} << 20;
constexpr std::size_t kProgressEvery = 25;

// "example.com" is meant as a person writes it.
Result<std::vector<Url>> parse_seeds(const std::vector<std::string>& texts) {
  std::vector<Url> seeds;
  for (const std::string& text : texts) {
    const bool bare = text.find("://") == std::string::npos;
    std::optional<Url> url = parse_url(bare ? "https://" + text : text);
    if (!url || !is_web(*url)) {
      return fail(ErrorCode::Usage, text, "usage-url");
    }
    url->fragment.reset();
    seeds.push_back(std::move(*url));
  }
  return seeds;
}

// Where the answers of a crawl are kept: what was asked for, or a folder that goes with this value, where scripts are to be run and
// nothing was asked for.
class EvidencePlace {
 public:
  explicit EvidencePlace(const SiteArguments& arguments) : path_(arguments.evidence.value_or("")) {
    if (path_.empty() && arguments.render) {
      std::error_code problem;
      path_ = (std::filesystem::temp_directory_path(problem) / "sverka-evidence-XXXXXX").string();
      is_ours_ = ::mkdtemp(path_.data()) != nullptr;
      path_ = is_ours_ ? path_ : "";
    }
  }
  EvidencePlace(const EvidencePlace&) = delete;
  EvidencePlace& operator=(const EvidencePlace&) = delete;
  ~EvidencePlace() {
    if (is_ours_) {
      std::error_code problem;
      std::filesystem::remove_all(path_, problem);
    }
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool is_ours_ = false;
};

// Without a browser the pages are judged as they are, and a note says so.
void render_pages(CrawledSite& site, const Setting& setting, const LinkPolicy& links, const CopyIndex* corpus, Fetcher& fetcher,
                  EvidenceFolder& evidence) {
  BrowserTerms terms;
  terms.program = setting.configuration.fetch.browser;
  terms.user_agent = user_agent_of(setting.configuration.fetch);
  const Result<std::unique_ptr<Browser>> browser = open_browser(path_of_module("libsverka-browser.so"), terms);
  if (!browser) {
    site.record.notes.push_back({"render-no-browser", 0, browser.error().where});
    evidence.keep(site.record.notes.back());
    return;
  }
  render_site(site, {corpus, links.copies}, **browser, fetcher, evidence);
}

Result<CrawledSite> crawl(const SiteArguments& arguments, const Setting& setting, const LinkPolicy& links, const CopyIndex* corpus,
                          const CommonOptions& options, const MaterialReaders& readers) {
  Result<std::vector<Url>> seeds = parse_seeds(arguments.urls);
  if (!seeds) {
    return fail(seeds.error());
  }
  const FetchSettings& settings = setting.configuration.fetch;
  const Result<FetchPolicy> policy = policy_of(settings);
  if (!policy) {
    return fail(policy.error());
  }
  const Result<FetchModule> module = open_fetch_module(path_of_module("libsverka-fetch.so"));
  if (!module) {
    return fail(module.error());
  }
  const EvidencePlace place(arguments);
  std::unique_ptr<EvidenceFolder> evidence;
  if (!place.path().empty()) {
    Result<std::unique_ptr<EvidenceFolder>> opened = EvidenceFolder::open(place.path());
    if (!opened) {
      return fail(opened.error());
    }
    evidence = std::move(*opened);
    if (evidence->record().ended) {
      evidence->forget_answers();
    }
  }
  CrawlJob job{std::move(*seeds), to_iso(setting.today), settings.limits, settings.politeness, settings.scope, readers.documents, {}};
  job.scope.company_hosts.insert(job.scope.company_hosts.end(), links.company_hosts.begin(), links.company_hosts.end());
  const bool shows_progress = !options.quiet && ::isatty(STDERR_FILENO) != 0;
  if (shows_progress) {
    job.progress = [](std::size_t read, std::size_t waiting) {
      if (read % kProgressEvery == 0) {
        std::fprintf(stderr, "\r%zu + %zu ", read, waiting);
      }
    };
  }
  const std::unique_ptr<Fetcher> fetcher = module->make_fetcher(*policy);
  CrawledSite site = crawl_site(job, *fetcher, module->domains, evidence.get(), *readers.pages);
  if (shows_progress) {
    std::fputs("\r                    \r", stderr);
  }
  look_again(site, {corpus, &links, settings.compare_agents, settings.politeness.delay_ms}, *fetcher, evidence.get());
  take_looks(site, evidence.get(), *readers.pages);
  if (arguments.render && evidence) {
    render_pages(site, setting, links, corpus, *fetcher, *evidence);
    take_renderings(site, *evidence, *readers.pages);
  }
  if (evidence && !evidence->is_sound()) {
    return fail(ErrorCode::Usage, place.path(), "evidence-failed");
  }
  return site;
}

Result<CrawledSite> crawl_or_replay(const SiteArguments& arguments, const Setting& setting, const LinkPolicy& links,
                                    const CopyIndex* corpus, const CommonOptions& options, const MaterialReaders& readers) {
  if (!arguments.from) {
    return arguments.urls.empty() ? Result<CrawledSite>(fail(ErrorCode::Usage, "", "usage-url-missing"))
                                  : crawl(arguments, setting, links, corpus, options, readers);
  }
  if (!arguments.urls.empty()) {
    return fail(ErrorCode::Usage, arguments.urls.front(), "usage-from-with-url");
  }
  const Result<std::unique_ptr<EvidenceFolder>> folder = EvidenceFolder::open_to_read(*arguments.from);
  Result<CrawledSite> site = folder ? replay_crawl(**folder, links.company_hosts, readers) : Result<CrawledSite>(fail(folder.error()));
  if (site) {
    take_looks(*site, folder->get(), *readers.pages);
    take_renderings(*site, **folder, *readers.pages);
  }
  return site;
}

Result<std::string> render(const Report& report, const Sink& sink, const Messages& messages, ReportOptions options) {
  options.colour = options.colour && sink.is_standard_output();
  switch (sink.format()) {
    case Format::Text:
      return write_text(report, messages, options);
    case Format::Json:
      return write_json(report, nullptr, options) + "\n";
    case Format::Csv:
      return write_findings_csv(report, messages, options);
    case Format::Xlsx:
      return write_workbook(site_tables(report, messages, options), path_of_module("libsverka-xlsx.so"));
    case Format::Html:
      break;
  }
  return write_html(report, nullptr, nullptr, nullptr, messages, options);
}

Result<void> write_report(const Report& report, Setting& setting, const Messages& messages) {
  for (Sink& sink : setting.sinks) {
    const Result<std::string> text = render(report, sink, messages, setting.report);
    if (!text) {
      return fail(text.error());
    }
    Result<void> written = sink.write(*text, "site");
    if (written) {
      written = sink.finish();
    }
    if (!written) {
      return written;
    }
  }
  return {};
}

bool is_html_name(const std::string& path) {
  return path.ends_with(".html") || path.ends_with(".htm");
}

Result<void> write_notices(const SiteArguments& arguments, const Report& report, const NoticeTerms& terms, const Messages& messages) {
  for (const std::string& path : arguments.notices) {
    if (!has_violations(report)) {
      break;  // there is nothing to write to a partner of
    }
    const bool html = is_html_name(path);
    Sink sink(html ? Format::Html : Format::Text, path);
    Result<void> written =
        sink.write(html ? write_notice_html(report, terms, messages) : write_notice_text(report, terms, messages), "notice");
    if (written) {
      written = sink.finish();
    }
    if (!written) {
      return written;
    }
  }
  return {};
}

// A letter goes to a partner only after two fetches apart in time (8.7): what was seen once is said.
void note_unconfirmed(const SiteArguments& arguments, Report& report, const std::optional<FollowUp>& beside, const Messages& messages) {
  const auto count = std::count_if(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
    return finding.outcome == Outcome::Failed && (!beside || beside->still_open.count(finding.fingerprint) == 0);
  });
  if (arguments.notices.empty() || count == 0) {
    return;
  }
  ReportNote note{"notice-unconfirmed", messages.get("note.notice-unconfirmed")};
  for (std::string* text : {&note.message.russian, &note.message.english}) {
    *text += " (" + std::to_string(count) + ")";
  }
  report.notes.push_back(std::move(note));
}

Result<void> check_notices(const SiteArguments& arguments) {
  for (const std::string& path : arguments.notices) {
    if (!is_html_name(path) && !path.ends_with(".txt")) {
      return fail(ErrorCode::Usage, path, "usage-notice");
    }
  }
  return {};
}

}  // namespace

Result<Exit> run_site_command(const SiteArguments& arguments, const CommonOptions& options) {
  Result<Setting> made = make_setting(options);
  if (!made) {
    return fail(made.error());
  }
  Setting& setting = *made;
  if (const Result<void> checked = check_notices(arguments); !checked) {
    return fail(checked.error());
  }
  const Result<std::unique_ptr<PagePool>> pool = start_page_readers(setting);
  if (!pool) {
    return fail(pool.error());
  }
  const Result<std::unique_ptr<ReaderPool>> documents = start_all_readers(setting);
  if (!documents) {
    return fail(documents.error());
  }
  const Result<std::unique_ptr<Workshop>> workshop = load_workshop(setting.places.checks, site_scopes());
  if (!workshop) {
    return fail(workshop.error());
  }
  Result<OpenCorpus> opened = open_corpus(arguments.corpus.value_or(""));
  if (!opened) {
    return fail(opened.error());
  }
  const std::unique_ptr<CopyIndex>& corpus = opened->index;
  Result<LinkPolicy> policy = link_policy(setting, corpus.get());
  if (!policy) {
    return fail(policy.error());
  }
  Result<CrawledSite> site = crawl_or_replay(arguments, setting, *policy, corpus.get(), options, {documents->get(), pool->get()});
  if (!site) {
    return fail(site.error());
  }
  if (std::optional<Error> silent = nothing_answered(*site)) {
    return fail(std::move(*silent));
  }
  // An audit of kept evidence is of the day on which it was gathered, unless another one is asked for.
  const std::optional<Date> kept_day = parse_iso_date(site->record.day);
  const Date today = options.today.empty() && kept_day ? *kept_day : setting.today;
  NoticeTerms terms = notice_terms(*site, setting.today, setting.places.checks);
  Report report = audit_site({std::move(*site), today, corpus.get(), std::move(*policy)}, **workshop);
  std::optional<FollowUp> beside;
  if (arguments.previous) {
    const Result<std::string> text = read_file(*arguments.previous, kReportBytes);
    const Result<EarlierReport> earlier = text ? read_report_json(*text, *arguments.previous) : Result<EarlierReport>(fail(text.error()));
    if (!earlier) {
      return fail(earlier.error());
    }
    beside = follow_up(report, *earlier);
    setting.report.follow_up = &*beside;
  }
  note_unconfirmed(arguments, report, beside, (*workshop)->data.messages);
  if (const Result<void> written = write_report(report, setting, (*workshop)->data.messages); !written) {
    return fail(written.error());
  }
  if (const Result<void> written = write_notices(arguments, report, terms, (*workshop)->data.messages); !written) {
    return fail(written.error());
  }
  return exit_of(report.conclusion);
}

}  // namespace sverka
