#include <algorithm>

#include "report/html_text.hpp"
#include "server/audit_pages.hpp"
#include "server/audit_parts.hpp"
#include "server/notice_pages.hpp"

namespace sverka {
namespace {

constexpr std::size_t kRows = 8;

std::string section_of(const DeskPage& page, std::string_view key, std::string_view link, const std::string& table) {
  return "<section><h2><a href=\"" + std::string(link) + "\">" + page.say(key) + "</a></h2>" + table + "</section>\n";
}

std::string violation_table(const DeskPage& page, StoreWork& work, const std::vector<Violation>& violations, std::string_view label) {
  std::string table = table_start(page, label, {"resource.address", "violation.what", "list.state", "resource.due"}, "list violations");
  for (const Violation& one : violations) {
    const std::optional<WebResource> resource = find_resource(work, one.resource);
    table += "<tr><td><a href=\"" + resource_path(one.resource) + "\">" + html(resource ? resource->url : std::string()) + "</a></td><td>" +
             finding_cell(page, one.finding) + "</td><td>" + violation_state(page, one.state) + "</td><td>" +
             day_words_of(page, one.due_on) + "</td></tr>\n";
  }
  return finished(table);
}

// Resources with violations that a notice is still to be made of, with how many.
std::string to_notify(const DeskPage& page, StoreWork& work) {
  const std::vector<ResourceToNotify> found = list_resources_to_notify(work, kRows);
  std::string table = table_start(page, "home.audits.to-notify", {"resource.address", "list.partner", {"violation.title", Column::Number}});
  for (const ResourceToNotify& one : found) {
    table += "<tr><td><a href=\"" + resource_path(one.resource) + "\">" + html(one.url) + "</a></td><td>" + html(one.partner_name) +
             "</td><td class=\"sum count warn\">" + std::to_string(one.violations) + "</td></tr>\n";
  }
  return found.empty() ? std::string() : section_of(page, "home.audits.to-notify", "/resources", finished(table));
}

}  // namespace

std::string waiting_audits(const DeskPage& page, StoreWork& work) {
  const Visit& visit = page.visit();
  ViolationQuestion question;
  question.partner = visit.is_partner() ? visit.user->partner : 0;
  question.most = kRows;
  std::string sections;
  if (visit.is_partner()) {
    question.states = {ViolationState::Overdue, ViolationState::Notified, ViolationState::Open};
    const std::vector<Violation> found = list_violations(work, question);
    return found.empty() ? sections
                         : section_of(page, "home.audits.to-mend", "/resources", violation_table(page, work, found, "home.audits.to-mend"));
  }
  question.states = {ViolationState::Overdue};
  if (const std::vector<Violation> found = list_violations(work, question); !found.empty()) {
    sections += section_of(page, "home.audits.overdue", "/overdue", violation_table(page, work, found, "home.audits.overdue"));
  }
  sections += to_notify(page, work);
  NoticeQuestion letters;
  letters.states = {NoticeState::Prepared, NoticeState::InDoubt, NoticeState::Failed};
  letters.most = kRows;
  if (const std::vector<Notice> found = list_notices(work, letters); !found.empty()) {
    sections += section_of(page, "home.audits.to-send", "/notices", notice_table(page, work, found));
  }
  return sections;
}

}  // namespace sverka
