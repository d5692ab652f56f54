// Addresses as browsers read them (WHATWG URL), and when two of them are one page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

// A parsed address; texts are percent-encoded ASCII, the host is punycode or a canonical IP address.
struct Url {
  std::string scheme;  // "https", lower case, no colon
  std::string username, password;
  std::string host;                     // "xn--80ak6aa92e.com", "127.0.0.1", "[::1]"; empty for javascript:, data:, mailto:
  std::string port;                     // empty: the scheme's own
  std::string path;                     // "/a/b"; opaque for javascript: and the like
  std::optional<std::string> query;     // without "?"
  std::optional<std::string> fragment;  // without "#"
  bool opaque = false;                  // has no hierarchy: nothing can be resolved against it
  bool has_host = false;                // "file:///x" has an empty one, "mailto:x" none
  bool operator==(const Url&) const = default;
};

// Tabs and line feeds are dropped, dots resolved, IDN turned to punycode, odd IPv4 spellings to four numbers. Nothing for what
// a browser refuses too. Linear in the text.
std::optional<Url> parse_url(std::string_view text);
std::optional<Url> parse_url(std::string_view text, const Url& base);

std::string to_text(const Url& url);
// For people: the host in Unicode, the path percent-decoded where that is readable.
std::string to_shown(const Url& url);

// http or https with a host.
bool is_web(const Url& url);
// scheme, host and effective port: the unit of robots.txt.
std::string origin_of(const Url& url);

// Equal for addresses that site-audits treat as one page: without fragment, scheme, "www.", a trailing slash, tracking parameters
// (utm_*, yclid, gclid, fbclid). Other parameters count, in their order. `ignored`: further parameters that do not, as Clean-param
// names them.
std::string page_key(const Url& url);
std::string page_key(const Url& url, const std::vector<std::string>& ignored);

// The port that is connected to: 443 for "https" without one; 0 where there is none.
unsigned effective_port(const Url& url);
// Path and query: what is asked of the server, and what robots.txt judges.
std::string target_of(const Url& url);

}  // namespace sverka
