#include "text/lexicon.hpp"

namespace sverka {

std::span<const std::string> Lexicon::list(std::string_view name) const {
  const auto found = lists_.find(name);
  return found == lists_.end() ? std::span<const std::string>{} : std::span<const std::string>(found->second);
}

const Lexicon::Numbers& Lexicon::numbers(std::string_view name) const {
  static const Numbers kNone;
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? kNone : found->second;
}

const Lexicon::Pairs& Lexicon::pairs(std::string_view name) const {
  static const Pairs kNone;
  const auto found = pairs_.find(name);
  return found == pairs_.end() ? kNone : found->second;
}

void Lexicon::set_list(std::string name, std::vector<std::string> words) {
  lists_[std::move(name)] = std::move(words);
}

void Lexicon::set_numbers(std::string name, Numbers numbers) {
  numbers_[std::move(name)] = std::move(numbers);
}

void Lexicon::set_pairs(std::string name, Pairs pairs) {
  pairs_[std::move(name)] = std::move(pairs);
}

}  // namespace sverka
