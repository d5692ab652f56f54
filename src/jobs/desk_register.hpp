// Between a ledger and the register of acts that follows from it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "programme/reward/ledger_view.hpp"
#include "store/accounts.hpp"
#include "store/acts.hpp"

namespace sverka {

// The acts that are due for the payouts of a ledger by `view.today`, for partners of the desk by their INN. `view`: of the ledger alone.
std::vector<DueAct> due_acts(const LedgerView& view, const std::vector<PartnerCompany>& partners);

// Scans of the desk as rows of the ledger's register; `inns`: of the desk's partners.
void add_scans(Ledger& ledger, const std::vector<FiledAct>& scans, const std::map<std::int64_t, std::string>& inns);

// The ledger without its payments and clients, which no act is held against, and with the payouts of one row alone: what `act` is for, to
// the partner of this INN. Nobody else's INN stands in it.
Ledger payout_alone(const Ledger& ledger, const FiledAct& act, const std::string& inn);

}  // namespace sverka
