#include "store/schema.hpp"

#include <algorithm>

#include "store/schema_audits.hpp"
#include "store/store.hpp"

namespace sverka {
namespace {

constexpr std::string_view kAccountsAndSubmissions = R"sql(
create table trail_head (id bigint primary key, number bigint not null, hash text not null);
insert into trail_head (id, number, hash) values (1, 0, '');
create table trail (
  number bigint primary key, at text not null, who bigint not null, who_name text not null, action text not null,
  subject text not null, partner bigint not null, detail text not null, previous text not null, hash text not null);
create index trail_by_partner on trail (partner, number);
create index trail_by_subject on trail (subject, number);

create table partners (
  id bigint primary key, name text not null, inn text not null, email text not null, created_at text not null);
create table users (
  id bigint primary key, login text not null unique, name text not null, role text not null,
  partner bigint references partners (id), password text not null, language text not null, active bigint not null,
  must_change bigint not null, created_at text not null);
create table sessions (
  token_hash text primary key, user_id bigint not null references users (id), csrf text not null,
  created_at text not null, seen_at text not null, expires_at text not null);
create index sessions_by_user on sessions (user_id);
create table tokens (
  id bigint primary key, user_id bigint not null references users (id), name text not null, token_hash text not null unique,
  scope text not null, created_at text not null, revoked_at text);

create table submissions (
  id bigint primary key, partner bigint not null references partners (id), title text not null, state text not null,
  sample text not null, client_name text not null, client_inn text not null, agreement_number text not null,
  version bigint not null, accepted_version bigint not null, conclusion text not null,
  created_by bigint not null references users (id), created_at text not null, changed_at text not null,
  revision bigint not null, found_by text not null);
create index submissions_by_state on submissions (state, id);
create index submissions_by_partner on submissions (partner, id);

create table versions (
  id bigint primary key, submission bigint not null references submissions (id), number bigint not null, purpose text not null,
  paper text not null, paper_name text not null, card text not null, card_name text not null,
  uploaded_by bigint not null references users (id), uploaded_at text not null, unique (submission, number));
create table checks (
  id bigint primary key, version_id bigint not null references versions (id), partner bigint not null, state text not null,
  queued_at text not null, started_at text, ended_at text, attempts bigint not null, conclusion text not null,
  error_code text not null, error_reason text not null, error_where text not null, report text not null,
  page_ru text not null, page_en text not null, errors bigint not null, warnings bigint not null, questions bigint not null);
create index checks_by_state on checks (state, id);
create index checks_by_version on checks (version_id, id);
create table findings (
  check_id bigint not null references checks (id), number bigint not null, rule text not null, outcome text not null,
  severity text not null, class text not null, touches text not null, clause text not null, source text not null,
  responsible text not null, message_ru text not null, message_en text not null, advice_ru text not null, advice_en text not null,
  expected text not null, observed text not null, clause_text text not null, fingerprint text not null, primary key (check_id, number));

create table decisions (
  id bigint primary key, submission bigint not null references submissions (id), version bigint not null, kind text not null,
  from_state text not null, to_state text not null, reason text not null, user_id bigint not null references users (id),
  at text not null);
create index decisions_by_submission on decisions (submission, id);
create table answers (
  id bigint primary key, submission bigint not null references submissions (id), fingerprint text not null, body text not null,
  user_id bigint not null references users (id), at text not null);
create index answers_by_submission on answers (submission, id);
create table amendments (
  id bigint primary key, submission bigint not null references submissions (id), agreement_number text not null,
  client_inn text not null, clause text not null, body text not null, consent text not null, approved_by bigint not null references users (id),
  approved_at text not null, withdrawn_at text);
create index amendments_by_submission on amendments (submission, id);
create table views (
  id bigint primary key, user_id bigint not null references users (id), name text not null, query text not null);
create table repeated_requests (
  user_id bigint not null, request_key text not null, request_hash text not null, subject bigint not null,
  at text not null, primary key (user_id, request_key));
)sql";

// What the daily quota and the end of sessions look through.
constexpr std::string_view kIndexesOfTimes = R"sql(
create index checks_by_day on checks (partner, queued_at);
create index sessions_by_end on sessions (expires_at);
)sql";

// The register of acts (4.12) with the ledgers that it follows from; checks of acts stand in the queue beside those of agreements. A check
// that runs is leased to its worker, so that two programs on one database leave each other's alone. Failed logins outlive a restart; papers
// that retention took away are known as such.
constexpr std::string_view kActsAndLeases = R"sql(
create table ledgers (
  id bigint primary key, sha256 text not null, partners bigint not null, payments bigint not null, payouts bigint not null,
  imported_by bigint not null references users (id), imported_at text not null);
create table ledger_files (
  ledger bigint not null references ledgers (id), name text not null, paper text not null, bytes bigint not null,
  primary key (ledger, name));
create table acts (
  id bigint primary key, partner bigint not null references partners (id), payout text not null, periods text not null,
  amount bigint not null, debited_on text not null, received_on text not null, due_on text not null, ledger_scan_on text not null,
  state text not null, scan_on text not null, version bigint not null, conclusion text not null, created_at text not null,
  changed_at text not null, revision bigint not null, unique (partner, payout, debited_on));
create index acts_by_state on acts (state, id);
create index acts_by_partner on acts (partner, id);
create table act_versions (
  id bigint primary key, act bigint not null references acts (id), number bigint not null, paper text not null,
  paper_name text not null, uploaded_by bigint not null references users (id), uploaded_at text not null, unique (act, number));
create table act_decisions (
  id bigint primary key, act bigint not null references acts (id), version bigint not null, kind text not null, reason text not null,
  user_id bigint not null references users (id), at text not null);
create index act_decisions_by_act on act_decisions (act, id);
create table register_state (id bigint primary key, ledger bigint not null, partners bigint not null, day text not null);
insert into register_state (id, ledger, partners, day) values (1, 0, 0, '');

create table leased_checks (
  id bigint primary key, version_id bigint references versions (id), act_version bigint references act_versions (id),
  partner bigint not null, state text not null,
  queued_at text not null, started_at text, ended_at text, attempts bigint not null, conclusion text not null,
  error_code text not null, error_reason text not null, error_where text not null, report text not null,
  page_ru text not null, page_en text not null, errors bigint not null, warnings bigint not null, questions bigint not null,
  worker text not null, leased_until text not null);
insert into leased_checks select id, version_id, null, partner, state, queued_at, started_at, ended_at, attempts, conclusion,
  error_code, error_reason, error_where, report, page_ru, page_en, errors, warnings, questions, '', '' from checks;
create table kept_findings (
  check_id bigint not null references leased_checks (id), number bigint not null, rule text not null, outcome text not null,
  severity text not null, class text not null, touches text not null, clause text not null, source text not null,
  responsible text not null, message_ru text not null, message_en text not null, advice_ru text not null, advice_en text not null,
  expected text not null, observed text not null, clause_text text not null, fingerprint text not null, primary key (check_id, number));
insert into kept_findings select * from findings;
drop table findings;
drop table checks;
alter table leased_checks rename to checks;
alter table kept_findings rename to findings;
create index checks_by_state on checks (state, id);
create index checks_by_version on checks (version_id, id);
create index checks_by_act_version on checks (act_version, id);
create index checks_by_day on checks (partner, queued_at);

create table login_failures (
  subject text primary key, failures bigint not null, last_at text not null, until_at text not null);
create index login_failures_by_time on login_failures (last_at);
create table removed_papers (paper text primary key, at text not null);
)sql";

std::vector<std::string> statements_of(std::string_view script) {
  std::vector<std::string> statements;
  std::string statement;
  for (std::size_t at = 0; at < script.size();) {
    const std::size_t end = std::min(script.find('\n', at), script.size());
    statement += std::string(script.substr(at, end - at)) + "\n";
    at = end + 1;
    if (statement.size() > 2 && statement[statement.size() - 2] == ';') {
      statement.resize(statement.size() - 2);
      statements.push_back(std::move(statement));
      statement.clear();
    }
  }
  return statements;
}

// "create table a (" -> "a"; empty if the statement does not say so.
std::string word_after(const std::string& statement, std::string_view what) {
  const std::size_t at = statement.find(what);
  const std::size_t from = at + what.size();
  return at == std::string::npos ? std::string() : statement.substr(from, statement.find_first_of(" \n", from) - from);
}

Result<void> apply(Connection& connection, const Migration& migration, std::string_view now) {
  for (const std::string& statement : statements_of(migration.script)) {
    if (const auto done = connection.execute(statement, {}); !done) {
      return fail(done.error());
    }
  }
  const auto noted = connection.execute("insert into schema_versions (number, name, applied_at) values (?, ?, ?)",
                                        {migration.number, std::string(migration.name), std::string(now)});
  return noted ? Result<void>() : fail(noted.error());
}

}  // namespace

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> all = {{1, "accounts-and-submissions", kAccountsAndSubmissions},
                                             {2, "indexes-of-times", kIndexesOfTimes},
                                             {3, "audits", kAuditTables},
                                             {4, "acts-and-leases", kActsAndLeases}};
  return all;
}

const std::vector<std::string>& tables_of_schema() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> tables;
    for (const Migration& migration : migrations()) {
      for (const std::string& statement : statements_of(migration.script)) {
        if (const std::string made = word_after(statement, "create table "); !made.empty()) {
          tables.push_back(made);
        } else if (const std::string dropped = word_after(statement, "drop table "); !dropped.empty()) {
          std::erase(tables, dropped);
        } else if (const std::string renamed = word_after(statement, "alter table "); !renamed.empty()) {
          const std::string name = word_after(statement, " rename to ");
          std::replace(tables.begin(), tables.end(), renamed, name.empty() ? renamed : name);
        }
      }
    }
    return tables;
  }();
  return all;
}

Result<std::int64_t> schema_version(Connection& connection, StoreKind kind) {
  const auto tables =
      connection.query(kind == StoreKind::Sqlite ? "select count(*) from sqlite_master where type = 'table' and name = 'schema_versions'"
                                                 : "select count(*) from information_schema.tables where table_schema = current_schema() "
                                                   "and table_name = 'schema_versions'",
                       {});
  if (!tables) {
    return fail(tables.error());
  }
  if (tables->empty() || number_of(tables->front(), 0) == 0) {
    return 0;
  }
  const auto newest = connection.query("select coalesce(max(number), 0) from schema_versions", {});
  if (!newest) {
    return fail(newest.error());
  }
  return newest->empty() ? 0 : number_of(newest->front(), 0);
}

Result<void> migrate(Connection& connection, StoreKind kind, std::string_view now, std::int64_t newest) {
  const std::int64_t wanted = newest == 0 ? migrations().back().number : newest;
  // Two programs that start at once: the second waits, and finds nothing left to do.
  for (const char* statement : kind == StoreKind::Sqlite ? std::vector<const char*>{"begin immediate"}
                                                         : std::vector<const char*>{"begin", "select pg_advisory_xact_lock(7387)"}) {
    if (const auto begun = connection.execute(statement, {}); !begun) {
      return fail(begun.error());
    }
  }
  Result<void> done;
  const Result<std::int64_t> present = schema_version(connection, kind);
  if (!present) {
    done = fail(present.error());
  } else if (*present > migrations().back().number) {
    done = fail(ErrorCode::Unsupported, "store.url", "store-newer",
                std::to_string(*present) + " > " + std::to_string(migrations().back().number));
  } else {
    if (*present == 0) {
      const auto made = connection.execute(
          "create table if not exists schema_versions (number bigint primary key, name text not null, applied_at text not null)", {});
      done = made ? Result<void>() : fail(made.error());
    }
    for (const Migration& migration : migrations()) {
      if (done && migration.number > *present && migration.number <= wanted) {
        done = apply(connection, migration, now);
      }
    }
  }
  const auto ended = connection.execute(done ? "commit" : "rollback", {});
  return done && !ended ? fail(ended.error()) : done;
}

}  // namespace sverka
