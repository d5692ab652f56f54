#include "report/finding_table.hpp"

#include "report/csv_text.hpp"
#include "report/follow_up.hpp"
#include "report/shown.hpp"
#include "report/words.hpp"

namespace sverka {

namespace {

std::string clauses_of(const Finding& finding) {
  std::string list;
  for (const std::string& clause : finding.source) {
    list += (list.empty() ? "" : ", ") + clause;
  }
  return list;
}

std::string status_of(const Finding& finding, const ReportOptions& options) {
  if (options.follow_up == nullptr) {
    return {};
  }
  return options.follow_up->still_open.count(finding.fingerprint) != 0 ? "open" : "new";
}

ReportTable findings_table(const Report& report, const Words& words, const ReportOptions& options) {
  ReportTable table{"findings",
                    {{"url", "clause", "rule", "outcome", "severity", "message", "expected", "observed", "quote", "selector", "advice",
                      "status", "fingerprint"}}};
  for (const Finding& finding : report.findings) {
    std::vector<Location> places = finding.locations;
    places.resize(std::max<std::size_t>(places.size(), 1));
    for (const Location& place : places) {
      table.rows.push_back({place.url, clauses_of(finding), finding.rule, std::string(name_of(finding.outcome)),
                            std::string(name_of(finding.severity)), words.in(finding.message), finding.expected, finding.observed,
                            place.quote, place.selector, words.in(finding.advice), status_of(finding, options), finding.fingerprint});
    }
  }
  return table;
}

ReportTable copies_table(const SiteStatement& site) {
  ReportTable table{"copies", {{"url", "article", "class", "matched_words", "share", "outcome", "construct", "links"}}};
  for (const ReportedCopy& copy : site.copies) {
    std::string links;
    for (const ReportedLink& link : copy.links) {
      links += (links.empty() ? "" : " ") + link.construct + " " + link.href;
    }
    table.rows.push_back({copy.url, copy.article, copy.copy_class, std::to_string(copy.matched_words),
                          std::to_string(static_cast<int>(copy.share * 100 + 0.5)) + "%", copy.outcome, copy.construct, links});
  }
  return table;
}

ReportTable pages_table(const SiteStatement& site) {
  ReportTable table{"pages", {{"url", "final_url", "status", "charset", "google", "yandex", "own", "not_judged"}}};
  for (const ReportedPage& page : site.pages) {
    table.rows.push_back(
        {page.url, page.final_url, std::to_string(page.status), page.charset, page.google, page.yandex, page.own, page.not_judged});
  }
  return table;
}

}  // namespace

std::vector<ReportTable> site_tables(const Report& report, const Messages& messages, const ReportOptions& options) {
  const Words words(messages, options.language);
  std::vector<ReportTable> tables{findings_table(report, words, options)};
  if (report.site) {
    tables.push_back(copies_table(*report.site));
    tables.push_back(pages_table(*report.site));
  }
  return tables;
}

std::string write_findings_csv(const Report& report, const Messages& messages, const ReportOptions& options) {
  std::string text = kCsvMark;
  for (const std::vector<std::string>& row : findings_table(report, Words(messages, options.language), options).rows) {
    std::vector<std::string> cells;
    for (const std::string& cell : row) {
      cells.push_back(csv_cell(shown(cell)));
    }
    text += csv_line(cells);
  }
  return text;
}

}  // namespace sverka
