#include "web/name_context.hpp"

#include <algorithm>

#include "text/token.hpp"

namespace sverka {

namespace {

constexpr double kRussian = 0.3;  // of letters, on a page that counts as Russian

bool is_russian(std::span<const PageParagraph> page) {
  std::size_t cyrillic = 0, latin = 0;
  for (const PageParagraph& paragraph : page) {
    for (const char letter : paragraph.text) {
      const auto byte = static_cast<unsigned char>(letter);
      cyrillic += byte == 0xD0 || byte == 0xD1 ? 1 : 0;
      latin += (byte | 0x20u) >= 'a' && (byte | 0x20u) <= 'z' ? 1 : 0;
    }
  }
  return cyrillic > 0 && static_cast<double>(cyrillic) >= kRussian * static_cast<double>(cyrillic + latin);
}

bool speaks_of_company(std::span<const PageParagraph> page, const BrandRules& rules) {
  return std::any_of(page.begin(), page.end(), [&](const PageParagraph& paragraph) {
    const std::string lower = paragraph.seen ? to_lower(paragraph.text) : std::string();
    return std::any_of(rules.company_signs.begin(), rules.company_signs.end(),
                       [&](const std::string& sign) { return lower.find(sign) != std::string::npos; });
  });
}

}  // namespace

PageContext::PageContext(std::span<const PageParagraph> page, const BrandRules& rules, bool speaks) : page_(page), rules_(rules) {
  if (speaks) {
    speaks_ = true;
  }
}

bool PageContext::russian() {
  russian_ = russian_ ? russian_ : is_russian(page_);
  return *russian_;
}

bool PageContext::speaks() {
  speaks_ = speaks_ ? speaks_ : speaks_of_company(page_, rules_);
  return *speaks_;
}

}  // namespace sverka
