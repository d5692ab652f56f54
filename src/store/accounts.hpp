// Who may come: partners, users with a role, their sessions and tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/store.hpp"
#include "store/trail.hpp"

namespace sverka {

enum class Role : std::uint8_t { Partner, Desk, Auditor, Admin };

std::string_view name_of(Role role);  // "partner", "desk", "auditor", "admin"
std::optional<Role> parse_role(std::string_view name);

struct PartnerCompany {
  std::int64_t id = 0;
  std::string name, inn, email;
};

struct User {
  std::int64_t id = 0;
  std::string login, name;
  Role role = Role::Partner;
  std::int64_t partner = 0;  // of a user with the role Partner; else 0
  std::string language;      // "ru", "en"; empty: as the browser asks
  bool active = true;
  bool must_change = false;  // his password was set by another person
};

struct UserSession {
  User user;
  std::string csrf;
};

constexpr std::size_t kShortestPassword = 10;
constexpr std::size_t kLongestPassword = 200;
constexpr std::int64_t kSessionIdleSeconds = 8 * 3600;
constexpr std::int64_t kSessionSeconds = 24 * 3600;

// Each is one transaction with its row in the trail. Errors: usage "login-taken", "login-invalid", "password-short", "partner-needed",
// "partner-taken", "name-needed"; limit_reached "logins-busy" (too many passwords at once); not_found "no-such-user", "no-such-partner";
// internal "store-failed".
Result<PartnerCompany> add_partner(Store& store, const Actor& actor, PartnerCompany partner);
Result<User> add_user(Store& store, const Actor& actor, User user, std::string_view password);
// A password that another person set must be changed at the next visit. Every session of the user ends.
Result<void> set_password(Store& store, const Actor& actor, std::int64_t user, std::string_view password);
Result<void> set_active(Store& store, const Actor& actor, std::int64_t user, bool active);
Result<void> set_language(Store& store, std::int64_t user, std::string_view language);

std::vector<PartnerCompany> list_partners(StoreWork& work);
std::optional<PartnerCompany> find_partner(StoreWork& work, std::int64_t id);
std::vector<User> list_users(StoreWork& work);
std::optional<User> find_user(StoreWork& work, std::string_view login);
std::optional<User> find_user(StoreWork& work, std::int64_t id);

// The user whose login and password these are, if he is active. An unknown login costs what a known one costs.
Result<std::optional<User>> check_password(Store& store, std::string_view login, std::string_view password);

// A new session; the token goes to the browser, its hash stays. `replaced`: the token that it takes the place of; empty: none.
Result<std::string> begin_session(Store& store, const User& user, std::string_view replaced);
// Nothing for a token that is unknown, idle for too long, too old, or of a user who is not active.
Result<std::optional<UserSession>> find_session(Store& store, std::string_view token);
Result<void> end_session(Store& store, std::string_view token);

// A token for programs. "read": it may only look. The token is shown once, its hash stays.
struct ApiToken {
  std::int64_t id = 0;
  std::string name, scope, created_at, revoked_at;
};
Result<std::string> add_token(Store& store, const Actor& actor, std::int64_t user, const std::string& name, const std::string& scope);
Result<void> revoke_token(Store& store, const Actor& actor, std::int64_t user, std::int64_t id);
std::vector<ApiToken> list_tokens(StoreWork& work, std::int64_t user);
struct TokenHolder {
  User user;
  std::string scope;
};
Result<std::optional<TokenHolder>> find_token(Store& store, std::string_view token);

}  // namespace sverka
