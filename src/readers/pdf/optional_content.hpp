// Layers: whether content of an optional content group is shown on the screen and on paper in the default configuration.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "readers/pdf/file.hpp"
#include "readers/pdf/object.hpp"

namespace sverka::pdf {

class OptionalContent {
 public:
  explicit OptionalContent(const File& file);

  // kLayerOff, kPrintDiffers or nothing, for a group or a membership dictionary. Remembered.
  std::uint32_t flags(const Object& group) const;

  struct Group {
    Object object;
    std::string name;
    bool seen = true;
    bool printed = true;
    bool conditional = false;  // by zoom, language, person or export, or otherwise in another configuration
  };
  const std::vector<Group>& groups() const { return groups_; }
  // There was more than is looked at: groups, lists, conditions within conditions. What they say was left out.
  bool is_cut() const { return cut_; }

 private:
  struct State {
    bool seen = true;
    bool printed = true;
  };
  State state(const Object& group) const;
  State state_of_group(const Object& group) const;
  // Whether as much more may be looked at.
  bool takes(std::size_t steps) const;
  std::size_t within(std::size_t size, std::size_t most) const;
  State state_of_members(const Object& members) const;
  State state_of_expression(const Object& expression, unsigned depth) const;
  void apply_usage(const Object& event);
  void find_conditions(const Object& event);

  std::vector<Group> groups_;
  std::unordered_map<const void*, std::size_t> index_;
  mutable std::unordered_map<const void*, std::uint32_t> known_flags_;
  mutable std::size_t steps_ = 4'000'000;
  mutable bool cut_ = false;
};

}  // namespace sverka::pdf
