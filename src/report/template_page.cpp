#include "report/template_page.hpp"

#include <algorithm>
#include <vector>

#include "report/html_document.hpp"
#include "report/words.hpp"

namespace sverka {

std::string template_html(const Template& sample, const Messages& messages, Language language) {
  std::vector<std::vector<Mark>> marks(sample.document.blocks.size());
  for (std::size_t index = 0; index < sample.slots.size(); ++index) {
    const Slot& slot = sample.slots[index];
    if (slot.block < marks.size()) {
      Mark mark;
      mark.kind = MarkKind::Slot;
      mark.range = slot.range;
      mark.slot = static_cast<std::int32_t>(index);
      marks[slot.block].push_back(std::move(mark));
    }
  }
  for (std::vector<Mark>& of_block : marks) {
    std::stable_sort(of_block.begin(), of_block.end(),
                     [](const Mark& left, const Mark& right) { return left.range.begin < right.range.begin; });
  }
  return html_document(sample.document, marks, Words(messages, language));
}

}  // namespace sverka
