// Properties of the matcher over random edits: whatever is done to a fixed word is found where it was done, whatever
// typography does to the text is not, and every token is accounted for either way.
//
// The seed is fixed, so that a failure repeats; SVERKA_SEED gives another one.

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "corpus/workshop.hpp"
#include "templates/match.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr int kEdits = 300;
constexpr int kNoises = 60;

unsigned seed() {
  const char* given = std::getenv("SVERKA_SEED");
  return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : 20221122u;
}

struct Filled {
  Document document;
  const Template* sample = nullptr;
  Alignment alignment;
};

const Filled& filled() {
  static const Filled made = [] {
    Filled result;
    const std::string bytes = text_of(source_path("fixtures/agreement/ok-ooo/agreement.docx"));
    result.document = *corpus_workshop().pool->read(bytes);
    result.sample = template_by("license-agreement@2022-03");
    result.alignment = match(result.document, *result.sample, corpus_workshop().workshop->data.lexicon);
    return result;
  }();
  return made;
}

Alignment match_again(const Document& document) {
  return match(document, *filled().sample, corpus_workshop().workshop->data.lexicon);
}

// Replaces bytes of a block and moves its runs, the controls and the fields along.
void replace(Document& document, std::uint32_t block, TextRange range, const std::string& text) {
  const auto moved = [&](std::uint32_t at) {
    if (at <= range.begin) {
      return at;
    }
    const std::uint32_t end = range.begin + static_cast<std::uint32_t>(text.size());
    return at < range.end ? end : at - range.end + end;
  };
  Block& edited = document.blocks[block];
  edited.text.replace(range.begin, range.end - range.begin, text);
  for (Run& run : edited.runs) {
    run.text = {moved(run.text.begin), moved(run.text.end)};
  }
  if (!edited.runs.empty()) {
    edited.runs.front().text.begin = 0;
    edited.runs.back().text.end = static_cast<std::uint32_t>(edited.text.size());
  }
  const auto move_span = [&](Span& span) {
    if (span.first_block == block) {
      span.begin = moved(span.begin);
    }
    if (span.last_block == block) {
      span.end = moved(span.end);
    }
  };
  for (Control& control : document.controls) {
    move_span(control.span);
  }
  for (Field& field : document.fields) {
    move_span(field.result);
  }
  for (Item& item : document.items) {
    if (item.block == block) {
      item.range = {moved(item.range.begin), moved(item.range.end)};
    }
  }
}

void expect_balance(const Alignment& alignment) {
  const Accounting& sums = alignment.accounting;
  EXPECT_EQ(sums.tokens, sums.fixed + sums.slot + sums.typographic + sums.layout + sums.deviating);
  EXPECT_EQ(alignment.tokens.size(), sums.tokens);
  EXPECT_LE(alignment.template_found, alignment.template_tokens);
}

// What was removed from the beginning of a block may be missed at the end of the block before it as well.
bool has_deviation_in(const Alignment& alignment, std::uint32_t block) {
  for (const Deviation& deviation : alignment.deviations) {
    for (const Place& place : deviation.places) {
      const bool gap = place.range.begin == place.range.end;
      if (place.block == block || (gap && place.block + 1 == block)) {
        return true;
      }
    }
  }
  return false;
}

// A word put beside a value may become part of it: then the value is not what it was, which is for the rules of values.
bool is_in_a_value(const Alignment& alignment) {
  const std::vector<SlotValue>& values = filled().alignment.values;
  if (alignment.values.size() != values.size()) {
    return true;
  }
  for (std::size_t at = 0; at < values.size(); ++at) {
    if (alignment.values[at].raw != values[at].raw) {
      return true;
    }
  }
  return false;
}

// Fixed words of the body that may be edited: those in no field, so that nothing else explains the edit.
std::vector<Place> editable_words() {
  std::vector<Place> words;
  const Document& document = filled().document;
  for (const ClassifiedToken& token : filled().alignment.tokens) {
    if (token.token_class != TokenClass::Fixed || token.place.range.begin == token.place.range.end) {
      continue;
    }
    bool in_field = false;
    for (const Field& field : document.fields) {
      in_field = in_field || (field.result.first_block == token.place.block && token.place.range.begin >= field.result.begin &&
                              token.place.range.end <= field.result.end);
    }
    if (!in_field) {
      words.push_back(token.place);
    }
  }
  return words;
}

struct Edit {
  std::string name;
  TextRange range;
  std::string text;
};

Edit random_edit(std::mt19937& random, const std::string& text, TextRange word) {
  const std::string old = text.substr(word.begin, word.end - word.begin);
  static const std::vector<std::string> kInserted = {"не ", "только ", "15 ", "Клиент ", ", ", "или "};
  static const std::vector<std::string> kReplacing = {"обязан", "45", "никогда", "Лицензиар", ";", "суд"};
  switch (random() % 4) {
    case 0: {
      std::uint32_t end = word.end;
      if (end < text.size() && text[end] == ' ') {
        ++end;
      }
      return {"delete", {word.begin, end}, ""};
    }
    case 1:
      return {"insert", {word.begin, word.begin}, kInserted[random() % kInserted.size()]};
    case 2: {
      const std::string& other = kReplacing[random() % kReplacing.size()];
      return {"replace", word, other == old ? "иначе" : other};
    }
    default: {
      std::u32string letters = to_code_points(old);
      char32_t& letter = letters[random() % letters.size()];
      letter = letter == U'а' ? U'о' : letter >= U'0' && letter <= U'8' ? letter + 1 : U'а';
      return {"letter", word, to_utf8(letters)};
    }
  }
}

TEST(RandomEdits, TheUnchangedFillHasNoDeviation) {
  ASSERT_NE(filled().sample, nullptr);
  for (const Deviation& deviation : filled().alignment.deviations) {
    ADD_FAILURE() << deviation.clause << ": " << deviation.expected << " -> " << deviation.observed;
  }
  EXPECT_EQ(filled().alignment.template_found, filled().alignment.template_tokens);
  expect_balance(filled().alignment);
}

TEST(RandomEdits, AnyEditOfAFixedWordIsFound) {
  const std::vector<Place> words = editable_words();
  ASSERT_GT(words.size(), 1500u);
  std::mt19937 random(seed());
  for (int number = 0; number < kEdits; ++number) {
    const Place word = words[random() % words.size()];
    Document document = filled().document;
    const std::string& text = document.blocks[word.block].text;
    const std::string before = text;
    const Edit edit = random_edit(random, text, word.range);
    replace(document, word.block, edit.range, edit.text);
    if (tokenize(before).size() == tokenize(document.blocks[word.block].text).size() && edit.name == "letter" &&
        before == document.blocks[word.block].text) {
      continue;
    }
    SCOPED_TRACE(edit.name + ": " + before + " -> " + document.blocks[word.block].text);
    const Alignment alignment = match_again(document);
    expect_balance(alignment);
    EXPECT_TRUE(has_deviation_in(alignment, word.block) || is_in_a_value(alignment));
    EXPECT_LT(alignment.deviations.size(), 6u) << "one edit, many deviations";
  }
}

TEST(RandomEdits, RemovingOrSwappingABlockIsFound) {
  std::mt19937 random(seed() + 1);
  const std::vector<Place> words = editable_words();
  for (int number = 0; number < 60; ++number) {
    const std::uint32_t block = words[random() % words.size()].block;
    Document document = filled().document;
    if (document.blocks[block].story != Story::Body) {
      continue;
    }
    SCOPED_TRACE(document.blocks[block].text);
    document.blocks[block].text.clear();
    document.blocks[block].runs.clear();
    document.blocks[block].label.clear();
    document.blocks[block].label_origin = LabelOrigin::None;
    const Alignment alignment = match_again(document);
    expect_balance(alignment);
    EXPECT_FALSE(alignment.deviations.empty());
    EXPECT_LT(alignment.template_found, alignment.template_tokens);
  }
}

// Typography at random: no deviation may come of it.
std::string noise(std::mt19937& random, const std::string& text) {
  std::u32string noisy;
  const std::u32string letters = to_code_points(text);
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const char32_t letter = letters[at];
    const bool inside_word =
        at > 1 && at + 2 < letters.size() && letter >= U'а' && letter <= U'я' && letters[at - 1] >= U'а' && letters[at - 1] <= U'я';
    if (letter == U' ' && random() % 4 == 0) {
      noisy += random() % 2 == 0 ? U"\u00A0" : U"  ";
    } else if (letter == U'\u00AB' || letter == U'\u00BB') {
      noisy += random() % 2 == 0 ? U'"' : letter;
    } else if (letter == U'\u2014') {
      noisy += random() % 2 == 0 ? U'-' : letter;
    } else if (letter == U'ё') {
      noisy += random() % 2 == 0 ? U'е' : letter;
    } else if (inside_word && random() % 40 == 0) {
      noisy += U'\u00AD';
      noisy += letter;
    } else {
      noisy += letter;
    }
  }
  return to_utf8(noisy);
}

TEST(RandomEdits, TypographyIsNotFound) {
  std::mt19937 random(seed() + 2);
  for (int number = 0; number < kNoises; ++number) {
    Document document = filled().document;
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
      Block& edited = document.blocks[block];
      bool anchored = false;  // controls and fields keep their places only through replace(), so leave those blocks
      for (const Control& control : document.controls) {
        anchored = anchored || control.span.first_block == block;
      }
      for (const Field& field : document.fields) {
        anchored = anchored || field.result.first_block == block;
      }
      for (const Item& item : document.items) {
        anchored = anchored || item.block == block;
      }
      if (anchored || edited.runs.size() > 1 || edited.text.empty()) {
        continue;
      }
      const std::string noisy = noise(random, edited.text);
      replace(document, block, {0, static_cast<std::uint32_t>(edited.text.size())}, noisy);
    }
    const Alignment alignment = match_again(document);
    expect_balance(alignment);
    for (const Deviation& deviation : alignment.deviations) {
      ADD_FAILURE() << deviation.clause << ": " << deviation.expected << " -> " << deviation.observed;
    }
    EXPECT_EQ(alignment.template_found, alignment.template_tokens);
  }
}

}  // namespace
}  // namespace sverka
