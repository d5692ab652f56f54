#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>
#include <utility>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "report/json_text.hpp"
#include "server/guard.hpp"
#include "server/http.hpp"
#include "server/self_check.hpp"

namespace sverka {

namespace {

// "127.0.0.1:8080", "[::1]:8080", ":8080".
Result<HttpTerms> terms_of(const std::string& listen) {
  HttpTerms terms;
  const std::size_t colon = listen.rfind(':');
  const std::string_view port = std::string_view(listen).substr(colon == std::string::npos ? 0 : colon + 1);
  const auto [end, problem] = std::from_chars(port.data(), port.data() + port.size(), terms.port);
  if (problem != std::errc{} || end != port.data() + port.size() || terms.port < 0 || terms.port > 65535) {
    return fail(ErrorCode::Usage, "--listen", "usage-value", listen);
  }
  std::string address = listen.substr(0, colon == std::string::npos ? 0 : colon);
  if (address.size() > 2 && address.front() == '[' && address.back() == ']') {
    address = address.substr(1, address.size() - 2);
  }
  terms.address = address.empty() ? terms.address : address;
  return terms;
}

// One line a request, without anything of its body.
void log_request(const HttpRequest& request, const HttpReply& reply, std::chrono::steady_clock::time_point began) {
  const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  JsonText line;
  line.open_object();
  line.text("method", request.method).text("path", request.path).number("status", static_cast<std::size_t>(reply.status));
  line.number("ms", static_cast<std::size_t>(spent.count())).close_object();
  std::fputs((line.str() + "\n").c_str(), stderr);
}

std::string_view problem_of(int status) {
  switch (status) {
    case 408:
    case 400:
      return "bad-request";
    case 404:
      return "no-page";
    case 413:
      return "too-large";
    case 415:
      return "not-a-form";
    default:
      return "defect";
  }
}

HttpHandlers handlers_of(SelfCheck& desk) {
  HttpHandlers handlers;
  handlers.refuse = [&desk](const HttpRequest& request) -> std::optional<HttpReply> {
    const std::optional<Refusal> refusal = refused(request);
    if (!refusal) {
      return std::nullopt;
    }
    HttpReply reply = desk.problem(refusal->status, refusal->problem, request);
    log_request(request, reply, std::chrono::steady_clock::now());
    return reply;
  };
  handlers.answer = [&desk](const HttpRequest& request) {
    const auto began = std::chrono::steady_clock::now();
    HttpReply reply = desk.answer(request);
    log_request(request, reply, began);
    return reply;
  };
  handlers.error = [&desk](int status, const HttpRequest& request) {
    HttpReply reply = desk.problem(status, problem_of(status), request);
    log_request(request, reply, std::chrono::steady_clock::now());
    return reply;
  };
  return handlers;
}

// Ends the server when the process is asked to end. The signals are blocked in every thread but this one.
class StopOnSignal {
 public:
  explicit StopOnSignal(HttpServer& server) {
    sigemptyset(&signals_);
    for (const int number : {SIGINT, SIGTERM, SIGUSR1}) {
      sigaddset(&signals_, number);
    }
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    waiting_ = std::thread([this, &server] {
      int number = 0;
      sigwait(&signals_, &number);
      server.stop();
    });
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  ~StopOnSignal() {
    pthread_kill(waiting_.native_handle(), SIGUSR1);
    waiting_.join();
  }

 private:
  sigset_t signals_{};
  std::thread waiting_;
};

}  // namespace

Result<Exit> run_serve_command(const ServeArguments& arguments, const CommonOptions& options) {
  Result<Setting> made = make_setting(options);
  if (!made) {
    return fail(made.error());
  }
  Setting& setting = *made;
  const Result<HttpTerms> terms = terms_of(arguments.listen);
  if (!terms) {
    return fail(terms.error());
  }
  const Result<HttpModule> module = open_http_module(path_of_module("libsverka-http.so"));
  if (!module) {
    return fail(module.error());
  }
  Result<std::unique_ptr<ReaderPool>> readers = start_all_readers(setting);
  if (!readers) {
    return fail(readers.error());
  }
  SelfCheckTerms check_terms;
  check_terms.running = std::max(1u, std::thread::hardware_concurrency());
  check_terms.version = setting.report.version;
  check_terms.today = [asked = options.today, started = setting.today] {
    const Result<Date> today = today_of(asked);
    return today ? *today : started;
  };
  Result<std::unique_ptr<SelfCheck>> desk = SelfCheck::open(setting.places, setting.configuration, std::move(check_terms), **readers);
  if (!desk) {
    return fail(desk.error());
  }
  const std::unique_ptr<HttpServer> server = module->make(*terms, handlers_of(**desk));
  const Result<int> port = server->bind();
  if (!port) {
    return fail(port.error());
  }
  const StopOnSignal stop(*server);
  std::printf("http://%s:%d/\n", terms->address.find(':') == std::string::npos ? terms->address.c_str() : ("[" + terms->address + "]").c_str(), *port);
  std::fflush(stdout);
  server->listen();
  return Exit::Conforms;
}

}  // namespace sverka
