// The words of the language that the product knows: months, number words, labels of requisites, verbs of obligation.
//
// They are data (checks/data/lexicon.toml), loaded by checks/ and handed down, because src/ is ASCII: in a program
// that hunts Cyrillic letters among Latin ones that is safety, not taste. A list or table that is absent is empty.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

class Lexicon {
 public:
  using Numbers = std::map<std::string, std::int64_t, std::less<>>;
  using Pairs = std::map<std::string, std::string, std::less<>>;

  // Words in file order: lexicon.list("months_genitive")[10] is November.
  std::span<const std::string> list(std::string_view name) const;
  // Words with a number: lexicon.numbers("amount_words").find(word)->second.
  const Numbers& numbers(std::string_view name) const;
  // Words with a word: lexicon.pairs("schema_by_label").
  const Pairs& pairs(std::string_view name) const;

  void set_list(std::string name, std::vector<std::string> words);
  void set_numbers(std::string name, Numbers numbers);
  void set_pairs(std::string name, Pairs pairs);

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> lists_;
  std::map<std::string, Numbers, std::less<>> numbers_;
  std::map<std::string, Pairs, std::less<>> pairs_;
};

}  // namespace sverka
