// kind = "site-imitation": a site that may be taken for the Company's. Clause 8.6.2; a person decides.
//
// Looked at: the names in the host, in any spelling near to them; og:site_name; the title of the home page, if it begins with a name as a
// site's own title does; the icon and the style sheets of the pages, if they are taken from the Company's own site. A style sheet that
// comes with a widget is one among the site's own. One finding a host and sign. {observed}, {sign}.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "checks/findings.hpp"
#include "checks/text_places.hpp"
#include "text/token.hpp"
#include "web/names.hpp"
#include "web/url.hpp"

namespace sverka {

namespace {

std::vector<std::string> parts_of(std::string_view text, char divider) {
  std::vector<std::string> parts(1);
  for (const char letter : text) {
    if (letter == divider) {
      parts.emplace_back();
    } else {
      parts.back() += letter;
    }
  }
  return parts;
}

// The part of a shown address that is its host.
std::string shown_host(const Url& url) {
  Url bare;
  bare.scheme = url.scheme;
  bare.host = url.host;
  bare.has_host = true;
  bare.path = "/";
  std::string shown = to_shown(bare);
  shown.erase(0, shown.find("://") == std::string::npos ? 0 : shown.find("://") + 3);
  shown.erase(std::min(shown.find('/'), shown.size()));
  return shown;
}

class ImitationCheck {
 public:
  explicit ImitationCheck(Head head) : head_(std::move(head)), rules_(make_brand_rules(head_->lexicon())) {}

  Verdict operator()(const Evidence& evidence) const {
    const std::vector<JudgedText> texts = evidence.site == nullptr ? std::vector<JudgedText>() : judged_texts(evidence);
    std::set<std::pair<std::string, std::string>> said;
    std::vector<Finding> findings;
    bool judged = false;
    for (const JudgedText& text : texts) {
      const std::optional<Url> url = parse_url(text.page->final_url);
      if (!url || !is_web(*url)) {
        continue;
      }
      judged = true;
      const std::string host = shown_host(*url);
      if (names_company(host) && said.emplace(host, "host").second) {
        findings.push_back(finding_of(evidence, text, "imitation.host", host, nullptr));
      }
      for (const auto& [sign, address] : taken_from_company(*text.page, *url)) {
        if (said.emplace(host, sign).second) {
          findings.push_back(finding_of(evidence, text, "imitation." + sign, address, nullptr));
        }
      }
      const bool home = url->path == "/" || url->path.empty();
      for (const PageParagraph& paragraph : *text.paragraphs) {
        const bool title = paragraph.place == TextPlace::Title && home && begins_as_company(paragraph.text);
        const bool site_name =
            paragraph.place == TextPlace::OpenGraph && is_site_name(*text.page, paragraph.node) && is_company(paragraph.text);
        if ((title || site_name) && said.emplace(host, title ? "title" : "site-name").second) {
          findings.push_back(finding_of(evidence, text, title ? "imitation.title" : "imitation.site-name", paragraph.text, &paragraph));
        }
      }
    }
    if (!judged) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    return verdict_of(std::move(findings));
  }

 private:
  bool is_companys(const std::string& host) const {
    const std::vector<std::string> labels = parts_of(host, '.');
    return std::any_of(rules_.company_signs.begin(), rules_.company_signs.end(), [&](const std::string& sign) {
      return sign.find('.') != std::string::npos ? host == sign || host.ends_with("." + sign)
                                                 : std::find(labels.begin(), labels.end(), sign) != labels.end();
    });
  }

  // Signs with the addresses that show them: the icon, and style sheets where half of them or more are the Company's.
  std::vector<std::pair<std::string, std::string>> taken_from_company(const SitePage& page, const Url& own) const {
    std::vector<std::pair<std::string, std::string>> taken;
    std::string icon, sheet;
    std::size_t sheets = 0, companys = 0;
    for (const WebNode& node : page.dom ? page.dom->nodes : std::vector<WebNode>()) {
      const std::string* const rel = is_element(node, "link") ? attribute(node, "rel") : nullptr;
      const std::string* const href = rel == nullptr ? nullptr : attribute(node, "href");
      const auto url = href == nullptr ? std::nullopt : parse_url(*href, own);
      if (!url || !is_web(*url)) {
        continue;
      }
      const std::string kinds = " " + to_lower(*rel) + " ";
      const bool from_company = is_companys(url->host);
      if (from_company && kinds.find("icon ") != std::string::npos && icon.empty()) {
        icon = to_text(*url);
      }
      if (kinds.find(" stylesheet ") != std::string::npos) {
        ++sheets;
        companys += from_company ? 1 : 0;
        sheet = from_company && sheet.empty() ? to_text(*url) : sheet;
      }
    }
    if (!icon.empty()) {
      taken.emplace_back("icon", icon);
    }
    if (companys > 0 && companys * 2 >= sheets) {
      taken.emplace_back("style", sheet);
    }
    return taken;
  }

  // Whether parts of the host, between points and hyphens, are a name in some spelling.
  bool names_company(const std::string& host) const {
    const std::string first = skeleton(to_lower(rules_.company_first)), second = skeleton(to_lower(rules_.company_second));
    for (const std::string& label : parts_of(host, '.')) {
      const std::vector<std::string> parts = parts_of(label, '-');
      for (std::size_t at = 0; at < parts.size(); ++at) {
        const std::string looks = skeleton(to_lower(parts[at]));
        if (looks == first + second || (looks == first && at + 1 < parts.size() && skeleton(to_lower(parts[at + 1])) == second)) {
          return true;
        }
        if (is_near_product(parts[at]) || (at + 1 < parts.size() && is_near_product(parts[at] + parts[at + 1]))) {
          return true;
        }
      }
    }
    return false;
  }

  bool is_near_product(const std::string& part) const {
    const std::string sound = sound_of(part);
    return std::find(rules_.collision_sounds.begin(), rules_.collision_sounds.end(), sound) == rules_.collision_sounds.end() &&
           std::any_of(rules_.product_sounds.begin(), rules_.product_sounds.end(), [&](const std::string& name) {
             return edit_distance(sound, name, 1) <= 1 ||
                    (sound.size() > name.size() && (sound.starts_with(name) || sound.ends_with(name)));
           });
  }

  std::vector<std::string> names() const {
    return {rules_.company_first + " " + rules_.company_second, rules_.product, rules_.product + " " + rules_.product_second};
  }

  bool is_company(std::string_view text) const {
    const std::string folded = to_lower(fold_spaces(text));
    const std::vector<std::string> all = names();
    return std::any_of(all.begin(), all.end(), [&](const std::string& name) { return folded == to_lower(name); });
  }

  // "Just AI", or "Just AI | chat bots": the name, then a sign that divides.
  bool begins_as_company(std::string_view text) const {
    const std::string folded = to_lower(fold_spaces(text));
    const std::vector<std::string> all = names();
    return std::any_of(all.begin(), all.end(), [&](const std::string& name) {
      if (!folded.starts_with(to_lower(name))) {
        return false;
      }
      std::string_view rest = std::string_view(folded).substr(name.size());
      rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
      constexpr std::array<std::string_view, 5> dividers = {"|", "-", "\xE2\x80\x94", "\xE2\x80\x93", "\xC2\xB7"};
      return rest.empty() || std::any_of(dividers.begin(), dividers.end(), [&](std::string_view one) { return rest.starts_with(one); });
    });
  }

  static bool is_site_name(const SitePage& page, std::uint32_t node) {
    const std::string* property = node < page.dom->nodes.size() ? attribute(page.dom->nodes[node], "property") : nullptr;
    return property != nullptr && to_lower(*property) == "og:site_name";
  }

  Finding finding_of(const Evidence& evidence, const JudgedText& text, const std::string& sign, const std::string& observed,
                     const PageParagraph* paragraph) const {
    Finding finding = new_finding(*head_, "", "", observed, {{"sign", words(*head_, sign)}});
    if (paragraph != nullptr) {
      const auto index = static_cast<std::uint32_t>(paragraph - text.paragraphs->data());
      place_finding(finding, evidence, text, index, {0, static_cast<std::uint32_t>(paragraph->text.size())});
    } else {
      Location location;
      location.in_document = false;
      location.url = text.page->final_url;
      finding.locations.push_back(std::move(location));
    }
    return finding;
  }

  Head head_;
  BrandRules rules_;
};

}  // namespace

Check make_site_imitation(Head head, TableReader&) {
  return ImitationCheck(std::move(head));
}

}  // namespace sverka
