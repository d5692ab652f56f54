// Lists of the lexicon -> BrandRules.
#include <algorithm>

#include "text/token.hpp"
#include "web/names.hpp"

namespace sverka {

namespace {

std::vector<std::string> words_of_list(const Lexicon& lexicon, std::string_view name) {
  const auto list = lexicon.list(name);
  return {list.begin(), list.end()};
}

std::vector<std::string> sounds_of_list(const Lexicon& lexicon, std::string_view name) {
  std::vector<std::string> sounds;
  for (const std::string& word : lexicon.list(name)) {
    std::string sound = sound_of(word);
    if (std::find(sounds.begin(), sounds.end(), sound) == sounds.end()) {
      sounds.push_back(std::move(sound));
    }
  }
  return sounds;
}

std::string word_at(const Lexicon& lexicon, std::string_view name, std::size_t at) {
  const auto list = lexicon.list(name);
  return at < list.size() ? list[at] : std::string();
}

std::vector<std::string> lower_without_spaces(const Lexicon& lexicon, std::string_view name) {
  std::vector<std::string> words;
  for (const std::string& word : lexicon.list(name)) {
    std::string lower = to_lower(word);
    lower.erase(std::remove(lower.begin(), lower.end(), ' '), lower.end());
    words.push_back(std::move(lower));
  }
  return words;
}

}  // namespace

BrandRules make_brand_rules(const Lexicon& lexicon) {
  BrandRules rules;
  rules.product = word_at(lexicon, "brand_product", 0);
  rules.product_second = word_at(lexicon, "brand_product", 1);
  rules.product_sounds = sounds_of_list(lexicon, "brand_product_spellings");
  rules.second_sounds = sounds_of_list(lexicon, "brand_product_second_spellings");
  rules.product_first_parts = sounds_of_list(lexicon, "brand_product_first_parts");
  rules.product_second_parts = sounds_of_list(lexicon, "brand_product_second_parts");
  rules.company_first = word_at(lexicon, "brand_company", 0);
  rules.company_second = word_at(lexicon, "brand_company", 1);
  rules.company_sounds = sounds_of_list(lexicon, "brand_company_transcriptions");
  rules.company_variants = lower_without_spaces(lexicon, "brand_company_variants");
  rules.company_exceptions = words_of_list(lexicon, "brand_company_capitals_before");
  rules.company_lead = words_of_list(lexicon, "brand_company_lead");
  rules.not_before = words_of_list(lexicon, "brand_company_never_after");
  rules.company_signs = words_of_list(lexicon, "brand_company_signs");
  rules.legal_first = word_at(lexicon, "brand_legal_name", 0);
  rules.legal_second = word_at(lexicon, "brand_legal_name", 1);
  rules.legal_forms = words_of_list(lexicon, "brand_legal_forms");
  rules.collision_sounds = sounds_of_list(lexicon, "brand_other_words");
  const std::vector<std::string> sisters = sounds_of_list(lexicon, "brand_sisters");
  rules.collision_sounds.insert(rules.collision_sounds.end(), sisters.begin(), sisters.end());
  rules.collisions_as_written = words_of_list(lexicon, "brand_other_words_as_written");
  rules.endings = sounds_of_list(lexicon, "brand_endings");
  return rules;
}

}  // namespace sverka
