// Checks of a ten-page agreement a second, over HTTP beside the same in one process, and how long the desk's pages take meanwhile: of the
// bare server, and behind the nginx site that is shipped with 200 idle connections. bench_desk DOCX: the server runs on loopback with a
// store of its own.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "http/nginx_before.hpp"
#include "http/server_process.hpp"
#include "server/self_check.hpp"

namespace sverka {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kRound = std::chrono::seconds(5);
constexpr std::size_t kThreads = 2;
constexpr std::size_t kIdle = 200;

// How often `work` is done in the time, by so many threads.
template <class Work>
double per_second(std::size_t threads, const Work& work) {
  std::atomic<bool> ended{false};
  std::atomic<std::size_t> done{0};
  std::vector<std::thread> all;
  const auto began = Clock::now();
  for (std::size_t index = 0; index < threads; ++index) {
    all.emplace_back([&, index] {
      while (!ended) {
        if (work(index)) {
          ++done;
        }
      }
    });
  }
  std::this_thread::sleep_for(kRound);
  ended = true;
  for (std::thread& thread : all) {
    thread.join();
  }
  return static_cast<double>(done) / std::chrono::duration<double>(Clock::now() - began).count();
}

double in_process(const std::string& paper, ReaderPool& pool) {
  const Places places{std::string(SVERKA_SOURCE_DIR) + "/checks", std::string(SVERKA_SOURCE_DIR) + "/templates"};
  SelfCheckTerms terms{kThreads, 64, "bench", [] { return Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(22)); }};
  const auto desk = SelfCheck::open(places, Configuration(), terms, pool);
  if (!desk) {
    return 0;
  }
  HttpRequest request;
  request.method = "POST";
  request.path = request.target = "/api/v1/checks/agreement";
  request.form = {{"file", "a.docx", paper}, {"template", "", "license-agreement"}};
  return per_second(kThreads, [&](std::size_t) { return (*desk)->answer(request).status == 200; });
}

struct Latency {
  double median = 0, p99 = 0;
  std::size_t count = 0;
};

Latency of_times(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times.empty() ? Latency() : Latency{times[times.size() / 2], times[times.size() * 99 / 100], times.size()};
}

void tell(const char* what, const Latency& pages) {
  std::printf("%s: median %.1f ms, p99 %.1f ms (%zu asked)\n", what, pages.median, pages.p99, pages.count);
}

struct Load {
  double checks = 0;  // a second
  Latency pages;
};

// Four clients check the paper as fast as they are answered, and somebody reads pages meanwhile.
Load under_load(int port, const FormBrowser& desk, const std::string& paper) {
  std::vector<httplib::Client> clients;
  for (std::size_t index = 0; index < 4; ++index) {
    clients.emplace_back("127.0.0.1", port);
    clients.back().set_keep_alive(true);
    clients.back().set_read_timeout(30);
    // As browsers and curl do. Else the end of each request waits for the server's acknowledgement of its beginning: 40 ms of doing nothing.
    clients.back().set_tcp_nodelay(true);
  }
  const httplib::MultipartFormDataItems form = {{"file", paper, "a.docx", ""}, {"template", "license-agreement", "", ""}};
  std::atomic<bool> ended{false};
  std::vector<double> times;
  std::thread reader([&] {
    httplib::Client client("127.0.0.1", port);
    client.set_keep_alive(true);
    for (int number = 0; !ended; ++number) {
      const auto began = Clock::now();
      const auto page = client.Get(number % 2 == 0 ? "/submissions" : "/", {{"Cookie", desk.cookie()}});
      if (page && page->status == 200) {
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  const double checks = per_second(clients.size(), [&](std::size_t index) {
    const auto answer = clients[index].Post("/api/v1/checks/agreement", form);
    return answer && answer->status == 200;
  });
  ended = true;
  reader.join();
  return {checks, of_times(std::move(times))};
}

int measure(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string paper{std::istreambuf_iterator<char>(file), {}};
  double alone = 0;
  {
    const auto pool = ReaderPool::start({}, {});
    alone = pool && !paper.empty() ? in_process(paper, **pool) : 0;
  }
  ServerProcess server;
  server.run({"partner", "add", "Alpha"});
  const std::string password = server.last_word({"user", "add", "desk", "--role", "desk"});
  if (!server.start()) {
    return 1;
  }
  FormBrowser desk(server);
  if (!desk.enter("desk", password)) {
    return 1;
  }
  const Load bare = under_load(server.port(), desk, paper);
  std::printf("checks of %zu KB a second: in one process %.1f, over HTTP %.1f, ratio %.2f\n", paper.size() / 1024, alone, bare.checks,
              alone > 0 ? bare.checks / alone : 0.0);
  tell("pages of the desk under that load", bare.pages);
  NginxBefore nginx(server);
  if (!nginx.start()) {
    std::puts("nginx does not start: nothing is measured behind it");
    return server.stop();
  }
  std::vector<httplib::Client> idle;
  std::size_t answered = 0;
  for (std::size_t index = 0; index < kIdle; ++index) {
    idle.emplace_back("127.0.0.1", nginx.port());
    idle.back().set_keep_alive(true);
    const auto answer = idle.back().Get("/healthz");
    answered += answer && answer->status == 200 ? 1u : 0u;
  }
  const Load proxied = under_load(nginx.port(), desk, paper);
  std::printf("behind nginx with %zu idle connections: %.1f checks a second, ratio %.2f\n", answered, proxied.checks,
              alone > 0 ? proxied.checks / alone : 0.0);
  tell("pages of the desk there under that load", proxied.pages);
  return server.stop();
}

}  // namespace
}  // namespace sverka

int main(int count, char** values) {
  return count == 2 ? sverka::measure(values[1]) : 2;
}
