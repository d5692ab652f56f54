#include "cli/paper_output.hpp"

#include <cstdio>

#include "jobs/folder.hpp"
#include "report/write.hpp"

namespace sverka {

namespace {

std::string render(const Report& report, const Document* document, const Sink& sink, const Messages& messages, ReportOptions options) {
  options.colour = options.colour && sink.is_standard_output();
  switch (sink.format()) {
    case Format::Text:
      return write_text(report, messages, options);
    case Format::Json:
      return write_json(report, document, options) + "\n";
    case Format::Csv:
    case Format::Xlsx:  // refused before anything is read
    case Format::Html:
      break;
  }
  return write_html(report, document, nullptr, nullptr, messages, options);
}

}  // namespace

Result<void> write_paper(const Report& report, const Document& document, const std::string& path, Setting& setting,
                         const Messages& messages) {
  return write_paper(report, &document, path, setting, messages);
}

Result<void> write_paper(const Report& report, const Document* document, const std::string& path, Setting& setting,
                         const Messages& messages) {
  for (Sink& sink : setting.sinks) {
    if (Result<void> written = sink.write(render(report, document, sink, messages, setting.report), file_name(path)); !written) {
      return written;
    }
  }
  return {};
}

Result<void> write_paper_error(const Error& error, const std::string& path, Setting& setting, const Messages& messages) {
  bool said = false;
  for (Sink& sink : setting.sinks) {
    if (sink.format() != Format::Json) {
      continue;
    }
    said = true;
    const std::string text = write_error_json(error, messages, setting.report.language, file_name(path)) + "\n";
    if (Result<void> written = sink.write(text, file_name(path)); !written) {
      return written;
    }
  }
  if (!said) {
    std::fputs(write_error_text(error, messages, setting.report.language, path).c_str(), stderr);
  }
  return {};
}

}  // namespace sverka
