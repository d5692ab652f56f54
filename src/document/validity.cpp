#include "document/validity.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>

#include "document/names.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

template <class Enum>
bool is_within(Enum value, Enum last) {
  return static_cast<unsigned>(value) <= static_cast<unsigned>(last);
}

bool is_sound_range(const TextRange& range, std::string_view text) {
  return range.begin <= range.end && is_code_point_border(text, range.begin) && is_code_point_border(text, range.end);
}

bool is_sound_span(const Span& span, const Document& document) {
  if (span.first_block > span.last_block || span.last_block >= document.blocks.size()) {
    return false;
  }
  const bool forwards = span.first_block < span.last_block || span.begin <= span.end;
  return forwards && is_code_point_border(document.blocks[span.first_block].text, span.begin) &&
         is_code_point_border(document.blocks[span.last_block].text, span.end);
}

bool covers_text(const Block& block) {
  std::uint32_t at = 0;
  for (const Run& run : block.runs) {
    if (run.text.begin != at || run.text.end <= at || !is_code_point_border(block.text, run.text.end)) {
      return false;
    }
    at = run.text.end;
  }
  return at == block.text.size();
}

bool has_sound_flags(const Block& block) {
  std::uint32_t flags = block.label_flags;
  for (const Run& run : block.runs) {
    flags |= run.flags;
  }
  return (flags & ~kAllRunFlags) == 0;
}

bool is_sound_box(const Box& box) {
  return std::isfinite(box.left) && std::isfinite(box.top) && std::isfinite(box.right) && std::isfinite(box.bottom) &&
         box.left <= box.right && box.top <= box.bottom;
}

bool has_sound_boxes(const Block& block, const Document& document) {
  std::uint32_t at = 0;
  for (const WordBox& word : block.boxes) {
    if (word.text.begin < at || word.text.end <= word.text.begin || !is_sound_range(word.text, block.text) || word.page == 0 ||
        word.page > document.pages || !is_sound_box(word.box)) {
      return false;
    }
    at = word.text.end;
  }
  return true;
}

const char* fault_of(const Block& block, const Document& document) {
  if (block.text.size() >= kNone || !is_valid_utf8_fast(block.text) || !is_valid_utf8_fast(block.label)) {
    return "text is not UTF-8";
  }
  if (!covers_text(block)) {
    return "runs do not cover the text";
  }
  if (!has_sound_flags(block)) {
    return "unknown flag";
  }
  if (block.part >= document.parts.size()) {
    return "no such part";
  }
  if (!is_within(block.label_origin, LabelOrigin::Note) || !is_within(block.story, Story::Unseen) ||
      !is_within(block.header_use, HeaderUse::Even) || block.outline_level > 9) {
    return "a property outside its values";
  }
  return has_sound_boxes(block, document) ? nullptr : "boxes outside the text or its pages";
}

const char* fault_of(const Control& control, const Document& document) {
  if (!is_within(control.kind, ControlKind::MergeField)) {
    return "unknown kind";
  }
  if (!is_sound_span(control.span, document)) {
    return "span outside the text";
  }
  if (!is_valid_utf8_fast(control.name) || !is_valid_utf8_fast(control.bound_value)) {
    return "text is not UTF-8";
  }
  for (const std::string& choice : control.choices) {
    if (!is_valid_utf8_fast(choice)) {
      return "text is not UTF-8";
    }
  }
  return nullptr;
}

const char* fault_of(const Field& field, const Document& document) {
  if (!is_sound_span(field.result, document)) {
    return "span outside the text";
  }
  return is_valid_utf8_fast(field.instruction) ? nullptr : "text is not UTF-8";
}

const char* fault_of(const Item& item, const Document& document) {
  if (item.part >= document.parts.size()) {
    return "no such part";
  }
  if (item.block == kNone ? !(item.range == TextRange{})
                          : item.block >= document.blocks.size() || !is_sound_range(item.range, document.blocks[item.block].text)) {
    return "range outside the text";
  }
  if (item.page > document.pages || !is_sound_box(item.box)) {
    return "box outside the pages";
  }
  const bool utf8 = is_valid_utf8_fast(item.kind) && is_valid_utf8_fast(item.value) && is_valid_utf8_fast(item.detail);
  return utf8 ? nullptr : "text is not UTF-8";
}

const char* fault_of(const Note& note, const Document&) {
  const bool utf8 = is_valid_utf8_fast(note.code) && is_valid_utf8_fast(note.where) && is_valid_utf8_fast(note.detail);
  return utf8 ? nullptr : "text is not UTF-8";
}

const char* fault_of(const std::string& part, const Document&) {
  return is_valid_utf8_fast(part) ? nullptr : "text is not UTF-8";
}

template <class Element>
std::string find_fault_in(const std::vector<Element>& elements, const char* name, const Document& document) {
  for (std::size_t index = 0; index < elements.size(); ++index) {
    if (const char* fault = fault_of(elements[index], document)) {
      return std::string(name) + " " + std::to_string(index) + ": " + fault;
    }
  }
  return {};
}

}  // namespace

std::string find_fault(const Document& document) {
  if (!document.page_sizes.empty() && document.page_sizes.size() != document.pages) {
    return "the number of page sizes";
  }
  for (const PageExtent& size : document.page_sizes) {
    if (!std::isfinite(size.width) || !std::isfinite(size.height)) {
      return "a page without a size";
    }
  }
  if (!is_valid_utf8_fast(document.format) || !is_valid_utf8_fast(document.application)) {
    return "format or application is not UTF-8";
  }
  if (document.parts.empty() || document.parts.size() > 0xFFFF || document.blocks.size() >= kNone) {
    return "the number of parts or blocks";
  }
  std::string fault = find_fault_in(document.parts, "part", document);
  if (fault.empty()) {
    fault = find_fault_in(document.blocks, "block", document);
  }
  if (fault.empty()) {
    fault = find_fault_in(document.controls, "control", document);
  }
  if (fault.empty()) {
    fault = find_fault_in(document.fields, "field", document);
  }
  if (fault.empty()) {
    fault = find_fault_in(document.items, "item", document);
  }
  return fault.empty() ? find_fault_in(document.notes, "note", document) : fault;
}

bool is_valid_utf8_fast(std::string_view text) {
  // Eight bytes at once: ASCII, or four letters of two bytes led by D0 or D1, which is all of Russian.
  constexpr std::uint64_t kAscii = 0x8080808080808080u;
  constexpr std::uint64_t kCyrillicMask = 0xC0FEC0FEC0FEC0FEu;
  constexpr std::uint64_t kCyrillic = 0x80D080D080D080D0u;
  const char* bytes = text.data();
  const std::size_t size = text.size();
  std::size_t at = 0;
  while (at < size) {
    if (at + 8 <= size) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes + at, 8);
      if ((word & kAscii) == 0 || (word & kCyrillicMask) == kCyrillic) {
        at += 8;
        continue;
      }
    }
    const auto first = static_cast<unsigned char>(bytes[at]);
    if (first < 0x80) {
      ++at;
    } else if (first >= 0xC2 && first < 0xE0) {
      if (at + 1 >= size || (static_cast<unsigned char>(bytes[at + 1]) & 0xC0) != 0x80) {
        return false;
      }
      at += 2;
    } else {
      const std::size_t before = at;
      if (next_code_point(text, at) == kReplacement && at - before == 1) {
        return false;
      }
    }
  }
  return true;
}

bool is_code_point_border(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

}  // namespace sverka
