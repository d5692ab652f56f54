#include "web/stored_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr std::size_t kAllBytes = std::size_t{2} << 20;
constexpr std::size_t kFewestBytes = 60;
constexpr std::size_t kFewestOfAttribute = 200;

// Attributes whose long values are never sentences.
constexpr std::array<std::string_view, 12> kNoSentences = {"class", "d",      "data", "href",  "id",        "points",
                                                           "sizes", "srcset", "src",  "style", "transform", "viewbox"};

bool is_plain_attribute(std::string_view name) {
  return std::find(kNoSentences.begin(), kNoSentences.end(), name) == kNoSentences.end() && !name.starts_with("on");
}

class Stored {
 public:
  explicit Stored(const WebPage& page) : page_(page) {}

  std::vector<PageParagraph> take() {
    for (std::uint32_t at = 0; at < page_.nodes.size() && bytes_ < kAllBytes; ++at) {
      const WebNode& node = page_.nodes[at];
      if (node.kind != WebNodeKind::Element) {
        continue;
      }
      for (const WebAttribute& one : node.attributes) {
        if (one.value.size() >= kFewestOfAttribute && is_plain_attribute(one.name)) {
          add(one.value);
        }
      }
      if (node.name == "script" || node.name == "style") {
        const std::string code = text_of(page_, at);
        if (code.size() >= kFewestBytes) {
          literals(code);
        }
      } else if (node.name == "template" && attribute(node, "shadowrootmode") == nullptr) {
        template_text(at);
      }
    }
    return std::move(paragraphs_);
  }

 private:
  void template_text(std::uint32_t at) {
    std::string all;
    for (std::uint32_t inner = at + 1; inner < page_.nodes[at].end; ++inner) {
      if (page_.nodes[inner].kind == WebNodeKind::Text) {
        all += page_.nodes[inner].text + " ";
      }
    }
    add(all);
  }

  // Between quotation marks of any kind, escapes resolved. Pieces that are put together with a plus are one text.
  void literals(std::string_view code) {
    std::string all;
    for (std::size_t at = 0; at < code.size(); ++at) {
      const char quote = code[at];
      if (quote != '"' && quote != '\'' && quote != '`') {
        continue;
      }
      std::size_t end = at + 1;
      while (end < code.size() && code[end] != quote && (quote == '`' || code[end] != '\n')) {
        end += code[end] == '\\' ? 2 : 1;
      }
      end = std::min(end, code.size());
      if (end - at > kFewestBytes) {
        all += unescaped(code.substr(at + 1, end - at - 1)) + " ";
      }
      at = end;
    }
    add(all);
  }

  static std::string unescaped(std::string_view text) {
    std::string out;
    char32_t high = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] != '\\' || at + 1 >= text.size()) {
        out += text[at];
        continue;
      }
      const char kind = text[++at];
      unsigned value = 0;
      const std::size_t digits = kind == 'u' ? 4 : kind == 'x' ? 2 : 0;
      if (digits > 0 && at + digits < text.size() &&
          std::from_chars(text.data() + at + 1, text.data() + at + 1 + digits, value, 16).ptr == text.data() + at + 1 + digits) {
        at += digits;
        if (value >= 0xD800 && value < 0xDC00) {
          high = value;
        } else if (value >= 0xDC00 && value < 0xE000) {
          append_utf8(out, high == 0 ? U' ' : 0x10000 + ((high - 0xD800) << 10) + (value - 0xDC00));
          high = 0;
        } else {
          append_utf8(out, value);
        }
      } else {
        out += kind == 'n' || kind == 'r' || kind == 't' || kind == 'u' || kind == 'x' ? ' ' : kind;
      }
    }
    return out;
  }

  // Markup becomes a space, so that words of two blocks stay apart.
  void add(std::string_view text) {
    if (text.size() < kFewestBytes) {
      return;
    }
    bytes_ += text.size();
    PageParagraph paragraph;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '<') {
        const std::size_t close = text.find('>', at);
        if (close != std::string_view::npos) {
          paragraph.text += ' ';
          at = close;
          continue;
        }
      }
      if (text[at] == '&') {
        const std::size_t end = text.find(';', at);
        if (end != std::string_view::npos && end - at <= 8) {
          const bool soft = text.substr(at, end - at) == "&shy";
          paragraph.text += soft ? "" : " ";
          at = end;
          continue;
        }
      }
      paragraph.text += text[at];
    }
    paragraph.seen = false;
    paragraphs_.push_back(std::move(paragraph));
  }

  const WebPage& page_;
  std::size_t bytes_ = 0;
  std::vector<PageParagraph> paragraphs_;
};

}  // namespace

std::vector<PageParagraph> stored_text(const WebPage& page) {
  return Stored(page).take();
}

}  // namespace sverka
