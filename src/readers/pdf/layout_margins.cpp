#include "readers/pdf/layout_margins.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "readers/pdf/margin_parts.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kMostLines = 6;    // of a header
constexpr std::size_t kMostLacking = 4;  // of a quarter of the pages at most an edge is said to be missing
constexpr float kSamePlace = 3.0F;       // points
constexpr float kSmallType = 0.88F;      // of most lines

struct Number {
  TextRange range;
  std::uint64_t value = 0;
};

std::vector<Number> numbers_in(std::string_view text) {
  std::vector<Number> numbers;
  for (std::uint32_t at = 0; at < text.size();) {
    if (text[at] < '0' || text[at] > '9') {
      ++at;
      continue;
    }
    Number number{{at, at}, 0};
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
      number.value = std::min<std::uint64_t>(number.value * 10 + static_cast<std::uint64_t>(text[at] - '0'), 1u << 30);
      number.range.end = ++at;
    }
    numbers.push_back(number);
  }
  return numbers;
}

// A line in the margin of a page.
struct MarginLine {
  std::size_t page = 0;  // index
  std::size_t item = 0;  // index into its flow
  float y = 0;           // from the edge of the page
  std::string shape;
  std::size_t depth = 0;  // lines between it and the edge
};

// Sets the flag on a part of a line.
void add_flag(TextLine& line, TextRange range, std::uint32_t flag) {
  std::vector<Run> runs;
  const auto put = [&](std::uint32_t begin, std::uint32_t end, std::uint32_t flags) {
    if (begin < end) {
      runs.push_back(Run{{begin, end}, flags});
    }
  };
  for (const Run& run : line.runs) {
    const std::uint32_t begin = std::clamp(range.begin, run.text.begin, run.text.end);
    const std::uint32_t end = std::clamp(range.end, run.text.begin, run.text.end);
    put(run.text.begin, begin, run.flags);
    put(begin, end, run.flags | flag);
    put(end, run.text.end, run.flags);
  }
  line.runs = std::move(runs);
}

class MarginSearch {
 public:
  MarginSearch(std::vector<PageFlow>& pages, Story story) : pages_(pages), story_(story) {}

  const std::vector<MissingText>& missing() const { return missing_; }

  std::vector<RunningText> run() {
    collect();
    find_recurring();
    take_bands();
    mark_page_numbers();
    return distinct();
  }

 private:
  void collect() {
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      const Flow& flow = pages_[page].flow;
      std::size_t depth = 0;
      const auto visit = [&](std::size_t item) {
        const FlowItem& one = flow[item];
        if (one.table || depth == kMostLines) {
          return false;
        }
        if (one.line.is_upright()) {
          lines_.push_back(MarginLine{page, item, from_edge(page, one), shape_of(one.line.text), depth++});
        }
        return true;
      };
      if (story_ == Story::Header) {
        for (std::size_t item = 0; item < flow.size() && visit(item); ++item) {
        }
      } else {
        for (std::size_t item = flow.size(); item > 0 && visit(item - 1); --item) {
        }
      }
    }
  }

  float from_edge(std::size_t page, const FlowItem& item) const {
    return story_ == Story::Header ? item.top : pages_[page].height - item.top;
  }

  // Marks the lines that stand with the same shape at the same place of another page.
  void find_recurring() {
    std::map<std::string_view, std::vector<std::size_t>> shapes;
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      shapes[lines_[at].shape].push_back(at);
    }
    recurring_.assign(lines_.size(), false);
    on_most_pages_.assign(lines_.size(), false);
    std::vector<std::vector<std::size_t>> groups;
    for (auto& [shape, group] : shapes) {
      std::sort(group.begin(), group.end(), [&](std::size_t one, std::size_t other) { return lines_[one].y < lines_[other].y; });
      for (std::size_t begin = 0; begin < group.size();) {
        std::size_t end = begin + 1;
        while (end < group.size() && lines_[group[end]].y - lines_[group[begin]].y <= kSamePlace) {
          ++end;
        }
        if (end - begin > 1) {
          groups.emplace_back(group.begin() + static_cast<std::ptrdiff_t>(begin), group.begin() + static_cast<std::ptrdiff_t>(end));
        }
        begin = end;
      }
    }
    std::vector<bool> candidate(lines_.size(), false);
    for (const std::vector<std::size_t>& group : groups) {
      for (const std::size_t at : group) {
        candidate[at] = true;
      }
    }
    const std::vector<std::pair<float, std::size_t>> others = outermost_of_others(candidate);
    for (const std::vector<std::size_t>& group : groups) {
      const float y = lines_[group.front()].y;
      const auto near = std::lower_bound(others.begin(), others.end(), std::pair{y - kSamePlace, std::size_t{0}});
      const bool alone = near == others.end() || near->first > y + 2 * kSamePlace;
      if (alone || group.size() * 2 > pages_.size()) {
        for (const std::size_t at : group) {
          recurring_[at] = true;
          on_most_pages_[at] = group.size() * 2 > pages_.size();
        }
      }
    }
    spare_bare_pages(groups);
  }

  // Pages that hold nothing else have no header: their lines are what they say.
  void spare_bare_pages(const std::vector<std::vector<std::size_t>>& groups) {
    std::vector<std::size_t> marked(pages_.size(), 0);
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      marked[lines_[at].page] += recurring_[at] ? 1 : 0;
    }
    for (const std::vector<std::size_t>& group : groups) {
      const auto bare = static_cast<std::size_t>(std::count_if(
          group.begin(), group.end(), [&](std::size_t at) { return marked[lines_[at].page] == pages_[lines_[at].page].flow.size(); }));
      for (const std::size_t at : bare * 2 > group.size() ? group : std::vector<std::size_t>()) {
        recurring_[at] = false;
      }
    }
  }

  // Where lines stand at the edges of pages that recur on no other page: the body may begin there.
  std::vector<std::pair<float, std::size_t>> outermost_of_others(const std::vector<bool>& candidate) const {
    std::vector<std::pair<float, std::size_t>> others;
    std::vector<bool> closed(pages_.size(), false);
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      if (!candidate[at] && !closed[lines_[at].page]) {
        closed[lines_[at].page] = true;
        others.emplace_back(lines_[at].y, at);
      }
    }
    std::sort(others.begin(), others.end());
    return others;
  }

  // From the edge to the innermost recurring line that has only such lines outside it; on every page what stands so near the edge. Small
  // type between the edge and what most pages have is a program's stamp, here or there on each page.
  void take_bands() {
    float band = -1;
    std::vector<bool> closed(pages_.size(), false), stamped(pages_.size(), false);
    const float small = kSmallType * usual_size();
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      const std::size_t page = lines_[at].page;
      if (!recurring_[at] && item(at).line.size < small) {
        stamped[page] = true;
        continue;
      }
      closed[page] = closed[page] || !recurring_[at] || (stamped[page] && !on_most_pages_[at]);
      if (!closed[page]) {
        band = std::max(band, lines_[at].y);
      }
    }
    for (std::size_t at = 0; band >= 0 && at < lines_.size(); ++at) {
      if (lines_[at].y <= band + kSamePlace) {
        taken_.push_back(at);
      }
    }
  }

  float usual_size() const {
    std::vector<float> sizes;
    for (const PageFlow& page : pages_) {
      for (const FlowItem& one : page.flow) {
        if (!one.table) {
          sizes.push_back(one.line.size);
        }
      }
    }
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return sizes.empty() ? 0 : *middle;
  }

  FlowItem& item(std::size_t at) { return pages_[lines_[at].page].flow[lines_[at].item]; }

  // A number that grows with the page, and beside it the number of pages.
  void mark_page_numbers() {
    std::map<std::string_view, std::vector<std::size_t>> shapes;
    for (const std::size_t at : taken_) {
      shapes[lines_[at].shape].push_back(at);
    }
    for (const auto& [shape, group] : shapes) {
      const auto numbers = static_cast<std::size_t>(std::count(shape.begin(), shape.end(), '#'));
      std::vector<std::int64_t> offsets(numbers);
      std::vector<bool> counts(numbers, false);
      for (std::size_t index = 0; group.size() > 1 && index < numbers; ++index) {
        counts[index] = offset_of(group, index, offsets[index]);
      }
      const bool any = std::find(counts.begin(), counts.end(), true) != counts.end();
      for (const std::size_t at : group) {
        mark(at, offsets, counts, any);
      }
    }
  }

  // The difference between the number and the page that most of the group have; false if they are less than half.
  bool offset_of(const std::vector<std::size_t>& group, std::size_t index, std::int64_t& offset) {
    std::map<std::int64_t, std::size_t> votes;
    for (const std::size_t at : group) {
      const std::vector<Number> numbers = numbers_in(item(at).line.text);
      if (index < numbers.size()) {
        ++votes[static_cast<std::int64_t>(numbers[index].value) - static_cast<std::int64_t>(lines_[at].page)];
      }
    }
    const auto best =
        std::max_element(votes.begin(), votes.end(), [](const auto& one, const auto& other) { return one.second < other.second; });
    if (best == votes.end() || best->second < 2 || best->second * 2 <= group.size()) {
      return false;
    }
    offset = best->first;
    return true;
  }

  void mark(std::size_t at, const std::vector<std::int64_t>& offsets, const std::vector<bool>& counts, bool any) {
    TextLine& line = item(at).line;
    const std::vector<Number> numbers = numbers_in(line.text);
    std::string& signature = signatures_[at];
    std::uint32_t copied = 0;
    for (std::size_t index = 0; index < numbers.size() && index < counts.size(); ++index) {
      const bool page =
          counts[index] && static_cast<std::int64_t>(numbers[index].value) == offsets[index] + static_cast<std::int64_t>(lines_[at].page);
      const bool total = any && !counts[index] && numbers[index].value == pages_.size();
      if (!page && !total) {
        continue;
      }
      signature.append(line.text, copied, numbers[index].range.begin - copied);
      signature += '\1';
      copied = numbers[index].range.end;
      add_flag(line, numbers[index].range, kPageField);
    }
    signature.append(line.text, copied);
  }

  std::vector<RunningText> distinct() {
    std::map<std::size_t, std::vector<std::size_t>> by_page;
    for (const std::size_t at : taken_) {
      by_page[lines_[at].page].push_back(at);
    }
    for (auto& [page, lines] : by_page) {
      std::sort(lines.begin(), lines.end(), [&](std::size_t one, std::size_t other) { return lines_[one].item < lines_[other].item; });
    }
    const std::vector<std::string> usual = usual_lines(by_page);
    say_missing(by_page, steady(usual));
    std::map<std::vector<std::string>, std::size_t> known;
    std::vector<RunningText> texts;
    const bool is_said = std::any_of(by_page.begin(), by_page.end(), [&](const auto& page) {
      return page.second.size() == usual.size() && own_lines(page.second, usual) == page.second;
    });
    bool says_usual = !is_said && !usual.empty();  // each page says something more: the first that says the usual gives both
    for (auto& [page, lines] : by_page) {
      const std::vector<std::size_t> own = own_lines(lines, usual);
      if (says_usual && own.size() + usual.size() == lines.size()) {
        says_usual = false;
        texts.emplace_back();
        texts.back().story = story_;
        texts.back().pages.push_back(static_cast<std::uint32_t>(page + 1));
        for (const std::size_t at : lines) {
          if (std::find(own.begin(), own.end(), at) == own.end()) {
            texts.back().lines.push_back(item(at).line);
          }
        }
      }
      const auto [found, added] = known.emplace(said_by(own), texts.size());
      if (added) {
        texts.emplace_back();
        texts.back().story = story_;
      }
      texts[found->second].pages.push_back(static_cast<std::uint32_t>(page + 1));
      for (const std::size_t at : own) {
        if (added) {
          texts.back().lines.push_back(item(at).line);
        }
      }
      remove(page, lines);
    }
    texts.erase(std::remove_if(texts.begin(), texts.end(), [](const RunningText& text) { return text.lines.empty(); }), texts.end());
    name_uses(texts);
    return texts;
  }

  // Without page numbers, in an order of its own: a stamp stands above a footer or below it.
  std::vector<std::string> said_by(const std::vector<std::size_t>& lines) const {
    std::vector<std::string> said;
    for (const std::size_t at : lines) {
      said.push_back(signatures_.at(at));
    }
    std::sort(said.begin(), said.end());
    return said;
  }

  // What the margins of more than half of the pages say; if they do not agree, the lines that more than half of them
  // have at one place.
  std::vector<std::string> usual_lines(const std::map<std::size_t, std::vector<std::size_t>>& by_page) {
    std::map<std::vector<std::string>, std::size_t> counts;
    for (const auto& [page, lines] : by_page) {
      const std::vector<std::string> said = said_by(lines);
      if (++counts[said] * 2 > pages_.size()) {
        return said;
      }
    }
    std::vector<std::string> common;
    std::map<std::string_view, std::size_t> lines_said;
    for (const auto& [page, lines] : by_page) {
      for (const std::size_t at : lines) {
        if (on_most_pages_[at] && ++lines_said[signatures_[at]] == pages_.size() / 2 + 1) {
          common.push_back(signatures_[at]);
        }
      }
    }
    return common;
  }

  // The lines of a page that says the usual and something more: what is more. Of any other page all.
  std::vector<std::size_t> own_lines(const std::vector<std::size_t>& lines, std::vector<std::string> usual) {
    const std::size_t expected = usual.size();
    std::vector<std::size_t> more;
    for (const std::size_t at : lines) {
      const auto found = std::find(usual.begin(), usual.end(), signatures_[at]);
      if (found == usual.end()) {
        more.push_back(at);
      } else {
        usual.erase(found);
      }
    }
    const bool says_usual = usual.empty() && expected != 0;
    const bool only_lacks = more.empty() && usual.size() < expected;
    return (says_usual && !more.empty()) || (only_lacks && !says_usual) ? more : lines;
  }

  // Those that stand at one place of most pages: a stamp may stand anywhere, and is no header that a page lacks.
  std::vector<std::string> steady(std::vector<std::string> usual) const {
    std::set<std::string_view> at_one_place;
    for (const std::size_t at : taken_) {
      if (on_most_pages_[at]) {
        at_one_place.insert(signatures_.at(at));
      }
    }
    usual.erase(std::remove_if(usual.begin(), usual.end(), [&](const std::string& line) { return at_one_place.count(line) == 0; }),
                usual.end());
    return usual;
  }

  // Pages in the midst that lack what nearly all others have. The first page often has none by intention, and so has a last page of notes.
  void say_missing(const std::map<std::size_t, std::vector<std::size_t>>& by_page, const std::vector<std::string>& usual) {
    std::vector<std::size_t> lacking;
    for (std::size_t page = 1; page + 1 < pages_.size(); ++page) {
      const auto found = by_page.find(page);
      std::size_t said = 0;
      for (const std::size_t at : found == by_page.end() ? std::vector<std::size_t>() : found->second) {
        said += std::find(usual.begin(), usual.end(), signatures_[at]) != usual.end() ? 1 : 0;
      }
      const bool holds_text = !pages_[page].flow.empty();
      if (said < usual.size() && holds_text && (found == by_page.end() || own_lines(found->second, usual) != found->second)) {
        lacking.push_back(page);
      }
    }
    if (lacking.size() * kMostLacking > pages_.size()) {
      return;
    }
    for (const std::size_t page : lacking) {
      std::string text;
      for (const std::string& line : usual) {
        text += (text.empty() ? "" : " ") + line;
      }
      std::replace(text.begin(), text.end(), '\1', '#');
      missing_.push_back({story_, static_cast<std::uint32_t>(page + 1), text});
    }
  }

  void remove(std::size_t page, const std::vector<std::size_t>& lines) {
    Flow& flow = pages_[page].flow;
    std::vector<bool> gone(flow.size(), false);
    for (const std::size_t at : lines) {
      gone[lines_[at].item] = true;
    }
    Flow kept;
    for (std::size_t item = 0; item < flow.size(); ++item) {
      if (!gone[item]) {
        kept.push_back(std::move(flow[item]));
      }
    }
    flow = std::move(kept);
  }

  static void name_uses(std::vector<RunningText>& texts) {
    const auto most = std::max_element(
        texts.begin(), texts.end(), [](const RunningText& one, const RunningText& other) { return one.pages.size() < other.pages.size(); });
    for (RunningText& text : texts) {
      const auto even = [](std::uint32_t page) { return page % 2 == 0; };
      if (&text == &*most) {
        continue;
      }
      if (text.pages.size() == 1 && text.pages.front() == 1) {
        text.use = HeaderUse::First;
      } else if (text.pages.size() > 1 && std::all_of(text.pages.begin(), text.pages.end(), even) &&
                 std::none_of(most->pages.begin(), most->pages.end(), even)) {
        text.use = HeaderUse::Even;
      }
    }
  }

  std::vector<PageFlow>& pages_;
  Story story_;
  std::vector<MarginLine> lines_;
  std::vector<bool> recurring_;
  std::vector<bool> on_most_pages_;
  std::vector<MissingText> missing_;
  std::vector<std::size_t> taken_;                 // indices into lines_
  std::map<std::size_t, std::string> signatures_;  // of a taken line: its text without page numbers
};

}  // namespace

std::vector<RunningText> take_running_text(std::vector<PageFlow>& pages, std::vector<MissingText>& missing) {
  std::vector<RunningText> texts;
  part_margin_lines(pages);
  for (const Story story : {Story::Header, Story::Footer}) {
    MarginSearch search(pages, story);
    for (RunningText& text : search.run()) {
      texts.push_back(std::move(text));
    }
    missing.insert(missing.end(), search.missing().begin(), search.missing().end());
  }
  return texts;
}

}  // namespace sverka::pdf
