#include "server/desk_page.hpp"

#include <algorithm>

#include "report/html_text.hpp"
#include "server/fault_log.hpp"
#include "server/pages.hpp"
#include "server/self_check.hpp"

namespace sverka {
namespace {

constexpr std::int64_t kMoscowSeconds = 3 * 3600;

struct NavigationItem {
  std::string_view path, key;
  unsigned roles;  // bits by Role
};

constexpr unsigned bit(Role role) {
  return 1u << static_cast<unsigned>(role);
}

constexpr NavigationItem kNavigation[] = {
    {"/", "nav.home", bit(Role::Partner) | bit(Role::Desk) | bit(Role::Auditor) | bit(Role::Admin)},
    {"/submissions", "nav.submissions", bit(Role::Partner) | bit(Role::Desk)},
    {"/resources", "nav.resources", bit(Role::Partner) | bit(Role::Auditor)},
    {"/acts", "nav.acts", bit(Role::Partner) | bit(Role::Desk)},
    {"/rewards", "nav.rewards", bit(Role::Partner) | bit(Role::Desk)},
    {"/ledgers", "nav.ledgers", bit(Role::Desk)},
    {"/check", "nav.check", bit(Role::Partner) | bit(Role::Desk)},
    {"/partners", "nav.partners", bit(Role::Desk) | bit(Role::Admin)},
    {"/users", "nav.users", bit(Role::Admin)},
    {"/trail", "nav.trail", bit(Role::Admin)},
};

bool is_current(std::string_view item, std::string_view path) {
  return item == "/" ? path == "/" : path == item || (path.starts_with(item) && path[item.size()] == '/');
}

}  // namespace

std::string DeskPage::words(std::string_view key) const {
  return context_.messages.get("desk." + std::string(key)).in(visit_.language);
}

std::string DeskPage::say(std::string_view key) const {
  return html(words(key));
}

std::string DeskPage::say(std::string_view key, const MessageValues& values) const {
  return html(fill(words(key), values));
}

bool DeskPage::knows(std::string_view key) const {
  return context_.messages.find("desk." + std::string(key)) != nullptr;
}

std::string DeskPage::problem(std::string_view key) const {
  const Sentence* known = sentence_of_problem(context_.messages, key);
  return html(known == nullptr ? key : std::string_view(known->in(visit_.language)));
}

HttpReply DeskPage::reply(const std::string& title, const std::string& main, Width width) const {
  const bool russian = visit_.language == Language::Russian;
  std::string page = "<!doctype html>\n<html lang=\"" + std::string(russian ? "ru" : "en") + "\">\n<head>\n<meta charset=\"utf-8\">\n";
  page += "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>" + html_attribute(title) + " - " + say("name") +
          "</title>\n";
  page += "<link rel=\"stylesheet\" href=\"/assets/report.css\">\n<link rel=\"stylesheet\" href=\"/assets/desk.css\">\n";
  page +=
      "<link rel=\"icon\" href=\"/assets/icon.svg\" type=\"image/svg+xml\">\n<script src=\"/assets/desk.js\" "
      "defer></script>\n</head>\n<body class=\"desk\">\n";
  page += "<a class=\"skip\" href=\"#main\">" + say("skip") + "</a>\n" + navigation();
  page += "<main id=\"main\" class=\"" + std::string(width == Width::Wide ? "wide" : "text") + "\" tabindex=\"-1\">\n" + notice() + main +
          "</main>\n</body>\n</html>\n";
  return desk_reply(200, std::move(page));
}

std::string DeskPage::navigation() const {
  std::string bar = "<header class=\"bar\"><a class=\"brand\" href=\"/\">" + say("name") + "</a>";
  if (visit_.user) {
    bar += "<nav aria-label=\"" + say("nav.label") + "\"><ul>";
    for (const NavigationItem& item : kNavigation) {
      if ((item.roles & bit(visit_.user->role)) != 0) {
        const bool current = is_current(item.path, visit_.request.path);
        bar += "<li><a href=\"" + std::string(item.path) + "\"" + (current ? " aria-current=\"page\"" : "") + ">" + say(item.key) +
               "</a></li>";
      }
    }
    bar += "</ul></nav><div class=\"who\"><a href=\"/account\">" + html(visit_.user->name) + "</a>" + language_switch();
    bar += form("/logout") + "<button type=\"submit\" class=\"plain\">" + say("nav.logout") + "</button></form></div>";
  } else {
    bar += "<div class=\"who\">" + language_switch() + "<a href=\"/login\">" + say("nav.login") + "</a></div>";
  }
  return bar + "</header>\n";
}

std::string DeskPage::language_switch() const {
  const bool russian = visit_.language == Language::Russian;
  const std::string other = russian ? "English" : say("other-language");
  const std::string code = russian ? "en" : "ru";
  if (!visit_.user) {
    return "<a href=\"?lang=" + code + "\" lang=\"" + code + "\">" + other + "</a>";
  }
  return form("/account/language") + "<input type=\"hidden\" name=\"language\" value=\"" + code +
         "\"><input type=\"hidden\" name=\"back\" value=\"" + html_attribute(visit_.request.path) +
         "\"><button type=\"submit\" class=\"plain\" lang=\"" + code + "\">" + other + "</button></form>";
}

// What an action before this page has to say: only sentences that the messages hold.
std::string DeskPage::notice() const {
  const std::string_view done = query_field(visit_.request, "done");
  const std::string_view problem = query_field(visit_.request, "problem");
  if (!problem.empty() && sentence_of_problem(context_.messages, problem) != nullptr) {
    const std::string_view request = query_field(visit_.request, "request");
    const bool is_named = request.size() == 16 && request.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    return "<p class=\"notice bad\" role=\"alert\">" + this->problem(problem) +
           (is_named ? ". " + say("problem-request", {{"id", std::string(request)}}) : std::string()) + "</p>\n";
  }
  if (!done.empty() && knows("done." + std::string(done))) {
    return "<p class=\"notice good\" role=\"status\">" + say("done." + std::string(done)) + "</p>\n";
  }
  return {};
}

std::string DeskPage::form(const std::string& action, std::string_view name) const {
  return "<form method=\"post\" action=\"" + html_attribute(action) + "\" enctype=\"multipart/form-data\"" +
         (name.empty() ? std::string() : " class=\"" + std::string(name) + "\"") + "><input type=\"hidden\" name=\"csrf\" value=\"" +
         visit_.csrf + "\">";
}

std::string DeskPage::field(const Field& field) const {
  const std::string id = "f-" + std::string(field.name);
  std::string text = "<div class=\"field\"><label for=\"" + id + "\">" + field.label + "</label>";
  text += "<input id=\"" + id + "\" name=\"" + std::string(field.name) + "\" type=\"" + std::string(field.type) + "\"";
  text += field.value.empty() ? "" : " value=\"" + html_attribute(field.value) + "\"";
  text += field.required ? " required" : "";
  text += field.hint.empty() ? "" : " aria-describedby=\"" + id + "-hint\"";
  text += field.extra.empty() ? ">" : " " + field.extra + ">";
  text += field.hint.empty() ? "" : "<p class=\"hint\" id=\"" + id + "-hint\">" + field.hint + "</p>";
  return text + "</div>";
}

std::string DeskPage::area(std::string_view name, const std::string& id, const std::string& label, const std::string& value,
                           bool required) const {
  return "<div class=\"field\"><label for=\"" + id + "\">" + label + "</label><textarea id=\"" + id + "\" name=\"" + std::string(name) +
         "\" rows=\"3\"" + (required ? " required" : "") + ">" + html(value) + "</textarea></div>";
}

std::string DeskPage::select(std::string_view name, const std::string& label,
                             const std::vector<std::pair<std::string, std::string>>& options, const std::string& chosen) const {
  const std::string id = "f-" + std::string(name);
  std::string text =
      "<div class=\"field\"><label for=\"" + id + "\">" + label + "</label><select id=\"" + id + "\" name=\"" + std::string(name) + "\">";
  for (const auto& [value, words] : options) {
    text += "<option value=\"" + html_attribute(value) + "\"" + (value == chosen ? " selected" : "") + ">" + words + "</option>";
  }
  return text + "</select></div>";
}

std::string DeskPage::button(std::string_view key, std::string_view look) const {
  return "<button type=\"submit\"" + (look.empty() ? std::string() : " class=\"" + std::string(look) + "\"") + ">" + say(key) + "</button>";
}

std::string DeskPage::moment(const std::string& utc) const {
  const std::string shown = moment_words(utc);
  return shown.empty() ? shown : "<time datetime=\"" + html_attribute(utc) + "\">" + shown + "</time>";
}

std::string DeskPage::moment_words(const std::string& utc) const {
  if (utc.size() < 20) {
    return {};
  }
  const std::string moscow = utc_after(utc, kMoscowSeconds);
  return visit_.language == Language::Russian
             ? moscow.substr(8, 2) + "." + moscow.substr(5, 2) + "." + moscow.substr(0, 4) + ", " + moscow.substr(11, 5)
             : moscow.substr(0, 10) + " " + moscow.substr(11, 5);
}

std::string DeskPage::state(SubmissionState state) const {
  const std::string name(name_of(state));
  return "<span class=\"state " + name + "\">" + say((visit_.is_partner() ? "state.partner." : "state.desk.") + name) + "</span>";
}

std::string DeskPage::conclusion(const std::string& conclusion) const {
  const std::string name = conclusion.empty() ? "waiting" : conclusion;
  return knows("conclusion." + name) ? "<span class=\"conclusion " + name + "\">" + say("conclusion." + name) + "</span>" : std::string();
}

HttpReply problem_reply(const DeskContext& context, const Visit& visit, int status, std::string_view key) {
  if (visit.request.path.starts_with("/api/") || !visit.user) {
    return context.self_check.problem(status, key, visit.request);
  }
  const DeskPage page(context, visit);
  HttpReply reply =
      page.reply(page.words("problem-title"),
                 "<div class=\"card\" role=\"alert\"><h1>" + page.say("problem-title") + "</h1><p>" + page.problem(key) + "</p>" +
                     (status >= 500 ? "<p>" + page.say("problem-request", {{"id", visit.request.id}}) + "</p>" : "") +
                     "</div><p><a href=\"/\">" + page.say("problem-back") + "</a></p>",
                 DeskPage::Width::Text);
  reply.status = status;
  return reply;
}

HttpReply see_other(const std::string& path, std::string_view done) {
  HttpReply reply;
  reply.status = 303;
  reply.headers = {
      {"Location", done.empty() ? path : path + (path.find('?') == std::string::npos ? "?" : "&") + "done=" + std::string(done)},
      {"Cache-Control", "no-store"}};
  return reply;
}

HttpReply see_problem(const std::string& path, const Error& error) {
  HttpReply reply = see_other(path);
  reply.headers.front().second = path + (path.find('?') == std::string::npos ? "?" : "&") + "problem=" + url_encoded(error.reason);
  if (is_our_fault(error)) {
    reply.fault = fault_of(error);
  }
  return reply;
}

HttpReply see_problem_or_nothing(const DeskContext& context, const Visit& visit, const std::string& path, const Error& error) {
  return error.code == ErrorCode::NotFound ? problem_reply(context, visit, 404, "no-page") : see_problem(path, error);
}

std::string url_encoded(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char sign : text) {
    const bool plain = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') || sign == '-' ||
                       sign == '_' || sign == '.';
    const auto byte = static_cast<unsigned char>(sign);
    encoded += plain ? std::string(1, sign) : std::string{'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return encoded;
}

HttpReply desk_reply(int status, std::string body) {
  HttpReply reply;
  reply.status = status;
  reply.type = "text/html; charset=utf-8";
  reply.headers = {{"Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
                    "base-uri 'none'; frame-ancestors 'none'"},
                   {"Cache-Control", "no-store"},
                   {"Cross-Origin-Opener-Policy", "same-origin"},
                   {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"}};
  reply.body = std::move(body);
  return reply;
}

}  // namespace sverka
