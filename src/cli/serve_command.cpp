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
#include "cli/store_place.hpp"
#include "jobs/notice_letter.hpp"
#include "server/desk.hpp"
#include "server/fault_log.hpp"
#include "server/guard.hpp"
#include "server/http.hpp"
#include "server/self_check.hpp"
#include "store/new_papers.hpp"

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

// Whole lines, also from many threads.
void put_log_line(const std::string& line) {
  const std::string whole = line + "\n";
  std::fwrite(whole.data(), 1, whole.size(), stderr);
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
    case 503:
      return "busy";
    default:
      return "defect";
  }
}

HttpHandlers handlers_of(Desk& desk) {
  HttpHandlers handlers;
  handlers.refuse = [&desk](const HttpRequest& request) -> std::optional<HttpReply> {
    const std::optional<Refusal> refusal = refused(request);
    return refusal ? std::optional(desk.problem(refusal->status, refusal->problem, request)) : std::nullopt;
  };
  handlers.answer = [&desk](HttpRequest request) { return desk.answer(std::move(request)); };
  handlers.error = [&desk](int status, HttpRequest request) { return desk.problem(status, problem_of(status), std::move(request)); };
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
  check_terms.patience = std::chrono::seconds(setting.configuration.server.patience_seconds);
  check_terms.complain = [](const HttpRequest& request, const HttpReply& reply) {
    put_log_line(fault_line(utc_now(), {request.id, request.method, request.path, reply.status}, *reply.fault));
  };
  const Result<std::unique_ptr<SelfCheck>> self_check = SelfCheck::open(setting.places, setting.configuration, check_terms, **readers);
  if (!self_check) {
    return fail(self_check.error());
  }
  const Result<std::unique_ptr<Store>> store = open_store(setting.configuration);
  if (!store) {
    return fail(store.error());
  }
  (*store)->papers().sweep();
  if (const Result<std::size_t> removed = remove_spare_papers(**store); !removed) {
    return fail(removed.error());
  }
  DeskTerms desk_terms;
  desk_terms.version = check_terms.version;
  desk_terms.today = check_terms.today;
  desk_terms.xlsx_module = path_of_module("libsverka-xlsx.so");
  const Configuration::ServerLimits& limits = setting.configuration.server;
  desk_terms.queue.queued = limits.queued;
  desk_terms.queue.daily = limits.daily;
  desk_terms.audits = audit_terms(setting.configuration);
  desk_terms.workers = limits.workers > 0 ? static_cast<std::size_t>(std::min<std::int64_t>(limits.workers, 64)) : check_terms.running;
  const Result<MailModule> mail = open_mail_module(path_of_module("libsverka-mail.so"));
  if (!mail) {
    return fail(mail.error());
  }
  const NoticeOffice office{(*self_check)->agreements().data.messages, setting.places.checks, *mail, setting.configuration.mail};
  desk_terms.office = &office;
  Desk desk(**store, **self_check, std::move(desk_terms), put_log_line);
  const std::unique_ptr<HttpServer> server = module->make(*terms, handlers_of(desk));
  const Result<int> port = server->bind();
  if (!port) {
    return fail(port.error());
  }
  const StopOnSignal stop(*server);
  if (const Result<void> started = desk.start(); !started) {
    return fail(started.error());
  }
  std::printf("http://%s:%d/\n",
              terms->address.find(':') == std::string::npos ? terms->address.c_str() : ("[" + terms->address + "]").c_str(), *port);
  std::fflush(stdout);
  server->listen();
  desk.stop();
  return Exit::Conforms;
}

}  // namespace sverka
