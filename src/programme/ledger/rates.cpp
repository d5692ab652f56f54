#include "programme/ledger/rates.hpp"

#include <algorithm>

#include "programme/words.hpp"

namespace sverka {

namespace {

// Words folded, an asterisk and quotes dropped: "Growth *" and "growth" are one.
std::string folded(std::string_view text) {
  std::string key;
  for (const Word& word : split_words(text)) {
    if (word.is("*") || word.is("\"")) {
      continue;
    }
    key += (key.empty() ? "" : " ") + word.key;
  }
  return key;
}

bool is_one_of(const std::string& key, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&key](const std::string& name) { return folded(name) == key; });
}

}  // namespace

std::string_view name_of(PartnerStatus status) {
  constexpr std::array<std::string_view, kStatuses> kNames{"authorised", "certified", "strategic"};
  return kNames.at(static_cast<std::size_t>(status));
}

std::optional<CategoryIndex> RewardRates::find_category(std::string_view text) const {
  for (std::size_t index = 0; index < categories.size(); ++index) {
    if (categories[index].code == text) {
      return static_cast<CategoryIndex>(index);
    }
  }
  const std::string key = folded(text);
  for (std::size_t index = 0; index < categories.size(); ++index) {
    if (folded(categories[index].code) == key || is_one_of(key, categories[index].names)) {
      return static_cast<CategoryIndex>(index);
    }
  }
  return std::nullopt;
}

std::optional<PartnerStatus> RewardRates::find_status(std::string_view text) const {
  const std::string key = folded(text);
  for (std::size_t index = 0; index < kStatuses; ++index) {
    const auto status = static_cast<PartnerStatus>(index);
    if (key == name_of(status) || is_one_of(key, status_names[index])) {
      return status;
    }
  }
  return std::nullopt;
}

}  // namespace sverka
