// When a partner has to have put things right (8.7).
#pragma once

#include <string>

#include "jobs/crawled_site.hpp"
#include "report/notice.hpp"

namespace sverka {

// The last day to put things right after a letter of this day, by the calendar under `checks_folder`.
Date notice_due(Date sent, const std::string& checks_folder);

// Ten calendar days from the day of the letter, which itself is not counted; an end on a day off moves to the next working day
// (article 193 of the Civil Code), as far as the calendar under `checks_folder` goes.
NoticeTerms notice_terms(const CrawledSite& site, Date sent, const std::string& checks_folder);

}  // namespace sverka
