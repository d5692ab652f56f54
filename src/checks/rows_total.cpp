// kind = "rows-total": the sums in the rows of a table against the sum below them.
//
// No parameters. The rows are those that the template repeats; the total is the next sum behind them in the same table. {observed}: the
// total, {expected}: what the rows come to. Where a row has several sums, or the total holds a tax that the rows may lack (list
// "vat_marks"), a difference is a question. Clause 5.7.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "programme/money.hpp"
#include "programme/words.hpp"

namespace sverka {

namespace {

struct RowSums {
  std::uint32_t slot = 0;
  std::int64_t kopecks = 0;
  std::size_t rows = 0;
  bool readable = true;
  std::vector<Place> places;
};

// The last sum of the rows of a part: price, then cost.
std::vector<RowSums> sums_of(const Evidence& evidence, const RepeatedPart& part, const std::vector<FilledSlot>& amounts,
                             const Lexicon& lexicon) {
  std::vector<RowSums> sums;
  for (std::uint32_t element = part.first; element < part.last; ++element) {
    const std::int32_t slot = evidence.sample->elements[element].slot;
    if (slot >= 0 && evidence.sample->slots[static_cast<std::size_t>(slot)].schema == FieldSchema::Amount) {
      sums.push_back({static_cast<std::uint32_t>(slot), 0, 0, true, {}});
    }
  }
  for (const FilledSlot& filled : amounts) {
    for (RowSums& sum : sums) {
      if (filled.value->slot == sum.slot) {
        const auto amount = read_amount_value(filled.value->raw, lexicon);
        sum.readable = sum.readable && amount && !amount->too_large;
        sum.kopecks += sum.readable ? amount->money.kopecks : 0;
        ++sum.rows;
        sum.places.insert(sum.places.end(), filled.value->places.begin(), filled.value->places.end());
      }
    }
  }
  return sums;
}

// The first sum behind the rows that stands in their table.
const FilledSlot* total_behind(const Evidence& evidence, const RepeatedPart& part, const std::vector<FilledSlot>& amounts) {
  const std::vector<TemplateElement>& elements = evidence.sample->elements;
  const std::vector<Block>& blocks = evidence.sample->document.blocks;
  const std::uint32_t table = part.first < elements.size() ? blocks[elements[part.first].block].cell.table : 0;
  for (std::uint32_t element = part.last; table != 0 && element < elements.size() && blocks[elements[element].block].cell.table == table;
       ++element) {
    const std::int32_t slot = elements[element].slot;
    const auto found = std::find_if(amounts.begin(), amounts.end(), [&](const FilledSlot& filled) {
      return slot >= 0 && filled.value->slot == static_cast<std::uint32_t>(slot);
    });
    if (found != amounts.end()) {
      return &*found;
    }
  }
  return nullptr;
}

// "Total with VAT": the words of the total's own row.
bool speaks_of_tax(const Evidence& evidence, const FilledSlot& total, const Lexicon& lexicon) {
  const std::vector<Block>& blocks = evidence.sample->document.blocks;
  const Cell& cell = blocks[total.slot->block].cell;
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
    if (block.cell.table != cell.table || block.cell.row != cell.row) {
      return false;
    }
    const std::vector<Word> words = split_words(block.text);
    return std::any_of(words.begin(), words.end(), [&](const Word& word) { return matches_any(word.key, lexicon.list("vat_marks")); });
  });
}

std::optional<Finding> judge(const RuleHead& head, const Evidence& evidence, const std::vector<RowSums>& sums, const FilledSlot& total) {
  const auto amount = read_amount_value(total.value->raw, head.lexicon());
  const bool readable = std::all_of(sums.begin(), sums.end(), [](const RowSums& sum) { return sum.readable; });
  const bool agrees =
      amount && std::any_of(sums.begin(), sums.end(), [&](const RowSums& sum) { return sum.kopecks == amount->money.kopecks; });
  if (!amount || amount->too_large || !readable || agrees) {
    return std::nullopt;  // what cannot be read is another rule's
  }
  Finding finding = value_finding(head, evidence, total, to_string(Money{sums.back().kopecks}));
  add_locations(finding, evidence, sums.back().places);
  if (sums.size() > 1 || speaks_of_tax(evidence, total, head.lexicon())) {
    finding.outcome = Outcome::CannotTell;
    finding.severity = Severity::Warning;
  }
  return finding;
}

}  // namespace

Check make_rows_total(Head head, TableReader&) {
  return [head](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const std::vector<FilledSlot> amounts = filled_slots(evidence, {FieldSchema::Amount});
    std::vector<Finding> findings;
    bool any = false;
    for (const RepeatedPart& part : evidence.sample->repeated) {
      const std::vector<RowSums> sums = sums_of(evidence, part, amounts, head->lexicon());
      const FilledSlot* total = total_behind(evidence, part, amounts);
      if (total == nullptr || sums.empty() || sums.back().rows == 0) {
        continue;
      }
      any = true;
      if (auto finding = judge(*head, evidence, sums, *total)) {
        findings.push_back(std::move(*finding));
      }
    }
    return any ? verdict_of(std::move(findings)) : Verdict{Outcome::Inapplicable, {}, {}};
  };
}

}  // namespace sverka
