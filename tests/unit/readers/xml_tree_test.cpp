#include <gtest/gtest.h>

#include <string>

#include "readers/docx/xml_encoding.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {
namespace {

constexpr const char* kWord = R"(xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";

Result<XmlTree> parse(std::string_view bytes, const ReadLimits& limits = {}) {
  std::size_t budget = limits.nodes;
  return parse_xml(bytes, "part.xml", limits, budget);
}

std::string reason_of(std::string_view bytes, const ReadLimits& limits = {}) {
  const auto tree = parse(bytes, limits);
  return tree ? "" : tree.error().reason;
}

std::string nested(std::size_t depth) {
  std::string xml;
  for (std::size_t at = 0; at < depth; ++at) {
    xml += "<a>";
  }
  xml += "x";
  for (std::size_t at = 0; at < depth; ++at) {
    xml += "</a>";
  }
  return xml;
}

std::string with_attributes(std::size_t count, std::string_view value = "1") {
  std::string xml = "<a";
  for (std::size_t at = 0; at < count; ++at) {
    xml += " b" + std::to_string(at) + "=\"" + std::string(value) + "\"";
  }
  return xml + "/>";
}

std::string utf16(std::string_view ascii, bool big) {
  std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
  for (char letter : ascii) {
    bytes += big ? '\0' : letter;
    bytes += big ? letter : '\0';
  }
  return bytes;
}

TEST(XmlTree, FoldsPrefixesAndStrictNamespaces) {
  const auto tree = parse(std::string("<x:p ") + kWord +
                          R"( x:val="1" other="2"><y:r xmlns:y="http://purl.oclc.org/ooxml/wordprocessingml/main" y:w="3"/></x:p>)");
  ASSERT_TRUE(tree);
  const std::uint32_t p = tree->root();
  EXPECT_EQ(tree->node(p).name, "w:p");
  EXPECT_EQ(tree->tag(p), Tag::WP);
  EXPECT_EQ(tree->attribute(p, "w:val"), "1");
  EXPECT_EQ(tree->attribute(p, "val"), "1");
  EXPECT_EQ(tree->attribute(p, "other"), "2");
  EXPECT_TRUE(tree->has_attribute(p, "w:other"));
  EXPECT_FALSE(tree->has_attribute(p, "r:val"));
  const std::uint32_t r = tree->child(p, "w:r");
  EXPECT_EQ(tree->attribute(r, "w:w"), "3");
  EXPECT_EQ(tree->child(p, "w:t"), 0u);
}

TEST(XmlTree, JoinsTextAcrossCommentsAndKeepsSpacesOfTexts) {
  const auto tree = parse(std::string("<x:r ") + kWord + ">\n  <x:t> a<!-- c -->&amp;<![CDATA[<b>]]>\xD0\xB6 </x:t>\n <x:t> </x:t></x:r>");
  ASSERT_TRUE(tree);
  const std::uint32_t first = tree->child(tree->root(), Tag::WT);
  EXPECT_EQ(tree->text_of(first), " a&<b>\xD0\xB6 ");
  EXPECT_EQ(tree->next(tree->first_child(first)), 0u) << "one text node";
  EXPECT_EQ(tree->text_of(tree->next(first)), " ");
  EXPECT_EQ(tree->text_of(tree->root()), " a&<b>\xD0\xB6  ");
}

TEST(XmlTree, ReadsAmpersandsInAttributes) {
  const auto tree = parse(R"(<a b="x&amp;y&#38;z &lt;&amp;#38;"/>)");
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->attribute(tree->root(), "b"), "x&y&z <&#38;");
}

TEST(XmlTree, RefusesWhatIsDangerous) {
  EXPECT_EQ(reason_of("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), "xml-doctype");
  EXPECT_EQ(reason_of("<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><a/>"), "xml-doctype");
  EXPECT_EQ(reason_of("<a>&b;</a>"), "xml-malformed");
  EXPECT_EQ(reason_of("<a><b></a>"), "xml-malformed");
  EXPECT_EQ(reason_of(""), "xml-malformed");
  EXPECT_EQ(reason_of("<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>"), "xml-encoding");
}

TEST(XmlTree, KeepsTheLimits) {
  ReadLimits limits;
  EXPECT_EQ(reason_of(nested(limits.xml_depth), limits), "");
  EXPECT_EQ(reason_of(nested(limits.xml_depth + 1), limits), "xml-depth");
  EXPECT_EQ(reason_of(nested(100000), limits), "xml-depth");
  EXPECT_EQ(reason_of(with_attributes(limits.attributes), limits), "");
  EXPECT_EQ(reason_of(with_attributes(limits.attributes + 1), limits), "xml-attributes");
  EXPECT_EQ(reason_of(with_attributes(50000), limits), "xml-attributes");
  EXPECT_EQ(reason_of(with_attributes(50000, "a=b>c"), limits), "xml-attributes");
  limits.nodes = 10;
  EXPECT_EQ(reason_of("<a>" + std::string(20, '<').replace(0, 20, "<b/><b/><b/><b/><b/><b/><b/><b/><b/><b/>") + "</a>", limits),
            "xml-nodes");
}

TEST(XmlTree, SharesTheNodeBudget) {
  ReadLimits limits;
  std::size_t budget = 5;
  EXPECT_TRUE(parse_xml("<a><b/></a>", "one", limits, budget));
  EXPECT_EQ(budget, 3u);
  EXPECT_TRUE(parse_xml("<a><b/></a>", "two", limits, budget));
  EXPECT_FALSE(parse_xml("<a><b/></a>", "three", limits, budget));
}

TEST(XmlTree, ReadsUtf16AndRefusesFloodsInIt) {
  for (bool big : {false, true}) {
    const auto tree = parse(utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>text</a>", big));
    ASSERT_TRUE(tree) << tree.error().detail;
    EXPECT_EQ(tree->text_of(tree->root()), "text");
    EXPECT_EQ(reason_of(utf16(with_attributes(50000), big)), "xml-attributes");
  }
}

TEST(XmlTree, GivesWhatStandsBeforeAnError) {
  const ReadLimits limits;
  std::size_t budget = limits.nodes;
  const PartialXml partial = parse_xml_to_error("<a><t>one</t>\n<t>two</t><b</a>", "p", limits, budget);
  ASSERT_TRUE(partial.error);
  EXPECT_EQ(partial.error->reason, "xml-malformed");
  EXPECT_EQ(partial.error->detail.substr(0, 7), "line 2:");
  EXPECT_EQ(partial.tree.text_of(partial.tree.root()), "onetwo");
}

TEST(XmlTree, ContentKeysDifferExactlyWhereContentDoes) {
  const auto key = [](std::string_view xml) {
    const auto tree = parse(xml);
    std::string bytes;
    tree->append_content(tree->root(), bytes);
    return bytes;
  };
  EXPECT_EQ(key("<a><b c=\"1\"/></a>"), key("<x><b c=\"1\"/></x>"));
  EXPECT_NE(key("<a><b c=\"1\"/></a>"), key("<a><b c=\"2\"/></a>"));
  EXPECT_NE(key("<a><b/><c/></a>"), key("<a><b><c/></b></a>"));
  EXPECT_NE(key("<a><b c=\"1\" d=\"2\"/></a>"), key("<a><b c=\"1\"/><d/></a>"));
}

TEST(XmlEncoding, PrintableTextHasNoControls) {
  EXPECT_EQ(printable("a\nb\xFF\x01"), "a b\xEF\xBF\xBD ");
}

}  // namespace
}  // namespace sverka
