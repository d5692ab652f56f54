#include "server/ledger_pages.hpp"

#include <algorithm>

#include "jobs/desk_ledger.hpp"
#include "report/html_text.hpp"
#include "report/rewards.hpp"
#include "report/words.hpp"
#include "server/desk_page.hpp"
#include "server/downloads.hpp"
#include "server/page_table.hpp"
#include "server/self_check.hpp"
#include "server/submission_pages.hpp"

namespace sverka {
namespace {

constexpr std::size_t kShownLedgers = 20;

std::string import_form(const DeskPage& page, bool has_ledger) {
  std::string form = "<section class=\"card\"><h2>" + page.say("ledger.import") + "</h2><p class=\"hint\">" + page.say("ledger.about") +
                     "</p>" + page.form("/ledgers", "upload");
  form += page.field({"files", "file", page.say("ledger.files"), "", page.say("ledger.files-hint"), true, "accept=\".csv,.txt\" multiple"});
  if (has_ledger) {
    form += page.select("others", page.say("ledger.others"),
                        {{"keep", page.say("ledger.others-keep")}, {"drop", page.say("ledger.others-drop")}}, "keep");
  }
  return form + page.button("ledger.send") + "</form></section>\n";
}

std::string ledger_list(const DeskPage& page, StoreWork& work, const std::vector<ImportedLedger>& ledgers) {
  std::string table = table_start(page, "ledger.label",
                                  {"list.number",
                                   "ledger.imported",
                                   "ledger.by",
                                   {"ledger.partners", Column::Number},
                                   {"ledger.payments", Column::Number},
                                   {"ledger.payouts", Column::Number},
                                   "ledger.files"});
  for (const ImportedLedger& one : ledgers) {
    table += "<tr><td class=\"num\">" + std::to_string(one.id) + "</td><td>" + page.moment(one.imported_at) + "</td><td>" +
             html(one.imported_by) + "</td>";
    for (const std::int64_t count : {one.partners, one.payments, one.payouts}) {
      table += "<td class=\"sum\">" + std::to_string(count) + "</td>";
    }
    table += "<td>";
    for (const LedgerPaper& file : list_ledger_files(work, one.id)) {
      table +=
          "<a href=\"/ledgers/" + std::to_string(one.id) + "/" + html_attribute(url_encoded(file.name)) + "\">" + html(file.name) + "</a> ";
    }
    table += "</td></tr>\n";
  }
  return finished(table);
}

// What is wrong with the files, each fault with its file and line.
HttpReply ledger_refusal(DeskContext& context, const Visit& visit, const LedgerErrors& wrong) {
  const DeskPage page(context, visit);
  const Words words(context.messages, visit.language);
  std::string main = "<div class=\"head\"><h1>" + page.say("ledger.title") + "</h1></div><div class=\"notice bad\" role=\"alert\"><p><b>" +
                     page.say("ledger.refused") + "</b> " + page.say("ledger.nothing-changed") + "</p></div>";
  std::string table = table_start(page, "ledger.faults", {"ledger.where", "ledger.what"});
  for (const Error& error : wrong.errors) {
    table += "<tr><td><code>" + html(error.where) + "</code></td><td>" + html(ledger_fault_words(error, words)) + "</td></tr>\n";
  }
  main += finished(table);
  if (wrong.count > wrong.errors.size()) {
    main += "<p>" + page.say("ledger.more-faults", {{"count", std::to_string(wrong.count - wrong.errors.size())}}) + "</p>";
  }
  StoreWork work = context.store.reading();
  main += import_form(page, newest_ledger(work).has_value());
  HttpReply reply = page.reply(page.words("ledger.title"), main);
  reply.status = wrong.errors.front().code == ErrorCode::Internal ? 503 : 422;
  return reply;
}

}  // namespace

std::vector<LedgerFile> ledger_files_in(const HttpRequest& request) {
  std::vector<LedgerFile> files;
  for (const FormPart& part : request.form) {
    if (part.name == "files" && !(part.file_name.empty() && part.content.empty())) {
      files.push_back({name_for_people(part.file_name), part.content});
    }
  }
  return files;
}

HttpReply show_ledgers(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  StoreWork work = context.store.reading();
  const std::vector<ImportedLedger> ledgers = list_ledgers(work, kShownLedgers);
  std::string main = "<div class=\"head\"><h1>" + page.say("ledger.title") + "</h1></div>\n";
  if (!ledgers.empty()) {
    const std::vector<LedgerPaper> files = list_ledger_files(work, ledgers.front().id);
    const bool has_register = std::any_of(files.begin(), files.end(), [](const LedgerPaper& one) { return one.name == "acts.csv"; });
    main += has_register ? "" : "<p class=\"notice\">" + page.say("ledger.no-register") + "</p>";
    main += ledger_list(page, work, ledgers);
  } else {
    main += "<p class=\"empty\">" + page.say("ledger.none") + "</p>";
  }
  return page.reply(page.words("ledger.title"), main + import_form(page, !ledgers.empty()));
}

HttpReply import_ledger(DeskContext& context, const Visit& visit) {
  const auto others = form_field(visit.request, "others") == "drop" ? LedgerKeeper::OtherFiles::Dropped : LedgerKeeper::OtherFiles::Kept;
  const auto imported = context.ledgers.import(visit.actor(), ledger_files_in(visit.request), others, context.terms.today());
  return imported ? see_other("/ledgers", "ledger") : ledger_refusal(context, visit, imported.error());
}

HttpReply send_ledger_file(DeskContext& context, const Visit& visit) {
  std::vector<LedgerPaper> files;
  {
    StoreWork work = context.store.reading();
    files = list_ledger_files(work, visit.numbers.front());
  }
  const auto found = std::find_if(files.begin(), files.end(), [&](const LedgerPaper& one) { return one.name == visit.words.front(); });
  return found == files.end() ? problem_reply(context, visit, 404, "no-page")
                              : paper_reply(context, visit, found->paper, found->name, "application/octet-stream", ShownAs::Attached);
}

}  // namespace sverka
