// The lexicon of checks/data/lexicon, loaded once, for tests of the layers below checks/.
#pragma once

#include <toml++/toml.h>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "text/lexicon.hpp"

namespace sverka::test {

inline const Lexicon& lexicon() {
  static const Lexicon kLexicon = [] {
    Lexicon lexicon;
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(SVERKA_SOURCE_DIR "/checks/data/lexicon")) {
      files.insert(entry.path());
    }
    for (const auto& path : files) {
      const toml::table file = toml::parse_file(path.string());
      const toml::table* lists = file["lists"].as_table();
      if (lists == nullptr) {
        continue;
      }
      for (const auto& [name, node] : *lists) {
        std::vector<std::string> words;
        for (const toml::node& word : *node.as_array()) {
          words.push_back(word.value_or(std::string()));
        }
        lexicon.set_list(std::string(name.str()), words);
      }
    }
    return lexicon;
  }();
  return kLexicon;
}

}  // namespace sverka::test
