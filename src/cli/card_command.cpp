#include <cstdio>
#include <utility>

#include "base/file.hpp"
#include "cli/commands.hpp"
#include "jobs/check_card.hpp"
#include "jobs/folder.hpp"
#include "report/write.hpp"

namespace sverka {

namespace {

std::string render_report(const CheckedCard& checked, const Sink& sink, const Messages& messages, ReportOptions options) {
  options.colour = options.colour && sink.is_standard_output();
  switch (sink.format()) {
    case Format::Text:
      return write_text(checked.report, messages, options);
    case Format::Json:
      return write_json(checked.report, &checked.document, options) + "\n";
    case Format::Csv:  // refused before anything is read
    case Format::Html:
      break;
  }
  return write_html(checked.report, &checked.document, nullptr, nullptr, messages, options);
}

Result<CheckedCard> check_file(const std::string& path, const Setting& setting, const Workshop& workshop,
                               const BankDirectory* banks, ReaderPool& readers) {
  const Result<std::string> bytes = read_file(path, setting.configuration.reading.file_bytes);
  if (!bytes) {
    return fail(bytes.error());
  }
  return check_card({file_name(path), *bytes, setting.today, banks}, workshop, readers);
}

// One file's report to every sink; what could not be checked to the JSON sinks, else to standard error.
Result<void> write_one(const Result<CheckedCard>& checked, const std::string& path, Setting& setting, const Messages& messages) {
  bool said = false;
  for (Sink& sink : setting.sinks) {
    std::string text;
    if (checked) {
      text = render_report(*checked, sink, messages, setting.report);
    } else if (sink.format() == Format::Json) {
      text = write_error_json(checked.error(), messages, setting.report.language, file_name(path)) + "\n";
      said = true;
    }
    if (text.empty()) {
      continue;
    }
    if (Result<void> written = sink.write(text, file_name(path)); !written) {
      return written;
    }
  }
  if (!checked && !said) {
    std::fputs(write_error_text(checked.error(), messages, setting.report.language, path).c_str(), stderr);
  }
  return {};
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
    if (const Result<void> written = write_one(checked, path, setting, (*workshop)->data.messages); !written) {
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
