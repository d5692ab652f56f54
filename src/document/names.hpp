// The names of the enumerators of document.hpp, as the text notation and reports for developers write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "document/document.hpp"

namespace sverka {

// "body", "textbox", "header", "footer", "footnote", "endnote", "comment", "unseen".
std::string_view name_of(Story story);
std::optional<Story> parse_story(std::string_view name);

// "text", "drop-down", "date", "check-box", "repeating", "group", "picture", "form-field", "merge-field".
std::string_view name_of(ControlKind kind);
std::optional<ControlKind> parse_control_kind(std::string_view name);

// "hidden", "low-contrast", "field-result", ...: the constant's name without its k, in kebab-case.
std::optional<RunFlag> parse_run_flag(std::string_view name);

// The names of all flags that are set, lowest bit first, joined: "inserted+moved". Empty for no flags.
std::string names_of_flags(std::uint32_t flags);

// Every bit that is a RunFlag.
constexpr std::uint32_t kAllRunFlags = (1u << 31) - 1;

}  // namespace sverka
