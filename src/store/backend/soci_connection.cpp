#include "store/backend/soci_connection.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <list>

namespace sverka {
namespace {

constexpr std::size_t kSqliteScheme = 7;  // "sqlite:"

// "a = ? and b = ?" -> "a = :p1 and b = :p2": SOCI knows values by names. A question mark inside a quoted text stays.
std::string with_named_values(std::string_view sql) {
  std::string named;
  named.reserve(sql.size() + 32);
  std::size_t number = 0;
  bool quoted = false;
  for (const char sign : sql) {
    quoted = sign == '\'' ? !quoted : quoted;
    if (sign == '?' && !quoted) {
      named += ":p" + std::to_string(++number);
    } else {
      named += sign;
    }
  }
  return named;
}

StoredCell cell_of(const soci::row& row, std::size_t index) {
  if (row.get_indicator(index) == soci::i_null) {
    return {};
  }
  switch (row.get_properties(index).get_data_type()) {
    case soci::dt_integer:
      return static_cast<std::int64_t>(row.get<int>(index));
    case soci::dt_long_long:
      return static_cast<std::int64_t>(row.get<long long>(index));
    case soci::dt_unsigned_long_long:
      return static_cast<std::int64_t>(row.get<unsigned long long>(index));
    case soci::dt_double:
      return static_cast<std::int64_t>(row.get<double>(index));
    default:
      return row.get<std::string>(index);
  }
}

class SociConnection : public Connection {
 public:
  SociConnection(const soci::backend_factory& factory, const std::string& terms) : session_(factory, terms) {}

  Result<std::vector<StoredRow>> query(std::string_view sql, const std::vector<StoredCell>& values) override {
    return guarded<std::vector<StoredRow>>([&] {
      std::vector<StoredRow> rows;
      Bound bound(session_, sql, values);
      soci::row row;
      bound.statement.exchange_for_rowset(soci::into(row));
      bound.statement.execute(false);
      while (bound.statement.fetch()) {
        StoredRow& stored = rows.emplace_back();
        for (std::size_t index = 0; index < row.size(); ++index) {
          stored.push_back(cell_of(row, index));
        }
      }
      return rows;
    });
  }

  Result<std::size_t> execute(std::string_view sql, const std::vector<StoredCell>& values) override {
    return guarded<std::size_t>([&] {
      Bound bound(session_, sql, values);
      bound.statement.execute(true);
      const long long changed = bound.statement.get_affected_rows();
      return changed < 0 ? std::size_t{0} : static_cast<std::size_t>(changed);
    });
  }

  bool alive() const override { return alive_; }

 private:
  // A prepared statement with its values, which must stand still while it runs.
  struct Bound {
    Bound(soci::session& session, std::string_view sql, const std::vector<StoredCell>& values) : statement(session) {
      statement.alloc();
      statement.prepare(with_named_values(sql));
      for (const StoredCell& value : values) {
        indicators.push_back(std::holds_alternative<std::monostate>(value) ? soci::i_null : soci::i_ok);
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
          numbers.push_back(*number);
          statement.exchange(soci::use(numbers.back(), indicators.back()));
        } else {
          const auto* text = std::get_if<std::string>(&value);
          texts.push_back(text == nullptr ? std::string() : *text);
          statement.exchange(soci::use(texts.back(), indicators.back()));
        }
      }
      statement.define_and_bind();
    }

    std::list<long long> numbers;
    std::list<std::string> texts;
    std::list<soci::indicator> indicators;
    soci::statement statement;
  };

  // Exceptions end here: they would not be known beyond the module.
  template <class Value, class Work>
  Result<Value> guarded(const Work& work) {
    try {
      return work();
    } catch (const soci::soci_error& problem) {
      alive_ = alive_ && problem.get_error_category() != soci::soci_error::connection_error &&
               problem.get_error_category() != soci::soci_error::system_error && session_.is_connected();
      // Not what(): it holds the values of the statement.
      return fail(ErrorCode::Internal, "", "store-failed", problem.get_error_message());
    } catch (const std::exception& problem) {
      return fail(ErrorCode::Internal, "", "store-failed", problem.what());
    }
  }

  soci::session session_;
  bool alive_ = true;
};

// SOCI 4.0 takes what it is given for key=value pairs and writes "=" behind an address that has none.
std::string with_parameter(const std::string& url) {
  return url.find('=') != std::string::npos ? url : url + (url.find('?') == std::string::npos ? "?" : "&") + "application_name=sverka";
}

}  // namespace

Result<std::unique_ptr<Connection>> connect_by_soci(const std::string& url) {
  const Result<StoreKind> kind = kind_of_store(url);
  if (!kind) {
    return fail(kind.error());
  }
  try {
    if (*kind == StoreKind::Postgresql) {
      return std::make_unique<SociConnection>(*soci::factory_postgresql(), with_parameter(url));
    }
    // A path with a quote would end the value that SOCI parses.
    const std::string path = url.substr(kSqliteScheme);
    if (path.find('"') != std::string::npos) {
      return fail(ErrorCode::Usage, "store.url", "store-url");
    }
    auto connection = std::make_unique<SociConnection>(*soci::factory_sqlite3(), "db=\"" + path + "\" timeout=20");
    // What is acknowledged is on the disk: a commit waits for the write-ahead log to be synchronised.
    for (const char* setting : {"pragma journal_mode = wal", "pragma synchronous = full", "pragma foreign_keys = on",
                                "pragma trusted_schema = off", "pragma cache_size = -8000"}) {
      if (const auto set = connection->execute(setting, {}); !set) {
        return fail(ErrorCode::Internal, path, "store-closed", set.error().detail);
      }
    }
    return connection;
  } catch (const std::exception& problem) {
    return fail(ErrorCode::Internal, "store.url", "store-closed", problem.what());
  }
}

}  // namespace sverka
