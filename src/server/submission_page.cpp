#include <algorithm>
#include <map>

#include "report/html_text.hpp"
#include "report/write.hpp"
#include "server/act_pages.hpp"
#include "server/desk_page.hpp"
#include "server/submission_pages.hpp"
#include "server/template_beside.hpp"
#include "store/approvals.hpp"
#include "store/checks_queue.hpp"

namespace sverka {
namespace {

// All that the page shows, read in one snapshot.
struct SubmissionView {
  Submission submission;
  std::vector<SubmissionVersion> versions;
  std::optional<SubmissionVersion> version;  // the one that is shown
  std::optional<PaperCheck> check;
  std::vector<StoredFinding> findings;
  std::vector<Decision> decisions;
  std::vector<ApprovedAmendment> amendments;
  std::map<std::string, std::vector<FindingAnswer>> answers;  // by fingerprint
};

SubmissionView view_of(DeskContext& context, const Visit& visit) {
  StoreWork work = context.store.reading();
  SubmissionView view;
  view.submission = *visit.submission;
  view.versions = list_versions(work, view.submission.id);
  const std::string asked(query_field(visit.request, "version").substr(0, 9));
  for (const SubmissionVersion& version : view.versions) {
    const bool wanted = asked.empty() ? version.number == view.submission.version : std::to_string(version.number) == asked;
    if (wanted) {
      view.version = version;
    }
  }
  if (view.version) {
    view.check = find_check(work, view.version->id);
  }
  if (view.check && view.check->state == "done") {
    view.findings = list_findings(work, view.check->id);
  }
  view.decisions = list_decisions(work, view.submission.id);
  view.amendments = list_amendments(work, view.submission.id);
  for (FindingAnswer& answer : list_answers(work, view.submission.id)) {
    view.answers[answer.fingerprint].push_back(std::move(answer));
  }
  return view;
}

class SubmissionPage {
 public:
  SubmissionPage(DeskContext& context, const Visit& visit)
      : context_(context), visit_(visit), page_(context, visit), view_(view_of(context, visit)) {}

  HttpReply write() const {
    const Submission& one = view_.submission;
    const std::string called = one.client_name.empty() ? one.title : one.client_name;
    std::string main = "<div class=\"head\"><div><p class=\"crumb\"><a href=\"/submissions\">" + page_.say("list.title") + "</a></p><h1>" +
                       html(called) + " <span class=\"num\">#" + std::to_string(one.id) + "</span></h1></div>" + page_.state(one.state) +
                       "</div>\n";
    main += facts() + actions();
    main += result();
    main += history();
    return page_.reply(called, main);
  }

 private:
  std::string path() const { return "/submissions/" + std::to_string(view_.submission.id); }
  std::string fact(std::string_view key, const std::string& value) const {
    return value.empty() ? std::string() : "<dt>" + page_.say(key) + "</dt><dd>" + value + "</dd>";
  }

  std::string facts() const {
    const Submission& one = view_.submission;
    std::string list = "<dl class=\"facts\">";
    list += visit_.is_partner() ? "" : fact("list.partner", html(one.partner_name));
    list += fact("list.agreement", html(one.agreement_number)) + fact("submission.inn", html(one.client_inn));
    list += fact("submission.file", html(one.title)) + fact("submission.sent", page_.moment(one.created_at));
    return list + "</dl>\n";
  }

  std::string actions() const {
    std::string forms;
    for (const DecisionKind kind : kDecisionKinds) {
      if (may_decide(*visit_.user, kind) && state_after(view_.submission.state, kind)) {
        forms += decision_form(kind);
      }
    }
    for (const auto& [purpose, key] : {std::pair{VersionPurpose::Draft, "versions"}, std::pair{VersionPurpose::Signed, "signed"}}) {
      if (takes(view_.submission.state, purpose)) {
        forms += upload_form(purpose, key);
      }
    }
    if (visit_.user->role == Role::Desk && view_.check && view_.check->state == "done" &&
        takes(view_.submission.state, VersionPurpose::Draft)) {
      forms += page_.form(path() + "/check") + page_.button("submission.check-again", "quiet") + "</form>";
    }
    return forms.empty() ? forms : "<div class=\"actions\">" + forms + "</div>\n";
  }

  std::string decision_form(DecisionKind kind) const {
    const std::string name(name_of(kind));
    const bool asks = kind == DecisionKind::Return || (kind == DecisionKind::Accept && view_.submission.conclusion != "conforms") ||
                      kind == DecisionKind::SignByClient;
    const std::string inside = page_.form(path() + "/decisions") + "<input type=\"hidden\" name=\"kind\" value=\"" + name +
                               "\"><input type=\"hidden\" name=\"revision\" value=\"" + std::to_string(view_.submission.revision) + "\">";
    if (!asks) {
      return inside + page_.button("decision." + name, kind == DecisionKind::Withdraw ? "quiet" : "") + "</form>";
    }
    const bool required = kind != DecisionKind::SignByClient;
    return "<details class=\"action\"><summary class=\"" + std::string(kind == DecisionKind::Accept ? "button" : "button quiet") + "\">" +
           page_.say("decision." + name) + "</summary>" + inside +
           page_.area("reason", "reason-" + name, page_.say("decision.reason-" + name), "", required) + page_.button("decision." + name) +
           "</form></details>";
  }

  std::string upload_form(VersionPurpose purpose, const std::string& place) const {
    const std::string key = purpose == VersionPurpose::Draft ? "upload.version" : "upload.signed";
    std::string form = "<details class=\"action\"><summary class=\"button quiet\">" + page_.say(key) + "</summary>" +
                       page_.form(path() + "/" + place, "upload");
    form += page_.field({"agreement", "file", page_.say(purpose == VersionPurpose::Draft ? "agreement" : "upload.signed-file"), "",
                         page_.say("file-hint"), true, "accept=\".docx,.pdf\""});
    if (purpose == VersionPurpose::Draft) {
      form += page_.field({"card", "file", page_.say("card-file"), "", page_.say("card-hint"), false, "accept=\".docx,.pdf\""});
    }
    return form + page_.button("upload.send") + "</form></details>";
  }

  // The chosen version: what was found in it, and beside it the text.
  std::string result() const {
    if (!view_.version) {
      return "<p class=\"empty\">" + page_.say("submission.no-version") + "</p>";
    }
    std::string head =
        "<section aria-labelledby=\"result\"><div class=\"head\"><h2 id=\"result\">" +
        page_.say(view_.version->purpose == VersionPurpose::Signed ? "submission.signed-number" : "submission.version-number",
                  {{"number", std::to_string(view_.version->number)}}) +
        "</h2>";
    if (!view_.check || view_.check->state != "done") {
      return head + "</div><p class=\"waiting\" role=\"status\" data-refresh=\"2\">" + page_.say("submission.in-check") + " <a href=\"" +
             path() + "\">" + page_.say("submission.refresh") + "</a></p></section>\n";
    }
    head += page_.conclusion(view_.check->conclusion) + "<span class=\"links\">" + links() + "</span></div>\n";
    if (view_.check->conclusion == "could_not_check") {
      return head + could_not_check() + "</section>\n";
    }
    const std::string text = marked_text();
    const std::string sample = !text.empty() && shows_template() ? template_beside(context_, visit_, view_.check->report) : std::string();
    if (!sample.empty()) {
      return head + "<div class=\"panes together\">" +
             text_pane("submission.template-text", "<section class=\"doc\"><h2>" + page_.say("submission.template-text") +
                                                       "</h2><p class=\"legend\"><span class=\"slot\">" + page_.say("submission.blank") +
                                                       "</span></p><div class=\"paper\">\n" + sample + "</div></section>") +
             text_pane("submission.text", text) + "</div></section>\n";
    }
    return head + "<div class=\"" + std::string(text.empty() ? "panes one" : "panes") +
           "\"><div class=\"pane\" tabindex=\"0\" role=\"region\" aria-label=\"" + page_.say("finding.table") + "\">" + findings() +
           "</div>" + (text.empty() ? "" : text_pane("submission.text", text)) + "</div></section>\n";
  }

  std::string text_pane(std::string_view label, const std::string& text) const {
    return "<div class=\"pane text\" tabindex=\"0\" role=\"region\" aria-label=\"" + page_.say(label) + "\">" + text + "</div>";
  }

  bool shows_template() const { return query_field(visit_.request, "view") == "template"; }

  std::string links() const {
    const std::string base = path() + "/versions/" + std::to_string(view_.version->number) + "/";
    std::string list = "<a href=\"" + path() + "?version=" + std::to_string(view_.version->number) +
                       (shows_template() ? "#result\">" + page_.say("submission.to-findings")
                                         : "&amp;view=template#result\">" + page_.say("submission.to-template")) +
                       "</a> ";
    list += "<a href=\"" + base + "paper\">" + page_.say("submission.paper") + "</a>";
    list += view_.version->card.empty() ? "" : " <a href=\"" + base + "card\">" + page_.say("submission.card") + "</a>";
    if (!view_.check->report.empty()) {
      list +=
          " <a href=\"" + base + "report.html\">" + page_.say("submission.report") + "</a> <a href=\"" + base + "report.json\">JSON</a>";
    }
    return list;
  }

  std::string could_not_check() const {
    const Sentence* known = context_.messages.find("error." + view_.check->error_reason);
    std::string said = known == nullptr ? page_.say("conclusion.could_not_check") : html(known->in(visit_.language));
    return "<p class=\"notice bad\">" + said + (view_.check->error_where.empty() ? "" : " (" + html(view_.check->error_where) + ")") +
           "</p>";
  }

  std::string marked_text() const {
    const std::string& name = visit_.language == Language::Russian ? view_.check->page_ru : view_.check->page_en;
    const Result<std::string> page = name.empty() ? Result<std::string>(std::string()) : context_.store.papers().read(name);
    return page ? std::string(marked_text_of(*page)) : std::string();
  }

  static std::string group_of(const StoredFinding& one) { return one.outcome == "cannot_tell" ? "question" : one.severity; }

  bool is_shown(const StoredFinding& one) const {
    const std::string_view only = query_field(visit_.request, "show");
    return only.empty() || only == group_of(one);
  }

  std::string findings() const {
    if (view_.findings.empty()) {
      return "<p class=\"empty good\">" + page_.say("finding.none") + "</p>";
    }
    std::string table = filters() + "<table class=\"findings\"><thead><tr><th scope=\"col\">" + page_.say("finding.number") +
                        "</th><th scope=\"col\">" + page_.say("finding.clause") + "</th><th scope=\"col\">" + page_.say("finding.what") +
                        "</th><th scope=\"col\">" + page_.say("finding.status") + "</th></tr></thead><tbody>\n";
    std::vector<const StoredFinding*> shown;
    for (const StoredFinding& one : view_.findings) {
      if (is_shown(one)) {
        shown.push_back(&one);
      }
    }
    if (query_field(visit_.request, "sort") == "clause") {
      std::stable_sort(shown.begin(), shown.end(),
                       [](const StoredFinding* left, const StoredFinding* right) { return before(left->clause, right->clause); });
    }
    for (const StoredFinding* one : shown) {
      table += finding_row(*one);
    }
    return table + "</tbody></table>\n";
  }

  // "4.2" stands before "4.10".
  static bool before(std::string_view left, std::string_view right) {
    const auto number = [](std::string_view& text) {
      long value = -1;
      while (!text.empty() && text.front() >= '0' && text.front() <= '9' && value < 100000) {
        value = (value < 0 ? 0 : value * 10) + (text.front() - '0');
        text.remove_prefix(1);
      }
      if (!text.empty()) {
        text.remove_prefix(1);
      }
      return value;
    };
    while (!left.empty() && !right.empty()) {
      const long one = number(left), other = number(right);
      if (one != other) {
        return one < other;
      }
    }
    return left.size() < right.size();
  }

  std::string filters() const {
    std::map<std::string, std::size_t> counts;
    for (const StoredFinding& one : view_.findings) {
      ++counts[group_of(one)];
    }
    const std::string version = "version=" + std::to_string(view_.version->number);
    const std::string_view only = query_field(visit_.request, "show"), sort = query_field(visit_.request, "sort");
    const auto link = [&](const std::string& query, const std::string& words, bool current) {
      return "<li><a href=\"" + path() + "?" + version + query + "#result\"" + (current ? " aria-current=\"true\"" : "") + ">" + words +
             "</a></li>";
    };
    const std::string sorted = sort == "clause" ? "&amp;sort=clause" : "";
    std::string list = "<nav class=\"tabs\" aria-label=\"" + page_.say("finding.filter") + "\"><ul>" +
                       link(sorted, page_.say("finding.all") + " <b>" + std::to_string(view_.findings.size()) + "</b>", only.empty());
    for (const char* group : {"error", "warning", "question", "note"}) {
      if (counts[group] != 0) {
        list += link("&amp;show=" + std::string(group) + sorted,
                     page_.say("finding.group." + std::string(group)) + " <b>" + std::to_string(counts[group]) + "</b>", only == group);
      }
    }
    const std::string kept = only.empty() ? "" : "&amp;show=" + html_attribute(only);
    list += link(kept + (sorted.empty() ? "&amp;sort=clause" : ""), page_.say(sorted.empty() ? "finding.by-clause" : "finding.by-severity"),
                 false);
    return list + "</ul></nav>\n";
  }

  std::string finding_row(const StoredFinding& one) const {
    const bool russian = visit_.language == Language::Russian;
    const std::string group = group_of(one), number = std::to_string(one.number);
    std::string row = "<tr id=\"f" + number + "\" class=\"" + html_attribute(group) + "\"><td class=\"num\"><a class=\"no\" href=\"#m" +
                      number + "\" aria-label=\"" + page_.say("finding.show", {{"number", number}}) + "\">" + number + "</a></td><td>" +
                      html(one.clause) + "</td><td>";
    row += "<p class=\"what\">" + html(russian ? one.message_ru : one.message_en) + "</p>";
    const std::string& advice = russian ? one.advice_ru : one.advice_en;
    row += advice.empty() || !visit_.is_partner() ? "" : "<p class=\"advice\">" + html(advice) + "</p>";
    row += "<p class=\"tags\"><span class=\"tag " + html_attribute(group) + "\">" + page_.say("finding.kind." + group) + "</span>";
    row += one.deviation.empty() ? "" : "<span class=\"tag\">" + said("class." + one.deviation, one.deviation) + "</span>";
    row += touches(one.touches) + "</p>" + compared(one) + details(one, advice);
    return row + "</td><td>" + status(one) + "</td></tr>\n";
  }

  std::string said(const std::string& key, const std::string& otherwise) const {
    const Sentence* known = context_.messages.find(key);
    return html(known == nullptr ? otherwise : known->in(visit_.language));
  }

  std::string touches(const std::string& list) const {
    std::string tags;
    for (std::size_t at = 0; at < list.size();) {
      const std::size_t end = std::min(list.find(", ", at), list.size());
      const std::string one = list.substr(at, end - at);
      tags += "<span class=\"tag\">" + said("report.touch." + one, one) + "</span>";
      at = end + 2;
    }
    return tags;
  }

  std::string compared(const StoredFinding& one) const {
    std::string list;
    list += one.expected.empty()
                ? ""
                : "<dt>" + page_.say("finding.expected") + "</dt><dd class=\"expected\">" + html_lines(one.expected) + "</dd>";
    list += one.observed.empty()
                ? ""
                : "<dt>" + page_.say("finding.observed") + "</dt><dd class=\"observed\">" + html_lines(one.observed) + "</dd>";
    return list.empty() ? list : "<dl class=\"compared\">" + list + "</dl>";
  }

  std::string details(const StoredFinding& one, const std::string& advice) const {
    std::string inside;
    inside += advice.empty() || visit_.is_partner() ? "" : "<p class=\"advice\">" + html(advice) + "</p>";
    inside += "<p class=\"basis\">" + (one.source.empty() ? "" : page_.say("finding.source", {{"clauses", one.source}}) + "; ") +
              said("report.responsible." + one.responsible, one.responsible) + " <code>" + html(one.rule) + "</code></p>";
    const auto answered = view_.answers.find(one.fingerprint);
    std::string answers;
    if (answered != view_.answers.end()) {
      for (const FindingAnswer& answer : answered->second) {
        answers += "<li><b>" + html(answer.by) + "</b> " + page_.moment(answer.at) + "<br>" + html_lines(answer.body) + "</li>";
      }
    }
    inside += answers.empty() ? "" : "<ul class=\"answers\">" + answers + "</ul>";
    const std::string number = std::to_string(one.number);
    inside += page_.form(path() + "/answers") + "<input type=\"hidden\" name=\"fingerprint\" value=\"" + html_attribute(one.fingerprint) +
              "\">" +
              page_.area("answer", "answer-" + number, page_.say(visit_.is_partner() ? "finding.answer" : "finding.remark"), "", true) +
              page_.button("finding.send", "quiet") + "</form>";
    if (can_be_approved(one)) {
      inside += page_.form(path() + "/amendments") + "<input type=\"hidden\" name=\"clause\" value=\"" + html_attribute(one.clause) +
                "\"><h3>" + page_.say("amendment.title", {{"clause", one.clause}}) + "</h3><p class=\"hint\">" +
                page_.say("amendment.about") + "</p>" +
                page_.area("text", "text-" + number, page_.say("amendment.text"), one.clause_text, false) +
                page_.area("consent", "consent-" + number, page_.say("amendment.consent"), "", true) +
                page_.button("amendment.approve", "quiet") + "</form>";
    }
    return "<details><summary>" + page_.say("finding.more") + "</summary>" + inside + "</details>";
  }

  bool can_be_approved(const StoredFinding& one) const {
    return visit_.user->role == Role::Desk && !one.deviation.empty() && !one.clause.empty() &&
           view_.version->number == view_.submission.version &&
           (view_.submission.state == SubmissionState::Checked || view_.submission.state == SubmissionState::Returned);
  }

  std::string status(const StoredFinding& one) const {
    return page_.say(view_.answers.count(one.fingerprint) != 0 ? "finding.answered" : "finding.open");
  }

  std::string history() const {
    std::string main = "<section class=\"history\"><h2>" + page_.say("history.title") + "</h2>";
    main += amendments() + "<h3>" + page_.say("history.versions") + "</h3><ul class=\"plain\">";
    for (const SubmissionVersion& version : view_.versions) {
      const std::string number = std::to_string(version.number);
      main += "<li><a href=\"" + path() + "?version=" + number + "#result\"" +
              (view_.version && view_.version->number == version.number ? " aria-current=\"true\"" : "") + ">" +
              page_.say(version.purpose == VersionPurpose::Signed ? "submission.signed-number" : "submission.version-number",
                        {{"number", number}}) +
              "</a> " + html(version.paper_name) + (version.card.empty() ? "" : " + " + html(version.card_name)) +
              " <span class=\"soft\">" + html(version.uploaded_by) + ", " + page_.moment(version.uploaded_at) + "</span><br><code>" +
              version.paper + "</code></li>";
    }
    main += "</ul>";
    if (!view_.decisions.empty()) {
      main += "<h3>" + page_.say("history.decisions") + "</h3><ol class=\"plain\">";
      for (const Decision& decision : view_.decisions) {
        main += "<li>" + page_.moment(decision.at) + " <b>" + page_.say("decision." + std::string(name_of(decision.kind))) +
                "</b> <span class=\"soft\">" + html(decision.by) + ", " +
                page_.say("submission.version-number", {{"number", std::to_string(decision.version)}}) + "</span>" +
                (decision.reason.empty() ? "" : "<br>" + html_lines(decision.reason)) + "</li>";
      }
      main += "</ol>";
    }
    return main + "</section>\n";
  }

  std::string amendments() const {
    if (view_.amendments.empty()) {
      return {};
    }
    std::string list = "<h3>" + page_.say("history.amendments") + "</h3><ul class=\"plain\">";
    for (const ApprovedAmendment& one : view_.amendments) {
      list += "<li><b>" + page_.say("amendment.line", {{"clause", one.amendment.clause}}) + "</b> " + html_lines(one.amendment.text) +
              "<br><span class=\"soft\">" + html(one.amendment.approved_by) + ", " + day_words(page_, one.amendment.approved_on) + "; " +
              page_.say("amendment.consent") + ": " + html_lines(one.consent) + "</span>";
      if (one.withdrawn) {
        list += " <span class=\"tag\">" + page_.say("amendment.withdrawn") + "</span>";
      } else if (visit_.user->role == Role::Desk && takes(view_.submission.state, VersionPurpose::Draft)) {
        list += page_.form(path() + "/amendments/" + std::to_string(one.id) + "/withdraw") + page_.button("amendment.withdraw", "plain") +
                "</form>";
      }
      list += "</li>";
    }
    return list + "</ul>";
  }

  DeskContext& context_;
  const Visit& visit_;
  const DeskPage page_;
  const SubmissionView view_;
};

}  // namespace

HttpReply show_submission(DeskContext& context, const Visit& visit) {
  return SubmissionPage(context, visit).write();
}

}  // namespace sverka
