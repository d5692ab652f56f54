// Report -> text, JSON, HTML. Pure: the same report gives the same bytes.
//
// Text of the checked document is hostile: it reaches a terminal only with its control and invisible
// characters spelled out
// (<U+202E>), and a page only escaped. The words for people come from Messages, keys "report.*"
// (checks/data/messages-report.toml).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/clauses.hpp"
#include "audit/finding.hpp"
#include "audit/messages.hpp"
#include "audit/rule.hpp"
#include "base/result.hpp"

namespace sverka {

struct FollowUp;

enum class Detail : std::uint8_t { Full, Brief };

struct ReportOptions {
  Language language = Language::Russian;
  bool colour = false;                  // ANSI, for a terminal
  std::string version;                  // "0.1.0"
  Detail detail = Detail::Full;         // Brief: text without values, accounting and rules that passed
  unsigned width = 96;                  // columns of a text report; at least 40
  const FollowUp* follow_up = nullptr;  // beside an earlier report; null: there is none
};

// For reading: what, where (clause and page-like place), expected beside observed with the difference marked,
// which clause of the programme, what to do. Ends in a newline.
std::string write_text(const Report& report, const Messages& messages, const ReportOptions& options);

// One JSON object on one line without a final newline, keys as the JSON contract gives them. `document` may
// be null: then values have no part and no page in their location.
std::string write_json(const Report& report, const Document* document, const ReportOptions& options);

// One self-contained page, without scripts: the whole agreement with fixed text, slots and deviations marked
// in place, a list of findings that jumps to them, fit for print. `document`, `sample` and `alignment` may be
// null (no template): then findings only. Rewards stand as tables, one a partner.
std::string write_html(const Report& report, const Document* document, const Template* sample, const Alignment* alignment,
                       const Messages& messages, const ReportOptions& options);

// Of a page of write_html(): the section that holds the marked document, for a page that shows it beside something else. Empty where the
// page has none. What the document says is escaped there, so none of its text can end the section.
std::string_view marked_text_of(std::string_view page);

// {"error": {...}} on one line and its sentence for a terminal. `subject` is the input that the error is
// about, as the caller named it; empty where there is none.
std::string write_error_json(const Error& error, const Messages& messages, Language language, std::string_view subject = {});
std::string write_error_text(const Error& error, const Messages& messages, Language language, std::string_view subject = {});

// What the checker sees in a template: clauses, slots, repeated parts, defects.
std::string write_template_text(const Template& sample, const std::vector<std::string>& clauses, const Messages& messages,
                                const ReportOptions& options);
std::string write_template_json(const Template& sample, const std::vector<std::string>& clauses, const ReportOptions& options);

// All rules as a table, or one rule with its why, its clauses of the programme and its examples.
std::string write_rules_text(const std::vector<Rule>& rules, const Messages& messages, const ReportOptions& options);
std::string write_rules_json(const std::vector<Rule>& rules, const ReportOptions& options);
std::string write_rule_text(const Rule& rule, const Messages& messages, const ReportOptions& options);
std::string write_rule_json(const Rule& rule, const ReportOptions& options);

// Every clause of the programme with the rules that enforce it, or why none does.
std::string write_clauses_text(const std::vector<ProgrammeClause>& clauses, const std::vector<Rule>& rules, const Messages& messages,
                               const ReportOptions& options);
std::string write_clauses_json(const std::vector<ProgrammeClause>& clauses, const std::vector<Rule>& rules, const ReportOptions& options);

}  // namespace sverka
