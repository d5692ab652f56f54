#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <thread>

#include "cli/commands.hpp"
#include "jobs/agreement_run.hpp"
#include "jobs/folder.hpp"
#include "report/write.hpp"

namespace sverka {

namespace {

constexpr int kGrowBytes = 1 << 20;
constexpr int kKeptBytes = 32 << 20;
constexpr std::uintmax_t kSmallBytes = std::uintmax_t{128} << 10;

std::string render_checked(const CheckedAgreement& checked, const Sink& sink, const Messages& messages, ReportOptions options) {
  options.colour = options.colour && sink.is_standard_output();
  switch (sink.format()) {
    case Format::Text:
      return write_text(checked.report, messages, options);
    case Format::Json:
      return write_json(checked.report, &checked.document, options) + "\n";
    case Format::Csv:
    case Format::Xlsx:  // refused before anything is checked
    case Format::Html:
      break;
  }
  const Alignment* alignment = checked.sample == nullptr ? nullptr : &checked.alignment;
  return write_html(checked.report, &checked.document, checked.sample, alignment, messages, options);
}

// One text for each sink, then one for standard error; an empty text is not written.
std::vector<std::string> render(const std::string& path, const Result<CheckedAgreement>& checked, const Messages& messages,
                                const Setting& setting) {
  std::vector<std::string> texts;
  bool said = false;
  for (const Sink& sink : setting.sinks) {
    if (checked) {
      texts.push_back(render_checked(*checked, sink, messages, setting.report));
    } else if (sink.format() == Format::Json) {
      texts.push_back(write_error_json(checked.error(), messages, setting.report.language, file_name(path)) + "\n");
      said = true;
    } else {
      texts.emplace_back();
    }
  }
  texts.push_back(checked || said ? std::string() : write_error_text(checked.error(), messages, setting.report.language, path));
  return texts;
}

// The count of files on the terminal, on one line that is wiped at the end.
class Progress {
 public:
  Progress(std::size_t total, bool quiet) : total_(total), shown_(total > 1 && !quiet && isatty(STDERR_FILENO) != 0) {}
  void show(std::size_t done) const {
    if (shown_) {
      std::fprintf(stderr, "\r%zu / %zu", done, total_);
    }
  }
  void wipe() const {
    if (shown_) {
      std::fputs("\r\x1b[K", stderr);
    }
  }

 private:
  std::size_t total_;
  bool shown_;
};

// 0 if there is none.
std::uintmax_t size_of_file(const std::string& path) {
  std::error_code problem;
  const std::uintmax_t size = std::filesystem::file_size(path, problem);
  return problem ? 0 : size;
}

Result<void> finish(std::vector<Sink>& sinks) {
  for (Sink& sink : sinks) {
    if (Result<void> finished = sink.finish(); !finished) {
      return finished;
    }
  }
  return {};
}

}  // namespace

Result<Exit> run_agreement_command(const AgreementArguments& arguments, const CommonOptions& options) {
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
  // What one paper took is kept for the next.
  mallopt(M_TRIM_THRESHOLD, kKeptBytes);
  if (arguments.files.size() == 1) {
    // One heap for each of the two threads that one document takes: where they share it, they wait for each other.
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_TOP_PAD, kGrowBytes);
  }
  const bool small = arguments.files.size() == 1 && size_of_file(arguments.files.front()) <= kSmallBytes;
  if (small) {
    setting.configuration.isolation.workers = 1;
  }
  // One more than processors: while one thread waits for its child, another judges what was read.
  const std::size_t workers = std::max(1u, std::thread::hardware_concurrency()) + 1;
  std::vector<std::string> papers = arguments.files;
  if (arguments.card) {
    papers.push_back(*arguments.card);
  }
  Result<std::unique_ptr<ReaderPool>> readers = start_readers(setting, papers);
  if (!readers) {
    return fail(readers.error());
  }
  AgreementRun run{arguments.files, arguments.sample, arguments.amendments,
                   setting.today,   setting.places,   setting.configuration.reading.file_bytes,
                   workers,         arguments.card};
  // The children that read PDFs read nothing else, if there are any.
  run.turn = small && !begins_like_pdf(papers.front()) ? ReadingTurn::AfterTemplate : ReadingTurn::BesideTemplate;
  static std::shared_ptr<void>& kept = *new std::shared_ptr<void>;  // never freed: the process ends with it
  run.bank_directory = arguments.bank_directory;
  run.kept = &kept;
  Exit exit = Exit::Conforms;
  Result<void> written;
  const Progress progress(run.files.size(), options.quiet);
  Result<void> ran = run_agreements(
      run, **readers,
      [&setting](const std::string& path, const Result<CheckedAgreement>& checked, const Messages& messages) {
        return render(path, checked, messages, setting);
      },
      [&](std::size_t index, AgreementOutcome outcome) {
        progress.wipe();
        exit = worse(exit, outcome.conclusion ? exit_of(*outcome.conclusion) : Exit::CouldNotCheck);
        for (std::size_t i = 0; i < setting.sinks.size() && written; ++i) {
          if (!outcome.rendered[i].empty()) {
            written = setting.sinks[i].write(outcome.rendered[i], file_name(run.files[index]));
          }
        }
        std::fputs(outcome.rendered.back().c_str(), stderr);
        progress.show(index + 1);
      });
  progress.wipe();
  if (!ran) {
    return fail(ran.error());
  }
  if (written) {
    written = finish(setting.sinks);
  }
  if (!written) {
    return fail(written.error());
  }
  return exit;
}

}  // namespace sverka
