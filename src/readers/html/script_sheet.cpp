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
#include "readers/html/script_words.hpp"
#include "text/script_code.hpp"

namespace sverka::html {

namespace {

constexpr std::string_view kScriptChanges = "script changes", kScriptShows = "script shows";
constexpr std::size_t kLibraryBytes = 20000;
constexpr std::size_t kMostSelected = 400;
constexpr std::size_t kReach = 300;            // bytes of code behind a selection that speak of it
constexpr std::size_t kLongestSelector = 400;  // bytes

// Code right before a literal that makes it a selector, and what the literal lacks to be one.
struct Finder {
  std::string_view before, prefix;
};
constexpr std::array<Finder, 15> kFinders = {{{"gsap.to(", ""},
                                              {"customelements.define(", ""},
                                              {"gsap.fromto(", ""},
                                              {"toarray(", ""},
                                              {"queryselector(", ""},
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

// From an element to others around it.
constexpr std::string_view kSteps[] = {
    ".lastelementchild", ".firstelementchild",      ".lastchild",      ".firstchild", ".children", ".childnodes",
    ".queryselector",    ".getelementsby",          ".find(",          ".last()",     ".first()",  ".nextelementsibling",
    ".nextsibling",      ".previouselementsibling", ".previoussibling"};

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

// Finders that are given something else than a literal, or are kept under another name: what is found then, the literals may say.
bool finds_by_name(std::string_view code) {
  for (const std::string_view finder : {std::string_view("queryselector"), std::string_view("queryselectorall")}) {
    for (std::size_t at = code.find(finder); at != std::string_view::npos; at = code.find(finder, at + 1)) {
      std::string_view rest = code.substr(at + finder.size());
      if (rest.starts_with("all")) {
        continue;
      }
      if (!rest.starts_with("(\x01") && !rest.starts_with("(`")) {
        return true;
      }
    }
  }
  return false;
}

// Such a literal may be a selector of something that is marked.
bool may_be_selector(std::string_view text) {
  return text == "a" || text.find(" a") != std::string_view::npos ||
         (text.size() > 1 && (text[0] == '.' || text[0] == '#') && (is_letter(text[1]) || text[1] == '_' || text[1] == '-'));
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
  ScriptReader(const CodeText& code, const PageLimits& limits, const std::vector<std::string>& hiding, int depth = 0)
      : code_(code), limits_(limits), hiding_(hiding), depth_(depth), is_library_(code.code.size() > kLibraryBytes) {}

  StyleSheet run() {
    takes_links_ = takes_links(code_.code);
    const bool by_name = !is_library_ && finds_by_name(code_.code) && changes(code_.code);
    for (const CodeLiteral& literal : code_.literals) {
      const bool is_code = runs_as_code(literal);
      if (is_code && depth_ == 0) {
        add_inner(literal.text);
      } else if (!is_code && literal.text.find('{') != std::string::npos && literal.text.find(':') != std::string::npos) {
        add_sheet(literal.text);
      } else if (!add_selection(literal) && by_name && selected_ < kMostSelected && may_be_selector(literal.text)) {
        select(literal.text);
      }
    }
    if (!is_library_ && walks_everything()) {
      select("a");
    }
    sheet_.unread = sheet_.unread || loads_sheet(code_.code) || is_unreadable(code_.code);
    return std::move(sheet_);
  }

 private:
  // setTimeout("document...", 10)
  bool runs_as_code(const CodeLiteral& literal) const {
    const std::string_view before = std::string_view(code_.code).substr(0, literal.begin);
    return before.ends_with("settimeout(") || before.ends_with("setinterval(") || before.ends_with("eval(") ||
           before.ends_with("function(");
  }

  void add_inner(const std::string& source) {
    const CodeText inner = read_code(source, CodeLanguage::JavaScript);
    StyleSheet said = ScriptReader(inner, limits_, hiding_, depth_ + 1).run();
    sheet_.unread = sheet_.unread || said.unread;
    for (StyleRule& rule : said.rules) {
      if (sheet_.rules.size() < limits_.style_rules) {
        sheet_.rules.push_back(std::move(rule));
      }
    }
  }

  // Links are found without any selector, or the whole page is written anew.
  bool walks_everything() const {
    const std::string_view code = code_.code;
    const auto says = [&](std::string_view words) { return code.find(words) != std::string_view::npos; };
    const bool walks = says("document.links") || says("document.evaluate(") || says("createtreewalker(") || says("createnodeiterator(") ||
                       says("of document.all)") || says("document.all[") || says("document.body.children") ||
                       says("document.body.firstchild") || says("document.body.lastchild") || says("document.body.firstelementchild") ||
                       says("document.body.lastelementchild") || says("currentscript.previous") || says("currentscript.parent") ||
                       says("this.previouselementsibling") || says("this.previoussibling");
    return (walks && changes(code)) || says("document.open()") || says("document.body.innerhtml=") || says("document.body.outerhtml=") ||
           says("documentelement.innerhtml=") || says("document.body.textcontent=");
  }

  void add_sheet(const std::string& text) {
    StyleSheet written = parse_style_sheet(sheet_of(text), limits_);
    for (StyleRule& rule : written.rules) {
      if (sheet_.rules.size() < limits_.style_rules && !rule.selectors.empty()) {
        rule.conditions.push_back("script");
        sheet_.rules.push_back(std::move(rule));
      }
    }
  }

  // False for a literal that no finder is given.
  bool add_selection(const CodeLiteral& literal) {
    const std::string_view code = code_.code;
    const std::string_view before = code.substr(0, literal.begin);
    const auto finder = std::find_if(kFinders.begin(), kFinders.end(), [&](const Finder& one) { return before.ends_with(one.before); });
    if (finder == kFinders.end()) {
      return false;
    }
    const std::string_view behind = code.substr(literal.end, kReach);
    if (selected_ >= kMostSelected || literal.text.size() > kLongestSelector || literal.text.find('<') != std::string::npos) {
      return true;
    }
    const std::string found = std::string(finder->prefix) + literal.text;
    if (is_library_ && found.find_first_of(".#[") == std::string::npos) {
      return true;
    }
    // By what comes before the next selection.
    if (before.ends_with("gsap.fromto(") || shows(behind.substr(0, behind.find("queryselector")))) {
      select(found, kScriptShows);
    }
    if (takes_links_ || changes(behind) || gives_class(behind, hiding_)) {
      select(found);
      // What stands in or behind what was found may be meant.
      const std::string_view next = behind.substr(0, behind.find(';'));
      if (std::any_of(std::begin(kSteps), std::end(kSteps),
                      [&](std::string_view step) { return next.find(step) != std::string_view::npos; })) {
        select(found + " *");
        select(found + " + *");
      }
    }
    return true;
  }

  void select(const std::string& text, std::string_view condition = kScriptChanges) {
    StyleRule rule;
    rule.selectors = selectors_of(text);
    rule.conditions.emplace_back(condition);
    if (!rule.selectors.empty() && sheet_.rules.size() < limits_.style_rules) {
      ++selected_;
      sheet_.rules.push_back(std::move(rule));
    }
  }

  const CodeText& code_;
  const PageLimits& limits_;
  const std::vector<std::string>& hiding_;
  const int depth_;  // of code in literals
  // Put into the page as a whole: elements that it makes for itself have types, and no names that the page knows.
  const bool is_library_;
  StyleSheet sheet_;
  std::size_t selected_ = 0;
  bool takes_links_ = false;  // it gives a rel or takes an address somewhere, however far from where it selects
};

}  // namespace

StyleSheet read_script(std::string_view code, const PageLimits& limits, const std::vector<std::string>& hiding) {
  const CodeText text = read_code(code, CodeLanguage::JavaScript);
  return ScriptReader(text, limits, hiding).run();
}

void add_hiding_classes(const StyleSheet& sheet, std::vector<std::string>& classes) {
  constexpr std::size_t kMost = 50;
  for (const StyleRule& rule : sheet.rules) {
    const bool hiding = std::any_of(rule.declarations.begin(), rule.declarations.end(),
                                    [](const StyleDeclaration& one) { return hides(one.property, one.value); });
    for (const Selector& selector : hiding ? rule.selectors : std::vector<Selector>()) {
      const bool plain = selector.compounds.size() == 1 && selector.compounds.front().simples.size() == 1;
      if (plain && selector.compounds.front().simples.front().kind == SimpleKind::Class && classes.size() < kMost) {
        classes.push_back(lowered(selector.compounds.front().simples.front().name));
      }
    }
  }
}

}  // namespace sverka::html
