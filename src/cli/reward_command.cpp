#include <cstdio>
#include <utility>

#include "cli/commands.hpp"
#include "jobs/compute_reward.hpp"
#include "jobs/folder.hpp"
#include "jobs/workshop.hpp"
#include "report/rewards.hpp"
#include "report/write.hpp"

namespace sverka {

namespace {

std::string render_report(const Report& report, const Sink& sink, const Messages& messages, ReportOptions options) {
  options.colour = options.colour && sink.is_standard_output();
  switch (sink.format()) {
    case Format::Text:
      return write_text(report, messages, options);
    case Format::Json:
      return write_json(report, nullptr, options) + "\n";
    case Format::Csv:
      return write_rewards_csv(*report.rewards);
    case Format::Xlsx:  // refused before anything is read
    case Format::Html:
      break;
  }
  return write_html(report, nullptr, nullptr, nullptr, messages, options);
}

}  // namespace

Result<void> say_ledger_errors(const LedgerErrors& wrong, Setting& setting, const Messages& messages) {
  bool said = false;
  const Language language = setting.report.language;
  for (Sink& sink : setting.sinks) {
    if (sink.format() != Format::Json) {
      continue;
    }
    said = true;
    Result<void> written = sink.write(write_errors_json(wrong.errors, wrong.count, messages, language) + "\n", "reward");
    if (written) {
      written = sink.finish();
    }
    if (!written) {
      return written;
    }
  }
  if (!said) {
    std::fputs(write_errors_text(wrong.errors, wrong.count, messages, language).c_str(), stderr);
  }
  return {};
}

Result<Exit> run_reward_command(const RewardArguments& arguments, const CommonOptions& options) {
  Result<Setting> made = make_setting(options);
  if (!made) {
    return fail(made.error());
  }
  Setting& setting = *made;
  if (const Result<void> refused = refuse_format(setting, Format::Xlsx); !refused) {
    return fail(refused.error());
  }
  const std::optional<Month> period = parse_month(arguments.period);
  if (!period) {
    return fail(ErrorCode::Usage, "--period", "usage-period", arguments.period);
  }
  const Result<std::unique_ptr<Workshop>> workshop = load_workshop(setting.places.checks, reward_scopes());
  if (!workshop) {
    return fail(workshop.error());
  }
  const Messages& messages = (*workshop)->data.messages;
  const tl::expected<Report, LedgerErrors> report =
      compute_reward({arguments.ledger, *period, setting.today}, setting.configuration, setting.places.checks, **workshop);
  if (!report) {
    if (const Result<void> said = say_ledger_errors(report.error(), setting, messages); !said) {
      return fail(said.error());
    }
    return Exit::CouldNotCheck;
  }
  const std::string subject = stem(arguments.ledger) + "-" + arguments.period;
  for (Sink& sink : setting.sinks) {
    Result<void> written = sink.write(render_report(*report, sink, messages, setting.report), subject);
    if (written) {
      written = sink.finish();
    }
    if (!written) {
      return fail(written.error());
    }
  }
  return exit_of(report->conclusion);
}

}  // namespace sverka
