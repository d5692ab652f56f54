#include "readers/html/css.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "readers/html/css_parts.hpp"
#include "readers/html/css_tokens.hpp"
#include "readers/html/letters.hpp"

namespace sverka::html {

namespace {

constexpr int kBlockDepth = 12;  // of @media and nested rules
constexpr std::size_t kConditionBytes = 200;
constexpr std::size_t kAllConditionBytes = 16u << 20;
// A nested rule holds the selectors around it, for each "&" once more.
constexpr std::size_t kParentCopies = 200000;

// At-rules whose blocks style nothing on the page.
constexpr std::array<std::string_view, 10> kIdle = {
    "starting-style",      "font-face",       "page",     "property",    "counter-style", "font-feature-values",
    "font-palette-values", "view-transition", "viewport", "-ms-viewport"};

std::size_t size_of(const std::vector<Selector>& selectors) {
  std::size_t size = 0;
  for (const Selector& selector : selectors) {
    for (const Compound& compound : selector.compounds) {
      for (const SimpleSelector& simple : compound.simples) {
        size += 1 + size_of(simple.arguments);
      }
    }
  }
  return size;
}

class SheetParser {
 public:
  SheetParser(const CssTokens& css, const PageLimits& limits) : css_(css), limits_(limits) {}

  StyleSheet run() {
    Context top;
    rules(0, css_.size(), top);
    return std::move(sheet_);
  }

 private:
  struct Context {
    std::vector<std::string> conditions;
    std::uint32_t layer = 0;
    std::string layer_name;
    const std::vector<Selector>* parent = nullptr;
    std::vector<StyleDeclaration>* declarations = nullptr;  // of the rule around, if this is its block
    int depth = 0;
  };

  // A list of rules; within a rule, of declarations too.
  void rules(std::uint32_t at, std::uint32_t end, Context& context) {
    while (at < end) {
      const CssKind kind = css_.kind(at);
      if (kind == CssKind::Space || kind == CssKind::Cdo || kind == CssKind::Cdc || kind == CssKind::Semicolon) {
        ++at;
      } else if (kind == CssKind::AtKeyword) {
        at = at_rule(at, end, context);
      } else if (const std::uint32_t after = context.declarations == nullptr ? at : declaration(at, end, context); after != at) {
        at = after;
      } else {
        at = qualified_rule(at, end, context);
      }
    }
  }

  // Past the declaration that begins here; `at` if a nested rule does.
  std::uint32_t declaration(std::uint32_t at, std::uint32_t end, Context& context) {
    const std::uint32_t colon = after_space(css_, at + 1, end);
    const bool named = css_.kind(at) == CssKind::Ident && colon < end && css_.kind(colon) == CssKind::Colon;
    bool block = false;
    std::uint32_t stop = at;
    for (; stop < end && css_.kind(stop) != CssKind::Semicolon; ++stop) {
      if (css_.kind(stop) == CssKind::OpenCurly) {
        block = true;
        if (!named || !css_.meaning(at).starts_with("--")) {
          break;
        }
      }
      stop = std::min(past_brackets(stop), end - 1);
    }
    if (named && !(block && !css_.meaning(at).starts_with("--"))) {
      add_declaration(css_, at, stop, *context.declarations);
      return std::min(stop + 1, end);
    }
    return block ? at : std::min(stop + 1, end);
  }

  // The closing token of what opens here, or `at` where nothing does.
  std::uint32_t past_brackets(std::uint32_t at) const {
    const CssKind kind = css_.kind(at);
    const bool opens = kind == CssKind::Function || kind == CssKind::OpenRound || kind == CssKind::OpenSquare || kind == CssKind::OpenCurly;
    return opens ? std::min(css_.closing[at], css_.size() - 1) : at;
  }

  // The place of the "{" or, for an at-rule, ";" that ends a prelude; `end` if nothing does.
  std::uint32_t prelude_end(std::uint32_t at, std::uint32_t end, bool may_be_statement) const {
    for (; at < end; ++at) {
      const CssKind kind = css_.kind(at);
      if (kind == CssKind::OpenCurly || (may_be_statement && kind == CssKind::Semicolon)) {
        return at;
      }
      at = past_brackets(at);
    }
    return end;
  }

  std::uint32_t qualified_rule(std::uint32_t at, std::uint32_t end, Context& context) {
    const std::uint32_t open = prelude_end(at, end, false);
    if (open >= end) {
      return end;
    }
    const std::uint32_t close = std::min(css_.closing[open], end);
    if (context.depth >= kBlockDepth || sheet_.rules.size() >= limits_.style_rules || !affords(at, open, context)) {
      sheet_.unread = true;
      return close + 1;
    }
    StyleRule rule;
    rule.selectors = parse_selectors(css_, at, open, context.parent);
    rule.conditions = context.conditions;
    rule.layer = context.layer;
    if (rule.selectors.empty()) {
      return close + 1;
    }
    // Nested rules come after the declarations of the rule around them.
    const std::size_t place = sheet_.rules.size();
    sheet_.rules.emplace_back();
    Context inner = context;
    inner.parent = &rule.selectors;
    inner.declarations = &rule.declarations;
    ++inner.depth;
    rules(open + 1, close, inner);
    if (rule.declarations.empty() && place + 1 == sheet_.rules.size()) {
      sheet_.rules.pop_back();
    } else {
      sheet_.rules[place] = std::move(rule);
    }
    return close + 1;
  }

  bool affords(std::uint32_t at, std::uint32_t open, const Context& context) {
    for (const std::string& condition : context.conditions) {
      condition_bytes_ += condition.size();
    }
    if (context.parent != nullptr) {
      std::size_t references = 1;
      for (std::uint32_t token = at; token < open; ++token) {
        references += css_.is_delimiter(token, '&') || css_.kind(token) == CssKind::Comma ? 1 : 0;
      }
      parent_copies_ += references * (1 + size_of(*context.parent));
    }
    return condition_bytes_ <= kAllConditionBytes && parent_copies_ <= kParentCopies;
  }

  std::uint32_t at_rule(std::uint32_t at, std::uint32_t end, Context& context) {
    const std::string name = lowered(css_.meaning(at));
    const std::uint32_t stop = prelude_end(at + 1, end, true);
    const bool block = stop < end && css_.kind(stop) == CssKind::OpenCurly;
    const std::uint32_t close = block ? std::min(css_.closing[stop], end) : stop;
    if (name == "import" && !block && context.depth == 0) {
      import(at + 1, stop);
    } else if (name == "layer") {
      layer(at + 1, stop, close, block, context);
    } else if (name.ends_with("keyframes")) {
      if (block) {
        keyframes(at + 1, stop, close);
      }
    } else if (block && std::find(kIdle.begin(), kIdle.end(), name) == kIdle.end()) {
      conditional(name, at + 1, stop, close, context);
    }
    return close + 1;
  }

  // What an animation ends with: a rule without selectors, under the condition "keyframes name".
  void keyframes(std::uint32_t at, std::uint32_t stop, std::uint32_t close) {
    StyleRule rule;
    rule.conditions.push_back("keyframes " + normal_value(css_, at, stop).substr(0, kConditionBytes));
    for (std::uint32_t step = stop + 1; step < close;) {
      const std::uint32_t open = prelude_end(step, close, false);
      if (open >= close) {
        break;
      }
      const std::string when = normal_value(css_, step, open);
      const std::uint32_t end = std::min(css_.closing[open], close);
      if (when == "to" || when.ends_with("100%") || when.ends_with(", to") || when.ends_with(",to")) {
        Context inner;
        inner.declarations = &rule.declarations;
        inner.depth = kBlockDepth;  // no rules stand here
        rules(open + 1, end, inner);
      }
      step = end + 1;
    }
    if (!rule.declarations.empty() && sheet_.rules.size() >= limits_.style_rules) {
      sheet_.unread = true;
    } else if (!rule.declarations.empty()) {
      sheet_.rules.push_back(std::move(rule));
    }
  }

  void import(std::uint32_t at, std::uint32_t end) {
    at = after_space(css_, at, end);
    if (at >= end) {
      return;
    }
    StyleImport import;
    const CssKind kind = css_.kind(at);
    if (kind == CssKind::String || kind == CssKind::Url) {
      import.address = css_.meaning(at++);
    } else if (kind == CssKind::Function && lowered(css_.meaning(at)) == "url") {
      const std::uint32_t text = after_space(css_, at + 1, end);
      if (text < end && css_.kind(text) == CssKind::String) {
        import.address = css_.meaning(text);
      }
      at = std::min(css_.closing[at] + 1, end);
    } else {
      return;
    }
    import.media = normal_value(css_, at, end);
    sheet_.imports.push_back(std::move(import));
  }

  // "@layer a, b;" only gives an order; "@layer a { ... }" holds rules.
  void layer(std::uint32_t at, std::uint32_t stop, std::uint32_t close, bool block, Context& context) {
    if (!block) {
      std::string name;
      for (; at <= stop; ++at) {
        if (at == stop || css_.kind(at) == CssKind::Comma) {
          number_of_layer(context.layer_name + "." + name);
          name.clear();
        } else if (css_.kind(at) != CssKind::Space) {
          name += css_.written(at);
        }
      }
      return;
    }
    if (context.depth >= kBlockDepth) {
      sheet_.unread = true;
      return;
    }
    Context inner = context;
    std::string name = normal_value(css_, at, stop);
    name = name.empty() ? "(" + std::to_string(layers_.size()) : name;
    inner.layer_name = (context.layer_name + "." + name).substr(0, kConditionBytes);
    inner.layer = number_of_layer(inner.layer_name);
    ++inner.depth;
    rules(stop + 1, close, inner);
  }

  std::uint32_t number_of_layer(const std::string& name) {
    return layers_.emplace(name.substr(0, kConditionBytes), static_cast<std::uint32_t>(layers_.size() + 1)).first->second;
  }

  // @media, @supports, and whatever else has a block of rules: what is not known may hold.
  void conditional(const std::string& name, std::uint32_t at, std::uint32_t stop, std::uint32_t close, Context& context) {
    if (context.depth >= kBlockDepth) {
      sheet_.unread = true;
      return;
    }
    Context inner = context;
    const std::string prelude = normal_value(css_, at, stop);
    const bool known = (name == "media" || name == "supports") && prelude.size() <= kConditionBytes;
    inner.conditions.push_back(known ? name + " " + prelude : "unknown " + (name.size() <= kConditionBytes ? name : std::string()));
    ++inner.depth;
    if (context.declarations == nullptr) {
      rules(stop + 1, close, inner);
      return;
    }
    // Within a rule, declarations stand here too: they are its own, under the condition.
    StyleRule rule;
    rule.selectors = *context.parent;
    parent_copies_ += size_of(rule.selectors);
    rule.conditions = inner.conditions;
    rule.layer = context.layer;
    const std::size_t place = sheet_.rules.size();
    if (place >= limits_.style_rules || parent_copies_ > kParentCopies) {
      sheet_.unread = true;
      return;
    }
    sheet_.rules.emplace_back();
    inner.declarations = &rule.declarations;
    rules(stop + 1, close, inner);
    sheet_.rules[place] = std::move(rule);
  }

  const CssTokens& css_;
  const PageLimits& limits_;
  StyleSheet sheet_;
  std::map<std::string, std::uint32_t> layers_;
  std::size_t condition_bytes_ = 0, parent_copies_ = 0;
};

}  // namespace

StyleSheet parse_style_sheet(std::string_view text, const PageLimits& limits) {
  const CssTokens css = tokens_of(text);
  return SheetParser(css, limits).run();
}

std::vector<StyleDeclaration> parse_declarations(std::string_view text) {
  const CssTokens css = tokens_of(text);
  std::vector<StyleDeclaration> declarations;
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at <= css.size(); ++at) {
    if (at == css.size() || css.kind(at) == CssKind::Semicolon) {
      add_declaration(css, begin, at, declarations);
      begin = at + 1;
      continue;
    }
    const CssKind kind = css.kind(at);
    if (kind == CssKind::Function || kind == CssKind::OpenRound || kind == CssKind::OpenSquare || kind == CssKind::OpenCurly) {
      at = std::min(css.closing[at], css.size() - 1);
    }
  }
  return declarations;
}

}  // namespace sverka::html
