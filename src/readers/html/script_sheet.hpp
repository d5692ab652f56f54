// What the script of a page says that it does to elements, as a style sheet: nothing is run.
//
//   document.querySelectorAll("a.out").forEach(a => a.remove())
//                           a rule for "a.out" under the condition "script changes", no declarations
//   $(".intro").fadeIn()    a rule for ".intro" under the condition "script shows", no declarations
//   style.textContent = ".out { display: none }"
//                           the rule as written, under the condition "script"
//
// A sheet that a script has the page load counts as unread, and so does code that is only put together as it runs: what it says is not
// known.
#pragma once

#include <string_view>

#include "document/style_sheet.hpp"
#include "readers/html_reader.hpp"

namespace sverka::html {

// Cost: linear in the code; what is selected past 400 times is left out.
StyleSheet read_script(std::string_view code, const PageLimits& limits);

}  // namespace sverka::html
