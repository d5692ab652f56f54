// The letter to a partner about what his resources break (8.7): every page, the quoted place, the clause, how to put it right, until
// when. In Russian, as the programme is.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "audit/finding.hpp"
#include "audit/messages.hpp"
#include "base/date.hpp"

namespace sverka {

struct NoticeTerms {
  Date sent;                                       // the day of the letter
  Date due;                                        // the last day to put things right
  std::map<std::string, std::int64_t> fetched_at;  // by address: seconds since 1970, UTC
};

// Violations only, errors and warnings for which the partner is responsible: what a person has to decide is not put to a partner.
// Sentences: "notice.*".
std::string write_notice_text(const Report& report, const NoticeTerms& terms, const Messages& messages);
std::string write_notice_html(const Report& report, const NoticeTerms& terms, const Messages& messages);

// False: there is nothing to write of.
bool has_violations(const Report& report);

}  // namespace sverka
