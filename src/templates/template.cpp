#include "templates/template.hpp"

#include <algorithm>
#include <map>

#include "templates/match.hpp"
#include "templates/slot_marks.hpp"
#include "templates/slot_names.hpp"
#include "templates/stream.hpp"

namespace sverka {
namespace {

constexpr std::size_t kBytesOfToken = 6;  // of Russian text, for reserving

// Puts the manifest's words over what the scan found.
Result<void> apply_manifest(const TemplateManifest& manifest, std::vector<Slot>& slots) {
  const std::vector<Slot> scanned = slots;
  for (const TemplateManifest::SlotEntry& entry : manifest.slots) {
    bool found = false;
    for (std::size_t index = 0; index < slots.size(); ++index) {
      const bool ordinal = entry.slot == "#" + std::to_string(index + 1);
      if (!ordinal && scanned[index].name != entry.slot) {
        continue;
      }
      found = true;
      Slot& slot = slots[index];
      slot.name = entry.name.value_or(slot.name);
      if (entry.schema) {
        slot.schema = *entry.schema;
        slot.schema_guessed = false;
        slot.required = slot.schema != FieldSchema::Signature && slot.schema != FieldSchema::CheckBox;
      }
      slot.required = entry.required.value_or(slot.required);
      if (!entry.choices.empty()) {
        slot.choices = entry.choices;
        slot.schema = entry.schema.value_or(FieldSchema::Choice);
      }
    }
    if (!found) {
      return fail(ErrorCode::BadTemplate, "template.toml", "template-slot-unknown", entry.slot);
    }
  }
  return {};
}

class ElementStream {
 public:
  ElementStream(const Document& document, const std::vector<Slot>& slots, Template& sample)
      : document_(document),
        slots_(slots),
        sample_(sample),
        slots_of_(document.blocks.size()),
        covered_(document.blocks.size(), 0),
        first_element_(document.blocks.size() + 1, 0) {
    sample.marks.resize(slots.size());
    std::size_t bytes = 0;
    for (const Block& block : document.blocks) {
      bytes += block.text.size();
    }
    sample.elements.reserve(bytes / kBytesOfToken + slots.size());
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
      const Span& span = slots[slot].span;
      slots_of_[span.first_block].push_back(slot);
      // A slot that began in an earlier block takes the text up to its end.
      for (std::uint32_t block = span.first_block + 1; block <= span.last_block; ++block) {
        covered_[block] = block < span.last_block ? static_cast<std::uint32_t>(document.blocks[block].text.size()) : span.end;
      }
    }
  }

  void build() {
    for (const Story story :
         {Story::Body, Story::TextBox, Story::Header, Story::Footer, Story::Footnote, Story::Endnote, Story::Comment, Story::Unseen}) {
      for (std::uint32_t block = 0; block < document_.blocks.size(); ++block) {
        if (document_.blocks[block].story == story) {
          first_element_[block] = static_cast<std::uint32_t>(sample_.elements.size());
          add_block(block);
          last_element_[block] = static_cast<std::uint32_t>(sample_.elements.size());
        }
      }
    }
  }

  // The elements between the first block of a span and its last.
  RepeatedPart part_of(std::uint32_t first_block, std::uint32_t last_block) const {
    const auto last = last_element_.find(last_block);
    return RepeatedPart{first_element_[first_block], last == last_element_.end() ? 0 : last->second};
  }

 private:
  void add_block(std::uint32_t block) {
    const Block& text = document_.blocks[block];
    block_start_ = true;
    next_slot_ = 0;
    const std::vector<std::size_t>& here = slots_of_[block];
    const std::uint32_t covered = covered_[block];
    const bool known = here.empty() && covered == 0 && is_scanned_by_text(text);
    bool all_visible = true;
    KnownBlock scanned{is_numbered(text), {}};
    scan_block(text, [&](const BlockToken& token, std::string_view key) {
      static const Vocabulary::value_type kUnseen{{}, 0};
      const Vocabulary::value_type& word = key.empty() ? kUnseen : word_of(key);
      if (known && (!token.label || token.range.end != 0)) {
        scanned.tokens.push_back({word.second, token.range, token.kind, token.label, token.invisible});
        all_visible = all_visible && !key.empty();
      }
      if (!token.label) {
        add_slots_before(here, block, token.range.begin);
      }
      if (token.range.begin < covered || (!token.label && in_slot(here, token.range))) {
        add_to_mark(slot_at(here, block, token.range), word.second);
        return;
      }
      add_token(block, text, token, key, word);
    });
    add_slots_before(here, block, kNone);
    if (known && all_visible && !scanned.tokens.empty()) {
      sample_.known_blocks.try_emplace(text.text, std::move(scanned));
    }
  }

  void add_slots_before(const std::vector<std::size_t>& here, std::uint32_t block, std::uint32_t at) {
    while (next_slot_ < here.size() && slots_[here[next_slot_]].range.begin <= at) {
      TemplateElement element;
      element.slot = static_cast<std::int32_t>(here[next_slot_]);
      element.block = block;
      element.range = slots_[here[next_slot_]].range;
      element.block_start = block_start_;
      element.story = document_.blocks[block].story;
      block_start_ = false;
      sample_.elements.push_back(std::move(element));
      ++next_slot_;
    }
  }

  // The slot whose mark holds the token: one that begins in this block, or one that began before it.
  std::size_t slot_at(const std::vector<std::size_t>& here, std::uint32_t block, TextRange range) const {
    for (const std::size_t slot : here) {
      const Span& span = slots_[slot].span;
      if (span.begin <= range.begin && (span.last_block > block || range.begin < span.end)) {
        return slot;
      }
    }
    std::size_t at = slots_.size();
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
      if (slots_[slot].span.first_block < block && block <= slots_[slot].span.last_block) {
        at = slot;
      }
    }
    return at;
  }

  void add_to_mark(std::size_t slot, std::uint32_t number) {
    if (slot < slots_.size() && number != 0) {
      sample_.marks[slot].push_back(number);
    }
  }

  // The key with its number, as the vocabulary keeps them.
  const Vocabulary::value_type& word_of(std::string_view key) {
    if (const auto known = sample_.vocabulary.find(key); known != sample_.vocabulary.end()) {
      return *known;
    }
    const auto next = static_cast<std::uint32_t>(sample_.vocabulary.size() + 1);
    return *sample_.vocabulary.emplace(std::string(key), next).first;
  }

  bool in_slot(const std::vector<std::size_t>& here, TextRange range) const {
    const bool in_last = next_slot_ > 0 && range.begin < slots_[here[next_slot_ - 1]].range.end;
    const bool in_next = next_slot_ < here.size() && slots_[here[next_slot_]].range.begin < range.end;
    return in_last || in_next;
  }

  void add_token(std::uint32_t block, const Block& text, const BlockToken& token, std::string_view key,
                 const Vocabulary::value_type& word) {
    TemplateElement element;
    element.flags = token.label && token.range.begin == token.range.end ? text.label_flags : flags_in(text, token.range);
    if ((element.flags & kTableOfContents) != 0 || key.empty()) {
      return;
    }
    element.layout = (element.flags & kPageField) != 0;
    const Vocabulary::value_type& shown = (element.flags & kCaps) != 0 ? word_of(to_upper(key)) : word;
    element.key = shown.first;
    element.word = shown.second;
    element.block = block;
    element.range = token.range;
    element.label = token.label;
    element.story = text.story;
    element.block_start = block_start_;
    block_start_ = false;
    sample_.elements.push_back(std::move(element));
  }

  const Document& document_;
  const std::vector<Slot>& slots_;
  Template& sample_;
  std::vector<std::vector<std::size_t>> slots_of_;
  std::vector<std::uint32_t> covered_;
  std::vector<std::uint32_t> first_element_;
  std::map<std::uint32_t, std::uint32_t> last_element_;
  std::size_t next_slot_ = 0;
  bool block_start_ = true;
};

// Blocks of the table row that holds all of the named slots.
bool row_of(const Document& document, const std::vector<Slot>& slots, const std::vector<std::string>& names, std::uint32_t& first,
            std::uint32_t& last) {
  Cell row;
  for (const Slot& slot : slots) {
    if (std::find(names.begin(), names.end(), slot.name) != names.end()) {
      row = document.blocks[slot.block].cell;
    }
  }
  if (row.table == 0) {
    return false;
  }
  first = kNone;
  for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
    const Cell& cell = document.blocks[block].cell;
    if (cell.table == row.table && cell.row == row.row) {
      first = std::min(first, block);
      last = block;
    }
  }
  return true;
}

Result<void> add_repeated(const TemplateManifest& manifest, const MarkedTemplate& marked, const ElementStream& stream, Template& sample) {
  const auto add = [&](std::uint32_t first, std::uint32_t last) {
    const RepeatedPart part = stream.part_of(first, last);
    if (part.first < part.last) {
      sample.repeated.push_back(part);
    }
  };
  for (const RepeatedSpan& repeated : marked.repeated) {
    add(repeated.span.first_block, repeated.span.last_block);
  }
  for (const std::vector<std::string>& names : manifest.repeated_rows) {
    std::uint32_t first = 0, last = 0;
    if (!row_of(sample.document, sample.slots, names, first, last)) {
      return fail(ErrorCode::BadTemplate, "template.toml", "template-repeat-unknown", names.empty() ? "" : names[0]);
    }
    add(first, last);
  }
  std::sort(sample.repeated.begin(), sample.repeated.end(),
            [](const RepeatedPart& one, const RepeatedPart& other) { return one.first < other.first; });
  return {};
}

// Whether the end of one value and the beginning of the next can be told without a word between them.
bool can_be_told_apart(FieldSchema one, FieldSchema other) {
  const auto is_free = [](FieldSchema schema) {
    switch (schema) {
      case FieldSchema::Text:
      case FieldSchema::OrganisationName:
      case FieldSchema::PersonName:
      case FieldSchema::Position:
      case FieldSchema::Basis:
      case FieldSchema::Address:
      case FieldSchema::Bank:
      case FieldSchema::City:
        return true;
      default:
        return false;
    }
  };
  const bool position_and_name = one == FieldSchema::Position && other == FieldSchema::PersonName;
  return one != other && (position_and_name || !is_free(one) || !is_free(other));
}

// What will trouble everybody who fills the template in. Clause 5.8: the Company answers for it.
void add_defects(Template& sample) {
  for (std::size_t index = 1; index < sample.elements.size(); ++index) {
    const TemplateElement& one = sample.elements[index - 1];
    const TemplateElement& other = sample.elements[index];
    if (one.slot >= 0 && other.slot >= 0 && one.block == other.block) {
      const Slot& slot = sample.slots[static_cast<std::size_t>(other.slot)];
      if (can_be_told_apart(sample.slots[static_cast<std::size_t>(one.slot)].schema, slot.schema)) {
        continue;
      }
      sample.defects.push_back(TemplateDefect{"adjacent-slots", other.block, slot.mark_text});
    }
  }
  for (const Slot& slot : sample.slots) {
    if (slot.schema == FieldSchema::Text && slot.schema_guessed && slot.name.starts_with("slot")) {
      sample.defects.push_back(TemplateDefect{"slot-without-name", slot.block, slot.mark_text});
    }
  }
  for (const Item& item : sample.document.items) {
    if (item.kind == "revision" || item.kind == "comment") {
      sample.defects.push_back(TemplateDefect{"template-has-" + item.kind, item.block == kNone ? 0 : item.block, item.value});
    }
  }
}

}  // namespace

Result<Template> build_template(Document document, const TemplateManifest& manifest, const Lexicon& lexicon) {
  Template sample;
  sample.identity = manifest.identity;
  sample.agreements = manifest.agreements;
  sample.document = std::move(document);
  MarkedTemplate marked = find_slot_marks(sample.document, lexicon);
  sample.defects = std::move(marked.defects);
  sample.clauses = clauses_of(sample.document, lexicon);
  sample.slots = name_slots(sample.document, marked.slots, sample.clauses, lexicon);
  if (auto applied = apply_manifest(manifest, sample.slots); !applied) {
    return fail(applied.error());
  }
  ElementStream stream(sample.document, sample.slots, sample);
  stream.build();
  if (sample.elements.empty() && sample.document.items.empty()) {
    return fail(ErrorCode::BadTemplate, sample.identity.name, "template-empty");
  }
  if (auto added = add_repeated(manifest, marked, stream, sample); !added) {
    return fail(added.error());
  }
  add_defects(sample);
  return sample;
}

}  // namespace sverka
