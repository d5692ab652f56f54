#include "readers/docx/numbering_definitions.hpp"

#include <algorithm>
#include <utility>

#include "readers/docx/measure.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

// Bounds on memory, far above what programs write.
constexpr std::size_t kMostAbstracts = 20000;
constexpr std::size_t kMostInstances = 65536;
constexpr std::size_t kMostLevels = 100000;
constexpr std::size_t kLongestLevelText = 1024;  // bytes

constexpr std::string_view kSymbolFonts[] = {"Symbol",     "Wingdings",  "Wingdings 2", "Wingdings 3", "Webdings",      "ZapfDingbats",
                                             "OpenSymbol", "StarSymbol", "MT Extra",    "Marlett",     "Monotype Sorts"};

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

std::u32string trimmed(std::u32string text) {
  while (!text.empty() && is_space(text.back())) {
    text.pop_back();
  }
  const auto first = std::find_if(text.begin(), text.end(), [](char32_t c) { return !is_space(c); });
  text.erase(text.begin(), first);
  return text;
}

// Letters of the scripts that words are written in here. Private use and symbols are glyphs of some font.
bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F) || (c >= 0x370 && c <= 0x52F);
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

bool is_symbol_font(const RunSettings* run) {
  if (run == nullptr) {
    return false;
  }
  for (const auto* font : {&run->font, &run->font_high_ansi}) {
    if (*font && std::find(std::begin(kSymbolFonts), std::end(kSymbolFonts), **font) != std::end(kSymbolFonts)) {
      return true;
    }
  }
  return false;
}

// One glyph is a bullet, whatever it is, and so are two marks; a word or a number in its place is text that
// somebody reads.
bool is_bullet_text(const std::u32string& text, const RunSettings* run) {
  if (text.size() <= 1) {
    return text.empty() || !is_digit(text[0]) || is_symbol_font(run);
  }
  const bool words = std::any_of(text.begin(), text.end(), [](char32_t c) { return is_letter(c) || is_digit(c); });
  return text.size() == 2 && !words;
}

class DefinitionsReading {
 public:
  DefinitionsReading(const XmlTree& tree, const Styles& styles, NumberingDefinitions& result)
      : tree_(tree), styles_(styles), result_(result) {}

  void run() {
    each(tree_.root(), "w:abstractNum", [this](std::uint32_t at) { read_abstract(at); });
    each(tree_.root(), "w:num", [this](std::uint32_t at) { read_instance(at); });
    index_style_links();
    std::vector<std::uint32_t> followed;
    for (const NumberInstance& instance : result_.instances) {
      followed.push_back(follow_style(instance.abstract));
    }
    for (std::size_t at = 0; at < followed.size(); ++at) {
      result_.instances[at].abstract = followed[at];
    }
  }

 private:
  template <class Visit>
  void each(std::uint32_t parent, std::string_view name, Visit visit) {
    for (std::uint32_t at = parent == 0 ? 0 : tree_.node(parent).first_child; at != 0; at = tree_.node(at).next) {
      if (tree_.node(at).name == name) {
        visit(at);
      }
    }
  }

  std::string_view value(std::uint32_t parent, std::string_view name) const {
    const std::uint32_t found = tree_.child(parent, name);
    return found == 0 ? std::string_view() : tree_.attribute(found, "w:val");
  }

  std::optional<std::size_t> level_index(std::uint32_t element) const {
    const auto level = parse_integer(tree_.attribute(element, "w:ilvl"));
    return level && *level >= 0 && *level < static_cast<int>(kLevels) ? std::optional<std::size_t>(*level) : std::nullopt;
  }

  void read_abstract(std::uint32_t element) {
    const auto id = parse_integer(tree_.attribute(element, "w:abstractNumId"));
    if (!id) {
      return;
    }
    if (result_.abstracts.size() >= kMostAbstracts) {
      note("numbering-limit", "abstractNum");
      return;
    }
    if (!abstract_of_.emplace(*id, static_cast<std::uint32_t>(result_.abstracts.size())).second) {
      return;
    }
    AbstractNumber abstract;
    abstract.levels.fill(kNone);
    abstract.style_link = std::string(value(element, "w:styleLink"));
    abstract.number_style_link = std::string(value(element, "w:numStyleLink"));
    abstract.single_level = value(element, "w:multiLevelType") == "singleLevel";
    each(element, "w:lvl", [&](std::uint32_t at) {
      if (const auto index = level_index(at)) {
        put_level(at, abstract.levels[*index]);
      }
    });
    result_.abstracts.push_back(std::move(abstract));
  }

  void read_instance(std::uint32_t element) {
    const auto id = parse_integer(tree_.attribute(element, "w:numId"));
    const auto abstract_id = parse_integer(value(element, "w:abstractNumId"));
    const auto found = abstract_id ? abstract_of_.find(*abstract_id) : abstract_of_.end();
    if (!id || found == abstract_of_.end()) {
      return;
    }
    if (result_.instances.size() >= kMostInstances) {
      note("numbering-limit", "num");
      return;
    }
    if (!result_.instance_of.emplace(*id, static_cast<std::uint32_t>(result_.instances.size())).second) {
      return;
    }
    NumberInstance instance;
    instance.counted = found->second;
    instance.abstract = found->second;
    LevelOverrides overrides;
    overrides.levels.fill(kNone);
    bool any = false;
    each(element, "w:lvlOverride", [&](std::uint32_t at) {
      const auto index = level_index(at);
      if (!index) {
        return;
      }
      any = true;
      if (const std::uint32_t level = tree_.child(at, "w:lvl"); level != 0) {
        put_level(level, overrides.levels[*index]);
      }
      if (const auto start = parse_integer(value(at, "w:startOverride"))) {
        overrides.starts[*index] = start;
      }
    });
    if (any) {
      instance.overrides = static_cast<std::uint32_t>(result_.overrides.size());
      result_.overrides.push_back(overrides);
    }
    result_.instances.push_back(instance);
  }

  void put_level(std::uint32_t element, std::uint32_t& slot) {
    if (result_.levels.size() >= kMostLevels) {
      note("numbering-limit", "lvl");
      return;
    }
    slot = static_cast<std::uint32_t>(result_.levels.size());
    result_.levels.push_back(read_level(element));
  }

  NumberLevel read_level(std::uint32_t element) {
    NumberLevel level;
    level.start = parse_integer(value(element, "w:start")).value_or(0);
    level.restart = parse_integer(value(element, "w:lvlRestart"));
    level.format = read_format(element);
    const std::uint32_t legal = tree_.child(element, "w:isLgl");
    level.legal = legal != 0 && on_off(tree_, legal).value_or(false);
    level.paragraph_style = std::string(value(element, "w:pStyle"));
    if (const std::uint32_t r_pr = tree_.child(element, "w:rPr"); r_pr != 0 && tree_.node(r_pr).first_child != 0) {
      level.run = static_cast<std::uint32_t>(result_.runs.size());
      result_.runs.push_back(styles_.run_settings(tree_, r_pr));
    }
    if (const std::uint32_t p_pr = tree_.child(element, "w:pPr"); p_pr != 0 && tree_.node(p_pr).first_child != 0) {
      level.paragraph = static_cast<std::uint32_t>(result_.paragraphs.size());
      result_.paragraphs.push_back(styles_.paragraph_settings(tree_, p_pr));
    }
    read_text(element, level);
    return level;
  }

  // A custom format stands in an alternative whose fallback is decimal; programs that know w14 take the first
  // choice.
  NumberStyle read_format(std::uint32_t element) {
    std::uint32_t format = tree_.child(element, "w:numFmt");
    if (format == 0) {
      const std::uint32_t alternatives = tree_.child(element, "mc:AlternateContent");
      const std::uint32_t choice = alternatives == 0 ? 0 : tree_.child(alternatives, "mc:Choice");
      format = choice == 0 ? 0 : tree_.child(choice, "w:numFmt");
    }
    if (format == 0) {
      return {};
    }
    return parse_number_format(tree_.attribute(format, "w:val"), tree_.attribute(format, "w:format"));
  }

  void read_text(std::uint32_t element, NumberLevel& level) {
    const std::uint32_t text = tree_.child(element, "w:lvlText");
    std::string_view stored = text == 0 ? std::string_view() : tree_.attribute(text, "w:val");
    if (stored.size() > kLongestLevelText) {
      note("numbering-label-limit", {});
      std::size_t end = kLongestLevelText;
      while ((static_cast<unsigned char>(stored[end]) & 0xC0) == 0x80) {
        --end;
      }
      stored = stored.substr(0, end);
    }
    const std::u32string points = trimmed(to_code_points(stored));
    level.text = to_utf8(points);
    const RunSettings* run = level.run == kNone ? nullptr : &result_.runs[level.run];
    if (level.format.format == NumberFormat::Bullet) {
      // A picture is a bullet even where its text is empty; text that nobody sees as a mark stays text.
      const bool picture = tree_.child(element, "w:lvlPicBulletId") != 0;
      level.bullet = is_bullet_text(points, run) && (picture || !points.empty());
    } else if (points.size() == 1 && !is_letter(points[0]) && !is_digit(points[0])) {
      level.bullet = true;  // a lone mark under a counting format looks no different
    }
  }

  // The first abstract definition that gives each numbering style.
  void index_style_links() {
    for (std::size_t at = 0; at < result_.abstracts.size(); ++at) {
      const std::string& link = result_.abstracts[at].style_link;
      if (!link.empty()) {
        abstract_of_style_.emplace(link, static_cast<std::uint32_t>(at));
      }
    }
  }

  // 17.9.21: a definition with w:numStyleLink has no levels of its own; they are those of the numbering style
  // it names.
  std::uint32_t follow_style(std::uint32_t abstract) const {
    const std::string& link = result_.abstracts[abstract].number_style_link;
    if (link.empty()) {
      return abstract;
    }
    const auto id = parse_integer(styles_.numbering_style_id(link));
    const auto instance = id ? result_.instance_of.find(*id) : result_.instance_of.end();
    if (instance != result_.instance_of.end()) {
      const std::uint32_t target = result_.instances[instance->second].abstract;
      if (result_.abstracts[target].number_style_link.empty()) {
        return target;
      }
    }
    const auto named = abstract_of_style_.find(link);
    return named == abstract_of_style_.end() ? abstract : named->second;
  }

  void note(const char* code, std::string detail) {
    for (const Note& known : result_.notes) {
      if (known.code == code) {
        return;
      }
    }
    result_.notes.push_back({code, {}, std::move(detail)});
  }

  const XmlTree& tree_;
  const Styles& styles_;
  NumberingDefinitions& result_;
  std::unordered_map<int, std::uint32_t> abstract_of_;
  std::unordered_map<std::string, std::uint32_t> abstract_of_style_;
};

}  // namespace

NumberingDefinitions read_numbering_definitions(const XmlTree* tree, const Styles& styles) {
  NumberingDefinitions result;
  if (tree != nullptr && tree->root() != 0) {
    DefinitionsReading(*tree, styles, result).run();
  }
  return result;
}

const NumberLevel* NumberingDefinitions::level(const NumberInstance& instance, std::size_t at) const {
  std::uint32_t found = instance.overrides == kNone ? kNone : overrides[instance.overrides].levels[at];
  found = found == kNone ? abstracts[instance.abstract].levels[at] : found;
  return found == kNone ? nullptr : &levels[found];
}

std::optional<int> NumberingDefinitions::start_override(const NumberInstance& instance, std::size_t at) const {
  return instance.overrides == kNone ? std::nullopt : overrides[instance.overrides].starts[at];
}

}  // namespace sverka
