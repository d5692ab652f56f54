// The store: a database, the papers beside it, and the trail of what was done.
//
// Whoever writes stands in a line: a writing transaction begins by taking the head of the trail, in both databases, so numbers are counted
// without sequences and the trail has one order. Readers see a snapshot and wait for nobody.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/connection.hpp"
#include "store/papers.hpp"

namespace sverka {

struct StoreTerms {
  std::string url;     // "sqlite:/var/lib/sverka/sverka.db", "postgresql://..."
  std::string papers;  // the folder of the papers; made if it is not there
  StoreModule module;
  // The time of the system, "2026-11-22T09:15:30Z". Tests hand in their own.
  std::function<std::string()> now;
};

// "2026-11-22T09:15:30Z" by the clock of the system.
std::string utc_now();
// `text` of utc_now() some seconds later or earlier.
std::string utc_after(std::string_view text, std::int64_t seconds);

// A column of a row as a text or as a number, whichever of the two the database made of it; empty or 0 where the row has none.
std::string text_of(const StoredRow& row, std::size_t column);
std::int64_t number_of(const StoredRow& row, std::size_t column);

class Store;

// The first error that a transaction of this thread has met since this was last asked; nothing if there was none. So a page that shows
// little because there is little is told from one that could not be read.
std::optional<Error> take_store_trouble();

// One transaction. The first error stays: what follows it does nothing, and commit() or refused() says it. Without commit() nothing of it
// is kept.
class StoreWork {
 public:
  StoreWork(StoreWork&& other) noexcept;
  StoreWork& operator=(StoreWork&&) = delete;
  ~StoreWork();

  std::vector<StoredRow> rows(std::string_view sql, const std::vector<StoredCell>& values = {});
  // The first row; an empty one if there is none.
  StoredRow row(std::string_view sql, const std::vector<StoredCell>& values = {});
  std::size_t change(std::string_view sql, const std::vector<StoredCell>& values = {});
  // The next number of a table's "id". Only while writing.
  std::int64_t next_id(std::string_view table);

  bool failed() const { return error_.has_value(); }
  // The error that the work has met, else this one.
  tl::unexpected<Error> refused(ErrorCode code, std::string where, std::string reason) const;
  Result<void> commit();

  const std::string& now() const { return now_; }

 private:
  friend class Store;
  StoreWork(Store* store, std::unique_ptr<Connection> connection, std::string now);

  Store* store_;
  std::unique_ptr<Connection> connection_;
  std::string now_;
  std::optional<Error> error_;
  bool open_ = false;
  std::unique_lock<std::mutex> line_;  // held while writing
};

class Store {
 public:
  // Opens, and migrates a database of an earlier schema. Errors: those of StoreModule::connect; unsupported "store-newer"; internal
  // "store-failed", "papers-folder".
  static Result<std::unique_ptr<Store>> open(StoreTerms terms);
  ~Store();

  // Safe to call from many threads.
  StoreWork reading();
  StoreWork writing();

  PaperFolder& papers() { return papers_; }
  const StoreModule& module() const { return terms_.module; }
  const std::string& url() const { return terms_.url; }
  StoreKind kind() const { return kind_; }
  std::string now() const { return terms_.now(); }

 private:
  friend class StoreWork;
  Store(StoreTerms terms, StoreKind kind, PaperFolder papers);

  StoreWork begin(std::string_view statement);
  Result<std::unique_ptr<Connection>> lend();
  void take_back(std::unique_ptr<Connection> connection);

  const StoreTerms terms_;
  const StoreKind kind_;
  PaperFolder papers_;
  std::mutex mutex_;  // of idle_
  std::vector<std::unique_ptr<Connection>> idle_;
  std::mutex line_;  // writers of this process wait here, not in the database
};

}  // namespace sverka
