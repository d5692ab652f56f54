// Which encoding a page is in, and its text.
#pragma once

#include <string>
#include <string_view>

namespace sverka::html {

struct DecodedPage {
  std::string text;     // valid UTF-8
  std::string charset;  // "windows-1251"
  std::string from;     // "bom", "http", "meta", "utf-8", "letters", "default"
};

// In this order: byte order mark, the HTTP header, a <meta> within 1024 bytes, a later <meta>, bytes that are valid UTF-8 and not all
// ASCII, letter frequencies over windows-1251, koi8-r, ibm866 and iso-8859-5. What is none of these is windows-1252.
DecodedPage decode_page(std::string_view bytes, std::string_view http_charset);

// Byte order mark, HTTP, @charset, UTF-8; bytes that are not UTF-8 by letters, since an error would swallow a rule.
std::string decode_sheet(std::string_view bytes, std::string_view http_charset);

// Byte order mark, HTTP, the XML declaration, UTF-8, letters.
std::string decode_feed(std::string_view bytes, std::string_view http_charset);

// The encoding by letter frequencies; empty if the bytes do not look like Russian in any.
std::string_view guess_by_letters(std::string_view bytes);

}  // namespace sverka::html
