// The product's sentences by key, in both languages: errors, notes, words of the reports. They come from checks/data/messages.toml.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "audit/finding.hpp"

namespace sverka {

class Messages {
 public:
  void set(std::string key, Sentence sentence);
  // The sentence of `key` ("error.zip-truncated", "note.old-namespace", "report.conforms"); an unknown key gives itself.
  const Sentence& get(std::string_view key) const;

 private:
  std::map<std::string, Sentence, std::less<>> sentences_;
  mutable std::map<std::string, Sentence, std::less<>> unknown_;
};

// "{observed} instead of {expected}" with the named values put in; an unknown name stays as it is.
std::string fill(std::string_view sentence, const std::map<std::string, std::string, std::less<>>& values);

}  // namespace sverka
