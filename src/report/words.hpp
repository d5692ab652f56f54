// The words of a report in one language, and the order in which every form of it lists the findings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "audit/messages.hpp"

namespace sverka {

class Words {
 public:
  using Values = std::map<std::string, std::string, std::less<>>;

  Words(const Messages& messages, Language language) : messages_(messages), language_(language) {}

  Language language() const { return language_; }
  // The sentence of a key that is not the report's own: "flag.hidden", "schema.inn". An unknown key gives
  // itself.
  const std::string& term(std::string_view key) const;
  // What a slot's value is called: "INN of the Client"; a name without a sentence gives itself.
  std::string value_name(std::string_view slot_name) const;
  // What is wrong with a template; a construct that has no sentence of its own by its kind.
  std::string defect(const std::string& code) const;
  // The sentence of "report." + key, with values put in.
  const std::string& say(std::string_view key) const;
  std::string say(std::string_view key, const Values& values) const;
  // What the report concludes, in the words of its job: "report.conclusion.<job>.<conclusion>" where there are such.
  const std::string& conclusion(const Report& report) const;
  // The key of what this job says in place of another sentence: "job.<job>.<key>" where there is one, else the key.
  std::string of_job(const Report& report, const std::string& key) const;
  // "report.<key>.one", ".few" or ".many" with {count}: "5 mistakes".
  std::string count(std::string_view key, std::size_t number) const;
  const std::string& in(const Sentence& sentence) const { return sentence.in(language_); }
  // The sentence of an error's or a note's reason, else the reason itself.
  std::string error(const Error& error) const;

 private:
  const Messages& messages_;
  Language language_;
};

enum class FindingGroup : std::uint8_t { Errors, Warnings, Questions, Notes };

FindingGroup group_of(const Finding& finding);
// "errors", ...: the last part of message keys and of CSS classes.
std::string_view name_of(FindingGroup group);

struct GroupedFindings {
  FindingGroup group = FindingGroup::Errors;
  std::vector<std::size_t> findings;  // indexes into Report::findings
};

// The groups that are not empty, gravest first. Findings are numbered through in this order, from 1.
std::vector<GroupedFindings> grouped(const Report& report);

// A value as a table shows it: its name in words, with a capital; the normal form only where it differs from
// what is printed.
struct ShownValue {
  std::string name, raw, normal;
};

// The values that are filled, in the order of the document; the same value in several places once.
std::vector<ShownValue> shown_values(const Report& report, const Words& words);

// "cl. 4.2, p. 3, footer". Empty where nothing is known.
std::string place_words(const Location& location, const Words& words);
// Places of a finding, the same one once, at most `limit` of them and the count of the others.
std::string places_words(const Finding& finding, const Words& words, std::size_t limit);

// "cl. 5.6, 5.9 of the partner programme"; empty for no clause.
std::string source_words(const std::vector<std::string>& source, const Words& words);

// "22.11.2026" or "2026-11-22".
std::string date_words(Date date, Language language);

// "license-agreement, edition 2022-03".
std::string template_words(const TemplateIdentity& identity, const Words& words);

}  // namespace sverka
