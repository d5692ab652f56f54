// Any text, in the notation of documents or as plain lines, as an act and as a client card. Each fact stands in the text that it
// claims to stand in, and every token is counted once.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "checks/card_sheet.hpp"
#include "checks/paper_lines.hpp"
#include "document/notation.hpp"
#include "document/validity.hpp"
#include "support/checks_data.hpp"

namespace {

using namespace sverka;

void expect(bool holds) {
  if (!holds) {
    std::abort();
  }
}

Document plain_document(std::string_view text) {
  Document document;
  document.format = "docx";
  document.parts = {"word/document.xml"};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    Block block;
    block.text = std::string(text.substr(0, end));
    document.blocks.push_back(std::move(block));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return document;
}

void expect_sound(const PaperFact& fact, const Document& document) {
  if (fact.found()) {
    expect(fact.block < document.blocks.size() && fact.begin <= fact.end && fact.end <= document.blocks[fact.block].text.size());
  }
}

void read_as_act(const Document& document, const Lexicon& lexicon) {
  const ActPaper act = read_act(lines_of(document), lexicon);
  for (const PaperFact* fact : {&act.title, &act.number, &act.date, &act.period, &act.basis, &act.content, &act.subtotal, &act.total,
                                &act.total_in_words, &act.vat.statement, &act.performer.name, &act.performer.inn, &act.customer.name,
                                &act.performer.signatory, &act.performer_signature.name, &act.performer_signature.line}) {
    expect_sound(*fact, document);
  }
  for (const ActRow& row : act.rows) {
    for (const PaperFact* fact : {&row.name, &row.quantity, &row.unit, &row.price, &row.sum}) {
      expect_sound(*fact, document);
    }
  }
  for (const ActGap& gap : act.unread) {
    expect(gap.text.found());
    expect_sound(gap.text, document);
  }
}

void read_as_card(const Document& document, const Lexicon& lexicon) {
  const CardSheet sheet = make_card_sheet(document, "card.docx", lexicon);
  for (const SlotValue& value : sheet.alignment.values) {
    expect(value.slot < sheet.sample.slots.size());
    for (const Place& place : value.places) {
      expect(place.block < document.blocks.size() && place.range.begin <= place.range.end &&
             place.range.end <= document.blocks[place.block].text.size());
    }
  }
  const Accounting& counted = sheet.alignment.accounting;
  expect(counted.fixed + counted.slot == counted.tokens);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!is_valid_utf8_fast(text)) {
    return 0;
  }
  const Result<Document> parsed = parse_notation(text);
  const Document document = parsed ? *parsed : plain_document(text);
  const Lexicon& lexicon = test::rule_data().lexicon;
  read_as_act(document, lexicon);
  read_as_card(document, lexicon);
  return 0;
}
