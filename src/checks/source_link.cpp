// Kind "source-link": copies of the Company's articles whose best source link is not what 8.4 asks for; one finding for each copy.
//
//   [parameters]
//   constructs = ["L04"]   of checks/data/link-policy.toml: those that decided; "" is a copy without any link
//
// A copy that is certain gives a failed finding, as heavy as its link's outcome; one that is not, or whose link a static reading cannot
// judge, gives a question. Quotations are nothing.
#include <algorithm>

#include "checks/findings.hpp"
#include "checks/kind.hpp"
#include "text/utf8.hpp"
#include "web/site.hpp"

namespace sverka {

namespace {

constexpr std::size_t kQuoteLetters = 120;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    out += letter == '&' ? "&amp;" : letter == '<' ? "&lt;" : letter == '>' ? "&gt;" : letter == '"' ? "&quot;" : std::string(1, letter);
  }
  return out;
}

// The last copied words: behind them the link is due.
std::string last_copied(const SitePage& page, const CopyMatch& match) {
  if (match.ranges.empty() || match.ranges.back().paragraph >= page.text.size()) {
    return {};
  }
  const CopiedRange& range = match.ranges.back();
  const std::string& text = page.text[range.paragraph].text;
  const std::size_t end = std::min<std::size_t>(range.text.end, text.size());
  const std::u32string letters = to_code_points(std::string_view(text).substr(0, end));
  if (letters.size() <= kQuoteLetters) {
    return to_utf8(letters);
  }
  std::size_t begin = letters.size() - kQuoteLetters;
  begin = std::min(letters.find(U' ', begin), letters.size() - 1) + 1;
  return to_utf8(U"\u2026" + letters.substr(begin));
}

// The line that the partner is to put in, ready.
std::string ready_line(const RuleHead& head, const JudgedCopy& copy) {
  const std::string& title = copy.title.empty() ? copy.article : copy.title;
  return fill(words(head, "link.line"), SentenceValues{{"article", plain(escaped(copy.article))}, {"title", plain(escaped(title))}})
      .russian;
}

Finding finding_of(const RuleHead& head, const SitePage& page, const JudgedCopy& copy) {
  const JudgedLink* const link = copy.links.empty() ? nullptr : &copy.links.front();
  const std::string line = ready_line(head, copy);
  SentenceValues values = {{"url", plain(page.final_url)},
                           {"article", plain(copy.title.empty() ? copy.article : copy.title)},
                           {"words", plain(std::to_string(copy.match.matched_words))},
                           {"construct", words(head, copy.construct.empty() ? "link.none" : "link." + copy.construct)},
                           {"line", plain(line)},
                           {"href", plain(link == nullptr ? std::string() : shortened(link->href))},
                           {"target", plain(link == nullptr ? std::string() : shortened(link->target))}};
  Finding finding = new_finding(head, "", line, copy.construct, std::move(values));
  finding.outcome = copy.outcome == LinkOutcome::CannotTell ? Outcome::CannotTell : head.on_fail;
  finding.severity = copy.outcome == LinkOutcome::FailedError ? head.severity : std::max(head.severity, Severity::Warning);
  finding.about.emplace_back("article", copy.article);
  Location location;
  location.in_document = false;
  location.url = page.final_url;
  location.selector = link == nullptr ? std::string() : link->selector;
  if (location.selector.empty() && page.dom && !copy.match.ranges.empty() && copy.match.ranges.back().paragraph < page.text.size()) {
    const std::uint32_t node = page.text[copy.match.ranges.back().paragraph].node;
    location.selector = node < page.dom->nodes.size() ? selector_of(*page.dom, node) : std::string();
  }
  location.quote = last_copied(page, copy.match);
  finding.locations.push_back(std::move(location));
  return finding;
}

Verdict check(const RuleHead& head, const std::vector<std::string>& constructs, const Evidence& evidence) {
  if (evidence.site == nullptr) {
    return Verdict{Outcome::Inapplicable, {}, {}};
  }
  std::vector<Finding> findings;
  bool any = false;
  for (const JudgedCopy& copy : evidence.site->copies) {
    if (copy.match.kind == CopyClass::Quotation || copy.page >= evidence.site->pages.size()) {
      continue;
    }
    any = true;
    const bool ours = std::find(constructs.begin(), constructs.end(), copy.construct) != constructs.end();
    if (ours && copy.outcome > LinkOutcome::PassedWithNote) {
      findings.push_back(finding_of(head, evidence.site->pages[copy.page], copy));
    }
  }
  if (!any) {
    return Verdict{Outcome::Inapplicable, {}, {}};
  }
  return verdict_of(std::move(findings));
}

}  // namespace

Check make_source_link(Head head, TableReader& parameters) {
  const std::vector<std::string> constructs = parameters.texts("constructs", Need::Required);
  return [head, constructs](const Evidence& evidence) { return check(*head, constructs, evidence); };
}

}  // namespace sverka
