// What lies over the words of other lines, and words that have no room to be seen in.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reading_fixture.hpp"

namespace sverka {
namespace {

using testing::read_body;
using testing::show;

std::vector<std::string> items_of(const Document& document, std::string_view kind) {
  std::vector<std::string> found;
  for (const Item& item : document.items) {
    if (item.kind == kind) {
      found.push_back(item.value);
    }
  }
  return found;
}

std::string paragraph(const std::string& properties, const std::string& runs) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>Clause</w:t></w:r>" + runs + "</w:p>";
}

std::string spaces(const std::string& properties, const std::string& what = "<w:t xml:space='preserve'>     </w:t>") {
  return "<w:r><w:rPr>" + properties + "</w:rPr>" + what + "</w:r>";
}

constexpr const char* kExact = "<w:spacing w:line='240' w:lineRule='exact'/>";
constexpr const char* kNarrow = "<w:spacing w:line='60' w:lineRule='auto'/>";
constexpr const char* kWhite = "<w:shd w:val='clear' w:color='auto' w:fill='FFFFFF'/>";

TEST(Room, RunsOverOtherLines) {
  struct Row {
    const char* what;
    std::string paragraph, run;
    bool found;
    std::string child = "<w:t xml:space='preserve'>     </w:t>";
  };
  const std::string raised = "<w:position w:val='28'/>", lowered = "<w:position w:val='-28'/>", white = kWhite;
  const std::vector<Row> rows = {
      {"shaded and raised", kExact, raised + white, true},
      {"shaded and lowered", kExact, lowered + white, true},
      {"tabs", kExact, raised + white, true, "<w:tab/><w:tab/>"},
      {"words", kExact, raised + white, true, "<w:t>word</w:t>"},
      {"highlighted", kExact, raised + "<w:highlight w:val='white'/>", true},
      {"of another colour", kExact, raised + "<w:highlight w:val='yellow'/>", true},
      {"large", kExact, "<w:sz w:val='160'/>" + white, true},
      {"large on lines closer than usual", kNarrow, "<w:sz w:val='160'/>" + white, true},
      {"raised on lines closer than usual", kNarrow, raised + white, true},
      {"struck", kExact, "<w:position w:val='28'/><w:strike/>", true},
      {"struck twice", kExact, "<w:position w:val='28'/><w:dstrike/>", true},
      {"underlined", kExact, "<w:position w:val='28'/><w:u w:val='single'/>", true},
      {"lines that make room", "", raised + white, false},
      {"lines of one and a half", "<w:spacing w:line='360' w:lineRule='auto'/>", "<w:sz w:val='160'/>" + white, false},
      {"at least", "<w:spacing w:line='240' w:lineRule='atLeast'/>", "<w:sz w:val='160'/>" + white, false},
      {"nothing painted", kExact, raised, false},
      {"painting cleared", kExact, raised + "<w:highlight w:val='none'/><w:shd w:val='clear' w:fill='auto'/>", false},
      {"a marked blank of its line", kExact, "<w:highlight w:val='yellow'/><w:u w:val='single'/>", false},
      {"a little larger than its line", kExact, "<w:sz w:val='30'/><w:highlight w:val='yellow'/><w:u w:val='single'/>", false},
      {"a little raised", kExact, "<w:position w:val='4'/><w:highlight w:val='yellow'/><w:u w:val='single'/>", false},
      {"nothing in it", kExact, raised + white, false, ""},
  };
  for (const Row& row : rows) {
    const auto found = items_of(read_body(paragraph(row.paragraph, spaces(row.run, row.child))), "run-over-lines");
    EXPECT_EQ(found.size(), row.found ? 1u : 0u) << row.what;
  }
}

TEST(Room, RunsOverOtherLinesAreSaidOnceAParagraph) {
  const std::string run = spaces(std::string("<w:position w:val='28'/>") + kWhite);
  const Document document = read_body(paragraph(kExact, run + run + run) + paragraph(kExact, run));
  EXPECT_EQ(items_of(document, "run-over-lines"), (std::vector<std::string>{"Clause", "Clause"}));
}

TEST(Room, LettersFarApart) {
  struct Row {
    const char* properties;
    const char* shown;
  };
  const std::vector<Row> rows = {
      {"<w:spacing w:val='2000'/>", "Clause{off-page:far}"},
      {"<w:spacing w:val='640'/>", "Clause{off-page:far}"},
      {"<w:sz w:val='56'/><w:spacing w:val='640'/>", "Clausefar"},
      {"<w:spacing w:val='100'/>", "Clausefar"},
      {"<w:spacing w:val='400'/>", "Clausefar"},
      {"<w:fitText w:val='6000'/>", "Clause{off-page:far}"},
      {"<w:fitText w:val='900'/>", "Clausefar"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(show(read_body(paragraph("", spaces(row.properties, "<w:t>far</w:t>")))), row.shown) << row.properties;
  }
}

}  // namespace
}  // namespace sverka
