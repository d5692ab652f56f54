#include "server/notice_pages.hpp"

#include <algorithm>

#include "report/html_text.hpp"
#include "server/api_parts.hpp"
#include "server/audit_parts.hpp"
#include "server/desk_page.hpp"
#include "server/downloads.hpp"
#include "server/notice_desk.hpp"
#include "server/self_check.hpp"

namespace sverka {
namespace {

constexpr std::size_t kPageRows = 50;
constexpr std::size_t kMostViolations = 500;

std::string notice_path(const Notice& notice) {
  return resource_path(notice.resource) + "/notices/" + std::to_string(notice.id);
}

std::string notice_state(const DeskPage& page, NoticeState state) {
  const std::string name(name_of(state));
  return "<span class=\"state n-" + name + "\">" + page.say("notice.state." + name) + "</span>";
}

std::string rows_of(const DeskPage& page, StoreWork& work, const std::vector<Notice>& notices, bool with_resource) {
  std::string table = table_start(page, "notice.title",
                                  {"list.number",
                                   {"resource.address", with_resource ? Column::Text : Column::Omitted},
                                   "list.state",
                                   "notice.made",
                                   "notice.sent-on",
                                   "resource.due",
                                   "notice.still-open"});
  const auto told = violations_of_notices(work, notices);
  for (const Notice& one : notices) {
    const auto of = told.find(one.id);
    const std::vector<ToldViolation> violations = of == told.end() ? std::vector<ToldViolation>() : of->second;
    const auto open =
        std::count_if(violations.begin(), violations.end(), [](const ToldViolation& violation) { return !violation.is_settled(); });
    const std::optional<WebResource> resource = with_resource ? find_resource(work, one.resource) : std::nullopt;
    table += "<tr><td class=\"num\"><a href=\"" + notice_path(one) + "\">" + std::to_string(one.id) + "</a></td>";
    table += with_resource
                 ? "<td><a href=\"" + resource_path(one.resource) + "\">" + html(resource ? resource->url : std::string()) + "</a></td>"
                 : "";
    table += "<td>" + notice_state(page, one.state) + "</td><td>" + page.moment(one.made_at) + "</td><td>" +
             day_words_of(page, one.sent_on) + "</td><td>" + day_words_of(page, one.due_on) + "</td><td>" +
             page.say("notice.open-of", {{"open", std::to_string(open)}, {"all", std::to_string(violations.size())}}) + "</td></tr>\n";
  }
  return finished(table);
}

NoticeQuestion question_of(const Visit& visit) {
  NoticeQuestion question;
  question.partner = visit.is_partner() ? visit.user->partner : 0;
  if (visit.is_partner()) {
    question.states = {NoticeState::Sent};
  }
  return question;
}

std::string numbers_of(const std::vector<Violation>& violations, std::string_view severity) {
  std::string numbers;
  for (const Violation& one : violations) {
    if (one.finding.severity == severity) {
      numbers += (numbers.empty() ? "" : ", ") + std::to_string(one.id);
    }
  }
  return numbers;
}

std::string decision_form(const DeskPage& page, const Notice& notice, std::string_view kind, const std::string& inside,
                          std::string_view look) {
  return page.form(notice_path(notice) + "/decisions") + "<input type=\"hidden\" name=\"kind\" value=\"" + std::string(kind) +
         "\"><input type=\"hidden\" name=\"revision\" value=\"" + std::to_string(notice.revision) + "\">" + inside +
         page.button((notice.state == NoticeState::InDoubt ? "notice.doubt-decide." : "notice.decide.") + std::string(kind), look) +
         "</form>";
}

std::string actions_of(const DeskPage& page, const Notice& notice) {
  if (page.visit().is_partner()) {
    return {};
  }
  const bool sends = page.context().terms.office->can_send();
  std::string actions = "<div class=\"actions\">";
  if (sends && allows(notice.state, NoticeDecision::Send)) {
    actions += decision_form(page, notice, "send", "", "");
  }
  if (sends && allows(notice.state, NoticeDecision::SendAgain)) {
    actions += decision_form(page, notice, "send_again", "", "quiet");
  }
  if (notice.state == NoticeState::InDoubt) {
    actions += decision_form(page, notice, "sent_by_hand", "", "");
  } else if (allows(notice.state, NoticeDecision::SentByHand)) {
    const std::string day = to_iso(page.context().terms.today());
    actions +=
        "<details class=\"action\"><summary class=\"button quiet\">" + page.say("notice.decide.sent_by_hand") + "</summary>" +
        decision_form(
            page, notice, "sent_by_hand",
            page.field({"sent_on", "date", page.say("notice.sent-on"), day, page.say("notice.sent-on-hint"), true, "max=\"" + day + "\""}),
            "") +
        "</details>";
  }
  if (allows(notice.state, NoticeDecision::Discard)) {
    actions += decision_form(page, notice, "discard", "", "quiet");
  }
  return actions + "</div>\n";
}

std::string facts_of(const DeskPage& page, const Notice& notice) {
  std::string facts = "<dl class=\"facts\">";
  const auto fact = [&](std::string_view key, const std::string& value) {
    facts += value.empty() ? std::string() : "<dt>" + page.say(key) + "</dt><dd>" + value + "</dd>";
  };
  const std::string& recipient = notice.recipient.empty() ? page.visit().resource->recipient() : notice.recipient;
  fact("notice.recipient", recipient.empty() ? page.say("resource.no-email") : html(recipient));
  fact("notice.made", page.moment(notice.made_at) + (page.visit().is_partner() ? "" : ", " + html(notice.made_by)));
  fact("notice.sent-on", day_words_of(page, notice.sent_on));
  fact("resource.due", day_words_of(page, notice.due_on));
  fact("notice.recheck", page.moment(notice.recheck_at));
  if (!page.visit().is_partner()) {
    fact("notice.attempts", notice.attempts == 0 ? std::string() : std::to_string(notice.attempts));
    fact("notice.problem", notice.problem.empty() ? std::string() : page.problem(notice.problem));
    fact("notice.message-id", "<code>" + html(notice.message_id) + "</code>");
  }
  return facts + "</dl>\n";
}

std::string violations_table(const DeskPage& page, const std::vector<Violation>& violations) {
  std::string table = table_start(page, "violation.title",
                                  {"list.number", "violation.what", "violation.clauses", "list.state", "resource.due"}, "list violations");
  for (auto one = violations.rbegin(); one != violations.rend(); ++one) {
    table += "<tr><td class=\"num\">" + std::to_string(one->id) + "</td><td>" + finding_cell(page, one->finding) + "</td><td>" +
             clause_cell(page, one->finding) + "</td><td>" + violation_state(page, one->state) + "</td><td>" +
             day_words_of(page, one->due_on) + "</td></tr>\n";
  }
  return finished(table);
}

}  // namespace

std::string notice_table(const DeskPage& page, StoreWork& work, const std::vector<Notice>& notices) {
  return rows_of(page, work, notices, true);
}

std::string notices_of_resource(const DeskPage& page, StoreWork& work, const WebResource& resource) {
  NoticeQuestion question = question_of(page.visit());
  question.resource = resource.id;
  const std::vector<Notice> notices = list_notices(work, question);
  const std::vector<Violation> confirmed = page.visit().is_partner() ? std::vector<Violation>() : confirmed_violations(work, resource);
  if (notices.empty() && confirmed.empty()) {
    return {};
  }
  std::string section = "<section><h2>" + page.say("notice.title") + "</h2>";
  if (!confirmed.empty()) {
    const std::string errors = numbers_of(confirmed, "error"), warnings = numbers_of(confirmed, "warning");
    section += page.form(resource_path(resource.id) + "/notices", "filters") +
               page.field({"violations", "text", page.say("notice.violations"), errors,
                           warnings.empty() ? page.say("notice.violations-hint")
                                            : page.say("notice.violations-hint-warnings", {{"numbers", warnings}}),
                           true, "maxlength=\"4000\" autocomplete=\"off\""}) +
               page.button("notice.make") + "</form>\n";
  }
  return section + (notices.empty() ? std::string() : rows_of(page, work, notices, false)) + "</section>\n";
}

HttpReply show_notices(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  NoticeQuestion question = question_of(visit);
  question.before = number_of_text(query_field(visit.request, "before"));
  question.most = kPageRows + 1;
  StoreWork work = context.store.reading();
  std::vector<Notice> found = list_notices(work, question);
  const bool more = found.size() > kPageRows;
  found.resize(std::min(found.size(), kPageRows));
  std::string main =
      "<p class=\"crumb\"><a href=\"/resources\">" + page.say("resource.title") + "</a></p><h1>" + page.say("notice.title") + "</h1>";
  main += found.empty() ? "<p class=\"empty\">" + page.say("notice.nothing") + "</p>" : rows_of(page, work, found, true);
  main += more ? "<nav class=\"paging\" aria-label=\"" + page.say("list.pages") +
                     "\"><a href=\"/notices?before=" + std::to_string(found.back().id) + "\">" + page.say("list.older") + "</a></nav>"
               : "";
  return page.reply(page.words("notice.title"), main);
}

HttpReply make_notice(DeskContext& context, const Visit& visit) {
  std::optional<std::vector<std::int64_t>> asked;
  {
    StoreWork work = context.store.reading();
    asked = violations_asked(work, *visit.resource, form_field(visit.request, "violations"));
  }
  const std::string path = resource_path(visit.resource->id);
  if (!asked) {
    return see_problem(path, {ErrorCode::Usage, "", "notice-empty", {}});
  }
  const Result<Notice> made = prepare_notice(context.store, visit.actor(), visit.resource->id, *asked);
  // A number that is no violation of this resource is a slip of the form, not of the address.
  return made ? see_other(notice_path(*made), "notice") : see_problem(path, made.error());
}

HttpReply show_notice(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  std::optional<Notice> notice;
  std::vector<Violation> violations;
  {
    StoreWork work = context.store.reading();
    notice = notice_of_address(work, visit);
    ViolationQuestion question;
    question.notice = notice ? notice->id : 0;
    question.most = kMostViolations;
    violations = notice ? list_violations(work, question) : violations;
  }
  if (!notice) {
    return problem_reply(context, visit, 404, "no-page");
  }
  const Result<ShownLetter> letter = letter_of_notice(context, *visit.resource, *notice);
  const std::string title = fill(page.words("notice.one"), {{"number", std::to_string(notice->id)}});
  std::string main = "<p class=\"crumb\"><a href=\"/resources\">" + page.say("resource.title") + "</a> &#8250; <a href=\"" +
                     resource_path(notice->resource) + "\">" + html(visit.resource->url) + "</a></p><div class=\"head\"><h1>" +
                     html(title) + "</h1>" + notice_state(page, notice->state) + "<p class=\"links\"><a href=\"" + notice_path(*notice) +
                     "/letter.eml\">" + page.say("notice.letter-file") + "</a></p></div>\n";
  main += facts_of(page, *notice);
  if (notice->state == NoticeState::InDoubt) {
    main += "<p class=\"notice bad\" role=\"note\">" + page.say("notice.doubt") + "</p>";
  } else if (!visit.is_partner() && notice->state == NoticeState::Prepared && !context.terms.office->can_send()) {
    main += "<p class=\"notice\" role=\"note\">" + page.say("notice.no-mail") + "</p>";
  }
  main += actions_of(page, *notice);
  main += "<section><h2>" + page.say(notice->letter.empty() ? "notice.letter-today" : "notice.letter") + "</h2>" +
          (letter ? "<pre class=\"letter\" lang=\"ru\" tabindex=\"0\">" + html_lines(letter->text) + "</pre>"
                  : "<p class=\"notice bad\" role=\"alert\">" + page.problem(letter.error().reason) + "</p>") +
          "</section>\n";
  main += "<section><h2>" + page.say("violation.title") + "</h2>" + violations_table(page, violations) + "</section>\n";
  return page.reply(title, main);
}

HttpReply decide_on_notice(DeskContext& context, const Visit& visit) {
  const Result<Notice> decided =
      decide_as_asked(context, visit,
                      {std::string(form_field(visit.request, "kind")), std::string(form_field(visit.request, "sent_on")),
                       number_of_text(form_field(visit.request, "revision"))},
                      {});
  const std::string path = resource_path(visit.resource->id) + "/notices/" + std::to_string(visit.numbers.front());
  return decided ? see_other(path, "notice-decided") : see_problem_or_nothing(context, visit, path, decided.error());
}

HttpReply send_letter_file(DeskContext& context, const Visit& visit) {
  std::optional<Notice> notice;
  {
    StoreWork work = context.store.reading();
    notice = notice_of_address(work, visit);
  }
  if (!notice) {
    return problem_reply(context, visit, 404, "no-page");
  }
  Result<ShownLetter> letter = letter_of_notice(context, *visit.resource, *notice);
  if (!letter) {
    return missing_paper(context, visit, letter.error());
  }
  return letter->composed.empty()
             ? problem_reply(context, visit, 404, "no-page")
             : attached_reply(std::move(letter->composed), "notice-" + std::to_string(notice->id) + ".eml", "message/rfc822");
}

}  // namespace sverka
