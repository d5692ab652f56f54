#include "server/audit_parts.hpp"

#include "report/html_text.hpp"
#include "server/pages.hpp"
#include "web/url.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestShown = 90;  // code units of an address

// Cut between two characters.
std::string cut(const std::string& text, std::size_t most) {
  if (text.size() <= most) {
    return text;
  }
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return text.substr(0, end) + "\xE2\x80\xA6";
}

}  // namespace

std::string resource_path(std::int64_t resource) {
  return "/resources/" + std::to_string(resource);
}

std::string audit_path(const AuditRun& run) {
  return resource_path(run.resource) + "/audits/" + std::to_string(run.id);
}

std::string day_words_of(const DeskPage& page, const std::string& iso) {
  if (iso.size() != 10) {
    return html(iso);
  }
  return "<time datetime=\"" + html_attribute(iso) + "\">" +
         html(page.visit().language == Language::Russian ? iso.substr(8) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4) : iso) +
         "</time>";
}

std::string violation_state(const DeskPage& page, ViolationState state) {
  const std::string name(name_of(state));
  return "<span class=\"state v-" + name + "\">" + page.say("violation.one." + name) + "</span>";
}

std::string run_state(const DeskPage& page, const AuditRun& run) {
  if (run.state == "done") {
    return page.conclusion(run.conclusion);
  }
  if (run.state == "failed") {
    return "<span class=\"conclusion could_not_check\">" + page.problem(run.error_reason) + "</span>";
  }
  return "<span class=\"conclusion waiting\">" + page.say("audit.state." + run.state) + "</span>";
}

std::string page_link(const std::string& url) {
  const std::optional<Url> parsed = parse_url(url);
  if (!parsed || !is_web(*parsed)) {
    return html(url);
  }
  return "<a href=\"" + html_attribute(url) + "\" rel=\"noreferrer nofollow\">" + html(cut(to_shown(*parsed), kLongestShown)) + "</a>";
}

std::string clause_cell(const DeskPage& page, const AuditFinding& finding) {
  return finding.source.empty() ? std::string() : page.say("violation.clause", {{"clauses", finding.source}});
}

std::string finding_cell(const DeskPage& page, const AuditFinding& finding) {
  const bool russian = page.visit().language == Language::Russian;
  const std::string& message = russian ? finding.message_ru : finding.message_en;
  const std::string& advice = russian ? finding.advice_ru : finding.advice_en;
  std::string cell = "<p class=\"what\">" + html(message) + "</p>";
  cell +=
      finding.url.empty() ? "<p class=\"soft\">" + page.say("violation.whole-resource") + "</p>" : "<p>" + page_link(finding.url) + "</p>";
  cell += finding.quote.empty() ? "" : "<p class=\"quote\">" + html(cut(finding.quote, 300)) + "</p>";
  if (!advice.empty()) {
    cell += "<p class=\"soft\">" + html(advice) + "</p>";
  }
  return cell;
}

}  // namespace sverka
