// Document -> text notation: the other half of notation.hpp.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "document/names.hpp"
#include "document/notation.hpp"
#include "document/notation_prefix.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

// Characters that a person reading the notation would not see or could not tell: controls, spaces that are
// not U+0020, format characters, variation selectors, tags, combining marks, private use.
bool is_written_as_code(char32_t code_point) {
  struct Interval {
    char32_t first, last;
  };
  constexpr Interval kIntervals[] = {{0x00, 0x1F},     {0x7F, 0xA0},     {0xAD, 0xAD},     {0x300, 0x36F},     {0x61C, 0x61C},
                                     {0x115F, 0x1160}, {0x1680, 0x1680}, {0x180B, 0x180E}, {0x2000, 0x200F},   {0x2028, 0x202F},
                                     {0x205F, 0x206F}, {0x3000, 0x3000}, {0x3164, 0x3164}, {0xE000, 0xF8FF},   {0xFE00, 0xFE0F},
                                     {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0xE0000, 0x10FFFF}};
  return std::any_of(std::begin(kIntervals), std::end(kIntervals),
                     [code_point](const Interval& interval) { return code_point >= interval.first && code_point <= interval.last; });
}

void append_code(std::string& out, char32_t code_point) {
  char text[16];
  std::snprintf(text, sizeof text, "\\u{%X}", static_cast<unsigned>(code_point));
  out += text;
}

// A backslash before a letter that begins no escape may stay as it is: "REF clause_5 \h" reads better so.
bool stays_backslash(std::string_view text, std::size_t at) {
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  const char low = static_cast<char>(next | 0x20);
  return low >= 'a' && low <= 'z' && next != 'n' && next != 't' && next != 'u';
}

// Appends the character at `at`, which moves past it, so that a value or a text gives it back.
void append_plain(std::string& out, std::string_view text, std::size_t& at) {
  const std::size_t before = at;
  const char32_t code_point = next_code_point(text, at);
  if (code_point == U'\n' || code_point == U'\t') {
    out += code_point == U'\n' ? "\\n" : "\\t";
  } else if (is_written_as_code(code_point)) {
    append_code(out, code_point);
  } else if (code_point == U'\\' && !stays_backslash(text, before)) {
    out += "\\\\";
  } else {
    out += text.substr(before, at - before);
  }
}

std::string joined(std::initializer_list<std::string_view> pieces) {
  std::string out;
  for (const std::string_view piece : pieces) {
    out += piece;
  }
  return out;
}

// A value between separators. `special` are the characters that would end it.
std::string escaped_value(std::string_view text, std::string_view special) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool edge = at == 0 || at + 1 == text.size();
    if (text[at] == ' ' && edge) {
      append_code(out, U' ');
      ++at;
    } else if (special.find(text[at]) != std::string_view::npos) {
      out += '\\';
      out += text[at++];
    } else {
      append_plain(out, text, at);
    }
  }
  return out;
}

// " value ;; detail"
std::string rest_of_triple(std::string_view value, std::string_view detail) {
  std::string out;
  if (!value.empty()) {
    out += ' ';
    out += escaped_value(value, ";|");
  }
  if (!detail.empty()) {
    out += " ;; ";
    out += escaped_value(detail, ";|");
  }
  return out;
}

std::string quoted(std::string_view value) {
  const auto is_plain = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '_' ||
           letter == '-' || letter == '.';
  };
  if (!value.empty() && std::all_of(value.begin(), value.end(), is_plain)) {
    return std::string(value);
  }
  return joined({"\"", escaped_value(value, "\"|"), "\""});
}

std::string head_of(const Control& control) {
  std::string head = joined({"{{=", name_of(control.kind)});
  if (!control.name.empty()) {
    head += joined({" name=", quoted(control.name)});
  }
  for (const std::string& choice : control.choices) {
    head += joined({" choice=", quoted(choice)});
  }
  head += control.shows_placeholder ? " placeholder" : "";
  head += control.content_locked ? " locked" : "";
  head += control.bound ? " bound" : "";
  if (control.bound && !control.bound_value.empty()) {
    head += joined({"=", quoted(control.bound_value)});
  }
  head += '|';
  return head;
}

// A mark to be written before the byte `at` of a block.
struct Insertion {
  std::uint32_t block = 0;
  std::uint32_t at = 0;
  std::string text;
};

struct Enclosure {
  Span span;
  std::string head, tail;
};

bool is_before(std::uint32_t block, std::uint32_t at, std::uint32_t other_block, std::uint32_t other_at) {
  return block != other_block ? block < other_block : at < other_at;
}

bool ends_before(const Span& span, const Span& other) {
  return is_before(span.last_block, span.end, other.last_block, other.end);
}

bool covers_text(const Item& item) {
  return item.block != kNone && item.range.end != 0;
}

// The marks of controls, fields and covered items as one properly nested list.
std::vector<Insertion> nested_insertions(const Document& document) {
  std::vector<Enclosure> enclosures;
  for (const Control& control : document.controls) {
    enclosures.push_back({control.span, head_of(control), "=}}"});
  }
  for (const Field& field : document.fields) {
    enclosures.push_back({field.result, joined({"{{#", escaped_value(field.instruction, "|"), "|"}), "#}}"});
  }
  for (const Item& item : document.items) {
    if (covers_text(item)) {
      const Span span{item.block, item.range.begin, item.block, item.range.end};
      enclosures.push_back({span, joined({"{{@", item.kind, rest_of_triple(item.value, item.detail), "|"}), "@}}"});
    }
  }
  std::stable_sort(enclosures.begin(), enclosures.end(), [](const Enclosure& left, const Enclosure& right) {
    const Span& a = left.span;
    const Span& b = right.span;
    if (a.first_block != b.first_block || a.begin != b.begin) {
      return is_before(a.first_block, a.begin, b.first_block, b.begin);
    }
    return ends_before(b, a);
  });
  std::vector<Insertion> insertions;
  std::vector<const Enclosure*> open;
  const auto close_last = [&] {
    insertions.push_back({open.back()->span.last_block, open.back()->span.end, open.back()->tail});
    open.pop_back();
  };
  for (const Enclosure& enclosure : enclosures) {
    const Span& span = enclosure.span;
    while (!open.empty() && !is_before(span.first_block, span.begin, open.back()->span.last_block, open.back()->span.end)) {
      close_last();
    }
    if (open.empty() || !ends_before(open.back()->span, span)) {
      insertions.push_back({span.first_block, span.begin, enclosure.head});
      open.push_back(&enclosure);
    }
  }
  while (!open.empty()) {
    close_last();
  }
  return insertions;
}

// The items that cover no text, those of no block first, then in the order of their blocks.
std::vector<const Item*> items_on_lines(const Document& document) {
  std::vector<const Item*> items;
  for (const Item& item : document.items) {
    if (!covers_text(item)) {
      items.push_back(&item);
    }
  }
  std::stable_sort(items.begin(), items.end(), [](const Item* left, const Item* right) {
    return left->block != right->block && (left->block == kNone || (right->block != kNone && left->block < right->block));
  });
  return items;
}

// Text of one run between two marks. Looks no further than the piece: what comes after it may be a mark.
void append_piece(std::string& out, std::string_view text, TextRange piece, bool in_run) {
  const std::string_view view = text.substr(piece.begin, piece.end - piece.begin);
  for (std::size_t at = 0; at < view.size();) {
    const char letter = view[at];
    const std::size_t place = piece.begin + at;
    const std::string_view rest = view.substr(at);
    const bool begins_mark =
        letter == '{' &&
        (rest.size() <= 2 || (rest[1] == '{' ? rest[2] == '=' || rest[2] == '#' || rest[2] == '@' : notation_run_head_length(rest) != 0));
    const bool ends_mark = (letter == '=' || letter == '#' || letter == '@') && rest.substr(1, 2) == "}}";
    if (letter == ' ' && (place == 0 || place + 1 == text.size())) {
      append_code(out, U' ');
      ++at;
    } else if (begins_mark || ends_mark || (in_run && (letter == '{' || letter == '}'))) {
      out += '\\';
      out += letter;
      ++at;
    } else if (rest.substr(0, 2) == "{{") {
      out += "{{";
      at += 2;
    } else if (letter == '\\' && rest.size() == 1) {
      out += "\\\\";
      ++at;
    } else {
      append_plain(out, view, at);
    }
  }
}

class Writer {
 public:
  explicit Writer(const Document& document)
      : document_(document), insertions_(nested_insertions(document)), lines_(items_on_lines(document)) {}
  std::string write();

 private:
  void write_head();
  void write_block(std::uint32_t index);
  void write_items_of(std::uint32_t index);
  void switch_part(std::uint16_t part);
  std::string text_of(std::uint32_t index);
  void line(std::initializer_list<std::string_view> pieces) {
    out_ += joined(pieces);
    out_ += '\n';
  }

  const Document& document_;
  std::vector<Insertion> insertions_;
  std::size_t next_insertion_ = 0;
  std::vector<const Item*> lines_;
  std::size_t next_line_ = 0;
  std::uint32_t page_ = 0;
  std::uint16_t part_ = 0;
  std::string out_;
};

std::string Writer::write() {
  write_head();
  for (const Note& note : document_.notes) {
    line({"!", note.code, rest_of_triple(note.where, note.detail)});
  }
  write_items_of(kNone);
  for (std::uint32_t index = 0; index < document_.blocks.size(); ++index) {
    write_block(index);
    write_items_of(index);
  }
  return std::move(out_);
}

void Writer::write_head() {
  if (document_.format != "docx") {
    line({"%format ", escaped_value(document_.format, "")});
  }
  if (document_.pages != 0) {
    line({"%pages ", std::to_string(document_.pages)});
  }
  if (!document_.application.empty()) {
    line({"%application ", escaped_value(document_.application, "")});
  }
  if (document_.parts != std::vector<std::string>{"word/document.xml"}) {
    for (const std::string& part : document_.parts) {
      line({"%part ", escaped_value(part, "")});
    }
    part_ = static_cast<std::uint16_t>(document_.parts.empty() ? 0 : document_.parts.size() - 1);
  }
}

void Writer::switch_part(std::uint16_t part) {
  if (part != part_) {
    line({"%part ", escaped_value(document_.parts.at(part), "")});
    part_ = part;
  }
}

void Writer::write_items_of(std::uint32_t index) {
  for (; next_line_ < lines_.size() && lines_[next_line_]->block == index; ++next_line_) {
    const Item& item = *lines_[next_line_];
    switch_part(item.part);
    line({index == kNone ? "@@" : "@", item.kind, rest_of_triple(item.value, item.detail)});
  }
}

std::string prefix_of(const Block& block) {
  std::string words;
  const auto add = [&words](std::initializer_list<std::string_view> pieces) {
    words += words.empty() ? "" : " ";
    words += joined(pieces);
  };
  const bool body = block.story == Story::Body;
  const bool numbered = block.story_item != (body ? 0u : 1u);
  if (!body || numbered) {
    const bool first = block.header_use == HeaderUse::First;
    const bool even = block.header_use == HeaderUse::Even;
    add({name_of(block.story), first ? "-first" : even ? "-even" : ""});
  }
  if (numbered) {
    add({std::to_string(block.story_item)});
  }
  if (block.outline_level != 0) {
    add({"h", std::to_string(block.outline_level)});
  }
  if (!block.label.empty()) {
    const bool note = block.story == Story::Footnote || block.story == Story::Endnote;
    const LabelOrigin expected = block.label == "\xE2\x80\xA2" ? LabelOrigin::Bullet : note ? LabelOrigin::Note : LabelOrigin::Numbering;
    std::string label;
    if (block.label_origin != expected) {
      label = block.label_origin == LabelOrigin::Bullet ? "bullet" : block.label_origin == LabelOrigin::Note ? "note" : "numbering";
    }
    if (block.label_flags != 0) {
      label += label.empty() ? "" : "+";
      label += names_of_flags(block.label_flags);
    }
    if (!label.empty()) {
      add({"label=", label});
    }
  }
  std::string prefix = words.empty() ? "" : joined({"[", words, "] "});
  const Cell& cell = block.cell;
  if (cell.table != 0) {
    prefix += joined({"<t", std::to_string(cell.table), " r", std::to_string(cell.row), " c", std::to_string(cell.column)});
    prefix += cell.depth == 1 ? "> " : joined({" d", std::to_string(cell.depth), "> "});
  }
  return prefix;
}

void Writer::write_block(std::uint32_t index) {
  const Block& block = document_.blocks[index];
  switch_part(block.part);
  if (block.page != page_) {
    line({"%page ", std::to_string(block.page)});
    page_ = block.page;
  }
  const std::string text = text_of(index);
  std::string label = escaped_value(block.label, "{}|");
  if (!label.empty() && std::string_view("[<%@!").find(label[0]) != std::string_view::npos) {
    label.insert(label.begin(), '\\');
  }
  NotationPrefix unused;
  const bool needs_bar = !label.empty() || text.empty() || std::string_view("%@!").find(text[0]) != std::string_view::npos ||
                         parse_notation_prefix(text, unused) != 0 || notation_label_length(text) != std::string_view::npos;
  line({prefix_of(block), label, needs_bar ? text.empty() ? "|" : "| " : "", text});
}

std::string Writer::text_of(std::uint32_t index) {
  const Block& block = document_.blocks[index];
  std::string out;
  const auto insert_at = [&](std::uint32_t at) {
    while (next_insertion_ < insertions_.size() && insertions_[next_insertion_].block == index && insertions_[next_insertion_].at == at) {
      out += insertions_[next_insertion_++].text;
    }
  };
  for (const Run& run : block.runs) {
    for (std::uint32_t at = run.text.begin; at < run.text.end;) {
      insert_at(at);
      const bool pending = next_insertion_ < insertions_.size() && insertions_[next_insertion_].block == index;
      const std::uint32_t end = pending ? std::min(run.text.end, insertions_[next_insertion_].at) : run.text.end;
      if (run.flags != 0) {
        out += joined({"{", names_of_flags(run.flags), ":"});
      }
      append_piece(out, block.text, {at, end}, run.flags != 0);
      out += run.flags != 0 ? "}" : "";
      at = end;
    }
  }
  insert_at(static_cast<std::uint32_t>(block.text.size()));
  return out;
}

}  // namespace

std::string to_notation(const Document& document) {
  return Writer(document).write();
}

}  // namespace sverka
