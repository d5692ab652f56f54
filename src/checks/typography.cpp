// kind = "typography": how the text is stored or numbered, where a person sees no difference: at most a note.
//
//   looks_for = "decomposed-letters"   letters stored as a letter and an accent
//               "capitals"             capitals by property where the template has none
//               "typed-numbers"        clause numbers typed by hand where the template numbers automatically
//
// {count}, {observed}: the first example.
#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "audit/location.hpp"
#include "checks/findings.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

struct Seen {
  std::size_t count = 0;
  std::vector<Place> places;  // of the first one
};

void see(Seen& seen, std::uint32_t block, TextRange range) {
  if (seen.count++ == 0) {
    seen.places.push_back(Place{block, range});
  }
}

// U+0306 and U+0308 after a Cyrillic letter: short i and io in two characters.
Seen decomposed_letters(const Document& document) {
  Seen seen;
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const std::string& text = document.blocks[i].text;
    for (std::size_t at = text.find('\xCC'); at != std::string::npos; at = text.find('\xCC', at + 1)) {
      std::size_t end = at;
      const char32_t mark = next_code_point(text, end);
      if (at >= 2 && (mark == 0x0306 || mark == 0x0308)) {
        see(seen, i, TextRange{static_cast<std::uint32_t>(at - 2), static_cast<std::uint32_t>(end)});
      }
    }
  }
  return seen;
}

std::size_t capital_runs(const Document& document) {
  std::size_t count = 0;
  for (const Block& block : document.blocks) {
    count += static_cast<std::size_t>(
        std::count_if(block.runs.begin(), block.runs.end(), [](const Run& run) { return (run.flags & kCaps) != 0; }));
  }
  return count;
}

Seen capitals(const Evidence& evidence) {
  Seen seen;
  if (capital_runs(*evidence.document) <= capital_runs(evidence.sample->document)) {
    return seen;
  }
  for (std::uint32_t i = 0; i < evidence.document->blocks.size(); ++i) {
    for (const Run& run : evidence.document->blocks[i].runs) {
      if ((run.flags & kCaps) != 0) {
        see(seen, i, run.text);
      }
    }
  }
  return seen;
}

// A fixed token of the text that stands before the first letter of a block where the template has a label.
Seen typed_numbers(const Evidence& evidence) {
  if (evidence.document->format == "pdf") {
    return {};  // a page knows of no automatic numbers
  }
  std::size_t labels = 0;
  for (const Block& block : evidence.sample->document.blocks) {
    labels += block.label_origin == LabelOrigin::Numbering ? 1u : 0u;
  }
  std::size_t labels_here = 0;
  Seen seen;
  for (std::uint32_t i = 0; i < evidence.document->blocks.size(); ++i) {
    const Block& block = evidence.document->blocks[i];
    labels_here += block.label_origin == LabelOrigin::Numbering ? 1u : 0u;
    const std::size_t digits = block.text.find_first_not_of("0123456789.");
    if (block.label.empty() && digits != 0 && digits != std::string::npos && block.text[digits] == ' ' && block.text.find('.') < digits) {
      see(seen, i, TextRange{0, static_cast<std::uint32_t>(digits)});
    }
  }
  return labels_here < labels ? seen : Seen{};
}

}  // namespace

Check make_typography(Head head, TableReader& parameters) {
  const std::size_t looks_for = parameters.choice("looks_for", {"decomposed-letters", "capitals", "typed-numbers"}, 0);
  return [head, looks_for](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const Seen seen = looks_for == 0   ? decomposed_letters(*evidence.document)
                      : looks_for == 1 ? capitals(evidence)
                                       : typed_numbers(evidence);
    if (seen.count == 0) {
      return Verdict{};
    }
    const std::string first = quote_of(*evidence.document, seen.places.front());
    Finding finding = new_finding(*head, "", "", first, {{"count", plain(std::to_string(seen.count))}});
    add_locations(finding, evidence, seen.places);
    return verdict_of({std::move(finding)});
  };
}

}  // namespace sverka
