#include "store/trail.hpp"

#include <limits>
#include <utility>

#include "base/hash.hpp"

namespace sverka {
namespace {

constexpr std::size_t kBatch = 1000;
constexpr std::size_t kMostFaults = 100;
constexpr const char* kColumns = "number, at, who, who_name, action, subject, partner, detail, previous, hash";

TrailEntry entry_of(const StoredRow& row) {
  TrailEntry entry;
  entry.number = number_of(row, 0);
  entry.at = text_of(row, 1);
  entry.actor = {number_of(row, 2), text_of(row, 3)};
  entry.action = text_of(row, 4);
  entry.subject = text_of(row, 5);
  entry.partner = number_of(row, 6);
  entry.detail = text_of(row, 7);
  entry.previous = text_of(row, 8);
  entry.hash = text_of(row, 9);
  return entry;
}

}  // namespace

std::string hash_of(const TrailEntry& entry) {
  std::string said;
  for (const std::string& part : {std::to_string(entry.number), entry.at, std::to_string(entry.actor.user), entry.actor.name, entry.action,
                                  entry.subject, std::to_string(entry.partner), entry.detail, entry.previous}) {
    said += std::to_string(part.size()) + ":" + part;
  }
  return sha256_hex(said);
}

void add_to_trail(StoreWork& work, const Actor& actor, const std::string& action, const std::string& subject, std::int64_t partner,
                  const std::string& detail) {
  const StoredRow head = work.row("select number, hash from trail_head where id = 1");
  TrailEntry entry{number_of(head, 0) + 1, work.now(), actor, action, subject, partner, detail, text_of(head, 1), {}};
  entry.hash = hash_of(entry);
  work.change(std::string("insert into trail (") + kColumns + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              {entry.number, entry.at, actor.user, actor.name, action, subject, partner, detail, entry.previous, entry.hash});
  work.change("update trail_head set number = ?, hash = ? where id = 1", {entry.number, entry.hash});
}

std::vector<TrailEntry> read_trail(StoreWork& work, const TrailQuestion& question) {
  std::string sql = std::string("select ") + kColumns + " from trail where number > ?";
  std::vector<StoredCell> values = {question.after};
  if (question.before != 0) {
    sql += " and number < ?";
    values.emplace_back(question.before);
  }
  if (question.partner != 0) {
    sql += " and partner = ?";
    values.emplace_back(question.partner);
  }
  if (question.scope == TrailScope::OfPartners) {
    sql += " and partner <> 0";
  }
  if (!question.subject.empty()) {
    sql += " and subject = ?";
    values.emplace_back(question.subject);
  }
  sql += question.before != 0 ? " order by number desc limit ?" : " order by number limit ?";
  values.emplace_back(static_cast<std::int64_t>(question.most));
  std::vector<TrailEntry> entries;
  for (const StoredRow& row : work.rows(sql, values)) {
    entries.push_back(entry_of(row));
  }
  return entries;
}

Result<TrailState> verify_trail(Store& store, const std::optional<KnownHash>& known) {
  StoreWork work = store.reading();
  TrailState state;
  const auto fault = [&state](std::int64_t number, std::string reason) {
    if (state.faults.size() < kMostFaults) {
      state.faults.push_back({number, std::move(reason)});
    }
  };
  std::int64_t expected = 1;
  std::string previous;
  bool known_seen = false;
  for (std::int64_t after = std::numeric_limits<std::int64_t>::min();;) {
    const std::vector<TrailEntry> batch = read_trail(work, {after, 0, 0, "", kBatch, TrailScope::Everything});
    for (const TrailEntry& entry : batch) {
      if (entry.number != expected) {
        fault(expected, "trail-missing");
      }
      // After a gap the row before is not there to be held against.
      const bool joined = entry.number == expected ? entry.previous == previous : true;
      if (!joined || entry.hash != hash_of(entry)) {
        fault(entry.number, "trail-changed");
      }
      if (known && entry.number == known->number) {
        known_seen = true;
        if (entry.hash != known->hash) {
          fault(entry.number, "trail-rewritten");
        }
      }
      previous = entry.hash;
      expected = entry.number + 1;
      ++state.rows;
    }
    if (batch.size() < kBatch) {
      break;
    }
    after = batch.back().number;
  }
  const StoredRow head = work.row("select number, hash from trail_head where id = 1");
  if (number_of(head, 0) != expected - 1 || text_of(head, 1) != previous) {
    fault(expected - 1, "trail-head");
  }
  if (known && !known_seen) {
    fault(known->number, "trail-rewritten");
  }
  state.newest = previous;
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return state;
}

}  // namespace sverka
