// Bytes of the web -> pages, style sheets, feeds. Called in a confined child, through the module; tests and fuzzers call it directly.
//
// None of these fails: what a browser would show of broken input is what they give, and what had to be cut is a note.
#pragma once

#include <string_view>

#include "document/web_feed.hpp"
#include "document/web_page.hpp"
#include "readers/html_reader.hpp"

namespace sverka::html {

// The tree of the HTML standard, its style sheets and style attributes read, marks of noindex listed. `charset`: what the HTTP header
// says, or nothing. Running text goes around the parser (text_marks.hpp) unless it is asked for letter by letter, which gives the same page
// at the third of the speed: tests hold one against the other. Cost: about 50 MB of prose a second, 15 MB of markup.
enum class RunningText : unsigned char { Marked, LetterByLetter };
WebPage read_page(std::string_view bytes, std::string_view charset, const PageLimits& limits, RunningText running = RunningText::Marked);

// A linked sheet. CSS has no letter frequencies: byte order mark, HTTP, @charset, else UTF-8.
StyleSheet read_style_sheet(std::string_view bytes, std::string_view charset, const PageLimits& limits);

// A sitemap, its index, RSS, Atom, or a list of addresses; by content.
WebFeed read_feed(std::string_view bytes, std::string_view charset, const PageLimits& limits);

}  // namespace sverka::html
