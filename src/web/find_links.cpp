#include "web/find_links.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "text/script_code.hpp"
#include "text/utf8.hpp"
#include "web/page_looks.hpp"
#include "web/passing_links.hpp"
#include "web/script_hints.hpp"
#include "web/url.hpp"

namespace sverka {

namespace {

constexpr std::size_t kLineBytes = 600;  // of a block that may be a line naming a source

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

// Lower case for Cyrillic letters too: words of a source line are compared so.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_code_point(text, at);
    const bool capital = (letter >= 0x410 && letter <= 0x42F) || (letter >= 'A' && letter <= 'Z');
    append_utf8(out, capital ? letter + 32 : letter == 0x401 ? 0x435 : letter == 0x451 ? 0x435 : letter);
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n\f";
  const std::size_t begin = text.find_first_not_of(kSpaces);
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

LinkTrait trait(std::string construct, LinkOutcome outcome, Usable google, Usable yandex, std::string decided_by = {}) {
  return {std::move(construct), outcome, google, yandex, std::move(decided_by)};
}

LinkTrait unusable(std::string construct, LinkOutcome outcome = LinkOutcome::FailedError, std::string decided_by = {}) {
  return trait(std::move(construct), outcome, Usable::No, Usable::No, std::move(decided_by));
}

LinkTrait usable(std::string construct, LinkOutcome outcome = LinkOutcome::Passed, std::string decided_by = {}) {
  return trait(std::move(construct), outcome, Usable::Yes, Usable::Yes, std::move(decided_by));
}

// Signs and letters that a person sees; spaces, joiners and soft hyphens are none.
std::size_t count_signs(std::string_view text, std::size_t enough) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < enough;) {
    const char32_t letter = next_code_point(text, at);
    const bool blank = letter <= 0x20 || letter == 0xA0 || letter == 0xAD || (letter >= 0x2000 && letter <= 0x200F) ||
                       (letter >= 0x2028 && letter <= 0x202F) || (letter >= 0x2060 && letter <= 0x206F) || letter == 0x3000 ||
                       letter == 0xFEFF || letter == 0x2800 || letter == 0x3164 || letter == kReplacement;
    count += blank ? 0 : 1;
  }
  return count;
}

class LinkFinder {
 public:
  LinkFinder(const SitePage& page, const ArticleAddress& article, const std::string& title, const LinkPolicy& policy)
      : site_page_(page), page_(*page.dom), article_(article), title_(folded(title)), policy_(policy), scripts_(*page.dom) {
    own_ = parse_url(page.final_url.empty() ? page.url : page.final_url).value_or(Url());
    base_ = own_;
    if (const std::string href = base_of(page_); !href.empty()) {
      base_ = parse_url(href, own_).value_or(own_);
    }
    platform_ = is_of_host(own_.host, policy.platforms);
    open_platform_ = is_of_host(own_.host, policy.open_platforms);
    list_noindex();
  }

  std::vector<LinkFound> run() {
    for (std::uint32_t at = 0; at < page_.nodes.size(); ++at) {
      const WebNode& node = page_.nodes[at];
      if (node.kind == WebNodeKind::Element) {
        element(at);
      } else if (node.kind == WebNodeKind::Text || node.kind == WebNodeKind::Comment) {
        text(at);
      }
    }
    return std::move(found_);
  }

 private:
  // Ranges of the source that Yandex leaves out: from a mark to the first that closes, else to the end of the page.
  void list_noindex() {
    std::optional<std::uint32_t> open;
    for (const NoindexMark& mark : page_.noindex) {
      if (!mark.closes) {
        open = open.value_or(mark.at);
      } else if (open) {
        noindex_.push_back({*open, mark.at});
        open.reset();
      }
    }
    if (open) {
      noindex_.push_back({*open, kNone});
    }
  }

  bool in_noindex(std::uint32_t at) const {
    const std::uint32_t place = page_.nodes[at].source.begin;
    return std::any_of(noindex_.begin(), noindex_.end(), [&](const TextRange& range) { return place > range.begin && place < range.end; });
  }

  // The element or its ancestors: what they make of a link inside. Empty: nothing.
  std::string enclosure(std::uint32_t at) const {
    for (std::uint32_t node = page_.nodes[at].parent; node != kNone; node = page_.nodes[node].parent) {
      const WebNode& outer = page_.nodes[node];
      if (is_element(outer, "template")) {
        const bool shadow = attribute(outer, "shadowrootmode") != nullptr || attribute(outer, "shadowroot") != nullptr;
        return shadow ? "L19" : "L22";
      }
      if (is_element(outer, "object") || is_element(outer, "iframe")) {
        return "L19";
      }
      if (is_element(outer, "noscript")) {
        return "L06";
      }
      if (is_element(outer, "select") || is_element(outer, "textarea") || is_element(outer, "canvas") || is_element(outer, "audio") ||
          is_element(outer, "video")) {
        return "L22";
      }
    }
    return {};
  }

  void add(std::uint32_t at, std::string href, std::string target, std::vector<LinkTrait> traits) {
    LinkFound found;
    found.node = at;
    found.href = std::move(href);
    found.target = std::move(target);
    found.traits = std::move(traits);
    // What stands around comes first: a link that is in no tree is hidden too, but that is not the reason.
    if (in_noindex(at)) {
      found.traits.insert(found.traits.begin(), trait("L05", LinkOutcome::FailedError, Usable::Yes, Usable::No));
    }
    if (const std::string around = enclosure(at); around == "L06") {
      found.traits.insert(found.traits.begin(), trait("L06", LinkOutcome::FailedError, Usable::Unknown, Usable::No));
    } else if (!around.empty()) {
      found.traits.insert(found.traits.begin(), unusable(around));
    }
    found_.push_back(std::move(found));
  }

  void element(std::uint32_t at) {
    const WebNode& node = page_.nodes[at];
    const std::string* href = attribute(node, "href");
    if (node.space == WebNamespace::Svg && node.name == "a") {
      href = href == nullptr ? attribute(node, "xlink:href") : href;
      if (href != nullptr && leads_to_article(*href) != AddressMatch::None) {
        add(at, *href, resolved(*href), {trait("L23", LinkOutcome::CannotTell, Usable::Unknown, Usable::Unknown)});
      }
      return;
    }
    if (is_element(node, "area") && href != nullptr && leads_to_article(*href) != AddressMatch::None) {
      add(at, *href, resolved(*href), {trait("L23", LinkOutcome::CannotTell, Usable::Unknown, Usable::Unknown)});
    } else if (is_element(node, "a")) {
      anchor(at, href);
    } else {
      other_element(at);
    }
  }

  std::string resolved(std::string_view href) const {
    const auto url = parse_url(trimmed(href), base_);
    return url ? to_text(*url) : std::string(href);
  }

  AddressMatch leads_to_article(std::string_view href) const {
    const auto url = parse_url(trimmed(href), base_);
    return url ? article_.match(*url) : AddressMatch::None;
  }

  void anchor(std::uint32_t at, const std::string* href) {
    const auto url = href == nullptr ? std::nullopt : parse_url(trimmed(*href), base_);
    const bool goes_nowhere = href == nullptr || trimmed(*href).empty() || trimmed(*href).starts_with('#') || !url || !is_web(*url);
    if (goes_nowhere) {
      fake_anchor(at, href == nullptr ? std::string() : *href);
      return;
    }
    const AddressMatch match = article_.match(*url);
    if (match != AddressMatch::None) {
      std::vector<LinkTrait> traits = form_of(at, *href, match);
      add(at, *href, to_text(*url), std::move(traits));
      return;
    }
    indirect_anchor(at, *href, *url);
  }

  // A link to the article itself.
  std::vector<LinkTrait> form_of(std::uint32_t at, const std::string& href, AddressMatch match) {
    const WebNode& node = page_.nodes[at];
    std::vector<LinkTrait> traits;
    add_rel(node, traits);
    add_look(at, traits);
    if (is_inert(at)) {
      traits.push_back(trait("L20", LinkOutcome::CannotTell, Usable::Yes, Usable::Yes));
    }
    const bool doubtful =
        std::any_of(traits.begin(), traits.end(), [](const LinkTrait& one) { return one.outcome == LinkOutcome::CannotTell; });
    if (doubtful && scripts_.may_style(at)) {
      traits.insert(traits.begin(), trait("L18", LinkOutcome::CannotTell, Usable::Unknown, Usable::Unknown));
    }
    if (scripts_.may_change(at) || is_diverted(at)) {
      traits.push_back(trait("L18", LinkOutcome::CannotTell, Usable::Unknown, Usable::Unknown));
    }
    if (has_closed_text(at)) {
      traits.push_back(trait("L05", LinkOutcome::CannotTell, Usable::Yes, Usable::Unknown));
    }
    if (match == AddressMatch::Equal) {
      traits.push_back(usable("L15", LinkOutcome::PassedWithNote));
    }
    if (traits.empty()) {
      const bool plain = trimmed(href).starts_with("http");
      const bool decorated = attribute(node, "target") != nullptr || attribute(node, "rel") != nullptr;
      traits.push_back(usable(open_platform_ ? "L34" : !plain || !base_of(page_).empty() ? "L02" : decorated ? "L03" : "L01"));
    }
    return traits;
  }

  // Seen, and not to be clicked.
  bool is_inert(std::uint32_t at) const {
    for (std::uint32_t node = at; node != kNone; node = page_.nodes[node].parent) {
      if (attribute(page_.nodes[node], "inert") != nullptr) {
        return true;
      }
    }
    return false;
  }

  // A click does not lead where the href says.
  static bool has_diverting_handler(const WebNode& node) {
    constexpr std::array<std::string_view, 6> kClicks = {"onclick",       "onmousedown",  "onmouseup",
                                                         "onpointerdown", "ontouchstart", "onauxclick"};
    constexpr std::array<std::string_view, 4> kBefore = {"onmouseover", "onmouseenter", "onpointerover", "onfocus"};
    return std::any_of(node.attributes.begin(), node.attributes.end(), [&](const WebAttribute& one) {
      const auto is_of = [&](const auto& names) { return std::find(names.begin(), names.end(), one.name) != names.end(); };
      return (is_of(kClicks) && diverts_click(one.value)) ||
             (is_of(kBefore) && assigns(read_code(one.value, CodeLanguage::JavaScript).code, ".href"));
    });
  }

  // Of the line that the link stands in.
  bool is_diverted(std::uint32_t at) const {
    constexpr std::size_t kLevels = 4;
    std::size_t level = 0;
    for (std::uint32_t node = at; node != kNone && level < kLevels && page_.nodes[node].name != "body";
         node = page_.nodes[node].parent, ++level) {
      if (has_diverting_handler(page_.nodes[node])) {
        return true;
      }
    }
    return false;
  }

  // All that can be read of the anchor stands between marks that close it to Yandex.
  bool has_closed_text(std::uint32_t at) const {
    bool any = false;
    for (std::uint32_t inner = at + 1; inner < page_.nodes[at].end; ++inner) {
      const WebNode& node = page_.nodes[inner];
      const bool text = node.kind == WebNodeKind::Text && count_signs(node.text, 1) > 0;
      if ((text || is_picture(node)) && !in_noindex(inner)) {
        return false;
      }
      any = any || text;
    }
    return any && !in_noindex(at);
  }

  void add_rel(const WebNode& node, std::vector<LinkTrait>& traits) const {
    const std::string* const rel = attribute(node, "rel");
    if (rel == nullptr) {
      return;
    }
    std::string words = " " + lowered(*rel) + " ";
    std::replace_if(
        words.begin(), words.end(),
        [](char letter) {
          return letter == ',' || letter == ';' || trimmed({&letter, 1}).empty();
        },
        ' ');
    if (words.find(" nofollow ") != std::string::npos) {
      // On a platform the rel is not the author's.
      traits.push_back(platform_ || open_platform_ ? unusable("L33", policy_.platform, "link.platform") : unusable("L04"));
    } else if (words.find(" ugc ") != std::string::npos || words.find(" sponsored ") != std::string::npos) {
      traits.push_back(unusable("L04", policy_.ugc_sponsored, "link.ugc_sponsored"));
    }
  }

  Seen seen(std::uint32_t at) const { return at < site_page_.visibility.nodes.size() ? site_page_.visibility.nodes[at] : Seen::Yes; }

  // Whether a person can see and click it: the best of what the anchor holds.
  void add_look(std::uint32_t at, std::vector<LinkTrait>& traits) const {
    Seen best = Seen::Hidden;
    bool any = false, picture = false, described = false;
    std::size_t signs = 0;
    const auto better = [&](Seen one) {
      const auto rank = [](Seen value) { return value == Seen::Yes ? 0 : value == Seen::Collapsed ? 1 : value == Seen::Unknown ? 2 : 3; };
      best = !any || rank(one) < rank(best) ? one : best;
      any = true;
    };
    for (std::uint32_t inner = at + 1; inner < page_.nodes[at].end; ++inner) {
      const WebNode& node = page_.nodes[inner];
      if (node.kind == WebNodeKind::Text && count_signs(node.text, 2) > 0) {
        better(seen(inner));
        signs += seen(inner) == Seen::Hidden ? 0 : count_signs(node.text, 2);
      } else if (is_picture(node) && !is_dot(node)) {
        better(seen(inner));
        picture = true;
        const std::string* const alt = attribute(node, "alt");
        described = described || (alt != nullptr && count_signs(*alt, 2) > 1) || node.space == WebNamespace::Svg;
      }
    }
    if (!any || (!picture && best != Seen::Hidden && signs < 2)) {
      traits.push_back(unusable("L20"));  // empty, or one sign
      return;
    }
    if (best == Seen::Hidden) {
      traits.push_back(unusable("L20"));
    } else if (best == Seen::Unknown) {
      traits.push_back(trait("L20", LinkOutcome::CannotTell, Usable::Unknown, Usable::Unknown));
    } else if (best == Seen::Collapsed) {
      traits.push_back(usable("L21", LinkOutcome::PassedWithNote));
    }
    if (picture && signs < 2 && best != Seen::Hidden) {
      traits.push_back(usable("L24", described ? LinkOutcome::Passed : LinkOutcome::PassedWithNote));
    }
  }

  static bool is_picture(const WebNode& node) {
    return is_element(node, "img") || is_element(node, "picture") || is_element(node, "video") ||
           (node.kind == WebNodeKind::Element && node.space == WebNamespace::Svg && node.name == "svg");
  }

  // A picture that nobody sees.
  static bool is_dot(const WebNode& node) {
    const auto tiny = [&](std::string_view name) {
      const std::string* const value = attribute(node, name);
      return value != nullptr && (*value == "0" || *value == "1" || *value == "0px" || *value == "1px");
    };
    return tiny("width") && tiny("height");
  }

  // An anchor that leads nowhere, while something about it names the article or says that it leads to the source.
  void fake_anchor(std::uint32_t at, const std::string& href) {
    std::string target = mention(page_.nodes[at], true).value_or("");
    if (target.empty()) {
      const bool pretends =
          (href.empty() ? has_handler(page_.nodes[at]) : !trimmed(href).starts_with("mailto:") && !trimmed(href).starts_with("tel:")) &&
          speaks_of_source(at);
      if (!pretends) {
        return;
      }
    }
    add(at, href, std::move(target), {unusable("L12")});
  }

  static bool has_handler(const WebNode& node) {
    return std::any_of(node.attributes.begin(), node.attributes.end(), [](const WebAttribute& one) {
      return one.name.starts_with("on") || one.name.starts_with("data-") || one.name.starts_with("@") || one.name == "href" ||
             one.name == "role";
    });
  }

  // The article's address in some attribute.
  std::optional<std::string> mention(const WebNode& node, bool with_href) const {
    for (const WebAttribute& one : node.attributes) {
      if (!with_href && one.name == "href") {
        continue;
      }
      if (auto named = article_.hidden_in(one.value)) {
        return named;
      }
    }
    return std::nullopt;
  }

  // The text of the anchor and of the line that it stands in.
  bool speaks_of_source(std::uint32_t at) const {
    const std::string own_text = folded(text_of(page_, at));
    if (!title_.empty() && title_.size() > 20 && own_text.find(title_) != std::string::npos) {
      return true;
    }
    if (article_.named_in(own_text)) {
      return true;
    }
    std::uint32_t block = at;
    while (page_.nodes[block].parent != kNone && page_.nodes[block].parent != 0 && is_phrase(page_.nodes[block])) {
      block = page_.nodes[block].parent;
    }
    const std::string line = folded(text_of(page_, block));
    const std::string& said = line.size() <= kLineBytes ? line : own_text;
    return std::any_of(policy_.source_words.begin(), policy_.source_words.end(), [&](const std::string& word) {
      const std::size_t found = said.find(word);
      return found != std::string::npos;
    });
  }

  static bool is_phrase(const WebNode& node) {
    constexpr std::array<std::string_view, 16> kPhrases = {"a", "b",    "i", "em",      "strong", "span", "font", "small",
                                                           "u", "cite", "q", "noindex", "sup",    "sub",  "mark", "label"};
    return std::find(kPhrases.begin(), kPhrases.end(), node.name) != kPhrases.end();
  }

  // A link to somewhere else: through a redirector, a shortener, or to another page of the Company.
  void indirect_anchor(std::uint32_t at, const std::string& href, const Url& url) {
    const std::string target = to_text(url);
    const bool company = is_company(url);
    if (const std::string* const end = end_of(url); end != nullptr) {
      followed_anchor(at, href, url, *end);
      return;
    }
    if (auto inner = article_.hidden_in(after_host(url))) {
      std::vector<LinkTrait> traits;
      if (platform_) {
        traits.push_back(unusable("L33", policy_.platform, "link.platform"));
      } else if (company) {
        traits.push_back(policy_.company_redirect == LinkOutcome::FailedError
                             ? unusable("L13", LinkOutcome::FailedError, "link.company_redirect")
                             : usable("L13", policy_.company_redirect, "link.company_redirect"));
      } else {
        traits.push_back(unusable("L13"));
      }
      add_rel(page_.nodes[at], traits);
      add_look(at, traits);
      add(at, href, std::move(*inner), std::move(traits));
      return;
    }
    if (is_of_host(url.host, policy_.shorteners)) {
      if (speaks_of_source(at) || mention(page_.nodes[at], false)) {
        add(at, href, target, {unusable("L14", policy_.shortener, "link.shortener")});
      }
    } else if (company) {
      add(at, href, target, {unusable("L16")});
    } else if (auto inner = mention(page_.nodes[at], false)) {
      add(at, href, std::move(*inner), {unusable("L12")});
    } else if (is_redirector(url, policy_) && speaks_of_source(at)) {
      add(at, href, target, {trait("L13", LinkOutcome::CannotTell, Usable::No, Usable::No)});
    }
  }

  // Where a link leads in the end, if that was looked up; null: it was not.
  const std::string* end_of(const Url& url) const {
    const PageLooks* const looks = site_page_.looks.get();
    const auto found = looks == nullptr ? decltype(looks->targets.begin()){} : looks->targets.find(address_asked_for(url));
    return looks == nullptr || found == looks->targets.end() || found->second.empty() ? nullptr : &found->second;
  }

  // A link through a shortener or redirector of which the end is known.
  void followed_anchor(std::uint32_t at, const std::string& href, const Url& url, const std::string& end) {
    const auto last = parse_url(end);
    if (!last) {
      return;
    }
    std::vector<LinkTrait> traits;
    if (article_.match(*last) != AddressMatch::None) {
      const bool shortener = is_of_host(url.host, policy_.shorteners);
      traits.push_back(shortener ? unusable("L14", policy_.shortener, "link.shortener") : unusable("L13"));
    } else if (is_company(*last)) {
      traits.push_back(unusable("L16"));
    } else {
      return;  // it has nothing to do with the article
    }
    add_rel(page_.nodes[at], traits);
    add_look(at, traits);
    add(at, href, end, std::move(traits));
  }

  static std::string after_host(const Url& url) {
    return url.path + (url.query ? "?" + *url.query : "") + (url.fragment ? "#" + *url.fragment : "");
  }

  bool is_company(const Url& url) const {
    if (is_of_host(url.host, policy_.company_hosts)) {
      return true;
    }
    return std::any_of(article_.urls().begin(), article_.urls().end(), [&](const Url& one) { return is_of_host(url.host, {one.host}); });
  }

  void other_element(std::uint32_t at) {
    const WebNode& node = page_.nodes[at];
    if (is_element(node, "meta") || is_element(node, "link") || is_element(node, "base") || is_element(node, "html") ||
        is_element(node, "script") || is_element(node, "style") || node.attributes.empty()) {
      return;
    }
    const bool frame = is_element(node, "iframe") || is_element(node, "frame") || is_element(node, "object") || is_element(node, "embed") ||
                       is_element(node, "portal");
    for (const WebAttribute& one : node.attributes) {
      const auto named = article_.hidden_in(one.value);
      if (!named) {
        continue;
      }
      const bool told = one.name == "title" || one.name == "alt" || one.name == "cite" || one.name == "content" ||
                        one.name == "aria-label" || one.name == "itemid" || one.name == "about" || one.name == "resource" ||
                        one.name == "src" || one.name == "srcset" || one.name == "value" || one.name == "placeholder" || one.name == "id" ||
                        one.name == "class" || one.name == "style";
      add(at, one.value, *named, {unusable(frame ? "L19" : told ? "L22" : "L12")});
      return;
    }
  }

  // The address in text: plain, in a comment, in what is no text for a reader.
  void text(std::uint32_t at) {
    const WebNode& node = page_.nodes[at];
    if (node.text.size() < 8) {
      return;
    }
    const auto named = article_.named_in(node.text);
    if (!named) {
      return;
    }
    if (node.kind == WebNodeKind::Comment) {
      add(at, *named, *named, {unusable("L22")});
      return;
    }
    const WebNode& parent = page_.nodes[node.parent];
    constexpr std::array<std::string_view, 7> kNoText = {"script", "style", "textarea", "noembed", "noframes", "xmp", "title"};
    if (is_element(parent, "iframe")) {
      add(at, *named, *named, {unusable("L19")});
    } else if (std::find(kNoText.begin(), kNoText.end(), parent.name) != kNoText.end()) {
      add(at, *named, *named, {unusable("L22")});
    } else if (!in_anchor(at)) {
      add(at, *named, *named, {unusable("L25")});
    }
  }

  // The text of an anchor is the anchor's.
  bool in_anchor(std::uint32_t at) const {
    for (std::uint32_t node = page_.nodes[at].parent; node != kNone; node = page_.nodes[node].parent) {
      if (page_.nodes[node].name == "a" || is_element(page_.nodes[node], "button")) {
        return true;
      }
    }
    return false;
  }

  const SitePage& site_page_;
  const WebPage& page_;
  const ArticleAddress& article_;
  std::string title_;
  const LinkPolicy& policy_;
  ScriptHints scripts_;
  Url own_, base_;
  bool platform_ = false, open_platform_ = false;
  std::vector<TextRange> noindex_;
  std::vector<LinkFound> found_;
};

}  // namespace

std::vector<LinkFound> find_links(const SitePage& page, const ArticleAddress& article, const std::string& title, const LinkPolicy& policy) {
  return LinkFinder(page, article, title, policy).run();
}

}  // namespace sverka
