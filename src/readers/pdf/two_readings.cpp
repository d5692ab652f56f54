#include "readers/pdf/two_readings.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "readers/pdf/lexer.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kTokens = 4'000'000;      // of all dictionaries
constexpr std::size_t kDepth = 200;             // the parser itself stops somewhat deeper
constexpr std::size_t kLongestHead = 1u << 16;  // of a stream: its dictionary
constexpr std::size_t kHeadBytes = 14;          // "2147483647 0 "

struct Level {
  bool is_dictionary = false;
  bool expects_key = true;
  std::vector<std::string> keys;
};

// Reads values until the first one of the outermost level is whole (`Reach::One`) or to the end. No tokens are left where it could not.
enum class Reach : std::uint8_t { One, All };

bool has_double_key(std::string_view bytes, Reach reach, std::size_t& tokens) {
  Lexer lexer(bytes);
  std::vector<Level> levels;
  for (ContentToken token = lexer.next(); token.type != TokenType::End && tokens > 0; token = lexer.next(), --tokens) {
    const bool opens = token.type == TokenType::DictionaryBegin || token.type == TokenType::ArrayBegin;
    const bool closes = token.type == TokenType::DictionaryEnd || token.type == TokenType::ArrayEnd;
    if (closes) {
      if (!levels.empty()) {
        levels.pop_back();
      }
    } else if (!levels.empty() && levels.back().is_dictionary) {
      Level& level = levels.back();
      if (level.expects_key && token.type == TokenType::Name) {
        if (std::find(level.keys.begin(), level.keys.end(), token.text) != level.keys.end()) {
          return true;
        }
        level.keys.emplace_back(token.text);
        level.expects_key = false;
      } else {
        level.expects_key = true;  // a value; the rest of a reference is no name
      }
    }
    if (opens && levels.size() >= kDepth) {
      tokens = 0;
      return false;
    }
    if (opens) {
      levels.push_back({token.type == TokenType::DictionaryBegin, true, {}});
    }
    if (levels.empty() && reach == Reach::One) {
      return false;
    }
  }
  return false;
}

// The number of the object that begins with the "obj" at this place; 0 if none does.
std::uint32_t object_at(std::string_view bytes, std::size_t at) {
  const std::string_view head = bytes.substr(at < kHeadBytes ? 0 : at - kHeadBytes, std::min(at, kHeadBytes));
  const std::size_t generation = head.find_last_not_of(" \r\n\t");
  const std::size_t gap = generation == std::string_view::npos ? generation : head.find_last_of(" \r\n\t", generation);
  const std::size_t last = gap == std::string_view::npos ? gap : head.find_last_not_of(" \r\n\t", gap);
  if (last == std::string_view::npos || generation + 1 == head.size()) {
    return 0;
  }
  std::size_t first = last;
  while (first > 0 && head[first - 1] >= '0' && head[first - 1] <= '9') {
    --first;
  }
  std::uint32_t number = 0;
  std::from_chars(head.data() + first, head.data() + last + 1, number);
  return number;
}

// What the dictionary of a stream says of its length: the number, or that of the object that holds it.
struct StatedLength {
  std::uint64_t value = 0;
  bool is_reference = false;
};

std::optional<StatedLength> stated_length(std::string_view dictionary) {
  Lexer lexer(dictionary);
  std::size_t depth = 0;
  for (ContentToken token = lexer.next(); token.type != TokenType::End; token = lexer.next()) {
    const bool opens = token.type == TokenType::DictionaryBegin || token.type == TokenType::ArrayBegin;
    const bool closes = token.type == TokenType::DictionaryEnd || token.type == TokenType::ArrayEnd;
    depth = opens ? depth + 1 : closes && depth > 0 ? depth - 1 : depth;
    if (depth == 1 && token.type == TokenType::Name && token.text == "Length") {
      token = lexer.next();
      if (token.type != TokenType::Number || token.number < 0 || token.number > 4e9) {
        return std::nullopt;
      }
      const auto value = static_cast<std::uint64_t>(token.number);
      const bool second = lexer.next().type == TokenType::Number;
      token = second ? lexer.next() : ContentToken{};
      return StatedLength{value, second && token.type == TokenType::Word && token.text == "R"};
    }
  }
  return std::nullopt;
}

// Where the data of the stream begins in the object's bytes, and where its dictionary ends; 0 if it is none.
std::size_t begin_of_stream(std::string_view body) {
  const std::string_view head = body.substr(0, kLongestHead);
  for (std::size_t at = head.find("stream"); at != std::string_view::npos; at = head.find("stream", at + 1)) {
    if (head.substr(0, head.find_last_not_of(" \r\n\t", at - 1) + 1).ends_with(">>")) {
      return at + 6 + (body.substr(at + 6, 2) == "\r\n" ? 2u : 1u);
    }
    if (head.substr(0, at).find("endobj") != std::string_view::npos) {
      return 0;
    }
  }
  return 0;
}

// Between the end that the stream names and the one that is written stands something: some programs read it. Numbers of other objects
// are those of the last state of a file that was not rewritten.
bool has_more(std::string_view body, const File& file, bool is_plain) {
  const std::size_t begin = begin_of_stream(body);
  const auto stated = begin == 0 ? std::nullopt : stated_length(body.substr(0, begin));
  if (!stated || (stated->is_reference && !is_plain)) {
    return false;
  }
  const std::int64_t length =
      stated->is_reference ? file.object(static_cast<std::uint32_t>(stated->value)).integer(-1) : static_cast<std::int64_t>(stated->value);
  if (length < 0 || begin > body.size() || static_cast<std::uint64_t>(length) > body.size() - begin) {
    return false;  // a damaged file, which is said elsewhere
  }
  const std::string_view rest = body.substr(begin + static_cast<std::size_t>(length));
  const std::size_t next = rest.find_first_not_of(std::string_view(" \r\n\t\0", 5));
  return next != std::string_view::npos && !rest.substr(next).starts_with("endstream") && !rest.substr(next).starts_with("endobj");
}

}  // namespace

void list_two_readings(Session& session, std::string_view bytes) {
  std::size_t tokens = kTokens;
  bool double_key = false;
  bool double_object = false;
  bool external_stream = false;
  bool more = false;
  const std::size_t first_end = bytes.find("%%EOF");
  const bool is_plain =
      !session.file.encrypted() && (first_end == std::string_view::npos || bytes.find("%%EOF", first_end + 5) == std::string_view::npos);
  std::unordered_set<std::uint32_t> here;  // in this state of the file
  std::size_t end_of_state = bytes.find("%%EOF");
  for (std::size_t at = bytes.find("obj"); at != std::string_view::npos; at = bytes.find("obj", at + 3)) {
    const std::uint32_t number = object_at(bytes, at);
    if (number == 0) {
      continue;
    }
    while (end_of_state < at) {
      here.clear();
      end_of_state = bytes.find("%%EOF", end_of_state + 5);
    }
    const std::string_view body = bytes.substr(at + 3);
    const std::size_t start = body.find_first_not_of(" \r\n\t");
    if (start == std::string_view::npos || body.substr(start, 2) != "<<") {
      continue;
    }
    double_object = !here.insert(number).second || double_object;
    double_key = double_key || has_double_key(body, Reach::One, tokens);
    const Object object = session.file.object(number);
    more = more || has_more(body, session.file, is_plain);
    external_stream = external_stream || (object.is_stream() && object.get("F"));
    if (!double_key && object.get("Type").is("ObjStm")) {
      const std::string packed = object.stream();
      const auto first = static_cast<std::size_t>(std::clamp<std::int64_t>(object.get("First").integer(), 0, 1 << 30));
      double_key = first < packed.size() && has_double_key(std::string_view(packed).substr(first), Reach::All, tokens);
    }
  }
  if (double_key) {
    session.unmodelled(0, "double-key");
  }
  if (tokens == 0) {
    session.unmodelled(0, "many-objects");
  }
  if (external_stream) {
    session.unmodelled(0, "external-stream");
  }
  if (more) {
    session.unmodelled(0, "stream-length");
  }
  if (double_object) {
    session.unmodelled(0, "double-object");
  }
}

}  // namespace sverka::pdf
