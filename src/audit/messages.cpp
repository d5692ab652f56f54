#include "audit/messages.hpp"

#include <utility>

namespace sverka {

namespace {

constexpr std::size_t kUnknownKeys = 256;

}  // namespace

void Messages::set(std::string key, Sentence sentence) {
  sentences_.insert_or_assign(std::move(key), std::move(sentence));
}

const Sentence* Messages::find(std::string_view key) const {
  const auto found = sentences_.find(key);
  return found == sentences_.end() ? nullptr : &found->second;
}

const Sentence& Messages::get(std::string_view key) const {
  if (const Sentence* found = find(key)) {
    return *found;
  }
  // One map a thread: a Messages is shared by all threads, and is only read.
  thread_local std::map<std::string, Sentence, std::less<>> unknown;
  const auto known = unknown.find(key);
  if (known != unknown.end()) {
    return known->second;
  }
  if (unknown.size() >= kUnknownKeys) {
    unknown.clear();
  }
  std::string text(key);
  return unknown.emplace(text, Sentence{text, text}).first->second;
}

std::string fill(std::string_view sentence, const MessageValues& values) {
  std::string filled;
  filled.reserve(sentence.size() + 64);
  std::size_t at = 0;
  while (at < sentence.size()) {
    const std::size_t open = sentence.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
    if (close == std::string_view::npos) {
      break;
    }
    filled.append(sentence.substr(at, open - at));
    const auto value = values.find(sentence.substr(open + 1, close - open - 1));
    if (value != values.end()) {
      filled.append(value->second);
      at = close + 1;
    } else {
      // Not a name of ours: the brace stays, and what follows it may still hold one.
      filled.push_back('{');
      at = open + 1;
    }
  }
  filled.append(sentence.substr(at));
  return filled;
}

Sentence fill(const Sentence& sentence, const MessageValues& values) {
  return Sentence{fill(sentence.russian, values), fill(sentence.english, values)};
}

ReportNote describe(const Note& note, const Messages& messages) {
  ReportNote described{note.code, messages.get("note." + note.code)};
  std::string tail;
  for (const std::string* part : {&note.where, &note.detail}) {
    if (!part->empty()) {
      tail += (tail.empty() ? "" : ", ") + *part;
    }
  }
  if (!tail.empty()) {
    described.message.russian += " (" + tail + ")";
    described.message.english += " (" + tail + ")";
  }
  return described;
}

}  // namespace sverka
