#include "web/source_link.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "web/article_address.hpp"
#include "web/compare_looks.hpp"
#include "web/copy_place.hpp"
#include "web/find_links.hpp"

namespace sverka {

namespace {

constexpr std::size_t kBlockLevels = 6;   // around a link, that may be a block of the frame
constexpr std::size_t kListedLinks = 50;  // of one copy

using Decided = std::map<std::string, std::string>;

// A trait that the engines asked for do not mind is dropped.
bool is_dismissed(const LinkTrait& trait, LinkEngines engines) {
  switch (engines) {
    case LinkEngines::Both:
      return false;
    case LinkEngines::Google:
      return trait.google == Usable::Yes;
    case LinkEngines::Yandex:
      return trait.yandex == Usable::Yes;
    case LinkEngines::Any:
      return trait.google == Usable::Yes || trait.yandex == Usable::Yes;
  }
  return false;
}

class CopyJudge {
 public:
  CopyJudge(const SitePage& page, const FoundCopy& copy, const LinkPolicy& policy, const SiteFrame& frame,
            std::span<const std::uint32_t> copying, Decided& decided)
      : page_(page), copy_(copy), policy_(policy), frame_(frame), copying_(copying), decided_(decided), article_(copy.article) {}

  JudgedCopy run() {
    judged_.page = copy_.page;
    judged_.match = copy_.match;
    judged_.article = copy_.article.url.empty() ? copy_.article.title : copy_.article.url;
    judged_.title = copy_.article.title;
    if (copy_.match.kind == CopyClass::Quotation) {
      judged_.outcome = LinkOutcome::Passed;
      return std::move(judged_);
    }
    if (!page_.dom) {
      // No page of HTML: what a link is there, nobody but its reader knows.
      judged_.outcome = LinkOutcome::CannotTell;
      judged_.construct = "L29";
      return std::move(judged_);
    }
    indexing_ = indexing_of(page_, policy_);
    place_.emplace(page_, copy_.match, policy_);
    find_copy_seen();
    find_rendered();
    for (const LinkFound& found : find_links(page_, article_, copy_.article.title, policy_)) {
      add(found);
    }
    add_scripted();
    add_canonical();
    conclude();
    return std::move(judged_);
  }

 private:
  void note_switch(const std::string& name) {
    if (name.empty()) {
      return;
    }
    const auto value = policy_.values.find(name);
    decided_[name] = value == policy_.values.end() ? std::string() : value->second;
  }

  static bool is_sound(const LinkFound& link) {
    return std::all_of(link.traits.begin(), link.traits.end(),
                       [](const LinkTrait& one) { return one.outcome <= LinkOutcome::PassedWithNote; });
  }

  // How well a person sees the copied text itself, at best. A page whose sheets were not read says nothing: all of it is unknown there.
  void find_copy_seen() {
    const std::vector<Seen>& seen = page_.visibility.nodes;
    const auto root = std::find_if(page_.dom->nodes.begin(), page_.dom->nodes.end(),
                                   [](const WebNode& node) { return node.kind == WebNodeKind::Element; });
    const bool told = root != page_.dom->nodes.end() && seen.size() == page_.dom->nodes.size() &&
                      seen[static_cast<std::size_t>(root - page_.dom->nodes.begin())] == Seen::Yes;
    for (const CopiedRange& range : copy_.match.ranges) {
      const std::uint32_t node = range.paragraph < page_.text.size() ? node_at(page_.text[range.paragraph], range.text.begin) : kNone;
      if (!told || node >= seen.size() || seen[node] == Seen::Yes || seen[node] == Seen::Collapsed) {
        copy_seen_ = Seen::Yes;
        return;
      }
      copy_seen_ = copy_seen_ == Seen::Unknown ? copy_seen_ : seen[node];
    }
    copy_seen_ = copy_.match.ranges.empty() ? Seen::Yes : copy_seen_;
  }

  // What hides the whole article until a script shows it does not set the link apart from it.
  void compare_with_copy(std::vector<LinkTrait>& traits) const {
    for (LinkTrait& one : traits) {
      if (one.construct == "L20" && copy_seen_ == Seen::Unknown && one.outcome == LinkOutcome::CannotTell) {
        one = {"L21", LinkOutcome::PassedWithNote, Usable::Yes, Usable::Yes, {}};
      } else if (one.construct == "L20" && copy_seen_ != Seen::Yes && one.outcome > LinkOutcome::CannotTell) {
        one.outcome = LinkOutcome::CannotTell;
      }
    }
  }

  // A link that is there after the scripts, as sound as before them. That scripts may rewrite links is then no doubt any more.
  void find_rendered() {
    if (!page_.rendered || page_.made_by_scripts) {
      return;
    }
    rendered_.emplace();
    for (LinkFound& link : find_links(*page_.rendered, article_, copy_.article.title, policy_)) {
      drop_doubt_of_scripts(link.traits);
      if (is_sound(link)) {
        rendered_->push_back(std::move(link));
      }
    }
  }

  static void drop_doubt_of_scripts(std::vector<LinkTrait>& traits) {
    const auto doubt = std::find_if(traits.begin(), traits.end(), [](const LinkTrait& one) { return one.construct == "L18"; });
    if (doubt != traits.end() && traits.size() > 1) {
      traits.erase(doubt);
    } else if (doubt != traits.end()) {
      *doubt = {"L01", LinkOutcome::Passed, Usable::Yes, Usable::Yes, {}};
    }
  }

  // What style sheets that scripts load or write make of the link is seen once they were run.
  static void drop_doubt_of_styles(std::vector<LinkTrait>& traits) {
    for (LinkTrait& one : traits) {
      if (one.construct == "L20" && one.outcome == LinkOutcome::CannotTell) {
        one = {"L01", LinkOutcome::Passed, Usable::Yes, Usable::Yes, {}};
      }
    }
  }

  // The source's links, in the light of what the scripts left of them.
  void compare_with_rendered(const LinkFound& found, std::vector<LinkTrait>& traits) {
    if (page_.made_by_scripts) {
      drop_doubt_of_scripts(traits);
      traits.push_back({"L17", LinkOutcome::FailedError, Usable::Unknown, Usable::Unknown, {}});
    } else if (rendered_) {
      const auto same_link = [&](const LinkFound& other) { return other.target == found.target; };
      if (std::any_of(rendered_->begin(), rendered_->end(), same_link)) {
        drop_doubt_of_styles(traits);
      }
      drop_doubt_of_scripts(traits);
      const bool was_sound =
          std::all_of(traits.begin(), traits.end(), [](const LinkTrait& one) { return one.outcome <= LinkOutcome::PassedWithNote; });
      const auto same = [&](const LinkFound& other) { return other.target == found.target; };
      if (was_sound && std::none_of(rendered_->begin(), rendered_->end(), same)) {
        traits.push_back({"L18", LinkOutcome::FailedError, Usable::No, Usable::Unknown, {}});
      }
      in_source_ = in_source_ || was_sound;
    }
  }

  // Links that only scripts make.
  void add_scripted() {
    if (!rendered_ || in_source_) {
      return;
    }
    for (const LinkFound& found : *rendered_) {
      JudgedLink link;
      link.href = found.href;
      link.target = found.target;
      settle(std::move(link), {{"L17", LinkOutcome::FailedError, Usable::Unknown, Usable::Unknown, {}}});
      // Of what fails, it tells more than the script's text that names the article.
      std::rotate(links_.begin(), std::prev(links_.end()), links_.end());
    }
  }

  void add(const LinkFound& found) {
    const Stand stand = place_->stand_of(found.node);
    if (stand == Stand::OtherPost) {
      return;  // the link of another post
    }
    std::vector<LinkTrait> traits = found.traits;
    compare_with_copy(traits);
    compare_with_rendered(found, traits);
    const bool leads = std::none_of(traits.begin(), traits.end(), [](const LinkTrait& one) { return one.construct == "L16"; });
    if (leads) {
      add_stand(found.node, stand, traits);
    }
    JudgedLink link;
    link.node = found.node;
    link.href = found.href;
    link.target = found.target;
    link.after_copy = stand == Stand::After || stand == Stand::LastParagraph;
    settle(std::move(link), std::move(traits));
  }

  void add_stand(std::uint32_t node, Stand stand, std::vector<LinkTrait>& traits) {
    const bool plain = traits.size() == 1 && traits[0].outcome == LinkOutcome::Passed && traits[0].construct == "L01";
    const auto add_trait = [&](LinkOutcome outcome, const char* decided_by) {
      traits.push_back({"L30", outcome, Usable::Yes, Usable::Yes, decided_by});
    };
    if (stand == Stand::Before || stand == Stand::Comments || stand == Stand::Frame || is_of_frame(node)) {
      add_trait(policy_.position, "link.position");
    } else if (stand == Stand::Footer) {
      add_trait(policy_.page_footer, "link.page_footer");
    } else if (stand == Stand::LastParagraph && !policy_.last_line) {
      add_trait(policy_.position, "link.last_line");
    } else if (plain && place_->is_apart(node)) {
      traits[0].construct = "L31";
    }
  }

  bool is_of_frame(std::uint32_t node) const {
    const auto blocks = place_->blocks_around(node);
    for (std::size_t at = 0; at < std::min(blocks.size(), kBlockLevels); ++at) {
      // The link alone is no block: a list of what the partner has may name the same source.
      if (!is_inline(page_.dom->nodes[blocks[at]]) && frame_.repeats(copy_.page, block_mark(*page_.dom, blocks[at]), copying_)) {
        return true;
      }
    }
    return false;
  }

  // What the page does to all its links is a trait of each.
  void settle(JudgedLink link, std::vector<LinkTrait> traits) {
    for (const PageDefect& defect : indexing_.defects) {
      traits.push_back({defect.construct, defect.outcome, defect.google, defect.yandex, defect.decided_by});
    }
    if (!indexing_.canonical.empty() && !is_article(indexing_.canonical)) {
      traits.push_back({"L27", policy_.canonical_elsewhere, Usable::Unknown, Usable::Unknown, "link.canonical_elsewhere"});
    }
    link.outcome = LinkOutcome::Passed;
    for (const LinkTrait& trait : traits) {
      link.google = link.google && trait.google == Usable::Yes;
      link.yandex = link.yandex && trait.yandex == Usable::Yes;
      const bool dismissed =
          trait.construct != "L30" && trait.outcome > LinkOutcome::PassedWithNote && is_dismissed(trait, policy_.engines);
      if (dismissed) {
        note_switch("link.engines");
        continue;
      }
      note_switch(trait.decided_by);
      if (link.construct.empty() || trait.outcome > link.outcome) {
        link.construct = trait.construct;
        link.outcome = trait.outcome;
      }
    }
    if (link.construct.empty()) {
      link.construct = traits.empty() ? "L01" : traits[0].construct;
    }
    if (links_.size() < kListedLinks) {
      links_.push_back(std::move(link));
    }
  }

  bool is_article(const std::string& address) const {
    const auto url = parse_url(address);
    return url && article_.match(*url) != AddressMatch::None;
  }

  // The head of a copy that names the article as the page to be indexed.
  void add_canonical() {
    if (indexing_.canonical.empty() || !is_article(indexing_.canonical)) {
      return;
    }
    JudgedLink link;
    link.node = indexing_.canonical_node;
    link.href = link.target = indexing_.canonical;
    settle(std::move(link), {{"L26", policy_.canonical_to_source, Usable::Yes, Usable::Yes, "link.canonical_to_source"}});
  }

  void conclude() {
    std::stable_sort(links_.begin(), links_.end(),
                     [](const JudgedLink& one, const JudgedLink& other) { return one.outcome < other.outcome; });
    for (JudgedLink& link : links_) {
      link.selector = link.node == kNone ? std::string() : selector_of(*page_.dom, link.node);
    }
    judged_.outcome = LinkOutcome::FailedError;
    if (!links_.empty()) {
      judged_.outcome = links_[0].outcome;
      judged_.construct = links_[0].construct;
    }
    if (!article_.is_known()) {
      // Nobody said where the source is.
      judged_.outcome = std::min(judged_.outcome, LinkOutcome::CannotTell);
    }
    // A page that cannot be told to be a copy cannot be told to lack a link either; one that is not there has no links to judge.
    const bool gone = std::any_of(indexing_.defects.begin(), indexing_.defects.end(),
                                  [](const PageDefect& one) { return one.construct == "L28" || one.construct == "L11"; });
    if (judged_.outcome > LinkOutcome::CannotTell && (copy_.match.kind == CopyClass::Question || (gone && links_.empty()))) {
      judged_.outcome = LinkOutcome::CannotTell;
      judged_.construct = gone && judged_.construct.empty() ? indexing_.defects.front().construct : judged_.construct;
    }
    compare_with_looks();
    judged_.links = std::move(links_);
  }

  // "A violation goes to a partner only after two fetches": what one look alone has seen is a question.
  void compare_with_looks() {
    const LookDifference difference = compare_looks(page_, article_, copy_.article.title, policy_);
    const bool failed = judged_.outcome > LinkOutcome::CannotTell;
    if (difference == LookDifference::Changes || (difference == LookDifference::Unconfirmed && failed)) {
      judged_.outcome = LinkOutcome::CannotTell;
      judged_.construct = "L35";
    }
  }

  const SitePage& page_;
  const FoundCopy& copy_;
  const LinkPolicy& policy_;
  const SiteFrame& frame_;
  std::span<const std::uint32_t> copying_;
  Decided& decided_;
  ArticleAddress article_;
  PageIndexing indexing_;
  std::optional<CopyPlace> place_;
  Seen copy_seen_ = Seen::Hidden;
  std::optional<std::vector<LinkFound>> rendered_;  // sound links after the scripts
  bool in_source_ = false;                          // one was sound before them
  std::vector<JudgedLink> links_;
  JudgedCopy judged_;
};

std::string key_of(const SitePage& page) {
  const auto url = parse_url(page.final_url.empty() ? page.url : page.final_url);
  return url ? page_key(*url) : std::string();
}

// A page for phones or printers that names the partner's own page of the same copy as the one to be indexed: if that one carries the link,
// nothing is left to ask.
void accept_duplicates(SiteEvidence& site, const LinkPolicy& policy) {
  for (JudgedCopy& copy : site.copies) {
    if (copy.construct != "L27") {
      continue;
    }
    const auto canonical = parse_url(indexing_of(site.pages[copy.page], policy).canonical);
    const std::string key = canonical ? page_key(*canonical) : std::string();
    const bool carried = std::any_of(site.copies.begin(), site.copies.end(), [&](const JudgedCopy& other) {
      return other.article == copy.article && other.page != copy.page && other.outcome <= LinkOutcome::PassedWithNote &&
             other.construct != "L27" && key_of(site.pages[other.page]) == key;
    });
    if (carried) {
      copy.outcome = LinkOutcome::PassedWithNote;
      if (!copy.links.empty()) {
        copy.links.front().outcome = LinkOutcome::PassedWithNote;
      }
    }
  }
}

// The number at the end of an address: "/article/2", "/article?page=2", "/article-2.html". The rest names the series.
struct Numbered {
  std::string series;
  std::uint32_t number = 1;
  bool marked = false;  // the address says that it is a number of a page
};

std::optional<Numbered> numbered(const std::string& address) {
  const auto url = parse_url(address);
  if (!url) {
    return std::nullopt;
  }
  std::string key = page_key(*url);
  std::size_t end = key.size();
  if (key.ends_with(".html") || key.ends_with(".htm")) {
    end = key.rfind('.');
  }
  const std::size_t begin = key.find_last_not_of("0123456789", end == 0 ? 0 : end - 1);
  if (begin == std::string::npos || begin + 1 == end || end - begin > 3) {
    return std::nullopt;
  }
  constexpr std::array<std::string_view, 9> kMarks = {"page/", "page=", "p=", "page-", "page", "part/", "part-", "part=", "paged="};
  Numbered found;
  std::from_chars(key.data() + begin + 1, key.data() + end, found.number);
  std::string stem = key.substr(0, begin + 1);
  const bool marked = std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    if (!stem.ends_with(mark)) {
      return false;
    }
    stem.resize(stem.size() - mark.size());
    return true;
  });
  if (!marked && !stem.ends_with('/') && !stem.ends_with('-')) {
    return std::nullopt;
  }
  found.marked = marked;
  while (stem.ends_with('/') || stem.ends_with('?') || stem.ends_with('-') || stem.ends_with('&')) {
    stem.pop_back();
  }
  found.series = std::move(stem);
  return found;
}

// What the page says comes after it.
std::string next_of(const SitePage& page) {
  const auto own = parse_url(page.final_url.empty() ? page.url : page.final_url);
  for (std::uint32_t at = 0; page.dom && own && at < page.dom->nodes.size(); ++at) {
    const WebNode& node = page.dom->nodes[at];
    const std::string* const rel = is_element(node, "link") || is_element(node, "a") ? attribute(node, "rel") : nullptr;
    const std::string* const href = rel == nullptr ? nullptr : attribute(node, "href");
    if (href != nullptr && (" " + *rel + " ").find(" next ") != std::string::npos) {
      const auto url = parse_url(*href, *own);
      return url && is_web(*url) ? page_key(*url) : std::string();
    }
  }
  return {};
}

}  // namespace

std::string_view name_of(LinkOutcome outcome) {
  return outcome <= LinkOutcome::PassedWithNote ? "passed" : outcome == LinkOutcome::CannotTell ? "cannot_tell" : "failed";
}

SiteFrame::SiteFrame(std::span<const SitePage> pages, const std::vector<std::string>& company_hosts) {
  for (std::uint32_t at = 0; at < pages.size(); ++at) {
    add(at, pages[at], company_hosts);
  }
}

void SiteFrame::add(std::uint32_t number, const SitePage& page, const std::vector<std::string>& company_hosts) {
  if (!page.dom) {
    return;
  }
  const WebPage& tree = *page.dom;
  const Url own = parse_url(page.final_url.empty() ? page.url : page.final_url).value_or(Url());
  for (std::uint32_t node = 0; node < tree.nodes.size(); ++node) {
    const std::string* const href = is_element(tree.nodes[node], "a") ? attribute(tree.nodes[node], "href") : nullptr;
    const auto url = href == nullptr ? std::nullopt : parse_url(*href, own);
    if (!url || !is_of_host(url->host, company_hosts)) {
      continue;
    }
    std::uint32_t block = node;
    for (std::size_t level = 0; level < kBlockLevels && block != kNone && tree.nodes[block].name != "body"; ++level) {
      if (is_inline(tree.nodes[block])) {
        block = tree.nodes[block].parent;
        continue;
      }
      std::vector<std::uint32_t>& standing = pages_of_[block_mark(tree, block)];
      constexpr std::size_t kEnough = 50;
      if (standing.size() < kEnough && (standing.empty() || standing.back() != number)) {
        standing.push_back(number);
      }
      block = tree.nodes[block].parent;
    }
  }
}

bool SiteFrame::repeats(std::uint32_t page, std::uint64_t block, std::span<const std::uint32_t> copying) const {
  const auto found = pages_of_.find(block);
  return found != pages_of_.end() && std::any_of(found->second.begin(), found->second.end(), [&](std::uint32_t other) {
           return other != page && std::find(copying.begin(), copying.end(), other) == copying.end();
         });
}

JudgedCopy judge_copy(const SitePage& page, const FoundCopy& copy, const LinkPolicy& policy, const SiteFrame& frame,
                      std::span<const std::uint32_t> copying, std::map<std::string, std::string>& decided) {
  return CopyJudge(page, copy, policy, frame, copying, decided).run();
}

void judge_copies(SiteEvidence& site, std::span<const FoundCopy> found, const LinkPolicy& policy) {
  // The hosts of the articles are the Company's, whoever configured what.
  LinkPolicy known = policy;
  for (const FoundCopy& copy : found) {
    if (const auto url = parse_url(copy.article.url); url && is_web(*url) && !is_of_host(url->host, known.company_hosts)) {
      known.company_hosts.push_back(url->host);
    }
  }
  std::vector<std::uint32_t> numbers(site.pages.size());
  std::iota(numbers.begin(), numbers.end(), 0u);
  CopyingPages copying;
  for (const FoundCopy& copy : found) {
    copying[copy.match.article].push_back(copy.page);
  }
  judge_copies(site, found, known, SiteFrame(site.pages, known.company_hosts), numbers, copying);
}

void judge_copies(SiteEvidence& site, std::span<const FoundCopy> found, const LinkPolicy& policy, const SiteFrame& frame,
                  std::span<const std::uint32_t> numbers, const CopyingPages& copying) {
  static const std::vector<std::uint32_t> kNobody;
  for (const FoundCopy& copy : found) {
    FoundCopy numbered_copy = copy;
    numbered_copy.page = numbers[copy.page];
    const auto others = copying.find(copy.match.article);
    JudgedCopy judged =
        judge_copy(site.pages[copy.page], numbered_copy, policy, frame, others == copying.end() ? kNobody : others->second, site.decided);
    judged.page = copy.page;
    site.copies.push_back(std::move(judged));
  }
  accept_duplicates(site, policy);
}

std::vector<std::vector<std::uint32_t>> page_series(std::span<const SitePage> pages) {
  std::map<std::string, std::uint32_t> by_key;
  std::map<std::string, std::map<std::uint32_t, std::uint32_t>> by_number;  // series -> number -> page
  for (std::uint32_t at = 0; at < pages.size(); ++at) {
    if (pages[at].dom) {
      by_key.emplace(key_of(pages[at]), at);
    }
  }
  std::vector<std::uint32_t> next(pages.size(), kNone), previous(pages.size(), kNone);
  const auto join = [&](std::uint32_t one, std::uint32_t other) {
    if (one != other && next[one] == kNone && previous[other] == kNone) {
      next[one] = other;
      previous[other] = one;
    }
  };
  for (const auto& [key, at] : by_key) {
    if (const auto other = by_key.find(next_of(pages[at])); other != by_key.end()) {
      join(at, other->second);
    }
    // "/news/15" and "/news/16" are two articles: a bare number counts only behind the address of the first part.
    const auto number = numbered(pages[at].final_url.empty() ? pages[at].url : pages[at].final_url);
    if (number && (number->marked || (number->number > 1 && by_key.count(number->series) != 0))) {
      by_number[number->series].emplace(number->number, at);
    }
  }
  for (auto& [series, parts] : by_number) {
    // The first part often has no number.
    if (const auto first = by_key.find(series); first != by_key.end() && parts.count(1) == 0) {
      parts.emplace(1, first->second);
    }
    for (auto part = parts.begin(); part != parts.end(); ++part) {
      const auto after = parts.find(part->first + 1);
      if (after != parts.end()) {
        join(part->second, after->second);
      }
    }
  }
  std::vector<std::vector<std::uint32_t>> all;
  for (std::uint32_t at = 0; at < pages.size(); ++at) {
    if (previous[at] != kNone || next[at] == kNone) {
      continue;
    }
    std::vector<std::uint32_t> parts;
    for (std::uint32_t part = at; part != kNone; part = next[part]) {
      parts.push_back(part);
    }
    all.push_back(std::move(parts));
  }
  return all;
}

}  // namespace sverka
