#include "web/indexability.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "base/date.hpp"
#include "text/token.hpp"
#include "web/script_hints.hpp"
#include "web/url.hpp"

namespace sverka {

namespace {

constexpr std::int64_t kDay = 86400;
constexpr int kRefreshSeconds = 30;

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n\f";
  const std::size_t begin = text.find_first_not_of(kSpaces);
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

// What one meta or header says to the robots.
struct Directives {
  bool noindex = false, nofollow = false, index = false, follow = false;
  std::string expired;  // unavailable_after that has passed

  void add(const Directives& other) {
    noindex = noindex || other.noindex;
    nofollow = nofollow || other.nofollow;
    index = index || other.index;
    follow = follow || other.follow;
    expired = expired.empty() ? other.expired : expired;
  }
};

// "25 Jun 2030 15:00:00 PST", "25-Jun-30 ...", "2030-06-25T15:00": the day.
std::optional<Date> day_of(std::string_view text) {
  if (const std::size_t dash = text.find('-'); dash == 4 && text.size() >= 10) {
    return parse_iso_date(text.substr(0, 10));
  }
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string all = lowered(text);
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    const std::size_t at = all.find(kMonths[month]);
    if (at == std::string::npos || at < 2) {
      continue;
    }
    const std::size_t digits = all.find_last_not_of("0123456789", at - 2);
    const std::string day =
        all.substr(digits == std::string::npos ? 0 : digits + 1, at - 1 - (digits == std::string::npos ? 0 : digits + 1));
    const std::size_t year_at = all.find_first_of("0123456789", at + 3);
    if (day.empty() || year_at == std::string::npos) {
      return std::nullopt;
    }
    const std::size_t year_end = std::min(all.find_first_not_of("0123456789", year_at), all.size());
    int day_number = 0, year = 0;
    std::from_chars(day.data(), day.data() + day.size(), day_number);
    std::from_chars(all.data() + year_at, all.data() + year_end, year);
    year += year < 100 ? 2000 : 0;
    return make_date(year, static_cast<unsigned>(month + 1), static_cast<unsigned>(day_number));
  }
  return std::nullopt;
}

std::int64_t days_of(const Date& date) {
  return std::chrono::sys_days(date).time_since_epoch().count();
}

Directives directives_of(std::string_view content, std::int64_t fetched_at) {
  Directives found;
  std::string all = lowered(content);
  if (const std::size_t at = all.find("unavailable_after"); at != std::string::npos) {
    const std::size_t colon = all.find_first_of(":=", at);
    const std::string date(trimmed(std::string_view(content).substr(colon == std::string::npos ? content.size() : colon + 1)));
    const auto day = day_of(date);
    if (day && fetched_at > 0 && days_of(*day) < fetched_at / kDay) {
      found.expired = date.substr(0, date.find(','));
    }
    all.resize(at);
  }
  std::string word;
  for (std::size_t at = 0; at <= all.size(); ++at) {
    const char letter = at < all.size() ? all[at] : ',';
    if (letter != ',' && letter != ';' && trimmed(std::string_view(&letter, 1)) == std::string_view(&letter, 1)) {
      word += letter;
      continue;
    }
    found.noindex = found.noindex || word == "noindex" || word == "none";
    found.nofollow = found.nofollow || word == "nofollow" || word == "none";
    found.index = found.index || word == "index" || word == "all";
    found.follow = found.follow || word == "follow" || word == "all";
    word.clear();
  }
  return found;
}

// Whom a meta or the prefix of a header speaks to.
struct Audience {
  bool google = false, yandex = false;
};

Audience audience_of(std::string_view name) {
  const bool all = name.empty() || name == "robots";
  return {all || name == "googlebot", all || name == "yandex" || name == "yandexbot"};
}

struct Said {
  Directives google, yandex;
  std::string google_words, yandex_words;  // as they stand, for people
};

void say(Said& said, const Audience& audience, const Directives& directives, const std::string& words) {
  const auto put = [&](Directives& to, std::string& to_words) {
    to.add(directives);
    if (directives.noindex || directives.nofollow || !directives.expired.empty()) {
      if (to_words.find(words) == std::string::npos) {
        to_words += (to_words.empty() ? "" : "; ") + words;
      }
    }
  };
  if (audience.google) {
    put(said.google, said.google_words);
  }
  if (audience.yandex) {
    put(said.yandex, said.yandex_words);
  }
}

bool stands_aside(const WebPage& page, std::uint32_t node) {
  for (; node != kNone; node = page.nodes[node].parent) {
    if (is_element(page.nodes[node], "template") || is_element(page.nodes[node], "noscript")) {
      return true;
    }
  }
  return false;
}

Said said_in_meta(const SitePage& page) {
  Said said;
  if (!page.dom) {
    return said;
  }
  for (std::uint32_t at = 0; at < page.dom->nodes.size(); ++at) {
    const WebNode& node = page.dom->nodes[at];
    const std::string* const name = is_element(node, "meta") ? attribute(node, "name") : nullptr;
    const std::string* const content = name == nullptr ? nullptr : attribute(node, "content");
    const std::string agent = name == nullptr ? "" : lowered(trimmed(*name));
    const Audience audience = audience_of(agent);
    if (content != nullptr && !agent.empty() && (audience.google || audience.yandex) && !stands_aside(*page.dom, at)) {
      say(said, audience, directives_of(*content, page.answer.fetched_at), "meta " + agent + ": " + *content);
    }
  }
  return said;
}

// "googlebot: noindex, nofollow" speaks to one agent, up to the next name; "unavailable_after: ..." is no agent.
Said said_in_headers(const SitePage& page) {
  Said said;
  for (const HeaderField& header : page.answer.headers) {
    if (header.name != "x-robots-tag") {
      continue;
    }
    std::string agent;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(','), rest.size());
      std::string_view item = trimmed(rest.substr(0, end));
      const std::size_t colon = item.find(':');
      const std::string before = colon == std::string_view::npos ? "" : lowered(trimmed(item.substr(0, colon)));
      if (before == "unavailable_after") {
        // A date may hold a comma.
        say(said, audience_of(agent), directives_of(trimmed(rest), page.answer.fetched_at), "X-Robots-Tag: " + header.value);
        break;
      }
      if (!before.empty() && before.find(' ') == std::string::npos && !before.starts_with("max-")) {
        agent = before;
        item = trimmed(item.substr(colon + 1));
      }
      say(said, audience_of(agent), directives_of(item, page.answer.fetched_at), "X-Robots-Tag: " + header.value);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return said;
}

bool forbids(const Directives& directives) {
  return directives.noindex || directives.nofollow || !directives.expired.empty();
}

// Yandex: of two that contradict, the one that allows.
bool forbids_yandex(const Directives& directives) {
  return (directives.noindex && !directives.index) || (directives.nofollow && !directives.follow);
}

std::string joined(const std::string& one, const std::string& other) {
  return one.empty() || one == other ? other : other.empty() ? one : one + "; " + other;
}

void add_said(const SitePage& page, const LinkPolicy& policy, PageIndexing& indexing) {
  const Said meta = said_in_meta(page), header = said_in_headers(page);
  Directives yandex = meta.yandex;
  yandex.add(header.yandex);
  yandex.expired.clear();  // a word of Google's
  const bool yandex_closed = forbids_yandex(yandex);
  const bool yandex_by_meta = yandex_closed && forbids_yandex(meta.yandex);
  const bool google_by_meta = forbids(meta.google);
  if (google_by_meta || yandex_by_meta) {
    PageDefect defect;
    defect.construct = "L07";
    defect.google = google_by_meta ? Usable::No : Usable::Yes;
    defect.yandex = yandex_by_meta ? Usable::No : Usable::Yes;
    defect.observed = joined(google_by_meta ? meta.google_words : "", yandex_by_meta ? meta.yandex_words : "");
    indexing.defects.push_back(std::move(defect));
  }
  const bool google_by_header = forbids(header.google);
  const bool yandex_by_header = yandex_closed && !yandex_by_meta;
  if (google_by_header || yandex_by_header) {
    PageDefect defect;
    defect.construct = "L08";
    defect.outcome = policy.header_and_robots;
    defect.google = google_by_header ? Usable::No : Usable::Yes;
    defect.yandex = yandex_by_header ? Usable::No : Usable::Yes;
    defect.observed = joined(google_by_header ? header.google_words : "", yandex_by_header ? header.yandex_words : "");
    defect.decided_by = "link.header_and_robots";
    indexing.defects.push_back(std::move(defect));
  }
}

void add_robots(const SitePage& page, const LinkPolicy& policy, PageIndexing& indexing) {
  const auto usable = [](RobotsVerdict verdict) {
    return verdict == RobotsVerdict::Allowed ? Usable::Yes : verdict == RobotsVerdict::Disallowed ? Usable::No : Usable::Unknown;
  };
  const Usable google = usable(page.google), yandex = usable(page.yandex);
  if (google == Usable::No || yandex == Usable::No) {
    indexing.defects.push_back({"L09", policy.header_and_robots, google, yandex, "robots.txt", "link.header_and_robots"});
  } else if (google == Usable::Unknown || yandex == Usable::Unknown) {
    indexing.defects.push_back({"L11", LinkOutcome::CannotTell, google, yandex, "robots.txt", ""});
  }
  if (page.own == RobotsVerdict::Disallowed) {
    indexing.defects.push_back({"L10", LinkOutcome::CannotTell, Usable::Yes, Usable::Yes, "robots.txt", ""});
  }
}

// "5; url=/there" leads away from this page.
std::optional<std::string> refresh_of(std::string_view content) {
  int seconds = 0;
  const std::string_view text = trimmed(content);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const std::string rest = lowered(text);
  const std::size_t at = rest.find("url");
  const std::size_t equals = at == std::string::npos ? at : rest.find('=', at);
  if (error != std::errc() || seconds > kRefreshSeconds || equals == std::string::npos) {
    return std::nullopt;
  }
  std::string_view address = trimmed(text.substr(equals + 1));
  if (!address.empty() && (address.front() == '"' || address.front() == '\'')) {
    address = address.substr(1, address.find(address.front(), 1) - 1);
  }
  return std::string(address);
}

void add_state(const SitePage& page, const std::optional<Url>& own, PageIndexing& indexing) {
  const auto add = [&](std::string observed) {
    indexing.defects.push_back({"L28", LinkOutcome::CannotTell, Usable::No, Usable::No, std::move(observed), ""});
  };
  if (page.answer.status >= 400) {
    add("HTTP " + std::to_string(page.answer.status));
  }
  const auto leads_away = [&](const std::string& content) {
    const auto address = refresh_of(content);
    const auto target = address && own ? parse_url(*address, *own) : std::nullopt;
    return target && is_web(*target) && page_key(*target) != page_key(*own);
  };
  for (const HeaderField& header : page.answer.headers) {
    if (header.name == "refresh" && leads_away(header.value)) {
      add("Refresh: " + header.value);
    }
  }
  for (std::uint32_t at = 0; page.dom && at < page.dom->nodes.size(); ++at) {
    const WebNode& node = page.dom->nodes[at];
    const std::string* const kind = is_element(node, "meta") ? attribute(node, "http-equiv") : nullptr;
    const std::string* const content = kind == nullptr ? nullptr : attribute(node, "content");
    if (content != nullptr && lowered(trimmed(*kind)) == "refresh" && !stands_aside(*page.dom, at) && leads_away(*content)) {
      add("meta refresh: " + *content);
    }
  }
}

// A script that sends everybody elsewhere before they read.
void add_sent_away(const SitePage& page, const std::optional<Url>& own, PageIndexing& indexing) {
  if (!page.dom || !own || page.made_by_scripts) {
    return;
  }
  const ScriptHints scripts(*page.dom);
  if (!scripts.leads_to()) {
    return;
  }
  const auto target = parse_url(*scripts.leads_to(), *own);
  if (scripts.leads_to()->empty() || (target && is_web(*target) && page_key(*target) != page_key(*own))) {
    indexing.defects.push_back(
        {"L28", LinkOutcome::CannotTell, Usable::Unknown, Usable::Unknown, "script: location " + *scripts.leads_to(), ""});
  }
}

std::string small_letters(std::string_view text) {
  std::string small = to_lower(fold_spaces(text));
  constexpr std::string_view kIo = "\xD1\x91", kIe = "\xD0\xB5";
  for (std::size_t at = small.find(kIo); at != std::string::npos; at = small.find(kIo, at)) {
    small.replace(at, kIo.size(), kIe);
  }
  return small;
}

// A page that is served, and says that it is not there.
void add_soft_404(const SitePage& page, const LinkPolicy& policy, PageIndexing& indexing) {
  bool heading = false;
  for (std::uint32_t at = 0; page.dom && at < page.dom->nodes.size(); ++at) {
    const WebNode& node = page.dom->nodes[at];
    const bool is_heading = is_element(node, "h1");
    if (!(is_element(node, "title") || (is_heading && !heading)) || stands_aside(*page.dom, at)) {
      continue;
    }
    heading = heading || is_heading;
    const std::string said = small_letters(text_of(*page.dom, at));
    for (const std::string& words : policy.missing_page_words) {
      if (said.starts_with(words) || said == "404") {
        indexing.defects.push_back({"L28", LinkOutcome::CannotTell, Usable::No, Usable::No, "soft 404: " + words, ""});
        return;
      }
    }
  }
}

// `Link: <https://a.example/b>; rel="canonical"`
std::string canonical_in_headers(const SitePage& page) {
  for (const HeaderField& header : page.answer.headers) {
    const std::size_t open = header.name == "link" ? header.value.find('<') : std::string::npos;
    const std::size_t close = open == std::string::npos ? open : header.value.find('>', open);
    if (close != std::string::npos && lowered(header.value.substr(close)).find("canonical") != std::string::npos) {
      return header.value.substr(open + 1, close - open - 1);
    }
  }
  return {};
}

void find_canonical(const SitePage& page, const std::optional<Url>& own, PageIndexing& indexing) {
  std::string written = canonical_in_headers(page);
  Url base = own.value_or(Url());
  if (page.dom) {
    if (const std::string href = base_of(*page.dom); !href.empty() && own) {
      base = parse_url(href, *own).value_or(base);
    }
    for (std::uint32_t at = 0; at < page.dom->nodes.size(); ++at) {
      const WebNode& node = page.dom->nodes[at];
      const std::string* const rel = is_element(node, "link") ? attribute(node, "rel") : nullptr;
      const std::string* const href = rel == nullptr ? nullptr : attribute(node, "href");
      if (href != nullptr && (" " + lowered(*rel) + " ").find(" canonical ") != std::string::npos && !stands_aside(*page.dom, at)) {
        written = *href;
        indexing.canonical_node = at;
        break;
      }
    }
  }
  const auto target = written.empty() ? std::nullopt : parse_url(written, base);
  if (target && is_web(*target) && (!own || page_key(*target) != page_key(*own))) {
    indexing.canonical = to_text(*target);
  }
}

}  // namespace

std::string_view name_of(Usable usable) {
  return usable == Usable::Yes ? "yes" : usable == Usable::No ? "no" : "unknown";
}

PageIndexing indexing_of(const SitePage& page, const LinkPolicy& policy) {
  PageIndexing indexing;
  const auto own = parse_url(page.final_url.empty() ? page.url : page.final_url);
  add_said(page, policy, indexing);
  add_robots(page, policy, indexing);
  add_state(page, own, indexing);
  add_soft_404(page, policy, indexing);
  add_sent_away(page, own, indexing);
  find_canonical(page, own, indexing);
  std::stable_sort(indexing.defects.begin(), indexing.defects.end(),
                   [](const PageDefect& one, const PageDefect& other) { return one.outcome > other.outcome; });
  for (const PageDefect& defect : indexing.defects) {
    indexing.google = std::max(indexing.google, defect.google);
    indexing.yandex = std::max(indexing.yandex, defect.yandex);
  }
  return indexing;
}

}  // namespace sverka
