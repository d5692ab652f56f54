// Report -> text, JSON, HTML. Pure: the same report gives the same bytes.
#pragma once

#include <string>
#include <vector>

#include "audit/finding.hpp"
#include "audit/messages.hpp"

namespace sverka {

struct ReportOptions {
  Language language = Language::Russian;
  bool colour = false;        // ANSI, for a terminal
  std::string version;        // "0.1.0"
};

// For reading: what, where (clause and page-like place), expected beside observed with the difference marked, which clause of the
// programme, what to do.
std::string write_text(const Report& report, const Messages& messages, const ReportOptions& options);

// One JSON object without a final newline, keys as interface.md's contract gives them.
std::string write_json(const Report& report, const ReportOptions& options);

// One self-contained page, without scripts: the whole agreement with fixed text, slots and deviations marked in place, a list of
// findings that jumps to them, fit for print. `document`, `sample` and `alignment` may be null (no template): then findings only.
std::string write_html(const Report& report, const Document* document, const Template* sample, const Alignment* alignment,
                       const Messages& messages, const ReportOptions& options);

// {"error": {...}} and its line for a terminal.
std::string write_error_json(const Error& error, const Messages& messages, Language language);
std::string write_error_text(const Error& error, const Messages& messages, Language language);

}  // namespace sverka
