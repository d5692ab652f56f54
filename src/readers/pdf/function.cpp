#include "readers/pdf/function.hpp"

#include <algorithm>
#include <cmath>

#include "readers/pdf/calculator.hpp"

namespace sverka::pdf {
namespace {

constexpr unsigned kDepth = 4;

double interpolated(double value, double from_low, double from_high, double to_low, double to_high) {
  return from_high == from_low ? to_low : to_low + (value - from_low) * (to_high - to_low) / (from_high - from_low);
}

double entry(const std::vector<double>& values, std::size_t index, double otherwise) {
  return index < values.size() ? values[index] : otherwise;
}

}  // namespace

std::unique_ptr<Function> Function::load(const Object& function, unsigned depth) {
  if (!function.is_dictionary() || depth > kDepth) {
    return nullptr;
  }
  auto result = std::make_unique<Function>();
  result->kind_ = function.get("FunctionType").integer(-1);
  result->domain_ = function.get("Domain").numbers();
  result->range_ = function.get("Range").numbers();
  switch (result->kind_) {
    case 0:
      result->sizes_ = function.get("Size").numbers();
      result->bits_ = static_cast<unsigned>(std::clamp<std::int64_t>(function.get("BitsPerSample").integer(8), 1, 32));
      result->second_ = function.get("Encode").numbers();
      result->decode_ = function.get("Decode").numbers();
      result->samples_ = function.stream();
      return result;
    case 2:
      result->first_ = function.get("C0").numbers();
      result->second_ = function.get("C1").numbers();
      result->exponent_ = function.get("N").number(1);
      return result;
    case 3: {
      const Object parts = function.get("Functions");
      for (std::size_t i = 0; i < std::min<std::size_t>(parts.size(), 64); ++i) {
        result->parts_.push_back(load(parts.at(i), depth + 1));
      }
      result->first_ = function.get("Bounds").numbers();
      result->second_ = function.get("Encode").numbers();
      return result;
    }
    case 4:
      result->samples_ = function.stream();
      return result;
    default:
      return nullptr;
  }
}

std::vector<double> Function::apply(const std::vector<double>& inputs) const {
  std::vector<double> clamped = inputs;
  for (std::size_t i = 0; i < clamped.size() && i * 2 + 1 < domain_.size(); ++i) {
    clamped[i] = std::max(domain_[i * 2], std::min(domain_[i * 2 + 1], clamped[i]));
  }
  if (clamped.empty()) {
    return {};
  }
  std::vector<double> result;
  switch (kind_) {
    case 0:
      result = sampled(clamped);
      break;
    case 2:
      result = exponential(clamped[0]);
      break;
    case 3:
      result = stitched(clamped[0]);
      break;
    default:
      result = calculated(clamped);
      break;
  }
  for (std::size_t i = 0; i < result.size() && i * 2 + 1 < range_.size(); ++i) {
    result[i] = std::max(range_[i * 2], std::min(range_[i * 2 + 1], result[i]));
  }
  return result;
}

// The nearest sample: an approximate colour needs no more.
std::vector<double> Function::sampled(const std::vector<double>& inputs) const {
  const std::size_t outputs = range_.size() / 2;
  std::size_t index = 0;
  std::size_t stride = 1;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const double size = std::clamp(entry(sizes_, i, 1), 1.0, 65536.0);
    const double place = interpolated(inputs[i], entry(domain_, i * 2, 0), entry(domain_, i * 2 + 1, 1), entry(second_, i * 2, 0),
                                      entry(second_, i * 2 + 1, size - 1));
    index += static_cast<std::size_t>(std::clamp(std::round(place), 0.0, size - 1)) * stride;
    stride *= static_cast<std::size_t>(size);
    if (stride > (1u << 26)) {
      return {};
    }
  }
  std::vector<double> result;
  for (std::size_t i = 0; i < outputs; ++i) {
    std::uint64_t value = 0;
    const std::size_t bit = (index * outputs + i) * bits_;
    for (std::size_t k = bit; k < bit + bits_; ++k) {
      if (k / 8 >= samples_.size()) {
        return {};
      }
      value = value * 2 + ((static_cast<unsigned char>(samples_[k / 8]) >> (7 - k % 8)) & 1u);
    }
    const double highest = std::pow(2.0, bits_) - 1;
    result.push_back(interpolated(static_cast<double>(value), 0, highest, entry(decode_, i * 2, range_[i * 2]),
                                  entry(decode_, i * 2 + 1, range_[i * 2 + 1])));
  }
  return result;
}

std::vector<double> Function::exponential(double input) const {
  const std::size_t outputs = std::max<std::size_t>(1, std::max(first_.size(), second_.size()));
  const double power = std::pow(std::max(input, 0.0), exponent_);
  std::vector<double> result;
  for (std::size_t i = 0; i < outputs; ++i) {
    const double low = entry(first_, i, 0);
    result.push_back(low + power * (entry(second_, i, 1) - low));
  }
  return result;
}

std::vector<double> Function::stitched(double input) const {
  std::size_t which = 0;
  while (which < first_.size() && input >= first_[which]) {
    ++which;
  }
  if (which >= parts_.size() || !parts_[which]) {
    return {};
  }
  const double low = which == 0 ? entry(domain_, 0, 0) : first_[which - 1];
  const double high = which < first_.size() ? first_[which] : entry(domain_, 1, 1);
  return parts_[which]->apply({interpolated(input, low, high, entry(second_, which * 2, 0), entry(second_, which * 2 + 1, 1))});
}

std::vector<double> Function::calculated(const std::vector<double>& inputs) const {
  return calculate(samples_, inputs, range_.size() / 2);
}

}  // namespace sverka::pdf
