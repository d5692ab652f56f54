#include "jobs/notice_terms.hpp"

#include "base/file.hpp"
#include "jobs/folder.hpp"
#include "programme/working_days.hpp"

namespace sverka {

namespace {

constexpr std::chrono::days kDaysToMend{10};
constexpr std::size_t kCalendarBytes = std::size_t{1} << 20;

std::optional<WorkCalendar> calendar_of(const std::string& checks_folder) {
  const std::vector<std::string> files = files_in(checks_folder + "/data/calendar", ".tsv");
  const Result<std::string> text = files.empty() ? Result<std::string>() : read_file(files.back(), kCalendarBytes);
  if (files.empty() || !text) {
    return std::nullopt;
  }
  Result<WorkCalendar> calendar = WorkCalendar::parse(*text, files.back());
  return calendar ? std::optional(std::move(*calendar)) : std::nullopt;
}

}  // namespace

Date notice_due(Date sent, const std::string& checks_folder) {
  const Date due(std::chrono::sys_days(sent) + kDaysToMend);
  const std::optional<WorkCalendar> calendar = calendar_of(checks_folder);
  return calendar ? calendar->working_day_on_or_after(due).value_or(due) : due;
}

NoticeTerms notice_terms(const CrawledSite& site, Date sent, const std::string& checks_folder) {
  NoticeTerms terms;
  terms.sent = sent;
  terms.due = notice_due(sent, checks_folder);
  for (const SitePage& page : site.pages) {
    if (page.answer.fetched_at != 0) {
      terms.fetched_at[page.final_url] = page.answer.fetched_at;
    }
  }
  return terms;
}

}  // namespace sverka
