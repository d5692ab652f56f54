// How a list is searched: each word of the question must stand in what a row is found by.
#pragma once

#include <string>
#include <vector>

namespace sverka {

// The first eight words, folded as found_by() folds.
std::vector<std::string> words_to_find(const std::string& text);
// A word as it stands, for "like ? escape '!'": its own signs mean nothing.
std::string pattern_of_word(const std::string& word);

}  // namespace sverka
