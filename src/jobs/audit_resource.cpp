#include "jobs/audit_resource.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "jobs/audit_site.hpp"
#include "jobs/crawl_site.hpp"
#include "jobs/second_look.hpp"
#include "report/words.hpp"
#include "report/write.hpp"

namespace sverka {
namespace {

constexpr int kNotFound = 404;
constexpr int kGone = 410;

AuditOutcome could_not_audit(const Error& error) {
  AuditOutcome outcome;
  outcome.conclusion = "could_not_check";
  outcome.error_code = name_of(error.code);
  outcome.error_reason = error.reason;
  outcome.error_where = error.code == ErrorCode::Internal ? std::string() : error.where;
  return outcome;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? std::string() : std::string(between)) + part;
  }
  return text;
}

// The articles that the finding's page copies without a link that counts, where the finding is about that link.
std::string articles_of(const Report& report, const Finding& finding, const std::string& url) {
  std::vector<std::string> articles;
  if (report.site && std::find(finding.source.begin(), finding.source.end(), "8.4") != finding.source.end()) {
    for (const ReportedCopy& copy : report.site->copies) {
      if (copy.url == url && copy.outcome == "failed" && copy.article.find("://") != std::string::npos) {
        articles.push_back(copy.article);
      }
    }
  }
  return joined(articles, "\n");
}

// In the order in which the report numbers them.
std::vector<AuditFinding> stored_findings(const Report& report, const std::map<std::string, std::int64_t>& fetched_at) {
  std::vector<AuditFinding> findings;
  for (const GroupedFindings& group : grouped(report)) {
    for (const std::size_t index : group.findings) {
      const Finding& from = report.findings[index];
      AuditFinding one;
      one.number = static_cast<std::int64_t>(findings.size() + 1);
      one.rule = from.rule;
      one.outcome = name_of(from.outcome);
      one.severity = name_of(from.severity);
      one.responsible = name_of(from.responsible);
      one.source = joined(from.source, ", ");
      one.message_ru = from.message.russian;
      one.message_en = from.message.english;
      one.advice_ru = from.advice.russian;
      one.advice_en = from.advice.english;
      if (!from.locations.empty()) {
        one.url = from.locations.front().url;
        one.quote = from.locations.front().quote;
      }
      one.quote = one.quote.empty() ? from.observed : one.quote;
      one.articles = articles_of(report, from, one.url);
      const auto fetched = fetched_at.find(one.url);
      one.fetched_at = fetched == fetched_at.end() ? 0 : fetched->second;
      one.fingerprint = from.fingerprint;
      findings.push_back(std::move(one));
    }
  }
  return findings;
}

AuditedPages seen_pages(const Report& report, const std::vector<CrawlNote>& notes) {
  AuditedPages seen;
  seen.whole = is_whole_crawl(notes);
  for (const ReportedPage& page : report.site ? report.site->pages : std::vector<ReportedPage>()) {
    const bool gone = page.status == kNotFound || page.status == kGone;
    if (gone || page.not_judged.empty()) {
      seen.pages[page.url] = seen.pages[page.final_url] = gone ? PageSeen::Gone : PageSeen::Judged;
    }
  }
  return seen;
}

std::vector<Url> seeds_of(const TakenAudit& taken) {
  std::vector<Url> seeds;
  std::set<std::string> texts;
  std::vector<std::string> wanted = {taken.resource.url};
  wanted.insert(wanted.end(), taken.open_pages.begin(), taken.open_pages.end());
  for (const std::string& text : wanted) {
    std::optional<Url> url = parse_url(text);
    if (url && is_web(*url)) {
      url->fragment.reset();
      if (texts.insert(to_text(*url)).second) {
        seeds.push_back(std::move(*url));
      }
    }
  }
  return seeds;
}

// The report and its pages, among the papers.
Result<void> keep_report(const Report& report, Store& store, const AuditBench& bench, AuditOutcome& outcome) {
  ReportOptions options;
  options.version = bench.version;
  const auto keep = [&store](const std::string& text, std::string& name) -> Result<void> {
    Result<std::string> kept = store.papers().keep(text);
    if (kept) {
      name = std::move(*kept);
      return {};
    }
    return fail(kept.error());
  };
  for (const auto& [language, name] : {std::pair{Language::Russian, &outcome.page_ru}, std::pair{Language::English, &outcome.page_en}}) {
    options.language = language;
    if (const auto kept = keep(write_html(report, nullptr, nullptr, nullptr, bench.workshop.data.messages, options), *name); !kept) {
      return kept;
    }
  }
  options.language = Language::Russian;
  return keep(write_json(report, nullptr, options) + "\n", outcome.report);
}

}  // namespace

Result<AuditOutcome> audit_resource(const TakenAudit& taken, Date today, Store& store, const AuditBench& bench) {
  const std::string folder = std::to_string(taken.resource.id) + "-" + std::to_string(taken.run.id);
  Result<std::unique_ptr<EvidenceFolder>> evidence = EvidenceFolder::open(bench.evidence + "/" + folder);
  if (!evidence) {
    return could_not_audit(evidence.error());
  }
  const FetchSettings& settings = bench.settings;
  CrawlJob job{seeds_of(taken), to_iso(today), settings.limits, settings.politeness, settings.scope, bench.readers.documents, {}};
  job.scope.company_hosts.insert(job.scope.company_hosts.end(), bench.links.company_hosts.begin(), bench.links.company_hosts.end());
  const std::unique_ptr<Fetcher> fetcher = bench.fetch.make_fetcher(bench.policy);
  CrawledSite site = crawl_site(job, *fetcher, bench.fetch.domains, evidence->get(), *bench.readers.pages);
  look_again(site, {bench.corpus, &bench.links, settings.compare_agents, settings.politeness.delay_ms}, *fetcher, evidence->get());
  take_looks(site, evidence->get(), *bench.readers.pages);
  if (!(*evidence)->is_sound()) {
    return could_not_audit({ErrorCode::Internal, folder, "evidence-failed", {}});
  }
  if (const std::optional<Error> silent = nothing_answered(site)) {
    return could_not_audit(*silent);
  }
  std::map<std::string, std::int64_t> fetched_at;
  for (const SitePage& page : site.pages) {
    fetched_at[page.final_url] = fetched_at[page.url] = page.answer.fetched_at;
  }
  const std::vector<CrawlNote> notes = site.record.notes;
  Report report = audit_site({std::move(site), today, bench.corpus, bench.links}, bench.workshop);
  report.subject.name = taken.resource.url;
  AuditOutcome outcome;
  outcome.conclusion = name_of(report.conclusion);
  outcome.evidence = folder;
  outcome.pages = static_cast<std::int64_t>(report.site ? report.site->pages.size() : 0);
  outcome.findings = stored_findings(report, fetched_at);
  outcome.seen = seen_pages(report, notes);
  if (const Result<void> kept = keep_report(report, store, bench, outcome); !kept) {
    return fail(kept.error());
  }
  return outcome;
}

}  // namespace sverka
