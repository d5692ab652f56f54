#include "readers/docx/plain_stretches.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace sverka {
namespace {

// DEL may stand in texts and values, and in no name: a stretch that was part of a name makes the shortened part malformed.
constexpr char kMark = '\x7F';
constexpr std::size_t kDigits = 5;  // of the number after it, in base 32
constexpr std::size_t kMarkBytes = 1 + kDigits;
constexpr std::size_t kShortest = 12;         // bytes of a stretch; it gets shorter for certain
constexpr std::size_t kDeclarationBegin = 4;  // "<?" of an XML declaration stands before it, also after a byte order mark
constexpr std::size_t kMost = std::size_t{1} << (5 * kDigits);

constexpr std::uint64_t each_byte(std::uint8_t byte) {
  return byte * 0x0101010101010101u;
}

constexpr std::uint64_t kHighBits = each_byte(0x80);

// High bits where a byte of the word is zero; above the first of them there may be more.
constexpr std::uint64_t zeros(std::uint64_t word) {
  return (word - each_byte(1)) & ~word & kHighBits;
}

std::uint64_t word_at(std::string_view bytes, std::size_t at) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data() + at, sizeof word);
  return word;
}

// Of ASCII all that can end a text or a value is no plain character: controls, < > & " ' and, since it takes no more time, # and ].
std::uint64_t markup_in(std::uint64_t word) {
  const std::uint64_t controls = (word - each_byte(0x20)) & ~word & kHighBits;
  const std::uint64_t angles = zeros((word | each_byte(0x02)) ^ each_byte('>'));
  const std::uint64_t quotes = zeros((word | each_byte(0x05)) ^ each_byte('\''));
  return controls | angles | quotes | zeros(word ^ each_byte(']'));
}

// Goes over whole words of plain ASCII and two-byte characters, which are all allowed in XML; ends between characters.
std::size_t skip_short_characters(std::string_view bytes, std::size_t at) {
  if constexpr (std::endian::native != std::endian::little) {
    return at;
  }
  std::uint64_t open = 0;  // in its lowest byte: the word before ended with the first byte of a character
  for (; bytes.size() - at >= sizeof(std::uint64_t); at += sizeof(std::uint64_t)) {
    const std::uint64_t word = word_at(bytes, at);
    const std::uint64_t high = word & kHighBits, sixth = (word << 1) & kHighBits, fifth = (word << 2) & kHighBits;
    const std::uint64_t leads = high & sixth & ~fifth;
    const std::uint64_t above_ascii = ((word & each_byte(0x1E)) + each_byte(0x7E)) & kHighBits;  // not an overlong C0 or C1
    const bool whole = ((leads << 8) | open) == (high & ~sixth) && (leads & ~above_ascii) == 0 && (high & sixth & fifth) == 0;
    if (!whole || markup_in(word) != 0) {
      break;
    }
    open = leads >> 56;
  }
  return at - (open != 0 ? 1 : 0);
}

// How many bytes the plain character takes that stands at `at`, 0 if none does. Of three-byte characters those count after whose
// first byte everything is allowed.
std::size_t plain_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t index) {
    return index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : static_cast<unsigned char>(0);
  };
  const auto continues = [&](std::size_t index) { return (byte(index) & 0xC0) == 0x80; };
  const unsigned char first = byte(at);
  if (first < 0x80) {
    return first < 0x20 || markup_in(each_byte(first)) != 0 ? 0 : 1;
  }
  if (first >= 0xC2 && first <= 0xDF) {
    return continues(at + 1) ? 2 : 0;
  }
  return first >= 0xE1 && first <= 0xEC && continues(at + 1) && continues(at + 2) ? 3 : 0;
}

// Where the stretch that begins at `at` ends.
std::size_t end_of_stretch(std::string_view bytes, std::size_t at) {
  while (true) {
    at = skip_short_characters(bytes, at);
    for (const std::size_t enough = at + sizeof(std::uint64_t); at < enough;) {
      const std::size_t length = plain_length(bytes, at);
      if (length == 0) {
        return at;
      }
      at += length;
    }
  }
}

// The next byte that is not ASCII.
std::size_t next_foreign(std::string_view bytes, std::size_t at) {
  while (bytes.size() - at >= sizeof(std::uint64_t) && (word_at(bytes, at) & kHighBits) == 0) {
    at += sizeof(std::uint64_t);
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) {
    ++at;
  }
  return at;
}

bool has_pair(std::string_view bytes, char first, char second) {
  // The second is the rarer of the two.
  for (std::size_t at = bytes.find(second, 1); at != std::string_view::npos; at = bytes.find(second, at + 1)) {
    if (bytes[at - 1] == first) {
      return true;
    }
  }
  return false;
}

// Comments and their like follow rules of their own, and a character reference may spell a mark. The XML declaration is no matter.
bool has_rare_markup(std::string_view bytes) {
  return bytes.find(kMark) != std::string_view::npos || has_pair(bytes, '<', '!') || has_pair(bytes, '&', '#') ||
         has_pair(bytes.substr(std::min(bytes.size(), kDeclarationBegin)), '<', '?');
}

void append_mark(std::size_t number, std::string& text) {
  text += kMark;
  for (std::size_t digit = 0; digit < kDigits; ++digit, number >>= 5) {
    text += static_cast<char>('A' + (number & 31));
  }
}

std::size_t number_after(std::string_view mark) {
  std::size_t number = 0;
  for (std::size_t digit = kDigits; digit > 0; --digit) {
    number = (number << 5) | static_cast<std::size_t>(mark[digit] - 'A');
  }
  return number;
}

// The length of an attribute that only tells in which session of a text processor something was saved, with the space before it
// (w:rsidR="00A41C5E"); 0 if there is none at `at`.
constexpr std::string_view kSessionName = " w:rsid";
constexpr std::size_t kSessionDigits = 8;
constexpr std::size_t kLongestTag = 512;  // bytes that are looked back over; a session further behind is left where it is

std::size_t session_length(std::string_view bytes, std::size_t at) {
  std::size_t end = at + kSessionName.size();
  const auto letter = [&] { return end < bytes.size() ? static_cast<unsigned>(static_cast<unsigned char>(bytes[end]) | 0x20u) : 0u; };
  while (letter() >= 'a' && letter() <= 'z') {
    ++end;
  }
  if (!bytes.substr(std::min(end, bytes.size())).starts_with("=\"")) {
    return 0;
  }
  end += 2;
  const std::size_t value = end;
  while ((letter() >= 'a' && letter() <= 'f') || (end < bytes.size() && bytes[end] >= '0' && bytes[end] <= '9')) {
    ++end;
  }
  return end - value == kSessionDigits && end < bytes.size() && bytes[end] == '"' ? end + 1 - at : 0;
}

// True if the first session of a tag may begin at `at`: the tag was opened before it, and every value in it was closed. Where that is not
// plain, false.
bool is_in_tag(std::string_view bytes, std::size_t at) {
  const std::size_t end = at;
  const char before = at > 0 ? bytes[at - 1] : '\0';
  if (before != '"' && !(before >= '0' && before <= '9') && !((before | 0x20) >= 'a' && (before | 0x20) <= 'z')) {
    return false;  // neither a value nor a name ends there
  }
  bool even = true;
  for (const std::size_t least = at - std::min(at, kLongestTag); at > least;) {
    const char sign = bytes[--at];
    if (sign == '<') {
      const std::string_view tag = bytes.substr(at, end - at);
      return even && !tag.starts_with("</") && tag.find(kSessionName) == std::string_view::npos;
    }
    if (sign == '>' || sign == '\'') {
      return false;
    }
    even = even != (sign == '"');
  }
  return false;
}

// Behind the sessions that stand side by side from `at` on, if each is named once and the tag has no other; else `at`. A session named
// twice is malformed, and has to stay so.
std::size_t end_of_sessions(std::string_view bytes, const std::size_t at) {
  std::size_t end = at;
  while (bytes.substr(end).starts_with(kSessionName)) {
    const std::size_t length = session_length(bytes, end);
    const std::string_view name = bytes.substr(end, bytes.find('=', end) + 1 - end);
    if (length == 0 || bytes.substr(at, end - at).find(name) != std::string_view::npos) {
      return at;
    }
    end += length;
  }
  char quote = '\0';
  for (std::size_t rest = end; rest < bytes.size() && (quote != '\0' || bytes[rest] != '>'); ++rest) {
    const char sign = bytes[rest];
    if (sign == '<' || (sign == ' ' && bytes.substr(rest).starts_with(kSessionName))) {
      return at;
    }
    quote = quote == sign ? '\0' : quote == '\0' && (sign == '"' || sign == '\'') ? sign : quote;
  }
  return end;
}

// Appends markup, which has no letters but those of ASCII, without its sessions. It begins at `begin`, and `bytes` ends with it.
void append_markup(std::string_view bytes, std::size_t begin, std::string& text) {
  for (std::size_t at = bytes.find(kSessionName, begin); at != std::string_view::npos; at = bytes.find(kSessionName, at)) {
    const std::size_t end = is_in_tag(bytes, at) ? end_of_sessions(bytes, at) : at;
    if (end == at) {
      at += kSessionName.size();
      continue;
    }
    text.append(bytes, begin, at - begin);
    at = begin = end;
  }
  text.append(bytes, begin);
}

}  // namespace

bool PlainStretches::set_aside(std::string_view& bytes) {
  if (has_rare_markup(bytes)) {
    return false;
  }
  std::size_t copied = 0;
  for (std::size_t at = next_foreign(bytes, 0); at < bytes.size() && stretches_.size() < kMost; at = next_foreign(bytes, at)) {
    const std::size_t end = end_of_stretch(bytes, at);
    if (end - at >= kShortest) {
      append_markup(bytes.substr(0, at), copied, shortened_);
      append_mark(stretches_.size(), shortened_);
      stretches_.push_back(bytes.substr(at, end - at));
      copied = end;
    }
    at = end == at ? at + 1 : end;
  }
  append_markup(bytes, copied, shortened_);
  if (shortened_.size() == bytes.size()) {
    return false;
  }
  bytes = shortened_;
  return true;
}

bool PlainStretches::put_back(std::string_view text, std::string& whole) const {
  if (stretches_.empty()) {
    return false;
  }
  std::size_t mark = text.find(kMark);
  if (mark == std::string_view::npos) {
    return false;
  }
  whole.clear();
  std::size_t copied = 0;
  for (; mark != std::string_view::npos && text.size() - mark >= kMarkBytes; mark = text.find(kMark, copied)) {
    whole.append(text, copied, mark - copied);
    whole += stretches_.at(number_after(text.substr(mark)));
    copied = mark + kMarkBytes;
  }
  whole.append(text, copied);
  return true;
}

}  // namespace sverka
