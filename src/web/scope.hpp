// Which addresses are the partner's registered resources (8.1).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/url.hpp"

namespace sverka {

// Of the public suffix list. Registrable domain: "example.co.uk" of "www.example.co.uk"; empty where there is none (an address, a
// suffix itself). Shared: the host stands below a suffix of its private section (github.io), or is a known platform.
struct DomainRules {
  std::function<std::string(std::string_view host)> registrable_domain;
  std::function<bool(std::string_view host)> is_private_suffix;
};

enum class Subdomains : std::uint8_t { Apart, Included };

struct ScopeTerms {
  std::vector<std::string> shared_hosts;   // t.me, vk.com: a resource there is a path
  std::vector<std::string> company_hosts;  // never crawled, with what is below them
  Subdomains subdomains = Subdomains::Apart;
};

// An address given opens its host, "www." and the scheme apart, with its port; on a shared host its first path segment, of t.me
// "/s/name" with "/name".
class Scope {
 public:
  Scope(ScopeTerms terms, DomainRules rules) : terms_(std::move(terms)), rules_(std::move(rules)) {}

  void open(const Url& resource);
  bool has(const Url& url) const;
  bool is_company(const Url& url) const;
  bool is_shared(const Url& url) const;

 private:
  struct Resource {
    std::string host;    // without "www."
    std::string domain;  // registrable; empty: the host only
    unsigned port = 0;   // 0: either scheme's own
    std::string prefix;  // of the path, without a slash at its end; empty: all of it
  };
  std::vector<Resource> resources_;
  ScopeTerms terms_;
  DomainRules rules_;
};

}  // namespace sverka
