#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "document/style_property.hpp"
#include "readers/html/css_parts.hpp"
#include "readers/html/letters.hpp"

namespace sverka::html {

namespace {

// Properties that only come of others: their own names are not those of a browser, or shorthands are taken apart before.
constexpr std::array<Property, 4> kMade = {Property::TextFillColor, Property::TextSecurity, Property::AnimationName,
                                           Property::TransitionProperty};

bool is_kept(std::string_view property) {
  const auto found = std::find(kPropertyNames.begin(), kPropertyNames.end(), property);
  return found != kPropertyNames.end() &&
         std::none_of(kMade.begin(), kMade.end(), [&](Property made) { return name_of(made) == property; });
}

struct Alias {
  std::string_view written, meant;
};
constexpr std::array<Alias, 17> kAliases = {{{"-webkit-text-security", "text-security"},
                                             {"-webkit-background-clip", "background-clip"},
                                             {"-webkit-line-clamp", "line-clamp"},
                                             {"margin-inline-start", "margin-left"},
                                             {"margin-block-start", "margin-top"},
                                             {"inset-inline-start", "left"},
                                             {"inset-inline-end", "right"},
                                             {"inset-block-start", "top"},
                                             {"inset-block-end", "bottom"},
                                             {"inline-size", "width"},
                                             {"block-size", "height"},
                                             {"max-inline-size", "max-width"},
                                             {"max-block-size", "max-height"},
                                             {"-webkit-text-fill-color", "text-fill-color"},
                                             {"-webkit-clip-path", "clip-path"},
                                             {"-webkit-mask-image", "mask-image"},
                                             {"padding-block-start", "padding-top"}}};

constexpr std::array<std::string_view, 6> kWholeValues = {"inherit", "initial", "unset", "revert", "revert-layer", ""};

// Words of the background shorthand that are no colour.
constexpr std::array<std::string_view, 22> kBackgroundWords = {
    "none", "repeat", "repeat-x", "repeat-y", "no-repeat", "space",   "round", "scroll",     "fixed",       "local",       "center",
    "left", "right",  "top",      "bottom",   "cover",     "contain", "auto",  "border-box", "padding-box", "content-box", "text"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Apart at `separator`, but not within brackets.
std::vector<std::string_view> parts_of(std::string_view value, char separator) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= value.size(); ++at) {
    const char letter = at < value.size() ? value[at] : separator;
    depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
    if (at == value.size() || (letter == separator && depth <= 0)) {
      if (const std::string_view part = trimmed(value.substr(begin, at - begin)); !part.empty()) {
        parts.push_back(part);
      }
      begin = at + 1;
    }
  }
  return parts;
}

class Expansion {
 public:
  Expansion(std::string value, bool important, std::vector<StyleDeclaration>& out)
      : value_(std::move(value)), important_(important), out_(out) {}

  // False for a property that is no shorthand.
  bool shorthand(std::string_view property) {
    if (property == "margin") {
      sides({"margin-top", "margin-right", "margin-bottom", "margin-left"});
    } else if (property == "inset") {
      sides({"top", "right", "bottom", "left"});
    } else if (property == "overflow") {
      const auto parts = parts_of(value_, ' ');
      put("overflow-x", parts.empty() ? value_ : parts.front());
      put("overflow-y", parts.empty() ? value_ : parts.back());
    } else if (property == "background") {
      background();
    } else if (property == "font") {
      font();
    } else if (property == "animation" || property == "animation-name") {
      put("animation-name", is_one_of(kWholeValues, value_) ? "none" : std::string_view(value_));
    } else if (property == "animation-play-state") {
      put("animation-delay", value_ == "paused" ? value_ : "0s");
    } else if (property == "padding") {
      const auto parts = parts_of(value_, ' ');
      put("padding-top", parts.empty() ? value_ : parts.front());
    } else if (property == "grid-template" || property == "grid") {
      const auto parts = parts_of(value_, '/');
      put("grid-template-rows", parts.empty() || value_.find("auto-flow") != std::string::npos ? "none" : parts.front());
    } else if (property == "mask") {
      put("mask-image", value_);
    } else if (property == "transition" || property == "transition-property") {
      put("transition-property", value_ == "none" || is_one_of(kWholeValues, value_) ? "none" : "some");
    } else {
      return false;
    }
    return true;
  }

  void put(std::string_view property, std::string_view value) { out_.push_back({std::string(property), std::string(value), important_}); }

 private:
  bool for_all(std::initializer_list<std::string_view> properties) {
    if (!is_one_of(kWholeValues, value_) && value_.find("var(") == std::string::npos) {
      return false;
    }
    for (const std::string_view property : properties) {
      put(property, value_);
    }
    return true;
  }

  void sides(const std::array<std::string_view, 4>& properties) {
    if (for_all({properties[0], properties[1], properties[2], properties[3]})) {
      return;
    }
    const auto parts = parts_of(value_, ' ');
    if (parts.empty() || parts.size() > 4) {
      return;
    }
    put(properties[0], parts[0]);
    put(properties[1], parts.size() > 1 ? parts[1] : parts[0]);
    put(properties[2], parts.size() > 2 ? parts[2] : parts[0]);
    put(properties[3], parts.size() > 3 ? parts[3] : parts.size() > 1 ? parts[1] : parts[0]);
  }

  void background() {
    if (for_all({"background-color", "background-image"})) {
      return;
    }
    const auto layers = parts_of(value_, ',');
    std::string_view colour = "transparent", picture = "none";
    for (const std::string_view layer : layers) {
      for (const std::string_view word : parts_of(layer, ' ')) {
        const bool image = word.starts_with("url(") || word.find("gradient(") != std::string_view::npos || word.starts_with("image") ||
                           word.starts_with("-webkit-image") || word.starts_with("cross-fade(");
        const bool place =
            is_digit(word[0]) || word[0] == '-' || word[0] == '+' || word[0] == '.' || word[0] == '/' || word.starts_with("calc(");
        if (image) {
          picture = word;
        } else if (!place && !is_one_of(kBackgroundWords, word)) {
          colour = word;
        }
      }
    }
    put("background-color", colour);
    put("background-image", picture);
    put("background-clip", (" " + value_ + " ").find(" text ") == std::string::npos ? "border-box" : "text");
  }

  void font() {
    if (for_all({"font-size"})) {
      return;
    }
    constexpr std::array<std::string_view, 10> kSizes = {"xx-small", "x-small",  "small",   "medium", "large",
                                                         "x-large",  "xx-large", "smaller", "larger", "xxx-large"};
    for (std::string_view word : parts_of(value_, ' ')) {
      word = word.substr(0, word.find('/'));
      const bool weight = std::all_of(word.begin(), word.end(), is_digit) && word != "0";
      const bool size =
          !word.empty() && !weight &&
          (is_digit(word[0]) || word[0] == '.' || word.starts_with("calc(") || word.starts_with("clamp(") || is_one_of(kSizes, word));
      if (size) {
        put("font-size", word);
        return;
      }
    }
  }

  std::string value_;
  bool important_;
  std::vector<StyleDeclaration>& out_;
};

}  // namespace

void add_declaration(const CssTokens& css, std::uint32_t begin, std::uint32_t end, std::vector<StyleDeclaration>& declarations) {
  begin = after_space(css, begin, end);
  if (begin >= end || css.kind(begin) != CssKind::Ident) {
    return;
  }
  const std::string written = css.meaning(begin);
  const bool custom = written.starts_with("--");
  std::string property = custom ? written : lowered(written);
  const std::uint32_t colon = after_space(css, begin + 1, end);
  if (colon >= end || css.kind(colon) != CssKind::Colon) {
    return;
  }
  while (end > colon && css.kind(end - 1) == CssKind::Space) {
    --end;
  }
  bool important = false;
  if (end > colon + 2 && css.kind(end - 1) == CssKind::Ident && lowered(css.meaning(end - 1)) == "important") {
    std::uint32_t mark = end - 1;
    while (mark > colon && css.kind(mark - 1) == CssKind::Space) {
      --mark;
    }
    if (css.is_delimiter(mark - 1, '!')) {
      important = true;
      end = mark - 1;
    }
  }
  const auto alias = std::find_if(kAliases.begin(), kAliases.end(), [&](const Alias& one) { return one.written == property; });
  if (alias != kAliases.end()) {
    property = alias->meant;
  } else if (property.starts_with("-webkit-") || property.starts_with("-moz-") || property.starts_with("-ms-")) {
    // Old names of transforms and animations.
    property = property.substr(property.find('-', 1) + 1);
    if (property != "transform" && property != "animation" && property != "animation-name" && property != "animation-delay" &&
        property != "transition" && property != "mask" && property != "filter") {
      return;
    }
  }
  std::string value = normal_value(css, colon + 1, end);
  constexpr std::size_t kLongestValue = 400;
  if (value.size() > kLongestValue) {
    value = "unknown()";
  }
  Expansion expansion(value, important, declarations);
  // Signs that fonts of icons write hide nothing, and are many; a picture takes the place of the text.
  const bool idle = property == "content" && !value.starts_with("url(") && value.find("image-set(") == std::string::npos;
  if (value.empty() || idle || expansion.shorthand(property)) {
    return;
  }
  if (custom || alias != kAliases.end() || is_kept(property)) {
    expansion.put(property, value);
  }
}

}  // namespace sverka::html
