#include "web/stored_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "text/script_code.hpp"

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
          literals(read_code(code, node.name == "style" ? CodeLanguage::Css : CodeLanguage::JavaScript));
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

  // Between quotation marks of any kind. Pieces that are put together with a plus are one literal.
  void literals(const CodeText& code) {
    std::string all;
    for (const CodeLiteral& literal : code.literals) {
      if (literal.text.size() > kFewestBytes) {
        all += literal.text + " ";
      }
    }
    add(all);
  }

  // Markup becomes a space, so that words of two blocks stay apart.
  void add(std::string_view text) {
    if (text.size() < kFewestBytes) {
      return;
    }
    bytes_ += text.size();
    PageParagraph paragraph;
    paragraph.text.reserve(text.size());
    // Beyond the last one nothing closes: asked for once, not for each that opens.
    const std::size_t last_close = text.rfind('>');
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '<' && last_close != std::string_view::npos && at < last_close) {
        paragraph.text += ' ';
        at = text.find('>', at);
      } else if (const std::size_t end = text[at] == '&' ? end_of_reference(text, at) : 0; end != 0) {
        paragraph.text += text.substr(at, end - at) == "&shy" ? "" : " ";
        at = end;
      } else {
        paragraph.text += text[at];
      }
    }
    paragraph.seen = false;
    paragraphs_.push_back(std::move(paragraph));
  }

  // The semicolon of a character reference that begins there; 0: it is none.
  static std::size_t end_of_reference(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongestReference = 8;
    const std::size_t end = text.substr(at, kLongestReference + 1).find(';');
    return end == std::string_view::npos ? 0 : at + end;
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
