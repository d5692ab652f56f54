#include "checks/stamps.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "text/token.hpp"

namespace sverka {

namespace {

constexpr float kSmaller = 0.88F;        // than most words of the document
constexpr float kLike = 1.25F;           // between the heights of words of one stamp in a margin
constexpr float kLinesApart = 1.1F;      // heights of a word between the lines of a stamp
constexpr float kWordsApart = 4.0F;      // heights between its words
constexpr float kOverlap = 0.3F;         // of a height by which lines may reach into each other
constexpr std::size_t kMostWords = 400;  // of one stamp
constexpr std::size_t kMostOfPage = 4000;
constexpr std::size_t kMostSeeds = 40;  // phrases of a page from which a stamp is looked for

struct PageWord {
  std::uint32_t block = 0;
  std::uint32_t box = 0;  // index into Block::boxes
  Box place;
  bool taken = false;
  bool tried = false;  // what grew from it is no stamp

  float height() const { return place.bottom - place.top; }
};

float usual_height(const Document& document) {
  std::vector<float> heights;
  for (const Block& block : document.blocks) {
    for (const WordBox& word : block.boxes) {
      if (block.story == Story::Body) {
        heights.push_back(word.box.bottom - word.box.top);
      }
    }
  }
  if (heights.empty()) {
    return 0;
  }
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

// Where in the block a phrase begins, by keys: "dokument podpisan".
std::vector<std::uint32_t> beginnings_in(const Block& block, std::span<const std::string> phrases) {
  struct Key {
    std::string text;
    std::uint32_t begin = 0;
  };
  std::vector<Key> keys;
  tokenize(block.text, [&](const Token& token, std::string_view key) { keys.push_back({to_lower(key), token.begin}); });
  std::vector<std::uint32_t> found;
  for (std::size_t at = 0; at < keys.size(); ++at) {
    for (const std::string_view phrase : phrases) {
      std::size_t word = at;
      std::size_t from = 0;
      bool stands = true;
      while (stands && from < phrase.size()) {
        const std::size_t end = std::min(phrase.find(' ', from), phrase.size());
        stands = word < keys.size() && keys[word].text == phrase.substr(from, end - from);
        from = end + 1;
        ++word;
      }
      if (stands) {
        found.push_back(keys[at].begin);
        break;
      }
    }
  }
  return found;
}

// What the phrase says of a page that begins with it: that it can be nothing but a stamp, or nothing yet.
enum class Phrase : std::uint8_t { Weak, Strong };

struct Seed {
  std::uint32_t block = 0;
  std::uint32_t box = 0;
  Phrase phrase = Phrase::Weak;
};

class StampSearch {
 public:
  StampSearch(Document& document, std::span<const std::string> phrases, std::span<const std::string> strong)
      : document_(document), phrases_(phrases), strong_(strong), usual_(usual_height(document)) {}

  void run() {
    std::map<std::uint32_t, std::vector<Seed>> seeds;  // by page
    std::uint32_t opened = 0;
    for (std::uint32_t number = 0; number < document_.blocks.size(); ++number) {
      const Block& block = document_.blocks[number];
      const bool opens_page = !block.boxes.empty() && block.boxes.front().page > opened;
      opened = opens_page ? block.boxes.front().page : opened;
      // Most blocks are in the type of the text: no stamp begins in them.
      if (!opens_page && !may_hold_stamp(block)) {
        continue;
      }
      const std::vector<std::uint32_t> found = beginnings_in(block, phrases_);
      const std::vector<std::uint32_t> strong = found.empty() ? found : beginnings_in(block, strong_);
      for (const std::uint32_t begin : found) {
        const auto word = std::find_if(block.boxes.begin(), block.boxes.end(), [&](const WordBox& box) { return begin < box.text.end; });
        if (word != block.boxes.end() && seeds[word->page].size() < kMostSeeds) {
          const bool is_strong = std::binary_search(strong.begin(), strong.end(), begin);
          seeds[word->page].push_back(
              {number, static_cast<std::uint32_t>(word - block.boxes.begin()), is_strong ? Phrase::Strong : Phrase::Weak});
        }
      }
    }
    if (seeds.empty()) {
      return;
    }
    std::map<std::uint32_t, std::vector<PageWord>> pages;
    for (std::uint32_t number = 0; number < document_.blocks.size(); ++number) {
      const Block& block = document_.blocks[number];
      for (std::uint32_t box = 0; box < block.boxes.size(); ++box) {
        if (seeds.count(block.boxes[box].page) != 0) {
          pages[block.boxes[box].page].push_back({number, box, block.boxes[box].box});
        }
      }
    }
    for (auto& [page, words] : pages) {
      if (words.size() > kMostOfPage) {
        continue;
      }
      for (const Seed& seed : seeds[page]) {
        take_stamp(page, words, seed);
      }
    }
    rewrite();
  }

 private:
  void take_stamp(std::uint32_t page, std::vector<PageWord>& words, const Seed& from) {
    const auto seed =
        std::find_if(words.begin(), words.end(), [&](const PageWord& word) { return word.block == from.block && word.box == from.box; });
    if (seed == words.end() || seed->taken || seed->tried) {
      return;
    }
    std::vector<PageWord*> stamp;
    const bool margin = is_margin(*seed);
    if (begins_page(words, *seed, from.phrase)) {
      for (PageWord& word : words) {
        // What is said in the margin of this page alone is of the program too; on the first page it may be said for all.
        if (!word.taken && (is_body(word) || (page > 1 && is_margin(word)))) {
          stamp.push_back(&word);
        }
      }
    } else if (margin || seed->height() < kSmaller * usual_) {
      stamp = grown(words, *seed, margin);
    }
    if (stamp.size() < 2 || stamp.size() > kMostWords) {
      for (PageWord* const word : stamp) {
        word->tried = true;
      }
      return;
    }
    for (PageWord* const word : stamp) {
      word->taken = true;
    }
    write_stamp(page, std::move(stamp));
  }

  bool may_hold_stamp(const Block& block) const {
    return block.story == Story::Header || block.story == Story::Footer ||
           std::any_of(block.boxes.begin(), block.boxes.end(),
                       [&](const WordBox& word) { return word.box.bottom - word.box.top < kSmaller * usual_; });
  }

  bool is_body(const PageWord& word) const { return document_.blocks[word.block].story == Story::Body; }

  bool is_margin(const PageWord& word) const {
    const Story story = document_.blocks[word.block].story;
    return story == Story::Header || story == Story::Footer;
  }

  // Nothing of the body stands above it, and no agreement goes on so: by the phrase, or since all of the page is in smaller type.
  bool begins_page(const std::vector<PageWord>& words, const PageWord& seed, Phrase phrase) const {
    if (seed.box != 0 || words.size() > kMostWords || !is_body(seed)) {
      return false;  // a clause may speak of signatures too, and go on from the page before
    }
    const bool first = std::none_of(words.begin(), words.end(), [&](const PageWord& word) {
      return is_body(word) && word.place.bottom < seed.place.top + kOverlap * seed.height();
    });
    return first && (phrase == Phrase::Strong || std::all_of(words.begin(), words.end(), [&](const PageWord& word) {
                       return !is_body(word) || word.height() < kSmaller * usual_;
                     }));
  }

  // What is as small and stands near it, line by line; in a margin all that stands between its first and its last line.
  std::vector<PageWord*> grown(std::vector<PageWord>& words, PageWord& seed, bool margin) const {
    std::vector<PageWord*> stamp = {&seed};
    std::vector<bool> in(words.size(), false);
    in[static_cast<std::size_t>(&seed - words.data())] = true;
    Box hull = seed.place;
    for (bool more = true; more && stamp.size() <= kMostWords;) {
      more = false;
      for (std::size_t at = 0; at < words.size(); ++at) {
        PageWord& word = words[at];
        // In a margin the page's own number may stand beside it, in another type. A stamp may reach from the text into the margin.
        const bool like = word.height() < kLike * seed.height() && seed.height() < kLike * word.height();
        const bool same_story = document_.blocks[word.block].story == document_.blocks[seed.block].story;
        const bool readable = same_story || ((margin || is_margin(word)) && (is_body(seed) || is_body(word)));
        const bool small = margin && same_story ? like : word.height() < kSmaller * usual_ && (same_story || like);
        const bool beside = small && ((margin && same_story && is_between(hull, word)) || is_near(hull, word, seed.height()));
        if (in[at] || word.taken || !readable || !beside) {
          continue;
        }
        in[at] = true;
        stamp.push_back(&word);
        hull = Box{std::min(hull.left, word.place.left), std::min(hull.top, word.place.top), std::max(hull.right, word.place.right),
                   std::max(hull.bottom, word.place.bottom)};
        more = true;
      }
    }
    return stamp;
  }

  static bool is_near(const Box& hull, const PageWord& word, float height) {
    const float down = std::max(word.place.top - hull.bottom, hull.top - word.place.bottom);
    const float across = std::max(word.place.left - hull.right, hull.left - word.place.right);
    return down < kLinesApart * height && across < kWordsApart * height;
  }

  // On one of its lines, or on one between them.
  static bool is_between(const Box& hull, const PageWord& word) {
    const float middle = (word.place.top + word.place.bottom) / 2;
    return middle > hull.top && middle < hull.bottom;
  }

  void write_stamp(std::uint32_t page, std::vector<PageWord*> words) {
    // By lines, and from left to right in each.
    std::sort(words.begin(), words.end(),
              [](const PageWord* one, const PageWord* other) { return one->place.bottom < other->place.bottom; });
    float line = words.front()->place.bottom;
    std::vector<std::pair<std::size_t, PageWord*>> ordered;
    std::size_t row = 0;
    for (PageWord* const word : words) {
      if (word->place.bottom - line > kOverlap * word->height()) {
        ++row;
      }
      line = word->place.bottom;
      ordered.emplace_back(row, word);
    }
    std::sort(ordered.begin(), ordered.end(), [](const auto& one, const auto& other) {
      return one.first != other.first ? one.first < other.first : one.second->place.left < other.second->place.left;
    });
    Block stamp;
    stamp.story = Story::TextBox;
    stamp.page = page;
    stamp.story_item = ++stamps_;
    for (const auto& [number, word] : ordered) {
      const Block& from = document_.blocks[word->block];
      const WordBox& box = from.boxes[word->box];
      stamp.part = from.part;
      stamp.text += stamp.text.empty() ? "" : " ";
      const auto begin = static_cast<std::uint32_t>(stamp.text.size());
      stamp.text.append(from.text, box.text.begin, box.text.end - box.text.begin);
      const auto end = static_cast<std::uint32_t>(stamp.text.size());
      stamp.boxes.push_back(WordBox{{begin, end}, page, box.box});
      std::uint32_t flags = 0;
      for (const Run& run : from.runs) {
        flags |= run.text.begin < box.text.end && box.text.begin < run.text.end ? run.flags : 0u;
      }
      if (begin != 0) {
        stamp.runs.push_back(Run{{begin - 1, begin}, 0});
      }
      stamp.runs.push_back(Run{{begin, end}, flags});
      gone_[word->block].push_back(word->box);
    }
    made_.push_back(std::move(stamp));
  }

  // The blocks without the words that are gone; the space beside each goes with it.
  void rewrite() {
    std::map<std::uint32_t, std::vector<Item*>> items;
    for (Item& item : document_.items) {
      if (gone_.count(item.block) != 0) {
        items[item.block].push_back(&item);
      }
    }
    for (auto& [number, boxes] : gone_) {
      Block& block = document_.blocks[number];
      std::sort(boxes.begin(), boxes.end());
      std::vector<bool> cut(block.text.size(), false);
      for (const std::uint32_t box : boxes) {
        const TextRange range = block.boxes[box].text;
        std::fill(cut.begin() + range.begin, cut.begin() + range.end, true);
      }
      for (std::size_t at = 0; at < cut.size(); ++at) {
        const bool space = block.text[at] == ' ' || block.text[at] == '\t';
        cut[at] = cut[at] || (space && (at == 0 || cut[at - 1] || at + 1 == cut.size()));
      }
      std::vector<std::uint32_t> moved(cut.size() + 1, 0);
      std::string text;
      for (std::size_t at = 0; at < cut.size(); ++at) {
        moved[at] = static_cast<std::uint32_t>(text.size());
        if (!cut[at]) {
          text += block.text[at];
        }
      }
      moved[cut.size()] = static_cast<std::uint32_t>(text.size());
      const auto shift = [&](TextRange range) { return TextRange{moved[range.begin], moved[range.end]}; };
      std::vector<Run> runs;
      for (const Run& run : block.runs) {
        if (const TextRange range = shift(run.text); range.begin < range.end) {
          runs.push_back(Run{range, run.flags});
        }
      }
      std::vector<WordBox> kept;
      for (std::uint32_t box = 0; box < block.boxes.size(); ++box) {
        if (!std::binary_search(boxes.begin(), boxes.end(), box)) {
          kept.push_back(WordBox{shift(block.boxes[box].text), block.boxes[box].page, block.boxes[box].box});
        }
      }
      for (Item* const item : items[number]) {
        if (item->range.end <= cut.size()) {
          item->range = shift(item->range);
        }
      }
      block.text = std::move(text);
      block.runs = std::move(runs);
      block.boxes = std::move(kept);
    }
    drop_repeated();
    for (Block& stamp : made_) {
      document_.blocks.push_back(std::move(stamp));
    }
  }

  // Headers and footers that were told apart by a stamp alone are one, and said once.
  void drop_repeated() {
    std::set<std::pair<Story, std::uint32_t>> stamped;
    for (const auto& [number, boxes] : gone_) {
      stamped.emplace(document_.blocks[number].story, document_.blocks[number].story_item);
    }
    std::set<std::pair<Story, std::string>> said;
    for (const bool had_stamp : {false, true}) {
      for (Block& block : document_.blocks) {
        const bool margin = block.story == Story::Header || block.story == Story::Footer;
        if (!margin || (stamped.count({block.story, block.story_item}) != 0) != had_stamp || block.text.empty()) {
          continue;
        }
        if (!said.emplace(block.story, without_page_numbers(block)).second && had_stamp) {
          block.text.clear();
          block.runs.clear();
          block.boxes.clear();
        }
      }
    }
  }

  // With "#" for its page and for the number of pages.
  std::string without_page_numbers(const Block& block) const {
    std::string said;
    for (const Run& run : block.runs) {
      said += (run.flags & kPageField) != 0 ? std::string("#") : block.text.substr(run.text.begin, run.text.end - run.text.begin);
    }
    const std::uint32_t page = block.boxes.empty() ? block.page : block.boxes.front().page;
    std::string result;
    for (std::size_t at = 0; at < said.size();) {
      const std::size_t end = std::min(said.find_first_not_of("0123456789", at), said.size());
      const std::string number = said.substr(at, end - at);
      if (number == std::to_string(page) || number == std::to_string(document_.pages)) {
        result += '#';
      } else {
        result += number;
      }
      at = end;
      if (at < said.size()) {
        result += said[at++];
      }
    }
    return result;
  }

  Document& document_;
  std::span<const std::string> phrases_;
  std::span<const std::string> strong_;
  float usual_;
  std::uint32_t stamps_ = 0;
  std::map<std::uint32_t, std::vector<std::uint32_t>> gone_;
  std::vector<Block> made_;
};

}  // namespace

void set_stamps_apart(Document& document, const Lexicon& lexicon) {
  const auto phrases = lexicon.list("stamp_beginnings");
  if (document.format == "pdf" && !phrases.empty()) {
    StampSearch(document, phrases, lexicon.list("stamp_page_beginnings")).run();
  }
}

}  // namespace sverka
