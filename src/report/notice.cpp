#include "report/notice.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

#include "report/html_style.hpp"
#include "report/html_text.hpp"
#include "report/shown.hpp"
#include "report/words.hpp"

namespace sverka {

namespace {

constexpr std::size_t kQuote = 300;  // columns
constexpr std::int64_t kMoscow = 3 * 3600;

bool is_violation(const Finding& finding) {
  return finding.outcome == Outcome::Failed && finding.severity != Severity::Note && finding.responsible == Responsible::Partner;
}

struct PageViolations {
  std::string url;
  std::vector<const Finding*> findings;
};

// By page, in the order of the report; what is about no one page comes last.
std::vector<PageViolations> by_page(const Report& report) {
  std::vector<PageViolations> pages;
  for (const Finding& finding : report.findings) {
    if (!is_violation(finding)) {
      continue;
    }
    const std::string url = finding.locations.empty() ? std::string() : finding.locations.front().url;
    auto page = std::find_if(pages.begin(), pages.end(), [&](const PageViolations& one) { return one.url == url; });
    if (page == pages.end()) {
      page = pages.insert(pages.end(), PageViolations{url, {}});
    }
    page->findings.push_back(&finding);
  }
  std::stable_sort(pages.begin(), pages.end(),
                   [](const PageViolations& left, const PageViolations& right) { return left.url.empty() < right.url.empty(); });
  return pages;
}

std::string time_words(std::int64_t seconds) {
  const std::int64_t moscow = seconds + kMoscow;
  const std::chrono::sys_days day{std::chrono::floor<std::chrono::days>(std::chrono::seconds(moscow))};
  const std::int64_t minutes = (moscow % 86400) / 60;
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return date_words(Date(day), Language::Russian) + " " + two(minutes / 60) + ":" + two(minutes % 60);
}

std::string clause_list(const Finding& finding) {
  std::string list;
  for (const std::string& clause : finding.source) {
    list += (list.empty() ? "" : ", ") + clause;
  }
  return list;
}

bool is_about_source_link(const Finding& finding) {
  return std::find(finding.source.begin(), finding.source.end(), "8.4") != finding.source.end();
}

// The articles that the page copies without a link that counts; none where the advice gives the line itself.
std::vector<std::string> articles_of(const Report& report, const Finding& finding, const std::string& url) {
  std::vector<std::string> articles;
  if (report.site && finding.advice.russian.find("<a href") == std::string::npos) {
    for (const ReportedCopy& copy : report.site->copies) {
      if (copy.url == url && copy.outcome == "failed" && copy.article.find("://") != std::string::npos) {
        articles.push_back(copy.article);
      }
    }
  }
  return articles;
}

std::string quote_of(const Finding& finding) {
  const std::string& quote =
      finding.locations.empty() || finding.locations.front().quote.empty() ? finding.observed : finding.locations.front().quote;
  return cut_to(shown(quote), kQuote);
}

class Letter {
 public:
  Letter(const Report& report, const NoticeTerms& terms, const Messages& messages) : report_(report), terms_(terms), messages_(messages) {}

  std::string say(const std::string& key, const MessageValues& values = {}) const {
    return fill(messages_.get("notice." + key).russian, values);
  }
  std::string head() const { return say("head", {{"resource", shown(report_.subject.name)}, {"sent", date(terms_.sent)}}); }
  std::string term() const { return say("term", {{"due", date(terms_.due)}}); }
  std::string objection() const { return say("objection", {{"evidence", report_.subject.sha256.substr(0, 16)}}); }
  std::string page_line(const PageViolations& page) const {
    const auto fetched = terms_.fetched_at.find(page.url);
    if (page.url.empty()) {
      return say("resource");
    }
    return fetched == terms_.fetched_at.end() ? say("page", {{"url", shown(page.url)}})
                                              : say("page-at", {{"url", shown(page.url)}, {"time", time_words(fetched->second)}});
  }
  std::string clause_line(const Finding& finding) const {
    return say("clause", {{"clauses", clause_list(finding)}, {"message", shown(finding.message.russian)}});
  }
  // A line to be put into the page as it stands.
  std::string ready_line(const std::string& article) const { return say("ready-line", {{"article", html_attribute(article)}}); }

 private:
  static std::string date(Date day) { return date_words(day, Language::Russian); }

  const Report& report_;
  const NoticeTerms& terms_;
  const Messages& messages_;
};

}  // namespace

bool has_violations(const Report& report) {
  return std::any_of(report.findings.begin(), report.findings.end(), is_violation);
}

std::string write_notice_text(const Report& report, const NoticeTerms& terms, const Messages& messages) {
  const Letter letter(report, terms, messages);
  std::string text = letter.say("title") + "\n\n" + letter.head() + "\n";
  std::size_t number = 0;
  for (const PageViolations& page : by_page(report)) {
    text += "\n" + letter.page_line(page) + "\n";
    for (const Finding* finding : page.findings) {
      text += "\n  " + std::to_string(++number) + ". " + letter.clause_line(*finding) + "\n";
      const std::string quote = quote_of(*finding);
      text += quote.empty() ? "" : "     " + letter.say("quote", {{"quote", quote}}) + "\n";
      const std::string advice = shown(finding->advice.russian);
      text += advice.empty() ? "" : "     " + letter.say("advice", {{"advice", advice}}) + "\n";
      if (is_about_source_link(*finding)) {
        for (const std::string& article : articles_of(report, *finding, page.url)) {
          text += "     " + letter.say("ready") + " " + letter.ready_line(article) + "\n";
        }
      }
    }
  }
  return text + "\n" + letter.term() + "\n" + letter.objection() + "\n";
}

std::string write_notice_html(const Report& report, const NoticeTerms& terms, const Messages& messages) {
  const Letter letter(report, terms, messages);
  std::string text =
      "<!DOCTYPE html>\n<html lang=\"ru\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>" +
      html_attribute(letter.say("title")) + "</title>\n<style>" + std::string(kHtmlStyle) + "</style>\n</head>\n<body>\n<h1>" +
      html(letter.say("title")) + "</h1>\n<p>" + html(letter.head()) + "</p>\n";
  std::size_t number = 0;
  for (const PageViolations& page : by_page(report)) {
    text += "<section><h2>" + html(letter.page_line(page)) + "</h2>\n<ol class=\"findings\">\n";
    for (const Finding* finding : page.findings) {
      text += "<li class=\"f\"><span class=\"no\">" + std::to_string(++number) + "</span><p class=\"what\">" +
              html(letter.clause_line(*finding)) + "</p>";
      const std::string quote = quote_of(*finding);
      text += quote.empty() ? "" : "<blockquote>" + html(quote) + "</blockquote>";
      text += finding->advice.russian.empty() ? "" : "<p class=\"advice\">" + html(finding->advice.russian) + "</p>";
      if (is_about_source_link(*finding)) {
        for (const std::string& article : articles_of(report, *finding, page.url)) {
          text += "<p>" + html(letter.say("ready")) + "</p><pre>" + html(letter.ready_line(article)) + "</pre>";
        }
      }
      text += "</li>\n";
    }
    text += "</ol></section>\n";
  }
  return text + "<p><b>" + html(letter.term()) + "</b></p>\n<p>" + html(letter.objection()) + "</p>\n</body>\n</html>\n";
}

}  // namespace sverka
