#include "web/scope.hpp"

#include <algorithm>

namespace sverka {

namespace {

constexpr unsigned kPlainPort = 80;
constexpr unsigned kSecurePort = 443;

std::string_view without_www(std::string_view host) {
  while (host.ends_with('.')) {
    host.remove_suffix(1);
  }
  return host.starts_with("www.") && host.find('.', 4) != std::string_view::npos ? host.substr(4) : host;
}

unsigned port_of(const Url& url) {
  const unsigned port = effective_port(url);
  return port == kPlainPort || port == kSecurePort ? 0 : port;
}

bool is_below(std::string_view host, std::string_view domain) {
  return host == domain || (host.size() > domain.size() && host.ends_with(domain) && host[host.size() - domain.size() - 1] == '.');
}

// "/s/name/12" and "/name/12" are of one channel.
std::string resource_path(std::string_view path) {
  if (path.starts_with("/s/")) {
    path.remove_prefix(2);
  }
  const std::size_t end = path.find('/', 1);
  return std::string(path.substr(0, end));
}

bool stands_under(std::string_view path, std::string_view prefix) {
  if (path.starts_with("/s/")) {
    path.remove_prefix(2);
  }
  return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

}  // namespace

void Scope::open(const Url& resource) {
  if (!is_web(resource)) {
    return;
  }
  Resource opened;
  opened.host = without_www(resource.host);
  opened.port = port_of(resource);
  if (is_shared(resource)) {
    opened.prefix = resource_path(resource.path);
    opened.prefix = opened.prefix == "/" ? std::string() : opened.prefix;
  } else if (terms_.subdomains == Subdomains::Included && rules_.registrable_domain) {
    opened.domain = rules_.registrable_domain(resource.host);
  }
  resources_.push_back(std::move(opened));
}

bool Scope::has(const Url& url) const {
  if (!is_web(url) || is_company(url)) {
    return false;
  }
  const std::string_view host = without_www(url.host);
  return std::any_of(resources_.begin(), resources_.end(), [&](const Resource& resource) {
    const bool same_host = host == resource.host || (!resource.domain.empty() && is_below(host, resource.domain));
    return same_host && port_of(url) == resource.port && (resource.prefix.empty() || stands_under(url.path, resource.prefix));
  });
}

bool Scope::is_company(const Url& url) const {
  return std::any_of(terms_.company_hosts.begin(), terms_.company_hosts.end(),
                     [&](const std::string& host) { return is_below(without_www(url.host), host); });
}

bool Scope::is_shared(const Url& url) const {
  const std::string_view host = without_www(url.host);
  if (rules_.is_private_suffix && rules_.is_private_suffix(url.host)) {
    return true;
  }
  return std::any_of(terms_.shared_hosts.begin(), terms_.shared_hosts.end(),
                     [&](const std::string& one) { return host == one || (host.starts_with("m.") && host.substr(2) == one); });
}

}  // namespace sverka
