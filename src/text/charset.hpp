// Bytes of the web as UTF-8: names of encodings and decoding, as the Encoding standard has them.
#pragma once

#include <string>
#include <string_view>

namespace sverka {

// The encoding that a label means: "CP1251" and "win-1251" are "windows-1251", "latin1" is "windows-1252". Case and white space around
// it do not matter. Empty for a label that means none.
std::string_view encoding_of_label(std::string_view label);

// The bytes as valid UTF-8; what means nothing becomes U+FFFD. `encoding`: a name that encoding_of_label() gave. A byte order mark
// is dropped where the encoding has one. Linear.
std::string decode_bytes(std::string_view bytes, std::string_view encoding);

// A query of an address as a form of a page in that encoding sends it: letters beyond ASCII percent-encoded in the encoding, those that it
// lacks as character references. Of UTF-8 and of encodings of more than one byte a letter: the text itself.
std::string encoded_query(std::string_view query, std::string_view encoding);

}  // namespace sverka
