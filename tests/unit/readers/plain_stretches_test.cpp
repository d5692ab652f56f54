// A part reads the same whether its plain text went through libxml2 or was set aside. A comment keeps everything in its place, so the
// same part with a comment after its root is what the shortened one is held against.
#include "readers/docx/plain_stretches.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "readers/docx/xml_tree.hpp"

namespace sverka {
namespace {

constexpr std::size_t kBudget = 100'000;

// All that the tree says, and what was left of the budget.
std::string content_of(const std::string& part) {
  std::size_t budget = kBudget;
  const PartialXml xml = parse_xml_to_error(part, "part.xml", {}, budget);
  std::string said = xml.error ? "error " + xml.error->reason + " " + xml.error->detail : "budget " + std::to_string(budget);
  xml.tree.append_content(0, said);
  for (std::uint32_t node = 0; node < xml.tree.size(); ++node) {
    said += std::to_string(xml.tree.node(node).line) + " ";
  }
  return said;
}

std::string root_of(const std::string& inside) {
  return R"(<?xml version="1.0" encoding="UTF-8"?><w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)" + inside +
         "</w:p>";
}

bool sets_aside(const std::string& part) {
  PlainStretches stretches;
  std::string_view bytes = part;
  const bool any = stretches.set_aside(bytes);
  EXPECT_EQ(any, bytes.data() != part.data()) << part;
  EXPECT_EQ(any, bytes.size() < part.size()) << part;
  return any;
}

TEST(PlainStretches, AreTakenOutOfTextsAndValues) {
  for (const char* inside : {
           "<w:t>Настоящий договор заключён</w:t>",
           "<w:t>5 000 (пять тысяч) рублей — «без НДС» № 1</w:t>",
           "<w:t w:val=\"Подписано обеими сторонами\"/>",
           "<w:t w:val='Подписано обеими сторонами'>и печатью скреплено</w:t>",
           "<w:t>договор, заключённый &amp; подписанный</w:t>",
           "<w:t>в одной строке\nи в другой строке\n\nи в третьей</w:t><w:t>x</w:t>",
           "<w:t>текст с ] скобкой и [текстом] внутри</w:t>",
           "<w:Имя_элемента_по_русски w:признак_по_русски=\"значение\">внутри элемента</w:Имя_элемента_по_русски>",
       }) {
    const std::string part = root_of(inside);
    EXPECT_TRUE(sets_aside(part)) << inside;
    EXPECT_EQ(content_of(part), content_of(part + "<!---->")) << inside;
  }
}

TEST(PlainStretches, LeavePartsWithRareMarkupAsTheyAre) {
  for (const char* inside : {
           "<w:t>Договор поставки<!-- и договор --></w:t>",
           "<w:t><![CDATA[Договор поставки]]></w:t>",
           "<?Договор Договор поставки?>",
           "<w:t>Договор поставки &#127;AAAAA</w:t>",
           "<w:t>Договор поставки &#x7F;AAAAA</w:t>",
           "<w:t>Договор поставки \x7F"
           "AAAAA</w:t>",
       }) {
    EXPECT_FALSE(sets_aside(root_of(inside))) << inside;
  }
  EXPECT_FALSE(sets_aside("<!DOCTYPE w [<!ENTITY x 'Договор поставки'>]>" + root_of("<w:t>Договор поставки</w:t>")));
  EXPECT_FALSE(sets_aside(root_of("<w:t>plain text only, and a few letters: где</w:t>")));
}

// What is left of the part, its declaration and root aside, with stretches as "~".
std::string shortened(const std::string& inside) {
  const std::string part = root_of(inside), around = root_of("");
  PlainStretches stretches;
  std::string_view bytes = part;
  stretches.set_aside(bytes);
  const std::size_t begin = around.size() - std::string_view("</w:p>").size();
  std::string left(bytes.substr(begin, bytes.size() - around.size()));
  for (std::size_t mark = left.find('\x7F'); mark != std::string::npos; mark = left.find('\x7F')) {
    left.replace(mark, 6, "~");
  }
  return left;
}

TEST(PlainStretches, SessionsAreLeftOutOfTagsOnly) {
  struct Case {
    const char *inside, *left;
  };
  for (const Case& one : {
           Case{"<w:p w:rsidR=\"00A41C5E\"/>", "<w:p/>"},
           Case{"<w:p w14:paraId=\"672A6659\" w:rsidR=\"00A41C5E\" w:rsidRDefault=\"00c903b7\" w:x=\"1\">",
                "<w:p w14:paraId=\"672A6659\" w:x=\"1\">"},
           Case{"<w:r w:rsidRPr=\"00A41C5E\"><w:t>Договор поставки</w:t></w:r>", "<w:r><w:t>~</w:t></w:r>"},
           Case{"<w:t w:val=\"Договор поставки\" w:rsidR=\"00A41C5E\">x</w:t>", "<w:t w:val=\"~\">x</w:t>"},
           // Text, values and what only resembles a session stay.
           Case{"<w:t>see w:rsidR=\"00A41C5E\"</w:t>", "<w:t>see w:rsidR=\"00A41C5E\"</w:t>"},
           Case{"<w:t>a > b w:rsidR=\"00A41C5E\"</w:t>", "<w:t>a > b w:rsidR=\"00A41C5E\"</w:t>"},
           Case{"<w:t w:val=' w:rsidR=\"00A41C5E\"'/>", "<w:t w:val=' w:rsidR=\"00A41C5E\"'/>"},
           Case{"<w:t w:val=\" w:rsidR=\"00A41C5E\"/>", "<w:t w:val=\" w:rsidR=\"00A41C5E\"/>"},
           Case{"<w:p w:rsidR=\"00A41C5\"/>", "<w:p w:rsidR=\"00A41C5\"/>"},
           Case{"<w:p w:rsidR=\"00A41C5E5\"/>", "<w:p w:rsidR=\"00A41C5E5\"/>"},
           Case{"<w:p w:rsidR=\"00A41C5G\"/>", "<w:p w:rsidR=\"00A41C5G\"/>"},
           Case{"<w:p w:rsidR='00A41C5E'/>", "<w:p w:rsidR='00A41C5E'/>"},
           Case{"<w:p w:rsidR = \"00A41C5E\"/>", "<w:p w:rsidR = \"00A41C5E\"/>"},
           Case{"<!-- --><w:p w:rsidR=\"00A41C5E\"/>", "<!-- --><w:p w:rsidR=\"00A41C5E\"/>"},
           Case{"<w:p w:rsidR=\"00A41C5E", "<w:p w:rsidR=\"00A41C5E"},
           Case{"<w:p w:rsid", "<w:p w:rsid"},
           // What was malformed stays so.
           Case{"<w:p/ w:rsidR=\"00A41C5E\">", "<w:p/ w:rsidR=\"00A41C5E\">"},
           Case{"</w:p w:rsidR=\"00A41C5E\">", "</w:p w:rsidR=\"00A41C5E\">"},
           Case{"<w:p w:rsidR=\"00A41C5E\" w:rsidR=\"00A41C5E\"/>", "<w:p w:rsidR=\"00A41C5E\" w:rsidR=\"00A41C5E\"/>"},
           Case{"<w:p w:rsidR=\"00A41C5E\" w:x='>' w:rsidR=\"00A41C5E\"/>", "<w:p w:rsidR=\"00A41C5E\" w:x='>' w:rsidR=\"00A41C5E\"/>"},
       }) {
    EXPECT_EQ(shortened(one.inside), one.left) << one.inside;
  }
}

TEST(PlainStretches, AnEndlessOrBrokenCharacterIsStillAnError) {
  const std::string letters = "Договор поставки товаров";
  for (const char* broken : {"\xD0", "\x80", "\xC0\x80", "\xC1\xBF", "\xED\xA0\x80", "\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xE0\x80\x80",
                             "\xF4\x90\x80\x80", "\xE2\x82", "\xFF", "\x01", "\x1F"}) {
    for (std::size_t at = 0; at <= letters.size(); at += 2) {
      std::string text = letters;
      const std::string part = root_of("<w:t>" + text.insert(at > 13 ? at - 1 : at, broken) + "</w:t>");
      const std::string said = content_of(part);
      EXPECT_EQ(said, content_of(part + "<!---->")) << at;
      EXPECT_EQ(said.rfind("error xml-malformed", 0), 0u) << said;
    }
  }
}

TEST(PlainStretches, AreNoPlaceToHideAnotherEncoding) {
  const std::string part =
      "<?xml version=\"1.0\" encoding=\"windows-1251\"?><w>\xC4\xEE\xE3\xEE\xE2\xEE\xF0 \xEF\xEE\xF1\xF2\xE0\xE2\xEA\xE8</w>";
  EXPECT_EQ(content_of(part), content_of(part + "<!---->"));
}

// All that the tree of a part says but for attributes that are sessions; an error as it is.
std::string said_without_sessions(const std::string& part) {
  std::size_t budget = kBudget;
  const PartialXml xml = parse_xml_to_error(part, "part.xml", {}, budget);
  if (xml.error) {
    return "error " + xml.error->reason;
  }
  std::string said;
  for (std::uint32_t index = 0; index < xml.tree.size(); ++index) {
    const auto node = xml.tree.node(index);
    said += std::string(node.text) + "|";
    for (std::uint32_t number = 0; number < node.attribute_count; ++number) {
      const auto attribute = xml.tree.attribute_at(node.first_attribute + number);
      const bool session = attribute.name.starts_with("w:rsid") && attribute.value == "00A41C5E";
      said += session ? std::string() : std::string(attribute.name) + "=" + std::string(attribute.value) + ";";
    }
  }
  return said;
}

// Pieces in any order and number make parts that are well-formed or not, at every offset to the words of memory that are looked at.
TEST(PlainStretches, AnyPartReadsTheSame) {
  const std::vector<std::string> pieces = {
      "<w:t>",
      "</w:t>",
      "<w:r w:val=\"",
      "\">",
      "</w:r>",
      "'",
      "\"",
      "=",
      " ",
      "\n",
      "&amp;",
      "&lt;",
      "&",
      ">",
      "<",
      "]]>",
      "]",
      "/>",
      "x",
      "Договор",
      "договор поставки товаров",
      "в одной строке, и «в другой» — № 5",
      "\xD0",
      "\xE2\x80",
      "\xEF\xBB\xBF",
      "日本語の文章です",
      "😀",
      "--",
      "?",
      "#",
  };
  const std::string session = " w:rsidR=\"00A41C5E\"";
  std::mt19937 random(20261123);
  std::size_t whole = 0, with_session = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string inside;
    const auto count = 1 + random() % 12;
    for (std::size_t piece = 0; piece < count; ++piece) {
      inside += pieces[random() % pieces.size()];
    }
    const std::string part = root_of(round % 2 == 0 ? "<w:t>" + inside + "</w:t>" : inside);
    const std::string said = content_of(part);
    ASSERT_EQ(said, content_of(part + "<!---->")) << part;
    whole += said.rfind("budget", 0) == 0 ? 1 : 0;
    // With sessions anywhere: what stands between them is the same, and no text or value lost one.
    std::string with_sessions = inside;
    for (std::size_t at = with_sessions.find_first_of("> \""); at != std::string::npos;
         at = with_sessions.find_first_of("> \"", at + session.size() + 1)) {
      with_sessions.insert(at + (random() % 2), session);
    }
    const std::string marked = root_of("<w:r" + session + "><w:t>" + with_sessions + "</w:t></w:r>");
    const std::string apart = said_without_sessions(marked);
    ASSERT_EQ(apart, said_without_sessions(marked + "<!---->")) << marked;
    with_session += apart.find("rsid") != std::string::npos ? 1 : 0;
  }
  EXPECT_GT(with_session, 100u);
  EXPECT_GT(whole, 1000u);
}

}  // namespace
}  // namespace sverka
