// A reader does not fail on damaged content, and untrusted input never crashes it, hangs it or takes memory
// without bound.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "reading_fixture.hpp"
#include "text/utf8.hpp"

namespace sverka::testing {
namespace {

// Every index leads somewhere, every text is UTF-8, runs cover their block.
void expect_sound(const Document& document) {
  const auto inside = [&](const Span& span) {
    ASSERT_LT(span.first_block, document.blocks.size());
    ASSERT_LT(span.last_block, document.blocks.size());
    EXPECT_LE(span.first_block, span.last_block);
    EXPECT_LE(span.begin, document.blocks[span.first_block].text.size());
    EXPECT_LE(span.end, document.blocks[span.last_block].text.size());
  };
  for (const Block& block : document.blocks) {
    EXPECT_TRUE(is_valid_utf8(block.text));
    EXPECT_LT(block.part, document.parts.size());
    std::uint32_t at = 0;
    for (const Run& run : block.runs) {
      EXPECT_EQ(run.text.begin, at);
      EXPECT_GT(run.text.end, run.text.begin);
      at = run.text.end;
    }
    EXPECT_EQ(at, block.text.size());
  }
  for (const Control& control : document.controls) {
    inside(control.span);
  }
  for (const Field& field : document.fields) {
    inside(field.result);
  }
  for (const Item& item : document.items) {
    EXPECT_LT(item.part, document.parts.size());
    EXPECT_TRUE(is_valid_utf8(item.value)) << item.kind;
    if (item.block != kNone) {
      ASSERT_LT(item.block, document.blocks.size());
      EXPECT_LE(item.range.begin, item.range.end);
      EXPECT_LE(item.range.end, document.blocks[item.block].text.size());
    }
  }
}

std::string document_with(std::string_view body) {
  return "<w:document " + std::string(kNamespaces) + "><w:body>" + std::string(body);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t at = 0; at < times; ++at) {
    all += text;
  }
  return all;
}

// Something of everything that the walkers know.
DocxBuilder rich() {
  const std::string body = paragraph("Договор", "<w:b/>") +
                           "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>REF a</w:instrText><w:fldChar "
                           "w:fldCharType=\"separate\"/><w:t>1</w:t>"
                           "<w:fldChar w:fldCharType=\"end\"/></w:r><w:ins "
                           "w:author=\"a\"><w:r><w:t>ins</w:t></w:r></w:ins><w:del><w:r><w:delText>del</w:delText></w:r></w:del></"
                           "w:p>"
                           "<w:sdt><w:sdtPr><w:tag w:val=\"x\"/><w:dataBinding w:xpath=\"/a/b\"/></w:sdtPr><w:sdtContent>" +
                           paragraph("slot") +
                           "</w:sdtContent></w:sdt>"
                           "<w:tbl><w:tr><w:trPr><w:trHeight w:val=\"200\" w:hRule=\"exact\"/></w:trPr><w:tc><w:tcPr><w:gridSpan "
                           "w:val=\"3\"/></w:tcPr>" +
                           paragraph("cell") + "</w:tc></w:tr></w:tbl><w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>" +
                           paragraph("box") +
                           "</w:txbxContent></v:textbox></v:shape></w:pict><w:footnoteReference "
                           "w:id=\"1\"/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>"
                           "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr>";
  DocxBuilder builder(body);
  builder.part("header1.xml", "<w:hdr NS>" + paragraph("head") + "</w:hdr>", "header", "h");
  builder.part("footnotes.xml", "<w:footnotes NS><w:footnote w:id=\"1\">" + paragraph("note") + "</w:footnote></w:footnotes>", "footnotes");
  return builder;
}

TEST(BrokenInput, KeepsWhatStandsBeforeAnXmlError) {
  const Document document = read_built(DocxBuilder().document(document_with(paragraph("one") + paragraph("two") + "<w:p><w:r></w:p>")));
  EXPECT_EQ(show(document).substr(0, 7), "one\ntwo");
  EXPECT_EQ(note_codes(document), "part-malformed");
  expect_sound(document);
}

TEST(BrokenInput, AMissingOrBrokenPartIsANote) {
  const std::string body = paragraph("x") + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr>";
  DocxBuilder broken(body);
  broken.part("header1.xml", "<!DOCTYPE a><w:hdr/>", "header", "h");
  EXPECT_EQ(note_codes(read_built(broken)), "part-unread");
  auto entries = DocxBuilder(body).part("header1.xml", "<w:hdr/>", "header", "h").entries();
  entries.pop_back();
  const auto missing = read_document(zip_of(entries), {});
  ASSERT_TRUE(missing);
  EXPECT_EQ(note_codes(*missing), "part-missing");
}

TEST(BrokenInput, ManyRandomDamages) {
  const auto entries = rich().entries();
  const std::string archive = rich().bytes();
  std::uint32_t state = 12345;
  const auto random = [&state](std::size_t below) {
    state = state * 1664525u + 1013904223u;
    return static_cast<std::size_t>(state >> 8) % below;
  };
  std::size_t read = 0;
  for (int round = 0; round < 400; ++round) {
    std::string bytes = archive;
    if (round % 4 == 0) {
      bytes[random(bytes.size())] = static_cast<char>(random(256));
    } else if (round % 4 == 1) {
      bytes.resize(random(bytes.size()));
    } else {
      auto damaged = entries;
      std::string& xml = damaged[2 + random(damaged.size() - 2)].second;
      for (std::size_t edits = 1 + random(4); edits > 0 && !xml.empty(); --edits) {
        const std::size_t at = random(xml.size());
        if (random(2) == 0) {
          xml[at] = static_cast<char>(random(256));
        } else {
          xml.insert(at, xml.substr(random(xml.size()), random(200)));
        }
      }
      bytes = zip_of(damaged);
    }
    if (const auto document = read_document(bytes, {})) {
      expect_sound(*document);
      ++read;
    }
  }
  EXPECT_GT(read, 100u) << "damage to content leaves most files readable";
}

TEST(BrokenInput, LimitsOfTheDocument) {
  const auto reason = [](const std::string& body, const ReadLimits& limits) {
    const auto document = read_document(DocxBuilder(body).bytes(), limits);
    return document ? std::string() : document.error().reason;
  };
  ReadLimits limits;
  limits.ratio = 1'000'000;
  EXPECT_EQ(reason(repeated("<w:tbl><w:tr><w:tc>", 100'000), limits), "xml-depth");
  EXPECT_EQ(reason(repeated("<w:p><w:r><w:t>x</w:t></w:r></w:p>", 1000), limits), "");
  limits.blocks = 100;
  EXPECT_EQ(reason(repeated("<w:p/>", 1000), limits), "document-blocks");
  EXPECT_EQ(reason("<w:p>" + repeated("<w:hyperlink w:anchor=\"a\"/>", 1000) + "</w:p>", limits), "document-items");
  limits.blocks = 100'000;
  limits.text_bytes = 1000;
  EXPECT_EQ(reason(repeated(paragraph("0123456789"), 1000), limits), "document-text");
  limits.text_bytes = 1u << 20;
  EXPECT_EQ(reason("<w:p>" + repeated("<w:ins>", 200) + "<w:r><w:t>" + std::string(100'000, 'x') + "</w:t></w:r>" +
                       repeated("</w:ins>", 200) + "</w:p>",
                   limits),
            "document-items")
      << "nested changes repeat their text";
}

TEST(BrokenInput, StrangeNestings) {
  for (const std::string& body : {
           "<w:p><w:r><w:p><w:r><w:t>a</w:t></w:r></w:p></w:r></w:p>" + paragraph("b"),
           "<w:r><w:t>a</w:t></w:r><w:t>b</w:t>text<w:tc>" + paragraph("c") + "</w:tc>",
           "<w:p><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:p><w:sdt/><w:tbl/><w:tbl><w:tr/></w:tbl>" + paragraph("x"),
           "<w:p><w:r><w:ruby/><w:object/><w:pict/><w:drawing/><w:fldChar/><w:sym/></w:r><m:oMath><m:f/></"
           "m:oMath></w:p>" +
               paragraph("x"),
           "<w:p><w:fldSimple w:instr=\"A\"><w:r><w:fldChar "
           "w:fldCharType=\"end\"/></w:r></w:fldSimple></w:p>" +
               paragraph("x"),
           "<w:p><w:r><w:fldChar w:fldCharType=\"separate\"/><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" + paragraph("x"),
       }) {
    expect_sound(read_body(body));
  }
  EXPECT_EQ(show(read_body("<w:p><w:r><w:t>1</w:t><w:p><w:r><w:t>2</w:t></w:r></w:p><w:t>3</w:t></w:r></w:p>")), "13\n2");
}

}  // namespace
}  // namespace sverka::testing
