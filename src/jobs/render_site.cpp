#include "jobs/render_site.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "jobs/polite_fetch.hpp"
#include "web/stored_text.hpp"
#include "web/url.hpp"
#include "web/words.hpp"

namespace sverka {

namespace {

constexpr std::size_t kWordsOfShell = 25;
constexpr std::ptrdiff_t kElementsOfContent = 5;

bool has_scripts(const WebPage& page) {
  return std::any_of(page.nodes.begin(), page.nodes.end(), [](const WebNode& node) {
    return is_element(node, "script") ||
           std::any_of(node.attributes.begin(), node.attributes.end(), [](const WebAttribute& one) { return one.name.starts_with("on"); });
  });
}

// What a script may ask for; the look of a page is judged by its own style sheets.
bool is_answered(const BrowserRequest& request) {
  static constexpr std::array<std::string_view, 5> kKinds = {"document", "script", "empty", "worker", "style"};
  return (request.method == "GET" || request.method == "HEAD") &&
         (request.destination.empty() || std::find(kKinds.begin(), kKinds.end(), request.destination) != kKinds.end());
}

FetchedAnswer empty_answer(const std::string& url, int status) {
  FetchedAnswer answer;
  answer.url = url;
  answer.status = status;
  return answer;
}

class SiteRendering {
 public:
  SiteRendering(CrawledSite& site, const RenderJob& job, Browser& browser, Fetcher& fetcher, EvidenceFolder& evidence)
      : site_(site), job_(job), browser_(browser), fetch_(fetcher, site.robots, 0), evidence_(evidence) {}

  void run() {
    std::size_t rendered = 0, left = 0;
    std::string example;
    for (const SitePage& page : site_.pages) {
      const auto tree = site_.trees.find(page.url);
      if (tree == site_.trees.end() || !matters(tree->second)) {
        continue;
      }
      if (rendered == job_.pages) {
        example = left++ == 0 ? page.final_url : example;
        continue;
      }
      ++rendered;
      page_ = page.final_url;
      const RenderedMarkup made = browser_.render(page.final_url, [this](const BrowserRequest& request) { return answer(request); });
      evidence_.keep_rendering(page.url, made.problem.empty() ? made.markup : "", made.problem);
    }
    if (left != 0) {
      site_.record.notes.push_back({"render-pages", left, example});
      evidence_.keep(site_.record.notes.back());
    }
  }

 private:
  bool matters(std::uint32_t number) const {
    const std::optional<WebPage> dom = site_.archive.look(number);
    if (!dom || !has_scripts(*dom)) {
      return false;
    }
    const std::vector<PageParagraph> text = page_text(*dom, {});
    if (is_shell(*dom, text)) {
      return true;
    }
    return job_.corpus != nullptr && (copies_something(text) || copies_something(stored_text(*dom)));
  }

  bool copies_something(const std::vector<PageParagraph>& text) const {
    const std::vector<CopyMatch> found = job_.corpus->find(text, job_.copies);
    return std::any_of(found.begin(), found.end(), [](const CopyMatch& match) { return match.kind != CopyClass::Quotation; });
  }

  FetchedAnswer answer(const BrowserRequest& request) {
    std::optional<Url> url = parse_url(request.url);
    if (!url || !is_web(*url) || !is_answered(request)) {
      return empty_answer(request.url, 204);
    }
    url->fragment.reset();
    const std::string address = to_text(*url);
    if (std::optional<FetchedAnswer> kept = evidence_.answer(address); kept && kept->problem.empty()) {
      return std::move(*kept);
    }
    const bool is_frame = request.destination == "document" && address != page_;
    if (is_frame || !fetch_.allows(*url)) {
      return empty_answer(address, 404);
    }
    FetchRequest wanted;
    wanted.url = address;
    FetchedAnswer fetched = fetch_.ask(std::move(wanted));
    evidence_.keep(fetched);
    return fetched;
  }

  CrawledSite& site_;
  const RenderJob& job_;
  Browser& browser_;
  PoliteFetch fetch_;
  EvidenceFolder& evidence_;
  std::string page_;
};

}  // namespace

bool is_shell(const WebPage& page, const std::vector<PageParagraph>& text) {
  // A gallery, a form or a list of links has few words too.
  const auto count = [&](const auto& holds) { return std::count_if(page.nodes.begin(), page.nodes.end(), holds); };
  if (count([](const WebNode& node) { return is_element(node, "script"); }) == 0 ||
      count([](const WebNode& node) { return is_element(node, "img") || is_element(node, "form") || is_element(node, "a"); }) >=
          kElementsOfContent) {
    return false;
  }
  std::vector<MarkedWord> words;
  for (const PageParagraph& paragraph : text) {
    if (paragraph.place == TextPlace::Shown && paragraph.seen && words.size() < kWordsOfShell) {
      add_words(paragraph.text, 0, words);
    }
  }
  return words.size() < kWordsOfShell;
}

void render_site(CrawledSite& site, const RenderJob& job, Browser& browser, Fetcher& fetcher, EvidenceFolder& evidence) {
  SiteRendering(site, job, browser, fetcher, evidence).run();
}

namespace {

// Style sheets that scripts made the page ask for, as the browser got them.
void add_sheets(CrawledSite& site, const std::string& address, const WebPage& page, const EvidenceFolder& evidence, PagePool& pool) {
  const std::optional<Url> own = parse_url(address);
  const std::optional<Url> base = own ? parse_url(base_of(page), *own) : std::nullopt;
  for (const SheetReference& reference : referenced_sheets(page)) {
    std::optional<Url> url = own ? parse_url(reference.address, base ? *base : *own) : std::nullopt;
    if (!url) {
      continue;
    }
    url->fragment.reset();
    const std::string text = to_text(*url);
    const std::optional<FetchedAnswer> answer = site.sheets.count(text) == 0 ? evidence.answer(text) : std::nullopt;
    if (answer) {
      site.sheets.emplace(text, read_site_sheet(*answer, pool));
    }
  }
}

}  // namespace

void take_renderings(CrawledSite& site, const EvidenceFolder& evidence, PagePool& pool) {
  for (const auto& [url, kept] : evidence.record().renderings) {
    const std::optional<std::string> markup = kept.problem.empty() ? evidence.rendering(kept.body) : std::nullopt;
    Result<WebPage> page = markup ? pool.read_page(*markup, "utf-8") : Result<WebPage>(fail(ErrorCode::Internal, url, kept.problem));
    if (page) {
      add_sheets(site, url, *page, evidence, pool);
      site.renderings.emplace(url, std::move(*page));
    } else {
      site.not_rendered[url] = kept.problem.empty() ? "render-failed" : kept.problem;
    }
  }
  if (!site.not_rendered.empty()) {
    site.record.notes.push_back({"render-failed", site.not_rendered.size(), site.not_rendered.begin()->first});
  }
}

}  // namespace sverka
