#include "readers/html/script_words.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "readers/html/letters.hpp"
#include "text/script_code.hpp"

namespace sverka::html {

namespace {

// What a script does to an element that it has found. \x01 begins a literal.
constexpr std::string_view kChanges[] = {".remove()",
                                         "removechild(",
                                         ".outerhtml=",
                                         ".outertext=",
                                         ".attachshadow(",
                                         "deletecontents(",
                                         "extractcontents(",
                                         "<noindex",
                                         ".innerhtml=",
                                         ".innertext=",
                                         ".textcontent=",
                                         ".replacechildren(",
                                         "replacewith(",
                                         "replacechild(",
                                         "setattribute(\x01href",
                                         "removeattribute(\x01href",
                                         "removeattr(\x01href",
                                         ".attr(\x01href\x02,",
                                         ".prop(\x01href\x02,",
                                         "setattribute(\x01hidden",
                                         "setattribute(\x01inert",
                                         "setattribute(\x01style",
                                         "toggleattribute(\x01hidden",
                                         ".toggle(false",
                                         ".toggle(!1",
                                         ".hide(",
                                         ".fadeout(",
                                         ".slideup(",
                                         ".detach(",
                                         ".empty()",
                                         ".unwrap(",
                                         ".html(\x01",
                                         ".text(\x01",
                                         ".style=\x01",
                                         ".style.setproperty(\x01"
                                         "display",
                                         ".style.setproperty(\x01visibility",
                                         ".style.setproperty(\x01opacity",
                                         ".style.setproperty(\x01position",
                                         ".style,{display",
                                         ".style,{visibility",
                                         ".style,{opacity",
                                         ".csstext=\x01",
                                         ".hidden=true",
                                         ".hidden=!0",
                                         ".hidden=1",
                                         ".hidden=\x01",
                                         ".inert=true",
                                         ".inert=!0",
                                         "nofollow"};

// Calls that give an element a class, and words of classes that take an element away from a reader.
constexpr std::string_view kClassCalls[] = {"classlist.add(\x01",
                                            "classlist.toggle(\x01",
                                            "addclass(\x01",
                                            "toggleclass(\x01",
                                            ".classname=\x01",
                                            ".classname+=\x01",
                                            "setattribute(\x01"
                                            "class\x02,\x01"};
constexpr std::string_view kHidingClasses[] = {"hid", "none", "invis", "gone", "sr-only", "off", "collapse"};

// What brings an element into view that its styles keep out of it.
constexpr std::string_view kShows[] = {".fadein(",
                                       ".show(",
                                       ".slidedown(",
                                       ".animate(",
                                       "opacity:1",
                                       "opacity:[0,1",
                                       "autoalpha:1",
                                       ".style.opacity=1",
                                       ".style.opacity=\x01"
                                       "1",
                                       ".style.visibility=\x01visible",
                                       ".style.visibility=\x01\x02",
                                       ".removeclass(",
                                       "classlist.remove(",
                                       "removeattribute(\x01"
                                       "class",
                                       "removeattribute(\x01style",
                                       ".fromto(",
                                       "reveal("};

// Declarations that hide, as "name:value", however a script writes them; a value goes on as it likes.
constexpr std::string_view kHiding[] = {"display:none",
                                        "visibility:hidden",
                                        "visibility:collapse",
                                        "opacity:0",
                                        "height:0",
                                        "width:0",
                                        "fontsize:0",
                                        "position:absolute",
                                        "position:fixed",
                                        "left:-",
                                        "top:-",
                                        "right:-",
                                        "textindent:-",
                                        "color:#f",
                                        "color:white",
                                        "color:transparent",
                                        "transform:scale(0",
                                        "transform:translate",
                                        "clip:",
                                        "clippath:",
                                        "filter:opacity(0",
                                        "marginleft:-",
                                        "margintop:-",
                                        "zoom:0"};

// Of "name:value" with marks of literals, hyphens and spaces gone.
bool declares_hiding(std::string_view declarations) {
  return std::any_of(std::begin(kHiding), std::end(kHiding), [&](std::string_view one) {
    for (std::size_t at = declarations.find(one); at != std::string_view::npos; at = declarations.find(one, at + 1)) {
      const bool own = at == 0 || !(is_letter(declarations[at - 1]) || is_digit(declarations[at - 1]));
      const std::string_view rest = declarations.substr(at + one.size());
      const bool share = one.ends_with('0') && rest.size() > 1 && ((rest[0] == '.' && rest[1] != '0') || is_digit(rest[0]));
      if (own && !share) {
        return true;
      }
    }
    return false;
  });
}

std::string plain(std::string_view code) {
  std::string out;
  for (const char letter : code) {
    if (letter != '\x01' && letter != '\x02' && letter != '-' && letter != ' ') {
      out += letter;
    } else if (letter == '-' && (out.ends_with(':') || out.ends_with(',') || out.ends_with('='))) {
      out += letter;
    }
  }
  return out;
}

// e.style.height = 0; $(e).css("left", "-9999px"); $(e).css({opacity: 0}); e.animate([{opacity: 1}, {opacity: 0}])
bool hides_by_style(std::string_view code) {
  constexpr std::size_t kLongest = 200;  // bytes of one call
  for (std::size_t at = code.find(".style."); at != std::string_view::npos; at = code.find(".style.", at + 1)) {
    std::string said = plain(code.substr(at + 7, 60));
    const std::size_t sign = said.find('=');
    if (sign != std::string::npos && said.find_first_of("(;.,") > sign) {
      said[sign] = ':';
      if (declares_hiding(std::string_view(said).substr(0, said.find(';')))) {
        return true;
      }
    }
  }
  for (std::size_t at = code.find(".css("); at != std::string_view::npos; at = code.find(".css(", at + 1)) {
    std::string said = plain(code.substr(at + 5, kLongest));
    said.resize(std::min(said.size(), said.find(");")));
    const std::size_t comma = said.starts_with('{') ? std::string::npos : said.find(',');
    if (comma != std::string::npos) {
      said[comma] = ':';
    }
    if (declares_hiding(said)) {
      return true;
    }
  }
  for (std::size_t at = code.find(".animate("); at != std::string_view::npos; at = code.find(".animate(", at + 1)) {
    std::string said = plain(code.substr(at + 9, kLongest));
    said.resize(std::min(said.size(), said.find(");")));
    const std::size_t last = said.rfind("opacity:");
    if (last != std::string::npos && declares_hiding(std::string_view(said).substr(last))) {
      return true;
    }
  }
  return false;
}

bool gives_hiding_class(std::string_view code) {
  for (const std::string_view call : kClassCalls) {
    for (std::size_t at = code.find(call); at != std::string_view::npos; at = code.find(call, at + 1)) {
      const std::string_view rest = code.substr(at + call.size());
      const std::string_view names = rest.substr(0, rest.find('\x02'));
      if (std::any_of(std::begin(kHidingClasses), std::end(kHidingClasses),
                      [&](std::string_view one) { return names.find(one) != std::string_view::npos; })) {
        return true;
      }
    }
  }
  return false;
}

// Kept clicks; smooth scrolling to a place of the same page does it too, and says so.
bool keeps_clicks(std::string_view code) {
  return (code.find("preventdefault()") != std::string_view::npos || code.find("return false") != std::string_view::npos ||
          code.find("return!1") != std::string_view::npos) &&
         code.find("hash") == std::string_view::npos && code.find("scroll") == std::string_view::npos &&
         code.find('#') == std::string_view::npos && code.find("window.open(this.href") == std::string_view::npos;
}

}  // namespace

bool is_unreadable(std::string_view code) {
  for (const std::string_view call : {std::string_view("eval("), std::string_view("new function("), std::string_view("newfunction(")}) {
    for (std::size_t at = code.find(call); at != std::string_view::npos; at = code.find(call, at + 1)) {
      const bool own = at == 0 || !(is_letter(code[at - 1]) || is_digit(code[at - 1]) || code[at - 1] == '_' || code[at - 1] == '$');
      if (own && at + call.size() < code.size() && code[at + call.size()] != '\x01' && code[at + call.size()] != ')') {
        return true;
      }
    }
  }
  return false;
}

bool takes_links(std::string_view code) {
  constexpr std::string_view kTaking[] = {"nofollow", "removeattribute(\x01href", "removeattr(\x01href"};
  return std::any_of(std::begin(kTaking), std::end(kTaking),
                     [&](std::string_view one) { return code.find(one) != std::string_view::npos; });
}

bool changes(std::string_view code) {
  return std::any_of(std::begin(kChanges), std::end(kChanges),
                     [&](std::string_view one) { return code.find(one) != std::string_view::npos; }) ||
         gives_hiding_class(code) || hides_by_style(code) || assigns(code, ".href") || keeps_clicks(code);
}

bool gives_class(std::string_view code, const std::vector<std::string>& classes) {
  for (const std::string_view call : kClassCalls) {
    for (std::size_t at = classes.empty() ? std::string_view::npos : code.find(call); at != std::string_view::npos;
         at = code.find(call, at + 1)) {
      const std::string_view rest = code.substr(at + call.size());
      const std::string names = " " + std::string(rest.substr(0, rest.find('\x02'))) + " ";
      if (std::any_of(classes.begin(), classes.end(),
                      [&](const std::string& one) { return names.find(" " + one + " ") != std::string::npos; })) {
        return true;
      }
    }
  }
  return false;
}

bool hides(std::string_view property, std::string_view value) {
  return declares_hiding(plain(std::string(property)) + ":" + plain(value));
}

bool loads_sheet(std::string_view code) {
  constexpr std::size_t kTag = 200;  // bytes of a tag
  const auto says = [](std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; };
  const auto is_sheet = [&](std::string_view text) { return says(text, "stylesheet") || says(text, ".css\x02") || says(text, ".css?"); };
  bool writes = false;
  for (std::size_t at = code.find("<link"); at != std::string_view::npos && !writes; at = code.find("<link", at + 1)) {
    const std::string_view tag = code.substr(at, kTag);
    writes = is_sheet(tag.substr(0, tag.find('>'))) || is_sheet(tag.substr(0, tag.find('\x02') + 1));
  }
  return writes || says(code, "loadcss(") || (says(code, "createelement(\x01link\x02") && is_sheet(code));
}

bool shows(std::string_view code) {
  return std::any_of(std::begin(kShows), std::end(kShows), [&](std::string_view one) { return code.find(one) != std::string_view::npos; });
}

}  // namespace sverka::html
