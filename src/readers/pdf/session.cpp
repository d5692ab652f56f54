#include "readers/pdf/session.hpp"

#include <algorithm>

#include "readers/pdf/picture_grids.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kFonts = 5000;
constexpr std::size_t kNotes = 1000;
constexpr std::size_t kItems = 100000;
constexpr std::size_t kGrids = 500;

}  // namespace

LoadedFont* Session::font(const Object& dictionary) {
  if (!dictionary.is_dictionary()) {
    return nullptr;
  }
  const auto found = fonts_by_object_.find(dictionary.identity());
  if (found != fonts_by_object_.end()) {
    return found->second;
  }
  if (fonts.size() >= kFonts) {
    budget.exceeded = true;
    return nullptr;
  }
  fonts.push_back(LoadedFont::load(dictionary));
  LoadedFont* const loaded = fonts.back().get();
  loaded->index = static_cast<std::uint16_t>(fonts.size() - 1);
  content.fonts.push_back({loaded->name, loaded->embedded, loaded->has_unicode});
  fonts_by_object_.emplace(dictionary.identity(), loaded);
  return loaded;
}

std::shared_ptr<const ColourSpace> Session::colour_space(const Object& space, const Object& resources) {
  if (!space.is_array()) {
    const Object named = resources.get("ColorSpace").get(space.name());
    return named && named.identity() != space.identity() ? colour_space(named, {}) : device_space(space.name());
  }
  auto& known = spaces_[space.identity()];
  if (!known) {
    known = ColourSpace::load(space, resources);
  }
  return known;
}

std::shared_ptr<const ColourSpace> Session::device_space(std::string_view name) {
  auto& known = device_spaces_[std::string(name)];
  if (!known) {
    known = ColourSpace::named(name);
  }
  return known;
}

PaintColour Session::pattern_colour(const Object& pattern, const std::vector<double>& values, const ColourSpace* space) {
  if (pattern.get("PatternType").integer() == 2) {
    return shading_colour(pattern.get("Shading"), {});
  }
  // An uncoloured tiling has the colour that it is given.
  if (pattern.get("PaintType").integer() == 2 && space != nullptr && space->base() != nullptr) {
    return space->base()->colour(values);
  }
  return kUnknownColour;
}

// Known only where the shading is one colour from end to end.
PaintColour Session::shading_colour(const Object& shading, const Object& resources) {
  const Object functions = shading.get("Function");
  const auto space = colour_space(shading.get("ColorSpace"), resources);
  const auto ends = shading.get("Domain").numbers(2);
  PaintColour first;
  for (unsigned i = 0; i <= 4; ++i) {
    const double low = ends.size() == 2 ? ends[0] : 0;
    const double high = ends.size() == 2 ? ends[1] : 1;
    const double at = low + (high - low) * i / 4;
    std::vector<double> values;
    if (functions.is_array()) {
      for (std::size_t k = 0; k < std::min<std::size_t>(functions.size(), 8); ++k) {
        const auto part = Function::load(functions.at(k));
        const auto value = part ? part->apply({at}) : std::vector<double>{};
        values.insert(values.end(), value.begin(), value.end());
      }
    } else if (const auto function = Function::load(functions)) {
      values = function->apply({at});
    }
    const PaintColour colour = values.empty() ? kUnknownColour : space->colour(values);
    if (!colour.known || (i > 0 && contrast(colour, first) > 1.1)) {
      return kUnknownColour;
    }
    first = i == 0 ? colour : first;
  }
  return first;
}

const PictureLook& Session::picture(const Object& image, const Object& resources) {
  const auto found = pictures_.find(image.identity());
  if (found != pictures_.end()) {
    return found->second;
  }
  const Object space = image.get("ColorSpace", "CS");
  PictureLook look = look_of_image(image, space ? colour_space(space, resources) : nullptr, budget.picture_bytes);
  return pictures_.emplace(image.identity(), std::move(look)).first->second;
}

const PictureGrid& Session::picture_grid(const Object& image, const Object& resources) {
  static const PictureGrid unknown;
  const auto found = grids_.find(image.identity());
  if (found != grids_.end() || grids_.size() >= kGrids) {
    return found != grids_.end() ? found->second : unknown;
  }
  const Object space = image.get("ColorSpace", "CS");
  PictureGrid grid = grid_of_image(image, space ? colour_space(space, resources) : nullptr, budget.picture_pixels);
  return grids_.emplace(image.identity(), std::move(grid)).first->second;
}

void Session::note(std::string code, std::string where, std::string detail) {
  const Note note = {std::move(code), std::move(where), std::move(detail)};
  if (std::find(content.notes.begin(), content.notes.end(), note) != content.notes.end()) {
    return;
  }
  if (content.notes.size() >= kNotes) {
    unmodelled(0, "many-notes");
    return;
  }
  content.notes.push_back(note);
}

void Session::add(Item item) {
  if (content.items.size() >= kItems) {
    budget.exceeded = true;
    return;
  }
  content.items.push_back(std::move(item));
}

void Session::unmodelled(std::uint32_t page, std::string_view what) {
  if (said_.find(what) != said_.end()) {
    return;
  }
  said_.emplace(what);
  Item item;
  item.kind = "unmodelled";
  item.value = what;
  item.page = page;
  add(std::move(item));
}

}  // namespace sverka::pdf
