// The dynamic programme that fills one gap between anchors.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "templates/align.hpp"

namespace sverka {

// Appends the cheapest steps through the gap. Time and memory are elements x tokens; the caller bounds them.
void align_gap(const Template& sample, std::uint32_t first_element, std::uint32_t last_element, std::span<const StreamToken> tokens,
               std::uint32_t begin, std::uint32_t end, const WordTraits& traits, std::vector<Step>& steps);

}  // namespace sverka
