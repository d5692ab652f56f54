#include <algorithm>

#include "report/json_text.hpp"
#include "report/page_text.hpp"
#include "report/shown.hpp"
#include "report/words.hpp"
#include "report/write.hpp"

namespace sverka {

namespace {

std::string decided_words(const ProgrammeClause& clause, const Words& words) {
  return words.say("clauses-view." + std::string(name_of(clause.decided_by)));
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t own = display_width(text);
  text.append(own < width ? width - own : 0, ' ');
  return text + "  ";
}

}  // namespace

std::string write_clauses_text(const std::vector<ProgrammeClause>& clauses, const std::vector<Rule>& rules, const Messages& messages,
                               const ReportOptions& options) {
  const Words words(messages, options.language);
  std::size_t clause_columns = 0;
  std::size_t decided_columns = 0;
  for (const ProgrammeClause& clause : clauses) {
    clause_columns = std::max(clause_columns, display_width(clause.clause));
    decided_columns = std::max(decided_columns, display_width(decided_words(clause, words)));
  }
  PageText page(options.width, options.colour);
  for (const ProgrammeClause& clause : clauses) {
    page.paragraph(
        0, {{Ink::Strong, padded(clause.clause, clause_columns)}, {Ink::Faint, padded(decided_words(clause, words), decided_columns)}},
        {{Ink::Plain, clause.subject.in(options.language)}});
    std::string list;
    for (const std::string& id : rules_of(clause, rules)) {
      list += (list.empty() ? "" : ", ") + id;
    }
    const auto indent = static_cast<unsigned>(clause_columns + 2);
    if (!list.empty()) {
      page.paragraph(indent, {{Ink::Good, list}});
    }
    if (!clause.why.russian.empty()) {
      page.paragraph(indent, {{Ink::Faint, clause.why.in(options.language)}});
    }
  }
  return page.take();
}

std::string write_clauses_json(const std::vector<ProgrammeClause>& clauses, const std::vector<Rule>& rules, const ReportOptions& options) {
  JsonText json;
  json.open_object().text("sverka", options.version).key("clauses").open_array();
  for (const ProgrammeClause& clause : clauses) {
    json.open_object().text("clause", clause.clause).text("subject", clause.subject.in(options.language));
    json.text("decided_by", name_of(clause.decided_by));
    json.key("rules").open_array();
    for (const std::string& id : rules_of(clause, rules)) {
      json.text(id);
    }
    json.close_array().key("reason");
    if (clause.why.russian.empty()) {
      json.null();
    } else {
      json.text(clause.why.in(options.language));
    }
    json.close_object();
  }
  json.close_array().close_object();
  return json.str();
}

}  // namespace sverka
