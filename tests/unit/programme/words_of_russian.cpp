#include "words_of_russian.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace sverka::test {
namespace {

void add_file(const std::filesystem::path& path, Lexicon& lexicon) {
  const toml::table file = toml::parse_file(path.string());
  if (const toml::table* lists = file["lists"].as_table()) {
    for (const auto& [name, node] : *lists) {
      std::vector<std::string> words;
      if (const toml::array* array = node.as_array()) {
        for (const toml::node& word : *array) {
          words.push_back(word.value_or(std::string()));
        }
      }
      if (!lexicon.list(name.str()).empty()) {
        throw std::runtime_error(path.string() + ": list " + std::string(name.str()) + " is in another file too");
      }
      lexicon.set_list(std::string(name.str()), words);
    }
  }
  if (const toml::table* tables = file["numbers"].as_table()) {
    for (const auto& [name, node] : *tables) {
      Lexicon::Numbers numbers;
      for (const auto& [word, number] : *node.as_table()) {
        numbers[std::string(word.str())] = number.value_or(std::int64_t{-1});
      }
      lexicon.set_numbers(std::string(name.str()), numbers);
    }
  }
  if (const toml::table* tables = file["pairs"].as_table()) {
    for (const auto& [name, node] : *tables) {
      Lexicon::Pairs pairs;
      for (const auto& [word, other] : *node.as_table()) {
        pairs[std::string(word.str())] = other.value_or(std::string());
      }
      lexicon.set_pairs(std::string(name.str()), pairs);
    }
  }
}

Lexicon load_lexicon_files() {
  Lexicon lexicon;
  const std::filesystem::path folder = std::filesystem::path(SVERKA_SOURCE_DIR) / "checks/data/lexicon";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    add_file(file, lexicon);
  }
  return lexicon;
}

template <class T>
T value_or_throw(Result<T> result) {
  if (!result) {
    throw std::runtime_error(result.error().where + ": " + result.error().reason + " " + result.error().detail);
  }
  return *std::move(result);
}

}  // namespace

std::string read_text(const std::string& path_in_source) {
  std::ifstream file(std::string(SVERKA_SOURCE_DIR) + "/" + path_in_source, std::ios::binary);
  if (!file) {
    throw std::runtime_error("cannot open " + path_in_source);
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

const Lexicon& lexicon() {
  static const Lexicon kLexicon = load_lexicon_files();
  return kLexicon;
}

const NameRules& name_rules() {
  static const NameRules kRules = value_or_throw(NameRules::parse(read_text("checks/data/petrovich.tsv"), "petrovich.tsv"));
  return kRules;
}

const WorkCalendar& calendar() {
  static const WorkCalendar kCalendar =
      value_or_throw(WorkCalendar::parse(read_text("checks/data/calendar/ru_2022_2027.tsv"), "ru_2022_2027.tsv"));
  return kCalendar;
}

}  // namespace sverka::test
