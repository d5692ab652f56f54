#include <utility>

#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/paper_output.hpp"
#include "jobs/check_act.hpp"
#include "jobs/folder.hpp"
#include "report/rewards.hpp"

namespace sverka {

namespace {

Result<CheckedAct> check_file(const std::string& path, const Setting& setting, const Workshop& workshop, const ActLedger& ledger,
                              ReaderPool& readers) {
  const Result<std::string> bytes = read_file(path, setting.configuration.reading.file_bytes);
  if (!bytes) {
    return fail(bytes.error());
  }
  return check_act({file_name(path), *bytes, setting.today}, workshop, ledger, readers);
}

}  // namespace

Result<Exit> run_act_command(const ActArguments& arguments, const CommonOptions& options) {
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
  const Result<std::unique_ptr<Workshop>> workshop = load_workshop(setting.places.checks, act_scopes());
  if (!workshop) {
    return fail(workshop.error());
  }
  const Messages& messages = (*workshop)->data.messages;
  const tl::expected<std::unique_ptr<ActLedger>, LedgerErrors> ledger =
      load_act_ledger(arguments.ledger, setting.today, setting.configuration, setting.places.checks, (*workshop)->data.lexicon);
  if (!ledger) {
    if (const Result<void> said = say_ledger_errors(ledger.error(), setting, messages); !said) {
      return fail(said.error());
    }
    return Exit::CouldNotCheck;
  }
  Exit exit = Exit::Conforms;
  for (const std::string& path : arguments.files) {
    const Result<CheckedAct> checked = check_file(path, setting, **workshop, **ledger, **readers);
    exit = worse(exit, checked ? exit_of(checked->report.conclusion) : Exit::CouldNotCheck);
    const Result<void> written = checked ? write_paper(checked->report, checked->document, path, setting, messages)
                                         : write_paper_error(checked.error(), path, setting, messages);
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
