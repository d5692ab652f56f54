// What stands around the marks of slots in their paragraphs, and which of the marks are lines to sign on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "templates/slot_marks.hpp"
#include "templates/slot_words.hpp"
#include "text/lexicon.hpp"

namespace sverka {

bool holds_any(std::string_view text, std::span<const std::string> words);

// "INN_of-client" as a label: its words apart, folded.
std::string spaced_label(std::string name);

// All of them outlive it. Words are folded labels (slot_words.hpp).
class SlotSurroundings {
 public:
  SlotSurroundings(const Document& document, const std::vector<MarkedSlot>& marks, const Lexicon& lexicon)
      : document_(document), marks_(marks), lexicon_(lexicon), words_(lexicon), folded_blocks_(document.blocks.size()) {}

  const SlotWords& words() const { return words_; }
  const std::string& block_text(std::uint32_t block) const { return document_.blocks[block].text; }
  // Each is folded when it is first asked for.
  const std::string& folded_block(std::uint32_t block) const;
  // The block's text between the previous slot (or its beginning) and this slot.
  std::string words_before(std::size_t index) const;
  // The block's text between this slot and the next one. A word whose ending is left open ("____, named__ the Client") is a slot, and tells
  // as other words do.
  std::string words_after(std::size_t index) const;

  // What a remark in brackets behind the blank or below it calls it, folded: "____ (full name)". Empty without one.
  std::string caption(std::size_t index) const;

  // Whether the mark waits for a pen: "Director ________ I. Ivanov", a line of nothing but blanks and brackets below the text, ...
  bool is_signature(std::size_t index) const;
  // A line of nothing but the blank, under a line that ends with one: there for what does not fit above, and left as it is by what does.
  bool continues(std::size_t index) const;
  // In brackets behind another blank, among words: "____ (Charter / power of attorney No. ___ of ___)" shows what may be written there.
  bool is_of_example(std::size_t index) const;

 private:
  bool is_party(std::string_view text) const;
  bool below_signatures(std::uint32_t block) const;
  bool signs_here(std::string_view before) const;
  bool is_signing_party(std::string_view text) const;
  bool is_line_of_signatures(std::size_t index) const;
  bool is_below_the_text(std::uint32_t block) const;
  bool is_line_of_blanks(std::uint32_t block) const;
  bool beside_person(std::size_t index, std::size_t other) const;
  bool near_signature(std::uint32_t block) const;
  bool is_labelled_to_the_left(std::uint32_t block) const;

  const Document& document_;
  const std::vector<MarkedSlot>& marks_;
  const Lexicon& lexicon_;
  const SlotWords words_;
  mutable std::vector<std::optional<std::string>> folded_blocks_;
};

}  // namespace sverka
