#include "report/html_marks.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace sverka {

namespace {

using PlaceKey = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

PlaceKey key_of(const Place& place) {
  return {place.block, place.range.begin, place.range.end};
}

MarkKind kind_of(DeviationClass deviation_class, const std::string& expected, const std::string& observed) {
  switch (deviation_class) {
    case DeviationClass::Removed:
      return MarkKind::Removed;
    case DeviationClass::Moved:
      return MarkKind::Moved;
    case DeviationClass::Hidden:
      return MarkKind::Hidden;
    case DeviationClass::PendingChange:
      return MarkKind::Pending;
    case DeviationClass::Added:
    case DeviationClass::SlotAbuse:
    case DeviationClass::ForeignObject:
      return MarkKind::Added;
    case DeviationClass::Changed:
    case DeviationClass::LookAlike:
    case DeviationClass::Numbering:
    case DeviationClass::Structure:
      break;
  }
  if (expected.empty()) {
    return MarkKind::Added;
  }
  return observed.empty() ? MarkKind::Removed : MarkKind::Changed;
}

class MarkCollector {
 public:
  MarkCollector(const Report& report, const std::vector<std::size_t>& numbers, const Document& document)
      : report_(report), numbers_(numbers), document_(document), marks_(document.blocks.size()) {
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
      for (const Location& location : report.findings[i].locations) {
        if (location.in_document) {
          by_place_[key_of(location.place)].push_back(i);
        }
      }
    }
  }

  void add_slots(const Template& sample, const Alignment& alignment) {
    for (const SlotValue& value : alignment.values) {
      for (const Place& place : value.places) {
        Mark mark;
        mark.kind = MarkKind::Slot;
        mark.slot = static_cast<std::int32_t>(value.slot);
        mark.title = value.slot < sample.slots.size() ? sample.slots[value.slot].name : std::string();
        add(place, std::move(mark));
      }
    }
  }

  void add_deviations(const Alignment& alignment) {
    for (const Deviation& deviation : alignment.deviations) {
      bool is_first_place = true;
      for (const Place& place : deviation.places) {
        const std::size_t index = finding_at(place, deviation.deviation_class);
        Mark mark;
        mark.kind = kind_of(deviation.deviation_class, deviation.expected, deviation.observed);
        mark.flags = deviation.flags;
        mark.on_label = is_label(place, mark.kind);
        if (is_first_place && (mark.kind == MarkKind::Removed || mark.kind == MarkKind::Changed)) {
          mark.removed = deviation.expected;
        }
        if (index < report_.findings.size()) {
          name(mark, index);
          shown_.insert({index, key_of(place)});
        }
        add(place, std::move(mark));
        is_first_place = false;
      }
    }
  }

  void add_findings() {
    for (std::size_t i = 0; i < report_.findings.size(); ++i) {
      const Finding& finding = report_.findings[i];
      bool is_first_place = true;
      for (const Location& location : finding.locations) {
        if (!location.in_document || shown_.count({i, key_of(location.place)}) != 0) {
          continue;
        }
        shown_.insert({i, key_of(location.place)});  // a place on two pages is two locations and one mark
        Mark mark;
        if (finding.deviation_class) {
          mark.kind = kind_of(*finding.deviation_class, finding.expected, finding.observed);
          if (is_first_place && (mark.kind == MarkKind::Removed || mark.kind == MarkKind::Changed)) {
            mark.removed = finding.expected;
          }
        }
        name(mark, i);
        add(location.place, std::move(mark));
        is_first_place = false;
      }
    }
  }

  std::vector<std::vector<Mark>> take() {
    for (std::vector<Mark>& block : marks_) {
      std::stable_sort(block.begin(), block.end(), [](const Mark& left, const Mark& right) {
        return std::tie(left.range.begin, left.range.end) < std::tie(right.range.begin, right.range.end);
      });
    }
    return std::move(marks_);
  }

 private:
  // A label has no bytes in the text: an empty range of something that is there can only be the label.
  bool is_label(const Place& place, MarkKind kind) const {
    return place.range.begin == place.range.end && kind != MarkKind::Removed && place.block < document_.blocks.size() &&
           !document_.blocks[place.block].label.empty();
  }

  // The finding that speaks of this place, one of the same class rather than another; past the end if there
  // is none.
  std::size_t finding_at(const Place& place, DeviationClass deviation_class) const {
    const auto found = by_place_.find(key_of(place));
    if (found == by_place_.end()) {
      return report_.findings.size();
    }
    for (const std::size_t index : found->second) {
      if (report_.findings[index].deviation_class == deviation_class) {
        return index;
      }
    }
    return report_.findings.size();
  }

  void name(Mark& mark, std::size_t index) {
    mark.number = numbers_[index];
    mark.group = group_of(report_.findings[index]);
    mark.title = report_.findings[index].rule;
    mark.first = anchored_.insert(index).second;
  }

  // Ranges are held to the block: a mark never reaches past the text.
  void add(const Place& place, Mark mark) {
    if (place.block >= marks_.size()) {
      return;
    }
    const auto size = static_cast<std::uint32_t>(document_.blocks[place.block].text.size());
    mark.range.begin = std::min(place.range.begin, size);
    mark.range.end = std::clamp(place.range.end, mark.range.begin, size);
    marks_[place.block].push_back(std::move(mark));
  }

  const Report& report_;
  const std::vector<std::size_t>& numbers_;
  const Document& document_;
  std::vector<std::vector<Mark>> marks_;
  std::map<PlaceKey, std::vector<std::size_t>> by_place_;
  std::set<std::pair<std::size_t, PlaceKey>> shown_;
  std::set<std::size_t> anchored_;
};

}  // namespace

std::vector<std::vector<Mark>> marks_of(const Report& report, const std::vector<std::size_t>& numbers, const Document& document,
                                        const Template* sample, const Alignment* alignment) {
  MarkCollector collector(report, numbers, document);
  if (sample != nullptr && alignment != nullptr) {
    collector.add_slots(*sample, *alignment);
    collector.add_deviations(*alignment);
  }
  collector.add_findings();
  return collector.take();
}

}  // namespace sverka
