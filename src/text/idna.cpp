#include "text/idna.hpp"

#include <unicode/uidna.h>

#include <algorithm>
#include <memory>

namespace sverka {

namespace {

// What the URL standard lets pass: CheckHyphens and VerifyDnsLength are false there.
constexpr std::uint32_t kTolerated = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG |
                                     UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
constexpr std::uint32_t kOptions =
    UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE;
constexpr std::size_t kLongestDomain = 4096;

const UIDNA* rules() {
  struct Close {
    void operator()(UIDNA* opened) const { uidna_close(opened); }
  };
  static const std::unique_ptr<UIDNA, Close> opened = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<UIDNA, Close>(uidna_openUTS46(kOptions, &status));
  }();
  return opened.get();
}

bool is_plain(std::string_view domain) {
  const bool ascii = std::all_of(domain.begin(), domain.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
  if (!ascii) {
    return false;
  }
  for (std::size_t at = 0; at + 4 <= domain.size(); ++at) {
    const bool begins = at == 0 || domain[at - 1] == '.';
    if (begins && (domain[at] | 0x20) == 'x' && (domain[at + 1] | 0x20) == 'n' && domain[at + 2] == '-' && domain[at + 3] == '-') {
      return false;
    }
  }
  return true;
}

using Convert = int32_t (*)(const UIDNA*, const char*, int32_t, char*, int32_t, UIDNAInfo*, UErrorCode*);

struct Converted {
  std::string text;
  std::uint32_t errors = 0;
};

std::optional<Converted> convert(Convert function, std::string_view domain) {
  if (domain.size() > kLongestDomain || rules() == nullptr) {
    return std::nullopt;
  }
  Converted result;
  result.text.resize(domain.size() * 4 + 256);
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = function(rules(), domain.data(), static_cast<int32_t>(domain.size()), result.text.data(),
                                  static_cast<int32_t>(result.text.size()), &info, &status);
  if (U_FAILURE(status) || length < 0 || static_cast<std::size_t>(length) > result.text.size()) {
    return std::nullopt;
  }
  result.text.resize(static_cast<std::size_t>(length));
  result.errors = info.errors;
  return result;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
  }
  return lower;
}

}  // namespace

std::optional<std::string> domain_to_ascii(std::string_view domain) {
  if (is_plain(domain)) {
    return lower_ascii(domain);
  }
  const std::optional<Converted> converted = convert(uidna_nameToASCII_UTF8, domain);
  if (!converted || (converted->errors & ~kTolerated) != 0 || converted->text.empty()) {
    return std::nullopt;
  }
  return lower_ascii(converted->text);
}

std::string domain_to_unicode(std::string_view domain) {
  if (is_plain(domain)) {
    return std::string(domain);
  }
  const std::optional<Converted> converted = convert(uidna_nameToUnicodeUTF8, domain);
  return converted && (converted->errors & ~kTolerated) == 0 ? converted->text : std::string(domain);
}

}  // namespace sverka
