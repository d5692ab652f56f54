#include "jobs/second_look.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "jobs/polite_fetch.hpp"
#include "web/passing_links.hpp"
#include "web/url.hpp"

namespace sverka {

namespace {

constexpr std::size_t kMostHops = 5;
constexpr std::size_t kTargetsOfPage = 20;
constexpr std::string_view kTarget = "target";

struct Guise {
  std::string_view purpose, user_agent;  // an empty one is our own
  LookedAs as;
};
constexpr std::array<Guise, 3> kGuises = {
    {{"again", "", LookedAs::Again},
     {"browser", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
      LookedAs::Browser},
     {"googlebot", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", LookedAs::Googlebot}}};

class SecondLook {
 public:
  SecondLook(CrawledSite& site, const SecondLookJob& job, Fetcher& fetcher, EvidenceFolder* evidence)
      : site_(site), job_(job), evidence_(evidence), fetch_(fetcher, site.robots, job.delay_ms) {}

  void run() {
    std::size_t looked = 0, left = 0;
    std::string example;
    for (const SitePage& page : site_.pages) {
      const auto tree = site_.trees.find(page.url);
      const std::optional<WebPage> dom = tree == site_.trees.end() ? std::nullopt : site_.archive.look(tree->second);
      if (!dom || !copies_something(*dom)) {
        continue;
      }
      if (looked == job_.pages) {
        example = left++ == 0 ? page.final_url : example;
        continue;
      }
      for (const Guise& guise : kGuises) {
        if (guise.as == LookedAs::Again || (job_.agents == CompareAgents::Yes && looked < job_.pages_for_others)) {
          keep(std::string(guise.purpose), page.final_url, ask(page.final_url, guise));
        }
      }
      ++looked;
      follow_links(*dom, page.final_url);
    }
    if (left != 0) {
      site_.record.notes.push_back({"second-look-pages", left, example});
      if (evidence_ != nullptr) {
        evidence_->keep(site_.record.notes.back());
      }
    }
  }

 private:
  bool copies_something(const WebPage& dom) const {
    const std::vector<CopyMatch> found = job_.corpus->find(page_text(dom, {}), job_.links->copies);
    return std::any_of(found.begin(), found.end(), [](const CopyMatch& match) { return match.kind != CopyClass::Quotation; });
  }

  FetchedAnswer ask(const std::string& address, const Guise& guise) {
    FetchRequest request;
    request.url = address;
    request.accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5";
    request.types = {"text/", "application/xhtml"};
    request.user_agent = guise.user_agent;
    return fetch_.ask(std::move(request));
  }

  void keep(const std::string& purpose, const std::string& address, FetchedAnswer answer) {
    answer.url = address;
    if (evidence_ != nullptr) {
      evidence_->keep_look(purpose, answer);
    }
    site_.looks[{purpose, address}] = std::move(answer);
  }

  // Links of which nobody can see where they lead.
  void follow_links(const WebPage& dom, const std::string& address) {
    std::size_t followed = 0;
    for (const std::string& link : passing_links(dom, address, *job_.links)) {
      const std::pair<std::string, std::string> key{kTarget, link};
      if (followed >= kTargetsOfPage || targets_ >= job_.targets || site_.looks.count(key) != 0) {
        continue;
      }
      ++followed;
      ++targets_;
      keep(key.first, link, end_of(link));
    }
  }

  // The last answer on the way, with the address where it stands as its detail; none where a robots.txt stops us.
  FetchedAnswer end_of(const std::string& address) {
    std::optional<Url> url = parse_url(address);
    FetchedAnswer answer;
    for (std::size_t hop = 0; url && is_web(*url) && hop <= kMostHops; ++hop) {
      if (hop > 0) {
        // Where the last hop leads is known without asking it.
        answer.problem_detail = to_text(*url);
      }
      const bool passes_on = hop == 0 || is_of_host(url->host, job_.links->shorteners);
      if (!passes_on || !fetch_.allows(*url)) {
        break;
      }
      FetchRequest request;
      request.url = to_text(*url);
      request.types = {"no-body/"};
      const std::string before = std::move(answer.problem_detail);
      answer = fetch_.ask(std::move(request));
      answer.problem = answer.problem == "fetch-not-wanted" ? std::string() : answer.problem;
      answer.body.clear();
      answer.problem_detail = before;
      const std::string_view next = header_of(answer, "location");
      const bool redirects = answer.status >= 300 && answer.status < 400 && !next.empty();
      url = redirects ? parse_url(next, *url) : std::nullopt;
    }
    return answer;
  }

  CrawledSite& site_;
  const SecondLookJob& job_;
  EvidenceFolder* const evidence_;
  PoliteFetch fetch_;
  std::size_t targets_ = 0;
};

const Guise* guise_of(std::string_view purpose) {
  const auto found = std::find_if(kGuises.begin(), kGuises.end(), [&](const Guise& one) { return one.purpose == purpose; });
  return found == kGuises.end() ? nullptr : &*found;
}

}  // namespace

void look_again(CrawledSite& site, const SecondLookJob& job, Fetcher& fetcher, EvidenceFolder* evidence) {
  if (job.corpus != nullptr && job.links != nullptr) {
    SecondLook(site, job, fetcher, evidence).run();
  }
}

void take_looks(CrawledSite& site, const EvidenceFolder* evidence, PagePool& pool) {
  if (site.looks.empty() && evidence != nullptr) {
    site.looks = evidence->looks();
  }
  for (auto& [key, answer] : site.looks) {
    const auto& [purpose, address] = key;
    if (purpose == kTarget) {
      site.targets[address] = answer.problem_detail;
      continue;
    }
    const Guise* const guise = guise_of(purpose);
    if (guise == nullptr) {
      continue;
    }
    KeptLook look{guise->as, answer.status, answer.problem, {}, std::nullopt};
    const bool came = answer.problem.empty() && answer.status >= 200 && answer.status < 300 && kind_of(answer) == AnswerKind::Html;
    Result<WebPage> page = came ? pool.read_page(answer.body, charset_of(answer)) : Result<WebPage>(fail(ErrorCode::NotFound, {}, ""));
    look.headers = answer.headers;
    look.tree = page ? std::optional(site.archive.keep(std::move(*page))) : std::nullopt;
    site.other_looks[address].push_back(std::move(look));
    std::string().swap(answer.body);
  }
}

}  // namespace sverka
