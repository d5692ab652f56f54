// What the scripts written into a page say that they do to its elements, as far as their words tell: nothing is run. For links whose source
// looks right while a script takes them away, hides them, or catches the click. Scripts of other files are not seen: what they do, only
// rendering tells (jobs/render_site).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/web_page.hpp"
#include "web/style_match.hpp"

namespace sverka {

// The condition of rules that name what a script changes: the reader of pages reads them.
constexpr std::string_view kScriptChanges = "script changes";
// The last condition of rules of a style sheet that a script writes into the page.
constexpr std::string_view kScriptWrites = "script";

class ScriptHints {
 public:
  // `page` outlives it. Cost: linear in the scripts; past a megabyte of them the rest is not looked at.
  explicit ScriptHints(const WebPage& page);
  ScriptHints(const ScriptHints&) = delete;
  ScriptHints& operator=(const ScriptHints&) = delete;

  // A script selects the link, or a line around it, and removes, rewrites or hides what it selected, or keeps its clicks. Style sheets that
  // scripts write are no part of this: the cascade has them.
  bool may_change(std::uint32_t anchor);
  // A style sheet that a script writes into the page speaks of the link, or of a line around it: how it looks, the cascade tells.
  bool may_style(std::uint32_t anchor);
  // Where a script sends a person as the page opens: an address as written, or empty where it is computed. Nothing: nowhere.
  const std::optional<std::string>& leads_to() const { return leads_to_; }

 private:
  bool match_line(const std::vector<const StyleRule*>& rules, std::uint32_t anchor);

  const WebPage& page_;
  ElementTable table_;
  SelectorMatcher matcher_;
  std::vector<const StyleRule*> changed_, styled_;
  std::optional<std::string> leads_to_;
};

// The code of an event handler keeps the link from leading where its href says: "return false", another address. What counts clicks or
// opens the same address in a new window does not.
bool diverts_click(std::string_view code);

}  // namespace sverka
