#include "server/desk.hpp"

#include <utility>

#include "jobs/check_submission.hpp"
#include "report/json_text.hpp"
#include "server/account_pages.hpp"
#include "server/api_parts.hpp"
#include "server/desk_page.hpp"
#include "server/fault_log.hpp"
#include "server/pages.hpp"
#include "server/routes.hpp"

namespace sverka {
namespace {

constexpr std::size_t kIdDigits = 16;

bool is_api(const HttpRequest& request) {
  return request.path.starts_with("/api/");
}

bool is_read(const HttpRequest& request) {
  return request.method == "GET" || request.method == "HEAD";
}

// Comparing takes as long for a wrong token as for a right one.
bool same_secret(std::string_view one, std::string_view other) {
  if (one.size() != other.size() || one.empty()) {
    return false;
  }
  unsigned char difference = 0;
  for (std::size_t index = 0; index < one.size(); ++index) {
    difference = static_cast<unsigned char>(difference | (one[index] ^ other[index]));
  }
  return difference == 0;
}

// A browser says where a request comes from; one that was started by another site is not ours.
bool from_elsewhere(const HttpRequest& request) {
  const std::string_view site = header(request, "Sec-Fetch-Site");
  if (!site.empty()) {
    return site != "same-origin" && site != "none";
  }
  std::string_view origin = header(request, "Origin");
  if (origin.empty()) {
    return false;
  }
  const std::size_t scheme = origin.find("://");
  return scheme == std::string_view::npos || origin.substr(scheme + 3) != header(request, "Host");
}

// Addresses that a user with a password of another person's may use until he has set his own.
bool open_before_change(std::string_view path) {
  return path.starts_with("/account") || path == "/logout" || path.starts_with("/assets/") || path == "/healthz" || path == "/readyz";
}

// What an address may be asked with, as the header Allow says it; empty for one that is none.
std::string methods_of(std::string_view path) {
  std::string methods;
  for (const std::string_view method : {"GET", "POST"}) {
    if (find_route(method, path)) {
      methods += (methods.empty() ? "" : ", ") + std::string(method == "GET" ? "GET, HEAD" : method);
    }
  }
  return methods;
}

// The page that an action leads to says what went wrong; so it says under which number, too.
void name_request(HttpReply& reply, const std::string& id) {
  for (auto& [name, value] : reply.headers) {
    if (name == "Location" && value.find("problem=") != std::string::npos) {
      value += "&request=" + id;
    }
  }
}

}  // namespace

Desk::Desk(Store& store, SelfCheck& self_check, DeskTerms terms, std::function<void(const std::string&)> log)
    : store_(store),
      self_check_(self_check),
      terms_(std::move(terms)),
      log_(std::move(log)),
      throttle_(store),
      ledgers_(store, self_check.configuration(), self_check.checks_folder(), self_check.acts()),
      workers_(
          store, terms_.queue,
          [this](const QueuedCheck& check) {
            Result<CheckOutcome> outcome = check.act ? ledgers_.check_filed_act(check, terms_.today(), terms_.version, self_check_.pool())
                                                     : check_submission({check, terms_.today(), terms_.version}, store_,
                                                                        self_check_.agreements(), self_check_.shelf(), self_check_.pool());
            metrics_.checked(outcome && outcome->error_code.empty());
            return outcome;
          },
          [this](const Error& error) { log_(fault_line(store_.now(), {}, fault_of(error))); }),
      context_{store_, self_check_.agreements().data.messages, self_check_, terms_, throttle_, workers_, ledgers_} {}

Result<void> Desk::start() {
  return workers_.start(terms_.workers);
}

void Desk::stop() {
  workers_.stop();
}

HttpReply Desk::answer(HttpRequest request) {
  const auto began = std::chrono::steady_clock::now();
  request.id = store_.module().random_token().substr(0, kIdDigits);
  Visit visit{request, language_asked(request), {}, {}, false, true, {}, {}, {}, {}, {}};
  static_cast<void>(take_store_trouble());
  HttpReply reply;
  try {
    reply = routed(visit);
  } catch (const std::exception& problem) {
    reply = problem_reply(context_, visit, 500, "defect");
    reply.fault = ServerFault{"exception", {}, problem.what()};
  } catch (...) {
    reply = problem_reply(context_, visit, 500, "defect");
    reply.fault = ServerFault{"exception", {}, "unknown"};
  }
  tell_trouble(visit, reply);
  finish(visit, reply, began);
  return reply;
}

HttpReply Desk::problem(int status, std::string_view key, HttpRequest request) {
  request.id = store_.module().random_token().substr(0, kIdDigits);
  const Visit visit{request, language_asked(request), {}, {}, false, true, {}, {}, {}};
  HttpReply reply = problem_reply(context_, visit, status, key);
  finish(visit, reply, std::chrono::steady_clock::now());
  return reply;
}

HttpReply Desk::routed(Visit& visit) {
  if (visit.request.path == "/metrics" && is_read(visit.request)) {
    // For a collector on this machine; what comes through the proxy is from elsewhere.
    if (!header(visit.request, "X-Real-IP").empty() || (visit.request.peer != "127.0.0.1" && visit.request.peer != "::1")) {
      return problem_reply(context_, visit, 404, "no-page");
    }
    StoreWork work = store_.reading();
    HttpReply reply;
    reply.type = "text/plain; version=0.0.4; charset=utf-8";
    reply.body = metrics_.text(count_waiting(work));
    return reply;
  }
  const std::optional<RouteMatch> match = find_route(visit.request.method, visit.request.path);
  if (!match) {
    static_cast<void>(recognise(visit));
    const bool is_known = !methods_of(visit.request.path).empty();
    return is_known ? problem_reply(context_, visit, 405, "method") : problem_reply(context_, visit, 404, "no-page");
  }
  if (const Result<void> known = recognise(visit); !known) {
    // What needs nobody is answered also while the store is away.
    if (match->route->who != kEverybody) {
      return problem_reply(context_, visit, 503, "store-failed");
    }
  }
  static_cast<void>(take_store_trouble());  // the time of the visit may not have been kept
  visit.place = match->place;
  visit.numbers = match->numbers;
  visit.words = match->words;
  if ((match->submission || match->act || match->partner) && visit.user) {
    StoreWork work = store_.reading();
    visit.submission = match->submission ? find_submission(work, *match->submission) : std::nullopt;
    visit.act = match->act ? find_act(work, *match->act, context_.day()) : std::nullopt;
    visit.partner = match->partner ? find_partner(work, *match->partner) : std::nullopt;
    if (work.failed()) {
      return problem_reply(context_, visit, 503, "store-failed");
    }
  }
  if (match->resource && visit.user) {
    StoreWork work = store_.reading();
    visit.resource = find_resource(work, *match->resource);
    if (work.failed()) {
      return problem_reply(context_, visit, 503, "store-failed");
    }
  }
  return admitted(*match->route, visit);
}

HttpReply Desk::admitted(const Route& route, Visit& visit) {
  switch (admission(route, visit)) {
    case Admission::Granted:
      break;
    case Admission::SignIn:
      if (is_api(visit.request)) {
        HttpReply reply = problem_reply(context_, visit, 401, "sign-in");
        reply.headers.emplace_back("WWW-Authenticate", "Bearer");
        return reply;
      }
      return see_other("/login" + (is_read(visit.request) ? "?back=" + url_encoded(visit.request.path) : std::string()));
    case Admission::Hidden:
      return problem_reply(context_, visit, 404, "no-page");
    case Admission::Forbidden:
      return problem_reply(context_, visit, 403, "forbidden");
  }
  if (!is_guarded(visit)) {
    return problem_reply(context_, visit, 403, "forged-request");
  }
  if (visit.user && visit.user->must_change && !visit.by_token && !open_before_change(visit.request.path)) {
    return is_api(visit.request) ? problem_reply(context_, visit, 403, "password-to-change") : see_other("/account");
  }
  if (!visit.request.body.empty()) {
    // A body that says nothing is not a body that leaves everything out.
    std::optional<JsonFields> fields = json_fields(visit.request.body);
    if (!fields) {
      return problem_reply(context_, visit, 400, "bad-request");
    }
    visit.fields = std::move(*fields);
  }
  HttpReply reply = route.answer(context_, visit);
  if (reply.status >= 400 && is_done_by_now(visit)) {
    // Of two requests with one key at once the store lets one through; the other is answered what came of it, as if it had come later.
    static_cast<void>(take_store_trouble());
    reply = route.answer(context_, visit);
  }
  return reply;
}

bool Desk::is_done_by_now(const Visit& visit) {
  const std::string_view key = header(visit.request, "Idempotency-Key");
  if (key.empty() || !visit.user || !is_api(visit.request) || is_read(visit.request)) {
    return false;
  }
  StoreWork work = store_.reading();
  return find_request(work, visit.user->id, key_of(visit).key).has_value();
}

Result<void> Desk::recognise(Visit& visit) {
  const std::string_view authorization = header(visit.request, "Authorization");
  if (authorization.starts_with("Bearer ") && is_api(visit.request)) {
    const Result<std::optional<TokenHolder>> holder = find_token(store_, authorization.substr(7));
    if (!holder) {
      return fail(holder.error());
    }
    if (*holder) {
      visit.user = (*holder)->user;
      visit.by_token = true;
      visit.may_write = (*holder)->scope == "write";
    }
  } else if (const std::string_view token = cookie(visit.request, kSessionCookie); !token.empty()) {
    const Result<std::optional<UserSession>> session = find_session(store_, token);
    if (!session) {
      return fail(session.error());
    }
    if (*session) {
      visit.user = (*session)->user;
      visit.csrf = (*session)->csrf;
    }
  }
  if (visit.user && !visit.user->language.empty() && query_field(visit.request, "lang").empty() &&
      form_part(visit.request, "lang") == nullptr) {
    visit.language = visit.user->language == "en" ? Language::English : Language::Russian;
  }
  return {};
}

// A request that changes something comes from our own page, or from a program with a token that may write.
bool Desk::is_guarded(const Visit& visit) const {
  if (is_read(visit.request)) {
    return true;
  }
  if (visit.by_token) {
    return visit.may_write;
  }
  if (from_elsewhere(visit.request)) {
    return false;
  }
  // The stateless checks keep nothing and do nothing in anybody's name.
  if (!visit.user || visit.request.path == "/check" || visit.request.path.starts_with("/api/v1/checks/")) {
    return true;
  }
  const std::string_view sent = header(visit.request, "X-CSRF-Token");
  return same_secret(sent.empty() ? form_field(visit.request, "csrf") : sent, visit.csrf);
}

// A page that could not be read from the store looks like one that has little to show.
void Desk::tell_trouble(const Visit& visit, HttpReply& reply) const {
  const std::optional<Error> trouble = take_store_trouble();
  if (!trouble) {
    return;
  }
  if (is_read(visit.request) && reply.status < 400) {
    reply = problem_reply(context_, visit, 503, "store-failed");
    reply.headers.emplace_back("Retry-After", "10");
  }
  if (!reply.fault) {
    reply.fault = fault_of(*trouble);
  }
}

void Desk::finish(const Visit& visit, HttpReply& reply, std::chrono::steady_clock::time_point began) {
  const std::string& id = visit.request.id;
  reply.headers.emplace_back("X-Request-Id", id);
  if (reply.status == 405) {
    reply.headers.emplace_back("Allow", methods_of(visit.request.path));
  }
  const auto spent = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
  metrics_.answered(reply.status, spent);
  if (reply.status == 500 && !reply.fault) {
    reply.fault = ServerFault{"defect", {}, {}};
  }
  if (reply.fault && !reply.fault->is_logged) {
    log_(fault_line(store_.now(), {id, visit.request.method, visit.place, reply.status}, *reply.fault));
    name_request(reply, id);
  }
  // Neither what was sent nor what was asked in the query, where names and numbers of clients stand, nor the words of an address: one of
  // them is the key of a report.
  JsonText line;
  line.open_object().text("at", store_.now()).text("request", id).text("method", visit.request.method).text("path", visit.place);
  line.number("status", static_cast<std::size_t>(reply.status)).number("us", static_cast<std::size_t>(spent.count()));
  line.number("user", visit.user ? static_cast<std::size_t>(visit.user->id) : 0).text("from", client_address(visit.request)).close_object();
  log_(line.str());
}

}  // namespace sverka
