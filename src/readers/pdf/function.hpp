// Functions of a PDF (tints of spot colours, shadings), evaluated at one point.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "readers/pdf/object.hpp"

namespace sverka::pdf {

class Function {
 public:
  // Nothing if it is of no known type or broken.
  static std::unique_ptr<Function> load(const Object& function, unsigned depth = 0);
  // Outputs for inputs; empty if it cannot be evaluated.
  std::vector<double> apply(const std::vector<double>& inputs) const;

 private:
  std::vector<double> sampled(const std::vector<double>& inputs) const;
  std::vector<double> exponential(double input) const;
  std::vector<double> stitched(double input) const;
  std::vector<double> calculated(const std::vector<double>& inputs) const;

  long kind_ = -1;
  std::vector<double> domain_;
  std::vector<double> range_;
  std::vector<double> first_;   // C0, or Bounds
  std::vector<double> second_;  // C1, or Encode
  std::vector<double> sizes_;
  std::vector<double> decode_;
  double exponent_ = 1;
  unsigned bits_ = 8;
  std::string samples_;  // or the program of a calculator
  std::vector<std::unique_ptr<Function>> parts_;
};

}  // namespace sverka::pdf
