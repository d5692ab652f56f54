// A text notation of Documents, so that a test is a table of lines. One block is one line:
//
//   1.| SUBJECT OF THE AGREEMENT              an automatic label, then the text
//   [h1] 1.| SUBJECT                          a heading of outline level 1
//   The fee is {{amount: amount}} roubles.    plain text: slot marks of templates mean nothing here
//   [header] Agreement No. 5                  a block of another story, see below
//   <t1 r2 c1> INN                            in table 1, row 2, column 1 (depth 1; <t3 r1 c1 d2> is nested)
//   Pay {hidden:not }later                    a run with a flag
//   {inserted+struck:Pay} {tiny:{caps:now}}   several flags; marks nest, and flags add up
//   INN {{=text name=client_inn|7700000000=}} a content control around its text
//   see {{#REF clause_5 \h|4.2#}}             a field around its result
//   our {{@hyperlink https://a.example|site@}}  an item that covers text
//   @picture 9f86d081 ;; image1.png           an item of the block above: kind, value, detail
//   |                                         a block without text
//
// Grammar. White space at both ends of a line, and of a block's text, is not part of it; lines without
// anything else are passed over.
//
//   line       = directive | item | free-item | note | block
//   directive  = "%format " text | "%pages " number | "%application " text
//              | "%part " name          what follows, until the next one, is of this part
//              | "%page " number        what follows, until the next one, is on this page (0: unknown)
//   item       = "@" kind [" " value] [" ;; " detail]     anchored to the block above, covers no text of it
//   free-item  = "@@" kind [" " value] [" ;; " detail]    anchored to no block
//   note       = "!" code [" " where] [" ;; " detail]
//   block      = { prefix " " } [ label "|" ] text
//   prefix     = "[" attribute { " " attribute } "]" | "<t" n " r" n " c" n [ " d" n ] ">"
//   attribute  = story [ " " number ]   the number is story_item; without it 1, and 0 in the body
//              | "h" digit              outline level
//              | "label=" word { "+" word }     numbering, bullet or note, and flags of the label
//   story      = "body" | "textbox" | "footnote" | "endnote" | "comment" | "unseen"
//              | ("header" | "footer") [ "-first" | "-even" ]
//   text       = { character | escape | run | control | field | covered }
//   run        = "{" flag { "+" flag } ":" text "}"                  closed on its own line
//   control    = "{{=" kind { " " key [ "=" value ] } "|" text "=}}"  may be closed in a later block
//                keys: name, choice (repeatable), placeholder, locked, bound
//                a value is a word, or stands in double quotes
//   field      = "{{#" instruction "|" text "#}}"                    may be closed in a later block
//   covered    = "{{@" kind [" " value] [" ;; " detail] "|" text "@}}"
//   escape     = "\n" | "\t" | "\u{" hex "}" | "\" and any ASCII punctuation, which then is only itself
//
// A bracket or angle prefix that is not exactly of these forms is text, so "[name of the Client]" needs no
// escape. A label holds no brace, its "|" follows no space and is followed by a space or the end: "Charter |
// power" has none. A label is of automatic numbering; of a bullet if it is U+2022; of a note in footnotes and
// endnotes. "{{" without one of "= # @" is text. A "{" before letters and ":" must name flags (else write
// "\{").
//
// Neighbouring characters with the same flags make one run. Controls, fields and items come in the order in
// which they open. Defaults: format docx, the one part word/document.xml, page 0.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/document.hpp"

namespace sverka {

// Errors: usage, reason "notation-malformed", where = number of the line, detail = what is wrong in it.
Result<Document> parse_notation(std::string_view text);

// The same notation; parse_notation() gives the document back, except what the notation cannot express:
// borders between runs of the same flags, and controls, fields or covered items that overlap without one
// lying inside the other. Characters that nobody sees are written as \u{...}. Used by tests and by `template
// inspect`.
std::string to_notation(const Document& document);

}  // namespace sverka
