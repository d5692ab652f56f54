#include "server/people_pages.hpp"

#include "report/html_text.hpp"
#include "server/desk_page.hpp"
#include "server/page_table.hpp"
#include "store/cleaned.hpp"
#include "store/trail.hpp"

namespace sverka {
namespace {

constexpr std::size_t kTrailRows = 100;

std::string text_field(const Visit& visit, std::string_view name, std::size_t most) {
  return cleaned(form_field(visit.request, name), most);
}

// A password that another person sets is shown once and must be changed by its owner.
HttpReply password_page(const DeskPage& page, const std::string& login, const std::string& password) {
  return page.reply(page.words("user.password-title"),
                    "<h1>" + page.say("user.password-title") + "</h1><dl class=\"facts\"><dt>" + page.say("login.login") + "</dt><dd>" +
                        html(login) + "</dd><dt>" + page.say("login.password") + "</dt><dd><code class=\"secret\">" + html(password) +
                        "</code></dd></dl><p>" + page.say("user.password-once") + "</p><p><a href=\"/users\">" + page.say("user.back") +
                        "</a></p>",
                    DeskPage::Width::Text);
}

std::string one_time_password(const Store& store) {
  return store.module().random_token().substr(0, 16);
}

}  // namespace

HttpReply show_partners(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  StoreWork work = context.store.reading();
  std::string table = table_start(page, "partner.title", {"partner.name", "partner.inn", "partner.email"});
  for (const PartnerCompany& one : list_partners(work)) {
    table += "<tr><td>" + html(one.name) + "</td><td>" + html(one.inn) + "</td><td>" + html(one.email) + "</td></tr>";
  }
  std::string main = "<h1>" + page.say("partner.title") + "</h1>" + finished(table) + "<section class=\"card\"><h2>" +
                     page.say("partner.add") + "</h2>" + page.form("/partners");
  main += page.field({"name", "text", page.say("partner.name"), "", "", true, "maxlength=\"300\""});
  main += page.field({"inn", "text", page.say("partner.inn"), "", "", false, "maxlength=\"12\" inputmode=\"numeric\""});
  main += page.field({"email", "email", page.say("partner.email"), "", "", false, "maxlength=\"200\""}) + page.button("partner.save") +
          "</form></section>";
  return page.reply(page.words("partner.title"), main, DeskPage::Width::Text);
}

HttpReply create_partner(DeskContext& context, const Visit& visit) {
  const auto added = add_partner(context.store, visit.actor(),
                                 {0, text_field(visit, "name", 300), text_field(visit, "inn", 12), text_field(visit, "email", 200)});
  return added ? see_other("/partners", "partner") : see_problem("/partners", added.error());
}

HttpReply show_users(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  StoreWork work = context.store.reading();
  std::vector<std::pair<std::string, std::string>> partners = {{"", "-"}}, roles;
  for (const PartnerCompany& one : list_partners(work)) {
    partners.emplace_back(std::to_string(one.id), html(one.name));
  }
  for (const Role role : {Role::Partner, Role::Desk, Role::Auditor, Role::Admin}) {
    roles.emplace_back(std::string(name_of(role)), page.say("role." + std::string(name_of(role))));
  }
  std::string table = table_start(page, "user.title", {"login.login", "user.name", "user.role", "list.partner", "user.actions"});
  for (const User& one : list_users(work)) {
    const std::string path = "/users/" + std::to_string(one.id);
    const auto partner = find_partner(work, one.partner);
    table += "<tr><td>" + html(one.login) + "</td><td>" + html(one.name) + "</td><td>" +
             page.say("role." + std::string(name_of(one.role))) + "</td><td>" + (partner ? html(partner->name) : std::string()) +
             "</td><td class=\"row-actions\">" + page.form(path + "/password") + page.button("user.reset", "plain") + "</form>";
    table += one.id == visit.user->id ? ""
             : one.active             ? page.form(path + "/close") + page.button("user.close", "plain") + "</form>"
                                      : page.form(path + "/open") + page.button("user.open", "plain") + "</form>";
    table += "</td></tr>";
  }
  std::string main = "<h1>" + page.say("user.title") + "</h1>" + finished(table) + "<section class=\"card\"><h2>" + page.say("user.add") +
                     "</h2>" + page.form("/users");
  main += page.field({"login", "text", page.say("login.login"), "", page.say("user.login-hint"), true,
                      "maxlength=\"64\" autocomplete=\"off\" autocapitalize=\"none\""});
  main += page.field({"name", "text", page.say("user.name"), "", "", true, "maxlength=\"200\" autocomplete=\"off\""});
  main += page.select("role", page.say("user.role"), roles, "partner") + page.select("partner", page.say("user.partner"), partners, "");
  main += page.button("user.save") + "</form></section>";
  return page.reply(page.words("user.title"), main, DeskPage::Width::Text);
}

HttpReply create_user(DeskContext& context, const Visit& visit) {
  User user;
  user.login = text_field(visit, "login", 64);
  user.name = text_field(visit, "name", 200);
  const std::optional<Role> role = parse_role(form_field(visit.request, "role"));
  if (!role) {
    return see_problem("/users", {ErrorCode::Usage, "", "bad-request", {}});
  }
  user.role = *role;
  user.partner = number_of_text(form_field(visit.request, "partner"));
  user.must_change = true;
  const std::string password = one_time_password(context.store);
  const Result<User> added = add_user(context.store, visit.actor(), user, password);
  return added ? password_page(DeskPage(context, visit), added->login, password) : see_problem("/users", added.error());
}

HttpReply reset_password(DeskContext& context, const Visit& visit) {
  std::optional<User> user;
  {
    StoreWork work = context.store.reading();
    user = find_user(work, visit.numbers.front());
  }
  const std::string password = one_time_password(context.store);
  // Also of the administrator himself: the new password is another's until he changes it.
  const Result<void> set = set_password(context.store, {0, visit.user->name}, visit.numbers.front(), password);
  return set && user
             ? password_page(DeskPage(context, visit), user->login, password)
             : see_problem_or_nothing(context, visit, "/users", set ? Error{ErrorCode::NotFound, "", "no-such-user", {}} : set.error());
}

HttpReply close_user(DeskContext& context, const Visit& visit) {
  if (visit.numbers.front() == visit.user->id) {
    return see_problem("/users", {ErrorCode::Usage, "", "own-account", {}});
  }
  const Result<void> closed = set_active(context.store, visit.actor(), visit.numbers.front(), false);
  return closed ? see_other("/users", "user-closed") : see_problem_or_nothing(context, visit, "/users", closed.error());
}

HttpReply open_user(DeskContext& context, const Visit& visit) {
  const Result<void> opened = set_active(context.store, visit.actor(), visit.numbers.front(), true);
  return opened ? see_other("/users", "user-opened") : see_problem_or_nothing(context, visit, "/users", opened.error());
}

HttpReply show_trail(DeskContext& context, const Visit& visit) {
  const DeskPage page(context, visit);
  StoreWork work = context.store.reading();
  const std::int64_t before = number_of_text(query_field(visit.request, "before"));
  const std::vector<TrailEntry> entries =
      read_trail(work, {0, before > 0 ? before : INT64_MAX, 0, std::string(), kTrailRows, TrailScope::Everything});
  std::string table =
      table_start(page, "trail.title", {"trail.number", "trail.at", "trail.who", "trail.action", "trail.subject", "trail.hash"});
  for (const TrailEntry& one : entries) {
    table += "<tr><td class=\"num\">" + std::to_string(one.number) + "</td><td>" + page.moment(one.at) + "</td><td>" +
             html(one.actor.name) + "</td><td>" + html(one.action) + "</td><td>" + html(one.subject) + "</td><td><code>" +
             html(one.hash.substr(0, 16)) + "</code></td></tr>";
  }
  std::string main = "<h1>" + page.say("trail.title") + "</h1><p class=\"hint\">" + page.say("trail.about") + "</p>" + finished(table);
  if (entries.size() == kTrailRows) {
    main += "<nav class=\"paging\" aria-label=\"" + page.say("list.pages") +
            "\"><a href=\"/trail?before=" + std::to_string(entries.back().number) + "\">" + page.say("list.older") + "</a></nav>";
  }
  return page.reply(page.words("trail.title"), main);
}

}  // namespace sverka
