#include "report/follow_up.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace sverka {

namespace {

using nlohmann::json;

constexpr int kNotFound = 404;
constexpr int kGone = 410;

// A text of an object; empty where there is none.
std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

EarlierFinding finding_of(const json& object) {
  EarlierFinding finding{text_of(object, "fingerprint"), text_of(object, "rule"), text_of(object, "message"), ""};
  const auto locations = object.find("locations");
  if (locations != object.end() && locations->is_array() && !locations->empty() && locations->front().is_object()) {
    finding.url = text_of(locations->front(), "url");
  }
  return finding;
}

}  // namespace

Result<EarlierReport> read_report_json(std::string_view text, const std::string& file) {
  const json parsed = json::parse(text, nullptr, false);
  const bool usable = parsed.is_object() && parsed.contains("findings") && parsed["findings"].is_array();
  if (!usable) {
    return fail(ErrorCode::Damaged, file, "previous-unreadable");
  }
  EarlierReport report{text_of(parsed, "today"), {}};
  for (const json& one : parsed["findings"]) {
    if (one.is_object()) {
      report.findings.push_back(finding_of(one));
    }
  }
  return report;
}

FollowUp follow_up(const Report& report, const EarlierReport& earlier) {
  FollowUp result;
  result.earlier_day = earlier.day;
  std::set<std::string> now;
  for (const Finding& finding : report.findings) {
    now.insert(finding.fingerprint);
  }
  std::map<std::string, const ReportedPage*> pages;
  if (report.site) {
    for (const ReportedPage& page : report.site->pages) {
      pages[page.final_url] = pages[page.url] = &page;
    }
  }
  for (const EarlierFinding& finding : earlier.findings) {
    if (now.count(finding.fingerprint) != 0) {
      result.still_open.insert(finding.fingerprint);
      continue;
    }
    const auto page = pages.find(finding.url);
    const bool seen =
        page != pages.end() && (page->second->not_judged.empty() || page->second->status == kNotFound || page->second->status == kGone);
    result.gone.push_back({finding, finding.url.empty() || seen ? FollowUpState::Fixed : FollowUpState::NotChecked});
  }
  return result;
}

}  // namespace sverka
