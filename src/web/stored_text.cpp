#include "web/stored_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "text/base64.hpp"
#include "text/script_code.hpp"
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

// "%D0%9A%D0%BE", where it is mostly that.
std::optional<std::string> from_percents(std::string_view text) {
  constexpr std::size_t kShare = 6;  // a sign of three bytes of at least so many
  if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '%')) < text.size() / kShare) {
    return std::nullopt;
  }
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned value = 0;
    const char* const digits = text.data() + at + 1;
    const bool sign = text[at] == '%' && at + 2 < text.size() && std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2;
    out += sign ? static_cast<char>(value) : text[at];
    at += sign ? 2 : 0;
  }
  return out;
}

// What a script unpacks with one call, unpacked; anything else as it is.
std::string unpacked(const std::string& text) {
  auto out = from_percents(text);
  out = out ? std::move(out) : text.find(' ') == std::string::npos ? bytes_of_base64(text) : std::nullopt;
  return out && is_valid_utf8(*out) ? *std::move(out) : text;
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
          add(unpacked(one.value));
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
        all += unpacked(literal.text) + " ";
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
