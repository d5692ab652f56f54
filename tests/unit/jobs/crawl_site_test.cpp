// Whole crawls against a server of the test's own on the loopback.
#include "jobs/crawl_site.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "fetch/compressed.hpp"
#include "jobs/audit_site.hpp"
#include "report/write.hpp"
#include "support/site_server.hpp"
#include "unit/jobs/crawled.hpp"

namespace sverka {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using test::Crawled;
using test::Lines;
using test::pool;
using test::SiteConnection;
using test::SiteRequest;
using test::SiteServer;

// A gzip file of one stored block.
std::string gzip(const std::string& bytes) {
  std::uint32_t check = ~0u;
  for (const char byte : bytes) {
    check ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) {
      check = (check >> 1) ^ (0xEDB88320u & (0u - (check & 1)));
    }
  }
  const auto number = [](std::uint32_t value, int octets) {
    std::string text;
    for (int i = 0; i < octets; ++i) {
      text += static_cast<char>(value >> (8 * i) & 255);
    }
    return text;
  };
  const auto size = static_cast<std::uint32_t>(bytes.size());
  return std::string("\x1f\x8b\x08\0\0\0\0\0\0\x03\x01", 11) + number(size, 2) + number(~size & 0xFFFF, 2) + bytes + number(~check, 4) +
         number(size, 4);
}

TEST_F(Crawled, FollowsLinksSitemapsAndFeedsWithinTheResource) {
  SiteServer server;
  server.route("/robots.txt", [&](const SiteRequest&, SiteConnection& to) {
    to.answer(200, "User-agent: *\nDisallow: /closed\nSitemap: /maps/index.xml\n", "Content-Type: text/plain\r\n");
  });
  server.route("/maps/index.xml", [&](const SiteRequest&, SiteConnection& to) {
    to.answer(200, "<sitemapindex><sitemap><loc>" + server.url("/maps/one.xml.gz") + "</loc></sitemap></sitemapindex>",
              "Content-Type: application/xml\r\n");
  });
  server.route("/maps/one.xml.gz", [&](const SiteRequest&, SiteConnection& to) {
    to.answer(
        200, gzip("<urlset><url><loc>" + server.url("/from-map") + "</loc></url><url><loc>http://elsewhere.example/x</loc></url></urlset>"),
        "Content-Type: application/octet-stream\r\n");
  });
  server.route("/feed", [&](const SiteRequest&, SiteConnection& to) {
    to.answer(200, "<rss><channel><item><link>" + server.url("/from-feed") + "</link></item></channel></rss>",
              "Content-Type: application/rss+xml\r\n");
  });
  server.page("/",
              "<link rel=alternate type=application/rss+xml href=/feed><a href='b/c.html'>1</a><a href='/b/../closed'>2</a>"
              "<a href='//other.example/'>3</a><a href='mailto:x@y'>4</a><a href=' /sp\nace '>5</a><a rel=nofollow href='?q=1#f'>6</a>"
              "<area href=/area><iframe src=/frame></iframe><a href=/pic.jpg>7</a>");
  server.page("/b/c.html", "<base href='/other/'><a href=d>1</a>");
  for (const char* path : {"/other/d", "/from-feed", "/from-map", "/space", "/area", "/frame"}) {
    server.page(path, "<p>page</p>");
  }
  const CrawledSite site = crawl({server.url()});
  EXPECT_EQ(pages_of(site, server), (Lines{"/", "/?q=1", "/area", "/b/c.html", "/closed robots-disallowed", "/frame", "/from-feed",
                                           "/from-map", "/other/d", "/space"}));
  EXPECT_EQ(server.asked_for("/closed"), 0u);
  EXPECT_EQ(server.asked_for("/robots.txt"), 1u);
  EXPECT_EQ(server.most_connections(), 1u) << "one connection to a host";
  for (const SiteRequest& request : server.requests()) {
    EXPECT_EQ(request.headers.at("user-agent"), "Mozilla/5.0 (compatible; SverkaBot/0.1)");
  }
}

TEST_F(Crawled, FaultsOfOnePageDoNotStopTheOthers) {
  // Only the page that drips runs into this; on a busy machine the others need time for what is wrong with them to be seen.
  policy_.response = milliseconds(4000);
  const std::string bomb = compressed(std::string(64u << 20, ' '));
  SiteServer server;
  const auto sized = [](const std::string& length, const std::string& more) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + more + "Content-Length: " + length + "\r\n\r\n";
  };
  std::string links;
  const auto add = [&](const std::string& path, SiteServer::Route route) {
    links += "<a href='" + path + "'>x</a>";
    server.route(path, std::move(route));
  };
  add("/reset", [&](const SiteRequest&, SiteConnection& to) {
    to.write(sized("1000", "") + "<p>half");
    to.reset();
  });
  add("/drip", [&](const SiteRequest&, SiteConnection& to) {
    to.write(sized("1000", ""));
    while (to.write("x") && server.sleep(milliseconds(200))) {
    }
    to.close_after();
  });
  add("/huge", [&](const SiteRequest&, SiteConnection& to) {
    to.write(sized("10737418240", ""));
    to.close_after();
  });
  add("/endless", [&](const SiteRequest&, SiteConnection& to) {
    to.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
    const std::string piece(1u << 20, 'x');
    while (to.write(piece)) {
    }
    to.close_after();
  });
  add("/bomb", [&](const SiteRequest&, SiteConnection& to) {
    to.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate\r\nContent-Length: " + std::to_string(bomb.size()) +
             "\r\n\r\n" + bomb);
  });
  add("/broken-gzip", [&](const SiteRequest&, SiteConnection& to) {
    to.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello");
  });
  add("/headers", [&](const SiteRequest&, SiteConnection& to) {
    to.write("HTTP/1.1 200 OK\r\n");
    for (int i = 0; i < 2000 && to.write("X-" + std::to_string(i) + ": y\r\n"); ++i) {
    }
    to.close_after();
  });
  add("/no-http", [&](const SiteRequest&, SiteConnection& to) {
    to.write("what?");
    to.close_after();
  });
  add("/loop", [&](const SiteRequest&, SiteConnection& to) { to.redirect("/loop2"); });
  server.route("/loop2", [&](const SiteRequest&, SiteConnection& to) { to.redirect("/loop"); });
  add("/self", [&](const SiteRequest&, SiteConnection& to) { to.redirect("/self"); });
  add("/away", [&](const SiteRequest&, SiteConnection& to) { to.redirect("http://elsewhere.example/"); });
  add("/script", [&](const SiteRequest&, SiteConnection& to) { to.redirect("javascript:alert(1)"); });
  add("/file", [&](const SiteRequest&, SiteConnection& to) { to.redirect("file:///etc/passwd"); });
  for (int i = 0; i < 20; ++i) {
    const std::string next = "/chain" + std::to_string(i + 1);
    server.route("/chain" + std::to_string(i), [next](const SiteRequest&, SiteConnection& to) { to.redirect(next, 301); });
  }
  links += "<a href=/chain0>x</a>";
  add("/gone", [&](const SiteRequest&, SiteConnection& to) { to.answer(404, "gone"); });
  add("/fault", [&](const SiteRequest&, SiteConnection& to) { to.answer(500, "fault"); });
  add("/pdf", [&](const SiteRequest&, SiteConnection& to) { to.answer(200, "%PDF", "Content-Type: application/pdf\r\n"); });
  server.page("/last", "<p>fine</p>");
  server.page("/", links + "<a href=/last>x</a>");
  // Beside them: a server without TLS where TLS is asked for, one whose robots.txt fails, and a name that leads elsewhere from one
  // question to the next: at first here, then to what nobody may connect to.
  SiteServer unready, inner;
  unready.route("/robots.txt", [](const SiteRequest&, SiteConnection& to) { to.answer(500, "fault"); });
  inner.page("/secret", "<p>secret</p>");
  const std::string port = std::to_string(server.port()), changing = "http://changing.example:" + port + "/";
  int questions = 0;
  policy_.allow_port.push_back(inner.port());
  policy_.resolve = [&](const std::string& host, unsigned) -> std::string {
    return host != "changing.example" ? "" : ++questions <= 1 ? "127.0.0.1" : "127.0.0.2";
  };
  server.route("/robots.txt", [&](const SiteRequest& request, SiteConnection& to) {
    to.answer(404, "");
    if (request.headers.at("host").starts_with("changing")) {
      to.close_after();
    }
  });
  const CrawledSite site =
      crawl({server.url(), "https://127.0.0.1:" + std::to_string(unready.port()) + "/", unready.url("/page"), changing});
  EXPECT_EQ(inner.targets().size(), 0u);
  std::map<std::string, std::string> beside;
  for (const SitePage& page : site.pages) {
    if (!page.url.starts_with(server.url())) {
      beside[page.url] = page.not_judged;
    }
  }
  EXPECT_EQ(beside, (std::map<std::string, std::string>{{"https://127.0.0.1:" + std::to_string(unready.port()) + "/", "fetch-tls"},
                                                        {unready.url("/page"), "robots-unavailable"},
                                                        {changing, "fetch-address-refused"}}));
  // Each is named in the report, and the others are judged.
  Result<std::unique_ptr<Workshop>> workshop = load_workshop(SVERKA_SOURCE_DIR "/checks", site_scopes());
  ASSERT_TRUE(workshop);
  CrawledSite own;
  own.record = site.record;
  own.pages = site.pages;
  const Report report = audit_site({std::move(own), *parse_iso_date("2026-11-23"), nullptr, {}}, **workshop);
  std::set<std::string> named;
  for (const Finding& finding : report.findings) {
    if (finding.rule == "page-unread") {
      named.insert(finding.about.front().second);
    }
  }
  for (const char* reason :
       {"fetch-broken", "fetch-timeout", "fetch-too-large", "fetch-ratio", "fetch-encoding", "fetch-headers", "redirect-loop",
        "redirect-limit", "page-status", "fetch-tls", "robots-unavailable", "fetch-address-refused"}) {
    EXPECT_EQ(named.count(reason), 1u) << reason;
  }
  std::set<std::string> lines = pages_of(site, server);
  std::erase_if(lines, [](const std::string& line) { return line.find("://") != std::string::npos; });
  EXPECT_EQ(lines,
            (Lines{"/", "/last", "/reset fetch-broken", "/drip fetch-timeout", "/huge fetch-too-large", "/endless fetch-too-large",
                   "/bomb fetch-ratio", "/broken-gzip fetch-encoding", "/headers fetch-headers", "/no-http fetch-broken",
                   "/loop redirect-loop", "/self redirect-loop", "/away redirect-out-of-scope", "/script redirect-not-web",
                   "/file redirect-not-web", "/chain0 redirect-limit", "/gone page-status", "/fault page-status", "/pdf page-not-html"}));
}

TEST_F(Crawled, NothingIsAskedOfPrivateAddresses) {
  SiteServer inner;  // what must not be reached: no range of it is allowed under these names and addresses
  SiteServer server;
  const std::string port = std::to_string(inner.port());
  policy_.allow_port.push_back(inner.port());
  // 127.0.0.2 is the same machine; only 127.0.0.1 is allowed.
  const SiteServer::Route route = [&](const SiteRequest& request, SiteConnection& to) {
    to.redirect("http://127.0.0.2:" + port + "/" + request.target.substr(1));
  };
  server.route("/a", route);
  server.page("/", "<a href=/a>x</a>");
  // The redirect is within the resource only if that host is: both are given.
  const CrawledSite site = crawl({server.url(), "http://127.0.0.2:" + port + "/", "http://[::1]:" + port + "/",
                                  "http://localhost.localdomain.invalid:" + port + "/", "http://169.254.169.254/latest/meta-data/",
                                  "http://0x7f.2:" + port + "/x", "http://[::ffff:127.0.0.1]:" + port + "/"});
  EXPECT_EQ(inner.targets().size(), 0u);
  std::map<std::string, std::string> reasons;
  for (const SitePage& page : site.pages) {
    reasons[page.url] = page.not_judged;
  }
  EXPECT_EQ(reasons.at("http://127.0.0.2:" + port + "/"), "fetch-address-refused");
  EXPECT_EQ(reasons.at("http://[::1]:" + port + "/"), "fetch-address-refused");
  EXPECT_EQ(reasons.at("http://169.254.169.254/latest/meta-data/"), "fetch-address-refused");
  EXPECT_EQ(reasons.at("http://127.0.0.2:" + port + "/x"), "fetch-address-refused");
  EXPECT_EQ(reasons.at("http://[::ffff:7f00:1]:" + port + "/"), "fetch-address-refused");
  EXPECT_EQ(reasons.at(server.url()), "");
}

TEST_F(Crawled, PortsThatAreNotAllowedAreNotAsked) {
  SiteServer server, other;
  policy_.allow_port.clear();
  server.page("/", "<p>x</p>");
  job_.seeds = {*parse_url(server.url())};
  const std::unique_ptr<Fetcher> fetcher = make_curl_fetcher(policy_);
  const CrawledSite site = crawl_site(job_, *fetcher, {}, nullptr, *pool);
  EXPECT_EQ(server.targets().size(), 0u);
  ASSERT_TRUE(nothing_answered(site));
  EXPECT_EQ(nothing_answered(site)->reason, "fetch-address-refused");
  EXPECT_EQ(nothing_answered(site)->code, ErrorCode::Network);
}

TEST_F(Crawled, InvalidTlsIsAReason) {
  SiteServer plain, server;
  server.page("/", "<p>x</p>");
  const std::string secure = "https://127.0.0.1:" + std::to_string(plain.port()) + "/";
  const CrawledSite site = crawl({server.url(), secure});
  std::map<std::string, std::string> reasons;
  for (const SitePage& page : site.pages) {
    reasons[page.url] = page.not_judged;
  }
  EXPECT_EQ(reasons, (std::map<std::string, std::string>{{server.url(), ""}, {secure, "fetch-tls"}}));
}

TEST_F(Crawled, RobotsDecideWhatIsAskedFor) {
  struct Case {
    int status;
    std::string body;
    Lines pages;
  };
  const Case cases[] = {{500, "", {"/ robots-unavailable"}},
                        {404, "", {"/", "/a"}},
                        {200, "User-agent: SverkaBot\nDisallow: /a\nUser-agent: *\nDisallow: /\n", {"/", "/a robots-disallowed"}},
                        {200, "<html>Disallow: /</html>", {"/", "/a"}}};
  for (const Case& one : cases) {
    SiteServer server;
    server.route("/robots.txt", [&](const SiteRequest&, SiteConnection& to) { to.answer(one.status, one.body); });
    server.page("/", "<a href=/a>x</a>");
    server.page("/a", "<p>x</p>");
    EXPECT_EQ(pages_of(crawl({server.url()}), server), one.pages) << one.status << one.body;
  }
}

TEST_F(Crawled, RobotsRedirectsAreFollowedFiveTimes) {
  for (const int hops : {5, 6}) {
    SiteServer server;
    server.route("/robots.txt", [](const SiteRequest&, SiteConnection& to) { to.redirect("/r1"); });
    for (int i = 1; i < hops; ++i) {
      const std::string next = "/r" + std::to_string(i + 1);
      server.route("/r" + std::to_string(i), [next](const SiteRequest&, SiteConnection& to) { to.redirect(next); });
    }
    server.route("/r" + std::to_string(hops),
                 [](const SiteRequest&, SiteConnection& to) { to.answer(200, "user-agent: *\ndisallow: /\n"); });
    server.page("/", "<p>x</p>");
    EXPECT_EQ(pages_of(crawl({server.url()}), server), hops == 5 ? Lines{"/ robots-disallowed"} : Lines{"/"}) << hops;
  }
}

TEST_F(Crawled, RobotsThatRecoverAreAskedAgain) {
  SiteServer server;
  std::atomic<int> asked{0};
  server.route("/robots.txt", [&](const SiteRequest&, SiteConnection& to) {
    if (++asked < 3) {
      to.answer(503, "", "Retry-After: 0\r\n");
    } else {
      to.answer(404, "");
    }
  });
  server.page("/", "<p>x</p>");
  EXPECT_EQ(pages_of(crawl({server.url()}), server), Lines{"/"});
}

TEST_F(Crawled, BusyServersAreWaitedFor) {
  SiteServer server;
  std::atomic<int> asked{0};
  server.route("/busy", [&](const SiteRequest&, SiteConnection& to) {
    if (++asked == 1) {
      to.answer(429, "", "Retry-After: 1\r\n");
    } else {
      to.answer(200, "<p>x</p>");
    }
  });
  server.page("/", "<a href=/busy>x</a>");
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(pages_of(crawl({server.url()}), server), (Lines{"/", "/busy"}));
  EXPECT_GE(std::chrono::steady_clock::now() - began, milliseconds(950));
  EXPECT_EQ(asked, 2);
}

TEST_F(Crawled, TrapsEnd) {
  SiteServer server;
  server.fallback([](const SiteRequest& request, SiteConnection& to) {
    if (request.target == "/robots.txt" || request.target == "/sitemap.xml") {
      to.answer(404, "");
      return;
    }
    static std::atomic<int> counter{0};
    const std::string n = std::to_string(++counter);
    to.answer(200, "<p>" + n + "</p><a href='deeper/'>1</a><a href='?page=" + n + "'>2</a><a href='/cal/" +
                       std::to_string(2000 + counter % 150) + "/05/'>3</a><a href='/?PHPSESSID=" + n + "'>4</a><a href='/list?page=" + n +
                       "'>5</a>");
  });
  job_.limits.pages = 2000;
  const CrawledSite site = crawl({server.url()});
  EXPECT_LT(site.pages.size(), 1500u);
  EXPECT_GT(note(site, "trap-segments"), 0u);
  EXPECT_GT(note(site, "trap-calendar"), 0u);
  EXPECT_GT(note(site, "trap-queries"), 0u);
  for (const SitePage& page : site.pages) {
    EXPECT_EQ(page.url.find("PHPSESSID"), std::string::npos) << page.url;
  }
}

TEST_F(Crawled, EqualBodiesAreNotFollowedForEver) {
  SiteServer server;
  server.fallback([](const SiteRequest& request, SiteConnection& to) {
    if (request.target == "/robots.txt" || request.target == "/sitemap.xml") {
      to.answer(404, "");
    } else {
      to.answer(200, "<a href='x" + std::string("y/'>1</a><a href='z/'>2</a>"));
    }
  });
  job_.limits.pages = 500;
  const CrawledSite site = crawl({server.url()});
  EXPECT_LT(site.pages.size(), 100u);
  EXPECT_GT(note(site, "trap-equal-bodies"), 0u);
}

TEST_F(Crawled, LimitsAreNoted) {
  SiteServer server;
  std::string links;
  for (int i = 0; i < 30; ++i) {
    links += "<a href=/" + std::to_string(i) + ">x</a>";
    server.page("/" + std::to_string(i), "<p>" + std::to_string(i) + "</p>");
  }
  server.page("/", links);
  job_.limits.pages = 10;
  const CrawledSite site = crawl({server.url()});
  EXPECT_EQ(site.pages.size(), 10u);
  EXPECT_EQ(note(site, "crawl-pages"), 21u);
}

TEST_F(Crawled, ARedirectedPageIsAuditedOnce) {
  SiteServer server;
  server.page("/", "<a href=/old>x</a><a href=/new>x</a><a href=/slash>x</a>");
  server.route("/old", [](const SiteRequest&, SiteConnection& to) { to.redirect("/new", 301); });
  server.route("/slash", [](const SiteRequest&, SiteConnection& to) { to.redirect("/slash/", 301); });
  server.page("/new", "<p>x</p>");
  server.page("/slash/", "<p>y</p>");
  const CrawledSite site = crawl({server.url()});
  EXPECT_EQ(server.asked_for("/new"), 1u);
  EXPECT_EQ(pages_of(site, server), (Lines{"/", "/new", "/slash"}));
}

TEST_F(Crawled, MetaRefreshLeadsOn) {
  SiteServer server;
  server.page("/", "<meta http-equiv=refresh content='0; url=/next'><p>wait</p>");
  server.page("/next", "<p>x</p>");
  EXPECT_EQ(pages_of(crawl({server.url()}), server), (Lines{"/", "/next"}));
}

}  // namespace
}  // namespace sverka
