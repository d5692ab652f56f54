#include "jobs/crawl_site.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <set>
#include <utility>

#include "fetch/compressed.hpp"
#include "jobs/answer_reply.hpp"
#include "jobs/page_links.hpp"
#include "jobs/reading_queue.hpp"

namespace sverka {

namespace {

using std::chrono::milliseconds;

constexpr std::size_t kHostsSideBySide = 16;
constexpr int kNotModified = 304;
constexpr std::int64_t kLongestWaitMs = 1000;
constexpr std::int64_t kReadingWaitMs = 5;  // while pages wait to be read
constexpr int kMostIdleRounds = 5;
// The texts of documents stay in memory until the audit.
constexpr std::uint64_t kDocumentBytes = std::uint64_t{256} << 20;
constexpr std::size_t kFeedBytes = std::size_t{50} << 20;
constexpr std::string_view kAcceptPage = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5";

std::int64_t now_ms() {
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::int64_t wall_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

class Crawl {
 public:
  Crawl(const CrawlJob& job, Fetcher& fetcher, const DomainRules& domains, EvidenceFolder* evidence, PagePool& pool)
      : job_(job),
        fetcher_(fetcher),
        evidence_(evidence),
        pool_(pool),
        reading_(pool),
        frontier_(job.limits, job.politeness),
        scope_(job.scope, domains),
        started_(now_ms()) {}

  CrawledSite run();

 private:
  void open();
  std::size_t take_from_evidence();
  std::size_t fetch();
  void start_what_may();
  bool answer_from_evidence(const Errand& errand);
  void collect(std::vector<Fetched> answers, std::vector<std::pair<Errand, Fetched>>& arrived);
  void take(Errand errand, FetchedAnswer answer);
  void take_read_pages();
  void take_redirect(const Errand& errand, const FetchedAnswer& answer);
  void take_robots(const Errand& errand, const FetchedAnswer& answer);
  void take_feed(const Errand& errand, const FetchedAnswer& answer);
  void add_entries(const Errand& errand, const WebFeed& feed);
  void take_sheet(const Errand& errand, const FetchedAnswer& answer);
  void take_page(const Errand& errand, FetchedAnswer answer, std::optional<Result<WebPage>> dom);
  void follow_links(const Errand& errand, const WebPage& dom);
  void record_redirect(const Errand& errand, FetchedAnswer answer, const std::string& reason);
  void record_unjudged(const Errand& errand, FetchedAnswer answer, const std::string& reason);
  SitePage record(const Errand& errand, FetchedAnswer answer, const std::string& reason, std::optional<Result<WebPage>> dom = std::nullopt);
  void record_dropped();
  void add(ErrandKind kind, const Url& url, std::uint32_t depth);
  void check_limits();
  void finish();

  const CrawlJob& job_;
  Fetcher& fetcher_;
  EvidenceFolder* const evidence_;
  PagePool& pool_;
  ReadingQueue reading_;
  Frontier frontier_;
  Scope scope_;
  CrawledSite site_;
  std::map<std::uint64_t, Errand> under_way_;
  std::vector<std::pair<Errand, FetchedAnswer>> from_evidence_;
  std::map<std::string, std::string> silent_origins_;  // why there was no robots.txt
  std::set<std::string> opened_;                       // origins whose sitemap was asked for
  std::uint64_t last_id_ = 0;
  std::uint64_t bytes_ = 0, document_bytes_ = 0;
  const std::int64_t started_;
  bool stopped_ = false;
  bool is_stuck_ = false;
  int idle_rounds_ = 0;
};

CrawledSite Crawl::run() {
  open();
  while (!is_stuck_ && (!frontier_.finished() || !reading_.empty())) {
    start_what_may();
    record_dropped();
    const std::size_t arrived = take_from_evidence() + fetch();
    // Pages are read by batches while others are fetched, and at once when nothing else is to be done.
    if (reading_.is_full() || (arrived == 0 && !reading_.empty())) {
      take_read_pages();
    }
    check_limits();
  }
  finish();
  return std::move(site_);
}

// How many there were.
std::size_t Crawl::take_from_evidence() {
  const std::size_t count = from_evidence_.size();
  for (auto& [errand, answer] : std::exchange(from_evidence_, {})) {
    frontier_.answered(errand, Reply::Kept, now_ms(), 0, std::nullopt);
    take(std::move(errand), std::move(answer));
  }
  return count;
}

// Waits for answers, and takes them. How many there were.
std::size_t Crawl::fetch() {
  std::int64_t wait = kLongestWaitMs;
  const std::optional<std::int64_t> wake = frontier_.wake_at();
  if (wake) {
    wait = std::clamp<std::int64_t>(*wake - now_ms(), 0, kLongestWaitMs);
  }
  if (!reading_.empty()) {
    wait = under_way_.empty() ? 0 : std::min(wait, kReadingWaitMs);
  }
  const bool is_idle = !wake && under_way_.empty() && from_evidence_.empty() && reading_.empty() && !frontier_.finished();
  if (is_idle && ++idle_rounds_ > kMostIdleRounds) {
    // A defect of ours: better a crawl that says that it was cut than one that never ends.
    frontier_.cut("crawl-interrupted", "");
    is_stuck_ = true;
    return 0;
  }
  if (under_way_.empty() && wait > 0 && !frontier_.finished()) {
    const timespec pause{static_cast<time_t>(wait / 1000), static_cast<long>(wait % 1000) * 1000000};
    ::nanosleep(&pause, nullptr);
  }
  std::vector<std::pair<Errand, Fetched>> arrived;
  collect(fetcher_.wait(milliseconds(wait)), arrived);
  // The servers work on the next requests while these answers are read.
  start_what_may();
  collect(fetcher_.wait(milliseconds(0)), arrived);
  for (auto& [errand, fetched] : arrived) {
    if (evidence_ != nullptr) {
      evidence_->keep(fetched.answer);
    }
    take(std::move(errand), std::move(fetched.answer));
  }
  return arrived.size();
}

void Crawl::collect(std::vector<Fetched> answers, std::vector<std::pair<Errand, Fetched>>& arrived) {
  for (Fetched& fetched : answers) {
    const auto found = under_way_.find(fetched.id);
    Errand errand = std::move(found->second);
    under_way_.erase(found);
    fetched.answer.fetched_at = wall_seconds();
    if (fetched.answer.status == kNotModified && evidence_ != nullptr) {
      if (std::optional<FetchedAnswer> same = evidence_->confirmed(fetched.answer)) {
        fetched.answer = std::move(*same);
      }
    }
    frontier_.stands_at(errand.url.host, fetched.answer.ip);
    if (!frontier_.answered(errand, reply_of(fetched.answer), now_ms(), fetched.elapsed.count(),
                            retry_after_of(fetched.answer, wall_seconds()))) {
      arrived.emplace_back(std::move(errand), std::move(fetched));
    }
  }
}

void Crawl::open() {
  site_.company_hosts = job_.scope.company_hosts;
  site_.record.day = job_.day;
  for (const Url& seed : job_.seeds) {
    site_.record.seeds.push_back(to_text(seed));
  }
  if (evidence_ != nullptr) {
    evidence_->begin(job_.day, site_.record.seeds);
  }
  for (const Url& seed : job_.seeds) {
    scope_.open(seed);
  }
  for (const Url& seed : job_.seeds) {
    Errand errand;
    errand.url = seed;
    errand.given = true;
    if (!scope_.has(seed)) {
      record_unjudged(errand, {}, "company-host");
    } else {
      frontier_.add(std::move(errand));
    }
  }
}

void Crawl::start_what_may() {
  while (under_way_.size() < kHostsSideBySide) {
    std::optional<Errand> errand = frontier_.next(now_ms());
    if (!errand) {
      return;
    }
    if (answer_from_evidence(*errand)) {
      return;
    }
    FetchRequest request;
    request.id = ++last_id_;
    request.url = to_text(errand->url);
    if (errand->kind == ErrandKind::Page) {
      request.accept = kAcceptPage;
      request.types = {"text/", "application/xhtml", "application/xml", "application/rss", "application/atom"};
      if (job_.documents != nullptr) {
        request.types.insert(request.types.end(),
                             {"application/pdf", "application/x-pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml"});
        if (names_document(request.url)) {
          request.types.emplace_back("application/octet-stream");
        }
      }
    }
    if (evidence_ != nullptr && errand->kind == ErrandKind::Page) {
      request.headers = evidence_->condition_of(request.url);
    }
    under_way_.emplace(request.id, std::move(*errand));
    fetcher_.start(std::move(request));
  }
}

// An answer that an interrupted crawl has got is not asked for again; what it did not get is.
bool Crawl::answer_from_evidence(const Errand& errand) {
  if (evidence_ == nullptr || !evidence_->has_answer(to_text(errand.url))) {
    return false;
  }
  std::optional<FetchedAnswer> answer = evidence_->answer(to_text(errand.url));
  if (!answer || (!answer->problem.empty() && answer->problem != "fetch-not-wanted") || answer->status == 429 || answer->status >= 500) {
    return false;
  }
  from_evidence_.emplace_back(errand, std::move(*answer));
  return true;
}

void Crawl::take(Errand errand, FetchedAnswer answer) {
  bytes_ += answer.body.size();
  if (errand.kind == ErrandKind::Page) {
    reading_.add(std::move(errand), std::move(answer));
    return;
  }
  if (is_followed(answer)) {
    take_redirect(errand, answer);
    return;
  }
  switch (errand.kind) {
    case ErrandKind::Robots:
      take_robots(errand, answer);
      break;
    case ErrandKind::Feed:
      take_feed(errand, answer);
      break;
    case ErrandKind::Sheet:
      take_sheet(errand, answer);
      break;
    case ErrandKind::Page:
      break;
  }
}

void Crawl::take_read_pages() {
  for (ReadAnswer& read : reading_.next()) {
    if (is_followed(read.answer)) {
      take_redirect(read.errand, read.answer);
    } else {
      take_page(read.errand, std::move(read.answer), std::move(read.dom));
    }
  }
}

// Each hop is an address like any other: scope, robots.txt and the network address are judged anew.
void Crawl::take_redirect(const Errand& errand, const FetchedAnswer& answer) {
  const std::optional<Url> target = parse_url(header_of(answer, "location"), errand.url);
  const std::size_t limit = errand.kind == ErrandKind::Robots ? job_.limits.robots_redirects : job_.limits.redirects;
  std::string reason;
  if (!target || !is_web(*target)) {
    reason = "redirect-not-web";
  } else if (errand.redirects.size() >= limit) {
    reason = "redirect-limit";
  } else if (errand.kind == ErrandKind::Page && !scope_.has(*target)) {
    reason = "redirect-out-of-scope";
  } else if (frontier_.add_redirect(errand, *target)) {
    return;
  } else {
    const std::string text = to_text(*target);
    const bool loops = text == to_text(errand.url) || std::count(errand.redirects.begin(), errand.redirects.end(), text) != 0;
    if (!loops && errand.kind == ErrandKind::Page) {
      return;  // the page it leads to is audited for itself
    }
    reason = "redirect-loop";
  }
  switch (errand.kind) {
    case ErrandKind::Robots:
      take_robots(errand, answer);
      break;
    case ErrandKind::Page:
      record_redirect(errand, answer, reason);
      break;
    case ErrandKind::Sheet:
    case ErrandKind::Feed:
      break;
  }
}

void Crawl::record_redirect(const Errand& errand, FetchedAnswer answer, const std::string& reason) {
  answer.problem_detail = header_of(answer, "location");
  record_unjudged(errand, std::move(answer), reason);
}

void Crawl::take_robots(const Errand& errand, const FetchedAnswer& answer) {
  const bool answered = answer.problem.empty();
  RobotsAnswer robots = robots_answer(answered ? answer.status : 0, answer.body);
  if (robots.state == RobotsAnswer::State::Unreachable) {
    silent_origins_[errand.origin] = answer.problem;
  }
  if (evidence_ != nullptr) {
    evidence_->keep_robots(errand.origin, answer.url);
  }
  site_.record.robots[errand.origin] = answer.url;
  site_.robots[errand.origin] = robots;
  const std::vector<std::string> sitemaps = robots.file.sitemaps;
  const bool open = robots.state != RobotsAnswer::State::Unreachable;
  frontier_.set_robots(errand.origin, std::move(robots));
  const std::optional<Url> origin = parse_url(errand.origin + "/");
  if (!open || !origin || !scope_.has(*origin) || !opened_.insert(errand.origin).second) {
    return;
  }
  for (const std::string& sitemap : sitemaps) {
    const std::optional<Url> url = parse_url(sitemap, *origin);
    if (url && scope_.has(*url)) {
      add(ErrandKind::Feed, *url, 0);
    }
  }
  if (const std::optional<Url> usual = parse_url("/sitemap.xml", *origin)) {
    add(ErrandKind::Feed, *usual, 0);
  }
}

void Crawl::add(ErrandKind kind, const Url& url, std::uint32_t depth) {
  Errand errand;
  errand.kind = kind;
  errand.url = url;
  errand.depth = depth;
  frontier_.add(std::move(errand));
}

void Crawl::take_feed(const Errand& errand, const FetchedAnswer& answer) {
  if (!answer.problem.empty() || answer.status < 200 || answer.status >= 300) {
    return;
  }
  std::optional<std::string> unpacked;
  if (looks_like_gzip(answer.body)) {
    unpacked = uncompressed(answer.body, kFeedBytes);
    if (!unpacked) {
      frontier_.cut("feed-damaged", answer.url);
      return;
    }
  }
  const Result<WebFeed> feed = pool_.read_feed(unpacked ? *unpacked : answer.body, charset_of(answer));
  if (!feed) {
    frontier_.cut("feed-damaged", answer.url);
    return;
  }
  add_entries(errand, *feed);
}

void Crawl::add_entries(const Errand& errand, const WebFeed& feed) {
  const ErrandKind kind = feed.kind == FeedKind::SitemapIndex ? ErrandKind::Feed : ErrandKind::Page;
  for (const FeedEntry& entry : feed.entries) {
    const std::optional<Url> url = parse_url(entry.address, errand.url);
    if (url && scope_.has(*url)) {
      add(kind, *url, errand.depth + 1);
    }
  }
}

void Crawl::take_sheet(const Errand& errand, const FetchedAnswer& answer) {
  StyleSheet sheet = read_site_sheet(answer, pool_);
  const std::optional<Url> base = parse_url(answer.url);
  for (const StyleImport& import : sheet.imports) {
    if (const std::optional<Url> url = base ? parse_url(import.address, *base) : std::nullopt) {
      add(ErrandKind::Sheet, *url, errand.depth + 1);
    }
  }
  if (evidence_ != nullptr) {
    evidence_->keep_sheet(errand.first, answer.url);
  }
  site_.record.sheets[errand.first] = answer.url;
  site_.sheets[errand.first] = std::move(sheet);
}

void Crawl::take_page(const Errand& errand, FetchedAnswer answer, std::optional<Result<WebPage>> dom) {
  if (!answer.problem.empty()) {
    const std::string reason = answer.problem == "fetch-not-wanted" ? "page-not-html" : answer.problem;
    record_unjudged(errand, std::move(answer), reason);
    return;
  }
  if (answer.status < 200 || answer.status >= 300) {
    record_unjudged(errand, std::move(answer), "page-status");
    return;
  }
  const AnswerKind kind = kind_of(answer);
  if (kind == AnswerKind::Feed) {
    const Result<WebFeed> feed = pool_.read_feed(answer.body, charset_of(answer));
    if (feed && feed->kind != FeedKind::Unknown) {
      add_entries(errand, *feed);
      record_unjudged(errand, std::move(answer), "page-feed");
      return;
    }
  } else if (kind == AnswerKind::Text || (kind == AnswerKind::Document && job_.documents != nullptr)) {
    document_bytes_ += answer.body.size();
    if (document_bytes_ > kDocumentBytes) {
      record_unjudged(errand, std::move(answer), "page-not-html");
    } else {
      add_page(site_, record(errand, std::move(answer), ""));
    }
    return;
  } else if (kind != AnswerKind::Html) {
    record_unjudged(errand, std::move(answer), "page-not-html");
    return;
  }
  const std::string_view trap = frontier_.judge_body(answer.body);
  if (!trap.empty()) {
    frontier_.cut(std::string(trap), answer.url);
  }
  SitePage page = record(errand, std::move(answer), "", std::move(dom));
  if (trap.empty() && page.dom) {
    follow_links(errand, *page.dom);
  }
  add_page(site_, std::move(page));
  if (job_.progress) {
    job_.progress(site_.pages.size(), frontier_.queued());
  }
}

void Crawl::follow_links(const Errand& errand, const WebPage& dom) {
  PageLinks links = links_of(dom, errand.url);
  if (links.refresh) {
    links.pages.push_back(*links.refresh);
  }
  for (const Url& url : links.pages) {
    if (scope_.has(url)) {
      add(ErrandKind::Page, url, errand.depth + 1);
    }
  }
  for (const Url& url : links.feeds) {
    if (scope_.has(url)) {
      add(ErrandKind::Feed, url, errand.depth);
    }
  }
  for (const Url& url : links.sheets) {
    add(ErrandKind::Sheet, url, 0);
  }
}

void Crawl::record_unjudged(const Errand& errand, FetchedAnswer answer, const std::string& reason) {
  add_page(site_, record(errand, std::move(answer), reason));
}

SitePage Crawl::record(const Errand& errand, FetchedAnswer answer, const std::string& reason, std::optional<Result<WebPage>> dom) {
  CrawledPage page;
  page.final_url = to_text(errand.url);
  page.url = errand.first.empty() ? page.final_url : errand.first;
  page.redirects = errand.redirects;
  page.depth = errand.depth;
  page.not_judged = reason;
  page.detail = answer.problem_detail;
  if (evidence_ != nullptr) {
    evidence_->keep(page);
  }
  site_.record.pages.push_back(page);
  return read_site_page(page, std::move(answer), {job_.documents, &pool_}, std::move(dom));
}

void Crawl::record_dropped() {
  for (Dropped& dropped : frontier_.take_dropped()) {
    if (dropped.errand.kind == ErrandKind::Robots) {
      // Nobody will ask for it any more: what waits for it must not wait for ever.
      frontier_.set_robots(dropped.errand.origin, robots_answer(0, {}));
    }
    if (dropped.errand.kind != ErrandKind::Page) {
      continue;
    }
    const auto silent = silent_origins_.find(origin_of(dropped.errand.url));
    const bool unreachable = dropped.reason == "robots-unavailable" && silent != silent_origins_.end() && !silent->second.empty();
    record_unjudged(dropped.errand, {}, unreachable ? silent->second : dropped.reason);
  }
}

void Crawl::check_limits() {
  if (stopped_) {
    return;
  }
  const bool late = now_ms() - started_ > job_.limits.seconds * 1000;
  if (late || bytes_ > job_.limits.bytes) {
    stopped_ = true;
    frontier_.stop(late ? "crawl-time" : "crawl-bytes");
  }
}

void Crawl::finish() {
  record_dropped();
  for (const auto& [code, cut] : frontier_.cuts()) {
    site_.record.notes.push_back({code, cut.count, cut.example});
    if (evidence_ != nullptr) {
      evidence_->keep(site_.record.notes.back());
    }
  }
  site_.record.ended = true;
  if (evidence_ != nullptr) {
    evidence_->end();
  }
  put_in_order(site_);
}

}  // namespace

CrawledSite crawl_site(const CrawlJob& job, Fetcher& fetcher, const DomainRules& domains, EvidenceFolder* evidence, PagePool& pool) {
  return Crawl(job, fetcher, domains, evidence, pool).run();
}

}  // namespace sverka
