#include "store/accounts.hpp"

#include "base/hash.hpp"
#include "store_fixture.hpp"

namespace sverka {
namespace {

class Accounts : public StoreTest {};
INSTANTIATE_TEST_SUITE_P(Both, Accounts, both_stores(), name_of_store);

TEST_P(Accounts, APasswordIsKeptAsArgon2idAndLetsItsOwnerInAlone) {
  const People some = people();
  const auto right = check_password(store(), "P", "correct horse");
  ASSERT_TRUE(right);
  ASSERT_TRUE(*right);
  EXPECT_EQ((*right)->id, some.partner.id);
  for (const auto& [login, password] :
       {std::pair{"p", "correct hors"}, {"p", ""}, {"d ", "correct horse"}, {"nobody", "correct horse"}, {"", ""}}) {
    const auto wrong = check_password(store(), login, password);
    ASSERT_TRUE(wrong);
    EXPECT_FALSE(*wrong) << login;
  }
  const auto stored = sql("select password from users where login = 'p'");
  EXPECT_TRUE(text_of(stored.front(), 0).starts_with("$argon2id$"));
  ASSERT_TRUE(set_active(store(), {0, "t"}, some.partner.id, false));
  EXPECT_FALSE(*check_password(store(), "p", "correct horse"));
}

struct BadUser {
  const char* what;
  User user;
  const char* password;
  const char* reason;
};

TEST_P(Accounts, AUserWithoutAGoodLoginPasswordOrPartnerIsNotMade) {
  const People some = people();
  const BadUser cases[] = {
      {"taken, in other letters", {0, "P", "n", Role::Desk, 0, "", true, false}, "long enough", "login-taken"},
      {"a space", {0, "a b", "n", Role::Desk, 0, "", true, false}, "long enough", "login-invalid"},
      {"nothing", {0, "", "n", Role::Desk, 0, "", true, false}, "long enough", "login-invalid"},
      {"markup", {0, "<b>", "n", Role::Desk, 0, "", true, false}, "long enough", "login-invalid"},
      {"short", {0, "new", "n", Role::Desk, 0, "", true, false}, "123456789", "password-short"},
      {"a partner of nobody", {0, "new", "n", Role::Partner, 0, "", true, false}, "long enough", "partner-needed"},
      {"a desk member of a partner", {0, "new", "n", Role::Desk, some.company.id, "", true, false}, "long enough", "partner-needed"},
      {"a partner of another world", {0, "new", "n", Role::Partner, 99, "", true, false}, "long enough", "no-such-partner"},
  };
  for (const BadUser& one : cases) {
    const auto added = add_user(store(), {0, "t"}, one.user, one.password);
    ASSERT_FALSE(added) << one.what;
    EXPECT_EQ(added.error().reason, one.reason) << one.what;
  }
  StoreWork work = store().reading();
  EXPECT_EQ(list_users(work).size(), 2u);
}

TEST_P(Accounts, ASessionIsFoundByItsTokenUntilItIsIdleOldEndedOrItsUserClosed) {
  const People some = people();
  const auto begin = [&] { return *begin_session(store(), some.desk, {}); };
  const auto is_open = [&](const std::string& token) {
    const auto found = find_session(store(), token);
    EXPECT_TRUE(found);
    return found && *found;
  };
  const std::string token = begin();
  EXPECT_EQ(token.size(), 64u);
  EXPECT_TRUE(is_open(token));
  EXPECT_EQ((*find_session(store(), token))->user.login, "d");
  EXPECT_FALSE(is_open(std::string(64, '0')));
  EXPECT_FALSE(is_open(token + "0"));
  // The token itself is nowhere in the database.
  EXPECT_TRUE(sql("select token_hash from sessions where token_hash = '" + token + "'").empty());
  EXPECT_FALSE(sql("select token_hash from sessions where token_hash = '" + sha256_hex(token) + "'").empty());

  const std::string next = *begin_session(store(), some.desk, token);
  EXPECT_FALSE(is_open(token)) << "signing in again rotates the session";
  const std::string idle = begin();
  now_ = utc_after(now_, kSessionIdleSeconds - 10);
  EXPECT_TRUE(is_open(idle));
  now_ = utc_after(now_, kSessionIdleSeconds - 10);
  EXPECT_TRUE(is_open(idle)) << "a visit keeps it";
  EXPECT_FALSE(is_open(next)) << "idle for too long";
  now_ = utc_after(now_, kSessionIdleSeconds - 10);
  EXPECT_TRUE(is_open(idle));
  now_ = utc_after(now_, 60);
  EXPECT_FALSE(is_open(idle)) << "too old, however often it was used";

  const std::string ended = begin(), closed = begin();
  ASSERT_TRUE(end_session(store(), ended));
  EXPECT_FALSE(is_open(ended));
  EXPECT_TRUE(is_open(closed));
  ASSERT_TRUE(set_password(store(), {0, "t"}, some.desk.id, "another password"));
  EXPECT_FALSE(is_open(closed)) << "a new password ends every session";
}

TEST_P(Accounts, ATokenIsKeptAsAHashAndEndsWhenRevoked) {
  const People some = people();
  const auto token = add_token(store(), some.as_desk, some.desk.id, "script", "read");
  ASSERT_TRUE(token);
  const auto holder = find_token(store(), *token);
  ASSERT_TRUE(holder);
  ASSERT_TRUE(*holder);
  EXPECT_EQ((*holder)->scope, "read");
  EXPECT_EQ((*holder)->user.id, some.desk.id);
  EXPECT_FALSE(*find_token(store(), *token + "x"));
  EXPECT_FALSE(add_token(store(), some.as_desk, some.desk.id, "script", "everything"));
  const auto foreign = revoke_token(store(), some.as_partner, some.partner.id, 1);
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().code, ErrorCode::NotFound);
  ASSERT_TRUE(revoke_token(store(), some.as_desk, some.desk.id, 1));
  EXPECT_FALSE(*find_token(store(), *token));
}

TEST_P(Accounts, APasswordOfAnotherPersonMustBeChanged) {
  const People some = people();
  ASSERT_TRUE(set_password(store(), {0, "operator"}, some.desk.id, "given by operator"));
  EXPECT_TRUE((*check_password(store(), "d", "given by operator"))->must_change);
  ASSERT_TRUE(set_password(store(), some.as_desk, some.desk.id, "my own password"));
  EXPECT_FALSE((*check_password(store(), "d", "my own password"))->must_change);
}

}  // namespace
}  // namespace sverka
