#include "jobs/audit_site.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "audit/rule.hpp"
#include "base/hash.hpp"
#include "jobs/render_site.hpp"
#include "jobs/site_copies.hpp"
#include "jobs/site_statement.hpp"
#include "web/words.hpp"

namespace sverka {

namespace {

constexpr std::size_t kPagesOfBatch = 1000;
constexpr std::size_t kMemoryOfBatch = std::size_t{96} << 20;

// Limits after which nobody can say that the whole of a site was looked at; a trap that was left is not among them.
constexpr std::array<std::string_view, 5> kCuts{"crawl-pages", "crawl-depth", "crawl-time", "crawl-bytes", "crawl-interrupted"};

void judge_robots(SitePage& page, const std::map<std::string, RobotsAnswer>& robots) {
  const std::optional<Url> url = parse_url(page.final_url);
  const auto found = url ? robots.find(origin_of(*url)) : robots.end();
  if (found == robots.end()) {
    page.own = page.google = page.yandex = RobotsVerdict::Unavailable;
    return;
  }
  const RobotsVerdicts verdicts = judge(found->second, *url);
  page.own = verdicts.own;
  page.google = verdicts.google;
  page.yandex = verdicts.yandex;
}

// The style sheets of a site as its pages ask for them, each taken apart once.
class SiteSheets {
 public:
  explicit SiteSheets(const std::map<std::string, StyleSheet>& sheets) : sheets_(sheets) { unread_.unread = true; }

  std::vector<const SheetIndex*> of(const SitePage& page) {
    const std::optional<Url> address = parse_url(page.final_url);
    std::optional<Url> base = address ? parse_url(base_of(*page.dom), *address) : std::nullopt;
    base = base ? base : address;
    std::vector<const SheetIndex*> wanted;
    for (const SheetReference& reference : referenced_sheets(*page.dom)) {
      std::optional<Url> url = base ? parse_url(reference.address, *base) : std::nullopt;
      if (url) {
        url->fragment.reset();
      }
      wanted.push_back(&index_of(url ? to_text(*url) : std::string(), reference.media));
    }
    return wanted;
  }

 private:
  const SheetIndex& index_of(const std::string& address, const std::string& media) {
    const auto sheet = sheets_.find(address);
    // Addresses that nothing is known of have one index together.
    std::unique_ptr<SheetIndex>& index = indexes_[{sheet == sheets_.end() ? std::string() : address, media}];
    if (!index) {
      index = std::make_unique<SheetIndex>(sheet == sheets_.end() ? unread_ : sheet->second, media);
    }
    return *index;
  }

  const std::map<std::string, StyleSheet>& sheets_;
  StyleSheet unread_;
  std::map<std::pair<std::string, std::string>, std::unique_ptr<SheetIndex>> indexes_;
};

std::string name_of(const CrawlRecord& record) {
  std::string name;
  for (const std::string& seed : record.seeds) {
    name += (name.empty() ? "" : " ") + seed;
  }
  return name;
}

// What was audited, in one number: addresses, statuses and bodies.
std::string hash_of(const CrawledSite& site) {
  std::string all;
  for (const SitePage& page : site.pages) {
    all += page.final_url + ' ' + std::to_string(page.answer.status) + ' ' + page.body_sha256 + '\n';
  }
  return sha256_hex(all);
}

std::vector<ReportNote> notes_of(const CrawlRecord& record, const Messages& messages) {
  std::vector<ReportNote> notes;
  for (const CrawlNote& note : record.notes) {
    ReportNote described{note.code, messages.get("note." + note.code)};
    std::string detail = note.count == 0 ? std::string() : std::to_string(note.count);
    detail += note.example.empty() ? "" : (detail.empty() ? "" : ", ") + note.example;
    for (std::string* text : {&described.message.russian, &described.message.english}) {
      *text += detail.empty() ? "" : " (" + detail + ")";
    }
    notes.push_back(std::move(described));
  }
  return notes;
}

// Outcomes of one rule over parts of a site: the gravest counts.
int gravity(Outcome outcome) {
  switch (outcome) {
    case Outcome::Failed:
      return 3;
    case Outcome::CannotTell:
      return 2;
    case Outcome::Passed:
      return 1;
    case Outcome::Inapplicable:
      break;
  }
  return 0;
}

int rank(const Finding& finding) {
  if (finding.severity == Severity::Note) {
    return 2;
  }
  return finding.outcome == Outcome::Failed && finding.severity == Severity::Error ? 0 : 1;
}

class SiteAudit {
 public:
  SiteAudit(SiteJob job, const Workshop& workshop) : job_(std::move(job)), workshop_(workshop) {}

  Report run() {
    evidence_.today = job_.today;
    evidence_.lexicon = &workshop_.data.lexicon;
    evidence_.subject = {name_of(job_.site.record), "site", hash_of(job_.site), static_cast<std::uint32_t>(job_.site.pages.size())};
    find_copying_pages();
    std::size_t next = 0;
    do {
      SiteEvidence batch = take_batch(next);
      judge_batch(batch);
    } while (next < job_.site.pages.size());
    std::stable_sort(report_.findings.begin(), report_.findings.end(),
                     [](const Finding& left, const Finding& right) { return rank(left) < rank(right); });
    std::sort(statement_.pages.begin(), statement_.pages.end(), [](const ReportedPage& left, const ReportedPage& right) {
      return std::tie(left.url, left.final_url) < std::tie(right.url, right.final_url);
    });
    report_.site = std::move(statement_);
    if (job_.corpus == nullptr) {
      job_.site.record.notes.push_back({"no-corpus", 0, ""});
    }
    std::stable_sort(job_.site.record.notes.begin(), job_.site.record.notes.end(),
                     [](const CrawlNote& one, const CrawlNote& other) { return one.code < other.code; });
    report_.notes = notes_of(job_.site.record, workshop_.data.messages);
    return std::move(report_);
  }

 private:
  // Of a site that is judged in parts: whether a block with a link is the frame's, or stands on all copies of one article, only the whole
  // tells. Pages without any words of an article are known from then on.
  void find_copying_pages() {
    if (job_.corpus == nullptr || job_.site.trees.size() <= kPagesOfBatch) {
      return;
    }
    copying_.emplace();
    for (const auto& [url, number] : job_.site.trees) {
      const std::optional<WebPage> dom = job_.site.archive.look(number);
      const std::vector<PageParagraph> text = dom ? page_text(*dom, {}) : std::vector<PageParagraph>();
      for (const CopyMatch& match : job_.corpus->find(text, job_.policy.copies)) {
        (*copying_)[match.article].push_back(number);
      }
    }
  }

  // The first batch has all pages that are not judged, which take no room, so that rules about them see them together.
  SiteEvidence take_batch(std::size_t& next) {
    SiteEvidence batch;
    numbers_.clear();
    batch.complete = is_whole_crawl(job_.site.record.notes);
    std::vector<SitePage>& pages = job_.site.pages;
    if (next == 0) {
      std::stable_partition(pages.begin(), pages.end(), [this](const SitePage& page) { return job_.site.trees.count(page.url) == 0; });
    }
    std::size_t memory = 0, trees = 0;
    while (next < pages.size() && trees < kPagesOfBatch && memory < kMemoryOfBatch) {
      SitePage page = std::move(pages[next++]);
      const auto tree = job_.site.trees.find(page.url);
      numbers_.push_back(tree == job_.site.trees.end() ? kNone : tree->second);
      prepare(page);
      memory += page.dom ? memory_of(*page.dom) : 0;
      trees += page.dom ? 1 : 0;
      batch.pages.push_back(std::move(page));
    }
    return batch;
  }

  void prepare(SitePage& page) {
    judge_robots(page, job_.site.robots);
    const auto tree = job_.site.trees.find(page.url);
    if (tree == job_.site.trees.end()) {
      page.hints = hints_of(page.text);
      page.names = find_names(page.text, brands_, {}, page.hints);
      return;
    }
    page.dom = job_.site.archive.take(tree->second);
    if (!page.dom) {
      page.not_judged = "page-lost";
      return;
    }
    read(page);
    if (page.given && is_login_wall(page)) {
      page.not_judged = "page-login";
    }
    take_rendering(page);
    take_looks_at(page);
    page.hints = hints_of(page.text);
    page.names = find_names(page.text, brands_, {links_to_company(*page.dom, brands_)}, page.hints);
  }

  // The trees of other looks are only ever held for pages that are judged.
  void take_looks_at(SitePage& page) {
    const auto kept = job_.site.other_looks.find(page.final_url);
    if (kept == job_.site.other_looks.end() && job_.site.targets.empty()) {
      return;
    }
    auto looks = std::make_shared<PageLooks>();
    looks->targets = job_.site.targets;
    for (const KeptLook& look : kept == job_.site.other_looks.end() ? std::vector<KeptLook>() : kept->second) {
      OtherLook other{look.as, look.status, look.problem, nullptr};
      if (std::optional<WebPage> dom = look.tree ? job_.site.archive.look(*look.tree) : std::nullopt) {
        auto seen = std::make_shared<SitePage>();
        seen->url = page.url;
        seen->final_url = page.final_url;
        seen->own = page.own;
        seen->google = page.google;
        seen->yandex = page.yandex;
        seen->answer.status = look.status;
        seen->answer.headers = look.headers;
        seen->dom = std::move(dom);
        seen->visibility = visibility_of(*seen->dom, sheets_.of(*seen));
        seen->looks = std::make_shared<PageLooks>(PageLooks{{}, job_.site.targets});
        other.page = std::move(seen);
      }
      looks->others.push_back(std::move(other));
    }
    page.looks = std::move(looks);
  }

  void read(SitePage& page) {
    page.visibility = visibility_of(*page.dom, sheets_.of(page));
    page.text = page_text(*page.dom, page.visibility);
  }

  // An address that was given and asks for a password with next to nothing else on the page. That a site has such a page is nothing to tell
  // of.
  static bool is_login_wall(const SitePage& page) {
    constexpr std::size_t kWordsOfWall = 60;
    const bool asks = std::any_of(page.dom->nodes.begin(), page.dom->nodes.end(), [](const WebNode& node) {
      const std::string* const type = is_element(node, "input") ? attribute(node, "type") : nullptr;
      return type != nullptr && *type == "password";
    });
    std::vector<MarkedWord> words;
    for (const PageParagraph& paragraph : page.text) {
      if (asks && paragraph.seen && paragraph.place == TextPlace::Shown && words.size() < kWordsOfWall) {
        add_words(paragraph.text, 0, words);
      }
    }
    return asks && words.size() < kWordsOfWall;
  }

  // A page that only scripts fill is judged as they leave it; of another one both states are compared.
  void take_rendering(SitePage& page) {
    const auto found = job_.site.renderings.find(page.url);
    if (found == job_.site.renderings.end()) {
      page.not_judged = is_shell(*page.dom, page.text) ? "page-shell" : page.not_judged;
      return;
    }
    auto rendered = std::make_shared<SitePage>(page);
    rendered->dom = std::move(found->second);
    read(*rendered);
    if (is_shell(*page.dom, page.text) || copies_more(*rendered, page)) {
      page = std::move(*rendered);
      page.made_by_scripts = true;
    } else {
      page.rendered = std::move(rendered);
    }
  }

  // Scripts put an article on the page that its source does not show.
  bool copies_more(const SitePage& rendered, const SitePage& page) const {
    if (job_.corpus == nullptr) {
      return false;
    }
    const auto copied = [&](const SitePage& one) {
      std::vector<std::uint32_t> articles;
      for (const CopyMatch& match : job_.corpus->find(one.text, job_.policy.copies)) {
        if (match.kind != CopyClass::Quotation) {
          articles.push_back(match.article);
        }
      }
      std::sort(articles.begin(), articles.end());
      return articles;
    };
    const std::vector<std::uint32_t> before = copied(page), after = copied(rendered);
    return !std::includes(before.begin(), before.end(), after.begin(), after.end());
  }

  void judge_batch(SiteEvidence& batch) {
    if (job_.corpus != nullptr) {
      find_site_copies(batch, *job_.corpus, job_.policy, job_.site.frame, numbers_, copying_ ? &*copying_ : nullptr);
    }
    evidence_.site = &batch;
    add(run_rules(workshop_.rules, evidence_, "site"));
    add_to_statement(statement_, batch, job_.policy);
    evidence_.site = nullptr;
  }

  void add(Report part) {
    if (report_.job.empty()) {
      report_ = std::move(part);
      return;
    }
    std::move(part.findings.begin(), part.findings.end(), std::back_inserter(report_.findings));
    for (std::size_t i = 0; i < report_.rules.size(); ++i) {
      if (gravity(part.rules[i].outcome) > gravity(report_.rules[i].outcome)) {
        report_.rules[i].outcome = part.rules[i].outcome;
      }
    }
    report_.conclusion = std::max(report_.conclusion, part.conclusion);
  }

  SiteJob job_;
  const Workshop& workshop_;
  SiteSheets sheets_{job_.site.sheets};
  const BrandRules brands_ = make_brand_rules(workshop_.data.lexicon);
  Evidence evidence_;
  Report report_;
  SiteStatement statement_;
  std::optional<CopyingPages> copying_;
  std::vector<std::uint32_t> numbers_;  // of the batch's pages, in the archive
};

}  // namespace

std::vector<std::string> site_scopes() {
  return {"site", "text"};
}

Report audit_site(SiteJob job, const Workshop& workshop) {
  return SiteAudit(std::move(job), workshop).run();
}

bool is_whole_crawl(const std::vector<CrawlNote>& notes) {
  return std::none_of(notes.begin(), notes.end(),
                      [](const CrawlNote& note) { return std::find(kCuts.begin(), kCuts.end(), note.code) != kCuts.end(); });
}

std::optional<Error> nothing_answered(const CrawledSite& site) {
  for (const SitePage& page : site.pages) {
    if (page.answer.status != 0 || page.not_judged.starts_with("robots-")) {
      return std::nullopt;
    }
  }
  const auto given = std::find_if(site.pages.begin(), site.pages.end(), [](const SitePage& page) { return page.given; });
  if (given == site.pages.end()) {
    return std::nullopt;
  }
  return Error{ErrorCode::Network, given->url, given->not_judged, given->answer.problem_detail};
}

}  // namespace sverka
