#include <algorithm>

#include "report/compared.hpp"
#include "report/html_document.hpp"
#include "report/html_pages.hpp"
#include "report/html_style.hpp"
#include "report/html_text.hpp"
#include "report/rewards.hpp"
#include "report/shown.hpp"
#include "report/site.hpp"
#include "report/words.hpp"
#include "report/write.hpp"

namespace sverka {

namespace {

constexpr std::size_t kPlacesShown = 6;
constexpr std::string_view kDocumentSection = "<section class=\"doc\" id=\"text\">";

std::string element(std::string_view tag, const std::string& inner_html) {
  return "<" + std::string(tag) + ">" + inner_html + "</" + std::string(tag) + ">";
}

class HtmlReport {
 public:
  HtmlReport(const Report& report, const Document* document, const Messages& messages, const ReportOptions& options)
      : report_(report), document_(document), words_(messages, options.language), options_(options) {
    number_findings();
  }

  std::string write(const Template* sample, const Alignment* alignment) {
    put_head();
    out_ += shows_text() ? "<main class=\"columns two\">\n" : "<main class=\"columns\">\n";
    out_ += "<div class=\"list\">\n";
    put_findings();
    if (report_.rewards) {
      out_ += rewards_html(*report_.rewards, words_);
    }
    if (report_.site) {
      out_ += site_html(*report_.site, words_);
    }
    put_accepted();
    put_notes();
    put_values();
    put_rules();
    out_ += "</div>\n";
    if (shows_text()) {
      put_document(sample, alignment);
    }
    out_ += "</main>\n";
    put_foot();
    return std::move(out_);
  }

 private:
  bool shows_text() const { return document_ != nullptr && (!document_->blocks.empty() || has_pages(*document_)); }

  void number_findings() {
    numbers_.resize(report_.findings.size(), 0);
    std::size_t number = 0;
    for (const GroupedFindings& group : grouped(report_)) {
      for (const std::size_t index : group.findings) {
        numbers_[index] = ++number;
      }
    }
  }

  std::string said(std::string_view key) const { return html(words_.say(key)); }

  void put_head() {
    const std::string verdict = html(words_.conclusion(report_));
    out_ += "<!DOCTYPE html>\n<html lang=\"";
    out_ += options_.language == Language::Russian ? "ru" : "en";
    out_ +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n";
    // No script can run and nothing can be fetched, whatever stands in the checked document.
    out_ +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n";
    out_ += "<title>" + html_attribute(report_.subject.name) + " - " + html_attribute(words_.conclusion(report_)) + "</title>\n";
    out_ += "<style>" + std::string(kHtmlStyle) + "</style>\n</head>\n<body>\n";
    out_ += shows_text() ? "<a class=\"skip\" href=\"#text\">" + said(words_.of_job(report_, "html.skip")) + "</a>\n" : "";
    out_ += "<header class=\"top " + std::string(name_of(report_.conclusion)) + "\">\n" + element("h1", verdict) + "\n";
    put_counts();
    put_meta();
    out_ += "</header>\n";
  }

  void put_counts() {
    std::string counts;
    for (const GroupedFindings& group : grouped(report_)) {
      counts += (counts.empty() ? "" : ", ") + words_.count(name_of(group.group), group.findings.size());
    }
    out_ += element("p", html(counts.empty() ? words_.say("nothing-found") : counts)) + "\n";
  }

  void put_meta() {
    out_ += "<dl class=\"meta\">";
    std::string file = html(report_.subject.name);
    if (report_.subject.pages != 0) {
      file += ", " + html(words_.count("pages", report_.subject.pages));
    }
    put_pair(report_.site ? "site.resource" : "file", file);
    if (report_.rewards) {
      put_pair("reward.period", html(month_words(report_.rewards->period, options_.language)));
    } else if (!report_.site) {
      put_template();
    }
    put_pair("checked-on", html(date_words(report_.today, options_.language)));
    put_pair("html.sha256", "<code>" + html(report_.subject.sha256) + "</code>");
    out_ += "</dl>\n";
  }

  void put_template() {
    put_pair("template", html(report_.sample ? template_words(*report_.sample, words_) : words_.say("template-none")));
  }

  void put_pair(std::string_view key, const std::string& value_html) {
    if (!value_html.empty()) {
      out_ += "<dt>" + said(key) + "</dt><dd>" + value_html + "</dd>";
    }
  }

  void put_findings() {
    for (const GroupedFindings& group : grouped(report_)) {
      const std::string name(name_of(group.group));
      out_ += "<section class=\"" + name + "\">\n" + element("h2", said("group." + name)) + "\n<ol class=\"findings\">\n";
      for (const std::size_t index : group.findings) {
        put_finding(report_.findings[index], numbers_[index]);
      }
      out_ += "</ol>\n</section>\n";
    }
  }

  void put_finding(const Finding& finding, std::size_t number) {
    const std::string digits = std::to_string(number);
    out_ += "<li class=\"f\" id=\"f" + digits + "\"><span class=\"no\">" + digits + "</span>\n";
    out_ += "<p class=\"what\">" + html(words_.in(finding.message)) + "</p>\n";
    const std::string place = places_words(finding, words_, kPlacesShown);
    const bool is_marked =
        document_ != nullptr && std::any_of(finding.locations.begin(), finding.locations.end(), [this](const Location& location) {
          return location.in_document ? location.place.block < document_->blocks.size()
                                      : location.page != 0 && location.page <= document_->page_sizes.size();
        });
    if (!place.empty() || is_marked) {
      out_ += "<p class=\"where\">" + html(place);
      if (is_marked) {
        out_ += std::string(place.empty() ? "" : " ") + "<a class=\"go\" href=\"#m" + digits + "\">" +
                said(has_pages(*document_) ? "html.show-on-page" : "html.show") + "</a>";
      }
      out_ += "</p>\n";
    }
    put_texts(finding);
    if (!words_.in(finding.advice).empty()) {
      out_ += "<p class=\"advice\">" + said("advice") + ": " + html(words_.in(finding.advice)) + "</p>\n";
    }
    put_basis(finding);
    out_ += "</li>\n";
  }

  void put_texts(const Finding& finding) {
    const ComparedTexts texts = compare_texts(finding, options_.language);
    std::string rows;
    if (!texts.expected.empty()) {
      rows += row("expected", in_context(finding, texts.expected));
    }
    if (!texts.observed.empty()) {
      rows += row("observed", in_context(finding, texts.observed));
    } else if (!texts.expected.empty() && finding.deviation_class) {
      rows += row("observed", said("absent"));
    } else if (texts.expected.empty() && finding.observed.empty() && !finding.locations.empty() &&
               !finding.locations.front().quote.empty()) {
      rows += row("observed", html(finding.locations.front().quote));
    }
    rows += letters_row(finding) + touches_row(finding);
    if (!rows.empty()) {
      out_ += "<dl>" + rows + "</dl>\n";
    }
  }

  std::string row(std::string_view key, const std::string& value_html) const {
    return value_html.empty() ? value_html : "<dt>" + said(words_.of_job(report_, std::string(key))) + "</dt><dd>" + value_html + "</dd>";
  }

  static std::string in_context(const Finding& finding, const std::vector<DifferencePart>& parts) {
    std::string text;
    if (!finding.before.empty()) {
      text += "<span class=\"ctx\">... " + html(finding.before) + "</span> ";
    }
    for (const DifferencePart& part : parts) {
      switch (part.change) {
        case Change::Same:
          text += html_lines(part.text);
          break;
        case Change::Removed:
          text += element("del", html_lines(part.text));
          break;
        case Change::Added:
          text += element("ins", html_lines(part.text));
          break;
      }
    }
    if (!finding.after.empty()) {
      text += " <span class=\"ctx\">" + html(finding.after) + " ...</span>";
    }
    return text;
  }

  std::string letters_row(const Finding& finding) const {
    std::string list;
    for (const SwappedLetter& letter : swapped_letters(finding)) {
      const std::string key = letter.expected.empty() ? "letter-inserted" : "letter-swapped";
      list += list.empty() ? "" : "; ";
      list += html(words_.say(key, {{"observed", shown(letter.observed)},
                                    {"observed_code", code_point_name(letter.observed_code)},
                                    {"expected", shown(letter.expected)},
                                    {"expected_code", code_point_name(letter.expected_code)}}));
    }
    return row("letters", list);
  }

  std::string touches_row(const Finding& finding) const {
    std::string list;
    for (const std::string& touched : finding.touches) {
      list += (list.empty() ? "" : ", ") + html(words_.say("touch." + touched));
    }
    return row("touches", list);
  }

  void put_basis(const Finding& finding) {
    const std::string source = source_words(finding.source, words_);
    out_ += "<p class=\"basis\">";
    if (!source.empty()) {
      out_ += html(source) + "; " + said("responsible." + std::string(name_of(finding.responsible))) + " ";
    }
    out_ += "<span class=\"rule\">" + html(finding.rule) + "</span></p>\n";
  }

  void put_accepted() {
    if (report_.accepted.empty()) {
      return;
    }
    out_ += "<section>" + element("h2", said("accepted")) + "<ul class=\"plain\">";
    for (const Amendment& amendment : report_.accepted) {
      out_ += element(
          "li",
          html(words_.say("accepted-line",
                          {{"clause", amendment.clause}, {"approved_by", amendment.approved_by}, {"approved_on", amendment.approved_on}})));
    }
    out_ += "</ul></section>\n";
  }

  void put_notes() {
    if (report_.notes.empty()) {
      return;
    }
    out_ += "<section>" + element("h2", said("reading-notes")) + "<ul class=\"plain\">";
    for (const ReportNote& note : report_.notes) {
      out_ += element("li", html(words_.in(note.message)));
    }
    out_ += "</ul></section>\n";
  }

  void put_values() {
    const std::vector<ShownValue> values = shown_values(report_, words_);
    if (values.empty()) {
      return;
    }
    out_ += "<section>" + element("h2", said(words_.of_job(report_, "values"))) + "<table class=\"values\"><thead><tr><th scope=\"col\">" +
            said("html.value-name") + "</th><th scope=\"col\">" + said("html.value-raw") + "</th></tr></thead><tbody>\n";
    for (const ShownValue& value : values) {
      const std::string normal = value.normal.empty() ? std::string() : "<br><span class=\"normal\">" + html(value.normal) + "</span>";
      out_ += "<tr><td>" + html(value.name) + "</td><td>" + html(value.raw) + normal + "</td></tr>\n";
    }
    out_ += "</tbody></table></section>\n";
  }

  void put_rules() {
    if (report_.rules.empty()) {
      return;
    }
    out_ += "<section>" + element("h2", said("html.rules")) + "<details><summary>" + html(words_.count("rules", report_.rules.size())) +
            "</summary><ul class=\"rules\">\n";
    for (const RuleOutcome& rule : report_.rules) {
      out_ += "<li><code>" + html(rule.id) + "</code> " + said("outcome." + std::string(name_of(rule.outcome))) + "</li>\n";
    }
    out_ += "</ul></details>";
    if (report_.rewards || report_.site) {
      out_ += "</section>\n";
      return;
    }
    const Accounting& counted = report_.accounting;
    out_ += "<p class=\"legend\">" +
            html(words_.say(words_.of_job(report_, "accounting"), {{"tokens", std::to_string(counted.tokens)},
                                                                   {"fixed", std::to_string(counted.fixed)},
                                                                   {"slot", std::to_string(counted.slot)},
                                                                   {"typographic", std::to_string(counted.typographic)},
                                                                   {"layout", std::to_string(counted.layout)},
                                                                   {"deviating", std::to_string(counted.deviating)}})) +
            "</p></section>\n";
  }

  void put_document(const Template* sample, const Alignment* alignment) {
    out_ +=
        std::string(kDocumentSection) + element("h2", said(words_.of_job(report_, has_pages(*document_) ? "html.pages" : "html.document")));
    out_ += "<p class=\"legend\"><span class=\"slot\">" + said("legend.slot") + "</span><del>" + said("legend.removed") + "</del><ins>" +
            said("legend.added") + "</ins><span class=\"val\">" + said("legend.value") + "</span><span class=\"hid\">" +
            said("legend.hidden") + "</span></p>\n";
    const std::vector<std::vector<Mark>> marks = marks_of(report_, numbers_, *document_, sample, alignment);
    if (has_pages(*document_)) {
      out_ += html_pages(*document_, marks, page_marks_of(report_, numbers_, *document_), words_);
    } else {
      out_ += "<div class=\"paper\">\n" + html_document(*document_, marks, words_) + "</div>";
    }
    out_ += "</section>\n";
  }

  void put_foot() {
    out_ += "<footer>" + html(words_.say("html.footer", {{"version", options_.version}})) + "</footer>\n</body>\n</html>\n";
  }

  const Report& report_;
  const Document* document_;
  Words words_;
  const ReportOptions& options_;
  std::vector<std::size_t> numbers_;
  std::string out_;
};

}  // namespace

std::string write_html(const Report& report, const Document* document, const Template* sample, const Alignment* alignment,
                       const Messages& messages, const ReportOptions& options) {
  return HtmlReport(report, document, messages, options).write(sample, alignment);
}

std::string_view marked_text_of(std::string_view page) {
  const std::size_t from = page.find(kDocumentSection);
  const std::size_t to = page.rfind("</main>");
  return from == std::string_view::npos || to == std::string_view::npos || to < from ? std::string_view() : page.substr(from, to - from);
}

}  // namespace sverka
