#include "readers/pdf/margin_parts.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace sverka::pdf {
namespace {

constexpr std::size_t kEdge = 6;         // lines of a page, from either end
constexpr std::size_t kMostParts = 5;    // of a line
constexpr std::size_t kFewestPages = 2;  // that have the part as a line of its own
constexpr float kOtherType = 0.9F;       // of the height of the words beside it

float height_of(const LineWord& word) {
  return word.box.bottom - word.box.top;
}

// Where another type begins, and the end of the line; from the first word.
std::vector<std::size_t> ends_of_parts(const TextLine& line) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 1; at < line.words.size(); ++at) {
    const float before = height_of(line.words[at - 1]), height = height_of(line.words[at]);
    if (std::min(before, height) < kOtherType * std::max(before, height)) {
      ends.push_back(at);
    }
  }
  ends.push_back(line.words.size());
  return ends;
}

bool is_at_edge(const Flow& flow, std::size_t item) {
  return (item < kEdge || flow.size() - item <= kEdge) && !flow[item].table && flow[item].line.is_upright();
}

Flow parted(Flow flow, const std::map<std::string, std::size_t>& pages_with) {
  Flow result;
  result.reserve(flow.size());
  const std::vector<bool> edge = [&flow] {
    std::vector<bool> marks(flow.size());
    for (std::size_t item = 0; item < flow.size(); ++item) {
      marks[item] = is_at_edge(flow, item);
    }
    return marks;
  }();
  for (std::size_t item = 0; item < flow.size(); ++item) {
    const std::vector<std::size_t> ends = edge[item] ? ends_of_parts(flow[item].line) : std::vector<std::size_t>();
    std::vector<TextLine> parts;
    bool recurs = false;
    for (std::size_t at = 0; ends.size() > 1 && ends.size() <= kMostParts && at < ends.size(); ++at) {
      parts.push_back(part_of(flow[item].line, at == 0 ? 0 : ends[at - 1], ends[at]));
      const auto found = pages_with.find(shape_of(parts.back().text));
      recurs = recurs || (found != pages_with.end() && found->second >= kFewestPages);
    }
    if (!recurs) {
      result.push_back(std::move(flow[item]));
      continue;
    }
    for (TextLine& part : parts) {
      part.size = flow[item].line.size * height_of(part.words.front()) / std::max(1.0F, height_of(flow[item].line.words.front()));
      result.push_back(FlowItem{std::move(part), nullptr, flow[item].top});
    }
  }
  return result;
}

}  // namespace

std::string shape_of(std::string_view text) {
  std::string shape;
  bool number = false;
  for (const char sign : text) {
    const bool digit = sign >= '0' && sign <= '9';
    if (!digit || !number) {
      shape += digit ? '#' : sign;
    }
    number = digit;
  }
  return shape;
}

void part_margin_lines(std::vector<PageFlow>& pages) {
  std::map<std::string, std::size_t> pages_with;
  for (const PageFlow& page : pages) {
    for (std::size_t item = 0; item < page.flow.size(); ++item) {
      if (is_at_edge(page.flow, item)) {
        ++pages_with[shape_of(page.flow[item].line.text)];
      }
    }
  }
  for (PageFlow& page : pages) {
    page.flow = parted(std::move(page.flow), pages_with);
  }
}

}  // namespace sverka::pdf
