// Writes blocks into a Document: text with flags, runs of equal flags as one run, everything within the
// limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "document/document.hpp"
#include "readers/docx/parts.hpp"

namespace sverka {

// A byte of a block; the block may be the one that is still being written, or the next one.
struct Position {
  std::uint32_t block = 0;
  std::uint32_t offset = 0;
  bool operator==(const Position&) const = default;
};

class BlockWriter {
 public:
  explicit BlockWriter(Parts& parts) : parts_(parts) {}

  // Begins a block; `block` brings story, cell, label and the rest. Only one block is open at a time.
  void open(Block block);
  // Appends text to the open block. Past a limit nothing is appended any more, and the limit is kept in
  // Parts.
  void append(std::string_view text, std::uint32_t flags);
  // Takes the open block into the document.
  void close();

  bool is_open() const { return is_open_; }
  Block& block() { return block_; }
  Position position() const { return {next_, is_open_ ? static_cast<std::uint32_t>(block_.text.size()) : 0u}; }
  // The text from a position of the open block to its end.
  TextRange since(Position begin) const;
  std::string_view text(TextRange range) const;

  // Takes back all blocks from the index on.
  void forget_from(std::uint32_t index);

  void add_item(Item item);
  void add_control(Control control);
  void add_field(Field field);

 private:
  bool within_limits(std::size_t count, const char* reason);
  bool take_text(std::size_t bytes);
  bool take_side_text(std::size_t bytes);

  Parts& parts_;
  Block block_;
  bool is_open_ = false;
  std::uint32_t next_ = 0;  // index of the block that is open or will be opened next
  std::size_t text_bytes_ = 0;
  std::size_t side_bytes_ = 0;
};

}  // namespace sverka
