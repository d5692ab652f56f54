#include "web/frontier.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace sverka {

namespace {

constexpr std::int64_t kFirstBackOffMs = 500;
constexpr std::uint32_t kLongestShift = 6;

}  // namespace

Frontier::Frontier(const CrawlLimits& limits, const Politeness& politeness)
    : limits_(limits), politeness_(politeness), traps_(limits.traps), chance_(politeness.seed) {}

std::string Frontier::key_of(const Url& url) const {
  const RobotsAnswer* robots = robots_of(url);
  const Url bare = without_session(url);
  return robots == nullptr ? page_key(bare) : page_key(bare, ignored_parameters(robots->file, target_of(bare)));
}

bool Frontier::knows(const Url& url) const {
  return known_.count("p" + key_of(url)) != 0;
}

void Frontier::cut(const std::string& reason, const std::string& example) {
  Cut& cut = cuts_[reason];
  if (cut.count++ == 0) {
    cut.example = example;
  }
}

bool Frontier::add(Errand errand) {
  if (!is_web(errand.url)) {
    return false;
  }
  errand.url.username.clear();
  errand.url.password.clear();
  errand.url.fragment.reset();
  const std::string text = to_text(errand.url);
  if (text.size() > limits_.url_bytes) {
    cut("crawl-url-bytes", text.substr(0, 200));
    return false;
  }
  const char mark = errand.kind == ErrandKind::Page ? 'p' : errand.kind == ErrandKind::Sheet ? 's' : 'f';
  if (!known_.insert(mark + (errand.kind == ErrandKind::Page ? key_of(errand.url) : text)).second) {
    return false;
  }
  if (errand.kind == ErrandKind::Page) {
    if (errand.depth > limits_.depth) {
      cut("crawl-depth", text);
      return false;
    }
    const std::string_view trap = errand.given ? std::string_view() : traps_.judge(errand.url);
    if (!trap.empty()) {
      cut(std::string(trap), text);
      return false;
    }
  } else if (errand.kind == ErrandKind::Sheet ? sheets_++ >= limits_.sheets : feeds_++ >= limits_.feeds) {
    cut(errand.kind == ErrandKind::Sheet ? "crawl-sheets" : "crawl-feeds", text);
    return false;
  }
  if (errand.first.empty()) {
    errand.first = text;
  }
  enqueue(std::move(errand));
  return true;
}

bool Frontier::add_redirect(const Errand& errand, const Url& target) {
  Errand next = errand;
  next.redirects.push_back(to_text(errand.url));
  next.url = target;
  next.url.username.clear();
  next.url.password.clear();
  next.url.fragment.reset();
  next.attempt = 0;
  const std::string text = to_text(next.url);
  if (text.size() > limits_.url_bytes || std::find(next.redirects.begin(), next.redirects.end(), text) != next.redirects.end()) {
    return false;
  }
  if (errand.kind == ErrandKind::Page) {
    const std::string key = "p" + key_of(next.url);
    // From http to https, or to the address with a slash, is the same page.
    if (key != "p" + key_of(errand.url) && !known_.insert(key).second) {
      return false;
    }
  }
  enqueue(std::move(next));
  return true;
}

void Frontier::enqueue(Errand errand) {
  if (!stopped_.empty()) {
    cut(stopped_, to_text(errand.url));
    return;
  }
  Host& host = hosts_[errand.url.host];
  if (host.left) {
    drop(std::move(errand), "host-left");
    return;
  }
  ++queued_;
  auto& queue = errand.kind == ErrandKind::Page ? host.later : host.soon;
  if (!errand.redirects.empty() || errand.attempt > 0) {
    queue.push_front(std::move(errand));
  } else {
    queue.push_back(std::move(errand));
  }
}

void Frontier::drop(Errand errand, std::string reason) {
  dropped_.push_back({std::move(errand), std::move(reason)});
}

std::vector<Dropped> Frontier::take_dropped() {
  return std::exchange(dropped_, {});
}

// True if it may be asked for now; else it was dropped.
bool Frontier::admit(const Errand& errand) {
  if (errand.kind == ErrandKind::Robots) {
    return true;
  }
  const RobotsVerdict own = judge(*robots_.at(origin_of(errand.url)).answer, errand.url).own;
  if (own != RobotsVerdict::Allowed) {
    drop(errand, own == RobotsVerdict::Disallowed ? "robots-disallowed" : "robots-unavailable");
    return false;
  }
  if (errand.kind == ErrandKind::Page && errand.attempt == 0 && errand.redirects.empty()) {
    if (pages_asked_ >= limits_.pages) {
      cut("crawl-pages", to_text(errand.url));
      return false;
    }
    ++pages_asked_;
  }
  return true;
}

std::optional<Errand> Frontier::take_from(Host& host) {
  while (!host.soon.empty() || !host.later.empty()) {
    auto& queue = host.soon.empty() ? host.later : host.soon;
    Errand errand = std::move(queue.front());
    queue.pop_front();
    if (errand.kind != ErrandKind::Robots) {
      const std::string origin = origin_of(errand.url);
      OriginRobots& robots = robots_[origin];
      if (!robots.answer) {
        Errand ask;
        ask.kind = ErrandKind::Robots;
        ask.origin = origin;
        ask.url = errand.url;
        ask.url.path = "/robots.txt";
        ask.url.query.reset();
        ask.first = to_text(ask.url);
        robots.waiting.push_back(std::move(errand));
        if (std::exchange(robots.asked, true)) {
          continue;  // its robots.txt is on the way; it waits there, and stays counted as queued
        }
        ++queued_;
        errand = std::move(ask);
      }
    }
    --queued_;
    if (admit(errand)) {
      return errand;
    }
  }
  return std::nullopt;
}

std::optional<Errand> Frontier::next(std::int64_t now) {
  // From the host after the last one on, so that no host waits for the end of another.
  auto host = hosts_.upper_bound(last_host_);
  for (std::size_t i = 0; i < hosts_.size(); ++i, ++host) {
    if (host == hosts_.end()) {
      host = hosts_.begin();
    }
    Host& one = host->second;
    if (one.ready_at > now || one.under_way >= politeness_.side_by_side || !is_free(one, now)) {
      continue;
    }
    if (std::optional<Errand> errand = take_from(one)) {
      ++one.under_way;
      if (!one.address.empty()) {
        ++machines_[one.address].under_way;
      }
      ++under_way_;
      last_host_ = host->first;
      return errand;
    }
  }
  return std::nullopt;
}

bool Frontier::is_free(const Host& host, std::int64_t now) const {
  const auto machine = machines_.find(host.address);
  return machine == machines_.end() || (machine->second.ready_at <= now && machine->second.under_way < politeness_.side_by_side);
}

void Frontier::stands_at(const std::string& host, const std::string& address) {
  const auto found = hosts_.find(host);
  if (found == hosts_.end() || address.empty() || found->second.address == address) {
    return;
  }
  Host& one = found->second;
  if (const auto before = machines_.find(one.address); before != machines_.end()) {
    before->second.under_way -= std::min(before->second.under_way, one.under_way);
  }
  one.address = address;
  Machine& machine = machines_[address];
  machine.under_way += one.under_way;
  machine.ready_at = std::max(machine.ready_at, one.ready_at);
}

std::optional<std::int64_t> Frontier::wake_at() const {
  std::optional<std::int64_t> earliest;
  for (const auto& [name, host] : hosts_) {
    if ((host.soon.empty() && host.later.empty()) || host.under_way >= politeness_.side_by_side) {
      continue;
    }
    const auto machine = machines_.find(host.address);
    const bool is_known = machine != machines_.end();
    if (is_known && machine->second.under_way >= politeness_.side_by_side) {
      continue;
    }
    const std::int64_t ready = is_known ? std::max(host.ready_at, machine->second.ready_at) : host.ready_at;
    earliest = earliest ? std::min(*earliest, ready) : ready;
  }
  return earliest;
}

std::int64_t Frontier::back_off(std::uint32_t attempt) {
  chance_ = chance_ * 6364136223846793005u + 1442695040888963407u;
  const std::int64_t whole = kFirstBackOffMs << std::min(attempt, kLongestShift);
  return whole / 2 + static_cast<std::int64_t>((chance_ >> 33) % static_cast<std::uint64_t>(whole / 2 + 1));
}

bool Frontier::answered(const Errand& errand, Reply reply, std::int64_t now, std::int64_t duration,
                        std::optional<std::int64_t> retry_after) {
  Host& host = hosts_[errand.url.host];
  --host.under_way;
  --under_way_;
  Machine* const machine = host.address.empty() ? nullptr : &machines_[host.address];
  if (machine != nullptr) {
    machine->under_way -= std::min(machine->under_way, 1u);
  }
  if (reply == Reply::Kept) {
    return false;
  }
  const std::int64_t pause =
      politeness_.delay_ms == 0 ? 0 : std::max(politeness_.delay_ms, static_cast<std::int64_t>(politeness_.answer_times) * duration);
  host.ready_at = std::max(host.ready_at, now + std::max(pause, host.robots_delay_ms));
  if (machine != nullptr) {
    machine->ready_at = std::max(machine->ready_at, now + pause);
  }
  const bool is_dead = reply == Reply::Silent || reply == Reply::Slow;
  host.failures = is_dead ? host.failures : 0;
  if (reply == Reply::Answered || reply == Reply::Failed) {
    return false;
  }
  const std::int64_t wait = retry_after.value_or(back_off(errand.attempt));
  if (reply == Reply::Busy && wait > politeness_.longest_retry_after_ms) {
    leave(host, "host-left");
    return false;
  }
  if (!stopped_.empty() || reply == Reply::Slow || errand.attempt + 1 >= politeness_.attempts) {
    host.failures += is_dead ? 1 : 0;
    if (host.failures >= politeness_.failures && errand.kind != ErrandKind::Robots) {
      leave(host, "host-left");
    }
    return false;
  }
  host.ready_at = std::max(host.ready_at, now + wait);
  Errand again = errand;
  ++again.attempt;
  ++queued_;
  (again.kind == ErrandKind::Page ? host.later : host.soon).push_front(std::move(again));
  return true;
}

void Frontier::leave(Host& host, const std::string& reason) {
  host.left = true;
  for (auto* queue : {&host.soon, &host.later}) {
    for (Errand& errand : *queue) {
      --queued_;
      drop(std::move(errand), reason);
    }
    queue->clear();
  }
}

void Frontier::set_robots(const std::string& origin, RobotsAnswer answer) {
  OriginRobots& robots = robots_[origin];
  const std::optional<double> delay = crawl_delay_of(answer.file, kOwnTokens);
  robots.asked = true;
  robots.answer = std::move(answer);
  std::deque<Errand> waiting = std::exchange(robots.waiting, {});
  queued_ -= waiting.size();
  if (!waiting.empty() && delay) {
    Host& host = hosts_[waiting.front().url.host];
    const auto milliseconds = static_cast<std::int64_t>(std::min(*delay, 3600.0) * 1000);
    host.robots_delay_ms = std::min(milliseconds, politeness_.longest_crawl_delay_ms);
    // The pause counts from the robots.txt itself.
    host.ready_at += host.robots_delay_ms;
  }
  // In front of what came later, in the order in which they were taken out.
  for (auto errand = waiting.rbegin(); errand != waiting.rend(); ++errand) {
    Host& host = hosts_[errand->url.host];
    if (host.left) {
      drop(std::move(*errand), "host-left");
      continue;
    }
    ++queued_;
    (errand->kind == ErrandKind::Page ? host.later : host.soon).push_front(std::move(*errand));
  }
}

const RobotsAnswer* Frontier::robots_of(const Url& url) const {
  const auto found = robots_.find(origin_of(url));
  return found == robots_.end() || !found->second.answer ? nullptr : &*found->second.answer;
}

std::string_view Frontier::judge_body(std::string_view body) {
  return traps_.judge_body(std::to_string(std::hash<std::string_view>{}(body)) + ":" + std::to_string(body.size()));
}

void Frontier::stop(const std::string& reason) {
  stopped_ = reason;
  const auto clear = [this](std::deque<Errand>& queue) {
    queued_ -= queue.size();
    for (const Errand& errand : std::exchange(queue, {})) {
      cut(stopped_, to_text(errand.url));
    }
  };
  for (auto& [name, host] : hosts_) {
    clear(host.soon);
    clear(host.later);
  }
  for (auto& [origin, robots] : robots_) {
    clear(robots.waiting);
  }
}

}  // namespace sverka
