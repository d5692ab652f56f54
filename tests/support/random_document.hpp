// Random sound documents, for tests of properties that hold for all of them.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "document/names.hpp"
#include "text/utf8.hpp"

namespace sverka {

class RandomDocuments {
 public:
  explicit RandomDocuments(unsigned seed) : random_(seed) {}

  Document next() {
    Document document;
    document.format = below(2) == 0 ? "docx" : "pdf";
    document.pages = below(20);
    document.application = text(5);
    for (std::uint32_t count = 1 + below(3); count > 0; --count) {
      document.parts.push_back("word/part" + std::to_string(count) + ".xml");
    }
    for (std::uint32_t count = below(12); count > 0; --count) {
      document.blocks.push_back(block(document));
    }
    for (std::uint32_t count = document.blocks.empty() ? 0 : below(4); count > 0; --count) {
      Control control;
      control.kind = static_cast<ControlKind>(below(9));
      control.span = span(document);
      control.name = text(4);
      for (std::uint32_t choices = below(3); choices > 0; --choices) {
        control.choices.push_back(text(6));
      }
      control.shows_placeholder = below(2) == 1;
      control.content_locked = below(2) == 1;
      control.bound = below(2) == 1;
      control.bound_value = control.bound ? text(3) : "";
      document.controls.push_back(control);
      document.fields.push_back({span(document), text(8)});
    }
    for (std::uint32_t count = below(5); count > 0; --count) {
      Item item{"kind", text(6), text(3), part(document), kNone, {}};
      if (!document.blocks.empty() && below(3) != 0) {
        item.block = below(static_cast<std::uint32_t>(document.blocks.size()));
        item.range = range(document.blocks[item.block].text);
      }
      document.items.push_back(item);
    }
    for (std::uint32_t count = below(3); count > 0; --count) {
      document.notes.push_back({"note", text(3), text(6)});
    }
    return document;
  }

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

  // Letters of every length in UTF-8, and those that mean something in the text notation.
  std::string text(std::uint32_t most_letters) {
    static const std::u32string kLetters = U"abc xyz 019 {}[]<>|=#@%!;:\\\"_-+\n\tабвгдЁ«»№ \u00A0\u200B\u0306\u20BD\U0001F600";
    std::u32string letters;
    for (std::uint32_t count = below(most_letters + 1); count > 0; --count) {
      letters += kLetters[below(static_cast<std::uint32_t>(kLetters.size()))];
    }
    return to_utf8(letters);
  }

 private:
  std::uint16_t part(const Document& document) {
    return static_cast<std::uint16_t>(below(static_cast<std::uint32_t>(document.parts.size())));
  }

  std::uint32_t border(const std::string& text) {
    std::vector<std::uint32_t> borders;
    for (std::size_t at = 0; at < text.size(); next_code_point(text, at)) {
      borders.push_back(static_cast<std::uint32_t>(at));
    }
    borders.push_back(static_cast<std::uint32_t>(text.size()));
    return borders[below(static_cast<std::uint32_t>(borders.size()))];
  }

  TextRange range(const std::string& text) {
    const std::uint32_t first = border(text);
    const std::uint32_t second = border(text);
    return {std::min(first, second), std::max(first, second)};
  }

  Span span(const Document& document) {
    const std::uint32_t first = below(static_cast<std::uint32_t>(document.blocks.size()));
    const std::uint32_t last = first + below(static_cast<std::uint32_t>(document.blocks.size()) - first);
    if (first == last) {
      const TextRange inner = range(document.blocks[first].text);
      return {first, inner.begin, first, inner.end};
    }
    return {first, border(document.blocks[first].text), last, border(document.blocks[last].text)};
  }

  // Neighbouring runs differ in their flags.
  void add_runs(Block& block) {
    for (std::uint32_t count = below(5); count > 0; --count) {
      const std::string piece = text(12);
      const std::uint32_t flags = below(2) == 0 ? 0 : below(kAllRunFlags + 1);
      if (piece.empty() || (!block.runs.empty() && block.runs.back().flags == flags)) {
        continue;
      }
      const auto begin = static_cast<std::uint32_t>(block.text.size());
      block.text += piece;
      block.runs.push_back({{begin, static_cast<std::uint32_t>(block.text.size())}, flags});
    }
  }

  Block block(const Document& document) {
    Block block;
    add_runs(block);
    block.story = static_cast<Story>(below(8));
    if (block.story == Story::Header || block.story == Story::Footer) {
      block.header_use = static_cast<HeaderUse>(1 + below(3));
    }
    block.label = text(4);
    if (!block.label.empty()) {
      block.label_origin = static_cast<LabelOrigin>(1 + below(3));
      block.label_flags = below(3) == 0 ? below(kAllRunFlags + 1) : 0;
    }
    block.part = part(document);
    if (below(3) == 0) {
      block.cell = {1 + below(5), 1 + below(300), 1 + below(9), 1 + below(2)};
    }
    block.page = below(200);
    block.story_item = below(3) == 0 ? 200 : below(2);
    block.outline_level = static_cast<std::uint8_t>(below(10));
    return block;
  }

  std::mt19937 random_;
};

}  // namespace sverka
