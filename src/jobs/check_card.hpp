// The card job: a client card in itself; and the card that an agreement is held against.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "base/result.hpp"
#include "checks/card_sheet.hpp"
#include "isolation/pool.hpp"
#include "jobs/workshop.hpp"
#include "programme/card/bank_directory.hpp"

namespace sverka {

// The scope of the rules of this job.
std::vector<std::string> card_scopes();

struct CardJob {
  std::string name;  // of the file, for the report
  std::string_view bytes;
  Date today;
  const BankDirectory* banks = nullptr;
};

struct CheckedCard {
  Report report;
  Document document;
};

// Errors: those of ReaderPool::read().
Result<CheckedCard> check_card(const CardJob& job, const Workshop& workshop, ReaderPool& pool);
// The same for a document that has been read already.
CheckedCard check_card(const CardJob& job, Document document, const Workshop& workshop);

// Reads the card of an agreement. Errors: those of read_file() and ReaderPool::read(), where = the card's name.
Result<CardSheet> read_card_sheet(const std::string& path, std::size_t file_bytes, const Lexicon& lexicon, ReaderPool& pool);

// The directory of banks that a path names; null without one. Errors: those of read_file(); usage, "bank-directory".
Result<std::unique_ptr<BankDirectory>> load_bank_directory(const std::optional<std::string>& path);

}  // namespace sverka
