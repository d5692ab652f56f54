// An audit beside the one before it: which findings are new, which still stand, which were put right (8.7).
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "base/result.hpp"

namespace sverka {

struct EarlierFinding {
  std::string fingerprint, rule, message, url;
};

enum class FollowUpState : std::uint8_t {
  Fixed,       // the page is gone (404, 410), or was audited without the finding
  NotChecked,  // the page was not reached: that is not "fixed"
};

struct FollowUp {
  struct Earlier {
    EarlierFinding finding;
    FollowUpState state = FollowUpState::Fixed;
  };
  std::string earlier_day;           // ISO
  std::set<std::string> still_open;  // fingerprints of this report that the earlier one has too
  std::vector<Earlier> gone;         // findings of the earlier one that this one lacks
};

struct EarlierReport {
  std::string day;
  std::vector<EarlierFinding> findings;
};

// A report as write_json() makes it. Errors: damaged "previous-unreadable".
Result<EarlierReport> read_report_json(std::string_view json, const std::string& file);

FollowUp follow_up(const Report& report, const EarlierReport& earlier);

}  // namespace sverka
