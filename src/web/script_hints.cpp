#include "web/script_hints.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace sverka {

namespace {

constexpr std::size_t kAllBytes = std::size_t{1} << 20;
constexpr std::size_t kMostSelected = 400;
constexpr std::size_t kReach = 300;        // bytes of code behind a selection that speak of it
constexpr std::size_t kLineWords = 60;     // of an element around a link that is still about the link
constexpr std::size_t kLongestText = 400;  // of a literal that may be a selector

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f';
}

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}

bool is_name(char letter) {
  return (lower(letter) >= 'a' && lower(letter) <= 'z') || (letter >= '0' && letter <= '9') || letter == '_' || letter == '-' ||
         static_cast<unsigned char>(letter) >= 0x80;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

// Code in lower case without comments and white space, its literals between '\x01' and '\x02', so that no word of one is taken for code.
// White space between two names stays one space.
struct Packed {
  std::string code;
  struct Literal {
    std::size_t begin = 0, end = 0;  // of the code, its marks included
    std::string text;                // as written, escapes resolved as far as letters go
  };
  std::vector<Literal> literals;
};

class Packer {
 public:
  explicit Packer(std::string_view source) : source_(source) {}

  Packed pack() {
    while (at_ < source_.size()) {
      const char letter = source_[at_];
      if (is_space(letter)) {
        space_ = true;
        ++at_;
      } else if (letter == '/' && at_ + 1 < source_.size() && (source_[at_ + 1] == '/' || source_[at_ + 1] == '*')) {
        comment();
      } else if (letter == '\'' || letter == '"' || letter == '`') {
        literal(letter);
      } else {
        if (space_ && is_name(letter) && !packed_.code.empty() && is_name(packed_.code.back())) {
          packed_.code += ' ';
        }
        space_ = false;
        packed_.code += lower(letter);
        ++at_;
      }
    }
    return std::move(packed_);
  }

 private:
  void comment() {
    const bool line = source_[at_ + 1] == '/';
    const std::size_t end = line ? source_.find('\n', at_) : source_.find("*/", at_ + 2);
    at_ = end == std::string_view::npos ? source_.size() : end + (line ? 1 : 2);
    space_ = true;
  }

  void literal(char quote) {
    Packed::Literal found;
    found.begin = packed_.code.size();
    std::size_t end = at_ + 1;
    while (end < source_.size() && source_[end] != quote && (quote == '`' || source_[end] != '\n')) {
      if (source_[end] == '\\' && end + 1 < source_.size()) {
        ++end;
      }
      found.text += source_[end++];
    }
    at_ = std::min(end + 1, source_.size());
    packed_.code += '\x01';
    packed_.code += lowered(found.text.substr(0, kLongestText));
    packed_.code += '\x02';
    found.end = packed_.code.size();
    packed_.literals.push_back(std::move(found));
    space_ = false;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  bool space_ = false;
  Packed packed_;
};

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

// An assignment to `name`, not a comparison.
bool assigns(std::string_view code, std::string_view name) {
  for (std::size_t at = code.find(name); at != std::string_view::npos; at = code.find(name, at + 1)) {
    const std::size_t sign = at + name.size();
    if (sign < code.size() && code[sign] == '=' && (sign + 1 >= code.size() || code[sign + 1] != '=')) {
      return true;
    }
  }
  return false;
}

bool changes(std::string_view code) {
  return std::any_of(kChanges.begin(), kChanges.end(), [&](std::string_view one) { return code.find(one) != std::string_view::npos; }) ||
         assigns(code, ".href") || keeps_clicks(code);
}

// The block of a style rule hides what it styles.
bool hides(std::string_view block) {
  std::string packed;
  for (const char letter : block) {
    packed += is_space(letter) ? std::string() : std::string(1, lower(letter));
  }
  constexpr std::array<std::string_view, 9> kHiding = {"display:none", "visibility:hidden", "opacity:0;",
                                                       "opacity:0!",   "font-size:0",       "-9999",
                                                       "scale(0)",     "color:transparent", "clip-path:"};
  return packed.ends_with("opacity:0") ||
         std::any_of(kHiding.begin(), kHiding.end(), [&](std::string_view one) { return packed.find(one) != std::string::npos; });
}

bool is_data(const WebNode& script) {
  const std::string* const type = attribute(script, "type");
  return type != nullptr && (type->find("json") != std::string::npos || type->find("template") != std::string::npos);
}

// Statements of the outermost level that send the whole page elsewhere: `location.href="..."`, `window.location.replace(...)`.
std::optional<std::string> sent_to(const Packed& packed) {
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
              std::find_if(packed.literals.begin(), packed.literals.end(), [&](const Packed::Literal& one) { return one.begin == begin; });
          return literal == packed.literals.end() ? std::string() : literal->text;
        }
      }
    }
    depth += letter == '{' || letter == '(' ? 1 : letter == '}' || letter == ')' ? -1 : 0;
    begins = letter == ';' || letter == '}';
  }
  return std::nullopt;
}

// The last compound of a selector: behind the last combinator that stands outside of brackets.
std::string_view last_compound(std::string_view selector) {
  int depth = 0;
  std::size_t begin = 0;
  while (!selector.empty() && is_space(selector.back())) {
    selector.remove_suffix(1);
  }
  for (std::size_t at = 0; at < selector.size(); ++at) {
    const char letter = selector[at];
    depth += letter == '[' || letter == '(' ? 1 : letter == ']' || letter == ')' ? -1 : 0;
    if (depth == 0 && (is_space(letter) || letter == '>' || letter == '+' || letter == '~')) {
      begin = at + 1;
    }
  }
  return selector.substr(begin);
}

bool has_class(const WebNode& node, std::string_view name) {
  const std::string* const classes = attribute(node, "class");
  if (classes == nullptr) {
    return false;
  }
  for (std::size_t at = classes->find(name); at != std::string::npos; at = classes->find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || is_space((*classes)[at - 1])) && (end == classes->size() || is_space((*classes)[end]))) {
      return true;
    }
  }
  return false;
}

// "href^=just", "rel", as written between the brackets, quotation marks gone.
bool has_attribute(const WebNode& node, std::string_view condition) {
  const std::size_t sign = condition.find('=');
  std::size_t name_end = std::min(sign, condition.size());
  const char kind = name_end > 0 && sign != std::string_view::npos && !is_name(condition[name_end - 1]) ? condition[--name_end] : ' ';
  const std::string* const value = attribute(node, lowered(condition.substr(0, name_end)));
  if (value == nullptr || sign == std::string_view::npos) {
    return value != nullptr;
  }
  const std::string_view wanted = condition.substr(sign + 1);
  switch (kind) {
    case '^':
      return value->starts_with(wanted);
    case '$':
      return value->ends_with(wanted);
    case '*':
      return value->find(wanted) != std::string::npos;
    case ' ':
      return *value == wanted;
    default:
      return true;
  }
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

ScriptHints::ScriptHints(const WebPage& page) : page_(page) {
  std::size_t bytes = 0;
  for (std::uint32_t at = 0; at < page.nodes.size() && bytes < kAllBytes; ++at) {
    if (is_element(page.nodes[at], "script") && !is_data(page.nodes[at])) {
      const std::string code = text_of(page, at);
      bytes += code.size();
      read(code);
    }
  }
}

void ScriptHints::read(const std::string& code) {
  const Packed packed = Packer(code).pack();
  for (const Packed::Literal& literal : packed.literals) {
    if (literal.text.find('{') != std::string::npos) {
      add_sheet(literal.text);
      continue;
    }
    const std::string_view before = std::string_view(packed.code).substr(0, literal.begin);
    const auto finder = std::find_if(kFinders.begin(), kFinders.end(), [&](const Finder& one) { return before.ends_with(one.before); });
    if (finder != kFinders.end() && literal.text.size() <= kLongestText && literal.text.find('<') == std::string::npos &&
        changes(std::string_view(packed.code).substr(literal.end, kReach))) {
      select(std::string(finder->prefix) + literal.text);
    }
  }
  if (const std::string_view all = packed.code; all.find("document.links") != std::string_view::npos && changes(all)) {
    select("a");
  }
  leads_to_ = leads_to_ ? leads_to_ : sent_to(packed);
}

// Rules that a script writes into a page.
void ScriptHints::add_sheet(std::string_view css) {
  for (std::size_t open = css.find('{'); open != std::string_view::npos; open = css.find('{', open + 1)) {
    const std::size_t close = std::min(css.find('}', open), css.size());
    const std::size_t before = css.find_last_of("}>;", open);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    if (hides(css.substr(open + 1, close - open - 1))) {
      select(css.substr(begin, open - begin));
    }
  }
}

void ScriptHints::select(std::string_view selectors) {
  while (!selectors.empty() && selected_.size() < kMostSelected) {
    std::size_t comma = 0;
    for (int depth = 0; comma < selectors.size() && (selectors[comma] != ',' || depth > 0); ++comma) {
      depth += selectors[comma] == '[' || selectors[comma] == '(' ? 1 : selectors[comma] == ']' || selectors[comma] == ')' ? -1 : 0;
    }
    const std::string_view one = last_compound(selectors.substr(0, comma));
    selectors.remove_prefix(std::min(comma + 1, selectors.size()));
    Selected found;
    for (std::size_t at = 0; at < one.size();) {
      const char kind = one[at];
      if (kind == '[') {
        const std::size_t close = std::min(one.find(']', at), one.size());
        std::string condition(one.substr(at + 1, close - at - 1));
        std::erase_if(condition, [](char letter) { return letter == '"' || letter == '\'' || letter == '\\'; });
        found.attributes.push_back(std::move(condition));
        at = close + 1;
        continue;
      }
      const std::size_t begin = is_name(kind) ? at : at + 1;
      std::size_t end = begin;
      while (end < one.size() && is_name(one[end])) {
        ++end;
      }
      const std::string name(one.substr(begin, end - begin));
      if (kind == '#') {
        found.id = name;
      } else if (kind == '.') {
        found.classes.push_back(name);
      } else if (is_name(kind)) {
        found.type = lowered(name);
      } else {
        break;  // a pseudo-class narrows it down: taken as holding
      }
      at = std::max(end, at + 1);
    }
    if (!found.type.empty() || !found.id.empty() || !found.classes.empty() || !found.attributes.empty()) {
      selected_.push_back(std::move(found));
    }
  }
}

bool ScriptHints::matches(const Selected& selected, const WebNode& node) const {
  const std::string* const id = attribute(node, "id");
  return (selected.type.empty() || selected.type == node.name) && (selected.id.empty() || (id != nullptr && *id == selected.id)) &&
         std::all_of(selected.classes.begin(), selected.classes.end(), [&](const std::string& name) { return has_class(node, name); }) &&
         std::all_of(selected.attributes.begin(), selected.attributes.end(),
                     [&](const std::string& condition) { return has_attribute(node, condition); });
}

bool ScriptHints::may_change(std::uint32_t anchor) const {
  if (selected_.empty()) {
    return false;
  }
  for (std::uint32_t at = anchor; at != kNone && page_.nodes[at].kind == WebNodeKind::Element; at = page_.nodes[at].parent) {
    const WebNode& node = page_.nodes[at];
    if (node.name == "body" || (at != anchor && words_in(page_, at, kLineWords) > kLineWords)) {
      return false;
    }
    if (std::any_of(selected_.begin(), selected_.end(), [&](const Selected& one) { return matches(one, node); })) {
      return true;
    }
  }
  return false;
}

bool diverts_click(std::string_view code) {
  const Packed packed = Packer(code).pack();
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
