#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "readers/html/css_parts.hpp"
#include "readers/html/letters.hpp"

namespace sverka::html {

namespace {

constexpr int kNesting = 8;  // of :not(:is(...))
constexpr std::size_t kCompounds = 64;
constexpr std::size_t kArguments = 200;

constexpr std::uint32_t kIdWeight = 1u << 20, kClassWeight = 1u << 10, kTypeWeight = 1;

std::uint32_t sum_of(std::uint32_t left, std::uint32_t right) {
  const auto part = [&](unsigned shift) { return std::min(((left >> shift) & 1023u) + ((right >> shift) & 1023u), 1023u) << shift; };
  return part(20) | part(10) | part(0);
}

std::uint32_t heaviest(const std::vector<Selector>& selectors) {
  std::uint32_t weight = 0;
  for (const Selector& one : selectors) {
    weight = std::max(weight, one.specificity);
  }
  return weight;
}

std::uint32_t weight_of(const SimpleSelector& simple) {
  switch (simple.kind) {
    case SimpleKind::Id:
      return kIdWeight;
    case SimpleKind::Type:
    case SimpleKind::PseudoElement:
      return kTypeWeight;
    case SimpleKind::Where:
      return 0;
    case SimpleKind::Not:
    case SimpleKind::Is:
    case SimpleKind::Has:
      return heaviest(simple.arguments);
    case SimpleKind::NthChild:
    case SimpleKind::NthLastChild:
      return sum_of(kClassWeight, heaviest(simple.arguments));
    default:
      return kClassWeight;
  }
}

std::optional<std::int32_t> integer_of(std::string_view text) {
  text = text.starts_with('+') ? text.substr(1) : text;
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value > 1000000 || value < -1000000) {
    return std::nullopt;
  }
  return value;
}

// "2n+1", "odd", "-n + 3", "5": white space is out already.
bool parse_nth(std::string_view text, SimpleSelector& simple) {
  if (text == "odd" || text == "even") {
    simple.step = 2;
    simple.offset = text == "odd" ? 1 : 0;
    return true;
  }
  const std::size_t n = text.find('n');
  if (n == std::string_view::npos) {
    const auto offset = integer_of(text);
    simple.offset = offset.value_or(0);
    return offset.has_value();
  }
  const std::string_view step = text.substr(0, n), offset = text.substr(n + 1);
  const auto steps = step.empty() || step == "+" ? std::optional(1) : step == "-" ? std::optional(-1) : integer_of(step);
  const auto offsets = offset.empty() ? std::optional(0) : integer_of(offset);
  simple.step = steps.value_or(0);
  simple.offset = offsets.value_or(0);
  return steps && offsets;
}

struct NthName {
  std::string_view name;
  SimpleKind kind;
};
constexpr NthName kNth[] = {{"nth-child", SimpleKind::NthChild},      {"nth-last-child", SimpleKind::NthLastChild},
                            {"nth-of-type", SimpleKind::NthOfType},   {"nth-last-of-type", SimpleKind::NthLastOfType},
                            {"first-child", SimpleKind::NthChild},    {"last-child", SimpleKind::NthLastChild},
                            {"first-of-type", SimpleKind::NthOfType}, {"last-of-type", SimpleKind::NthLastOfType}};

// True at times: what a person or a script does decides.
constexpr std::string_view kStates[] = {"hover",         "focus",      "focus-visible", "focus-within", "active",
                                        "visited",       "target",     "checked",       "disabled",     "enabled",
                                        "indeterminate", "valid",      "invalid",       "required",     "optional",
                                        "read-only",     "read-write", "in-range",      "out-of-range", "default",
                                        "open",          "fullscreen", "modal",         "popover-open", "placeholder-shown",
                                        "user-invalid",  "user-valid", "target-within", "autofill",     "-webkit-autofill",
                                        "playing",       "paused",     "local-link",    "defined"};
constexpr std::string_view kOldPseudoElements[] = {"before", "after", "first-line", "first-letter"};

class SelectorParser {
 public:
  SelectorParser(const CssTokens& css, std::uint32_t end, const std::vector<Selector>* parent, int depth)
      : css_(css), end_(end), parent_(parent), depth_(depth) {}

  // Nothing if one of them is refused.
  std::optional<std::vector<Selector>> list(std::uint32_t at, bool relative) {
    std::vector<Selector> selectors;
    at_ = at;
    while (true) {
      Selector selector;
      if (!complex(selector, relative) || selectors.size() >= kArguments) {
        return std::nullopt;
      }
      selectors.push_back(std::move(selector));
      if (at_ == end_) {
        return selectors;
      }
      ++at_;  // the comma
    }
  }

 private:
  bool complex(Selector& selector, bool relative) {
    at_ = after_space(css_, at_, end_);
    Combinator combinator = Combinator::Descendant;
    const bool leading = at_ < end_ && is_combinator(combinator);
    if (leading && !relative && parent_ == nullptr) {
      return false;
    }
    if (parent_ != nullptr && !names_parent()) {
      selector.compounds.push_back({Combinator::Descendant, {parent_reference()}});
    }
    while (true) {
      Compound compound;
      compound.before = combinator;
      if (!compound_at(compound) || selector.compounds.size() >= kCompounds) {
        return false;
      }
      selector.compounds.push_back(std::move(compound));
      const std::uint32_t before = at_;
      at_ = after_space(css_, at_, end_);
      if (at_ == end_ || css_.kind(at_) == CssKind::Comma) {
        for (const Compound& one : selector.compounds) {
          for (const SimpleSelector& simple : one.simples) {
            selector.specificity = sum_of(selector.specificity, weight_of(simple));
          }
        }
        return true;
      }
      combinator = Combinator::Descendant;
      if (!is_combinator(combinator) && at_ == before) {
        return false;
      }
    }
  }

  // Moves past ">", "+", "~" and the space behind it.
  bool is_combinator(Combinator& combinator) {
    for (const auto& [letter, kind] :
         {std::pair('>', Combinator::Child), std::pair('+', Combinator::NextSibling), std::pair('~', Combinator::LaterSibling)}) {
      if (css_.is_delimiter(at_, letter)) {
        combinator = kind;
        at_ = after_space(css_, at_ + 1, end_);
        return true;
      }
    }
    return false;
  }

  bool names_parent() const {
    for (std::uint32_t at = at_; at < end_ && css_.kind(at) != CssKind::Comma; ++at) {
      if (css_.is_delimiter(at, '&')) {
        return true;
      }
    }
    return false;
  }

  SimpleSelector parent_reference() const {
    SimpleSelector simple;
    simple.kind = SimpleKind::Is;
    simple.arguments = *parent_;
    return simple;
  }

  bool compound_at(Compound& compound) {
    bool any = false;
    while (at_ < end_) {
      SimpleSelector simple;
      const CssKind kind = css_.kind(at_);
      if (kind == CssKind::Ident || css_.is_delimiter(at_, '*') || css_.is_delimiter(at_, '|')) {
        if (!type_at(compound)) {
          return false;
        }
        any = true;
        continue;
      }
      if (kind == CssKind::Hash) {
        simple.kind = SimpleKind::Id;
        simple.name = css_.meaning(at_++);
      } else if (css_.is_delimiter(at_, '.') && at_ + 1 < end_ && css_.kind(at_ + 1) == CssKind::Ident) {
        simple.kind = SimpleKind::Class;
        simple.name = css_.meaning(at_ + 1);
        at_ += 2;
      } else if (css_.is_delimiter(at_, '&') && parent_ != nullptr) {
        simple = parent_reference();
        ++at_;
      } else if (kind == CssKind::OpenSquare) {
        if (!attribute_at(simple)) {
          return false;
        }
      } else if (kind == CssKind::Colon) {
        if (!pseudo_at(simple)) {
          return false;
        }
      } else {
        return any;
      }
      any = true;
      compound.simples.push_back(std::move(simple));
    }
    return any;
  }

  // "div", "*", "svg|a", "*|*"
  bool type_at(Compound& compound) {
    std::string name = css_.is_delimiter(at_, '|') ? "" : css_.is_delimiter(at_, '*') ? "*" : lowered(css_.meaning(at_));
    at_ += css_.is_delimiter(at_, '|') ? 0 : 1;
    if (at_ < end_ && css_.is_delimiter(at_, '|')) {
      if (++at_ >= end_ || (css_.kind(at_) != CssKind::Ident && !css_.is_delimiter(at_, '*'))) {
        return false;
      }
      name = css_.is_delimiter(at_, '*') ? "*" : lowered(css_.meaning(at_));
      ++at_;
    }
    if (name != "*") {
      SimpleSelector simple;
      simple.kind = SimpleKind::Type;
      simple.name = std::move(name);
      compound.simples.push_back(std::move(simple));
    }
    return true;
  }

  bool attribute_at(SimpleSelector& simple) {
    const std::uint32_t close = css_.closing[at_];
    if (close > end_) {
      return false;
    }
    simple.kind = SimpleKind::Attribute;
    std::uint32_t at = after_space(css_, at_ + 1, close);
    while (at + 1 < close && css_.is_delimiter(at + 1, '|') && !(at + 2 < close && css_.is_delimiter(at + 2, '='))) {
      at += 2;  // a namespace
    }
    if (at >= close || css_.kind(at) != CssKind::Ident) {
      return false;
    }
    simple.name = lowered(css_.meaning(at));
    at = after_space(css_, at + 1, close);
    at_ = close + 1;
    if (at == close) {
      return true;
    }
    constexpr std::pair<char, AttributeMatch> kMatches[] = {{'~', AttributeMatch::Word},
                                                            {'|', AttributeMatch::Dash},
                                                            {'^', AttributeMatch::Prefix},
                                                            {'$', AttributeMatch::Suffix},
                                                            {'*', AttributeMatch::Substring}};
    simple.match = AttributeMatch::Equal;
    for (const auto& [letter, match] : kMatches) {
      if (css_.is_delimiter(at, letter)) {
        simple.match = match;
        ++at;
        break;
      }
    }
    if (at >= close || !css_.is_delimiter(at, '=')) {
      return false;
    }
    at = after_space(css_, at + 1, close);
    if (at >= close || (css_.kind(at) != CssKind::String && css_.kind(at) != CssKind::Ident)) {
      return false;
    }
    simple.value = css_.meaning(at);
    at = after_space(css_, at + 1, close);
    if (at < close && css_.kind(at) == CssKind::Ident) {
      simple.ignore_case = lowered(css_.written(at)) == "i";
      at = after_space(css_, at + 1, close);
    }
    return at == close;
  }

  bool pseudo_at(SimpleSelector& simple) {
    if (++at_ >= end_) {
      return false;
    }
    const bool element = css_.kind(at_) == CssKind::Colon;
    at_ += element ? 1 : 0;
    if (at_ >= end_ || (css_.kind(at_) != CssKind::Ident && css_.kind(at_) != CssKind::Function)) {
      return false;
    }
    const std::string name = lowered(css_.meaning(at_));
    simple.name = name;
    if (css_.kind(at_) == CssKind::Function) {
      const std::uint32_t open = at_, close = css_.closing[at_];
      if (close > end_) {
        return false;
      }
      at_ = std::min(close + 1, end_);
      simple.kind = SimpleKind::PseudoElement;
      return element || function_of(name, open, close, simple);
    }
    ++at_;
    if (element || std::find(std::begin(kOldPseudoElements), std::end(kOldPseudoElements), name) != std::end(kOldPseudoElements)) {
      simple.kind = SimpleKind::PseudoElement;
      return true;
    }
    plain_pseudo(name, simple);
    return true;
  }

  static void plain_pseudo(const std::string& name, SimpleSelector& simple) {
    for (const NthName& nth : kNth) {
      if (nth.name == name) {
        simple.kind = nth.kind;
        simple.offset = 1;
      }
    }
    if (name == "root" || name == "scope") {
      simple.kind = SimpleKind::Root;
    } else if (name == "empty") {
      simple.kind = SimpleKind::Empty;
    } else if (name == "link" || name == "any-link") {
      simple.kind = SimpleKind::Link;
    } else if (std::find(std::begin(kStates), std::end(kStates), name) != std::end(kStates)) {
      simple.kind = SimpleKind::State;
    }
  }

  bool function_of(const std::string& name, std::uint32_t open, std::uint32_t close, SimpleSelector& simple) {
    simple.kind = SimpleKind::Unknown;
    for (const NthName& nth : kNth) {
      if (nth.name == name) {
        return nth_of(nth.kind, open, close, simple);
      }
    }
    if (name == "not") {
      simple.kind = SimpleKind::Not;
    } else if (name == "is" || name == "matches" || name == "-webkit-any" || name == "-moz-any") {
      simple.kind = SimpleKind::Is;
    } else if (name == "where") {
      simple.kind = SimpleKind::Where;
    } else if (name == "has") {
      simple.kind = SimpleKind::Has;
    }
    if (simple.kind == SimpleKind::Unknown) {
      return true;
    }
    if (depth_ == 0) {
      simple.kind = SimpleKind::Unknown;
      return true;
    }
    SelectorParser inner(css_, close, nullptr, depth_ - 1);
    auto arguments = inner.list(open + 1, simple.kind == SimpleKind::Has);
    if (arguments) {
      simple.arguments = std::move(*arguments);
    } else if (simple.kind != SimpleKind::Is && simple.kind != SimpleKind::Where) {
      return false;
    } else {
      simple.kind = SimpleKind::Unknown;  // a forgiving list: what of it holds is not told apart
    }
    return true;
  }

  bool nth_of(SimpleKind kind, std::uint32_t open, std::uint32_t close, SimpleSelector& simple) {
    simple.kind = kind;
    std::string text;
    for (std::uint32_t at = open + 1; at < close; ++at) {
      if (css_.kind(at) == CssKind::Ident && lowered(css_.written(at)) == "of") {
        if (depth_ == 0) {
          simple.kind = SimpleKind::Unknown;
          return true;
        }
        SelectorParser inner(css_, close, nullptr, depth_ - 1);
        auto arguments = inner.list(at + 1, false);
        if (!arguments) {
          return false;
        }
        simple.arguments = std::move(*arguments);
        break;
      }
      text += css_.kind(at) == CssKind::Space ? "" : lowered(css_.written(at));
    }
    return parse_nth(text, simple);
  }

  const CssTokens& css_;
  std::uint32_t end_;
  const std::vector<Selector>* parent_;
  int depth_;
  std::uint32_t at_ = 0;
};

}  // namespace

std::vector<Selector> parse_selectors(const CssTokens& css, std::uint32_t begin, std::uint32_t end, const std::vector<Selector>* parent) {
  while (end > begin && css.kind(end - 1) == CssKind::Space) {
    --end;
  }
  if (begin == end) {
    return {};
  }
  return SelectorParser(css, end, parent, kNesting).list(begin, parent != nullptr).value_or(std::vector<Selector>());
}

}  // namespace sverka::html
