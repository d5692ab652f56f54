// Matrices and boxes as PDF has them.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "document/document.hpp"

namespace sverka::pdf {

struct Vector {
  double x = 0;
  double y = 0;
};

// [a b 0; c d 0; e f 1], row vectors on the left: p' = p * M.
struct Matrix {
  double a = 1;
  double b = 0;
  double c = 0;
  double d = 1;
  double e = 0;
  double f = 0;

  Vector apply(double x, double y) const { return {a * x + c * y + e, b * x + d * y + f}; }
  Vector turn(double x, double y) const { return {a * x + c * y, b * x + d * y}; }
  double determinant() const { return a * d - b * c; }
};

// First `first`, then `then`.
inline Matrix operator*(const Matrix& first, const Matrix& then) {
  return {first.a * then.a + first.b * then.c, first.a * then.b + first.b * then.d,          first.c * then.a + first.d * then.c,
          first.c * then.b + first.d * then.d, first.e * then.a + first.f * then.c + then.e, first.e * then.b + first.f * then.d + then.f};
}

inline Matrix matrix_from(const std::vector<double>& numbers) {
  return numbers.size() < 6 ? Matrix{} : Matrix{numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
}

constexpr float kFar = 1e7F;

inline float coordinate(double value) {
  return std::isfinite(value) ? static_cast<float>(std::clamp(value, -1e7, 1e7)) : 0.0F;
}

inline Box box_of(Vector first, Vector second) {
  return {coordinate(std::min(first.x, second.x)), coordinate(std::min(first.y, second.y)), coordinate(std::max(first.x, second.x)),
          coordinate(std::max(first.y, second.y))};
}

inline bool is_empty(const Box& box) {
  return !(box.left < box.right && box.top < box.bottom);
}

inline Box intersection(const Box& one, const Box& other) {
  return {std::max(one.left, other.left), std::max(one.top, other.top), std::min(one.right, other.right),
          std::min(one.bottom, other.bottom)};
}

inline Box hull(const Box& one, const Box& other) {
  return {std::min(one.left, other.left), std::min(one.top, other.top), std::max(one.right, other.right),
          std::max(one.bottom, other.bottom)};
}

inline float area(const Box& box) {
  return is_empty(box) ? 0.0F : (box.right - box.left) * (box.bottom - box.top);
}

// The upright hull of a box seen through a matrix.
inline Box transformed(const Matrix& matrix, double left, double low, double right, double high) {
  const Vector one = matrix.apply(left, low);
  const Vector two = matrix.apply(right, low);
  const Vector three = matrix.apply(left, high);
  const Vector four = matrix.apply(right, high);
  return hull(box_of(one, two), box_of(three, four));
}

}  // namespace sverka::pdf
