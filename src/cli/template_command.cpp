#include "base/file.hpp"
#include "cli/commands.hpp"
#include "jobs/folder.hpp"
#include "jobs/template_shelf.hpp"
#include "jobs/workshop.hpp"
#include "report/write.hpp"
#include "templates/match.hpp"

namespace sverka {

Result<void> refuse_format(const Setting& setting, Format format) {
  for (const Sink& sink : setting.sinks) {
    // Who writes no table as CSV writes none as a workbook.
    if (sink.format() == format || (format == Format::Csv && sink.format() == Format::Xlsx)) {
      const bool is_csv = sink.format() == Format::Csv;
      return fail(ErrorCode::Usage, "--format", is_csv ? "usage-format-csv" : "usage-format-not-here",
                  is_csv                          ? "csv"
                  : sink.format() == Format::Xlsx ? "xlsx"
                                                  : "html");
    }
  }
  return {};
}

Result<void> write_to_sinks(Setting& setting, const std::string& subject, const std::string& text, const std::string& json) {
  for (const Format format : {Format::Html, Format::Csv}) {
    if (const Result<void> refused = refuse_format(setting, format); !refused) {
      return refused;
    }
  }
  for (Sink& sink : setting.sinks) {
    Result<void> written = sink.write(sink.format() == Format::Json ? json + "\n" : text, subject);
    if (written) {
      written = sink.finish();
    }
    if (!written) {
      return written;
    }
  }
  return {};
}

Result<Exit> run_template_command(const TemplateArguments& arguments, const CommonOptions& options) {
  Result<Setting> setting = make_setting(options);
  if (!setting) {
    return fail(setting.error());
  }
  if (const Result<void> checked = check_sinks(setting->sinks, {arguments.file}); !checked) {
    return fail(checked.error());
  }
  Result<std::unique_ptr<ReaderPool>> readers = start_readers(*setting, {arguments.file});
  if (!readers) {
    return fail(readers.error());
  }
  const Result<std::unique_ptr<Workshop>> workshop = load_workshop(setting->places.checks, {});
  if (!workshop) {
    return fail(workshop.error());
  }
  const Result<Template> sample = load_template(arguments.file, (*workshop)->data.lexicon, **readers, setting->configuration.reading.file_bytes);
  if (!sample) {
    return fail(sample.error());
  }
  const std::vector<std::string> clauses = clauses_of(sample->document, (*workshop)->data.lexicon);
  ReportOptions plain = setting->report;
  plain.colour = plain.colour && setting->sinks.front().is_standard_output();
  const Result<void> written =
      write_to_sinks(*setting, file_name(arguments.file), write_template_text(*sample, clauses, (*workshop)->data.messages, plain),
                     write_template_json(*sample, clauses, setting->report));
  if (!written) {
    return fail(written.error());
  }
  return Exit::Conforms;
}

}  // namespace sverka
