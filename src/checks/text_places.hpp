// The texts that the rules of names and words look at: pages of a site, or one material of a partner; and places in them as findings
// name them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "audit/finding.hpp"
#include "checks/kind.hpp"
#include "web/names.hpp"
#include "web/page_text.hpp"
#include "web/site.hpp"
#include "web/text_hints.hpp"

namespace sverka {

struct JudgedText {
  const std::vector<PageParagraph>* paragraphs = nullptr;
  const SitePage* page = nullptr;  // null: the text of Evidence::text
  std::uint32_t index = 0;         // of the page
};

// False if none of the phrases can stand in the paragraph: most rules leave most paragraphs unread.
bool may_hold(const JudgedText& text, std::size_t paragraph, const BeginningSet& beginnings);

// Pages that can be judged, in their order, or the material; none in other jobs.
std::vector<JudgedText> judged_texts(const Evidence& evidence);

// The names in a text, as the job found them already, or found now.
std::vector<NameUse> names_in(const JudgedText& text, const BrandRules& rules);

// Where bytes of a paragraph stand: the page and element, or the place in the document.
Location location_of(const Evidence& evidence, const JudgedText& text, std::uint32_t paragraph, TextRange range);

// Sets a finding's location and the words around it; a page's address is part of what tells its findings apart.
void place_finding(Finding& finding, const Evidence& evidence, const JudgedText& text, std::uint32_t paragraph, TextRange range);

// True if the bytes are the Company's own words inside a copy of its article.
bool is_companys_own(const Evidence& evidence, const JudgedText& text, std::uint32_t paragraph, TextRange range);

// A visitor or a quoted person says it: the paragraph is a quotation.
bool is_quoted(const PageParagraph& paragraph, TextRange range);

}  // namespace sverka
