// What a reader saw: the text of a document in reading order, and everything that changes what a person sees of it.
//
// A reader turns bytes into a Document; all the rest of Sverka reads Documents and never bytes. A Document knows
// nothing of templates, clauses of the programme or rules. All text is valid UTF-8 (as stored, not normalised); all
// ranges are half-open ranges of bytes in Block::text. It is a plain value: copyable, no views into anything.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sverka {

constexpr std::uint32_t kNone = 0xFFFFFFFFu;

struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const TextRange&) const = default;
};

// From a byte of one block to a byte of the same or a later block (half-open).
struct Span {
  std::uint32_t first_block = 0;
  std::uint32_t begin = 0;
  std::uint32_t last_block = 0;
  std::uint32_t end = 0;
  bool operator==(const Span&) const = default;
};

// Which flow of text a block belongs to. Blocks of all stories stand in one list; stories may interleave.
enum class Story : std::uint8_t {
  Body,
  TextBox,  // text of a shape, in the order of the anchors
  Header,   // what is effective: each distinct header once, see HeaderUse
  Footer,
  Footnote,
  Endnote,
  Comment,
  Unseen,  // text in the file that no view shows: an unreferenced note or header, a glossary entry, a fallback
};

// Pages a header or footer is for. `First` and `Even` are given only where the section really uses them.
enum class HeaderUse : std::uint8_t { NotHeader, Default, First, Even };

// Why a run is not plainly seen, or is not plain text. The readers resolve styles, themes and tables first: a flag
// speaks of what is effective. Several may hold at once.
enum RunFlag : std::uint32_t {
  kHidden = 1u << 0,            // w:vanish, w:specVanish; a hidden paragraph mark hides no text and is kHiddenMark
  kWebHidden = 1u << 1,         // w:webHidden: not shown in the web view only
  kTiny = 1u << 2,              // effective size below 4 points, or a line pitch below half of the glyphs' height
  kSqueezed = 1u << 3,          // character scale below 30 %, or spacing that folds letters over each other
  kLowContrast = 1u << 4,       // contrast of text against its effective background below 1.6:1
  kStruck = 1u << 5,            // struck through once or twice
  kOffPage = 1u << 6,           // frame, indent or anchor that puts it outside the page
  kClipped = 1u << 7,           // exact row height or line height that cuts it off
  kCovered = 1u << 8,           // under an opaque shape, as far as geometry can tell
  kHiddenRow = 1u << 9,         // in a table row or cell that is not shown (w:hidden, continued vertical merge)
  kInserted = 1u << 10,         // tracked insertion, not yet accepted
  kDeleted = 1u << 11,          // tracked deletion: the text is still in the file
  kMoved = 1u << 12,            // with kInserted or kDeleted: the insertion or deletion is half of a tracked move
  kCaps = 1u << 13,             // shown in capitals by property
  kFieldResult = 1u << 14,      // the shown result of a field
  kPageField = 1u << 15,        // the result of PAGE, NUMPAGES, SECTIONPAGES, SECTION: layout
  kTableOfContents = 1u << 16,  // the result of a TOC field: layout
  kNoteReference = 1u << 17,    // the number of a footnote or endnote at its reference
  kSymbol = 1u << 18,           // w:sym or a symbol font, mapped to Unicode
  kUnknownGlyph = 1u << 19,     // what is drawn cannot be told from the code: symbol font without a table, embedded font
  kBidiControl = 1u << 20,      // w:bdo, w:rtl on non-right-to-left text: shown order differs from stored order
  kPlaceholder = 1u << 21,      // a content control that shows its placeholder
  kTransparent = 1u << 22,      // text fill with full transparency or none
  kRuby = 1u << 23,             // the small text of w:ruby
  kMath = 1u << 24,             // inside m:oMath
  kVertical = 1u << 25,         // superscript or subscript
  kUnpainted = 1u << 26,        // PDF: drawn in a mode that leaves no mark on the page (text rendering modes 3 and 7)
  kLayerOff = 1u << 27,         // PDF: in a layer that the page view does not show
  kPrintDiffers = 1u << 28,     // PDF: shown but not printed, or printed but not shown
  kDoubtful = 1u << 29,         // PDF: what the file says the glyph means is not what it looks like, or nothing tells
  kOverlay = 1u << 30,          // PDF: drawn by an annotation or a form field over the page's own content
};

// Flags under which a reader of the page does not see the text as it is stored.
constexpr std::uint32_t kNotSeenFlags =
    kHidden | kTiny | kSqueezed | kLowContrast | kOffPage | kClipped | kCovered | kHiddenRow | kTransparent | kUnpainted | kLayerOff;

// On a page as it is shown (rotated, cropped): points from its upper left corner, y downwards.
struct Box {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
  bool operator==(const Box&) const = default;
};

// Where bytes of a block stand on a page: a word, or the part of a word on one line.
struct WordBox {
  TextRange text;
  std::uint32_t page = 0;  // 1-based
  Box box;
  bool operator==(const WordBox&) const = default;
};

// As shown, in points.
struct PageExtent {
  float width = 0;
  float height = 0;
  bool operator==(const PageExtent&) const = default;
};

struct Run {
  TextRange text;
  std::uint32_t flags = 0;  // RunFlag, or'ed
  bool operator==(const Run&) const = default;
};

enum class LabelOrigin : std::uint8_t {
  None,
  Numbering,  // computed from automatic numbering
  Bullet,     // a bullet, whatever its glyph: label is U+2022
  Note,       // the number of a footnote or endnote, before its text
};

// Where a block stands in tables; table 0 is "in no table". Rows and columns count from 1, columns in grid units, and
// are those of the innermost table.
struct Cell {
  std::uint32_t table = 0;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t depth = 0;
  bool operator==(const Cell&) const = default;
};

// A paragraph (DOCX), or lines that belong together (PDF).
struct Block {
  std::string text;       // tab as \t, line and page breaks as \n, non-breaking hyphen U+2011, soft hyphen U+00AD
  std::vector<Run> runs;  // in order, adjacent, together covering `text`; none for an empty text
  std::string label;      // "4.2.", as shown before the text; not part of `text`
  LabelOrigin label_origin = LabelOrigin::None;
  std::uint32_t label_flags = 0;  // RunFlag of the label
  Story story = Story::Body;
  HeaderUse header_use = HeaderUse::NotHeader;
  std::uint16_t part = 0;  // index into Document::parts
  Cell cell;
  std::uint32_t page = 0;          // 1-based; 0 where the format does not say (DOCX: by breaks that the last program left)
  std::uint32_t story_item = 0;    // which footnote, comment, text box, header: counts from 1 within the story
  std::uint8_t outline_level = 0;  // 1 to 9 for headings, 0 for body text
  std::vector<WordBox> boxes;      // PDF: in order, disjoint; none where the format has no pages of its own
  bool operator==(const Block&) const = default;
};

// A content control, a legacy form field or a merge field: what an author marks as a slot.
enum class ControlKind : std::uint8_t {
  Text,
  DropDown,  // also combo box
  Date,
  CheckBox,
  Repeating,  // w15:repeatingSection: its rows may recur
  Group,      // wraps fixed content: docPartObj, w:group, or content locked against editing
  Picture,
  FormField,  // FORMTEXT, FORMDROPDOWN, FORMCHECKBOX
  MergeField,
};

struct Control {
  ControlKind kind = ControlKind::Text;
  Span span;
  std::string name;                  // tag, else alias; a form field's bookmark; a merge field's field name
  std::vector<std::string> choices;  // permitted texts of a drop-down
  bool shows_placeholder = false;
  bool content_locked = false;
  bool bound = false;       // w:dataBinding: a stored value replaces the shown one on opening
  std::string bound_value;  // that value, if it was found
  bool operator==(const Control&) const = default;
};

struct Field {
  Span result;
  std::string instruction;  // "REF clause_5 \\h", white space folded
  bool operator==(const Field&) const = default;
};

// Anything else in the file that can change what is read or seen, named by kind. The template's own list is what is
// expected; what is not on it is a finding. Kinds are kebab-case and described in checks/data/constructs.toml:
// "picture", "ole-object", "alt-chunk", "sub-document", "embedded-font", "revision", "hyperlink", "macro",
// "external-link", "alternate-content-differs", "unreferenced-part", "document-protection", "unmodelled", ...
struct Item {
  std::string kind;
  std::string value;            // what identifies it, the same in every saving program: text, target, SHA-256
  std::string detail;           // for people: author and date of a revision, the part's name, an element's name
  std::uint16_t part = 0;       // index into Document::parts
  std::uint32_t block = kNone;  // the block it is in or anchored to, if any
  TextRange range;              // in that block, if it covers text
  std::uint32_t page = 0;       // PDF: 1-based page it stands on, if it has a place of its own
  Box box = {};                 // there; of a picture in a DOCX (page 0) its drawn size alone
  std::string look = {};  // of a picture: what it shows (picture_look.hpp), in a PDF with the first item of each value; empty if not known
  bool operator==(const Item&) const = default;
};

// The input was damaged or odd, and was read all the same.
struct Note {
  std::string code;    // key of the sentence for people in checks/data/messages.toml
  std::string where;   // part or page
  std::string detail;  // ASCII or quoted input
  bool operator==(const Note&) const = default;
};

struct Document {
  std::string format;                  // "docx", "pdf"
  std::uint32_t pages = 0;             // 0: unknown
  std::vector<PageExtent> page_sizes;  // PDF: one a page
  std::string application;             // the saving program as the file names it
  std::vector<std::string> parts;      // "word/document.xml", ...; at least one
  std::vector<Block> blocks;
  std::vector<Control> controls;
  std::vector<Field> fields;
  std::vector<Item> items;
  std::vector<Note> notes;
  bool operator==(const Document&) const = default;
};

}  // namespace sverka
