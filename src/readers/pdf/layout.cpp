#include "readers/pdf/layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "readers/pdf/blocks.hpp"
#include "readers/pdf/drawn_over.hpp"
#include "readers/pdf/layout_flow.hpp"
#include "readers/pdf/layout_glyphs.hpp"
#include "readers/pdf/layout_items.hpp"
#include "readers/pdf/layout_margins.hpp"
#include "readers/pdf/layout_tables.hpp"
#include "readers/pdf/navigation.hpp"
#include "readers/pdf/overprints.hpp"
#include "readers/pdf/sheets.hpp"
#include "readers/pdf/turned.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr float kUsualPitch = 1.15F;  // em, where a document is too short to show its own
constexpr float kSameBorder = 2.0F;   // points
constexpr std::size_t kFewLines = 8;  // fewer say nothing of where lines end
constexpr float kNarrow = 0.5F;       // of the page: lines that end before it need not be full
constexpr float kFarther = 40.0F;     // points that a page's lines may end before those of most pages

struct Borders {
  float left = 0, right = 0;
};

template <class Visit>
void visit_lines(const Flow& flow, const Visit& visit) {
  for (const FlowItem& item : flow) {
    if (!item.table && item.line.is_upright() && !item.line.apart) {
      visit(item.line);
    }
  }
}

// Where most lines end, give or take; where too few do, the farthest.
float right_border(std::vector<float> rights) {
  std::sort(rights.begin(), rights.end());
  std::size_t best = kFewLines - 1;
  float border = rights.empty() ? 0.0F : rights.back();
  for (std::size_t begin = 0, end = 0; begin < rights.size(); ++begin) {
    while (end < rights.size() && rights[end] - rights[begin] <= kSameBorder) {
      ++end;
    }
    if (end - begin > best && (end - begin) * 4 >= rights.size()) {
      best = end - begin;
      border = rights[end - 1];
    }
  }
  return border;
}

bool is_one_letter(const TextLine& line) {
  std::size_t at = 0;
  return line.apart && line.is_upright() && !line.text.empty() && is_letter(next_code_point(line.text, at)) && at == line.text.size() &&
         std::all_of(line.runs.begin(), line.runs.end(), [](const Run& run) { return (run.flags & kNotSeenFlags) == kClipped; });
}

// A browser that breaks pages at a line paints what of the line below reaches over the break, a breve or an accent, and cuts it off: the
// whole letter, in the file, stands once more at the head of the next page.
void drop_cut_doubles(std::vector<PageFlow>& pages) {
  for (std::size_t page = 0; page + 1 < pages.size(); ++page) {
    Flow& flow = pages[page].flow;
    const auto is_double = [&](const FlowItem& item) {
      return !item.table && is_one_letter(item.line) && item.top > pages[page].height / 2 &&
             std::any_of(pages[page + 1].flow.begin(), pages[page + 1].flow.end(), [&](const FlowItem& other) {
               return !other.table && !other.line.apart && other.line.text.find(item.line.text) != std::string::npos;
             });
    };
    flow.erase(std::remove_if(flow.begin(), flow.end(), is_double), flow.end());
  }
}

class Layout {
 public:
  explicit Layout(const ReadLimits& limits) : limits_(limits) {}

  Result<Document> run(PdfContent content) {
    document_.format = "pdf";
    document_.application = std::move(content.application);
    document_.parts.push_back("page");
    document_.pages = static_cast<std::uint32_t>(content.pages.size());
    document_.items = std::move(content.items);
    document_.notes = std::move(content.notes);
    for (Item& item : document_.items) {
      item.page = item.page <= document_.pages ? item.page : 0;
      item.box = sound_box(item.box);
    }
    for (std::size_t at = 0; at < content.pages.size(); ++at) {
      Page& page = content.pages[at];
      page.number = static_cast<std::uint32_t>(at + 1);
      make_sound(page);
      document_.page_sizes.push_back(page.size);
      apply_replaced_text(page, document_.items);
      turns_.push_back(turn_upright(page));
      text_bytes_ += page.text.size();
      if (text_bytes_ > limits_.text_bytes) {
        return fail(ErrorCode::LimitReached, "page " + std::to_string(page.number), "document-text");
      }
    }
    std::vector<PageFlow> pages;
    std::vector<Flow> overprints;
    for (Page& page : part_sheets(std::move(content.pages), parts_)) {
      mark_struck(page);
      cover_whole_words(page);
      const Page over = take_drawn_over(page);
      pages.push_back(flow_of(page));
      overprints.push_back(flow_of(over).flow);
      page = Page{};
    }
    drop_cut_doubles(pages);
    for (Item& item : document_.items) {
      if (item.page != 0) {
        item.box = to_turned(turns_[item.page - 1], item.box);
        put_on_part(item);
      }
    }
    std::vector<MissingText> missing;
    const std::vector<RunningText> running = take_running_text(pages, missing);
    std::vector<NoteText> notes;
    take_footnotes(pages, notes);
    for (std::size_t at = 0; at < pages.size(); ++at) {
      Flow taken = take_overprints(pages[at].flow);
      std::move(taken.begin(), taken.end(), std::back_inserter(overprints[at]));
    }
    measure(pages);
    for (std::size_t at = 0; at < pages.size(); ++at) {
      const FlowTable* open = at > 0 && !pages[at - 1].flow.empty() ? pages[at - 1].flow.back().table.get() : nullptr;
      const bool next = at + 1 < pages.size() && !pages[at + 1].flow.empty() && !pages[at + 1].flow.front().table;
      find_columns(pages[at].flow, borders_[at].right, open, next ? &pages[at + 1].flow.front().line : nullptr);
    }
    join_tables(pages);
    for (std::size_t at = 0; at < pages.size(); ++at) {
      std::move(overprints[at].begin(), overprints[at].end(), std::back_inserter(pages[at].flow));
    }
    add_body(pages, notes);
    add_running(running);
    add_notes(notes);
    if (document_.blocks.size() > limits_.blocks) {
      return fail(ErrorCode::LimitReached, {}, "document-blocks");
    }
    drop_stated_titles(document_);
    settle_hyphens(document_);
    place_items(document_);
    turn_back();
    add_missing(missing);
    return std::move(document_);
  }

 private:
  void add_missing(const std::vector<MissingText>& missing) {
    for (const MissingText& one : missing) {
      Item item;
      item.kind = one.story == Story::Header ? "header-missing" : "footer-missing";
      item.value = one.text;
      item.page = one.page == 0 || one.page > parts_.size() ? one.page : parts_[one.page - 1].sheet;
      document_.items.push_back(std::move(item));
    }
  }

  // From the page of the file to the page for reading, where a sheet holds two.
  void put_on_part(Item& item) const {
    const float middle = (item.box.left + item.box.right) / 2;
    for (std::size_t at = item.page - 1; at < parts_.size(); ++at) {
      const SheetPart& part = parts_[at];
      const bool last = at + 1 == parts_.size() || parts_[at + 1].sheet != item.page;
      if (part.sheet == item.page && (last || middle < part.left + part.width)) {
        item.page = static_cast<std::uint32_t>(at + 1);
        item.box = {item.box.left - part.left, item.box.top, item.box.right - part.left, item.box.bottom};
        return;
      }
    }
  }

  // The place on the page of the file as it is shown.
  Box shown_box(std::uint32_t& page, Box box) const {
    if (page == 0 || page > parts_.size()) {
      return box;
    }
    const SheetPart& part = parts_[page - 1];
    page = part.sheet;
    return to_shown(turns_[page - 1], {box.left + part.left, box.top, box.right + part.left, box.bottom});
  }

  void turn_back() {
    for (Block& block : document_.blocks) {
      for (WordBox& word : block.boxes) {
        word.box = shown_box(word.page, word.box);
      }
      block.page = block.page == 0 || block.page > parts_.size() ? block.page : parts_[block.page - 1].sheet;
    }
    for (Item& item : document_.items) {
      item.box = shown_box(item.page, item.box);
    }
  }

  void measure(const std::vector<PageFlow>& pages) {
    std::map<int, std::size_t> pitches;
    std::vector<float> all;
    for (const PageFlow& page : pages) {
      visit_lines(page.flow, [&](const TextLine& line) {
        const float pitch = line.gap_above / line.size;
        if (pitch > 0.9F && pitch < 2.6F) {
          ++pitches[static_cast<int>(std::lround(pitch * 20))];
        }
        all.push_back(line.right);
      });
    }
    const auto usual =
        std::max_element(pitches.begin(), pitches.end(), [](const auto& one, const auto& other) { return one.second < other.second; });
    pitch_ = usual == pitches.end() || usual->second < 3 ? kUsualPitch : static_cast<float>(usual->first) / 20;
    const bool several = all.size() >= kFewLines;
    const float common = right_border(all);
    for (const PageFlow& page : pages) {
      Borders borders{page.width, 0};
      std::vector<float> rights;
      visit_lines(page.flow, [&](const TextLine& line) {
        borders.left = std::min(borders.left, line.left);
        rights.push_back(line.right);
      });
      const float own = rights.size() < kFewLines ? 0.0F : right_border(rights);
      borders.right = own < common - kFarther ? common : own;
      if (!several && borders.right < kNarrow * page.width) {
        borders.right = page.width - borders.left;
      }
      borders_.push_back(borders);
    }
  }

  void add_body(const std::vector<PageFlow>& pages, const std::vector<NoteText>& notes) {
    for (const NoteText& note : notes) {
      note_numbers_[note.number].insert(note.lines.front().page);
    }
    std::vector<BoundLine> lines;
    for (std::size_t at = 0; at < pages.size(); ++at) {
      for (const FlowItem& item : pages[at].flow) {
        if (!item.table) {
          lines.push_back(BoundLine{referenced(item.line), borders_[at].left, borders_[at].right});
          continue;
        }
        flush(lines, BlockPlace{});
        add_table(*item.table, 1);
      }
    }
    flush(lines, BlockPlace{});
  }

  void flush(std::vector<BoundLine>& lines, const BlockPlace& place) {
    add_paragraphs(lines, place, pitch_, document_.blocks);
    lines.clear();
  }

  void add_table(const FlowTable& table, std::uint32_t depth) {
    const std::uint32_t number = ++tables_;
    for (const FlowCell& cell : table.cells) {
      const BlockPlace place{Story::Body, HeaderUse::NotHeader, Cell{number, cell.row, cell.column, depth}, 0};
      std::vector<BoundLine> lines;
      for (const FlowItem& item : cell.flow) {
        if (!item.table) {
          lines.push_back(BoundLine{referenced(item.line), cell.left, cell.right});
          continue;
        }
        flush(lines, place);
        add_table(*item.table, depth + 1);
      }
      flush(lines, place);
    }
  }

  // A raised number that a footnote of the page has, or one that stands on a later page, is its reference.
  TextLine referenced(const TextLine& line) const {
    TextLine marked = line;
    for (Run& run : marked.runs) {
      const std::string text = line.text.substr(run.text.begin, run.text.end - run.text.begin);
      if ((run.flags & kVertical) != 0 && is_note(line.page, text)) {
        run.flags = (run.flags | kNoteReference) & ~std::uint32_t{kVertical};
      }
    }
    return marked;
  }

  bool is_note(std::uint32_t page, const std::string& number) const {
    const auto note = note_numbers_.find(number);
    return note != note_numbers_.end() && (note->second.count(page) != 0 || *note->second.begin() > page);
  }

  void add_running(const std::vector<RunningText>& texts) {
    std::map<Story, std::uint32_t> items;
    for (const RunningText& text : texts) {
      const BlockPlace place{text.story, text.use, Cell{}, ++items[text.story]};
      std::vector<BoundLine> lines;
      for (const TextLine& line : text.lines) {
        const Borders& borders = borders_[line.page - 1];
        lines.push_back(BoundLine{line, std::min(borders.left, line.left), std::max(borders.right, line.right)});
      }
      flush(lines, place);
    }
  }

  void add_notes(const std::vector<NoteText>& notes) {
    std::uint32_t item = 0;
    for (const NoteText& note : notes) {
      const std::size_t first = document_.blocks.size();
      std::vector<BoundLine> lines;
      for (const TextLine& line : note.lines) {
        lines.push_back(BoundLine{line, borders_[line.page - 1].left, borders_[line.page - 1].right});
      }
      flush(lines, BlockPlace{Story::Footnote, HeaderUse::NotHeader, Cell{}, ++item});
      Block& block = document_.blocks[first];
      block.label = note.number;
      block.label_origin = LabelOrigin::Note;
      drop_beginning(block, note.number_bytes);
    }
  }

  const ReadLimits& limits_;
  Document document_;
  std::vector<Turn> turns_;                                      // by page of the file
  std::vector<SheetPart> parts_;                                 // by page for reading
  std::vector<Borders> borders_;                                 // by page for reading
  std::map<std::string, std::set<std::uint32_t>> note_numbers_;  // the pages of the notes
  float pitch_ = kUsualPitch;
  std::uint32_t tables_ = 0;
  std::size_t text_bytes_ = 0;
};

}  // namespace

Result<Document> lay_out(PdfContent content, const ReadLimits& limits) {
  return Layout(limits).run(std::move(content));
}

}  // namespace sverka::pdf
