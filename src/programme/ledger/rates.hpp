// What is paid for what: the rows of the programme's tables of rates (2.1.2, 2.3.2, 2.4.2), as data.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sverka {

enum class PartnerStatus : std::uint8_t { Authorised, Certified, Strategic };
constexpr std::size_t kStatuses = 3;

std::string_view name_of(PartnerStatus status);  // "authorised"

using CategoryIndex = std::uint8_t;  // into RewardRates::categories

struct RewardRates {
  struct Category {
    std::string code;                       // "calls_growth"
    std::vector<std::string> names;         // as the tariff is printed
    std::array<int, kStatuses> per_cent{};  // by status, 0 to 100
    bool paid_licence = false;              // counts for the extension of an attachment (3.3)
    bool telephony = false;                 // footnote * of the tables
  };
  std::vector<Category> categories;            // by code
  std::array<std::string, kStatuses> clauses;  // of the table of rates by status
  std::array<std::vector<std::string>, kStatuses> status_names;

  // By code or by printed name, whatever the letter case, spaces, quotes and a footnote's asterisk.
  std::optional<CategoryIndex> find_category(std::string_view text) const;
  std::optional<PartnerStatus> find_status(std::string_view text) const;
};

}  // namespace sverka
