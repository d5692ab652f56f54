// A question about rows that is narrowed condition by condition: a list with its filters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.hpp"

namespace sverka {

class RowQuestion {
 public:
  // "select ... from ... where 1 = 1": conditions are added at its end.
  explicit RowQuestion(std::string sql) : sql_(std::move(sql)) {}

  // " and r.partner = ?"; 0 asks for nothing.
  void narrow(std::string_view condition, std::int64_t number) {
    if (number != 0) {
      sql_ += condition;
      values_.emplace_back(number);
    }
  }
  // Rows whose `column` has one of the states; of none, any.
  template <class State>
  void narrow_to(std::string_view column, const std::vector<State>& states) {
    for (std::size_t index = 0; index < states.size(); ++index) {
      sql_ += index == 0 ? " and " + std::string(column) + " in (?" : ", ?";
      values_.emplace_back(std::string(name_of(states[index])));
    }
    sql_ += states.empty() ? "" : ")";
  }
  // The first `most` of them in an order: " order by n.id desc".
  std::vector<StoredRow> rows(StoreWork& work, std::string_view order, std::size_t most) {
    values_.emplace_back(static_cast<std::int64_t>(most));
    return work.rows(sql_ + std::string(order) + " limit ?", values_);
  }

 private:
  std::string sql_;
  std::vector<StoredCell> values_;
};

}  // namespace sverka
