#include "templates/word_traits.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

// Costs of a slot taking a token. An insertion costs 1: what costs a slot more stays outside it.
constexpr float kFits = 0.01F;
constexpr float kFree = 0.15F;
constexpr float kMayFit = 0.3F;
constexpr float kUnlikely = 0.6F;
constexpr float kForeign = 1.3F;
constexpr float kOtherColumn = 1.5F;  // once a value: it stands in another column than its slot; programs renumber columns

bool has(std::span<const std::string> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_sign_of_names(std::string_view sign) {
  return sign == "." || sign == "-" || sign == "\"" || sign == ",";
}

// What stands in a blank that nobody filled in: a line, or letters X in its place.
bool is_blank(std::string_view word) {
  // The skeleton is dear. No letter of ASCII or of the Russian alphabet but these is seen as an x.
  const auto first = static_cast<unsigned char>(word.empty() ? '\0' : word.front());
  const bool russian = first == 0xD0 || first == 0xD1;
  const bool is_x = russian ? word.starts_with("\u0445") || word.starts_with("\u0425") : first == 'x' || first == 'X' || first >= 0x80;
  if (word != "_" && !is_x) {
    return false;
  }
  return word == "_" || (word.size() >= 3 && skeleton(word).find_first_not_of('x') == std::string::npos);
}

}  // namespace

bool differ_in_ending(std::string_view one, std::string_view other, std::size_t most) {
  const std::u32string first = to_code_points(to_lower(one));
  const std::u32string second = to_code_points(to_lower(other));
  std::size_t stem = 0;
  while (stem < first.size() && stem < second.size() && first[stem] == second[stem]) {
    ++stem;
  }
  return stem >= 3 && first.size() - stem <= most && second.size() - stem <= most && stem * 2 >= first.size();
}

LexicalTraits::LexicalTraits(const Template& sample, const Document& document, const DocumentStream& stream, const Lexicon& lexicon)
    : sample_(sample),
      document_(document),
      stream_(stream),
      months_(lexicon.list("months_genitive")),
      year_words_(lexicon.list("year_words")),
      units_(lexicon.list("number_units")),
      currency_words_(lexicon.list("currency_words")),
      number_word_stems_(lexicon.list("number_word_stems")),
      choices_(sample.slots.size()),
      open_choices_(sample.slots.size()),
      marks_(sample.slots.size()),
      classes_(stream.word_count(), 0) {
  for (const std::string& phrase : lexicon.list("absent_words")) {
    tokenize(phrase, [&](const Token& token, std::string_view key) {
      if (token.kind == TokenKind::Word) {
        absent_words_.emplace_back(key);
      }
    });
  }
  for (std::size_t slot = 0; slot < sample.slots.size(); ++slot) {
    for (const std::string& choice : sample.slots[slot].choices) {
      tokenize(choice, [&](const Token&, std::string_view key) { choices_[slot].emplace_back(key); });
    }
    const auto is_open = [](const std::string& choice) { return choice.find("__") != std::string::npos; };
    open_choices_[slot] = std::any_of(sample.slots[slot].choices.begin(), sample.slots[slot].choices.end(), is_open);
    const SlotMark mark = sample.slots[slot].mark;
    if (mark == SlotMark::Braces || mark == SlotMark::Bracket || mark == SlotMark::MergeField) {
      tokenize(sample.slots[slot].mark_text, [&](const Token&, std::string_view key) { marks_[slot].emplace_back(key); });
    }
  }
  name_controls(document);
}

// A document that kept its controls says itself which value is whose.
void LexicalTraits::name_controls(const Document& document) {
  slot_controls_.assign(sample_.slots.size(), 0);
  token_controls_.assign(stream_.tokens().size(), 0);
  std::map<std::string_view, std::uint32_t> numbers;
  for (std::size_t slot = 0; slot < sample_.slots.size(); ++slot) {
    for (const Control& control : sample_.document.controls) {
      if (control.span == sample_.slots[slot].span && !control.name.empty()) {
        slot_controls_[slot] = numbers.try_emplace(control.name, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
      }
    }
  }
  std::multimap<std::uint32_t, const Control*> by_block;  // of controls within one block
  for (const Control& control : document.controls) {
    if (control.span.first_block == control.span.last_block && numbers.count(control.name) != 0) {
      by_block.emplace(control.span.first_block, &control);
    }
  }
  std::uint32_t block = kNone;
  auto begin = by_block.end(), end = by_block.end();
  for (std::size_t at = 0; at < token_controls_.size() && !by_block.empty(); ++at) {
    const StreamToken& token = stream_.tokens()[at];
    if (token.block != block) {
      block = token.block;
      std::tie(begin, end) = by_block.equal_range(block);
    }
    for (auto one = begin; one != end; ++one) {
      const Span& span = one->second->span;
      if (!token.label && span.begin <= token.range.begin && token.range.end <= span.end) {
        token_controls_[at] = numbers.at(one->second->name);
      }
    }
  }
}

// Misspelt months are months to the matcher; the rule on dates says what is wrong with them.
bool LexicalTraits::begins_like_month(std::string_view lower) const {
  constexpr std::size_t kTellingBytes = 6;  // three Cyrillic letters
  return lower.size() >= kTellingBytes && std::any_of(months_.begin(), months_.end(), [&](const std::string& month) {
           return month.starts_with(lower.substr(0, kTellingBytes));
         });
}

std::uint8_t LexicalTraits::class_of(std::uint32_t word) const {
  std::uint8_t& known = classes_[word];
  if (known != 0) {
    return known;
  }
  const std::string lower = to_lower(stream_.word(word));
  unsigned bits = kKnown;
  std::size_t first_letter = 0;
  static_cast<void>(next_code_point(lower, first_letter));
  bits |= stream_.word(word).substr(0, first_letter) != std::string_view(lower).substr(0, first_letter) ? kCapital : 0u;
  bits |= begins_like_month(lower) ? kMonth : 0u;
  bits |= has(year_words_, lower) || lower == "\u0433" || lower == "\u0433\u043E\u0434" ? kYearWord : 0u;
  bits |= has(currency_words_, lower) ? kCurrency : 0u;
  const auto begins_so = [&](const std::string& stem) {
    return stem.size() > 1 && stem[0] == lower[0] && stem[1] == lower[1] && lower.starts_with(stem);
  };
  bits |= lower.size() > 1 && std::any_of(number_word_stems_.begin(), number_word_stems_.end(), begins_so) ? kNumberWord : 0u;
  bits |= !lower.empty() && static_cast<unsigned char>(lower[0]) < 0x80 ? kLatin : 0u;
  bits |= is_blank(stream_.word(word)) ? kBlank : 0u;
  return known = static_cast<std::uint8_t>(bits);
}

float LexicalTraits::fit(std::size_t slot, std::uint32_t index) const {
  const StreamToken& token = stream_.tokens()[index];
  if (token_controls_[index] != 0 && slot_controls_[slot] != 0) {
    return token_controls_[index] == slot_controls_[slot] ? kFits : kForeign;
  }
  const std::string_view word = stream_.word(token.word);
  const std::uint8_t bits = class_of(token.word);
  if ((bits & kBlank) != 0 || (marks_[slot].size() > 2 && !word.empty() && has(marks_[slot], word))) {
    return kFits;
  }
  const bool number = token.kind == TokenKind::Number;
  const bool sign = token.kind == TokenKind::Punctuation;
  const FieldSchema schema = sample_.slots[slot].schema;
  switch (schema) {
    case FieldSchema::Inn:
    case FieldSchema::Kpp:
    case FieldSchema::InnKpp:
    case FieldSchema::Ogrn:
    case FieldSchema::Account:
    case FieldSchema::CorrespondentAccount:
    case FieldSchema::Bic:
      // An entrepreneur has no KPP: "not applicable" is a value.
      return number ? kFits : sign ? (word == "." || word == "," ? kForeign : kMayFit) : has(absent_words_, word) ? kMayFit : kForeign;
    case FieldSchema::Day:
    case FieldSchema::Year:
      return number ? kFits : sign ? kMayFit : (bits & kYearWord) != 0 ? kMayFit : kForeign;
    case FieldSchema::Month:
      return (bits & kMonth) != 0 || number ? kFits : kUnlikely;
    case FieldSchema::Date:
      return number || (bits & (kMonth | kYearWord)) != 0 ? kFits
             : (bits & kNumberWord) != 0                  ? 0.1F
             : sign                                       ? (word == "." || word == "-" || word == "/" || word == "\"" ? 0.05F : kUnlikely)
                                                          : kForeign;
    case FieldSchema::Number:
      return number                                                          ? kFits
             : (bits & kNumberWord) != 0 || word == "(" || word == ")"       ? 0.1F
             : std::find(units_.begin(), units_.end(), word) != units_.end() ? kMayFit
             : sign                                                          ? kUnlikely
                                                                             : kForeign;
    case FieldSchema::Amount:
      return number ? kFits : (bits & (kNumberWord | kCurrency)) != 0 || sign ? kMayFit : kForeign;
    case FieldSchema::AmountInWords:
      return (bits & kNumberWord) != 0 ? kFits : number || (bits & kCurrency) != 0 ? kMayFit : sign ? kUnlikely : 0.8F;
    case FieldSchema::Phone:
      return number || sign ? kFits : kUnlikely;
    case FieldSchema::Email:
    case FieldSchema::Site:
      return number || sign || (bits & kLatin) != 0 ? kFits : kUnlikely;
    case FieldSchema::Choice:
      return std::find(choices_[slot].begin(), choices_[slot].end(), word) != choices_[slot].end() ? kFits
             : open_choices_[slot]                                                                 ? kFree
             : number                                                                              ? kMayFit
                                                                                                   : 0.4F;
    case FieldSchema::Signature:
      return kMayFit;
    // Position and name often stand side by side without a word between them: names are capitalised, positions seldom.
    case FieldSchema::PersonName:
      return number || (sign && !is_sign_of_names(word)) ? kMayFit : sign || (bits & kCapital) != 0 ? kFree : 0.5F;
    case FieldSchema::Position:
      return number || (sign && !is_sign_of_names(word)) ? kMayFit : sign || (bits & kCapital) == 0 ? kFree : 0.2F;
    case FieldSchema::City:
      return number ? kUnlikely : sign && word != "." && word != "-" ? kMayFit : kFree;
    default:
      return sign && (word == ";" || word == ":") ? kMayFit : kFree;
  }
}

float LexicalTraits::enter_cost(std::size_t slot, std::uint32_t index) const {
  const Cell& expected = sample_.document.blocks[sample_.slots[slot].block].cell;
  const Cell& observed = document_.blocks[stream_.tokens()[index].block].cell;
  return expected.table != 0 && observed.table != 0 && expected.column != observed.column ? kOtherColumn : 0.0F;
}

float LexicalTraits::substitute_cost(std::uint32_t element, std::uint32_t index) const {
  const TemplateElement& expected = sample_.elements[element];
  const StreamToken& token = stream_.tokens()[index];
  if (expected.label != token.label) {
    return 3.0F;
  }
  if (expected.label) {
    return 0.45F;
  }
  if (expected.layout || token.layout || token.word == 0) {
    return 3.0F;
  }
  const std::string_view word = stream_.word(token.word);
  const bool expected_word = is_letter(static_cast<unsigned char>(expected.key[0])) || static_cast<unsigned char>(expected.key[0]) >= 0x80;
  const bool expected_number = expected.key[0] >= '0' && expected.key[0] <= '9';
  if (token.kind == TokenKind::Punctuation) {
    return expected_word || expected_number ? 3.0F : 1.2F;
  }
  if (!expected_word && !expected_number) {
    return 3.0F;
  }
  if (expected_number != (token.kind == TokenKind::Number)) {
    return look_alike(expected.key, word) ? 0.4F : 1.6F;
  }
  if (expected_number) {
    return 1.1F;
  }
  const std::size_t shared =
      static_cast<std::size_t>(std::mismatch(word.begin(), word.end(), expected.key.begin(), expected.key.end()).first - word.begin());
  if (shared * 2 >= std::max(word.size(), expected.key.size())) {
    return 0.7F;
  }
  // The skeleton is dear; words of other lengths rarely look alike.
  if (word.size() * 3 >= expected.key.size() && expected.key.size() * 3 >= word.size() && look_alike(expected.key, word)) {
    return 0.3F;
  }
  return 1.3F;
}

}  // namespace sverka
