// How the Company and its product are named in a text (7.2, 7.3): right, or wrong, and in which way.
//
// Spellings that nobody listed are found too: words are compared by their sound over both alphabets, at a small distance. Letters
// that only look right, of another alphabet, are told by their code points.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "text/lexicon.hpp"
#include "web/name_words.hpp"
#include "web/page_text.hpp"
#include "web/text_hints.hpp"

namespace sverka {

// checks/data/brands.toml, which says what each list is.
struct BrandRules {
  std::string product, product_second;  // "Aimylogic", "Ultimate"
  std::vector<std::string> product_sounds, second_sounds, product_first_parts, product_second_parts;
  std::string company_first, company_second;    // "Just", "AI"
  std::vector<std::string> company_sounds;      // of its transcriptions
  std::vector<std::string> company_variants;    // as written, lower case, without spaces
  std::vector<std::string> company_exceptions;  // words after the name that allow its capitals
  std::vector<std::string> company_lead;        // beginnings of words after which even "justai" is the Company
  std::vector<std::string> not_before;          // English words after which "just AI" is no name
  std::vector<std::string> company_signs;       // small-lettered texts that make a page one that speaks of the Company
  std::string legal_first, legal_second;        // the words of the legal name
  std::vector<std::string> legal_forms;
  std::vector<std::string> collision_sounds;  // of other words, sister names among them
  std::vector<std::string> collisions_as_written;
  std::vector<std::string> endings;  // sounds of Russian case endings
};
BrandRules make_brand_rules(const Lexicon& lexicon);

enum class NameFault : std::uint8_t {
  None,  // written right
  ProductShort,
  ProductCase,
  ProductMisspelled,
  CompanyQuotes,
  CompanyCase,
  CompanyMisspelled,
};

enum class NamedThing : std::uint8_t { Product, Company, LegalName };

struct NameUse {
  NameFault fault = NameFault::None;
  NamedThing thing = NamedThing::Product;
  std::uint32_t paragraph = 0;
  TextRange text;
  std::string observed;           // as written, invisible characters dropped, white space folded
  std::vector<char32_t> foreign;  // letters that only look right
};

// What is known of the page besides its text.
struct NameSurroundings {
  bool speaks_of_company = false;  // it links to the Company's site
};

// True if a link of the page leads to a site of the Company.
bool links_to_company(const WebPage& page, const BrandRules& rules);

// Uses in what a person sees, in order. Never in addresses, e-mails, file names, handles, identifiers, code. `hints` may be empty, else
// there is one a paragraph. Linear.
std::vector<NameUse> find_names(std::span<const PageParagraph> page, const BrandRules& rules, const NameSurroundings& surroundings,
                                std::span<const TextHints> hints = {});

}  // namespace sverka
