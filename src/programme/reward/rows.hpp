// Rows of a table by what they belong to: all payouts of one partner, all attachments of one client.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sverka {

class GroupedRows {
 public:
  GroupedRows() = default;
  // `owner(row)` is the group of row 0 .. rows-1; rows of a group past `groups` belong to none. Linear; rows of a group keep
  // their order.
  template <class Owner>
  GroupedRows(std::size_t groups, std::size_t rows, const Owner& owner) : begins_(groups + 1, 0) {
    for (std::size_t row = 0; row < rows; ++row) {
      const std::size_t group = owner(row);
      if (group < groups) {
        ++begins_[group + 1];
      }
    }
    for (std::size_t group = 0; group < groups; ++group) {
      begins_[group + 1] += begins_[group];
    }
    rows_.resize(begins_[groups]);
    std::vector<std::uint32_t> filled(begins_.begin(), begins_.end() - 1);
    for (std::size_t row = 0; row < rows; ++row) {
      const std::size_t group = owner(row);
      if (group < groups) {
        rows_[filled[group]++] = static_cast<std::uint32_t>(row);
      }
    }
  }

  std::span<const std::uint32_t> of(std::size_t group) const {
    return std::span<const std::uint32_t>(rows_).subspan(begins_[group], begins_[group + 1] - begins_[group]);
  }
  std::span<std::uint32_t> of(std::size_t group) {
    return std::span<std::uint32_t>(rows_).subspan(begins_[group], begins_[group + 1] - begins_[group]);
  }
  std::size_t groups() const { return begins_.empty() ? 0 : begins_.size() - 1; }

 private:
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace sverka
