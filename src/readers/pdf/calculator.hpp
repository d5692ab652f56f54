// PostScript calculator functions (PDF 32000 7.10.5).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sverka::pdf {

// The last `outputs` values that the program leaves; empty if it is broken or runs too long.
std::vector<double> calculate(std::string_view program, const std::vector<double>& inputs, std::size_t outputs);

}  // namespace sverka::pdf
