#include <algorithm>

#include "report/html_text.hpp"
#include "server/desk_page.hpp"
#include "server/downloads.hpp"
#include "server/self_check.hpp"
#include "server/submission_pages.hpp"
#include "server/workers.hpp"
#include "store/approvals.hpp"
#include "store/cleaned.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestEnding = 8;  // ".docx"
constexpr std::size_t kLongestName = 200;

std::string path_of(const Visit& visit) {
  return "/submissions/" + std::to_string(visit.submission->id);
}

std::string text_field(const Visit& visit, std::string_view name) {
  return std::string(form_field(visit.request, name));
}

Upload upload_of(const Visit& visit) {
  Upload upload;
  if (const FormPart* paper = form_part(visit.request, "agreement")) {
    upload.paper = paper->content;
    upload.paper_name = name_for_people(paper->file_name);
  }
  if (const FormPart* card = form_part(visit.request, "card")) {
    upload.card = card->content;
    upload.card_name = name_for_people(card->file_name);
  }
  return upload;
}

HttpReply after(const Visit& visit, const Result<void>& done, std::string_view told) {
  return done ? see_other(path_of(visit), told) : see_problem(path_of(visit), done.error());
}

// What was found is there to be read while the version is checked once more.
std::optional<PaperCheck> done_check_of_version(DeskContext& context, const Visit& visit) {
  StoreWork work = context.store.reading();
  const std::optional<SubmissionVersion> version = find_version(work, visit.submission->id, visit.numbers.front());
  return version ? find_check(work, version->id, CheckWanted::Done) : std::nullopt;
}

HttpReply send_file_of_version(DeskContext& context, const Visit& visit, bool card) {
  std::optional<SubmissionVersion> version;
  {
    StoreWork work = context.store.reading();
    version = find_version(work, visit.submission->id, visit.numbers.front());
  }
  const std::string& sha256 = !version ? std::string() : card ? version->card : version->paper;
  if (sha256.empty()) {
    return problem_reply(context, visit, 404, "no-page");
  }
  return paper_reply(context, visit, sha256, card ? version->card_name : version->paper_name, "application/octet-stream",
                     ShownAs::Attached);
}

}  // namespace

bool may_decide(const User& user, DecisionKind kind) {
  return user.role == Role::Desk || (user.role == Role::Partner && kind == DecisionKind::Withdraw);
}

std::string name_for_people(std::string_view file_name) {
  std::string name =
      cleaned(file_name.substr(file_name.find_last_of("/\\") + 1), 3 * file_name.size());  // a byte that is no UTF-8 becomes three
  if (name.size() > kLongestName) {
    // What it ends in tells programs how to open it.
    const std::size_t dot = name.rfind('.');
    const bool has_ending = dot != std::string::npos && name.size() - dot <= kLongestEnding;
    const std::string ending = has_ending ? name.substr(dot) : std::string();
    name = cleaned(name, kLongestName - ending.size()) + ending;
  }
  return name.empty() ? "upload" : name;
}

HttpReply show_submission_form(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  std::string main = "<h1>" + page.say("new.title") + "</h1><p>" + page.say("new.about") + "</p><section class=\"card\">" +
                     page.form("/submissions", "upload");
  if (!visit.is_partner()) {
    std::vector<std::pair<std::string, std::string>> partners;
    StoreWork work = context.store.reading();
    for (const PartnerCompany& partner : list_partners(work)) {
      partners.emplace_back(std::to_string(partner.id), html(partner.name));
    }
    main += page.select("partner", page.say("list.partner"), partners, "");
  }
  main += page.field({"agreement", "file", page.say("agreement"), "", page.say("file-hint"), true, "accept=\".docx,.pdf\""});
  main += page.field({"card", "file", page.say("card-file"), "", page.say("card-hint"), false, "accept=\".docx,.pdf\""});
  std::vector<std::pair<std::string, std::string>> samples = {{"", page.say("template-by-content")}};
  for (const std::string& name : context.self_check.template_names()) {
    samples.emplace_back(name, html(name));
  }
  main += page.select("template", page.say("template"), samples, "") + page.button("new.send") + "</form></section>";
  return page.reply(page.words("new.title"), main, DeskPage::Width::Text);
}

HttpReply submit_papers(DeskContext& context, const Visit& visit) {
  const std::int64_t partner = visit.is_partner() ? visit.user->partner : number_of_text(form_field(visit.request, "partner"));
  const Result<Submission> made =
      submit(context.store, visit.actor(), visit.user->id, partner, text_field(visit, "template"), upload_of(visit), context.terms.queue);
  if (!made) {
    return see_problem("/submissions/new", made.error());
  }
  context.workers.wake();
  return see_other("/submissions/" + std::to_string(made->id), "submitted");
}

HttpReply upload_version(DeskContext& context, const Visit& visit) {
  const auto made =
      add_version(context.store, visit.actor(), visit.submission->id, VersionPurpose::Draft, upload_of(visit), context.terms.queue);
  context.workers.wake();
  return after(visit, made ? Result<void>() : fail(made.error()), "version");
}

HttpReply upload_signed_copy(DeskContext& context, const Visit& visit) {
  const auto made =
      add_version(context.store, visit.actor(), visit.submission->id, VersionPurpose::Signed, upload_of(visit), context.terms.queue);
  context.workers.wake();
  return after(visit, made ? Result<void>() : fail(made.error()), "signed");
}

HttpReply take_decision(DeskContext& context, const Visit& visit) {
  const std::optional<DecisionKind> kind = parse_decision_kind(form_field(visit.request, "kind"));
  if (!kind || !may_decide(*visit.user, *kind)) {
    return see_problem(path_of(visit), {ErrorCode::Usage, "", "wrong-state", {}});
  }
  const std::int64_t revision = number_of_text(form_field(visit.request, "revision"));
  const Result<Submission> decided =
      decide(context.store, visit.actor(), visit.submission->id, revision, *kind, text_field(visit, "reason"));
  return after(visit, decided ? Result<void>() : fail(decided.error()), "decided");
}

HttpReply repeat_check(DeskContext& context, const Visit& visit) {
  const Result<void> queued = check_again(context.store, visit.actor(), visit.submission->id);
  context.workers.wake();
  return after(visit, queued, "check-again");
}

HttpReply approve_finding(DeskContext& context, const Visit& visit) {
  const auto approved = approve_amendment(context.store, visit.actor(), visit.submission->id, text_field(visit, "clause"),
                                          text_field(visit, "text"), text_field(visit, "consent"));
  context.workers.wake();
  return after(visit, approved ? Result<void>() : fail(approved.error()), "approved");
}

HttpReply withdraw_approval(DeskContext& context, const Visit& visit) {
  const Result<void> withdrawn = withdraw_amendment(context.store, visit.actor(), visit.submission->id, visit.numbers.front());
  context.workers.wake();
  return withdrawn ? after(visit, withdrawn, "approval-withdrawn")
                   : see_problem_or_nothing(context, visit, path_of(visit), withdrawn.error());
}

HttpReply answer_one_finding(DeskContext& context, const Visit& visit) {
  return after(
      visit,
      answer_finding(context.store, visit.actor(), visit.submission->id, text_field(visit, "fingerprint"), text_field(visit, "answer")),
      "answered");
}

HttpReply send_paper(DeskContext& context, const Visit& visit) {
  return send_file_of_version(context, visit, false);
}

HttpReply send_card(DeskContext& context, const Visit& visit) {
  return send_file_of_version(context, visit, true);
}

HttpReply send_report_page(DeskContext& context, const Visit& visit) {
  const std::optional<PaperCheck> check = done_check_of_version(context, visit);
  const std::string& page = !check ? std::string() : visit.language == Language::Russian ? check->page_ru : check->page_en;
  return page.empty() ? problem_reply(context, visit, 404, "no-page")
                      : paper_reply(context, visit, page, "report-" + std::to_string(visit.submission->id) + ".html",
                                    "text/html; charset=utf-8", ShownAs::Inline);
}

HttpReply send_report_json(DeskContext& context, const Visit& visit) {
  const std::optional<PaperCheck> check = done_check_of_version(context, visit);
  return !check || check->report.empty()
             ? problem_reply(context, visit, 404, "no-page")
             : paper_reply(context, visit, check->report, "report-" + std::to_string(visit.submission->id) + ".json", "application/json",
                           ShownAs::Attached);
}

}  // namespace sverka
