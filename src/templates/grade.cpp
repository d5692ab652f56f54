#include <algorithm>

#include "templates/grading.hpp"
#include "templates/word_traits.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

// Flags that make a token deviate if the template's own token does not have them.
constexpr std::uint32_t kTroubleFlags = kNotSeenFlags | kStruck | kBidiControl | kUnknownGlyph;
constexpr std::uint32_t kPendingFlags = kInserted | kDeleted;
constexpr std::size_t kShortestSpaced = 3;  // letters of a letter-spaced word
constexpr std::size_t kShortestBroken = 5;  // bytes of a word or number that a narrow cell breaks without a hyphen
constexpr float kLineOverlap = 2;           // points that the boxes of two lines may share
constexpr std::string_view kOfNumber = "0123456789 .,\xC2\xA0\xE2\x80\xAF";  // bytes of digits, of spaces and of what parts thousands

class Grading {
 public:
  explicit Grading(Graded& graded) : graded_(graded), steps_(graded.steps) {}

  void run() {
    adopt_values();
    confine_values();
    part_values_at_gaps(graded_);
    part_names_from_positions(graded_);
    trim_values();
    for (GradedStep& step : steps_) {
      grade_step(step);
    }
    forgive_labels(graded_);
    const auto is_text = [](const GradedStep& step) { return step.trouble == Trouble::Text; };
    for (auto begin = std::find_if(steps_.begin(), steps_.end(), is_text); begin != steps_.end();) {
      const auto end = std::find_if_not(begin, steps_.end(), is_text);
      regrade_run(static_cast<std::size_t>(begin - steps_.begin()), static_cast<std::size_t>(end - steps_.begin()));
      begin = std::find_if(end, steps_.end(), is_text);
    }
  }

 private:
  std::string_view text_of(const StreamToken& token) const {
    return std::string_view(graded_.document.blocks[token.block].text).substr(token.range.begin, token.range.end - token.range.begin);
  }

  std::string_view text_of(const TemplateElement& element) const {
    return std::string_view(graded_.sample.document.blocks[element.block].text)
        .substr(element.range.begin, element.range.end - element.range.begin);
  }

  // Both blocks have one text. Neighbouring tokens ask for the same two.
  bool are_equal(std::uint32_t block, std::uint32_t sample_block) {
    if (block != compared_.block || sample_block != compared_.sample_block) {
      compared_ = {block, sample_block, graded_.document.blocks[block].text == graded_.sample.document.blocks[sample_block].text};
    }
    return compared_.equal;
  }

  // What stands where an empty slot should be filled in is its value, fitting or not: "none" for a number that a party does not have.
  void adopt_values() {
    for (std::size_t at = 0; at < steps_.size(); ++at) {
      if (steps_[at].step.kind != StepKind::Skip) {
        continue;
      }
      std::size_t begin = at, end = at + 1;
      while (begin > 0 && is_adoptable(begin - 1, begin)) {
        --begin;
      }
      while (end < steps_.size() && is_adoptable(end, end - 1)) {
        ++end;
      }
      if (end - begin == 1 || !in_place_of(at, begin, end)) {
        continue;
      }
      const std::uint32_t element = steps_[at].step.element;
      // The Skip itself goes: order of tokens is all that counts among the steps of one value.
      for (std::size_t from = at; from + 1 < end; ++from) {
        steps_[from] = steps_[from + 1];
      }
      steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(end - 1));
      for (std::size_t fill = begin; fill + 1 < end; ++fill) {
        steps_[fill].step.kind = StepKind::Fill;
        steps_[fill].step.element = element;
      }
    }
  }

  // An inserted token in the block of the one beside it (a Skip has none).
  bool is_adoptable(std::size_t at, std::size_t beside) const {
    if (steps_[at].step.kind != StepKind::Insert || graded_.token(steps_[at]).label) {
      return false;
    }
    return steps_[beside].step.kind != StepKind::Insert || graded_.token(steps_[beside]).block == graded_.token(steps_[at]).block;
  }

  // The inserted tokens [begin, end) around the Skip at `at` stand beside found words of the slot's own block, or, where the slot
  // is all of its block, in a block of their own.
  bool in_place_of(std::size_t at, std::size_t begin, std::size_t end) const {
    const std::uint32_t slot_block = graded_.element(steps_[at]).block;
    const std::size_t token_step = begin == at ? at + 1 : begin;
    const std::uint32_t block = graded_.token(steps_[token_step]).block;
    const auto found = [&](std::size_t index) {
      return index < steps_.size() && (steps_[index].step.kind == StepKind::Match || steps_[index].step.kind == StepKind::Fill) &&
             graded_.element(steps_[index]).block == slot_block && graded_.token(steps_[index]).block == block;
    };
    if (found(begin - 1) || found(end)) {
      return true;
    }
    const std::uint32_t element = steps_[at].step.element;
    const std::vector<TemplateElement>& elements = graded_.sample.elements;
    const bool alone = (element == 0 || elements[element - 1].block != slot_block) &&
                       (element + 1 == elements.size() || elements[element + 1].block != slot_block);
    const bool own_cell = graded_.document.blocks[block].cell.table != 0 && graded_.sample.document.blocks[slot_block].cell.table != 0;
    return alone && own_cell && graded_.token(steps_[token_step]).block_start;
  }

  // No value begins or ends with a conjunction or a negation: what does is text pushed in beside it.
  void trim_values() {
    const auto edge = [&](std::size_t at) {
      const StreamToken& token = graded_.token(steps_[at]);
      const auto words = graded_.lexicon.list("value_edge_words");
      return std::find(words.begin(), words.end(), graded_.stream.word(token.word)) != words.end();
    };
    for (std::size_t at = 0; at < steps_.size(); ++at) {
      if (steps_[at].step.kind != StepKind::Fill) {
        continue;
      }
      std::size_t end = at + 1;
      while (end < steps_.size() && continues(end)) {
        ++end;
      }
      std::size_t first = at, last = end;
      const bool free_value = slot_of(steps_[at]).schema != FieldSchema::Choice && slot_of(steps_[at]).schema != FieldSchema::Signature &&
                              !is_absent(first, last);
      while (free_value && first + 1 < last && edge(first) && !is_point(first + 1)) {
        steps_[first++].step.kind = StepKind::Insert;
      }
      while (free_value && last > first + 1 && edge(last - 1) && !is_letter_of_house(last - 1)) {
        steps_[--last].step.kind = StepKind::Insert;
      }
      at = end - 1;
    }
  }

  // "d. 1a", "dom 12 a", "lit. a": houses and entrances have letters that are conjunctions elsewhere. Apart from its number such a letter
  // belongs to an address or an unnamed text only.
  bool is_letter_of_house(std::size_t at) const {
    const StreamToken& token = graded_.token(steps_[at]);
    const StreamToken& before = graded_.token(steps_[at - 1]);
    constexpr std::uint32_t kOneLetter = 2;  // bytes
    if (token.block != before.block || token.range.end - token.range.begin > kOneLetter) {
      return false;
    }
    const std::string_view number = graded_.stream.word(before.word);
    const bool is_number = number.find_first_not_of("0123456789") == std::string_view::npos;
    const FieldSchema schema = slot_of(steps_[at]).schema;
    const bool glued = token.range.begin == before.range.end;
    return is_number && (glued || schema == FieldSchema::Address || schema == FieldSchema::Text);
  }

  // "not applicable": a negation that is the whole value.
  bool is_absent(std::size_t first, std::size_t last) const {
    constexpr std::size_t kMostWords = 4;
    std::string phrase;
    for (std::size_t at = first; at < last && last - first <= kMostWords; ++at) {
      phrase += (phrase.empty() ? "" : " ") + to_lower(graded_.stream.word(graded_.token(steps_[at]).word));
    }
    const auto phrases = graded_.lexicon.list("absent_words");
    return std::find(phrases.begin(), phrases.end(), phrase) != phrases.end();
  }

  // "i. o." (acting) is no conjunction.
  bool is_point(std::size_t at) const { return graded_.stream.word(graded_.token(steps_[at]).word) == "."; }

  // A value stays in the block, or the table cell, in which it begins. What the aligner let run on into the next paragraphs is no
  // value but text that was added after it.
  void confine_values() {
    for (std::size_t at = 0; at < steps_.size(); ++at) {
      if (steps_[at].step.kind != StepKind::Fill || (at > 0 && continues(at))) {
        continue;
      }
      const Slot& slot = slot_of(steps_[at]);
      const std::uint32_t first = graded_.token(steps_[at]).block;
      const bool several = slot.span.last_block > slot.span.first_block;
      bool outside = false;
      for (std::size_t next = at; next < steps_.size() && (next == at || continues(next)); ++next) {
        outside = outside || (!several && !same_cell(first, graded_.token(steps_[next]).block));
        if (outside) {
          steps_[next].step.kind = StepKind::Insert;
        }
      }
    }
  }

  bool continues(std::size_t at) const {
    return steps_[at].step.kind == StepKind::Fill && steps_[at - 1].step.element == steps_[at].step.element &&
           (steps_[at - 1].step.kind == StepKind::Fill || steps_[at - 1].step.kind == StepKind::Insert) &&
           steps_[at - 1].step.token + 1 == steps_[at].step.token;
  }

  bool same_cell(std::uint32_t one, std::uint32_t other) const {
    const Cell& first = graded_.document.blocks[one].cell;
    return one == other || (first.table != 0 && first == graded_.document.blocks[other].cell);
  }

  const Slot& slot_of(const GradedStep& step) const { return graded_.sample.slots[static_cast<std::size_t>(graded_.element(step).slot)]; }

  void grade_step(GradedStep& step) {
    switch (step.step.kind) {
      case StepKind::Match:
        grade_match(step);
        break;
      case StepKind::Fill:
        grade_fill(step);
        break;
      case StepKind::Insert:
        grade_insert(step);
        break;
      case StepKind::Substitute:
        grade_substitute(step);
        break;
      case StepKind::Delete:
        step.trouble = graded_.element(step).layout || (graded_.element(step).flags & kDeleted) != 0 ? Trouble::None
                       : graded_.element(step).label                                                 ? Trouble::Label
                                                                                                     : Trouble::Text;
        break;
      case StepKind::Skip:
      case StepKind::Repeat:
        break;
    }
    if (step.has_token() && step.trouble != Trouble::None) {
      step.token_class = TokenClass::Deviating;
    }
  }

  void grade_match(GradedStep& step) {
    const StreamToken& token = graded_.token(step);
    const TemplateElement& element = graded_.element(step);
    step.trouble = seen_trouble(token, element);
    if (element.layout) {
      step.token_class = TokenClass::Layout;
      return;
    }
    const bool both_computed = token.label && token.range.begin == token.range.end && element.range.begin == element.range.end;
    const bool same_text =
        both_computed ? graded_.document.blocks[token.block].label == graded_.sample.document.blocks[element.block].label
                      : (token.range == element.range && are_equal(token.block, element.block)) || text_of(token) == text_of(element);
    step.token_class = same_text ? TokenClass::Fixed : TokenClass::Typographic;
    if (step.trouble == Trouble::None && both_computed && !same_text) {
      step.trouble = Trouble::Label;  // "1" for "1.": the numbering itself was changed
    }
    if (step.trouble == Trouble::None && token.invisible && !invisible(text_of(element))) {
      step.trouble = Trouble::Invisible;
    }
  }

  static bool invisible(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (is_invisible(next_code_point(text, at))) {
        return true;
      }
    }
    return false;
  }

  static Trouble seen_trouble(const StreamToken& token, std::uint32_t expected_flags) {
    const std::uint32_t flags = token.flags & ~expected_flags;
    if ((flags & kPendingFlags) != 0) {
      return Trouble::Pending;
    }
    return (flags & kTroubleFlags) != 0 ? Trouble::Hidden : Trouble::None;
  }

  // Of a token that stands for one of the template: a number that was raised is another number. On a page only its place tells, and that
  // is the reader's guess.
  Trouble seen_trouble(const StreamToken& token, const TemplateElement& element) const {
    const bool raised = token.kind == TokenKind::Number && !token.label && (token.flags & ~element.flags & kVertical) != 0 &&
                        (token.flags & kNoteReference) == 0 && graded_.document.format != "pdf";
    const Trouble trouble = seen_trouble(token, element.flags);
    return trouble == Trouble::None && raised ? Trouble::Hidden : trouble;
  }

  // Part of a number is raised: 148 500 is read as a power. A whole number in small type is none, nor is the 2 of square metres.
  bool is_partly_raised(const StreamToken& token) const {
    if (token.kind != TokenKind::Number || (token.flags & kVertical) == 0 || (token.flags & kNoteReference) != 0 ||
        graded_.document.format == "pdf") {
      return false;
    }
    const Block& block = graded_.document.blocks[token.block];
    std::uint32_t begin = token.range.begin;
    while (begin > 0 && kOfNumber.find(block.text[begin - 1]) != std::string_view::npos) {
      --begin;
    }
    return std::any_of(block.runs.begin(), block.runs.end(), [&](const Run& run) {
      const std::uint32_t from = std::max(run.text.begin, begin), to = std::min(run.text.end, token.range.end);
      const std::string_view part = std::string_view(block.text).substr(from, to > from ? to - from : 0);
      return (run.flags & kVertical) == 0 && part.find_first_of("0123456789") != std::string_view::npos;
    });
  }

  // A page number stands in a header, in a footer or by itself. Within a sentence it is a number of the text.
  bool is_page_number(const StreamToken& token) const {
    const Story story = graded_.document.blocks[token.block].story;
    if (!token.layout || story == Story::Header || story == Story::Footer) {
      return token.layout;
    }
    const std::vector<StreamToken>& tokens = graded_.stream.tokens();
    const auto at = static_cast<std::size_t>(&token - tokens.data());
    const auto is_text = [&](std::size_t other) { return !tokens[other].layout && tokens[other].kind != TokenKind::Punctuation; };
    for (std::size_t before = at; before > 0 && tokens[before - 1].block == token.block; --before) {
      if (is_text(before - 1)) {
        return false;
      }
    }
    for (std::size_t after = at + 1; after < tokens.size() && tokens[after].block == token.block; ++after) {
      if (is_text(after)) {
        return false;
      }
    }
    return true;
  }

  void grade_fill(GradedStep& step) const {
    const StreamToken& token = graded_.token(step);
    const Slot& slot = slot_of(step);
    step.token_class = TokenClass::Slot;
    // Striking out what does not apply is how a choice is filled in by hand.
    const std::uint32_t allowed = slot.schema == FieldSchema::Choice ? std::uint32_t{kStruck} : 0u;
    step.trouble = is_partly_raised(token) ? Trouble::Hidden : seen_trouble(token, allowed);
    if (step.trouble == Trouble::None && token.invisible) {
      step.trouble = Trouble::Invisible;
    } else if (step.trouble == Trouble::None && token.kind == TokenKind::Word && mixes_alphabets(graded_.stream.word(token.word))) {
      step.trouble = Trouble::LookAlike;
    }
  }

  void grade_insert(GradedStep& step) const {
    const StreamToken& token = graded_.token(step);
    if (token.contents || is_page_number(token)) {
      step.token_class = TokenClass::Layout;
      return;
    }
    step.trouble = seen_trouble(token, 0u);
    if (step.trouble == Trouble::None) {
      step.trouble = token.word == 0 ? Trouble::Invisible : token.label ? Trouble::Label : Trouble::Text;
    }
  }

  void grade_substitute(GradedStep& step) const {
    const StreamToken& token = graded_.token(step);
    const TemplateElement& element = graded_.element(step);
    step.trouble = seen_trouble(token, element);
    if (step.trouble != Trouble::None) {
      return;
    }
    if (token.label) {
      step.trouble = Trouble::Label;
    } else if (capitals_by_property(element, token)) {
      step.token_class = TokenClass::Typographic;
    } else {
      step.trouble =
          look_alike(element.key, graded_.stream.word(token.word)) && !differ_in_case(element, token) ? Trouble::LookAlike : Trouble::Text;
    }
  }

  bool differ_in_case(const TemplateElement& element, const StreamToken& token) const {
    return to_lower(element.key) == to_lower(graded_.stream.word(token.word));
  }

  bool capitals_by_property(const TemplateElement& element, const StreamToken& token) const {
    return ((element.flags | token.flags) & kCaps) != 0 && to_upper(element.key) == to_upper(graded_.stream.word(token.word));
  }

  // A run of text trouble: is it the same text in another typography, or with look-alike letters?
  void regrade_run(std::size_t begin, std::size_t end) {
    std::string expected, observed, expected_plain, observed_plain;
    std::size_t elements = 0, tokens = 0, single_elements = 0, single_tokens = 0;
    bool hyphen_at_line_end = false;
    for (std::size_t at = begin; at < end; ++at) {
      if (steps_[at].has_element()) {
        const std::string_view key = graded_.element(steps_[at]).key;
        expected += key;
        expected_plain += key == "-" ? std::string_view() : key;
        ++elements;
        single_elements += is_single_letter(key) ? 1 : 0;
      }
      if (steps_[at].has_token()) {
        const StreamToken& token = graded_.token(steps_[at]);
        const std::string_view key = graded_.stream.word(token.word);
        observed += key;
        observed_plain += key == "-" ? std::string_view() : key;
        hyphen_at_line_end = hyphen_at_line_end || (key == "-" && line_ends_after(token));
        ++tokens;
        single_tokens += is_single_letter(key) ? 1 : 0;
      }
    }
    const bool spaced = expected == observed && ((single_tokens == tokens && tokens >= kShortestSpaced) ||
                                                 (single_elements == elements && elements >= kShortestSpaced));
    const bool hyphenated = hyphen_at_line_end && elements == 1 && expected_plain == observed_plain;
    const bool broken =
        elements == 1 && tokens > 1 && expected == observed && expected.size() >= kShortestBroken && is_on_many_lines(begin, end);
    if (spaced || hyphenated || broken) {
      for (std::size_t at = begin; at < end; ++at) {
        steps_[at].trouble = Trouble::None;
        steps_[at].token_class = TokenClass::Typographic;
      }
    } else if (look_alike(expected, observed) && to_lower(expected) != to_lower(observed)) {
      for (std::size_t at = begin; at < end; ++at) {
        steps_[at].trouble = Trouble::LookAlike;
      }
    }
  }

  static bool is_single_letter(std::string_view key) {
    std::size_t at = 0;
    return !key.empty() && is_letter(next_code_point(key, at)) && at == key.size();
  }

  // Each token of the run stands on a line of its own: a cell too narrow for the word.
  bool is_on_many_lines(std::size_t begin, std::size_t end) const {
    const WordBox* above = nullptr;
    for (std::size_t at = begin; at < end; ++at) {
      if (!steps_[at].has_token()) {
        continue;
      }
      const StreamToken& token = graded_.token(steps_[at]);
      const std::vector<WordBox>& boxes = graded_.document.blocks[token.block].boxes;
      const auto box = std::lower_bound(boxes.begin(), boxes.end(), token.range.begin,
                                        [](const WordBox& word, std::uint32_t from) { return word.text.begin < from; });
      if (box == boxes.end() || box->text.begin != token.range.begin || box->text.end != token.range.end) {
        return false;
      }
      const bool below = above == nullptr || box->page != above->page || box->box.top >= above->box.bottom - kLineOverlap ||
                         above->box.top >= box->box.bottom - kLineOverlap;
      if (!below) {
        return false;
      }
      above = &*box;
    }
    return above != nullptr;
  }

  // A line break, or on a page two parts of one word, which stand on two lines.
  bool line_ends_after(const StreamToken& token) const {
    const Block& block = graded_.document.blocks[token.block];
    if (token.range.end < block.text.size() && block.text[token.range.end] == '\n') {
      return true;
    }
    const auto next = std::lower_bound(block.boxes.begin(), block.boxes.end(), token.range.end,
                                       [](const WordBox& word, std::uint32_t at) { return word.text.begin < at; });
    return next != block.boxes.begin() && next != block.boxes.end() && next->text.begin == token.range.end &&
           (next - 1)->text.end == token.range.end;
  }

  struct ComparedBlocks {
    std::uint32_t block = kNone, sample_block = kNone;
    bool equal = false;
  };

  Graded& graded_;
  std::vector<GradedStep>& steps_;
  ComparedBlocks compared_;
};

}  // namespace

void grade(Graded& graded) {
  Grading(graded).run();
}

}  // namespace sverka
