#include "checks/text_places.hpp"

#include <algorithm>
#include <utility>

#include "audit/location.hpp"
#include "document/web_page.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr std::size_t kContext = 60;  // bytes at least, whole letters

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

std::string words_before(std::string_view text, std::size_t end) {
  std::size_t begin = end > kContext ? end - kContext : 0;
  while (begin > 0 && continues(text[begin])) {
    --begin;
  }
  return std::string(text.substr(begin, end - begin));
}

std::string words_after(std::string_view text, std::size_t begin) {
  std::size_t end = std::min(text.size(), begin + kContext);
  while (end < text.size() && continues(text[end])) {
    ++end;
  }
  return std::string(text.substr(begin, end - begin));
}

const TextPiece* piece_at(const PageParagraph& paragraph, std::uint32_t byte) {
  const auto after = std::upper_bound(paragraph.pieces.begin(), paragraph.pieces.end(), byte,
                                      [](std::uint32_t at, const TextPiece& piece) { return at < piece.begin; });
  return after == paragraph.pieces.begin() ? nullptr : &*std::prev(after);
}

std::uint32_t byte_of_block(const PageParagraph& paragraph, std::uint32_t byte) {
  const TextPiece* piece = piece_at(paragraph, byte);
  return piece == nullptr ? byte : piece->source + (byte - piece->begin);
}

bool meets(const CopiedRange& one, std::uint32_t paragraph, TextRange range) {
  return one.paragraph == paragraph && one.text.begin < range.end && range.begin < one.text.end;
}

}  // namespace

std::vector<JudgedText> judged_texts(const Evidence& evidence) {
  std::vector<JudgedText> texts;
  if (evidence.site != nullptr) {
    for (std::uint32_t index = 0; index < evidence.site->pages.size(); ++index) {
      const SitePage& page = evidence.site->pages[index];
      if ((page.dom || !page.format.empty()) && page.not_judged.empty()) {
        texts.push_back({&page.text, &page, index});
      }
    }
  } else if (evidence.text != nullptr) {
    texts.push_back({evidence.text, nullptr, 0});
  }
  return texts;
}

bool may_hold(const JudgedText& text, std::size_t paragraph, const BeginningSet& beginnings) {
  return text.page == nullptr || paragraph >= text.page->hints.size() || beginnings.may_stand_in(text.page->hints[paragraph]);
}

std::vector<NameUse> names_in(const JudgedText& text, const BrandRules& rules) {
  if (text.page != nullptr && text.page->names) {
    return *text.page->names;
  }
  const bool speaks = text.page != nullptr && text.page->dom && links_to_company(*text.page->dom, rules);
  return find_names(*text.paragraphs, rules, {speaks});
}

Location location_of(const Evidence& evidence, const JudgedText& text, std::uint32_t paragraph, TextRange range) {
  const PageParagraph& there = (*text.paragraphs)[paragraph];
  Location location;
  if (text.page != nullptr) {
    location.in_document = false;
    location.url = text.page->final_url;
    const TextPiece* piece = piece_at(there, range.begin);
    const std::uint32_t node = piece == nullptr || piece->node == kNone ? there.node : piece->node;
    if (text.page->dom && node < text.page->dom->nodes.size()) {
      location.selector = selector_of(*text.page->dom, node);
    }
  } else if (evidence.document != nullptr && there.node < evidence.document->blocks.size() && range.end > range.begin) {
    const Place place{there.node, {byte_of_block(there, range.begin), byte_of_block(there, range.end - 1) + 1}};
    std::vector<Location> locations = locations_of(*evidence.document, place, "");
    if (!locations.empty()) {
      location = std::move(locations.front());
    }
  }
  location.quote = there.text.substr(range.begin, range.end - range.begin);
  return location;
}

void place_finding(Finding& finding, const Evidence& evidence, const JudgedText& text, std::uint32_t paragraph, TextRange range) {
  const PageParagraph& there = (*text.paragraphs)[paragraph];
  finding.locations.push_back(location_of(evidence, text, paragraph, range));
  finding.before = words_before(there.text, range.begin);
  finding.after = words_after(there.text, range.end);
}

bool is_companys_own(const Evidence& evidence, const JudgedText& text, std::uint32_t paragraph, TextRange range) {
  if (evidence.site == nullptr || text.page == nullptr) {
    return false;
  }
  return std::any_of(evidence.site->copies.begin(), evidence.site->copies.end(), [&](const JudgedCopy& copy) {
    const auto here = [&](const CopiedRange& one) { return meets(one, paragraph, range); };
    return copy.page == text.index && copy.match.kind != CopyClass::Quotation &&
           std::any_of(copy.match.ranges.begin(), copy.match.ranges.end(), here) &&
           std::none_of(copy.match.changed.begin(), copy.match.changed.end(), here);
  });
}

bool is_quoted(const PageParagraph& paragraph, TextRange range) {
  const TextPiece* piece = piece_at(paragraph, range.begin);
  return paragraph.quoted || (piece != nullptr && piece->quoted);
}

}  // namespace sverka
