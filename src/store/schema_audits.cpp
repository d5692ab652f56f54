#include "store/schema_audits.hpp"

namespace sverka {

const std::string_view kAuditTables = R"sql(
create table resources (
  id bigint primary key, partner bigint not null references partners (id), url text not null unique, host text not null,
  email text not null, schedule text not null, next_at text not null, active bigint not null,
  registered_by bigint not null references users (id), registered_at text not null, revision bigint not null, found_by text not null);
create index resources_by_partner on resources (partner, id);
create index resources_by_time on resources (active, next_at);
create table audits (
  id bigint primary key, resource bigint not null references resources (id), cause text not null, state text not null,
  asked_by text not null, queued_at text not null, not_before text not null, started_at text not null, ended_at text not null,
  holder text not null, lease_until text not null, attempts bigint not null, conclusion text not null, error_code text not null,
  error_reason text not null, error_where text not null, report text not null, page_ru text not null, page_en text not null,
  evidence text not null, pages bigint not null, errors bigint not null, warnings bigint not null, questions bigint not null,
  appeared bigint not null, remained bigint not null, mended bigint not null);
create index audits_by_state on audits (state, id);
create index audits_by_resource on audits (resource, id);
create table audit_findings (
  audit bigint not null references audits (id), number bigint not null, rule text not null, outcome text not null,
  severity text not null, responsible text not null, source text not null, url text not null, message_ru text not null,
  message_en text not null, advice_ru text not null, advice_en text not null, quote text not null, articles text not null,
  fetched_at bigint not null, fingerprint text not null, primary key (audit, number));
create table violations (
  id bigint primary key, resource bigint not null references resources (id), fingerprint text not null, rule text not null,
  severity text not null, source text not null, url text not null, message_ru text not null, message_en text not null,
  advice_ru text not null, advice_en text not null, quote text not null, articles text not null, state text not null,
  seen bigint not null, absent bigint not null, first_audit bigint not null references audits (id),
  last_audit bigint not null references audits (id), first_fetched bigint not null, last_fetched bigint not null,
  found_at text not null, notice bigint not null, due_on text not null, settled_at text not null, closed_by text not null,
  reason text not null, revision bigint not null, unique (resource, fingerprint));
create index violations_by_state on violations (state, due_on);
create index violations_by_resource on violations (resource, id);
create table notices (
  id bigint primary key, resource bigint not null references resources (id), audit bigint not null references audits (id),
  state text not null, recipient text not null, message_id text not null unique, made_by text not null, made_at text not null,
  letter text not null, sent_on text not null, due_on text not null, recheck_at text not null, problem text not null,
  revision bigint not null);
create index notices_by_resource on notices (resource, id);
create index notices_by_recheck on notices (recheck_at);
create table notice_violations (
  notice bigint not null references notices (id), violation bigint not null references violations (id), primary key (notice, violation));
create table outbox (
  notice bigint primary key references notices (id), message_id text not null unique, recipient text not null, letter text not null,
  state text not null, attempts bigint not null, next_at text not null, holder text not null, lease_until text not null,
  intended_on text not null, due_on text not null, ended_at text not null, problem text not null);
create index outbox_by_state on outbox (state, next_at);
)sql";

}  // namespace sverka
