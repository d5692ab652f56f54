// The product's own rules and words for tests: everything under checks/, loaded once.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "checks/load.hpp"

namespace sverka::test {

inline std::string text_of_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw std::runtime_error("cannot open " + path.string());
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

inline std::filesystem::path checks_folder() {
  return std::filesystem::path(SVERKA_SOURCE_DIR) / "checks";
}

inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, const std::string& extension) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == extension) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

template <class Outcome>
void demand(const Outcome& outcome) {
  if (!outcome) {
    throw std::runtime_error(outcome.error().where + " " + outcome.error().reason + ": " + outcome.error().detail);
  }
}

inline std::unique_ptr<RuleData> load_rule_data() {
  auto data = std::make_unique<RuleData>();
  const std::filesystem::path folder = checks_folder() / "data";
  for (const auto& path : files_in(folder / "lexicon", ".toml")) {
    demand(load_lexicon(text_of_file(path), path.filename().string(), data->lexicon));
  }
  for (const char* name : {"brands.toml", "content-words.toml", "tariffs.toml"}) {
    demand(load_lexicon(text_of_file(folder / name), name, data->lexicon));
  }
  auto names = NameRules::parse(text_of_file(folder / "petrovich.tsv"), "petrovich.tsv");
  demand(names);
  data->name_rules = std::move(*names);
  for (const auto& path : files_in(folder, ".toml")) {
    if (path.filename().string().starts_with("messages")) {
      demand(load_messages(text_of_file(path), path.filename().string(), data->messages));
    }
  }
  demand(load_constructs(text_of_file(folder / "constructs.toml"), "constructs.toml", *data));
  return data;
}

inline const RuleData& rule_data() {
  static const std::unique_ptr<RuleData> data = load_rule_data();
  return *data;
}

// Every rule of a folder of checks/ with its examples.
inline std::vector<Rule> rules_of(const std::string& scope) {
  std::vector<Rule> all;
  for (const auto& path : files_in(checks_folder() / scope, ".toml")) {
    auto rule = load_rule(text_of_file(path), path.filename().string(), path.stem().string(), scope, rule_data(), Examples::Parse);
    demand(rule);
    all.push_back(std::move(*rule));
  }
  return all;
}

inline const std::vector<Rule>& agreement_rules() {
  static const std::vector<Rule> rules = rules_of("agreement");
  return rules;
}

}  // namespace sverka::test
