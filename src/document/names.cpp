#include "document/names.hpp"

#include <array>
#include <cstddef>

namespace sverka {
namespace {

constexpr std::array<std::string_view, 8> kStories = {"body", "textbox", "header", "footer", "footnote", "endnote", "comment", "unseen"};

constexpr std::array<std::string_view, 9> kControlKinds = {"text",  "drop-down", "date",       "check-box",  "repeating",
                                                           "group", "picture",   "form-field", "merge-field"};

constexpr std::array<std::string_view, 31> kRunFlags = {
    "hidden",   "web-hidden",    "tiny",         "squeezed",    "low-contrast",      "struck",
    "off-page", "clipped",       "covered",      "hidden-row",  "inserted",          "deleted",
    "moved",    "caps",          "field-result", "page-field",  "table-of-contents", "note-reference",
    "symbol",   "unknown-glyph", "bidi-control", "placeholder", "transparent",       "ruby",
    "math",     "vertical",      "unpainted",    "layer-off",   "print-differs",     "doubtful",
    "overlay"};

static_assert(kAllRunFlags == (1u << kRunFlags.size()) - 1);
static_assert(kOverlay == 1u << (kRunFlags.size() - 1));

template <std::size_t kSize>
std::optional<std::size_t> index_of(const std::array<std::string_view, kSize>& names, std::string_view name) {
  for (std::size_t index = 0; index < kSize; ++index) {
    if (names[index] == name) {
      return index;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Story story) {
  return kStories.at(static_cast<std::size_t>(story));
}

std::optional<Story> parse_story(std::string_view name) {
  const auto index = index_of(kStories, name);
  return index ? std::optional(static_cast<Story>(*index)) : std::nullopt;
}

std::string_view name_of(ControlKind kind) {
  return kControlKinds.at(static_cast<std::size_t>(kind));
}

std::optional<ControlKind> parse_control_kind(std::string_view name) {
  const auto index = index_of(kControlKinds, name);
  return index ? std::optional(static_cast<ControlKind>(*index)) : std::nullopt;
}

std::optional<RunFlag> parse_run_flag(std::string_view name) {
  const auto index = index_of(kRunFlags, name);
  return index ? std::optional(static_cast<RunFlag>(1u << *index)) : std::nullopt;
}

std::string names_of_flags(std::uint32_t flags) {
  std::string names;
  for (std::size_t index = 0; index < kRunFlags.size(); ++index) {
    if ((flags & (1u << index)) != 0) {
      names += names.empty() ? "" : "+";
      names += kRunFlags[index];
    }
  }
  return names;
}

}  // namespace sverka
