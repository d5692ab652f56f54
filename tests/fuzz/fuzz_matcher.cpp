// A template and a document in the text notation, divided by a NUL. Every token of the document is in one class, and the classes add up;
// a template conforms to itself.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "document/notation.hpp"
#include "templates/match.hpp"
#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace {

void expect(bool holds) {
  if (!holds) {
    std::abort();
  }
}

void expect_sound(const sverka::Alignment& alignment) {
  const sverka::Accounting& sum = alignment.accounting;
  expect(sum.tokens == sum.fixed + sum.slot + sum.typographic + sum.layout + sum.deviating);
  expect(sum.tokens == alignment.tokens.size());
  expect(alignment.template_found <= alignment.template_tokens);
  for (const sverka::ClassifiedToken& token : alignment.tokens) {
    expect(token.deviation < static_cast<std::int32_t>(alignment.deviations.size()));
    const bool deviating = token.token_class == sverka::TokenClass::Deviating;
    expect(!deviating || token.deviation >= 0 || alignment.another_document);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t middle = std::min(input.find('\0'), input.size());
  const auto sample_document = sverka::parse_notation(input.substr(0, middle));
  const auto document = sverka::parse_notation(input.substr(std::min(middle + 1, input.size())));
  if (!sample_document || !document) {
    return 0;
  }
  static const sverka::Lexicon kLexicon = [] {
    sverka::Lexicon lexicon;
    lexicon.set_list("slot_words", {"inn | inn | inn", "sum | amount | amount", "name | organisation_name | name"});
    lexicon.set_list("year_words", {"g."});
    lexicon.set_list("choice_remarks", {"delete one"});
    lexicon.set_list("signature_words", {"signature"});
    return lexicon;
  }();
  const auto sample = sverka::build_template(*sample_document, {}, kLexicon);
  if (!sample) {
    return 0;
  }
  expect_sound(sverka::match(*document, *sample, kLexicon));
  expect_sound(sverka::match(*sample_document, *sample, kLexicon));
  const double alike = sverka::resemblance(*document, *sample);
  expect(alike >= 0 && alike <= 1);
  return 0;
}
