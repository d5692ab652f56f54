// Which encoding a page is in, by the order of the standard and, where nobody says it, by its letters.
#include <gtest/gtest.h>

#include <string>

#include "readers/html/decoding.hpp"
#include "text/charset.hpp"
#include "text/charset_tables.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

const std::string kRussian =
    "Голосовой помощник отвечает на вопросы клиентов круглые сутки. Он узнаёт, зачем звонит человек, и находит ответ в базе знаний: "
    "«Спасибо, всё понятно».";

std::string encoded(const std::string& text, std::string_view encoding) {
  const auto& upper = *upper_half_of(encoding);
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_code_point(text, at);
    if (letter < 0x80) {
      bytes += static_cast<char>(letter);
      continue;
    }
    for (std::size_t byte = 0; byte < upper.size(); ++byte) {
      if (upper[byte] == letter) {
        bytes += static_cast<char>(0x80 + byte);
        break;
      }
    }
  }
  return bytes;
}

TEST(Charset, IsGuessedByLetters) {
  for (const std::string_view encoding : {"windows-1251", "koi8-r", "ibm866", "iso-8859-5"}) {
    for (const std::string& text : {kRussian, std::string("Меню"), std::string("НОВОСТИ КОМПАНИИ"), std::string("О нас <b>Контакты</b>")}) {
      EXPECT_EQ(html::guess_by_letters(encoded(text, encoding)), encoding) << text;
    }
    const auto page = html::decode_page("<title>" + encoded(kRussian, encoding) + "</title>", "");
    EXPECT_EQ(page.charset, encoding);
    EXPECT_EQ(page.from, "letters");
    EXPECT_NE(page.text.find("Голосовой помощник отвечает"), std::string::npos) << encoding;
  }
}

struct OrderCase {
  std::string bytes;
  const char* http;
  const char* charset;
  const char* from;
};

TEST(Charset, TheOrderIsThatOfTheStandard) {
  const std::string far(2000, ' ');
  const OrderCase cases[] = {
      {"\xEF\xBB\xBF<meta charset=koi8-r>x", "windows-1251", "utf-8", "bom"},
      {"\xFF\xFE<\0p\0>\0", "", "utf-16le", "bom"},
      {"<meta charset=koi8-r>x", "windows-1251", "windows-1251", "http"},
      {"<meta charset=koi8-r>x", "no-such-charset", "koi8-r", "meta"},
      {"<meta charset=' CP1251 '>x", "", "windows-1251", "meta"},
      {"<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>x", "", "windows-1251", "meta"},
      {"<meta content='text/html; charset=\"koi8-r\"' http-equiv=content-type>x", "", "koi8-r", "meta"},
      {"<meta content='text/html; charset=koi8-r'>x", "", "utf-8", "default"},
      {"<!-- <meta charset=koi8-r> --><meta charset=windows-1251>", "", "windows-1251", "meta"},
      {far + "<meta charset=koi8-r>", "", "koi8-r", "meta"},
      {"<meta charset=utf-16>x", "", "utf-8", "meta"},
      {"<meta charset=latin1>x", "", "windows-1252", "meta"},
      {"<p>" + kRussian, "", "utf-8", "utf-8"},
      {"<p>plain", "", "utf-8", "default"},
      {"caf\xE9 au lait cr\xE8me", "", "windows-1252", "default"},
  };
  for (const OrderCase& one : cases) {
    const auto page = html::decode_page(one.bytes, one.http);
    EXPECT_EQ(page.charset, one.charset) << one.bytes.substr(0, 60);
    EXPECT_EQ(page.from, one.from) << one.bytes.substr(0, 60);
  }
}

TEST(Charset, SheetsAndFeedsNameTheirOwn) {
  EXPECT_EQ(html::decode_sheet("@charset \"windows-1251\"; .\xE0{}", ""), "@charset \"windows-1251\"; .\xD0\xB0{}");
  EXPECT_EQ(html::decode_feed("<?xml version=\"1.0\" encoding=\"koi8-r\"?><a>\xC1", ""),
            "<?xml version=\"1.0\" encoding=\"koi8-r\"?><a>\xD0\xB0");
}

TEST(Charset, LabelsAreThoseOfTheStandard) {
  EXPECT_EQ(encoding_of_label("  Windows-1251\n"), "windows-1251");
  EXPECT_EQ(encoding_of_label("X-CP1251"), "windows-1251");
  EXPECT_EQ(encoding_of_label("866"), "ibm866");
  EXPECT_EQ(encoding_of_label("ISO_8859-5:1988"), "iso-8859-5");
  EXPECT_EQ(encoding_of_label("ascii"), "windows-1252");
  EXPECT_EQ(encoding_of_label("utf8"), "utf-8");
  EXPECT_EQ(encoding_of_label(""), "");
  EXPECT_EQ(encoding_of_label("cp"), "");
  EXPECT_EQ(encoding_of_label("windows-1251 koi8-r"), "");
}

TEST(Charset, OtherEncodingsAreDecodedToo) {
  EXPECT_EQ(decode_bytes("\x93\xFA\x96\x7B", "shift_jis"), "\xE6\x97\xA5\xE6\x9C\xAC");
  EXPECT_EQ(decode_bytes(std::string_view("\xFF\xFE\x16\x04", 4), "utf-16le"), "\xD0\x96");
  EXPECT_EQ(decode_bytes("\xC4\xE3", "gbk"), "\xE4\xBD\xA0");
  EXPECT_EQ(decode_bytes("a\xFF", "utf-8"), "a\xEF\xBF\xBD");
}

}  // namespace
}  // namespace sverka
