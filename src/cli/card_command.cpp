#include <utility>

#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/paper_output.hpp"
#include "jobs/check_card.hpp"
#include "jobs/folder.hpp"

namespace sverka {

namespace {

Result<CheckedCard> check_file(const std::string& path, const Setting& setting, const Workshop& workshop, const BankDirectory* banks,
                               ReaderPool& readers) {
  const Result<std::string> bytes = read_file(path, setting.configuration.reading.file_bytes);
  if (!bytes) {
    return fail(bytes.error());
  }
  return check_card({file_name(path), *bytes, setting.today, banks}, workshop, readers);
}

}  // namespace

Result<Exit> run_card_command(const CardArguments& arguments, const CommonOptions& options) {
  Result<Setting> made = make_setting(options);
  if (!made) {
    return fail(made.error());
  }
  Setting& setting = *made;
  if (const Result<void> refused = refuse_format(setting, Format::Csv); !refused) {
    return fail(refused.error());
  }
  if (const Result<void> checked = check_sinks(setting.sinks, arguments.files); !checked) {
    return fail(checked.error());
  }
  Result<std::unique_ptr<ReaderPool>> readers = start_readers(setting, arguments.files);
  if (!readers) {
    return fail(readers.error());
  }
  const Result<std::unique_ptr<Workshop>> workshop = load_workshop(setting.places.checks, card_scopes());
  if (!workshop) {
    return fail(workshop.error());
  }
  const Result<std::unique_ptr<BankDirectory>> banks = load_bank_directory(arguments.bank_directory);
  if (!banks) {
    return fail(banks.error());
  }
  Exit exit = Exit::Conforms;
  for (const std::string& path : arguments.files) {
    const Result<CheckedCard> checked = check_file(path, setting, **workshop, banks->get(), **readers);
    exit = worse(exit, checked ? exit_of(checked->report.conclusion) : Exit::CouldNotCheck);
    const Result<void> written = checked ? write_paper(checked->report, checked->document, path, setting, (*workshop)->data.messages)
                                         : write_paper_error(checked.error(), path, setting, (*workshop)->data.messages);
    if (!written) {
      return fail(written.error());
    }
  }
  for (Sink& sink : setting.sinks) {
    if (const Result<void> finished = sink.finish(); !finished) {
      return fail(finished.error());
    }
  }
  return exit;
}

}  // namespace sverka
