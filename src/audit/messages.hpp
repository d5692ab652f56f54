// The product's sentences by key, in both languages: errors, notes, words of the reports. They come from
// checks/data/messages*.toml.
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
  // Safe from many threads. The reference to a known sentence lives as long as the Messages, that of an unknown one
  // until the thread has asked for 256 others.
  const Sentence& get(std::string_view key) const;
  // Null if there is none.
  const Sentence* find(std::string_view key) const;

 private:
  std::map<std::string, Sentence, std::less<>> sentences_;
};

using MessageValues = std::map<std::string, std::string, std::less<>>;

// "{observed} instead of {expected}" with the named values put in; an unknown name stays as it is.
std::string fill(std::string_view sentence, const MessageValues& values);
Sentence fill(const Sentence& sentence, const MessageValues& values);

// A note of a reader as the report says it: the sentence of "note.<code>", then where and detail in brackets.
ReportNote describe(const Note& note, const Messages& messages);

}  // namespace sverka
