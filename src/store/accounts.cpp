#include "store/accounts.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <utility>

#include "base/hash.hpp"
#include "text/token.hpp"

namespace sverka {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 4> kRoles{
    {{Role::Partner, "partner"}, {Role::Desk, "desk"}, {Role::Auditor, "auditor"}, {Role::Admin, "admin"}}};
constexpr const char* kUserColumns = "id, login, name, role, coalesce(partner, 0), language, active, must_change";
constexpr std::size_t kLongestLogin = 64;
constexpr int kMostWaiting = 16;

User user_of(const StoredRow& row) {
  User user;
  user.id = number_of(row, 0);
  user.login = text_of(row, 1);
  user.name = text_of(row, 2);
  user.role = parse_role(text_of(row, 3)).value_or(Role::Partner);
  user.partner = number_of(row, 4);
  user.language = text_of(row, 5);
  user.active = number_of(row, 6) != 0;
  user.must_change = number_of(row, 7) != 0;
  return user;
}

std::string subject_of(std::int64_t user) {
  return "user/" + std::to_string(user);
}

bool good_login(std::string_view login) {
  return !login.empty() && login.size() <= kLongestLogin &&
         login.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_@") == std::string_view::npos;
}

// A hash costs 64 MiB: two at a time, so that many logins at once do not take the machine's memory; and a short line before them, so that
// they do not take every thread of the server.
class HashingTurn {
 public:
  HashingTurn() : taken_(waiting()++ < kMostWaiting), lock_(mutexes()[next() % mutexes().size()], std::defer_lock) {
    if (taken_) {
      lock_.lock();
    }
  }
  HashingTurn(const HashingTurn&) = delete;
  HashingTurn& operator=(const HashingTurn&) = delete;
  ~HashingTurn() { --waiting(); }
  bool taken() const { return taken_; }

 private:
  static std::array<std::mutex, 2>& mutexes() {
    static std::array<std::mutex, 2> all;
    return all;
  }
  static std::atomic<int>& waiting() {
    static std::atomic<int> count{0};
    return count;
  }
  static std::size_t next() {
    static std::mutex counting;
    static std::size_t count = 0;
    const std::lock_guard lock(counting);
    return ++count;
  }
  const bool taken_;
  std::unique_lock<std::mutex> lock_;
};

Result<std::string> hashed(Store& store, std::string_view password) {
  if (password.size() < kShortestPassword || password.size() > kLongestPassword) {
    return fail(ErrorCode::Usage, "", "password-short");
  }
  const HashingTurn turn;
  if (!turn.taken()) {
    return fail(ErrorCode::LimitReached, "", "logins-busy");
  }
  std::string hash = store.module().hash_password(password);
  return hash.empty() ? fail(ErrorCode::LimitReached, "", "store-failed", "argon2id") : Result<std::string>(std::move(hash));
}

std::string end_of(const std::string& now) {
  return utc_after(now, kSessionSeconds);
}

}  // namespace

std::string_view name_of(Role role) {
  return std::find_if(kRoles.begin(), kRoles.end(), [role](const auto& one) { return one.first == role; })->second;
}

std::optional<Role> parse_role(std::string_view name) {
  const auto found = std::find_if(kRoles.begin(), kRoles.end(), [name](const auto& one) { return one.second == name; });
  return found == kRoles.end() ? std::nullopt : std::optional<Role>(found->first);
}

Result<PartnerCompany> add_partner(Store& store, const Actor& actor, PartnerCompany partner) {
  partner.name = fold_spaces(partner.name);
  if (partner.name.empty()) {
    return fail(ErrorCode::Usage, "", "name-needed");
  }
  StoreWork work = store.writing();
  if (!work.row("select id from partners where name = ?", {partner.name}).empty()) {
    return work.refused(ErrorCode::Usage, partner.name, "partner-taken");
  }
  partner.id = work.next_id("partners");
  work.change("insert into partners (id, name, inn, email, created_at) values (?, ?, ?, ?, ?)",
              {partner.id, partner.name, partner.inn, partner.email, work.now()});
  add_to_trail(work, actor, "partner.added", "partner/" + std::to_string(partner.id), 0);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return partner;
}

Result<User> add_user(Store& store, const Actor& actor, User user, std::string_view password) {
  user.name = fold_spaces(user.name);
  user.login = to_lower(user.login);
  if (!good_login(user.login)) {
    return fail(ErrorCode::Usage, user.login, "login-invalid");
  }
  if (user.name.empty()) {
    user.name = user.login;
  }
  if ((user.role == Role::Partner) != (user.partner != 0)) {
    return fail(ErrorCode::Usage, user.login, "partner-needed");
  }
  const Result<std::string> hash = hashed(store, password);
  if (!hash) {
    return fail(hash.error());
  }
  StoreWork work = store.writing();
  if (!work.row("select id from users where login = ?", {user.login}).empty()) {
    return work.refused(ErrorCode::Usage, user.login, "login-taken");
  }
  if (user.partner != 0 && !find_partner(work, user.partner)) {
    return work.refused(ErrorCode::NotFound, "", "no-such-partner");
  }
  user.id = work.next_id("users");
  work.change(
      "insert into users (id, login, name, role, partner, password, language, active, must_change, created_at) "
      "values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
      {user.id, user.login, user.name, std::string(name_of(user.role)), user.partner == 0 ? StoredCell() : StoredCell(user.partner), *hash,
       user.language, user.must_change ? 1 : 0, work.now()});
  add_to_trail(work, actor, "user.added", subject_of(user.id), 0);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return user;
}

Result<void> set_password(Store& store, const Actor& actor, std::int64_t user, std::string_view password) {
  const Result<std::string> hash = hashed(store, password);
  if (!hash) {
    return fail(hash.error());
  }
  StoreWork work = store.writing();
  if (work.change("update users set password = ?, must_change = ? where id = ?", {*hash, actor.user == user ? 0 : 1, user}) != 1) {
    return work.refused(ErrorCode::NotFound, "", "no-such-user");
  }
  work.change("delete from sessions where user_id = ?", {user});
  add_to_trail(work, actor, "user.password-set", subject_of(user), 0);
  return work.commit();
}

Result<void> set_active(Store& store, const Actor& actor, std::int64_t user, bool active) {
  StoreWork work = store.writing();
  if (work.change("update users set active = ? where id = ?", {active ? 1 : 0, user}) != 1) {
    return work.refused(ErrorCode::NotFound, "", "no-such-user");
  }
  if (!active) {
    work.change("delete from sessions where user_id = ?", {user});
  }
  add_to_trail(work, actor, active ? "user.opened" : "user.closed", subject_of(user), 0);
  return work.commit();
}

Result<void> set_language(Store& store, std::int64_t user, std::string_view language) {
  StoreWork work = store.writing();
  work.change("update users set language = ? where id = ?", {std::string(language), user});
  return work.commit();
}

std::vector<PartnerCompany> list_partners(StoreWork& work) {
  std::vector<PartnerCompany> partners;
  for (const StoredRow& row : work.rows("select id, name, inn, email from partners order by name, id")) {
    partners.push_back({number_of(row, 0), text_of(row, 1), text_of(row, 2), text_of(row, 3)});
  }
  return partners;
}

std::optional<PartnerCompany> find_partner(StoreWork& work, std::int64_t id) {
  const StoredRow row = work.row("select id, name, inn, email from partners where id = ?", {id});
  return row.empty() ? std::nullopt : std::optional<PartnerCompany>({number_of(row, 0), text_of(row, 1), text_of(row, 2), text_of(row, 3)});
}

std::vector<User> list_users(StoreWork& work) {
  std::vector<User> users;
  for (const StoredRow& row : work.rows(std::string("select ") + kUserColumns + " from users order by login")) {
    users.push_back(user_of(row));
  }
  return users;
}

std::optional<User> find_user(StoreWork& work, std::string_view login) {
  const StoredRow row = work.row(std::string("select ") + kUserColumns + " from users where login = ?", {to_lower(login)});
  return row.empty() ? std::nullopt : std::optional<User>(user_of(row));
}

std::optional<User> find_user(StoreWork& work, std::int64_t id) {
  const StoredRow row = work.row(std::string("select ") + kUserColumns + " from users where id = ?", {id});
  return row.empty() ? std::nullopt : std::optional<User>(user_of(row));
}

Result<std::optional<User>> check_password(Store& store, std::string_view login, std::string_view password) {
  StoredRow row;
  {
    StoreWork work = store.reading();
    row = work.row(std::string("select ") + kUserColumns + ", password from users where login = ?", {to_lower(login)});
    if (work.failed()) {
      return work.refused(ErrorCode::Internal, "", "store-failed");
    }
  }
  const HashingTurn turn;
  if (!turn.taken()) {
    return fail(ErrorCode::LimitReached, "", "logins-busy");
  }
  if (row.empty()) {
    static_cast<void>(store.module().hash_password("nobody's password"));
    return std::nullopt;
  }
  const bool matches = password.size() <= kLongestPassword && store.module().password_matches(text_of(row, 8), password);
  const User user = user_of(row);
  return matches && user.active ? std::optional<User>(user) : std::nullopt;
}

Result<std::string> begin_session(Store& store, const User& user, std::string_view replaced) {
  const std::string token = store.module().random_token();
  StoreWork work = store.writing();
  work.change("delete from sessions where expires_at < ?", {work.now()});
  if (!replaced.empty()) {
    work.change("delete from sessions where token_hash = ?", {sha256_hex(replaced)});
  }
  work.change("insert into sessions (token_hash, user_id, csrf, created_at, seen_at, expires_at) values (?, ?, ?, ?, ?, ?)",
              {sha256_hex(token), user.id, store.module().random_token(), work.now(), work.now(), end_of(work.now())});
  add_to_trail(work, {user.id, user.name}, "user.signed-in", subject_of(user.id), 0);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return token;
}

Result<std::optional<UserSession>> find_session(Store& store, std::string_view token) {
  if (token.size() != 64) {
    return std::nullopt;
  }
  const std::string hash = sha256_hex(token);
  StoredRow row;
  std::string now;
  {
    StoreWork work = store.reading();
    now = work.now();
    row = work.row(
        "select u.id, u.login, u.name, u.role, coalesce(u.partner, 0), u.language, u.active, u.must_change, s.csrf, s.seen_at "
        "from sessions s join users u on u.id = s.user_id where s.token_hash = ? and s.expires_at > ? and s.seen_at > ?",
        {hash, now, utc_after(now, -kSessionIdleSeconds)});
    if (work.failed()) {
      return work.refused(ErrorCode::Internal, "", "store-failed");
    }
  }
  if (row.empty() || number_of(row, 6) == 0) {
    return std::nullopt;
  }
  // The time of the last visit is kept to ten minutes, so that reading a page does not write.
  if (text_of(row, 9) < utc_after(now, -600)) {
    StoreWork work = store.writing();
    work.change("update sessions set seen_at = ? where token_hash = ?", {now, hash});
    static_cast<void>(work.commit());
  }
  return UserSession{user_of(row), text_of(row, 8)};
}

Result<void> end_session(Store& store, std::string_view token) {
  StoreWork work = store.writing();
  work.change("delete from sessions where token_hash = ?", {sha256_hex(token)});
  return work.commit();
}

Result<std::string> add_token(Store& store, const Actor& actor, std::int64_t user, const std::string& name, const std::string& scope) {
  if (fold_spaces(name).empty() || (scope != "read" && scope != "write")) {
    return fail(ErrorCode::Usage, "", "name-needed");
  }
  const std::string token = "svk_" + store.module().random_token();
  StoreWork work = store.writing();
  const std::int64_t id = work.next_id("tokens");
  work.change("insert into tokens (id, user_id, name, token_hash, scope, created_at) values (?, ?, ?, ?, ?, ?)",
              {id, user, fold_spaces(name), sha256_hex(token), scope, work.now()});
  add_to_trail(work, actor, "token.added", "token/" + std::to_string(id), 0);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return token;
}

Result<void> revoke_token(Store& store, const Actor& actor, std::int64_t user, std::int64_t id) {
  StoreWork work = store.writing();
  if (work.change("update tokens set revoked_at = ? where id = ? and user_id = ? and revoked_at is null", {work.now(), id, user}) != 1) {
    return work.refused(ErrorCode::NotFound, "", "no-such-token");
  }
  add_to_trail(work, actor, "token.revoked", "token/" + std::to_string(id), 0);
  return work.commit();
}

std::vector<ApiToken> list_tokens(StoreWork& work, std::int64_t user) {
  std::vector<ApiToken> tokens;
  for (const StoredRow& row :
       work.rows("select id, name, scope, created_at, coalesce(revoked_at, '') from tokens where user_id = ? order by id", {user})) {
    tokens.push_back({number_of(row, 0), text_of(row, 1), text_of(row, 2), text_of(row, 3), text_of(row, 4)});
  }
  return tokens;
}

Result<std::optional<TokenHolder>> find_token(Store& store, std::string_view token) {
  StoreWork work = store.reading();
  const StoredRow row = work.row(
      "select u.id, u.login, u.name, u.role, coalesce(u.partner, 0), u.language, u.active, u.must_change, t.scope "
      "from tokens t join users u on u.id = t.user_id where t.token_hash = ? and t.revoked_at is null and u.active = 1",
      {sha256_hex(token)});
  if (work.failed()) {
    return work.refused(ErrorCode::Internal, "", "store-failed");
  }
  return row.empty() ? std::nullopt : std::optional<TokenHolder>(TokenHolder{user_of(row), text_of(row, 8)});
}

}  // namespace sverka
