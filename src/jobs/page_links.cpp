#include "jobs/page_links.hpp"

#include <algorithm>
#include <array>

#include "text/charset.hpp"

namespace sverka {

namespace {

// Files that hold no page. PDF and the like are fetched: they are reported as not judged.
constexpr std::array<std::string_view, 46> kNoPages{
    "jpg", "jpeg", "png",  "gif", "webp", "svg", "ico", "bmp", "tif", "tiff", "avif",  "mp3", "mp4", "avi", "mov", "webm",
    "wav", "ogg",  "flac", "mkv", "m4a",  "m4v", "wmv", "zip", "rar", "7z",   "gz",    "tgz", "bz2", "xz",  "tar", "exe",
    "msi", "dmg",  "apk",  "iso", "deb",  "rpm", "jar", "css", "js",  "woff", "woff2", "ttf", "otf", "eot"};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
  }
  return result;
}

bool is_no_page(const Url& url) {
  const std::size_t slash = url.path.rfind('/');
  const std::size_t dot = url.path.rfind('.');
  if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) {
    return false;
  }
  const std::string ending = lower(std::string_view(url.path).substr(dot + 1));
  return std::find(kNoPages.begin(), kNoPages.end(), ending) != kNoPages.end();
}

bool has_word(const std::string& list, std::string_view word) {
  const std::string text = " " + lower(list) + " ";
  return text.find(" " + std::string(word) + " ") != std::string::npos;
}

class Collector {
 public:
  Collector(const WebPage& page, const Url& address) : page_(page), base_(address) {
    if (const std::optional<Url> base = parse_url(base_of(page), address)) {
      base_ = *base;
    }
  }

  PageLinks collect() {
    for (const WebNode& node : page_.nodes) {
      if (node.kind == WebNodeKind::Element) {
        take(node);
      }
    }
    for (const SheetReference& reference : referenced_sheets(page_)) {
      add(links_.sheets, reference.address);
    }
    return std::move(links_);
  }

 private:
  void take(const WebNode& node) {
    if (node.name == "a" || node.name == "area") {
      add_attribute(links_.pages, node, "href");
      if (node.space == WebNamespace::Svg) {
        add_attribute(links_.pages, node, "xlink:href");
      }
    } else if (node.name == "iframe" || node.name == "frame") {
      add_attribute(links_.pages, node, "src");
    } else if (node.name == "link") {
      take_link(node);
    } else if (node.name == "meta") {
      take_meta(node);
    }
  }

  void take_link(const WebNode& node) {
    const std::string* const rel = attribute(node, "rel");
    const std::string* const type = attribute(node, "type");
    if (rel == nullptr) {
      return;
    }
    const bool feed = type != nullptr && (lower(*type).find("rss") != std::string::npos || lower(*type).find("atom") != std::string::npos);
    if (has_word(*rel, "alternate") && feed) {
      add_attribute(links_.feeds, node, "href");
    } else if (has_word(*rel, "next") || has_word(*rel, "prev") || has_word(*rel, "canonical") || has_word(*rel, "amphtml") ||
               (has_word(*rel, "alternate") && type == nullptr)) {
      add_attribute(links_.pages, node, "href");
    }
  }

  void take_meta(const WebNode& node) {
    const std::string* const name = attribute(node, "http-equiv");
    const std::string* const content = attribute(node, "content");
    if (name == nullptr || content == nullptr || lower(*name) != "refresh" || links_.refresh) {
      return;
    }
    if (const std::optional<std::string> address = refresh_address(*content)) {
      links_.refresh = parse_url(*address, base_);
    }
  }

  void add_attribute(std::vector<Url>& to, const WebNode& node, std::string_view name) {
    if (const std::string* const value = attribute(node, name)) {
      add(to, *value);
    }
  }

  // The query is in the page's encoding, all else in UTF-8.
  std::string as_asked(const std::string& text) const {
    const std::size_t mark = text.find('?');
    const std::size_t end = std::min(text.find('#', mark == std::string::npos ? 0 : mark), text.size());
    return mark == std::string::npos || mark > end
               ? text
               : text.substr(0, mark) + encoded_query(text.substr(mark, end - mark), page_.charset) + text.substr(end);
  }

  void add(std::vector<Url>& to, const std::string& text) {
    std::optional<Url> url = parse_url(as_asked(text), base_);
    if (url && is_web(*url) && (&to == &links_.sheets || !is_no_page(*url))) {
      to.push_back(std::move(*url));
    }
  }

  const WebPage& page_;
  Url base_;
  PageLinks links_;
};

}  // namespace

PageLinks links_of(const WebPage& page, const Url& address) {
  return Collector(page, address).collect();
}

std::optional<std::string> refresh_address(std::string_view content) {
  const std::string text = lower(content);
  const std::size_t divider = text.find_first_of(";,");
  if (divider == std::string::npos) {
    return std::nullopt;
  }
  std::size_t at = text.find_first_not_of(" \t\n;,", divider);
  if (at == std::string::npos) {
    return std::nullopt;
  }
  if (text.compare(at, 3, "url") == 0) {
    const std::size_t sign = text.find_first_not_of(" \t\n", at + 3);
    if (sign != std::string::npos && text[sign] == '=') {
      at = std::min(text.find_first_not_of(" \t\n", sign + 1), text.size());
    }
  }
  std::string_view address = content.substr(at);
  if (!address.empty() && (address.front() == '"' || address.front() == '\'')) {
    const char quote = address.front();
    address.remove_prefix(1);
    address = address.substr(0, address.find(quote));
  }
  return address.empty() ? std::nullopt : std::optional(std::string(address));
}

}  // namespace sverka
