#include "fetch/browser/chromium.hpp"

#include <algorithm>
#include <utility>

#include "fetch/browser/browser_process.hpp"
#include "fetch/browser/proxy.hpp"

namespace sverka {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kTurn{20};

std::vector<std::string> arguments_of(const BrowserTerms& terms, unsigned port, const std::string& url) {
  return {"--headless",
          "--disable-gpu",
          "--no-first-run",
          "--no-default-browser-check",
          "--disable-extensions",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-domain-reliability",
          "--disable-sync",
          "--disable-quic",
          "--disable-breakpad",
          "--disable-dev-shm-usage",
          "--disable-features=OptimizationHints,MediaRouter,Translate,DialMediaRouteProvider",
          "--dns-prefetch-disable",
          "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
          "--ignore-certificate-errors",  // the proxy's own; the fetcher verifies the servers'
          "--proxy-server=http://127.0.0.1:" + std::to_string(port),
          "--proxy-bypass-list=<-loopback>",
          "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
          "--user-agent=" + terms.user_agent,
          "--virtual-time-budget=" + std::to_string(terms.script_time.count()),
          "--dump-dom",
          url};
}

class Chromium : public Browser {
 public:
  Chromium(BrowserTerms terms, std::unique_ptr<LoopbackProxy> proxy) : terms_(std::move(terms)), proxy_(std::move(proxy)) {}

  RenderedMarkup render(const std::string& url, const std::function<FetchedAnswer(const BrowserRequest&)>& answer) override {
    proxy_->give_up();
    const steady_clock::time_point end = steady_clock::now() + terms_.time;
    BrowserProcess process(terms_.program, arguments_of(terms_, proxy_->port(), url));
    RenderedMarkup rendered;
    std::size_t requests = 0;
    bool runs = process.is_running();
    while (runs) {
      if (steady_clock::now() > end) {
        return {{}, "render-timeout"};
      }
      if (const std::shared_ptr<LoopbackProxy::Waiting> waiting = proxy_->next(kTurn)) {
        proxy_->answer(waiting, ++requests > terms_.requests ? FetchedAnswer{} : answer(waiting->request));
      }
      runs = process.read(rendered.markup);
      if (rendered.markup.size() > terms_.markup_bytes) {
        return {{}, "render-too-large"};
      }
    }
    rendered.problem = rendered.markup.empty() ? "render-failed" : "";
    return rendered;
  }

 private:
  const BrowserTerms terms_;
  const std::unique_ptr<LoopbackProxy> proxy_;
};

}  // namespace

std::unique_ptr<Browser> make_chromium(const BrowserTerms& terms) {
  std::unique_ptr<LoopbackProxy> proxy = LoopbackProxy::start();
  return proxy ? std::make_unique<Chromium>(terms, std::move(proxy)) : nullptr;
}

}  // namespace sverka
