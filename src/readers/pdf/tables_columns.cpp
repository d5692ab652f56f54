// Text in columns beside each other without lines drawn around them: requisites and signatures.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "readers/pdf/layout_flow.hpp"
#include "readers/pdf/tables_rows.hpp"

namespace sverka::pdf {
namespace {

constexpr float kWideGap = 1.2F;     // em between words, from which on a gap may part columns
constexpr float kNarrowGap = 0.8F;   // em that stay free from the first row to the last
constexpr float kTightGap = 0.2F;    // em that are enough where the right column's edge is known
constexpr float kExact = 1.0F;       // points
constexpr float kWideForTwo = 2.0F;  // em, where only two rows show it
constexpr float kBlankLines = 5.0F;  // em between rows that still stand together
constexpr float kPadding = 10.8F;    // points between the text of neighbouring cells as offices leave it
constexpr float kEven = 0.2F;        // points that the gaps of a justified line differ at most
constexpr float kBeside = 0.85F;     // em between the baselines of lines that stand beside each other: no text is set so close
constexpr float kRaised = 1.7F;      // em between the first row that shows both columns and a line of a taller cell above it
constexpr float kVeryWide = 3.0F;    // em
constexpr double kMostAligned = 0.6;
constexpr std::size_t kRowsOfEdge = 8;  // below a narrow gap that are looked at
constexpr std::size_t kSameEdges = 4;   // of them that it takes
constexpr std::size_t kColumnsBesideNumbers = 2;
constexpr std::size_t kMostRows = 400;
constexpr std::size_t kMostGaps = 8;

struct Gap {
  float left = 0, right = 0;
  float width() const { return right - left; }
};

bool is_bullet_or_number(std::string_view text) {
  if (text.size() > 10 || text.find(' ') != std::string_view::npos) {
    return false;
  }
  const char last = text.empty() ? '\0' : text.back();
  const bool digit = text.find_first_of("0123456789") != std::string_view::npos;
  return last == '.' || last == ')' || text.size() <= 3 || (digit && text.find_first_not_of("0123456789.") == std::string_view::npos);
}

// All that stands left of the gap is the number of a clause: "15.", "b)".
bool is_clause_number(const TextLine& line, const Gap& gap) {
  const LineWord& first = line.words.front();
  const char last = line.text[first.text.end - 1];
  return first.right >= gap.left - 0.01F && (last == '.' || last == ')') &&
         is_bullet_or_number(std::string_view(line.text).substr(first.text.begin, first.text.end - first.text.begin));
}

// All gaps of a line, from left to right.
std::vector<Gap> word_gaps(const TextLine& line) {
  std::vector<Gap> gaps;
  float end = 0;
  bool any = false;
  for (const LineWord& word : line.words) {
    if (any && word.left > end) {
      gaps.push_back(Gap{end, word.left});
    }
    end = any ? std::max(end, word.right) : word.right;
    any = true;
  }
  return gaps;
}

// The wide gaps of a line, from left to right. A justified line spreads its words evenly: a gap as wide as the one beside it parts
// words, not columns; a very wide one only if most others are as wide, since columns too may stand evenly by chance.
std::vector<Gap> gaps_of(const TextLine& line, float em) {
  const std::vector<Gap> all = word_gaps(line);
  std::vector<Gap> gaps;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const float width = all[at].width();
    const bool is_even = (at > 0 && std::abs(all[at - 1].width() - width) <= kEven) ||
                         (at + 1 < all.size() && std::abs(all[at + 1].width() - width) <= kEven);
    const auto alike = std::count_if(all.begin(), all.end(), [&](const Gap& gap) { return std::abs(gap.width() - width) <= kEven; });
    const bool by_chance = width > kVeryWide * line.size && static_cast<std::size_t>(alike) * 2 < all.size();
    if (width >= em * line.size && (!is_even || by_chance)) {
      gaps.push_back(all[at]);
    }
  }
  return gaps;
}

// Rows of a flow that one gap runs through.
struct Zone {
  std::size_t begin = 0, end = 0;
  Gap gap;
  std::size_t two_sided = 0;
};

class ColumnSearch {
 public:
  ColumnSearch(Flow& flow, float right, const FlowTable* open, const TextLine* next)
      : flow_(flow), right_(right), open_(open), next_(next) {}

  void run() {
    Flow result;
    std::size_t moved = 0;
    const auto move_to = [&](std::size_t end) {
      for (; moved < end; ++moved) {
        result.push_back(std::move(flow_[moved]));
      }
    };
    for (std::size_t at = 0; at < flow_.size();) {
      Zone zone = at == 0 && is_row(0) ? continued() : Zone{};
      zone = zone.end <= at && is_row(at) ? best_zone(at) : zone;
      if (zone.end <= at) {
        ++at;
        continue;
      }
      raise(zone, moved);
      end_at_other_columns(zone);
      move_to(zone.begin);
      result.push_back(table_of(zone));
      at = moved = zone.end;
    }
    move_to(flow_.size());
    flow_ = std::move(result);
  }

 private:
  bool is_row(std::size_t at) const { return !flow_[at].table && flow_[at].line.is_upright(); }

  // The columns of the page before go on: one row that stands where they stand is enough.
  Zone continued() const {
    Zone best;
    if (open_ == nullptr || open_->ruled) {
      return best;
    }
    for (const float edge : open_->edges) {
      const Zone zone = grown(0, Gap{edge - kWideGap * flow_[0].line.size, edge}, Evidence::Known);
      best = zone.end > best.end ? zone : best;
    }
    return best;
  }

  // Two lines that stand beside each other, one a little lower: cells of different heights whose text is centred.
  bool stand_beside(std::size_t at, std::size_t next) const {
    return is_row(at) && is_row(next) && std::abs(flow_[next].line.baseline - flow_[at].line.baseline) < kBeside * flow_[at].line.size;
  }

  // The gaps of the row, and the one between it and the next line beside it.
  std::vector<Gap> gaps_at(std::size_t at) const {
    std::vector<Gap> gaps = gaps_of(flow_[at].line, kNarrowGap);
    if (at + 1 < flow_.size() && stand_beside(at, at + 1)) {
      const TextLine& one = flow_[at].line;
      const TextLine& other = flow_[at + 1].line;
      const Gap gap = one.left < other.left ? Gap{one.right, other.left} : Gap{other.right, one.left};
      if (gap.width() >= kNarrowGap * one.size) {
        gaps.push_back(gap);
      }
    }
    return gaps;
  }

  // Upwards from the first row that shows both columns: lines of a taller cell whose neighbours are centred or stand below. They begin
  // where a column on the right does, and are drawn after the text on their left; what is drawn before all of the table is a heading.
  void raise(Zone& zone, std::size_t floor) const {
    std::uint32_t first = kNone;
    for (std::size_t at = zone.begin; at < zone.end; ++at) {
      for (const LineWord& word : flow_[at].line.words) {
        first = std::min(first, word.order);
      }
    }
    while (zone.begin > floor && is_row(zone.begin - 1)) {
      const TextLine& line = flow_[zone.begin - 1].line;
      const TextLine& below = flow_[zone.begin].line;
      const bool near = below.baseline - line.baseline < kRaised * line.size;
      const bool drawn_within = std::all_of(line.words.begin(), line.words.end(), [&](const LineWord& word) { return word.order > first; });
      Gap gap = zone.gap;
      const Side side = narrow(line, gap);
      const bool beside = stand_beside(zone.begin - 1, zone.begin) && side != Side::Across;
      if (!near || side == Side::Across || !(drawn_within || beside)) {
        return;
      }
      zone.gap = gap;
      --zone.begin;
    }
  }

  Zone best_zone(std::size_t at) const {
    Zone best;
    std::size_t tried = 0;
    for (const Gap& gap : gaps_at(at)) {
      if (++tried > kMostGaps) {
        break;
      }
      const bool is_wide = gap.width() >= kWideGap * flow_[at].line.size;
      if (is_clause_number(flow_[at].line, gap) || (!is_wide && !is_edge_of_rows(at, gap))) {
        continue;
      }
      Zone zone = grown(at, gap, Evidence::OwnRows);
      if (zone.two_sided > best.two_sided && is_column(zone)) {
        best = zone;
      }
    }
    return best;
  }

  // A narrow gap parts columns where the rows below have one that ends at the same place.
  bool is_edge_of_rows(std::size_t at, const Gap& gap) const {
    std::size_t same = 0;
    for (std::size_t row = at + 1; row < flow_.size() && row <= at + kRowsOfEdge && is_row(row); ++row) {
      const std::vector<Gap> gaps = gaps_of(flow_[row].line, kNarrowGap);
      same += std::any_of(gaps.begin(), gaps.end(), [&gap](const Gap& own) { return std::abs(own.right - gap.right) <= kExact; }) ? 1 : 0;
    }
    return same >= kSameEdges;
  }

  // What says that there is a column on the right: rows of this page that show both, or the page before.
  enum class Evidence { OwnRows, Known };
  enum class Side { Left, Right, Both, Narrow, Across };

  Zone grown(std::size_t begin, Gap gap, Evidence evidence) const {
    Zone zone{begin, begin, gap, 0};
    std::size_t last = begin;  // behind the last row that shows the right column
    Side before = Side::Across;
    for (std::size_t at = begin; at < flow_.size() && at < begin + kMostRows && is_row(at); ++at) {
      const TextLine& line = flow_[at].line;
      if (at > begin && line.baseline - flow_[at - 1].line.baseline > kBlankLines * line.size) {
        break;
      }
      Gap narrowed = zone.gap;
      const Side side = narrow(line, narrowed);
      if (side == Side::Across) {
        break;
      }
      zone.gap = narrowed;
      const bool both = side == Side::Both || (at > begin && are_opposite(side, before) && stand_beside(at - 1, at));
      before = side;
      zone.two_sided += both ? 1 : 0;
      if (both || (evidence == Evidence::Known && side == Side::Right && line.left <= gap.right + kColumnAligned)) {
        last = at + 1;
      }
      zone.end = at + 1;
    }
    if (last == begin) {
      zone.end = begin;
      return zone;
    }
    trim(zone, last);
    return zone;
  }

  static bool are_opposite(Side one, Side other) {
    return (one == Side::Left && other == Side::Right) || (one == Side::Right && other == Side::Left);
  }

  // Leaves of the gap what the line leaves free. Where its words on the left come nearer than columns should, the right one must begin
  // exactly where the others do.
  static Side narrow(const TextLine& line, Gap& gap) {
    const float least = kNarrowGap * line.size;
    if (line.left >= std::min(gap.left + least, gap.right - kExact)) {
      gap.right = std::min(gap.right, line.left);
      return Side::Right;
    }
    if (line.right <= gap.right - least) {
      gap.left = std::max(gap.left, line.right);
      return Side::Left;
    }
    Gap best{gap.left, gap.left};
    for (const Gap& own : gaps_of(line, kNarrowGap)) {
      const Gap common{std::max(own.left, gap.left), std::min(own.right, gap.right)};
      // The right column begins where it did, however wide the words on the left are spread.
      const bool is_edge = std::abs(own.right - gap.right) <= kExact && common.width() >= least;
      if (is_edge || common.width() > best.width()) {
        best = common;
      }
      if (is_edge) {
        break;
      }
    }
    if (best.width() >= least) {
      gap = best;
      return Side::Both;
    }
    const bool own_columns = !gaps_of(line, kWideGap).empty();
    for (const Gap& own : own_columns ? std::vector<Gap>() : gaps_of(line, kTightGap)) {
      if (std::abs(own.right - gap.right) <= kExact) {
        gap.right = std::min(gap.right, own.right);
        return Side::Narrow;
      }
    }
    return line.right <= gap.right - kTightGap * line.size ? Side::Left : Side::Across;
  }

  // Rows below the last one that shows both columns: those of the right column, and of the left one what is drawn before the right.
  void trim(Zone& zone, std::size_t last) const {
    std::uint32_t right_order = 0;
    for (std::size_t at = zone.begin; at < zone.end; ++at) {
      for (const LineWord& word : flow_[at].line.words) {
        right_order = word.left >= zone.gap.right - 0.01F ? std::max(right_order, word.order) : right_order;
      }
    }
    std::size_t end = last;
    for (std::size_t at = last; at < zone.end; ++at) {
      const TextLine& line = flow_[at].line;
      const bool left = line.right <= zone.gap.right - 0.01F;
      const float above = at == 0 ? 0.0F : line.baseline - flow_[at - 1].line.baseline;
      const bool goes_on = line.left <= zone.gap.right + kColumnAligned || above <= kColumnEnded * line.size;
      if (left ? line.words.front().order > right_order : !goes_on) {
        break;
      }
      end = at + 1;
    }
    zone.end = end;
  }

  // Whether the gap is the only one, or one of several of a table: there a line on its right may belong to a column farther on.
  enum class Among { Alone, Several };
  // A gap behind the numbers of clauses parts no columns; one behind the numbers of rows does, where there are more columns.
  enum class Labels { Refused, Taken };

  bool is_column(const Zone& zone, Among among = Among::Alone, Labels taken = Labels::Refused) const {
    std::vector<float> lefts, centres, rights;
    std::size_t labels = 0, rows = 0;
    float size = 1;
    Side before = Side::Across;
    for (std::size_t at = zone.begin; at < zone.end; ++at) {
      const TextLine& line = flow_[at].line;
      const std::size_t split = first_right_of(line, zone.gap);
      const Side side = split == 0 ? Side::Right : split == line.words.size() ? Side::Left : Side::Both;
      if (at > zone.begin && are_opposite(side, before) && stand_beside(at - 1, at)) {
        ++rows;
        labels += is_bullet_or_number(side == Side::Left ? line.text : flow_[at - 1].line.text) ? 1 : 0;
      }
      before = side;
      size = std::max(size, line.size);
      if (split < line.words.size() && (among == Among::Alone || split > 0)) {
        lefts.push_back(line.words[split].left);
        rights.push_back(line.right);
        centres.push_back((line.words[split].left + line.right) / 2);
      }
      if (split > 0 && split < line.words.size()) {
        ++rows;
        labels += is_bullet_or_number(std::string_view(line.text).substr(0, line.words[split - 1].text.end)) ? 1 : 0;
      }
    }
    const bool enough = rows >= (taken == Labels::Taken ? 2U : 3U) || (rows >= 1 && zone.end == flow_.size() && goes_on_behind(zone.gap)) ||
                        (rows == 2 && zone.gap.width() >= kWideForTwo * size);
    const auto most = static_cast<double>(lefts.size()) * kMostAligned;
    const bool aligned = static_cast<double>(std::max({count_aligned(lefts), count_aligned(centres), count_aligned(rights)})) >= most;
    return enough && aligned && (taken == Labels::Taken || static_cast<double>(labels) < static_cast<double>(rows) * kMostAligned);
  }

  // The first line of the next page shows the right column too.
  bool goes_on_behind(const Gap& gap) const {
    const std::vector<Gap> gaps = next_ == nullptr ? std::vector<Gap>() : gaps_of(*next_, kWideGap);
    return std::any_of(gaps.begin(), gaps.end(), [&](const Gap& own) { return std::abs(own.right - gap.right) <= kColumnAligned; });
  }

  static std::size_t count_aligned(std::vector<float> values) {
    std::sort(values.begin(), values.end());
    std::size_t best = 0;
    for (std::size_t begin = 0, end = 0; begin < values.size(); ++begin) {
      while (end < values.size() && values[end] - values[begin] <= kColumnAligned) {
        ++end;
      }
      best = std::max(best, end - begin);
    }
    return best;
  }

  static std::size_t first_right_of(const TextLine& line, const Gap& gap) {
    std::size_t word = 0;
    while (word < line.words.size() && line.words[word].left < gap.right - 0.01F) {
      ++word;
    }
    return word;
  }

  // All gaps that run through the whole zone.
  std::vector<Gap> gutters_of(const Zone& zone) const {
    std::vector<Gap> taken;  // by stretches of words
    for (std::size_t at = zone.begin; at < zone.end; ++at) {
      const TextLine& line = flow_[at].line;
      float begin = line.left;
      for (const Gap& gap : gaps_of(line, kNarrowGap)) {
        taken.push_back(Gap{begin, gap.left});
        begin = gap.right;
      }
      taken.push_back(Gap{begin, line.right});
    }
    std::sort(taken.begin(), taken.end(), [](const Gap& one, const Gap& other) { return one.left < other.left; });
    std::vector<Gap> gutters;
    std::optional<Gap> behind_numbers;
    float end = taken.front().right;
    for (const Gap& stretch : taken) {
      if (stretch.left - end >= kNarrowGap * flow_[zone.begin].line.size) {
        Zone one = zone;
        one.gap = Gap{end, stretch.left};
        if (is_column(one, Among::Several)) {
          gutters.push_back(one.gap);
        } else if (gutters.empty() && is_column(one, Among::Several, Labels::Taken)) {
          behind_numbers = one.gap;
        }
      }
      end = std::max(end, stretch.right);
    }
    add_tight(zone, gutters);
    if (behind_numbers && gutters.size() >= kColumnsBesideNumbers) {
      gutters.insert(gutters.begin(), *behind_numbers);
    }
    return gutters;
  }

  // Where rows enough have a column that begins exactly there.
  std::vector<float> edges_in(const Zone& zone) const {
    std::vector<float> all, edges;
    for (std::size_t at = zone.begin; at < zone.end; ++at) {
      for (const Gap& gap : gaps_of(flow_[at].line, kNarrowGap)) {
        all.push_back(gap.right);
      }
    }
    std::sort(all.begin(), all.end());
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
      while (end < all.size() && all[end] - all[begin] <= kExact) {
        ++end;
      }
      if (end - begin >= kSameEdges) {
        edges.push_back(all[begin]);
      }
    }
    return edges;
  }

  // Columns that some row leaves less room between, where no word reaches over the edge.
  void add_tight(const Zone& zone, std::vector<Gap>& gutters) const {
    for (const float edge : edges_in(zone)) {
      const bool known = std::any_of(gutters.begin(), gutters.end(),
                                     [&](const Gap& gutter) { return edge > gutter.left && edge <= gutter.right + kExact; });
      Zone one = zone;
      one.gap = Gap{0, edge};
      for (std::size_t at = zone.begin; at < zone.end; ++at) {
        one.gap.left = std::max(one.gap.left, reach_before(flow_[at].line, edge));
      }
      if (!known && one.gap.left < edge && is_column(one, Among::Several)) {
        gutters.push_back(one.gap);
      }
    }
    std::sort(gutters.begin(), gutters.end(), [](const Gap& one, const Gap& other) { return one.right < other.right; });
  }

  // How far the line's words on the left of the edge reach: to the edge itself if one touches it or stands over it.
  static float reach_before(const TextLine& line, float edge) {
    float reach = 0;
    for (const LineWord& word : line.words) {
      if (word.left < edge - kExact) {
        reach = std::max(reach, word.right > edge - kTightGap * line.size ? edge : word.right);
      }
    }
    return reach;
  }

  // Two tables may follow one another closely: from the row on that stands over a column's edge which no row behind it has, it is the next.
  void end_at_other_columns(Zone& zone) const {
    for (const float edge : edges_in(zone)) {
      std::size_t last = zone.begin;  // that has the edge
      for (std::size_t at = zone.begin; at < zone.end; ++at) {
        const std::vector<Gap> gaps = gaps_of(flow_[at].line, kNarrowGap);
        const bool has = std::any_of(gaps.begin(), gaps.end(), [&](const Gap& gap) { return std::abs(gap.right - edge) <= kExact; });
        last = has ? at : last;
      }
      std::size_t over = last + 1;
      while (over < zone.end && reach_before(flow_[over].line, edge) < edge) {
        ++over;
      }
      if (over < zone.end && !gaps_of(flow_[over].line, kWideGap).empty()) {
        zone.end = over;
      }
    }
  }

  FlowItem table_of(const Zone& zone) {
    std::vector<Gap> gutters = gutters_of(zone);
    const auto known =
        std::find_if(gutters.begin(), gutters.end(), [&](const Gap& gutter) { return std::abs(gutter.right - zone.gap.right) <= kExact; });
    if (known == gutters.end()) {
      gutters.push_back(zone.gap);
      std::sort(gutters.begin(), gutters.end(), [](const Gap& one, const Gap& other) { return one.right < other.right; });
    }
    std::vector<ColumnPiece> pieces;
    for (std::size_t at = zone.begin; at < zone.end; ++at) {
      add_pieces(flow_[at].line, gutters, pieces);
    }
    number_rows(pieces);
    FlowItem item;
    item.top = flow_[zone.begin].line.baseline - flow_[zone.begin].line.size;
    item.table = std::make_unique<FlowTable>();
    item.table->top = item.top;
    item.table->bottom = flow_[zone.end - 1].line.baseline;
    fill_cells(pieces, gutters, *item.table);
    return item;
  }

  static void add_pieces(const TextLine& line, const std::vector<Gap>& gutters, std::vector<ColumnPiece>& pieces) {
    std::size_t begin = 0;
    for (std::size_t column = 0; column <= gutters.size(); ++column) {
      std::size_t end = column < gutters.size() ? first_right_of(line, gutters[column]) : line.words.size();
      end = std::max(begin, end);
      if (end > begin) {
        ColumnPiece piece{part_of(line, begin, end), column, kNone, 0};
        for (const LineWord& word : piece.line.words) {
          piece.order = std::min(piece.order, word.order);
        }
        pieces.push_back(std::move(piece));
      }
      begin = end;
    }
  }

  void fill_cells(std::vector<ColumnPiece>& pieces, const std::vector<Gap>& gutters, FlowTable& table) const {
    for (const Gap& gutter : gutters) {
      table.edges.push_back(gutter.right);
    }
    std::vector<float> left(gutters.size() + 1, 1.0e9F), right(gutters.size() + 1, -1.0e9F);
    for (const ColumnPiece& piece : pieces) {
      left[piece.column] = std::min(left[piece.column], piece.line.left);
      right[piece.column] = std::max(right[piece.column], piece.line.right);
    }
    for (std::size_t column = 0; column <= gutters.size(); ++column) {
      right[column] = std::max(right[column], column < gutters.size() ? gutters[column].right - kPadding : right_);
    }
    for (ColumnPiece& piece : pieces) {
      const auto column = static_cast<std::uint32_t>(piece.column + 1);
      if (table.cells.empty() || table.cells.back().row != piece.row || table.cells.back().column != column) {
        FlowCell cell;
        cell.row = piece.row;
        cell.column = column;
        cell.left = left[piece.column];
        cell.right = right[piece.column];
        table.cells.push_back(std::move(cell));
      }
      FlowItem item;
      item.top = piece.line.baseline;
      item.line = std::move(piece.line);
      item.line.gap_above = table.cells.back().flow.empty() ? 0.0F : item.top - table.cells.back().flow.back().top;
      table.cells.back().flow.push_back(std::move(item));
    }
  }

  Flow& flow_;
  float right_;
  const FlowTable* open_;
  const TextLine* next_;
};

}  // namespace

void find_columns(Flow& flow, float right, const FlowTable* open, const TextLine* next) {
  ColumnSearch(flow, right, open, next).run();
}

}  // namespace sverka::pdf
