// A partner's web resource as it was fetched and read: what the audit judges. Nothing here does IO; times are values.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "document/web_page.hpp"
#include "web/copies.hpp"
#include "web/links.hpp"
#include "web/names.hpp"
#include "web/page_text.hpp"
#include "web/text_hints.hpp"
#include "web/visibility.hpp"

namespace sverka {

struct PageLooks;  // web/page_looks.hpp

struct HeaderField {
  std::string name;  // lower case
  std::string value;
  bool operator==(const HeaderField&) const = default;
};

// One answer of one address, as the evidence keeps it.
struct FetchedAnswer {
  std::string url;
  int status = 0;  // 0: no answer, see problem
  std::string ip;
  std::int64_t fetched_at = 0;  // seconds since 1970, UTC
  std::vector<HeaderField> headers;
  std::string body;     // decoded of gzip and br
  std::string problem;  // reason key: "fetch-timeout", "fetch-address-refused", "fetch-too-large", ...; empty: none
  std::string problem_detail;
};

// May an agent fetch a page, as robots.txt says.
enum class RobotsVerdict : std::uint8_t { Allowed, Disallowed, Unavailable };

struct SitePage {
  std::string url;        // as it was found
  std::string final_url;  // after redirects
  FetchedAnswer answer;   // of the final address; its body may be dropped once read
  std::string body_sha256;
  std::vector<std::string> redirects;  // addresses on the way
  RobotsVerdict own = RobotsVerdict::Allowed, google = RobotsVerdict::Allowed, yandex = RobotsVerdict::Allowed;
  std::optional<WebPage> dom;      // none for what is not HTML, or was not fetched
  std::string format;              // "pdf", "docx", "text" of what is no HTML but was read: it has text only
  std::vector<StyleSheet> sheets;  // linked ones, in their order
  std::string not_judged;          // reason key, if the page cannot be judged
  bool given = false;              // its address was given, not found
  PageVisibility visibility;
  std::vector<PageParagraph> text;
  std::vector<TextHints> hints;  // one a paragraph; without them rules read all
  // The same page after its scripts were run, with tree, sheets, visibility and text of its own; null: they were not.
  std::shared_ptr<const SitePage> rendered;
  // What a person reads is made by scripts: dom, visibility and text are those of the rendered page.
  bool made_by_scripts = false;
  std::shared_ptr<const PageLooks> looks;     // at it, after the first one; null: none
  std::optional<std::vector<NameUse>> names;  // of the Company and its product, found once for all rules; without it they look
};

// One article that one page copies, with the judgement of its source link: the outcome of its best link.
struct JudgedCopy {
  std::uint32_t page = 0;  // of SiteEvidence::pages; the last one of a copy that is spread over several
  CopyMatch match;
  std::string article;  // its address, else its title
  std::string title;    // of the article
  LinkOutcome outcome = LinkOutcome::FailedError;
  std::string construct;  // of the best link; empty: no link at all
  std::vector<JudgedLink> links;
};

// What a job about a web resource judges.
struct SiteEvidence {
  std::vector<SitePage> pages;
  std::vector<JudgedCopy> copies;
  std::map<std::string, std::string> decided;  // policy switches that decided something, with their values
  bool complete = true;                        // false: a limit cut the crawl short
};

}  // namespace sverka
