#include "web/article_page.hpp"

#include <algorithm>
#include <array>

#include "text/token.hpp"
#include "web/url.hpp"

namespace sverka {

namespace {

constexpr double kMostOfText = 0.6;
constexpr std::array<std::string_view, 5> kFrame = {"aside", "footer", "form", "header", "nav"};

bool is_text_of_article(const PageParagraph& paragraph) {
  return paragraph.place == TextPlace::Shown && paragraph.seen;
}

// Bytes of text that is no link, of each node and what is inside it.
std::vector<std::size_t> weights_of(const WebPage& page, const std::vector<PageParagraph>& text) {
  std::vector<std::size_t> weights(page.nodes.size());
  for (const PageParagraph& paragraph : text) {
    if (!is_text_of_article(paragraph) || paragraph.link || paragraph.pieces.empty()) {
      continue;
    }
    for (std::uint32_t node = paragraph.pieces.front().node; node < page.nodes.size(); node = page.nodes[node].parent) {
      weights[node] += paragraph.text.size();
    }
  }
  return weights;
}

std::uint32_t only_element(const WebPage& page, std::string_view name) {
  std::uint32_t found = kNone;
  for (std::uint32_t node = 0; node < page.nodes.size(); ++node) {
    if (is_element(page.nodes[node], name)) {
      if (found != kNone) {
        return kNone;
      }
      found = node;
    }
  }
  return found;
}

std::uint32_t main_element(const WebPage& page, const std::vector<std::size_t>& weights) {
  if (page.nodes.empty()) {
    return kNone;
  }
  const double all = static_cast<double>(weights[0]);
  for (const std::string_view name : {"article", "main"}) {
    const std::uint32_t node = only_element(page, name);
    if (node != kNone && static_cast<double>(weights[node]) * 2 > all) {
      return node;
    }
  }
  // Down to the last element that still holds most of the text.
  std::uint32_t best = 0;
  for (std::uint32_t node = 0; node < page.nodes.size(); ++node) {
    if (page.nodes[node].kind == WebNodeKind::Element && page.nodes[node].end > node + 1 &&
        static_cast<double>(weights[node]) >= kMostOfText * all && is_within(page, node, best)) {
      best = node;
    }
  }
  return best;
}

bool is_in_frame(const WebPage& page, std::uint32_t node, std::uint32_t main) {
  for (std::uint32_t at = node; at != main && at < page.nodes.size(); at = page.nodes[at].parent) {
    // A heading's <header> inside the article holds its title and lead.
    const std::string& name = page.nodes[at].name;
    if (std::find(kFrame.begin(), kFrame.end(), name) != kFrame.end() && name != "header") {
      return true;
    }
  }
  return false;
}

std::string first_text(const std::vector<PageParagraph>& text, TextPlace place) {
  const auto found = std::find_if(text.begin(), text.end(), [place](const PageParagraph& paragraph) { return paragraph.place == place; });
  return found == text.end() ? std::string() : fold_spaces(found->text);
}

bool has_word(std::string_view words, std::string_view wanted) {
  const std::string lower = " " + to_lower(fold_spaces(words)) + " ";
  return lower.find(" " + std::string(wanted) + " ") != std::string::npos;
}

std::string resolved(const std::string& address, const std::optional<Url>& base) {
  std::optional<Url> url = base ? parse_url(address, *base) : parse_url(address);
  if (!url || !is_web(*url)) {
    return {};
  }
  url->fragment.reset();
  return to_text(*url);
}

}  // namespace

Article article_of_page(const WebPage& page, const std::vector<PageParagraph>& text, std::string_view page_url) {
  Article article;
  const std::vector<std::size_t> weights = weights_of(page, text);
  const std::uint32_t main = main_element(page, weights);
  std::string heading;
  for (const PageParagraph& paragraph : text) {
    const std::uint32_t node = paragraph.pieces.empty() ? kNone : paragraph.pieces.front().node;
    if (!is_text_of_article(paragraph) || node == kNone || main == kNone || !is_within(page, node, main) || is_in_frame(page, node, main)) {
      continue;
    }
    heading = heading.empty() && paragraph.heading ? fold_spaces(paragraph.text) : heading;
    article.text += paragraph.text + "\n";
  }
  article.title = !heading.empty() ? heading : first_text(text, TextPlace::Title);

  const std::optional<Url> base = parse_url(page_url);
  std::string canonical, og_url;
  for (const WebNode& node : page.nodes) {
    const std::string* href = attribute(node, "href");
    const std::string* rel = attribute(node, "rel");
    if (node.name == "link" && href != nullptr && rel != nullptr) {
      canonical = canonical.empty() && has_word(*rel, "canonical") ? resolved(*href, base) : canonical;
      if (has_word(*rel, "amphtml")) {
        article.equal_urls.push_back(resolved(*href, base));
      }
    }
    const std::string* property = attribute(node, "property");
    const std::string* content = attribute(node, "content");
    if (node.name == "meta" && property != nullptr && content != nullptr && og_url.empty() && *property == "og:url") {
      og_url = resolved(*content, base);
    }
  }
  const std::string own = base && is_web(*base) ? resolved(std::string(page_url), std::nullopt) : std::string();
  article.url = !canonical.empty() ? canonical : !og_url.empty() ? og_url : own;
  if (!own.empty() && own != article.url) {
    article.equal_urls.push_back(own);
  }
  std::erase(article.equal_urls, std::string());
  return article;
}

Article article_of_text(const std::vector<PageParagraph>& text) {
  Article article;
  for (const PageParagraph& paragraph : text) {
    if (!is_text_of_article(paragraph)) {
      continue;
    }
    std::string_view rest = paragraph.text;
    // The address may be a line of the first paragraph.
    if (article.url.empty() && article.text.empty()) {
      const std::string line = fold_spaces(rest.substr(0, rest.find('\n')));
      if (line.starts_with("http://") || line.starts_with("https://")) {
        article.url = resolved(line, std::nullopt);
        rest.remove_prefix(std::min(rest.size(), rest.find('\n') == std::string_view::npos ? rest.size() : rest.find('\n') + 1));
      }
    }
    if (fold_spaces(rest).empty()) {
      continue;
    }
    article.title = article.title.empty() ? fold_spaces(rest.substr(0, rest.find('\n'))) : article.title;
    article.text += std::string(rest) + "\n";
  }
  return article;
}

}  // namespace sverka
