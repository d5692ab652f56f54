// Internationalised domain names (UTS 46, not transitional), as the URL standard asks for them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sverka {

// The domain in lower-case ASCII, other labels as punycode. Nothing for a name that a browser refuses too. Hyphens, empty labels
// and lengths are not judged. `domain` is valid UTF-8. Linear in the text.
std::optional<std::string> domain_to_ascii(std::string_view domain);

// The domain with its punycode labels as letters; a label that is no right punycode stays as it is.
std::string domain_to_unicode(std::string_view domain);

}  // namespace sverka
