#include "web/traps.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "web/url_text.hpp"

namespace sverka {

namespace {

constexpr std::size_t kMostEqualSegments = 3;
constexpr std::size_t kMostRepeats = 2;  // of a run of segments
constexpr std::size_t kLongestRun = 4;
constexpr std::size_t kMostCounted = 1u << 20;  // patterns kept: an endless site must not fill the memory

constexpr std::array<std::string_view, 12> kSessions{"phpsessid", "jsessionid", "sid",  "sessionid", "session_id",   "session",
                                                     "oscsid",    "zenid",      "cfid", "cftoken",   "aspsessionid", "sess"};
constexpr std::array<std::string_view, 10> kDateNames{"date", "day", "month", "year", "week", "yyyy", "mm", "from", "cal", "calendar"};

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), to_ascii_lower);
  return result;
}

std::vector<std::string_view> split(std::string_view text, char divider) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(divider), text.size());
    if (end > 0) {
      parts.push_back(text.substr(0, end));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

bool is_year(std::string_view text) {
  return text.size() == 4 && is_number(text) && (text.starts_with("19") || text.starts_with("20") || text.starts_with("21"));
}

bool is_month_or_day(std::string_view text) {
  return (text.size() == 1 || text.size() == 2) && is_number(text) && text <= "31";
}

// "2026-11", "2026-11-23".
bool is_date(std::string_view text) {
  return text.size() >= 7 && text.size() <= 10 && is_year(text.substr(0, 4)) && (text[4] == '-' || text[4] == '.' || text[4] == '_') &&
         is_ascii_digit(text[5]);
}

std::string without_digits(std::string_view text) {
  std::string pattern;
  for (const char letter : text) {
    if (!is_ascii_digit(letter)) {
      pattern += letter;
    } else if (!pattern.ends_with('#')) {
      pattern += '#';
    }
  }
  return pattern;
}

bool count_up(std::map<std::string, std::uint32_t>& counts, std::string key, std::uint32_t limit) {
  const auto found = counts.find(key);
  if (found != counts.end()) {
    return ++found->second > limit;
  }
  if (counts.size() < kMostCounted) {
    counts.emplace(std::move(key), 1);
  }
  return limit == 0;
}

}  // namespace

bool is_session_parameter(std::string_view name) {
  const std::string known = lower(name);
  return std::find(kSessions.begin(), kSessions.end(), known) != kSessions.end() || known.starts_with("aspsessionid");
}

Url without_session(const Url& url) {
  Url bare = url;
  const std::size_t begin = lower(bare.path).find(";jsessionid=");
  if (begin != std::string::npos) {
    bare.path.erase(begin, bare.path.find('/', begin) - begin);
  }
  if (bare.query) {
    std::string kept;
    for (const std::string_view part : split(*bare.query, '&')) {
      if (!is_session_parameter(part.substr(0, part.find('=')))) {
        kept += kept.empty() ? "" : "&";
        kept += part;
      }
    }
    bare.query = kept.empty() && !bare.query->empty() ? std::nullopt : std::optional(kept);
  }
  return bare;
}

bool has_repeated_segments(std::string_view path) {
  const std::vector<std::string_view> segments = split(path, '/');
  for (const std::string_view segment : segments) {
    const auto equal = static_cast<std::size_t>(std::count(segments.begin(), segments.end(), segment));
    if (equal > kMostEqualSegments && !is_number(segment)) {
      return true;
    }
  }
  for (std::size_t run = 1; run <= kLongestRun; ++run) {
    std::size_t repeats = 0;
    for (std::size_t i = run; i < segments.size(); ++i) {
      repeats = segments[i] == segments[i - run] && !is_number(segments[i]) ? repeats + 1 : 0;
      if (repeats >= run * kMostRepeats) {
        return true;
      }
    }
  }
  return false;
}

bool looks_like_calendar(const Url& url) {
  const std::vector<std::string_view> segments = split(url.path, '/');
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (is_date(segments[i]) || (is_year(segments[i]) && i + 1 < segments.size() && is_month_or_day(segments[i + 1]))) {
      return true;
    }
  }
  if (url.query) {
    for (const std::string_view part : split(*url.query, '&')) {
      const std::string name = lower(part.substr(0, part.find('=')));
      if (std::find(kDateNames.begin(), kDateNames.end(), name) != kDateNames.end()) {
        return true;
      }
    }
  }
  return false;
}

std::string_view Traps::judge(const Url& url) {
  if (has_repeated_segments(url.path)) {
    return "trap-segments";
  }
  if (looks_like_calendar(url) && count_up(dates_, url.host + without_digits(target_of(url)), limits_.dates_of_pattern)) {
    return "trap-calendar";
  }
  if (url.query && count_up(queries_, url.host + url.path, limits_.queries_of_path)) {
    return "trap-queries";
  }
  return {};
}

std::string_view Traps::judge_body(const std::string& hash) {
  return count_up(bodies_, hash, limits_.equal_bodies) ? "trap-equal-bodies" : std::string_view();
}

}  // namespace sverka
