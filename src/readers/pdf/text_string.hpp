// Strings of a PDF that are text for people: titles, contents of annotations, values of fields.
#pragma once

#include <string>
#include <string_view>

namespace sverka::pdf {

// UTF-16BE or UTF-8 with its mark, else PDFDocEncoding; valid UTF-8 comes out.
std::string decode_text_string(std::string_view bytes);

// UTF-16BE without a mark, as ToUnicode maps hold it. An odd last byte is dropped.
std::string decode_utf16(std::string_view bytes);

}  // namespace sverka::pdf
