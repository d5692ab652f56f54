// Pages as their scripts leave them: an installed browser without a window, which has no way to the network but through us.
//
// The browser is not trusted: it runs in its own sandbox, never as root, with a profile of its own that is removed, in a process group
// that is killed. All its requests end at a proxy on the loopback that answers them with what its caller hands over, and whatever it
// prints goes to the confined reader of pages like any other markup. It stands in a module (fetch/browser/).
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "web/site.hpp"

namespace sverka {

struct BrowserRequest {
  std::string method;       // "GET"
  std::string url;          // absolute
  std::string destination;  // of Sec-Fetch-Dest: "document", "script", "empty" (of a script's own requests), "image", ...
};

struct BrowserTerms {
  std::string program;  // its path; empty: chromium, chromium-browser, google-chrome of PATH
  std::string user_agent;
  std::chrono::milliseconds time{30000};  // of one page
  std::chrono::milliseconds script_time{5000};
  std::size_t markup_bytes = std::size_t{10} << 20;
  std::size_t requests = 100;  // of one page; what comes after is answered with nothing
};

struct RenderedMarkup {
  std::string markup;   // of the document after its scripts; empty if there is a problem
  std::string problem;  // "render-failed", "render-timeout", "render-too-large"
};

class Browser {
 public:
  virtual ~Browser() = default;
  // `answer` is called on the calling thread, one request after another; status 0 breaks the connection.
  virtual RenderedMarkup render(const std::string& url, const std::function<FetchedAnswer(const BrowserRequest&)>& answer) = 0;
};

// Opens the module at `path`. Errors: unsupported "browser-module-missing"; not_found "browser-missing" without a browser.
Result<std::unique_ptr<Browser>> open_browser(const std::string& path, const BrowserTerms& terms);

constexpr const char* kMakeBrowser = "sverka_make_browser";
// Null if the proxy cannot be started. `program` of the terms is a path.
using MakeBrowser = Browser* (*)(const BrowserTerms& terms);

}  // namespace sverka
