// One letter as words of different hands are compared: its case, its look-alikes, its compatibility forms.
#pragma once

#include <string>
#include <string_view>

namespace sverka {

char32_t to_lower(char32_t letter);
char32_t to_upper(char32_t letter);

// The Latin letter or digit that stands for all letters that look like this lower-case one; itself, if none does.
char32_t look_of(char32_t lower);

// Appends the looks of a letter, lower-cased, its accents and compatibility forms (full-width, mathematical, ligatures) resolved;
// nothing for a combining mark. The same for two letters that a reader takes for each other.
void append_looks(std::u32string& looks, char32_t letter);

// Normalisation form KC: composed letters, compatibility forms resolved. Case and alphabets stay.
std::string compatible_form(std::string_view text);

}  // namespace sverka
