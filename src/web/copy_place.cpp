#include "web/copy_place.hpp"

#include <algorithm>
#include <array>

namespace sverka {

namespace {

constexpr std::size_t kPostWords = 12;

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// Words of classes and ids: "post-comments__list" is "post", "comments", "list".
std::vector<std::string> name_words(const WebNode& node) {
  std::vector<std::string> words;
  for (const std::string_view name : {"class", "id"}) {
    const std::string* const value = attribute(node, name);
    if (value == nullptr) {
      continue;
    }
    std::string word;
    for (std::size_t at = 0; at <= value->size(); ++at) {
      const char letter = at < value->size() ? (*value)[at] : ' ';
      const bool part = (lower(letter) >= 'a' && lower(letter) <= 'z') || static_cast<unsigned char>(letter) >= 0x80;
      // "mainMenu" is two words.
      const bool hump = letter >= 'A' && letter <= 'Z' && !word.empty() && at > 0 && (*value)[at - 1] >= 'a' && (*value)[at - 1] <= 'z';
      if ((!part || hump) && !word.empty()) {
        words.push_back(std::move(word));
        word.clear();
      }
      if (part) {
        word += lower(letter);
      }
    }
  }
  return words;
}

std::string first_class(const WebNode& node) {
  const std::string* const classes = attribute(node, "class");
  if (classes == nullptr) {
    return {};
  }
  const std::size_t begin = classes->find_first_not_of(" \t\n");
  return begin == std::string::npos ? std::string() : classes->substr(begin, classes->find_first_of(" \t\n", begin) - begin);
}

bool is_role(const WebNode& node, std::string_view role) {
  const std::string* const value = attribute(node, "role");
  return value != nullptr && *value == role;
}

bool is_root(const WebNode& node) {
  return node.name == "html" || node.name == "body" || node.kind == WebNodeKind::Document;
}

// Its text is for nobody to read.
bool is_code(const WebNode& node) {
  return is_element(node, "script") || is_element(node, "style") || is_element(node, "noscript");
}

// The innermost element around a node that is a block.
std::uint32_t block_of(const WebPage& page, std::uint32_t node) {
  while (page.nodes[node].parent != kNone && (page.nodes[node].kind != WebNodeKind::Element || is_inline(page.nodes[node]))) {
    node = page.nodes[node].parent;
  }
  return node;
}

std::uint32_t node_of(const SitePage& page, const CopiedRange& range, bool last) {
  if (range.paragraph >= page.text.size()) {
    return kNone;
  }
  const PageParagraph& paragraph = page.text[range.paragraph];
  const std::uint32_t byte = last && range.text.end > range.text.begin ? range.text.end - 1 : range.text.begin;
  const std::uint32_t node = node_at(paragraph, byte);
  return node == kNone ? paragraph.node : node;
}

}  // namespace

bool is_inline(const WebNode& node) {
  constexpr std::array<std::string_view, 22> kInline = {"a",     "b",    "i",    "em",   "strong",  "span",    "font", "small",
                                                        "u",     "s",    "cite", "q",    "noindex", "sup",     "sub",  "mark",
                                                        "label", "code", "abbr", "time", "img",     "noscript"};
  return std::find(kInline.begin(), kInline.end(), node.name) != kInline.end();
}

CopyPlace::CopyPlace(const SitePage& page, const CopyMatch& match, const LinkPolicy& policy) : page_(*page.dom), policy_(policy) {
  for (const CopiedRange& range : match.ranges) {
    const std::uint32_t begin = node_of(page, range, false), end = node_of(page, range, true);
    if (begin == kNone || end == kNone || begin >= page_.nodes.size() || end >= page_.nodes.size()) {
      continue;
    }
    first_ = first_ == kNone ? begin : std::min(first_, begin);
    if (last_ == kNone || end > last_) {
      last_ = end;
    }
  }
  if (last_ == kNone) {
    return;
  }
  last_block_ = block_of(page_, last_);
  for (std::uint32_t around = last_; around != kNone; around = page_.nodes[around].parent) {
    const WebNode& element = page_.nodes[around];
    main_ = is_element(element, "main") || is_element(element, "article") || is_role(element, "main") ? around : main_;
  }
  find_post();
  for (std::uint32_t at = last_ + 1; at < page_.nodes.size(); ++at) {
    if (is_element(page_.nodes[at], "article") && words_in(at) >= kPostWords) {
      next_article_ = at;
      break;
    }
  }
}

std::size_t CopyPlace::words_in(std::uint32_t node) const {
  std::size_t words = 0;
  for (std::uint32_t at = node; at < page_.nodes[node].end && words < 1000; ++at) {
    if (page_.nodes[at].kind != WebNodeKind::Text) {
      continue;
    }
    bool in_word = false;
    for (const char letter : page_.nodes[at].text) {
      const bool part = static_cast<unsigned char>(letter) > 0x20;
      words += part && !in_word ? 1 : 0;
      in_word = part;
    }
  }
  return words;
}

// It has what a post has: a number of its own, a date, an author, a heading.
bool CopyPlace::looks_like_post(std::uint32_t node) const {
  const WebNode& element = page_.nodes[node];
  if (is_element(element, "article")) {
    return words_in(node) >= kPostWords;
  }
  bool signs = attribute(element, "id") != nullptr;
  for (const WebAttribute& one : element.attributes) {
    signs = signs || (one.name.starts_with("data-") && one.name.ends_with("id")) || one.name == "data-post";
  }
  for (std::uint32_t at = node + 1; at < element.end && !signs; ++at) {
    const WebNode& inner = page_.nodes[at];
    signs = is_element(inner, "time") || is_element(inner, "article") || is_element(inner, "h1") || is_element(inner, "h2") ||
            is_element(inner, "h3");
    if (!signs && inner.kind == WebNodeKind::Element) {
      const auto words = name_words(inner);
      signs = std::any_of(words.begin(), words.end(),
                          [](const std::string& word) { return word == "date" || word == "author" || word == "permalink"; });
    }
  }
  return signs && words_in(node) >= kPostWords;
}

// The outermost element around the copy that has other posts of its kind beside it.
void CopyPlace::find_post() {
  std::uint32_t node = last_;
  while (page_.nodes[node].parent != kNone &&
         !(node <= first_ && page_.nodes[node].end > last_ && page_.nodes[node].kind == WebNodeKind::Element)) {
    node = page_.nodes[node].parent;
  }
  for (; node != kNone && !is_root(page_.nodes[node]); node = page_.nodes[node].parent) {
    const std::uint32_t parent = page_.nodes[node].parent;
    if (!looks_like_post(node)) {
      continue;
    }
    const std::string kind = first_class(page_.nodes[node]);
    for (std::uint32_t other = parent + 1; other < page_.nodes[parent].end; other = page_.nodes[other].end) {
      const WebNode& sibling = page_.nodes[other];
      if (other != node && sibling.kind == WebNodeKind::Element && sibling.name == page_.nodes[node].name && first_class(sibling) == kind &&
          !is_named(other, policy_.comment_names) && looks_like_post(other)) {
        post_ = node;
        return;
      }
    }
  }
}

bool CopyPlace::is_named(std::uint32_t node, const std::vector<std::string>& names) const {
  const auto words = name_words(page_.nodes[node]);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return std::find(names.begin(), names.end(), word) != names.end(); });
}

Stand CopyPlace::stand_of(std::uint32_t node) const {
  if (last_ == kNone) {
    return Stand::After;
  }
  bool footer = false;
  if (post_ != kNone && !is_within(page_, node, post_)) {
    const std::uint32_t feed = page_.nodes[post_].parent;
    return is_within(page_, node, feed) ? Stand::OtherPost : Stand::Frame;
  }
  for (const std::uint32_t at : blocks_around(node)) {
    const WebNode& element = page_.nodes[at];
    const std::string* const property = attribute(element, "itemprop");
    if (is_named(at, policy_.comment_names) || (property != nullptr && *property == "comment")) {
      return Stand::Comments;
    }
    if (is_element(element, "nav") || is_role(element, "navigation") || is_named(at, policy_.frame_names)) {
      return Stand::Frame;
    }
    // What stands aside of the page, not of its article.
    if (is_element(element, "aside") && main_ != kNone && !is_within(page_, at, main_) && !is_within(page_, last_, at)) {
      return Stand::Frame;
    }
    footer = footer || is_page_footer(at);
  }
  if (node <= last_ || is_within(page_, last_, node)) {
    return Stand::Before;
  }
  if (next_article_ != kNone && node >= next_article_) {
    return footer ? Stand::Footer : is_within(page_, node, next_article_) ? Stand::Frame : Stand::After;
  }
  if (footer) {
    return Stand::Footer;
  }
  return block_of(page_, node) == last_block_ ? Stand::LastParagraph : Stand::After;
}

// "The nearest ancestor sectioning content" says whose footer it is; "entry-footer" says it by its name.
bool CopyPlace::is_page_footer(std::uint32_t node) const {
  const WebNode& element = page_.nodes[node];
  if (!is_element(element, "footer") && !is_role(element, "contentinfo") && !is_named(node, policy_.footer_names)) {
    return false;
  }
  constexpr std::array<std::string_view, 7> kOfAPost = {"entry", "post", "article", "card", "content", "item", "text"};
  const auto words = name_words(element);
  if (std::any_of(words.begin(), words.end(),
                  [&](const std::string& word) { return std::find(kOfAPost.begin(), kOfAPost.end(), word) != kOfAPost.end(); })) {
    return false;
  }
  for (std::uint32_t outer = element.parent; outer != kNone; outer = page_.nodes[outer].parent) {
    constexpr std::array<std::string_view, 8> kOwners = {"article", "section", "main", "blockquote", "figure", "details", "li", "td"};
    if (page_.nodes[outer].space == WebNamespace::Html &&
        std::find(kOwners.begin(), kOwners.end(), page_.nodes[outer].name) != kOwners.end()) {
      return false;
    }
  }
  return true;
}

bool CopyPlace::is_apart(std::uint32_t node) const {
  if (last_ == kNone || node <= last_) {
    return false;
  }
  // The line that the link stands in is its own.
  const auto blocks = blocks_around(node);
  const auto line = std::find_if(blocks.begin(), blocks.end(), [&](std::uint32_t at) { return !is_inline(page_.nodes[at]); });
  const std::uint32_t begin = line == blocks.end() ? node : *line;
  for (std::uint32_t at = last_ + 1; at < std::min(begin, node); ++at) {
    const WebNode& between = page_.nodes[at];
    if (between.kind == WebNodeKind::Text && !is_code(page_.nodes[between.parent]) && block_of(page_, at) != last_block_ &&
        between.text.find_first_not_of(" \t\r\n") != std::string::npos) {
      return true;
    }
  }
  return false;
}

std::vector<std::uint32_t> CopyPlace::blocks_around(std::uint32_t node) const {
  std::vector<std::uint32_t> blocks;
  for (std::uint32_t at = node; at != kNone && !is_root(page_.nodes[at]); at = page_.nodes[at].parent) {
    // What holds copied text is the article itself.
    if (last_ != kNone && (is_within(page_, last_, at) || (first_ >= at && first_ < page_.nodes[at].end))) {
      break;
    }
    if (page_.nodes[at].kind == WebNodeKind::Element) {
      blocks.push_back(at);
    }
  }
  return blocks;
}

std::uint64_t block_mark(const WebPage& page, std::uint32_t node) {
  std::uint64_t mark = 1469598103934665603ULL;
  const auto add = [&](std::string_view text) {
    for (const char letter : text) {
      if (static_cast<unsigned char>(letter) > 0x20) {
        mark = (mark ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
      }
    }
    mark = (mark ^ 0xFF) * 1099511628211ULL;
  };
  for (std::uint32_t at = node; at < page.nodes[node].end; ++at) {
    if (page.nodes[at].kind == WebNodeKind::Text) {
      add(page.nodes[at].text);
    } else if (const std::string* const href = attribute(page.nodes[at], "href")) {
      add(*href);
    }
  }
  return mark;
}

}  // namespace sverka
