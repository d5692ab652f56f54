#include "checks/scanned_pages.hpp"

#include <algorithm>

namespace sverka {

namespace {

constexpr std::string_view kKind = "scanned-page";
constexpr std::size_t kLettersOfPage = 16000;  // bytes of UTF-8: a sheet full of small print

std::uint32_t page_of(const Block& block, std::uint32_t byte) {
  for (const WordBox& word : block.boxes) {
    if (byte < word.text.end) {
      return word.page;
    }
  }
  return block.boxes.empty() ? block.page : block.boxes.back().page;
}

// The words of the template that are in the document, in its order.
std::vector<std::pair<Place, std::uint32_t>> found_words(const Document& document, const Alignment& alignment) {
  std::vector<std::pair<Place, std::uint32_t>> words;
  for (const ClassifiedToken& token : alignment.tokens) {
    if (token.token_class == TokenClass::Fixed && token.place.block < document.blocks.size()) {
      words.emplace_back(token.place, page_of(document.blocks[token.place.block], token.place.range.begin));
    }
  }
  return words;
}

}  // namespace

bool is_mostly_unread(const Evidence& evidence) {
  std::size_t letters = 0;
  std::size_t doubtful = 0;
  for (const Block& block : evidence.document->blocks) {
    for (const Run& run : block.runs) {
      letters += run.text.end - run.text.begin;
      doubtful += (run.flags & (kDoubtful | kUnknownGlyph)) != 0 ? run.text.end - run.text.begin : 0;
    }
  }
  return ScannedPages(evidence).are_all() || (letters > 0 && doubtful * 2 > letters);
}

ScannedPages::ScannedPages(const Evidence& evidence) : sample_(evidence.sample) {
  if (evidence.document == nullptr) {
    return;
  }
  find_gaps(*evidence.document);
  if (gaps_.empty() || evidence.alignment == nullptr || sample_ == nullptr) {
    return;
  }
  words_ = found_words(*evidence.document, *evidence.alignment);
  for (const Deviation& deviation : evidence.alignment->deviations) {
    if (deviation.deviation_class != DeviationClass::Removed || deviation.places.size() != 1 || deviation.template_places.empty()) {
      continue;
    }
    if (Gap* const gap = gap_at(*evidence.document, deviation.places.front())) {
      gap->missing.push_back(&deviation);
      gap->letters += deviation.expected.size();
      for (const Place& place : deviation.template_places) {
        gap->first_block = std::min(gap->first_block, place.block);
        gap->last_block = std::max(gap->last_block, place.block);
      }
    }
  }
  add_notes(*evidence.alignment);
  for (Gap& gap : gaps_) {
    if (gap.letters > kLettersOfPage * (gap.last_page - gap.first_page + 1)) {
      gap.missing.clear();
    }
  }
}

void ScannedPages::find_gaps(const Document& document) {
  std::vector<std::uint32_t> pages;
  for (const Item& item : document.items) {
    if (item.kind == kKind && item.page != 0) {
      pages.push_back(item.page);
    }
  }
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
  for (const std::uint32_t page : pages) {
    if (!gaps_.empty() && gaps_.back().last_page + 1 == page) {
      gaps_.back().last_page = page;
    } else {
      gaps_.push_back({});
      gaps_.back().first_page = gaps_.back().last_page = page;
    }
  }
  all_ = !pages.empty() && pages.size() == document.pages;
  for (const Block& block : document.blocks) {
    if (block.story != Story::Body || block.boxes.empty()) {
      continue;
    }
    for (Gap& gap : gaps_) {
      gap.at_begin = gap.at_begin && block.boxes.front().page > gap.last_page;
      gap.at_end = gap.at_end && block.boxes.back().page < gap.first_page;
    }
  }
}

// A footnote stands on the page of its reference.
void ScannedPages::add_notes(const Alignment& alignment) {
  std::vector<std::uint32_t> references;  // block of each, in the order of the notes
  const std::vector<Block>& blocks = sample_->document.blocks;
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    for (const Run& run : blocks[i].runs) {
      if (blocks[i].story == Story::Body && (run.flags & kNoteReference) != 0) {
        references.push_back(i);
      }
    }
  }
  for (const Deviation& deviation : alignment.deviations) {
    const std::uint32_t note = deviation.template_places.empty() ? kNone : deviation.template_places.front().block;
    if (deviation.deviation_class != DeviationClass::Removed || note >= blocks.size() || blocks[note].story != Story::Footnote ||
        blocks[note].story_item == 0 || blocks[note].story_item > references.size() || must_hold(deviation)) {
      continue;
    }
    const std::uint32_t reference = references[blocks[note].story_item - 1];
    for (Gap& gap : gaps_) {
      if (!gap.missing.empty() && reference >= gap.first_block && reference <= gap.last_block) {
        gap.missing.push_back(&deviation);
        gap.letters += deviation.expected.size();
        break;
      }
    }
  }
}

ScannedPages::Gap* ScannedPages::gap_at(const Document& document, const Place& place) {
  if (place.block >= document.blocks.size() || place.range.begin != place.range.end) {
    return nullptr;
  }
  const Story story = document.blocks[place.block].story;
  std::uint32_t before = 0;
  std::uint32_t after = kNone;
  for (const auto& [word, page] : words_) {
    if (document.blocks[word.block].story != story) {
      continue;
    }
    if (word.block < place.block || (word.block == place.block && word.range.end <= place.range.begin)) {
      before = page;
    } else {
      after = page;
      break;
    }
  }
  const auto found =
      std::find_if(gaps_.begin(), gaps_.end(), [&](const Gap& gap) { return before < gap.first_page && after > gap.last_page; });
  return found == gaps_.end() ? nullptr : &*found;
}

bool ScannedPages::must_hold(const Deviation& deviation) const {
  return std::any_of(gaps_.begin(), gaps_.end(),
                     [&](const Gap& gap) { return std::find(gap.missing.begin(), gap.missing.end(), &deviation) != gap.missing.end(); });
}

bool ScannedPages::must_hold(const Slot& slot) const {
  return std::any_of(gaps_.begin(), gaps_.end(), [&](const Gap& gap) {
    return !gap.missing.empty() && (gap.at_begin || slot.block >= gap.first_block) && (gap.at_end || slot.block <= gap.last_block);
  });
}

std::vector<std::string> ScannedPages::clauses_on(std::uint32_t page) const {
  std::vector<std::string> clauses;
  for (const Gap& gap : gaps_) {
    if (page < gap.first_page || page > gap.last_page) {
      continue;
    }
    for (const Deviation* const deviation : gap.missing) {
      for (const Place& place : deviation->template_places) {
        const std::string clause = place.block < sample_->clauses.size() ? sample_->clauses[place.block] : std::string();
        if (!clause.empty() && std::find(clauses.begin(), clauses.end(), clause) == clauses.end()) {
          clauses.push_back(clause);
        }
      }
    }
  }
  return clauses;
}

}  // namespace sverka
