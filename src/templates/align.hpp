// Aligns a template's elements with a document's tokens, one story at a time.
//
// First anchors: runs of tokens that are unique on both sides, chained in order. Then the gaps between them by dynamic programming, in
// which a slot takes tokens at a cost that tells how well they fit its schema. A gap past kMaxGapCells is not compared word by word.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "templates/stream.hpp"
#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace sverka {

constexpr std::size_t kMaxGapCells = 6u << 20;
// All gaps of a story together: a thousand pages in another order would else be a thousand large gaps.
constexpr std::size_t kMaxCells = 10 * kMaxGapCells;

enum class StepKind : std::uint8_t {
  Match,       // element and token are the same
  Substitute,  // element and token stand for each other
  Delete,      // element is missing
  Insert,      // token is not the template's
  Fill,        // token belongs to the slot `element`
  Skip,        // the slot `element` holds nothing
  Repeat,      // a repeated part begins again at `element`
};

struct Step {
  StepKind kind = StepKind::Match;
  std::uint32_t element = 0;  // index into the template's elements
  std::uint32_t token = 0;    // index into the document's tokens
};

// What the aligner needs to know of words beyond their numbers.
class WordTraits {
 public:
  virtual ~WordTraits() = default;
  // What it costs a slot to take the token: near 0 where it fits, above 1 where it does not.
  virtual float fill_cost(std::size_t slot, std::uint32_t token) const = 0;
  // What it costs a slot more if its value begins with the token: a value of one column does not begin in another.
  virtual float enter_cost(std::size_t, std::uint32_t) const { return 0.0F; }
  // What it costs to take one for the other, both fixed: below 2 where they are akin.
  virtual float substitute_cost(std::uint32_t element, std::uint32_t token) const = 0;
};

// Steps that lead through elements [first, last) and tokens [begin, end), in order; every one of them is in exactly one step (Repeat aside,
// and a repeated part's elements once a repetition).
std::vector<Step> align(const Template& sample, std::uint32_t first_element, std::uint32_t last_element,
                        std::span<const StreamToken> tokens, std::uint32_t begin, std::uint32_t end, const WordTraits& traits);

// Moves insertions and deletions that could as well stand a few tokens later to where they begin with a block.
void settle_edges(const Template& sample, std::span<const StreamToken> tokens, std::vector<Step>& steps);

}  // namespace sverka
