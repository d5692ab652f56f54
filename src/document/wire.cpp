#include "document/wire.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "document/validity.hpp"
#include "document/wire_bytes.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

using Sink = WireSink;
using Source = WireSource;

constexpr char kDocumentMark = 'D';
constexpr char kErrorMark = 'E';
constexpr std::size_t kErrorTextBytes = 64u << 10;

void put_box(Sink& sink, const Box& box) {
  sink.real(box.left);
  sink.real(box.top);
  sink.real(box.right);
  sink.real(box.bottom);
}
constexpr std::size_t kBoxBytes = 16;

Box take_box(Source& source) {
  Box box;
  box.left = source.real();
  box.top = source.real();
  box.right = source.real();
  box.bottom = source.real();
  return box;
}

// Most words stand right behind the word before them and on its page: differences are short.
void put_boxes(Sink& sink, const Block& block) {
  sink.number(block.boxes.size());
  std::uint32_t at = 0;
  for (const WordBox& word : block.boxes) {
    // As with runs: what cannot be written so becomes a box without text, which the receiver refuses.
    const bool sound = word.text.begin >= at && word.text.end > word.text.begin;
    sink.number(sound ? word.text.begin - at : 0);
    sink.number(sound ? word.text.end - word.text.begin : 0);
    sink.number(word.page);
    put_box(sink, word.box);
    at = sound ? word.text.end : at;
  }
}

void put_block(Sink& sink, const Block& block) {
  sink.text(block.text);
  sink.number(block.runs.size());
  std::uint32_t at = 0;
  for (const Run& run : block.runs) {
    // A gap cannot be written as a length. The length 0, which no run has, makes the receiver refuse the
    // document rather than get another one than was read.
    sink.number(run.text.begin == at && run.text.end > at ? run.text.end - at : 0);
    sink.number(run.flags);
    at = run.text.end;
  }
  sink.text(block.label);
  sink.enumerator(block.label_origin);
  sink.number(block.label_flags);
  sink.enumerator(block.story);
  sink.enumerator(block.header_use);
  sink.number(block.part);
  sink.number(block.cell.table);
  sink.number(block.cell.row);
  sink.number(block.cell.column);
  sink.number(block.cell.depth);
  sink.number(block.page);
  sink.number(block.story_item);
  sink.number(block.outline_level);
  put_boxes(sink, block);
}
constexpr std::size_t kBlockBytes = 16;

void take_runs(Source& source, Block& block) {
  const std::size_t count = source.count<Run>(2);
  block.runs.resize(count);
  std::uint32_t at = 0;
  for (Run& run : block.runs) {
    run.text.begin = at;
    at += static_cast<std::uint32_t>(source.number(block.text.size() - at));
    run.text.end = at;
    run.flags = source.number32();
  }
}

void take_boxes(Source& source, Block& block) {
  block.boxes.resize(source.count<WordBox>(3 + kBoxBytes));
  std::uint32_t at = 0;
  for (WordBox& word : block.boxes) {
    at += static_cast<std::uint32_t>(source.number(block.text.size() - at));
    word.text.begin = at;
    at += static_cast<std::uint32_t>(source.number(block.text.size() - at));
    word.text.end = at;
    word.page = source.number32();
    word.box = take_box(source);
  }
}

void take_block(Source& source, Block& block) {
  block.text = source.text();
  take_runs(source, block);
  block.label = source.text();
  block.label_origin = source.enumerator(LabelOrigin::Note);
  block.label_flags = source.number32();
  block.story = source.enumerator(Story::Unseen);
  block.header_use = source.enumerator(HeaderUse::Even);
  block.part = source.narrow<std::uint16_t>(0xFFFF);
  block.cell.table = source.number32();
  block.cell.row = source.number32();
  block.cell.column = source.number32();
  block.cell.depth = source.number32();
  block.page = source.number32();
  block.story_item = source.number32();
  block.outline_level = source.narrow<std::uint8_t>(9);
  take_boxes(source, block);
}

void put_span(Sink& sink, const Span& span) {
  sink.number(span.first_block);
  sink.number(span.begin);
  sink.number(span.last_block);
  sink.number(span.end);
}

Span take_span(Source& source) {
  Span span;
  span.first_block = source.number32();
  span.begin = source.number32();
  span.last_block = source.number32();
  span.end = source.number32();
  return span;
}

void put_control(Sink& sink, const Control& control) {
  sink.enumerator(control.kind);
  put_span(sink, control.span);
  sink.text(control.name);
  sink.number(control.choices.size());
  for (const std::string& choice : control.choices) {
    sink.text(choice);
  }
  sink.number(control.shows_placeholder);
  sink.number(control.content_locked);
  sink.number(control.bound);
  sink.text(control.bound_value);
}
constexpr std::size_t kControlBytes = 11;

void take_texts(Source& source, std::vector<std::string>& texts) {
  texts.resize(source.count<std::string>(1));
  for (std::string& text : texts) {
    text = source.text();
  }
}

void take_control(Source& source, Control& control) {
  control.kind = source.enumerator(ControlKind::MergeField);
  control.span = take_span(source);
  control.name = source.text();
  take_texts(source, control.choices);
  control.shows_placeholder = source.boolean();
  control.content_locked = source.boolean();
  control.bound = source.boolean();
  control.bound_value = source.text();
}

void put_field(Sink& sink, const Field& field) {
  put_span(sink, field.result);
  sink.text(field.instruction);
}
constexpr std::size_t kFieldBytes = 5;

void take_field(Source& source, Field& field) {
  field.result = take_span(source);
  field.instruction = source.text();
}

void put_item(Sink& sink, const Item& item) {
  sink.text(item.kind);
  sink.text(item.value);
  sink.text(item.detail);
  sink.number(item.part);
  // kNone becomes 0, a block its index and 1: the common case is short.
  sink.number(item.block == kNone ? 0 : std::uint64_t{item.block} + 1);
  sink.number(item.range.begin);
  sink.number(item.range.end);
  sink.number(item.page);
  if (item.page != 0) {
    put_box(sink, item.box);
  }
  sink.text(item.look);
}
constexpr std::size_t kItemBytes = 8;

void take_item(Source& source, Item& item) {
  item.kind = source.text();
  item.value = source.text();
  item.detail = source.text();
  item.part = source.narrow<std::uint16_t>(0xFFFF);
  const std::uint64_t block = source.number(kNone);
  item.block = block == 0 ? kNone : static_cast<std::uint32_t>(block - 1);
  item.range.begin = source.number32();
  item.range.end = source.number32();
  item.page = source.number32();
  if (item.page != 0) {
    item.box = take_box(source);
  }
  item.look = source.text();
}

void put_note(Sink& sink, const Note& note) {
  sink.text(note.code);
  sink.text(note.where);
  sink.text(note.detail);
}
constexpr std::size_t kNoteBytes = 3;

void take_note(Source& source, Note& note) {
  note.code = source.text();
  note.where = source.text();
  note.detail = source.text();
}

template <class Element, class Put>
void put_all(Sink& sink, const std::vector<Element>& elements, Put put) {
  sink.number(elements.size());
  for (const Element& element : elements) {
    put(sink, element);
  }
}

template <class Element, class Take>
void take_all(Source& source, std::vector<Element>& elements, std::size_t element_bytes, Take take) {
  elements.resize(source.count<Element>(element_bytes));
  for (Element& element : elements) {
    take(source, element);
    if (source.broken()) {
      return;
    }
  }
}

std::size_t expected_bytes(const Document& document) {
  std::size_t bytes = 256;
  for (const Block& block : document.blocks) {
    bytes += block.text.size() + block.runs.size() * 4 + block.boxes.size() * 20 + block.label.size() + 32;
  }
  return bytes + document.controls.size() * 64 + document.fields.size() * 32 + document.items.size() * 128;
}

void put_document(Sink& sink, const Document& document) {
  sink.text(document.format);
  sink.number(document.pages);
  sink.number(document.page_sizes.size());
  for (const PageExtent& size : document.page_sizes) {
    sink.real(size.width);
    sink.real(size.height);
  }
  sink.text(document.application);
  sink.number(document.parts.size());
  for (const std::string& part : document.parts) {
    sink.text(part);
  }
  put_all(sink, document.blocks, put_block);
  put_all(sink, document.controls, put_control);
  put_all(sink, document.fields, put_field);
  put_all(sink, document.items, put_item);
  put_all(sink, document.notes, put_note);
}

Error wire_broken(std::string detail) {
  return {ErrorCode::Internal, {}, "wire-broken", std::move(detail)};
}

std::string_view cut(std::string_view text) {
  std::size_t size = std::min(text.size(), kErrorTextBytes);
  while (size < text.size() && size > 0 && !is_code_point_border(text, size)) {
    --size;
  }
  return text.substr(0, size);
}

// The reason is a key into a table of sentences: letters, digits and hyphens.
bool is_reason(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
  });
}

Error decode_error(std::string_view bytes) {
  Source source(bytes, bytes.size());
  Error error;
  error.code = source.enumerator(ErrorCode::Internal);
  error.where = repair_utf8(source.text());
  error.reason = source.text();
  error.detail = repair_utf8(source.text());
  if (source.broken() || !source.at_end() || !is_reason(error.reason)) {
    return wire_broken("an error at byte " + source.offset());
  }
  return error;
}

}  // namespace

std::string encode_document(const Document& document) {
  Sink sink(expected_bytes(document));
  put_document(sink, document);
  return sink.take();
}

Result<Document> decode_document(std::string_view bytes, std::size_t memory_bytes) {
  Source source(bytes, memory_bytes);
  Document document;
  document.format = source.text();
  document.pages = source.number32();
  document.page_sizes.resize(source.count<PageExtent>(8));
  for (PageExtent& size : document.page_sizes) {
    size.width = source.real();
    size.height = source.real();
  }
  document.application = source.text();
  take_texts(source, document.parts);
  take_all(source, document.blocks, kBlockBytes, take_block);
  take_all(source, document.controls, kControlBytes, take_control);
  take_all(source, document.fields, kFieldBytes, take_field);
  take_all(source, document.items, kItemBytes, take_item);
  take_all(source, document.notes, kNoteBytes, take_note);
  if (source.broken() || !source.at_end()) {
    return fail(wire_broken("a document at byte " + source.offset()));
  }
  std::string fault = find_fault(document);
  if (!fault.empty()) {
    return fail(wire_broken(std::move(fault)));
  }
  return document;
}

std::string encode_error(const Error& error) {
  Sink sink(64);
  sink.enumerator(error.code);
  sink.text(cut(error.where));
  sink.text(cut(error.reason));
  sink.text(cut(error.detail));
  return sink.take();
}

std::optional<Error> read_error(std::string_view answer) {
  if (!answer.starts_with(kErrorMark)) {
    return std::nullopt;
  }
  return decode_error(answer.substr(1));
}

std::string encode_answer(const Error& error) {
  return kErrorMark + encode_error(error);
}

std::string encode_result(const Result<Document>& result) {
  if (!result) {
    return encode_answer(result.error());
  }
  Sink sink(expected_bytes(*result));
  sink.byte(kDocumentMark);
  put_document(sink, *result);
  return sink.take();
}

Result<Document> decode_result(std::string_view bytes, std::size_t memory_bytes) {
  if (bytes.empty() || (bytes[0] != kDocumentMark && bytes[0] != kErrorMark)) {
    return fail(wire_broken("neither a document nor an error"));
  }
  if (bytes[0] == kErrorMark) {
    return fail(decode_error(bytes.substr(1)));
  }
  return decode_document(bytes.substr(1), memory_bytes);
}

}  // namespace sverka
