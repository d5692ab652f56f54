// Small readings of texts and switches that the walkers share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "readers/docx/xml_tree.hpp"

namespace sverka {

// Whether there is an on/off child that is on: <w:titlePg/>, <w:hidden w:val="1"/>.
bool has_switch(const XmlTree& xml, std::uint32_t parent, std::string_view name);

// `text` with runs of white space folded to one space, none at the ends.
std::string fold_ascii_spaces(std::string_view text);

// An address as programs agree on it: scheme and host in lower case, no stroke behind a bare host.
std::string fold_address(std::string_view address);

// The first `count` code points.
std::string_view first_characters(std::string_view text, std::size_t count);

// Whether there is anything but white space, no-break spaces included.
bool has_ink(std::string_view text);

// Whether a right-to-left setting changes the shown order: there are Latin, Greek or Cyrillic letters.
bool has_left_to_right_letters(std::string_view text);

// The texts of w:t, w:delText, m:t, a:t, dgm:t, c:v and WordArt below a node, in order and with spaces
// folded; of AlternateContent only the shown branch. For comparing carriers of text, not for reading them.
std::string carried_text(const XmlTree& xml, std::uint32_t node);

}  // namespace sverka
