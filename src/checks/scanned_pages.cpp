#include "checks/scanned_pages.hpp"

#include <algorithm>

#include "text/token.hpp"

namespace sverka {

namespace {

constexpr std::string_view kKind = "scanned-page";
constexpr std::size_t kLettersOfPage = 16000;  // bytes of UTF-8: a sheet full of small print
constexpr std::size_t kWordsBesidePage = 200;  // that may as well stand before what is missing as behind it

std::uint32_t page_of(const Block& block, std::uint32_t byte) {
  for (const WordBox& word : block.boxes) {
    if (byte < word.text.end) {
      return word.page;
    }
  }
  return block.boxes.empty() ? block.page : block.boxes.back().page;
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
  find_words(*evidence.document, *evidence.alignment);
  const std::vector<Missing> missing = missing_text(*evidence.document, *evidence.alignment);
  for (Gap& gap : gaps_) {
    fill_gap(missing, gap);
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

void ScannedPages::find_words(const Document& document, const Alignment& alignment) {
  for (const ClassifiedToken& token : alignment.tokens) {
    const bool found = token.token_class == TokenClass::Fixed || token.token_class == TokenClass::Typographic;
    if (!found || token.place.block >= document.blocks.size() || token.place.range.begin == token.place.range.end ||
        document.blocks[token.place.block].story != Story::Body) {
      continue;
    }
    const Block& block = document.blocks[token.place.block];
    std::string keys;
    const TextRange range = token.place.range;
    tokenize(std::string_view(block.text).substr(range.begin, range.end - range.begin),
             [&](const Token&, std::string_view key) { keys += key; });
    words_.push_back({token.place, page_of(block, range.begin), std::move(keys)});
  }
  for (const TemplateElement& element : sample_->elements) {
    if (element.slot < 0 && !element.label && !element.layout && element.story == Story::Body) {
      sample_words_.push_back(&element);
    }
  }
}

std::vector<ScannedPages::Missing> ScannedPages::missing_text(const Document& document, const Alignment& alignment) const {
  std::vector<Missing> all;
  const auto before = [](const Place& one, const Place& other) {
    return one.block != other.block ? one.block < other.block : one.range.begin < other.range.begin;
  };
  for (const Deviation& deviation : alignment.deviations) {
    if (deviation.deviation_class != DeviationClass::Removed || deviation.places.size() != 1 || deviation.template_places.empty()) {
      continue;
    }
    const Place& place = deviation.places.front();
    if (place.block >= document.blocks.size() || place.range.begin != place.range.end ||
        document.blocks[place.block].story != Story::Body) {
      continue;
    }
    Missing missing{&deviation, 0, 0, 0};
    missing.word = static_cast<std::size_t>(
        std::lower_bound(words_.begin(), words_.end(), place, [&](const Word& word, const Place& at) { return before(word.place, at); }) -
        words_.begin());
    const auto element_at = [&](const Place& at) {
      return std::lower_bound(sample_words_.begin(), sample_words_.end(), at, [](const TemplateElement* element, const Place& wanted) {
        return element->block != wanted.block ? element->block < wanted.block : element->range.begin < wanted.range.begin;
      });
    };
    missing.first = static_cast<std::size_t>(element_at(deviation.template_places.front()) - sample_words_.begin());
    const Place& last = deviation.template_places.back();
    missing.last = static_cast<std::size_t>(element_at(Place{last.block, {last.range.end, last.range.end}}) - sample_words_.begin());
    all.push_back(missing);
  }
  std::sort(all.begin(), all.end(), [](const Missing& one, const Missing& other) {
    return one.word != other.word ? one.word < other.word : one.first < other.first;
  });
  return all;
}

// The words from the missing text to the border are those that the missing text begins with: they may as well be the first ones.
bool ScannedPages::ends_before(const Missing& missing, std::size_t border) const {
  const std::size_t count = border - missing.word;
  if (count > kWordsBesidePage || missing.first + count > sample_words_.size()) {
    return false;
  }
  for (std::size_t at = 0; at < count; ++at) {
    if (sample_words_[missing.first + at]->key != words_[missing.word + at].key) {
      return false;
    }
  }
  return true;
}

// And the same of words between the border and the missing text, which it ends with.
bool ScannedPages::begins_after(const Missing& missing, std::size_t border) const {
  const std::size_t count = missing.word - border;
  if (count > kWordsBesidePage || count > missing.last) {
    return false;
  }
  for (std::size_t at = 0; at < count; ++at) {
    if (sample_words_[missing.last - count + at]->key != words_[border + at].key) {
      return false;
    }
  }
  return true;
}

void ScannedPages::fill_gap(const std::vector<Missing>& missing, Gap& gap) const {
  const auto after = std::find_if(words_.begin(), words_.end(), [&](const Word& word) { return word.page > gap.last_page; });
  const auto border = static_cast<std::size_t>(after - words_.begin());
  if (border > 0 && words_[border - 1].page >= gap.first_page) {
    return;
  }
  std::size_t first_word = border, last_word = border, first_element = 0, last_element = sample_words_.size();
  for (std::size_t at = 0; at < missing.size(); ++at) {
    const Missing& one = missing[at];
    const bool begins = at == 0 || missing[at - 1].word != one.word;
    const bool ends = at + 1 == missing.size() || missing[at + 1].word != one.word;
    if (begins && one.word < first_word && ends_before(one, border)) {
      first_word = one.word;
      first_element = one.first + border - one.word;
    }
    if (ends && one.word > last_word && begins_after(one, border)) {
      last_word = one.word;
      last_element = one.last - (one.word - border);
    }
  }
  for (const Missing& one : missing) {
    if (one.word < first_word || one.word > last_word) {
      continue;
    }
    gap.missing.push_back(one.deviation);
    gap.letters += one.deviation->expected.size();
    for (std::size_t at = std::max(one.first, first_element); at < std::min(std::max(one.last, one.first + 1), last_element); ++at) {
      gap.first_block = std::min(gap.first_block, sample_words_[at]->block);
      gap.last_block = std::max(gap.last_block, sample_words_[at]->block);
    }
  }
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

std::size_t ScannedPages::question_of(std::uint32_t page) const {
  const auto found =
      std::find_if(gaps_.begin(), gaps_.end(), [&](const Gap& gap) { return page >= gap.first_page && page <= gap.last_page; });
  return static_cast<std::size_t>(found - gaps_.begin());
}

std::vector<std::string> ScannedPages::clauses_on(std::uint32_t page) const {
  std::vector<std::string> clauses;
  for (const Gap& gap : gaps_) {
    if (page < gap.first_page || page > gap.last_page) {
      continue;
    }
    for (const Deviation* const deviation : gap.missing) {
      for (const Place& place : deviation->template_places) {
        const bool noted = place.block < sample_->document.blocks.size() && sample_->document.blocks[place.block].story != Story::Body;
        const bool there = noted || (place.block >= gap.first_block && place.block <= gap.last_block);
        const std::string clause = there && place.block < sample_->clauses.size() ? sample_->clauses[place.block] : std::string();
        if (!clause.empty() && std::find(clauses.begin(), clauses.end(), clause) == clauses.end()) {
          clauses.push_back(clause);
        }
      }
    }
  }
  return clauses;
}

}  // namespace sverka
