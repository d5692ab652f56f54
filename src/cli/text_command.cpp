#include <algorithm>
#include <utility>

#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/paper_output.hpp"
#include "jobs/check_text.hpp"
#include "jobs/folder.hpp"

namespace sverka {

namespace {

Result<CheckedText> check_file(const std::string& path, const Setting& setting, const Workshop& workshop, const MaterialReaders& readers) {
  const Result<std::string> bytes = read_file(path, setting.configuration.reading.file_bytes);
  if (!bytes) {
    return fail(bytes.error());
  }
  return check_text({file_name(path), *bytes, setting.today}, workshop, readers);
}

}  // namespace

Result<OpenReaders> start_material_readers(const Setting& setting, const std::vector<std::string>& files) {
  OpenReaders readers;
  const auto is_document = [](const std::string& path) {
    return kind_of_material(path, read_beginning(path, 1024)) == MaterialKind::Document;
  };
  if (std::any_of(files.begin(), files.end(), is_document)) {
    Result<std::unique_ptr<ReaderPool>> documents = start_readers(setting, files);
    if (!documents) {
      return fail(documents.error());
    }
    readers.documents = std::move(*documents);
  }
  if (!std::all_of(files.begin(), files.end(), is_document)) {
    Result<std::unique_ptr<PagePool>> pages = start_page_readers(setting);
    if (!pages) {
      return fail(pages.error());
    }
    readers.pages = std::move(*pages);
  }
  return readers;
}

Result<Exit> run_text_command(const TextArguments& arguments, const CommonOptions& options) {
  Result<Setting> made = make_setting(options);
  if (!made) {
    return fail(made.error());
  }
  Setting& setting = *made;
  for (const Format format : {Format::Csv, Format::Xlsx}) {
    if (const Result<void> refused = refuse_format(setting, format); !refused) {
      return fail(refused.error());
    }
  }
  if (const Result<void> checked = check_sinks(setting.sinks, arguments.files); !checked) {
    return fail(checked.error());
  }
  const Result<OpenReaders> readers = start_material_readers(setting, arguments.files);
  if (!readers) {
    return fail(readers.error());
  }
  const Result<std::unique_ptr<Workshop>> workshop = load_workshop(setting.places.checks, text_scopes());
  if (!workshop) {
    return fail(workshop.error());
  }
  if (arguments.partners) {
    if (const Result<void> used = use_partner_register(*arguments.partners, **workshop); !used) {
      return fail(used.error());
    }
  }
  Exit exit = Exit::Conforms;
  for (const std::string& path : arguments.files) {
    const Result<CheckedText> checked = check_file(path, setting, **workshop, {readers->documents.get(), readers->pages.get()});
    exit = worse(exit, checked ? exit_of(checked->report.conclusion) : Exit::CouldNotCheck);
    const Messages& messages = (*workshop)->data.messages;
    const Document* document = checked && checked->document ? &*checked->document : nullptr;
    const Result<void> written = checked ? write_paper(checked->report, document, path, setting, messages)
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
