#include "programme/ledger/encoding.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "text/utf8.hpp"

namespace sverka {

namespace {

using HalfPage = std::array<char16_t, 128>;  // of the bytes 0x80 to 0xFF

constexpr HalfPage make_windows_1251() {
  constexpr std::array<char16_t, 64> kSigns{
      0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A, 0x040C, 0x040B, 0x040F,
      0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0xFFFD, 0x2122, 0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F,
      0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407,
      0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};
  HalfPage page{};
  for (std::size_t index = 0; index < page.size(); ++index) {
    page[index] = index < kSigns.size() ? kSigns[index] : static_cast<char16_t>(0x0410 + (index - kSigns.size()));
  }
  return page;
}

constexpr HalfPage make_code_page_866() {
  constexpr std::array<char16_t, 48> kFrames{
      0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x2561, 0x2562, 0x2556, 0x2555, 0x2563, 0x2551, 0x2557, 0x255D, 0x255C, 0x255B, 0x2510,
      0x2514, 0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0x255E, 0x255F, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550, 0x256C, 0x2567,
      0x2568, 0x2564, 0x2565, 0x2559, 0x2558, 0x2552, 0x2553, 0x256B, 0x256A, 0x2518, 0x250C, 0x2588, 0x2584, 0x258C, 0x2590, 0x2580};
  constexpr std::array<char16_t, 16> kLast{0x0401, 0x0451, 0x0404, 0x0454, 0x0407, 0x0457, 0x040E, 0x045E,
                                           0x00B0, 0x2219, 0x00B7, 0x221A, 0x2116, 0x00A4, 0x25A0, 0x00A0};
  HalfPage page{};
  for (std::size_t index = 0; index < page.size(); ++index) {
    if (index < 48) {
      page[index] = static_cast<char16_t>(0x0410 + index);
    } else if (index < 96) {
      page[index] = kFrames[index - 48];
    } else if (index < 112) {
      page[index] = static_cast<char16_t>(0x0440 + (index - 96));
    } else {
      page[index] = kLast[index - 112];
    }
  }
  return page;
}

constexpr HalfPage kWindows1251 = make_windows_1251();
constexpr HalfPage kCodePage866 = make_code_page_866();

std::string from_page(std::string_view bytes, const HalfPage& page) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    if (code < 0x80) {
      text += byte;
    } else {
      append_utf8(text, page[code - 0x80]);
    }
  }
  return text;
}

constexpr std::string_view kMark = "\xEF\xBB\xBF";

bool take_utf8(std::string& bytes) {
  if (!is_valid_utf8(bytes)) {
    return false;
  }
  if (bytes.starts_with(kMark)) {
    bytes.erase(0, kMark.size());
  }
  return true;
}

// "Kodirovka=DOS" in the head. Its value is ASCII in every encoding, its key is not.
bool says_dos(std::string_view bytes) {
  constexpr std::size_t kHead = 2000;
  std::string_view head = bytes.substr(0, kHead);
  while (!head.empty()) {
    const std::size_t end = head.find_first_of("\r\n");
    const std::string_view line = head.substr(0, end);
    head = end == std::string_view::npos ? std::string_view() : head.substr(end + 1);
    const std::size_t equals = line.find('=');
    if (equals != std::string_view::npos && line.substr(equals + 1) == "DOS") {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string decode_table(std::string bytes) {
  return take_utf8(bytes) ? std::move(bytes) : from_page(bytes, kWindows1251);
}

std::string decode_statement(std::string bytes) {
  if (take_utf8(bytes)) {
    return bytes;
  }
  return from_page(bytes, says_dos(bytes) ? kCodePage866 : kWindows1251);
}

bool is_utf16(const std::string& bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace sverka
