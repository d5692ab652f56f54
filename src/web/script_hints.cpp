#include "web/script_hints.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/script_code.hpp"

namespace sverka {

namespace {

constexpr std::size_t kAllBytes = std::size_t{1} << 20;
constexpr std::size_t kLineWords = 60;  // of an element around a link that is still about the link

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f';
}

bool is_data(const WebNode& script) {
  const std::string* const type = attribute(script, "type");
  return type != nullptr && (type->find("json") != std::string::npos || type->find("template") != std::string::npos);
}

// Statements of the outermost level that send the whole page elsewhere: `location.href="..."`, `window.location.replace(...)`.
std::optional<std::string> sent_to(const CodeText& packed) {
  constexpr std::array<std::string_view, 3> kOwners = {"window.", "document.", "self."};
  const std::string_view code = packed.code;
  int depth = 0;
  bool begins = true;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char letter = code[at];
    if (letter == '\x01') {
      at = std::min(code.find('\x02', at), code.size() - 1);
      begins = false;
      continue;
    }
    if (begins && depth == 0) {
      std::string_view rest = code.substr(at);
      for (const std::string_view owner : kOwners) {
        rest.remove_prefix(rest.starts_with(owner) ? owner.size() : 0);
      }
      if (rest.starts_with("location")) {
        rest.remove_prefix(8);
        rest.remove_prefix(rest.starts_with(".href") ? 5 : 0);
        const bool assigned = rest.starts_with("=") && !rest.starts_with("==");
        const std::size_t skip = assigned ? 1 : rest.starts_with(".replace(") ? 9 : rest.starts_with(".assign(") ? 8 : 0;
        if (skip > 0) {
          rest.remove_prefix(skip);
          const std::size_t begin = code.size() - rest.size();
          const auto literal =
              std::find_if(packed.literals.begin(), packed.literals.end(), [&](const CodeLiteral& one) { return one.begin == begin; });
          return literal == packed.literals.end() ? std::string() : literal->text;
        }
      }
    }
    depth += letter == '{' || letter == '(' ? 1 : letter == '}' || letter == ')' ? -1 : 0;
    begins = letter == ';' || letter == '}';
  }
  return std::nullopt;
}

std::size_t words_in(const WebPage& page, std::uint32_t node, std::size_t enough) {
  std::size_t words = 0;
  for (std::uint32_t at = node; at < page.nodes[node].end && words <= enough; ++at) {
    bool inside = false;
    for (const char letter : page.nodes[at].kind == WebNodeKind::Text ? std::string_view(page.nodes[at].text) : std::string_view()) {
      words += !is_space(letter) && !inside ? 1 : 0;
      inside = !is_space(letter);
    }
  }
  return words;
}

}  // namespace

ScriptHints::ScriptHints(const WebPage& page) : page_(page), table_(page), matcher_(table_) {
  for (const EmbeddedSheet& embedded : page.sheets) {
    for (const StyleRule& rule : embedded.sheet.rules) {
      if (!rule.conditions.empty() && rule.conditions.front() == kScriptChanges) {
        changed_.push_back(&rule);
      } else if (!rule.conditions.empty() && rule.conditions.back() == kScriptWrites) {
        styled_.push_back(&rule);
      }
    }
  }
  std::size_t bytes = 0;
  for (std::uint32_t at = 0; at < page.nodes.size() && bytes < kAllBytes && !leads_to_; ++at) {
    if (is_element(page.nodes[at], "script") && !is_data(page.nodes[at])) {
      const std::string code = text_of(page, at);
      bytes += code.size();
      if (code.find("location") != std::string::npos) {
        leads_to_ = sent_to(read_code(code, CodeLanguage::JavaScript));
      }
    }
  }
}

bool ScriptHints::match_line(const std::vector<const StyleRule*>& rules, std::uint32_t anchor) {
  const auto matches = [&](std::uint32_t node) {
    return std::any_of(rules.begin(), rules.end(), [&](const StyleRule* rule) {
      return std::any_of(rule->selectors.begin(), rule->selectors.end(),
                         [&](const Selector& one) { return matcher_.match(one, node, MatchWorld::AtRest) != Match::No; });
    });
  };
  for (std::uint32_t at = anchor; !rules.empty() && at != kNone && page_.nodes[at].kind == WebNodeKind::Element;
       at = page_.nodes[at].parent) {
    if (page_.nodes[at].name == "body" || (at != anchor && words_in(page_, at, kLineWords) > kLineWords)) {
      return false;
    }
    if (matches(at)) {
      return true;
    }
  }
  return false;
}

bool ScriptHints::may_change(std::uint32_t anchor) {
  return match_line(changed_, anchor);
}

bool ScriptHints::may_style(std::uint32_t anchor) {
  return match_line(styled_, anchor);
}

bool diverts_click(std::string_view code) {
  const CodeText packed = read_code(code, CodeLanguage::JavaScript);
  const std::string_view all = packed.code;
  if (all.find("window.open(this.href") != std::string_view::npos ||
      all.find("window.open(this.getattribute(\x01href") != std::string_view::npos) {
    return false;
  }
  return all.find("return false") != std::string_view::npos || all.find("return!1") != std::string_view::npos ||
         all.find("preventdefault()") != std::string_view::npos || assigns(all, "location") || assigns(all, ".href") ||
         all.find("location.replace(") != std::string_view::npos || all.find("location.assign(") != std::string_view::npos ||
         all.find("setattribute(\x01href") != std::string_view::npos || all.find("window.open(\x01") != std::string_view::npos;
}

}  // namespace sverka
