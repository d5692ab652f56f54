#include "report/site.hpp"

#include <algorithm>
#include <map>

#include "report/html_text.hpp"
#include "report/shown.hpp"

namespace sverka {

namespace {

constexpr std::size_t kUnjudgedShown = 20;
constexpr std::size_t kPagesInHtml = 5000;

void put_page(JsonText& json, const ReportedPage& page) {
  json.open_object();
  json.text("url", page.url).text("final_url", page.final_url);
  json.number("status", static_cast<std::size_t>(std::max(page.status, 0)));
  json.text("charset", page.charset).text("dom", page.dom);
  json.text("google", page.google).text("yandex", page.yandex).text("own", page.own);
  if (!page.not_judged.empty()) {
    json.text("not_judged", page.not_judged);
  }
  json.close_object();
}

void put_copy(JsonText& json, const ReportedCopy& copy) {
  json.open_object();
  json.text("url", copy.url).text("article", copy.article).text("class", copy.copy_class);
  json.number("matched_words", copy.matched_words);
  json.key("share").fraction(copy.share);
  json.text("outcome", copy.outcome).text("construct", copy.construct);
  json.key("links").open_array();
  for (const ReportedLink& link : copy.links) {
    json.open_object().text("href", link.href).text("construct", link.construct);
    json.text("outcome", link.outcome).text("selector", link.selector).close_object();
  }
  json.close_array().close_object();
}

std::size_t judged(const SiteStatement& statement) {
  return static_cast<std::size_t>(
      std::count_if(statement.pages.begin(), statement.pages.end(), [](const ReportedPage& page) { return page.not_judged.empty(); }));
}

std::string percent(double share) {
  return std::to_string(static_cast<int>(share * 100 + 0.5)) + " %";
}

std::string copy_words(const ReportedCopy& copy, const Words& words) {
  return words.say("site.copy." + copy.copy_class,
                   {{"words", std::to_string(copy.matched_words)}, {"share", percent(copy.share)}, {"article", shown(copy.article)}});
}

std::string outcome_words(const ReportedCopy& copy, const Words& words) {
  std::string text = words.say("site.link." + copy.outcome);
  return copy.construct.empty() ? text : text + " (" + copy.construct + ")";
}

// Why a page was not judged; a reason without a sentence is said as it is.
std::string reason_words(const ReportedPage& page, const Words& words) {
  std::string text = words.term("unread." + page.not_judged);
  if (text == "unread." + page.not_judged) {
    text = words.error(Error{ErrorCode::Network, "", page.not_judged, ""});
  }
  return page.status == 0 ? text : text + " (" + std::to_string(page.status) + ")";
}

std::string cell(std::string_view text) {
  return "<td>" + html(text) + "</td>";
}

std::string heading_row(const Words& words, std::initializer_list<std::string_view> keys) {
  std::string row = "<tr>";
  for (const std::string_view key : keys) {
    row += "<th scope=\"col\">" + html(words.say(key)) + "</th>";
  }
  return row + "</tr>";
}

std::string copies_html(const SiteStatement& statement, const Words& words) {
  if (statement.copies.empty()) {
    return {};
  }
  std::string section = "<section><h2>" + html(words.say("site.copies")) + "</h2><table class=\"values\">";
  section += heading_row(words, {"site.page", "site.copied", "site.source-link"});
  for (const ReportedCopy& copy : statement.copies) {
    section += "<tr>" + cell(copy.url) + cell(copy_words(copy, words)) + "<td>" + html(outcome_words(copy, words));
    for (const ReportedLink& link : copy.links) {
      section += "<br><code>" + html(link.construct + " " + link.href) + "</code>";
    }
    section += "</td></tr>";
  }
  return section + "</table></section>";
}

}  // namespace

void put_site(JsonText& json, const SiteStatement& statement) {
  json.key("pages").open_array();
  for (const ReportedPage& page : statement.pages) {
    put_page(json, page);
  }
  json.close_array();
  json.key("copies").open_array();
  for (const ReportedCopy& copy : statement.copies) {
    put_copy(json, copy);
  }
  json.close_array();
}

void put_site(PageText& page, const SiteStatement& statement, const Words& words) {
  page.blank();
  page.paragraph(0, {{Ink::Plain, words.say("site.pages", {{"judged", std::to_string(judged(statement))},
                                                           {"count", std::to_string(statement.pages.size())}})}});
  std::size_t listed = 0;
  for (const ReportedPage& one : statement.pages) {
    if (one.not_judged.empty()) {
      continue;
    }
    if (++listed > kUnjudgedShown) {
      continue;
    }
    page.paragraph(2, {{Ink::Question, "- "}}, {{Ink::Plain, shown(one.url)}, {Ink::Faint, ": " + reason_words(one, words)}});
  }
  if (listed > kUnjudgedShown) {
    page.paragraph(2, {{Ink::Faint, words.say("site.more", {{"count", std::to_string(listed - kUnjudgedShown)}})}});
  }
  if (statement.copies.empty()) {
    return;
  }
  page.blank();
  page.paragraph(0, {{Ink::Strong, words.say("site.copies")}});
  for (const ReportedCopy& copy : statement.copies) {
    const Ink ink = copy.outcome == "passed" ? Ink::Good : copy.outcome == "failed" ? Ink::Error : Ink::Question;
    page.paragraph(2, {{ink, "- "}},
                   {{Ink::Plain, shown(copy.url) + ": " + copy_words(copy, words) + "; "}, {ink, outcome_words(copy, words)}});
  }
}

std::string site_html(const SiteStatement& statement, const Words& words) {
  std::string text = copies_html(statement, words);
  text +=
      "<section><h2>" +
      html(words.say("site.pages", {{"judged", std::to_string(judged(statement))}, {"count", std::to_string(statement.pages.size())}})) +
      "</h2><table class=\"values\">" +
      heading_row(words, {"site.page", "site.status", "site.charset", "site.google", "site.yandex", "site.own", "site.state"});
  std::size_t rows = 0;
  for (const ReportedPage& page : statement.pages) {
    if (++rows > kPagesInHtml) {
      break;
    }
    text += "<tr>" + cell(page.final_url == page.url ? page.url : page.url + " -> " + page.final_url) + cell(std::to_string(page.status)) +
            cell(page.charset) + cell(words.say("site." + page.google)) + cell(words.say("site." + page.yandex)) +
            cell(words.say("site." + page.own)) + cell(page.not_judged.empty() ? words.say("site.judged") : reason_words(page, words)) +
            "</tr>";
  }
  return text + "</table></section>";
}

}  // namespace sverka
