// The report of one paper that is checked by itself, a card or an act, to every sink.
#pragma once

#include <string>

#include "audit/finding.hpp"
#include "audit/messages.hpp"
#include "base/result.hpp"
#include "cli/setting.hpp"
#include "document/document.hpp"

namespace sverka {

// Errors: those of Sink::write().
Result<void> write_paper(const Report& report, const Document& document, const std::string& path, Setting& setting,
                         const Messages& messages);

// The same for what may be no document: null, and then its findings only are shown.
Result<void> write_paper(const Report& report, const Document* document, const std::string& path, Setting& setting,
                         const Messages& messages);

// What could not be checked is said to the JSON sinks; without one, on standard error.
Result<void> write_paper_error(const Error& error, const std::string& path, Setting& setting, const Messages& messages);

}  // namespace sverka
