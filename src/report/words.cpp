#include "report/words.hpp"

#include <algorithm>
#include <array>

#include "report/shown.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

// Russian has three forms (1, 21; 2-4, 22; 5-20, 0), English two.
std::string_view plural_form(std::size_t number, Language language) {
  if (language == Language::English) {
    return number == 1 ? "one" : "many";
  }
  const std::size_t tens = number % 100;
  const std::size_t ones = number % 10;
  if (tens >= 11 && tens <= 14) {
    return "many";
  }
  return ones == 1 ? "one" : ones >= 2 && ones <= 4 ? "few" : "many";
}

std::string key_of(std::string_view key) {
  return "report." + std::string(key);
}

// Parts of a DOCX that are not its body, by what their names begin with.
struct PartWord {
  std::string_view prefix;
  std::string_view key;
};
constexpr std::array<PartWord, 7> kPartWords{{{"word/header", "part.header"},
                                              {"word/footer", "part.footer"},
                                              {"word/footnotes", "part.footnotes"},
                                              {"word/endnotes", "part.endnotes"},
                                              {"word/comments", "part.comments"},
                                              {"word/document", ""},
                                              {"page", ""}}};

std::string part_words(const std::string& part, const Words& words) {
  for (const PartWord& word : kPartWords) {
    if (part.rfind(word.prefix, 0) == 0) {
      return word.key.empty() ? std::string() : words.say(word.key);
    }
  }
  return part.empty() ? std::string() : words.say("part.other", {{"part", shown(part)}});
}

void append_item(std::string& list, const std::string& item, std::string_view separator) {
  if (item.empty()) {
    return;
  }
  if (!list.empty()) {
    list += separator;
  }
  list += item;
}

bool begins_with_digit(const std::string& text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

// A name that is an identifier stays as it is.
std::string with_capital(const std::string& text) {
  std::size_t at = 0;
  if (text.empty() || text.find('_') != std::string::npos) {
    return text;
  }
  next_code_point(text, at);
  return to_upper(std::string_view(text).substr(0, at)) + text.substr(at);
}

std::string clause_words(const std::string& clause, const Words& words) {
  if (clause.empty()) {
    return {};
  }
  return begins_with_digit(clause) ? words.say("clause", {{"clause", shown(clause)}}) : shown(clause);
}

// Values that stand nowhere come last.
bool begins_before(const Value& one, const Value& other) {
  const auto place = [](const Value& value) {
    return value.places.empty() ? std::pair(kNone, std::uint32_t{0}) : std::pair(value.places[0].block, value.places[0].range.begin);
  };
  return place(one) < place(other);
}

}  // namespace

const std::string& Words::term(std::string_view key) const {
  return messages_.get(key).in(language_);
}

std::string Words::value_name(std::string_view slot_name) const {
  std::string_view base = slot_name;
  const std::size_t tail = base.find_last_not_of("0123456789");
  if (tail != std::string_view::npos && tail + 1 < base.size() && base[tail] == '_') {
    base = base.substr(0, tail);  // "client_inn_2" is another place of the same value
  }
  if (const Sentence* named = messages_.find("slot." + std::string(base)); named != nullptr) {
    return named->in(language_);
  }
  // A name that was guessed: "company_inn" is the kind of the value and whose it is.
  for (const std::string_view party : {"company", "third"}) {
    if (base.starts_with(party) && base.substr(party.size()).starts_with('_')) {
      return say("value-of-" + std::string(party), {{"value", value_name(base.substr(party.size() + 1))}});
    }
  }
  const Sentence* kind = messages_.find("schema." + std::string(base == "slot" ? std::string_view("text") : base));
  return kind == nullptr ? std::string(slot_name) : kind->in(language_);
}

std::string Words::defect(const std::string& code) const {
  constexpr std::string_view kConstruct = "template-has-";
  if (messages_.find("defect." + code) == nullptr && code.rfind(kConstruct, 0) == 0) {
    return say("template-view.has", {{"kind", code.substr(kConstruct.size())}});
  }
  return term("defect." + code);
}

const std::string& Words::say(std::string_view key) const {
  return messages_.get(key_of(key)).in(language_);
}

std::string Words::say(std::string_view key, const Values& values) const {
  return fill(say(key), values);
}

const std::string& Words::conclusion(const Report& report) const {
  const std::string name(name_of(report.conclusion));
  const Sentence* own = messages_.find("report.conclusion." + report.job + "." + name);
  return own == nullptr ? say("conclusion." + name) : own->in(language_);
}

std::string Words::of_job(const Report& report, const std::string& key) const {
  const std::string own = "job." + report.job + "." + key;
  return messages_.find(key_of(own)) == nullptr ? key : own;
}

std::string Words::count(std::string_view key, std::size_t number) const {
  return say(std::string(key) + "." + std::string(plural_form(number, language_)), {{"count", std::to_string(number)}});
}

std::string Words::error(const Error& error) const {
  if (const Sentence* sentence = messages_.find("error." + error.reason)) {
    return sentence->in(language_);
  }
  if (const Sentence* sentence = messages_.find("report.error." + std::string(name_of(error.code)))) {
    return fill(sentence->in(language_), {{"reason", error.reason}});
  }
  // Without its sentences, when the folder of them is what is missing, the program still says something.
  return error.reason.empty() ? std::string(name_of(error.code)) : error.reason;
}

FindingGroup group_of(const Finding& finding) {
  if (finding.outcome == Outcome::CannotTell) {
    return FindingGroup::Questions;
  }
  switch (finding.severity) {
    case Severity::Error:
      return FindingGroup::Errors;
    case Severity::Warning:
      return FindingGroup::Warnings;
    case Severity::Note:
      break;
  }
  return FindingGroup::Notes;
}

std::string_view name_of(FindingGroup group) {
  constexpr std::array<std::string_view, 4> kNames{"errors", "warnings", "questions", "notes"};
  return kNames.at(static_cast<std::size_t>(group));
}

std::vector<GroupedFindings> grouped(const Report& report) {
  std::array<GroupedFindings, 4> groups;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    groups.at(static_cast<std::size_t>(group_of(report.findings[i]))).findings.push_back(i);
  }
  std::vector<GroupedFindings> result;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    groups[i].group = static_cast<FindingGroup>(i);
    if (!groups[i].findings.empty()) {
      result.push_back(std::move(groups[i]));
    }
  }
  return result;
}

std::vector<ShownValue> shown_values(const Report& report, const Words& words) {
  std::vector<std::pair<std::string_view, const Value*>> in_order;
  for (const auto& [name, value] : report.values) {
    in_order.emplace_back(name, &value);
  }
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const auto& one, const auto& other) { return begins_before(*one.second, *other.second); });
  std::vector<ShownValue> values;
  for (const auto& [name, shown_value] : in_order) {
    const Value& value = *shown_value;
    ShownValue row{with_capital(words.value_name(name)), value.raw, value.value == value.raw ? std::string() : value.value};
    const auto same = [&row](const ShownValue& other) { return other.name == row.name && other.raw == row.raw; };
    if (!value.raw.empty() && std::none_of(values.begin(), values.end(), same)) {
      values.push_back(std::move(row));
    }
  }
  return values;
}

std::string place_words(const Location& location, const Words& words) {
  std::string place = clause_words(location.clause, words);
  append_item(place, part_words(location.part, words), ", ");
  if (location.page != 0) {
    append_item(place, words.say("page", {{"page", std::to_string(location.page)}}), ", ");
  }
  append_item(place, shown(location.url), ", ");
  append_item(place, shown(location.selector), " ");
  if (!location.file.empty() && location.line == 0) {
    append_item(place, shown(location.file), ", ");
  } else if (!location.file.empty()) {
    append_item(place, words.say("table-line", {{"file", shown(location.file)}, {"line", std::to_string(location.line)}}), ", ");
  }
  return place;
}

std::string places_words(const Finding& finding, const Words& words, std::size_t limit) {
  std::vector<std::string> places;
  for (const Location& location : finding.locations) {
    std::string place = place_words(location, words);
    if (!place.empty() && std::find(places.begin(), places.end(), place) == places.end()) {
      places.push_back(std::move(place));
    }
  }
  if (places.empty()) {
    return clause_words(finding.clause, words);
  }
  std::string list;
  for (std::size_t i = 0; i < places.size() && i < limit; ++i) {
    append_item(list, places[i], "; ");
  }
  if (places.size() > limit) {
    append_item(list, words.say("more-places", {{"count", std::to_string(places.size() - limit)}}), " ");
  }
  return list;
}

std::string source_words(const std::vector<std::string>& source, const Words& words) {
  std::string clauses;
  for (const std::string& clause : source) {
    append_item(clauses, clause, ", ");
  }
  return clauses.empty() ? clauses : words.say("programme-clause", {{"clauses", clauses}});
}

std::string date_words(Date date, Language language) {
  const std::string iso = to_iso(date);
  if (language == Language::English || iso.size() != 10) {
    return iso;
  }
  return iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4);
}

std::string template_words(const TemplateIdentity& identity, const Words& words) {
  if (identity.edition.empty()) {
    return shown(identity.name);
  }
  return words.say("template-edition", {{"name", shown(identity.name)}, {"edition", shown(identity.edition)}});
}

}  // namespace sverka
