#include "jobs/site_copies.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "web/source_link.hpp"

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
    std::stable_sort(found_.begin(), found_.end(), [](const FoundCopy& left, const FoundCopy& right) { return left.page < right.page; });
    return std::move(found_);
  }

 private:
  void add(std::uint32_t page, CopyMatch match) {
    Article article = corpus_.article(match.article);
    found_.push_back({page, std::move(match), std::move(article)});
  }

  void find_on_page(std::uint32_t page) {
    for (CopyMatch& match : corpus_.find(site_.pages[page].text, policy_.copies)) {
      add(page, std::move(match));
    }
  }

  // The parts as one page; the link is due on the last part that has something of the article, after what it has there.
  void find_in_series(const std::vector<std::uint32_t>& parts) {
    std::vector<PageParagraph> text;
    std::vector<std::uint32_t> begins;
    for (const std::uint32_t part : parts) {
      begins.push_back(static_cast<std::uint32_t>(text.size()));
      const std::vector<PageParagraph>& own = site_.pages[part].text;
      text.insert(text.end(), own.begin(), own.end());
    }
    for (CopyMatch& match : corpus_.find(text, policy_.copies)) {
      if (match.ranges.empty()) {
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
