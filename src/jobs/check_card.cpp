#include "jobs/check_card.hpp"

#include <utility>

#include "audit/rule.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "jobs/folder.hpp"

namespace sverka {

namespace {

constexpr std::size_t kDirectoryBytes = std::size_t{64} << 20;

}  // namespace

std::vector<std::string> card_scopes() {
  return {"card"};
}

Result<CheckedCard> check_card(const CardJob& job, const Workshop& workshop, ReaderPool& pool) {
  Result<Document> document = pool.read(job.bytes);
  if (!document) {
    return fail(document.error());
  }
  return check_card(job, std::move(*document), workshop);
}

CheckedCard check_card(const CardJob& job, Document document, const Workshop& workshop) {
  CheckedCard checked;
  checked.document = std::move(document);
  const Lexicon& lexicon = workshop.data.lexicon;
  const CardSheet sheet = make_card_sheet(checked.document, job.name, lexicon);
  Evidence evidence;
  evidence.today = job.today;
  evidence.lexicon = &lexicon;
  evidence.subject = {job.name, checked.document.format, sha256_hex(job.bytes), checked.document.pages};
  evidence.document = &checked.document;
  evidence.sample = &sheet.sample;
  evidence.alignment = &sheet.alignment;
  evidence.card = &sheet;
  evidence.banks = job.banks;
  evidence.values = card_values(sheet, lexicon);
  checked.report = run_rules(workshop.rules, std::move(evidence), "card");
  // The card is no filled template: there is none to name.
  checked.report.sample.reset();
  for (const Note& note : checked.document.notes) {
    checked.report.notes.push_back(describe(note, workshop.data.messages));
  }
  return checked;
}

Result<CardSheet> read_card_sheet(const std::string& path, std::size_t file_bytes, const Lexicon& lexicon, ReaderPool& pool) {
  const Result<std::string> bytes = read_file(path, file_bytes);
  if (!bytes) {
    return fail(bytes.error());
  }
  Result<Document> document = pool.read(*bytes);
  if (!document) {
    Error error = document.error();
    error.where = error.where.empty() ? file_name(path) : file_name(path) + ": " + error.where;
    return fail(std::move(error));
  }
  return make_card_sheet(*document, file_name(path), lexicon);
}

Result<std::unique_ptr<BankDirectory>> load_bank_directory(const std::optional<std::string>& path) {
  if (!path) {
    return std::unique_ptr<BankDirectory>();
  }
  Result<std::string> bytes = read_file(*path, kDirectoryBytes);
  if (!bytes) {
    return fail(bytes.error());
  }
  Result<BankDirectory> directory = parse_bank_directory(std::move(*bytes), *path);
  if (!directory) {
    return fail(directory.error());
  }
  return std::make_unique<BankDirectory>(std::move(*directory));
}

}  // namespace sverka
