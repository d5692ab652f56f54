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

#include <string>
#include <string_view>
#include <vector>

#include "document/style_sheet.hpp"
#include "readers/html_reader.hpp"

namespace sverka::html {

// `hiding`: classes, in small letters, that hide by the style elements of the page, which a script may give. Cost: linear in the code
// times these; what is selected past 400 times is left out.
StyleSheet read_script(std::string_view code, const PageLimits& limits, const std::vector<std::string>& hiding = {});

// Classes that some rule of such a sheet hides by one of them alone: ".gone { display: none }". The first fifty.
void add_hiding_classes(const StyleSheet& sheet, std::vector<std::string>& classes);

}  // namespace sverka::html
