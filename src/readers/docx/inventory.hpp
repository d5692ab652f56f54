// What the package holds beside its text: settings, fonts, external relations, parts that nothing leads to.
#pragma once

#include <string>

#include "readers/docx/reading.hpp"

namespace sverka {

// Items of settings.xml, and the switches that Reading keeps.
void read_settings(Reading& reading, const std::string& main_part);

// The names of embedded fonts, each an item.
std::unordered_set<std::string> read_embedded_fonts(Reading& reading, const std::string& main_part);

// External relations, second parts of a kind, the glossary, signatures, parts that no relation reaches. Walks
// all relations.
void read_inventory(Reading& reading, const std::string& main_part);

// w:docProps: Document::application and Document::pages.
void read_application(Reading& reading);

}  // namespace sverka
