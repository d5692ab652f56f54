#include "text/charset.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>

#include "text/charset_tables.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

struct NamedLabels {
  std::string_view encoding;
  std::string_view labels;  // apart by spaces
};

// https://encoding.spec.whatwg.org/#names-and-labels, and what Russian pages and servers are known to write beside it.
constexpr std::array kLabels = {
    NamedLabels{"utf-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"},
    NamedLabels{"windows-1251", "cp1251 windows-1251 x-cp1251 win-1251 win1251 windows1251 cp-1251 1251"},
    NamedLabels{"koi8-r", "cskoi8r koi koi8 koi8-r koi8_r koi8r"},
    NamedLabels{"koi8-u", "koi8-ru koi8-u"},
    NamedLabels{"ibm866", "866 cp866 csibm866 ibm866 cp-866 dos-866"},
    NamedLabels{"iso-8859-5", "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"},
    NamedLabels{"x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian"},
    NamedLabels{"windows-1252",
                "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
                "iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"},
    NamedLabels{"iso-8859-2", "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"},
    NamedLabels{"iso-8859-3", "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"},
    NamedLabels{"iso-8859-4", "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"},
    NamedLabels{"iso-8859-6",
                "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i "
                "iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"},
    NamedLabels{"iso-8859-7",
                "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
                "iso_8859-7:1987 sun_eu_greek"},
    NamedLabels{"iso-8859-8",
                "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
                "iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical"},
    NamedLabels{"iso-8859-10", "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    NamedLabels{"iso-8859-13", "iso-8859-13 iso8859-13 iso885913"},
    NamedLabels{"iso-8859-14", "iso-8859-14 iso8859-14 iso885914"},
    NamedLabels{"iso-8859-15", "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"},
    NamedLabels{"macintosh", "csmacintosh mac macintosh x-mac-roman"},
    NamedLabels{"windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"},
    NamedLabels{"windows-1250", "cp1250 windows-1250 x-cp1250"},
    NamedLabels{"windows-1253", "cp1253 windows-1253 x-cp1253"},
    NamedLabels{"windows-1254",
                "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
                "windows-1254 x-cp1254"},
    NamedLabels{"windows-1255", "cp1255 windows-1255 x-cp1255"},
    NamedLabels{"windows-1256", "cp1256 windows-1256 x-cp1256"},
    NamedLabels{"windows-1257", "cp1257 windows-1257 x-cp1257"},
    NamedLabels{"windows-1258", "cp1258 windows-1258 x-cp1258"},
    NamedLabels{"gbk", "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"},
    NamedLabels{"gb18030", "gb18030"},
    NamedLabels{"big5", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"},
    NamedLabels{"euc-jp", "cseucpkdfmtjapanese euc-jp x-euc-jp"},
    NamedLabels{"iso-2022-jp", "csiso2022jp iso-2022-jp"},
    NamedLabels{"shift_jis", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"},
    NamedLabels{"euc-kr", "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949"},
    NamedLabels{"utf-16be", "unicodefffe utf-16be"},
    NamedLabels{"utf-16le", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"},
};

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f';
}

bool lists(std::string_view labels, std::string_view label) {
  for (std::size_t at = labels.find(label); at != std::string_view::npos; at = labels.find(label, at + 1)) {
    const std::size_t end = at + label.size();
    if ((at == 0 || labels[at - 1] == ' ') && (end == labels.size() || labels[end] == ' ')) {
      return true;
    }
  }
  return false;
}

std::string decode_by_table(std::string_view bytes, const std::array<char16_t, 128>& upper) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    if (value < 0x80) {
      text += byte;
    } else {
      append_utf8(text, upper[value - 0x80]);
    }
  }
  return text;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// The other encodings, by ICU's converters, a buffer at a time.
std::string decode_by_converter(std::string_view bytes, std::string_view encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(std::string(encoding).c_str(), &status));
  if (U_FAILURE(status) != 0) {
    return repair_utf8(bytes);
  }
  std::array<UChar, 4096> buffer;
  std::string text;
  const char* from = bytes.data();
  const char* const from_end = from + bytes.size();
  char32_t high = 0;
  bool more = true;
  while (more) {
    UChar* to = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, buffer.data() + buffer.size(), &from, from_end, nullptr, 1, &status);
    more = status == U_BUFFER_OVERFLOW_ERROR;
    for (const UChar* unit = buffer.data(); unit != to; ++unit) {
      const auto value = static_cast<char32_t>(*unit);
      if (high != 0 && value >= 0xDC00 && value < 0xE000) {
        append_utf8(text, 0x10000 + ((high - 0xD800) << 10) + (value - 0xDC00));
        high = 0;
        continue;
      }
      if (high != 0) {
        append_utf8(text, kReplacement);
      }
      high = value >= 0xD800 && value < 0xDC00 ? value : 0;
      if (high == 0) {
        append_utf8(text, value);
      }
    }
  }
  if (high != 0) {
    append_utf8(text, kReplacement);
  }
  return text;
}

}  // namespace

std::string_view encoding_of_label(std::string_view label) {
  while (!label.empty() && is_space(label.front())) {
    label.remove_prefix(1);
  }
  while (!label.empty() && is_space(label.back())) {
    label.remove_suffix(1);
  }
  if (label.empty() || label.size() > 40 || label.find(' ') != std::string_view::npos) {
    return {};
  }
  std::string lower(label);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; });
  for (const NamedLabels& named : kLabels) {
    if (lists(named.labels, lower)) {
      return named.encoding;
    }
  }
  return {};
}

std::string decode_bytes(std::string_view bytes, std::string_view encoding) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (encoding == "utf-8" || encoding.empty()) {
    return repair_utf8(bytes.starts_with(kMark) ? bytes.substr(kMark.size()) : bytes);
  }
  if (const auto* const upper = upper_half_of(encoding)) {
    return decode_by_table(bytes, *upper);
  }
  if ((encoding == "utf-16le" && bytes.starts_with("\xFF\xFE")) || (encoding == "utf-16be" && bytes.starts_with("\xFE\xFF"))) {
    bytes.remove_prefix(2);
  }
  return decode_by_converter(bytes, encoding);
}

std::string encoded_query(std::string_view query, std::string_view encoding) {
  const auto* const upper = upper_half_of(encoding);
  if (upper == nullptr) {
    return std::string(query);
  }
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (std::size_t at = 0; at < query.size();) {
    const char32_t letter = next_code_point(query, at);
    if (letter < 0x80) {
      encoded += static_cast<char>(letter);
      continue;
    }
    const auto place = std::find(upper->begin(), upper->end(), static_cast<char16_t>(letter));
    if (letter > 0xFFFF || place == upper->end()) {
      encoded += "%26%23" + std::to_string(static_cast<std::uint32_t>(letter)) + "%3B";
      continue;
    }
    const auto byte = static_cast<unsigned>(0x80 + (place - upper->begin()));
    encoded += '%';
    encoded += kDigits[byte >> 4];
    encoded += kDigits[byte & 15];
  }
  return encoded;
}

}  // namespace sverka
