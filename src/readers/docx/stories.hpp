// The stories beside the body: headers and footers by section, notes and comments by reference.
#pragma once

#include <cstdint>
#include <string>

#include "readers/docx/reading.hpp"

namespace sverka {

// Numbering and separators of notes as settings.xml has them; reads w:footnotePr and w:endnotePr below
// `node`.
void read_note_numbering(const XmlTree& xml, std::uint32_t node, Reading& reading);

// Each distinct header and footer that is effective in some section, once, in order of first use (ISO
// 29500-1, 17.10). What no page shows comes as Story::Unseen. `main_part` holds the sections gathered while
// its body was walked.
void read_headers_and_footers(Reading& reading, const XmlTree& xml, const std::string& main_part);

// Footnotes and endnotes in the order of their references, then those that nothing refers to.
void read_notes(Reading& reading, const std::string& main_part);

// Comments in the order of their references, each with its item.
void read_comments(Reading& reading, const std::string& main_part);

}  // namespace sverka
