#include "server/account_pages.hpp"

#include <algorithm>
#include <string>

#include "report/html_text.hpp"
#include "server/desk_page.hpp"
#include "server/page_table.hpp"
#include "server/pages.hpp"
#include "store/login_throttle.hpp"

namespace sverka {
namespace {

// A path of our own, never an address elsewhere.
std::string own_path(std::string_view asked) {
  // A browser takes control characters out of an address before it reads it, and a backslash for a slash.
  const bool clean = std::all_of(asked.begin(), asked.end(),
                                 [](char sign) { return sign > ' ' && sign < '\x7F' && sign != '\\' && sign != '?' && sign != '#'; });
  const bool own = clean && asked.starts_with('/') && !asked.starts_with("//");
  return own ? std::string(asked) : "/";
}

std::string session_cookie(const Visit& visit, const std::string& token) {
  const bool secure = header(visit.request, "X-Forwarded-Proto") == "https";
  return std::string(kSessionCookie) + "=" + token + "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "") +
         (token.empty() ? "; Max-Age=0" : "");
}

HttpReply login_page(const DeskContext& context, const Visit& visit, int status, const std::string& problem) {
  const DeskPage page(context, visit);
  std::string main = "<div class=\"card narrow\"><h1>" + page.say("login.title") + "</h1>";
  main += problem.empty() ? "" : "<p class=\"notice bad\" role=\"alert\">" + html(problem) + "</p>";
  main += page.form("/login") + "<input type=\"hidden\" name=\"back\" value=\"" +
          html_attribute(own_path(query_field(visit.request, "back"))) + "\">";
  main += page.field({"login", "text", page.say("login.login"), std::string(form_field(visit.request, "login").substr(0, 64)), "", true,
                      "autocomplete=\"username\" autocapitalize=\"none\" spellcheck=\"false\""});
  main += page.field({"password", "password", page.say("login.password"), "", "", true, "autocomplete=\"current-password\""});
  main += page.button("login.enter") + "</form><p><a href=\"/check\">" + page.say("login.self-check") + "</a></p></div>\n";
  HttpReply reply = page.reply(page.words("login.title"), main, DeskPage::Width::Text);
  reply.status = status;
  return reply;
}

}  // namespace

HttpReply show_login(DeskContext& context, const Visit& visit) {
  return visit.user ? see_other("/") : login_page(context, visit, 200, "");
}

HttpReply sign_in(DeskContext& context, const Visit& visit) {
  const std::string login(form_field(visit.request, "login").substr(0, 64));
  const std::string address(client_address(visit.request));
  const auto sentence = [&](std::string_view key) {
    const Sentence* known = sentence_of_problem(context.messages, key);
    return known == nullptr ? std::string(key) : known->in(visit.language);
  };
  const Result<std::chrono::seconds> wait = context.throttle.wait(login, address);
  if (!wait) {
    return login_page(context, visit, 503, sentence("store-failed"));
  }
  if (wait->count() > 0) {
    HttpReply reply = login_page(context, visit, 429, sentence("login-wait"));
    reply.headers.emplace_back("Retry-After", std::to_string(wait->count()));
    return reply;
  }
  const Result<std::optional<User>> user = check_password(context.store, login, form_field(visit.request, "password"));
  if (!user) {
    return login_page(context, visit, 503, sentence(user.error().reason));
  }
  if (!*user) {
    if (!context.throttle.failed(login, address)) {
      return login_page(context, visit, 503, sentence("store-failed"));
    }
    return login_page(context, visit, 401, sentence("login-wrong"));
  }
  static_cast<void>(context.throttle.succeeded(login));
  const Result<std::string> token = begin_session(context.store, **user, cookie(visit.request, kSessionCookie));
  if (!token) {
    return login_page(context, visit, 503, sentence("store-failed"));
  }
  HttpReply reply = see_other((*user)->must_change ? "/account" : own_path(form_field(visit.request, "back")));
  reply.headers.emplace_back("Set-Cookie", session_cookie(visit, *token));
  return reply;
}

HttpReply sign_out(DeskContext& context, const Visit& visit) {
  static_cast<void>(end_session(context.store, cookie(visit.request, kSessionCookie)));
  HttpReply reply = see_other("/login");
  reply.headers.emplace_back("Set-Cookie", session_cookie(visit, ""));
  return reply;
}

HttpReply show_account(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  std::string main = "<h1>" + page.say("account.title") + "</h1>";
  main += "<dl class=\"facts\"><dt>" + page.say("login.login") + "</dt><dd>" + html(visit.user->login) + "</dd><dt>" +
          page.say("user.role") + "</dt><dd>" + page.say("role." + std::string(name_of(visit.user->role))) + "</dd></dl>";
  if (visit.user->must_change) {
    main += "<p class=\"notice\" role=\"status\">" + page.say("account.must-change") + "</p>";
  }
  main += "<section class=\"card\"><h2>" + page.say("account.password") + "</h2>" + page.form("/account/password");
  main += page.field({"current", "password", page.say("account.current"), "", "", true, "autocomplete=\"current-password\""});
  main += page.field({"password", "password", page.say("account.new"), "", page.say("account.password-hint"), true,
                      "autocomplete=\"new-password\" minlength=\"10\""});
  main += page.button("account.change") + "</form></section>";

  StoreWork work = context.store.reading();
  main += "<section class=\"card\"><h2>" + page.say("token.title") + "</h2><p class=\"hint\">" + page.say("token.about") + "</p>";
  const std::vector<ApiToken> tokens = list_tokens(work, visit.user->id);
  if (!tokens.empty()) {
    std::string table = table_start(page, "token.title", {"token.name", "token.scope", "token.made", "user.actions"});
    for (const ApiToken& token : tokens) {
      table += "<tr><td>" + html(token.name) + "</td><td>" + page.say("token.scope-" + token.scope) + "</td><td>" +
               page.moment(token.created_at) + "</td><td>";
      table += token.revoked_at.empty()
                   ? page.form("/account/tokens/" + std::to_string(token.id) + "/revoke") + page.button("token.revoke", "plain") + "</form>"
                   : page.say("token.revoked");
      table += "</td></tr>";
    }
    main += finished(table);
  }
  main += page.form("/account/tokens") + page.field({"name", "text", page.say("token.name"), "", "", true, "maxlength=\"100\""});
  main += page.select("scope", page.say("token.scope"), {{"read", page.say("token.scope-read")}, {"write", page.say("token.scope-write")}},
                      "read");
  main += page.button("token.make") + "</form></section>";
  return page.reply(page.words("account.title"), main, DeskPage::Width::Text);
}

HttpReply change_password(DeskContext& context, const Visit& visit) {
  // The throttle of logins holds here, too: a stolen session must not be a place to guess at.
  const std::string address(client_address(visit.request));
  const Result<std::chrono::seconds> wait = context.throttle.wait(visit.user->login, address);
  if (!wait || wait->count() > 0) {
    return see_problem("/account", wait ? Error{ErrorCode::Usage, "", "login-wait", {}} : wait.error());
  }
  const Result<std::optional<User>> known = check_password(context.store, visit.user->login, form_field(visit.request, "current"));
  if (!known || !*known) {
    static_cast<void>(context.throttle.failed(visit.user->login, address));
    return see_problem("/account", known ? Error{ErrorCode::Usage, "", "login-wrong", {}} : known.error());
  }
  if (const Result<void> set = set_password(context.store, visit.actor(), visit.user->id, form_field(visit.request, "password")); !set) {
    return see_problem("/account", set.error());
  }
  // Every session has ended, this one too: here is its successor.
  const Result<std::string> token = begin_session(context.store, *visit.user, {});
  HttpReply reply = token ? see_other("/account", "password") : see_other("/login");
  if (token) {
    reply.headers.emplace_back("Set-Cookie", session_cookie(visit, *token));
  }
  return reply;
}

HttpReply change_language(DeskContext& context, const Visit& visit) {
  const std::string_view language = form_field(visit.request, "language");
  if (language == "ru" || language == "en") {
    static_cast<void>(set_language(context.store, visit.user->id, language));
  }
  return see_other(own_path(form_field(visit.request, "back")));
}

HttpReply create_token(DeskContext& context, const Visit& visit) {
  const Result<std::string> token =
      add_token(context.store, visit.actor(), visit.user->id, std::string(form_field(visit.request, "name").substr(0, 100)),
                std::string(form_field(visit.request, "scope")));
  if (!token) {
    return see_problem("/account", token.error());
  }
  const DeskPage page(context, visit);
  return page.reply(page.words("token.title"),
                    "<h1>" + page.say("token.title") + "</h1><p>" + page.say("token.once") + "</p><p><code class=\"secret\">" +
                        html(*token) + "</code></p><p><a href=\"/account\">" + page.say("token.back") + "</a></p>",
                    DeskPage::Width::Text);
}

HttpReply revoke_own_token(DeskContext& context, const Visit& visit) {
  const Result<void> revoked = revoke_token(context.store, visit.actor(), visit.user->id, visit.numbers.front());
  return revoked ? see_other("/account", "token-revoked") : see_problem_or_nothing(context, visit, "/account", revoked.error());
}

}  // namespace sverka
