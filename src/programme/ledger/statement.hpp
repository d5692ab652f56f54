// Bank statements in the 1CClientBankExchange format: payouts of the Company to its partners (4.7, 4.10) and the payments among
// them that came back (4.9).
//
// Line based, "Key=Value"; keys are the pairs "statement_keys" of the lexicon and match whole. Documents that concern neither the
// Company nor a partner are passed over: a statement holds all of a company's payments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "programme/ledger/ledger.hpp"
#include "programme/ledger/table.hpp"

namespace sverka {

// True if the bytes begin as a statement does, in any encoding.
bool is_statement(std::string_view bytes);

// Money that came back to the Company; it cancels a payout.
struct ReturnedPayment {
  RowIndex partner = kNobody;  // the payer, if it is one; a bank returns money under its own name
  Date on{};
  Money amount;
  std::string purpose;
  std::string order;  // its own number
  LedgerPlace place;
};

struct StatementPayments {
  std::vector<PayoutRow> payouts;
  std::vector<ReturnedPayment> returned;
};

// Reads one statement, decoded. Partners are added to the ledger only where the terms say so. Faults: an unreadable sum or date of a
// document that concerns a partner.
void read_statement(const std::string& file, std::uint16_t file_number, std::string_view text, const LedgerTerms& terms, Ledger& ledger,
                    StatementPayments& payments, LedgerFaults& faults, std::vector<LedgerNote>& notes);

// Puts the payouts of all statements beside those of the table: one of equal partner, sum and debit date is the same payout. Then
// cancels those that came back.
void merge_statements(StatementPayments payments, Ledger& ledger);

// True if the text names the Company by one of its names, whatever the quotes and letter case.
bool names_company(std::string_view text, const CompanyIdentity& company);

}  // namespace sverka
