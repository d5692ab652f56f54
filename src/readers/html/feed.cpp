// Sitemaps and feeds by a scanner that forgives what XML does not: half of the feeds of the world are not well-formed.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/html/decoding.hpp"
#include "readers/html/letters.hpp"
#include "readers/html/read_page.hpp"
#include "text/utf8.hpp"

namespace sverka::html {

namespace {

constexpr std::size_t kTextBytes = 4000;

// Character references of XML, by name and by number.
std::string resolved(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '&' ? text.find(';', at) : std::string_view::npos;
    if (end == std::string_view::npos || end - at > 10) {
      out += text[at++];
      continue;
    }
    const std::string_view name = text.substr(at + 1, end - at - 1);
    constexpr std::pair<std::string_view, char> kNamed[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    const auto* const named = std::find_if(std::begin(kNamed), std::end(kNamed), [&](const auto& one) { return one.first == name; });
    if (named != std::end(kNamed)) {
      out += named->second;
      at = end + 1;
      continue;
    }
    if (!name.starts_with('#') || name.size() < 2) {
      out += text[at++];
      continue;
    }
    const bool hex = lower(name[1]) == 'x';
    char32_t value = 0;
    bool good = name.size() > (hex ? 2u : 1u);
    for (const char letter : name.substr(hex ? 2 : 1)) {
      const int digit = is_digit(letter)                                      ? letter - '0'
                        : hex && lower(letter) >= 'a' && lower(letter) <= 'f' ? lower(letter) - 'a' + 10
                                                                              : -1;
      good = good && digit >= 0;
      value = value * (hex ? 16 : 10) + static_cast<char32_t>(std::max(digit, 0));
    }
    if (good) {
      append_utf8(out, value == 0 ? kReplacement : value);
    }
    at = end + 1;
  }
  return out;
}

struct XmlTag {
  std::string_view name;  // without its prefix
  std::string_view prefix;
  std::string_view attributes;  // as written
  bool closes = false, empty = false;
};

std::string attribute_of(std::string_view attributes, std::string_view wanted) {
  for (std::size_t at = attributes.find(wanted); at != std::string_view::npos; at = attributes.find(wanted, at + 1)) {
    if (at > 0 && !is_space(attributes[at - 1])) {
      continue;
    }
    const std::string_view rest = trimmed(attributes.substr(at + wanted.size()));
    if (!rest.starts_with('=')) {
      continue;
    }
    const std::string_view value = trimmed(rest.substr(1));
    if (!value.empty() && (value[0] == '"' || value[0] == '\'')) {
      return resolved(trimmed(value.substr(1, value.find(value[0], 1) - 1)));
    }
  }
  return {};
}

class FeedReader {
 public:
  FeedReader(std::string_view text, const PageLimits& limits) : text_(text), limits_(limits) {}

  WebFeed run() {
    std::size_t at = 0;
    while (at < text_.size() && feed_.entries.size() < limits_.feed_entries) {
      const std::size_t open = text_.find('<', at);
      if (open == std::string_view::npos) {
        break;
      }
      add_text(resolved_text(at, open));
      at = markup(open);
    }
    if (at < text_.size() && feed_.entries.size() >= limits_.feed_entries) {
      feed_.notes.push_back({"feed-cut", {}, std::to_string(limits_.feed_entries) + " entries"});
    }
    return std::move(feed_);
  }

 private:
  std::string resolved_text(std::size_t begin, std::size_t end) const {
    return wants_text() ? resolved(text_.substr(begin, std::min(end - begin, kTextBytes))) : std::string();
  }

  // Past the markup that begins here.
  std::size_t markup(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.starts_with("<![CDATA[")) {
      const std::size_t end = text_.find("]]>", at);
      const std::size_t stop = std::min(end, text_.size());
      add_text(std::string(text_.substr(at + 9, std::min(stop - std::min(stop, at + 9), kTextBytes))));
      return end == std::string_view::npos ? text_.size() : end + 3;
    }
    if (rest.starts_with("<!--")) {
      const std::size_t end = text_.find("-->", at);
      return end == std::string_view::npos ? text_.size() : end + 3;
    }
    const std::size_t end = text_.find('>', at);
    if (end == std::string_view::npos) {
      return text_.size();
    }
    if (rest.size() > 1 && rest[1] != '!' && rest[1] != '?') {
      tag(tag_of(text_.substr(at + 1, end - at - 1)));
    }
    return end + 1;
  }

  static XmlTag tag_of(std::string_view inside) {
    XmlTag tag;
    tag.closes = inside.starts_with('/');
    inside = tag.closes ? inside.substr(1) : inside;
    tag.empty = inside.ends_with('/');
    inside = tag.empty ? inside.substr(0, inside.size() - 1) : inside;
    std::size_t end = 0;
    while (end < inside.size() && !is_space(inside[end])) {
      ++end;
    }
    tag.name = inside.substr(0, end);
    tag.attributes = inside.substr(end);
    if (const std::size_t colon = tag.name.find(':'); colon != std::string_view::npos) {
      tag.prefix = tag.name.substr(0, colon);
      tag.name = tag.name.substr(colon + 1);
    }
    return tag;
  }

  void tag(const XmlTag& tag) {
    if (feed_.kind == FeedKind::Unknown && !tag.closes) {
      root(tag);
      return;
    }
    if (is_entry(tag)) {
      in_entry_ = !tag.closes && !tag.empty;
      if (!in_entry_ && !entry_.address.empty()) {
        feed_.entries.push_back(std::move(entry_));
      }
      entry_ = {};
      text_of_.clear();
      return;
    }
    if (feed_.kind == FeedKind::Atom && tag.name == "link" && !tag.closes) {
      atom_link(tag);
      return;
    }
    if (tag.closes) {
      take_text(tag.name);
      text_of_.clear();
    } else if (!tag.empty) {
      // <image:loc> and <media:title> are not the page's.
      text_of_ = tag.prefix.empty() || tag.prefix == "sitemap" ? std::string(tag.name) : std::string();
      gathered_.clear();
    }
  }

  void root(const XmlTag& tag) {
    feed_.kind = tag.name == "urlset"                     ? FeedKind::Sitemap
                 : tag.name == "sitemapindex"             ? FeedKind::SitemapIndex
                 : tag.name == "rss" || tag.name == "RDF" ? FeedKind::Rss
                 : tag.name == "feed"                     ? FeedKind::Atom
                                                          : FeedKind::Unknown;
    // Some other document, such as a page.
    if (feed_.kind == FeedKind::Unknown) {
      text_ = {};
    }
  }

  bool is_entry(const XmlTag& tag) const {
    if (!tag.prefix.empty() && feed_.kind != FeedKind::Sitemap && feed_.kind != FeedKind::SitemapIndex) {
      return false;
    }
    switch (feed_.kind) {
      case FeedKind::Sitemap:
        return tag.name == "url";
      case FeedKind::SitemapIndex:
        return tag.name == "sitemap";
      case FeedKind::Rss:
        return tag.name == "item";
      case FeedKind::Atom:
        return tag.name == "entry";
      case FeedKind::Unknown:
        break;
    }
    return false;
  }

  // The page itself is rel="alternate", which is what a link without rel is too.
  void atom_link(const XmlTag& tag) {
    const std::string rel = attribute_of(tag.attributes, "rel");
    std::string& address = in_entry_ ? entry_.address : feed_.home;
    if ((rel.empty() || rel == "alternate") && address.empty()) {
      address = attribute_of(tag.attributes, "href");
    }
  }

  bool wants_text() const { return !text_of_.empty(); }

  void add_text(const std::string& text) {
    if (wants_text() && gathered_.size() + text.size() <= kTextBytes) {
      gathered_ += text;
    }
  }

  void take_text(std::string_view name) {
    if (text_of_ != name) {
      return;
    }
    const std::string value(trimmed(gathered_));
    const bool sitemap = feed_.kind == FeedKind::Sitemap || feed_.kind == FeedKind::SitemapIndex;
    if (sitemap ? name == "loc" : feed_.kind == FeedKind::Rss && name == "link") {
      std::string& address = in_entry_ ? entry_.address : feed_.home;
      address = address.empty() && (in_entry_ || !sitemap) ? value : address;
    } else if (name == "title" && in_entry_) {
      entry_.title = value;
    } else if (in_entry_ && (name == "lastmod" || name == "pubDate" || name == "updated" || name == "date")) {
      entry_.modified = value;
    } else if (in_entry_ && name == "guid" && entry_.address.empty() && (value.starts_with("http://") || value.starts_with("https://"))) {
      entry_.address = value;
    }
  }

  std::string_view text_;
  const PageLimits& limits_;
  WebFeed feed_;
  FeedEntry entry_;
  bool in_entry_ = false;
  std::string text_of_, gathered_;
};

// A sitemap may be lines of addresses.
WebFeed read_lines(std::string_view text, const PageLimits& limits) {
  WebFeed feed;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) {
      continue;
    }
    if (!line.starts_with("http://") && !line.starts_with("https://")) {
      return {};
    }
    if (feed.entries.size() >= limits.feed_entries) {
      feed.notes.push_back({"feed-cut", {}, std::to_string(limits.feed_entries) + " entries"});
      break;
    }
    feed.kind = FeedKind::Sitemap;
    feed.entries.push_back({std::string(line.substr(0, kTextBytes)), {}, {}});
  }
  return feed;
}

}  // namespace

WebFeed read_feed(std::string_view bytes, std::string_view charset, const PageLimits& limits) {
  const std::string text = decode_feed(bytes.substr(0, limits.bytes), charset);
  WebFeed feed = trimmed(text).starts_with('<') ? FeedReader(text, limits).run() : read_lines(text, limits);
  if (bytes.size() > limits.bytes) {
    feed.notes.push_back({"feed-cut", {}, std::to_string(bytes.size()) + " bytes"});
  }
  for (FeedEntry& entry : feed.entries) {
    for (std::string* const part : {&entry.address, &entry.title, &entry.modified}) {
      *part = is_valid_utf8(*part) ? *part : repair_utf8(*part);
    }
  }
  feed.home = repair_utf8(feed.home);
  return feed;
}

}  // namespace sverka::html
