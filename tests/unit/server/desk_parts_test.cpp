#include <gtest/gtest.h>

#include "server/desk_page.hpp"
#include "server/json_fields.hpp"
#include "server/metrics.hpp"
#include "server/routes.hpp"

namespace sverka {
namespace {

struct JsonCase {
  const char* body;
  bool good;
  JsonFields fields;
};

TEST(JsonFields, AFlatObjectIsReadAndNothingElse) {
  const JsonCase cases[] = {
      {"{}", true, {}},
      {" { \"a\" : \"b\" , \"n\":-12,\"t\":true,\"z\":null} ", true, {{"a", "b"}, {"n", "-12"}, {"t", "true"}}},
      {R"({"a": "\"\\\/\n\u0416\ud83d\ude00"})", true, {{"a", "\"\\/\n\xD0\x96\xF0\x9F\x98\x80"}}},
      {"", false, {}},
      {"[]", false, {}},
      {"{\"a\": {}}", false, {}},
      {"{\"a\": []}", false, {}},
      {"{\"a\": 1.5}", false, {}},
      {"{\"a\": -}", false, {}},
      {"{\"a\": nope}", false, {}},
      {"{\"a\": \"b\",}", false, {}},
      {"{\"a\": \"b\"} x", false, {}},
      {"{\"a\": \"b\", \"a\": \"c\"}", false, {}},
      {"{\"a\": \"b", false, {}},
      {"{\"a\": \"\\u12\"}", false, {}},
      {"{\"a\": \"\\ud800\"}", false, {}},
      {"{\"a\": \"\\ud800\\u0041\"}", false, {}},
      {"{\"a\": \"\xFF\"}", false, {}},
      {"{\"a\": \"\n\"}", false, {}},
      {"{'a': 1}", false, {}},
  };
  for (const JsonCase& one : cases) {
    const auto read = json_fields(one.body);
    ASSERT_EQ(read.has_value(), one.good) << one.body;
    if (read) {
      EXPECT_EQ(*read, one.fields) << one.body;
    }
  }
}

struct RouteCase {
  const char* method;
  const char* path;
  const char* pattern;  // null: no such address
};

TEST(Routes, NumbersAreNumbersAndWordsAreNotPaths) {
  const RouteCase cases[] = {{"GET", "/", "/"},
                             {"HEAD", "/submissions/12", "/submissions/{submission}"},
                             {"GET", "/submissions/new", "/submissions/new"},
                             {"GET", "/submissions/012", nullptr},
                             {"GET", "/submissions/-1", nullptr},
                             {"GET", "/submissions/1/", nullptr},
                             {"GET", "/submissions//1", nullptr},
                             {"GET", "/submissions/99999999999999999999", nullptr},
                             {"GET", "/submissions/1/versions/2/paper", "/submissions/{submission}/versions/{n}/paper"},
                             {"GET", "/assets/", nullptr},
                             {"GET", "/assets/a/b", nullptr},
                             {"POST", "/", nullptr},
                             {"GET", "//", nullptr},
                             {"GET", "", "/"},
                             {"GET", "/submissions/1;a", nullptr}};
  for (const RouteCase& one : cases) {
    const auto match = find_route(one.method, one.path);
    EXPECT_EQ(match ? std::string(match->route->pattern) : "none", one.pattern == nullptr ? "none" : one.pattern)
        << one.method << " " << one.path;
  }
}

TEST(Routes, ThePlaceOfTheLogHasNumbersAndNoWords) {
  EXPECT_EQ(find_route("GET", "/submissions/12/versions/3/paper")->place, "/submissions/12/versions/3/paper");
  EXPECT_EQ(find_route("GET", "/api/v1/checks/results/0123456789abcdef")->place, "/api/v1/checks/results/{word}");
  EXPECT_EQ(find_route("GET", "/")->place, "/");
}

// A row that names a submission lets nobody in who is not its owner or the desk, whatever its roles say.
TEST(Routes, AdmissionIsDeniedUnlessARowAndTheOwnerAllowIt) {
  const HttpRequest request;
  Submission submission;
  submission.id = 1;
  submission.partner = 7;
  for (const Route& route : routes()) {
    const auto names = [&](std::string_view what) { return route.pattern.find(what) != std::string_view::npos; };
    const bool owned = names("{submission}") || names("{act}") || names("{partner}");
    for (const Role role : {Role::Partner, Role::Desk, Role::Auditor, Role::Admin}) {
      for (const std::int64_t partner : {0, 7, 8}) {
        Visit visit{request, Language::Russian, User{1, "", "", role, partner, "", true, false}, "", false, true, {}, {}, {}};
        if (owned) {
          EXPECT_NE(admission(route, visit), Admission::Granted) << route.pattern << ": there is no such submission";
          visit.submission = submission;
          visit.act.emplace().due.partner = 7;
          visit.partner.emplace().id = 7;
        }
        const bool granted = admission(route, visit) == Admission::Granted;
        const bool may_own = role == Role::Desk || (role == Role::Partner && partner == 7);
        EXPECT_TRUE(!granted || !owned || may_own) << route.pattern;
      }
    }
    const Visit nobody{request, Language::Russian, {}, "", false, true, {}, {}, {}};
    EXPECT_EQ(admission(route, nobody) == Admission::Granted, route.who == kEverybody) << route.pattern;
  }
}

TEST(Metrics, BucketsAddUp) {
  Metrics metrics;
  metrics.answered(200, std::chrono::microseconds(500));
  metrics.answered(404, std::chrono::milliseconds(30));
  metrics.answered(503, std::chrono::seconds(60));
  metrics.checked(true);
  const std::string text = metrics.text(7);
  for (const char* line : {"sverka_requests_total{class=\"2xx\"} 1\n", "sverka_requests_total{class=\"4xx\"} 1\n",
                           "sverka_request_seconds_bucket{le=\"0.001\"} 1\n", "sverka_request_seconds_bucket{le=\"0.05\"} 2\n",
                           "sverka_request_seconds_bucket{le=\"+Inf\"} 3\n", "sverka_request_seconds_count 3\n",
                           "sverka_checks_total{result=\"checked\"} 1\n", "sverka_checks_waiting 7\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
}

TEST(HttpParts, CookiesAndTheClientsAddressAreReadAsTheProxySaysThem) {
  HttpRequest request;
  request.headers = {{"Cookie", "a=1; sverka_session=abc; b=sverka_session=x"}, {"X-Real-IP", "203.0.113.9"}};
  request.peer = "127.0.0.1";
  EXPECT_EQ(cookie(request, "sverka_session"), "abc");
  EXPECT_EQ(cookie(request, "session"), "");
  EXPECT_EQ(client_address(request), "203.0.113.9");
  request.peer = "198.51.100.1";
  EXPECT_EQ(client_address(request), "198.51.100.1") << "only the proxy on this machine is believed";
}

TEST(DeskPages, AnAddressIsEncodedWhole) {
  EXPECT_EQ(url_encoded("a b&\xD0\x96\"\r\n"), "a%20b%26%D0%96%22%0D%0A");
}

}  // namespace
}  // namespace sverka
