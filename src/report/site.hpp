// The pages and copies of a site job in every form of the report.
#pragma once

#include <string>

#include "audit/finding.hpp"
#include "report/json_text.hpp"
#include "report/page_text.hpp"
#include "report/words.hpp"

namespace sverka {

// The keys "pages" and "copies" of the JSON report.
void put_site(JsonText& json, const SiteStatement& statement);

void put_site(PageText& page, const SiteStatement& statement, const Words& words);

// Sections of a page: copies with their links, then all pages.
std::string site_html(const SiteStatement& statement, const Words& words);

}  // namespace sverka
