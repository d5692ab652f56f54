#include "readers/html/tag_scanner.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "readers/html/letters.hpp"

namespace sverka::html {

namespace {

// The content is text up to the end tag (13.2.6.2 of the standard, scripts switched off).
constexpr std::array<std::string_view, 8> kRawTextElements = {"script", "style",  "textarea", "title",
                                                              "xmp",    "iframe", "noembed",  "noframes"};

std::size_t after_spaces(std::string_view source, std::size_t at) {
  while (at < source.size() && is_space(source[at])) {
    ++at;
  }
  return at;
}

// One attribute of a tag, as the attribute states of the tokenizer read it.
struct AttributeSpan {
  std::size_t name = 0, name_end = 0, value = 0, value_end = 0, end = 0;
};

// `at` stands on the first character of a name.
AttributeSpan attribute_at(std::string_view source, std::size_t at) {
  AttributeSpan span;
  span.name = at++;  // even "=" begins a name here
  while (at < source.size() && !is_space(source[at]) && source[at] != '/' && source[at] != '>' && source[at] != '=') {
    ++at;
  }
  span.name_end = at;
  span.end = at;
  const std::size_t equals = after_spaces(source, at);
  if (equals >= source.size() || source[equals] != '=') {
    return span;
  }
  at = after_spaces(source, equals + 1);
  if (at < source.size() && (source[at] == '"' || source[at] == '\'')) {
    const std::size_t close = source.find(source[at], at + 1);
    span.value = at + 1;
    span.value_end = std::min(close, source.size());
    span.end = std::min(span.value_end + 1, source.size());
    return span;
  }
  span.value = at;
  while (at < source.size() && !is_space(source[at]) && source[at] != '>') {
    ++at;
  }
  span.value_end = at;
  span.end = at;
  return span;
}

}  // namespace

std::optional<SourceTag> TagScanner::next() {
  while (at_ < source_.size()) {
    const std::size_t open = source_.find('<', at_);
    if (open == std::string_view::npos || open + 1 >= source_.size()) {
      break;
    }
    if (auto tag = markup_at(open)) {
      return tag;
    }
  }
  at_ = source_.size();
  return std::nullopt;
}

std::optional<SourceTag> TagScanner::markup_at(std::size_t at) {
  const char letter = source_[at + 1];
  if (is_letter(letter)) {
    SourceTag tag = tag_at(at, SourceTag::Kind::Start);
    follow_foreign(tag);
    if (foreign_ == 0 && raw_text_ == RawText::Skipped) {
      skip_text_of(tag.name);
    }
    return tag;
  }
  if (letter == '/' && at + 2 < source_.size() && is_letter(source_[at + 2])) {
    SourceTag tag = tag_at(at, SourceTag::Kind::End);
    follow_foreign(tag);
    return tag;
  }
  if (letter == '!' || letter == '?' || letter == '/') {
    return declaration_at(at);
  }
  at_ = at + 1;
  return std::nullopt;
}

SourceTag TagScanner::tag_at(std::size_t at, SourceTag::Kind kind) {
  SourceTag tag;
  tag.kind = kind;
  tag.begin = at;
  at += kind == SourceTag::Kind::Start ? 1 : 2;
  const std::size_t name = at;
  while (at < source_.size() && !is_space(source_[at]) && source_[at] != '/' && source_[at] != '>') {
    ++at;
  }
  tag.name = lowered(source_.substr(name, at - name));
  while (true) {
    at = after_spaces(source_, at);
    if (at >= source_.size() || source_[at] == '>') {
      break;
    }
    if (source_[at] == '/') {
      ++at;
      tag.self_closing = at < source_.size() && source_[at] == '>';
      continue;
    }
    const AttributeSpan span = attribute_at(source_, at);
    ++tag.attributes;
    if (tag.attributes > attribute_limit_) {
      tag.cut_begin = tag.cut_begin == 0 ? span.name : tag.cut_begin;
      tag.cut_end = span.end;
    }
    at = span.end;
  }
  tag.end = std::min(at + 1, source_.size());
  at_ = tag.end;
  return tag;
}

std::optional<SourceTag> TagScanner::declaration_at(std::size_t at) {
  SourceTag comment;
  comment.kind = SourceTag::Kind::Comment;
  comment.begin = at;
  if (source_.substr(at, 4) == "<!--") {
    // "<!-->" and "<!--->" are empty comments; "--!>" closes one too.
    std::size_t close = at + 4;
    std::size_t end = source_.size();
    for (; close < source_.size(); ++close) {
      const std::string_view rest = source_.substr(close);
      const std::size_t length = rest.starts_with("-->") ? 3 : rest.starts_with("--!>") ? 4 : 0;
      if (length != 0) {
        end = close + length;
        break;
      }
      if (close == at + 4 && (rest.starts_with(">") || rest.starts_with("->"))) {
        end = close + (rest[0] == '>' ? 1 : 2);
        break;
      }
      const std::size_t dash = source_.find('-', close + 1);
      close = (dash == std::string_view::npos ? source_.size() : dash) - 1;
    }
    comment.name = std::string(source_.substr(at + 4, std::min(close, source_.size()) - (at + 4)));
    comment.end = end;
    at_ = end;
    return comment;
  }
  const bool character_data = foreign_ != 0 && source_.substr(at, 9) == "<![CDATA[";
  const std::string_view closing = character_data ? "]]>" : ">";
  const std::size_t close = source_.find(closing, at + 2);
  at_ = close == std::string_view::npos ? source_.size() : close + closing.size();
  return std::nullopt;
}

void TagScanner::skip_text_of(const std::string& name) {
  if (name == "plaintext") {
    at_ = source_.size();
    return;
  }
  if (std::find(kRawTextElements.begin(), kRawTextElements.end(), name) == kRawTextElements.end()) {
    return;
  }
  std::size_t at = at_;
  while (true) {
    at = source_.find("</", at);
    if (at == std::string_view::npos) {
      at_ = source_.size();
      return;
    }
    const std::size_t end = at + 2 + name.size();
    const bool ends = end >= source_.size() || is_space(source_[end]) || source_[end] == '/' || source_[end] == '>';
    if (ends && lowered(source_.substr(at + 2, name.size())) == name) {
      at_ = at;
      return;
    }
    at += 2;
  }
}

void TagScanner::follow_foreign(const SourceTag& tag) {
  if (tag.name != "svg" && tag.name != "math") {
    return;
  }
  if (tag.kind == SourceTag::Kind::Start && !tag.self_closing) {
    ++foreign_;
  } else if (tag.kind == SourceTag::Kind::End && foreign_ > 0) {
    --foreign_;
  }
}

std::vector<SourceAttribute> attributes_of(std::string_view source, const SourceTag& tag, std::size_t limit) {
  std::vector<SourceAttribute> attributes;
  std::size_t at = tag.begin + 1 + tag.name.size();
  while (attributes.size() < limit) {
    at = after_spaces(source, at);
    if (at >= tag.end || source[at] == '>') {
      break;
    }
    if (source[at] == '/') {
      ++at;
      continue;
    }
    const AttributeSpan span = attribute_at(source, at);
    attributes.push_back({lowered(source.substr(span.name, span.name_end - span.name)),
                          std::string(source.substr(span.value, span.value_end - span.value))});
    at = span.end;
  }
  return attributes;
}

}  // namespace sverka::html
