#include "readers/pdf/font.hpp"

#include <algorithm>

#include "document/document.hpp"
#include "readers/pdf/encodings.hpp"
#include "readers/pdf/font_program.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr std::int64_t kSymbolicFlag = 4;
constexpr std::size_t kDifferences = 2000;

// U+FB00 to U+FB06: a ligature is its letters.
constexpr const char* kLigatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

std::string without_tag(std::string_view name) {
  const bool tagged =
      name.size() > 7 && name[6] == '+' && std::all_of(name.begin(), name.begin() + 6, [](char c) { return c >= 'A' && c <= 'Z'; });
  return repair_utf8(tagged ? name.substr(7) : name);
}

bool is_symbol_name(std::string_view name) {
  for (const std::string_view known : {"Symbol", "Wingdings", "Webdings", "Dingbats"}) {
    if (name.find(known) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

bool is_private(char32_t letter) {
  return (letter >= 0xE000 && letter <= 0xF8FF) || letter >= 0xF0000;
}

bool names_a_letter(std::string_view text) {
  std::size_t at = 0;
  const char32_t letter = text.empty() ? 0 : next_code_point(text, at);
  return is_letter(letter) || is_digit(letter);
}

}  // namespace

LoadedFont::LoadedFont() = default;
LoadedFont::~LoadedFont() = default;

std::unique_ptr<LoadedFont> LoadedFont::load(const Object& font) {
  std::unique_ptr<LoadedFont> loaded(new LoadedFont);
  loaded->dictionary = font;
  loaded->name = without_tag(font.get("BaseFont").name());
  if (const Object map = font.get("ToUnicode"); map.is_stream()) {
    loaded->to_unicode_ = CMap::parse(map.stream());
  } else if (map.name().starts_with("Identity")) {
    loaded->unicode_codes_ = true;
  }
  if (font.get("Subtype").is("Type0")) {
    loaded->load_composite();
  } else if (font.get("Subtype").is("Type3")) {
    loaded->load_type3();
  } else {
    loaded->load_simple();
  }
  loaded->not_understood = loaded->not_understood || loaded->to_unicode_.is_cut() || loaded->codes_.is_cut();
  loaded->symbol_font_ = is_symbol_name(loaded->name);
  loaded->has_unicode =
      loaded->to_unicode_.has_texts() || loaded->unicode_codes_ || (loaded->kind != FontKind::Composite && loaded->letters_by_encoding_);
  return loaded;
}

void LoadedFont::load_simple() {
  descriptor = dictionary.get("FontDescriptor");
  embedded = descriptor.get("FontFile").is_stream() || descriptor.get("FontFile2").is_stream() || descriptor.get("FontFile3").is_stream();
  symbolic_ = (descriptor.get("Flags").integer() & kSymbolicFlag) != 0;
  truetype_ = dictionary.get("Subtype").is("TrueType");
  load_encoding();
  load_widths();
  load_heights();
}

void LoadedFont::load_encoding() {
  const Object encoding = dictionary.get("Encoding");
  const Object base = encoding.is_dictionary() ? encoding.get("BaseEncoding") : encoding;
  const auto* table = encoding_named(base.name());
  letters_by_encoding_ = table != nullptr;
  if (table == nullptr) {
    table = name == "Symbol" || name == "ZapfDingbats" ? encoding_named(name) : nullptr;
    letters_by_encoding_ = table != nullptr || (!embedded && !symbolic_);
  }
  if (table == nullptr && !embedded) {
    table = encoding_named("StandardEncoding");
  }
  if (table != nullptr) {
    letters_ = *table;
  } else if (!to_unicode_.has_texts()) {
    program_ = FontProgram::open(descriptor);
    letters_by_encoding_ = program_ != nullptr;
  }
  const Object differences = encoding.get("Differences");
  not_understood = not_understood || differences.size() > kDifferences;
  std::int64_t code = 0;
  for (std::size_t i = 0; i < std::min(differences.size(), kDifferences); ++i) {
    const Object entry = differences.at(i);
    if (entry.is_number()) {
      code = entry.integer();
    } else if (entry.is_name()) {
      if (code >= 0 && code < 256) {
        differences_.insert_or_assign(static_cast<std::uint32_t>(code), std::string(entry.name()));
        letters_by_encoding_ = true;
      }
      ++code;
    }
  }
}

void LoadedFont::load_widths() {
  const std::int64_t first = std::clamp<std::int64_t>(dictionary.get("FirstChar").integer(), 0, 255);
  const Object widths = dictionary.get("Widths");
  default_width_ = coordinate(descriptor.get("MissingWidth").number(0) / 1000);
  widths_.assign(256, widths ? default_width_ : -1.0F);
  for (std::size_t i = 0; i < widths.size() && static_cast<std::size_t>(first) + i < 256; ++i) {
    widths_[static_cast<std::size_t>(first) + i] = coordinate(widths.at(i).number() / 1000);
  }
}

void LoadedFont::load_heights() {
  const double high = descriptor.get("Ascent").number() / 1000;
  const double low = descriptor.get("Descent").number() / 1000;
  if (high > 0.3 && high < 1.6) {
    ascent = static_cast<float>(high);
  }
  if (low < 0 && low > -0.8) {
    descent = static_cast<float>(low);
  }
}

void LoadedFont::load_type3() {
  kind = FontKind::Type3;
  name = name.empty() ? std::string("Type3") : name;
  embedded = true;
  const auto numbers = dictionary.get("FontMatrix").numbers(6);
  matrix = numbers.size() == 6 ? matrix_from(numbers) : Matrix{0.001, 0, 0, 0.001, 0, 0};
  load_encoding();
  const std::int64_t first = std::clamp<std::int64_t>(dictionary.get("FirstChar").integer(), 0, 255);
  const Object widths = dictionary.get("Widths");
  widths_.assign(256, 0);
  for (std::size_t i = 0; i < widths.size() && static_cast<std::size_t>(first) + i < 256; ++i) {
    widths_[static_cast<std::size_t>(first) + i] = coordinate(widths.at(i).number() * matrix.a);
  }
  const auto box = dictionary.get("FontBBox").numbers(4);
  if (box.size() == 4 && box[3] != box[1]) {
    const Box hull_box = transformed(matrix, 0, box[1], 0, box[3]);
    ascent = std::max(hull_box.bottom, 0.0F);
    descent = std::min(hull_box.top, 0.0F);
    const float height = ascent - descent;
    // A font whose glyph space has nothing to do with its size says it by its box.
    if (height > 0 && (height < 0.5F || height > 2.5F)) {
      em = height / 1.15F;
    }
  }
}

void LoadedFont::load_composite() {
  kind = FontKind::Composite;
  const Object descendant = dictionary.get("DescendantFonts").at(0);
  descriptor = descendant.get("FontDescriptor");
  embedded = descriptor.get("FontFile2").is_stream() || descriptor.get("FontFile3").is_stream() || descriptor.get("FontFile").is_stream();
  truetype_ = descriptor.get("FontFile2").is_stream();
  if (const Object map = descendant.get("CIDToGIDMap"); map.is_stream()) {
    glyph_by_cid_ = map.stream();
  }
  const Object encoding = dictionary.get("Encoding");
  const std::string_view predefined = encoding.name();
  if (encoding.is_stream()) {
    codes_ = CMap::parse(encoding.stream());
    if (codes_.base().starts_with("Identity") || encoding.get("UseCMap").name().starts_with("Identity")) {
      codes_.use(CMap::identity());
    }
    vertical = codes_.vertical() || encoding.get("WMode").integer() == 1;
  } else {
    codes_ = CMap::identity();
    vertical = predefined.ends_with("-V");
    unknown_codes_ = !predefined.starts_with("Identity");
    unicode_codes_ =
        unicode_codes_ || predefined.find("UCS2") != std::string_view::npos || predefined.find("UTF16") != std::string_view::npos;
  }
  default_width_ = coordinate(descendant.get("DW").number(1000) / 1000);
  const Object widths = descendant.get("W");
  for (std::size_t i = 0; i + 1 < widths.size();) {
    const std::int64_t first = widths.at(i).integer(-1);
    const Object second = widths.at(i + 1);
    const bool listed = second.is_array();
    const std::int64_t count = listed ? static_cast<std::int64_t>(second.size()) : second.integer() - first + 1;
    const double same = widths.at(i + 2).number() / 1000;
    i += listed ? 2 : 3;
    for (std::int64_t k = 0; k < count && first >= 0 && first + k <= 0xFFFF; ++k) {
      const auto cid = static_cast<std::size_t>(first + k);
      if (cid >= widths_.size()) {
        widths_.resize(std::min<std::size_t>(std::max<std::size_t>(cid + 1, widths_.size() * 2), 0x10000), default_width_);
      }
      widths_[cid] = coordinate(listed ? second.at(static_cast<std::size_t>(k)).number() / 1000 : same);
    }
  }
  if (const auto both = descendant.get("DW2").numbers(2); both.size() == 2) {
    vertical_origin_ = coordinate(both[0] / 1000);
    vertical_advance_ = coordinate(both[1] / 1000);
  }
  load_heights();
  if (!to_unicode_.has_texts() && !unicode_codes_) {
    program_ = FontProgram::open(descriptor);
  }
}

const CodeMeaning& LoadedFont::next(std::string_view string, std::size_t& at) {
  unsigned bytes = 1;
  std::uint32_t code = static_cast<unsigned char>(string[at]);
  if (kind != FontKind::Composite) {
    ++at;
  } else if (codes_.is_identity() && at + 1 < string.size()) {
    bytes = 2;
    code = (code << 8) | static_cast<unsigned char>(string[at + 1]);
    at += 2;
  } else {
    code = codes_.next_code(string, at, bytes);
  }
  if (code > 0xFFFF) {
    const auto found = far_.find(code);
    return found != far_.end() ? found->second : far_.emplace(code, meaning_of(code)).first->second;
  }
  known_.resize(std::max<std::size_t>(known_.size(), (code >> 8) + 1));
  auto& row = known_[code >> 8];
  if (!row) {
    row = std::make_unique<std::array<std::unique_ptr<CodeMeaning>, 256>>();
  }
  auto& entry = (*row)[code & 0xFF];
  if (!entry) {
    entry = std::make_unique<CodeMeaning>(meaning_of(code));
    entry->is_space = bytes == 1 && code == 32;
  }
  return *entry;
}

CodeMeaning LoadedFont::meaning_of(std::uint32_t code) {
  CodeMeaning meaning = kind == FontKind::Composite ? composite_meaning(code) : simple_meaning(code);
  settle_text(meaning);
  if (embedded && kind != FontKind::Type3 && (meaning.flags & kDoubtful) == 0) {
    compare_shape(code, meaning);
  } else if (!embedded && is_drawn_otherwise(code, meaning)) {
    meaning.flags |= kDoubtful;
  }
  return meaning;
}

// Without its program a simple font shows the letters of its encoding, whatever the map says that they mean.
bool LoadedFont::is_drawn_otherwise(std::uint32_t code, const CodeMeaning& meaning) const {
  if (kind != FontKind::Simple || to_unicode_.text(code) == nullptr || symbol_font_) {
    return false;
  }
  CodeMeaning drawn;
  drawn.text = letters_of_glyph(difference(code));
  if (drawn.text.empty() && letters_[code & 0xFF] != 0) {
    append_utf8(drawn.text, letters_[code & 0xFF]);
  }
  settle_text(drawn);
  return names_a_letter(meaning.text) && drawn.text != meaning.text;
}

// What the file says that a glyph means is held against what the embedded program draws and says.
void LoadedFont::compare_shape(std::uint32_t code, CodeMeaning& meaning) {
  if (!program_sought_) {
    program_sought_ = true;
    program_ = program_ ? std::move(program_) : FontProgram::open(descriptor);
    not_understood = not_understood || !program_;
  }
  const std::uint32_t glyph = program_ ? glyph_of(code, meaning) : 0;
  if (program_ && kind == FontKind::Composite && program_->is_missing(glyph) && names_a_letter(meaning.text)) {
    meaning.flags |= kDoubtful;  // a box is seen, or nothing
  }
  if (glyph == 0 || symbol_font_) {
    return;
  }
  compare_outline(code, glyph, meaning);
  if (const std::uint32_t other = other_glyph_of(code, glyph); other != 0) {
    const auto shape = program_->shape(other);
    meaning.flags |= shape && likeness(*shape, meaning.text) == Likeness::Other ? kDoubtful : 0u;
  }
  if (program_->reaches_far(glyph)) {
    meaning.flags |= kDoubtful;
  } else if (const auto shape = program_->shape(glyph)) {
    meaning.flags |= likeness(*shape, meaning.text) == Likeness::Other ? kDoubtful : 0u;
    meaning.ink_low = static_cast<float>(shape->low) / 100;
    meaning.ink_high = static_cast<float>(shape->high) / 100;
  }
}

// A letter that draws nothing is not seen. Two different letters of one alphabet, or two digits, are never drawn alike: one of them is not
// what the file says.
void LoadedFont::compare_outline(std::uint32_t code, std::uint32_t glyph, CodeMeaning& meaning) {
  std::size_t at = 0;
  const char32_t letter = meaning.text.empty() ? 0 : next_code_point(meaning.text, at);
  if (is_space(letter) && at == meaning.text.size()) {
    meaning.flags |= draws_by_all_tables(glyph, letter) ? kDoubtful : 0u;
    return;
  }
  const auto outline = is_letter(letter) || is_digit(letter) ? program_->outline(glyph) : std::nullopt;
  if (!outline) {
    return;
  }
  if (*outline == 0) {
    meaning.flags |= kind == FontKind::Composite || is_blank_by_all_tables(code, letter) ? kUnpainted : 0u;
    return;
  }
  const bool alone = at == meaning.text.size() && (is_digit(letter) || (letter >= 0x0410 && letter <= 0x044F));
  const std::string name = alone ? to_lower(meaning.text) : std::string();
  const auto [known, added] = letter_by_outline_.emplace(*outline, name);
  if (!added && alone && !known->second.empty() && known->second != name && is_digit(letter) == (known->second.size() == 1)) {
    meaning.flags |= kDoubtful;
  }
}

// A space that leaves ink is a letter. Where the tables of a simple font disagree, one that is blank is believed.
bool LoadedFont::draws_by_all_tables(std::uint32_t glyph, char32_t letter) const {
  if (program_->outline(glyph).value_or(0) == 0) {
    return false;
  }
  if (kind == FontKind::Composite) {
    return true;
  }
  const std::uint32_t by_letter = program_->glyph_of_letter(letter);
  return by_letter == 0 || program_->outline(by_letter).value_or(0) != 0;
}

// Programs disagree about which table of a simple font counts; a letter is blank where it is so by each.
bool LoadedFont::is_blank_by_all_tables(std::uint32_t code, char32_t letter) const {
  for (const std::uint32_t glyph : {program_->glyph_of_letter(letter), program_->glyph_of_code(code, {})}) {
    if (glyph != 0 && program_->outline(glyph).value_or(1) != 0) {
      return false;
    }
  }
  return true;
}

// By the letter that the encoding of a simple font names, and the program's own table of letters.
std::uint32_t LoadedFont::glyph_by_encoding(std::uint32_t code) const {
  char32_t letter = letters_[code & 0xFF];
  if (const std::string_view name = difference(code); !name.empty()) {
    const std::string letters = letters_of_glyph(name);
    std::size_t at = 0;
    letter = letters.empty() ? 0 : next_code_point(letters, at);
  }
  return letter != 0 && (!symbolic_ || truetype_) ? program_->glyph_of_letter(letter) : 0;
}

// Which table of a simple TrueType font counts, its letters or its names and codes, programs do not agree on. 0 where they say the same.
std::uint32_t LoadedFont::other_glyph_of(std::uint32_t code, std::uint32_t glyph) const {
  if (kind != FontKind::Simple || !truetype_ || (differences_.empty() && !symbolic_)) {
    return 0;
  }
  const std::uint32_t by_letter = glyph_by_encoding(code);
  const std::uint32_t other = glyph == by_letter ? program_->glyph_of_code(code, difference(code)) : by_letter;
  return other == glyph ? 0 : other;
}

std::uint32_t LoadedFont::glyph_of(std::uint32_t code, const CodeMeaning& meaning) const {
  if (kind != FontKind::Composite) {
    const std::uint32_t by_letter = glyph_by_encoding(code);
    const std::uint32_t by_code = program_->glyph_of_code(code, difference(code));
    const bool goes_by_letter = truetype_ && (!symbolic_ || !differences_.empty());
    return by_code == 0 || (goes_by_letter && by_letter != 0) ? by_letter : by_code;
  }
  if (!truetype_) {
    return program_->glyph_of_cid(meaning.glyph);
  }
  if (glyph_by_cid_.empty()) {
    return meaning.glyph;
  }
  const std::size_t at = std::size_t{meaning.glyph} * 2;
  return at + 1 < glyph_by_cid_.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(glyph_by_cid_[at])) * 256 +
                                             static_cast<unsigned char>(glyph_by_cid_[at + 1])
                                       : 0;
}

CodeMeaning LoadedFont::simple_meaning(std::uint32_t code) const {
  CodeMeaning meaning;
  meaning.glyph = code;
  const char16_t letter = letters_[code & 0xFF];
  if (const std::string* const mapped = to_unicode_.text(code); mapped != nullptr) {
    meaning.text = *mapped;
  } else if (const auto found = differences_.find(code); found != differences_.end()) {
    meaning.text = letters_of_glyph(found->second);
  } else if (letter != 0 && !(to_unicode_.has_texts() && symbolic_ && embedded)) {
    append_utf8(meaning.text, letter);
  } else if (program_) {
    meaning.text = program_->letters_of_code(code);
  }
  meaning.advance = widths_[code & 0xFF];
  if (meaning.advance < 0) {
    std::size_t at = 0;
    const char32_t first = meaning.text.empty() ? char32_t{letter} : next_code_point(meaning.text, at);
    const double width = standard_width(name, first, code);
    meaning.advance = static_cast<float>(width > 0 ? width / 1000 : kind == FontKind::Type3 ? 0 : 0.55);
  }
  return meaning;
}

CodeMeaning LoadedFont::composite_meaning(std::uint32_t code) const {
  CodeMeaning meaning;
  const std::uint32_t cid = codes_.cid(code);
  meaning.glyph = cid;
  if (const std::string* const mapped = to_unicode_.text(code); mapped != nullptr) {
    meaning.text = *mapped;
  } else if (unicode_codes_ && code >= 0x20) {
    append_utf8(meaning.text, code);
  } else if (program_ && !unknown_codes_) {
    meaning.text = program_->letters_of_glyph_index(glyph_of(code, meaning));
  }
  meaning.advance = cid < widths_.size() ? widths_[cid] : default_width_;
  if (vertical) {
    meaning.shift_x = -meaning.advance / 2;
    meaning.shift_y = -vertical_origin_;
    meaning.advance = vertical_advance_;
  }
  return meaning;
}

void LoadedFont::settle_text(CodeMeaning& meaning) const {
  std::string text;
  for (std::size_t at = 0; at < meaning.text.size();) {
    char32_t letter = next_code_point(meaning.text, at);
    if (symbol_font_ && letter >= 0xF020 && letter <= 0xF0FF && name.find("Symbol") != std::string::npos) {
      const char16_t known = (*encoding_named("Symbol"))[letter & 0xFF];
      letter = known != 0 ? known : letter;
    }
    if (letter < 0x20 || (letter >= 0x7F && letter < 0xA0) || letter == kReplacement) {
      // A control character is no letter: the map says nothing.
      meaning.flags |= letter == '\t' || letter == '\n' || letter == '\r' ? 0u : kDoubtful;
      text += letter == '\t' || letter == '\n' || letter == '\r' ? " " : "";
      continue;
    }
    if (is_private(letter)) {
      meaning.flags |= symbol_font_ ? kSymbol : kDoubtful | kUnknownGlyph;
    }
    if (letter >= 0xFB00 && letter <= 0xFB06) {
      text += kLigatures[letter - 0xFB00];
    } else {
      append_utf8(text, letter);
    }
  }
  meaning.text = std::move(text);
  if (meaning.text.empty()) {
    meaning.flags |= kDoubtful | kUnknownGlyph;
  }
  if (symbol_font_) {
    meaning.flags |= kSymbol;
  }
}

Object LoadedFont::procedure(std::uint32_t code) const {
  const std::string_view glyph = difference(code);
  return glyph.empty() ? Object() : dictionary.get("CharProcs").get(glyph);
}

std::string_view LoadedFont::difference(std::uint32_t code) const {
  const auto found = differences_.find(code);
  return found == differences_.end() ? std::string_view{} : std::string_view(found->second);
}

std::vector<std::pair<std::uint32_t, const CodeMeaning*>> LoadedFont::shown() const {
  std::vector<std::pair<std::uint32_t, const CodeMeaning*>> result;
  for (std::size_t high = 0; high < known_.size(); ++high) {
    for (std::size_t low = 0; known_[high] && low < 256; ++low) {
      if (const auto& meaning = (*known_[high])[low]) {
        result.emplace_back(static_cast<std::uint32_t>(high * 256 + low), meaning.get());
      }
    }
  }
  for (const auto& [code, meaning] : far_) {
    result.emplace_back(code, &meaning);
  }
  std::sort(result.begin(), result.end(), [](const auto& one, const auto& other) { return one.first < other.first; });
  return result;
}

}  // namespace sverka::pdf
