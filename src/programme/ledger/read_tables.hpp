// The CSV tables of a ledger, one function a table.
#pragma once

#include <span>
#include <string>

#include "programme/ledger/ledger.hpp"
#include "programme/ledger/table.hpp"

namespace sverka {

// What rows refer to by id.
struct LedgerIds {
  IdIndex partners, clients;
};

// The columns of a table: ledger tables by name have a fixed set.
std::span<const LedgerColumn> columns_of(LedgerTable table);

// Reads every row of the table into the ledger; tables that rows refer to must have been read.
void read_table(LedgerTable table, TableText& text, const LedgerTerms& terms, LedgerIds& ids, Ledger& ledger);

}  // namespace sverka
