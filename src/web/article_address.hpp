// The addresses of an article, and where some text names one of them, however it is written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/copies.hpp"
#include "web/url.hpp"

namespace sverka {

enum class AddressMatch : std::uint8_t { None, Equal, Same };  // Equal: with tracking, fragment, another scheme

class ArticleAddress {
 public:
  explicit ArticleAddress(const Article& article);

  bool is_known() const { return !urls_.empty(); }
  AddressMatch match(const Url& url) const;
  const std::vector<Url>& urls() const { return urls_; }

  // The first address in the text that is the article's: written out, percent-encoded, with escaped slashes, without a scheme.
  std::optional<std::string> named_in(std::string_view text) const;
  // The same behind base64, too.
  std::optional<std::string> hidden_in(std::string_view text) const;

 private:
  std::optional<std::string> without_scheme(const std::string& text) const;

  std::vector<Url> urls_;
  std::vector<std::string> texts_, keys_;
};

// Nothing if it is none, or holds what is no text.
std::optional<std::string> base64_decoded(std::string_view text);

}  // namespace sverka
