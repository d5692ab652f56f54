// A template: the Company's text with its slots, as the matcher needs it.
//
// What may be filled is what the template's author marked (see slot_marks.hpp); all other text is fixed. Clauses: 5.1, 5.3,
// 5.6. A Template is a plain value; it owns its Document.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "document/document.hpp"
#include "text/lexicon.hpp"
#include "text/token.hpp"

namespace sverka {

// How the author marked a slot.
enum class SlotMark : std::uint8_t { Control, Braces, Underscores, Bracket, FormField, MergeField, EmptyCell };

// What a slot may hold. Bounds are on the value's tokens as typed in; each schema also has a shape that programme/ checks.
enum class FieldSchema : std::uint8_t {
  Text,  // anything short
  OrganisationName,
  PersonName,  // any case: "v lice ..."
  Position,
  Basis,  // charter or power of attorney
  Address,
  Inn,
  Kpp,
  InnKpp,  // both, divided by a slash
  Ogrn,    // OGRN or OGRNIP
  Account,
  CorrespondentAccount,
  Bic,
  Bank,
  Date,
  Day,  // the parts of a date that a template spells out: "<<__>> ________ 20__"
  Month,
  Year,
  Amount,  // figures, with or without currency
  AmountInWords,
  Number,  // a count, a per cent, a term
  DocumentNumber,
  Phone,
  Email,
  Site,
  City,
  Choice,  // one of Slot::choices
  CheckBox,
  Signature,  // waits for a pen: empty is right
  Picture,
};

// "inn", "person_name", ...: the names that {{name: schema}} and template.toml use.
std::string_view name_of(FieldSchema schema);
std::optional<FieldSchema> parse_field_schema(std::string_view name);

struct Slot {
  std::string name;  // canonical where its words tell: "client_inn"; else its own; unique, or the same datum
  FieldSchema schema = FieldSchema::Text;
  bool schema_guessed = true;  // from the words around it
  SlotMark mark = SlotMark::Underscores;
  std::string mark_text;       // as it stands in the template: "____________", "[name]"
  std::string prefix, suffix;  // fixed characters that belong to the value: "20" of "20__"
  std::vector<std::string> choices;
  bool required = true;
  std::uint32_t block = 0;  // of the template's document
  TextRange range;          // in that block
  Span span;                // the whole mark; several blocks for a content control
  std::string clause;       // of the template
};

// One element of the template's stream: a fixed token, or a slot that takes the tokens of its value.
struct TemplateElement {
  std::int32_t slot = -1;  // index into Template::slots, or -1 for a fixed token
  std::string_view key;    // of a fixed token; it lives in Template::vocabulary
  std::uint32_t word = 0;  // the key's number in Template::vocabulary
  std::uint32_t block = 0;
  TextRange range;          // in that block; empty for a label
  std::uint32_t flags = 0;  // RunFlag
  Story story = Story::Body;
  bool label = false;   // the block's number rather than its text
  bool layout = false;  // a page number: whatever number stands there is right
  bool block_start = false;
};

// Elements [first, last) may recur: rows of a table, a repeating section.
struct RepeatedPart {
  std::uint32_t first = 0, last = 0;
};

// Something in the template that will trouble its users. Clause 5.8: the Company's, never the partner's.
struct TemplateDefect {
  std::string code;  // "adjacent-slots", "slot-without-name", "template-has-revisions", ...
  std::uint32_t block = 0;
  std::string quote;
};

// Slots that must hold the same: the INN in the preamble and in the requisites.
struct Agreement {
  std::vector<std::string> slots;
};

struct TemplateIdentity {
  std::string name;     // "license-agreement"; of a bare DOCX its file name
  std::string edition;  // "2022-03"; empty for a bare DOCX
  std::optional<Date> in_force_from, in_force_to;
  bool bare = false;  // a DOCX without template.toml
};

// What template.toml says, already parsed (checks/ reads the TOML). Everything is optional.
struct TemplateManifest {
  struct SlotEntry {
    std::string slot;  // the name or ordinal ("#3") that the scan gives
    std::optional<std::string> name;
    std::optional<FieldSchema> schema;
    std::optional<bool> required;
    std::vector<std::string> choices;
  };
  TemplateIdentity identity;
  std::string job = "agreement";  // the command whose papers are filled from it: "act", "card"
  std::vector<SlotEntry> slots;
  std::vector<Agreement> agreements;
  std::vector<std::vector<std::string>> repeated_rows;  // each: names of the slots of one row
};

// Keys as numbers, so that comparing tokens is comparing integers.
struct KeyHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
};
using Vocabulary = std::unordered_map<std::string, std::uint32_t, KeyHash, std::equal_to<>>;

// A block of fixed words and what it is scanned to: most blocks of a filled agreement are the template's letter by letter.
struct KnownBlock {
  struct Token {
    std::uint32_t word = 0;  // number in Template::vocabulary
    TextRange range;
    TokenKind kind = TokenKind::Word;
    bool label = false;  // typed by hand
    bool invisible = false;
  };
  bool numbered = false;  // it has a computed label, which is not among the tokens
  std::vector<Token> tokens;
};

// Moves, but is not copied: its elements look into its vocabulary.
struct Template {
  Template() = default;
  Template(Template&&) = default;
  Template& operator=(Template&&) = default;

  TemplateIdentity identity;
  Document document;
  std::vector<std::string> clauses;  // by block of the document
  std::vector<Slot> slots;
  std::vector<std::vector<std::uint32_t>> marks;  // by slot: the words of its mark, as numbers of `vocabulary`
  std::vector<TemplateElement> elements;          // stories one after another, in the order of Story
  std::vector<RepeatedPart> repeated;
  Vocabulary vocabulary;
  std::unordered_map<std::string, KnownBlock, KeyHash, std::equal_to<>> known_blocks;  // by text
  std::vector<Agreement> agreements;
  std::vector<TemplateDefect> defects;
};

// Finds the slots, guesses their schemas from the words around them (lists and pairs of the lexicon), builds the element
// stream. Errors: bad_template if the manifest names a slot that is not there or there is no text at all.
Result<Template> build_template(Document document, const TemplateManifest& manifest, const Lexicon& lexicon);

}  // namespace sverka
