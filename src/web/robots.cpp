#include "web/robots.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "web/url_text.hpp"

namespace sverka {

namespace {

constexpr std::size_t kReadBytes = std::size_t{500} << 10;
constexpr std::size_t kMostRules = 20000;      // of a file
constexpr std::size_t kLongestPattern = 2048;  // longer than any address that is fetched
constexpr std::array<std::string_view, 1> kOwn{"sverkabot"};
constexpr std::array<std::string_view, 1> kGoogle{"googlebot"};
constexpr std::array<std::string_view, 2> kYandex{"yandexbot", "yandex"};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\v\f";
  const std::size_t begin = text.find_first_not_of(kSpaces);
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), to_ascii_lower);
  return result;
}

bool is_unreserved(char byte) {
  return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

enum class Stars : std::uint8_t { AreWild, AreText };

// Octets are compared in one spelling: unreserved ones bare, others as %XX in capitals, what is reserved as it is written. A star
// or dollar of an address is text: it is spelled as the pattern has to spell it.
std::string in_one_spelling(std::string_view text, Stars stars) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string result;
  result.reserve(text.size());
  const auto put_octet = [&](unsigned octet) {
    result += '%';
    result += kHex[octet >> 4];
    result += kHex[octet & 15];
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    const int high = byte == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low >= 0) {
      const auto octet = static_cast<unsigned>(high * 16 + low);
      i += 2;
      if (octet < 0x80 && is_unreserved(static_cast<char>(octet))) {
        result += static_cast<char>(octet);
      } else {
        put_octet(octet);
      }
    } else if (static_cast<unsigned char>(byte) >= 0x80 || static_cast<unsigned char>(byte) <= 0x20) {
      put_octet(static_cast<unsigned char>(byte));
    } else if (stars == Stars::AreText && (byte == '*' || byte == '$')) {
      put_octet(static_cast<unsigned char>(byte));
    } else if (stars == Stars::AreWild && byte == '$' && i + 1 != text.size()) {
      put_octet('$');
    } else {
      result += byte;
    }
  }
  return result;
}

// The classic two-pointer walk: on a mismatch only the last star takes one more octet.
bool matches(std::string_view pattern, std::string_view target) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) {
    pattern.remove_suffix(1);
  }
  std::size_t p = 0, t = 0, star = std::string_view::npos, after_star = 0;
  while (true) {
    if (p == pattern.size() && (!to_the_end || t == target.size())) {
      return true;
    }
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      after_star = t;
    } else if (p < pattern.size() && t < target.size() && pattern[p] == target[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos && after_star < target.size()) {
      p = star + 1;
      t = ++after_star;
    } else {
      return false;
    }
  }
}

// "Googlebot/2.1" and "Googlebot images" name googlebot.
std::string product_token(std::string_view value) {
  if (value.starts_with('*') && (value.size() == 1 || value[1] == ' ' || value[1] == '\t')) {
    return "*";
  }
  std::size_t end = 0;
  while (end < value.size() && (is_ascii_letter(value[end]) || value[end] == '-' || value[end] == '_')) {
    ++end;
  }
  return lower(value.substr(0, end));
}

class Reader {
 public:
  RobotsFile read(std::string_view bytes) {
    bytes = bytes.substr(0, kReadBytes);
    if (bytes.starts_with("\xEF\xBB\xBF")) {
      bytes.remove_prefix(3);
    }
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && bytes[first] == '<') {
      return {};
    }
    while (!bytes.empty()) {
      const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
      ++line_;
      take(bytes.substr(0, end));
      const bool pair = end + 1 < bytes.size() && bytes[end] == '\r' && bytes[end + 1] == '\n';
      bytes.remove_prefix(std::min(end + (pair ? 2 : 1), bytes.size()));
    }
    return std::move(file_);
  }

 private:
  void take(std::string_view text) {
    text = trimmed(text.substr(0, text.find('#')));
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
      return;
    }
    const std::string key = lower(trimmed(text.substr(0, colon)));
    const std::string_view value = trimmed(text.substr(colon + 1));
    if (key == "user-agent") {
      take_agent(value);
    } else if (key == "allow" || key == "disallow") {
      take_rule(key == "allow", value);
    } else if (key == "crawl-delay") {
      take_delay(value);
    } else if (key == "sitemap" && !value.empty()) {
      file_.sitemaps.emplace_back(value);
    } else if (key == "clean-param") {
      take_clean(value);
    }
  }

  // Lines of agents follow one another; one after a rule begins the next group.
  void take_agent(std::string_view value) {
    if (file_.groups.empty() || group_has_rules_) {
      file_.groups.emplace_back();
      group_has_rules_ = false;
    }
    const std::string token = product_token(value);
    if (!token.empty()) {
      file_.groups.back().agents.push_back(token);
    }
  }

  void take_rule(bool allow, std::string_view value) {
    if (file_.groups.empty()) {
      return;
    }
    group_has_rules_ = true;
    if (!value.empty() && value.size() <= kLongestPattern && rules_++ < kMostRules) {
      file_.groups.back().rules.push_back({allow, in_one_spelling(value, Stars::AreWild), line_});
    }
  }

  void take_delay(std::string_view value) {
    double seconds = 0;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    static_cast<void>(end);
    if (!file_.groups.empty() && problem == std::errc{} && seconds >= 0) {
      file_.groups.back().crawl_delay = seconds;
    }
  }

  void take_clean(std::string_view value) {
    CleanParameters clean;
    const std::size_t space = value.find_first_of(" \t");
    std::string_view names = value.substr(0, space);
    if (space != std::string_view::npos) {
      clean.path = trimmed(value.substr(space));
    }
    while (!names.empty()) {
      const std::size_t end = std::min(names.find('&'), names.size());
      if (end > 0) {
        clean.names.emplace_back(names.substr(0, end));
      }
      names.remove_prefix(std::min(end + 1, names.size()));
    }
    file_.clean.push_back(std::move(clean));
  }

  RobotsFile file_;
  bool group_has_rules_ = false;
  std::uint32_t line_ = 0;
  std::size_t rules_ = 0;
};

bool names_agent(const RobotsGroup& group, std::string_view token) {
  return std::find(group.agents.begin(), group.agents.end(), token) != group.agents.end();
}

std::vector<const RobotsGroup*> groups_of(const RobotsFile& file, std::span<const std::string_view> tokens) {
  std::vector<std::string> names;
  for (const std::string_view token : tokens) {
    names.push_back(lower(token));
  }
  names.emplace_back("*");
  for (const std::string& name : names) {
    std::vector<const RobotsGroup*> found;
    for (const RobotsGroup& group : file.groups) {
      if (names_agent(group, name)) {
        found.push_back(&group);
      }
    }
    if (!found.empty()) {
      return found;
    }
  }
  return {};
}

RobotsVerdict verdict_of(const RobotsAnswer& answer, std::span<const std::string_view> tokens, const std::string& target) {
  return decide(answer.file, tokens, target).allowed ? RobotsVerdict::Allowed : RobotsVerdict::Disallowed;
}

}  // namespace

const std::span<const std::string_view> kOwnTokens = kOwn;
const std::span<const std::string_view> kGoogleTokens = kGoogle;
const std::span<const std::string_view> kYandexTokens = kYandex;

RobotsFile parse_robots(std::string_view bytes) {
  return Reader().read(bytes);
}

RobotsDecision decide(const RobotsFile& file, std::span<const std::string_view> tokens, std::string_view target) {
  if (target == "/robots.txt") {
    return {};
  }
  const std::string spelled = in_one_spelling(target.empty() ? std::string_view("/") : target, Stars::AreText);
  RobotsDecision decision;
  for (const RobotsGroup* group : groups_of(file, tokens)) {
    for (const RobotsRule& rule : group->rules) {
      const std::size_t best = decision.rule == nullptr ? 0 : decision.rule->pattern.size();
      const bool stronger =
          decision.rule == nullptr || rule.pattern.size() > best || (rule.pattern.size() == best && rule.allow && !decision.allowed);
      if (stronger && matches(rule.pattern, spelled)) {
        decision = {rule.allow, &rule};
      }
    }
  }
  return decision;
}

std::optional<double> crawl_delay_of(const RobotsFile& file, std::span<const std::string_view> tokens) {
  std::optional<double> longest;
  for (const RobotsGroup* group : groups_of(file, tokens)) {
    if (group->crawl_delay && (!longest || *group->crawl_delay > *longest)) {
      longest = group->crawl_delay;
    }
  }
  return longest;
}

std::vector<std::string> ignored_parameters(const RobotsFile& file, std::string_view path) {
  std::vector<std::string> names;
  for (const CleanParameters& clean : file.clean) {
    if (clean.path.empty() || matches(clean.path, path)) {
      names.insert(names.end(), clean.names.begin(), clean.names.end());
    }
  }
  return names;
}

RobotsAnswer robots_answer(int status, std::string_view body) {
  RobotsAnswer answer;
  answer.status = status;
  if (status >= 200 && status < 300) {
    answer.state = RobotsAnswer::State::Rules;
    answer.file = parse_robots(body);
  } else if (status >= 300 && status < 500 && status != 429) {
    answer.state = RobotsAnswer::State::Open;
  } else {
    answer.state = RobotsAnswer::State::Unreachable;
  }
  return answer;
}

RobotsVerdicts judge(const RobotsAnswer& answer, const Url& url) {
  RobotsVerdicts verdicts;
  if (answer.state == RobotsAnswer::State::Open) {
    return verdicts;
  }
  if (answer.state == RobotsAnswer::State::Unreachable) {
    verdicts.own = verdicts.google = RobotsVerdict::Unavailable;
    // Without any answer Yandex too has nothing to go by.
    verdicts.yandex = answer.status == 0 ? RobotsVerdict::Unavailable : RobotsVerdict::Allowed;
    return verdicts;
  }
  const std::string target = target_of(url);
  verdicts.own = verdict_of(answer, kOwnTokens, target);
  verdicts.google = verdict_of(answer, kGoogleTokens, target);
  verdicts.yandex = answer.status == 200 ? verdict_of(answer, kYandexTokens, target) : RobotsVerdict::Allowed;
  return verdicts;
}

}  // namespace sverka
