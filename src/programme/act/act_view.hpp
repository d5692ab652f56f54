// An act with what it is held against.
#pragma once

#include "programme/act/act.hpp"
#include "programme/ledger/ledger.hpp"
#include "programme/reward/policy.hpp"

namespace sverka {

struct LedgerView;

struct ActView {
  const ActPaper* paper = nullptr;
  const LedgerView* ledger = nullptr;  // null without --ledger
  CompanyIdentity company;
  RewardPolicy policy;
};

}  // namespace sverka
