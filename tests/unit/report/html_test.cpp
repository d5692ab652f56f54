#include <gtest/gtest.h>

#include <set>

#include "report/html_marks.hpp"
#include "report/html_text.hpp"
#include "unit/report/example_report.hpp"

namespace sverka::test {
namespace {

std::string page_of(const Example& made, Language language = Language::Russian) {
  ReportOptions options;
  options.language = language;
  options.version = "0.1.0";
  return write_html(made.report, &made.document, &made.sample, &made.alignment, product_messages(), options);
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Every tag that opens closes in its turn; void elements are the few that the report uses.
void expect_balanced(const std::string& page) {
  const std::set<std::string> without_end = {"meta", "br"};
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    if (page[at + 1] == '!') {
      continue;
    }
    const bool is_end = page[at + 1] == '/';
    const std::size_t begin = at + (is_end ? 2 : 1);
    const std::string name = page.substr(begin, page.find_first_of(" >", begin) - begin);
    if (name == "style" && !is_end) {
      at = page.find("</style", at) - 1;
      open.push_back(name);
    } else if (is_end) {
      ASSERT_FALSE(open.empty());
      ASSERT_EQ(open.back(), name) << page.substr(at > 200 ? at - 200 : 0, 260);
      open.pop_back();
    } else if (without_end.count(name) == 0) {
      open.push_back(name);
    }
  }
  EXPECT_TRUE(open.empty());
}

TEST(HtmlReport, HasVerdictFindingsAndTheWholeAgreement) {
  const std::string page = page_of(example());
  for (const char* part :
       {"<html lang=\"ru\">", "<h1>Договор не соответствует шаблону</h1>", "id=\"f1\"", "href=\"#m1\"", "id=\"m1\"", "href=\"#f1\"",
        "<span class=\"lbl\">4.2.</span>", "ЛИЦЕНЗИОННЫЙ ДОГОВОР", "<table class=\"t\">", "Верхний колонтитул", "Экземпляр Лицензиата",
        "<del class=\"rem\">10 (десяти)</del>", "title=\"client_inn\"", "скрытый шрифт", "Sverka 0.1.0"}) {
    EXPECT_TRUE(holds(page, part)) << part;
  }
  expect_balanced(page);
}

TEST(HtmlReport, NeedsNothingFromElsewhereAndRunsNothing) {
  const std::string page = page_of(example());
  for (const char* part : {"<script", "src=", "http://", "https://", "url(", "@import", "<link", "javascript:"}) {
    EXPECT_FALSE(holds(page, part)) << part;
  }
  EXPECT_TRUE(holds(page, "default-src 'none'"));
}

// Every text that comes from outside, in every place where the page shows it.
TEST(HtmlReport, EscapesEverything) {
  const std::string evil = "\"><script>alert(1)</script><img src=x onerror='y'>&amp;\u202e";
  Example made = example();
  made.report.subject.name = evil;
  made.report.sample->name = evil;
  made.report.sample->edition = evil;
  for (Finding& finding : made.report.findings) {
    finding.rule = finding.message.russian = finding.advice.russian = finding.clause = finding.expected = finding.observed = evil;
    finding.before = finding.after = finding.fingerprint = evil;
    finding.source = finding.touches = {evil};
    for (Location& location : finding.locations) {
      location.part = location.clause = location.quote = evil;
    }
  }
  for (Deviation& deviation : made.alignment.deviations) {
    deviation.expected = deviation.observed = evil;
  }
  for (Block& in : made.document.blocks) {
    in.text = evil + in.text;
    in.label = evil;
  }
  made.sample.slots[0].name = evil;
  made.report.values.emplace(evil, Value{evil, evil, evil, {}});
  made.report.rules.push_back({evil, Outcome::Failed});
  made.report.notes.push_back({evil, {evil, evil}});
  made.report.accepted.push_back({evil, evil, evil, evil, evil, evil});
  const std::string page = page_of(made);
  EXPECT_FALSE(holds(page, "<script"));
  EXPECT_FALSE(holds(page, "<img"));
  EXPECT_FALSE(holds(page, "onerror='"));
  EXPECT_FALSE(holds(page, "\u202e"));
  expect_balanced(page);
}

TEST(HtmlReport, WithoutADocumentShowsFindingsOnly) {
  const Example made = example();
  ReportOptions options;
  options.language = Language::English;
  const std::string page = write_html(made.report, nullptr, nullptr, nullptr, product_messages(), options);
  EXPECT_TRUE(holds(page, "<html lang=\"en\">"));
  EXPECT_TRUE(holds(page, "id=\"f1\""));
  EXPECT_FALSE(holds(page, "href=\"#m1\""));
  expect_balanced(page);
}

TEST(HtmlReport, PlacesOutsideTheDocumentBreakNothing) {
  Example made = example();
  made.report.findings[0].locations[0].place = {9999, {5, 10}};
  made.alignment.deviations[0].places = {{1, {4000, 5000}}, {1, {50, 20}}, {77, {0, 1}}};
  made.document.blocks[5].cell = {1, 7, 4000000000u, 3};
  expect_balanced(page_of(made));
}

TEST(HtmlReport, EveryLinkLeadsSomewhere) {
  const std::string page = page_of(example());
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos; at = page.find("href=\"#", at + 1)) {
    const std::size_t begin = at + 7;
    const std::string id = page.substr(begin, page.find('"', begin) - begin);
    EXPECT_TRUE(holds(page, "id=\"" + id + "\"")) << id;
  }
}

TEST(Marks, OverlappingRangesMakeOneElementAPiece) {
  Example made = example();
  Finding wide = finding_at(made.document, 1, {0, 60}, "4.2");
  wide.rule = "wide";
  made.report.findings.push_back(wide);
  Finding crossing = finding_at(made.document, 1, range_of(made.document.blocks[1], "пятнадцати) рабочих"), "4.2");
  crossing.rule = "crossing";
  made.report.findings.push_back(crossing);
  expect_balanced(page_of(made));
}

TEST(HtmlText, KeepsLinesAndNamesUnseenCharacters) {
  EXPECT_EQ(html("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&#39;");
  EXPECT_EQ(html_lines("a\nb"), "a<br>b");
  EXPECT_EQ(html("a\u200bb"), "a<span class=\"cp\">U+200B</span>b");
  EXPECT_EQ(html_attribute("a\u200b\"b\n"), "a[U+200B]&quot;b ");
}

}  // namespace
}  // namespace sverka::test
