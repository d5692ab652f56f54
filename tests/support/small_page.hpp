// A WebPage of well-formed markup, for tests of what comes after the reader: every element is closed or void, values are quoted, no
// entities but the five of XML and &nbsp; &shy;.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "document/web_page.hpp"

namespace sverka::test {

class SmallPage {
 public:
  explicit SmallPage(std::string_view markup) : markup_(markup) {
    page_.nodes.emplace_back();
    open_.push_back(0);
    while (at_ < markup_.size()) {
      markup_[at_] == '<' ? read_tag() : read_text();
    }
    while (!open_.empty()) {
      close();
    }
  }

  WebPage take() { return std::move(page_); }

 private:
  static std::string resolved(std::string_view text) {
    static constexpr std::array<std::array<std::string_view, 2>, 7> kEntities = {
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", "\xC2\xA0"}, {"&shy;", "\xC2\xAD"}, {"&amp;", "&"}}};
    std::string plain(text);
    for (const auto& [entity, letter] : kEntities) {
      for (std::size_t at = plain.find(entity); at != std::string::npos; at = plain.find(entity, at + letter.size())) {
        plain.replace(at, entity.size(), letter);
      }
    }
    return plain;
  }

  std::uint32_t add(WebNodeKind kind) {
    page_.nodes.emplace_back();
    page_.nodes.back().kind = kind;
    page_.nodes.back().parent = open_.back();
    page_.nodes.back().end = static_cast<std::uint32_t>(page_.nodes.size());
    return static_cast<std::uint32_t>(page_.nodes.size() - 1);
  }

  void close() {
    page_.nodes[open_.back()].end = static_cast<std::uint32_t>(page_.nodes.size());
    open_.pop_back();
  }

  void read_text() {
    const std::size_t end = std::min(markup_.find('<', at_), markup_.size());
    page_.nodes[add(WebNodeKind::Text)].text = resolved(markup_.substr(at_, end - at_));
    at_ = end;
  }

  void read_tag() {
    if (markup_.substr(at_, 4) == "<!--") {
      const std::size_t end = std::min(markup_.find("-->", at_), markup_.size());
      page_.nodes[add(WebNodeKind::Comment)].text = std::string(markup_.substr(at_ + 4, end - at_ - 4));
      at_ = std::min(end + 3, markup_.size());
      return;
    }
    const std::size_t end = std::min(markup_.find('>', at_), markup_.size());
    std::string_view tag = markup_.substr(at_ + 1, end - at_ - 1);
    at_ = std::min(end + 1, markup_.size());
    if (tag.starts_with("/")) {
      // As in a browser, the end of what is not open says nothing.
      if (page_.nodes[open_.back()].name == tag.substr(1)) {
        close();
      }
      return;
    }
    const std::uint32_t node = add(WebNodeKind::Element);
    const std::size_t name_end = std::min(tag.find(' '), tag.size());
    const std::string name(tag.substr(0, name_end));
    page_.nodes[node].name = name;
    page_.nodes[node].space = inside("svg") || name == "svg" ? WebNamespace::Svg : WebNamespace::Html;
    read_attributes(tag.substr(name_end), page_.nodes[node]);
    static constexpr std::array<std::string_view, 9> kVoid = {"area", "base", "br", "hr", "img", "input", "link", "meta", "wbr"};
    if (std::find(kVoid.begin(), kVoid.end(), name) != kVoid.end()) {
      return;
    }
    open_.push_back(node);
    if (name == "script" || name == "style" || name == "textarea") {
      const std::size_t close_tag = std::min(markup_.find("</" + name, at_), markup_.size());
      if (close_tag > at_) {
        page_.nodes[add(WebNodeKind::Text)].text = std::string(markup_.substr(at_, close_tag - at_));
      }
      at_ = close_tag;
    }
  }

  bool inside(std::string_view name) const {
    return std::any_of(open_.begin(), open_.end(), [&](std::uint32_t node) { return page_.nodes[node].name == name; });
  }

  static void read_attributes(std::string_view text, WebNode& node) {
    while (true) {
      const std::size_t begin = text.find_first_not_of(' ');
      if (begin == std::string_view::npos || text[begin] == '/') {
        return;
      }
      text.remove_prefix(begin);
      const std::size_t name_end = std::min(text.find_first_of(" ="), text.size());
      WebAttribute attribute{std::string(text.substr(0, name_end)), {}};
      text.remove_prefix(name_end);
      if (text.starts_with("=\"") || text.starts_with("='")) {
        const std::size_t close = text.find(text[1], 2);
        attribute.value = resolved(text.substr(2, close - 2));
        text.remove_prefix(std::min(close + 1, text.size()));
      }
      node.attributes.push_back(std::move(attribute));
    }
  }

  std::string_view markup_;
  std::size_t at_ = 0;
  WebPage page_;
  std::vector<std::uint32_t> open_;
};

inline WebPage small_page(std::string_view markup) {
  return SmallPage(markup).take();
}

}  // namespace sverka::test
