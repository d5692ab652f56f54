// A site that is written down in a test or in the example of a rule: pages of HTML, the Company's article, switches.
//
//   html      pages, each after lines that begin with %: %url, %status, %header NAME: VALUE, %charset, %fetched SECONDS, %sheet CSS on one
//             line (each answers one linked sheet, in order; %sheet-unread: it could not be had), %robots own=no google=unknown yandex=yes.
//             A line "%page" begins the next one. Without %url: https://partner.example/page
//   article   the Company's article, each paragraph a line, after %url, %equal and %title; "%article" begins the next one
//   crawl     pages that are not read, a line each: address, status, and the reason why the page is not judged
//   policy    switches of link-policy.toml, "link.engines = google", one a line
//
// Pages are read by the product's reader, copies are found and links judged as the site job does it.
#pragma once

#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "audit/evidence.hpp"
#include "checks/link_policy_data.hpp"
#include "readers/html/read_page.hpp"
#include "support/checks_data.hpp"
#include "web/copies.hpp"
#include "web/site.hpp"
#include "web/source_link.hpp"
#include "web/visibility.hpp"

namespace sverka::test {

struct ExampleSite {
  SiteEvidence site;
  std::vector<Article> articles;
  LinkPolicy policy;
  Evidence evidence;
};

inline LinkPolicy default_link_policy() {
  static const LinkPolicy policy = [] {
    auto loaded = load_link_policy(text_of_file(checks_folder() / "data" / "link-policy.toml"), "link-policy.toml");
    demand(loaded);
    return std::move(*loaded);
  }();
  return policy;
}

inline RobotsVerdict robots_verdict(const std::string& text) {
  return text == "no" ? RobotsVerdict::Disallowed : text == "unknown" ? RobotsVerdict::Unavailable : RobotsVerdict::Allowed;
}

// Lines of settings, then what they speak of.
struct ExamplePart {
  std::vector<std::pair<std::string, std::string>> settings;
  std::string body;
};

inline std::vector<ExamplePart> example_parts(const std::string& text, const std::string& divider) {
  std::vector<ExamplePart> parts(1);
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) {
    if (line == divider) {
      parts.emplace_back();
    } else if (line.starts_with("%") && parts.back().body.empty()) {
      const std::size_t space = std::min(line.find(' '), line.size());
      parts.back().settings.emplace_back(line.substr(1, space - 1), line.substr(std::min(space + 1, line.size())));
    } else {
      parts.back().body += line + "\n";
    }
  }
  return parts;
}

inline void set_of_page(const std::string& name, const std::string& value, SitePage& page, std::string& charset) {
  if (name == "url") {
    page.url = page.final_url = page.answer.url = value;
  } else if (name == "status") {
    page.answer.status = std::stoi(value);
  } else if (name == "fetched") {
    page.answer.fetched_at = std::stoll(value);
  } else if (name == "charset") {
    charset = value;
  } else if (name == "header") {
    const std::size_t colon = value.find(':');
    std::string key = value.substr(0, colon);
    std::transform(key.begin(), key.end(), key.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    const std::size_t begin = value.find_first_not_of(' ', colon + 1);
    page.answer.headers.push_back({key, begin == std::string::npos ? "" : value.substr(begin)});
  } else if (name == "sheet") {
    page.sheets.push_back(html::read_style_sheet(value, "utf-8", {}));
  } else if (name == "format") {
    page.format = value;
  } else if (name == "sheet-unread") {
    page.sheets.emplace_back().unread = true;
  } else if (name == "robots") {
    std::istringstream words(value);
    std::string word;
    while (words >> word) {
      const std::string agent = word.substr(0, word.find('='));
      (agent == "own" ? page.own : agent == "google" ? page.google : page.yandex) = robots_verdict(word.substr(word.find('=') + 1));
    }
  } else {
    throw std::runtime_error("a page has no %" + name);
  }
}

inline SitePage example_page(const ExamplePart& part) {
  SitePage page;
  std::string charset;
  page.answer.status = 200;
  page.answer.fetched_at = 1795300000;  // 22 November 2026
  set_of_page("url", "https://partner.example/page", page, charset);
  for (const auto& [name, value] : part.settings) {
    set_of_page(name, value, page, charset);
  }
  if (!page.format.empty()) {
    page.text = plain_text(part.body);
    return page;
  }
  // What stands below is the page after its scripts.
  constexpr std::string_view kRendered = "\n%rendered\n";
  const std::size_t divider = part.body.find(kRendered);
  if (divider != std::string::npos) {
    ExamplePart after{part.settings, part.body.substr(divider + kRendered.size())};
    page.rendered = std::make_shared<SitePage>(example_page(after));
  }
  page.dom = html::read_page(std::string_view(part.body).substr(0, divider), charset, {});
  page.visibility = visibility_of(*page.dom, page.sheets);
  page.text = page_text(*page.dom, page.visibility);
  return page;
}

inline Article example_article(const ExamplePart& part) {
  Article article;
  article.url = "https://just-ai.com/blog/article";
  for (const auto& [name, value] : part.settings) {
    if (name == "url") {
      article.url = value;
    } else if (name == "equal") {
      article.equal_urls.push_back(value);
    } else if (name == "title") {
      article.title = value;
    } else {
      throw std::runtime_error("an article has no %" + name);
    }
  }
  article.text = part.body;
  return article;
}

inline void judge_example(ExampleSite& made) {
  const std::string bytes = build_copy_index(nullptr, made.articles);
  const auto index = open_copy_index(bytes);
  demand(index);
  std::vector<FoundCopy> found;
  for (std::uint32_t page = 0; page < made.site.pages.size(); ++page) {
    for (CopyMatch& match : (*index)->find(made.site.pages[page].text, made.policy.copies)) {
      Article article = (*index)->article(match.article);
      found.push_back({page, std::move(match), std::move(article)});
    }
  }
  judge_copies(made.site, found, made.policy);
}

inline SitePage crawled_page(const std::string& line) {
  SitePage page;
  std::istringstream words(line);
  words >> page.url >> page.answer.status >> page.not_judged;
  page.final_url = page.answer.url = page.url;
  return page;
}

// `sections`: "html", "article", "policy"; others are the caller's.
inline std::unique_ptr<ExampleSite> site_of(std::map<std::string, std::string> sections) {
  auto made = std::make_unique<ExampleSite>();
  made->policy = default_link_policy();
  PolicySettings changed;
  std::istringstream switches(sections["policy"]);
  std::string line;
  while (std::getline(switches, line)) {
    if (const std::size_t equals = line.find(" = "); equals != std::string::npos) {
      changed[line.substr(0, equals)] = {line.substr(equals + 3), "policy"};
    }
  }
  demand(change_link_policy(made->policy, changed));
  std::istringstream crawl(sections["crawl"]);
  while (std::getline(crawl, line)) {
    if (!line.empty()) {
      made->site.pages.push_back(crawled_page(line));
    }
  }
  if (sections.count("html") != 0) {
    for (const ExamplePart& part : example_parts(sections["html"], "%page")) {
      made->site.pages.push_back(example_page(part));
    }
  }
  if (sections.count("article") != 0) {
    for (const ExamplePart& part : example_parts(sections["article"], "%article")) {
      made->articles.push_back(example_article(part));
    }
    judge_example(*made);
  }
  made->evidence.site = &made->site;
  made->evidence.lexicon = &rule_data().lexicon;
  made->evidence.today = *parse_iso_date("2026-11-22");
  return made;
}

}  // namespace sverka::test
