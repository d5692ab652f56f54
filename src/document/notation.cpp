#include "document/notation.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "document/names.hpp"
#include "document/notation_prefix.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

bool is_punctuation(char letter) {
  return (letter >= '!' && letter <= '/') || (letter >= ':' && letter <= '@') || (letter >= '[' && letter <= '`') ||
         (letter >= '{' && letter <= '~');
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::optional<std::uint32_t> parse_hexadecimal(std::string_view text) {
  std::uint32_t value = 0;
  for (const char letter : text) {
    const bool digit = letter >= '0' && letter <= '9';
    const char low = static_cast<char>(letter | 0x20);
    if (!digit && (low < 'a' || low > 'f')) {
      return std::nullopt;
    }
    value = value * 16 + static_cast<std::uint32_t>(digit ? letter - '0' : low - 'a' + 10);
  }
  return text.empty() || text.size() > 6 ? std::nullopt : std::optional(value);
}

// The character of the escape at text[at] == '\\' is appended and `at` moves past it.
void unescape_one(std::string_view text, std::size_t& at, std::string& out) {
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  if (text.substr(at, 3) == "\\u{") {
    const std::size_t end = text.find('}', at);
    const auto code_point = end == std::string_view::npos ? std::nullopt : parse_hexadecimal(text.substr(at + 3, end - at - 3));
    if (code_point) {
      append_utf8(out, *code_point);
      at = end + 1;
      return;
    }
  }
  if (next == 'n' || next == 't') {
    out += next == 'n' ? '\n' : '\t';
    at += 2;
  } else if (is_punctuation(next)) {
    out += next;
    at += 2;
  } else {
    out += '\\';
    ++at;
  }
}

std::string unescape(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\') {
      unescape_one(text, at, plain);
    } else {
      plain += text[at++];
    }
  }
  return plain;
}

// Where `mark` stands first without a backslash before it, or npos.
std::size_t find_unescaped(std::string_view text, std::string_view mark) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text.substr(at, mark.size()) == mark) {
      return at;
    }
  }
  return std::string_view::npos;
}

// "first rest of it ;; detail"
struct Triple {
  std::string first, rest, detail;
};

Triple parse_triple(std::string_view text) {
  Triple triple;
  const std::size_t separator = find_unescaped(text, ";;");
  if (separator != std::string_view::npos) {
    triple.detail = unescape(trimmed(text.substr(separator + 2)));
    text = trimmed(text.substr(0, separator));
  }
  const std::size_t space = text.find(' ');
  triple.first = std::string(text.substr(0, space));
  if (space != std::string_view::npos) {
    triple.rest = unescape(trimmed(text.substr(space)));
  }
  return triple;
}

class Parser {
 public:
  Result<Document> parse(std::string_view text);

 private:
  enum class Mark { Flags, Control, Field, Item };
  struct Open {
    Mark mark = Mark::Flags;
    std::size_t index = 0;          // of the control, field or item
    std::uint32_t outer_flags = 0;  // in force around a run
  };

  void read_line(std::string_view line);
  void read_directive(std::string_view line);
  void read_block(std::string_view line);
  std::string_view read_label(std::string_view line, Block& block);
  void read_text(std::string_view text);
  bool open_mark(std::string_view text, std::size_t& at);
  bool open_run(std::string_view text, std::size_t& at);
  bool close_mark(std::string_view text, std::size_t& at);
  void open_control(std::string_view head);
  void put(std::string_view bytes);
  void fail_line(std::string detail);
  std::uint16_t part();
  std::uint32_t block_index() const { return static_cast<std::uint32_t>(document_.blocks.size() - 1); }
  std::uint32_t offset() const { return static_cast<std::uint32_t>(document_.blocks.back().text.size()); }

  Document document_;
  std::vector<Open> open_;
  std::uint32_t flags_ = 0;
  std::size_t open_braces_ = 0;  // "{{" of the text that wait for their "}}", inside a run
  std::uint32_t page_ = 0;
  std::uint16_t part_ = 0;
  std::size_t line_number_ = 0;
  std::optional<Error> error_;
};

Result<Document> Parser::parse(std::string_view text) {
  document_.format = "docx";
  for (std::size_t at = 0; at <= text.size() && !error_;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    ++line_number_;
    read_line(trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
  if (!open_.empty()) {
    fail_line("a control, field or item is not closed");
  }
  if (error_) {
    return fail(*std::move(error_));
  }
  part();
  return std::move(document_);
}

void Parser::fail_line(std::string detail) {
  if (!error_) {
    error_ = Error{ErrorCode::Usage, std::to_string(line_number_), "notation-malformed", std::move(detail)};
  }
}

// The current part; the first one is made when it is first needed.
std::uint16_t Parser::part() {
  if (document_.parts.empty()) {
    document_.parts.push_back("word/document.xml");
  }
  return part_;
}

void Parser::read_line(std::string_view line) {
  if (line.empty()) {
    return;
  }
  if (!is_valid_utf8(line)) {
    return fail_line("not UTF-8");
  }
  if (line[0] == '%') {
    return read_directive(line);
  }
  if (line[0] == '!') {
    Triple triple = parse_triple(line.substr(1));
    document_.notes.push_back({std::move(triple.first), std::move(triple.rest), std::move(triple.detail)});
    return;
  }
  if (line[0] != '@') {
    return read_block(line);
  }
  const bool free = line.substr(0, 2) == "@@";
  Triple triple = parse_triple(line.substr(free ? 2 : 1));
  if (!free && document_.blocks.empty()) {
    return fail_line("an item before the first block; write @@ for one without a block");
  }
  document_.items.push_back(
      {std::move(triple.first), std::move(triple.rest), std::move(triple.detail), part(), free ? kNone : block_index(), {}});
}

void Parser::read_directive(std::string_view line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view name = line.substr(0, space);
  const std::string_view value = trimmed(line.substr(space));
  const auto number = parse_notation_number(value);
  if (name == "%format") {
    document_.format = unescape(value);
  } else if (name == "%application") {
    document_.application = unescape(value);
  } else if (name == "%pages" && number) {
    document_.pages = *number;
  } else if (name == "%page" && number) {
    page_ = *number;
  } else if (name == "%part") {
    const std::string part_name = unescape(value);
    std::size_t index = 0;
    while (index < document_.parts.size() && document_.parts[index] != part_name) {
      ++index;
    }
    if (index == document_.parts.size()) {
      document_.parts.push_back(part_name);
    }
    part_ = static_cast<std::uint16_t>(index);
  } else {
    fail_line("unknown directive, or its number is wrong");
  }
}

void Parser::read_block(std::string_view line) {
  Block block;
  block.part = part();
  block.page = page_;
  NotationPrefix prefix;
  while (const std::size_t length = parse_notation_prefix(line, prefix)) {
    line = trimmed(line.substr(length));
  }
  block.story = prefix.story;
  block.header_use = prefix.header_use;
  block.story_item = prefix.story_item.value_or(prefix.story == Story::Body ? 0 : 1);
  block.cell = prefix.cell;
  block.outline_level = prefix.outline_level;
  line = read_label(line, block);
  if (!block.label.empty()) {
    const bool in_note = block.story == Story::Footnote || block.story == Story::Endnote;
    block.label_origin = prefix.label_origin.value_or(block.label == "\xE2\x80\xA2" ? LabelOrigin::Bullet
                                                      : in_note                     ? LabelOrigin::Note
                                                                                    : LabelOrigin::Numbering);
    block.label_flags = prefix.label_flags;
  }
  document_.blocks.push_back(std::move(block));
  read_text(line);
}

// Takes the label off the line's beginning and gives the rest.
std::string_view Parser::read_label(std::string_view line, Block& block) {
  const std::size_t length = notation_label_length(line);
  if (length == std::string_view::npos) {
    return line;
  }
  block.label = unescape(line.substr(0, length));
  return trimmed(line.substr(length + 1));
}

void Parser::read_text(std::string_view text) {
  flags_ = 0;
  open_braces_ = 0;
  for (std::size_t at = 0; at < text.size() && !error_;) {
    if (text[at] == '\\') {
      std::string plain;
      unescape_one(text, at, plain);
      put(plain);
    } else if (!open_mark(text, at) && !close_mark(text, at)) {
      put(text.substr(at, 1));
      ++at;
    }
  }
  for (const Open& open : open_) {
    if (open.mark == Mark::Flags) {
      fail_line("a run with flags is not closed on its line");
    } else if (open.mark == Mark::Item) {
      fail_line("a covered item is not closed on its line");
    }
  }
}

void Parser::put(std::string_view bytes) {
  Block& block = document_.blocks.back();
  const std::uint32_t begin = offset();
  block.text += bytes;
  if (block.runs.empty() || block.runs.back().flags != flags_) {
    block.runs.push_back({{begin, begin}, flags_});
  }
  block.runs.back().text.end = offset();
}

bool Parser::open_mark(std::string_view text, std::size_t& at) {
  if (text[at] != '{') {
    return false;
  }
  if (text.substr(at, 2) != "{{") {
    return open_run(text, at);
  }
  const char kind = at + 2 < text.size() ? text[at + 2] : '\0';
  if (kind != '=' && kind != '#' && kind != '@') {
    put("{{");
    at += 2;
    ++open_braces_;
    return true;
  }
  const std::string_view rest = text.substr(at + 3);
  const std::size_t bar = find_unescaped(rest, "|");
  if (bar == std::string_view::npos) {
    fail_line("a mark {{" + std::string(1, kind) + " without its |");
    return true;
  }
  const std::string_view head = trimmed(rest.substr(0, bar));
  if (kind == '=') {
    open_.push_back({Mark::Control, document_.controls.size(), 0});
    open_control(head);
  } else if (kind == '#') {
    open_.push_back({Mark::Field, document_.fields.size(), 0});
    document_.fields.push_back({{block_index(), offset(), block_index(), offset()}, unescape(head)});
  } else {
    Triple triple = parse_triple(head);
    open_.push_back({Mark::Item, document_.items.size(), 0});
    document_.items.push_back(
        {std::move(triple.first), std::move(triple.rest), std::move(triple.detail), part(), block_index(), {offset(), offset()}});
  }
  at += 3 + bar + 1;
  return true;
}

// "{flag+flag:". A "{" before anything else is text.
bool Parser::open_run(std::string_view text, std::size_t& at) {
  const std::size_t length = notation_run_head_length(text.substr(at));
  if (length == 0) {
    return false;
  }
  const auto flags = parse_notation_flags(text.substr(at + 1, length - 2));
  if (!flags) {
    fail_line("unknown flag in " + std::string(text.substr(at, length)) + "; write \\{ for a brace");
    return true;
  }
  open_.push_back({Mark::Flags, open_braces_, flags_});
  open_braces_ = 0;
  flags_ |= *flags;
  at += length;
  return true;
}

bool Parser::close_mark(std::string_view text, std::size_t& at) {
  if (open_.empty()) {
    return false;
  }
  const Open open = open_.back();
  if (open.mark == Mark::Flags) {
    if (text[at] != '}') {
      return false;
    }
    if (open_braces_ > 0 && text.substr(at, 2) == "}}") {
      put("}}");
      at += 2;
      --open_braces_;
      return true;
    }
    flags_ = open.outer_flags;
    open_braces_ = open.index;
    open_.pop_back();
    ++at;
    return true;
  }
  const std::string_view close = open.mark == Mark::Control ? "=}}" : open.mark == Mark::Field ? "#}}" : "@}}";
  if (text.substr(at, 3) != close) {
    return false;
  }
  if (open.mark == Mark::Item) {
    document_.items[open.index].range.end = offset();
  } else {
    Span& span = open.mark == Mark::Control ? document_.controls[open.index].span : document_.fields[open.index].result;
    span.last_block = block_index();
    span.end = offset();
  }
  open_.pop_back();
  at += 3;
  return true;
}

// "kind key=value key"
void Parser::open_control(std::string_view head) {
  Control control;
  control.span = {block_index(), offset(), block_index(), offset()};
  const std::size_t space = std::min(head.find(' '), head.size());
  const auto kind = parse_control_kind(head.substr(0, space));
  if (!kind) {
    return fail_line("unknown kind of control");
  }
  control.kind = *kind;
  for (head = trimmed(head.substr(space)); !head.empty();) {
    const std::size_t key_end = std::min(head.find_first_of(" ="), head.size());
    const std::string_view key = head.substr(0, key_end);
    head = head.substr(key_end);
    std::string value;
    if (!head.empty() && head[0] == '=') {
      const bool quoted = head.substr(1, 1) == "\"";
      head = head.substr(quoted ? 2 : 1);
      const std::size_t end = std::min(find_unescaped(head, quoted ? "\"" : " "), head.size());
      value = unescape(head.substr(0, end));
      head = head.substr(std::min(end + 1, head.size()));
    }
    head = trimmed(head);
    if (key == "name") {
      control.name = std::move(value);
    } else if (key == "choice") {
      control.choices.push_back(std::move(value));
    } else if (key == "placeholder") {
      control.shows_placeholder = true;
    } else if (key == "locked") {
      control.content_locked = true;
    } else if (key == "bound") {
      control.bound = true;
      control.bound_value = std::move(value);
    } else {
      return fail_line("unknown key of a control");
    }
  }
  document_.controls.push_back(std::move(control));
}

}  // namespace

Result<Document> parse_notation(std::string_view text) {
  return Parser().parse(text);
}

}  // namespace sverka
