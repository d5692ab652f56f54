#include "templates/slot_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "templates/slot_pairs.hpp"
#include "templates/slot_parties.hpp"
#include "templates/slot_surroundings.hpp"
#include "templates/slot_text.hpp"
#include "templates/slot_words.hpp"
#include "text/token.hpp"

namespace sverka {
namespace {

// Words that carry meaning between a label and its blank end the label's reach.
constexpr std::size_t kLabelReachBytes = 48;
constexpr std::size_t kLongestLabelBytes = 160;
// How many blocks above a cell are looked through for the head of its column.
constexpr std::uint32_t kColumnReach = 200;
// How many blocks at the beginning may be the head of the agreement.
constexpr std::uint32_t kHeadBlocks = 12;
// How many marks before one in its line are looked at.
constexpr std::size_t kHeadMarks = 8;

class SlotNamer {
 public:
  SlotNamer(const Document& document, const std::vector<MarkedSlot>& marks, const std::vector<std::string>& clauses, const Lexicon& lexicon)
      : document_(document),
        marks_(marks),
        clauses_(clauses),
        lexicon_(lexicon),
        around_(document, marks, lexicon),
        parties_(document, marks, clauses, lexicon) {
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
      const Cell& cell = document.blocks[block].cell;
      if (cell.table != 0) {
        cells_[{cell.table, cell.row}].push_back(block);
      }
    }
  }

  Slot name(std::size_t index) const {
    const MarkedSlot& mark = marks_[index];
    Slot slot;
    slot.mark = mark.mark;
    slot.block = mark.span.first_block;
    slot.range = TextRange{mark.span.begin, mark.span.first_block == mark.span.last_block
                                                ? mark.span.end
                                                : static_cast<std::uint32_t>(around_.block_text(slot.block).size())};
    slot.span = mark.span;
    slot.mark_text = around_.block_text(slot.block).substr(slot.range.begin, slot.range.end - slot.range.begin);
    slot.prefix = mark.prefix;
    slot.choices = mark.choices;
    const std::string before = around_.words_before(index);
    const std::string after = around_.words_after(index);
    const SlotGuess guess = guess_of(mark, index, before, after);
    set_schema(slot, index, guess);
    set_name(slot, mark, guess, index);
    return slot;
  }

 private:
  // The text of the cell to the left in the same row: the label of a table's second column.
  std::string label_cell(std::uint32_t block) const {
    const Cell& cell = document_.blocks[block].cell;
    const auto row = cells_.find({cell.table, cell.row});
    if (cell.table == 0 || row == cells_.end()) {
      return {};
    }
    std::uint32_t nearest = 0;
    for (const std::uint32_t other : row->second) {
      const std::uint32_t column = document_.blocks[other].cell.column;
      nearest = column < cell.column ? std::max(nearest, column) : nearest;
    }
    std::string text;
    std::size_t lines = 0;
    for (const std::uint32_t other : row->second) {
      if (nearest != 0 && document_.blocks[other].cell.column == nearest) {
        text += around_.block_text(other) + " ";
        lines += around_.block_text(other).empty() ? 0 : 1;
      }
    }
    return lines == 1 ? fold_label(text) : std::string();  // a cell of several lines is the other party's details, no label
  }

  std::string header_cell(std::uint32_t block) const {
    const Cell& cell = document_.blocks[block].cell;
    const auto row = cells_.find({cell.table, 1});
    std::string text;
    if (cell.table == 0 || cell.row == 1 || row == cells_.end()) {
      return text;
    }
    for (const std::uint32_t other : row->second) {
      text += document_.blocks[other].cell.column == cell.column ? around_.block_text(other) + " " : std::string();
    }
    return fold_label(text);
  }

  SlotGuess guess_of(const MarkedSlot& mark, std::size_t index, const std::string& before, const std::string& after) const {
    if (!mark.name.empty()) {
      if (SlotGuess named = around_.words().last_in(spaced_label(mark.name)); named.found()) {
        return named;
      }
    }
    if (!mark.prompt.empty()) {
      if (SlotGuess prompted = around_.words().last_in(fold_label(mark.prompt)); prompted.found()) {
        return as_contact(std::move(prompted), before);
      }
    }
    if (const std::string caption = around_.caption(index); !caption.empty()) {
      // "(name / address)" under a blank: whatever of them is meant, it is a text.
      if (const std::size_t kinds = around_.words().kinds_in(caption); kinds > 0) {
        return kinds == 1 ? as_contact(around_.words().last_in(caption), before) : SlotGuess{};
      }
    }
    // Words further from the slot than that are no label, and a paragraph may be long.
    std::string_view beside = before;
    if (beside.size() > kLabelReachBytes + kLongestLabelBytes) {
      beside.remove_prefix(beside.size() - kLabelReachBytes - kLongestLabelBytes);
      beside.remove_prefix(std::min(beside.find(' '), beside.size()));
    }
    SlotGuess following = around_.words().first_after(after);
    if (SlotGuess near = around_.words().last_in(beside); near.found() && beside.size() - near.end <= kLabelReachBytes) {
      // "under the Charter, on the one part, and ____, hereinafter": what stands behind the comma is another matter.
      const bool apart = beside.find(',', near.end) != std::string_view::npos;
      // "amounts to ____ days", "in the amount of ____ %": the unit behind says what is counted.
      const bool counted = near.schema == "amount" && following.schema == "number";
      // "g. Tver" before a blank: the city is there already.
      const bool told = near.name == "city" && words_in(beside.substr(near.end)) > 0;
      // "The term amounts to ____".
      const bool of_time = near.schema == "amount" && following.schema != "amount" && holds_any(beside, lexicon_.list("words_of_time"));
      if (!told && !counted && !of_time && (!apart || !following.found())) {
        near.end += before.size() - beside.size();
        return near;
      }
    }
    if (following.found()) {
      return following;
    }
    if (before.find_first_not_of(" :-") == std::string::npos) {
      const std::uint32_t block = marks_[index].span.first_block;
      for (const std::string& label : {label_cell(block), header_cell(block)}) {
        if (SlotGuess guess = around_.words().last_in(label); guess.found()) {
          return around_.words().kinds_in(label) == 1 ? guess : SlotGuess{};
        }
      }
    }
    return {};
  }

  // "Responsible: [full name]": a person, but not the one who signs.
  SlotGuess as_contact(SlotGuess guess, const std::string& before) const {
    if (guess.name == "signatory") {
      if (const SlotGuess label = around_.words().last_in(before); label.name == "contact") {
        guess.name = label.name;
      }
    }
    return guess;
  }

  // "INN/KPP ____/____": a stroke between codes is no signature's.
  static bool is_code(std::optional<FieldSchema> schema) {
    switch (schema.value_or(FieldSchema::Text)) {
      case FieldSchema::Inn:
      case FieldSchema::Kpp:
      case FieldSchema::InnKpp:
      case FieldSchema::Ogrn:
      case FieldSchema::Account:
      case FieldSchema::CorrespondentAccount:
      case FieldSchema::Bic:
      case FieldSchema::Date:
      case FieldSchema::Phone:
        return true;
      default:
        return false;
    }
  }

  void set_schema(Slot& slot, std::size_t index, const SlotGuess& guess) const {
    const MarkedSlot& mark = marks_[index];
    if (const auto stated = parse_field_schema(mark.schema); stated) {
      slot.schema = *stated;
      slot.schema_guessed = false;
    } else if (!mark.choices.empty()) {
      slot.schema = FieldSchema::Choice;
      slot.schema_guessed = false;
    } else if (mark.check_box) {
      slot.schema = FieldSchema::CheckBox;
      slot.schema_guessed = false;
    } else if (mark.picture) {
      slot.schema = FieldSchema::Picture;
      slot.schema_guessed = false;
    } else if (mark.whole_date || mark.date_picker) {
      slot.schema = FieldSchema::Date;
      slot.schema_guessed = false;
    } else if (!mark.prefix.empty()) {
      slot.schema = FieldSchema::Year;
    } else if (!is_code(parse_field_schema(guess.schema)) && around_.is_signature(index)) {
      slot.schema = FieldSchema::Signature;
    } else if (guess.schema == "signatory_with_position") {
      slot.schema = FieldSchema::PersonName;
    } else {
      slot.schema = parse_field_schema(guess.schema).value_or(FieldSchema::Text);
    }
    slot.required = slot.schema != FieldSchema::Signature && slot.schema != FieldSchema::CheckBox && slot.schema != FieldSchema::Picture &&
                    mark.mark != SlotMark::EmptyCell && !around_.continues(index) && !around_.is_of_example(index);
  }

  // Whose the blank is: by the words of its sentence before it, by the head of its column, by the cells above in its column.
  std::string party_of(std::size_t index) const {
    const std::uint32_t block = marks_[index].span.first_block;
    const Cell& cell = document_.blocks[block].cell;
    std::string context;
    if (cell.table != 0) {
      for (std::uint32_t other = block > kColumnReach ? block - kColumnReach : 0; other < block; ++other) {
        const Cell& above = document_.blocks[other].cell;
        const bool same_column = above.table == cell.table && above.column == cell.column;
        const bool full_row = above.table == cell.table && above.column == 1 && above.row < cell.row;
        context += same_column || full_row ? around_.folded_block(other) + " " : std::string();
      }
    } else {
      for (std::uint32_t other = block > 8 ? block - 8 : 0; other < block; ++other) {
        context += document_.blocks[other].cell.table == 0 && around_.block_text(other).size() < 80 ? around_.folded_block(other) + " "
                                                                                                    : std::string();
      }
    }
    context += fold_label(std::string_view(around_.block_text(block)).substr(0, marks_[index].span.begin));
    std::string_view prefix = party_of_column(index);
    prefix = prefix.empty() ? parties_.last_in(context) : prefix;
    if (prefix.empty() || begins_next_party(index)) {
      const std::string behind = fold_label(std::string_view(around_.block_text(block)).substr(marks_[index].span.end));
      const std::string_view next = parties_.first_in(behind);
      prefix = next.empty() ? prefix : next;
    }
    return std::string(prefix.empty() ? kClientPrefix : prefix);
  }

  // "..., hereinafter the Lender, and Mr. ____, passport ____, hereinafter the Borrower": whoever is named next is called behind.
  bool begins_next_party(std::size_t index) const {
    const std::uint32_t block = marks_[index].span.first_block;
    const std::string before = fold_label(std::string_view(around_.block_text(block)).substr(0, marks_[index].span.begin));
    const auto words = lexicon_.list("party_joints");
    return clauses_[block].empty() && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
             const std::size_t joint = before.rfind(word);
             return joint != std::string::npos && parties_.last_in(std::string_view(before).substr(joint)).empty();
           });
  }

  // Two columns that white space makes: the party that the heading above names in the same place, "Lessor:      Lessee:".
  std::string_view party_of_column(std::size_t index) const {
    constexpr std::uint32_t kReach = 16;
    constexpr std::size_t kHeadingWords = 3;
    const std::uint32_t block = marks_[index].span.first_block;
    const std::vector<TextRange> columns = columns_of_line(around_.block_text(block));
    const auto own = std::find_if(columns.begin(), columns.end(), [&](TextRange one) { return marks_[index].span.begin < one.end; });
    for (std::uint32_t above = block; columns.size() > 1 && own != columns.end() && above-- > 0 && block - above <= kReach;) {
      const std::string_view text = around_.block_text(above);
      std::vector<std::string_view> named;
      for (const TextRange& column : columns_of_line(text)) {
        const std::string heading = fold_label(text.substr(column.begin, column.end - column.begin));
        named.push_back(words_in(heading) <= kHeadingWords ? parties_.last_in(heading) : std::string_view());
      }
      const bool heads =
          named.size() == columns.size() && std::none_of(named.begin(), named.end(), [](std::string_view one) { return one.empty(); });
      if (heads) {
        return named[static_cast<std::size_t>(own - columns.begin())];
      }
    }
    return {};
  }

  // "____, hereinafter the Client", with a remark or the end of the line between.
  std::string_view party_defined_behind(std::size_t index, const SlotGuess& guess) const {
    constexpr std::uint32_t kRemarks = 2;
    const auto words = lexicon_.list("defining_words");
    const std::string after = around_.words_after(index);
    if (guess.follows || holds_any(after, words)) {
      return parties_.first_in(after);
    }
    std::uint32_t block = marks_[index].span.last_block;
    if (index + 1 < marks_.size() && marks_[index + 1].span.first_block == block) {
      return {};
    }
    for (std::uint32_t last = block + kRemarks; ++block <= last && block < document_.blocks.size();) {
      const std::string& text = around_.folded_block(block);
      if (std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.starts_with(word); })) {
        return parties_.first_in(text);
      }
      if (!text.starts_with("(")) {
        break;
      }
    }
    return {};
  }

  static bool has_party(std::string_view name) {
    for (const std::string_view prefix : {"client_", "company_", "third_", "partner_", "agreement_", "act_", "amount"}) {
      if (name.starts_with(prefix)) {
        return true;
      }
    }
    return name == "date" || name == "document_number" || name == "number" || name == "city";
  }

  void set_name(Slot& slot, const MarkedSlot& mark, const SlotGuess& guess, std::size_t index) const {
    static constexpr std::array<std::string_view, 22> kValueNames = {
        "name",    "short_name", "form",      "inn",      "kpp",     "ogrn",           "ogrnip",         "legal_address",
        "account", "bank",       "bic",       "site",     "basis",   "actual_address", "postal_address", "correspondent_account",
        "phone",   "email",      "signatory", "position", "inn_kpp", "full_name"};
    if (!mark.name.empty()) {
      slot.name = canonical(mark.name);
      return;
    }
    if (slot.schema == FieldSchema::Signature) {
      slot.name = "signature";
      return;
    }
    if (mark.whole_date || (guess.found() && guess.name == "date")) {
      slot.name = is_of_agreement(index) ? "agreement_date" : "date";
      return;
    }
    if (!guess.found()) {
      slot.name = slot.schema == FieldSchema::Date ? "date" : "slot";
      return;
    }
    if (guess.name == "document_number" && is_of_agreement(index) && document_.blocks[slot.block].story != Story::TextBox) {
      slot.name = "agreement_number";
      return;
    }
    if (guess.name == "agreement_number" && refers_to_another(slot.block)) {
      slot.name = "document_number";
      return;
    }
    const bool of_party = std::find(kValueNames.begin(), kValueNames.end(), guess.name) != kValueNames.end();
    const std::string named(party_defined_behind(index, guess));
    slot.name = !of_party || has_party(guess.name) ? guess.name : (named.empty() ? party_of(index) : named) + guess.name;
  }

  // A number or a date of the agreement itself: in its head or where it is called, with nothing before it in its line but such and the
  // city. What stands behind other blanks or words is theirs: "passport No. ____ issued ____", "ends on ____".
  bool is_of_agreement(std::size_t index) const {
    const std::uint32_t block = marks_[index].span.first_block;
    const bool far = block > kHeadBlocks && document_.blocks[block].story == Story::Body;
    if (!clauses_[block].empty() || refers_to_another(block) || is_labelled_otherwise(block) || !heads_agreement(index) ||
        (far && !holds_any(around_.folded_block(block), lexicon_.list("agreement_head_words")))) {
      return false;
    }
    for (std::size_t before = index; before-- > 0 && index - before <= kHeadMarks && marks_[before].span.first_block == block;) {
      const std::string name = guess_of(marks_[before], before, around_.words_before(before), around_.words_after(before)).name;
      if (!marks_[before].whole_date && name != "city" && name != "date" && !name.ends_with("_date") && !name.ends_with("_number")) {
        return false;
      }
    }
    return true;
  }

  // "Date and time of loading | ____".
  bool is_labelled_otherwise(std::uint32_t block) const {
    const std::string label = label_cell(block);
    const SlotGuess guess = around_.words().last_in(label);
    return words_in(label) > 1 && (guess.name == "date" || guess.name == "document_number") &&
           !holds_any(label, lexicon_.list("agreement_head_words"));
  }

  // "Addendum No. ____ / to the Agreement No. ____ of ____": a line of the head that names the paper to which this one belongs.
  bool refers_to_another(std::uint32_t block) const {
    const auto words = lexicon_.list("belonging_words");
    return block <= kHeadBlocks && document_.blocks[block].story == Story::Body &&
           std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return around_.folded_block(block).starts_with(word + " "); });
  }

  // "Agreement of work No. ____", "No. ____ of ____", "Moscow ____": words before the mark that call nothing else.
  bool heads_agreement(std::size_t index) const {
    constexpr std::size_t kCityWords = 3;
    const std::string before = around_.words_before(index);
    const SlotGuess guess = around_.words().last_in(before);
    const bool date = marks_[index].whole_date || guess.name == "date";
    const std::size_t last = before.find_last_not_of(' ');
    const std::string_view own = last == std::string::npos ? std::string_view() : std::string_view(before).substr(0, last + 1);
    const auto ends_with_any = [&](std::string_view list) {
      const auto words = lexicon_.list(list);
      return std::any_of(words.begin(), words.end(),
                         [&](const std::string& word) { return (" " + std::string(own)).ends_with(" " + word); });
    };
    if (!date) {
      return words_in(before) == 0 || guess.name.ends_with("agreement_number") || holds_any(before, lexicon_.list("agreement_head_words"));
    }
    return words_in(before) == 0 || ends_with_any("agreement_date_words") || guess.name == "agreement_date" ||
           (words_in(before) <= kCityWords && holds_any(" " + before, lexicon_.list("city_marks")));
  }

  // An author's own name, mapped to the names of values if it says nothing more than such a name and whose it is: "INN_of_client" is
  // client_inn, "row_amount" stays itself.
  std::string canonical(const std::string& own) const {
    const std::string words = spaced_label(own);
    const SlotGuess guess = around_.words().last_in(words);
    if (has_party(own) || !guess.found()) {
      return own;
    }
    std::string rest = words.substr(0, guess.end - guess.length) + words.substr(guess.end);
    const bool company = holds_any(rest, lexicon_.list("company_words"));
    const bool client = holds_any(rest, lexicon_.list("client_words"));
    std::size_t others = 0;
    tokenize(rest, [&](const Token& token, std::string_view key) {
      const std::string lower = to_lower(key);
      const bool party = holds_any(lower, lexicon_.list("company_words")) || holds_any(lower, lexicon_.list("client_words"));
      others += token.kind != TokenKind::Punctuation && !party ? 1 : 0;
    });
    if (others > 0) {
      return own;
    }
    if (has_party(guess.name)) {
      return company || client ? own : guess.name;
    }
    return (company ? "company_" : "client_") + guess.name;
  }

  const Document& document_;
  const std::vector<MarkedSlot>& marks_;
  const std::vector<std::string>& clauses_;
  const Lexicon& lexicon_;
  const SlotSurroundings around_;
  const SlotParties parties_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> cells_;
};

// A guess that comes twice may be two different things; a name that an author gave twice is one.
void make_unique(std::vector<Slot>& slots, const std::vector<MarkedSlot>& marks) {
  std::map<std::string, std::size_t> seen;
  for (std::size_t index = 0; index < slots.size(); ++index) {
    Slot& slot = slots[index];
    const std::size_t count = ++seen[slot.name];
    if (count > 1 && marks[index].name.empty()) {
      slot.name += "_" + std::to_string(count);
    }
  }
}

}  // namespace

std::vector<Slot> name_slots(const Document& document, const std::vector<MarkedSlot>& marks, const std::vector<std::string>& clauses,
                             const Lexicon& lexicon) {
  const SlotNamer namer(document, marks, clauses, lexicon);
  std::vector<Slot> slots;
  slots.reserve(marks.size());
  for (std::size_t index = 0; index < marks.size(); ++index) {
    slots.push_back(namer.name(index));
    slots.back().clause = clauses[slots.back().block];
  }
  pair_slots(document, slots);
  make_unique(slots, marks);
  return slots;
}

}  // namespace sverka
