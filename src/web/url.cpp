#include "web/url.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/idna.hpp"
#include "text/utf8.hpp"
#include "web/url_text.hpp"

namespace sverka {

namespace {

constexpr std::string_view kWww = "www.";
constexpr std::array<std::string_view, 11> kTracking{"yclid",   "ymclid", "gclid",  "fbclid",     "_openstat", "dclid",
                                                     "msclkid", "gbraid", "wbraid", "rb_clickid", "igshid"};

bool is_tracking(std::string_view name) {
  return name.starts_with("utm_") || std::find(kTracking.begin(), kTracking.end(), name) != kTracking.end();
}

bool is_unreserved(char letter) {
  return is_ascii_letter(letter) || is_ascii_digit(letter) || letter == '-' || letter == '.' || letter == '_' || letter == '~';
}

// %7E and ~ are one address, %d0 and %D0 too.
std::string normal_encoding(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      result += text[i];
      continue;
    }
    const char byte = static_cast<char>(high * 16 + low);
    if (is_unreserved(byte)) {
      result += byte;
    } else {
      result += '%';
      result += kHex[static_cast<std::size_t>(high)];
      result += kHex[static_cast<std::size_t>(low)];
    }
    i += 2;
  }
  return result;
}

std::string kept_parameters(std::string_view query, const std::vector<std::string>& ignored) {
  std::string kept;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view part = query.substr(0, end);
    const std::string_view name = part.substr(0, part.find('='));
    if (!part.empty() && !is_tracking(name) && std::find(ignored.begin(), ignored.end(), name) == ignored.end()) {
      kept += kept.empty() ? "" : "&";
      kept += normal_encoding(part);
    }
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return kept;
}

// Decoded where the result can be read and still means the same.
std::string readable(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end + 2 < text.size() && text[end] == '%' && hex_value(text[end + 1]) >= 8 && hex_value(text[end + 2]) >= 0) {
      end += 3;
    }
    if (end == i) {
      result += text[i++];
      continue;
    }
    const std::string bytes = percent_decoded(text.substr(i, end - i));
    result += is_valid_utf8(bytes) ? bytes : std::string(text.substr(i, end - i));
    i = end;
  }
  return result;
}

std::string path_text(const Url& url) {
  // Without a host, "//" at the start of a path would be read as one.
  return !url.has_host && !url.opaque && url.path.starts_with("//") ? "/." + url.path : url.path;
}

std::string tail_of(const Url& url) {
  std::string text = path_text(url);
  if (url.query) {
    text += "?" + *url.query;
  }
  if (url.fragment) {
    text += "#" + *url.fragment;
  }
  return text;
}

}  // namespace

std::string to_text(const Url& url) {
  std::string text = url.scheme + ":";
  if (url.has_host) {
    text += "//";
    if (!url.username.empty() || !url.password.empty()) {
      text += url.username;
      text += url.password.empty() ? "" : ":" + url.password;
      text += "@";
    }
    text += url.host;
    text += url.port.empty() ? "" : ":" + url.port;
  }
  return text + tail_of(url);
}

std::string to_shown(const Url& url) {
  if (!is_web(url)) {
    return to_text(url);
  }
  return url.scheme + "://" + domain_to_unicode(url.host) + (url.port.empty() ? "" : ":" + url.port) + readable(tail_of(url));
}

bool is_web(const Url& url) {
  return (url.scheme == "http" || url.scheme == "https") && !url.host.empty();
}

unsigned effective_port(const Url& url) {
  const std::string_view text = url.port.empty() ? default_port(url.scheme) : std::string_view(url.port);
  unsigned port = 0;
  std::from_chars(text.data(), text.data() + text.size(), port);
  return port;
}

std::string origin_of(const Url& url) {
  return url.scheme + "://" + url.host + ":" + std::to_string(effective_port(url));
}

std::string target_of(const Url& url) {
  return url.query ? url.path + "?" + *url.query : url.path;
}

std::string page_key(const Url& url) {
  return page_key(url, {});
}

std::string page_key(const Url& url, const std::vector<std::string>& ignored) {
  if (!is_web(url)) {
    Url bare = url;
    bare.fragment.reset();
    return to_text(bare);
  }
  std::string_view host = url.host;
  while (host.ends_with('.')) {
    host.remove_suffix(1);
  }
  if (host.starts_with(kWww) && host.find('.', kWww.size()) != std::string_view::npos) {
    host.remove_prefix(kWww.size());
  }
  const unsigned port = effective_port(url);
  std::string key(host);
  key += port == 80 || port == 443 ? "" : ":" + std::to_string(port);
  std::string path = normal_encoding(url.path);
  if (path.ends_with('/')) {
    path.pop_back();
  }
  key += path;
  const std::string query = url.query ? kept_parameters(*url.query, ignored) : std::string();
  return query.empty() ? key : key + "?" + query;
}

}  // namespace sverka
