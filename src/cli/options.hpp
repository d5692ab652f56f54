// The options that all commands share, as the caller gave them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "base/date.hpp"
#include "base/result.hpp"

namespace sverka {

enum class Format : std::uint8_t { Text, Json, Html, Csv, Xlsx };

std::optional<Format> parse_format(std::string_view name);

struct CommonOptions {
  std::vector<std::string> formats, outputs;
  std::string language, today, config;
  bool no_color = false;
  bool quiet = false;
};

// What an error before or during parsing is reported by: the arguments are looked through for --lang and
// --format only.
struct ErrorManner {
  Language language = Language::Russian;
  bool json = false;
};
ErrorManner error_manner(const std::vector<std::string>& arguments);

// --lang, else the locale, else Russian.
Language language_of(std::string_view option);

// --today, else the day in Moscow by the system clock. Errors: usage, "usage-today".
Result<Date> today_of(const std::string& option);

}  // namespace sverka
