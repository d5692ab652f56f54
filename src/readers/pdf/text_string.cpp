#include "readers/pdf/text_string.hpp"

#include <array>
#include <cstdint>

#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

// PDFDocEncoding 0x18 to 0x1F and 0x80 to 0xA0; the rest is Latin-1.
constexpr std::array<char16_t, 8> kLow = {0x02D8, 0x02C7, 0x02C6, 0x02D9, 0x02DD, 0x02DB, 0x02DA, 0x02DC};
constexpr std::array<char16_t, 33> kHigh = {0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
                                            0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
                                            0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0xFFFD, 0x20AC};

char32_t document_letter(unsigned char byte) {
  if (byte >= 0x18 && byte <= 0x1F) {
    return kLow[byte - 0x18u];
  }
  return byte >= 0x80 && byte <= 0xA0 ? char32_t{kHigh[byte - 0x80u]} : char32_t{byte};
}

}  // namespace

std::string decode_text_string(std::string_view bytes) {
  if (bytes.starts_with("\xFE\xFF")) {
    return decode_utf16(bytes.substr(2));
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return repair_utf8(bytes.substr(3));
  }
  std::string text;
  for (const char byte : bytes) {
    append_utf8(text, document_letter(static_cast<unsigned char>(byte)));
  }
  return text;
}

std::string decode_utf16(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto unit = [&](std::size_t at) {
      return (static_cast<char32_t>(static_cast<unsigned char>(bytes[at])) << 8) | static_cast<unsigned char>(bytes[at + 1]);
    };
    char32_t letter = unit(i);
    if (letter >= 0xD800 && letter < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        letter = 0x10000 + ((letter - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    append_utf8(text, letter);
  }
  return text;
}

}  // namespace sverka::pdf
