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

namespace sverka {

class ScriptHints {
 public:
  // `page` outlives it. Cost: linear in the scripts; past a megabyte of them the rest is not looked at.
  explicit ScriptHints(const WebPage& page);

  // A script selects the link, or a line around it, and removes, rewrites or hides what it selected, or keeps its clicks.
  bool may_change(std::uint32_t anchor) const;
  // Where a script sends a person as the page opens: an address as written, or empty where it is computed. Nothing: nowhere.
  const std::optional<std::string>& leads_to() const { return leads_to_; }

 private:
  struct Selected {
    std::string type, id;  // lower case type; empty: any
    std::vector<std::string> classes;
    std::vector<std::string> attributes;  // "href^=just"
  };
  void read(const std::string& code);
  void select(std::string_view selectors);
  void add_sheet(std::string_view css);
  bool matches(const Selected& selected, const WebNode& node) const;

  const WebPage& page_;
  std::vector<Selected> selected_;
  std::optional<std::string> leads_to_;
};

// The code of an event handler keeps the link from leading where its href says: "return false", another address. What counts clicks or
// opens the same address in a new window does not.
bool diverts_click(std::string_view code);

}  // namespace sverka
