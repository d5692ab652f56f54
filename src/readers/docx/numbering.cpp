#include "readers/docx/numbering.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "readers/docx/measure.hpp"
#include "readers/docx/numbering_definitions.hpp"

namespace sverka {
namespace {

constexpr std::string_view kBulletText = "\xE2\x80\xA2";  // U+2022
constexpr std::size_t kLongestLabel = 4096;               // bytes
// How far a style's chain is followed for its level. Word itself keeps to about ten.
constexpr int kLongestChain = 64;

// The running count of one abstract definition in one story.
struct Count {
  std::array<std::int64_t, kLevels> values = {};
  std::uint16_t counted = 0;  // a bit per level that has a value
};

std::uint16_t bit(std::size_t level) {
  return static_cast<std::uint16_t>(1u << level);
}

std::uint16_t with(std::uint16_t bits, std::size_t level) {
  return static_cast<std::uint16_t>(bits | bit(level));
}

std::uint64_t key_of(std::uint32_t story, std::uint32_t index) {
  return std::uint64_t{story} << 32 | index;
}

std::size_t clamped_level(int level) {
  return static_cast<std::size_t>(std::clamp(level, 0, static_cast<int>(kLevels) - 1));
}

// w:isLgl: the numbers that a level takes over from the levels above it are shown in decimal; its own keeps
// its format.
NumberStyle legal_style(NumberStyle style) {
  const bool stays =
      style.format == NumberFormat::None || style.format == NumberFormat::Bullet || style.format == NumberFormat::DecimalZero;
  return stays ? style : NumberStyle{};
}

}  // namespace

struct Numbering::Impl {
  const Styles* styles = nullptr;
  NumberingDefinitions definitions;
  // By story and abstract definition: several w:num on one definition go on with each other's numbers.
  std::unordered_map<std::uint64_t, Count> counts;
  // By story and instance: its start override was used.
  std::unordered_set<std::uint64_t> restarted;
  // By instance and style, as they are asked for.
  std::unordered_map<std::string, std::optional<std::size_t>> style_levels;

  std::optional<std::size_t> level_of(const ParagraphSettings& settings, std::string_view style, std::uint32_t index);
  std::optional<std::size_t> style_level(std::string_view style, const NumberInstance& instance, bool direct) const;
  std::optional<std::size_t> tied_level(std::string_view style, const NumberInstance& instance) const;
  bool belongs_elsewhere(std::size_t level, std::string_view style, const NumberInstance& instance) const;
  int start_of(const NumberInstance& instance, std::size_t level) const;
  const Count& count(std::uint32_t index, std::size_t level, std::uint32_t story);
  void restart_deeper(const NumberInstance& instance, std::size_t level, Count& running) const;
  std::string text_of(const NumberInstance& instance, const NumberLevel& level, std::size_t at, const Count& running,
                      bool& unknown_format) const;
};

Numbering::Numbering() : impl_(std::make_unique<Impl>()) {}
Numbering::~Numbering() = default;
Numbering::Numbering(Numbering&&) noexcept = default;
Numbering& Numbering::operator=(Numbering&&) noexcept = default;

Numbering Numbering::read(const XmlTree* numbering, const Styles& styles) {
  Numbering result;
  Impl& impl = *result.impl_;
  impl.styles = &styles;
  impl.definitions = read_numbering_definitions(numbering, styles);
  return result;
}

const std::vector<Note>& Numbering::notes() const {
  return impl_->definitions.notes;
}

Label Numbering::next(const ParagraphSettings& settings, std::string_view paragraph_style, std::uint32_t story) {
  Impl& impl = *impl_;
  const auto id = settings.numbering_id ? parse_integer(*settings.numbering_id) : std::nullopt;
  const auto found = id && *id != 0 ? impl.definitions.instance_of.find(*id) : impl.definitions.instance_of.end();
  if (found == impl.definitions.instance_of.end()) {
    return {};
  }
  const NumberInstance& instance = impl.definitions.instances[found->second];
  const auto at = impl.level_of(settings, paragraph_style, found->second);
  const NumberLevel* level = at ? impl.definitions.level(instance, *at) : nullptr;
  if (level == nullptr) {
    return {};
  }
  const Count& running = impl.count(found->second, *at, story);
  Label label;
  label.settings = level->run == kNone ? nullptr : &impl.definitions.runs[level->run];
  label.paragraph = level->paragraph == kNone ? nullptr : &impl.definitions.paragraphs[level->paragraph];
  if (level->bullet) {
    label.text = std::string(kBulletText);
    label.origin = LabelOrigin::Bullet;
    return label;
  }
  label.text = impl.text_of(instance, *level, *at, running, label.unknown_format);
  label.origin = label.text.empty() ? LabelOrigin::None : LabelOrigin::Numbering;
  return label;
}

Label Numbering::uncounted(const ParagraphSettings& settings, std::string_view paragraph_style, std::uint32_t story) {
  const auto id = settings.numbering_id ? parse_integer(*settings.numbering_id) : std::nullopt;
  const auto found = id ? impl_->definitions.instance_of.find(*id) : impl_->definitions.instance_of.end();
  if (found == impl_->definitions.instance_of.end()) {
    return {};
  }
  Count& running = impl_->counts[key_of(story, impl_->definitions.instances[found->second].counted)];
  const Count before = running;
  const std::uint64_t restart = key_of(story, found->second);
  const bool was_restarted = impl_->restarted.count(restart) != 0;
  Label label = next(settings, paragraph_style, story);
  running = before;
  if (!was_restarted) {
    impl_->restarted.erase(restart);
  }
  return label;
}

std::optional<std::size_t> Numbering::Impl::level_of(const ParagraphSettings& settings, std::string_view style, std::uint32_t index) {
  const NumberInstance& instance = definitions.instances[index];
  if (definitions.abstracts[instance.abstract].single_level) {
    return 0;
  }
  if (settings.numbering_level) {
    return clamped_level(*settings.numbering_level);
  }
  std::string key = std::to_string(index);
  key += settings.numbering_is_direct ? '!' : ' ';
  key += style;
  const auto known = style_levels.find(key);
  if (known != style_levels.end()) {
    return known->second;
  }
  const std::string_view from = style.empty() ? std::string_view(styles->default_paragraph_style()) : style;
  const auto level = style_level(from, instance, settings.numbering_is_direct);
  style_levels.emplace(std::move(key), level);
  return level;
}

// 17.9.23: "When a paragraph style is defined to include a numbering definition, any numbering level defined
// by the numPr element shall be ignored, and instead this element shall specify the numbering level
// associated with that paragraph style." A style with neither has the level of the style it is based on.
// Programs go further: a style that names a level which is tied to another style is not numbered at all.
std::optional<std::size_t> Numbering::Impl::style_level(std::string_view style, const NumberInstance& instance, bool direct) const {
  std::size_t level = 0;
  std::string_view at = style;
  for (int step = 0; step < kLongestChain && !at.empty(); ++step, at = styles->based_on(at)) {
    const auto stated = styles->style_numbering(at).level;
    if (stated && !direct && belongs_elsewhere(clamped_level(*stated), style, instance)) {
      return std::nullopt;
    }
    if (const auto tied = tied_level(at, instance)) {
      return tied;
    }
    if (stated) {
      level = clamped_level(*stated);
      break;
    }
  }
  return !direct && belongs_elsewhere(level, style, instance) ? std::nullopt : std::optional<std::size_t>(level);
}

// The level whose w:pStyle is this style.
std::optional<std::size_t> Numbering::Impl::tied_level(std::string_view style, const NumberInstance& instance) const {
  for (std::size_t at = 0; at < kLevels; ++at) {
    const NumberLevel* level = definitions.level(instance, at);
    if (level != nullptr && level->paragraph_style == style) {
      return at;
    }
  }
  return std::nullopt;
}

// Whether the level is tied to a style that is neither this one nor one it is based on.
bool Numbering::Impl::belongs_elsewhere(std::size_t level, std::string_view style, const NumberInstance& instance) const {
  const NumberLevel* definition = definitions.level(instance, level);
  if (definition == nullptr || definition->paragraph_style.empty()) {
    return false;
  }
  for (int step = 0; step < kLongestChain && !style.empty(); ++step, style = styles->based_on(style)) {
    if (definition->paragraph_style == style) {
      return false;
    }
  }
  return true;
}

int Numbering::Impl::start_of(const NumberInstance& instance, std::size_t level) const {
  if (const auto start = definitions.start_override(instance, level)) {
    return *start;
  }
  const NumberLevel* definition = definitions.level(instance, level);
  return definition == nullptr ? 0 : definition->start;
}

const Count& Numbering::Impl::count(std::uint32_t index, std::size_t level, std::uint32_t story) {
  const NumberInstance& instance = definitions.instances[index];
  Count& running = counts[key_of(story, instance.counted)];
  // A number below a level that was not counted yet shows that level's own start, and has used it up.
  for (std::size_t above = 0; above < level; ++above) {
    if ((running.counted & bit(above)) == 0) {
      const NumberLevel* definition = definitions.level(instance, above);
      running.values[above] = definition == nullptr ? 0 : definition->start;
      running.counted = with(running.counted, above);
    }
  }
  // 17.9.27: the override holds where this w:num is first used at a level that it overrides, and whenever
  // such a level restarts.
  const bool first = definitions.start_override(instance, level) && restarted.insert(key_of(story, index)).second;
  if (first || (running.counted & bit(level)) == 0) {
    running.values[level] = start_of(instance, level);
    running.counted = with(running.counted, level);
  } else {
    ++running.values[level];
  }
  restart_deeper(instance, level, running);
  return running;
}

// 17.9.10: "the numbering level shall restart each time the previous numbering level or any earlier level is
// used". w:lvlRestart names another level, or 0 for never; one that is not above its own level is ignored.
void Numbering::Impl::restart_deeper(const NumberInstance& instance, std::size_t level, Count& running) const {
  for (std::size_t below = level + 1; below < kLevels; ++below) {
    const NumberLevel* definition = definitions.level(instance, below);
    const int own = static_cast<int>(below);
    int last = definition == nullptr ? own : definition->restart.value_or(own);
    last = last < 0 || last > own ? own : last;
    if (static_cast<int>(level) + 1 <= last) {
      running.counted = static_cast<std::uint16_t>(running.counted & ~bit(below));
    }
  }
}

std::string Numbering::Impl::text_of(const NumberInstance& instance, const NumberLevel& level, std::size_t at, const Count& running,
                                     bool& unknown_format) const {
  if (level.format.format == NumberFormat::Bullet) {
    return level.text;  // words in a bullet's place are shown as they are
  }
  std::string text;
  for (std::size_t position = 0; position < level.text.size(); ++position) {
    const char next = position + 1 < level.text.size() ? level.text[position + 1] : '\0';
    if (level.text[position] != '%' || next < '1' || next > '9') {
      text += level.text[position];
      continue;
    }
    ++position;
    const std::size_t shown = static_cast<std::size_t>(next - '1');
    if (shown > at) {  // a deeper level has no number here
      continue;
    }
    const NumberLevel* definition = definitions.level(instance, shown);
    NumberStyle style = definition == nullptr ? NumberStyle{} : definition->format;
    if (level.legal && shown < at) {
      style = legal_style(style);
    }
    unknown_format = unknown_format || style.format == NumberFormat::Unknown;
    text += format_number(style, running.values[shown]);
  }
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_space(text.back())) {
    text.pop_back();
  }
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), is_space));
  if (text.size() > kLongestLabel) {
    std::size_t end = kLongestLabel;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
      --end;
    }
    text.resize(end);
  }
  return text;
}

}  // namespace sverka
