#include "store/resources.hpp"

#include "store/cleaned.hpp"
#include "store/schedule.hpp"
#include "store/word_search.hpp"
#include "web/url.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestUrl = 1000;
constexpr std::size_t kLongestEmail = 200;
constexpr std::size_t kLongestSchedule = 100;

constexpr const char* kColumns =
    "r.id, r.partner, p.name, p.email, r.url, r.host, r.email, r.schedule, r.next_at, r.active, u.name, r.registered_at, r.revision";
constexpr const char* kTables = " from resources r join partners p on p.id = r.partner join users u on u.id = r.registered_by ";

WebResource resource_of(const StoredRow& row) {
  WebResource one;
  one.id = number_of(row, 0);
  one.partner = number_of(row, 1);
  one.partner_name = text_of(row, 2);
  one.partner_email = text_of(row, 3);
  one.url = text_of(row, 4);
  one.host = text_of(row, 5);
  one.email = text_of(row, 6);
  one.schedule = text_of(row, 7);
  one.next_at = text_of(row, 8);
  one.active = number_of(row, 9) != 0;
  one.registered_by = text_of(row, 10);
  one.registered_at = text_of(row, 11);
  one.revision = number_of(row, 12);
  return one;
}

// "example.com" is meant as a person writes it. A name and a password in the address would go into every letter.
std::optional<Url> url_meant(std::string_view text) {
  const std::string written = cleaned(text, kLongestUrl);
  std::optional<Url> url = parse_url(written.find("://") == std::string::npos ? "https://" + written : written);
  if (!url || !is_web(*url) || url->host.empty() || !url->username.empty() || !url->password.empty()) {
    return std::nullopt;
  }
  url->fragment.reset();
  return url;
}

struct Rhythm {
  std::string schedule, next_at;
};

Result<Rhythm> rhythm_of(const ResourceWish& wish, const std::string& host, const std::string& now, const AuditTerms& terms) {
  Rhythm rhythm{cleaned(wish.schedule, kLongestSchedule), {}};
  if (rhythm.schedule.empty()) {
    return rhythm;
  }
  const Result<AuditSchedule> schedule = AuditSchedule::parse(rhythm.schedule);
  if (!schedule) {
    return fail(schedule.error());
  }
  rhythm.next_at = wish.active ? schedule->next_after(now, offset_of_host(host, terms.spread_minutes)) : std::string();
  return rhythm;
}

Result<std::string> email_of(const ResourceWish& wish) {
  std::string email = cleaned(wish.email, kLongestEmail);
  return email.empty() || is_mail_address(email) ? Result<std::string>(std::move(email)) : fail(ErrorCode::Usage, email, "email-invalid");
}

}  // namespace

Result<WebResource> register_resource(Store& store, const Actor& actor, std::int64_t user, const ResourceWish& wish,
                                      const AuditTerms& terms, const RequestKey& request) {
  const std::optional<Url> url = url_meant(wish.url);
  if (!url) {
    return fail(ErrorCode::Usage, "", "url-invalid");
  }
  const Result<std::string> email = email_of(wish);
  if (!email) {
    return fail(email.error());
  }
  StoreWork work = store.writing();
  const Result<Rhythm> rhythm = rhythm_of(wish, url->host, work.now(), terms);
  if (!rhythm) {
    return fail(rhythm.error());
  }
  const std::optional<PartnerCompany> partner = find_partner(work, wish.partner);
  if (!partner) {
    return work.refused(ErrorCode::NotFound, "", "no-such-partner");
  }
  const std::string text = to_text(*url);
  if (!work.row("select id from resources where url = ?", {text}).empty()) {
    return work.refused(ErrorCode::Usage, text, "resource-taken");
  }
  const std::int64_t id = work.next_id("resources");
  work.change(
      "insert into resources (id, partner, url, host, email, schedule, next_at, active, registered_by, registered_at, revision, found_by) "
      "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)",
      {id, wish.partner, text, url->host, *email, rhythm->schedule, rhythm->next_at, wish.active ? 1 : 0, user, work.now(),
       found_by(text + " " + to_shown(*url) + " " + partner->name)});
  add_to_trail(work, actor, "resource.registered", subject_of_resource(id), wish.partner);
  remember_request(work, request, id);
  std::optional<WebResource> made = find_resource(work, id);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return *made;
}

Result<WebResource> change_resource(Store& store, const Actor& actor, std::int64_t resource, std::int64_t revision,
                                    const ResourceWish& wish, const AuditTerms& terms, const RequestKey& request) {
  const Result<std::string> email = email_of(wish);
  if (!email) {
    return fail(email.error());
  }
  StoreWork work = store.writing();
  const std::optional<WebResource> present = find_resource(work, resource);
  if (!present) {
    return work.refused(ErrorCode::NotFound, "", "no-such-resource");
  }
  if (present->revision != revision) {
    return work.refused(ErrorCode::Usage, "", "stale");
  }
  const Result<Rhythm> rhythm = rhythm_of(wish, present->host, work.now(), terms);
  if (!rhythm) {
    return fail(rhythm.error());
  }
  work.change("update resources set email = ?, schedule = ?, next_at = ?, active = ?, revision = revision + 1 where id = ?",
              {*email, rhythm->schedule, rhythm->next_at, wish.active ? 1 : 0, resource});
  if (!wish.active) {
    work.change("update audits set state = 'withdrawn', ended_at = ? where resource = ? and state = 'queued'", {work.now(), resource});
  }
  add_to_trail(work, actor, "resource.changed", subject_of_resource(resource), present->partner,
               std::string("{\"active\": ") + (wish.active ? "true" : "false") + ", \"schedule\": \"" + rhythm->schedule + "\"}");
  remember_request(work, request, resource);
  std::optional<WebResource> changed = find_resource(work, resource);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return *changed;
}

std::vector<WebResource> list_resources(StoreWork& work, const ResourceQuestion& question) {
  std::string sql = std::string("select ") + kColumns + kTables + "where r.id > ?";
  std::vector<StoredCell> values = {question.after};
  if (question.partner != 0) {
    sql += " and r.partner = ?";
    values.emplace_back(question.partner);
  }
  for (const std::string& word : words_to_find(question.words)) {
    sql += " and r.found_by like ? escape '!'";
    values.emplace_back(pattern_of_word(word));
  }
  sql += " order by r.id limit ?";
  values.emplace_back(static_cast<std::int64_t>(question.most));
  std::vector<WebResource> found;
  for (const StoredRow& row : work.rows(sql, values)) {
    found.push_back(resource_of(row));
  }
  return found;
}

std::optional<WebResource> find_resource(StoreWork& work, std::int64_t id) {
  const StoredRow row = work.row(std::string("select ") + kColumns + kTables + "where r.id = ?", {id});
  return row.empty() ? std::nullopt : std::optional<WebResource>(resource_of(row));
}

bool is_mail_address(std::string_view email) {
  const std::size_t at = email.find('@');
  const auto plain = [](char sign) {
    return sign > ' ' && sign < 127 && std::string_view("<>()[],;:\\\"").find(sign) == std::string_view::npos;
  };
  bool good = at != std::string_view::npos && at > 0 && at + 1 < email.size() && email.find('@', at + 1) == std::string_view::npos;
  for (const char sign : email) {
    good = good && plain(sign);
  }
  return good && email.find('.', at) != at + 1 && email.back() != '.';
}

std::string subject_of_resource(std::int64_t id) {
  return "resource/" + std::to_string(id);
}

}  // namespace sverka
