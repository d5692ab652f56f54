// numbering.xml as read: levels, abstract definitions, numbers. What Numbering counts with.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/docx/number_format.hpp"
#include "readers/docx/styles.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {

constexpr std::size_t kLevels = 9;

struct NumberLevel {
  int start = 0;               // 17.9.25: "If this element is omitted, the starting value shall be zero"
  std::optional<int> restart;  // w:lvlRestart: 0 never, else a level counted from 1
  NumberStyle format;
  bool legal = false;                            // w:isLgl
  bool bullet = false;                           // shown as U+2022
  std::string text;                              // w:lvlText, trimmed
  std::string paragraph_style;                   // w:pStyle
  std::uint32_t run = kNone, paragraph = kNone;  // indices of the settings
};

struct AbstractNumber {
  std::array<std::uint32_t, kLevels> levels;  // indices; kNone where there is no level
  std::string style_link, number_style_link;
  bool single_level = false;  // w:multiLevelType: every paragraph is of level 0
};

// w:lvlOverride elements of one w:num.
struct LevelOverrides {
  std::array<std::uint32_t, kLevels> levels;
  std::array<std::optional<int>, kLevels> starts;
};

struct NumberInstance {
  std::uint32_t counted = kNone;    // the definition it names, by which it counts: a list by w:numStyleLink is a list of its own
  std::uint32_t abstract = kNone;   // the definition whose levels it shows: w:numStyleLink followed
  std::uint32_t overrides = kNone;  // index, if there are any
};

struct NumberingDefinitions {
  std::vector<NumberLevel> levels;
  std::vector<AbstractNumber> abstracts;
  std::vector<LevelOverrides> overrides;
  std::vector<NumberInstance> instances;
  std::unordered_map<int, std::uint32_t> instance_of;  // w:numId -> index
  std::vector<RunSettings> runs;
  std::vector<ParagraphSettings> paragraphs;
  std::vector<Note> notes;

  // The level that holds for an instance; null if there is none.
  const NumberLevel* level(const NumberInstance& instance, std::size_t at) const;
  std::optional<int> start_override(const NumberInstance& instance, std::size_t at) const;
};

// The tree may be null.
NumberingDefinitions read_numbering_definitions(const XmlTree* tree, const Styles& styles);

}  // namespace sverka
