#include "web/article_address.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "text/base64.hpp"
#include "text/idna.hpp"
#include "text/utf8.hpp"
#include "web/url_text.hpp"

namespace sverka {

namespace {

constexpr std::size_t kLongestText = 200000;  // of a script that is searched
constexpr std::size_t kLongestAddress = 4000;

bool ends_address(char letter) {
  constexpr std::string_view kEnds = " \t\r\n\f\"'<>`\\(){}[]|,;";
  return kEnds.find(letter) != std::string_view::npos;
}

// "\/" and "\u002f" of scripts as plain slashes; "&amp;" as it is meant.
std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '/') {
      continue;
    }
    if (text.substr(at).starts_with("\\u002f") || text.substr(at).starts_with("\\u002F")) {
      out += '/';
      at += 5;
    } else if (text.substr(at).starts_with("\\x2f") || text.substr(at).starts_with("\\x2F")) {
      out += '/';
      at += 3;
    } else if (text.substr(at).starts_with("&amp;")) {
      out += '&';
      at += 4;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string_view address_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !ends_address(text[end]) && end - at < kLongestAddress) {
    ++end;
  }
  std::string_view address = text.substr(at, end - at);
  while (!address.empty() && (address.back() == '.' || address.back() == '!' || address.back() == ':')) {
    address.remove_suffix(1);
  }
  return address;
}

std::string without_fragment(Url url) {
  url.fragment.reset();
  return to_text(url);
}

std::string_view bare_host(std::string_view host) {
  return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace

ArticleAddress::ArticleAddress(const Article& article) {
  std::vector<std::string> all = {article.url};
  all.insert(all.end(), article.equal_urls.begin(), article.equal_urls.end());
  for (const std::string& one : all) {
    auto url = parse_url(one);
    if (url && is_web(*url)) {
      texts_.push_back(without_fragment(*url));
      keys_.push_back(page_key(*url));
      urls_.push_back(std::move(*url));
    }
  }
}

AddressMatch ArticleAddress::match(const Url& url) const {
  if (!is_web(url)) {
    return AddressMatch::None;
  }
  if (!url.fragment && std::find(texts_.begin(), texts_.end(), to_text(url)) != texts_.end()) {
    return AddressMatch::Same;
  }
  return std::find(keys_.begin(), keys_.end(), page_key(url)) != keys_.end() ? AddressMatch::Equal : AddressMatch::None;
}

std::optional<std::string> ArticleAddress::named_in(std::string_view text) const {
  if (urls_.empty() || text.size() < 4) {
    return std::nullopt;
  }
  text = text.substr(0, kLongestText);
  std::string plain = unescaped(text);
  for (int round = 0; round < 3; ++round) {
    for (std::size_t at = plain.find("//"); at != std::string::npos; at = plain.find("//", at + 2)) {
      const std::string address = "https:" + std::string(address_from(plain, at));
      const auto url = parse_url(address);
      if (url && match(*url) != AddressMatch::None) {
        return without_fragment(*url);
      }
    }
    if (auto found = without_scheme(plain)) {
      return found;
    }
    std::string decoded = repair_utf8(percent_decoded(plain));
    if (decoded == plain) {
      break;
    }
    plain = std::move(decoded);
  }
  return std::nullopt;
}

// "just-ai.com/blog/article", as people write it.
std::optional<std::string> ArticleAddress::without_scheme(const std::string& text) const {
  for (const Url& wanted : urls_) {
    const std::string unicode = domain_to_unicode(wanted.host);
    for (const std::string_view host : {bare_host(wanted.host), bare_host(unicode)}) {
      for (std::size_t at = text.find(host); at != std::string::npos; at = text.find(host, at + 1)) {
        const auto url = parse_url("https://" + std::string(address_from(text, at)));
        if (url && match(*url) != AddressMatch::None) {
          return without_fragment(*url);
        }
      }
    }
  }
  return std::nullopt;
}

std::optional<std::string> ArticleAddress::hidden_in(std::string_view text) const {
  if (auto named = named_in(text)) {
    return named;
  }
  // One parameter of several: what follows it would be taken for a part of the address once it is decoded.
  for (std::string_view rest = text.substr(0, kLongestText); !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of("?&=;#"), rest.size());
    if (auto named = named_in(rest.substr(0, end))) {
      return named;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  constexpr std::size_t kShortest = 16;
  const auto is_code = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '+' ||
           letter == '_' || letter == '-';
  };
  const std::string plain = repair_utf8(percent_decoded(text.substr(0, kLongestText)));
  for (const std::string_view alphabet : {std::string_view("/"), std::string_view()}) {
    for (std::size_t at = 0; at < plain.size();) {
      std::size_t end = at;
      while (end < plain.size() && (is_code(plain[end]) || alphabet.find(plain[end]) != std::string_view::npos)) {
        ++end;
      }
      if (end - at >= kShortest) {
        if (const auto decoded = base64_decoded(std::string_view(plain).substr(at, end - at))) {
          if (auto named = named_in(*decoded)) {
            return named;
          }
        }
      }
      at = end + 1;
    }
  }
  return std::nullopt;
}

std::optional<std::string> base64_decoded(std::string_view text) {
  const auto out = bytes_of_base64(text);
  const bool text_like =
      out && std::all_of(out->begin(), out->end(), [](char letter) { return static_cast<unsigned char>(letter) >= 0x20; });
  return text_like && is_valid_utf8(*out) ? out : std::nullopt;
}

}  // namespace sverka
