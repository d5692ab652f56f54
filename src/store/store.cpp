#include "store/store.hpp"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <utility>

#include "store/schema.hpp"

namespace sverka {
namespace {

constexpr std::size_t kMostIdle = 8;

thread_local std::optional<Error> trouble_of_thread;

const Error& noted(const Error& error) {
  if (!trouble_of_thread) {
    trouble_of_thread = error;
  }
  return error;
}

}  // namespace

std::string utc_now() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return utc_after("1970-01-01T00:00:00Z", now.time_since_epoch().count());
}

std::string utc_after(std::string_view text, std::int64_t seconds) {
  int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0;
  std::sscanf(std::string(text).c_str(), "%d-%d-%dT%d:%d:%d", &year, &month, &day, &hour, &minute, &second);
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  const auto moment =
      std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second + seconds);
  const auto midnight = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day on(midnight);
  const std::chrono::hh_mm_ss at(moment - midnight);
  char shown[40];
  std::snprintf(shown, sizeof shown, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(on.year()), static_cast<unsigned>(on.month()),
                static_cast<unsigned>(on.day()), static_cast<int>(at.hours().count()), static_cast<int>(at.minutes().count()),
                static_cast<int>(at.seconds().count()));
  return shown;
}

std::string text_of(const StoredRow& row, std::size_t column) {
  if (column >= row.size()) {
    return {};
  }
  if (const auto* number = std::get_if<std::int64_t>(&row[column])) {
    return std::to_string(*number);
  }
  const auto* text = std::get_if<std::string>(&row[column]);
  return text == nullptr ? std::string() : *text;
}

std::int64_t number_of(const StoredRow& row, std::size_t column) {
  if (column >= row.size()) {
    return 0;
  }
  if (const auto* number = std::get_if<std::int64_t>(&row[column])) {
    return *number;
  }
  // SQLite does not say of what kind an expression is: "count(*)" comes as text.
  std::int64_t number = 0;
  if (const auto* text = std::get_if<std::string>(&row[column])) {
    std::from_chars(text->data(), text->data() + text->size(), number);
  }
  return number;
}

std::optional<Error> take_store_trouble() {
  return std::exchange(trouble_of_thread, std::nullopt);
}

StoreWork::StoreWork(Store* store, std::unique_ptr<Connection> connection, std::string now)
    : store_(store), connection_(std::move(connection)), now_(std::move(now)) {}

StoreWork::StoreWork(StoreWork&& other) noexcept
    : store_(other.store_),
      connection_(std::move(other.connection_)),
      now_(std::move(other.now_)),
      error_(std::move(other.error_)),
      open_(std::exchange(other.open_, false)),
      line_(std::move(other.line_)) {}

StoreWork::~StoreWork() {
  if (connection_ == nullptr) {
    return;
  }
  if (open_) {
    static_cast<void>(connection_->execute("rollback", {}));
  }
  store_->take_back(std::move(connection_));
}

std::vector<StoredRow> StoreWork::rows(std::string_view sql, const std::vector<StoredCell>& values) {
  if (error_) {
    return {};
  }
  Result<std::vector<StoredRow>> found = connection_->query(sql, values);
  if (!found) {
    error_ = noted(found.error());
    return {};
  }
  return std::move(*found);
}

StoredRow StoreWork::row(std::string_view sql, const std::vector<StoredCell>& values) {
  std::vector<StoredRow> found = rows(sql, values);
  return found.empty() ? StoredRow() : std::move(found.front());
}

std::size_t StoreWork::change(std::string_view sql, const std::vector<StoredCell>& values) {
  if (error_) {
    return 0;
  }
  const Result<std::size_t> changed = connection_->execute(sql, values);
  if (!changed) {
    error_ = noted(changed.error());
    return 0;
  }
  return *changed;
}

std::int64_t StoreWork::next_id(std::string_view table) {
  return number_of(row("select coalesce(max(id), 0) + 1 from " + std::string(table)), 0);
}

tl::unexpected<Error> StoreWork::refused(ErrorCode code, std::string where, std::string reason) const {
  return error_ ? fail(*error_) : fail(code, std::move(where), std::move(reason));
}

Result<void> StoreWork::commit() {
  if (error_) {
    return fail(*error_);
  }
  const Result<std::size_t> committed = connection_->execute("commit", {});
  open_ = !committed;
  line_ = {};
  return committed ? Result<void>() : fail(noted(committed.error()));
}

Result<std::unique_ptr<Store>> Store::open(StoreTerms terms) {
  const Result<StoreKind> kind = kind_of_store(terms.url);
  if (!kind) {
    return fail(kind.error());
  }
  Result<PaperFolder> papers = PaperFolder::open(terms.papers);
  if (!papers) {
    return fail(papers.error());
  }
  Result<std::unique_ptr<Connection>> connection = terms.module.connect(terms.url);
  if (!connection) {
    return fail(connection.error());
  }
  if (const Result<void> migrated = migrate(**connection, *kind, terms.now()); !migrated) {
    return fail(migrated.error());
  }
  std::unique_ptr<Store> store(new Store(std::move(terms), *kind, std::move(*papers)));
  store->take_back(std::move(*connection));
  return store;
}

Store::Store(StoreTerms terms, StoreKind kind, PaperFolder papers) : terms_(std::move(terms)), kind_(kind), papers_(std::move(papers)) {}

Store::~Store() = default;

StoreWork Store::reading() {
  return begin(kind_ == StoreKind::Sqlite ? "begin" : "begin isolation level repeatable read read only");
}

StoreWork Store::writing() {
  std::unique_lock line(line_);
  StoreWork work = begin(kind_ == StoreKind::Sqlite ? "begin immediate" : "begin");
  work.line_ = std::move(line);
  // In PostgreSQL this row is what writers of other processes wait for.
  work.change("update trail_head set number = number where id = 1");
  return work;
}

StoreWork Store::begin(std::string_view statement) {
  Result<std::unique_ptr<Connection>> connection = lend();
  if (!connection) {
    StoreWork none(this, nullptr, terms_.now());
    none.error_ = noted(connection.error());
    return none;
  }
  StoreWork work(this, std::move(*connection), terms_.now());
  const std::optional<Error> before = trouble_of_thread;
  work.change(statement);
  work.open_ = !work.failed();
  if (work.failed() && !work.connection_->alive()) {
    // The server of the database was restarted since: a fresh connection, once.
    Result<std::unique_ptr<Connection>> fresh = terms_.module.connect(terms_.url);
    if (fresh) {
      work.connection_ = std::move(*fresh);
      work.error_.reset();
      trouble_of_thread = before;
      work.change(statement);
      work.open_ = !work.failed();
    }
  }
  return work;
}

Result<std::unique_ptr<Connection>> Store::lend() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  return terms_.module.connect(terms_.url);
}

void Store::take_back(std::unique_ptr<Connection> connection) {
  const std::lock_guard lock(mutex_);
  if (connection->alive() && idle_.size() < kMostIdle) {
    idle_.push_back(std::move(connection));
  }
}

}  // namespace sverka
