#include "report/svg_page.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "report/html_text.hpp"
#include "report/shown.hpp"

namespace sverka {

namespace {

constexpr float kLeastSide = 5.0F;        // of a mark, points
constexpr float kRadius = 6.5F;           // of a number's disc
constexpr float kLargestSide = 14400.0F;  // of a page, points: what PDF allows
constexpr PageExtent kA4{595, 842};
// A word's box reaches from descent to ascent, which is a little more than the size of the font.
constexpr float kSizeOfHeight = 0.87F;
constexpr float kBaselineOfHeight = 0.78F;
constexpr float kSmallestFont = 1.0F;
constexpr float kUprightRatio = 2.5F;       // a box of several letters this much taller than wide stands upright
constexpr std::size_t kNumbersApart = 200;  // of one page: past them they may lie over each other
constexpr std::size_t kWordBytes = 400;     // a longer word is cut: no line holds it

float finite(float value) {
  return std::isfinite(value) ? value : 0.0F;
}

// One decimal, without a trailing ".0".
std::string points(float value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.1f", static_cast<double>(finite(value)));
  std::string text = digits;
  if (text.ends_with(".0")) {
    text.resize(text.size() - 2);
  }
  return text == "-0" ? "0" : text;
}

std::string attribute(std::string_view name, float value) {
  return " " + std::string(name) + "=\"" + points(value) + "\"";
}

std::string svg_text(std::string_view text) {
  return html(shown(text.substr(0, kWordBytes)));
}

class Drawing {
 public:
  Drawing(const DrawnPage& page, const PageExtent& size) : page_(page), size_(usable(size)) {}

  std::string write(std::string_view name, std::string_view instead) {
    out_ = "<svg viewBox=\"0 0 " + points(size_.width) + " " + points(size_.height) + "\" role=\"group\" aria-label=\"" +
           html_attribute(name) + "\">\n<rect class=\"sheet\" width=\"100%\" height=\"100%\"/>\n";
    put_marks();
    put_words();
    if (page_.words.empty()) {
      out_ += "<text class=\"instead\" text-anchor=\"middle\" font-size=\"14\"" + attribute("x", size_.width / 2) +
              attribute("y", size_.height / 2) + ">" + html(instead) + "</text>\n";
    }
    put_numbers();
    return out_ + "</svg>\n";
  }

 private:
  static PageExtent usable(const PageExtent& size) {
    const auto is_usable = [](float side) { return std::isfinite(side) && side >= 1.0F && side <= kLargestSide; };
    return is_usable(size.width) && is_usable(size.height) ? size : kA4;
  }

  Box visible(const Box& box) const {
    const float width = std::max(finite(box.right) - finite(box.left), kLeastSide);
    const float height = std::max(finite(box.bottom) - finite(box.top), kLeastSide);
    Box shown_box;
    shown_box.left = std::clamp(finite(box.left), 0.0F, std::max(0.0F, size_.width - kLeastSide));
    shown_box.top = std::clamp(finite(box.top), 0.0F, std::max(0.0F, size_.height - kLeastSide));
    shown_box.right = std::clamp(finite(box.left) + width, shown_box.left + kLeastSide, std::max(size_.width, shown_box.left + kLeastSide));
    shown_box.bottom = std::clamp(finite(box.top) + height, shown_box.top + kLeastSide, std::max(size_.height, shown_box.top + kLeastSide));
    return shown_box;
  }

  void put_rectangle(std::string_view name, const Box& box, const std::string& title) {
    out_ += "<rect class=\"" + std::string(name) + "\"" + attribute("x", box.left) + attribute("y", box.top) +
            attribute("width", box.right - box.left) + attribute("height", box.bottom - box.top);
    out_ += title.empty() ? "/>" : "><title>" + html(shown(title)) + "</title></rect>";
  }

  // Removed text has no words of its own: a wedge points at the gap.
  void put_gap(const DrawnMark& mark) {
    const Box box = visible(mark.box);
    out_ += "<path class=\"rem\" d=\"M" + points(box.left) + " " + points(box.top - 1) + "v" + points(box.bottom - box.top + 2) +
            "m-4 3l4 -5l4 5z\">";
    out_ += (mark.title.empty() ? "" : "<title>" + html(shown(mark.title)) + "</title>") + "</path>";
  }

  void put_marks() {
    for (const bool slots : {true, false}) {
      for (const DrawnMark& mark : page_.marks) {
        if (mark.is_slot != slots) {
          continue;
        }
        const bool linked = mark.finding != 0;
        out_ += linked ? "<a href=\"#f" + std::to_string(mark.finding) + "\">" : "";
        if (mark.name == kRemovedMark) {
          put_gap(mark);
        } else {
          put_rectangle(mark.name, visible(mark.box), mark.title);
        }
        out_ += linked ? "</a>\n" : "\n";
      }
    }
    for (const DrawnWord& word : page_.words) {
      if (!word.reason.empty()) {
        put_rectangle("unseen", visible(word.box), word.reason);
        out_ += "\n";
      }
    }
  }

  // Words that follow each other on one line are one element, so that a search finds phrases.
  void put_words() {
    bool open = false;
    Box line;
    for (const DrawnWord& word : page_.words) {
      const float height = finite(word.box.bottom) - finite(word.box.top);
      const float width = finite(word.box.right) - finite(word.box.left);
      const bool upright = width > 0 && height > kUprightRatio * width && word.text.size() > 4;
      const bool same_line = open && !upright && word.box.top == line.top && word.box.bottom == line.bottom && word.box.left >= line.left;
      if (!same_line) {
        out_ += open ? "</text>\n" : "";
        const float size = std::max((upright ? width : height) * kSizeOfHeight, kSmallestFont);
        out_ += "<text" + attribute("font-size", size);
        if (upright) {
          // Read from below, as a page turned to the left.
          out_ += " transform=\"translate(" + points(word.box.left + width * kBaselineOfHeight) + " " + points(word.box.bottom) +
                  ") rotate(-90)\"";
        } else {
          out_ += attribute("y", word.box.top + height * kBaselineOfHeight);
        }
        out_ += ">";
      } else {
        out_ += " ";
      }
      out_ += word.reason.empty() ? "<tspan" : "<tspan class=\"u\"";
      out_ += (upright ? std::string() : attribute("x", word.box.left)) +
              attribute("textLength", std::max(upright ? height : width, 0.1F)) + " lengthAdjust=\"spacingAndGlyphs\">" +
              svg_text(word.text) + "</tspan>";
      line = word.box;
      open = true;
    }
    out_ += open ? "</text>\n" : "";
  }

  // In the margin beside the line, so that no word is hidden; several of one line stand side by side.
  void put_numbers() {
    float margin = size_.width;
    for (const DrawnWord& word : page_.words) {
      margin = std::min(margin, visible(word.box).left);
    }
    std::vector<Box> taken;
    for (const DrawnMark& mark : page_.marks) {
      if (mark.number != 0) {
        put_number(mark, margin, taken);
      }
    }
  }

  void put_number(const DrawnMark& mark, float margin, std::vector<Box>& taken) {
    const Box box = visible(mark.box);
    const bool over_words = mark.name == kObjectMark;
    const float y = over_words ? box.top : (box.top + box.bottom) / 2;
    float x = over_words ? box.left : margin - kRadius - 3;
    const auto meets = [&](const Box& other) { return std::abs(other.top - y) < 2 * kRadius && std::abs(other.left - x) < 2 * kRadius; };
    while (x > kRadius && std::any_of(taken.begin(), taken.end(), meets)) {
      x -= 2 * kRadius + 1;
    }
    x = std::clamp(x, kRadius + 1, std::max(kRadius + 1, size_.width - kRadius - 1));
    const float middle = std::clamp(y, kRadius + 1, std::max(kRadius + 1, size_.height - kRadius - 1));
    if (taken.size() < kNumbersApart) {
      taken.push_back(Box{x, y, x, y});
    }
    const std::string number = std::to_string(mark.number);
    out_ += "<a class=\"n " + std::string(mark.group) + "\"" + (mark.anchor ? " id=\"m" + number + "\"" : "") + " href=\"#f" + number +
            "\"><circle" + attribute("cx", x) + attribute("cy", middle) + attribute("r", kRadius) + "/><text text-anchor=\"middle\"" +
            attribute("x", x) + attribute("y", middle + 3) + ">" + number + "</text></a>\n";
  }

  const DrawnPage& page_;
  PageExtent size_;
  std::string out_;
};

}  // namespace

std::string svg_page(const DrawnPage& page, const PageExtent& size, std::string_view name, std::string_view instead) {
  return Drawing(page, size).write(name, instead);
}

}  // namespace sverka
