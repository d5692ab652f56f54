// Whole blocks as anchors: found where they stand once, in the order that keeps the most words.
#include "templates/equal_blocks.hpp"

#include <gtest/gtest.h>

#include "document/notation.hpp"
#include "support/lexicon_files.hpp"
#include "templates/document_stream.hpp"

namespace sverka {
namespace {

// "element>token+count" of each pair.
std::string blocks_of(const std::string& sample_notation, const std::string& document_notation) {
  auto sample_document = parse_notation(sample_notation);
  auto document = parse_notation(document_notation);
  EXPECT_TRUE(sample_document.has_value());
  EXPECT_TRUE(document.has_value());
  const auto sample = build_template(*sample_document, {}, test::lexicon());
  EXPECT_TRUE(sample.has_value());
  const DocumentStream stream(*document, *sample);
  std::string found;
  for (const EqualBlock& block :
       equal_blocks(*sample, 0, static_cast<std::uint32_t>(sample->elements.size()), stream.tokens(), 0,
                    static_cast<std::uint32_t>(stream.tokens().size()), std::vector<bool>(sample->elements.size(), false))) {
    found += std::to_string(block.element) + ">" + std::to_string(block.token) + "+" + std::to_string(block.count) + " ";
  }
  return found;
}

TEST(EqualBlocks, AreFoundWithoutTheirNumbers) {
  EXPECT_EQ(blocks_of("1.| один два три четыре\n2.| пять шесть семь восемь девять\n",
                      "1.| один два три четыре\n2.| нечто иное\n3.| пять шесть семь восемь девять\n"),
            "1>1+4 6>9+5 ");
}

TEST(EqualBlocks, StandOnceOnEachSide) {
  EXPECT_EQ(blocks_of("один два три четыре\n", "один два три четыре\nодин два три четыре\n"), "");
  EXPECT_EQ(blocks_of("один два три четыре\nодин два три четыре\n", "один два три четыре\n"), "");
}

TEST(EqualBlocks, AreNotShortNorEdited) {
  EXPECT_EQ(blocks_of("один два три\nпять шесть семь восемь\n", "один два три\nпять шесть семь восемъ\n"), "");
}

TEST(EqualBlocks, WithASlotAreLeftToTheWords) {
  EXPECT_EQ(blocks_of("Клиент {{client_name}} платит в срок\n", "Клиент {{client_name}} платит в срок\n"), "");
}

TEST(EqualBlocks, OfThoseThatChangedPlacesTheHeavierStay) {
  EXPECT_EQ(blocks_of("а б в г\nд е ж з и к л м н\nо п р с\n", "о п р с\nа б в г\nд е ж з и к л м н\n"), "0>4+4 4>8+9 ");
  EXPECT_EQ(blocks_of("а б в г\nд е ж з\nи к л м н о п р с т у ф\n", "и к л м н о п р с т у ф\nа б в г\nд е ж з\n"), "8>0+12 ");
}

}  // namespace
}  // namespace sverka
