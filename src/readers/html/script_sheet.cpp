#include "readers/html/script_sheet.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "readers/html/css.hpp"
#include "readers/html/css_parts.hpp"
#include "readers/html/css_tokens.hpp"
#include "readers/html/letters.hpp"
#include "text/script_code.hpp"

namespace sverka::html {

namespace {

constexpr std::size_t kMostSelected = 400;
constexpr std::size_t kReach = 300;            // bytes of code behind a selection that speak of it
constexpr std::size_t kLongestSelector = 400;  // bytes

// Code right before a literal that makes it a selector, and what the literal lacks to be one.
struct Finder {
  std::string_view before, prefix;
};
constexpr std::array<Finder, 11> kFinders = {{{"queryselector(", ""},
                                              {"queryselectorall(", ""},
                                              {"getelementbyid(", "#"},
                                              {"getelementsbyclassname(", "."},
                                              {"getelementsbytagname(", ""},
                                              {"$(", ""},
                                              {"jquery(", ""},
                                              {".closest(", ""},
                                              {".find(", ""},
                                              {".matches(", ""},
                                              {".is(", ""}}};

// What a script does to an element that it has found. \x01 begins a literal.
constexpr std::array<std::string_view, 34> kChanges = {".remove()",
                                                       "removechild(",
                                                       ".outerhtml=",
                                                       ".innerhtml=",
                                                       ".innertext=",
                                                       ".textcontent=",
                                                       "replacewith(",
                                                       "replacechild(",
                                                       "setattribute(\x01href",
                                                       "removeattribute(\x01href",
                                                       "removeattr(\x01href",
                                                       ".attr(\x01href\x02,",
                                                       ".prop(\x01href\x02,",
                                                       "setattribute(\x01hidden",
                                                       "setattribute(\x01style\x02,\x01"
                                                       "display",
                                                       ".hide(",
                                                       ".fadeout(",
                                                       ".detach(",
                                                       ".empty()",
                                                       ".unwrap(",
                                                       ".html(\x01",
                                                       ".text(\x01",
                                                       ".style.display=\x01none",
                                                       ".style.visibility=\x01hidden",
                                                       ".style.opacity=0",
                                                       ".style.opacity=\x01"
                                                       "0",
                                                       ".style.fontsize=\x01"
                                                       "0",
                                                       ".csstext=\x01"
                                                       "display:none",
                                                       ".css(\x01"
                                                       "display\x02,\x01none",
                                                       ".hidden=true",
                                                       ".hidden=!0",
                                                       "classlist.add(\x01hid",
                                                       "addclass(\x01hid",
                                                       "nofollow"};

// Kept clicks; smooth scrolling to a place of the same page does it too, and says so.
bool keeps_clicks(std::string_view code) {
  return (code.find("preventdefault()") != std::string_view::npos || code.find("return false") != std::string_view::npos ||
          code.find("return!1") != std::string_view::npos) &&
         code.find("hash") == std::string_view::npos && code.find("scroll") == std::string_view::npos &&
         code.find('#') == std::string_view::npos && code.find("window.open(this.href") == std::string_view::npos;
}

bool changes(std::string_view code) {
  return std::any_of(kChanges.begin(), kChanges.end(), [&](std::string_view one) { return code.find(one) != std::string_view::npos; }) ||
         assigns(code, ".href") || keeps_clicks(code);
}

// Code that has the page load one more style sheet.
bool loads_sheet(std::string_view code) {
  const bool makes = code.find("createelement(\x01link\x02") != std::string_view::npos || code.find("<link") != std::string_view::npos;
  return code.find("loadcss(") != std::string_view::npos ||
         (makes && (code.find("stylesheet") != std::string_view::npos || code.find(".css") != std::string_view::npos));
}

// What stands between the tags, where markup with a style element is written; what holds other markup is no sheet.
std::string_view sheet_of(std::string_view text) {
  const std::size_t style = text.find("<style");
  const std::size_t open = style == std::string_view::npos ? style : text.find('>', style);
  if (open == std::string_view::npos) {
    return text.find('<') == std::string_view::npos ? text : std::string_view();
  }
  text.remove_prefix(open + 1);
  return text.substr(0, text.find("</"));
}

// A value with a hole that the script fills may be any.
void open_holes(std::vector<Selector>& selectors) {
  for (Selector& selector : selectors) {
    for (Compound& compound : selector.compounds) {
      for (SimpleSelector& simple : compound.simples) {
        if (simple.value.find("${") != std::string::npos) {
          simple.match = AttributeMatch::Present;
        }
        open_holes(simple.arguments);
      }
    }
  }
}

std::vector<Selector> selectors_of(const std::string& text) {
  const CssTokens css = tokens_of(text);
  std::vector<Selector> selectors = parse_selectors(css, 0, css.size(), nullptr);
  if (selectors.empty() && text.find('=') != std::string::npos) {
    // Libraries take [href*=/blog/] too, where a browser asks for quotation marks.
    std::string quoted;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool value = text[at] == '=' && at + 1 < text.size() && text[at + 1] != '"' && text[at + 1] != '\'';
      const bool end = text[at] == ']' && !quoted.empty() && quoted.find("=\"") != std::string::npos && quoted.back() != '"';
      quoted += end ? "\"" : "";
      quoted += text[at];
      quoted += value ? "\"" : "";
    }
    const CssTokens again = tokens_of(quoted);
    selectors = parse_selectors(again, 0, again.size(), nullptr);
  }
  open_holes(selectors);
  return selectors;
}

class ScriptReader {
 public:
  ScriptReader(const CodeText& code, const PageLimits& limits) : code_(code), limits_(limits) {}

  StyleSheet run() {
    for (const CodeLiteral& literal : code_.literals) {
      if (literal.text.find('{') != std::string::npos && literal.text.find(':') != std::string::npos) {
        add_sheet(literal.text);
      } else {
        add_selection(literal);
      }
    }
    if (code_.code.find("document.links") != std::string::npos && changes(code_.code)) {
      select("a");
    }
    sheet_.unread = loads_sheet(code_.code);
    return std::move(sheet_);
  }

 private:
  void add_sheet(const std::string& text) {
    StyleSheet written = parse_style_sheet(sheet_of(text), limits_);
    for (StyleRule& rule : written.rules) {
      if (sheet_.rules.size() < limits_.style_rules && !rule.selectors.empty()) {
        rule.conditions.push_back("script");
        sheet_.rules.push_back(std::move(rule));
      }
    }
  }

  void add_selection(const CodeLiteral& literal) {
    const std::string_view code = code_.code;
    const std::string_view before = code.substr(0, literal.begin);
    const auto finder = std::find_if(kFinders.begin(), kFinders.end(), [&](const Finder& one) { return before.ends_with(one.before); });
    if (finder != kFinders.end() && selected_ < kMostSelected && literal.text.size() <= kLongestSelector &&
        literal.text.find('<') == std::string::npos && changes(code.substr(literal.end, kReach))) {
      select(std::string(finder->prefix) + literal.text);
    }
  }

  void select(const std::string& text) {
    StyleRule rule;
    rule.selectors = selectors_of(text);
    rule.conditions.push_back("script changes");
    if (!rule.selectors.empty() && sheet_.rules.size() < limits_.style_rules) {
      ++selected_;
      sheet_.rules.push_back(std::move(rule));
    }
  }

  const CodeText& code_;
  const PageLimits& limits_;
  StyleSheet sheet_;
  std::size_t selected_ = 0;
};

}  // namespace

StyleSheet read_script(std::string_view code, const PageLimits& limits) {
  const CodeText text = read_code(code, CodeLanguage::JavaScript);
  return ScriptReader(text, limits).run();
}

}  // namespace sverka::html
