#include "report/html_text.hpp"

#include "report/shown.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr char32_t kSoftHyphen = 0x00AD;
constexpr char32_t kEmSpace = 0x2003;

// True if the character was one that HTML gives a meaning to.
bool append_escaped(std::string& out, char32_t code_point) {
  switch (code_point) {
    case U'&':
      out += "&amp;";
      return true;
    case U'<':
      out += "&lt;";
      return true;
    case U'>':
      out += "&gt;";
      return true;
    case U'"':
      out += "&quot;";
      return true;
    case U'\'':
      out += "&#39;";
      return true;
    default:
      return false;
  }
}

enum class Breaks { Folded, Kept };

std::string escaped(std::string_view text, Breaks breaks) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    if (append_escaped(out, code_point)) {
      continue;
    }
    if (code_point == U'\n' || code_point == U'\r') {
      out += breaks == Breaks::Kept ? "<br>" : " ";
    } else if (code_point == U'\t') {
      append_utf8(out, breaks == Breaks::Kept ? kEmSpace : U' ');
    } else if (is_unseen(code_point)) {
      out += "<span class=\"cp\">" + code_point_name(code_point) + "</span>";
    } else {
      append_utf8(out, code_point);
    }
  }
  return out;
}

}  // namespace

std::string html(std::string_view text) {
  return escaped(text, Breaks::Folded);
}

std::string html_lines(std::string_view text) {
  return escaped(text, Breaks::Kept);
}

std::string html_attribute(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    if (append_escaped(out, code_point)) {
      continue;
    }
    if (code_point == U'\n' || code_point == U'\r' || code_point == U'\t') {
      out += ' ';
    } else if (is_unseen(code_point)) {
      out += "[" + code_point_name(code_point) + "]";
    } else if (code_point != kSoftHyphen) {
      append_utf8(out, code_point);
    }
  }
  return out;
}

}  // namespace sverka
