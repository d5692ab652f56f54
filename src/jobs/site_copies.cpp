#include "jobs/site_copies.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "web/source_link.hpp"
#include "web/stored_text.hpp"
#include "web/url.hpp"

namespace sverka {

namespace {

class CopyFinder {
 public:
  CopyFinder(const SiteEvidence& site, const CopyIndex& corpus, const LinkPolicy& policy) : site_(site), corpus_(corpus), policy_(policy) {}

  std::vector<FoundCopy> find() {
    std::vector<bool> in_series(site_.pages.size(), false);
    if (policy_.join_parts) {
      for (const std::vector<std::uint32_t>& parts : page_series(site_.pages)) {
        for (const std::uint32_t part : parts) {
          in_series[part] = true;
        }
        find_in_series(parts);
      }
    }
    for (std::uint32_t page = 0; page < site_.pages.size(); ++page) {
      if (!in_series[page]) {
        find_on_page(page);
      }
    }
    if (policy_.join_parts) {
      join_linked_parts(in_series);
    }
    std::stable_sort(found_.begin(), found_.end(), [](const FoundCopy& left, const FoundCopy& right) { return left.page < right.page; });
    return std::move(found_);
  }

 private:
  void add(std::uint32_t page, CopyMatch match) {
    Article article = corpus_.article(match.article);
    found_.push_back({page, std::move(match), std::move(article)});
  }

  void find_on_page(std::uint32_t page) {
    std::set<std::string> known;
    for (CopyMatch& match : corpus_.find(site_.pages[page].text, policy_.copies)) {
      add(page, std::move(match));
      known.insert(found_.back().article.url);
    }
    find_stored(page, known);
  }

  // An article that a page carries in its scripts, styles or attributes: whether a person is shown it, only a browser tells.
  void find_stored(std::uint32_t page, const std::set<std::string>& known) {
    const SitePage& held = site_.pages[page];
    if (!held.dom || held.rendered) {
      return;
    }
    const std::vector<PageParagraph> stored = stored_text(*held.dom);
    if (stored.empty()) {
      return;
    }
    for (CopyMatch& match : corpus_.find(stored, policy_.copies)) {
      if (match.kind == CopyClass::Quotation || known.count(corpus_.article(match.article).url) != 0) {
        continue;
      }
      match.kind = CopyClass::Question;
      match.ranges.clear();
      match.changed.clear();
      add(page, std::move(match));
    }
  }

  // The addresses that a page links to, of pages that are looked at.
  std::set<std::uint32_t> linked_from(std::uint32_t page, const std::map<std::string, std::uint32_t>& by_key) const {
    std::set<std::uint32_t> linked;
    const SitePage& held = site_.pages[page];
    const auto own = parse_url(held.final_url.empty() ? held.url : held.final_url);
    if (!held.dom || !own) {
      return linked;
    }
    for (const WebNode& node : held.dom->nodes) {
      const std::string* const href = is_element(node, "a") || is_element(node, "link") ? attribute(node, "href") : nullptr;
      const auto url = href == nullptr ? std::nullopt : parse_url(*href, *own);
      const auto at = url ? by_key.find(page_key(*url)) : by_key.end();
      if (at != by_key.end() && at->second != page) {
        linked.insert(at->second);
      }
    }
    return linked;
  }

  // Pages that copy different stretches of one article and lead to one another are one copy, whatever their addresses are called.
  void join_linked_parts(const std::vector<bool>& in_series) {
    constexpr double kWhole = 0.9;
    constexpr std::size_t kMostPages = 200;
    std::map<std::uint32_t, std::vector<Part>> by_article;
    for (const FoundCopy& copy : found_) {
      if (!in_series[copy.page] && !copy.match.ranges.empty() && copy.match.share < kWhole) {
        by_article[copy.match.article].push_back({copy.page, copy.match.first_word, copy.match.share});
      }
    }
    for (auto& [article, parts] : by_article) {
      if (parts.size() < 2 || parts.size() > kMostPages) {
        continue;
      }
      std::stable_sort(parts.begin(), parts.end(), [](const Part& one, const Part& other) { return one.first_word < other.first_word; });
      for (const std::vector<std::uint32_t>& chain : chains_of(parts)) {
        std::erase_if(found_, [&, article = article](const FoundCopy& copy) {
          return copy.match.article == article && std::find(chain.begin(), chain.end(), copy.page) != chain.end();
        });
        find_in_series(chain, article);
      }
    }
  }

  struct Part {
    std::uint32_t page = 0, first_word = 0;
    double share = 0;
  };

  // Pages, each linked with the one before it, that come to one article together; in the order of its text.
  std::vector<std::vector<std::uint32_t>> chains_of(const std::vector<Part>& parts) const {
    constexpr double kOverlap = 1.15;
    std::map<std::string, std::uint32_t> by_key;
    for (const Part& part : parts) {
      const SitePage& held = site_.pages[part.page];
      if (const auto url = parse_url(held.final_url.empty() ? held.url : held.final_url)) {
        by_key.emplace(page_key(*url), part.page);
      }
    }
    std::vector<std::set<std::uint32_t>> linked;
    for (const Part& part : parts) {
      linked.push_back(linked_from(part.page, by_key));
    }
    std::vector<bool> taken(parts.size(), false);
    std::vector<std::vector<std::uint32_t>> chains;
    for (std::size_t first = 0; first < parts.size(); ++first) {
      std::vector<std::uint32_t> chain;
      double share = 0;
      std::size_t last = first;
      for (std::size_t next = first; next < parts.size() && !taken[first]; ++next) {
        const bool follows = next == first || linked[last].count(parts[next].page) != 0 || linked[next].count(parts[last].page) != 0;
        if (!taken[next] && follows && share + parts[next].share <= kOverlap) {
          chain.push_back(parts[next].page);
          share += parts[next].share;
          taken[next] = next != first;
          last = next;
        }
      }
      if (chain.size() > 1) {
        chains.push_back(std::move(chain));
      }
    }
    return chains;
  }

  // The parts as one page; the link is due on the last part that has something of the article, after what it has there.
  // `only`: of that article; the rest was found page by page.
  void find_in_series(const std::vector<std::uint32_t>& parts, std::optional<std::uint32_t> only = std::nullopt) {
    std::vector<PageParagraph> text;
    std::vector<std::uint32_t> begins;
    for (const std::uint32_t part : parts) {
      begins.push_back(static_cast<std::uint32_t>(text.size()));
      const std::vector<PageParagraph>& own = site_.pages[part].text;
      text.insert(text.end(), own.begin(), own.end());
    }
    for (CopyMatch& match : corpus_.find(text, policy_.copies)) {
      if (match.ranges.empty() || (only && match.article != *only)) {
        continue;
      }
      const std::uint32_t last = match.ranges.back().paragraph;
      const auto part = static_cast<std::size_t>(std::upper_bound(begins.begin(), begins.end(), last) - begins.begin()) - 1;
      std::vector<CopiedRange> ranges;
      for (CopiedRange range : match.ranges) {
        if (range.paragraph >= begins[part]) {
          range.paragraph -= begins[part];
          ranges.push_back(range);
        }
      }
      match.ranges = std::move(ranges);
      add(parts[part], std::move(match));
    }
  }

  const SiteEvidence& site_;
  const CopyIndex& corpus_;
  const LinkPolicy& policy_;
  std::vector<FoundCopy> found_;
};

}  // namespace

void find_site_copies(SiteEvidence& site, const CopyIndex& corpus, const LinkPolicy& policy, const SiteFrame& frame,
                      std::span<const std::uint32_t> numbers, const CopyingPages* copying) {
  const std::vector<FoundCopy> found = CopyFinder(site, corpus, policy).find();
  CopyingPages here;
  for (const FoundCopy& copy : found) {
    here[copy.match.article].push_back(numbers[copy.page]);
  }
  judge_copies(site, found, policy, frame, numbers, copying == nullptr ? here : *copying);
}

std::vector<std::string> hosts_of(const CopyIndex& corpus) {
  std::vector<std::string> hosts;
  std::string last;
  for (std::uint32_t number = 0; number < corpus.size(); ++number) {
    const std::string address = corpus.article(number).url;
    // Most articles are of one host: what stands before the path is compared as it is written.
    std::string origin =
        address.substr(0, address.find('/', std::min(address.find("//"), address.size() - std::min<std::size_t>(address.size(), 2)) + 2));
    if (origin == last) {
      continue;
    }
    last = std::move(origin);
    const std::optional<Url> url = parse_url(address);
    if (url && is_web(*url) && std::find(hosts.begin(), hosts.end(), url->host) == hosts.end()) {
      hosts.push_back(url->host);
    }
  }
  return hosts;
}

}  // namespace sverka
