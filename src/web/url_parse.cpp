// The basic URL parser of the URL standard, state by state, without its setters.
#include <algorithm>
#include <charconv>
#include <vector>

#include "text/utf8.hpp"
#include "web/url.hpp"
#include "web/url_text.hpp"

namespace sverka {

namespace {

bool is_control_or_space(char letter) {
  return static_cast<unsigned char>(letter) <= 0x20;
}

std::string cleaned(std::string_view text) {
  while (!text.empty() && is_control_or_space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_control_or_space(text.back())) {
    text.remove_suffix(1);
  }
  std::string result = repair_utf8(text);
  result.erase(std::remove_if(result.begin(), result.end(), [](char letter) { return letter == '\t' || letter == '\n' || letter == '\r'; }),
               result.end());
  return result;
}

bool equals_ignoring_case(std::string_view left, std::string_view right) {
  return left.size() == right.size() && std::equal(left.begin(), left.end(), right.begin(),
                                                   [](char one, char other) { return to_ascii_lower(one) == to_ascii_lower(other); });
}

bool is_single_dot(std::string_view segment) {
  return segment == "." || equals_ignoring_case(segment, "%2e");
}

bool is_double_dot(std::string_view segment) {
  return segment == ".." || equals_ignoring_case(segment, ".%2e") || equals_ignoring_case(segment, "%2e.") ||
         equals_ignoring_case(segment, "%2e%2e");
}

// "C:" or "C|".
bool is_drive_letter(std::string_view text) {
  return text.size() == 2 && is_ascii_letter(text[0]) && (text[1] == ':' || text[1] == '|');
}

bool starts_with_drive_letter(std::string_view text) {
  return text.size() >= 2 && is_drive_letter(text.substr(0, 2)) &&
         (text.size() == 2 || std::string_view("/\\?#").find(text[2]) != std::string_view::npos);
}

class Parser {
 public:
  Parser(std::string text, const Url* base) : text_(std::move(text)), base_(base) {}

  std::optional<Url> parse() {
    if (!parse_from_scheme()) {
      return std::nullopt;
    }
    if (!url_.opaque) {
      for (const std::string& segment : segments_) {
        url_.path += "/" + segment;
      }
    }
    return std::move(url_);
  }

 private:
  char at(std::size_t index) const { return index < text_.size() ? text_[index] : '\0'; }
  bool special() const { return is_special_scheme(url_.scheme); }
  bool is_slash(std::size_t index) const { return index < text_.size() && (text_[index] == '/' || (special() && text_[index] == '\\')); }
  std::string_view rest() const { return std::string_view(text_).substr(std::min(at_, text_.size())); }

  bool parse_from_scheme() {
    std::size_t end = 0;
    if (is_ascii_letter(at(0))) {
      while (is_ascii_letter(at(end)) || is_ascii_digit(at(end)) || at(end) == '+' || at(end) == '-' || at(end) == '.') {
        ++end;
      }
    }
    if (end == 0 || at(end) != ':') {
      return parse_without_scheme();
    }
    for (const char letter : text_.substr(0, end)) {
      url_.scheme += to_ascii_lower(letter);
    }
    at_ = end + 1;
    if (url_.scheme == "file") {
      return parse_file();
    }
    if (special()) {
      if (base_ != nullptr && base_->scheme == url_.scheme && !(at(at_) == '/' && at(at_ + 1) == '/')) {
        return parse_relative();
      }
      return parse_special_authority();
    }
    if (at(at_) == '/') {
      ++at_;
      if (at(at_) == '/') {
        ++at_;
        return parse_authority();
      }
      return parse_path_segments();
    }
    url_.opaque = true;
    return parse_opaque_path();
  }

  bool parse_without_scheme() {
    if (base_ == nullptr || (base_->opaque && at(0) != '#')) {
      return false;
    }
    if (base_->opaque) {
      url_ = *base_;
      at_ = 0;
      return parse_fragment();
    }
    url_.scheme = base_->scheme;
    return base_->scheme == "file" ? parse_file() : parse_relative();
  }

  void take_authority_of_base() {
    url_.username = base_->username;
    url_.password = base_->password;
    url_.host = base_->host;
    url_.port = base_->port;
    url_.has_host = base_->has_host;
  }

  void take_path_of_base() {
    std::string_view path = base_->path;
    while (path.starts_with('/')) {
      const std::size_t end = std::min(path.find('/', 1), path.size());
      segments_.emplace_back(path.substr(1, end - 1));
      path.remove_prefix(end);
    }
  }

  void shorten() {
    if (segments_.empty()) {
      return;
    }
    const std::string& first = segments_.front();
    if (url_.scheme == "file" && segments_.size() == 1 && first.size() == 2 && is_drive_letter(first) && first[1] == ':') {
      return;
    }
    segments_.pop_back();
  }

  bool parse_relative() {
    if (is_slash(at_)) {
      ++at_;
      if (is_slash(at_)) {
        ++at_;
        return special() ? parse_special_authority() : parse_authority();
      }
      take_authority_of_base();
      return parse_path_segments();
    }
    take_authority_of_base();
    take_path_of_base();
    url_.query = base_->query;
    if (at_ < text_.size() && at(at_) == '?') {
      url_.query.reset();
      return parse_query();
    }
    if (at_ < text_.size() && at(at_) == '#') {
      return parse_fragment();
    }
    if (at_ < text_.size()) {
      url_.query.reset();
      shorten();
      return parse_path_segments();
    }
    return true;
  }

  bool parse_special_authority() {
    while (at(at_) == '/' || at(at_) == '\\') {
      ++at_;
    }
    return parse_authority();
  }

  bool parse_authority() {
    std::size_t end = at_;
    while (end < text_.size() && !is_slash(end) && text_[end] != '?' && text_[end] != '#') {
      ++end;
    }
    std::string_view authority = std::string_view(text_).substr(at_, end - at_);
    const std::size_t sign = authority.rfind('@');
    if (sign != std::string_view::npos) {
      const std::string_view credentials = authority.substr(0, sign);
      const std::size_t colon = credentials.find(':');
      url_.username = encoded(credentials.substr(0, colon), EncodeSet::UserInfo);
      if (colon != std::string_view::npos) {
        url_.password = encoded(credentials.substr(colon + 1), EncodeSet::UserInfo);
      }
      authority.remove_prefix(sign + 1);
      if (authority.empty()) {
        return false;
      }
    }
    if (!parse_host_and_port(authority)) {
      return false;
    }
    at_ = end;
    return parse_path();
  }

  bool parse_host_and_port(std::string_view authority) {
    std::size_t colon = std::string_view::npos;
    bool inside = false;
    for (std::size_t i = 0; i < authority.size() && colon == std::string_view::npos; ++i) {
      inside = authority[i] == '[' ? true : authority[i] == ']' ? false : inside;
      colon = authority[i] == ':' && !inside ? i : colon;
    }
    const std::string_view host = authority.substr(0, colon);
    if (host.empty() && (special() || colon != std::string_view::npos)) {
      return false;
    }
    std::optional<std::string> parsed = host.empty() ? std::optional(std::string()) : parse_host(host, special());
    if (!parsed) {
      return false;
    }
    url_.host = std::move(*parsed);
    url_.has_host = true;
    return colon == std::string_view::npos || parse_port(authority.substr(colon + 1));
  }

  bool parse_port(std::string_view text) {
    unsigned port = 0;
    for (const char letter : text) {
      if (!is_ascii_digit(letter)) {
        return false;
      }
      port = port * 10 + static_cast<unsigned>(letter - '0');
      if (port > 65535) {
        return false;
      }
    }
    const std::string number = std::to_string(port);
    if (!text.empty() && number != default_port(url_.scheme)) {
      url_.port = number;
    }
    return true;
  }

  bool parse_file() {
    url_.has_host = true;
    const bool based = base_ != nullptr && base_->scheme == "file";
    if (is_slash(at_)) {
      ++at_;
      return is_slash(at_) ? (++at_, parse_file_host()) : parse_file_slash(based);
    }
    if (!based) {
      return parse_path_segments();
    }
    url_.host = base_->host;
    take_path_of_base();
    url_.query = base_->query;
    if (at_ >= text_.size()) {
      return true;
    }
    if (text_[at_] == '?') {
      url_.query.reset();
      return parse_query();
    }
    if (text_[at_] == '#') {
      return parse_fragment();
    }
    url_.query.reset();
    if (starts_with_drive_letter(rest())) {
      segments_.clear();
    } else {
      shorten();
    }
    return parse_path_segments();
  }

  bool parse_file_slash(bool based) {
    if (based) {
      url_.host = base_->host;
      take_path_of_base();
      const bool keep =
          !starts_with_drive_letter(rest()) && !segments_.empty() && is_drive_letter(segments_.front()) && segments_.front()[1] == ':';
      segments_.resize(keep ? 1 : 0);
    }
    return parse_path_segments();
  }

  bool parse_file_host() {
    std::size_t end = at_;
    while (end < text_.size() && !is_slash(end) && text_[end] != '?' && text_[end] != '#') {
      ++end;
    }
    const std::string_view host = std::string_view(text_).substr(at_, end - at_);
    if (is_drive_letter(host)) {
      return parse_path_segments();
    }
    if (!host.empty()) {
      std::optional<std::string> parsed = parse_host(host, true);
      if (!parsed) {
        return false;
      }
      url_.host = *parsed == "localhost" ? std::string() : std::move(*parsed);
    }
    at_ = end;
    return parse_path();
  }

  // "Path start state": the slash before the first segment, if it is still there.
  bool parse_path() {
    if (at_ >= text_.size() || text_[at_] == '?' || text_[at_] == '#') {
      if (special() || !url_.has_host) {
        return parse_path_segments();
      }
      return parse_after_path();
    }
    if (is_slash(at_)) {
      ++at_;
    }
    return parse_path_segments();
  }

  bool parse_path_segments() {
    std::string segment;
    while (true) {
      const bool ended = at_ >= text_.size() || text_[at_] == '?' || text_[at_] == '#';
      if (!ended && !is_slash(at_)) {
        append_encoded(segment, text_[at_++], EncodeSet::Path);
        continue;
      }
      add_segment(segment, !ended);
      segment.clear();
      if (ended) {
        return parse_after_path();
      }
      ++at_;
    }
  }

  void add_segment(std::string& segment, bool slash_follows) {
    if (is_double_dot(segment)) {
      shorten();
      if (!slash_follows) {
        segments_.emplace_back();
      }
    } else if (is_single_dot(segment)) {
      if (!slash_follows) {
        segments_.emplace_back();
      }
    } else {
      if (url_.scheme == "file" && segments_.empty() && is_drive_letter(segment)) {
        segment[1] = ':';
      }
      segments_.push_back(segment);
    }
  }

  bool parse_opaque_path() {
    while (at_ < text_.size() && text_[at_] != '?' && text_[at_] != '#') {
      append_encoded(url_.path, text_[at_++], EncodeSet::Control);
    }
    if (at_ < text_.size() && url_.path.ends_with(' ')) {
      url_.path.replace(url_.path.size() - 1, 1, "%20");
    }
    return parse_after_path();
  }

  bool parse_after_path() {
    if (at_ >= text_.size()) {
      return true;
    }
    return text_[at_] == '?' ? parse_query() : parse_fragment();
  }

  bool parse_query() {
    const std::size_t end = std::min(text_.find('#', at_), text_.size());
    url_.query = encoded(std::string_view(text_).substr(at_ + 1, end - at_ - 1), special() ? EncodeSet::SpecialQuery : EncodeSet::Query);
    at_ = end;
    return at_ >= text_.size() || parse_fragment();
  }

  bool parse_fragment() {
    url_.fragment = encoded(std::string_view(text_).substr(at_ + 1), EncodeSet::Fragment);
    return true;
  }

  const std::string text_;
  const Url* const base_;
  std::size_t at_ = 0;
  Url url_;
  std::vector<std::string> segments_;
};

}  // namespace

std::optional<Url> parse_url(std::string_view text) {
  return Parser(cleaned(text), nullptr).parse();
}

std::optional<Url> parse_url(std::string_view text, const Url& base) {
  return Parser(cleaned(text), &base).parse();
}

}  // namespace sverka
