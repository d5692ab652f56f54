#include "web/passing_links.hpp"

#include <algorithm>
#include <string_view>

namespace sverka {

bool is_redirector(const Url& url, const LinkPolicy& policy) {
  const std::size_t end = url.path.find('/', 1);
  std::string first = url.path.empty() ? std::string() : url.path.substr(1, end == std::string::npos ? end : end - 1);
  std::transform(first.begin(), first.end(), first.begin(),
                 [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; });
  return std::find(policy.redirect_paths.begin(), policy.redirect_paths.end(), first) != policy.redirect_paths.end();
}

std::vector<std::string> passing_links(const WebPage& page, const std::string& address, const LinkPolicy& policy) {
  std::vector<std::string> links;
  const auto own = parse_url(address);
  const auto base = own ? parse_url(base_of(page), *own) : std::nullopt;
  for (const WebNode& node : page.nodes) {
    const std::string* const href = is_element(node, "a") ? attribute(node, "href") : nullptr;
    auto url = href == nullptr || !own ? std::nullopt : parse_url(*href, base ? *base : *own);
    if (url && is_web(*url) && (is_of_host(url->host, policy.shorteners) || is_redirector(*url, policy))) {
      links.push_back(address_asked_for(std::move(*url)));
    }
  }
  return links;
}

std::string address_asked_for(Url url) {
  url.fragment.reset();
  return to_text(url);
}

bool is_of_host(std::string_view host, const std::vector<std::string>& hosts) {
  return std::any_of(hosts.begin(), hosts.end(), [&](std::string_view one) {
    one = one.starts_with("www.") ? one.substr(4) : one;
    return !one.empty() && (host == one || (host.size() > one.size() && host.ends_with(one) && host[host.size() - one.size() - 1] == '.'));
  });
}

}  // namespace sverka
