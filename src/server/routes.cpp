#include "server/routes.hpp"

#include <algorithm>
#include <charconv>

#include "server/account_pages.hpp"
#include "server/act_pages.hpp"
#include "server/acts_api.hpp"
#include "server/assets.hpp"
#include "server/audit_api.hpp"
#include "server/audit_pages.hpp"
#include "server/desk_api.hpp"
#include "server/ledger_pages.hpp"
#include "server/notice_pages.hpp"
#include "server/open_pages.hpp"
#include "server/people_pages.hpp"
#include "server/submission_pages.hpp"

namespace sverka {
namespace {

constexpr std::size_t kMostDigits = 15;

unsigned who_is(const Visit& visit) {
  if (!visit.user) {
    return kNobodyYet;
  }
  switch (visit.user->role) {
    case Role::Partner:
      return kPartners;
    case Role::Desk:
      return kDesk;
    case Role::Auditor:
      return kAuditors;
    case Role::Admin:
      break;
  }
  return kAdmins;
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  path.remove_prefix(path.starts_with('/') ? 1 : 0);
  while (true) {
    const std::size_t end = path.find('/');
    segments.push_back(path.substr(0, end));
    if (end == std::string_view::npos) {
      return segments;
    }
    path.remove_prefix(end + 1);
  }
}

std::optional<std::int64_t> number_in(std::string_view segment) {
  std::int64_t number = 0;
  if (segment.empty() || segment.size() > kMostDigits || segment.find_first_not_of("0123456789") != std::string_view::npos ||
      segment.front() == '0') {
    return std::nullopt;
  }
  std::from_chars(segment.data(), segment.data() + segment.size(), number);
  return number;
}

std::optional<RouteMatch> matched(const Route& route, const std::vector<std::string_view>& path) {
  const std::vector<std::string_view> pattern = segments_of(route.pattern);
  if (pattern.size() != path.size()) {
    return std::nullopt;
  }
  RouteMatch match;
  match.route = &route;
  for (std::size_t index = 0; index < path.size(); ++index) {
    match.place += "/" + std::string(pattern[index] == "{word}" ? pattern[index] : path[index]);
    if (pattern[index] == "{word}" && !path[index].empty()) {
      match.words.emplace_back(path[index]);
    } else if (pattern[index].starts_with('{')) {
      const std::optional<std::int64_t> number = number_in(path[index]);
      if (!number) {
        return std::nullopt;
      }
      if (pattern[index] == "{n}") {
        match.numbers.push_back(*number);
      } else {
        (pattern[index] == "{submission}" ? match.submission
         : pattern[index] == "{resource}" ? match.resource
         : pattern[index] == "{act}"      ? match.act
                                          : match.partner) = number;
      }
    } else if (pattern[index] != path[index]) {
      return std::nullopt;
    }
  }
  return match;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> all = {
      {"GET", "/", kEverybody, show_home},
      {"GET", "/healthz", kEverybody, show_health},
      {"GET", "/readyz", kEverybody, show_readiness},
      {"GET", "/assets/{word}", kEverybody, send_asset},
      {"GET", "/check", kEverybody, show_self_check},
      {"POST", "/check", kEverybody, run_self_check},
      {"POST", "/api/v1/checks/{word}", kEverybody, run_self_check},
      {"GET", "/api/v1/checks/results/{word}", kEverybody, send_check_result},
      {"GET", "/api/v1/openapi.json", kEverybody, send_openapi},
      {"GET", "/login", kEverybody, show_login},
      {"POST", "/login", kEverybody, sign_in},
      {"POST", "/logout", kSignedIn, sign_out},
      {"GET", "/account", kSignedIn, show_account},
      {"POST", "/account/password", kSignedIn, change_password},
      {"POST", "/account/language", kSignedIn, change_language},
      {"POST", "/account/tokens", kSignedIn, create_token},
      {"POST", "/account/tokens/{n}/revoke", kSignedIn, revoke_own_token},

      {"GET", "/submissions", kPartners | kDesk, show_submissions},
      {"GET", "/submissions/new", kPartners | kDesk, show_submission_form},
      {"POST", "/submissions", kPartners | kDesk, submit_papers},
      {"GET", "/submissions/{submission}", kPartners | kDesk, show_submission},
      {"POST", "/submissions/{submission}/versions", kPartners | kDesk, upload_version},
      {"POST", "/submissions/{submission}/signed", kPartners | kDesk, upload_signed_copy},
      {"POST", "/submissions/{submission}/decisions", kPartners | kDesk, take_decision},
      {"POST", "/submissions/{submission}/check", kDesk, repeat_check},
      {"POST", "/submissions/{submission}/amendments", kDesk, approve_finding},
      {"POST", "/submissions/{submission}/amendments/{n}/withdraw", kDesk, withdraw_approval},
      {"POST", "/submissions/{submission}/answers", kPartners | kDesk, answer_one_finding},
      {"GET", "/submissions/{submission}/versions/{n}/paper", kPartners | kDesk, send_paper},
      {"GET", "/submissions/{submission}/versions/{n}/card", kPartners | kDesk, send_card},
      {"GET", "/submissions/{submission}/versions/{n}/report.html", kPartners | kDesk, send_report_page},
      {"GET", "/submissions/{submission}/versions/{n}/report.json", kPartners | kDesk, send_report_json},
      {"POST", "/views", kPartners | kDesk, save_list_view},
      {"POST", "/views/{n}/remove", kPartners | kDesk, remove_list_view},

      {"GET", "/resources", kPartners | kAuditors, show_resources},
      {"GET", "/resources/new", kAuditors, show_resource_form},
      {"POST", "/resources", kAuditors, create_resource},
      {"GET", "/resources/{resource}", kPartners | kAuditors, show_resource},
      {"POST", "/resources/{resource}", kAuditors, alter_resource},
      {"POST", "/resources/{resource}/audits", kAuditors, start_audit},
      {"GET", "/resources/{resource}/audits/{n}", kPartners | kAuditors, show_audit},
      {"GET", "/resources/{resource}/audits/{n}/report.html", kPartners | kAuditors, send_audit_page},
      {"GET", "/resources/{resource}/audits/{n}/report.json", kPartners | kAuditors, send_audit_json},
      {"GET", "/resources/{resource}/compare", kPartners | kAuditors, show_comparison},
      {"POST", "/resources/{resource}/violations/{n}/close", kAuditors, close_one_violation},
      {"POST", "/resources/{resource}/notices", kAuditors, make_notice},
      {"GET", "/resources/{resource}/notices/{n}", kPartners | kAuditors, show_notice},
      {"GET", "/resources/{resource}/notices/{n}/letter.eml", kPartners | kAuditors, send_letter_file},
      {"POST", "/resources/{resource}/notices/{n}/decisions", kAuditors, decide_on_notice},
      {"GET", "/notices", kPartners | kAuditors, show_notices},
      {"GET", "/overdue", kPartners | kAuditors, show_overdue},

      {"GET", "/acts", kPartners | kDesk, show_acts},
      {"GET", "/acts/{act}", kPartners | kDesk, show_act},
      {"POST", "/acts/{act}/versions", kPartners | kDesk, upload_act},
      {"POST", "/acts/{act}/decisions", kDesk, take_act_decision},
      {"POST", "/acts/{act}/check", kDesk, repeat_act_check},
      {"GET", "/acts/{act}/versions/{n}/paper", kPartners | kDesk, send_act_paper},
      {"GET", "/acts/{act}/versions/{n}/report.html", kPartners | kDesk, send_act_page},
      {"GET", "/acts/{act}/versions/{n}/report.json", kPartners | kDesk, send_act_report},
      {"GET", "/rewards", kPartners | kDesk, show_rewards},
      {"GET", "/rewards/{partner}", kPartners | kDesk, show_statement},
      {"GET", "/rewards/{partner}/{word}", kPartners | kDesk, send_statement},
      {"GET", "/ledgers", kDesk, show_ledgers},
      {"POST", "/ledgers", kDesk, import_ledger},
      {"GET", "/ledgers/{n}/{word}", kDesk, send_ledger_file},

      {"GET", "/partners", kDesk | kAdmins, show_partners},
      {"POST", "/partners", kDesk | kAdmins, create_partner},
      {"GET", "/users", kAdmins, show_users},
      {"POST", "/users", kAdmins, create_user},
      {"POST", "/users/{n}/password", kAdmins, reset_password},
      {"POST", "/users/{n}/close", kAdmins, close_user},
      {"POST", "/users/{n}/open", kAdmins, open_user},
      {"GET", "/trail", kAdmins, show_trail},

      {"GET", "/api/v1/me", kSignedIn, api_me},
      {"GET", "/api/v1/submissions", kPartners | kDesk, api_list_submissions},
      {"POST", "/api/v1/submissions", kPartners | kDesk, api_submit},
      {"GET", "/api/v1/submissions/{submission}", kPartners | kDesk, api_show_submission},
      {"POST", "/api/v1/submissions/{submission}/versions", kPartners | kDesk, api_add_version},
      {"POST", "/api/v1/submissions/{submission}/signed", kPartners | kDesk, api_add_signed_copy},
      {"POST", "/api/v1/submissions/{submission}/decisions", kPartners | kDesk, api_decide},
      {"POST", "/api/v1/submissions/{submission}/amendments", kDesk, api_approve},
      {"GET", "/api/v1/submissions/{submission}/findings", kPartners | kDesk, api_list_findings},
      {"GET", "/api/v1/submissions/{submission}/versions/{n}/report", kPartners | kDesk, send_report_json},
      {"GET", "/api/v1/submissions/{submission}/versions/{n}/paper", kPartners | kDesk, send_paper},
      {"GET", "/api/v1/resources", kPartners | kAuditors, api_list_resources},
      {"POST", "/api/v1/resources", kAuditors, api_register_resource},
      {"GET", "/api/v1/resources/{resource}", kPartners | kAuditors, api_show_resource},
      {"POST", "/api/v1/resources/{resource}", kAuditors, api_change_resource},
      {"GET", "/api/v1/resources/{resource}/audits", kPartners | kAuditors, api_list_audits},
      {"POST", "/api/v1/resources/{resource}/audits", kAuditors, api_start_audit},
      {"GET", "/api/v1/resources/{resource}/audits/{n}", kPartners | kAuditors, api_show_audit},
      {"GET", "/api/v1/resources/{resource}/audits/{n}/report", kPartners | kAuditors, send_audit_json},
      {"GET", "/api/v1/violations", kPartners | kAuditors, api_list_violations},
      {"POST", "/api/v1/resources/{resource}/violations/{n}/close", kAuditors, api_close_violation},
      {"GET", "/api/v1/acts", kPartners | kDesk, api_list_acts},
      {"GET", "/api/v1/acts/{act}", kPartners | kDesk, api_show_act},
      {"POST", "/api/v1/acts/{act}/versions", kPartners | kDesk, api_add_scan},
      {"POST", "/api/v1/acts/{act}/decisions", kDesk, api_decide_act},
      {"GET", "/api/v1/acts/{act}/versions/{n}/report", kPartners | kDesk, send_act_report},
      {"GET", "/api/v1/acts/{act}/versions/{n}/paper", kPartners | kDesk, send_act_paper},
      {"GET", "/api/v1/rewards", kPartners | kDesk, api_rewards},
      {"GET", "/api/v1/ledgers", kDesk, api_list_ledgers},
      {"POST", "/api/v1/ledgers", kDesk, api_import_ledger},
      {"GET", "/api/v1/notices", kPartners | kAuditors, api_list_notices},
      {"POST", "/api/v1/resources/{resource}/notices", kAuditors, api_make_notice},
      {"GET", "/api/v1/resources/{resource}/notices/{n}", kPartners | kAuditors, api_show_notice},
      {"GET", "/api/v1/resources/{resource}/notices/{n}/letter", kPartners | kAuditors, send_letter_file},
      {"POST", "/api/v1/resources/{resource}/notices/{n}/decisions", kAuditors, api_decide_on_notice},
      {"GET", "/api/v1/events", kPartners | kDesk | kAdmins, api_list_events},
  };
  return all;
}

std::optional<RouteMatch> find_route(std::string_view method, std::string_view path) {
  const std::string_view asked = method == "HEAD" ? std::string_view("GET") : method;
  const std::vector<std::string_view> segments = segments_of(path);
  for (const Route& route : routes()) {
    if (route.method == asked) {
      if (std::optional<RouteMatch> match = matched(route, segments)) {
        return match;
      }
    }
  }
  return std::nullopt;
}

Admission admission(const Route& route, const Visit& visit) {
  const unsigned who = who_is(visit);
  if ((route.who & who) == 0) {
    // To whom an address is closed it is not even there, if it speaks of one thing among others of its kind.
    return who == kNobodyYet                                   ? Admission::SignIn
           : route.pattern.find('{') != std::string_view::npos ? Admission::Hidden
                                                               : Admission::Forbidden;
  }
  const auto is_hidden = [&](std::string_view what, std::int64_t partner) {
    return route.pattern.find(what) != std::string_view::npos && (partner == 0 || !visit.user || !may_see(*visit.user, partner));
  };
  const bool hidden = is_hidden("{submission}", visit.submission ? visit.submission->partner : 0) ||
                      is_hidden("{act}", visit.act ? visit.act->due.partner : 0) ||
                      is_hidden("{partner}", visit.partner ? visit.partner->id : 0);
  const bool hides_resource = route.pattern.find("{resource}") != std::string_view::npos &&
                              (!visit.resource || !visit.user || !may_see(*visit.user, *visit.resource));
  return hidden || hides_resource ? Admission::Hidden : Admission::Granted;
}

bool may_see(const User& user, std::int64_t partner) {
  return user.role == Role::Desk || (user.role == Role::Partner && user.partner != 0 && user.partner == partner);
}

bool may_see(const User& user, const WebResource& resource) {
  return user.role == Role::Auditor || (user.role == Role::Partner && user.partner != 0 && user.partner == resource.partner);
}

}  // namespace sverka
