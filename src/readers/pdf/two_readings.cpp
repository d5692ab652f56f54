#include "readers/pdf/two_readings.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "readers/pdf/lexer.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kTokens = 4'000'000;  // of all dictionaries
constexpr std::size_t kDepth = 64;
constexpr std::size_t kHeadBytes = 14;  // "2147483647 0 "

struct Level {
  bool is_dictionary = false;
  bool expects_key = true;
  std::vector<std::string> keys;
};

// Reads values until the first one of the outermost level is whole (`Reach::One`) or to the end.
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
    if (opens && levels.size() < kDepth) {
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

}  // namespace

void list_two_readings(Session& session, std::string_view bytes) {
  std::size_t tokens = kTokens;
  bool double_key = false;
  bool double_object = false;
  bool external_stream = false;
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
  if (external_stream) {
    session.unmodelled(0, "external-stream");
  }
  if (double_object) {
    session.unmodelled(0, "double-object");
  }
}

}  // namespace sverka::pdf
