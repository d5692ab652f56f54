#include "jobs/notice_letter.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "jobs/notice_terms.hpp"
#include "report/notice.hpp"
#include "store/schedule.hpp"

namespace sverka {
namespace {

std::vector<std::string> split(const std::string& text, std::string_view between) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(between, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + between.size();
  }
  return parts;
}

// The report that would have said these violations: what the writer of letters takes.
Report report_of(const WebResource& resource, const std::vector<Violation>& violations, const std::string& evidence) {
  Report report;
  report.job = "site";
  report.subject.name = resource.url;
  report.subject.sha256 = evidence;
  report.site.emplace();
  std::set<std::pair<std::string, std::string>> copies;
  for (const Violation& violation : violations) {
    const AuditFinding& from = violation.finding;
    Finding finding;
    finding.rule = from.rule;
    finding.severity = from.severity == "warning" ? Severity::Warning : Severity::Error;
    finding.source = split(from.source, ", ");
    finding.message = {from.message_ru, from.message_en};
    finding.advice = {from.advice_ru, from.advice_en};
    finding.observed = from.quote;
    Location location;
    location.url = from.url;
    location.quote = from.quote;
    location.in_document = false;
    finding.locations.push_back(std::move(location));
    report.findings.push_back(std::move(finding));
    for (const std::string& article : split(from.articles, "\n")) {
      if (!copies.insert({from.url, article}).second) {
        continue;
      }
      ReportedCopy copy;
      copy.url = from.url;
      copy.article = article;
      copy.outcome = "failed";
      report.site->copies.push_back(std::move(copy));
    }
  }
  return report;
}

}  // namespace

WrittenNotice write_letter(const Notice& notice, const WebResource& resource, const std::vector<Violation>& violations,
                           const std::string& evidence, const std::string& moment, const NoticeOffice& office) {
  WrittenNotice written;
  written.days.sent = moscow_day(moment);
  written.days.due = notice_due(written.days.sent, office.checks);
  NoticeTerms terms{written.days.sent, written.days.due, {}};
  for (const Violation& violation : violations) {
    if (violation.finding.fetched_at != 0) {
      terms.fetched_at[violation.finding.url] = violation.finding.fetched_at;
    }
  }
  const Report report = report_of(resource, violations, evidence);
  written.text = write_notice_text(report, terms, office.messages);
  written.html = write_notice_html(report, terms, office.messages);
  if (office.can_write()) {
    const std::string subject =
        fill(office.messages.get("notice.subject").russian, {{"number", std::to_string(notice.id)}, {"resource", resource.host}});
    written.composed =
        office.module.compose({office.settings.from, notice.recipient.empty() ? resource.recipient() : notice.recipient,
                               office.settings.reply_to, subject, written.text, written.html, notice.message_id, seconds_of(moment)});
  }
  return written;
}

}  // namespace sverka
