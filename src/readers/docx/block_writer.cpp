#include "readers/docx/block_writer.hpp"

#include <utility>

namespace sverka {

void BlockWriter::open(Block block) {
  if (!take_text(block.label.size())) {
    block.label.clear();
  }
  block_ = std::move(block);
  is_open_ = true;
}

bool BlockWriter::within_limits(std::size_t count, const char* reason) {
  if (parts_.limit_reached()) {
    return false;
  }
  if (count < parts_.limits().blocks) {
    return true;
  }
  parts_.reach_limit({ErrorCode::LimitReached, {}, reason, std::to_string(count)});
  return false;
}

bool BlockWriter::take_text(std::size_t bytes) {
  text_bytes_ += bytes;
  if (text_bytes_ <= parts_.limits().text_bytes) {
    return true;
  }
  parts_.reach_limit({ErrorCode::LimitReached, {}, "document-text", std::to_string(text_bytes_)});
  return false;
}

void BlockWriter::append(std::string_view text, std::uint32_t flags) {
  if (text.empty() || !is_open_ || parts_.limit_reached()) {
    return;
  }
  if (!take_text(text.size())) {
    return;
  }
  const auto begin = static_cast<std::uint32_t>(block_.text.size());
  block_.text += text;
  const auto end = static_cast<std::uint32_t>(block_.text.size());
  if (!block_.runs.empty() && block_.runs.back().flags == flags) {
    block_.runs.back().text.end = end;
  } else {
    block_.runs.push_back({{begin, end}, flags});
  }
}

void BlockWriter::close() {
  if (!is_open_) {
    return;
  }
  is_open_ = false;
  if (within_limits(parts_.document().blocks.size(), "document-blocks")) {
    parts_.document().blocks.push_back(std::move(block_));
  }
  block_ = {};
  next_ = static_cast<std::uint32_t>(parts_.document().blocks.size());
}

TextRange BlockWriter::since(Position begin) const {
  const auto end = static_cast<std::uint32_t>(block_.text.size());
  return {begin.block == next_ ? begin.offset : 0, is_open_ ? end : 0};
}

std::string_view BlockWriter::text(TextRange range) const {
  return std::string_view(block_.text).substr(range.begin, range.end - range.begin);
}

void BlockWriter::forget_from(std::uint32_t index) {
  Document& document = parts_.document();
  document.blocks.resize(index);
  next_ = index;
}

// Items and fields repeat texts of the file, nested ones many times: their texts have the same limit as the
// blocks'.
bool BlockWriter::take_side_text(std::size_t bytes) {
  side_bytes_ += bytes;
  if (side_bytes_ <= parts_.limits().text_bytes) {
    return true;
  }
  parts_.reach_limit({ErrorCode::LimitReached, {}, "document-items", std::to_string(side_bytes_)});
  return false;
}

void BlockWriter::add_item(Item item) {
  if (within_limits(parts_.document().items.size(), "document-items") && take_side_text(item.value.size() + item.detail.size())) {
    parts_.document().items.push_back(std::move(item));
  }
}

void BlockWriter::add_control(Control control) {
  std::size_t bytes = control.name.size() + control.bound_value.size();
  for (const std::string& choice : control.choices) {
    bytes += choice.size();
  }
  if (within_limits(parts_.document().controls.size(), "document-items") && take_side_text(bytes)) {
    parts_.document().controls.push_back(std::move(control));
  }
}

void BlockWriter::add_field(Field field) {
  if (within_limits(parts_.document().fields.size(), "document-items") && take_side_text(field.instruction.size())) {
    parts_.document().fields.push_back(std::move(field));
  }
}

}  // namespace sverka
